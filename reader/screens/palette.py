"""Textual's command palette, mended where keys that come faster than it draws ended the program."""

from __future__ import annotations

from contextlib import suppress

from textual.await_complete import AwaitComplete
from textual.command import CommandPalette
from textual.widgets import Input


class Palette(CommandPalette):
    """Every action that works, found by typing."""

    def on_mount(self) -> None:
        """Keep the cursor still: a slow link is quiet when nothing happens."""
        self.query_one(Input).cursor_blink = False

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Go away, once: Textual pops whichever screen is on top, whoever asks."""
        return super().dismiss(result) if self.app.screen is self else AwaitComplete()

    def _action_command_list(self, action: str) -> None:
        with suppress(LookupError):  # a list that was filled, and not yet measured, has no pages
            super()._action_command_list(action)
