"""Stories down, outlets across: as many as there are, only the cells in sight asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.message import Message

from reader.inked import inks
from reader.stories.cover_table import GAP, LEFT, cell_pieces, plan, scrolled, story_line
from reader.widgets.line_view import LineView

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.style import Style
    from textual import events

    from index.stories.coverage import Coverage
    from index.story import Cover, OutletCover


class CoverView(LineView):
    """Shows a row a story; one cell is the selected one, and the columns follow it sideways."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "across(-1)", "other outlet", show=False, id="coverage.left"),
        Binding("right", "across(1)", "other outlet", show=False, id="coverage.right"),
        Binding(
            "enter",
            "open('articles')",
            "read",
            id="coverage.read",
            tooltip="read the articles of this outlet on this story",
        ),
        Binding(
            "enter",
            "open('others')",
            "what it had instead",
            id="coverage.others",
            tooltip="search for the outlet's articles of that time",
        ),
        Binding(
            "less_than_sign",
            "page_across(-1)",
            "more outlets",
            id="coverage.page-left",
            tooltip="as many outlets on as there is room for",
        ),
        Binding(
            "greater_than_sign",
            "page_across(1)",
            "more outlets",
            show=False,
            id="coverage.page-right",
        ),
    ]

    class Moved(Message):
        """Another cell is selected, or other columns are in sight."""

    class Opened(Message):
        """What lies behind the selected cell is wanted."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 (Textual's word)
        super().__init__(id=id)
        self._found: Coverage | None = None
        self._order: Sequence[int] = ()
        self.row = 0
        """Of the selected cell, from the top."""
        self.outlet = 0
        """Its column, as a place among all outlets."""
        self.first = 0
        """The first column in sight."""
        self.plan = plan(0, 0)
        self.laid = False
        """Whether the columns are worked out for the width there is: before, nothing is drawn."""

    @property
    def story(self) -> int | None:
        """The place of the selected story in the coverage; None where there is none."""
        return self._order[self.row] if 0 <= self.row < len(self._order) else None

    @property
    def in_sight(self) -> range:
        """The places of the outlets in sight."""
        of = len(self._found.outlets) if self._found is not None else 0
        return range(self.first, min(of, self.first + self.plan.columns))

    @property
    def cover(self) -> Cover | None:
        """What is in the selected cell."""
        if self._found is None or self.story is None:
            return None
        return self._found.cover(self.story, self.outlet)

    def show(
        self, found: Coverage, order: Sequence[int], *, story: int = 0, outlet: int = 0
    ) -> None:
        """Show a coverage.

        Args:
            found: The coverage; with at least one outlet where there are stories.
            order: The places of its stories, in the order in which they are listed.
            story: Where to put the cursor, as a place in the coverage.
            outlet: Likewise.
        """
        self._found, self._order = found, order
        self.row = order.index(story) if story in order else 0
        self.outlet = min(outlet, max(0, len(found.outlets) - 1))
        self.lay_out()
        self._told()

    def lay_out(self) -> None:
        """Work out the columns."""
        outlets: Sequence[OutletCover] = self._found.outlets if self._found is not None else ()
        self.laid = self.size.width > 0
        self.plan = plan(self.content_cells, len(outlets))
        self.first = scrolled(self.first, self.outlet, self.plan.columns, len(outlets))
        self.set_rows(len(self._order))

    def on_resize(self, event: events.Resize) -> None:
        """Keep the selected cell in sight."""
        del event
        self.lay_out()
        self._told()

    def row_style(self, row: int) -> Style:
        """Return what lies behind a row: the selected one has a panel."""
        return self.rich_style + inks(self, "row") if row == self.row else self.rich_style

    def draw(self, row: int, width: int) -> Iterable[Segment]:
        """Return the row of a story."""
        del width
        if self._found is None or not self.laid:
            return
        story, chosen = self._order[row], row == self.row
        yield Segment(" " * LEFT)
        for piece in story_line(self._found.stories[story], self.plan, chosen=chosen):
            yield Segment(piece.text, inks(self, *piece.roles))
        for outlet in self.in_sight:
            yield from self._cell(
                self._found.cover(story, outlet), chosen and outlet == self.outlet
            )

    def _cell(self, cover: Cover, chosen: bool) -> Iterator[Segment]:  # noqa: FBT001
        sign = ("▌" if self.has_focus else "▎") if chosen else " "
        yield Segment(" " * (GAP - 1))
        yield Segment(sign, inks(self, "accent" if self.has_focus else "meta"))
        left = self.plan.column
        for piece in cell_pieces(cover):
            roles = (*piece.roles, "strong") if chosen else piece.roles
            yield Segment(piece.text, inks(self, *roles))
            left -= len(piece.text)
        yield Segment(" " * max(0, left))

    # Moving

    def _told(self) -> None:
        if self.size.height:
            self.show_row(self.row)
        self.refresh()
        self.refresh_bindings()
        self.post_message(self.Moved())

    def _go(self, row: int, outlet: int) -> None:
        if self._found is None or self.story is None:
            return
        self.row = max(0, min(row, len(self._order) - 1))
        self.outlet = max(0, min(outlet, len(self._found.outlets) - 1))
        of = len(self._found.outlets)
        self.first = scrolled(self.first, self.outlet, self.plan.columns, of)
        self._told()

    def action_move(self, by: int) -> None:
        """Select the next story."""
        self._go(self.row + by, self.outlet)

    def action_page(self, by: int) -> None:
        """Select the story a page on."""
        self._go(self.row + by * max(1, self.size.height - 2), self.outlet)

    def action_edge(self, side: int) -> None:
        """Select the first or last story."""
        self._go(0 if side < 0 else len(self._order) - 1, self.outlet)

    def action_across(self, by: int) -> None:
        """Select the next outlet."""
        self._go(self.row, self.outlet + by)

    def action_page_across(self, by: int) -> None:
        """Select the outlet as many columns on as are in sight."""
        self._go(self.row, self.outlet + by * self.plan.columns)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what the selected cell leads to."""
        if action == "page_across":
            of = len(self._found.outlets) if self._found is not None else 0
            return len(self.in_sight) < of
        if action != "open":
            return True
        cover = self.cover
        if cover is None or not cover.articles:
            return False
        return (cover.kind == "told") == (parameters[0] == "articles")

    def action_open(self, what: str) -> None:
        """Ask for what lies behind the selected cell."""
        del what  # it only tells the keys apart
        self.post_message(self.Opened())

    def on_click(self, event: events.Click) -> None:
        """Select the cell that is clicked; follow it at a second click."""
        row, across = self.top_row + event.y, event.x - self.plan.begin
        if row >= len(self._order) or event.x >= self.content_cells:
            return
        column = across // (self.plan.column + GAP)
        on_cell = across >= 0 and column < len(self.in_sight)
        self._go(row, self.first + column if on_cell else self.outlet)
        if event.chain > 1 and on_cell and self.cover is not None and self.cover.articles:
            self.post_message(self.Opened())
