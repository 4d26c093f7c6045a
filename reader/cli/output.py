"""What the command line writes: data to standard output, all else to standard error.

Everything that came out of a file passes `guard` on its way; in JSON, characters that a terminal
could act on are written as escapes instead, which loses nothing.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Never

from rich.console import Console
from rich.text import Text

from reader.export.jsontext import json_text
from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.article import Span
    from index.sametext import SameText
    from reader.cli.options import Options

__all__ = ["HIT", "TITLE", "console", "json_text", "marked", "meta", "note", "same_words", "write"]

HIT = "bold underline"
TITLE = "bold"
_PIPE_WIDTH = 500
"""Columns of a table that nobody sees in a terminal: a line a row, for grep."""


class _Console(Console):
    """A console that leaves a closed pipe to the edge of the program."""

    def on_broken_pipe(self) -> Never:
        """Pass it on."""
        raise BrokenPipeError


def console(options: Options) -> Console:
    """Return a console on standard output that takes nothing for markup."""
    return _Console(
        file=sys.stdout,
        no_color=options.no_color or None,
        width=None if sys.stdout.isatty() else _PIPE_WIDTH,
        markup=False,
        emoji=False,
        highlight=False,
    )


def write(text: str) -> None:
    """Write a text as it is to standard output."""
    sys.stdout.write(text)


def marked(text: str, marks: Iterable[Span], style: str = HIT, base: str = "") -> Text:
    """Return a text from a file as one line with some of it marked."""
    line = Text(guard(text), style=base)
    for start, end in marks:
        line.stylize(style, start, end)
    return line


def meta(*parts: str | None) -> str:
    """Return what is known of an article on one line."""
    return " · ".join(guard(part) for part in parts if part)


def same_words(same: SameText) -> str:
    """Return which articles have the very same text: their ids."""
    more = same.total - len(same.cards)
    ids = ", ".join(card.id for card in same.cards)
    return f"Same text: {ids}" + (f" and {more:,} more" if more else "")


def note(options: Options, text: str) -> None:
    """Tell something beside the data, unless quiet is wanted."""
    if not options.quiet:
        sys.stderr.write(guard(text) + "\n")
