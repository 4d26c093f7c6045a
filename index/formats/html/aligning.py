"""Which blocks of a page a text is made of: where an extractor's answer stands on the page.

An extractor returns words, not places. Long blocks that occur once on the page and once in the text
are anchors, as far as their order agrees (the longest increasing chain, Fredman 1975); what lies
between two anchors is looked for between them alone. So a teaser above the text that has the words
of a paragraph in it isn't taken for the paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD = re.compile(r"\w+")
_ANCHOR = 5
"""Words of an anchor at least: fewer may be found anywhere."""
_TRIES = 50
"""How many places a block is tried at: "the" begins thousands."""
_RESEMBLING = 8
"""Words of a block that may be found in part, at least."""
_ALIKE = 0.7
"""Share of its three-word runs that have to be found."""


class _Place(NamedTuple):
    block: int
    start: int
    end: int


def aligned(blocks: Sequence[str], text: str) -> frozenset[int]:
    """Return the indexes of the blocks that a text was made of.

    Args:
        blocks: Texts of a page's blocks, in order.
        text: Words of some of them, in the same order; white space and signs don't matter.
    """
    page = _words(text)
    keys = [_words(block) for block in blocks]
    chain = _chain(_anchors(keys, page))
    found = {place.block for place in chain}
    ends = [_Place(-1, 0, 0), *chain, _Place(len(keys), len(page), len(page))]
    for before, after in pairwise(ends):
        gap = page[before.end : after.start]
        if gap:
            found.update(_between(keys, range(before.block + 1, after.block), gap))
    return frozenset(found)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _anchors(keys: Sequence[list[str]], page: list[str]) -> list[_Place]:
    """Return the blocks that begin like one place of the text only, and go on like it."""
    starts: dict[tuple[str, ...], int] = {}
    for start in range(len(page) - _ANCHOR + 1):
        begun = tuple(page[start : start + _ANCHOR])
        starts[begun] = -1 if begun in starts else start
    counts = Counter(tuple(key[:_ANCHOR]) for key in keys)
    anchors = []
    for at, key in enumerate(keys):
        begun = tuple(key[:_ANCHOR])
        start = starts.get(begun, -1)
        if start >= 0 and counts[begun] == 1 and page[start : start + len(key)] == key:
            anchors.append(_Place(at, start, start + len(key)))
    return anchors


def _chain(anchors: Sequence[_Place]) -> list[_Place]:
    """Return the longest chain of anchors that follow one another in the text too."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, anchor in enumerate(anchors):
        rank = bisect_left(tails, anchor.start)
        tails[rank : rank + 1] = [anchor.start]
        ends[rank : rank + 1] = [at]
        before.append(ends[rank - 1] if rank else -1)
    chain = []
    at = ends[-1] if ends else -1
    while at >= 0:
        chain.append(anchors[at])
        at = before[at]
    return chain[::-1]


def _between(keys: Sequence[list[str]], blocks: range, gap: list[str]) -> set[int]:
    """Return those of some blocks that are found, in order, in a gap between anchors."""
    starts: dict[str, list[int]] = {}
    for start, word in enumerate(gap):
        starts.setdefault(word, []).append(start)
    runs: set[tuple[str, ...]] = set()
    found: set[int] = set()
    cursor = 0
    for at in blocks:
        key = keys[at]
        if not key:
            continue
        place = _place(key, gap, starts.get(key[0], []), cursor)
        if place is not None:
            found.add(at)
            cursor = place + len(key)
        elif len(key) >= _RESEMBLING:
            runs = runs or _runs(gap)
            own = _runs(key)
            if len(own & runs) >= _ALIKE * len(own):
                found.add(at)
    return found


def _place(key: list[str], gap: list[str], starts: list[int], cursor: int) -> int | None:
    first = bisect_left(starts, cursor)
    return next(
        (start for start in starts[first : first + _TRIES] if gap[start : start + len(key)] == key),
        None,
    )


def _runs(words: Sequence[str]) -> set[tuple[str, ...]]:
    return set(zip(words, words[1:], words[2:], strict=False))
