"""A comparison as a sheet: what text, Markdown and HTML tell of it, part by part. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.article import Span
from index.comparison import LINK_KINDS
from reader.comparing.kinds import KIND_WORDS, NO_SIGN, SIGNS, VERDICTS
from reader.export.comparison_words import (
    differing,
    grounds,
    link_words,
    pair_words,
    relation_of,
    speaker_words,
)
from reader.export.elsewhere import elsewhere_sheet
from reader.export.provenance import provenance
from reader.export.record import numbered
from reader.export.sheet import Head, Items, Line, Run, Table, own_words, quoted, words
from reader.text.phrases import count

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.article import Article
    from index.comparison import Figure, NameThere, Quote, QuotePair, QuoteRelation
    from reader.export.record import Part, Record
    from reader.export.sheet import Block, Cell, Role

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
        told = record.comparison
        for side, found, sentences in zip(
            "AB", record.elsewhere, (told.sentences_a, told.sentences_b), strict=True
        ):
            yield from elsewhere_sheet(side, found, numbered(sentences))
    elif part == "sources":
        yield from provenance(record, form)


# Passages


def _passages(record: Record) -> Iterator[Block]:
    told = record.comparison
    at_a, at_b = numbered(told.sentences_a), numbered(told.sentences_b)
    links = record.telling
    rows = []
    for link in links:
        kind, how = link_words(link)
        why = grounds(link)
        rows.append(
            (
                (Run(kind, "sign"), Run(f", {how}", "meta"), Run(f": {why}" if why else "")),
                (_place("A", at_a, link.a), *quoted(told.a, link.a, link.marks_a)),
                (_place("B", at_b, link.b), *quoted(told.b, link.b, link.marks_b)),
            )
        )
    yield Head("In both", "both")
    if rows:
        kinds = tuple(link.kind for link in links)
        yield Table(("", "A", "B"), tuple(rows), loose=True, kinds=kinds)
    else:
        yield Line(words("no passage linked", "meta"))
    for side, article, only, at in (
        ("A", told.a, told.only_a, at_a),
        ("B", told.b, told.only_b, at_b),
    ):
        yield Head(f"No match found: only {side}", f"only-{side.lower()}")
        yield Items(tuple((_place(side, at, span), *quoted(article, span)) for span in only))


def _place(side: str, at: dict[Span, int], span: Span) -> Run:
    """Return where a sentence stands: "A4 "."""
    number = at.get(span)
    place = f"{side.lower()}{number}" if number else ""
    return Run(f"{side}{number or ''} ", "meta", to=place)


# Quotations

_ALONE: dict[QuoteRelation, str] = {"only_a": "Only A:", "only_b": "Only B:"}


def _quotes(record: Record) -> Iterator[Block]:
    told = record.comparison
    yield Head("Quotations", "quotations")
    if not told.quotes:
        yield Line(NOTHING)
        return
    pairs = [pair for pair in told.quotes if relation_of(pair) not in _ALONE]
    if pairs:
        rows = [_quote_row(told.a, told.b, pair) for pair in pairs]
        yield Table(("", "A", "B", "to be known"), tuple(rows))
    for alone, words_of in _ALONE.items():
        found = [pair for pair in told.quotes if relation_of(pair) == alone]
        if found:
            yield Line(words(words_of, "sign"))
            sides = [(told.a, pair.a) if pair.a else (told.b, pair.b) for pair in found]
            yield Items(tuple(_said(article, quote, (), "", None) for article, quote in sides))


def _quote_row(a: Article, b: Article, pair: QuotePair) -> tuple[Cell, ...]:
    only_a, only_b = differing(pair, "a"), differing(pair, "b")
    return (
        words(pair_words(pair), "sign"),
        _said(a, pair.a, only_a, "del", pair.reported if pair.a is None else None),
        _said(b, pair.b, only_b, "ins", pair.reported if pair.b is None else None),
        words("; ".join(_known_of(a, b, pair))),
    )


def _said(
    article: Article,
    quote: Quote | None,
    only: Sequence[Span],
    role: Role,
    reported: Span | None,
) -> Cell:
    if quote is None:
        return quoted(article, reported) if reported else ()
    said = quoted(article, Span(quote.start, quote.end), only, role)
    lang = article.language or ""
    marks = Run("“", "", lang), Run("”" if quote.closed else " …", "", lang)
    return (marks[0], *said, marks[1], Run(f" — {speaker_words(quote, article)}", "meta"))


def _known_of(a: Article, b: Article, pair: QuotePair) -> Iterator[str]:
    """Yield what is to be known of a pair of quotations: its reasons, then where words differ."""
    yield from (reason.words for reason in pair.why)
    for side, article, spans in (("A", a, differing(pair, "a")), ("B", b, differing(pair, "b"))):
        found = [" ".join(article.text[start:end].split()) for start, end in spans]
        if found:
            yield f"only {side}: " + ", ".join(f"“{said}”" for said in found)


# Figures, names


def _figures(record: Record) -> Iterator[Block]:
    told = record.comparison
    yield Head("Figures and dates", "figures")
    if not told.figures:
        yield Line(NOTHING)
        return
    yield Table(("", "A", "B", "why"), tuple(_figure(told.a, told.b, one) for one in told.figures))


def _figure(a: Article, b: Article, figure: Figure) -> tuple[Cell, ...]:
    about = figure.about or figure.kind
    return (
        words(f"{VERDICTS[figure.verdict]}: {about}", "sign"),
        own_words(", ".join(figure.a), a),
        own_words(", ".join(figure.b), b),
        words(figure.why),
    )


def _names(record: Record) -> Iterator[Block]:
    told, names = record.comparison, record.comparison.names
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
                _named(told.a, beside.a),
                _named(told.b, beside.b),
            )
            for beside in names.beside
        ]
        yield Table(("", "first in A", "first in B"), tuple(rows))


def _named(article: Article, there: NameThere | None) -> Cell:
    """Return how an article names somebody first, how often, and in which forms."""
    if there is None:
        return ()
    forms = f"; as {', '.join(there.forms)}" if len(there.forms) > 1 else ""
    return (*quoted(article, there.first), Run(f" ({count(there.times, 'time')}{forms})", "meta"))
