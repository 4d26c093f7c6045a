"""Articles of one text, or one story, as a list tells of them: those folded, those below. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from index.folded import OUTLETS_TOLD
from reader.comparing.kinds import SIGNS, sign_role
from reader.text.marks import Piece
from reader.text.phrases import count, day
from reader.text.safe import guard
from reader.text.wrap import fit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.folded import Folded
    from index.results import Row

ANOTHER_DAY = "another day"
UNKNOWN_OUTLET = "outlet unknown"
MORE = ", …"
LEAST_OF_ID = 12
"""Cells of an id that are told at least."""


def folded_words(folded: Folded, width: int) -> str:
    """Return how many others have the text of a row, or its story, and where; "" for none.

    Args:
        folded: What the row tells of them.
        width: Cells that the words may fill; of outlets those are named that fit.
    """
    if not folded.others:
        return ""
    told = f"{folded.others:,} {'the same' if folded.by == 'text' else 'of this story'}"
    if folded.stands == "first":
        return fit(f"{told} below", width)
    head = f"+{told}"
    if folded.named:
        head = f"+{folded.others:,} in {count(folded.named, 'outlet')}"
    day = f" · {ANOTHER_DAY}" if folded.other_day and folded.by == "text" else ""
    forms = [f"{head}{names}{ending}" for names in _named(folded) for ending in (day, "")]
    return next((words for words in forms if cell_len(words) <= width), fit(head, width))


def _named(folded: Folded) -> Iterator[str]:
    """Yield the outlets of others, then fewer and fewer of them, at last none.

    Those known by name come first, for they are what is counted.
    """
    names = [
        guard(name) or UNKNOWN_OUTLET for name in sorted(folded.outlets, key=lambda one: not one)
    ]
    for number in range(len(names), 0, -1):
        whole = number == len(names) < OUTLETS_TOLD
        yield f": {', '.join(names[:number])}{'' if whole else MORE}"
    yield ""


def below_words(row: Row, width: int) -> str:
    """Return what tells one article from another that has its text: outlet, day and id.

    Where not all of it fits, the end of the id stays: outlet and day are often the same.
    """
    outlet, name = guard(row.outlet) if row.outlet else UNKNOWN_OUTLET, guard(row.id)
    whole = f"{outlet} · {day(row.date, weekday=False)} · {name}"
    if cell_len(whole) <= width:
        return whole
    left = min(width, max(width - cell_len(f"{outlet} · "), LEAST_OF_ID))
    if cell_len(name) > left:
        while name and cell_len(name) > left - 1:
            name = name[1:]
        name = f"…{name}"
    return (
        f"{fit(outlet, width - cell_len(name) - 3)} · {name}" if width > 2 * LEAST_OF_ID else name
    )


def same_sign() -> Piece:
    """Return the sign of what is the same word for word, as comparisons have it."""
    return Piece(SIGNS["verbatim"], (sign_role("verbatim"),))
