"""Comparing beside the list what is offered for the other side, while one is being chosen."""

from __future__ import annotations

from contextlib import suppress
from itertools import combinations
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message
from textual.worker import get_current_worker

from index.errors import CorpusError
from index.results import Row
from reader.comparing.page import LinkTable
from reader.comparing.strip import shared_line
from reader.results.offered import disputed, same_as, text_of
from reader.screens.compare_frame import SHOWN
from reader.screens.list_and_text import ListAndTextScreen
from reader.widgets.result_list import ResultList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.article import ArticleId
    from index.comparison import LinkKind
    from index.results import Candidate
    from reader.results.lines import Line

CLOSEST = 6
"""Articles on the event that are compared with each other too, for what they contradict."""


class ComparingAhead(ListAndTextScreen):
    """Learns of each article listed what it has in common with the one that was chosen first."""

    class Compared(Message):
        """What two articles have in common is known."""

        def __init__(self, pair: tuple[ArticleId, ArticleId], counts: dict[LinkKind, int]) -> None:
            super().__init__()
            self.pair = pair
            self.counts = counts

    def __init__(self, article_id: ArticleId) -> None:
        super().__init__()
        self.article_id = article_id
        self.candidates: tuple[Candidate, ...] = ()
        """The articles listed."""
        self.found: tuple[Candidate, ...] = ()
        """All articles that are at all alike, in the order of the list."""
        self.shared: dict[ArticleId, dict[LinkKind, int]] = {}
        """By article how many passages are linked to it, of each kind."""
        self.disputes: dict[ArticleId, set[ArticleId]] = {}
        """By article which others listed contradict it."""

    @work(thread=True, group="shared", exclusive=True)
    def compare_ahead(self, others: Sequence[ArticleId]) -> None:
        """Look at what each has in common with the article, best first, while one is chosen.

        Then at whether they contradict each other: who reads an article that nobody contradicts
        would not come upon it.
        """
        worker = get_current_worker()
        own = [(self.article_id, other) for other in others]
        for pair in (*own, *combinations(others[:CLOSEST], 2)):
            if (library := self.library) is None or worker.is_cancelled:
                return
            with suppress(CorpusError):  # it has vanished meanwhile, which is told when it's opened
                links = LinkTable(library.compare(*pair), SHOWN)
                self.post_message(self.Compared(pair, links.counts()))

    @on(Compared)
    def _compared(self, event: Compared) -> None:
        one, other = event.pair
        if one == self.article_id:
            texts = {text_of(each) for each in self.found if each.id == other}
            for each in self.found:
                if text_of(each) in texts:
                    self.shared[each.id] = event.counts
                    self._tell_anew(each.id)
        elif event.counts.get("contradiction"):
            self.disputes.setdefault(one, set()).add(other)
            self.disputes.setdefault(other, set()).add(one)
            self._tell_anew(one)
            self._tell_anew(other)

    def _tell_anew(self, article_id: ArticleId) -> None:
        """Draw the row of an article anew: more is known of it."""
        numbers = [n for n, one in enumerate(self.candidates) if one.id == article_id]
        for number in numbers:
            row = candidate_row(number, self.candidates[number])
            self.query_one(ResultList).fill(number, [row])

    def in_common(self, row: Row) -> Line:
        """Return what was found in common with the article, and who else contradicts it."""
        if row.id not in self.shared:
            return ()
        disputes = self.disputes.get(row.id, set())
        others = [one for one in self.candidates if one.id in disputes]
        copy = same_as(self.candidates[row.key], self.candidates)
        return (*shared_line(self.shared[row.id]), *disputed(others), *copy)


def candidate_row(number: int, candidate: Candidate) -> Row:
    """Return the row of an article that is offered."""
    return Row.of(candidate, number, candidate.alike)
