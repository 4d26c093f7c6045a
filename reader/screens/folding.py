"""Of articles of one text, or one story, one is listed; the others come below it when asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on

from index.tongues import NAMED
from reader.results.answer import status_parts
from reader.results.question import Question, Sight
from reader.screens.asking import AskingScreen
from reader.widgets.query_bar import QueryBar
from reader.widgets.reading_view import ReadingView
from reader.widgets.result_list import ResultList

if TYPE_CHECKING:
    from index.listing import Listing
    from index.results import Results


class FoldingScreen(AskingScreen):
    """Keeps what is listed of the last answer, and what of it is unfolded."""

    def __init__(self) -> None:
        super().__init__()
        self.listing: Listing | None = None
        """What is listed of the last answer."""
        self._unfolded: frozenset[int] = frozenset()
        """Keys of articles: all of the text, or story, of one of them are listed, in later answers
        too."""

    def answer(self) -> Results | Listing | None:
        """Return what is listed, whose hits are lit."""
        return self.listing

    def question(self) -> Question:
        """Return what is typed and chosen now, and what there is room for."""
        view, overview = self.query_one(ResultList), self.reader.overview
        row = view.selected_row if view.selected else None
        sight = Sight(
            view.size.height,
            view.snippet_cells,
            beside=self.query_one(ReadingView).display,
            query=self.listing.query if self.listing is not None else "",
            key=row.key if row is not None else None,
        )
        return Question(
            self.query_one(QueryBar).query_text,
            self.filters,
            self.sort,
            self.by_story,
            self._unfolded,
            self.reader.settings.fold,
            overview.named if overview is not None else NAMED,
            sight,
        )

    def action_by_story(self) -> None:
        """List of each story only the best article, or all again."""
        self.by_story = not self.by_story
        self._unfolded = frozenset()
        self.ask()

    def show_status(self) -> None:
        """Show how many articles answer, in how many stories, or how many have the same text."""
        if self.results is not None:
            folded = self.listing.folded if self.listing is not None else 0
            stale = self.latest.waiting or self.unanswered
            parts = status_parts(self.results, stale=stale, folded=folded)
            self.query_one(QueryBar).show_status(parts)

    @on(ResultList.SameWanted)
    def _same_wanted(self, event: ResultList.SameWanted) -> None:
        before, view = self.listing, self.query_one(ResultList)
        group = before.group(view.selected) if before is not None else ()
        if before is None or not group or event.row.key not in group:
            return  # another answer has come meanwhile
        first = before.place_of(group[0])
        unfold = event.row.folded is not None and event.row.folded.stands == "folded"
        self._unfolded = self._unfolded - set(group) | (set(group[:1]) if unfold else set())
        from index.listing import listed  # noqa: PLC0415  loads numpy

        self.listing = listed(
            before.results,
            self._unfolded,
            fold=self.reader.settings.fold,
            by_story=self.by_story,
        )
        more = len(self.listing) - len(before)
        view.change(first + 1, removed=max(0, -more), added=max(0, more), select=first)
        row = view.row(first)
        if row is not None and row.folded is not None:  # at once, and not when it has been read
            stands = replace(row.folded, stands="first" if unfold else "folded")
            view.fill(first, [replace(row, folded=stands)])
        self.show_status()
