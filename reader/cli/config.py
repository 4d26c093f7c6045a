"""`corpus-reader config`: where the settings are, what they are, and what of them can't be used."""

from __future__ import annotations

import click

from reader.cli.described import Described
from reader.cli.options import Options, common
from reader.cli.output import json_text, write
from reader.keeping.whole import write_new
from reader.settings import load
from reader.settings.asked_keys import with_checked_keys
from reader.settings.told import commented_file, told, value_told
from reader.text.safe import guard

WRONG = 2


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
    loaded = with_checked_keys(load())
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
        for head, words in told(loaded):
            write(guard(f"{head:<16}{'' if len(head) < 16 else '  '}{words}") + "\n")
        for number, problem in enumerate(loaded.problems):
            write(("" if number else "\nCan't be used:\n") + guard(f"  {problem}") + "\n")
    return WRONG if loaded.problems else 0
