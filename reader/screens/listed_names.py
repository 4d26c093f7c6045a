"""The list of names as it is shown: filtered, ordered, and beside it what is told of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Horizontal, Vertical

from reader.keys import key_of, keys_by_parameter, working
from reader.naming import states
from reader.naming.roll import NAME_ORDERS, NameOrder
from reader.naming.rows import KIND_HEADS
from reader.screens.naming import NamingScreen
from reader.text.marks import Piece
from reader.text.phrases import count
from reader.text.safe import guard
from reader.widgets.ask_line import AskLine
from reader.widgets.dossier_view import DossierView
from reader.widgets.filter_bar import PartLine
from reader.widgets.name_bar import NameBar, NameFilter
from reader.widgets.name_list import NameHead, NameRows
from reader.widgets.text_view import TextView

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from index.article import NameKind
    from index.dossier import Dossier
    from index.results import NameRef


class ListedNamesScreen(NamingScreen):
    """Shows the names that the filter lets through, and all that is known of the selected one."""

    def __init__(self) -> None:
        super().__init__()
        self.kinds: set[NameKind] = set()
        """The kinds that the list is narrowed to; none where all are shown."""
        self.order: NameOrder = "mentions"
        self.wanted: tuple[NameRef, ...] = ()
        """Names of which the first that is there is to be selected, once they are listed."""

    def content(self) -> ComposeResult:
        """Lay out the filter, the list, and beside it what is told of a name."""
        yield NameBar(id="name-bar")
        yield self.pane_rule()
        with Horizontal(id="panes"):
            with Vertical(id="name-pane"):
                yield NameHead(id="name-head")
                yield NameRows(id="name-rows")
                yield TextView(measure=66, margin=4, id="nothing")
            yield DossierView(id="dossier")
        yield AskLine(id="ask")

    @property
    def rows(self) -> NameRows:
        """The list."""
        return self.query_one(NameRows)

    @property
    def listing(self) -> NameRows:
        """The list."""
        return self.rows

    @property
    def detail(self) -> DossierView:
        """What is told of a name."""
        return self.dossier

    @property
    def dossier(self) -> DossierView:
        """What is told of a name."""
        return self.query_one(DossierView)

    # What is shown

    def top_right(self) -> list[list[Piece]]:
        """Return how many names there are, and of how many articles."""
        overview, roll = self.reader.overview, self.roll
        parts = [[Piece(guard(self.reader.corpus.name), ())]]
        if roll is None or overview is None:
            return [*parts, [Piece("opening …", ("meta",))]]
        shown = self.rows.count if self.is_mounted else len(roll)
        names = count(len(roll), "name")
        parts.append([Piece(names if shown == len(roll) else f"{shown:,} of {names}", ("meta",))])
        if self.is_mounted and (marked := len(self.rows.marked)):
            parts.append([Piece(f"{marked:,} marked", ("meta",))])
        if overview.names_done < overview.articles:
            done = f"found in {roll.names.of:,} of {count(overview.articles, 'article')}"
            parts.append([Piece(done, ("meta",))])
        forms = int(roll.names.forms.sum())
        if forms > len(roll):
            parts.append([Piece(f"merged from {forms:,} forms", ("meta",))])
        if overview.recogniser:
            parts.append([Piece(guard(overview.recogniser), ("meta",))])
        return parts

    def show_list(self, *, last: bool) -> None:
        """Show the names that the filter lets through; the selected one stays where it is."""
        if self.roll is not None:
            there = [ref for ref in self.wanted if self.roll.number(ref) is not None]
            # Only a name that was gone to is kept: a list that grows still begins at its top.
            kept = self.rows.selected_ref if self.rows.gone_to else None
            self._fill(there[0] if there else kept)
            if last:
                self.wanted = ()
        else:
            self._say_nothing(empty=True)
        self.refresh_bindings()

    def _fill(self, ref: NameRef | None) -> None:
        """List names.

        Args:
            ref: The one to select; None for the first.
        """
        assert self.roll is not None
        typed = self.typed
        places = self.roll.shown(typed, self.kinds, self.order)
        number = self.roll.number(ref) if ref is not None else None
        if number is not None and number not in places and ref in self.wanted:
            self._all_kinds()  # it goes by another kind now, or by another name
            places = self.roll.shown("", (), self.order)
        self.rows.show(self.roll, places, ref=ref)
        self.query_one(NameHead).show_order(self.order)
        self._say_nothing(empty=not len(places))
        self.show_places()

    def _say_nothing(self, *, empty: bool) -> None:
        """Say why there is no name to show, where there is none."""
        self.set_class(empty, "-empty")
        self.query_one(NameFilter).nothing_found = empty
        if not empty:
            return
        typed = self.typed
        if self.roll is not None and len(self.roll) and (typed or self.kinds):
            self.say_not_found(typed)
        else:
            busy = self.reader.busy or self.roll is None
            blocks = states.no_names(self.reader.overview, self.tongues, busy=busy)
            self.query_one("#nothing", TextView).show(blocks)
        self.show_dossier(None)

    def say_not_found(self, typed: str) -> None:
        """Say that no name is left by the filter."""
        raise NotImplementedError

    def show_dossier(self, dossier: Dossier | None) -> None:
        """Show what is known of a name."""
        self.dossier.show(dossier, key_of(self, "undo"))
        self.refresh_bindings()

    def wanted_detail(self) -> NameRef | None:
        """Return the selected name, if its dossier is in sight."""
        return self.rows.selected_ref if self.is_mounted and self.dossier.display else None

    def dossier_in_sight(self) -> Dossier | None:
        """Return what is known of the selected name, if it is in sight."""
        told = self.dossier.dossier
        return told if told is not None and told.ref == self.wanted_detail() else None

    @on(NameRows.Moved)
    def _name_chosen(self) -> None:
        self.row_moved()
        self.refresh_bindings()

    @on(NameRows.Marked)
    def _other_marks(self) -> None:
        self.show_places()
        self.refresh_bindings()

    @on(DossierView.Moved)
    def _other_line(self) -> None:
        self.refresh_bindings()

    # Filter and order

    @on(NameBar.Typed)
    def _typed(self) -> None:
        self._narrowed(to_top=bool(self.typed))

    def _narrowed(self, *, to_top: bool) -> None:
        self.show_bar()
        if self.roll is not None:
            self._fill(self.rows.selected_ref)
            if to_top:
                self.rows.action_edge(-1)
            self.row_moved()
            self.refresh_bindings()

    def action_show_kind(self, kind: NameKind) -> None:
        """Show one kind more, or one less; without any, all."""
        self.kinds ^= {kind}
        if len(self.kinds) == len(KIND_HEADS):
            self.kinds = set()
        self._narrowed(to_top=False)

    def action_order(self) -> None:
        """Change the order: mentions, articles, name."""
        self._order_by(NAME_ORDERS[(NAME_ORDERS.index(self.order) + 1) % len(NAME_ORDERS)])

    @on(NameHead.OrderChosen)
    def _head_clicked(self, event: NameHead.OrderChosen) -> None:
        self._order_by(event.order)

    def _order_by(self, order: NameOrder) -> None:
        self.order = order
        self._narrowed(to_top=True)

    @on(PartLine.Pressed)
    def _kind_clicked(self, event: PartLine.Pressed) -> None:
        for kind in KIND_HEADS:
            if event.what == kind:
                self.action_show_kind(kind)
        if event.what == "order":
            self.action_order()

    @property
    def narrowed(self) -> bool:
        """Whether not all names are shown."""
        return bool(self.kinds or self.typed)

    def drop_filters(self) -> None:
        """Show all names."""
        self._all_kinds()
        self._narrowed(to_top=False)

    def _all_kinds(self) -> None:
        self.kinds = set()
        self.query_one(NameFilter).value = ""

    def show_bar(self) -> None:
        """Show which kinds are shown, and in which order, with the keys that change it."""
        bindings = working(self)
        keys = keys_by_parameter(bindings, "show_kind")
        order = key_of(self, "order")
        self.query_one(NameBar).show_kinds(self.kinds, self.order, {**keys, "order": order})
