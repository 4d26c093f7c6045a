"""The widgets of stories by themselves: thousands of rows, hostile words, many articles."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from index.article import ArticleId
from index.filelabels import unknown_labels
from index.results import NameRef
from index.story import PairShare, PairTold, Reuse, Story, StoryArticle, StoryDetail, StoryId
from index.story import StoryList as Listed
from reader.stories.pairs import PairBook
from reader.stories.roll import StoryRoll
from reader.widgets.story_list import StoryRows
from reader.widgets.story_pane import StoryPane
from reader.widgets.story_view import StoryView
from tests.sample_values import HOSTILE, comparison
from tests.widget_host import Host, assert_safe, lines

if TYPE_CHECKING:
    from index.comparison import LinkKind, Tier


LINKED: list[tuple[int, int, LinkKind, Tier, float]] = [(0, 0, "quote", "strong", 0.9)]


def story(number: int, title: str, *outlets: str) -> Story:
    ids = tuple(ArticleId(f"{number}-{outlet}") for outlet in outlets)
    return Story(StoryId(f"s{number}"), title, "2026-03-03", "2026-03-04", ids, outlets)


def detail_of(labels: list[str], title: str) -> StoryDetail:
    begin = dt.date(2026, 3, 3)
    articles = tuple(
        StoryArticle(
            ArticleId(str(number)), label, label, str(begin + dt.timedelta(number % 5)), 480, label
        )
        for number, label in enumerate(labels)
    )
    of = Story(
        StoryId("s1"),
        title,
        "2026-03-03",
        "2026-03-07",
        tuple(one.id for one in articles),
        tuple(labels),
    )
    reuse = Reuse((), tuple((one.id,) for one in articles))
    return StoryDetail(of, articles, ((NameRef("person", title), 2),), reuse, 960)


async def test_of_twenty_thousand_stories_only_those_in_sight_are_drawn() -> None:
    titles = ("Crane falls", "The council of Marrow Bay closes the old quay at last, says a voice")
    stories = tuple(story(n, f"{n} {titles[n % 2]}", "Pier Post", "B") for n in range(20_000))
    roll, rows = StoryRoll(Listed(stories)), StoryRows(id="rows")
    host = Host(rows)
    async with host.on_stage(50, 20) as pilot:
        rows.show(roll, roll.shown("", "newest", every=False), select=None)
        rows.focus()
        assert rows.virtual_size.height == 10_000 * 4 + 10_000 * 5
        await pilot.press("G")
        assert rows.selected == 19_999
        assert lines(rows)[-4].startswith("▌ 19999 The council of Marrow Bay")
        await pilot.press("pageup")
        assert rows.selected < 19_998
        picked = rows.story
        assert picked is not None
        rows.show(roll, roll.shown("", "biggest", every=False), select=picked.id)
        assert rows.story == picked
        rows.show(roll, roll.shown("59", "newest", every=False), select=StoryId("s60"))
        assert rows.count == sum(str(n).startswith("59") for n in range(20_000))


async def test_nothing_is_drawn_before_there_is_a_width_to_draw_it_in() -> None:
    rows = StoryRows()
    rows.display = False
    host = Host(rows)
    async with host.on_stage(70, 40) as pilot:
        roll = StoryRoll(Listed((story(1, "Crane falls in Lenia", "A", "B"),)))
        rows.show(roll, roll.shown("", "newest", every=True), select=None)
        assert list(rows.row_lines(0, 0)) == []
        rows.display = True
        await pilot.pause()
        assert "Crane falls in Lenia" in lines(rows)[0]


async def test_nothing_of_a_story_acts_on_the_terminal() -> None:
    rows, book = StoryRows(), PairBook()
    pane = StoryPane(book, id="pane")
    a, b = ArticleId("0"), ArticleId("1")
    host = Host(rows, pane)
    async with host.on_stage(70, 40) as pilot:
        for words in HOSTILE:
            roll = StoryRoll(Listed((story(1, words, words, "B"),)))
            rows.show(roll, roll.shown("", "newest", every=True), select=None)
            compared = comparison([[f"The {words} quay."]], [[f"A {words} quay."]], LINKED)
            book.forget()
            book.learn(PairTold(a, b, PairShare(1, 9), PairShare(9, 9), (("quote", 1),), compared))
            pane.show(detail_of([words, f"{words} 2", "C"], words))
            await pilot.pause()
            for widget in (rows, pane.view, pane.strip):
                assert_safe(widget)
            pane.view.choose(1, 1)
            await pilot.pause()
            assert_safe(pane.strip)


async def test_of_many_articles_the_chosen_cell_and_the_names_of_columns_are_in_sight() -> None:
    book = PairBook()
    pane = StoryPane(book, id="pane")
    host = Host(pane)
    async with host.on_stage(90, 30) as pilot:
        pane.show(detail_of([f"Outlet {n:02}" for n in range(40)], "A crane fell"))
        await pilot.pause()
        view = pane.query_one(StoryView)
        view.focus()
        asked = set(view.pairs_in_sight())
        assert len(asked) < 40  # the table is below what is in sight
        view.choose(29, 20)
        await pilot.press("down", "right")
        assert view.pair == ("30", "21")  # a row and a column on
        shown = lines(view)
        assert "Outlet 21" in shown[0]
        assert any(line.startswith("   Outlet 30") and "▌" in line for line in shown)
        wanted = list(view.pairs_in_sight())
        assert wanted[0].a == "30"
        assert len(wanted) < 40 * 6
        await pilot.press("end")
        assert view.pair == ("30", "21")


async def test_on_an_article_itself_it_is_told_whose_text_it_shares() -> None:
    pane = StoryPane(PairBook(), id="pane")
    host = Host(pane)
    async with host.on_stage(90, 40) as pilot:
        detail = detail_of(["Pier Post", "Radio Sarbuk", "Ansel Mirror"], "A crane fell")
        first, second, third = (one.id for one in detail.articles)
        pane.show(replace(detail, reuse=Reuse((), ((first, third), (second,)))))
        pane.view.choose(2, 2)
        await pilot.pause()
        told = [line.strip() for line in lines(pane.strip) if line.strip()]
        assert told == [
            "Ansel Mirror · Thu 5 Mar 2026 · 480 words",
            "Ansel Mirror",
            "one text with: Pier Post",
        ]


def test_files_are_told_apart_by_their_numbers_or_names() -> None:
    for names, labels in (
        (["dump/001_5de6.txt", "dump/004_a.txt"], ["001", "004"]),
        (["bronzes-forwarded.txt"], ["bronzes-forwarded"]),
        (["x#1", "x#2", "x.md", "x.txt"], ["x#1", "x#2", "x.md", "x.txt"]),
    ):
        found = unknown_labels(map(ArticleId, names))
        assert found == dict(zip(names, [f"unknown {label}" for label in labels], strict=True))
