"""Stories on the search screen: told with a hit, listed once, chosen, asked for while typing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.article import ArticleId
from index.story import StoryId
from reader.screens.article import ArticleScreen
from reader.screens.choose import ChooseScreen
from reader.screens.compare import CompareScreen
from reader.screens.search import SearchScreen
from reader.widgets.band import Band
from reader.widgets.key_bar import KeyBar
from reader.widgets.query_bar import QueryInput
from reader.widgets.reading_view import ReadingView
from reader.widgets.result_list import ResultList
from tests.harbour import opened, press, settled, type_query
from tests.told_twice import STORIES, written
from tests.widget_host import lines

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from reader.app import ReaderApp


@pytest.fixture
def news(tmp_path: Path, quick_finder: object) -> Path:
    return written(tmp_path)


def listed(app: ReaderApp) -> list[str]:
    view = app.screen.query_one(ResultList)
    rows = [view.row(number) for number in range(view.count)]
    return [row.id if row else "…" for row in rows]


def said(app: ReaderApp, query: str = "#status") -> str:
    return app.screen.query_one(query, Band).text.strip()


def about(app: ReaderApp) -> str:
    return " ".join(" ".join(lines(app.screen.query_one(ResultList))).split())


async def to_results(app: ReaderApp, pilot: Pilot[None]) -> None:
    await press(app, pilot, "down")
    assert isinstance(app.focused, ResultList)


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
async def test_of_each_story_one_row_is_listed_and_unfolds(
    news: Path, size: tuple[int, int]
) -> None:
    async with opened(news, size) as (app, pilot):
        await to_results(app, pilot)
        assert listed(app) == ["i.md", "h.md", "g.md", "e.md", "f.md", "c.md", "b.md", "a.md"]
        assert said(app).startswith("8 articles, 1 more the same")
        assert "also Pier Post" in about(app) or "2 outlets" in about(app)
        if size[0] > 80:
            preview = app.screen.query_one(ReadingView)
            assert "also told by" not in preview.text
            await press(app, pilot, "j")
            assert "1 min\nalso told by Pier Post\n\n" in preview.text
        assert "same story" not in " ".join(lines(app.screen.query_one(KeyBar)))
        before = listed(app)
        await press(app, pilot, "g", "equals_sign")  # nobody else tells this one
        assert [notice.message for notice in app._notifications] == []
        await press(app, pilot, "j", "equals_sign")
        (notice,) = app._notifications
        assert notice.message.startswith("S lists by story")
        assert listed(app) == before
        await press(app, pilot, "g", "S")
        assert listed(app) == ["i.md", "h.md", "e.md", "c.md"]
        assert said(app).startswith("9 articles in 4 stories")
        await press(app, pilot, "G")
        assert "+3 in 3 outlets: Lenia Echo, Radio Veldra, " in about(app)
        bar = " ".join(lines(app.screen.query_one(KeyBar)))
        assert "= same story" in bar
        assert "= same text" not in bar
        await press(app, pilot, "equals_sign")
        assert listed(app) == ["i.md", "h.md", "e.md", "c.md", "d.md", "b.md", "a.md"]
        assert "3 of this story below" in about(app)
        assert said(app).startswith("9 articles in 4 stories")
        await press(app, pilot, "s")  # in another order it stays unfolded
        assert listed(app) == ["a.md", "b.md", "c.md", "d.md", "e.md", "g.md", "i.md"]
        await press(app, pilot, "g", "equals_sign")
        assert listed(app) == ["a.md", "e.md", "g.md", "i.md"]
        await press(app, pilot, "enter")
        assert isinstance(app.screen, ArticleScreen)
        await press(app, pilot, "escape", "S")
        assert len(listed(app)) == 8


async def test_a_story_is_a_tag_that_is_dropped_again(news: Path) -> None:
    async with opened(news) as (app, pilot):
        assert app.library is not None
        story = app.library.story_of(ArticleId("e.md"))
        assert story is not None
        app.action_place("corpus")
        await settled(app, pilot)
        app.find_story(story.id)
        await settled(app, pilot)
        assert isinstance(app.screen, SearchScreen)
        assert listed(app) == list(STORIES[1])
        assert said(app, "#under").startswith(f"in  story: {story.title[:12]}")
        await press(app, pilot, "slash", "backspace")
        assert len(listed(app)) == 8
        app.find_story(StoryId("s0"))
        await settled(app, pilot)
        assert said(app, "#under").startswith("in  story: s0")
        assert "No story has “s0” in its title" in " ".join(lines(app.screen.query_one("#nothing")))


async def test_compare_follows_the_story(news: Path) -> None:
    async with opened(news, (160, 45)) as (app, pilot):
        await type_query(app, pilot, "outlet:pier crane")
        await press(app, pilot, "down", "s", "s", "enter", "c")  # oldest first
        screen = app.screen
        assert isinstance(screen, ChooseScreen)
        assert screen.article_id == "a.md"
        story = [one.id for one in screen.candidates if one.same_story]
        assert sorted(story) == ["b.md", "c.md", "d.md"]
        assert "3 of its story" in said(app, "#top")
        assert lines(screen.query_one(ResultList))[1].strip() == "Same story"
        await press(app, pilot, "m")
        drawn = [line.strip() for line in lines(screen.query_one(ResultList))]
        assert "Less alike" in drawn
        assert drawn.index("Same story") < drawn.index("Less alike")
        await press(app, pilot, "enter")
        compared = app.screen
        assert isinstance(compared, CompareScreen)
        assert compared.others[:3] == story
        assert "1 of 3 of its story" in said(app, "#head-b .meta")
        await press(app, pilot, "less_than_sign")
        assert compared.place == len(compared.others) - 1
        await press(app, pilot, "greater_than_sign", "greater_than_sign")
        assert compared.others[compared.place] == story[1]


async def test_a_title_is_completed_and_finds_its_story(news: Path) -> None:
    async with opened(news) as (app, pilot):
        assert app.library is not None
        story = app.library.story_of(ArticleId("a.md"))
        assert story is not None
        await type_query(app, pilot, f"story:{story.title.split()[0][:4].lower()}")
        await press(app, pilot, "tab")
        assert app.screen.query_one(QueryInput).value.startswith(f'story:"{story.title[:8]}')
        assert {*listed(app)} <= {*STORIES[0]}
        assert said(app).startswith("3 of 9 articles, 1 more the same")
