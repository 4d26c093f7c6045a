"""Where words stand one after the other, or near each other, in all documents at once.

What `index.engine.windows` does in one text is done here on arrays. A place is a number of 64 bits:
the document, and the word's position in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from index.engine.postings import NOTHING, Postings, concatenate
from index.engine.quoted import APART, QUOTED, WITHIN

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from index.engine.snapshot import Snapshot

    Places = npt.NDArray[np.int64]

_AT_ONCE = 10_000
"""Documents that are looked at in one step, which bounds memory: a place takes eight bytes, and of
the commonest words there are dozens in an article."""


def phrase_postings(
    field: str, words: Sequence[str], snapshot: Snapshot, slop: int = 1
) -> Postings:
    """Return where words stand in order, each `slop` words after the one before at most.

    Args:
        field: That they stand in.
        words: As they stand in the query.
        snapshot: Of the index.
        slop: 1 for words that stand side by side.

    Returns:
        The documents, with the number of shortest stretches that match; positions are left out.
    """
    around = WITHIN if field == QUOTED else field
    known = {word: snapshot.sought(around, word, positions=True) for word in words}
    common = _common([part.documents for part in known.values()], len(snapshot.live))
    found = [NOTHING]
    for start in range(0, len(common), _AT_ONCE):
        some = common[start : start + _AT_ONCE]
        places = {word: _places(part, some) for word, part in known.items()}
        in_order = [places[word] for word in words]
        starts, ends = _near(in_order, slop) if slop > 1 else _side_by_side(in_order)
        if field == QUOTED:
            ends = ends[snapshot.quoted.hold(starts, ends)]
        documents, counts = np.unique(ends >> 32, return_counts=True)
        found.append(
            Postings(documents.astype(np.uint32), counts.astype(np.uint32), NOTHING.positions)
        )
    return concatenate(found)


def _common(listed: Sequence[npt.NDArray[np.uint32]], size: int) -> npt.NDArray[np.uint32]:
    """Return what is in all of these ascending numbers, which are below `size`."""
    rarest, *others = sorted(listed, key=len)
    for other in others:
        marks = np.zeros(size, dtype=np.bool_)
        marks[other] = True
        rarest = rarest[marks[rarest]]
    return rarest


def _places(postings: Postings, documents: npt.NDArray[np.uint32]) -> Places:
    """Return where a word stands in some of its documents, in order."""
    if len(documents) == len(postings.documents):
        counts, positions = postings.counts, postings.positions
    else:
        rows = np.searchsorted(postings.documents, documents)
        counts = postings.counts[rows]
        starts = np.cumsum(postings.counts, dtype=np.int64)[rows] - counts
        before = np.cumsum(counts, dtype=np.int64) - counts
        rows_of_all = np.arange(int(counts.sum())) + np.repeat(starts - before, counts)
        positions = postings.positions[rows_of_all]
    found: Places = (np.repeat(documents.astype(np.int64), counts) << 32) + positions + APART
    return found


def _side_by_side(places: Sequence[Places]) -> tuple[Places, Places]:
    """Return where a phrase begins and ends."""
    starts: Places | None = None
    # From the rarest word on, so that the common ones are only looked up.
    for offset, part in sorted(enumerate(places), key=lambda pair: len(pair[1])):
        shifted = part - offset
        starts = shifted if starts is None else starts[_within(starts, shifted)]
    assert starts is not None
    return starts, starts + (len(places) - 1)


def _near(places: Sequence[Places], slop: int) -> tuple[Places, Places]:
    """Return where the shortest stretches begin and end."""
    reached = ends = places[-1]
    for part in reversed(places[:-1]):
        after = np.searchsorted(reached, part, side="right")
        # The last ones have nothing after them: those are at the end, since places ascend.
        after = after[: np.searchsorted(after, len(reached))]
        close = reached[after] - part[: len(after)] <= slop
        reached, ends = part[: len(after)][close], ends[after[close]]
    # Of those that end together, the last begins latest.
    shortest = np.append(ends[1:] != ends[:-1], True)[: len(ends)]
    return reached[shortest], ends[shortest]


def _within(some: npt.NDArray[Any], ordered: npt.NDArray[Any]) -> npt.NDArray[np.bool_]:
    if not len(ordered):
        return np.zeros(len(some), dtype=np.bool_)
    places = np.minimum(np.searchsorted(ordered, some), len(ordered) - 1)
    found: npt.NDArray[np.bool_] = ordered[places] == some
    return found
