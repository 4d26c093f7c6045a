"""What is known of one name: its dossier, its mentions in order, how two outlets write of it."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import numpy as np

from index.columns import sameness
from index.dossier import Concordance, Dossier, OutletUse, Together
from index.dossiers.contrasting import contrast
from index.dossiers.ends import first_and_last
from index.dossiers.finding import meant, nearest
from index.dossiers.ordering import ordered
from index.dossiers.paragraphs import shared_paragraphs
from index.dossiers.reading import WIDTH, Names, lines_at, read
from index.dossiers.together import shared
from index.dossiers.uses import by_outlet, form_uses, in_time, mentions_by_outlet, named
from index.locks import never

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy.typing as npt

    from index.catalogue import Catalogue
    from index.columns import Columns, Rows
    from index.decisions.decision import Decision
    from index.dossier import Contrast, Ends, KeptApart, LineOrder, MentionLine
    from index.dossiers.uses import Named
    from index.namesknown import NamesKnown
    from index.nametable import NameTable
    from index.results import NameRef

_COMPANIONS = 48
_LOOKED = 100
"""Articles whose paragraphs are gone through for who stands beside whom."""
_FIRSTS = 200
"""Outlets whose first mention is told."""
_KEPT = 8
"""Orders of mentions that are kept."""


class NameBook:
    """Answers what is asked of one name."""

    def __init__(
        self,
        catalogue: Catalogue,
        naming: NamesKnown,
        columns: Callable[[], Columns],
    ) -> None:
        """Keep what is needed; nothing is read yet."""
        self._catalogue = catalogue
        self._naming = naming
        self._columns = columns
        self._guard = threading.Lock()
        self._orders: tuple[NameTable | None, dict[tuple[NameRef, LineOrder], Concordance]]
        self._orders = (None, {})
        self._folded: dict[NameRef, str] = {}
        """All names as `sameness` has them, which takes its time where there are many."""

    def meant(self, wanted: NameRef) -> tuple[NameRef, ...]:
        """Return the names that are meant by one as somebody types it, the most mentioned first."""
        return tuple(meant(self._names().table, wanted))

    def nearest(self, name: str) -> tuple[NameRef, ...]:
        """Return the names that are most like one, the likest first; few, or none."""
        return tuple(nearest(self._names().table, name))

    def ends(self) -> dict[NameRef, Ends]:
        """Return by name its first mention and its last, of those that have a known day."""
        return first_and_last(self._names())

    def dossier(self, ref: NameRef) -> Dossier | None:
        """Return all that is known of a name; None where nothing is called so now."""
        names = self._names()
        used = named(names.table, ref)
        if used is None:
            return None
        columns = names.columns
        codes = by_outlet(columns, used)
        dated = in_time(columns, used.rows)
        dated = dated[columns.day[dated] >= 0]
        looked = used.rows[np.argsort(-used.times, kind="stable")][:_LOOKED]
        return Dossier(
            ref=ref,
            mentions=int(used.times.sum()),
            articles=len(used.rows),
            of=len(columns) - self._naming.waiting(),
            forms=form_uses(names.table, columns, used, codes),
            outlets=self._outlets(names, ref, used, codes),
            first=_line(names, ref, dated[:1], 0),
            last=_line(names, ref, dated[-1:], -1),
            together=self._together(names, ref, used, looked),
            looked=len(looked),
            apart=self._apart(names.table, ref),
            decisions=self._decided(names, ref),
        )

    def concordance(
        self, ref: NameRef, order: LineOrder, cancelled: Callable[[], bool] = never
    ) -> Concordance:
        """Return all mentions of a name in order; none where nothing is called so now."""
        names = self._names()
        used = named(names.table, ref)
        if used is None:
            none = np.zeros(0, np.int64)
            return Concordance(ref, order, none, none)
        with self._guard:
            if self._orders[0] is not names.table:
                self._orders = (names.table, {})
            kept = self._orders[1]
        if (ref, order) not in kept:
            made = ordered(names, ref, used, order, cancelled)
            while len(kept) >= _KEPT:
                kept.pop(next(iter(kept)), None)
            kept[ref, made.order] = made
            return made
        return kept[ref, order]

    def lines(
        self, concordance: Concordance, start: int, stop: int, width: int = WIDTH
    ) -> tuple[MentionLine, ...]:
        """Return some of the mentions as lines; the id of one is "" where it is gone."""
        names = self._names()
        keys = concordance.keys[start:stop]
        rows, known = names.columns.rows_of(keys)
        row = np.full(len(keys), -1, np.int64)
        row[known] = rows
        wanted = list(zip(row.tolist(), concordance.number[start:stop].tolist(), strict=True))
        return lines_at(names, concordance.ref, wanted, width)

    def contrast(self, ref: NameRef, a: str, b: str) -> Contrast | None:
        """Return how two outlets write of a name; None where there is no such name or outlet."""
        names = self._names()
        used = named(names.table, ref)
        if used is None or not {a, b} <= set(names.columns.outlets):
            return None
        codes = [names.columns.outlets.index(outlet) for outlet in (a, b)]
        one, other = self._outlets(names, ref, used, codes)

        def together(own: Named, looked: Rows) -> tuple[Together, ...]:
            code = names.columns.outlet[own.rows[:1]]
            among = np.isin(names.columns.outlet, code)
            return self._together(names, ref, own, looked, among)

        return contrast(names, ref, used, (one, other), together)

    def _names(self) -> Names:
        columns = self._columns()
        # As long as names come in, nobody is kept waiting for them to be merged.
        table = self._naming.table(columns, exact=self._naming.waiting() == 0)
        return Names(self._catalogue, self._naming.versions(), columns, table)

    def _apart(self, table: NameTable, ref: NameRef) -> tuple[KeptApart, ...]:
        from index.names.kept_apart import kept_apart  # noqa: PLC0415  loads the countries

        with self._guard:
            known = self._folded
            self._folded = {one: known.get(one) or sameness(one.name) for one in table.refs}
            folded = self._folded
        counts = np.bincount(table.name, table.mentions, minlength=len(table.refs))
        mentions = dict(zip(table.refs, counts.astype(np.int64).tolist(), strict=True))
        return kept_apart(ref, mentions, folded)

    def _decided(self, names: Names, ref: NameRef) -> tuple[Decision, ...]:
        decisions = self._naming.decisions()
        numbers = names.table.decided.get(ref, ())
        return tuple(decisions[number] for number in numbers if number < len(decisions))

    def _outlets(
        self, names: Names, ref: NameRef, used: Named, codes: Sequence[int]
    ) -> tuple[OutletUse, ...]:
        columns = names.columns
        mentions = mentions_by_outlet(columns, used)
        articles = np.bincount(columns.outlet[used.rows], minlength=len(columns.outlets))
        every = np.bincount(columns.outlet, minlength=len(columns.outlets))
        words = self._catalogue.articles.words_by_outlet()
        rows = in_time(columns, used.rows)
        _, firsts = np.unique(columns.outlet[rows], return_index=True)
        first = {int(columns.outlet[row]): int(row) for row in rows[firsts]}
        told = [first[code] for code in codes if code in first][:_FIRSTS]
        lines = {article.row: article.line(0) for article in read(names, ref, told)}
        return tuple(
            OutletUse(
                outlet=columns.outlets[code],
                mentions=int(mentions[code]),
                articles=int(articles[code]),
                of=int(every[code]),
                words=words.get(columns.outlets[code], 0),
                first=lines.get(first.get(code, -1)),
            )
            for code in codes
        )

    def _together(
        self,
        names: Names,
        ref: NameRef,
        used: Named,
        looked: Rows,
        among: npt.NDArray[np.bool_] | None = None,
    ) -> tuple[Together, ...]:
        found = shared(names.table, used.place, used.rows, _COMPANIONS, among)
        refs = [names.table.refs[one.place] for one in found]
        beside = shared_paragraphs(names, ref, refs, looked.tolist())
        return tuple(
            Together(other, one.articles, one.of, beside[other])
            for one, other in zip(found, refs, strict=True)
        )


def _line(names: Names, ref: NameRef, rows: Rows, number: int) -> MentionLine | None:
    return next((article.line(number) for article in read(names, ref, rows.tolist())), None)
