"""What the command line writes: data to standard output, all else to standard error.

Everything that came out of a file passes `guard` on its way; in JSON, characters that a terminal
could act on are written as escapes instead, which loses nothing.
"""

from __future__ import annotations

import json
import re
import sys
from typing import TYPE_CHECKING, Never

from rich.console import Console
from rich.text import Text

from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.article import Span
    from index.sametext import SameText
    from reader.cli.options import Options

HIT = "bold underline"
TITLE = "bold"
_PIPE_WIDTH = 500
"""Columns of a table that nobody sees in a terminal: a line a row, for grep."""
# JSON itself escapes what is below U+0020.
_ACTED_ON = re.compile(
    "[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
    "|[\U000e0000-\U000e007f]"
)


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


def json_text(value: object) -> str:
    """Return a value as JSON on one line, the same in every run and safe in a terminal."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return _ACTED_ON.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    return json.dumps(found.group(), ensure_ascii=True)[1:-1]


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
