"""What is told of the pair that is chosen: who they are, what ties them, the best links. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.comparing.excerpt import passage_line
from reader.comparing.kinds import SIGNS, sign_role
from reader.comparing.strip import kind_counts
from reader.stories.words import UNTITLED
from reader.text.marks import Piece
from reader.text.phrases import clock, count, day
from reader.text.safe import guard
from reader.text.wrap import fit
from reader.widgets.band import cells, dotted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.comparison import Link
    from index.story import PairTold
    from reader.comparing.page import SideName
    from reader.stories.pairs import Unit
    from reader.stories.rows import Line

GAP = 3
INDENT = 3
"""Cells before the passages: the sign of their link, and two free."""
LINKS = 12
"""Links that are told at most: all of them are what Compare is for."""
BLANK: Line = ()


def pair_lines(
    a: Unit, b: Unit, told: PairTold | None, width: int, rows: int, *, failed: bool, high: bool
) -> list[Line]:
    """Return what is told of two articles.

    Args:
        a: The row.
        b: The column.
        told: None before they are compared.
        width: Cells that a line may fill.
        rows: Lines that there is room for: as many links are told as fit there whole.
        failed: Whether they can't be.
        high: Whether there is room for blank lines.
    """
    who = [
        Piece("A ", ("key",)),
        Piece(guard(a.label), ()),
        Piece(" " * GAP, ()),
        Piece("B ", ("key",)),
        Piece(guard(b.label), ()),
    ]
    what = [Piece("they can’t be compared now" if failed else "comparing …", ("meta",))]
    if told is not None:
        what = kind_counts(told.links)
    beside = [*who, Piece(" " * GAP, ()), *what]
    lines: list[Line] = [tuple(beside)] if cells(beside) <= width else [tuple(who), tuple(what)]
    for link in _best(told) if told is not None else ():
        more = [BLANK] if high else []
        more += _link_lines(told, link, width) if told is not None else []
        if len(lines) + len(more) > rows:
            break
        lines += more
    return lines


def _best(told: PairTold) -> list[Link]:
    """Return the best link of each kind, the kind with most links first, then the best others."""
    shown = [link for link in told.comparison.links if link.tier != "possible"]
    shown.sort(key=lambda link: (-link.score, link.a, link.b))
    often = {kind: -number for kind, number in told.links}
    first = {link.kind: link for link in reversed(shown)}
    begin = sorted(first.values(), key=lambda link: often.get(link.kind, 0))
    return [*begin, *(link for link in shown if link not in begin)][:LINKS]


def _link_lines(told: PairTold, link: Link, width: int) -> list[Line]:
    sides: tuple[SideName, ...] = ("a", "b")
    lines: list[Line] = []
    for side in sides:
        passage = passage_line(told.comparison, side, link, width - INDENT)
        body = [Piece(text, () if roles == ("meta",) else roles) for text, roles in passage]
        sign = SIGNS[link.kind] if side == "a" else " "
        lines.append((Piece(sign.ljust(INDENT), (sign_role(link.kind),)), *body))
    return lines


def article_lines(unit: Unit, alike: Sequence[str], width: int) -> list[Line]:
    """Return what is told of one article: of the row, where no pair is chosen.

    Args:
        unit: The article, and those that have its very text.
        alike: What those are called that have most of their words from one text with it.
        width: Cells that a line may fill.
    """
    article = unit.articles[0]
    time = clock(article.date or "")
    when = day(article.date) + (f", {time}" if time else "")
    meta = [
        [Piece(guard(article.label), ())],
        [Piece(when, ("meta",))],
        [Piece(count(article.words, "word"), ("meta",))],
    ]
    title = fit(guard(article.title) if article.title else UNTITLED, width)
    lines: list[Line] = [tuple(dotted(meta)), (Piece(title, ("title",)),)]
    told = (("the same text", [one.label for one in unit.articles[1:]]), ("one text with", alike))
    for words, labels in told:
        if labels:
            said = f"{words}: {', '.join(map(guard, labels))}"
            lines.append((Piece(fit(said, width), ("meta",)),))
    return lines
