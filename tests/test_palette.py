"""The palette and going back, driven by keys that come faster than anything is drawn."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from rich.style import Style
from textual.command import CommandList
from textual.css.query import NoMatches
from textual.events import Click
from textual.screen import Screen

from index.errors import CorpusError
from reader.screens.article import ArticleScreen
from reader.screens.base import ReaderScreen
from reader.screens.choose import ChooseScreen
from reader.screens.help import HelpScreen
from reader.screens.palette import Palette
from reader.screens.search import SearchScreen
from reader.screens.settings import SettingsScreen
from reader.settings import nothing_set
from tests.harbour import harbour, opened, press, settled

if TYPE_CHECKING:
    from pathlib import Path


__all__ = ["harbour"]


async def test_the_palette_opens_once_and_lists_what_works(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        await press(app, pilot, "ctrl+p", "ctrl+p")
        assert isinstance(app.screen, Palette)
        assert len(app.screen_stack) == 2
        assert app.screen.query_one(CommandList).option_count > 3


async def test_a_palette_that_is_closed_already_takes_no_other_screen_away(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        await press(app, pilot, "ctrl+p")
        palette = app.screen
        palette.dismiss()
        palette.dismiss()
        await pilot.pause()
        assert isinstance(app.screen, SearchScreen)


async def test_a_page_of_a_list_that_is_not_drawn_yet_is_no_fault(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        await press(app, pilot, "ctrl+p")
        assert isinstance(app.screen, Palette)
        listing = app.screen.query_one(CommandList)
        options = list(listing.options)
        listing.clear_options().add_options(options[:3])
        listing.highlighted = 0
        listing._index_to_line.clear()  # as Textual leaves it until it has drawn
        app.screen._action_command_list("page_up")  # what the key calls
        await pilot.pause()
        assert isinstance(app.screen, Palette)


async def test_a_click_on_a_line_that_is_gone_is_none(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        await press(app, pilot, "ctrl+p")
        listing = app.screen.query_one(CommandList)
        there = Style.from_meta({"option": listing.option_count})
        no = False
        click = Click(listing, 1, 1, 0, 0, button=1, shift=no, meta=no, ctrl=no, style=there)
        listing.post_message(click)
        await settled(app, pilot)
        assert app.crash is None
        assert listing.highlighted is None or listing.highlighted < listing.option_count


async def test_an_article_that_goes_while_another_screen_is_on_top_leaves_that(
    harbour: Path,
) -> None:
    async with opened(harbour) as (app, pilot):
        await press(app, pilot, "enter", "enter", "c")
        article = app.screen_stack[-2]
        assert isinstance(article, ArticleScreen)
        article.dismiss()
        await pilot.pause()
        assert isinstance(app.screen, ChooseScreen)


class _Left(Screen[None]):
    """A screen that is left while it comes up."""

    def on_mount(self) -> None:
        self.app.pop_screen()
        self.query_one("#gone-with-it")


class _Wrong(Screen[None]):
    """A screen that asks for what it never had."""

    def on_mount(self) -> None:
        self.query_one("#never-there")


async def _shown(corpus: Path, screen: Screen[None]) -> None:
    async with opened(corpus) as (app, pilot):
        app.push_screen(screen)
        await pilot.pause()


async def test_a_screen_left_while_it_came_up_is_no_fault(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        left = _Left()
        app.push_screen(left)
        while left.is_running or left in app.screen_stack:  # noqa: ASYNC110  Textual has no event
            await asyncio.sleep(0)
        await press(app, pilot, "enter", "enter")
        assert isinstance(app.screen, ArticleScreen)
        assert app.crash is None


async def test_a_screen_that_is_there_and_lacks_its_parts_is_one(harbour: Path) -> None:
    with pytest.raises(NoMatches):
        await _shown(harbour, _Wrong())


async def test_leaving_while_a_screen_comes_up_is_no_fault(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        await pilot.pause()
        app.exit()  # Textual lays out no screen from now on, and mounts it all the same
        app.push_screen(SettingsScreen(nothing_set()))
    assert app.crash is None


async def test_what_is_asked_for_again_on_top_of_itself_comes_once(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        for _ in range(3):
            app.action_help()
            await settled(app, pilot)
        assert [type(screen) for screen in app.screen_stack] == [SearchScreen, HelpScreen]
        app.action_command_palette()
        await settled(app, pilot)
        app.action_settings()
        await settled(app, pilot)
        app.action_settings()
        app.action_command_palette()
        await settled(app, pilot)
        kinds = [type(screen) for screen in app.screen_stack]
        assert kinds == [SearchScreen, HelpScreen, Palette, SettingsScreen]


async def test_a_fault_told_to_the_only_screen_leaves_it_there(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        screen = app.screen
        assert isinstance(screen, ReaderScreen)
        screen.post_message(screen.Failed(CorpusError("The index has gone.", "Start anew.")))
        await settled(app, pilot)
        assert app.screen_stack == [screen]
        assert app.crash is None


async def test_keys_that_come_all_at_once_are_survived(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        await press(app, pilot, "enter")
        for keys in ("enter escape", "enter c escape escape", "enter c enter escape escape x"):
            for key in keys.split() * 3:
                app.simulate_key(key)
            await settled(app, pilot)
        assert app.crash is None
