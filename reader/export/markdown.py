"""Articles and comparisons as Markdown: to be pasted into notes or an issue."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.comparing.kinds import KIND_WORDS, SIGNS, VERDICTS
from reader.export.words import article_meta, counted, speaker_of, telling

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.article import Article, Span
    from index.comparison import Comparison, QuotePair

# Escaped everywhere in a line; what only counts at its beginning follows.
_SPECIAL = re.compile(r"([\\`*_\[\]<>|~$])")
_AT_START = re.compile(r"^(\s*)([#+=-]|\d+[.)])", re.MULTILINE)


def escaped(text: str) -> str:
    """Return a text that Markdown shows as it is."""
    text = _SPECIAL.sub(r"\\\1", text.replace("&", "&amp;"))
    return _AT_START.sub(_at_start, text)


def _at_start(found: re.Match[str]) -> str:
    space, sign = found.groups()
    return f"{space}{sign[:-1]}\\{sign[-1]}"


def article_markdown(article: Article) -> str:
    """Return an article with its title as heading."""
    title = escaped(article.title or "Title unknown")
    return f"# {title}\n\n*{escaped(article_meta(article))}*\n\n{escaped(article.text)}\n"


def comparison_markdown(comparison: Comparison) -> str:
    """Return a comparison: what both say, what only one says, quotations, figures, names."""
    return "\n".join(_lines(comparison)) + "\n"


def _lines(comparison: Comparison) -> Iterator[str]:
    a, b = comparison.a, comparison.b
    yield "# Two articles compared"
    for side, article in (("A", a), ("B", b)):
        title = escaped(article.title or "Title unknown")
        yield f"\n- **{side}**: {title}  \n  {escaped(article_meta(article))}"
    yield f"\n{escaped(counted(comparison))}"
    yield "\n## In both"
    for link in telling(comparison):
        shared = escaped(", ".join(link.shared))
        kind = f"**{escaped(SIGNS[link.kind])} {KIND_WORDS[link.kind]}**"
        yield f"\n{kind}, {link.tier}, {link.score:.2f}: {shared}\n"
        yield f"- A: {_words(a, link.a)}"
        yield f"- B: {_words(b, link.b)}"
    yield from _only("A", a, comparison.only_a)
    yield from _only("B", b, comparison.only_b)
    if comparison.quotes:
        yield "\n## Quotations\n"
        yield from (f"- {line}" for pair in comparison.quotes for line in _quotes(a, b, pair))
    if comparison.figures:
        yield "\n## Figures and dates\n\n| about | A | B | |\n|---|---|---|---|"
        for figure in comparison.figures:
            cells = (figure.about, ", ".join(figure.a), ", ".join(figure.b))
            told = " | ".join(escaped(cell) or "·" for cell in cells)
            yield f"| {told} | {VERDICTS[figure.verdict]} |"
    names = comparison.names
    groups = (("Both", names.both), ("Only A", names.only_a), ("Only B", names.only_b))
    if any(found for _, found in groups):
        yield "\n## Names\n"
        yield from (f"- {head}: {escaped(', '.join(found)) or '·'}" for head, found in groups)


def _only(side: str, article: Article, spans: Sequence[Span]) -> Iterator[str]:
    yield f"\n## No match found in the other article: {side}\n"
    yield from (f"- {_words(article, span)}" for span in spans) if spans else ["·"]


def _quotes(a: Article, b: Article, pair: QuotePair) -> Iterator[str]:
    for side, article, quote in (("A", a, pair.a), ("B", b, pair.b)):
        if quote:
            words = escaped(" ".join(article.text[quote.start : quote.end].split()))
            alike = f" ({pair.score:.2f} alike)" if pair.score is not None and side == "B" else ""
            yield f"{side}, {escaped(speaker_of(quote))}: “{words}”{alike}"


def _words(article: Article, span: Span) -> str:
    return escaped(article.text[span.start : span.end])
