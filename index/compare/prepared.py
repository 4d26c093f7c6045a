"""An article made ready for comparison: what depends on it alone is worked out once.

A reader steps through ten other outlets' articles on side B; only what concerns the pair should
have to be done again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from index.article import Span
from index.compare.counts import Features
from index.compare.foreign_numerals import read_foreign_number
from index.compare.numerals import canonical, read_number
from index.compare.quotation import Quotation, quotations
from index.languages import stemmed_as
from index.sentences import sentences
from index.stopwords import says_little
from index.tongues import spoken
from index.words import fold, stem_in, word_spans

if TYPE_CHECKING:
    from decimal import Decimal

    from index.article import Article

_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\n)[^\n]+)*")
_SPEECH_ENDS = re.compile(r"[.!?…:;。！？؟۔।][\"'”’»)\]\s]{0,8}\Z")
_LONGEST_SUBHEAD = 10
_LIGHT = frozenset(
    """according add added adding adds ask asked asking asks tell telling tells told include
    included includes including im ive youre youve youll youd hes shes theyre theyve theyll theyd
    weve thats theres heres whats whos lets dont doesnt didnt isnt arent wasnt werent hasnt havent
    hadnt cant couldnt wont wouldnt shouldnt aint well now much many like""".split(),
)
"""Words by which a thing is told, and contractions of stop words: two sentences that share them
needn't tell of the same thing. Search has its own list, where they count."""


class Word(NamedTuple):
    """A word of a sentence; a number of several words counts as one."""

    term: str
    """Folded and stemmed; a number as digits: what words are compared by."""
    folded: str
    """As it stands but for case and accents."""
    start: int
    end: int
    number: Decimal | None
    weighty: bool
    """Whether it says something by itself, unlike "of"."""
    quoted: bool
    """Whether it stands between quotation marks."""


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
    language: str = "en"
    """What it is read as, without region."""


def prepare(article: Article) -> Prepared:
    """Return an article made ready for comparison; kept for the articles prepared last."""
    paragraphs = tuple(Span(p.start, p.end) for p in article.paragraphs)
    return prepare_text(article.text, paragraphs, spoken(article.language))


@lru_cache(maxsize=64)
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
    return Prepared(text, paragraphs, spans, words, quoted, features, language)


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
        for word in _sentence_words(text, span, language):
            while quote < len(quoted) and quoted[quote].end <= word.start:
                quote += 1
            inside = quote < len(quoted) and quoted[quote].start <= word.start
            sentence.append(word._replace(quoted=True) if inside else word)
        found.append(tuple(sentence))
    return tuple(found)


def _sentence_words(text: str, span: Span, language: str) -> list[Word]:
    spans = list(word_spans(text[span.start : span.end]))
    plain = [word for word, _, _ in spans]
    folded = [fold(word) for word in plain]
    ends = [span.start + end for _, _, end in spans]
    starts = [span.start + start for _, start, _ in spans] + [span.end]
    gaps = [text[end:after] for end, after in zip(ends, starts[1:], strict=True)]
    rules = stemmed_as(language)
    words: list[Word] = []
    at = 0
    while at < len(spans):
        if language == "en":
            number = read_number(folded, gaps, at)
        else:
            number = read_foreign_number(plain, gaps, at, language)
        if number and number.value != 1:
            term, value, after = canonical(number.value), number.value, number.end
            whole = " ".join(folded[at:after])
            words.append(
                Word(term, whole, starts[at], ends[after - 1], value, weighty=True, quoted=False)
            )
            at = after
            continue
        word = folded[at]
        weighty = not (says_little(word, language) or (language == "en" and word in _LIGHT))
        term = stem_in(plain[at], rules)
        words.append(Word(term, word, starts[at], ends[at], None, weighty=weighty, quoted=False))
        at += 1
    return words
