"""Articles with the very same text on the screens: folded, unfolded, gone through, not compared."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reader.app import ReaderApp
from reader.screens.article import ArticleScreen
from reader.screens.choose import ChooseScreen
from reader.screens.compare import CompareScreen
from reader.settings import Settings, nothing_set
from reader.widgets.band import Band
from reader.widgets.key_bar import KeyBar
from reader.widgets.reading_view import ReadingView
from reader.widgets.result_list import ResultList
from tests.harbour import ARTICLES, opened, press, settled, type_query
from tests.widget_host import lines
from tests.wire_copy import FERRY, of, record, written

if TYPE_CHECKING:
    from pathlib import Path

    from index.article import ArticleId
    from index.comparison import Comparison


@pytest.fixture
def news(tmp_path: Path, quick_finder: object) -> Path:
    return written(tmp_path / "news")


def listed(app: ReaderApp) -> list[str]:
    view = app.screen.query_one(ResultList)
    rows = [view.row(number) for number in range(view.count)]
    return [row.id if row else "…" for row in rows]


def said(app: ReaderApp, query: str = "#status") -> str:
    return app.screen.query_one(query, Band).text.strip()


def about(app: ReaderApp) -> str:
    return " ".join(" ".join(lines(app.screen.query_one(ResultList))).split())


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (160, 45)])
async def test_a_row_stands_for_all_with_its_text_and_unfolds(
    news: Path, size: tuple[int, int]
) -> None:
    async with opened(news, size) as (app, pilot):
        await press(app, pilot, "down")
        assert listed(app) == of(7, 6, 2, 3, 4)  # newest first
        assert said(app).startswith("5 articles, 3 more the same")
        await press(app, pilot, "j", "j", "j")
        assert "+2 the same: Ansel Courier" in about(app)
        assert "= same text" in " ".join(lines(app.screen.query_one(KeyBar)))
        await press(app, pilot, "equals_sign")
        assert listed(app) == of(7, 6, 2, 3, 1, 5, 4)
        assert said(app).startswith("7 articles, 1 more the same")
        assert app.screen.query_one(ResultList).selected == 3
        await press(app, pilot, "j", "equals_sign")
        assert listed(app) == of(7, 6, 2, 3, 4)
        assert app.screen.query_one(ResultList).selected == 3
        await press(app, pilot, "k")
        assert "= same text" not in " ".join(lines(app.screen.query_one(KeyBar)))


async def test_what_is_unfolded_stays_so_in_another_order(news: Path) -> None:
    async with opened(news) as (app, pilot):
        await press(app, pilot, "down", "j", "j", "j", "equals_sign", "j")
        assert listed(app) == of(7, 6, 2, 3, 1, 5, 4)
        await press(app, pilot, "s")  # oldest first
        assert listed(app) == of(1, 5, 3, 2, 6, 7, 4)
        row = app.screen.query_one(ResultList).selected_row
        assert row is not None
        assert row.id == of(1)[0]  # the one that was selected


async def test_a_filter_shows_the_copy_of_its_outlet(news: Path) -> None:
    async with opened(news) as (app, pilot):
        await type_query(app, pilot, "outlet:Courier ferry")
        assert sorted(listed(app)) == of(1, 2)
        assert said(app).startswith("2 of 8 articles, 1 more the same")
        await press(app, pilot, "down")
        assert "+1 the same" in about(app)
        assert "+1 the same:" not in about(app)  # of its own outlet, on its own day


async def test_for_the_one_gone_to_the_one_is_kept_that_now_stands_for_it(news: Path) -> None:
    async with opened(news) as (app, pilot):
        await press(app, pilot, "down", "j", "j", "j")
        view = app.screen.query_one(ResultList)
        assert [row.id for row in [view.selected_row] if row] == of(3)
        await press(app, pilot, "s", "s")  # oldest first, then by relevance: by id, without words
        assert [row.id for row in [view.selected_row] if row] == of(1)


async def test_a_copy_that_comes_in_later_is_told_though_the_list_is_the_same(news: Path) -> None:
    async with opened(news) as (app, pilot):
        await press(app, pilot, "down", "j", "j", "j")
        before = listed(app)
        later = record("Ferry runs aground", FERRY, "Veldra Post", "2025-03-14")
        (news / "later.jsonl").write_text(later + "\n", encoding="utf-8")
        app.look_again()
        await settled(app, pilot)
        assert listed(app) == before
        assert app.screen.query_one(ResultList).selected == 3
        assert "+3 the same: Veldra Post" in about(app)
        assert said(app).startswith("5 articles, 4 more the same")


async def test_where_folding_is_off_each_is_listed(news: Path) -> None:
    app = ReaderApp(news, loaded=replace(nothing_set(), settings=Settings(fold=False)))
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(app, pilot)
        await press(app, pilot, "down")
        assert sorted(listed(app)) == of(*range(1, 9))
        assert said(app).startswith("8 articles")
        assert "same" not in said(app) + about(app)
        await press(app, pilot, "equals_sign")
        assert app.screen.query_one(ResultList).count == 8


async def test_an_article_lists_where_else_its_text_stands_and_leads_there(news: Path) -> None:
    async with opened(news) as (app, pilot):
        await type_query(app, pilot, "title:Sarbuk")
        await press(app, pilot, "enter", "enter")
        screen = app.screen
        assert isinstance(screen, ArticleScreen)
        await press(app, pilot, "i")
        known = screen.query_one(ReadingView).text
        assert "same text  2 other articles have it" in known
        assert "Ansel Courier · 14 Mar 2025 · news.jsonl#5, “Ferry runs aground”" in known
        seen = []
        for _ in range(3):
            await press(app, pilot, "equals_sign")
            seen.append(screen.article_id)
            assert f"{screen.article_id}" in screen.query_one(ReadingView).text
        assert seen == of(1, 5, 3)


async def test_an_article_alone_with_its_text_says_nothing_of_it(news: Path) -> None:
    async with opened(news) as (app, pilot):
        await type_query(app, pilot, "council")
        await press(app, pilot, "enter", "enter", "i", "equals_sign")
        screen = app.screen
        assert isinstance(screen, ArticleScreen)
        assert screen.article_id == of(2)[0]
        assert "same text" not in screen.query_one(ReadingView).text
        assert "= same text" not in " ".join(lines(screen.query_one(KeyBar)))


async def test_what_has_the_same_text_is_listed_last_and_not_compared(news: Path) -> None:
    async with opened(news) as (app, pilot):
        await type_query(app, pilot, "title:Sarbuk")
        await press(app, pilot, "enter", "c")
        screen = app.screen
        assert isinstance(screen, ChooseScreen)
        assert [one.id for one in screen.candidates[-2:]] == of(1, 5)
        assert "2 the same text" in said(app, "#top")
        assert about(app).count("the same text") == 2
        await press(app, pilot, "G", "enter")
        assert app.screen is screen
        (notice,) = app._notifications
        assert "nothing to compare" in " ".join(notice.message.split())


async def test_of_those_offered_one_of_each_text_is_compared_ahead(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, quick_finder: object
) -> None:
    copy = ARTICLES[1] | {"outlet": "Sarbuk Evening"}
    told = "\n".join(json.dumps(article) for article in (*ARTICLES, copy))
    (tmp_path / "export.jsonl").write_text(told, encoding="utf-8")
    compared: list[tuple[str, str]] = []
    async with opened(tmp_path, (160, 45)) as (app, pilot):
        assert app.library is not None
        compare = app.library.compare

        def noted(a: ArticleId, b: ArticleId) -> Comparison:
            compared.append((a, b))
            return compare(a, b)

        monkeypatch.setattr(app.library, "compare", noted)
        await type_query(app, pilot, "title:closes")
        await press(app, pilot, "enter", "c")
        assert sorted(listed(app)) == ["export.jsonl#2", "export.jsonl#4"]
        assert compared == [("export.jsonl#1", listed(app)[0])]
        first = app.screen.query_one(ResultList).row(0)
        assert first is not None
        assert f"the same text as {first.outlet}" in about(app)
        assert about(app).count("2 matches") == 2
        await press(app, pilot, "j", "enter")
        assert isinstance(app.screen, CompareScreen)
