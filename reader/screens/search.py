"""The first screen: ask, narrow, choose, and read beside."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal

from reader.keys import keys_by_parameter
from reader.results import filtering, states
from reader.results.answer import finds_line, same_articles, wrong_piece
from reader.results.question import SNIPPETS
from reader.screens.base import TALL, PlaceScreen
from reader.screens.completing import CompletingScreen
from reader.screens.copying import CopyingScreen
from reader.screens.folding import FoldingScreen
from reader.screens.search_keys import SEARCH_KEYS
from reader.text.marks import Piece
from reader.text.phrases import count, period
from reader.text.safe import guard
from reader.widgets.filter_list import FilterList
from reader.widgets.query_bar import QueryBar, QueryInput, TagLine
from reader.widgets.reading_view import ReadingView
from reader.widgets.result_list import ResultList
from reader.widgets.text_view import TextView

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widget import Widget

    from index.listing import Listing
    from index.results import Overview, Progress, Results
    from reader.results.question import Answer
    from reader.text.page import Block


class SearchScreen(PlaceScreen, CompletingScreen, FoldingScreen, CopyingScreen):
    """Connects query, filters, results and preview to the library."""

    PLACE = "search"

    BINDINGS: ClassVar[list[BindingType]] = SEARCH_KEYS
    _corpus_changed = False
    """Whether more may be told of the rows that are listed than was."""

    def content(self) -> ComposeResult:
        """Lay out query bar and panes."""
        yield QueryBar(id="query-bar")
        yield self.pane_rule()
        with Horizontal(id="panes"):
            yield FilterList(id="filters")
            yield ResultList(id="results")
            yield TextView(measure=66, margin=4, id="nothing")
            measure = self.reader.settings.preview_measure
            yield ReadingView(with_head=True, measure=measure, margin=2, id="preview")

    def on_mount(self) -> None:
        """Begin in the query bar."""
        self._show_head(self.reader.overview)
        self.query_one(QueryBar).show_under((), None, ())
        self.query_one(QueryInput).focus()

    # The corpus

    def work_changed(self, progress: Progress | None) -> None:
        """Ask again when all work is done: what was still being read is now known not to be."""
        if progress is None:
            self.ask()

    def corpus_changed(self, overview: Overview) -> None:
        """Show the corpus at a glance, and ask again: there may be more to find."""
        self._show_head(overview)
        self._corpus_changed = True
        self.ask()
        self.complete_again()

    def _show_head(self, overview: Overview | None) -> None:
        self.show_places()
        words = f"search {count(overview.articles, 'article')}" if overview else "opening …"
        self.query_one(QueryInput).placeholder = words

    def top_right(self) -> list[list[Piece]]:
        """Return the corpus at a glance, and the days it spans."""
        overview = self.reader.overview
        span = period(overview.first, overview.last) if overview else None
        return [*super().top_right(), *([[Piece(span, ("meta",))]] if span else [])]

    # Answers

    def show_answer(self, answer: Answer) -> None:
        """Show an answer; where the query can't be understood, the last one stays."""
        results = answer.results
        problem = results.problem
        self.query_one(QueryInput).mark_wrong(wrong_piece(results, answer.ways))
        if problem is None:
            before, self.listing = self.listing, answer.listing
            self.results, self.ways = results, answer.ways
            self._show_results(before, answer)
        self.query_one(QueryBar).show_under(
            filtering.tags(self.filters, results.stories),
            guard(problem.message) if problem else None,
            finds_line(results),
        )
        self.show_status()

    def _show_results(self, before: Listing | None, answer: Answer) -> None:
        results, nothing = answer.results, self.query_one("#nothing", TextView)
        self.query_one(FilterList).show(answer.groups)
        self._show_list(before, answer)
        self._corpus_changed = False
        self.set_class(not len(results), "-empty")
        self.query_one(QueryInput).nothing_found = not len(results)
        if not len(results):
            nothing.show(self._emptiness(results))
            self.show_reading(None)
        listing = self.query_one(ResultList)
        gone = (listing, self.query_one(ReadingView)) if not len(results) else (nothing,)
        if self.focused in gone:  # it is hidden now, and would take the keys along
            self._answer_pane().focus()
        self._moved_soon()

    def _show_list(self, before: Listing | None, answer: Answer) -> None:
        listing, shown = self.query_one(ResultList), answer.listing
        if before is None or not same_articles(before, shown):
            # Only a row that was gone to is kept: a list that grows still begins at its top.
            same_query = before is not None and before.query == shown.query
            kept = listing.selected_row if same_query and listing.selected else None
            listing.show(
                len(shown),
                has_hits=bool(shown.query),
                select=shown.place_of(kept.key) if kept else 0,
                start=answer.start,
                rows=answer.rows,
            )
        elif self._corpus_changed or not same_articles(before.results, answer.results):
            listing.ask_again()  # the same articles, but something else is told of them
        row, reading = listing.selected_row, answer.reading
        if reading is not None and row is not None and row.id == reading.article.id:
            self.show_reading(reading)
        elif row is not None and self.query_one(ReadingView).display:
            self.preview(row.id)

    def _answer_pane(self) -> Widget:
        """Return what holds the answer: the list, or why there is none."""
        empty = self.has_class("-empty")
        return self.query_one("#nothing", TextView) if empty else self.query_one(ResultList)

    def _emptiness(self, results: Results) -> list[Block]:
        if results.of or self.library is None:
            keys = keys_by_parameter(self.active_bindings.items(), "take")
            return states.nothing_found(results, self.ways, keys)
        if self.reader.busy:
            return states.reading_files()
        return states.no_articles(self.skipped)

    # The list and the article beside it

    @on(ResultList.Opened)
    def _opened(self, event: ResultList.Opened) -> None:
        from reader.screens.article import ArticleScreen  # noqa: PLC0415  wanted later

        if self.listing is not None:
            number = self.query_one(ResultList).selected
            self.app.push_screen(ArticleScreen(event.row.id, self.listing, number))

    # Filters

    @on(FilterList.Toggled)
    def _toggled(self, event: FilterList.Toggled) -> None:
        self.filter_by(event.kind, event.value)

    @on(TagLine.Removed)
    def _tag_removed(self, event: TagLine.Removed) -> None:
        self.filter_by(event.kind, event.value)

    @on(QueryInput.TagDropped)
    def _last_tag_dropped(self) -> None:
        if tags := filtering.tags(self.filters):
            self.filter_by(*tags[-1][:2])

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done now."""
        shown = self.results is not None and len(self.results) > 0
        if not self.is_mounted:
            return False
        if action == "take":  # not by a key that takes a completion now
            chosen = self.query_one(QueryInput).chosen
            return chosen is None and self.offered(str(parameters[0])) is not None
        if action == "drop_filters":
            return bool(self.filters)
        if action == "hit":
            reading = self.query_one(ReadingView).reading if shown else None
            hits = reading is not None and bool(reading.hits)
            return hits and self.query_one(ReadingView).display
        if action == "filters":
            filters = self.query_one(FilterList)
            return filters.selected >= 0 and not filters.has_focus
        if action in ("compare", "copy"):  # of the article selected: only where that is in sight
            return shown and self.query_one(ResultList).display
        lined = self.results is not None and bool(self.results.finds)
        offered = {"sort": shown, "by_story": shown, "lines": shown and lined}
        return offered.get(action, True)

    def action_query(self) -> None:
        """Go to the query bar."""
        self._narrow_pane("results")
        self.query_one(QueryInput).focus()

    def action_back(self) -> None:
        """Go one step back: from a pane to the results, from the results to the query bar."""
        if self._answer_pane().has_focus:
            self.action_query()
        else:
            self.action_results()

    @on(QueryInput.Left)
    def action_results(self) -> None:
        """Go to the results, or to what is said where there are none."""
        self._narrow_pane("results")
        self._answer_pane().focus()

    def action_filters(self) -> None:
        """Go to the filters; where there is no room for them, they take the results' place."""
        self._narrow_pane("filters")
        self.query_one(FilterList).focus()

    def action_next_pane(self, by: int) -> None:
        """Go from pane to pane."""
        filters, view = self.query_one(FilterList), self.query_one(ReadingView)
        panes: list[Widget] = [self.query_one(QueryInput)]
        panes += [filters] if filters.selected >= 0 else []
        panes += [self._answer_pane(), *([view] if view.display else [])]
        place = panes.index(self.focused) if self.focused in panes else 0
        target = panes[(place + by) % len(panes)]
        self._narrow_pane("filters" if isinstance(target, FilterList) else "results")
        target.focus()

    def _narrow_pane(self, pane: str) -> None:
        self.set_class(pane == "filters", "-filters")

    def action_hit(self, by: int) -> None:
        """Step through the hits of the article beside the list."""
        self.query_one(ReadingView).step_hit(by)

    def action_copy(self) -> None:
        """Copy the reference of the article chosen; in its text, the passage that is meant."""
        view = self.query_one(ReadingView)
        if view.has_focus or view.selected_span() is not None:
            self.copy_passage(view)
        elif row := self.query_one(ResultList).selected_row:
            self.copy_reference(row.id)

    def action_compare(self) -> None:
        """Choose an article to put beside the selected one."""
        from reader.screens.choose import ChooseScreen  # noqa: PLC0415  wanted later

        if row := self.query_one(ResultList).selected_row:
            self.app.push_screen(ChooseScreen(row.id))

    def action_lines(self) -> None:
        """List every hit in its line."""
        from reader.screens.hit_lines import HitLinesScreen  # noqa: PLC0415  wanted later

        if self.results is not None:
            self.app.push_screen(HitLinesScreen(self.results))

    # Layout

    def focus_moved(self) -> None:
        """Draw the rules where the panes and the focus are now."""
        high = self.is_high()
        listing, filters = self.query_one(ResultList), self.query_one(FilterList)
        listing.show_snippets(SNIPPETS if self.size.height >= TALL else SNIPPETS - 1)
        nothing = self.query_one("#nothing", TextView)
        for view in (listing, filters, nothing, self.query_one(ReadingView)):
            view.leave_blank(int(high))
        self.mark_panes(self.query_one("#panes").children, self.focused)
