"""A name as a row of a list: letter, name, and its figures in columns. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from reader.text.marks import Piece
from reader.text.safe import guard
from reader.text.wrap import cut_short

if TYPE_CHECKING:
    from index.article import NameKind
    from index.dossier import NameList
    from reader.naming.roll import NameOrder

LETTERS: dict[NameKind, str] = {"person": "P", "organisation": "O", "place": "L"}
"""Tell kinds apart without their colour."""
KIND_HEADS: dict[NameKind, str] = {
    "person": "people",
    "organisation": "organisations",
    "place": "places",
}
NAME_AT = 4
"""Cells before a name: the bar of the selected one, the mark, the letter and a blank."""
FIGURE = 8
"""Cells of a column of figures, as wide as the longest of their heads."""
GAP = 2
WIDE = 58
"""Cells from which on the articles of a name are told too."""
MOST_CELLS = 72
"""Cells that a row fills at most: further apart, a figure is hard to tie to its name."""
DECIDED = "*"
"""Stands after a name of which the user has decided something."""


class Plan(NamedTuple):
    """Where the columns of a list end, in cells from its left edge; 0 for one that isn't shown."""

    name: int
    forms: int
    articles: int
    mentions: int


def planned(width: int) -> Plan:
    """Return what there is room for in rows so many cells wide."""
    mentions = max(NAME_AT + 2 * FIGURE, min(width, MOST_CELLS) - 1)
    articles = mentions - FIGURE - GAP if width >= WIDE else 0
    forms = (articles or mentions) - FIGURE - (GAP if articles else 2 * GAP)
    return Plan(max(NAME_AT + 4, forms - GAP * 2), forms, articles, mentions)


def head_line(plan: Plan, order: NameOrder) -> list[tuple[Piece, NameOrder | None]]:
    """Return the heads of the columns, each with the order that it stands for."""
    line: list[tuple[Piece, NameOrder | None]] = [(Piece(" " * NAME_AT, ()), None)]
    at = NAME_AT + len("Name")
    line.append((_head("Name", chosen=order == "name"), "name"))
    columns: list[tuple[str, int, NameOrder | None]] = [
        ("forms", plan.forms, None),
        ("articles", plan.articles, "articles"),
        ("mentions", plan.mentions, "mentions"),
    ]
    for words, end, stands_for in columns:
        if end:
            line.append((Piece(" " * max(1, end - len(words) - at), ()), None))
            chosen = order == stands_for
            line.append((_head(words, chosen=chosen), stands_for))
            at = max(end, at + 1 + len(words))
    return line


def _head(words: str, *, chosen: bool) -> Piece:
    return Piece(words, ("strong",) if chosen else ("meta",))


def name_line(
    names: NameList, number: int, plan: Plan, *, marked: bool, chosen: bool
) -> list[Piece]:
    """Return the row of a name, without the bar of the selected one.

    Args:
        names: All names.
        number: Which of them.
        plan: Where the columns are.
        marked: Whether it is marked.
        chosen: Whether it is the selected one.
    """
    ref = names.refs[number]
    name = cut_short(guard(ref.name), plan.name - NAME_AT)
    body: tuple[str, ...] = ("strong",) if chosen else ()
    line = [
        Piece("▪" if marked else " ", ("key",)),
        letter(ref.kind),
        Piece(" ", ()),
        Piece(name, body),
    ]
    at = NAME_AT + cell_len(name)
    if names.decided[number] and at + 2 <= plan.name:
        line.append(Piece(f" {DECIDED}", ("meta",)))
        at += 2
    forms = int(names.forms[number])
    figures: list[tuple[str, int, tuple[str, ...]]] = [
        (f"{forms:,}" if forms > 1 else "", plan.forms, ("meta",))
    ]
    figures.append((f"{int(names.articles[number]):,}", plan.articles, ("meta",)))
    figures.append((f"{int(names.mentions[number]):,}", plan.mentions, body))
    for words, end, roles in figures:
        if end:
            line.append(Piece(f"{words:>{max(len(words), end - at)}}", body or roles))
            at = max(end, at + len(words))
    return line


def letter(kind: NameKind | None) -> Piece:
    """Return the letter of a kind in its colour."""
    return Piece(LETTERS[kind], (f"kind-{kind}",)) if kind else Piece(" ", ())
