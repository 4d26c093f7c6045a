"""The file behind an article: which lines are shown, what is said of them, how it is drawn."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.article import ArticleId, Removed, Source
from reader.article.source import (
    MOST_CHARACTERS,
    MOST_LINES,
    SourceLine,
    SourcePage,
    source_blocks,
    source_page,
)
from reader.screens.source import SourceScreen
from reader.widgets.band import Band
from reader.widgets.source_view import SourceView
from tests.harbour import opened, press, quay
from tests.sample_values import HOSTILE, acted_on, article, texts
from tests.widget_host import Host, assert_safe, lines, styles

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["quay"]

RAW = """Crane falls into the harbour
By The Marrow Gazette
4 March 2031
Share this story
First paragraph.

Advertisement
Second paragraph
goes on here.
"""
WHOLE = article(
    "First paragraph.",
    "Second paragraph goes on here.",
    removed=(Removed(4, "Share this story", "share links"), Removed(7, "Advertisement", "advert")),
)
WHOLE = replace(
    WHOLE,
    paragraphs=(
        replace(WHOLE.paragraphs[0], line=5),
        replace(WHOLE.paragraphs[1], line=8),
    ),
)


def told(page: SourcePage) -> list[tuple[int, str, bool]]:
    return [(line.number, line.note, line.removed) for line in page.lines]


def test_each_line_tells_what_became_of_it() -> None:
    page = source_page(RAW, WHOLE, WHOLE.paragraphs[1])
    assert told(page) == [
        (1, "title", False),
        (2, "outlet", False),
        (3, "date", False),
        (4, "share links", True),
        (5, "", False),
        (6, "", False),
        (7, "advert", True),
        (8, "", False),
        (9, "", False),
        (10, "", False),
    ]
    assert page.lines[page.current].number == 8
    assert page.total == 10


def test_a_wrapped_line_is_removed_to_its_end() -> None:
    raw = "one\nmenu begins\nand goes on\n\ntext\n"
    of = replace(
        article("text", removed=(Removed(2, "menu begins and goes on", "menu"),), found_in={}),
        paragraphs=(replace(WHOLE.paragraphs[0], line=5),),
    )
    page = source_page(raw, of, None)
    assert [line.number for line in page.lines if line.removed] == [2, 3]
    assert [line.note for line in page.lines if line.note] == ["menu"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_lines_are_counted_as_they_are_where_texts_are_cleaned(end: str) -> None:
    page = source_page(RAW.replace("\n", end), WHOLE, WHOLE.paragraphs[0])
    assert page.lines[page.current].text == "First paragraph."


@pytest.mark.parametrize("ascii_only", [True, False])
def test_a_paragraph_is_found_in_a_record(*, ascii_only: bool) -> None:
    text = "Über “the quay”\n\nBoats moved “at once”, they said."
    raw = json.dumps({"id": 3, "text": text}, ensure_ascii=ascii_only, indent=2)
    of = article(
        *text.split("\n\n"), id=ArticleId("dump.json#4"), source=Source("dump.json", "", "")
    )
    page = source_page(raw, of, of.paragraphs[1])
    meant = page.lines[page.current]
    assert meant.number == 3
    assert meant.lit is not None
    assert json.loads(f'"{meant.text[slice(*meant.lit)]}"') == text.split("\n\n")[1][:40]


def test_a_record_in_which_the_paragraph_is_not_found_begins_at_its_top() -> None:
    of = article("Other words.", id=ArticleId("dump.json#4"))
    assert source_page("{\n}", of, of.paragraphs[0]).current == 0
    assert source_page("", of, None).current == 0


def test_of_a_file_too_long_the_part_around_the_paragraph_is_shown() -> None:
    of = replace(
        article("text", removed=(), found_in={}),
        paragraphs=(replace(WHOLE.paragraphs[0], line=70_000),),
    )
    page = source_page("line\n" * 100_000, of, of.paragraphs[0])
    assert page.lines[page.current].number == 70_000
    assert len(page.lines) == MOST_LINES + 2
    assert page.lines[0].note.startswith("Lines 1–69,799 are left out")
    assert page.lines[-1].note.startswith("Lines 89,800–100,001 are left out")
    assert page.total == 100_001


@pytest.mark.parametrize("before", [0, 3])
def test_a_line_longer_than_all_that_is_shown_is_cut_and_says_so(before: int) -> None:
    of = replace(
        article("text", removed=(), found_in={}),
        paragraphs=(replace(WHOLE.paragraphs[0], line=before + 1),),
    )
    page = source_page("line\n" * before + "a" * (MOST_CHARACTERS + 5), of, of.paragraphs[0])
    meant = page.lines[page.current]
    assert len(meant.text) == MOST_CHARACTERS
    assert meant.note == "5 characters of this line are left out"
    assert meant.number == before + 1


def test_what_a_line_was_taken_for_stands_in_brackets_and_is_not_broken() -> None:
    left_out = SourceLine(0, "", "Line 9 is left out")
    shown = (SourceLine(1, "Official statement of the bay", "before the text", removed=True),)
    first, blank, last = source_blocks((*shown, SourceLine(2, "", "title"), left_out))
    assert first.text == "Official statement of the bay  (before the text)"
    assert (blank.text, last.text) == ("(title)", "Line 9 is left out")
    for width in range(len("(before the text)"), 60):
        end = first.lines(width)[-1]
        assert first.text[end.start : end.end].endswith("(before the text)")


@given(st.lists(texts, max_size=6), st.integers(1, 9), texts)
def test_every_line_of_a_file_is_shown_guarded(file: list[str], line: int, reason: str) -> None:
    of = replace(article("text", removed=(Removed(line, "x", guarded(reason)),), found_in={}))
    page = source_page("\n".join(file), of, None)
    assert [one.number for one in page.lines] == list(range(1, page.total + 1))
    assert all(acted_on(block.text) == [] for block in source_blocks(page.lines))


def guarded(text: str) -> str:
    """Return a reason, which is always of our own words."""
    return "menu" if acted_on(text) else text


async def test_lines_have_their_numbers_and_the_one_that_is_meant_a_bar() -> None:
    view = SourceView(id="source")
    async with Host(view).on_stage(60, 12) as pilot:
        view.show_page(source_page(RAW, WHOLE, WHOLE.paragraphs[0]))
        await pilot.pause()
        shown = [line.rstrip() for line in lines(view)]
        assert shown[0].endswith("1   Crane falls into the harbour  (title)")
        assert shown[4].endswith("5 ▌ First paragraph.")
        assert "strike" in styles(view, 3, "Share this story")
        assert "strike" not in styles(view, 3, "share links")


async def test_the_blank_before_a_line_is_kept_and_its_number_shown() -> None:
    view = SourceView(id="source")
    of = article("text", id=ArticleId("d.json#1"), source=Source("d.json", "", ""))
    async with Host(view).on_stage(60, 12) as pilot:
        view.show_page(source_page('{\n    "a": 1,\n' + " " * 80 + '"b": 2\n}', of, None))
        await pilot.pause()
        shown = [line.rstrip() for line in lines(view)[:4]]
        assert shown == ["  1 ▌ {", '  2       "a": 1,', f'  3   {" " * 16}"b": 2', "  4   }"]


async def test_marks_are_stepped_through_and_begin_anew_at_the_end() -> None:
    view = SourceView(id="source")
    async with Host(view).on_stage(60, 12) as pilot:
        view.step_noted(1)
        assert view.marks == (0, 0)
        view.show_page(source_page(RAW, WHOLE, WHOLE.paragraphs[0]))
        await pilot.pause()
        assert view.marks == (0, 5)
        seen = []
        for by in (1, 1, 1, -1, -1, -1):
            view.step_noted(by)
            seen.append(view.current + 1)
        assert seen == [7, 1, 2, 1, 7, 4]
        assert view.marks == (4, 5)


def long_page(*removed: int) -> SourcePage:
    """Return a file of 400 lines, some of them removed."""
    of = article(
        "text", removed=tuple(Removed(line, "line", "menu") for line in removed), found_in={}
    )
    return source_page("line\n" * 400, of, None)


@pytest.mark.parametrize(
    ("scrolled", "by", "line"),
    [
        (0, 1, 100),
        (150, 1, 200),
        (150, -1, 100),
        (197, 1, 200),  # in sight already
        (197, -1, 200),
        (350, 1, 100),  # beyond the last one
        (0, -1, 300),
    ],
)
async def test_where_the_current_line_is_out_of_sight_steps_begin_with_what_is_in_sight(
    scrolled: int, by: int, line: int
) -> None:
    view = SourceView(id="source")
    async with Host(view).on_stage(60, 12) as pilot:
        view.show_page(long_page(100, 200, 300))
        await pilot.pause()
        if scrolled:
            view.to_row(scrolled)
        view.step_noted(by)
        assert view.current + 1 == line
        assert any(f"{line} ▌" in shown for shown in lines(view))


async def test_a_single_mark_is_brought_back_into_sight() -> None:
    view = SourceView(id="source")
    async with Host(view).on_stage(60, 12) as pilot:
        view.show_page(long_page(200))
        await pilot.pause()
        view.step_noted(1)
        for row in (0, 390):
            view.to_row(row)
            view.step_noted(1)
            assert any("200 ▌" in shown for shown in lines(view))


@pytest.mark.parametrize("size", [(60, 6), (20, 24), (100, 4)])
async def test_the_mark_stays_in_sight_when_there_is_less_room(size: tuple[int, int]) -> None:
    view = SourceView(id="source")
    of = article("text", removed=(Removed(200, "x", "menu"),), found_in={})
    async with Host(view).on_stage(100, 24) as pilot:
        view.show_page(source_page("line with a good many words\n" * 400, of, None))
        await pilot.pause()
        view.step_noted(1)
        view.to_row(180)  # it is near the end of what is in sight
        await pilot.resize_terminal(*size)
        assert any("200 ▌" in shown for shown in lines(view))


async def test_the_place_at_the_top_is_kept_where_the_mark_is_out_of_sight() -> None:
    view = SourceView(id="source")
    async with Host(view).on_stage(60, 12) as pilot:
        view.show_page(long_page(200))
        await pilot.pause()
        view.to_row(300)
        await pilot.resize_terminal(50, 10)
        assert view.top_row == 300


async def test_a_page_given_before_there_is_room_is_shown_where_it_is_meant() -> None:
    view = SourceView(id="source")
    view.display = False
    of = replace(
        article("text", removed=(), found_in={}),
        paragraphs=(replace(WHOLE.paragraphs[0], line=500),),
    )
    async with Host(view).on_stage(60, 12) as pilot:
        view.show_page(source_page("line\n" * 900, of, of.paragraphs[0]))
        view.display = True
        await pilot.pause()
        assert any("500 ▌" in line for line in lines(view))
        await pilot.resize_terminal(40, 10)
        assert any("500 ▌" in line for line in lines(view))


async def test_the_place_within_a_long_record_is_brought_into_sight() -> None:
    view = SourceView(id="source")
    text = "\n\n".join(f"Paragraph {n} tells of the quay." for n in range(900))
    of = article(*text.split("\n\n"), id=ArticleId("d.jsonl#1"), source=Source("d.jsonl", "", ""))
    async with Host(view).on_stage(60, 12) as pilot:
        view.show_page(source_page(json.dumps({"text": text}), of, of.paragraphs[700]))
        await pilot.pause()
        assert "Paragraph 700" in "".join(lines(view))


@settings(max_examples=12)
@given(st.lists(texts, max_size=6), st.integers(8, 70))
async def test_no_file_reaches_the_terminal_unguarded(file: list[str], width: int) -> None:
    view = SourceView(id="source")
    async with Host(view).on_stage(width, 12) as pilot:
        view.show_page(source_page("\n".join([*HOSTILE, *file]), WHOLE, WHOLE.paragraphs[1]))
        await pilot.pause()
        assert_safe(view)
        view.to_row(20)
        assert_safe(view)


async def test_the_file_of_an_article_opens_at_the_passage_and_closes(quay: Path) -> None:
    async with opened(quay) as (app, pilot):
        await press(app, pilot, "enter", "enter", "ctrl+f", "p", "o")
        screen = app.screen
        assert isinstance(screen, SourceScreen)
        view = screen.query_one(SourceView)
        assert view.page is not None
        assert screen.paragraph is not None
        assert view.page.lines[view.current].number == screen.paragraph.line > 5
        assert any("▌" in line for line in lines(view))
        await press(app, pilot, "escape")
        assert not isinstance(app.screen, SourceScreen)


async def test_a_file_that_is_gone_is_told_and_left(tmp_path: Path, quick_finder: object) -> None:
    del quick_finder
    file = tmp_path / "quay.txt"
    file.write_text("Old quay shut\n\nThe council shut the old quay on Thursday.\n")
    async with opened(tmp_path) as (app, pilot):
        await press(app, pilot, "enter", "enter")
        article_screen = app.screen
        file.unlink()
        await press(app, pilot, "o")
        assert app.screen is article_screen
        assert any("quay.txt" in notice.message for notice in app._notifications)


async def test_it_is_told_which_mark_one_is_at(quay: Path) -> None:
    async with opened(quay) as (app, pilot):
        await press(app, pilot, "enter", "enter", "o")
        top = app.screen.query_one("#top", Band)
        view = app.screen.query_one(SourceView)
        _, marks = view.marks
        assert marks > 1
        assert top.text.endswith(f" · {marks} marks")
        await press(app, pilot, "n")
        told = top.text.rpartition(" · ")[2]
        assert told == f"mark {view.marks[0]} of {marks}"
