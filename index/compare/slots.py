"""Which figures stand in one slot, and which of those can't both be true."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from index.compare.amounts import cannot_both_be
from index.compare.moments import minutes_apart
from index.compare.tallies import same_person

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from index.compare.found import Found

_ANYBODY = frozenset("peopl person victim other".split())
"""Stems of words that count people of any kind: soldiers and children are some of them."""
_MOST_PAIRS = 400
_DAY, _YEAR = len("2024-06-19"), len("2024")
_FACTOR = 5
"""Figures further apart than this are of different things."""
_YEARS_OPEN = 3
"""Years that "for 20 years" may be off."""
_MINUTES_OPEN = 10
_ODD = ("vote", "age", "time")
"""Sorts of figures that are only held against their like."""


def alone_in_slot(
    a: Sequence[Found], b: Sequence[Found], like: Callable[[Found, Found], bool] | None = None
) -> Iterator[tuple[Found, Found]]:
    """Yield the figures that each fill a slot alone in their sentence, in both sentences.

    Args:
        a: The figures of a sentence of A.
        b: Those of a sentence of B.
        like: Whether two figures are in one slot; `same_slot` if left out.
    """
    like = like or same_slot
    if len(a) * len(b) > _MOST_PAIRS:
        return  # a table, not a sentence
    for one in a:
        others = [other for other in b if like(one, other)]
        if len(others) != 1:
            continue
        rivals = [rival for rival in a if like(rival, others[0])]
        if len(rivals) == 1:
            yield one, others[0]


def same_slot(a: Found, b: Found) -> bool:
    """Tell whether two figures tell the same kind of thing, as far as their units tell."""
    if years_of_both(a, b):
        return True
    if a.kind != b.kind or a.state != b.state:
        return False
    if a.sort in _ODD or b.sort in _ODD:
        return a.sort == b.sort and (a.sort != "age" or same_person(a.whose, b.whose))
    if a.kind == "date":
        return len(a.value) == len(b.value) and len(a.value) in (_DAY, _YEAR)
    return _same_units(a, b)


def day_in_month(a: Found, b: Found) -> bool:
    """Tell whether one figure is a day, and the other one the month or the year that it is in."""
    if a.kind != "date" or b.kind != "date" or len(a.value) == len(b.value):
        return False
    return a.value.startswith(b.value) or b.value.startswith(a.value)


def years_of_both(a: Found, b: Found) -> bool:
    """Tell whether one figure is a year since which, and the other the years for which."""
    return a.began is not None and b.began is not None and a.kind != b.kind


def _same_units(a: Found, b: Found) -> bool:
    measured = a.amount is not None and b.amount is not None and a.amount.measure
    if a.units == b.units or (measured and b.amount and measured == b.amount.measure):
        return True
    if a.state and (_is_wide(a) or _is_wide(b)):
        return True
    if not a.units or not b.units:
        return False
    # Registered voters are other ones than voters, but eight women dead are some of the dead.
    return bool(a.state) and (a.units[0] == b.units[0] or a.units[-1] == b.units[-1])


def _is_wide(figure: Found) -> bool:
    """Tell whether a figure counts people of any kind."""
    return not figure.units or (len(figure.units) == 1 and figure.units[-1] in _ANYBODY)


def _is_part(a: Found, b: Found) -> bool:
    """Tell whether those that A counts may be some of those that B counts."""
    if a.state and _is_wide(b) and not _is_wide(a):
        return True
    return len(a.units) > len(b.units) > 0 and a.units[-1] == b.units[-1]


def one_alone_is_true(a: Found, b: Found, days: int | None) -> bool:
    """Tell whether two figures of one slot can't both be true.

    Args:
        a: A figure.
        b: Another one, in the same slot.
        days: How many days lie between the articles; None where that isn't known.
    """
    if years_of_both(a, b):
        apart = abs((a.began or 0) - (b.began or 0))
        return a.exact and b.exact and apart >= _YEARS_OPEN
    if a.sort == "time":
        minutes = minutes_apart(a.value, b.value)
        return a.exact and b.exact and minutes is not None and minutes >= _MINUTES_OPEN
    if a.sort == "age":
        birthday = 0 if days == 0 else 1
        return abs(int(a.value) - int(b.value)) > birthday
    if a.kind == "date" or a.sort == "vote":
        return a.exact and b.exact and a.value != b.value
    return _no_number_fits(a, b)


def _no_number_fits(a: Found, b: Found) -> bool:
    """Tell whether no number fits two figures, and one isn't of a part of the other's whole."""
    if a.amount is None or b.amount is None or not cannot_both_be(a.amount, b.amount):
        return False
    low, high = sorted((a.amount.value, b.amount.value))
    if high > (_FACTOR * low if low > 0 else inf):
        return False
    less, more = (a, b) if a.amount.value < b.amount.value else (b, a)
    return not _is_part(less, more)
