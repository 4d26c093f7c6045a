"""A small invented corpus, and how its screens are driven in tests."""

from __future__ import annotations

import json
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING

import pytest
from textual.worker import WorkerCancelled

from reader.app import ReaderApp
from reader.screens.search import SearchScreen
from reader.widgets.result_list import ResultList

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from textual.pilot import Pilot

QUIET = 2
"""Looks at the application, one after another, that must find nothing under way."""

ARTICLES = (
    {
        "title": "Council of Marrow Bay closes the old quay",
        "outlet": "Marrow Herald",
        "date": "2025-05-02",
        "text": (
            "The council of Marrow Bay voted on Thursday to close the old quay after 31 years.\n"
            "\n"
            "“The quay is no longer safe for anyone who walks on it,” said Ilse Torvan, the "
            "harbour master.\n\n"
            "Fishermen said that they would move their boats to Sarbuk until a new quay is built."
            "\n\n"
            "The council set aside 4 million crowns for the work."
        ),
    },
    {
        "title": "Old quay shut in Marrow Bay",
        "outlet": "Radio Sarbuk",
        "date": "2025-05-03",
        "text": (
            "Marrow Bay's council decided on Thursday to shut the old quay, which is 31 years old."
            "\n\n"
            "Ilse Torvan, the harbour master, said: “The quay is no longer safe for anyone who "
            "walks on it.”\n\n"
            "A brass band played for the last time on the planks."
        ),
    },
    {
        "title": "[sic] Harvest of apples is late",
        "outlet": "Marrow Herald",
        "date": "2025-09-01",
        "text": "Apples ripen late this year, growers of the valley said. [/b] Rain was to blame.",
    },
)


@pytest.fixture
def harbour(tmp_path: Path, quick_finder: object) -> Path:
    """Return a folder with two outlets' articles on one event, and one on another."""
    folder = tmp_path / "harbour"
    folder.mkdir()
    lines = "\n".join(json.dumps(article) for article in ARTICLES)
    (folder / "export.jsonl").write_text(lines, encoding="utf-8")
    return folder


@pytest.fixture
def quay(tmp_path: Path, quick_finder: object) -> Path:
    """Return a folder with one long article."""
    told = (f"Paragraph {n} tells at length of the old quay of Sarbuk." for n in range(60))
    text = "\n\n".join(("Old quay shut", "By Radio Sarbuk", *told))
    (tmp_path / "quay.txt").write_text(text, encoding="utf-8")
    return tmp_path


@asynccontextmanager
async def opened(
    corpus: Path, size: tuple[int, int] = (120, 36)
) -> AsyncIterator[tuple[ReaderApp, Pilot[None]]]:
    app = ReaderApp(corpus)
    async with app.run_test(size=size) as pilot:
        await settled(app, pilot)
        yield app, pilot


async def settled(app: ReaderApp, pilot: Pilot[None]) -> None:
    """Wait until nothing is under way: no worker, no message, no search, no row awaited."""
    quiet = 0
    for _ in range(300):
        with suppress(WorkerCancelled):  # by another that took its place, which is waited for next
            await app.workers.wait_for_complete()
        await pilot.pause()
        quiet = quiet + 1 if _at_rest(app) else 0
        if quiet == QUIET:
            return
    pytest.fail("the application never came to rest")


def _at_rest(app: ReaderApp) -> bool:
    search = app.screen_stack[0]
    if isinstance(search, SearchScreen) and search.latest.waiting:
        return False
    lists = app.screen.query(ResultList)
    awaited = any(listing.count and listing.size and not listing.selected_row for listing in lists)
    return not awaited and all(worker.is_finished for worker in app.workers)


async def press(app: ReaderApp, pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settled(app, pilot)


async def type_query(app: ReaderApp, pilot: Pilot[None], query: str) -> None:
    await pilot.press(*("space" if letter == " " else letter for letter in query))
    await settled(app, pilot)
