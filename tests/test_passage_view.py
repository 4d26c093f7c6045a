"""What is meant when something is copied: what is selected, or the paragraph with the bar."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from textual.geometry import Offset

from index.article import Span
from reader.widgets.reading_view import ReadingView
from tests.sample_values import article, reading, texts
from tests.widget_host import Host, assert_safe, lines

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from textual.pilot import Pilot

LONG = reading(
    article(*(f"Paragraph {n}: the harbour of Marrow Bay was shut again." for n in range(60)))
)
PARAGRAPHS = LONG.article.paragraphs


def viewer() -> ReadingView:
    return ReadingView(with_head=False, measure=40, margin=2, id="text")


@asynccontextmanager
async def long_text(row: int = 0) -> AsyncIterator[tuple[ReadingView, Pilot[None]]]:
    """Show the long text from one of its lines on."""
    view = viewer()
    async with Host(view).on_stage(50, 12) as pilot:
        view.show_reading(LONG)
        view.to_row(row)
        await pilot.pause()
        yield view, pilot


def barred(view: ReadingView) -> list[int]:
    """Return the numbers of the paragraphs that have the bar, as far as they are in sight."""
    with_bar = [line for line in lines(view) if "▌" in line and "Paragraph" in line]
    return [int(line.partition("Paragraph ")[2].partition(":")[0]) for line in with_bar]


def whole(first: int, last: int | None = None) -> Span:
    last = first if last is None else last
    return Span(PARAGRAPHS[first].start, PARAGRAPHS[last].end)


async def test_without_anything_current_the_first_paragraph_in_sight_is_meant() -> None:
    async with long_text(30) as (view, pilot):
        assert view.meant_paragraph() == PARAGRAPHS[10]
        assert view.take_passage() == whole(10)
        await pilot.pause()
        assert barred(view) == [10]


async def test_the_paragraph_of_the_current_hit_is_meant_while_it_is_in_sight() -> None:
    async with long_text() as (view, _):
        for _ in range(3):
            view.step_hit(1)
        assert view.take_passage() == whole(2)
        view.step_hit(1)
        assert view.passage is None
        view.to_row(90)
        assert view.take_passage() == whole(30)


async def test_taken_again_the_passage_goes_on_to_the_next_paragraph() -> None:
    async with long_text() as (view, _):
        assert [view.take_passage() for _ in range(3)] == [whole(0), whole(0, 1), whole(0, 2)]
        view.action_edge(1)
        assert [view.take_passage() for _ in range(1)] == [whole(56)]
        for _ in range(9):
            last = view.take_passage()
        assert last == whole(56, 59)


async def test_passages_are_stepped_through_from_the_one_that_is_meant() -> None:
    async with long_text(30) as (view, _):
        seen = []
        for by in (1, 1, 1, -1):
            view.step_passage(by)
            seen.append(view.passage)
        assert seen == [whole(10), whole(11), whole(12), whole(11)]
        assert view.take_passage() == whole(11)
        assert view.take_passage() == whole(11, 12)
        view.step_passage(1)
        assert view.passage == whole(13)


async def test_a_step_back_first_takes_the_paragraph_before_and_ends_at_the_first() -> None:
    async with long_text(6) as (view, _):
        for _ in range(4):
            view.step_passage(-1)
        assert view.passage == whole(0)


async def test_every_passage_stepped_to_is_in_sight() -> None:
    async with long_text() as (view, pilot):
        for number in range(60):
            view.step_passage(1)
            await pilot.pause()
            assert barred(view) == [number]


async def test_another_article_has_no_bar_and_the_same_one_keeps_it() -> None:
    async with long_text() as (view, pilot):
        view.take_passage()
        view.show_reading(reading(LONG.article, mentions=()))
        assert view.passage == whole(0)
        view.show_reading(reading())
        await pilot.pause()
        assert view.passage is None


async def test_without_paragraphs_there_is_nothing_to_take() -> None:
    view = viewer()
    async with Host(view).on_stage(50, 12):
        view.step_passage(1)
        assert (view.take_passage(), view.meant_paragraph()) == (None, None)
        view.show_reading(reading(article("", paragraphs=()), hits=(), mentions=(), dates=()))
        view.step_passage(1)
        assert (view.take_passage(), view.meant_paragraph()) == (None, None)


async def drag(pilot: Pilot[None], view: ReadingView, start: Offset, end: Offset) -> None:
    await pilot.mouse_down(view, offset=start)
    await pilot.hover(view, offset=end)
    await pilot.mouse_up(view, offset=end)


async def test_what_the_mouse_selects_is_meant_to_the_character() -> None:
    async with long_text() as (view, pilot):
        left = view.left()
        await drag(pilot, view, Offset(left + 13, 0), Offset(left + 8, 3))
        text = LONG.article.text
        span = view.take_passage()
        assert span is not None
        assert text[span.start : span.end].startswith("the harbour of Marrow Bay was shut again.")
        assert text[span.start : span.end].endswith("\n\nParagraph")
        assert view.passage is None
        assert view.screen.get_selected_text() == text[span.start : span.end]


async def test_what_is_selected_in_a_line_leaves_out_the_margin_and_the_rail() -> None:
    async with long_text() as (view, pilot):
        await drag(pilot, view, Offset(0, 0), Offset(48, 0))
        assert view.screen.get_selected_text() == lines(view)[0][:-1].strip()


async def test_a_selection_goes_when_its_lines_are_broken_anew() -> None:
    async with long_text() as (view, pilot):
        await drag(pilot, view, Offset(4, 0), Offset(20, 2))
        assert view.selected_span() is not None
        await pilot.resize_terminal(40, 12)
        await pilot.pause()
        assert view.selected_span() is None


async def test_a_paragraph_clicked_twice_gets_the_bar() -> None:
    async with long_text() as (view, pilot):
        await pilot.click(view, offset=(10, 3), times=2)
        await pilot.pause()
        assert barred(view) == [1]
        assert view.selected_span() is None


@settings(max_examples=12)
@given(st.lists(texts, min_size=1, max_size=5), st.integers(10, 60), st.integers(0, 20))
async def test_no_passage_reaches_the_terminal_unguarded_or_overflows(
    paragraphs: list[str], width: int, row: int
) -> None:
    view = viewer()
    async with Host(view).on_stage(width, 10) as pilot:
        view.show_reading(reading(article(*paragraphs), hits=(), mentions=(), dates=()))
        view.to_row(row)
        view.take_passage()
        await pilot.pause()
        assert_safe(view)
        await drag(pilot, view, Offset(0, 0), Offset(width - 1, 9))
        assert_safe(view)
