"""Figures that are written without a number: "two-thirds", "one in five", "dozens", "no one".

They are as much of a figure as those in digits, and one outlet writes "half" where another has
"50 percent". Each is read as the stretch of values that it may stand for.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from index.compare.amounts import Amount
from index.compare.counted import counted_after
from index.compare.found import Found
from index.compare.hedges import bound_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.compare.prepared import Prepared

_PARTS = {
    word: parts
    for parts, words in (
        (2, "half halves"),
        (3, "third thirds"),
        (4, "quarter quarters fourth fourths"),
        (5, "fifth fifths"),
        (6, "sixth sixths"),
        (7, "seventh sevenths"),
        (8, "eighth eighths"),
        (9, "ninth ninths"),
        (10, "tenth tenths"),
    )
    for word in words.split()
}
_COUNTS = {
    word: value
    for value, words in enumerate(
        "a|an|one|1 two|2 three|3 four|4 five|5 six|6 seven|7 eight|8 nine|9 ten|10".split(), 1
    )
    for word in words.split("|")
}
_SMALL = rf"(?:{'|'.join(sorted(_COUNTS, key=len, reverse=True))})"
_FRACTION = re.compile(
    rf"\b(?P<count>{_SMALL})(?P<joined>[-\s])(?P<part>{'|'.join(_PARTS)})\b"
    r"(?P<of>\sof\s(?!an?\s))?",
    re.IGNORECASE,
)
_HALF = re.compile(r"\b(?<!-)half\s(?:of\s)?(?:the|its|their|his|her|our|all|of)\b", re.IGNORECASE)
_ONE_IN = re.compile(
    rf"\b(?P<count>{_SMALL})\s(?:in|out\sof)\s(?:every\s)?(?P<part>{_SMALL})\b", re.IGNORECASE
)
_STEP = 4.0
"""Points of a hundred that a fraction in words leaves open: "half" is 48 to 52 of them."""

_DOZEN = re.compile(
    r"\b(?P<many>half\sa|a|one|two|three|four|five|six)\sdozen\b(?!s)", re.IGNORECASE
)
_DOZENS = {
    "half a": 6,
    "a": 12,
    "one": 12,
    "two": 24,
    "three": 36,
    "four": 48,
    "five": 60,
    "six": 72,
}
_OPEN = 6
"""The part of dozens that may be meant loosely: "a dozen" is 11 to 13."""
_VAGUE = re.compile(
    r"\b(?P<many>several\sdozen|dozens|scores|tens\sof\sthousands|hundreds\sof\sthousands"
    r"|hundreds|thousands|millions)(?:\sof)?\b",
    re.IGNORECASE,
)
_STRETCH = {
    "several dozen": (24, 120),
    "dozens": (20, 150),
    "scores": (30, 250),
    "hundreds": (150, 1_500),
    "thousands": (1_500, 15_000),
    "tens of thousands": (15_000, 150_000),
    "hundreds of thousands": (150_000, 1_500_000),
    "millions": (1_500_000, 1_000_000_000),
}
_NONE = re.compile(r"\b(?:No\sone|Nobody|None|No)\b", re.IGNORECASE)
_NOBODY = 2
"""Words that "no people" and "no one" have at most."""


def unnumbered(article: Prepared) -> Iterator[Found]:
    """Yield the fractions, the dozens and the nobody of an article, by kind and then by place."""
    yield from _shares(article)
    yield from _dozens(article)
    yield from _none(article)


def _shares(article: Prepared) -> Iterator[Found]:
    text = article.text
    for found in _FRACTION.finditer(text):
        if found["joined"] == "-" or found["of"]:
            count, parts = _COUNTS[found["count"].lower()], _PARTS[found["part"].lower()]
            yield from _share(article, found.start(), found.end("part"), count / parts)
    for found in _HALF.finditer(text):
        yield from _share(article, found.start(), found.start() + len("half"), 0.5)
    for found in _ONE_IN.finditer(text):
        count, parts = _COUNTS[found["count"].lower()], _COUNTS[found["part"].lower()]
        if found["count"].lower() not in ("a", "an", "1") and count < parts and parts > 1:
            yield from _share(article, found.start(), found.end(), count / parts)


def _share(article: Prepared, start: int, end: int, part: float) -> Iterator[Found]:
    place = _place(article, start)
    if place < 0 or part > 1:
        return
    bound, start = bound_at(article.text, start, end, end)
    if bound == "apart":
        return  # the first half of the year
    share = Amount(100 * part, 100 * part, bound, _STEP)
    yield Found(
        start,
        end,
        "percent",
        f"{100 * part:.0f}",
        place,
        ("%",),
        exact=bound == "exact",
        amount=share,
        sort="share",
    )


def _dozens(article: Prepared) -> Iterator[Found]:
    for found in _DOZEN.finditer(article.text):
        many = float(_DOZENS[" ".join(found["many"].lower().split())])
        yield from _counted(article, found.start(), found.end(), (many, many, many / _OPEN))
    for found in _VAGUE.finditer(article.text):
        low, high = _STRETCH[" ".join(found["many"].lower().split())]
        yield from _counted(article, found.start(), found.end(), (low, high, 0.0))


def _counted(
    article: Prepared, start: int, end: int, stretch: tuple[float, float, float]
) -> Iterator[Found]:
    """Yield what is counted by some words, if anything is."""
    place, at = _last_word(article, start, end)
    if place < 0:
        return
    counts = counted_after(article.text, article.words[place], at)
    if counts is None:
        return
    low, high, step = stretch
    bound, start = bound_at(article.text, start, end, counts.end)
    if low < high:
        bound = "range"
    value = f"{high:.0f}" if low == high else f"{low:.0f}-{high:.0f}"
    yield Found(
        start,
        counts.end,
        "number",
        value,
        place,
        counts.units,
        counts.state,
        counts.about,
        exact=bound == "exact",
        amount=Amount(low, high, bound, step),
        sort="words",
    )


def _none(article: Prepared) -> Iterator[Found]:
    """Yield "no one was hurt", "no deaths": none of what became of people, and of nothing else."""
    for found in _NONE.finditer(article.text):
        place, at = _last_word(article, found.start(), found.end())
        if place < 0:
            continue
        words = article.words[place]
        for last in range(at, min(at + _NOBODY, len(words))):
            counts = counted_after(article.text, words, last, names_none=True)
            if counts is not None and counts.state:
                nothing = Amount(0.0, 0.0, "exact", 0.0)
                yield Found(
                    found.start(),
                    max(counts.end, words[last].end),
                    "number",
                    "0",
                    place,
                    (),
                    counts.state,
                    counts.state,
                    amount=nothing,
                    sort="words",
                )
                break
            if found.group().lower() != "no":
                break


def _last_word(article: Prepared, start: int, end: int) -> tuple[int, int]:
    """Return the place of a sentence, and of the last word in it that ends by an offset."""
    place = _place(article, start)
    if place < 0:
        return -1, -1
    words = article.words[place]
    return place, max(bisect_left(words, end, key=lambda word: word.start) - 1, 0)


def _place(article: Prepared, start: int) -> int:
    return bisect_right(article.sentences, start, key=lambda span: span.start) - 1
