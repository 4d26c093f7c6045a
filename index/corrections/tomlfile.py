"""A TOML file as values with the lines that they stand on; a line that is wrong costs only itself.

The parser of the standard library stops at the first fault and tells no lines. Here the line at
fault is left out and told, and the rest is read again from the table that it stood in.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_BYTES = 2 * 1024 * 1024
LONGEST_LINE = 4_000
"""More characters are no correction; a key of thousands of parts would keep the parser for long."""
_MOST_FAULTS = 20
"""How many lines are left out; a file of more is none."""
_HEAD = re.compile(r"[ \t]*(\[\[?)[ \t]*([A-Za-z0-9_-]+)[ \t]*\]\]?[ \t]*(?:#.*)?$")
_KEY = re.compile(r"""[ \t]*([A-Za-z0-9_-]+|"[^"\\]*"|'[^']*')[ \t]*=[ \t]*(.*)$""")
_FAULT_AT = re.compile(r"\s*\(at line (\d+), column \d+\)")
_STRINGS = re.compile(r'"""|' + "'''")


class Problem(NamedTuple):
    """Something in the file that can't be followed."""

    line: int | None
    message: str
    """A clause."""

    def __str__(self) -> str:
        return f"line {self.line}: {self.message}" if self.line else self.message


@dataclass(frozen=True, slots=True)
class Toml:
    """What a file says."""

    values: Mapping[str, Any] = field(default_factory=dict)
    lines: Mapping[tuple[str, int, str], int] = field(default_factory=dict)
    """By table, its number among those of its name, and key ("" for its head): the line, from 1."""
    problems: tuple[Problem, ...] = ()

    def line(self, table: str, number: int, key: str = "") -> int | None:
        """Return the line of a key, or of its table."""
        return self.lines.get((table, number, key)) or self.lines.get((table, number, ""))


def parsed(data: bytes) -> Toml:
    """Return what the bytes of a file say."""
    if len(data) > MOST_BYTES:
        return Toml(problems=(Problem(None, f"longer than {MOST_BYTES >> 20} MB"),))
    try:
        rows = data.decode("utf-8-sig").replace("\r\n", "\n").split("\n")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        return Toml(problems=(Problem(line, "not in UTF-8"),))
    problems: list[Problem] = []
    for number, row in enumerate(rows, 1):
        if len(row) > LONGEST_LINE:
            problems.append(Problem(number, "far too long"))
            rows[number - 1] = ""
    values = _mended(rows, problems)
    return Toml(values, _lines(rows), tuple(problems)) if values is not None else _none(problems)


def _mended(rows: list[str], problems: list[Problem]) -> dict[str, Any] | None:
    """Return what rows say, once those at fault are emptied; None where that can't be.

    Args:
        rows: The lines of the file; each at fault is emptied.
        problems: Gets what is told of them.
    """
    # What looks like the head of a table may stand within a text of many lines.
    by_table = not any('"""' in row or "'''" in row for row in rows)
    begin = told = 0
    while True:
        try:
            values = tomllib.loads("\n".join(rows[begin:]))
        except RecursionError:
            problems.append(Problem(None, "nested too deep"))
            return None
        except ValueError as fault:  # TOML's own, and that of numbers of thousands of digits
            found = _FAULT_AT.search(str(fault))
            line = _without(rows, begin + int(found[1])) if found is not None else None
            problems.append(Problem(line, _clause(fault)))
            if line is None:
                return None
            told += 1
            if told == _MOST_FAULTS:
                problems.append(Problem(None, "too many faults; nothing is followed"))
                return None
            begin = _table_before(rows, line, begin) if by_table else 0
        else:
            if not begin:
                return values
            begin = 0  # each of the tables is right: now all of them, for what they say together


def _table_before(rows: list[str], line: int, begin: int) -> int:
    """Return where the table of a line begins, after which the parser found no fault before it.

    From there on the rest is read again, not from the first line for each of the faults.
    """
    for at in range(min(line, len(rows)) - 1, begin, -1):
        if _HEAD.match(rows[at]) and not _is_in_list(rows, at):
            return at
    return begin


def _none(problems: list[Problem]) -> Toml:
    return Toml(problems=tuple(problems))


def _clause(fault: ValueError) -> str:
    reason = _FAULT_AT.sub("", str(fault)).replace("(at end of document)", "").strip()
    return f"{reason[:1].lower()}{reason[1:]}"[:200]


def _without(rows: list[str], line: int) -> int:
    """Empty the line at fault, and all of a table whose head it is; return its number."""
    at = min(line, len(rows)) - 1
    before = next((n for n in range(at - 1, -1, -1) if rows[n].strip()), at)
    opened = _KEY.match(rows[before])
    if opened and _KEY.match(rows[at]) and opened[2].startswith("[") and "]" not in opened[2]:
        at = before  # a list that isn't closed is told by the line after it
    elif not rows[at].strip():
        at = before
    head = rows[at].lstrip().startswith("[") and not _is_in_list(rows, at)
    rows[at] = ""
    told = at + 1
    while head and at + 1 < len(rows) and not rows[at + 1].lstrip().startswith("["):
        # Else its keys would be taken for those of the table before it.
        at += 1
        rows[at] = ""
    return told


def _is_in_list(rows: list[str], at: int) -> bool:
    return at > 0 and rows[at - 1].rstrip().endswith(("[", ","))


def _lines(rows: list[str]) -> dict[tuple[str, int, str], int]:
    lines: dict[tuple[str, int, str], int] = {}
    counts: dict[str, int] = {}
    table, within = ("", 0), False
    for number, row in enumerate(rows, 1):
        if len(_STRINGS.findall(row)) % 2:
            within = not within
            if not within:
                continue
        elif within:
            continue
        if head := _HEAD.match(row):
            count = counts.get(head[2], 0)
            counts[head[2]] = count + 1
            table = (head[2], count if head[1] == "[[" else 0)
            lines.setdefault((*table, ""), number)
        elif key := _KEY.match(row):
            lines.setdefault((*table, key[1].strip("\"'")), number)
    return lines
