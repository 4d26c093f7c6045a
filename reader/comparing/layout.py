"""What every way to lay two texts out is made of. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.comparing.page import LinkTable, SideName, SidePage

MARGIN_ROWS = 2
"""Rows kept between the current passage and the edges."""
EASY = 3
"""That part of the screen from its top is where a passage is brought that was out of sight."""


class Layout:
    """Two texts, what links them, and how much of them is in sight."""

    def __init__(
        self,
        table: LinkTable,
        pages: Mapping[SideName, SidePage],
        height: int,
    ) -> None:
        """Lay two texts out.

        Args:
            table: What is linked with what.
            pages: The texts, broken into rows.
            height: Rows in sight.
        """
        self.table = table
        self.pages = pages
        self.height = height
