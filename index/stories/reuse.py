"""Which stretches two texts share word for word, exactly, to the last word.

Words are numbers here, so that rows of them are compared by numpy. The stretches are those of
greedy string tiling (Wise, 1993): the longest first, none overlapping another in either text. They
are grown from rows of six words, which are not shared by chance, and found in linear time, whatever
is repeated how often.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.article import Span
from index.extent import end_of
from index.story import Shared
from index.words import KEPT, LETTERWISE, UNSPACED, fold, word_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import numpy.typing as npt

    Numbers = npt.NDArray[np.uint64]
    Places = npt.NDArray[np.int64]
    Mask = npt.NDArray[np.bool_]

LEAST = 6
"""Words in a row of which a stretch has at least as many: the k of winnowing."""
_BASE = np.uint64(0x9E3779B97F4A7C15)
_ALL_PAIRS = 16
"""How many pairs of places are looked at where both texts have a row of words several times; where
there are more, the first is put beside the first, the second beside the second."""
_PATIENCE = 40
"""How many times all words are looked at, at most, while stretches are grown and chosen."""


@dataclass(frozen=True, slots=True, eq=False)
class WordRow:
    """The words of a text in order."""

    numbers: Numbers
    """What each word is but for case and accents."""
    starts: Places
    """Beside them, where each stands in the text."""
    ends: Places
    signs: int
    """How many of what counts as words make one: 1; of ideographs 2, of Thai letters 4."""

    def __len__(self) -> int:
        return len(self.numbers)

    def span(self, first: int, words: int) -> Span:
        """Return where some words stand in the text."""
        return Span(int(self.starts[first]), int(self.ends[first + words - 1]))


class Stretch(NamedTuple):
    """The same words in a row in two texts."""

    a: int
    """Place of the first word in A."""
    b: int
    words: int


def word_row(text: str) -> WordRow:
    """Return the words of as much of a text as is read closely."""
    words, starts, ends = [], [], []
    for word, start, end in word_spans(text, 0, end_of(text)):
        words.append(word)
        starts.append(start)
        ends.append(end)
    numbers = numbered(words)
    return WordRow(numbers, np.array(starts, np.int64), np.array(ends, np.int64), signs_of(words))


def numbered(words: Sequence[str]) -> Numbers:
    """Return the numbers of words as they stand."""
    return np.fromiter(map(_number, words), np.uint64, len(words))


@lru_cache(maxsize=KEPT)
def _number(word: str) -> int:
    folded = fold(word).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(folded, digest_size=8).digest(), "little")


def signs_of(words: Sequence[str]) -> int:
    """Return how many of what counts as words make one, in most of a text."""
    unspaced = [word for word in words if len(word) == 1 and UNSPACED.match(word)]
    if 2 * len(unspaced) <= len(words):
        return 1
    return 4 if 2 * sum(1 for sign in unspaced if LETTERWISE.match(sign)) > len(words) else 2


def rows_of(numbers: Numbers, size: int) -> Numbers:
    """Return a number for each row of so many words, by the place of its first word."""
    count = len(numbers) - size + 1
    if count <= 0:
        return np.zeros(0, np.uint64)
    found: Numbers = np.zeros(count, np.uint64)
    for at in range(size):
        found = found * _BASE + numbers[at : at + count]
    found ^= found >> np.uint64(31)  # so that all of its digits depend on all of the words
    found *= np.uint64(0xBF58476D1CE4E5B9)
    return found ^ (found >> np.uint64(29))


def shared(a: WordRow, b: WordRow) -> tuple[Shared, ...]:
    """Return the stretches that two texts share, by place in A."""
    return as_spans(a, b, stretches(a, b))


def as_spans(a: WordRow, b: WordRow, found: Iterable[Stretch]) -> tuple[Shared, ...]:
    """Return stretches as they stand in the texts."""
    return tuple(
        Shared(a.span(one.a, one.words), b.span(one.b, one.words), one.words) for one in found
    )


def stretches(a: WordRow, b: WordRow) -> list[Stretch]:
    """Return the stretches that two texts share, by place in A.

    The same come out, mirrored, when A and B change places.
    """
    size = LEAST * max(a.signs, b.signs)
    if (len(a), a.numbers.tobytes()) <= (len(b), b.numbers.tobytes()):
        return sorted(_tiled(a.numbers, b.numbers, size))
    return sorted(Stretch(b, a, words) for a, b, words in _tiled(b.numbers, a.numbers, size))


def _tiled(a: Numbers, b: Numbers, size: int) -> Iterator[Stretch]:
    """Yield the longest stretch, then the longest of what is left, and so on."""
    left = _PATIENCE * (len(a) + len(b))
    grown, left = _grown(a, b, _runs(*_pairs(rows_of(a, size), rows_of(b, size)), size), left)
    heap = [(-run.words, run.a, run.b) for run in grown]
    heapq.heapify(heap)
    taken_a, taken_b = np.zeros(len(a), np.bool_), np.zeros(len(b), np.bool_)
    while heap and left > 0:
        length, at, there = heapq.heappop(heap)
        words = -length
        left -= words
        taken = taken_a[at : at + words] | taken_b[there : there + words]
        if not taken.any():
            taken_a[at : at + words] = taken_b[there : there + words] = True
            yield Stretch(at, there, words)
            continue
        for first, free in _free(taken):
            if free >= size:
                heapq.heappush(heap, (-free, at + first, there + first))


def _free(taken: Mask) -> Iterator[tuple[int, int]]:
    """Yield first place and length of what isn't taken yet."""
    edges = np.flatnonzero(np.diff(taken, prepend=True, append=True))
    for first, end in edges.reshape(-1, 2).tolist():
        yield first, end - first


def _pairs(a: Numbers, b: Numbers) -> tuple[Places, Places]:
    """Return places in A and B at which the same row of words begins; not all, of frequent ones."""
    both = np.intersect1d(a, b)
    at_a, of_a, count_a = _places(a, both)
    at_b, _, count_b = _places(b, both)
    first_a, first_b = np.cumsum(count_a) - count_a, np.cumsum(count_b) - count_b
    rank = np.arange(len(at_a)) - first_a[of_a]
    few = (count_a * count_b <= _ALL_PAIRS)[of_a]
    beside = np.where(few, count_b[of_a], rank < count_b[of_a])
    pairs_a = np.repeat(at_a, beside)
    step = np.arange(len(pairs_a)) - np.repeat(np.cumsum(beside) - beside, beside)
    pairs_b = at_b[np.repeat(first_b[of_a] + np.where(few, 0, rank), beside) + step]
    return pairs_a, pairs_b


def _places(rows: Numbers, both: Numbers) -> tuple[Places, Places, Places]:
    """Return where rows of words stand that both texts have, by row and then in order.

    And beside each the number of its row, and by row how often it stands there.
    """
    if not len(both):
        nothing = np.zeros(0, np.int64)
        return nothing, nothing, nothing
    of = np.minimum(np.searchsorted(both, rows), len(both) - 1)
    there = np.flatnonzero(both[of] == rows)
    at = there[np.argsort(of[there], kind="stable")]
    return at, of[at], np.bincount(of[at], minlength=len(both))


def _runs(a: Places, b: Places, size: int) -> list[Stretch]:
    """Put pairs of places together that go on side by side."""
    order = np.lexsort((a, a - b))
    a, b = a[order], b[order]
    begins = np.flatnonzero(
        np.concatenate([[True], (np.diff(a - b) != 0) | (np.diff(a) != 1)])[: len(a)]
    )
    lengths = np.diff(np.append(begins, len(a))) + size - 1
    return list(map(Stretch, a[begins].tolist(), b[begins].tolist(), lengths.tolist()))


def _grown(a: Numbers, b: Numbers, runs: Iterable[Stretch], left: int) -> tuple[list[Stretch], int]:
    """Grow runs, which come side by side in order, word by word to their ends.

    Args:
        a: The words of A.
        b: The words of B.
        runs: Where both have the same.
        left: How many words may be looked at.

    Returns:
        The runs, each once, and how many words may still be looked at.
    """
    found: list[Stretch] = []
    for run in runs:
        if found and found[-1].a - found[-1].b == run.a - run.b:
            last = found[-1]
            if run.a + run.words <= last.a + last.words:
                continue
        before = _same(a[: run.a][::-1], b[: run.b][::-1], left)
        after = _same(a[run.a + run.words :], b[run.b + run.words :], left)
        left -= before + after
        whole = Stretch(run.a - before, run.b - before, before + run.words + after)
        found.append(whole)
    return found, left


def _same(a: Numbers, b: Numbers, most: int) -> int:
    """Return how many words are the same from the beginning on; no more than the most."""
    end = min(len(a), len(b), max(most, 0))
    at, step = 0, 8
    while at < end:
        until = min(end, at + step)
        differ = np.flatnonzero(a[at:until] != b[at:until])
        if len(differ):
            return at + int(differ[0])
        at, step = until, 2 * step
    return end
