"""Completing in the query bar: what is offered while typing, and what the keys do with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from index.fields import Completion
from reader.results.completing import Completing
from reader.screens.search import SearchScreen
from reader.widgets.completion_list import CompletionList
from reader.widgets.key_bar import KeyBar
from reader.widgets.query_bar import QueryBar, QueryInput
from reader.widgets.result_list import ResultList
from reader.widgets.tag_line import TagLine
from tests.harbour import harbour, opened, press, settled, type_query
from tests.sample_values import texts
from tests.widget_host import Host, assert_safe, lines, styles

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from textual.pilot import Pilot

    from reader.app import ReaderApp

__all__ = ["harbour"]

QUILLS = (Completion("Ada Quill", 12), Completion("Tom Quill", 3), Completion("Quillon", 1))
SIZES = [(80, 24), (120, 36), (160, 45)]


def said(host: Host) -> list[str]:
    """Return what the bar said but for what is offered: a query asked, what is to be completed."""
    return [
        f"? {m.query}"
        if isinstance(m, QueryBar.Asked)
        else f"{m.piece.field}:{m.piece.typed} …"
        if isinstance(m, QueryInput.Wanted)
        else type(m).__name__
        for m in host.heard
        if not isinstance(m, QueryInput.Offered)
    ]


def offered(bar: QueryBar) -> list[str]:
    shown = bar.query_one(CompletionList)
    return [" ".join(line.split()) for line in lines(shown)] if shown.display else []


async def typed(
    bar: QueryBar, pilot: Pilot[None], query: str, offers: Sequence[Completion]
) -> QueryInput:
    field = bar.query_one(QueryInput)
    field.focus()
    await pilot.press(*("space" if letter == " " else letter for letter in query))
    if field.piece is not None:
        field.offer(field.piece, offers)
    await pilot.pause()
    return field


async def test_no_complaint_stands_over_what_would_complete_it() -> None:
    bar = QueryBar()
    months = (Completion("may 2026", 5), Completion("march 2025", 3))
    async with Host(bar).on_stage() as pilot:
        field = await typed(bar, pilot, "date:ma", months)
        bar.show_under([], "not a date: ma", [], (5, 7))
        await pilot.pause()
        assert "not a date" not in bar.query_one(TagLine).text
        assert "underline" not in styles(field, 0, "ma")
        bar.show_under([], "no field colour", [], (20, 26))  # what stands elsewhere is still wrong
        assert "no field" in bar.query_one(TagLine).text
        bar.show_under([], "not a date: ma", [], (5, 7))
        await pilot.press("escape")
        assert "not a date" in bar.query_one(TagLine).text
        assert "underline" in styles(field, 0, "ma")


async def test_a_complaint_does_not_come_back_when_a_completion_is_taken() -> None:
    bar = QueryBar()
    async with Host(bar).on_stage() as pilot:
        await typed(bar, pilot, "date:ma", (Completion("may 2026", 5),))
        bar.show_under([], "not a date: ma", [], (5, 7))
        await pilot.press("tab")
        assert bar.query_text == 'date:"may 2026"'
        assert "not a date" not in bar.query_one(TagLine).text


async def test_completions_are_wanted_with_every_letter_of_a_value() -> None:
    bar = QueryBar()
    host = Host(bar)
    async with host.on_stage() as pilot:
        bar.query_one(QueryInput).focus()
        bar.set_query("ferry person")
        await pilot.press(":", "q", "u", "space", "x")
        heard = said(host)
        assert [one for one in heard if one[0] != "?"] == ["person: …", "person:q …", "person:qu …"]
        assert [one for one in heard if one[0] == "?"] == [
            "? ferry person",
            "? ferry person:",
            "? ferry person:q",
            "? ferry person:qu",
            "? ferry person:qu",
            "? ferry person:qu x",
        ]


async def test_fields_are_offered_without_asking_anybody() -> None:
    bar = QueryBar()
    host = Host(bar)
    async with host.on_stage() as pilot:
        bar.query_one(QueryInput).focus()
        await pilot.press("p", "l")
        assert offered(bar) == ["place: where"]
        await pilot.press("a", "n")
        assert offered(bar) == []
        assert said(host) == ["? p", "? pl", "? pla", "? plan"]


async def test_what_is_offered_stands_below_the_query_with_its_articles() -> None:
    bar = QueryBar()
    async with Host(bar).on_stage(60) as pilot:
        await typed(bar, pilot, "person:qu", QUILLS)
        shown = bar.query_one(CompletionList)
        assert lines(shown) == [
            "    Ada Quill   12".ljust(60),
            "    Tom Quill    3".ljust(60),
            "    Quillon      1".ljust(60),
        ]
        assert shown.region.y == bar.region.bottom
        await pilot.press("down")
        assert lines(shown)[0].startswith("  ▌ Ada Quill")
        assert "bold" in styles(shown, 0, "Ada Quill")
        assert "bold" not in styles(shown, 1, "Tom Quill")


async def test_tab_takes_the_first() -> None:
    bar = QueryBar()
    host = Host(bar)
    async with host.on_stage() as pilot:
        field = await typed(bar, pilot, "x person:qu", QUILLS)
        host.heard.clear()
        await pilot.press("tab")
        assert field.value == 'x person:"Ada Quill" '
        assert said(host) == ['? x person:"Ada Quill"']
        assert offered(bar) == []
        await pilot.press("y")
        assert field.value == 'x person:"Ada Quill" y'


@pytest.mark.parametrize("key", ["enter", "tab"])
async def test_arrows_choose_and_enter_and_tab_take_what_is_chosen(key: str) -> None:
    bar = QueryBar()
    host = Host(bar)
    async with host.on_stage() as pilot:
        field = await typed(bar, pilot, "person:qu", QUILLS)
        host.heard.clear()
        await pilot.press("down", "down", "down", "down", "up", key)
        assert field.value == 'person:"Tom Quill" '
        assert said(host) == ['? person:"Tom Quill"']


async def test_where_none_is_chosen_enter_leads_to_the_results() -> None:
    bar = QueryBar()
    host = Host(bar)
    async with host.on_stage() as pilot:
        field = await typed(bar, pilot, "person:qu", QUILLS)
        host.heard.clear()
        await pilot.press("enter", "down", "up", "enter")
        assert field.value == "person:qu"
        assert said(host) == ["Left", "Left"]


async def test_escape_closes_until_something_else_is_typed() -> None:
    bar = QueryBar()
    host = Host(bar)
    async with host.on_stage() as pilot:
        field = await typed(bar, pilot, "person:qu", QUILLS)
        await pilot.press("escape")
        assert offered(bar) == []
        host.heard.clear()
        await typed(bar, pilot, "i", QUILLS)
        assert offered(bar) == []
        assert said(host) == ["? person:qui"]
        await pilot.press("down", "escape")
        assert said(host) == ["? person:qui", "Left", "Left"]
        await typed(bar, pilot, " place:q", QUILLS)
        assert len(offered(bar)) == 3
        assert field.value == "person:qui place:q"


async def test_completions_that_come_too_late_are_dropped() -> None:
    bar = QueryBar()
    async with Host(bar).on_stage() as pilot:
        field = await typed(bar, pilot, "person:qu", ())
        field.offer(Completing("person", "q", 7, 8), QUILLS)
        await pilot.pause()
        assert offered(bar) == []
        assert field.piece is not None
        field.offer(field.piece, QUILLS)
        await pilot.pause()
        assert len(offered(bar)) == 3


async def test_the_list_goes_where_the_cursor_leaves_the_piece() -> None:
    bar = QueryBar()
    async with Host(bar).on_stage() as pilot:
        field = await typed(bar, pilot, "ferry person:qu", QUILLS)
        await pilot.press("home")
        assert offered(bar) == []
        assert field.piece is None
        await typed(bar, pilot, "", ())
        await pilot.press("end")
        assert field.piece == Completing("person", "qu", 13, 15)


async def test_a_completion_that_is_clicked_is_taken() -> None:
    bar = QueryBar()
    async with Host(bar).on_stage() as pilot:
        field = await typed(bar, pilot, "person:qu", QUILLS)
        await pilot.click(CompletionList, offset=(6, 1))
        await pilot.pause()
        assert field.value == 'person:"Tom Quill" '
        assert field.has_focus


@settings(max_examples=15)
@given(texts)
async def test_what_is_offered_never_reaches_the_terminal_unguarded(name: str) -> None:
    bar = QueryBar()
    async with Host(bar).on_stage(50) as pilot:
        field = await typed(bar, pilot, "person:q", (Completion(name, 1), *QUILLS))
        assert_safe(bar.query_one(CompletionList))
        await pilot.press("tab")
        assert field.value.startswith("person:")


# On the screen


def hinted(app: ReaderApp) -> dict[str, str]:
    return {hint.key: hint.label for hint in app.screen.query_one(KeyBar).hints}


@pytest.mark.parametrize("size", SIZES)
async def test_a_name_is_completed_by_what_the_corpus_has(
    harbour: Path, size: tuple[int, int]
) -> None:
    async with opened(harbour, size) as (app, pilot):
        await type_query(app, pilot, "quay pers")
        assert hinted(app)["tab"] == "complete"
        await press(app, pilot, "tab")
        bar = app.screen.query_one(QueryBar)
        assert bar.query_text == "quay person:"
        await type_query(app, pilot, "tor")
        assert offered(bar) == ["Ilse Torvan 2"]
        await press(app, pilot, "down")
        assert hinted(app)["enter"] == "take"
        await press(app, pilot, "enter")
        assert bar.query_text == 'quay person:"Ilse Torvan"'
        assert isinstance(app.screen, SearchScreen)
        assert app.screen.results is not None
        assert len(app.screen.results) == 2
        assert {"complete", "choose", "take", "close"}.isdisjoint(hinted(app).values())
        assert hinted(app)["tab"] == "next pane"
        await press(app, pilot, "enter")
        assert isinstance(app.focused, ResultList)


async def test_the_answer_comes_as_one_types_whatever_is_offered(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        await type_query(app, pilot, "outlet:")
        bar = app.screen.query_one(QueryBar)
        assert offered(bar) == ["Marrow Herald 2", "Radio Sarbuk 1"]
        await type_query(app, pilot, "sar")
        assert offered(bar) == ["Radio Sarbuk 1"]
        assert isinstance(app.screen, SearchScreen)
        assert app.screen.results is not None
        assert len(app.screen.results) == 1
        await press(app, pilot, "escape", "escape")
        assert isinstance(app.focused, ResultList)
        await press(app, pilot, "slash")
        assert offered(bar) == []


async def test_a_completion_is_taken_where_nothing_is_found_yet(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        await type_query(app, pilot, "apples person:to")
        assert isinstance(app.screen, SearchScreen)
        assert app.screen.results is not None
        assert len(app.screen.results) == 0
        await press(app, pilot, "down", "enter")
        bar = app.screen.query_one(QueryBar)
        assert bar.query_text == 'apples person:"Ilse Torvan"'


async def test_names_that_come_in_are_offered_as_they_come(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        await type_query(app, pilot, "place:")
        bar = app.screen.query_one(QueryBar)
        assert offered(bar) == ["Sarbuk 1"]
        (harbour / "veldra.txt").write_text("Veldra is far from Sarbuk.", encoding="utf-8")
        app.look_again()
        await settled(app, pilot)
        assert offered(bar) == ["Sarbuk 2", "Veldra 1"]
        await press(app, pilot, "down")
        (harbour / "veldra.txt").write_text("nobody is far from here.", encoding="utf-8")
        app.look_again()
        await settled(app, pilot)
        assert offered(bar) == ["▌ Sarbuk 2", "Veldra 1"]  # nothing moves below the hand


async def test_which_names_are_meant_is_told_under_the_bar(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        await type_query(app, pilot, "person:torvan")
        under = app.screen.query_one("#under")
        assert lines(under)[0].split() == ["finds", "Ilse", "Torvan"]
