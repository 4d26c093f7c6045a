"""What is named in an article: lit, listed, chosen by key, by click and from elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from index.article import FigureMention, Mention, Span
from reader.article.page import LIT_AT_FIRST
from reader.article.reading import around_words, called, steppable
from reader.screens.article import ArticleScreen
from reader.text.safe import guard
from reader.text.selecting import character_at
from reader.widgets.article_head import ArticleHead
from reader.widgets.filter_list import FilterList
from reader.widgets.key_bar import KeyBar
from reader.widgets.mention_view import MentionView
from reader.widgets.reading_view import ReadingView
from tests.harbour import harbour, opened, press, quay, settled, type_query
from tests.sample_values import article, mentions_of, reading, texts
from tests.widget_host import Host, lines, styles

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from reader.app import ReaderApp
    from reader.article.reading import Lit, Reading

__all__ = ["harbour", "quay"]

TEXT = (
    "Ines Valdry moved 12 boats to Marrow Bay.",
    "Valdry said that Marrow Bay has room for 12 boats and for Valdry.",
)
BAY = ("place", "Marrow Bay")
VALDRY = ("person", "Ines Valdry")


def named() -> Reading:
    of = article(*TEXT)
    (whole,) = mentions_of(of.text, "Ines Valdry", "person")
    short = mentions_of(of.text, "Valdry", "person")[1:]
    people = (whole, *(Mention(m.start, m.end, "person", "Valdry", whole.name) for m in short))
    places = mentions_of(of.text, "Marrow Bay", "place")
    boats = tuple(
        FigureMention(m.start, m.end, m.text, "number", m.text, "12")
        for m in mentions_of(of.text, "12 boats", "place")
    )
    mentions = tuple(sorted((*people, *places), key=lambda m: m.start))
    return reading(of, mentions=mentions, dates=(), hits=(), title_hits=(), figures=boats)


def viewer() -> ReadingView:
    return ReadingView(with_head=False, measure=72, margin=2, id="text")


def lit_as(view: ReadingView, role: str) -> list[str]:
    blocks = [block for block in view.blocks if block.body]
    marks = {*view.lit_besides.marks, *(mark for block in blocks for mark in block.marks.marks)}
    return [view.reading.article.text[m.start : m.end] for m in sorted(marks) if m.role == role]  # type: ignore[union-attr]


# Pure


@given(texts, st.integers(0, 30), st.integers(-3, 200))
def test_a_column_shows_the_character_that_it_points_at(text: str, start: int, column: int) -> None:
    found = character_at(text, start, len(text), column)
    widths = [cell_len(guard(letter)) for letter in text[start:]]
    if found is None:
        assert column < 0 or column >= sum(widths)
    else:
        assert sum(widths[: found - start]) <= column < sum(widths[: found - start + 1])


def test_figures_are_stepped_through_only_once_they_are_lit() -> None:
    of = named()
    assert all(not isinstance(one, FigureMention) for one in steppable(of, LIT_AT_FIRST, None))
    assert steppable(of, {"figure"}, None) == list(of.figures)
    assert steppable(of, (), ("figure", "12 boats")) == list(of.figures)


def test_going_over_an_end_is_said() -> None:
    assert around_words(1, 17) == "From the last mention on to the first of 17."
    assert around_words(-1, 1_700) == "From the first mention back to the last of 1,700."
    assert around_words(1, 1) == "This is the only mention."


# The text


async def test_figures_are_lit_once_they_are_asked_for() -> None:
    view = viewer()
    async with Host(view).on_stage() as pilot:
        view.show_reading(named())
        await pilot.pause()
        assert lit_as(view, "figure") == []
        view.toggle_kind("figure")
        assert lit_as(view, "figure") == ["12 boats", "12 boats"]
        assert styles(view, 0, "12 boats") == {"italic", "underline2"}
        view.toggle_kind("figure")
        assert lit_as(view, "figure") == []


async def test_all_mentions_of_a_chosen_name_are_lit_though_its_kind_is_off() -> None:
    view = viewer()
    async with Host(view).on_stage() as pilot:
        view.show_reading(named())
        await pilot.pause()
        view.toggle_kind("person")
        view.choose_name(*VALDRY)
        assert lit_as(view, "chosen") == ["Ines Valdry", "Valdry", "Valdry"]
        assert lit_as(view, "person") == ["Ines Valdry", "Valdry", "Valdry"]
        assert lit_as(view, "current-mention") == ["Ines Valdry"]
        view.let_go()
        assert lit_as(view, "chosen") == lit_as(view, "person") == []
        assert lit_as(view, "current-mention") == ["Ines Valdry"]


async def test_steps_over_an_end_are_told_with_the_step() -> None:
    view = viewer()
    host = Host(view)
    async with host.on_stage() as pilot:
        view.show_reading(named())
        view.choose_name(*BAY)
        view.step_mention(1)
        view.step_mention(1)
        view.step_mention(-1)
        await pilot.pause()
        told = [m.around for m in host.heard if isinstance(m, MentionView.Stepped)]
        assert told == ["", "", around_words(1, 2), around_words(-1, 2)]


async def clicked(view: ReadingView, pilot: Pilot[None], words: str, times: int = 1) -> None:
    y, line = next((y, line) for y, line in enumerate(lines(view)) if words in line)
    await pilot.click(view, offset=(line.index(words) + 1, y), times=times)
    await pilot.pause()


async def test_only_a_mention_that_is_lit_is_told_when_it_is_clicked() -> None:
    view = viewer()
    host = Host(view)
    async with host.on_stage() as pilot:
        of = named()
        view.show_reading(of)
        await pilot.pause()
        for words in ("moved", "12 boats", "Marrow Bay"):
            await clicked(view, pilot, words)
        told = [m.mention for m in host.heard if isinstance(m, MentionView.MentionClicked)]
        assert told == [next(m for m in of.mentions if m.name == "Marrow Bay")]


async def test_a_text_opens_at_a_mention_with_its_name_chosen() -> None:
    view = viewer()
    of = named()
    async with Host(view).on_stage() as pilot:
        view.show_reading(of)
        await pilot.pause()
        last = [m for m in of.mentions if m.name == "Ines Valdry"][-1]
        view.open_at(Span(last.start, last.end), VALDRY)
        assert (view.chosen_name, view.mention) == (VALDRY, last)
        view.open_at(None, BAY)
        assert view.mention == next(m for m in of.mentions if m.name == "Marrow Bay")
        elsewhere = Span(of.article.text.index("room"), of.article.text.index("room") + 4)
        view.open_at(elsewhere, VALDRY)
        assert lit_as(view, "current-mention") == ["room"]
        view.step_mention(1)
        assert lit_as(view, "current-mention") != ["room"]


async def test_a_chosen_name_that_is_called_otherwise_now_stays_chosen() -> None:
    view = viewer()
    of = named()

    def renamed(name: str) -> tuple[Mention, ...]:
        return tuple(
            Mention(m.start, m.end, m.kind, m.text, name if m.kind == "person" else m.name)
            for m in of.mentions
        )

    async with Host(view).on_stage() as pilot:
        view.show_reading(of)
        await pilot.pause()
        view.choose_name(*VALDRY)
        view.step_mention(1)
        here = view.mention
        assert here is not None
        view.show_reading(reading(of.article, mentions=renamed("I. Valdry"), dates=()))
        assert view.chosen_name == ("person", "I. Valdry")
        assert view.mention is not None
        assert view.mention.start == here.start
        view.show_reading(reading(of.article, mentions=(), dates=()))
        assert not view.chosen_mentions()
        assert lit_as(view, "current-mention") == []


# The screen


def text_of(app: ReaderApp) -> ReadingView:
    return app.screen.query_one(ReadingView)


def said(app: ReaderApp) -> list[str]:
    return [notice.message.replace("\n", " ") for notice in app._notifications]


def head_of(app: ReaderApp) -> str:
    return " ".join(lines(app.screen.query_one(ArticleHead)))


def listed(app: ReaderApp) -> str:
    names = app.screen.query_one(FilterList)
    return " ".join("".join(s.text for s in names.draw(names.selected, 40)).split())


async def read(app: ReaderApp, pilot: Pilot[None]) -> list[Lit]:
    """Open the article with several mentions of a name, and return those."""
    await type_query(app, pilot, "fishermen")
    await press(app, pilot, "enter", "enter")
    view = text_of(app)
    assert view.reading is not None
    groups: dict[tuple[str, str], list[Lit]] = {}
    for one in view.reading.lit:
        groups.setdefault(called(one), []).append(one)
    return max(groups.values(), key=len)


async def test_figures_come_into_the_list_and_5_lights_them(harbour: Path) -> None:
    async with opened(harbour, (120, 45)) as (app, pilot):
        await read(app, pilot)
        view = text_of(app)
        shown = [line.strip() for line in lines(app.screen.query_one(FilterList))]
        assert any(line.startswith("Figures  off") and line.endswith("key 5") for line in shown)
        assert any("4 million crowns" in line for line in shown)
        assert lit_as(view, "figure") == []
        await press(app, pilot, "5")
        assert lit_as(view, "figure") == ["31 years", "4 million crowns"]


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_a_click_chooses_a_name_and_esc_lets_go_of_it(
    harbour: Path, size: tuple[int, int]
) -> None:
    async with opened(harbour, size) as (app, pilot):
        own = await read(app, pilot)
        view = text_of(app)
        await clicked(view, pilot, own[0].text)
        await settled(app, pilot)
        assert (view.chosen_name, view.mention) == (called(own[0]), own[0])
        name = called(own[0])[1]
        assert f"{name} 1 of {len(own)}" in head_of(app)
        assert listed(app).endswith(f"{name} 1/{len(own)}")
        await press(app, pilot, "right_square_bracket")
        assert view.mention == own[1]
        assert f"{name} 2 of {len(own)}" in head_of(app)
        await press(app, pilot, *["right_square_bracket"] * (len(own) - 1))
        assert view.mention == own[0]
        assert said(app)[-1] == around_words(1, len(own))
        hints = {hint.shown: hint.label for hint in app.screen.query_one(KeyBar).hints}
        assert hints["esc"] == "let go"
        await press(app, pilot, "escape")
        assert view.chosen_name is None
        assert view.mention == own[0]
        assert isinstance(app.screen, ArticleScreen)
        await press(app, pilot, "escape")
        assert not isinstance(app.screen, ArticleScreen)


async def test_a_click_in_a_preview_chooses_nothing(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        await type_query(app, pilot, "fishermen")
        await press(app, pilot, "enter")
        view = text_of(app)
        assert view.reading is not None
        await clicked(view, pilot, view.reading.mentions[0].text)
        assert view.chosen_name is None


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
async def test_an_article_opens_at_the_mention_that_is_asked_for(
    quay: Path, size: tuple[int, int]
) -> None:
    async with opened(quay, size) as (app, pilot):
        library = app.library
        assert library is not None
        (one,) = library.articles()
        *_, last = (m for m in library.mentions(one.id) if m.kind != "person")
        at, name = Span(last.start, last.end), (last.kind, last.name)
        screen = ArticleScreen(one.id, None, 0, via="Names", at=at, name=name)
        app.push_screen(screen)
        await settled(app, pilot)
        view = text_of(app)
        assert (view.chosen_name, view.mention) == (name, last)
        assert view.in_sight(at)
        assert view.top_row > 0
        assert f"{last.name} {len(view.steppable())} of" in head_of(app)
        await press(app, pilot, "left_square_bracket")
        assert view.mention == view.steppable()[-2]
        await press(app, pilot, "escape")
        assert app.screen is not screen
