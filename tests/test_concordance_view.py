"""The list of a name's mentions by itself: what it asks for, tells and draws."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from index.article import ArticleId
from index.dossier import MentionLine
from reader.widgets.concordance_view import KEPT, ConcordanceView
from tests.sample_values import HOSTILE
from tests.widget_host import Host, assert_safe, lines, styles

if TYPE_CHECKING:
    from textual.pilot import Pilot


def line(number: int) -> MentionLine:
    return MentionLine(
        ArticleId(f"{number}.txt"),
        f"Story {number}",
        "Marrow Herald",
        "2025-05-02",
        120,
        "0" * 64,
        40,
        51,
        f"line {number} of the harbour master ",
        "Ilse Torvan",
        ", who said so",
    )


def told(host: Host) -> list[tuple[str, int, int]]:
    return [
        ("needed", message.start, message.end)
        for message in host.heard
        if isinstance(message, ConcordanceView.LinesNeeded)
    ]


def chosen(host: Host) -> list[tuple[str, str]]:
    return [
        (type(message).__name__, message.line.id)
        for message in host.heard
        if isinstance(message, ConcordanceView.Selected)
    ]


async def listed(host: Host, view: ConcordanceView, pilot: Pilot[None], count: int) -> None:
    view.focus()
    view.show(count, role="person")
    await pilot.pause()


async def test_of_a_hundred_thousand_lines_only_those_near_what_is_in_sight_are_asked_for() -> None:
    view = ConcordanceView()
    host = Host(view)
    async with host.on_stage(80, 20) as pilot:
        await listed(host, view, pilot, 100_000)
        assert told(host) == [("needed", 0, 60)]
        await pilot.press("ctrl+f", "ctrl+f")
        assert told(host)[1:] == [("needed", 60, 77)]
        await pilot.press("G")
        assert told(host)[-1] == ("needed", 99_940, 100_000)
        assert view.selected == 99_999
        assert lines(view)[-1].startswith("▌ …")


async def test_what_is_filled_in_is_drawn_and_the_selected_line_told_of() -> None:
    view = ConcordanceView()
    host = Host(view)
    async with host.on_stage(80, 20) as pilot:
        await listed(host, view, pilot, 3)
        view.fill(0, [line(0), line(1), line(2)])
        await pilot.press("j", "j", "k", "enter")
        await pilot.pause()
        assert chosen(host) == [
            ("Selected", "0.txt"),
            ("Selected", "1.txt"),
            ("Selected", "2.txt"),
            ("Selected", "1.txt"),
            ("Opened", "1.txt"),
        ]
        shown = lines(view)
        assert shown[1].startswith("▌ 2 May 2025    ")
        assert shown[0].index("Ilse Torvan") == shown[2].index("Ilse Torvan")
        assert "underline" in styles(view, 0, "Ilse Torvan")
        assert shown[3].strip() == ""


async def test_what_has_not_come_yet_cannot_be_opened() -> None:
    view = ConcordanceView()
    host = Host(view)
    async with host.on_stage() as pilot:
        await listed(host, view, pilot, 3)
        await pilot.press("enter", "j", "enter")
        assert chosen(host) == []


async def test_what_is_gone_meanwhile_says_so_and_cannot_be_opened() -> None:
    view = ConcordanceView()
    host = Host(view)
    async with host.on_stage() as pilot:
        await listed(host, view, pilot, 1)
        view.fill(0, [replace(line(0), id=ArticleId(""))])
        await pilot.press("enter")
        assert chosen(host) == [("Selected", "")]
        assert lines(view)[0].strip(" ▌") == "gone meanwhile"


async def test_a_click_selects_and_a_second_one_opens() -> None:
    view = ConcordanceView()
    host = Host(view)
    async with host.on_stage() as pilot:
        await listed(host, view, pilot, 3)
        view.fill(0, [line(0), line(1), line(2)])
        await pilot.click(view, offset=(10, 2))
        await pilot.click(view, offset=(10, 9))
        await pilot.click(view, offset=(10, 1), times=2)
        await pilot.pause()
        assert chosen(host)[1:] == [
            ("Selected", "2.txt"),
            ("Selected", "1.txt"),
            ("Opened", "1.txt"),
        ]


async def test_another_order_keeps_the_selected_line_where_it_was_on_the_screen() -> None:
    view = ConcordanceView()
    host = Host(view)
    async with host.on_stage(80, 20) as pilot:
        await listed(host, view, pilot, 1000)
        view.select(30)
        at = view.selected - view.top_row
        view.show(1000, role="person", select=700)
        await pilot.pause()
        assert (view.selected, view.selected - view.top_row) == (700, at)


async def test_lines_far_from_what_is_in_sight_are_forgotten_and_asked_for_again() -> None:
    view = ConcordanceView()
    host = Host(view)
    async with host.on_stage(80, 20) as pilot:
        await listed(host, view, pilot, 50_000)
        for start in range(0, 3 * KEPT, 500):
            view.select(start)
            view.fill(start, [line(number) for number in range(start, start + 500)])
        assert len(view._known) <= KEPT
        view.select(0)
        await pilot.pause()
        assert told(host)[-1][1] == 0


async def test_more_of_each_line_is_asked_for_where_there_is_more_room() -> None:
    view = ConcordanceView()
    host = Host(view)
    async with host.on_stage(80, 20) as pilot:
        await listed(host, view, pilot, 5)
        await pilot.resize_terminal(160, 20)
        await pilot.pause()
        await pilot.resize_terminal(90, 20)
        await pilot.pause()
        asked = [m for m in host.heard if isinstance(m, ConcordanceView.LinesNeeded)]
        assert [(m.start, m.end) for m in asked] == [(0, 5), (0, 5)]
        assert asked[0].width < asked[1].width


async def test_without_the_focus_the_selected_line_is_marked_otherwise() -> None:
    view = ConcordanceView()
    host = Host(view)
    async with host.on_stage() as pilot:
        view.show(1, role="person")
        view.fill(0, [line(0)])
        await pilot.pause()
        assert lines(view)[0].startswith("▎ ")


@pytest.mark.parametrize("width", [21, 80, 160])
async def test_no_text_gets_out_of_its_line(width: int) -> None:
    view = ConcordanceView()
    host = Host(view)
    async with host.on_stage(width, 30) as pilot:
        await listed(host, view, pilot, len(HOSTILE))
        wild = [
            replace(
                line(n), left=text, mention=text[:40] or "x", right=text, outlet=text, date=text
            )
            for n, text in enumerate(HOSTILE)
        ]
        view.fill(0, wild)
        assert_safe(view)


async def test_nothing_to_list_is_nothing_to_do() -> None:
    view = ConcordanceView()
    host = Host(view)
    async with host.on_stage() as pilot:
        await listed(host, view, pilot, 0)
        await pilot.press("j", "k", "G", "ctrl+f", "enter")
        assert (told(host), chosen(host)) == ([], [])
        assert all(not drawn.strip() for drawn in lines(view))
