"""The pages of a comparison: which one is shown, and the way from an entry to its passage."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding

from reader.article.reference import quoted
from reader.comparing.choice import chosen, next_choice
from reader.comparing.figures_page import figures_page
from reader.comparing.names_page import names_page
from reader.comparing.pages import PAGES, PASSAGES, Goal, Item, Left, Page, left_at
from reader.comparing.quotes_page import quotes_page
from reader.keeping.clipboard import copy
from reader.keys import keys_by_parameter, working
from reader.notices import tell
from reader.screens.compared import ComparedScreen
from reader.text.phrases import count
from reader.widgets.band import Band
from reader.widgets.compare_view import CompareView
from reader.widgets.pair_page import PairPage
from reader.widgets.rule import Rule
from reader.widgets.top_line import TopLine

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from index.article import Span
    from index.comparison import Comparison
    from reader.comparing.choice import Choice
    from reader.text.marks import Piece

MAKERS: Mapping[str, Callable[[Comparison], Page]] = {
    "quotes": quotes_page,
    "figures": figures_page,
}
"""What makes each page that a comparison alone tells all of, by its id."""
OF_BOTH = ("quotes", "figures", "names")
"""The pages whose entries are of both texts, or of one."""


class PagedScreen(ComparedScreen):
    """Shows one page at a time; each is found as it was left as long as the two articles stay."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "f",
            "choose",
            "filter",
            id="compare.filter",
            tooltip="show all entries, those of both texts, or those of one",
        ),
        Binding(
            "f",
            "no_choice",
            show=False,
            id="compare.no-filter",
            tooltip="where all entries are of one kind, say so",
        ),
        *(
            Binding(
                str(number),
                f"show_page('{page.id}')",
                page.name.lower(),
                show=False,
                id=f"compare.page-{page.id}",
                tooltip=f"the page of {page.name.lower()}",
            )
            for number, page in enumerate(PAGES, 1)
        ),
    ]
    page = PASSAGES
    """The id of the page that is shown."""
    _came_from: tuple[str, Left | None] | None = None
    """The page and the entry that led to the passages."""
    choice: Choice = "all"
    """Which entries of a page are shown, of those that tell of both texts."""

    def __init__(self, at: Span | None = None) -> None:
        """Keep where to begin.

        Args:
            at: A stretch of the article chosen first; None for the first link.
        """
        super().__init__(at)
        self._left_at: dict[str, Left] = {}
        """The entry that each page was left at."""

    def page_widget(self) -> ComposeResult:
        """Lay out what shows the pages besides the passages."""
        yield PairPage(id="page")
        yield Rule(id="page-rule")
        yield Band(id="page-totals")

    @property
    def entries(self) -> PairPage:
        """What shows the pages besides the passages."""
        return self.query_one(PairPage)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with the entries of a page."""
        del parameters
        if action == "choose":
            return self.page in OF_BOTH and not self.entries.is_empty
        if action == "no_choice":
            return self.page not in (PASSAGES, *OF_BOTH)
        if action == "copy" and self.page != PASSAGES:
            return self.entries.item is not None and bool(self.entries.item.places)
        return True

    def page_made(self, page: str, comparison: Comparison) -> Page:
        """Return what a page shows of a comparison."""
        if page == "names":
            return names_page(comparison, self.query_one(CompareView).names.named.unknown)
        return MAKERS[page](comparison)

    def show_pages(self, right: Sequence[Sequence[Piece]], parted_at: int) -> None:
        """Show in the first line which page is shown, and which digits lead to the others.

        Args:
            right: What stands flush right, in parts.
            parted_at: The column on which panes part right under the rule; 0 where none do.
        """
        keys = keys_by_parameter(working(self), "show_page")
        top = self.query_one(TopLine)
        stretch = top.show_pages("Compare", PAGES, self.page, keys, right)
        joints = {parted_at: "┬"} if parted_at else {}
        self.query_one("#top-rule", Rule).show(joints, stretch)

    def action_show_page(self, page: str) -> None:
        """Show a page."""
        self._came_from = None
        self.to_page(page)

    def entry_left(self) -> Left | None:
        """Return what the selected entry is known by."""
        if self.page == PASSAGES or self.entries.item is None or self.comparison is None:
            return None
        return left_at(self.entries.item, self.comparison)

    def to_page(self, page: str, select: Left | None = None) -> None:
        """Show a page.

        Args:
            page: Its id.
            select: The entry to select; None for the one that it was left at, else the first.
        """
        if (left := self.entry_left()) is not None:
            self._left_at[self.page] = left
        if select is None:
            select = self._left_at.get(page)
        self.page = page
        self.set_class(page != PASSAGES, "-page")
        self.fill_page(select)
        widget = self.query_one(CompareView) if page == PASSAGES else self.entries
        widget.focus()
        self.focus_moved()
        self.refresh_bindings()

    def fill_page(self, select: Left | None = None) -> None:
        """Fill the page that is shown with what is known now.

        Args:
            select: The entry to select, where it is there; None for the first.
        """
        if self.page != PASSAGES and self.comparison is not None:
            page = self.page_made(self.page, self.comparison)
            if self.page in OF_BOTH:
                page = chosen(page, self.choice)
            self.entries.show(page, select=select.key if select else None)
            item = self.entries.item
            if select is not None and item is not None and item.key != select.key:
                told, shown = self.comparison, self.entries
                shown.select_first(lambda one: bool(left_at(one, told).places & select.places))
            self.query_one("#page-totals", Band).show(page.totals)
            self.refresh_bindings()

    def action_choose(self) -> None:
        """Show all entries, those of both texts, or those of one: each in turn."""
        self.choice = next_choice(self.choice)
        self.fill_page()  # from the top: entries come and go above the one selected

    def action_no_choice(self) -> None:
        """Say why nothing is left out: without a word, the key would seem to be broken."""
        tell(self.app, "All of this page is what others report: there is nothing to filter.", "f")

    def copy_entry(self) -> None:
        """Copy where the selected entry stands in both texts, each with its reference."""
        item, comparison = self.entries.item, self.comparison
        if item is None or comparison is None or not item.places:
            return
        articles = {"a": comparison.a, "b": comparison.b}
        texts = [quoted(articles[goal.side], goal.span) for goal in item.places]
        what = count(len(texts), "passage")
        if item.told:
            what = "what this is, and where it stands"
            texts = [f"{item.told}\n", *texts]
        copy(self.app, "\n".join(texts), f"{what}, with reference")

    @on(PairPage.Moved)
    def _entry_moved(self) -> None:
        self.refresh_bindings()

    def known_better(self) -> None:
        """Fill the page anew, with the same entry selected."""
        self.fill_page(self.entry_left())

    def on_top_line_place_chosen(self, event: TopLine.PlaceChosen) -> None:
        """Show the page that is clicked."""
        self.action_show_page(event.place)

    @on(PairPage.Chosen)
    def _entry_chosen(self, event: PairPage.Chosen) -> None:
        self.follow(event.item)

    def follow(self, item: Item) -> None:
        """Go to where an entry stands among the passages."""
        if isinstance(item.leads, Goal):
            before = (self.page, self.entry_left())
            self.to_page(PASSAGES)
            self._came_from = before
            self.to_goal(item.leads)
            self.refresh_bindings()

    def to_goal(self, goal: Goal) -> None:
        """Make the passage that holds a place the current one, and choose the name it is of."""
        view = self.query_one(CompareView)
        if goal.name is not None and view.choose_name(goal.side, goal.name):
            return
        if view.walk is not None:
            view.go_to(goal.side, goal.span.start)

    @property
    def came_from_entry(self) -> bool:
        """Whether an entry of another page led to the passages."""
        return self.page == PASSAGES and self._came_from is not None

    def came_back(self) -> bool:
        """Go back to the page that led to the passages, if one did; tell whether one did."""
        if self.page == PASSAGES and self._came_from is not None:
            page, left = self._came_from
            self._came_from = None
            self.query_one(CompareView).let_go()
            self.to_page(page, left)
            return True
        if self.page != PASSAGES:
            self.to_page(PASSAGES)
            return True
        return False
