"""How two outlets name one person: in which words, with which titles, described how, with whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message

from index.errors import CorpusError
from reader.keys import keys_by_parameter, working
from reader.naming.outlets import left_and_right, next_outlet, not_two
from reader.places import place_named
from reader.results.latest import Latest
from reader.screens.base import NARROW, ReaderScreen
from reader.text.marks import Piece
from reader.text.safe import guard
from reader.widgets.contrast_head import ContrastHead
from reader.widgets.contrast_view import ContrastView
from reader.widgets.rule import Rule
from reader.widgets.text_view import TextView

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from index.dossier import Contrast, Dossier
    from index.results import NameRef, Overview

Sides = tuple[str | None, str | None]
"""Two outlets that are wanted; None for any."""


class ContrastScreen(ReaderScreen):
    """Connects the two sides, and chooses which outlets they are of."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "less_than_sign",
            "step(-1)",
            "other outlet",
            id="contrast.previous",
            tooltip="put the previous or next outlet on side B",
        ),
        Binding("greater_than_sign", "step(1)", "next outlet", show=False, id="contrast.next"),
        Binding("x", "swap", "swap", id="contrast.swap", tooltip="swap the sides"),
        Binding("escape", "dismiss", "back", id="contrast.back"),
    ]

    class Contrasted(Message):
        """What two outlets write of the name is there."""

        def __init__(
            self, number: int, wanted: Sides, dossier: Dossier | None, found: Contrast | None
        ) -> None:
            super().__init__()
            self.number = number
            self.wanted = wanted
            self.dossier = dossier
            self.found = found

    def __init__(self, ref: NameRef, a: str | None = None, b: str | None = None) -> None:
        """Begin with two outlets.

        Args:
            ref: Whom they name.
            a: One of them; "" the unknown, None for the one that names it most.
            b: The other one; likewise.
        """
        super().__init__()
        self.ref = ref
        self.a = a
        self.b = b
        self.outlets: tuple[str, ...] = ()
        """Those that name it, the most mentions first, and those that were asked for."""
        self.found: Contrast | None = None
        self._latest = Latest()

    def content(self) -> ComposeResult:
        """Lay out heads and sides."""
        with Horizontal(id="heads"):
            yield ContrastHead("a")
            yield ContrastHead("b")
        yield self.pane_rule()
        yield ContrastView(id="sides")
        yield TextView(measure=66, margin=4, id="nothing")

    def on_mount(self) -> None:
        """Begin in the sides."""
        self.query_one(ContrastView).focus()
        self._show_top()

    def corpus_changed(self, overview: Overview) -> None:
        """Look anew what the outlets write."""
        del overview
        self._look()

    def _look(self) -> None:
        """Ask what is written now; while names are found often, but one answer at a time."""
        if self.library is not None and (number := self._latest.ask()) is not None:
            self._read(number, (self.a, self.b))

    @work(thread=True, group="contrast")
    def _read(self, number: int, wanted: Sides) -> None:
        if (library := self.library) is None:
            return
        try:
            dossier = library.dossier(self.ref)
            found = None
            for those in (wanted, (None, None)):  # one that was wanted may be gone
                sides = left_and_right(dossier, *those)
                if found is None and sides is not None:
                    found = library.contrast(self.ref, *sides)
            self.post_message(self.Contrasted(number, wanted, dossier, found))
        except CorpusError as error:
            self.post_message(self.Failed(error))

    def on_reader_screen_failed(self, event: ReaderScreen.Failed) -> None:
        """Await nothing any more; what is told of a fault, Textual has the base tell besides."""
        del event
        self._latest = Latest()

    @on(Contrasted)
    def _contrasted(self, event: Contrasted) -> None:
        if event.wanted == (self.a, self.b):  # else others were chosen meanwhile
            self._show(event.dossier, event.found)
        if not self._latest.answered(event.number):
            self._look()

    def _show(self, dossier: Dossier | None, found: Contrast | None) -> None:
        self.found = found
        self.set_class(found is None, "-empty")
        self.query_one(ContrastView).show(found)
        if found is None:
            told = not_two(self.ref, dossier)
            self.query_one("#nothing", TextView).show(told)
        elif dossier is not None:
            self.a, self.b = found.a.use.outlet, found.b.use.outlet
            naming = (use.outlet for use in dossier.outlets if use.mentions)
            self.outlets = tuple(dict.fromkeys((*naming, self.a, self.b)))
        self.query_one("#sides" if found is not None else "#nothing").focus()
        self._show_top()
        self._show_heads()
        self.refresh_bindings()
        self._moved_soon()

    # What surrounds the sides

    def _show_top(self) -> None:
        way = [
            Piece(f"{place_named(self.app.current_mode).name}  ", ("meta",)),
            Piece("›  ", ("faint",)),
            Piece(guard(self.ref.name), ("title",)),
        ]
        at = self.query_one(ContrastView).rule_column() if self.found is not None else 0
        what = f"how two outlets name this {self.ref.kind or 'name'}"
        self.show_way(way, [Piece(what, ("meta",))], parted_at=at)

    def _show_heads(self) -> None:
        self.query_one("#heads").display = self.found is not None
        if self.found is None:
            return
        narrow = self.size.width < NARROW
        for head in self.query(ContrastHead):
            of_b = head.side == "b"
            use = self.found.b.use if of_b else self.found.a.use
            head.show(use, self._outlet_words() if of_b else [], narrow=narrow)

    def _outlet_words(self) -> list[Piece]:
        if len(self.outlets) < 3 or self.b not in self.outlets:
            return []
        words = f"outlet {self.outlets.index(self.b) + 1} of {len(self.outlets)}"
        keys = keys_by_parameter(working(self), "step").values()
        return [Piece(words, ("meta",)), Piece("".join(f" {key}" for key in keys), ("key",))]

    @on(ContrastView.Moved)
    def _show_rules(self) -> None:
        """Draw the rule over the sides, in accent over the one that is gone through."""
        view, found = self.query_one(ContrastView), self.found is not None
        at, stretch = view.rule_column() if found else 0, (0, 0)
        if view.has_focus:
            across = bool(at) and view.side == "b"
            stretch = (at + 1 if across else 0, at if at and not across else self.size.width)
        self.query_one("#pane-rule", Rule).show({at: "┼"} if at else {}, stretch)
        self.query_one("#bottom-rule", Rule).show({at: "┴"} if at else {})

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done now."""
        if action == "swap":
            return self.found is not None
        if action == "step":
            return self.found is not None and len(self.outlets) > 2
        return super().check_action(action, parameters)

    def action_swap(self) -> None:
        """Change the sides."""
        self.a, self.b = self.b, self.a
        self._look()

    def action_step(self, by: int) -> None:
        """Put another outlet on side B."""
        self.b = next_outlet(self.outlets, self.a, self.b, by)
        self._look()

    @on(ContrastView.Opened)
    def _opened(self, event: ContrastView.Opened) -> None:
        from reader.screens.article import ArticleScreen  # noqa: PLC0415  loaded when it is wanted

        at, kind = event.place.span, self.ref.kind
        name = (kind, self.ref.name) if kind else None
        via = guard(self.ref.name)
        self.app.push_screen(ArticleScreen(event.place.article, None, 0, via=via, at=at, name=name))

    def focus_moved(self) -> None:
        """Lay the sides out for the present size, and draw the rules."""
        columns = self.size.width >= NARROW
        view = self.query_one(ContrastView)
        view.leave_blank(int(self.is_high()))
        self.query_one("#nothing", TextView).leave_blank(max(1, self.size.height // 6))
        if view.columns != columns:
            view.columns = columns
            view.lay_out()
        at = view.rule_column()
        self.query_one("#head-a").styles.width = at or "1fr"
        self._show_top()
        self._show_heads()
        self._show_rules()
