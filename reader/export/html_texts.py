"""Both texts of a comparison in full as HTML, each sentence with its number and its links. Pure."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING

from reader.comparing.kinds import KIND_WORDS, NO_SIGN, SIGNS
from reader.export.html_words import language, shown
from reader.export.record import numbered

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from index.article import Article, Span
    from index.comparison import Link
    from reader.export.record import Record


def both_texts(record: Record) -> Iterator[str]:
    """Yield both texts beside each other."""
    comparison, links = record.comparison, record.telling
    at_a, at_b = numbered(comparison.sentences_a), numbered(comparison.sentences_b)
    to_b: dict[Span, list[str]] = defaultdict(list)
    to_a: dict[Span, list[str]] = defaultdict(list)
    for link in links:
        to_b[link.a].append(_leading(link, "B", at_b.get(link.b)))
        to_a[link.b].append(_leading(link, "A", at_a.get(link.a)))
    yield '<h2 id="texts">Both texts</h2>\n<div class="sides">\n'
    for side, article, sentences, to in (
        ("A", comparison.a, comparison.sentences_a, to_b),
        ("B", comparison.b, comparison.sentences_b, to_a),
    ):
        yield f'<div class="side text"{language(article.language or "")}>\n'
        yield from _text(side, article, sentences, to)
        yield "</div>\n"
    yield "</div>\n"


def _leading(link: Link, side: str, number: int | None) -> str:
    """Return what leads from a sentence to one that says the same."""
    kind = KIND_WORDS[link.kind]
    words = f"{kind} as {side}{number or ''}: {link.tier}, {link.score:.2f}"
    href = f' href="#{side.lower()}{number}"' if number else ""
    return (
        f'<a class="to {link.kind}"{href} lang="en" dir="ltr" title="{words}" aria-label="{words}">'
        f"{shown(SIGNS[link.kind])} {side}{number or ''}</a>"
    )


_NOTHING = (
    '<span class="to nothing" lang="en" role="img" aria-label="no match found">'
    + NO_SIGN
    + "</span>"
)


def _text(
    side: str, article: Article, sentences: Sequence[Span], to: Mapping[Span, list[str]]
) -> Iterator[str]:
    """Yield the paragraphs of a text; what is in no sentence stands between them."""
    ends = [paragraph.end for paragraph in article.paragraphs]
    place = 0
    for _, some in groupby(
        enumerate(sentences, 1), key=lambda numbered: bisect_right(ends, numbered[1].start)
    ):
        yield "<p>"
        for number, span in some:
            if between := article.text[place : span.start].strip():
                yield f'<span class="s">{shown(between)}</span>\n'
            place = span.end
            yield _sentence(side, number, article.text[span.start : span.end], to.get(span, []))
        yield "</p>\n"
    if rest := article.text[place:].strip():
        yield f'<p><span class="s">{shown(rest)}</span></p>\n'


def _sentence(side: str, number: int, text: str, to: Sequence[str]) -> str:
    where = f"{side.lower()}{number}"
    return (
        f'<span class="s" id="{where}"><a class="n" href="#{where}" dir="ltr">{side}{number}</a> '
        f"{shown(text)} {' '.join(to) or _NOTHING}</span>\n"
    )
