"""Examples of what can be asked in the words of a corpus, so that they find something there. Pure.

Words come from titles, names and days from what was counted. What a corpus has nothing for keeps
the example that is the same everywhere.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from index.datewords import month_name
from index.tongues import NAMES
from index.words import fold, word_spans
from reader.results.examples import EXAMPLES, LONGEST, LONGEST_WORDS, Example
from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from index.results import FilterCounts

TITLES = 200
"""Titles that words are taken from at most."""
_WORD = re.compile(r"[^\W\d_]{4,6}")
"""Words that are looked for in any form, and that leave an example as short as it is to be."""
_LETTERS = re.compile(r"[^\W_]{2}")
_SIGNS = re.compile(r'["“”„‟«»*?~^():]')
"""What means something in a query, and can't stand in an example that is made of names."""


class _Pair(NamedTuple):
    """Words of titles: `a` stands right before `b` in one of them, `c` and `d` in any."""

    a: str
    b: str
    c: str
    d: str


_MADE = {
    "ferry": ("{a}", "the word in any form"),
    "ashkur treaty": ("{a} {b}", ""),
    '"distress call"': ('"{a} {b}"', ""),
    '"signed treaty"~6': ('"{a} {b}"~6', ""),
    "ferry OR treaty": ("{a} OR {c}", ""),
    "hospital NOT ferry": ("{c} NOT {a}", ""),
    "hospital -ferry": ("{c} -{a}", ""),
    "ferry OR hospital +minister": ("{a} OR {c} +{b}", ""),
    "(ferry OR hospital) minister": ("({a} OR {c}) {b}", ""),
    "investig*": ("{begins}*", ""),
    "*ward": ("*{ends}", ""),
    "m?yor": ("{open}", ""),
    "Ferow~": ("{near}~", ""),
    "ferry OR treaty^3": ("{a} OR {c}^3", "the same articles, {c} first"),
    "(ferry OR hospital)^0.5 OR treaty": ("({a} OR {c})^0.5 OR {d}", ""),
    "quoted:horse": ("quoted:{a}", ""),
    'quoted:"that it made"': ('quoted:"{a} {b}"', ""),
    "person:ferrow": ("person:{last}", ""),
    'person:"Agnes Ferrow"': ('person:"{person}"', ""),
    "organisation:council": ('organisation:"{organisation}"', ""),
    'place:"north korea"': ('place:"{place}"', ""),
    "name:veldran": ("name:{last}", ""),
    'story:"water war"': ("story:{a}", ""),
    "story:ferr*": ("story:{begins}*", ""),
    "title:ferry": ("title:{a}", ""),
    'outlet:"radio veldra"': ('outlet:"{outlet}"', ""),
    "hospital -outlet:radio": ('{a} -outlet:"{outlet}"', ""),
    "language:english": ("language:{language}", ""),
    "title:(ferry OR treaty)": ("title:({a} OR {c})", ""),
    "date:2025-03": ("date:{month}", ""),
    "date:march 2025": ("date:{said}", ""),
    "since:13 march 2025": ("since:1 {said}", ""),
    "until:march 2025": ("until:{said}", ""),
    "date:2025-03-13..2025-09": ("date:{first}..{month}", ""),
    "date:march to september 2025": ("date:january to {said}", ""),
}
"""By examples that are the same everywhere: how each is made, and what it finds if that differs."""


def own_examples(
    titles: Iterable[str], counts: FilterCounts, common: Container[str]
) -> dict[str, tuple[Example, ...]]:
    """Return the examples under their heads, in the words of a corpus as far as it has any.

    Args:
        titles: Of some articles.
        counts: Of all articles.
        common: Folded words that say little.
    """
    words = _from_titles(titles, common) | _from_counts(counts)
    return {
        head: tuple(_own(example, words) for example in examples)
        for head, examples in EXAMPLES.items()
    }


def _own(example: Example, words: Mapping[str, str]) -> Example:
    query, finds = _MADE.get(example.query, ("", ""))
    try:
        made = Example(query.format_map(words), finds.format_map(words) or example.finds)
    except KeyError:
        return example
    has_room = cell_len(made.query) <= LONGEST and cell_len(made.finds) <= LONGEST_WORDS
    return made if made.query and has_room else example


def _from_titles(titles: Iterable[str], common: Container[str]) -> dict[str, str]:
    number: Counter[str] = Counter()
    beside: dict[tuple[str, str], None] = {}
    for title in titles:
        before, stop = "", -1
        for word, start, end in word_spans(title):
            told = word.lower() if _WORD.fullmatch(word) and fold(word) not in common else ""
            if told and guard(told) == told:
                number[told] += 1
                if before and title[stop:start] == " " and before != told:
                    beside[before, told] = None
            before, stop = told, end
    if not beside:
        return {}
    a, b = max(beside, key=lambda pair: number[pair[0]] + number[pair[1]])
    others = [word for word, _ in number.most_common(4) if word not in (a, b)]
    if len(others) < 2:
        return {}
    parts = {"begins": a[:-1], "ends": a[-3:], "open": f"{a[0]}?{a[2:]}", "near": a[:2] + a[3:]}
    return {**_Pair(a, b, *others[:2])._asdict(), **parts}


def _from_counts(counts: FilterCounts) -> dict[str, str]:
    kinds = {
        "outlet": counts.outlet,
        "person": counts.person,
        "organisation": counts.organisation,
        "place": counts.place,
    }
    firsts = {kind: next(filter(_sayable, found), "") for kind, found in kinds.items()}
    words = {kind: first for kind, first in firsts.items() if first}
    if last := [word for word, _, _ in word_spans(words.get("person", "")) if word.isalnum()]:
        words["last"] = last[-1].lower()
    if language := NAMES.get(next(iter(counts.language), ""), ""):
        words["language"] = language.lower()
    if months := [month for month in counts.month if month]:
        year, _, number = months[-1].partition("-")
        said = f"{month_name(int(number)).lower()} {year}"
        words |= {"first": months[0], "month": months[-1], "said": said}
    return words


def _sayable(name: str) -> bool:
    """Tell whether a name can stand between quotation marks of a query, as it is shown."""
    return bool(_LETTERS.search(name)) and not _SIGNS.search(name) and guard(name) == name
