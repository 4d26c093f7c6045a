"""What a figure leaves open: "at least 12" is 12 or more, "about 350" may be 362, 5 miles are 8 km.

A number is read as a stretch of values, so that two of them contradict each other only where no
value is in both. How far a hedge reaches is our choice, wide for a contradiction and narrow for an
agreement; factors of units are those of the International System and of the yard and pound
agreement of 1959.
"""

from __future__ import annotations

import re
from decimal import Decimal
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from index.compare.hedges import bound_at
from index.compare.ranges import lower_end

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.compare.found import Found
    from index.compare.hedges import Bound
    from index.compare.sentencewords import Word

_MEASURES = {
    stem: (dimension, factor)
    for dimension, units in (
        (
            "length",
            (
                ("kilometr kilomet km", 1000.0),
                ("metr meter", 1.0),
                ("centimetr centimet cm", 0.01),
                ("mile", 1609.344),
                ("yard", 0.9144),
                ("feet foot", 0.3048),
                ("inch", 0.0254),
            ),
        ),
        (
            "weight",
            (
                ("kilogram kilo kg", 1.0),
                ("gram", 0.001),
                ("tonn", 1000.0),
                ("pound lb lbs", 0.45359237),
                ("ounc", 0.028349523),
            ),
        ),
        ("area", (("acr", 4046.8564224), ("hectar", 10000.0))),
        ("volume", (("litr liter", 1.0), ("gallon", 3.785411784))),
        (
            "time",
            (
                ("year", 12.0),
                ("month", 1.0),
                ("decad", 120.0),
            ),
        ),
        (
            "short time",
            (
                ("week", 168.0),
                ("day", 24.0),
                ("hour", 1.0),
                ("minut", 1 / 60),
                ("second", 1 / 3600),
            ),
        ),
    )
    for stems, factor in units
    for stem in stems.split()
}
"""By stem: what it measures, and how much of the smallest kept unit it is. A ton is left out, for
it is one of three weights."""

SCALE = re.compile(r"\s?(?:degrees\s|°\s?)?(Celsius|Fahrenheit|[CF])\b")
_SIGNS = "$€£¥₹₽ "
_WIDE = {"about": (0.6, 1.6), "nearly": (0.6, 1.05)}
"""What a hedge may reach, as factors: no contradiction within."""
_NARROW = {"about": (0.88, 1.12), "nearly": (0.85, 1.0)}
"""What a hedge surely covers: an agreement within."""
_FARTHEST = 1.5
"""Factor up to which a figure bears out "at least" or "up to" another one."""
_ROUND_FROM = 100
"""Numbers below are taken as counted, not rounded."""
_CONVERTED = 0.06
"""Part by which a figure in another unit may be off, as it is rounded."""
_CONVERTED_WIDE = 0.15


class Amount(NamedTuple):
    """What a number may stand for."""

    low: float
    """In the smallest kept unit of what it measures; of a range, its lower end."""
    value: float
    bound: Bound
    step: float
    """The worth of the last place that it is written to: 1000 for 5,000; 0 where it is counted."""
    measure: str = ""
    """What is measured: "length"; "" for what is counted."""
    factor: float = 1.0

    def reach(self, *, wide: bool) -> tuple[float, float]:
        """Return the least and the greatest value that it may stand for.

        Args:
            wide: Whether as far as can be, rather than as far as is sure.
        """
        low, high = self.low - self.step / 2, self.value + self.step / 2
        if self.bound == "least":
            return low, inf if wide else max(high, self.value * _FARTHEST)
        if self.bound == "most":
            return -inf if wide else min(low, self.value / _FARTHEST), high
        factors = (_WIDE if wide else _NARROW).get(self.bound)
        if factors:
            return min(low, self.value * factors[0]), max(high, self.value * factors[1])
        return low, high

    @property
    def exact(self) -> bool:
        """Whether the words give it as the exact number."""
        return self.bound == "exact"


def amount(text: str, words: Sequence[Word], figure: Found) -> Amount:
    """Return what a number may stand for.

    Args:
        text: The article's text.
        words: The words of its sentence.
        figure: The figure that the number is in.
    """
    at, end, kind = figure.at, figure.end, figure.kind
    unit = figure.units[0] if figure.units else ""
    number = words[at].number or Decimal(0)
    lower = lower_end(text, words, at)
    low = None if lower is None else words[lower].number
    start = words[at].start
    while start and text[start - 1] in _SIGNS:
        start -= 1
    start += text[start : words[at].start].startswith(" ")
    bound, _ = bound_at(text, start, words[at].end, end)
    if low is not None:
        bound = "range"
    elif at > 1 and words[at - 1].folded == "to" and words[at - 2].number is not None:
        bound = "apart"  # "from 12 to 15": how it was, and how it is
    dimension, factor = _MEASURES.get(unit, ("", 1.0)) if kind == "number" else ("", 1.0)
    value, least = float(number), float(number if low is None else low)
    if unit == "degre" and (scale := SCALE.match(text, words[at].end + len(" degrees"))):
        dimension = "temperature"
        if scale[1][0] == "F":
            return Amount(_celsius(least), _celsius(value), bound, 1 / 1.8, dimension, 1 / 1.8)
    step = float(last_place(number, counted=kind == "number" and not dimension))
    return Amount(least * factor, value * factor, bound, step * factor, dimension, factor)


def _celsius(fahrenheit: float) -> float:
    return (fahrenheit - 32) / 1.8


def last_place(value: Decimal, *, counted: bool = True) -> Decimal:
    """Return the worth of the last place that isn't zero: 1000 for 5000, 0.1 for 2.5.

    Args:
        value: A number.
        counted: Whether small whole numbers are as they were counted, so that nothing is open.
    """
    if value < _ROUND_FROM and value == value.to_integral_value():
        return Decimal(0 if counted else 1)
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(int(exponent))


def comparable(a: Amount, b: Amount) -> bool:
    """Tell whether two amounts can be held against each other at all."""
    return a.measure == b.measure and "apart" not in (a.bound, b.bound)


def cannot_both_be(a: Amount, b: Amount) -> bool:
    """Tell whether no value is left that both may stand for, even generously read."""
    if not comparable(a, b):
        return False
    slack = _slack(a, b, _CONVERTED_WIDE)
    (low_a, high_a), (low_b, high_b) = a.reach(wide=True), b.reach(wide=True)
    return high_a + slack < low_b or high_b + slack < low_a


def bear_out(a: Amount, b: Amount) -> bool:
    """Tell whether each of two amounts stands for what the other one says, closely read."""
    if not comparable(a, b):
        return False
    if a.bound == b.bound and a.bound in ("least", "most") and a.value != b.value:
        return False  # neither says anything of the other
    slack = _slack(a, b, _CONVERTED)
    (low_a, high_a), (low_b, high_b) = a.reach(wide=False), b.reach(wide=False)
    return low_a <= high_b + slack and low_b <= high_a + slack


def _slack(a: Amount, b: Amount, part: float) -> float:
    if a.factor == b.factor or a.measure == "temperature":
        return 0.0
    return part * max(abs(a.value), abs(b.value))


def in_unit_of(one: Amount, other: Amount, words: str) -> str:
    """Return an amount in another one's unit: "8 km" for 5 miles.

    Args:
        one: What is told in another unit.
        other: An amount in that unit.
        words: That amount as it stands, for the name of the unit.
    """
    unit = words.rsplit(maxsplit=1)[-1].rsplit("-", maxsplit=1)[-1]
    if one.measure == "temperature":
        celsius = "ahrenheit" not in words and not words.endswith("F")
        degrees = one.value if celsius else one.value * 1.8 + 32
        return f"{plain(degrees)} degrees {'Celsius' if celsius else 'Fahrenheit'}"
    return f"{plain(one.value / other.factor)} {unit}"


def plain(value: float) -> str:
    """Return a number as it is told, to one decimal place below ten: "1,200", "8", "2.5"."""
    return f"{round(value):,}" if abs(value) >= 10 else f"{value:.1f}".removesuffix(".0")
