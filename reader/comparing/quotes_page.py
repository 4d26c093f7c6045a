"""What is quoted: the quotations of two articles side by side, with what differs lit. Pure."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from index.article import Span
from reader.comparing.entries import flow, group_head, lit, meta, parted, plan, totals
from reader.comparing.kinds import SIGNS, sign_role
from reader.comparing.pages import Goal, Item, Page
from reader.comparing.quote_words import (
    RELATIONS,
    SPEAKER_UNKNOWN,
    TOLD_BY,
    differing,
    relation_of,
)
from reader.comparing.strip import outlet_words
from reader.comparing.walk import SIDES
from reader.text.marks import Piece
from reader.text.phrases import count
from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.article import Article, Sureness
    from index.comparison import Comparison, Quote, QuotePair, QuoteRelation
    from reader.comparing.entries import Plan
    from reader.comparing.page import SideName
    from reader.comparing.pages import Line

NOTHING = "No quotation of four words or more in either text."
LIT = ("quote",)
"""The role of the words that differ."""
_ALONE: tuple[QuoteRelation, ...] = ("only_a", "only_b")
_SAID: dict[QuoteRelation, str] = {
    **RELATIONS,
    "reported_a": "told in indirect speech in A, quoted in B",
    "reported_b": "quoted in A, told in indirect speech in B",
}
_SURE: dict[Sureness, str] = {"certain": "", "probable": "probably", "guess": "perhaps"}


def quotes_page(comparison: Comparison) -> Page:
    """Return the page of quotations: those that both have by place in A, then those of one."""
    pairs = sorted(comparison.quotes, key=_rank)

    def items(width: int) -> list[Item]:
        where = plan(width)
        made = []
        for group, of in groupby(pairs, _group):
            first, *more = [_item(comparison, pair, where) for pair in of]
            head = _group_head(comparison, group, 1 + len(more))
            made += [first._replace(head=tuple(flow(head, width))), *more]
        return made

    return Page(items, _totals(pairs), "" if pairs else NOTHING)


def _rank(pair: QuotePair) -> tuple[int, int, int]:
    starts = [place.start if (place := quoted_at(pair, side)) else 0 for side in SIDES]
    return _group(pair), starts[0], starts[1]


def _group(pair: QuotePair) -> int:
    relation = relation_of(pair)
    return _ALONE.index(relation) + 1 if relation in _ALONE else 0


def _group_head(comparison: Comparison, group: int, number: int) -> list[Piece]:
    """Return what is common to some quotations: that both have them, or that one alone does."""
    if not group:
        return group_head(number, "in both")
    side, here, there = "A", comparison.a, comparison.b
    if group > 1:
        side, here, there = "B", there, here
    none = f"no match found in {'B' if side == 'A' else 'A'}"
    return parted((group_head(number, f"only in {side}", outlet_words(here, there)), meta(none)))


def quoted_at(pair: QuotePair, side: SideName) -> Span | None:
    """Return where a side has a quotation, or tells it without marks; None where it doesn't."""
    quote = pair.a if side == "a" else pair.b
    if quote is not None:
        return Span(quote.start, quote.end)
    return pair.reported if relation_of(pair) == f"reported_{side}" else None


def _item(comparison: Comparison, pair: QuotePair, where: Plan) -> Item:
    relation = relation_of(pair)
    places = [Goal(side, place) for side in SIDES if (place := quoted_at(pair, side))]
    above = (_SAID.get(relation), pair.by_two and pair.by_two.words)
    known = [reason.words for reason in pair.why if reason.words not in above]
    return Item(
        where.lines(
            flow(_head(pair, relation), where.head),
            _side(comparison.a, pair, "a", where),
            _side(comparison.b, pair, "b", where),
            flow(meta("; ".join(known)), where.foot),
        ),
        places[0] if places else None,
        pair,
        places=tuple(places),
        in_both=relation not in _ALONE,
    )


def _head(pair: QuotePair, relation: QuoteRelation) -> list[Piece]:
    """Return how one quotation stands to the other, and who speaks it if it is two.

    Nothing of one that stands alone.
    """
    if relation in _ALONE:
        return []
    few = relation == "other_words" and any(differing(pair, side) for side in SIDES)
    told = "some words differ" if few else _SAID[relation]
    sign = Piece(f"{SIGNS['quote']} ", (sign_role("quote"),))
    two = [Piece(guard(pair.by_two.words), ("head",))] if pair.by_two else []
    return parted(([sign, Piece(told, ("head",))], two))


def _side(article: Article, pair: QuotePair, side: SideName, where: Plan) -> list[Line]:
    """Return what one side has: who says what; or the sentence that tells it without marks."""
    quote, place = pair.a if side == "a" else pair.b, quoted_at(pair, side)
    if place is None:
        return []
    if quote is None:
        said = flow(meta("in indirect speech"), where.side)
        return said + flow(lit(article.text, place, (), ()), where.side)
    words = lit(article.text, place, differing(pair, side), LIT)
    told = [Piece("“", ("meta",)), *words, Piece("”" if quote.closed else " …", ("meta",))]
    return flow(_speaker(article, quote), where.side) + flow(told, where.side)


def _speaker(article: Article, quote: Quote) -> list[Piece]:
    """Return who says it by which verb, how sure that is, and what tells so if it isn't certain."""
    named = Piece(guard(quote.speaker), ("outlet",)) if quote.speaker else meta(SPEAKER_UNKNOWN)[0]
    sure = _SURE[quote.sure] if quote.sure else ""
    by = TOLD_BY[quote.by] if quote.by and sure else ""
    told = (
        guard(article.text[slice(*quote.verb)]) if quote.verb else "",
        ", ".join(filter(None, (sure, by))),
        "" if quote.closed else "no closing mark",
    )
    return parted(([named], *map(meta, told)))


def _totals(pairs: Sequence[QuotePair]) -> Line:
    relations = [relation_of(pair) for pair in pairs]
    both = len(pairs) - sum(relations.count(one) for one in _ALONE)
    told = [(both, "in both"), *((relations.count(one), RELATIONS[one]) for one in _ALONE)]
    return totals(count(len(pairs), "quotation"), told)
