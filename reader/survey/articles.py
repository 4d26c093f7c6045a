"""Articles that have something in common, a line each. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.survey.facts import titled
from reader.survey.ledger import Column, Page, Path, Row
from reader.text.phrases import count, day
from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.article import Card

LONGEST = 4_000
"""Characters of a title or a path that are looked at: no line shows more."""
_COLUMNS = {
    "outlet": Column(22, right=False, worth=5),
    "date": Column(11, right=False, worth=3),
}
MOST_CELLS = 112
"""Cells that a row fills at most: a title needs more room than a figure."""
_STEP = " › "


def listing(
    path: Path,
    way: Sequence[str],
    keys: tuple[int, ...],
    counts: tuple[int, ...] = (),
    head: str = "",
    *,
    facts: Sequence[Row] = (),
    card: tuple[str, ...] = ("outlet", "date"),
) -> Page:
    """Return a page of articles.

    Args:
        path: Its path.
        way: What leads to it, guarded.
        keys: The articles.
        counts: Beside `keys`, how often each has what they have in common.
        head: What is counted: "lines".
        facts: Told before the articles.
        card: What is shown of each article besides its title.
    """
    top = (
        *titled(_STEP.join(way), count(len(keys), "article")),
        *facts,
        Row("Article", (*card, head), "columns"),
    )
    columns = tuple(_COLUMNS[what] for what in card)
    if counts:
        columns += (Column(6, worth=7),)
    make = _counted_row if counts else _row
    return Page(
        path, top, columns, items=keys, counts=counts, make=make, most=MOST_CELLS, card=card
    )


def _row(key: int, _: int) -> Row:
    return Row("…", key=key)


def _counted_row(key: int, times: int) -> Row:
    return Row("…", ("", "", f"{times:,}"), key=key)


def article_row(card: Card | None, shown: Sequence[str]) -> Row:
    """Return what the row of an article shows; None stands for one that is gone.

    Args:
        card: The article.
        shown: What its first columns are: "outlet", "date".
    """
    if card is None:
        return Row("no longer there", ("",) * len(shown))
    cells = {
        "outlet": guard(card.outlet[:LONGEST]) if card.outlet else "outlet unknown",
        "date": _short_day(card.date),
    }
    title = guard((card.title or card.id)[:LONGEST])
    return Row(title, tuple(cells[what] for what in shown))


def _short_day(date: str | None) -> str:
    """Return "19 Jun 2024", without the day of the week."""
    if date is None:
        return "unknown"
    words = day(date)
    return words.partition(" ")[2] if words.count(" ") == 3 else words
