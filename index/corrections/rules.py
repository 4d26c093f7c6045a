"""What `corpus.toml` says, checked: rules for articles, columns of tables, names of outlets."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from index.addresses import whole_address
from index.bylines import names_in
from index.clean import clean, one_line
from index.corrections.globs import LONGEST, Glob
from index.corrections.tomlfile import Problem
from index.dates import parse_date
from index.formats.fieldnames import FIELDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from index.corrections.tomlfile import Toml

MOST = 20_000
"""Rules, sets of columns, or outlets."""
MOST_PATTERNS = 1_000
"""Rules with a star or question mark: each is tried on each article."""
_LONGEST_VALUE = 2_000
_TOO_MUCH = "from here on there is too much to be followed"
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2}")


class WrongError(Exception):
    """A value can't be followed; says why in a clause."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What is said of the articles whose ids a pattern fits."""

    pattern: str
    values: dict[str, Any]
    """By field what it is set to; None where it is to be unknown. "skip" is true or false."""
    lines: dict[str, int]
    """By field the line that says so."""


@dataclass(frozen=True, slots=True)
class Rules:
    """All that is said."""

    articles: tuple[Rule, ...] = ()
    columns: tuple[Rule, ...] = ()
    outlets: dict[str, str] = field(default_factory=dict)
    """By a spelling or domain the name of the outlet."""


def checked(toml: Toml) -> tuple[Rules, tuple[Problem, ...]]:
    """Return what can be followed of a file, and what can't, with its line."""
    problems = list(toml.problems)
    for name in toml.values:
        if name not in ("article", "columns", "outlets"):
            told = "nothing is called so; use [[article]], [[columns]] or [outlets]"
            line = toml.line(name, 0) or toml.line("", 0, name)
            problems.append(Problem(line, f"{_shown(name)}: {told}"))
    found = Rules(
        _rules(toml, "article", "id", _ARTICLE, problems),
        _rules(toml, "columns", "file", _COLUMNS, problems),
        _outlets(toml, problems),
    )
    return found, tuple(problems)


def aliases(toml: Toml) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """Return what a file that is about outlets alone says, and what of it can't be followed."""
    problems = list(toml.problems)
    for name in toml.values:
        if name != "outlets":
            line = toml.line(name, 0) or toml.line("", 0, name)
            told = "nothing is called so; all stands under [outlets]"
            problems.append(Problem(line, f"{_shown(name)}: {told}"))
    return _outlets(toml, problems), tuple(problems)


def _rules(
    toml: Toml,
    table: str,
    key: str,
    takes: dict[str, Callable[[Any], Any]],
    problems: list[Problem],
) -> tuple[Rule, ...]:
    found: list[Rule] = []
    patterns = 0
    listed = toml.values.get(table, [])
    if not isinstance(listed, list) or not all(isinstance(each, dict) for each in listed):
        problems.append(Problem(toml.line(table, 0), f"write [[{table}]], with two brackets"))
        return ()
    for number, said in enumerate(listed):
        line = toml.line(table, number)
        pattern = said.get(key)
        if not isinstance(pattern, str) or not 0 < len(pattern) <= LONGEST:
            problems.append(Problem(line, f'[[{table}]] needs {key} = "…", which it is about'))
            continue
        patterns += not Glob(pattern).is_plain
        if len(found) >= MOST or patterns > MOST_PATTERNS:
            problems.append(Problem(line, _TOO_MUCH))
            break
        values, lines = _values(toml, (table, number), said, {**takes, key: str}, problems)
        values.pop(key, None)
        if values:
            found.append(Rule(pattern, values, lines))
    return tuple(found)


def _values(
    toml: Toml,
    table: tuple[str, int],
    said: dict[str, Any],
    takes: dict[str, Callable[[Any], Any]],
    problems: list[Problem],
) -> tuple[dict[str, Any], dict[str, int]]:
    values: dict[str, Any] = {}
    lines: dict[str, int] = {}
    for name, value in said.items():
        line = toml.line(*table, name)
        if name not in takes:
            known = ", ".join(takes)
            problems.append(Problem(line, f"{_shown(name)} is none of {known}"))
            continue
        try:
            values[name] = takes[name](value)
            lines[name] = line or 0
        except WrongError as fault:
            problems.append(Problem(line, f"{name}: {fault}"))
    return values, lines


def _outlets(toml: Toml, problems: list[Problem]) -> dict[str, str]:
    said = toml.values.get("outlets", {})
    if not isinstance(said, dict):
        problems.append(Problem(toml.line("outlets", 0), "write [outlets], with one bracket"))
        return {}
    found: dict[str, str] = {}
    for spelling, name in list(said.items())[:MOST]:
        try:
            words = _words(name)
        except WrongError as fault:
            words = None
            problems.append(Problem(toml.line("outlets", 0, spelling), str(fault)))
        if words:
            found[one_line(clean(spelling).text)[:_LONGEST_VALUE]] = words
    if len(said) > MOST:
        line = toml.line("outlets", 0, list(said)[MOST])
        problems.append(Problem(line, _TOO_MUCH))
    return found


def _shown(name: str) -> str:
    return one_line(clean(name).text)[:60]


def _words(value: Any) -> str | None:
    if not isinstance(value, str) or len(value) > _LONGEST_VALUE:
        raise WrongError("not words in quotation marks")
    return one_line(clean(value).text) or None


def _column(value: Any) -> str:
    return _words(value) or ""


def _day(value: Any) -> str | None:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, time) or not isinstance(value, str):
        raise WrongError("not a date; write it like 2025-03-14")
    if not value.strip():
        return None
    when = parse_date(value)
    if when is None:
        raise WrongError("not a date that can be read in one way; write it like 2025-03-14")
    return when


def _people(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return names_in(_words(value) or "")
    if not isinstance(value, list) or len(value) > 50:
        raise WrongError("not a list of names")
    return tuple(name for each in value if (name := _words(each)))


def _language(value: Any) -> str | None:
    words = _words(value)
    if words and not _TAG.fullmatch(words):
        raise WrongError('not a language; write its letters, like "en"')
    return words


def _address(value: Any) -> str | None:
    words = _words(value)
    if words and whole_address(words) is None:
        raise WrongError("not an address; write it with https:// and all")
    return words


def _truth(value: Any) -> bool:
    if not isinstance(value, bool):
        raise WrongError("neither true nor false")
    return value


_COLUMNS: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys(FIELDS, _column),
    "day_first": _truth,
}
_ARTICLE: dict[str, Callable[[Any], Any]] = {
    "title": _words,
    "outlet": _words,
    "date": _day,
    "authors": _people,
    "language": _language,
    "url": _address,
    "skip": _truth,
}
