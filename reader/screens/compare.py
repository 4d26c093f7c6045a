"""Two articles side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal

from index.extent import CLOSELY
from reader.article.reference import linked
from reader.comparing.hits import HitsBeside
from reader.comparing.page import LinkTable, sentences_of
from reader.comparing.pages import PASSAGES
from reader.comparing.strip import layout_words, passage_words, place_words
from reader.comparing.tongues import tongue_words
from reader.keeping.clipboard import copy
from reader.keys import keys_by_parameter, working
from reader.screens.base import NARROW
from reader.screens.compare_keys import COMPARE_KEYS
from reader.screens.compared import ComparedScreen, Pair
from reader.screens.comparison_export import ExportingComparison
from reader.screens.looked_through import LookedThroughScreen
from reader.screens.looking_elsewhere import ElsewhereScreen
from reader.text.marks import Piece
from reader.widgets.ask_line import AskLine
from reader.widgets.band import cells, dotted
from reader.widgets.compare_head import CompareHead
from reader.widgets.compare_view import CompareView
from reader.widgets.link_strip import LinkStrip
from reader.widgets.result_list import ResultList
from reader.widgets.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from index.article import ArticleId, Span
    from index.comparison import Tier
    from reader.settings.values import Layout

SHOWN: tuple[Tier, ...] = ("strong", "probable")
ALL: tuple[Tier, ...] = ("strong", "probable", "possible")


class CompareScreen(ExportingComparison, LookedThroughScreen, ElsewhereScreen):
    """Connects the two texts, the strip under them and the other articles on the same event."""

    BINDINGS: ClassVar[list[BindingType]] = COMPARE_KEYS

    def __init__(
        self,
        article_id: ArticleId,
        others: Sequence[ArticleId],
        place: int,
        *,
        at: Span | None = None,
        begin: Mapping[ArticleId, Span] | None = None,
        of_story: int = 0,
    ) -> None:
        """Keep what to put side by side.

        Args:
            article_id: One article.
            others: What it is put beside, one after another.
            place: The first of them that is.
            at: A stretch of the one article that others have: where to begin, with all that both
                have word for word lit; None for the first link.
            begin: Stretches of the others, to begin at where one is put beside.
            of_story: How many of the others, the first ones, are in its story.
        """
        super().__init__(at, begin)
        self._of_story = of_story
        self.article_id = article_id
        """The article that the others are put beside, on side A until sides are swapped."""
        self.others = list(others)
        self.place = place
        """Which of the others is shown, from 0."""
        self.swapped = False
        self.tiers = SHOWN
        self.with_found = False
        """Whether the heads tell where outlet and date were found."""

    def content(self) -> ComposeResult:
        """Lay out heads, texts and strip."""
        with Horizontal(id="heads"):
            yield CompareHead("a")
            yield CompareHead("b")
        yield self.pane_rule()
        yield CompareView(id="texts")
        yield Rule(id="strip-rule")
        yield LinkStrip(id="strip")
        yield from self.page_widget()
        yield AskLine(id="ask")

    def on_mount(self) -> None:
        """Compare."""
        self.query_one(CompareView).layout_wanted = self.reader.beside
        self.query_one(CompareView).focus()
        self.show_pages([[Piece("comparing …", ("meta",))]], 0)
        self._compare()

    def _compare(self) -> None:
        self.put_beside(*self._pair(self.place))

    def _pair(self, place: int, *, swapped: bool = False) -> Pair:
        """Return A and B with another of the articles beside, or with sides swapped."""
        a, b = self.article_id, self.others[place % len(self.others)]
        return (b, a) if self.swapped != swapped else (a, b)

    def next_pairs(self) -> list[Pair]:
        """Return the next and the previous article beside this one, and the sides swapped."""
        steps = [self._pair(self.place + by) for by in (1, -1)]
        return list(dict.fromkeys([*steps, self._pair(self.place, swapped=True)]))

    @on(ComparedScreen.Compared)
    def _compared(self, event: ComparedScreen.Compared) -> None:
        self.comparison = event.comparison
        view = self.query_one(CompareView)
        view.show(LinkTable(event.comparison, self.tiers))
        view.show_names(event.named)
        self.take_shared(event.shared, "b" if self.swapped else "a")
        self.begin_at(self.others[self.place], "a" if self.swapped else "b")
        self.fill_page()
        self._show_heads()
        self.call_after_refresh(self._moved)
        self.work_ahead(self.next_pairs())

    # What surrounds the texts

    def _show_heads(self) -> None:
        comparison = self.comparison
        if comparison is None:
            return
        narrow, view = self.size.width < NARROW, self.query_one(CompareView)
        at = view.rule_column()
        parts = [] if narrow else [layout_words(view.layout_wanted)]
        if self.tiers is ALL:
            parts.insert(0, [Piece("possible links too", ("meta",))])
        if tongues := tongue_words(comparison, short=True):
            told = [Piece(tongues, ("meta",))]
            parts = [told] if narrow else [told, *parts]
        if comparison.in_part:
            parts.insert(0, [Piece(f"only the first {CLOSELY:,} characters", ())])
        of_others = [*parts, self._article_words()]
        if narrow and len(self.others) > 1 and cells(dotted(of_others)) <= self.size.width * 3 // 4:
            parts = of_others[::-1]  # one head alone is in sight, and tells the passage
        self.show_pages(parts, at)
        for head in self.query(CompareHead):
            head.display = not narrow or view.side == head.side or self.page != PASSAGES
            right = self._article_words() if (head.side == "a") == self.swapped else []
            if narrow and self.page == PASSAGES:
                right = [Piece(passage_words(comparison, view.side, view.current), ("meta",))]
            article, beside = comparison.a, comparison.b
            if head.side == "b":
                article, beside = beside, article
            head.show(article, beside, right, narrow=narrow, found=self.with_found)

    def _article_words(self) -> list[Piece]:
        words = place_words(self.place, len(self.others), self._of_story)
        keys = keys_by_parameter(working(self), "step").values()
        return [Piece(words, ("meta",)), Piece("".join(f" {key}" for key in keys), ("key",))]

    @on(CompareView.Moved)
    def _show_strip(self) -> None:
        view, narrow = self.query_one(CompareView), self.size.width < NARROW
        if view.walk is not None:
            hits = HitsBeside() if self.asking else view.hits  # the question tells of them
            self.query_one(LinkStrip).show(view.walk, view.names, hits, narrow=narrow)
        self.refresh_bindings()
        self._show_rule()
        if narrow:
            self._show_heads()

    def _show_rule(self) -> None:
        """Draw the rule over the texts, in accent over the side that is gone through."""
        view = self.query_one(CompareView)
        at, stretch = view.rule_column(), (0, 0)
        if self.page != PASSAGES:
            at = 0
            stretch = (0, self.size.width) if self.entries.has_focus else stretch
        elif view.has_focus:
            across = bool(at) and view.side == "b"
            stretch = (at + 1 if across else 0, at if at and not across else self.size.width)
        self.query_one("#pane-rule", Rule).show({at: "┼"} if at else {}, stretch)

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done now."""
        if not self.is_mounted or self.query_one(AskLine).display:
            return False
        if action in ("show_page", "ask_other"):
            return super().check_action(action, parameters)
        passages = self.page == PASSAGES
        if action in ("possible", "shared", "copy", "read", "look_for") and not passages:
            return False
        if action in ("let_go", "back"):
            chosen = passages and self.query_one(CompareView).can_let_go()
            return (chosen and not self.with_found) == (action == "let_go")
        if action == "layout":
            view = self.query_one(CompareView)
            return passages and view.wide and parameters[0] != view.layout_wanted
        there = {"step": len(self.others) > 1, "export": self.comparison is not None}
        return there.get(action, True)

    def action_swap(self) -> None:
        """Change the sides."""
        self.swapped = not self.swapped
        self._compare()

    def action_step(self, by: int) -> None:
        """Put another article on the same event beside this one."""
        self.place = (self.place + by) % len(self.others)
        self._compare()

    def action_layout(self, layout: Layout) -> None:
        """Show the texts in columns or in rows, from now on."""
        self.reader.beside = layout
        self.query_one(CompareView).stand(wide=self.size.width >= NARROW, layout=layout)
        self.focus_moved()
        self.refresh_bindings()

    def action_copy(self) -> None:
        """Copy the current passage and its match, each with its reference."""
        walk = self.query_one(CompareView).walk
        if self.comparison is None or walk is None or walk.current < 0:
            return
        sentences = sentences_of(self.comparison, walk.side)
        if walk.current < len(sentences):
            link = walk.match.link if walk.match is not None else None
            passage = sentences[walk.current]
            text = linked(self.comparison, passage, of_a=walk.side == "a", link=link)
            what = "this passage and its match" if link else "this passage"
            copy(self.app, text, f"{what}, with reference")

    def action_read(self) -> None:
        """Read the article of the side that is gone through."""
        from reader.screens.article import ArticleScreen  # noqa: PLC0415  it leads to this one

        if self.comparison is not None:
            a_side = self.query_one(CompareView).side == "a"
            article = self.comparison.a if a_side else self.comparison.b
            self.app.push_screen(ArticleScreen(article.id, None, 0, via="Compare"))

    def action_back(self) -> None:
        """Go back: to the heads as they were, and from them to the list."""
        if self.with_found:
            self.action_found()
            return
        if self.came_back():
            return
        for listing in self.app.screen_stack[-2].query(ResultList):
            row = listing.row(self.place)
            if row is not None and row.id == self.others[self.place]:
                listing.select(self.place)
        self.dismiss()

    def action_let_go(self) -> None:
        """Let go of the words looked for, or of the chosen name."""
        self.query_one(CompareView).let_go()

    def action_found(self) -> None:
        """Tell where outlets and dates were found, or don't."""
        self.with_found = not self.with_found
        self._show_heads()

    def action_possible(self) -> None:
        """Show possible links too, or don't."""
        self.tiers = SHOWN if self.tiers is ALL else ALL
        if self.comparison is not None:
            self.query_one(CompareView).show(LinkTable(self.comparison, self.tiers), keep=True)
            self._show_heads()

    def focus_moved(self) -> None:
        """Lay the parts out for the present size, and draw the rules."""
        narrow, high = self.size.width < NARROW, self.is_high()
        view = self.query_one(CompareView)
        view.stand(wide=not narrow, layout=view.layout_wanted)
        at = view.rule_column()
        for name in ("#strip-rule", "#bottom-rule"):
            self.query_one(name, Rule).show({at: "┴"} if at and name == "#strip-rule" else {})
        (left, right), head = view.parts(), self.query_one("#head-a")
        head.styles.margin = (0, 0, 0, left)
        # The rule between columns is the border of B's head.
        head.styles.width = at or right - left or "1fr"
        self.query_one("#heads").set_class(view.in_rows(), "-rows")
        self.query_one(LinkStrip).arrange_for(narrow=narrow, high=high, rows=view.in_rows())
        self._show_heads()
        self._show_strip()
