"""The first line: places with their keys, or the way to where one is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.places import PLACES, place_named
from reader.text.marks import Piece
from reader.widgets.top_line import TopLine
from tests.widget_host import Host

if TYPE_CHECKING:
    from collections.abc import Sequence

RIGHT = [[Piece("harbour", ())], [Piece("12 articles", ())], [Piece("2 outlets", ())]]
KEYS = {place.id: str(number) for number, place in enumerate(PLACES, 1)}


@pytest.mark.parametrize(
    ("width", "right"),
    [(100, "harbour · 12 articles · 2 outlets"), (90, "harbour · 12 articles"), (64, "harbour")],
)
async def test_the_name_of_the_corpus_is_the_last_to_go(width: int, right: str) -> None:
    line = TopLine()
    async with Host(line).on_stage(width, 5) as pilot:
        line.show_places("search", KEYS, RIGHT)
        await pilot.pause()
        assert line.text.endswith(f"  {right}")
        assert "1 Search" in line.text


@pytest.mark.parametrize("here", [place.id for place in PLACES])
async def test_the_present_place_is_told_by_its_columns(here: str) -> None:
    line = TopLine()
    async with Host(line).on_stage(100, 5):
        start, end = line.show_places(here, KEYS, RIGHT)
        shown = "  " + line.text
        assert shown[start + 1 : end - 1] == f"{KEYS[here]} {place_named(here).name}"


async def test_keys_that_do_not_work_now_are_not_shown() -> None:
    line = TopLine()
    async with Host(line).on_stage(100, 5):
        line.show_places("search", {}, ())
        assert line.text.split() == ["corpus-reader", *(place.name for place in PLACES)]


@pytest.mark.parametrize(
    ("way", "columns"),
    [
        ([Piece("Compare", ("title",))], (17, 26)),
        ([Piece("Search", ()), Piece(" › ", ()), Piece("Herald", ())], (0, 0)),
    ],
)
async def test_a_way_has_no_places(way: Sequence[Piece], columns: tuple[int, int]) -> None:
    line = TopLine()
    host = Host(line)
    async with host.on_stage(100, 5) as pilot:
        assert line.show_way(way, ()) == columns
        await pilot.click(line, offset=(20, 0))
        assert host.heard == []


async def test_a_click_on_a_place_tells_which() -> None:
    line = TopLine()
    host = Host(line)
    async with host.on_stage(100, 5) as pilot:
        start, _ = line.show_places("search", KEYS, RIGHT)
        await pilot.click(line, offset=(start + 1, 0))
        await pilot.click(line, offset=(95, 0))
        chosen = [m.place for m in host.heard if isinstance(m, TopLine.PlaceChosen)]
        assert chosen == ["search"]
