"""A settings file as it stands: its values, the lines that they stand on, and why it can't be read.

Whatever the file holds, reading it ends: soon, without a fault, and without writing anything.
"""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

MOST_BYTES = 65_536
LONGEST_LINE = 2_000
"""More characters are no setting; a key of thousands of parts would keep the parser for minutes."""

_PART = r"""(?:[A-Za-z0-9_-]+|"[^"\\]*"|'[^']*')"""
_PATH = rf"{_PART}(?:[ \t]*\.[ \t]*{_PART})*"
_KEY = re.compile(rf"[ \t]*({_PATH})[ \t]*=")
_HEAD = re.compile(rf"[ \t]*\[[ \t]*({_PATH})[ \t]*\]")
_PARTS = re.compile(_PART)
_FAULT_AT = re.compile(r"\(at line (\d+), column \d+\)")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is wrong with the settings."""

    place: str
    """The file, or the variable."""
    message: str
    """What is wrong, in a sentence."""
    hint: str
    """What would be right, in a sentence."""
    line: int | None = None
    """Of the file, from 1."""

    @property
    def where(self) -> str:
        """The file and line, or the variable."""
        return f"{self.place}, line {self.line}" if self.line else self.place

    def __str__(self) -> str:
        return f"{self.where}: {self.message} {self.hint}"


@dataclass(frozen=True, slots=True)
class SettingsFile:
    """What a settings file says."""

    path: Path
    exists: bool
    values: Mapping[str, Any] = field(default_factory=dict)
    """As TOML has them, unchecked."""
    lines: Mapping[tuple[str, ...], int] = field(default_factory=dict)
    """By the path of a key the line that it stands on, from 1."""
    problems: tuple[Problem, ...] = ()

    def line(self, *key: str) -> int | None:
        """Return the line of a key, or of the nearest table around it."""
        for length in range(len(key), 0, -1):
            if number := self.lines.get(key[:length]):
                return number
        return None

    def problem(self, message: str, hint: str, *key: str) -> Problem:
        """Return what is wrong with a key, with where it stands."""
        return Problem(str(self.path), message, hint, self.line(*key))


def read(path: Path, *, named: bool) -> SettingsFile:
    """Read a settings file.

    Args:
        path: Where it is, or would be.
        named: Whether somebody named it: it should be there then.
    """
    try:
        found = path.stat()
        if named and str(path) == os.devnull:
            return SettingsFile(path, exists=True)
        if (wrong := _unreadable(found)) is None:
            with path.open("rb") as file:
                return parsed(file.read(MOST_BYTES + 1), path)
    except (FileNotFoundError, NotADirectoryError):
        if not named:
            return SettingsFile(path, exists=False)
        wrong = (
            "There is no such file.",
            "Name another, or write it: corpus-reader config --write",
        )
        return SettingsFile(path, exists=False, problems=(Problem(str(path), *wrong),))
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or fault
        wrong = (f"It can't be read: {reason}.", "Until then, everything is as without it.")
    return SettingsFile(path, exists=True, problems=(Problem(str(path), *wrong),))


def _unreadable(found: os.stat_result) -> tuple[str, str] | None:
    """Return why something isn't even opened: a FIFO would keep us waiting for ever."""
    if stat.S_ISDIR(found.st_mode):
        return "It is a folder.", 'Settings are one file of lines like: theme = "paper"'
    if not stat.S_ISREG(found.st_mode):
        return "It is no plain file.", 'Settings are one file of lines like: theme = "paper"'
    if found.st_size > MOST_BYTES:
        return _too_large(found.st_size)
    return None


def _too_large(size: int) -> tuple[str, str]:
    return (
        f"It is no settings file: {size:,} bytes.",
        f"The longest that is read has {MOST_BYTES:,}.",
    )


def parsed(data: bytes, path: Path) -> SettingsFile:
    """Return what the bytes of a settings file say."""
    if len(data) > MOST_BYTES:
        return _broken(path, None, *_too_large(len(data)))
    try:
        text = data.decode("utf-8-sig")  # editors on Windows begin a file with a mark
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        return _broken(path, line, "It is not in UTF-8.", "Save it as UTF-8.")
    rows = text.split("\n")
    for number, row in enumerate(rows, 1):
        if len(row) > LONGEST_LINE:
            return _broken(path, number, "This line is no setting.", "It is far too long.")
    return _parsed(text, rows, path)


def _parsed(text: str, rows: list[str], path: Path) -> SettingsFile:
    import tomllib  # noqa: PLC0415  most people have no settings file

    try:
        values = tomllib.loads(text)
    except RecursionError:
        return _broken(path, None, "It is no settings file.", "Its values are nested too deep.")
    except ValueError as fault:  # TOML's own, and that of numbers of thousands of digits
        found = _FAULT_AT.search(str(fault))
        line = int(found[1]) if found else len(text.rstrip().split("\n"))
        reason = _FAULT_AT.sub("", str(fault)).replace("(at end of document)", "").strip()
        told = f"It can't be understood: {reason[:1].lower()}{reason[1:]}."
        return _broken(path, line, told, 'Lines are like: theme = "paper"')
    return SettingsFile(path, exists=True, values=values, lines=_lines(rows))


def _broken(path: Path, line: int | None, message: str, hint: str) -> SettingsFile:
    problem = Problem(str(path), message, hint, line)
    return SettingsFile(path, exists=True, problems=(problem,))


def _lines(rows: Iterable[str]) -> dict[tuple[str, ...], int]:
    """Return on which line each key stands; the parser doesn't tell.

    Lines within a text of many lines may be taken for keys: that tells a line that is a little off,
    and costs nothing else.
    """
    lines: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    for number, row in enumerate(rows, 1):
        if head := _HEAD.match(row):
            table = _path(head[1])
            lines.setdefault(table, number)
        elif key := _KEY.match(row):
            parts = (*table, *_path(key[1]))
            for length in range(len(table) + 1, len(parts) + 1):
                lines.setdefault(parts[:length], number)
    return lines


def _path(key: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in _PARTS.findall(key))
