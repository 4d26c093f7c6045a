"""All hits of a query, each in its line: a concordance, with the words beside them to narrow it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.containers import Horizontal

from index.article import Span
from index.lines import SIDES, Beside
from reader.places import place_named
from reader.results.hit_lines import (
    count_words,
    head_parts,
    next_order,
    no_lines,
    order_words,
    place_of,
    word_groups,
)
from reader.screens.hit_lines_keys import HIT_LINES_KEYS
from reader.screens.reading_lines import ReadingLinesScreen
from reader.text.marks import Piece
from reader.text.safe import guard
from reader.text.wrap import fit
from reader.widgets.band import Band, dotted
from reader.widgets.concordance_view import ConcordanceView
from reader.widgets.filter_list import FilterList
from reader.widgets.text_view import TextView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widget import Widget

    from index.lines import HitLines, Side
    from reader.text.page import Block


class HitLinesScreen(ReadingLinesScreen):
    """Connects the lines of a query's hits with the words beside them, and with their articles."""

    BINDINGS: ClassVar[list[BindingType]] = HIT_LINES_KEYS

    def content(self) -> ComposeResult:
        """Lay out what is listed, the words beside hits, the lines, and what the selected is of."""
        yield Band(id="about")
        yield self.pane_rule()
        with Horizontal(id="panes"):
            yield FilterList(id="beside")
            yield ConcordanceView(id="lines")
            yield TextView(measure=66, margin=4, id="nothing")
        yield Band(id="of-line")

    def on_mount(self) -> None:
        """Tell what is looked for; what the bases do, Textual calls by itself after this."""
        self.query_one("#about", Band).keep_right = True
        self.show_head()
        self.show_words()

    # What is shown

    def show_lines(self, found: HitLines) -> None:
        """Show lines; the one that was selected stays so, if it is among them."""
        view, before = self.query_one(ConcordanceView), self.found
        at = place_of(found, before, view.selected) if before is not None else None
        self.list_found(
            found,
            len(found),
            role="hit",
            by_outlet=found.order == "outlet",
            # Who hasn't gone anywhere wants to see what comes first.
            select=(view.selected if at is None else at) if view.selected else 0,
        )
        self.show_head()

    def nothing(self) -> Sequence[Block]:
        """Say why there are no lines."""
        return no_lines(self.results)

    def show_head(self) -> None:
        """Show what is looked for, how many lines there are, in which order, how far read."""
        query = fit(guard(self.results.query), max(20, self.size.width * 2 // 5))
        way = [
            Piece(f"{place_named(self.app.current_mode).name}  ", ("meta",)),
            Piece("›  ", ("faint",)),
            Piece(query, ("title",)),
        ]
        told = count_words(self.found) if self.found is not None else "…"
        self.show_way(way, [Piece(told, ("meta",))])
        head = dotted(
            [Piece(words, (role,))] for words, role in head_parts(self.results, self.beside)
        )
        order = order_words(self.order, self.found, self.percent)
        self.query_one("#about", Band).show(head, [Piece(order, ("meta",))])

    def show_words(self) -> None:
        """Show the words beside hits."""
        groups = word_groups(self.words, self.beside, self.by, every=self.every)
        self.query_one(FilterList).show(groups)

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done now."""
        if action in ("sort", "words", "next_pane", "strength", "every"):
            return self.found is not None and len(self.found) > 0
        return super().check_action(action, parameters)

    def action_sort(self, side: str = "") -> None:
        """Order the lines by something else; the selected one stays so."""
        self.order = next_order(self.order, cast("Side", side) if side else None)
        self.order_lines()
        self.show_head()

    def action_strength(self) -> None:
        """Order the words beside hits by how often, or by how much more often than elsewhere."""
        self.by = "count" if self.by == "strength" else "strength"
        self.weigh_words()
        self.show_words()

    def action_every(self) -> None:
        """Have words that say little among those beside hits, or leave them out."""
        self.every = not self.every
        self.weigh_words()
        self.show_words()

    @on(FilterList.Toggled)
    def _toggled(self, event: FilterList.Toggled) -> None:
        side = next(side for side in SIDES if side == event.kind)
        chosen = Beside(side, event.value)
        self.narrow(None if chosen == self.beside else chosen)

    def narrow(self, beside: Beside | None) -> None:
        """Show only the lines that have a word beside their hit; all for None."""
        self.beside = beside
        self.order_lines()
        self.show_words()
        self.show_head()

    def action_words(self) -> None:
        """Go to the words beside hits; where there is no room, they take the lines' place."""
        self.add_class("-words")
        self.query_one(FilterList).focus()

    def action_next_pane(self) -> None:
        """Go from the lines to the words beside, and back."""
        if self.query_one(FilterList).has_focus:
            self._to_lines()
        else:
            self.action_words()

    def action_back(self) -> None:
        """Go one step back: from the words to the lines, to all of them, to where one came from."""
        if self.query_one(FilterList).has_focus:
            self._to_lines()
        elif self.beside is not None:
            self.narrow(None)
        else:
            self.dismiss()

    def _to_lines(self) -> None:
        self.remove_class("-words")
        self.query_one("#nothing" if self.has_class("-empty") else "#lines").focus()

    @on(ConcordanceView.Opened)
    def _opened(self, event: ConcordanceView.Opened) -> None:
        from reader.screens.article import ArticleScreen  # noqa: PLC0415  loaded when it is wanted

        if (found := self.found) is None:
            return
        line, results = event.line, found.articles.results
        key = found.articles.keys[found.article[self.query_one(ConcordanceView).selected]]
        (places,) = (results.keys == key).nonzero()
        at = Span(line.start, line.end) if line.in_text else None
        self.app.push_screen(ArticleScreen(line.id, results, int(places[0]), at=at))

    def panes(self) -> Sequence[Widget]:
        """Return what stands beside each other."""
        return self.query_one("#panes").children

    def focus_moved(self) -> None:
        """Draw the rules where the panes and the focus are now."""
        self.query_one(FilterList).leave_blank(int(self.is_high()))
        super().focus_moved()
