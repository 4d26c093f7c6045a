"""Which texts are alike, brought level with the texts there are: all anew, or only what is new.

Stems are counted anew once a tenth of the texts has changed, and always while texts are few. Until
then a text that comes is weighed by the frequencies as they were, and the habits of those before
it stay as they were. So a corpus that was read bit by bit may differ at the margins from the same
corpus read at once, and is the same again when stems are counted anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.stories.counting import counted
from index.stories.keptweb import Unit, Web
from index.stories.likeness import Pairs, alike
from index.stories.weighing import vector

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import numpy.typing as npt

    from index.stories.telling import Telling

FEW = 2_000
"""Texts that are all weighed anew, whatever changes: it takes seconds."""
_CHANGED = 10
"""One text in so many that have come or gone since stems were counted has them counted anew."""


class Wanted(NamedTuple):
    """A text as it is now."""

    unit: Unit
    day: int
    """`likeness.NO_DAY` where it isn't known."""


class Told(NamedTuple):
    """What a text tells."""

    text: Telling
    title: Telling


class Woven(NamedTuple):
    """A web, and what is new of it."""

    web: Web
    begin: int
    """From which unit on; 0 where all was made anew."""
    gone: tuple[int, ...]
    """Places of units of the web before that are in this one no longer."""
    touched: tuple[int, ...]
    """Units of the old ones that were like one that is gone."""


class Weaver:
    """Finds out which texts are alike."""

    def __init__(
        self,
        told: Callable[[Sequence[Unit]], Iterator[Told]],
        advance: Callable[[int], None],
        cancelled: Callable[[], bool],
    ) -> None:
        """Keep what is needed.

        Args:
            told: Gives what some texts tell, in their order.
            advance: Told of how many texts the likes are found now.
            cancelled: Asked often; then what is returned is of no use.
        """
        self._told = told
        self._advance = advance
        self._cancelled = cancelled

    def woven(self, before: Web | None, wanted: Sequence[Wanted]) -> Woven:
        """Return which texts are alike now.

        Args:
            before: What was known.
            wanted: All texts, by their keys.
        """
        if before is not None and len(wanted) > FEW:
            now = {one.unit for one in wanted}
            stay = np.array([unit in now for unit in before.units], np.bool_)
            known = set(before.units)
            new = [one for one in wanted if one.unit not in known]
            come = int(before.places[-1]) + 1 - before.frequencies.texts
            gone = before.frequencies.texts + come - int(stay.sum())
            if come + len(new) + gone <= before.frequencies.texts // _CHANGED:
                return self._grown(before, stay, new)
        return self._anew(wanted)

    def _anew(self, wanted: Sequence[Wanted]) -> Woven:
        units = tuple(one.unit for one in wanted)
        by_day = sorted(wanted, key=lambda one: one.day)
        tellings = self._told([one.unit for one in by_day])
        frequencies = counted(
            (one.day, told.text) for one, told in zip(by_day, tellings, strict=True)
        )
        vectors = [vector(*one, frequencies) for one in self._told(units)]
        days = np.array([one.day for one in wanted], np.int64)
        found = alike(vectors, days, advance=self._advance, cancelled=self._cancelled)
        places = np.arange(len(units), dtype=np.int64)
        web = Web(frequencies, units, places, days, vectors, found.habits, found.pairs)
        return Woven(web, 0, (), ())

    def _grown(self, before: Web, stay: npt.NDArray[np.bool_], new: Sequence[Wanted]) -> Woven:
        kept = np.flatnonzero(stay)
        number = np.cumsum(stay) - 1
        old = before.pairs
        there = stay[old.a] & stay[old.b]
        half = np.concatenate([old.a[~there], old.b[~there]])
        touched = number[np.unique(half[stay[half]])]
        units = tuple(one.unit for one in new)
        fresh = [vector(*one, before.frequencies) for one in self._told(units)]
        vectors = [*(before.vectors[place] for place in kept.tolist()), *fresh]
        days = np.concatenate([before.days[kept], np.array([one.day for one in new], np.int64)])
        found = alike(vectors, days, len(kept), advance=self._advance, cancelled=self._cancelled)
        next_place = int(before.places[-1]) + 1
        web = Web(
            before.frequencies,
            (*(before.units[place] for place in kept.tolist()), *units),
            np.concatenate([before.places[kept], next_place + np.arange(len(new), dtype=np.int64)]),
            days,
            vectors,
            np.concatenate([before.habits[kept], found.habits]),
            Pairs(
                np.concatenate([number[old.a[there]], found.pairs.a]),
                np.concatenate([number[old.b[there]], found.pairs.b]),
                np.concatenate([old.cosine[there], found.pairs.cosine]),
            ),
        )
        return Woven(web, len(kept), tuple(before.places[~stay].tolist()), tuple(touched.tolist()))
