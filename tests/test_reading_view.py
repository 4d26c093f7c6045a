from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.article import ArticleId, DateMention, Mention, Removed, Span
from reader.article.page import LIT_AT_FIRST
from reader.article.reading import called, kind_of
from reader.widgets.reading_view import ReadingView
from tests.sample_values import article, reading, texts
from tests.widget_host import Host, assert_safe, lines, styles

if TYPE_CHECKING:
    from reader.text.marks import Mark

READING = reading()
LONG = reading(
    article(*(f"Paragraph {n}: the harbour of Marrow Bay was shut again." for n in range(120)))
)


def viewer() -> ReadingView:
    return ReadingView(with_head=True, measure=72, margin=2, id="text")


def current(view: ReadingView, role: str) -> list[str]:
    """Return the words that are marked as the current ones."""
    assert view.reading is not None
    text = view.reading.article.text
    return sorted(text[m.start : m.end] for m in view.lit_besides.marks if m.role == role)


def places(view: ReadingView, role: str) -> list[Mark]:
    marks = {mark for block in view.blocks if block.body for mark in block.marks.marks}
    return sorted(mark for mark in (*marks, *view.lit_besides.marks) if mark.role == role)


def shown(view: ReadingView) -> str:
    return " ".join(" ".join(lines(view)).replace("▐", " ").split())


async def test_an_article_is_shown_with_its_head() -> None:
    view = viewer()
    async with Host(view).on_stage() as pilot:
        view.show_reading(READING)
        await pilot.pause()
        assert shown(view).startswith("Crane falls into the harbour The Marrow Gazette · Tue 4 Mar")
        assert "Nobody was hurt" in shown(view)
        view.show_reading(None)
        await pilot.pause()
        assert shown(view) == ""


async def test_the_head_can_be_shown_elsewhere() -> None:
    view = ReadingView(with_head=False, measure=72, margin=2, id="text")
    async with Host(view).on_stage() as pilot:
        view.show_reading(READING)
        await pilot.pause()
        assert shown(view).startswith("The council of Marrow Bay")


async def test_names_dates_and_hits_have_their_line_styles() -> None:
    view = viewer()
    async with Host(view).on_stage() as pilot:
        view.show_reading(READING)
        await pilot.pause()
        rows = {
            word: y
            for word in ("council", "Valdry")
            for y, line in enumerate(lines(view))
            if word in line
        }
        assert styles(view, rows["council"], "Marrow Bay") == {"italic"}
        assert styles(view, rows["council"], "harbour") == {"bold"}
        assert styles(view, rows["Valdry"], "Ines Valdry") == {"underline"}
        assert styles(view, 0, "harbour") == {"bold"}


async def test_hits_are_stepped_through_and_around() -> None:
    view = viewer()
    host = Host(view)
    async with host.on_stage() as pilot:
        view.show_reading(READING)
        await pilot.pause()
        assert view.hit == -1
        seen = []
        for by in (1, 1, 1, -1):
            view.step_hit(by)
            await pilot.pause()
            seen.append((view.hit, [Span(m.start, m.end) for m in places(view, "current-hit")]))
        hits = READING.hits
        assert seen == [(0, [hits[0]]), (1, [hits[1]]), (0, [hits[0]]), (1, [hits[1]])]
        assert [type(m) for m in host.heard].count(ReadingView.Stepped) == 4


async def test_the_first_step_takes_the_first_hit_in_sight() -> None:
    view = viewer()
    async with Host(view).on_stage() as pilot:
        view.show_reading(LONG)
        view.to_row(101)
        await pilot.pause()
        here = view.offset_in_sight()
        view.step_hit(1)
        await pilot.pause()
        assert LONG.hits[view.hit].start >= here
        assert LONG.hits[view.hit - 1].start < here


async def test_a_step_back_first_takes_the_last_hit_before() -> None:
    view = viewer()
    async with Host(view).on_stage() as pilot:
        view.show_reading(LONG)
        await pilot.pause()
        view.step_hit(-1)
        assert view.hit == len(LONG.hits) - 1
        await pilot.pause()
        assert "Paragraph 119" in shown(view)


async def test_mentions_are_first_stepped_to_as_hits_are() -> None:
    view = viewer()
    async with Host(view).on_stage() as pilot:
        view.show_reading(LONG)
        view.to_row(101)
        await pilot.pause()
        here = view.offset_in_sight()
        view.step_mention(-1)
        assert view.mention is not None
        assert view.mention.start < here
        view.step_mention(1)
        assert view.mention.start >= here


async def test_every_hit_is_in_sight_when_it_is_the_current_one() -> None:
    view = viewer()
    async with Host(view).on_stage(90, 12) as pilot:
        view.show_reading(LONG)
        await pilot.pause()
        for number in range(0, 120, 7):
            for _ in range(7 if number else 1):
                view.step_hit(1)
            await pilot.pause()
            assert f"Paragraph {view.hit}:" in shown(view)


async def test_without_hits_there_is_nothing_to_step_through() -> None:
    view = viewer()
    host = Host(view)
    async with host.on_stage() as pilot:
        view.step_hit(1)
        view.step_mention(1)
        view.show_reading(reading(hits=(), mentions=(), dates=()))
        view.step_hit(1)
        view.step_mention(1)
        await pilot.pause()
        assert (view.hit, view.mention) == (-1, None)
        assert not any(isinstance(m, ReadingView.Stepped) for m in host.heard)


async def test_all_names_that_are_lit_are_stepped_through_in_order() -> None:
    view = viewer()
    async with Host(view).on_stage() as pilot:
        view.show_reading(READING)
        await pilot.pause()
        seen = []
        for _ in range(7):
            view.step_mention(1)
            seen += [view.mention.text] if view.mention else []
        assert seen == [
            "Marrow Bay",
            "3 March 2031",
            "Ines Valdry",
            "Sound Trust",
            "2019",
            "Marrow Bay",
            "Marrow Bay",
        ]
        view.step_mention(-1)
        view.step_mention(-1)
        assert view.mention == READING.dates[-1]
        view.step_mention(1)
        assert current(view, "current-mention") == ["Marrow Bay"]


async def test_a_chosen_name_is_stepped_through_alone() -> None:
    view = viewer()
    async with Host(view).on_stage() as pilot:
        view.show_reading(READING)
        await pilot.pause()
        bay = [m for m in READING.mentions if m.name == "Marrow Bay"]
        seen = []
        for _ in range(3):
            view.choose_name("place", "Marrow Bay")
            seen.append(view.mention)
        assert seen == [bay[0], bay[1], bay[0]]
        view.choose_name("date", "2019")
        assert view.mention == READING.dates[1]
        view.choose_name("person", "Nobody")
        assert view.mention is None
        assert view.steppable() == []


async def test_kinds_are_lit_and_stepped_through_only_while_they_are_on() -> None:
    view = viewer()
    async with Host(view).on_stage() as pilot:
        view.show_reading(READING)
        await pilot.pause()
        for kind in LIT_AT_FIRST:
            before = places(view, kind)
            assert before
            view.toggle_kind(kind)
            assert places(view, kind) == []
            assert all(kind_of(m) != kind for m in view.steppable())
            view.toggle_kind(kind)
            assert places(view, kind) == before


async def test_what_was_removed_is_shown_struck_through_on_request() -> None:
    view = viewer()
    async with Host(view).on_stage() as pilot:
        view.show_reading(READING)
        await pilot.pause()
        assert "Share this story" not in shown(view)
        view.toggle_removed()
        await pilot.pause()
        assert "Share this story (share links)" in shown(view)
        row = next(y for y, line in enumerate(lines(view)) if "Share this" in line)
        assert "strike" in styles(view, row, "Share this story")
        assert "strike" not in styles(view, row, "share links")
        view.toggle_removed()
        await pilot.pause()
        assert "Share this story" not in shown(view)


async def test_the_place_is_kept_when_marks_and_removed_lines_change() -> None:
    view = viewer()
    removed = tuple(Removed(line, "Advertisement", "advertisement") for line in range(1, 60, 3))
    async with Host(view).on_stage() as pilot:
        view.show_reading(replace(LONG, article=replace(LONG.article, removed=removed)))
        view.to_row(151)
        await pilot.pause()
        there = view.offset_in_sight()
        view.toggle_removed()
        view.toggle_kind("place")
        await pilot.pause()
        assert view.offset_in_sight() == there


async def test_the_same_article_with_more_names_keeps_the_place_and_the_current_hit() -> None:
    view = viewer()
    async with Host(view).on_stage() as pilot:
        view.show_reading(replace(LONG, mentions=()))
        view.to_row(101)
        await pilot.pause()
        view.step_hit(1)
        hit, row = view.hit, view.top_row
        view.show_reading(LONG)
        await pilot.pause()
        assert (view.hit, view.top_row) == (hit, row)


async def test_another_article_begins_at_its_top_without_a_current_hit() -> None:
    view = viewer()
    async with Host(view).on_stage() as pilot:
        view.show_reading(LONG)
        await pilot.pause()
        view.step_hit(1)
        view.choose_name("place", "Marrow Bay")
        view.to_row(50)
        view.show_reading(reading(article(id=ArticleId("tidewater/harbour.txt"))))
        await pilot.pause()
        assert (view.hit, view.mention, view.chosen_name, view.top_row) == (-1, None, None, 0)


async def test_a_file_that_lost_its_last_hits_meanwhile_has_another_current_one() -> None:
    view = viewer()
    async with Host(view).on_stage() as pilot:
        view.show_reading(READING)
        await pilot.pause()
        view.step_hit(-1)
        view.step_mention(-1)
        view.show_reading(reading(hits=READING.hits[:1], mentions=READING.mentions[:1], dates=()))
        await pilot.pause()
        assert view.hit < 1
        assert places(view, "current-mention") == []
        view.show_reading(reading(hits=(), mentions=(), dates=()))
        await pilot.pause()
        assert (view.hit, view.mention) == (-1, None)


@pytest.mark.parametrize(
    ("date", "name"),
    [
        (DateMention(0, 4, "today", "2031-03-03"), "2031-03-03"),
        (DateMention(0, 4, "then", None), "then"),
    ],
)
def test_a_date_goes_by_what_it_stands_for(date: DateMention, name: str) -> None:
    assert called(date) == ("date", name)


@settings(max_examples=12)
@given(texts, st.lists(texts, min_size=1, max_size=4), texts, st.integers(0, 60))
async def test_no_article_reaches_the_terminal_unguarded(
    title: str, paragraphs: list[str], other: str, at: int
) -> None:
    whole = article(*paragraphs, title=title, outlet=other, removed=(Removed(1, other, "menu"),))
    hostile = reading(
        whole,
        title_hits=(Span(0, 4),),
        hits=(Span(at, at + 3),),
        mentions=(Mention(at, at + 5, "person", other, other),),
        dates=(DateMention(at + 2, at + 9, other, None),),
    )
    view = viewer()
    async with Host(view).on_stage(60, 20) as pilot:
        view.show_reading(hostile)
        view.toggle_removed()
        view.step_hit(1)
        view.step_mention(1)
        await pilot.pause()
        assert_safe(view)
