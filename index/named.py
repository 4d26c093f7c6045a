"""Names as somebody asks for them in a query: what a word of them means in this corpus.

A query says "quill" where the corpus knows Ada Quill and Tom Quill, and means either. What is asked
for is looked up in the names as they are merged now, so that it finds what the lists of names show.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from index.engine.protocol import ArticlesFound
from index.fields import Completion
from index.outlets import nearest
from index.wordings import Wordings, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy.typing as npt

    from index.article import NameKind
    from index.columns import Columns
    from index.fields import NameAsked
    from index.nametable import NameTable
    from index.results import NameRef

_LOOKED_AT = 500
"""Names that have a word like one that nobody has: those of most articles are looked at."""


class NamesAsked:
    """Tells what a name in a query means, by the names of a corpus."""

    def __init__(self, table: NameTable, columns: Columns) -> None:
        """Keep them; nothing is looked up before somebody asks.

        Args:
            table: The names as they are merged now.
            columns: The articles that it was made for.
        """
        self.table = table
        self._columns = columns
        self._called = Wordings([ref.name for ref in table.refs])

    def found(self, asked: NameAsked) -> ArticlesFound:
        """Return the articles that have a name that is asked for, and how it is called."""
        places = self._places(asked)
        rows = np.unique(self.table.rows_with(places))
        names = [self.table.refs[place].name for place in self._most_first(places)]
        return ArticlesFound(self._columns.keys[rows], tuple(dict.fromkeys(names)))

    def refs(self, asked: Iterable[NameAsked]) -> frozenset[NameRef]:
        """Return the merged names that are asked for."""
        return frozenset(self.table.refs[place] for one in asked for place in self._places(one))

    def begun(self, kind: NameKind | None, typed: str, most: int) -> tuple[Completion, ...]:
        """Return the names of which a word begins so, those of most articles first.

        Args:
            kind: Of the names; None for any.
            typed: The beginning, of one word or of several in a row; "" of any.
            most: How many at most.
        """
        places = self._of_kind(self._called.holding(typed, begun=True), kind)
        told: dict[str, int] = {}  # where any kind will do, some are called the same
        for place in self._most_first(places)[: 3 * most]:
            told.setdefault(self.table.refs[place].name, int(self._articles[place]))
        return tuple(Completion(name, number) for name, number in told.items())[:most]

    def like(self, asked: NameAsked) -> tuple[str, ...]:
        """Return the names that are like one that nobody has, the likest first; few, or none."""
        of_kind = self._of_kind(self._called.near(asked.name), asked.kind)
        known = {
            self.table.refs[place].name: int(self._articles[place])
            for place in self._most_first(of_kind)[:_LOOKED_AT]
        }
        return nearest(asked.name, known)

    def _places(self, asked: NameAsked) -> list[int]:
        """Return the merged names that are meant, as places in the table.

        Those that are called so or have these words in a row, and those that an article calls so.
        """
        sought = plain(asked.name)
        found = set(self._called.holding(asked.name, begun=asked.begun))
        found.update(self._otherwise.get(sought, ()))
        if asked.begun:
            begun = sought.rstrip()
            found.update(
                place
                for words, places in self._otherwise.items()
                if words.startswith(begun)
                for place in places
            )
        return self._of_kind(found, asked.kind)

    def _of_kind(self, places: Iterable[int], kind: NameKind | None) -> list[int]:
        refs = self.table.refs
        return sorted(place for place in places if kind in (None, refs[place].kind))

    @cached_property
    def _otherwise(self) -> dict[str, set[int]]:
        """What else articles call names, with their places."""
        called = {
            (words, place)
            for form, place in zip(self.table.forms, self.table.of_form.tolist(), strict=True)
            for words in (form.text, form.name)
            if place >= 0 and words != self.table.refs[place].name
        }
        found: dict[str, set[int]] = {}
        for words, place in called:
            found.setdefault(plain(words), set()).add(place)
        return found

    @property
    def _articles(self) -> npt.NDArray[np.int64]:
        return self.table.in_articles

    def _most_first(self, places: list[int]) -> list[int]:
        # refs are sorted by name, so a stable sort leaves equal counts in that order.
        found = np.array(places, np.int64)
        ordered: list[int] = found[np.argsort(-self._articles[found], kind="stable")].tolist()
        return ordered
