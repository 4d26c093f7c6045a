"""What stands against what, in words: the reason that is told of a contradiction in figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.compare.amounts import in_unit_of
from index.datewords import month_name, parse_date, parse_iso_day

if TYPE_CHECKING:
    from index.compare.figures import Figures
    from index.compare.found import Found

_YEAR, _MONTH, _DAY = len("2024"), len("2024-06"), len("2024-06-19")


def told_against(a: Figures, one: Found, b: Figures, other: Found) -> str:
    """Return in a clause what stands against what: "12 dead against 15 dead, both exact".

    Args:
        a: The figures of A.
        one: The one that is contradicted.
        b: The figures of B.
        other: The one that contradicts it.
    """
    told = f"{a.words(one)} against {b.words(other)}{_why(a, one, b, other)}"
    days = days_between(a.date, b.date)
    if days and a.date and b.date:
        told += f"; A is of {date_words(a.date)}, B of {date_words(b.date)}"
    return told


def _why(a: Figures, one: Found, b: Figures, other: Found) -> str:
    if one.kind == "date" or other.kind == "date":
        return _why_of_dates(a, one, b, other)
    if one.amount is None or other.amount is None:
        return ""
    if one.amount.factor != other.amount.factor or _scales(a, one) != _scales(b, other):
        return f": {a.words(one)} is {in_unit_of(one.amount, other.amount, b.words(other))}"
    exact = all(each.sort == "plain" and each.amount and each.amount.exact for each in (one, other))
    return ", both exact" if exact else ": no value fits both"


def _why_of_dates(a: Figures, one: Found, b: Figures, other: Found) -> str:
    if one.began is not None and other.began is not None and one.kind != other.kind:
        years, since = (one, other) if one.kind == "number" else (other, one)
        source = a if years is one else b
        before = f"{source.words(years)} before {(source.date or '')[:4]}"
        return f": {before} is {years.began}, not {since.began}"
    if one.sort == "time":
        return f": {clock(one.value)} against {clock(other.value)}"
    days = date_words(one.value), date_words(other.value)
    spelled = all(
        parse_date(words) == figure.value
        for words, figure in ((a.words(one), one), (b.words(other), other))
    )
    return "" if spelled else f": {days[0]} against {days[1]}"


def _scales(article: Figures, figure: Found) -> bool:
    return "ahrenheit" in article.words(figure)


def days_between(one: str | None, other: str | None) -> int | None:
    """Return how many days an article is later than another one, None where that isn't known."""
    first, second = (parse_iso_day(each) if each else None for each in (one, other))
    return None if first is None or second is None else (second - first).days


def date_words(iso: str) -> str:
    """Return a date as it is told: "14 March 2012", "March 2012", "2012", "14 March"."""
    if iso.startswith("--"):
        return f"{int(iso[5:7])} {month_name(int(iso[2:4]))}"
    if len(iso) < _MONTH:
        return iso[:_YEAR]
    month = month_name(int(iso[5:7]))
    return f"{month} {iso[:4]}" if len(iso) < _DAY else f"{int(iso[8:10])} {month} {iso[:4]}"


def clock(value: str) -> str:
    """Return a time of day as it is told: "20:00 UTC"."""
    return value[1:6] + (" UTC" if value.endswith("Z") else "")
