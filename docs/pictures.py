"""Draws the pictures of the documents from the sample corpus: `python docs/pictures.py`."""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from index.library import Library
from reader.app import ReaderApp
from reader.widgets.query_bar import QueryInput

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.pilot import Pilot

    from index.survey import Survey

HERE = Path(__file__).parent
CORPUS = HERE.parent / "corpus"
FERRY = ("f", "e", "r", "r", "y", "enter", "down")
PICTURES = {
    "search": ((160, 45), FERRY),
    "article": ((120, 40), (*FERRY, "enter", "n")),
    "compare": ((160, 45), (*FERRY[:-1], "c", "down", "down", "enter", "exclamation_mark")),
    "names": ((120, 40), ("enter", "3", "down", "down")),
    "stories": ((160, 45), ("enter", "2", "down", "enter", "right", "down")),
    "corpus": ((120, 40), ("enter", "4")),
}
"""For each picture the size of the terminal, in cells, and the keys that lead there."""
SURVEY = Library.survey
_QUIET = 3
"""Looks, one after another, at which nothing may be under way before the next key."""


def read(folder: Path) -> None:
    """Read the sample corpus into an index, names included, so that no picture shows work."""
    nobodys = patch.dict(os.environ, CORPUS_READER_DATA_DIR=str(folder / "data"))
    with nobodys, Library.open(CORPUS, index_dir=folder) as library:
        library.refresh()
        library.find_names()
        library.find_stories()


async def drawn(name: str, folder: Path) -> str:
    """Return one picture, of a corpus that was read before."""
    size, keys = PICTURES[name]
    with (
        patch("reader.results.answer.round", lambda _: 1, create=True),  # how long a search took
        patch.object(Library, "survey", _survey),
        patch.dict(os.environ, CORPUS_READER_DATA_DIR=str(folder / "data")),  # nobody's decisions
        patch("reader.screens.asked_place.PAUSE", 0),  # a row is rested on until all is known of it
    ):
        app = ReaderApp(CORPUS, folder)
        async with app.run_test(size=size) as pilot:
            for key in ("", *keys):
                await pilot.press(*([key] if key else []))
                await _settle(app, pilot)
            for query in app.screen.query(QueryInput):
                query.cursor_blink = False
            await pilot.pause()
            picture = app.export_screenshot(title="corpus-reader")
    return _plain(picture)


def _survey(library: Library) -> Survey:
    """Return what the corpus is made of, as it would be told to somebody else at another time."""
    return replace(
        SURVEY(library),
        corpus="/home/you/corpus",
        folder="/home/you/.cache/corpus-reader/corpus-0123456789ab",
        looked=datetime(2026, 6, 1, 9, 30).timestamp(),  # noqa: DTZ001  told in local time
    )


async def _settle(app: ReaderApp, pilot: Pilot[None]) -> None:
    quiet = 0
    while quiet < _QUIET:
        await app.workers.wait_for_complete()
        await pilot.pause()
        quiet = quiet + 1 if all(worker.is_finished for worker in app.workers) else 0


def _plain(picture: str) -> str:
    """Return a picture without what differs from run to run, or would have to be fetched."""
    # Spaces at the ends of a piece of text are dropped by most viewers otherwise.
    picture = picture.replace("<text ", '<text xml:space="preserve" ')
    picture = re.sub(r"terminal-\d+", "terminal", picture)
    return re.sub(r"@font-face \{.*?\}", "", picture, flags=re.DOTALL)


def all_drawn() -> Iterator[tuple[Path, str]]:
    """Yield each picture's file and what it should hold."""
    with tempfile.TemporaryDirectory() as folder:
        read(Path(folder))
        for name in PICTURES:
            yield HERE / f"{name}.svg", asyncio.run(drawn(name, Path(folder)))


if __name__ == "__main__":
    for file, picture in all_drawn():
        file.write_text(picture, encoding="utf-8")
