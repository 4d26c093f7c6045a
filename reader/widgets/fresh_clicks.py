"""Lists of Textual's that change between a click and its arrival.

A click tells the option by its place in what was drawn. Where lines are taken away before it is
handled, as in the palette and while a path is typed, Textual looks for one that is no longer there,
and the program ends.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.events import Click
    from textual.widgets import OptionList

    _Lists = OptionList
else:  # Textual lets a widget keep the style of its first base alone: this is none
    _Lists = object


class FreshClicks(_Lists):
    """Takes clicks on what it has; stands before a list of Textual's."""

    def _on_click(self, event: Click) -> None:  # type: ignore[override]
        # Textual calls the handler of each class by itself, this one first: none overrides another.
        option = event.style.meta.get("option")
        if option is not None and option >= self.option_count:
            event.prevent_default()
