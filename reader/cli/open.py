"""`corpus-reader [CORPUS]`: the reader itself."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

import click

from index.errors import CorpusError
from index.locations import check_corpus
from reader.cli.options import ANY_PATH, Options, common
from reader.keeping.corpora import default_corpus
from reader.settings import load, with_recogniser

if TYPE_CHECKING:
    from pathlib import Path


@click.command(name="[CORPUS]", hidden=True)
@click.argument("corpus", type=ANY_PATH, required=False)
@common
def command(corpus: Path | None, options: Options) -> int:
    """Open the reader."""
    if options.json:
        raise click.UsageError("The reader writes no JSON; the commands do.")
    chosen = corpus or default_corpus()
    check_corpus(chosen)
    # Without one of them a screen would be drawn into a file, or wait for keys for ever.
    streams = (sys.stdin, sys.stdout, sys.stderr)  # None where one is closed
    if not all(stream is not None and stream.isatty() for stream in streams):
        raise CorpusError(
            "The reader needs a terminal on standard input, output and error.",
            f"Without one, use a command: corpus-reader search {chosen} QUERY",
        )
    # What is made on the way to the first screen stays: looking through it for garbage, again and
    # again, would take a sixth of the way. The application collects once that screen is painted.
    gc.disable()
    # An answer waits for the next frame: by itself, Textual has one each sixtieth of a second.
    os.environ.setdefault("TEXTUAL_FPS", "120")
    from reader.app import ReaderApp  # noqa: PLC0415  Textual is slow to import

    if options.no_color:
        os.environ["NO_COLOR"] = "1"
    loaded = with_recogniser(load(), options.recogniser)
    if loaded.asked:  # which needs all that has keys
        from reader.settings.asked_keys import with_checked_keys  # noqa: PLC0415

        loaded = with_checked_keys(loaded)
    for size in ("COLUMNS", "LINES"):  # the terminal itself knows better, and these may be absurd
        os.environ.pop(size, None)
    following: Path | None = chosen
    while following is not None:  # one application a corpus: nothing of one is left in another
        app = ReaderApp(following, options.index_dir, loaded)
        app.run(mouse=loaded.settings.mouse)
        following = app.next_corpus
    if app.return_code and app.fault is not None:
        raise app.fault
    if app.crash is not None:
        raise app.crash
    return app.return_code or 0
