"""A file of decisions read: each table by itself, so that one that is wrong costs no other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, NamedTuple

from index.corrections.tomlfile import MOST_BYTES, Problem, Toml, parsed
from index.decisions.codec import D, WrongError
from index.errors import CorpusError
from index.formats.faults import UnreadableError
from index.formats.files import open_regular, said

if TYPE_CHECKING:
    from pathlib import Path

    from index.decisions.codec import Codec

MOST = 20_000
"""Decisions of a file."""


class Read(NamedTuple, Generic[D]):
    """What a file says."""

    decisions: tuple[D, ...] = ()
    numbers: tuple[int, ...] = ()
    """Beside them, which table of the file each is, from 0."""
    texts: tuple[str, ...] = ()
    """What the corpus is known by: the beginnings of hashes of some of its texts."""
    problems: tuple[Problem, ...] = ()
    toml: Toml = Toml()


def read_file(path: Path, codec: Codec[D]) -> Read[D]:
    """Return what a file says; nothing where there is none."""
    try:
        if not (path.exists() or path.is_symlink()):
            return Read()
        if path.is_dir():
            return Read(problems=(Problem(None, "it is a folder"),))
        with open_regular(path) as file:
            return read(file.read(MOST_BYTES + 1), codec)
    except UnreadableError as fault:
        return Read(problems=(Problem(None, str(fault)),))
    except OSError as fault:
        return Read(problems=(Problem(None, said(fault)),))


def read_theirs(path: Path, codec: Codec[D]) -> tuple[tuple[D, ...], tuple[str, ...]]:
    """Return what somebody else's file says, and what of it can't be followed.

    Raises:
        CorpusError: There is no such file, or nothing in it can be followed.
    """
    found = read_file(path, codec)
    problems = told(found, str(path))
    if not found.decisions:
        why = problems[0] if problems else f"{path} holds no decision about {codec.name}"
        raise CorpusError(f"{why}.", "Name a file that corpus-reader has written.")
    return found.decisions, problems


def read(data: bytes, codec: Codec[D]) -> Read[D]:
    """Return what the bytes of a file say."""
    toml, table_name = parsed(data), codec.table
    problems = list(toml.problems)
    for name in toml.values:
        if name not in (table_name, "corpus", "texts"):
            line = toml.line(name, 0) or toml.line("", 0, name)
            problems.append(
                Problem(line, f"{name[:60]}: nothing is called so; use [[{table_name}]]")
            )
    listed = toml.values.get(table_name, [])
    if not isinstance(listed, list) or not all(isinstance(each, dict) for each in listed):
        problems.append(
            Problem(toml.line(table_name, 0), f"write [[{table_name}]], with two brackets")
        )
        listed = []
    decisions: list[D] = []
    numbers: list[int] = []
    for number, table in enumerate(listed):
        line = toml.line(table_name, number)
        if len(decisions) == MOST:
            problems.append(Problem(line, "from here on there is too much to be followed"))
            break
        try:
            decisions.append(_decision(table, codec))
            numbers.append(number)
        except WrongError as fault:
            problems.append(Problem(line, str(fault)))
    texts = toml.values.get("texts")
    known = tuple(one for one in texts if isinstance(one, str)) if isinstance(texts, list) else ()
    return Read(tuple(decisions), tuple(numbers), known, tuple(problems), toml)


def told(found: Read[D], file: str) -> tuple[str, ...]:
    """Return what of a file can't be followed, each with its file and line."""
    return tuple(f"{file}, {problem}" for problem in found.problems)


def _decision(table: dict[str, Any], codec: Codec[D]) -> D:
    do = table.get("do")
    if not isinstance(do, str) or do not in codec.takes:
        raise WrongError(f"do is one of {', '.join(codec.takes)}")
    wanted = (*codec.takes[do], *codec.may.get(do, ()))
    for key in table:
        if key not in (*wanted, "do", "at"):
            raise WrongError(f'{key[:60]} says nothing of "{do}", which takes {", ".join(wanted)}')
    for key in codec.takes[do]:
        if key not in table:
            raise WrongError(f'"{do}" needs {key}')
    return codec.made(table)
