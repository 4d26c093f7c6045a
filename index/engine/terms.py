r"""How the words of a text become terms of the index.

A term is a stem, a NUL and the word itself: "treati\0treaty". The words of one stem lie side by
side, so one look-up answers for a stem, and the same list of terms is the lexicon of whole words
that prefixes, wildcards, near spellings and suggestions need. Nothing is indexed twice.
"""

from __future__ import annotations

from functools import lru_cache

from index.words import KEPT, fold, stem, stem_in, words_of

LAYOUT = 7
"""To be raised with any change to what is written, or to how words are cut, folded or stemmed."""

LONGEST_WORD = 80
"""Characters of a word that count; what is longer is no word, and shouldn't fill the lexicon."""

TEXT_FIELDS = ("title", "text")
"""The fields that a word without a field is looked for in."""

SEPARATOR = "\0"

ENGLISH = "en"
"""By whose rules words are stemmed where the language of a text isn't known."""

_KEPT = 100_000
"""Words whose terms are remembered while texts are indexed, in 30 MB: with a fifth of that stemming
takes twice as long, with twice that it takes as long."""


@lru_cache(maxsize=KEPT)
def surface(word: str) -> str:
    """Return a word as the lexicon has it: folded, and cut where it is endless.

    Lone surrogates, which no encoding can write, become question marks.
    """
    folded = fold(word)[:LONGEST_WORD]
    return folded if folded.isascii() else folded.encode("utf-8", "replace").decode("utf-8")


@lru_cache(maxsize=_KEPT)
def key(word: str) -> str:
    """Return the term that a word as it stands is kept under; empty if nothing is left of it."""
    folded = surface(word)
    return stem(folded) + SEPARATOR + folded if folded else ""


@lru_cache(maxsize=_KEPT // 4)
def key_in(word: str, language: str) -> str:
    """Return the term of a word in a text of another language than English."""
    folded = surface(word)
    return stem_in(word, language) + SEPARATOR + folded if folded else ""


def words(text: str) -> list[str]:
    """Return a text's words as they stand, in order, those that anything is left of."""
    return [word for word in words_of(text) if surface(word)]


def stems_of(word: str, language: str) -> frozenset[str]:
    """Return the stems under which a word of a query may stand in texts of a language.

    Whoever types leaves accents out, which the rules of most languages go by: both are looked for.
    """
    if language == ENGLISH:
        return frozenset((key(word).partition(SEPARATOR)[0],))
    return frozenset((stem_in(word, language), stem_in(surface(word), language)))
