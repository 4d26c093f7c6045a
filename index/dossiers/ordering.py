"""The order that the mentions of a name are gone through in: by day, by outlet, by their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from index.dossier import Concordance
from index.dossiers.reading import read
from index.dossiers.surroundings import line_around
from index.dossiers.uses import in_time
from index.locks import never
from index.words import fold, words_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from index.columns import Columns
    from index.dossier import LineOrder
    from index.dossiers.reading import Names
    from index.dossiers.uses import Named
    from index.results import NameRef

SORTED = 20_000
"""Mentions that are ordered by the words beside them: their texts have to be read."""
_WORDS = 60
"""Characters beside a mention that it is ordered by."""


def ordered(
    names: Names,
    ref: NameRef,
    used: Named,
    order: LineOrder,
    cancelled: Callable[[], bool] = never,
) -> Concordance:
    """Return all mentions of a name in order.

    Args:
        names: The names of the corpus.
        ref: The name.
        used: Where it is used.
        order: By day, the unknown last; by outlet, the unknown last, and day; by the words on the
            left, the nearest first; by those on the right. What is equal is in order of time.
        cancelled: Asked often; who is called off has what is ordered by day.
    """
    by_day = _by_day(names.columns, ref, used)
    if order == "date":
        return by_day
    if order == "outlet":
        return _by_outlet(names.columns, by_day)
    return _by_words(names, by_day, order, cancelled)


def _by_day(columns: Columns, ref: NameRef, used: Named) -> Concordance:
    times = np.zeros(len(columns), np.int64)
    times[used.rows] = used.times
    rows = in_time(columns, used.rows)
    each = times[rows]
    first = np.repeat(np.cumsum(each) - each, each)
    number = np.arange(len(first)) - first
    return Concordance(ref, "date", np.repeat(columns.keys[rows], each), number)


def _by_outlet(columns: Columns, by_day: Concordance) -> Concordance:
    rows, _ = columns.rows_of(by_day.keys)
    # Outlets are sorted by name; unknown is the empty one, and would come first.
    last = [len(columns.outlets) if not name else code for code, name in enumerate(columns.outlets)]
    order = np.argsort(np.array(last, np.int64)[columns.outlet[rows]], kind="stable")
    return Concordance(by_day.ref, "outlet", by_day.keys[order], by_day.number[order])


def _by_words(
    names: Names, by_day: Concordance, order: LineOrder, cancelled: Callable[[], bool]
) -> Concordance:
    most = min(len(by_day), SORTED)
    rows, _ = names.columns.rows_of(by_day.keys[:most])
    number = by_day.number[:most].tolist()
    beside: dict[tuple[int, int], tuple[str, ...]] = {}
    for article in read(names, by_day.ref, dict.fromkeys(rows.tolist())):
        if cancelled():
            return by_day
        for at, mention in enumerate(article.mentions):
            line = line_around(article.listed.text, mention.start, mention.end, _WORDS)
            beside[article.row, at] = _words(line.left if order == "left" else line.right, order)
    keys = [beside.get(pair, ()) for pair in zip(rows.tolist(), number, strict=True)]
    best = np.array(sorted(range(most), key=keys.__getitem__), np.int64)
    places = np.concatenate((best, np.arange(most, len(by_day))))
    within = most if most < len(by_day) else None
    return Concordance(by_day.ref, order, by_day.keys[places], by_day.number[places], within)


def _words(beside: str, order: LineOrder) -> tuple[str, ...]:
    words = tuple(map(fold, words_of(beside)))
    return words[::-1] if order == "left" else words
