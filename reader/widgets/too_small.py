"""What covers a screen that has too little room to be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Static

if TYPE_CHECKING:
    from textual.geometry import Size

COLUMNS = 64
ROWS = 20
"""The smallest terminal that a screen is drawn on, in cells."""


class TooSmall(Static):
    """Asks for more room; what it covers stays as it is, and is there again when there is room."""

    DEFAULT_CSS = """
    TooSmall {
        layer: cover; dock: top; width: 100%; height: 100%;
        padding: 2; background: $background; color: $foreground;
    }
    """

    def __init__(self) -> None:
        super().__init__(markup=False)
        self.display = False

    def measure(self, size: Size) -> None:
        """Cover the screen, or don't, as its size asks for."""
        self.display = size.width < COLUMNS or size.height < ROWS
        if self.display:
            self.update(
                f"Too small to read: {size.width} columns and {size.height} rows.\n\n"
                f"Make the window larger, or its letters smaller:\n"
                f"{COLUMNS} columns and {ROWS} rows are needed.\n\n"
                f"ctrl+q quits."
            )
