"""What keys do in the search, and that those which do nothing are never named."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from index.engine.respelling import FAR_MORE
from reader.screens.search import SearchScreen
from reader.widgets.filter_list import FilterList
from reader.widgets.key_bar import KeyBar
from reader.widgets.query_bar import QueryInput
from reader.widgets.reading_view import ReadingView
from reader.widgets.result_list import ResultList
from reader.widgets.tag_line import TagLine
from reader.widgets.text_view import TextView
from tests.harbour import harbour, opened, press, settled, type_query
from tests.widget_host import lines

if TYPE_CHECKING:
    from pathlib import Path

    from reader.app import ReaderApp

__all__ = ["harbour"]

SIZES = [(80, 24), (120, 36), (160, 45)]


def hinted(app: ReaderApp) -> dict[str, str]:
    return {hint.key: hint.label for hint in app.screen.query_one(KeyBar).hints}


def query(app: ReaderApp) -> str:
    return app.screen.query_one(QueryInput).value


async def test_a_spelling_that_is_offered_beside_hits_is_taken_by_the_key_that_is_told(
    tmp_path: Path,
) -> None:
    texts = [f"The government met, for the {n}th time." for n in range(FAR_MORE + 1)]
    told = [json.dumps({"title": "Met", "text": text}) for text in (*texts, "The goverment met.")]
    corpus = tmp_path / "met"
    corpus.mkdir()
    (corpus / "met.jsonl").write_text("\n".join(told), encoding="utf-8")
    async with opened(corpus) as (app, pilot):
        await type_query(app, pilot, "met governm")
        assert "ctrl+t" not in hinted(app)
        await press(app, pilot, "ctrl+t", "ctrl+u")
        await type_query(app, pilot, "goverment")
        under = app.screen.query_one(TagLine)
        assert under.text.endswith("ctrl+t did you mean government?")
        assert hinted(app)["ctrl+t"] == "did you mean"
        await press(app, pilot, "ctrl+t")
        assert query(app) == "government"
        assert app.screen.query_one(ResultList).count == FAR_MORE + 1
        assert "did you mean" not in under.text
        assert "ctrl+t" not in hinted(app)


async def test_what_weighs_nothing_is_listed_newest_first_until_an_order_is_chosen(
    harbour: Path,
) -> None:
    async with opened(harbour) as (app, pilot):
        screen = app.screen
        assert isinstance(screen, SearchScreen)
        for asked, order in (("date:2025", "newest"), ("quay date:2025", "relevance")):
            await press(app, pilot, "ctrl+u")
            await type_query(app, pilot, asked)
            assert screen.results is not None
            assert screen.results.sort == order
        await press(app, pilot, "ctrl+u")
        await type_query(app, pilot, "date:2025")
        await press(app, pilot, "enter", "s", "s")
        assert (screen.sort, screen.results and screen.results.sort) == ("relevance", "relevance")


@pytest.mark.parametrize("size", SIZES)
async def test_where_nothing_is_found_the_query_can_be_left_for_what_is_said(
    harbour: Path, size: tuple[int, int]
) -> None:
    async with opened(harbour, size) as (app, pilot):
        await type_query(app, pilot, "zzzzzz")
        nothing = app.screen.query_one("#nothing", TextView)
        for key in ("enter", "down", "escape", "tab"):
            assert hinted(app)["enter"] == "leave the query"
            await press(app, pilot, key)
            assert (key, app.focused) == (key, nothing)
            assert nothing.region.width
            assert {"f", "c", "y", "s", "n"}.isdisjoint(hinted(app))
            await press(app, pilot, "f", "c", "y", "n", "j", "k")
            assert (query(app), app.focused) == ("zzzzzz", nothing)
            await press(app, pilot, "slash")
            assert isinstance(app.focused, QueryInput)
        await press(app, pilot, "escape", "escape")
        assert isinstance(app.focused, QueryInput)
        await press(app, pilot, "escape", "4")
        assert not isinstance(app.screen, SearchScreen)


async def test_what_is_said_of_nothing_is_left_for_the_results_when_there_are_some(
    harbour: Path,
) -> None:
    async with opened(harbour, (160, 45)) as (app, pilot):
        screen = app.screen
        assert isinstance(screen, SearchScreen)
        screen.filter_by("outlet", "Radio Sarbuk")
        await type_query(app, pilot, "apples")
        await press(app, pilot, "down")
        assert app.focused is screen.query_one("#nothing")
        await press(app, pilot, "ctrl+l")
        assert app.focused is screen.query_one(ResultList)
        screen.filter_by("outlet", "Radio Sarbuk")
        await settled(app, pilot)
        assert app.focused is screen.query_one("#nothing")


@pytest.mark.parametrize("size", SIZES)
async def test_tab_leads_to_every_pane_and_back(harbour: Path, size: tuple[int, int]) -> None:
    panes = [QueryInput, FilterList, ResultList, *([ReadingView] if size[0] > 80 else [])]
    async with opened(harbour, size) as (app, pilot):
        seen = []
        for _ in range(len(panes) * 2):
            assert app.focused is not None
            assert app.focused.region.width
            seen.append(type(app.focused))
            await press(app, pilot, "tab")
        assert seen == panes * 2
        for pane in reversed(panes):
            await press(app, pilot, "shift+tab")
            assert type(app.focused) is pane


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_done_to_an_article_is_offered_where_the_list_is_in_sight(
    harbour: Path, size: tuple[int, int]
) -> None:
    async with opened(harbour, size) as (app, pilot):
        await press(app, pilot, "enter", "f")
        assert isinstance(app.focused, FilterList)
        beside = bool(app.screen.query_one(ResultList).region.width)
        assert {"c", "y"} & set(hinted(app)) == ({"c", "y"} if beside else set())
        assert "f" not in hinted(app)
        if beside:
            await press(app, pilot, "c")
        assert isinstance(app.screen, SearchScreen) != beside


async def test_the_next_hit_is_offered_only_where_there_is_one(harbour: Path) -> None:
    async with opened(harbour, (160, 45)) as (app, pilot):
        await press(app, pilot, "enter")
        assert "n" not in hinted(app)
        await press(app, pilot, "slash")
        await type_query(app, pilot, "quay")
        await press(app, pilot, "enter")
        assert hinted(app)["n"] == "next hit"


async def test_what_was_offered_for_another_query_is_never_taken(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        await type_query(app, pilot, "harbor councul")
        screen = app.screen
        assert isinstance(screen, SearchScreen)
        assert screen.ways.spelling is not None
        screen.query_one(QueryInput).insert_text_at_cursor("jj")
        assert screen.offered("spelling") is None
        screen.action_take("spelling")
        assert query(app) == "harbor counculjj"
        await settled(app, pilot)
        assert screen.results is not None
        assert screen.results.query == "harbor counculjj"


async def test_the_filter_that_was_dropped_low_in_the_list_leaves_the_cursor_in_sight(
    harbour: Path,
) -> None:
    async with opened(harbour, (80, 14)) as (app, pilot):
        await press(app, pilot, "enter", "f", "G")
        filters = app.screen.query_one(FilterList)
        for _ in range(2):
            await press(app, pilot, "enter")
            assert any("▌" in line for line in lines(filters))


async def test_a_smaller_terminal_keeps_the_cursor_of_the_filters_in_sight(harbour: Path) -> None:
    async with opened(harbour, (160, 45)) as (app, pilot):
        await press(app, pilot, "enter", "f", "G")
        for size in ((80, 14), (160, 12), (80, 24), (100, 10)):
            await pilot.resize_terminal(*size)
            await settled(app, pilot)
            assert not isinstance(app.focused, Input)
            assert any("▌" in line for line in lines(app.screen.query_one(FilterList)))
