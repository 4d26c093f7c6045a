from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.geometry import Offset
from textual.selection import Selection

from reader.text.marks import Mark, Marks
from reader.text.page import Block, line_block
from reader.widgets.text_view import TextView
from tests.sample_values import HOSTILE, acted_on, article, spans_of, texts
from tests.widget_host import Host, assert_safe, lines, styles

if TYPE_CHECKING:
    from collections.abc import Sequence

SENTENCE = "The council of Marrow Bay closed the old harbour on Monday."


def body(*paragraphs: str, marks: Sequence[Mark] = ()) -> list[Block]:
    of = article(*paragraphs)
    lit = Marks.of(marks)
    return [Block(of.text, p.start, p.end, marks=lit, body=True) for p in of.paragraphs]


def numbered(count: int) -> list[Block]:
    """Return paragraphs of a line each, so that paragraph n stands on row 2 n."""
    return body(*(f"Paragraph {n}. The harbour was shut again." for n in range(count)))


def words(view: TextView) -> str:
    return " ".join(" ".join(lines(view)).replace("▐", " ").split())


async def test_blocks_are_shown_one_below_the_other() -> None:
    view = TextView(measure=40, margin=2)
    async with Host(view).on_stage(45, 8) as pilot:
        view.show(
            [line_block("A title", "title"), line_block("meta", "meta", gap=1), *body("One.")]
        )
        await pilot.pause()
        assert [line.rstrip() for line in lines(view)[:5]] == [
            "  A title",
            "  meta",
            "",
            "  One.",
            "",
        ]


async def test_lines_are_no_longer_than_the_measure_and_stand_in_the_middle() -> None:
    view = TextView(measure=40, margin=2)
    async with Host(view).on_stage(100, 20) as pilot:
        view.show(body(SENTENCE * 5))
        await pilot.pause()
        shown = [line.rstrip() for line in lines(view) if line.strip()]
        assert {len(line) - len(line.lstrip()) for line in shown} == {view.left()}
        assert view.left() in range(28, 32)
        assert max(len(line.strip()) for line in shown) <= 40


async def test_marks_are_drawn_in_their_line_styles() -> None:
    view = TextView()
    places = [Mark(*span, "place") for span in spans_of(SENTENCE, "Marrow Bay")]
    hits = [Mark(*span, "hit") for span in spans_of(SENTENCE, "Bay")]
    people = [Mark(*span, "person") for span in spans_of(SENTENCE, "council")]
    async with Host(view).on_stage(90, 8) as pilot:
        view.show(body(SENTENCE, marks=[*places, *hits, *people]))
        await pilot.pause()
        assert styles(view, 0, "Marrow") == {"italic"}
        assert styles(view, 0, "Bay") == {"italic", "bold"}
        assert styles(view, 0, "council") == {"underline"}
        assert styles(view, 0, "closed") == set()


async def test_what_is_on_the_rail_shows_where_it_is() -> None:
    view = TextView()
    blocks = numbered(200)
    async with Host(view).on_stage(90, 20) as pilot:
        view.show(blocks, rail=[blocks[100].start, blocks[199].start])
        await pilot.pause()
        assert [y for y, line in enumerate(lines(view)) if line.endswith("▐")] == [0, 10, 19]


async def test_a_megabyte_with_twenty_thousand_marks_opens_and_scrolls() -> None:
    text = (SENTENCE + " ") * 17_000
    hits = spans_of(text, "harbour")
    marks = Marks.of(Mark(*span, "hit") for span in (*hits, *spans_of(text, "Bay")))
    view = TextView()
    async with Host(view).on_stage(90, 30) as pilot:
        view.focus()
        view.show([Block(text, 0, len(text), marks=marks, body=True)], rail=[h.start for h in hits])
        await pilot.press("ctrl+f")
        assert SENTENCE in words(view)
        await pilot.press("G")
        assert words(view).endswith("Monday.")
        await pilot.resize_terminal(60, 20)
        assert SENTENCE in words(view)
        view.show_offset(hits[9000].start)
        await pilot.pause()
        assert view.offset_in_sight() <= hits[9000].start
        assert "bold" in {name for y in range(20) for name in _attributes(view, y)}


def _attributes(view: TextView, y: int) -> set[str]:
    return {"bold" for segment in view.render_line(y) if segment.style and segment.style.bold}


@pytest.mark.parametrize("piece", [" ", "a", '"', "漢", "\x1b", "\u0301", "\u202e", "✈\ufe0f"])
async def test_a_line_of_two_hundred_thousand_characters_is_no_trouble(piece: str) -> None:
    view = TextView()
    text = piece * (200_000 // len(piece))
    async with Host(view).on_stage(60, 10) as pilot:
        view.focus()
        view.show([Block(text, 0, len(text), body=True)])
        await pilot.press("G")
        assert_safe(view)


async def test_another_text_begins_at_the_top_unless_the_place_is_to_be_kept() -> None:
    view = TextView()
    async with Host(view).on_stage(90, 20):
        view.show(numbered(100))
        view.to_row(90)
        there = view.offset_in_sight()
        assert there > 0
        above = [line_block("Something above", "title", gap=1)] * 3
        view.show([*above, *numbered(100)], keep=True)
        assert view.offset_in_sight() == there
        view.show(numbered(100))
        assert view.top_row == 0


async def test_the_top_stays_the_top_when_something_is_put_above() -> None:
    view = TextView()
    async with Host(view).on_stage(90, 20):
        view.show(numbered(100))
        view.show([line_block("Something above", "title"), *numbered(100)], keep=True)
        assert "Something above" in lines(view)[0]


@pytest.mark.parametrize(("width", "height"), [(50, 20), (120, 20), (90, 8), (30, 50)])
async def test_the_readers_place_is_kept_when_the_size_changes(width: int, height: int) -> None:
    view = TextView()
    blocks = numbered(300)
    async with Host(view).on_stage(90, 20) as pilot:
        view.show(blocks)
        view.to_row(250)
        await pilot.pause()
        offset = view.offset_in_sight()
        await pilot.resize_terminal(width, height)
        first = view.offset_in_sight()
        assert first <= offset < first + 200
        number = next(n for n, b in enumerate(blocks) if b.start <= offset < b.end)
        assert f"{number}." in words(view)


async def test_an_offset_is_shown_with_what_comes_before_it() -> None:
    view = TextView()
    blocks = numbered(100)
    async with Host(view).on_stage(90, 24) as pilot:
        view.show(blocks)
        view.show_offset(blocks[50].start)
        await pilot.pause()
        assert "Paragraph 50." in words(view)
        assert "Paragraph 48." in words(view)
        before = view.top_row
        view.show_offset(blocks[51].start)
        assert view.top_row == before


async def test_scrolling_tells_where_the_reader_is() -> None:
    view = TextView()
    host = Host(view)
    blocks = numbered(100)
    async with host.on_stage(90, 20) as pilot:
        view.focus()
        view.show(blocks)
        await pilot.press("ctrl+f", "j")
        scrolled = [m for m in host.heard if isinstance(m, TextView.Scrolled)]
        assert [m.offset for m in scrolled] == [blocks[9].start, blocks[10].start]
        assert all(m.control is view for m in scrolled)


async def test_rows_left_blank_above_are_blank() -> None:
    view = TextView()
    async with Host(view).on_stage(90, 10) as pilot:
        view.show(numbered(20))
        view.leave_blank(2)
        await pilot.pause()
        assert [bool(line.strip("▐ ")) for line in lines(view)[:3]] == [False, False, True]
        view.show_offset(0)
        assert "Paragraph 0." in words(view)


async def test_what_the_mouse_selects_is_what_is_shown_guarded() -> None:
    view = TextView(measure=60, margin=2)
    async with Host(view).on_stage(70, 10) as pilot:
        view.show(body("Nobody was \x1b]0;hurt.", "Boats moved."))
        await pilot.pause()
        at = view.left()
        found = view.get_selection(Selection(Offset(at, 0), Offset(at + 5, 2)))
        assert found is not None
        assert found[0].split("\n")[0] == "Nobody was ␛]0;hurt."
        assert found[0].split("\n")[-1].strip() == "Boats"
        assert view.get_selection(Selection(None, None)) is not None


async def test_nothing_to_show_is_nothing() -> None:
    view = TextView()
    async with Host(view).on_stage(60, 10) as pilot:
        view.focus()
        view.show([])
        await pilot.press("j", "G", "ctrl+f", "g")
        assert words(view) == ""
        assert (view.offset_in_sight(), view.text) == (0, "")


@settings(max_examples=15)
@given(st.lists(texts, max_size=6), texts, st.integers(3, 100), st.integers(0, 40))
async def test_no_text_reaches_the_terminal_unguarded(
    paragraphs: list[str], title: str, width: int, mark: int
) -> None:
    view = TextView()
    lit = [Mark(mark, mark + 7, "hit"), Mark(mark + 3, mark + 20, "person")]
    async with Host(view).on_stage(width, 16) as pilot:
        view.show([line_block(title, "title"), *body(*paragraphs, marks=lit)], rail=[mark])
        await pilot.pause()
        assert_safe(view)
        view.to_row(10)
        assert_safe(view)


@pytest.mark.parametrize("hostile", HOSTILE)
async def test_no_letter_is_lost_at_the_edge(hostile: str) -> None:
    view = TextView(measure=30, margin=1)
    async with Host(view).on_stage(40, 40) as pilot:
        view.show(body(f"begin {hostile * (90 // len(hostile) + 1)} end"))
        await pilot.pause()
        shown = words(view)
        assert shown.startswith("begin")
        assert shown.endswith("end")
        assert acted_on(shown) == []


async def test_a_shorter_text_shown_while_hidden_is_drawn_when_it_comes_back() -> None:
    view = TextView(measure=40, margin=1)
    async with Host(view).on_stage(60, 12) as pilot:
        view.show([line_block(f"line {n}", "body") for n in range(50)])
        await pilot.pause()
        view.action_edge(1)
        view.display = False
        view.show([line_block("only this", "body")])
        for y in range(view.size.height):
            view.render_line(y)
        view.display = True
        await pilot.pause()
        assert [line.strip() for line in lines(view) if line.strip()] == ["only this"]


async def test_what_was_shown_while_hidden_is_painted_when_it_comes_to_sight() -> None:
    view = TextView()
    host = Host(view)
    async with host.on_stage(60, 10) as pilot:
        view.show([line_block("The old words.", "body")])
        await pilot.pause()
        view.display = False
        await pilot.pause()
        view.show([line_block("The new words.", "body")])
        await pilot.pause()
        view.display = True
        await pilot.pause()
        painted = "".join(
            segment.text for strip in host.screen._compositor.render_strips() for segment in strip
        )
        assert "The new words." in painted
        assert "The old words." not in painted
