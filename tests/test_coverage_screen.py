"""The table of stories and outlets as a screen: by keys, on a real library."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from index.results import Filters
from reader.screens.article import ArticleScreen
from reader.screens.coverage import CoverageScreen
from reader.screens.search import SearchScreen
from reader.widgets.ask_line import AnswerInput
from reader.widgets.band import Band
from reader.widgets.cover_view import CoverView
from reader.widgets.few_lines import FewLines
from reader.widgets.key_bar import KeyBar
from reader.widgets.query_bar import QueryBar
from reader.widgets.tag_line import TagLine
from reader.widgets.text_view import TextView
from tests.harbour import opened, press, settled
from tests.widget_host import assert_safe, lines

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from reader.app import ReaderApp

FERRY = "The ferry between Lorn and Ansel struck the long pier in thick fog; nobody was hurt"
APPLES = "Apples are late this year, growers of the valley say, and blame a wet and cold spring"
BRIDGE = "Engineers closed the iron bridge at Sarbuk after a crack was seen in its northern arch"
ARTICLES = (
    ("Ferry strikes pier\x1b[2J", "Pier Post", "2026-03-02", f"{FERRY}."),
    ("Ferry at the pier again", "Pier Post", "2026-03-03", f"{FERRY}, a captain told us."),
    ("Pier struck by ferry", "Marrow Herald", "2026-03-03", f"{FERRY}, said the harbour master."),
    ("Harvest is late", "Ansel Post", "2026-03-03", f"{APPLES}."),
    ("Bridge closed", "Marrow Herald", "2026-01-20", f"{BRIDGE}."),
    ("Iron bridge shut", "Quay FM", "2026-01-20", f"{BRIDGE}, the town said."),
    ("A concert", "Lorn Times", None, "A brass band played marches in the park until it rained."),
)


@pytest.fixture
def shore(tmp_path: Path, quick_finder: object) -> Path:
    """Return a folder with two stories, of which one outlet told both."""
    told = (
        json.dumps({"title": title, "outlet": outlet, "date": date, "text": text})
        for title, outlet, date, text in ARTICLES
    )
    (tmp_path / "shore").mkdir()
    (tmp_path / "shore" / "all.jsonl").write_text("\n".join(told), encoding="utf-8")
    return tmp_path / "shore"


def cell(app: ReaderApp) -> str:
    return app.screen.query_one("#cell", FewLines).text


async def answer(app: ReaderApp, pilot: Pilot[None], words: str, *, asked: bool = False) -> None:
    """Give days, in answer to the question or to one that is asked already."""
    if not asked:
        await pilot.press("d")
    app.screen.query_one(AnswerInput).value = words
    await press(app, pilot, "enter")


def hints(app: ReaderApp) -> list[str]:
    return [hint.label for hint in app.screen.query_one(KeyBar).hints]


def about(app: ReaderApp) -> str:
    return app.screen.query_one("#about", Band).text


async def test_each_cell_says_in_words_what_it_counts_and_leads_there(shore: Path) -> None:
    async with opened(shore) as (app, pilot):
        app.push_screen(CoverageScreen())
        await settled(app, pilot)
        assert about(app) == "2 stories · all days · two outlets or more  newest first"
        heads = app.screen.query_one("#cover-heads", FewLines).text.splitlines()
        assert [line.split() for line in heads if line.strip()] == [
            ["Marrow"],
            ["Herald", "Pier", "Post", "Ansel", "Post", "Lorn", "Times", "Quay", "FM"],
            "told, of those in its time 2 of 2 1 of 1 0 of 1 0 of 0 1 of 1".split(),
        ]
        rows = [line.split("2026")[-1].split() for line in lines(app.screen.query_one(CoverView))]
        assert rows[:2] == [
            ["▌■", "1", "■", "2", "·", "□", "–"],
            ["■", "1", "–", "–", "□", "■", "1"],
        ]
        assert "1 article on this" in cell(app)
        assert_safe(app.screen.query_one(CoverView))
        assert_safe(app.screen.query_one("#cell"))
        early, screen = CoverView(id="early"), app.screen
        assert isinstance(screen, CoverageScreen)
        assert screen.found is not None
        early.display = False
        await screen.mount(early)
        early.show(screen.found, [0, 1])
        assert list(early.draw(0, 80)) == []  # there is no width yet, so no column either
        await early.remove()
        await press(app, pilot, "right", "right")
        said = "Ansel Post has 1 article from 1 to 4 Mar 2026 in this corpus, none found on this."
        assert said in cell(app)
        assert "what it had instead" in hints(app)
        assert "read" not in hints(app)
        await press(app, pilot, "right")
        assert "No article of Lorn Times is known to be from 1 to 4 Mar 2026" in cell(app)
        await press(app, pilot, "right")
        assert "No article of Quay FM from 1 to 4 Mar 2026 in this corpus." in cell(app)
        assert "what it had instead" not in hints(app)
        await press(app, pilot, *["left"] * 4, "j", "enter")
        assert isinstance(app.screen, ArticleScreen)
        await press(app, pilot, "escape")
        assert "20 Jan 2026\n  Marrow Herald has 1 article on this." in cell(app)


async def test_cells_lead_to_the_search_with_what_they_count(shore: Path) -> None:
    async with opened(shore, (80, 24)) as (app, pilot):
        app.push_screen(CoverageScreen())
        await settled(app, pilot)
        assert "outlets 1–4 of 5" in about(app)
        await press(app, pilot, "greater_than_sign")
        assert "outlets 2–5 of 5" in about(app)
        await press(app, pilot, "left", "left", "enter")
        search = app.screen
        assert isinstance(search, SearchScreen)
        days = Filters(outlets=("Ansel Post",), since="2026-03-01", until="2026-03-04")
        assert search.filters == days
        assert search.query_one(QueryBar).query_text == ""
        assert search.results is not None
        assert len(search.results) == 1
        tags = " ".join(lines(search.query_one(TagLine)))
        assert "since: 1 Mar 2026 ×" in tags
        assert "until: 4 Mar 2026 ×" in tags
        await press(app, pilot, "slash", "backspace")
        assert search.filters == replace(days, until=None)
        app.push_screen(CoverageScreen())
        await settled(app, pilot)
        await pilot.click("#cover", offset=(app.screen.query_one(CoverView).plan.begin + 14, 0))
        await settled(app, pilot)
        assert "Pier Post has 2 articles on this." in cell(app)
        await press(app, pilot, "enter")
        assert search.results is not None
        assert [len(search.results), search.filters.outlets] == [2, ("Pier Post",)]


async def test_days_and_stories_of_one_outlet_are_asked_for(shore: Path) -> None:
    async with opened(shore) as (app, pilot):
        app.push_screen(CoverageScreen())
        await settled(app, pilot)
        await answer(app, pilot, "jam")
        assert "Write days as" in app.screen.query_one("#question", Band).text
        await answer(app, pilot, "2 January 2026 to 2026-01", asked=True)
        assert about(app).startswith("1 story · from 2 to 31 Jan 2026 · two outlets or more")
        assert "20 Jan 2026\n  Marrow Herald has 1 article on this." in cell(app)
        await answer(app, pilot, "until 2025")
        said = "\n".join(lines(app.screen.query_one("#nothing", TextView)))
        assert "No story told by two outlets or more is known until 31 Dec 2025." in said
        assert "order" not in hints(app)
        await answer(app, pilot, "")
        await press(app, pilot, "m", "s")
        assert about(app) == "4 stories · all days · of one outlet too  most outlets first"
        await press(app, pilot, "G")
        assert "A concert" in cell(app)
        assert "Its days aren't known." in cell(app)
        await press(app, pilot, "y", "escape")
        assert isinstance(app.screen, SearchScreen)
