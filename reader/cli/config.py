"""`corpus-reader config`: where the settings are, what they are, and what of them can't be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from index.whole import write_new
from reader.cli.described import Described
from reader.cli.options import Options, common
from reader.cli.output import json_text, write
from reader.settings import load, with_recogniser
from reader.settings.asked_keys import with_checked_keys
from reader.settings.told import commented_file, told, unusable, value_told
from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.settings import Loaded

WRONG = 2
HEAD_CELLS = 16
"""Columns that what is told of begins after, unless an id of a binding is longer."""


@click.command(
    cls=Described,
    examples={
        "corpus-reader config": "where the settings file is, and what is set",
        "corpus-reader config --write": "write one in which every setting is explained",
        "corpus-reader config --json": "the same for a script, with all bindings and their keys",
    },
    exits={"1": None, "2": "something in the settings can't be used, or a fault: each is told"},
)
@click.option("--write", "write_", is_flag=True, help="Write a settings file that explains itself.")
@common
def command(options: Options, *, write_: bool) -> int:
    """Tell where the settings are, what is set, and what of it can't be used.

    With --write a settings file is written where there is none: every setting and every key, each
    as it is by itself and commented out. A file that is there is never changed.
    """
    loaded = with_recogniser(with_checked_keys(load()), options.recogniser)
    if write_:
        write_new(loaded.file.path, commented_file())
        if options.json:
            write(json_text({"written": str(loaded.file.path)}) + "\n")
        elif not options.quiet:
            write(f"Written: {guard(str(loaded.file.path))}\n")
        return 0
    if options.json:
        write(json_text(value_told(loaded)) + "\n")
    else:
        write("".join(f"{guard(line)}\n" for line in _lines(loaded)))
    return WRONG if loaded.problems else 0


def _lines(loaded: Loaded) -> Iterator[str]:
    everything = list(told(loaded))
    width = max(HEAD_CELLS, *(len(head) + 2 for head, _ in everything))
    yield from (f"{head:<{width}}{words}" for head, words in everything)
    if loaded.problems:
        yield from ("", "Can't be used:")
    for place, wrong in unusable(loaded).items():
        yield f"  {place}"
        yield from (f"    {line}: {words}" if line else f"    {words}" for line, words in wrong)
