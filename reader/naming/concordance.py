"""What is said of a name's mentions in their lines, and where one of them stands. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.dossier import Concordance, LineOrder

ORDER_WORDS: dict[LineOrder, str] = {
    "date": "by date",
    "outlet": "by outlet",
    "left": "by what stands before",
    "right": "by what follows",
}


def order_words(order: LineOrder, found: Concordance | None) -> str:
    """Return what lines are ordered by, and how many of them where that isn't all."""
    words = ORDER_WORDS[order]
    if found is None or found.within is None or found.within >= len(found):
        return words
    return f"{words}: the first {found.within:,}, the others by date"


def place_of(concordance: Concordance, key: int, number: int) -> int | None:
    """Return where a mention stands in a concordance; None if it isn't in it.

    Args:
        concordance: The lines in their order.
        key: The catalogue's key of the mention's article.
        number: Which of the name's mentions in it it is, from 0.
    """
    (places,) = ((concordance.keys == key) & (concordance.number == number)).nonzero()
    return int(places[0]) if len(places) else None
