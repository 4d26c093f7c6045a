"""The words of a sentence as articles are compared by them, numbers read. Light: no arrays."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from index.compare.foreign_numerals import read_foreign_number
from index.compare.numerals import canonical, read_number
from index.languages import stemmed_as
from index.stopwords import says_little
from index.words import fold, stem_in, word_spans

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from index.article import Span

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


def sentence_words(text: str, span: Span, language: str) -> list[Word]:
    """Return the words of a sentence; none is known to be quoted yet.

    Args:
        text: The article's text.
        span: Where the sentence stands in it.
        language: Of the text, without region.
    """
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


def terms_of(words: Iterable[Word]) -> frozenset[str]:
    """Return the terms of words that say something by themselves."""
    return frozenset(word.term for word in words if word.weighty)
