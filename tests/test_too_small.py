"""A terminal too small to be read is told so, and nothing is lost by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.widgets.query_bar import QueryInput
from reader.widgets.too_small import COLUMNS, ROWS, TooSmall
from tests.harbour import harbour, opened, press, settled, type_query

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["harbour"]


@pytest.mark.parametrize(("columns", "rows"), [(60, 20), (COLUMNS - 1, 60), (200, ROWS - 1)])
async def test_more_room_is_asked_for(harbour: Path, columns: int, rows: int) -> None:
    async with opened(harbour, (columns, rows)) as (app, _):
        cover = app.screen.query_one(TooSmall)
        assert cover.display
        assert f"{columns} columns and {rows} rows" in str(cover.content)
        assert cover.region.size == app.size


async def test_what_was_covered_is_there_again_when_there_is_room(harbour: Path) -> None:
    async with opened(harbour, (80, 24)) as (app, pilot):
        await type_query(app, pilot, "quay")
        for size in ((60, 20), (5, 2), (1, 1), (80, 24)):
            await pilot.resize_terminal(*size)
            await settled(app, pilot)
            assert app.screen.query_one(TooSmall).display == (size != (80, 24))
        assert app.focused is app.screen.query_one(QueryInput)
        assert app.screen.query_one(QueryInput).value == "quay"


async def test_every_screen_asks(harbour: Path) -> None:
    async with opened(harbour, (80, 24)) as (app, pilot):
        for keys in (("escape", "4"), ("1", "enter"), ("c",), ("enter",), ("question_mark",)):
            await press(app, pilot, *keys)
            await pilot.resize_terminal(60, 20)
            await settled(app, pilot)
            assert app.screen.query_one(TooSmall).display, type(app.screen).__name__
            await pilot.resize_terminal(80, 24)
            await settled(app, pilot)
            assert not app.screen.query_one(TooSmall).display
