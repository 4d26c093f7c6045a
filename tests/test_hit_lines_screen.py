"""All hits of a query as a screen: by keys, on a real library."""

from __future__ import annotations

import threading
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest
from platformdirs import user_state_path

from index.concordances.cutting import Cutter, FoundIn
from index.errors import CorpusError
from index.library import Library
from index.lines import Beside
from reader.screens.article import ArticleScreen
from reader.screens.hit_lines import HitLinesScreen
from reader.screens.search import SearchScreen
from reader.text.context import GAP
from reader.widgets.band import Band
from reader.widgets.concordance_view import ConcordanceView
from reader.widgets.filter_list import FilterList
from reader.widgets.key_bar import KeyBar
from reader.widgets.reading_view import ReadingView
from reader.widgets.text_view import TextView
from tests.harbour import opened, press, settled, type_query
from tests.harvest import harvest
from tests.widget_host import lines, styles

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from textual.pilot import Pilot

    from reader.app import ReaderApp


NARROWED_AFTER = 3
"""Hits that are read before reading is held up."""
pytestmark = pytest.mark.usefixtures("quick_finder")


@pytest.fixture(scope="module")
def fruit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return harvest(tmp_path_factory.mktemp("screen") / "fruit")


@asynccontextmanager
async def lines_of(
    query: str, corpus: Path, size: tuple[int, int] = (120, 36)
) -> AsyncIterator[tuple[ReaderApp, Pilot[None]]]:
    async with opened(corpus, size) as (app, pilot):
        await type_query(app, pilot, query)
        await press(app, pilot, "enter", "w")
        yield app, pilot


def shown(app: ReaderApp) -> list[str]:
    view = app.screen.query_one(ConcordanceView)
    return [line.strip(" ▌▎▐│") for line in lines(view) if line.strip(" ▌▎▐│")]


def words(app: ReaderApp) -> list[str]:
    found = lines(app.screen.query_one(FilterList))
    return [" ".join(line.strip(" ▌▐").split()) for line in found if line.strip(" ▌▐")]


def band(app: ReaderApp, name: str) -> str:
    return app.screen.query_one(f"#{name}", Band).text


def hints(app: ReaderApp) -> dict[str, str]:
    return {hint.key: hint.label for hint in app.screen.query_one(KeyBar).hints}


def copied() -> str:
    file = user_state_path("corpus-reader", appauthor=False) / "copied.txt"
    return file.read_text(encoding="utf-8")


async def test_hits_are_lines_that_are_put_in_order_and_lead_into_their_articles(
    fruit: Path,
) -> None:
    async with lines_of("old", fruit, (160, 45)) as (app, pilot):
        assert isinstance(app.screen, HitLinesScreen)
        view = app.screen.query_one(ConcordanceView)
        plan = view.plan
        at = 2 + plan.day + GAP + plan.outlet + GAP + plan.left
        assert {line[at : at + 3].lower() for line in lines(view)[1:7]} == {"old"}
        assert "6 lines in 4 articles" in band(app, "top")
        assert band(app, "about") == "every hit in titles and texts  newest first"
        assert "bold" in styles(view, 3, "orchards")  # of a title
        assert hints(app) | {"l": "by left", "r": "by right", "s": "sort"} == hints(app)
        for order in ("oldest first", "by outlet", "best match first", "by the words found"):
            await press(app, pilot, "s")
            assert band(app, "about").endswith(order)
        for order in ("word", "second word", "third word", "word"):
            await press(app, pilot, "r")
            assert band(app, "about").endswith(f"by the {order} after")
        after = [line[at + 3 :].lower().strip(" .").partition(" ")[0] for line in lines(view)[1:7]]
        after = [word.strip(".,!") for word in after]
        assert after == sorted(after)
        await press(app, pilot, "G", "l")
        assert band(app, "about").endswith("by the word before")
        assert shown(app)[view.selected].endswith("orchards")  # the one that was gone to
        assert band(app, "of-line").endswith(f"in its title, {view.selected + 1} of 6")
        await press(app, pilot, "g", "j", "enter")
        assert isinstance(app.screen, ArticleScreen)
        text = app.screen.query_one(ReadingView)
        assert text.reading is not None
        assert text.hit >= 0
        hit = text.reading.hits[text.hit]
        line = view.selected_line
        assert line is not None
        assert (hit.start, hit.end) == (line.start, line.end)
        await press(app, pilot, "escape")
        if not isinstance(app.screen, HitLinesScreen):
            await press(app, pilot, "escape")
        assert isinstance(app.screen, HitLinesScreen)
        assert view.selected == 1
        await press(app, pilot, "escape")
        assert isinstance(app.screen, SearchScreen)


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_a_word_beside_narrows_the_lines_to_it(fruit: Path, size: tuple[int, int]) -> None:
    async with lines_of("apple", fruit, size) as (app, pilot):
        beside = app.screen.query_one(FilterList)
        assert bool(beside.region.width) == (size[0] >= 100)
        await press(app, pilot, "tab")
        assert beside.has_focus
        told = words(app)
        assert told[:3] == ["Words beside", "lines that have them", "Right before"]
        assert told[3:5] == ["apples 39", "old 5"]
        await press(app, pilot, "j", "enter")
        assert "right before: old" in band(app, "about")
        assert "5 lines in 4 articles" in band(app, "top")
        assert "▪ old 5" in words(app)
        await press(app, pilot, "S")
        assert words(app)[1] == "strength: logDice"
        await press(app, pilot, "a")
        assert words(app)[0] == "All words beside"
        await press(app, pilot, "escape")
        view = app.screen.query_one(ConcordanceView)
        assert view.has_focus
        column = {line.lower().replace(".", "").find("old apple") for line in shown(app)}
        assert -1 not in column
        await press(app, pilot, "j", "escape")
        assert "55 lines in 8 articles" in band(app, "top")
        assert view.selected_line is not None  # still the one that was gone to
        assert view.selected_line.left.rstrip(". ").lower().endswith("old")
        await press(app, pilot, "shift+tab", "enter", "enter")
        assert "55 lines in 8 articles" in band(app, "top")


async def test_a_line_is_copied_with_its_reference_a_title_with_its_articles(fruit: Path) -> None:
    async with lines_of("orchards", fruit) as (app, pilot):
        await press(app, pilot, "y")
        assert copied().startswith("Old orchards, Ansel Post, Sat 3 May 2025")
        await press(app, pilot, "j", "y")
        assert copied().startswith("“Orchards are old. apples”\n— Old orchards, Ansel Post")


async def test_while_texts_are_read_lines_are_there_by_date_and_then_as_wanted(
    fruit: Path, monkeypatch: pytest.MonkeyPatch
) -> None:

    go_on, taken = threading.Event(), Cutter.take

    def waiting(self: Cutter, found: FoundIn) -> None:
        go_on.wait(60)
        taken(self, found)

    monkeypatch.setattr(Cutter, "take", waiting)
    async with opened(fruit, (120, 36)) as (app, pilot):
        await type_query(app, pilot, "old")
        await pilot.press("enter", "w")
        while not app.screen.query(ConcordanceView) or not shown(app) or "…" in shown(app)[0]:
            await pilot.pause()
        assert "about 6 lines in 4 articles" in band(app, "top")
        assert "being counted …" in words(app)
        await pilot.press("r")
        await pilot.pause()
        assert band(app, "about").endswith("by the word after when all is read: 0%")
        await pilot.press("s")
        await pilot.pause()
        assert band(app, "about").endswith("newest first · 0% read")
        await pilot.press("l")
        go_on.set()
        await settled(app, pilot)
        assert "6 lines in 4 articles" in band(app, "top")
        assert band(app, "about").endswith("by the word before")


async def test_a_word_beside_narrows_what_is_read_at_once_and_what_comes_then(
    fruit: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, taken = threading.Event(), Cutter.take

    def waiting(self: Cutter, found: FoundIn) -> None:
        if len(self) > NARROWED_AFTER:
            go_on.wait(60)
        taken(self, found)

    monkeypatch.setattr(Cutter, "take", waiting)
    monkeypatch.setattr("index.concordances.linebook._AT_ONCE", 1)
    monkeypatch.setattr("reader.screens.reading_lines.COUNTED_EACH", -1.0)
    async with opened(fruit, (120, 36)) as (app, pilot):
        await type_query(app, pilot, "apples")
        await pilot.press("enter", "w")
        while not app.screen.query(ConcordanceView) or "old" not in " ".join(words(app)):
            await pilot.pause()
        screen = app.screen
        assert isinstance(screen, HitLinesScreen)
        before = len(screen.found or ())
        screen.narrow(Beside("left", "old"))
        while len(screen.found or ()) == before:
            await pilot.pause()
        some = len(screen.found or ())
        assert 0 < some < before
        assert "the newest" in band(app, "top")
        assert band(app, "about").startswith("right before: old · ")
        await pilot.press("l")
        while "by the word before · " not in band(app, "about"):
            await pilot.pause()  # of what is read, words are known
        await pilot.press("escape")
        while len(screen.found or ()) != before:
            await pilot.pause()
        assert "about 55 lines in 8 articles" in band(app, "top")
        screen.narrow(Beside("left", "old"))
        go_on.set()
        await settled(app, pilot)
        assert len(screen.found or ()) > some
        assert "the newest" not in band(app, "top")
        assert all("old" in line.lower() for line in shown(app))


async def test_what_stands_in_no_line_says_why(fruit: Path) -> None:
    async with opened(fruit) as (app, pilot):
        await type_query(app, pilot, "date:2025")
        await press(app, pilot, "enter")
        assert "w" not in hints(app)
        assert isinstance(app.screen, SearchScreen)
        assert app.screen.results is not None
        app.push_screen(HitLinesScreen(app.screen.results))
        await settled(app, pilot)
        told = app.screen.query_one("#nothing", TextView)
        assert told.display
        assert "Nothing of it stands in a line." in told.text
        assert not {"l", "r", "s", "f", "y"} & set(hints(app))
        await press(app, pilot, "l", "f", "y", "escape")
        assert isinstance(app.screen, SearchScreen)


async def test_what_comes_meanwhile_is_listed_and_what_cannot_be_had_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = harvest(tmp_path / "more")
    async with lines_of("ferries", corpus) as (app, pilot):
        assert "2 lines in 1 article" in band(app, "top")
        (corpus / "late.txt").write_text("Late ferries.\n\nFerries came late.", encoding="utf-8")
        assert app.library is not None
        app.library.refresh()
        assert app.overview is not None
        app.corpus_changed.publish(app.overview)
        await settled(app, pilot)
        assert "in 2 articles" in band(app, "top")

        def broken(*_: object, **__: object) -> None:
            raise CorpusError("The index is damaged.", "Rebuild it.")

        monkeypatch.setattr(Library, "lines", broken)
        app.corpus_changed.publish(app.overview)
        await settled(app, pilot)
        assert not isinstance(app.screen, HitLinesScreen)
        assert "The index is damaged. Rebuild it." in [n.message for n in app._notifications]
