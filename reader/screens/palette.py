"""Textual's command palette, mended where keys that come faster than it draws ended the program."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from textual.await_complete import AwaitComplete
from textual.command import CommandList, CommandPalette
from textual.widgets import Input

from reader.widgets.fresh_clicks import FreshClicks

if TYPE_CHECKING:
    from textual.app import ComposeResult


class Commands(FreshClicks, CommandList, can_focus=False):
    """The actions that are found."""


class Palette(CommandPalette):
    """Every action that works, found by typing."""

    def compose(self) -> ComposeResult:
        """Lay out what Textual does, with a list that takes no click on what is gone."""
        for widget in super().compose():
            yield Commands() if isinstance(widget, CommandList) else widget

    def on_mount(self) -> None:
        """Keep the cursor still: a slow link is quiet when nothing happens."""
        self.query_one(Input).cursor_blink = False

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Go away, once: Textual pops whichever screen is on top, whoever asks."""
        return super().dismiss(result) if self.app.screen is self else AwaitComplete()

    def _action_command_list(self, action: str) -> None:
        with suppress(LookupError):  # a list that was filled, and not yet measured, has no pages
            super()._action_command_list(action)
