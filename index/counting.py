"""Narrowing, ordering and counting what a query found: pure functions over arrays."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from index.columns import UNKNOWN
from index.days import NoDaysError, days_said
from index.errors import NoDateError
from index.fields import DaysAsked
from index.results import FilterCounts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy.typing as npt

    from index.columns import Columns, Rows
    from index.nametable import NameTable
    from index.results import Filters, Sort

NAMES_COUNTED = 1000
"""How many names of a kind are counted at most: nobody reads on, and it bounds the answer."""
_TIME = re.compile(r"(\d{4}-\d{1,2}-\d{1,2})T.*")


def narrowed(
    columns: Columns,
    names: NameTable | None,
    rows: Rows,
    filters: Filters,
    told: npt.NDArray[np.int64] | None = None,
    *,
    today: date | None = None,
) -> npt.NDArray[np.bool_]:
    """Tell which of the rows pass all filters.

    Args:
        columns: Of the catalogue.
        names: Those of all articles; None where none are known.
        rows: Of articles.
        filters: What narrows.
        told: The keys of the articles of the stories that narrow; only needed for these.
        today: The day that "last week" is seen from; None for the one of the clock.
    """
    passed = np.ones(len(rows), np.bool_)
    if filters.outlets:
        codes = [code for name in filters.outlets for code in columns.outlets_like(name)]
        passed &= _among(columns.outlet[rows], codes, len(columns.outlets))
    if filters.months:
        months, of_row = columns.months
        wanted = np.isin(months, [month_number(month) for month in filters.months])
        passed &= wanted[of_row[rows]]
    if filters.languages:
        spoken = [code for code, name in enumerate(columns.languages) if name in filters.languages]
        passed &= _among(columns.language[rows], spoken, len(columns.languages))
    if filters.since or filters.until:
        passed &= _within(columns.day[rows], filters.since, filters.until, today)
    if filters.stories:
        telling, _ = columns.rows_of(np.zeros(0, np.int64) if told is None else told)
        passed &= _among(rows, telling, len(columns))
    for one in filters.names:
        holding = names.holding(one) if names else np.zeros(len(columns), np.bool_)
        passed &= holding[rows]
    return passed


def _among(
    numbers: npt.NDArray[np.integer], wanted: Sequence[int] | Rows, size: int
) -> npt.NDArray[np.bool_]:
    """Tell which of some numbers below a size are wanted: looked up, where `np.isin` sorts."""
    chosen = np.zeros(size, np.bool_)
    chosen[np.array(wanted, np.int64)] = True
    found: npt.NDArray[np.bool_] = chosen[numbers]
    return found


def _within(
    days: npt.NDArray[np.int64], since: str | None, until: str | None, today: date | None
) -> npt.NDArray[np.bool_]:
    within: npt.NDArray[np.bool_] = days != UNKNOWN
    if since:
        within &= days >= days_of(since, today)[0]
    if until:
        within &= days <= days_of(until, today)[1]
    return within


def ranked(columns: Columns, rows: Rows, scores: npt.NDArray[np.float32], sort: Sort) -> Rows:
    """Return rows in the order to show them in; unknown dates come last, ties by id.

    Args:
        columns: Of the catalogue.
        rows: Ascending, each once.
        scores: Of all rows of the columns, 0 and up.
        sort: The order.
    """
    if sort != "relevance":
        order = columns.newest_first if sort == "newest" else columns.oldest_first
        return order[_among(order, rows, len(columns))]
    own = scores[rows] + np.float32(0)  # so that no zero is below the other
    if not own.any():
        return rows
    # Bits of a float that isn't below 0 are in its order. With the row below them there are no two
    # alike, and whole numbers are sorted many times as fast as by two keys.
    places = (~own.view(np.uint32)).astype(np.uint64) << np.uint64(32) | rows.astype(np.uint64)
    places.sort()
    return (places & np.uint64(0xFFFFFFFF)).astype(np.int64)


def counted(columns: Columns, names: NameTable | None, rows: Rows) -> FilterCounts:
    """Count the rows by outlet, month, language and name.

    Args:
        columns: Of the catalogue.
        names: Those of all articles; None where none are known.
        rows: Each once.
    """
    months, of_row = columns.months
    outlets = _per_code(columns.outlet[rows], columns.outlets)
    languages = _per_code(columns.language[rows], columns.languages)
    per_month = np.bincount(of_row[rows], minlength=len(months)).tolist()
    by_month = {month: n for month, n in zip(months.tolist(), per_month, strict=True) if n}
    unknown = by_month.pop(UNKNOWN, 0)
    told = {month_name(month): number for month, number in by_month.items()}
    per_kind = names.counted(rows, NAMES_COUNTED) if names else {}
    return FilterCounts(
        outlet=_biggest_first(outlets.items()),
        month=told | ({"": unknown} if unknown else {}),
        person=per_kind.get("person", {}),
        organisation=per_kind.get("organisation", {}),
        place=per_kind.get("place", {}),
        language=_biggest_first(languages.items()),
    )


def _per_code(codes: npt.NDArray[np.int32], names: tuple[str, ...]) -> dict[str, int]:
    counts = np.bincount(codes, minlength=len(names))
    return {names[code]: int(counts[code]) for code in np.flatnonzero(counts)}


def _biggest_first(counts: Iterable[tuple[str, int]]) -> dict[str, int]:
    return dict(sorted(counts, key=lambda item: (-item[1], item[0])))


@lru_cache(maxsize=4096)
def month_name(month: int) -> str:
    """Return a month's number as "2024-06"."""
    return f"{month // 12:04}-{month % 12 + 1:02}"


def month_number(month: str) -> int:
    """Return the number of "2024-06"; `UNKNOWN` of ""."""
    if not month:
        return UNKNOWN
    first = date.fromordinal(days_of(month)[0])
    return first.year * 12 + first.month - 1


def days_chosen(filters: Filters, today: date) -> tuple[DaysAsked, ...]:
    """Return the days that filters let through, as they were understood.

    Raises:
        NoDateError: What is meant to be a day isn't one.
    """
    since, until = filters.since, filters.until
    chosen = [DaysAsked(f"since {since}", _iso(days_of(since, today)[0]), None)] if since else []
    if until:
        chosen.append(DaysAsked(f"until {until}", None, _iso(days_of(until, today)[1])))
    return tuple(chosen)


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()


def days_of(stated: str, today: date | None = None) -> tuple[int, int]:
    """Return the first and last day of what people say for days, as ordinals.

    Args:
        stated: "2024-06", "june 2024", "last month"; a time after a day doesn't matter.
        today: The day that "last month" is seen from; None for the one of the clock.

    Raises:
        NoDateError: It isn't a date.
    """
    timed = _TIME.fullmatch(stated.strip())
    try:
        found = days_said(timed[1] if timed else stated, today or date.today())  # noqa: DTZ011
    except NoDaysError as error:
        raise NoDateError(
            f"“{stated}” is not a date.",
            "Write dates as 2024, 2024-06 or 2024-06-18, june 2024 or last month."
            if not error.sure
            else f"{error.message[:1].upper()}{error.message[1:]}.",
        ) from None
    if found.between:
        raise NoDateError(f"“{stated}” are two dates.", "Write one for each end.")
    return found.first, found.last
