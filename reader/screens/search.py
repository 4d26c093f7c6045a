"""The first screen: ask, narrow, choose, and read beside."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal

from reader.keys import key_of, keys_by_parameter
from reader.results import filtering, states
from reader.results.answer import finds_line, first_letter, same_articles, wrong_piece
from reader.results.question import is_begun
from reader.screens.base import PlaceScreen
from reader.screens.completing import CompletingScreen
from reader.screens.remembering import RememberingScreen
from reader.screens.search_keys import SEARCH_KEYS
from reader.screens.search_panes import SearchPanesScreen
from reader.text.marks import Piece
from reader.text.phrases import count, period
from reader.text.safe import guard
from reader.widgets.filter_list import FilterList
from reader.widgets.query_bar import QueryBar, QueryInput
from reader.widgets.reading_view import ReadingView
from reader.widgets.result_list import ResultList
from reader.widgets.tag_line import TagLine
from reader.widgets.text_view import TextView

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from index.listing import Listing
    from index.results import Overview, Progress, Results
    from reader.results.question import Answer
    from reader.text.page import Block


class SearchScreen(PlaceScreen, CompletingScreen, RememberingScreen, SearchPanesScreen):
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
        super().corpus_changed(overview)
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
        results, query = answer.results, self.query_one(QueryBar).query_text
        problem = results.problem
        self.unanswered = problem is not None
        if problem is None:
            before, self.listing = self.listing, answer.listing
            self.results, self.ways = results, answer.ways
            self._show_results(before, answer)
        self.query_one(QueryBar).show_under(
            filtering.tags(self.filters, results.stories),
            guard(problem.message) if problem else None,
            first_letter(query)
            if is_begun(query)
            else finds_line(results, self._key_of_meant(results)),
            wrong_piece(results, answer.ways),
        )
        self.show_status()
        self.stay()

    def _key_of_meant(self, results: Results) -> str:
        # To go through all keys takes a while, and most answers offer nothing.
        return key_of(self, "take('meant')") if results.suggestion and len(results) else ""

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
            self.answer_pane().focus()
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
