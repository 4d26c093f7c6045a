"""The head over what one outlet writes of a name: the outlet, and how much it writes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical

from reader.naming.outlets import outlet_name, use_words
from reader.text.marks import Piece
from reader.text.wrap import fit
from reader.widgets.band import MARGIN, Band, cells, dotted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from index.dossier import OutletUse
    from reader.naming.contrasted import SideName

INDENT = Piece("  ", ())


class ContrastHead(Vertical):
    """Shows one of the two outlets; narrow, in one line."""

    DEFAULT_CSS = "ContrastHead { height: auto; }"

    def __init__(self, side: SideName) -> None:
        super().__init__(id=f"head-{side}")
        self.side = side
        self._badge = Piece(f"{side.upper()} ", ("key",))

    def compose(self) -> ComposeResult:
        """Lay out the lines."""
        yield Band(classes="title")
        yield Band(classes="meta")

    def show(self, use: OutletUse, right: Sequence[Piece], *, narrow: bool) -> None:
        """Show an outlet.

        Args:
            use: How much it writes of the name.
            right: What stands flush right of its name, where there is a line of its own for it.
            narrow: Show all in one line.
        """
        told = dotted([Piece(words, ("meta",))] for words in use_words(use))
        room = max(10, self.size.width - 2 * MARGIN - cells([self._badge]))
        name = [self._badge, Piece(fit(outlet_name(use), room), ("title",))]
        below = self.query_one(".meta", Band)
        below.display = not narrow
        if narrow:
            self.query_one(".title", Band).show(name, told)
        else:
            self.query_one(".title", Band).show(name, right)
            below.show([INDENT, *told])
