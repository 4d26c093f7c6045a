"""What surrounds two texts that are compared: heads, rules, and the strip under them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Horizontal

from index.extent import CLOSELY
from reader.comparing.hits import HitsBeside
from reader.comparing.pages import PASSAGES
from reader.comparing.strip import layout_words, passage_words, place_words
from reader.comparing.tongues import tongue_words
from reader.keys import keys_by_parameter, working
from reader.screens.base import NARROW
from reader.screens.looked_through import LookedThroughScreen
from reader.screens.looking_elsewhere import ElsewhereScreen
from reader.text.marks import Piece
from reader.widgets.ask_line import AskLine
from reader.widgets.band import MARGIN, cells, dotted
from reader.widgets.compare_head import CompareHead
from reader.widgets.compare_view import CompareView
from reader.widgets.link_strip import LinkStrip
from reader.widgets.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult

    from index.article import ArticleId, Span
    from index.comparison import Tier

SHOWN: tuple[Tier, ...] = ("strong", "probable")
ALL: tuple[Tier, ...] = ("strong", "probable", "possible")


class ComparisonFrame(LookedThroughScreen, ElsewhereScreen):
    """Lays out a comparison, and tells around the texts what they are and what links them."""

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

    def show_heads(self) -> None:
        """Show in the heads and in the first line what is compared."""
        comparison = self.comparison
        if comparison is None:
            return
        narrow, view = self.size.width < NARROW, self.query_one(CompareView)
        at, passages = view.rule_column(), self.page == PASSAGES
        parts = [] if narrow or not passages else [layout_words(view.layout_wanted)]
        if tongues := tongue_words(comparison, short=True):
            told = [Piece(tongues, ("meta",))]
            parts = [told] if narrow else [told, *parts]
        if comparison.in_part:
            parts.insert(0, [Piece(f"only the first {CLOSELY:,} characters", ())])
        of_others = [*parts, self._article_words()]
        if narrow and len(self.others) > 1 and cells(dotted(of_others)) <= self.size.width * 3 // 4:
            parts = of_others[::-1]  # one head alone is in sight, and tells the passage
        self.show_pages(parts, at if passages else 0)
        for head in self.query(CompareHead):
            head.display = not narrow or view.side == head.side or not passages
            right = self._article_words() if (head.side == "a") == self.swapped else []
            if narrow and passages:
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
            self.show_heads()

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

    def focus_moved(self) -> None:
        """Lay the parts out for the present size, and draw the rules."""
        narrow, high = self.size.width < NARROW, self.is_high()
        view = self.query_one(CompareView)
        view.stand(wide=not narrow, layout=view.layout_wanted)
        at = view.rule_column()
        for name in ("#strip-rule", "#bottom-rule"):
            self.query_one(name, Rule).show({at: "┴"} if at and name == "#strip-rule" else {})
        (left, right), head = view.parts(), self.query_one("#head-a")
        if self.page != PASSAGES:
            at, left, right = self.entries.column_b - MARGIN, 0, 0
        head.styles.margin = (0, 0, 0, left)
        # The rule between columns is the border of B's head.
        head.styles.width = max(0, at) or right - left or "1fr"
        self.query_one("#heads").set_class(view.in_rows() and self.page == PASSAGES, "-rows")
        self.query_one(LinkStrip).arrange_for(narrow=narrow, high=high, rows=view.in_rows())
        self.show_heads()
        self._show_strip()
