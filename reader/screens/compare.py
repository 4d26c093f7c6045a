"""Two articles side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on

from reader.article.reference import linked
from reader.comparing.page import LinkTable, sentences_of
from reader.comparing.pages import PASSAGES
from reader.comparing.staying import place_of, spot_of
from reader.keeping.clipboard import copy
from reader.notices import tell
from reader.screens.base import NARROW
from reader.screens.compare_frame import ALL, SHOWN, ComparisonFrame
from reader.screens.compare_keys import COMPARE_KEYS
from reader.screens.compared import ComparedScreen, Pair
from reader.screens.comparison_export import ExportingComparison
from reader.text.marks import Piece
from reader.widgets.ask_line import AskLine
from reader.widgets.compare_view import CompareView
from reader.widgets.result_list import ResultList

if TYPE_CHECKING:
    from textual.binding import BindingType

    from index.comparison import Comparison
    from reader.comparing.staying import Spot
    from reader.settings.values import Layout


class CompareScreen(ExportingComparison, ComparisonFrame):
    """Connects the two texts, the strip under them and the other articles on the same event."""

    BINDINGS: ClassVar[list[BindingType]] = COMPARE_KEYS

    def on_mount(self) -> None:
        """Compare."""
        self.query_one(CompareView).layout_wanted = self.reader.beside
        self.query_one(CompareView).focus()
        self.show_pages([[Piece("comparing …", ("meta",))]], 0)
        self._compare()

    _here: Spot | None = None
    """Where one was before sides or articles changed; None until they do."""

    def _compare(self) -> None:
        self.put_beside(*self._pair(self.place))

    def _compare_from_here(self) -> None:
        """Compare others, with the passage kept that is in them too."""
        walk = self.query_one(CompareView).walk
        if walk is not None and (spot := spot_of(walk)) is not None:
            self._here, told = spot, walk.table.comparison
            self._spots[frozenset((told.a.id, told.b.id))] = spot
        self._compare()

    def _keep_passage(self, comparison: Comparison) -> bool:
        """Go to where one is to be; tell whether one was among these two before.

        With the same passage of the article that stays, that is where one was with the other one.
        """
        walk, here = self.query_one(CompareView).walk, self._here
        if walk is None or here is None:
            return False
        before = self._spots.get(frozenset((comparison.a.id, comparison.b.id)))
        stays = self.article_id
        known = before is not None and before.starts.get(stays) == here.starts.get(stays)
        spot = before if before is not None and known else here
        if (place := place_of(walk.table, spot)) is not None:
            walk.stand_at(place)
            self.query_one(CompareView).moved()
        return known

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
        left, self.comparison = self.entry_left(), event.comparison
        view = self.query_one(CompareView)
        view.show(LinkTable(event.comparison, self.tiers))
        view.show_names(event.named)
        known = self._keep_passage(event.comparison)
        self.take_shared(event.shared, "b" if self.swapped else "a")
        if not known:
            self.begin_at(self.others[self.place], "a" if self.swapped else "b")
        self.fill_page(left)
        self.show_heads()
        self._moved_soon()
        self.work_ahead(self.next_pairs())

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done now."""
        if not self.is_mounted or self.query_one(AskLine).display:
            return False
        passages = self.page == PASSAGES
        if action in ("show_page", "choose", "no_choice", "ask_other") or (
            action == "copy" and not passages
        ):
            return super().check_action(action, parameters)
        if action in ("possible", "shared", "read", "look_for") and not passages:
            return False
        if action in ("let_go", "back"):
            return (passages and self._lets_go()) == (action == "let_go")
        view = self.query_one(CompareView)
        if action in ("layout", "no_layout"):
            there = view.wide == (action == "layout")
            return passages and there and view.layout_wanted not in parameters
        others = {"step": len(self.others) > 1, "export": self.comparison is not None}
        return others.get(action, True)

    def _lets_go(self) -> bool:
        """Tell whether a step back lets go of something first.

        To an entry of another page it is one step: the name that it led to is let go of with it.
        """
        view = self.query_one(CompareView)
        if self.came_from_entry:
            return bool(view.hits.words)
        return view.can_let_go() and not self.with_found

    def action_swap(self) -> None:
        """Change the sides."""
        self.swapped = not self.swapped
        self._compare_from_here()

    def action_step(self, by: int) -> None:
        """Put another article on the same event beside this one."""
        self.place = (self.place + by) % len(self.others)
        self._compare_from_here()

    def action_layout(self, layout: Layout) -> None:
        """Show the texts in columns or in rows, from now on."""
        self.reader.beside = layout
        self.query_one(CompareView).stand(wide=self.size.width >= NARROW, layout=layout)
        self.focus_moved()
        self.refresh_bindings()

    def action_no_layout(self) -> None:
        """Say why there are no rows: without a word, the key would seem to be broken."""
        tell(self.app, f"Rows have room in a window of {NARROW} columns or more.", "layout")

    def action_copy(self) -> None:
        """Copy the current passage and its match, or the selected entry, with references."""
        if self.page != PASSAGES:
            self.copy_entry()
            return
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
        """Read the article of the side that is gone through, from the passage on that one is at."""
        from reader.screens.article import ArticleScreen  # noqa: PLC0415  it leads to this one

        if self.comparison is not None:
            view = self.query_one(CompareView)
            article = self.comparison.a if view.side == "a" else self.comparison.b
            sentences = sentences_of(self.comparison, view.side)
            at = sentences[view.current] if 0 < view.current < len(sentences) else None
            self.app.push_screen(ArticleScreen(article.id, None, 0, via="Compare", at=at))

    def action_back(self) -> None:
        """Go back: to the heads as they were, and from them to the list."""
        if self.with_found and not self.came_from_entry:
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
        self.show_heads()

    def action_possible(self) -> None:
        """Show possible links too, or don't."""
        self.tiers = SHOWN if self.tiers is ALL else ALL
        if self.comparison is not None:
            self.query_one(CompareView).show(LinkTable(self.comparison, self.tiers), keep=True)
            self.show_heads()
