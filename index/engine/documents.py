"""The documents of one state of the index: which are live, and what columns tell of each."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from index.engine.postings import Postings
from index.engine.quoted import QUOTED, WITHIN
from index.engine.schema import UNKNOWN_DAY
from index.engine.storage import column
from index.engine.terms import TEXT_FIELDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

K1 = 1.2
B = 0.75
"""BM25's customary constants (Robertson and Zaragoza, 2009), and Whoosh's."""


class Documents:
    """The documents of all segments, numbered from 0."""

    def __init__(self, leaves: Sequence[tuple[Any, int]]) -> None:
        """Read the columns.

        Args:
            leaves: Whoosh's readers of the segments, each with the number of its first document.
        """
        self._leaves = leaves
        self.live = self._live()
        self._number = int(np.count_nonzero(self.live))
        self.whole = self._number == len(self.live)
        self.keys = self._column("key", ">i8", -1)
        if (self.keys[self.live] < 0).any():
            raise ValueError("keys are missing")
        self.days = self._column("day", ">i4", UNKNOWN_DAY).astype(np.int32)
        self._languages = self._column("stemming", ">u1", 0)
        self.spoken = tuple(int(number) for number in np.unique(self._languages[self.live]))
        """Languages that there are articles in, by number."""

    def __len__(self) -> int:
        return self._number

    @cached_property
    def _in_order(self) -> bool:
        """Whether the live documents are in order of their keys."""
        return not (np.diff(self.keys[self.live]) < 0).any()

    @cached_property
    def _by_key(self) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.int64]]:
        """The live documents in order of their keys, and these keys."""
        documents = np.flatnonzero(self.live)
        order = self.in_order(documents)
        documents = documents if order is None else documents[order]
        return documents, self.keys[documents]

    def in_order(self, documents: npt.NDArray[np.intp]) -> npt.NDArray[np.intp] | None:
        """Return the rows of documents in order of their keys; None where they are in order."""
        if self._in_order:
            return None
        # A handful of runs, one a segment or so: a stable sort only puts them together.
        return np.argsort(self.keys[documents], kind="stable")

    def with_keys(self, keys: npt.NDArray[np.int64]) -> npt.NDArray[np.intp]:
        """Return the documents that have any of these keys, ascending."""
        documents, listed = self._by_key
        marks = np.zeros(len(self.live), dtype=np.bool_)
        if len(listed):
            places = np.minimum(np.searchsorted(listed, keys), len(listed) - 1)
            marks[documents[places[listed[places] == keys]]] = True
        return np.flatnonzero(marks)

    def segments(self) -> list[Any]:
        """Return the segments, as Whoosh has them."""
        return [leaf.segment() for leaf, _ in self._leaves]

    @cached_property
    def norms(self) -> dict[str, npt.NDArray[np.float64]]:
        """By field, what BM25 adds to a term's frequency in each document for its length."""
        norms = {}
        for field in TEXT_FIELDS:
            lengths = self._column(f"{field}_length", ">u4", 0)
            mean = lengths[self.live].mean() if self.live.any() else 0
            norms[field] = K1 * ((1 - B) + B * lengths / (mean or 1))
        norms[QUOTED] = norms[WITHIN]
        return norms

    def spoken_in(self, postings: Postings, languages: tuple[int, ...]) -> Postings:
        """Return the postings of documents in some languages, by number."""
        if len(languages) == len(self.spoken):
            return postings
        return _kept(postings, np.isin(self._languages[postings.documents], languages))

    def of_live(self, postings: Postings) -> Postings:
        """Return the postings of documents that aren't deleted."""
        return postings if self.whole else _kept(postings, self.live[postings.documents])

    def _live(self) -> npt.NDArray[np.bool_]:
        live = np.ones(sum(leaf.doc_count_all() for leaf, _ in self._leaves), dtype=np.bool_)
        for leaf, offset in self._leaves:
            deleted = list(leaf.segment().deleted_docs())
            live[np.array(deleted, dtype=np.int64) + offset] = False
        return live

    def _column(self, field: str, width: str, default: int) -> npt.NDArray[np.int64]:
        parts = [column(leaf, field, width, default) for leaf, _ in self._leaves]
        return np.concatenate(parts) if parts else np.zeros(0, dtype=np.int64)


def _kept(postings: Postings, which: npt.NDArray[np.bool_]) -> Postings:
    if which.all():
        return postings
    kept = np.repeat(which, postings.counts) if len(postings.positions) else slice(None)
    return Postings(postings.documents[which], postings.counts[which], postings.positions[kept])
