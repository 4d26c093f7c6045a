"""The list of names: a row each, of which only those in sight are drawn, however many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.message import Message

from reader.inked import inks
from reader.naming.rows import head_line, name_line, planned
from reader.text.marks import Piece
from reader.widgets.band import MARGIN, Band
from reader.widgets.line_view import RAIL
from reader.widgets.placed_rows import PlacedRows

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np
    import numpy.typing as npt
    from textual import events

    from index.dossier import NameList
    from index.results import NameRef
    from reader.naming.roll import NameOrder, Roll


class NameHead(Band):
    """The heads of the columns; a click on one orders the list by it."""

    class OrderChosen(Message):
        """A head was clicked."""

        def __init__(self, order: NameOrder) -> None:
            super().__init__()
            self.order = order

    _order: NameOrder = "mentions"

    def show_order(self, order: NameOrder) -> None:
        """Show by which column the names are ordered."""
        self._order = order
        self._fill()

    def on_resize(self) -> None:
        """Put the heads over their columns."""
        self._fill()

    def _fill(self) -> None:
        # The band has a margin of its own, which the columns are counted with.
        first, *more = (piece for piece, _ in self._line())
        self.show([Piece(first.text[MARGIN:], ()), *more])

    def _line(self) -> list[tuple[Piece, NameOrder | None]]:
        return head_line(planned(max(1, self.size.width - RAIL)), self._order)

    def on_click(self, event: events.Click) -> None:
        """Tell which head is clicked."""
        end = 0
        for piece, order in self._line():
            end += len(piece.text)
            if event.x < end:
                if order is not None:
                    self.post_message(self.OrderChosen(order))
                return


class NameRows(PlacedRows):
    """Shows names, one of them selected, some of them marked."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open('mentions')", "mentions", id="names.mentions"),
        Binding("enter", "open('dossier')", "what is known", id="names.dossier"),
        Binding("space", "mark", "mark", id="names.mark", tooltip="mark a name, to merge it"),
    ]

    class Moved(Message):
        """Another name was selected."""

        def __init__(self, ref: NameRef) -> None:
            super().__init__()
            self.ref = ref

    class Opened(Moved):
        """The selected name is to be followed."""

    class Marked(Message):
        """Other names are marked than before."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's word)
        super().__init__(id=id)
        self.leads_to: Literal["mentions", "dossier"] = "mentions"
        """What a name leads to; its dossier, where that doesn't stand beside the list already."""
        self._marked: dict[NameRef, None] = {}
        self._names: NameList | None = None
        self._plan = planned(0)

    @property
    def marked(self) -> tuple[NameRef, ...]:
        """The marked names, in the order in which they were marked, also those not shown now."""
        return tuple(self._marked)

    @property
    def selected_ref(self) -> NameRef | None:
        """The selected name."""
        number = self.number
        return self._names.refs[number] if self._names is not None and number is not None else None

    def show(self, roll: Roll, places: npt.NDArray[np.int64], *, ref: NameRef | None) -> None:
        """Show names; one of them stays, or gets, selected, on the line where the last one was.

        Args:
            roll: All names.
            places: Of those to show, in their order.
            ref: The name to select; where it isn't shown, one stays selected that stands as high.
        """
        before, self._names = self.selected_ref, roll.names
        self._marked = {one: None for one in self._marked if roll.number(one) is not None}
        self.list_places(places, roll.number(ref) if ref is not None else None)
        if self.selected_ref not in (None, before):
            self.was_selected()

    def lay_out(self) -> None:
        """Work out the columns."""
        self._plan = planned(self.content_cells)
        super().lay_out()

    def unmark(self) -> None:
        """Mark nothing any more."""
        self._marked = {}
        self.refresh()
        self.post_message(self.Marked())

    def row_lines(self, number: int, line: int) -> Iterable[Segment]:
        """Return the row of a name."""
        del line
        if self._names is None:
            return
        place = int(self.places[number])
        marked, chosen = self._names.refs[place] in self._marked, number == self.selected
        pieces = name_line(self._names, place, self._plan, marked=marked, chosen=chosen)
        yield from (Segment(piece.text, inks(self, *piece.roles)) for piece in pieces)

    # What is done with it

    def was_selected(self) -> None:
        """Tell which name is selected now."""
        if (ref := self.selected_ref) is not None:
            self.post_message(self.Moved(ref))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what there is a name for."""
        if action == "open" and parameters[0] != self.leads_to:
            return False
        return self.selected >= 0 if action in ("open", "mark") else True

    def open_selected(self) -> None:
        """Follow the selected name."""
        if (ref := self.selected_ref) is not None:
            self.gone_to = True
            self.post_message(self.Opened(ref))

    def action_mark(self) -> None:
        """Mark the selected name, or don't any more; what is selected stays so."""
        if (ref := self.selected_ref) is None:
            return
        if ref in self._marked:
            del self._marked[ref]
        else:
            self._marked[ref] = None
        self.gone_to = True
        self.refresh()
        self.post_message(self.Marked())

    def clicked(self, number: int, event: events.Click) -> None:
        """Select the name that is clicked, mark it at its left edge, follow it at a second one."""
        self.select(number)
        if event.x < 2:
            self.action_mark()
        elif event.chain > 1:
            self.open_selected()
