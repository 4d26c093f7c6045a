"""How often a name is used, by whom and in which words: counted from arrays, no text is read."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.columns import UNKNOWN_MOMENT
from index.dossier import FormUse

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from index.columns import Columns, Rows
    from index.nametable import NameTable
    from index.results import NameRef

_LAST = np.iinfo(np.int64).max


class Named(NamedTuple):
    """Where a name is used."""

    place: int
    """In `NameTable.refs`."""
    rows: Rows
    """The articles that have it, as rows of `Columns`, each once, in order."""
    times: npt.NDArray[np.int64]
    """Beside `rows`: how often it is mentioned there."""

    def among(self, chosen: npt.NDArray[np.bool_]) -> Named:
        """Return what is used in some articles alone; told for every row whether it is one."""
        kept = chosen[self.rows]
        return Named(self.place, self.rows[kept], self.times[kept])


def named(table: NameTable, ref: NameRef) -> Named | None:
    """Return where a name is used; None where no article has it."""
    place = bisect_left(table.refs, _key(ref), key=_key)
    if table.refs[place : place + 1] != (ref,):
        return None
    used = np.flatnonzero(table.name == place)
    if not len(used):
        return None
    return Named(place, table.row[used], table.mentions[used])


def _key(ref: NameRef) -> tuple[str, str]:
    return ref.name, ref.kind or ""


def in_time(columns: Columns, rows: Rows) -> Rows:
    """Return rows from the oldest article to the newest; those of no known day come last."""
    moments = columns.moment[rows]
    return rows[np.lexsort((rows, np.where(moments == UNKNOWN_MOMENT, _LAST, moments)))]


def by_outlet(columns: Columns, used: Named) -> list[int]:
    """Return the codes of all outlets: that with most mentions first, by name, unknown last."""
    counts = mentions_by_outlet(columns, used)
    codes = range(len(columns.outlets))
    # The names are sorted, so that a stable sort leaves equal counts in that order.
    return sorted(codes, key=lambda code: (not columns.outlets[code], -counts[code]))


def mentions_by_outlet(columns: Columns, used: Named) -> npt.NDArray[np.int64]:
    """Return by code of the outlet how often its articles mention a name."""
    codes = columns.outlet[used.rows]
    counts = np.bincount(codes, used.times, minlength=len(columns.outlets))
    return counts.astype(np.int64)


def form_uses(
    table: NameTable, columns: Columns, used: Named, outlets: Sequence[int]
) -> tuple[FormUse, ...]:
    """Return the words that stand for a name, the most used first, then by text.

    Args:
        table: The names.
        columns: The articles.
        used: Where the name is used; words in other articles don't count.
        outlets: Codes, in the order that they are told in.
    """
    if table.uses is None:
        return ()
    forms = np.flatnonzero(table.of_form == used.place)
    words = sorted({table.forms[form].text for form in forms.tolist()})
    numbers = {text: number for number, text in enumerate(words)}
    number_of = np.full(len(table.forms), -1, np.int64)
    # What is a form of one text alone has the words of those of other texts.
    number_of[forms] = [numbers[table.forms[form].text] for form in forms.tolist()]
    article = np.zeros(table.articles, np.bool_)
    article[used.rows] = True
    kept = (number_of[table.uses.form] >= 0) & article[table.uses.row]
    width = len(columns.outlets)
    cells = number_of[table.uses.form[kept]] * width + columns.outlet[table.uses.row[kept]]
    counts = np.bincount(cells, table.uses.times[kept], minlength=len(words) * width)
    told = counts.astype(np.int64).reshape(len(words), width)[:, list(outlets)]
    uses = [
        FormUse(text, sum(each), tuple(each))
        for text, each in zip(words, told.tolist(), strict=True)
    ]
    return tuple(sorted((use for use in uses if use.mentions), key=lambda use: -use.mentions))
