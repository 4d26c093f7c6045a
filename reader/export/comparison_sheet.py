"""A comparison as a sheet: what text, Markdown and HTML tell of it, part by part. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.article import Span
from index.comparison import LINK_KINDS
from reader.comparing.kinds import KIND_WORDS, NO_SIGN, SIGNS, VERDICTS
from reader.comparing.quote_words import differing, relation_of
from reader.export.comparison_words import (
    grounds,
    link_words,
    pair_words,
    speaker_words,
)
from reader.export.elsewhere import elsewhere_sheet
from reader.export.provenance import provenance
from reader.export.sheet import Head, Items, Line, Run, Table, own_words, quoted, words
from reader.export.sides import sides_of
from reader.text.phrases import count

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index.article import Article
    from index.comparison import Figure, NameThere, Quote, QuotePair, QuoteRelation
    from reader.export.record import Part, Record
    from reader.export.sheet import Block, Cell, Role
    from reader.export.sides import Side

NOTHING = words("none found in either text", "meta")
MEANINGS = {
    **{SIGNS[kind]: KIND_WORDS[kind] for kind in LINK_KINDS},
    NO_SIGN: "no match found in the other text",
}
"""What the signs stand for."""


def sheet(record: Record, part: Part, form: Sequence[str] = ()) -> Iterator[Block]:
    """Yield one part of a comparison.

    Args:
        record: The comparison.
        part: Which part.
        form: The options of the command line for the form that is written.
    """
    if part == "passages":
        yield from _passages(record)
    elif part == "quotes":
        yield from _quotes(record)
    elif part == "figures":
        yield from _figures(record)
    elif part == "names":
        yield from _names(record)
    elif part == "elsewhere":
        for side, found in zip(sides_of(record.comparison), record.elsewhere, strict=True):
            yield from elsewhere_sheet(side, found)
    elif part == "sources":
        yield from provenance(record, form)


# Passages


def _passages(record: Record) -> Iterator[Block]:
    a, b = sides_of(record.comparison)
    links = record.telling
    rows = []
    for link in links:
        kind, how = link_words(link)
        why = grounds(link)
        rows.append(
            (
                (Run(kind, "sign"), Run(f", {how}", "meta"), Run(f": {why}" if why else "")),
                (*a.places((link.a,)), *quoted(a.article, link.a, link.marks_a)),
                (*b.places((link.b,)), *quoted(b.article, link.b, link.marks_b)),
            )
        )
    yield Head("In both", "both")
    if rows:
        kinds = tuple(link.kind for link in links)
        yield Table(("", "A", "B"), tuple(rows), loose=True, kinds=kinds)
    else:
        yield Line(words("no passage linked", "meta"))
    for side, only in ((a, record.comparison.only_a), (b, record.comparison.only_b)):
        yield Head(f"No match found: only {side.name}", f"only-{side.name.lower()}")
        yield Items(tuple((*side.places((span,)), *quoted(side.article, span)) for span in only))


# Quotations

_ALONE: dict[QuoteRelation, str] = {"only_a": "Only A:", "only_b": "Only B:"}


def _quotes(record: Record) -> Iterator[Block]:
    quotes, (a, b) = record.comparison.quotes, sides_of(record.comparison)
    yield Head("Quotations", "quotations")
    if not quotes:
        yield Line(NOTHING)
        return
    pairs = [pair for pair in quotes if relation_of(pair) not in _ALONE]
    if pairs:
        yield Table(("", "A", "B", "what differs"), tuple(_quote_row(a, b, pair) for pair in pairs))
    for alone, words_of in _ALONE.items():
        found = [pair for pair in quotes if relation_of(pair) == alone]
        if found:
            yield Line(words(words_of, "sign"))
            one_side = [(a, pair.a) if pair.a else (b, pair.b) for pair in found]
            yield Items(tuple(_said(side, quote) for side, quote in one_side))


def _quote_row(a: Side, b: Side, pair: QuotePair) -> tuple[Cell, ...]:
    only_a, only_b = differing(pair, "a"), differing(pair, "b")
    return (
        words(pair_words(pair), "sign"),
        _said(a, pair.a, only_a, "del") if pair.a else _reported(a, pair.reported),
        _said(b, pair.b, only_b, "ins") if pair.b else _reported(b, pair.reported),
        words("; ".join(_known_of(a.article, b.article, pair))),
    )


def _said(side: Side, quote: Quote | None, only: Sequence[Span] = (), role: Role = "") -> Cell:
    """Return a quotation with its speaker, the words that the other hasn't marked."""
    if quote is None:
        return ()
    article, span = side.article, Span(quote.start, quote.end)
    lang = article.language or ""
    return (
        *side.places((span,)),
        Run("“", "", lang),
        *quoted(article, span, only, role),
        Run("”" if quote.closed else " …", "", lang),
        Run(f" — {speaker_words(quote, article)}", "meta"),
    )


def _reported(side: Side, sentence: Span | None) -> Cell:
    """Return the sentence that tells without marks what the other side quotes."""
    return (*side.places((sentence,)), *quoted(side.article, sentence)) if sentence else ()


def _known_of(a: Article, b: Article, pair: QuotePair) -> Iterator[str]:
    """Yield what is to be known of a pair of quotations: its reasons, then where words differ.

    Words that a reason tells aren't told again.
    """
    yield from (reason.words for reason in pair.why)
    told_a = {span for reason in pair.why for span in reason.a}
    told_b = {span for reason in pair.why for span in reason.b}
    for side, article, spans in (
        ("A", a, [each for each in differing(pair, "a") if not _holds(each, told_a)]),
        ("B", b, [each for each in differing(pair, "b") if not _holds(each, told_b)]),
    ):
        found = [" ".join(article.text[start:end].split()) for start, end in spans]
        if found:
            yield f"only {side}: " + ", ".join(f"“{said}”" for said in found)


def _holds(whole: Span, spans: Iterable[Span]) -> bool:
    """Whether one of some stretches of text lies within another one."""
    return any(whole.start <= each.start and each.end <= whole.end for each in spans)


# Figures, names


def _figures(record: Record) -> Iterator[Block]:
    figures, (a, b) = record.comparison.figures, sides_of(record.comparison)
    yield Head("Figures and dates", "figures")
    if not figures:
        yield Line(NOTHING)
        return
    yield Table(("", "A", "B", "why"), tuple(_figure(a, b, one) for one in figures))


def _figure(a: Side, b: Side, figure: Figure) -> tuple[Cell, ...]:
    about = figure.about or figure.kind
    return (
        words(f"{VERDICTS[figure.verdict]}: {about}", "sign"),
        (*a.places(figure.spans_a), *own_words(", ".join(figure.a), a.article)),
        (*b.places(figure.spans_b), *own_words(", ".join(figure.b), b.article)),
        words(figure.why),
    )


def _names(record: Record) -> Iterator[Block]:
    names, (a, b) = record.comparison.names, sides_of(record.comparison)
    yield Head("Names", "names")
    groups = (("In both", names.both), ("Only A", names.only_a), ("Only B", names.only_b))
    if not any(found for _, found in groups):
        yield Line(NOTHING)
        return
    yield Items(tuple(words(f"{head}: {', '.join(found)}") for head, found in groups if found))
    if names.beside:
        rows = [
            (
                (Run(beside.name, "sign"), Run(f", {beside.kind}", "meta")),
                _named(a, beside.a),
                _named(b, beside.b),
            )
            for beside in names.beside
        ]
        yield Table(("", "first in A", "first in B"), tuple(rows))


def _named(side: Side, there: NameThere | None) -> Cell:
    """Return how an article names somebody first, how often, and in which forms."""
    if there is None:
        return ()
    forms = f"; as {', '.join(there.forms)}" if len(there.forms) > 1 else ""
    first = side.places((there.first,)), quoted(side.article, there.first)
    return (*first[0], *first[1], Run(f" ({count(there.times, 'time')}{forms})", "meta"))
