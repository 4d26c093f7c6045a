"""All names of a corpus, to be gone through: filtered as one types, by kind, in an order. Pure.

A hundred thousand of them answer to every letter, so that names are folded once, and what is shown
is an array of places in the list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np

from index.article import NAME_KINDS
from index.columns import sameness
from reader.text.beginnings import folded, matching

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    import numpy.typing as npt

    from index.article import NameKind
    from index.dossier import NameList
    from index.results import NameRef

NameOrder = Literal["mentions", "articles", "name"]
NAME_ORDERS: tuple[NameOrder, ...] = ("mentions", "articles", "name")


class Roll:
    """A list of names that can be searched."""

    folds: dict[str, str]
    """Names by their words: " ada quill"."""

    def __init__(self, names: NameList, before: Roll | None = None) -> None:
        """Fold the names, which takes its time where there are many.

        Args:
            names: The most mentioned first, then by name.
            before: What was known before: names that it has needn't be folded again.
        """
        known: dict[str, str] = before.folds if before is not None else {}
        self.names = names
        self.folds = {ref.name: known.get(ref.name) or folded(ref.name) for ref in names.refs}
        self._folded = [self.folds[ref.name] for ref in names.refs]
        self._numbers = {ref: number for number, ref in enumerate(names.refs)}
        kinds = {kind: number for number, kind in enumerate(NAME_KINDS)}
        self._kinds = np.array([kinds[ref.kind] for ref in names.refs if ref.kind], np.int8)
        self._by_name: npt.NDArray[np.int64] | None = None

    def __len__(self) -> int:
        return len(self.names)

    def number(self, ref: NameRef) -> int | None:
        """Return the place of a name in the list, None where it isn't in it."""
        return self._numbers.get(ref)

    def shown(
        self, typed: str, kinds: Collection[NameKind], order: NameOrder
    ) -> npt.NDArray[np.int64]:
        """Return the places of names, in the order in which they are to be shown.

        Args:
            typed: The beginnings of words of a name, whatever their case and accents.
            kinds: The kinds that are wanted; none for all.
            order: The biggest first, or by the alphabet.
        """
        places = self._beginning_so(sameness(typed).split())
        if kinds:
            wanted = [number for number, kind in enumerate(NAME_KINDS) if kind in kinds]
            places = places[np.isin(self._kinds[places], wanted)]
        if order == "name":
            return places[np.argsort(self._ranks()[places], kind="stable")]
        if order == "articles":
            return places[np.argsort(-self.names.articles[places], kind="stable")]
        return places

    def _beginning_so(self, words: Sequence[str]) -> npt.NDArray[np.int64]:
        """Return the places of names that have for each of some words one that begins so."""
        found = np.ones(len(self), np.bool_)
        for word in words:
            found &= matching(self._folded, word)
        return np.flatnonzero(found)

    def _ranks(self) -> npt.NDArray[np.int64]:
        """Return the place of each name in the alphabet, worked out once."""
        if self._by_name is None:
            alphabet = sorted(range(len(self)), key=self._folded.__getitem__)
            self._by_name = np.empty(len(self), np.int64)
            self._by_name[alphabet] = np.arange(len(self))
        return self._by_name
