"""What is quoted in two articles, by whom, which quotations are one, and how they differ."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Literal

from index.article import Span
from index.compare.indirect import reports
from index.compare.quotechanges import (
    Side,
    by_two,
    changes,
    edits_between,
    other_figures,
    relation_of,
    told_otherwise,
)
from index.compare.quotepairs import paired
from index.compare.sayings import saying
from index.compare.utterances import utterances
from index.comparison import Quote, QuotePair, Reason

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.article import Mention
    from index.compare.background import Background
    from index.compare.indirect import Report
    from index.compare.prepared import Prepared
    from index.compare.quotepairs import Pair
    from index.compare.utterances import Utterance


def compare_quotes(
    a: Prepared,
    b: Prepared,
    names_a: Sequence[Mention],
    names_b: Sequence[Mention],
    background: Background,
) -> tuple[QuotePair, ...]:
    """Return the quotations of both articles, paired where they are the same one.

    Those of A come first, in its order; then those that only B has, in its order.
    """
    quotes_a, quotes_b = utterances(a, tuple(names_a)), utterances(b, tuple(names_b))
    pairs = paired(quotes_a, quotes_b, background)
    both = _both(a, b, quotes_a, quotes_b, pairs)
    rows = {(pair.a, pair.b): row for pair, row in zip(pairs, both, strict=True)}
    alone_a = _without(quotes_a, {pair.a for pair in pairs})
    alone_b = _without(quotes_b, {pair.b for pair in pairs})
    told_b = reports(list(alone_a.values()), a, b, tuple(names_b), background)
    told_a = reports(list(alone_b.values()), b, a, tuple(names_a), background)
    for (at, each), report in zip(alone_a.items(), told_b, strict=True):
        rows[at, -1] = _alone("a", Side(a.text, each.quote), b, report)
    return (
        *(rows[places] for places in sorted(rows)),
        *(
            _alone("b", Side(b.text, each.quote), a, report)
            for each, report in zip(alone_b.values(), told_a, strict=True)
        ),
    )


def _without(quotes: Sequence[Utterance], taken: set[int]) -> dict[int, Utterance]:
    return {at: each for at, each in enumerate(quotes) if at not in taken}


def _alone(
    side: Literal["a", "b"], here: Side, there: Prepared, report: Report | None
) -> QuotePair:
    """Return a quotation of one side, with the sentence that tells it on the other, if any."""
    quote = here.quote
    span = there.sentences[report.place] if report else None
    score = report.likeness if report else None
    why: tuple[Reason, ...] = ()
    if report and span:
        verb = _verb(there, report.place)
        telling = Side(there.text, Quote(*span, quote.speaker, verb=verb))
        words = Span(quote.start, quote.end)
        if side == "a":
            told = Reason("quoted in A, told in indirect speech in B", (words,), (span,))
            why = (told, *told_otherwise(here, telling))
        else:
            told = Reason("quoted in B, told in indirect speech in A", (span,), (words,))
            why = (told, *told_otherwise(telling, here))
    if side == "a":
        return QuotePair(quote, None, score, "reported_b" if report else "only_a", (), span, why)
    return QuotePair(None, quote, score, "reported_a" if report else "only_b", (), span, why)


def _verb(article: Prepared, place: int) -> Span | None:
    """Return the verb of saying of a sentence; None where it has none, or several."""
    verbs = [word for word in article.words[place] if not word.quoted and saying(word.folded)]
    return Span(verbs[0].start, verbs[0].end) if len(verbs) == 1 else None


def _both(
    a: Prepared,
    b: Prepared,
    quotes_a: Sequence[Utterance],
    quotes_b: Sequence[Utterance],
    pairs: Sequence[Pair],
) -> list[QuotePair]:
    edits = [
        edits_between(
            Side(a.text, quotes_a[pair.a].quote), Side(b.text, quotes_b[pair.b].quote), a.language
        )
        for pair in pairs
    ]
    held_a: defaultdict[int, list[tuple[int, Span]]] = defaultdict(list)
    held_b: defaultdict[int, list[tuple[int, Span]]] = defaultdict(list)
    for pair, changed in zip(pairs, edits, strict=True):
        for edit in changed:
            if edit.op == "equal":
                held_a[pair.a].append((pair.b, edit.a))
                held_b[pair.b].append((pair.a, edit.b))
    found = []
    for pair, changed in zip(pairs, edits, strict=True):
        one, other = quotes_a[pair.a].quote, quotes_b[pair.b].quote
        side_a = _side(a, one, held_a[pair.a], pair.b)
        side_b = _side(b, other, held_b[pair.b], pair.a)
        words = quotes_a[pair.a].words, quotes_b[pair.b].words
        two = next(by_two(one, other), None)
        first = (two,) if two else ()
        why = (*first, *other_figures(*words), *changes(side_a, side_b, changed))
        relation = relation_of(changed)
        found.append(QuotePair(one, other, pair.likeness, relation, changed, None, why, two))
    return found


def _side(article: Prepared, quote: Quote, held: Sequence[tuple[int, Span]], place: int) -> Side:
    """Return a quotation with what further stretches of the other article have of it."""
    elsewhere = tuple(sorted(span for other, span in held if other != place))
    return Side(article.text, quote, elsewhere, len({place, *(other for other, _ in held)}))
