"""Help and settings: what is told there, and the ways back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.fields import FIELDS
from reader.results.examples import EXAMPLES
from reader.screens.help import HelpScreen
from reader.screens.settings import SettingsScreen
from reader.widgets.text_view import TextView
from reader.widgets.too_small import TooSmall
from tests.harbour import harbour, opened, press

if TYPE_CHECKING:
    from pathlib import Path

    from reader.app import ReaderApp
    from reader.screens.told import ToldScreen

__all__ = ["harbour"]


def told(app: ReaderApp) -> str:
    assert isinstance(app.screen, HelpScreen)
    return app.screen.query_one(TextView).text


@pytest.mark.parametrize("key", ["q", "escape"])
@pytest.mark.parametrize("page", [HelpScreen, SettingsScreen])
async def test_the_same_keys_lead_back_from_both(
    harbour: Path, page: type[ToldScreen], key: str
) -> None:
    async with opened(harbour) as (app, pilot):
        await press(app, pilot, "enter")
        below = app.screen
        if page is HelpScreen:
            app.action_help()
        else:
            app.action_settings()
        await press(app, pilot)
        await pilot.pause()
        assert isinstance(app.screen, page)
        await press(app, pilot, key)
        assert app.screen is below
        assert app.return_code is None


async def test_both_ask_for_room_where_there_is_too_little(harbour: Path) -> None:
    async with opened(harbour, (30, 8)) as (app, pilot):
        for page in (app.action_help, app.action_settings):
            page()
            await pilot.pause()
            assert app.screen.query_one(TooSmall).display
            await press(app, pilot, "escape")


def test_every_field_is_among_what_can_be_asked() -> None:
    shown = " ".join(
        f"{example} {words}" for group in EXAMPLES.values() for example, words in group
    )
    assert [field for field in FIELDS if f"{field}:" not in shown] == []


async def test_what_can_be_asked_is_told_where_one_can_ask(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        await press(app, pilot, "f1")
        assert "What can be asked" in told(app)
        await press(app, pilot, "escape", "enter", "question_mark")
        assert "What can be asked" in told(app)
        await press(app, pilot, "escape", "enter", "question_mark")
        assert "Keys that work here" in told(app)
        assert "What can be asked" not in told(app)
        await press(app, pilot, "escape", "escape", "4", "question_mark")
        assert "What can be asked" not in told(app)
