"""The pages of a comparison, and what those besides the passages are made of. Pure."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from reader.places import Place
from reader.text.marks import Piece

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from index.article import ArticleId, NameKind, Span
    from index.comparison import Comparison
    from reader.comparing.page import SideName

    Line = tuple[Piece, ...]

PASSAGES = "passages"
PAGES = (
    Place(PASSAGES, "Passages"),
    Place("quotes", "Quotes"),
    Place("figures", "Figures"),
    Place("names", "Names"),
    Place("elsewhere", "Elsewhere"),
)
"""In the order of the first line."""


class Goal(NamedTuple):
    """A place in one of the two texts."""

    side: SideName
    span: Span
    name: tuple[NameKind, str] | None = None
    """The name that is chosen there; None for the passage alone."""


class Others(NamedTuple):
    """Other articles that one of the two is to be put beside."""

    article: ArticleId
    passages: Mapping[ArticleId, Span]
    """Of each the passage to begin at, in their order."""


class Item(NamedTuple):
    """An entry of a page, which can be selected."""

    lines: tuple[Line, ...]
    """None wider than the page; all guarded."""
    leads: Goal | Others | None
    """Where it is among the passages, or in other texts; None where it leads nowhere."""
    key: object = None
    """What it is, to be known again after the page was made anew."""
    places: tuple[Goal, ...] = ()
    """Where it stands in the two texts: what is copied of it."""
    told: str = ""
    """What is copied before the places: what it is, and the verdict; guarded."""
    in_both: bool = True
    """Whether both texts have it."""
    head: tuple[Line, ...] = ()
    """Lines above it that tell what is common to it and those after it; they can't be selected."""


class Left(NamedTuple):
    """The entry that a page was left at, to be known again after the page was made anew."""

    key: object
    places: frozenset[tuple[ArticleId, Span]]
    """Where it stands: what sides swapped don't change, nor half of it another article beside."""


def left_at(item: Item, comparison: Comparison) -> Left:
    """Return what an entry is known by."""
    ids = {"a": comparison.a.id, "b": comparison.b.id}
    return Left(item.key, frozenset((ids[goal.side], goal.span) for goal in item.places))


class Page(NamedTuple):
    """What one page shows of a comparison."""

    items: Callable[[int], Sequence[Item]]
    """Makes its entries, by the cells that a line may fill."""
    totals: Line
    """All of it in one line."""
    nothing: str
    """Why there is no entry, in a sentence; "" where there is one."""
    chosen: bool = False
    """Whether only some of its entries are shown, as chosen."""
    labelled: bool = False
    """Whether, where there is room, heads have a column of their own before A and B."""


def beside(left: Sequence[Line], right: Sequence[Line], at: int) -> tuple[Line, ...]:
    """Return two columns of lines as one.

    Args:
        left: Lines of fewer cells than `at`.
        right: Lines beside them, from the top.
        at: The cell that the right ones begin on.
    """
    empty: Line = ()
    both = zip_longest(left, right, fillvalue=empty)
    return tuple((*_padded(one, at), *other) if other else one for one, other in both)


def _padded(line: Iterable[Piece], to: int) -> Line:
    line = tuple(line)
    free = to - sum(cell_len(piece.text) for piece in line)
    return (*line, Piece(" " * free, ())) if free > 0 else line
