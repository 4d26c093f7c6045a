"""The palette and going back, driven by keys that come faster than anything is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.command import CommandList

from reader.screens.article import ArticleScreen
from reader.screens.choose import ChooseScreen
from reader.screens.palette import Palette
from reader.screens.search import SearchScreen
from tests.harbour import harbour, opened, press

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
