"""What is said of a query's hits in their lines, and of the words beside them. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.lines import BESIDE, LEFT_ORDERS, RIGHT_ORDERS, SIDES, UNREAD_ORDERS
from reader.results.filtering import tags
from reader.text.groups import FilterGroup, FilterValue
from reader.text.page import line_block
from reader.text.phrases import count
from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.lines import Beside, Collocates, HitLines, HitOrder, Side, Strength
    from index.results import Results
    from reader.text.page import Block

ORDER_WORDS: dict[HitOrder, str] = {
    "newest": "newest first",
    "oldest": "oldest first",
    "outlet": "by outlet",
    "relevance": "best match first",
    "hit": "by the words found",
    "left": "by the word before",
    "left-2": "by the second word before",
    "left-3": "by the third word before",
    "right": "by the word after",
    "right-2": "by the second word after",
    "right-3": "by the third word after",
}
SIDE_WORDS: dict[Side, str] = {
    "left": "Right before",
    "right": "Right after",
    "near": f"Within {BESIDE} words",
}
NO_WORDS = "What is asked for are no words that could stand in a line, as a date is none."
_OTHERS: tuple[HitOrder, ...] = (*UNREAD_ORDERS, "hit")


def next_order(order: HitOrder, by: Side | None = None) -> HitOrder:
    """Return the order after another one.

    Args:
        order: The one that lines are in.
        by: Whether it is to go by words on a side; None for what has nothing to do with them.
    """
    orders = {"left": LEFT_ORDERS, "right": RIGHT_ORDERS}.get(by or "", _OTHERS)
    return orders[(orders.index(order) + 1) % len(orders)] if order in orders else orders[0]


def order_words(wanted: HitOrder, shown: HitLines | None, percent: int) -> str:
    """Return what lines are ordered by, and how far their texts are read.

    Args:
        wanted: The order that was chosen.
        shown: The lines listed; None before there are any.
        percent: Of the articles that have been read; 100 where nothing is.
    """
    words = ORDER_WORDS[wanted]
    if percent >= 100:
        return words
    if shown is None or shown.order == wanted:
        return f"{words} · {percent}% read"
    return f"{words} when all is read: {percent}%"


def count_words(lines: HitLines) -> str:
    """Return how many lines there are, in how many articles."""
    articles = count(lines.in_articles, "article")
    table = lines.table
    if table is None:
        return f"about {count(len(lines), 'line')} in {articles}"
    told, every = f"{count(len(lines), 'line')} in {articles}", len(table.articles.keys)
    return told if table.whole else f"{told}, the newest {table.read:,} of {every:,}"


def head_parts(results: Results, beside: Beside | None) -> list[tuple[str, str]]:
    """Return what lines are of, as words and the role that they are drawn in.

    What narrows them stands first: where it is tight, the end is cut.
    """
    parts = [(words, "accent") for _, _, words in tags(results.filters, results.stories)]
    if beside is not None:
        where = SIDE_WORDS[beside.side]
        parts.insert(0, (f"{where.lower()}: {guard(beside.word)}", "strong"))
    return [*parts, ("every hit in titles and texts", "meta")]


def word_groups(
    found: Collocates | None, beside: Beside | None, by: Strength, *, every: bool
) -> list[FilterGroup]:
    """Return the words beside hits, to be chosen.

    Args:
        found: What was counted; None before anything was.
        beside: The one that is chosen.
        by: What they are ordered by, which is told of each.
        every: Whether words that say little are among them.
    """
    head = "All words beside" if every else "Words beside"
    unit = "lines that have them" if by == "count" else "strength: logDice"
    note = "being counted …" if found is None else "none"
    groups = [FilterGroup("beside", head, (), unit)]
    for side in SIDES:
        chosen = beside.word if beside is not None and beside.side == side else None
        told = found.on(side) if found is not None else ()
        values = tuple(
            FilterValue(
                one.word,
                guard(one.word),
                one.lines,
                one.word == chosen,
                f"{one.strength:.1f}" if by == "strength" else "",
            )
            for one in told
        )
        if chosen is not None and all(one.word != chosen for one in told):
            values = (FilterValue(chosen, guard(chosen), 0, chosen=True, at="–"), *values)
        groups.append(FilterGroup(side, SIDE_WORDS[side], values, note))
    return groups


def place_of(lines: HitLines, before: HitLines, number: int) -> int | None:
    """Return where a line of one list stands in another of the same hits; None if it isn't in it.

    Args:
        lines: The other list.
        before: The one list.
        number: Of the line.
    """
    if lines.articles is not before.articles or number >= len(before):
        return None
    article, place = int(before.article[number]), int(before.number[number])
    if before.table is None and lines.table is not None:
        place += int(lines.table.article.searchsorted(article))
    elif before.table is not None and lines.table is None:
        place -= int(before.table.article.searchsorted(article))
    (places,) = ((lines.article == article) & (lines.number == place)).nonzero()
    return int(places[0]) if len(places) else None


def no_lines(results: Results) -> Sequence[Block]:
    """Say that there is no line, and why."""
    said = [line_block("Nothing of it stands in a line.", "title", gap=1)]
    if len(results):
        articles = count(len(results), "article")
        said.append(line_block(f"{articles} found. {NO_WORDS}", "note"))
    else:
        said.append(line_block("No article has it any more.", "note"))
    return said
