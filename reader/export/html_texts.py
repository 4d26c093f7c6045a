"""Both texts of a comparison in full as HTML, each sentence with its number and its links. Pure."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING

from reader.comparing.kinds import KIND_WORDS, NO_SIGN, SIGNS
from reader.export.html_words import language, shown
from reader.export.sides import sides_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from index.article import Span
    from index.comparison import Link
    from reader.export.record import Record
    from reader.export.sides import Side


def both_texts(record: Record) -> Iterator[str]:
    """Yield both texts beside each other."""
    a, b = sides_of(record.comparison)
    to_b: dict[Span, list[str]] = defaultdict(list)
    to_a: dict[Span, list[str]] = defaultdict(list)
    for link in record.telling:
        to_b[link.a].append(_leading(link, b, link.b))
        to_a[link.b].append(_leading(link, a, link.a))
    yield '<h2 id="texts">Both texts</h2>\n<div class="sides">\n'
    for side, to in ((a, to_b), (b, to_a)):
        yield f'<div class="side text"{language(side.article.language or "")}>\n'
        yield from _text(side, to)
        yield "</div>\n"
    yield "</div>\n"


def _leading(link: Link, across: Side, sentence: Span) -> str:
    """Return what leads from a sentence to one that says the same."""
    number = across.number(sentence.start)
    called, place = f"{across.name}{number or ''}", f"{across.name.lower()}{number}"
    words = f"{KIND_WORDS[link.kind]} as {called}: {link.tier}, {link.score:.2f}"
    href = f' href="#{place}"' if number else ""
    return (
        f'<a class="to {link.kind}"{href} lang="en" dir="ltr" title="{words}" aria-label="{words}">'
        f"{shown(SIGNS[link.kind])} {called}</a>"
    )


_NOTHING = (
    '<span class="to nothing" lang="en" role="img" aria-label="no match found">'
    + NO_SIGN
    + "</span>"
)


def _text(side: Side, to: Mapping[Span, list[str]]) -> Iterator[str]:
    """Yield the paragraphs of a text; what is in no sentence stands between them."""
    article = side.article
    ends = [paragraph.end for paragraph in article.paragraphs]
    place = 0
    for _, some in groupby(
        enumerate(side.sentences, 1), key=lambda one: bisect_right(ends, one[1].start)
    ):
        yield "<p>"
        for number, span in some:
            if between := article.text[place : span.start].strip():
                yield f'<span class="s">{shown(between)}</span>\n'
            place = span.end
            yield _sentence(
                side.name, number, article.text[span.start : span.end], to.get(span, [])
            )
        yield "</p>\n"
    if rest := article.text[place:].strip():
        yield f'<p><span class="s">{shown(rest)}</span></p>\n'


def _sentence(side: str, number: int, text: str, to: Sequence[str]) -> str:
    where = f"{side.lower()}{number}"
    return (
        f'<span class="s" id="{where}"><a class="n" href="#{where}" dir="ltr">{side}{number}</a> '
        f"{shown(text)} {' '.join(to) or _NOTHING}</span>\n"
    )
