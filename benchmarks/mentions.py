"""A hundred thousand mentions of a name, a line each, as ours and as Textual's table draws them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.widgets import DataTable

from benchmarks.articles import made_up
from benchmarks.host import Big
from benchmarks.long_list import OURS, TABLE
from index.article import ArticleId
from index.dossier import MentionLine
from reader.widgets.concordance_view import ConcordanceView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from benchmarks.articles import MadeUp

_DIFFERENT = 500
"""Lines that the list repeats."""
_AROUND = 60
"""Characters on each side of a mention."""
_WORD = 10
"""The word of an article that stands for a mention, from 0."""


def concordances(number: int) -> list[Big]:
    """Return the contenders.

    Args:
        number: Of mentions listed.
    """
    lines = [_line(place, article) for place, article in enumerate(made_up(_DIFFERENT))]
    return [
        Big(OURS, partial(Lined, lines, number), lambda widget: widget.query_one(ConcordanceView)),
        Big(TABLE, partial(_table, lines, number)),
    ]


def _line(place: int, article: MadeUp) -> MentionLine:
    words = article.text.split(maxsplit=_WORD + 1)
    left, mention, right = " ".join(words[:_WORD]), words[_WORD], words[_WORD + 1][:_AROUND]
    return MentionLine(
        id=ArticleId(f"articles.jsonl#{place}"), title=article.title, outlet=article.outlet,
        date=article.date, words=390, text_hash="",
        start=len(left) + 1, end=len(left) + 1 + len(mention),
        left=f"{left[-_AROUND:]} ", mention=mention, right=f" {right}",
    )  # fmt: skip


class Lined(Vertical):
    """Our list of mentions with someone who fills it in, as its screen does."""

    def __init__(self, lines: Sequence[MentionLine], number: int) -> None:
        super().__init__()
        self._lines = lines
        self._number = number

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        yield ConcordanceView(id="lines")

    def on_mount(self) -> None:
        """Show how many there are."""
        self.query_one(ConcordanceView).show(self._number, role="person")

    def on_concordance_view_lines_needed(self, event: ConcordanceView.LinesNeeded) -> None:
        """Fill in what came into sight."""
        wanted = range(event.start, event.end)
        event.view.fill(event.start, [self._lines[n % len(self._lines)] for n in wanted])


def _table(lines: Sequence[MentionLine], number: int) -> DataTable[str]:
    table: DataTable[str] = DataTable(cursor_type="row")
    table.add_columns("date", "outlet", "before", "mention", "after")
    for place in range(number):
        line = lines[place % len(lines)]
        table.add_row(line.date or "", line.outlet or "", line.left, line.mention, line.right)
    return table
