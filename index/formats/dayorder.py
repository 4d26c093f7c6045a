"""Which number of "03/06/2026" is the day, told from all the dates of a column.

One "25/06/2026" among them tells it for all. Where none does, it isn't guessed: the order of rows
tells a newsletter of every first of a month from one of every day of January no better.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_NUMBERS = re.compile(r"\s{0,20}([012]?\d|3[01])([/-])([012]?\d|3[01])\2\d{2}(?:\d{2})?(?!\d)")


def day_first(values: Iterable[str]) -> bool | None:
    """Tell whether the day comes before the month; None where nothing tells, or both are told."""
    found = [(int(day[1]), int(day[3])) for value in values if (day := _NUMBERS.match(value))]
    told = {first > 12 for first, second in found if min(first, second) <= 12 < max(first, second)}
    return told.pop() if len(told) == 1 else None
