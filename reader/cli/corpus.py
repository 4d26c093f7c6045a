"""Opening a corpus for a command: the index is refreshed first, names are found if wanted."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from index.errors import RecogniserError
from index.library import Library
from reader.cli.output import note
from reader.settings import outlets_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from index.results import Progress, Report
    from reader.cli.options import Options

_WORK = {
    "reading": "Reading",
    "names": "Finding names",
    "stories": "Finding stories",
    "comparing": "Comparing",
}


@contextmanager
def opened(
    corpus: Path,
    options: Options,
    *,
    names: bool = False,
    stories: bool = False,
    reuse: bool = False,
) -> Iterator[Library]:
    """Open a corpus that is up to date.

    Args:
        corpus: A folder or a file.
        options: Where the index is kept, and whether to tell of progress.
        names: Wait for names too.
        stories: Wait until articles are grouped by event too.
        reuse: Wait until it is known which texts may share words.
    """
    with library_of(corpus, options) as library:
        refresh(library, options)
        if names:
            find_names(library, options)
        if stories:
            find_stories(library, options)
        if reuse:
            with bar(options) as progress:
                library.find_reuse(progress=progress)
        yield library


def library_of(corpus: Path, options: Options) -> Library:
    """Open a corpus as the settings want it; tell of those that can't be used."""
    for problem in options.loaded.problems:
        note(options, f"Not used: {problem}")
    return Library.open(
        corpus,
        index_dir=options.index_dir,
        recognisers=options.settings.recogniser,
        outlets=outlets_file(),
    )


def refresh(library: Library, options: Options, *, rebuild: bool = False) -> Report:
    """Read what changed; where another process is at it, say so and wait."""
    with bar(options) as progress:
        report = library.refresh(rebuild=rebuild, progress=progress, wait=False)
    if report.stale:
        note(options, report.stale)
    if not report.elsewhere:
        return report
    note(options, "Waiting for another corpus-reader that is reading this corpus.")
    with bar(options) as progress:
        return library.refresh(rebuild=rebuild, progress=progress)


def find_names(library: Library, options: Options) -> bool:
    """Find the names that are still to be found; where none can be found, tell and go on."""
    try:
        with bar(options) as progress:
            found = library.find_names(progress=progress)
    except RecogniserError as fault:
        note(options, f"{fault.message} {fault.hint}")
        return False
    for words in library.not_as_set():
        note(options, words)
    return found


def find_stories(library: Library, options: Options) -> bool:
    """Group the articles that are still to be grouped by event; tell whether all are now."""
    with bar(options) as progress:
        if not library.find_stories(progress=progress, wait=False):
            note(options, "Waiting for another corpus-reader that is grouping this corpus.")
        grouped = library.find_stories(progress=progress)
    if (fault := library.reuse_fault()) is not None:
        note(options, f"{fault.message} {fault.hint}")
    return grouped


@contextmanager
def bar(options: Options) -> Iterator[Callable[[Progress], None] | None]:
    """Show progress while something is done, if there is a terminal to show it on."""
    if options.quiet or not sys.stderr.isatty():
        yield None
        return
    from rich import progress as bars  # noqa: PLC0415
    from rich.console import Console  # noqa: PLC0415  most runs show no bar

    columns = (
        bars.TextColumn("{task.description}", markup=False),
        bars.BarColumn(),
        bars.MofNCompleteColumn(),
        bars.TimeRemainingColumn(),
    )
    stderr = Console(stderr=True, no_color=options.no_color or None)
    with bars.Progress(*columns, console=stderr, transient=True) as shown:
        task = shown.add_task("", total=None, visible=False)

        def tell(progress: Progress) -> None:
            shown.update(
                task,
                description=_WORK[progress.work],
                completed=progress.done,
                total=progress.total,
                visible=True,
            )

        yield tell
