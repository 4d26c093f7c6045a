"""Writes the manual page from the help of the commands: `python docs/manual.py`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from index import __version__
from reader.cli import group
from reader.cli.described import DONE, Described

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PAGE = Path(__file__).parent / "corpus-reader.1"


def manual() -> str:
    """Return the manual page."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    context = click.Context(group.commands, info_name="corpus-reader")
    yield f'.TH CORPUS\\-READER 1 "" "corpus\\-reader {__version__}" "User commands"'
    yield ".SH NAME"
    yield "corpus\\-reader \\- search, read and compare news articles in a terminal"
    yield ".SH SYNOPSIS"
    for usage in ("[CORPUS]", "COMMAND CORPUS ...", "[COMMAND] --help", "--version"):
        yield from (f".B corpus\\-reader\n{_plain(usage)}", ".br")
    yield ".SH DESCRIPTION"
    yield from _paragraphs(group.commands.help or "")
    yield ".SH OPTIONS"
    reader = group.commands.get_command(context, group.READER)
    assert reader is not None
    yield from _options(reader, click.Context(reader, context))
    yield ".SH COMMANDS"
    for name in group.COMMANDS:
        command = group.commands.get_command(context, name)
        assert isinstance(command, Described)
        yield from _command(command, click.Context(command, context, info_name=name))
    yield ".SH EXAMPLES"
    yield from _examples(group.EXAMPLES)
    for head, told in (
        ("FILES", group.FILES),
        ("ENVIRONMENT", group.VARIABLES),
        ("EXIT STATUS", DONE),
    ):
        yield f".SH {head}"
        yield from _listed(told)


def _command(command: Described, context: click.Context) -> Iterator[str]:
    yield f".SS {_plain(context.info_name or '')}"
    yield f".B corpus\\-reader {_plain(context.info_name or '')}"
    yield _plain(" ".join(command.collect_usage_pieces(context)))
    yield ".PP"
    yield from _paragraphs(command.help or "")
    yield from _options(command, context)
    yield from _examples(command.examples)
    if command.exits != DONE:
        told = "; ".join(f"{code} {stands}" for code, stands in command.exits.items())
        yield from (".PP", _plain(f"Exit status: {told}."))


def _options(command: click.Command, context: click.Context) -> Iterator[str]:
    options = (found for found in command.get_params(context) if isinstance(found, click.Option))
    records = (option.get_help_record(context) for option in options)
    yield from _listed(dict(record for record in records if record))


def _paragraphs(text: str) -> Iterator[str]:
    for paragraph in text.split("\n\n"):
        yield from (".PP", _plain(" ".join(paragraph.split())))


def _listed(told: Mapping[str, str]) -> Iterator[str]:
    for what, does in told.items():
        yield from (".TP", f".B {_plain(what)}", _plain(does))


def _examples(examples: Mapping[str, str]) -> Iterator[str]:
    for line, does in examples.items():
        yield from (".PP", ".nf", _plain(line), ".fi", ".RS", _plain(does), ".RE")


def _plain(text: str) -> str:
    """Return a text that roff takes for nothing but text."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")
    escaped = escaped.replace('"', "\\(dq")
    return f"\\&{escaped}" if escaped.startswith(".") else escaped


if __name__ == "__main__":
    PAGE.write_text(manual(), encoding="utf-8")
