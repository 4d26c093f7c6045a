"""The head over what one outlet writes of a name: the outlet, and how much it writes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.naming.outlets import outlet_name, use_words
from reader.text.marks import Piece
from reader.widgets.band import Band, dotted
from reader.widgets.side_head import INDENT, SideHead

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.dossier import OutletUse


class ContrastHead(SideHead):
    """Shows one of the two outlets; narrow, in one line."""

    def show(self, use: OutletUse, right: Sequence[Piece], *, narrow: bool) -> None:
        """Show an outlet.

        Args:
            use: How much it writes of the name.
            right: What stands flush right of its name, where there is a line of its own for it.
            narrow: Show all in one line.
        """
        told = dotted([Piece(words, ("meta",))] for words in use_words(use))
        name = self.titled(outlet_name(use))
        below = self.query_one(".meta", Band)
        below.display = not narrow
        if narrow:
            self.query_one(".title", Band).show(name, told)
        else:
            self.query_one(".title", Band).show(name, right)
            below.show([INDENT, *told])
