"""What others of its story report and one of two articles has no match for, to be read. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.filelabels import unknown_labels
from reader.comparing.entries import GAP, flow, meta, parted, plan
from reader.comparing.pages import Item, Others, Page, beside
from reader.comparing.strip import outlet_words
from reader.export.elsewhere import nearness
from reader.text.marks import Piece
from reader.text.phrases import count, day
from reader.text.safe import guard
from reader.text.wrap import fit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from index.article import Article, ArticleId
    from index.comparison import Comparison
    from index.elsewhere import Elsewhere, Passage, Reported
    from index.results import Progress
    from reader.comparing.entries import Plan
    from reader.comparing.page import SideName
    from reader.comparing.pages import Line

NO_MATCH = "no match found in this text"
NOT_GROUPED = "isn't grouped with others on its event yet, so none was looked through."
NO_OTHERS = "has no two other outlets in its story to look through."
HANG = 2
"""Cells that a passage stands in below its outlet."""
_CELLS = 600
"""Cells of a passage that are told, at most."""


def busy_page(comparison: Comparison, side: SideName, progress: Progress | None) -> Page:
    """Return the page while the others of a story are looked through.

    Args:
        comparison: The two articles.
        side: The one that is asked of.
        progress: How far it is; None before anything is known of it.
    """
    words = f"{_name(comparison, side)}: looking through the others of its story …"
    if progress is not None and progress.total:
        words = f"{words} {progress.done:,} of {count(progress.total, 'pair')} of texts"
    return Page(lambda _: [], (), words)


def failed_page(message: str) -> Page:
    """Return the page where nothing could be looked through."""
    return Page(lambda _: [], (), guard(message))


def elsewhere_page(comparison: Comparison, side: SideName, found: Elsewhere) -> Page:
    """Return what two others of its story report or more, and an article has no match for.

    Args:
        comparison: Two articles.
        side: The one of them that is told of.
        found: What was found of it.
    """
    article = comparison.a if side == "a" else comparison.b
    labels = _labels(found)

    def items(width: int) -> list[Item]:
        where = plan(width, labelled=True)
        made = [_item(article, one, labels, where) for one in found.reported]
        head = _head(comparison, side, where)
        return [made[0]._replace(head=head), *made[1:]] if made else []

    return Page(items, tuple(_totals(found)), _nothing(comparison, side, found))


def _name(comparison: Comparison, side: SideName) -> str:
    a, b = comparison.a, comparison.b
    return f"{side.upper()} {outlet_words(a, b) if side == 'a' else outlet_words(b, a)}"


def _labels(found: Elsewhere) -> Mapping[ArticleId, str]:
    """Return what tells the files of unknown outlets from each other."""
    unknown = [p.article for one in found.reported for p in one.passages if not p.outlet]
    return unknown_labels(list(dict.fromkeys(unknown)))


def _looked_through(found: Elsewhere) -> str:
    words = f"looked through {count(len(found.compared), 'article')} of other outlets"
    return f"{words}, {found.left_out:,} left out" if found.left_out else words


def _totals(found: Elsewhere) -> list[Piece]:
    reported = f"{len(found.reported):,} reported" if found.reported else ""
    return parted((meta(reported), meta(_looked_through(found) if found.compared else "")))


def _nothing(comparison: Comparison, side: SideName, found: Elsewhere) -> str:
    if found.reported:
        return ""
    name = _name(comparison, side)
    if found.story is None:
        return f"{name} {NOT_GROUPED}"
    if not found.compared:
        return f"{name} {NO_OTHERS}"
    return f"{name}: nothing found that two other outlets report and this text has no match for."


def _head(comparison: Comparison, side: SideName, where: Plan) -> tuple[Line, ...]:
    """Return in a line or more what the entries have in common."""
    letter, _, outlet = _name(comparison, side).partition(" ")
    asked = [
        Piece(f"{letter} ", ("key",)),
        Piece(outlet, ("outlet",)),
        Piece(f": {NO_MATCH}", ("head",)),
    ]
    return tuple(flow(asked, where.width))


def _item(article: Article, one: Reported, labels: Mapping[ArticleId, str], where: Plan) -> Item:
    passages = {passage.article: passage.span for passage in one.passages}
    key = tuple(passages.items())
    label = [Piece(count(one.outlets, "outlet"), ("strong",))]
    lines = flow(label, where.head)
    if one.wordings < len(one.passages):
        lines += flow(meta(f"in {count(one.wordings, 'wording')}"), where.head)
    if one.later:
        words = "all" if one.later == len(one.passages) else f"{one.later:,}"
        lines += flow(meta(f"{words} on a later day"), where.head)
    width = where.side if not where.stacked else where.width - where.at_a
    told = [line for passage in one.passages for line in _passage(passage, labels, width)]
    nearest = _nearest(article, one, width)
    if where.stacked:
        below = beside([], [*told, *nearest], where.at_a)
        return Item((*lines, *below), Others(article.id, passages), key)
    both = beside(told, nearest, where.side + GAP)
    return Item(beside(lines, both, where.at_a), Others(article.id, passages), key)


def _passage(passage: Passage, labels: Mapping[ArticleId, str], width: int) -> list[Line]:
    outlet = passage.outlet or labels[passage.article]
    told = ([Piece(guard(outlet), ("outlet",))], meta(day(passage.date)))
    text = flow([Piece(_cut(passage.text), ())], width - HANG)
    return [*flow(parted(told), width), *beside([], text, HANG)]


def _nearest(article: Article, one: Reported, width: int) -> list[Line]:
    if one.nearest is None:
        return flow(meta("no sentence of this text has a word of it"), width)
    lines = flow(parted((meta("nearest in this text"), meta(nearness(one)))), width)
    text = flow(meta(_cut(article.text[slice(*one.nearest)])), width - HANG)
    return [*lines, *beside([], text, HANG)]


def _cut(text: str) -> str:
    """Return a passage in one line; of an endless one, its beginning."""
    return fit(guard(" ".join(text[: 2 * _CELLS].split())), _CELLS)
