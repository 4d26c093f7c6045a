"""An article made ready for comparison: what depends on it alone is worked out once.

A reader steps through ten other outlets' articles on side B; only what concerns the pair should
have to be done again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from index.article import Span
from index.compare.counts import Features
from index.compare.passage import LONGEST, Passage
from index.compare.quotation import Quotation, quotations
from index.compare.sentencewords import Word, sentence_words
from index.sentences import sentences
from index.tongues import spoken

if TYPE_CHECKING:
    from index.article import Article

_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\n)[^\n]+)*")
_SPEECH_ENDS = re.compile(r"[.!?…:;。！？؟۔।][\"'”’»)\]\s]{0,8}\Z")
_LONGEST_SUBHEAD = 10
KEPT = 64
"""Articles whose preparations are kept: those of the largest stories, and what they are weighed
among."""


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """What comparing needs to know of one article."""

    text: str
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]
    words: tuple[tuple[Word, ...], ...]
    """Beside `sentences`."""
    quotations: tuple[Quotation, ...]
    features: Features
    passages: tuple[Passage, ...]
    """Beside `sentences`, as much of each as is explained."""
    language: str = "en"
    """What it is read as, without region."""


def prepare(article: Article) -> Prepared:
    """Return an article made ready for comparison; kept for the articles prepared last."""
    paragraphs = tuple(Span(p.start, p.end) for p in article.paragraphs)
    return prepare_text(article.text, paragraphs, spoken(article.language))


@lru_cache(maxsize=KEPT)
def prepare_text(
    text: str, paragraphs: tuple[Span, ...] | None = None, language: str = "en"
) -> Prepared:
    """Return a text made ready for comparison.

    Args:
        text: An article's text.
        paragraphs: Where its paragraphs stand; without them, blank lines tell.
        language: What it is in, without region.
    """
    if paragraphs is None:
        paragraphs = tuple(Span(*found.span()) for found in _PARAGRAPH.finditer(text))
    spans = sentences(text, paragraphs, language)
    quoted = quotations(text, paragraphs)
    words = _words(text, spans, quoted, language)
    subheads = _subheads(text, paragraphs, spans, words)
    features = Features.of(words, subheads)
    passages = tuple(Passage(text, sentence[:LONGEST], language) for sentence in words)
    return Prepared(text, paragraphs, spans, words, quoted, features, passages, language)


def _subheads(
    text: str,
    paragraphs: tuple[Span, ...],
    spans: tuple[Span, ...],
    words: tuple[tuple[Word, ...], ...],
) -> frozenset[int]:
    """Return the sentences that head others: short, alone in a paragraph, without a full stop."""
    whole = frozenset(paragraphs) if len(paragraphs) > 1 else frozenset()
    return frozenset(
        place
        for place, span in enumerate(spans)
        if len(words[place]) <= _LONGEST_SUBHEAD
        and span in whole
        and not _SPEECH_ENDS.search(text[max(span.start, span.end - 10) : span.end])
    )


def _words(
    text: str,
    spans: tuple[Span, ...],
    quoted: tuple[Quotation, ...],
    language: str,
) -> tuple[tuple[Word, ...], ...]:
    found: list[tuple[Word, ...]] = []
    quote = 0
    for span in spans:
        sentence: list[Word] = []
        for word in sentence_words(text, span, language):
            while quote < len(quoted) and quoted[quote].end <= word.start:
                quote += 1
            inside = quote < len(quoted) and quoted[quote].start <= word.start
            sentence.append(word._replace(quoted=True) if inside else word)
        found.append(tuple(sentence))
    return tuple(found)
