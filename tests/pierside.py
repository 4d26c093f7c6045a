"""An invented corpus of three stories, indexed and grouped once for all tests of a module."""

from __future__ import annotations

import json
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, NamedTuple

import pytest

from index.library import Library
from reader.app import ReaderApp
from tests.conftest import QuickFinder
from tests.harbour import settled

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from textual.pilot import Pilot

_CRANE = (
    "The harbour crane of Lenia fell into the basin on Tuesday. Nobody was hurt when the crane,"
    " forty metres high, toppled over a barge of gravel. “A storm had loosened its bolts,” said"
    " harbour master Ilse Torvan. The basin stays closed until divers have looked at the wreck."
)
_TOPPLED = (
    "A crane toppled into the basin of the harbour of Lenia, said harbour master Ilse Torvan: “A"
    " storm had loosened its bolts.” A barge loaded with gravel was crushed; nobody was hurt when"
    " the crane, thirty metres high, fell. Divers are to look at the wreck before the basin opens"
    " again."
)
_DIVERS = (
    "Divers have looked at the wreck of the harbour crane of Lenia. The crane fell into the basin"
    " when a storm loosened its bolts, said Ilse Torvan. The barge of gravel below it was crushed,"
    " and the basin stays closed."
)
_LIBRARY = (
    "The new library of Pellworth opens its doors with forty thousand books, a reading room under"
    " a glass roof and a cafe. The mayor cut a ribbon, children sang, and the first card went to"
    " a pupil who had written to the council about the leaking roof of the old reading room."
)
_OPENED = (
    "Pellworth has a new library: forty thousand books and a reading room under a glass roof. The"
    " mayor cut a ribbon while children sang. A pupil who wrote to the council about the leaking"
    " roof of the old reading room got the first card."
)
_APPLES = (
    "Apples ripen late in the valley of Veldra this year, growers said. Rain was to blame, and so"
    " was a frost in April that few of the old trees had ever seen."
)
ARTICLES = (
    ("Crane falls into the basin of Lenia", "Pier Post", "2026-03-03T09:30:00", _CRANE),
    ("Crane of Lenia topples, nobody is hurt", "Radio Sarbuk", "2026-03-04", _TOPPLED),
    ("Crane falls in Lenia", "Ansel Mirror", "2026-03-04T18:00:00+00:00", _CRANE),
    ("Divers at the crane of Lenia", None, None, _DIVERS),
    ("Library of Pellworth opens", "Pier Post", "2026-02-10", _LIBRARY),
    ("A library under a glass roof", "Radio Sarbuk", "2026-02-11", _OPENED),
    ("Apples are late", "Ansel Mirror", "2026-03-20", _APPLES),
)


class Pierside(NamedTuple):
    """A corpus and where its index is."""

    corpus: Path
    index_dir: Path


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Pierside:
    """Build the corpus and its index."""
    folder = tmp_path_factory.mktemp("news") / "pierside"  # its name stands on the screen
    folder.mkdir()
    for number, (title, outlet, date, text) in enumerate(ARTICLES, 1):
        article = {"title": title, "outlet": outlet, "date": date, "text": text}
        known = {key: value for key, value in article.items() if value}
        (folder / f"{number:03}_pier.json").write_text(json.dumps(known), "utf-8")
    built = Pierside(folder, tmp_path_factory.mktemp("indexes"))
    finder = QuickFinder()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("index.naming._recogniser", lambda: finder)
        patch.setattr("index.names.model.expected_version", lambda: finder.version)
        with Library.open(built.corpus, index_dir=built.index_dir) as library:
            library.refresh()
            assert library.find_names()
            assert library.find_stories()
    return built


@pytest.fixture
def pierside(
    built: Pierside, quick_finder: QuickFinder, monkeypatch: pytest.MonkeyPatch
) -> Pierside:
    """Return the corpus; nothing waits for its time."""
    del quick_finder
    monkeypatch.setattr("reader.screens.asked_place.AT_ONCE", float("inf"))
    monkeypatch.setattr("reader.screens.asked_place.PAUSE", 0)
    return built


@asynccontextmanager
async def stories(
    pierside: Pierside, size: tuple[int, int] = (120, 36), theme: str = ""
) -> AsyncIterator[tuple[ReaderApp, Pilot[None]]]:
    """Open the corpus at its stories."""
    app = ReaderApp(pierside.corpus, pierside.index_dir)
    async with app.run_test(size=size) as pilot:
        app.theme = theme or app.theme
        await settled(app, pilot)
        await pilot.press("escape", "2")
        await settled(app, pilot)
        yield app, pilot
