"""What a sentence tells around its figures: its names, its clauses, and how it is meant."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.compare.figures import Figures
    from index.compare.found import Found
    from index.compare.prepared import Prepared
    from index.compare.sentencewords import Word

SAYING = frozenset(
    """said says say saying told tells tell according announced announces reported reports report
    confirmed confirms added wrote writes""".split()
)
_MARKS = {
    word: mark
    for mark, words in (
        (
            "denied",
            """not never cannot didnt doesnt dont isnt wasnt
            arent werent hasnt havent hadnt wont wouldnt cant couldnt instead""",
        ),
        (
            "earlier",
            """earlier previously initially originally formerly once revised updated corrected
            former previous prior""",
        ),
        (
            "intended",
            """hope hopes hoped hoping aim aims aimed seek seeks sought seeking propose proposes
            proposed may might could want wants wanted target goal expected expects expect forecast
            predict predicted predicts ask asks asked demand demands demanded request requested
            should plan planned plans planning if threatened offered offer offers suggested
            recommended recommends projected""",
        ),
        ("again", "re again anew"),
        ("until then", "far yet"),
        (
            "each",
            """each every apiece average averaged averages median daily weekly monthly annual
            annually yearly hourly""",
        ),
    )
    for word in words.split()
}
_DISPUTING = frozenset(
    """untrue false falsely wrong wrongly incorrect incorrectly denied denies deny denying disputed
    disputes dispute refuted refutes""".split()
)
"""Words that put in doubt what follows them, be it in another clause."""
PARTS_OF_FIGURES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december gmt utc est edt et cst cdt ct mst mdt mt
    pst pdt pt bst cet cest celsius fahrenheit p.m. a.m. pm am""".split()
)
"""What is written as names are, and is a part of figures."""
_APOSTROPHES = str.maketrans("", "", "'’")
_CLAUSES = frozenset(
    "when while after before because which who whose that as although though but where if".split()
)
"""Words that begin a clause."""
_PARTING = re.compile(r"[,;:()\[\]“”\"–—]|\s-\s")
_WIDEST = 8
_DATELINE = re.compile(r"[^\W\d_a-z][^\n–—]{0,60}?\s(?:\([^)\n]{2,40}\)\s)?[-–—]{1,2}\s")
_LONGEST_DATELINE = 90
_SPEAKER = 4
"""Words of a name beside a verb of saying."""
_CACHED = 4_096


class Scene(NamedTuple):
    """What a sentence tells around its figures."""

    folded: frozenset[str]
    """All words."""
    named: tuple[int, ...]
    """Places of words written as names are, but for the speaker's and the dateline's."""
    said: frozenset[int]
    """Places of the words that tell who says it."""


@lru_cache(maxsize=_CACHED)
def scene(article: Prepared, place: int) -> Scene:
    """Return what a sentence of an article tells around its figures."""
    text, words = article.text, article.words[place]
    said = _speakers(text, words)
    begins = article.sentences[place].start
    dateline = _DATELINE.match(text, begins, begins + _LONGEST_DATELINE)
    begun = dateline.end() if dateline else begins
    named = [
        at
        for at in range(len(words))
        if at not in said and words[at].start >= begun and _is_name(text, words, at)
    ]
    if named[:1] == [0] and words[0].folded in _in_small_letters(article):
        named = named[1:]
    return Scene(frozenset(word.folded for word in words), tuple(named), frozenset(said))


@lru_cache(maxsize=64)
def _in_small_letters(article: Prepared) -> frozenset[str]:
    """Return the words that an article has in small letters somewhere: they are no names."""
    text = article.text
    return frozenset(
        word.folded for words in article.words for word in words if text[word.start].islower()
    )


def _is_name(text: str, words: Sequence[Word], at: int) -> bool:
    word = words[at]
    if not text[word.start].isupper() or word.number is not None or word.folded in PARTS_OF_FIGURES:
        return False
    return word.weighty


def _speakers(text: str, words: Sequence[Word]) -> set[int]:
    """Return the places of the words that name who says it."""
    found = set[int]()
    for at, word in enumerate(words):
        if word.folded not in SAYING:
            continue
        for step in (-1, 1):
            place = at + step
            while 0 <= place < len(words) and abs(place - at) <= _SPEAKER:
                upper = text[words[place].start].isupper()
                if not upper and words[place].weighty and place != at - 1:
                    break
                found.add(place)
                place += step
    return found


def marks(article: Prepared, place: int, of: Iterable[int]) -> frozenset[str]:
    """Return what some words of a sentence tell of how it is meant: denied, intended, each."""
    words = article.words[place]
    plain = (
        words[at].folded.translate(_APOSTROPHES)
        for at in of
        if article.text[words[at].start].islower()  # "May" is no "may"
    )
    return frozenset(_MARKS[word] for word in plain if word in _MARKS)


def clause(article: Figures, figure: Found) -> range:
    """Return the places of the words of a figure's clause: up to a comma, "when" and the like."""
    text, words = article.article.text, article.article.words[figure.sentence]
    first = bisect_left(words, figure.start, key=lambda word: word.start)
    last = max(bisect_left(words, figure.end, key=lambda word: word.start) - 1, first)
    while first > 0 and not _parted(text, words, first):
        first -= 1
    while last + 1 < len(words) and not _parted(text, words, last + 1):
        last += 1
    return range(first, min(last + 1, len(words)))


def _parted(text: str, words: Sequence[Word], at: int) -> bool:
    """Tell whether a clause begins with a word."""
    gap = text[words[at - 1].end : words[at].start]
    return words[at].folded in _CLAUSES or bool(_PARTING.search(gap[:_WIDEST]))


def said_then(article: Figures, figure: Found) -> bool:
    """Tell whether a date is that of saying something: "police said on Monday"."""
    words = article.article.words[figure.sentence]
    at = next((place for place, word in enumerate(words) if word.start >= figure.start), 0)
    before = [word.folded for word in words[max(0, at - 3) : at] if word.folded != "on"]
    after = [word.folded for word in words[at + 1 : at + 2]]
    return bool(SAYING.intersection([*before[-2:], *after]))


def says(article: Prepared, place: int) -> bool:
    """Tell whether a sentence reports what somebody said."""
    return not SAYING.isdisjoint(scene(article, place).folded)


def disputed(article: Figures, figure: Found) -> bool:
    """Tell whether what a figure's sentence tells is denied or disputed in it."""
    folded = scene(article.article, figure.sentence).folded
    return not _DISPUTING.isdisjoint(folded) or {"not", "true"} <= folded
