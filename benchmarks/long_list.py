"""A list of a hundred thousand articles, as ours draws it and as Textual's widgets do."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.content import Content
from textual.widgets import DataTable, OptionList

from benchmarks.articles import made_up
from benchmarks.host import Big
from index.article import ArticleId
from index.results import Row
from reader.widgets.result_list import ResultList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from benchmarks.articles import MadeUp

OURS, OPTIONS, TABLE = "ours", "OptionList", "DataTable"
_DIFFERENT = 500
"""Articles that the list repeats."""


def lists(number: int) -> list[Big]:
    """Return the contenders.

    Args:
        number: Of articles listed.
    """
    articles = list(made_up(_DIFFERENT))
    return [
        Big(OURS, partial(Answered, articles, number), lambda widget: widget.query_one(ResultList)),
        Big(OPTIONS, partial(_options, articles, number)),
        Big(TABLE, partial(_table, articles, number)),
    ]


class Answered(Vertical):
    """Our list with someone who fills it in, as the search's screen does."""

    def __init__(self, articles: Sequence[MadeUp], number: int) -> None:
        super().__init__()
        self._articles = articles
        self._number = number

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        yield ResultList(id="results")

    def on_mount(self) -> None:
        """Show how many there are."""
        self.query_one(ResultList).show(self._number, has_hits=False)

    def on_result_list_rows_needed(self, event: ResultList.RowsNeeded) -> None:
        """Fill in what came into sight."""
        rows = [self._row(number) for number in range(event.start, event.end)]
        event.results.fill(event.start, rows)

    def _row(self, number: int) -> Row:
        article = self._articles[number % len(self._articles)]
        return Row(
            key=number, id=ArticleId(f"articles.jsonl#{number}"), title=article.title,
            outlet=article.outlet, date=article.date, words=390, score=1.0, hits=0,
            title_marks=(), snippets=(),
        )  # fmt: skip


def _options(articles: Sequence[MadeUp], number: int) -> OptionList:
    return OptionList(
        *(
            Content(f"{article.title}\n{article.outlet} · {article.date}")
            for article in (articles[place % len(articles)] for place in range(number))
        ),
        markup=False,
    )


def _table(articles: Sequence[MadeUp], number: int) -> DataTable[str]:
    table: DataTable[str] = DataTable(cursor_type="row")
    table.add_columns("title", "outlet", "date")
    for place in range(number):
        article = articles[place % len(articles)]
        table.add_row(article.title, article.outlet, article.date)
    return table
