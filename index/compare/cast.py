"""Who appears in an article and may be the one who speaks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.article import Mention, NameKind
    from index.compare.prepared import Prepared

_CAPITALISED = re.compile(
    r"[^\W\d_a-z][\w’'.-]*\w(?:\s(?:(?:de|van|von|al|bin|of)\s)?[^\W\d_a-z][\w’'-]*\w)*",
)
_WORD = re.compile(r"\S+")
_POSSESSIVE = re.compile(r"['’]s?\Z")
_RANKS: dict[NameKind, int] = {"person": 0, "organisation": 1, "place": 2}
_TITLES = frozenset(
    """mr mrs ms miss dr prof professor president minister prime premier chancellor senator sen rep
    representative governor gov mayor general gen colonel col captain king queen prince princess sir
    lord lady judge justice secretary director chief the a an in on at but and he she it they we i
    according after when while if as for former foreign defence defense interior finance""".split(),
)
"""Capitalised words that precede a name, as offices do or as the first word of a sentence does."""


_IN_OFFICE = re.compile(
    r"\b(?:President|Premier|Minister|Chancellor|Senator|Governor|Mayor|General|Colonel|Captain|"
    r"Commander|Commodore|Admiral|Major|Lieutenant|Sergeant|Inspector|Superintendent|Commissioner|"
    r"Ambassador|Secretary|Judge|Justice|Professor|Bishop|Archbishop|Sheriff|Mr|Mrs|Ms|Dr)\.?[ ]"
    r"([^\W\d_a-z][a-zß-öø-ÿ’'-]+(?:[ ][^\W\d_a-z]\.)?[ ]"
    r"[^\W\d_a-z][\w’'-]*[a-zß-öø-ÿ])\b(?=[ ](?:[a-z]|\()|,)"
)
"""Somebody with given name and surname, after an office that is written as part of the name."""


class Named(NamedTuple):
    """A name where it stands."""

    start: int
    end: int
    rank: int
    """People speak before organisations, and those before places."""
    name: str


def cast(article: Prepared, mentions: Sequence[Mention]) -> list[Named]:
    """Return the names outside quotation marks: who speaks isn't named in the own words."""
    if mentions:
        known = sorted(Named(m.start, m.end, _RANKS[m.kind], m.name) for m in mentions)
        names = sorted([*known, *_overlooked(article.text, known)])
    else:
        names = list(_capitalised(article.text))
    ends = [quotation.end for quotation in article.quotations]
    outside = []
    for name in names:
        after = bisect_right(ends, name.start)
        if after == len(ends) or article.quotations[after].start > name.start:
            outside.append(name)
    return outside


def _overlooked(text: str, known: Sequence[Named]) -> Iterator[Named]:
    """Yield those in an office whom the recogniser hasn't found: "Commodore Ines Valdry"."""
    starts = [name.start for name in known]
    for match in _IN_OFFICE.finditer(text):
        start, end = match.span(1)
        before = bisect_left(starts, end) - 1
        if before < 0 or known[before].end <= start:
            yield Named(start, end, 0, " ".join(match.group(1).split()))


def _capitalised(text: str) -> Iterator[Named]:
    """Yield names of two words and more, and the same by surname alone."""
    full: dict[str, str] = {}
    for match in _CAPITALISED.finditer(text):
        words = list(_WORD.finditer(text, *match.span()))
        while words and words[0].group().rstrip(".").lower() in _TITLES:
            words.pop(0)
        if not words:
            continue
        end = words[-1].start() + len(_POSSESSIVE.sub("", words[-1].group()))
        start = words[0].start()
        name = " ".join(text[start:end].split())
        surname = name.rsplit(" ", 1)[-1]
        if name != surname:
            full[surname] = name
        if surname in full:
            yield Named(start, end, 0, full[surname])
