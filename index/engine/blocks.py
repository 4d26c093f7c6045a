"""The postings of many terms at once, as arrays.

Most words of a language are rare (Zipf, 1949), so that most terms stand in an article or two: to
handle terms one by one costs far more than their postings do. Here thousands of them are renumbered
and put together in a handful of steps of numpy; `index.engine.packing` puts them into bytes.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    Numbers = npt.NDArray[np.int64]
    Values = npt.NDArray[np.uint32]


class Block(NamedTuple):
    """Terms in order, each with its postings; see `index.engine.postings.Postings`."""

    terms: list[bytes]
    ends: Numbers
    """Beside `terms`: where its documents end in `documents`. No term has none."""
    documents: Values
    counts: Values
    positions: Values

    @property
    def lengths(self) -> Numbers:
        """How many documents each term has."""
        return np.diff(self.ends, prepend=0)

    @property
    def place_ends(self) -> Numbers:
        """Beside `terms`: where its positions end in `positions`."""
        return np.cumsum(self.counts, dtype=np.int64)[self.ends - 1]

    def upto(self, term: bytes) -> int:
        """Return how many terms there are up to one, included."""
        return bisect_right(self.terms, term)

    def part(self, start: int, stop: int) -> Block:
        """Return some of the terms, at least one, with their postings."""
        first = int(self.ends[start - 1]) if start else 0
        last = int(self.ends[stop - 1])
        before = int(self.counts[:first].sum(dtype=np.int64))
        after = before + int(self.counts[first:last].sum(dtype=np.int64))
        return Block(
            self.terms[start:stop],
            self.ends[start:stop] - first,
            self.documents[first:last],
            self.counts[first:last],
            self.positions[before:after],
        )


def block_of(terms: Sequence[bytes], ranks: Numbers, documents: Values, positions: Values) -> Block:
    """Return the block of words in the order of terms, documents and positions.

    Args:
        terms: By rank.
        ranks: Of each word's term; ascending.
        documents: The document of each.
        positions: Which word of it each is.
    """
    begins = np.ones(len(ranks), dtype=np.bool_)
    begins[1:] = (ranks[1:] != ranks[:-1]) | (documents[1:] != documents[:-1])
    starts = np.flatnonzero(begins)
    of_term, lengths = np.unique(ranks[starts], return_counts=True)
    return Block(
        [terms[rank] for rank in of_term.tolist()],
        np.cumsum(lengths),
        documents[starts],
        np.diff(starts, append=len(ranks)).astype(np.uint32),
        positions,
    )


def renumber(block: Block, numbers: Numbers) -> Block | None:
    """Return a block with other numbers for its documents, without those that are -1.

    Args:
        block: Of documents numbered from 0.
        numbers: The new number of each document; ascending, but for -1.
    """
    documents = numbers[block.documents]
    kept = documents >= 0
    if kept.all():
        return block._replace(documents=documents.astype(np.uint32))
    lengths = np.add.reduceat(kept, block.ends - block.lengths, dtype=np.int64)
    some = lengths > 0
    if not some.any():
        return None
    return Block(
        [term for term, is_left in zip(block.terms, some.tolist(), strict=True) if is_left],
        np.cumsum(lengths[some]),
        documents[kept].astype(np.uint32),
        block.counts[kept],
        block.positions[np.repeat(kept, block.counts)],
    )


def join(blocks: Sequence[Block]) -> Block:
    """Return the block of all terms; the documents of each one follow those of the one before."""
    if len(blocks) == 1:
        return blocks[0]
    terms = sorted(set(chain.from_iterable(block.terms for block in blocks)))
    ranked = {term: rank for rank, term in enumerate(terms)}
    ranks = np.array([ranked[term] for block in blocks for term in block.terms], dtype=np.int64)
    order = np.argsort(ranks, kind="stable")
    lengths = np.concatenate([block.lengths for block in blocks])
    places = np.concatenate([np.diff(block.place_ends, prepend=0) for block in blocks])
    moved = _stretches(lengths, order)
    counts = np.concatenate([block.counts for block in blocks])
    positions = np.concatenate([block.positions for block in blocks])
    documents = np.concatenate([block.documents for block in blocks])
    ends = np.cumsum(np.bincount(ranks, weights=lengths).astype(np.int64))
    return Block(terms, ends, documents[moved], counts[moved], positions[_stretches(places, order)])


def merged(sources: Sequence[Iterator[Block]]) -> Iterator[Block]:
    """Yield in order the terms of several sources, each in order itself.

    Of one term, the documents of each source follow those of the source before. What is held is a
    block of each source.
    """
    heads = [(block, source) for source in sources if (block := next(source, None))]
    while heads:
        last = min(block.terms[-1] for block, _ in heads)
        taken: list[Block] = []
        left: list[tuple[Block, Iterator[Block]]] = []
        for block, source in heads:
            upto = block.upto(last)
            if upto:
                taken.append(block.part(0, upto))
            rest = block.part(upto, len(block.terms)) if upto < len(block.terms) else None
            if rest := rest or next(source, None):
                left.append((rest, source))
        yield join(taken)
        heads = left


def _stretches(lengths: Numbers, order: Numbers) -> Numbers:
    """Return the places of what lies in stretches, one after the other, if those are reordered."""
    starts = (np.cumsum(lengths) - lengths)[order]
    new = lengths[order]
    return np.repeat(starts - (np.cumsum(new) - new), new) + np.arange(new.sum())
