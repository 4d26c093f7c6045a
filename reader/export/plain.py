"""A comparison as plain text: for a pipe, a pager or a screen reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.comparing.kinds import KIND_WORDS, SIGNS, VERDICTS
from reader.export.words import article_meta, counted, speaker_of, telling

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.article import Article, Span
    from index.comparison import Comparison, QuotePair


def comparison_text(comparison: Comparison) -> str:
    """Return a comparison as lines of text, a passage a line."""
    return "\n".join(_lines(comparison)) + "\n"


def _lines(comparison: Comparison) -> Iterator[str]:
    a, b = comparison.a, comparison.b
    for side, article in (("A", a), ("B", b)):
        yield f"{side}  {article.title or 'title unknown'}"
        yield f"   {article_meta(article)}"
    yield ""
    yield counted(comparison)
    for link in telling(comparison):
        why = f"{KIND_WORDS[link.kind]}, {link.tier}, {link.score:.2f}: {', '.join(link.shared)}"
        yield f"\n{SIGNS[link.kind]} {why}"
        yield f"  A {_words(a, link.a)}"
        yield f"  B {_words(b, link.b)}"
    yield from _only("A", a, comparison.only_a)
    yield from _only("B", b, comparison.only_b)
    yield from _block(
        "Quotations", [line for pair in comparison.quotes for line in _quotes(a, b, pair)]
    )
    yield from _block(
        "Figures and dates",
        [
            f"{VERDICTS[figure.verdict]}: {figure.about or figure.kind}"
            f" — A {', '.join(figure.a) or '·'} — B {', '.join(figure.b) or '·'}"
            for figure in comparison.figures
        ],
    )
    names = comparison.names
    groups = (("Both", names.both), ("Only A", names.only_a), ("Only B", names.only_b))
    yield from _block("Names", [f"{head}: {', '.join(found)}" for head, found in groups if found])


def _only(side: str, article: Article, spans: Sequence[Span]) -> Iterator[str]:
    return _block(f"No match found: only {side}", [_words(article, span) for span in spans])


def _block(head: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield f"\n{head}"
        yield from (f"  {line}" for line in lines)


def _quotes(a: Article, b: Article, pair: QuotePair) -> Iterator[str]:
    for side, article, quote in (("A", a, pair.a), ("B", b, pair.b)):
        if quote:
            words = " ".join(article.text[quote.start : quote.end].split())
            yield f"{side}, {speaker_of(quote)}: “{words}”"


def _words(article: Article, span: Span) -> str:
    return article.text[span.start : span.end]
