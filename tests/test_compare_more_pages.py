"""Names and what others report, on their pages: gone to, gone back from, looked for beside."""

from __future__ import annotations

import json
from dataclasses import replace
from threading import Event
from typing import TYPE_CHECKING

import pytest

from index.article import ArticleId, Span
from index.elsewhere import Elsewhere, Passage, Reported
from index.errors import CorpusError
from index.library import Library
from index.results import Progress
from index.story import StoryId
from reader.screens.compare import CompareScreen
from reader.widgets.compare_view import CompareView
from reader.widgets.key_bar import KeyBar
from tests.harbour import ARTICLES, harbour, opened, press, settled

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from reader.app import ReaderApp
    from reader.widgets.pair_page import PairPage

__all__ = ["harbour"]

A, B, C = (ArticleId(f"export.jsonl#{n}") for n in (1, 2, 3))


@pytest.fixture
def three(harbour: Path) -> Path:
    """Return a folder in which a third outlet tells of the event too."""
    third = {**ARTICLES[1], "title": "Quay of Marrow Bay is shut", "outlet": "Tidewater Post"}
    (harbour / "third.json").write_text(json.dumps(third), encoding="utf-8")
    return harbour


THIRD = ArticleId("third.json")


def band(article: ArticleId, outlet: str) -> Passage:
    text = ARTICLES[1]["text"]
    start = text.index("A brass band")
    return Passage(article, outlet, None, "2025-05-03", Span(start, len(text)), text[start:])


def reported(library: Library, asked: ArticleId, **_: object) -> Elsewhere:
    """Return what the third outlet and the second report: of the first alone."""
    del library
    passages = (band(B, "Radio Sarbuk"), band(THIRD, "Tidewater Post"))
    told = (Reported(passages, 2, 0.9, None, 0.0),) if asked == A else ()
    return Elsewhere(asked, (B, THIRD), told, StoryId("1"))


async def compared(app: ReaderApp, pilot: Pilot[None], *keys: str) -> CompareScreen:
    screen = CompareScreen(A, [B, THIRD], 0)
    app.push_screen(screen)
    await press(app, pilot, *keys)
    return screen


def lines(page: PairPage) -> list[str]:
    return [page.render_line(y).text.strip(" ▐") for y in range(page.size.height)]


def hinted(app: ReaderApp) -> list[str]:
    return [hint.label for hint in app.screen.query_one(KeyBar).hints]


@pytest.mark.parametrize("size", [(160, 45), (80, 24)])
async def test_a_name_leads_to_its_first_mention_chosen_and_escape_back_to_it(
    three: Path, size: tuple[int, int]
) -> None:
    async with opened(three, size) as (app, pilot):
        screen = await compared(app, pilot, "4", "j")
        item = screen.entries.item
        assert item is not None
        assert screen.entries.selected == 1
        assert lines(screen.entries)[0].endswith("in both")
        await press(app, pilot, "enter")
        view = screen.query_one(CompareView)
        assert screen.page == "passages"
        assert view.names.chosen == item.key
        assert view.names.current is not None
        await press(app, pilot, "escape")  # which lets go of the name too
        assert (screen.page, screen.entries.item) == ("names", item)


async def test_names_that_are_found_while_the_page_is_shown_come_in(
    three: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Library.mentions
    monkeypatch.setattr(Library, "mentions", lambda *_: ())
    monkeypatch.setattr(Library, "names_complete", lambda _: False)
    async with opened(three) as (app, pilot):
        screen = await compared(app, pilot, "4")
        assert "Names being found …" in lines(screen.entries)
        monkeypatch.setattr(Library, "mentions", real)
        assert app.overview is not None
        app.corpus_changed.publish(app.overview)
        await settled(app, pilot)
        assert screen.entries.count > 1
        await press(app, pilot, "j")
        assert screen.entries.selected == 1


async def test_what_others_report_opens_beside_them_at_their_passages(
    three: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Library, "elsewhere", reported)
    async with opened(three, (160, 45)) as (app, pilot):
        first = await compared(app, pilot, "5")
        assert lines(first.entries)[0].startswith("A Marrow Herald: no match found in this text")
        assert "side by side" in hinted(app)
        await press(app, pilot, "y")
        assert [line for line in app.clipboard.splitlines() if line.startswith("— ")] == [
            line for line in app.clipboard.splitlines() if ", Sat 3 May 2025 (" in line
        ]
        assert app.clipboard.count("“A brass band played for the last time on the planks.”") == 2
        await press(app, pilot, "enter")
        screen = app.screen
        assert isinstance(screen, CompareScreen)
        assert screen is not first
        assert (screen.article_id, screen.others) == (A, [B, THIRD])
        for keys in ((), ("greater_than_sign",), ("x",)):
            await press(app, pilot, *keys)
            view = screen.query_one(CompareView)
            assert view.walk is not None
            sentence = view.walk.pages[view.side].rows[-1].sentence
            assert (view.side, view.current) == ("a" if screen.swapped else "b", sentence)
        await press(app, pilot, "escape")
        assert app.screen is first
        assert first.page == "elsewhere"


async def test_an_entry_taller_than_the_page_is_gone_through_before_the_next(
    three: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def long(library: Library, asked: ArticleId, **_: object) -> Elsewhere:
        (one,) = reported(library, asked).reported
        words = " ".join(f"word{n}" for n in range(150))
        tall = replace(one, passages=tuple(replace(p, text=words) for p in one.passages))
        return Elsewhere(asked, (B, THIRD), (tall, one), StoryId("1"))

    monkeypatch.setattr(Library, "elsewhere", long)
    async with opened(three, (80, 24)) as (app, pilot):
        page = (await compared(app, pilot, "5")).entries
        seen = [*lines(page)]
        for key in ("j", "j"):
            assert page.selected == 0
            await press(app, pilot, key)
            seen += lines(page)
        assert {f"word{n}" for n in range(70)} <= set(" ".join(seen).split())
        while page.selected == 0:
            await press(app, pilot, "j")
        await press(app, pilot, "k")
        assert page.selected == 0
        below = page.top_row
        await press(app, pilot, "j")
        assert (page.selected, page.top_row > below) == (0, True)
        await press(app, pilot, "k")
        assert (page.selected, page.top_row) == (0, below)


async def test_tab_asks_of_the_other_article_and_a_step_or_a_swap_keeps_what_is_asked(
    three: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[ArticleId] = []

    def asking(library: Library, article: ArticleId, **_: object) -> Elsewhere:
        asked.append(article)
        return reported(library, article)

    monkeypatch.setattr(Library, "elsewhere", asking)
    async with opened(three) as (app, pilot):
        screen = await compared(app, pilot, "5", "tab")
        assert asked == [A, B]
        assert any("B Radio Sarbuk: nothing found" in line for line in lines(screen.entries))
        assert "side by side" not in hinted(app)
        await press(app, pilot, "tab", "x", "greater_than_sign")
        assert asked == [A, B]  # both are known
        assert screen.entries.count == 1
        assert lines(screen.entries)[0].startswith("B Marrow Herald: no match found")
        await press(app, pilot, "4")
        assert "other side" not in hinted(app)


async def test_who_goes_on_doesnt_wait_for_what_is_looked_through(
    three: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, stopped, never = Event(), Event(), Event()

    def slow(
        library: Library,
        article: ArticleId,
        *,
        cancelled: Callable[[], bool],
        progress: Callable[[Progress], None],
    ) -> Elsewhere:
        if article == B:
            return reported(library, article)
        progress(Progress("comparing", 2, 6, None))
        begun.set()
        while not cancelled():
            never.wait(0.01)
        stopped.set()
        return Elsewhere(article, (), (), StoryId("1"))

    monkeypatch.setattr(Library, "elsewhere", slow)
    async with opened(three) as (app, pilot):
        screen = await compared(app, pilot, "1")
        for keys in (("tab", "1"), ("1",), ("escape", "escape")):
            begun.clear()
            stopped.clear()
            await pilot.press("5")
            asked = (
                "A Marrow Herald: looking through the others of its story … 2 of 6 pairs of texts"
            )
            while not begun.is_set() or asked not in " ".join(lines(screen.entries)):
                await pilot.pause()
            await press(app, pilot, *keys)
            assert stopped.is_set()
        assert app.screen is not screen


async def test_what_cant_be_had_is_told_on_the_page(
    three: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object, **__: object) -> Elsewhere:
        raise CorpusError("The file is gone.", hint="Look for it.")

    monkeypatch.setattr(Library, "elsewhere", failing)
    async with opened(three) as (app, pilot):
        screen = await compared(app, pilot, "5")
        assert "The file is gone. Look for it." in lines(screen.entries)
        monkeypatch.setattr(Library, "elsewhere", reported)
        assert app.overview is not None
        app.corpus_changed.publish(app.overview)
        await press(app, pilot, "j")
        assert screen.entries.count == 1
