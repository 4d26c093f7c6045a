"""What other articles have of an article word for word, by stretches of its text. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from index.article import Span
from reader.results.same import UNKNOWN_OUTLET
from reader.text.marks import Mark
from reader.text.page import Block, dotted_block, line_block
from reader.text.phrases import count
from reader.text.safe import guard
from reader.text.wrap import fit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from index.article import Article, ArticleId, Card
    from index.story import Reused

TOLD = 6
"""Outlets that are told of a stretch; of more, how many."""
LONGEST = 40
"""Cells that the name of an outlet may fill."""
NOWHERE = "No match found: no other article here has nine words in a row of this one."


class Holder(NamedTuple):
    """Another article that has words of a stretch."""

    id: ArticleId
    outlet: str
    words: int
    at: int
    """Where its words begin in the article that is read."""


@dataclass(frozen=True, slots=True)
class SharedStretch:
    """A stretch of a text that others have, in whole or in overlapping parts."""

    start: int
    end: int
    words: int
    holders: tuple[Holder, ...]
    """Those with most of its words first."""


@dataclass(frozen=True, slots=True)
class SharedText:
    """All that others have of an article."""

    stretches: tuple[SharedStretch, ...]
    articles: int
    """How many others there are."""
    words: int
    complete: bool = True
    """Whether all articles of the corpus had been looked through."""
    in_many: int = 0
    """Words of it that stand in more than a hundred texts, of which none is told."""

    def at(self, offset: int) -> int | None:
        """Return the number of the stretch that a character of the text is in."""
        found = (n for n, one in enumerate(self.stretches) if one.start <= offset < one.end)
        return next(found, None)


def shared_text(
    article: Article,
    reused: Iterable[Reused],
    cards: Mapping[ArticleId, Card],
    *,
    complete: bool = True,
    in_many: Iterable[Span] = (),
) -> SharedText:
    """Return what others have of an article; stretches that overlap by half of one are one.

    Less is chance: where an outlet leaves the text, its next word may be the same once more.

    Args:
        article: The article.
        reused: What each of the others has, the article as A.
        cards: What is known of the others.
        complete: Whether all articles had been looked through.
        in_many: What stands in too many texts to tell whose.
    """
    pieces = sorted(
        (one.a.start, one.a.end, one.words, pair.b) for pair in reused for one in pair.stretches
    )
    merged: list[tuple[Span, list[tuple[int, int, ArticleId]]]] = []
    for start, end, words, other in pieces:
        if merged and _is_one(merged[-1][0], Span(start, end)):
            span, parts = merged[-1]
            merged[-1] = Span(span.start, max(span.end, end)), parts
        else:
            merged.append((Span(start, end), []))
        merged[-1][1].append((words, start, other))
    found = tuple(_stretch(article, span, parts, cards) for span, parts in merged)
    others = {other for *_, other in pieces}
    many = sum(len(article.text[start:end].split()) for start, end in in_many)
    return SharedText(found, len(others), sum(one.words for one in found), complete, many)


def _is_one(span: Span, after: Span) -> bool:
    shorter = min(span.end - span.start, after.end - after.start)
    return 2 * (min(span.end, after.end) - after.start) >= shorter


def _stretch(
    article: Article,
    span: Span,
    parts: Sequence[tuple[int, int, ArticleId]],
    cards: Mapping[ArticleId, Card],
) -> SharedStretch:
    words: dict[ArticleId, int] = {}
    at: dict[ArticleId, int] = {}
    for number, start, other in parts:
        words[other] = words.get(other, 0) + number
        at.setdefault(other, start)
    holders = [Holder(one, _outlet(cards.get(one)), words[one], at[one]) for one in words]
    holders.sort(key=lambda holder: (-holder.words, holder.outlet, holder.id))
    # Of parts that overlap nobody may have all: then the words are counted by their blanks.
    whole = len(article.text[span.start : span.end].split()) if len(parts) > 1 else 0
    return SharedStretch(*span, max(whole, holders[0].words), tuple(holders))


def _outlet(card: Card | None) -> str:
    if card is None or not card.outlet:
        return UNKNOWN_OUTLET
    return fit(guard(card.outlet), LONGEST)


def shared_marks(shared: SharedText, current: int) -> list[Mark]:
    """Return the marks of all stretches, and of the current one besides."""
    marks = [Mark(one.start, one.end, "shared") for one in shared.stretches]
    if 0 <= current < len(shared.stretches):
        here = shared.stretches[current]
        marks.append(Mark(here.start, here.end, "current-shared"))
    return marks


def shared_line(shared: SharedText | None, current: int, enter: str) -> Block:
    """Return what is said of the stretch at hand, or of all of them, in a line of the head.

    Args:
        shared: What others have; None while it is looked for.
        current: The number of the stretch at hand; -1 for none.
        enter: The key that puts the other article beside; "" for none.
    """
    if shared is None:
        return line_block("looking for its words in other articles …", "meta")
    if not shared.stretches:
        parts = [(NOWHERE, "")] if not shared.in_many else []
        enter = ""
    elif current < 0:
        stretches = count(len(shared.stretches), "stretch", "stretches")
        others = count(shared.articles, "other article")
        parts = [
            (f"{count(shared.words, 'word')} in {stretches}", "outlet"),
            (f"also in {others}", ""),
        ]
    else:
        here = shared.stretches[current]
        parts = [
            (f"stretch {current + 1:,} of {len(shared.stretches):,}", "accent"),
            (f"{count(here.words, 'word')} also in {told_of(here)}", "outlet"),
        ]
    if shared.in_many and current < 0:
        parts.append((f"{count(shared.in_many, 'word')} in more than a hundred texts", ""))
    if not shared.complete:
        parts.append(("not all articles looked through yet", ""))
    if enter:
        parts.append((f"{enter} compares", ""))
    return dotted_block(parts)


def told_of(stretch: SharedStretch) -> str:
    """Return which outlets have a stretch: "Pier Post, Radio Veldra (40 of them)"."""
    most: dict[str, int] = {}
    articles: dict[str, int] = {}
    for holder in stretch.holders:
        most[holder.outlet] = max(most.get(holder.outlet, 0), holder.words)
        articles[holder.outlet] = articles.get(holder.outlet, 0) + 1
    told = []
    for outlet, words in list(most.items())[:TOLD]:
        more = [f"{articles[outlet]:,} articles"] if articles[outlet] > 1 else []
        more += [f"{words:,} of them"] if words < stretch.words else []
        told.append(f"{outlet} ({', '.join(more)})" if more else outlet)
    rest = len(most) - TOLD
    return ", ".join([*told, f"{rest:,} more"] if rest > 0 else told)
