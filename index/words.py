"""The one tokenizer and stemmer that index, search, snippets and comparison share.

A word found by search is the word lit in the text and the word counted in a comparison, so all of
them cut text here. Case, accents, typographic apostrophes, possessives and the dots of acronyms
make no difference; "U.N." and "UN" are one word, "Jong-un" and "l'accord" are two, an ideograph
is one.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from index.stemming import stemmed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_UNSPACED = "\u0e01-\u0e2e\u0e40-\u0e44\u0e81-\u0eae\u0ec0-\u0ec4\u1780-\u17b3\u1000-\u102a"
"""Thai, Lao, Khmer and Burmese, which are written without spaces too: a letter is a word."""
_IDEOGRAPH = _UNSPACED + "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"


def _marks() -> str:
    """Return the signs that belong to the letter before them, as ranges of a pattern.

    Accents that stand alone, the vowels of Hindi and its sisters, the points of Arabic and Hebrew.
    """
    ranges: list[list[int]] = []
    for point in range(0x300, 0xE00):
        if unicodedata.category(chr(point)) in ("Mn", "Mc"):
            if ranges and ranges[-1][1] == point - 1:
                ranges[-1][1] = point
            else:
                ranges.append([point, point])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)


MARKS = _marks()
"""What `\\w` leaves out of words, as ranges for a set of characters in a pattern."""
_LETTERS = rf"[^\W_{_IDEOGRAPH}]+(?:[{MARKS}]+[^\W_{_IDEOGRAPH}]*)*"
_WORD = re.compile(
    rf"[{_IDEOGRAPH}]"  # no spaces in Chinese and Japanese: a word is at least an ideograph
    r"|(?:[^\W\d_]\.){2,}"  # U.S., e.g.
    r"|\d+(?:[.,]\d+)*"  # 1,000 and 3.5
    rf"|{_LETTERS}(?:['’ʼ]{_LETTERS})*"  # don't, O’Brien
)
_ELIDED = re.compile(
    r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu|un|gl|all|dall|dell|nell|sull|coll|quell"
    r"|quest|tutt|anch|dov)['’ʼ](?=[^\W\d_]{2}|[aàyôoeéèi]$)",
    re.IGNORECASE,
)
"""What French, Italian and Catalan leave of a word before the next one: "l’accord" is two words.
English has hardly a word that begins so, and those are names, whose two halves are found too."""
_POSSESSIVE = re.compile(r"['’ʼ][sS]$")
_NOT_DECOMPOSED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"},
)
_DROPPED = re.compile("[\u0300-\u036f'’ʼ.]")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?:\D|$))")

STOP_WORDS = frozenset(
    """a about after all also am an and any are as at be because been before being but by can could
    did do does for from had has have he her hers him his how i if in into is it its itself just
    may me might more most must my no nor not of off on once one only or other our ours out over
    own s said same say says she should so some such than that the their theirs them then there
    these they this those through to too under until up very was we were what when where which
    while who whom why will with would you your yours""".split(),
)
"""English words that say little by themselves: search keeps them, comparison leaves them out."""

STEMMED = dict(
    pair.split("=")
    for pair in """en=english ar=arabic ca=catalan cs=czech da=danish de=german el=greek es=spanish
    et=estonian eu=basque fa=persian fi=finnish fr=french ga=irish hi=hindi hu=hungarian hy=armenian
    id=indonesian it=italian lt=lithuanian ne=nepali nl=dutch no=norwegian pl=polish pt=portuguese
    ro=romanian ru=russian sr=serbian sv=swedish ta=tamil tr=turkish""".split()
)
"""Languages whose words are stemmed, and by which of Snowball's rules (Porter, 2001)."""

UNSPACED = re.compile(f"[{_IDEOGRAPH}]")
"""What begins a word that is one sign, of a writing without spaces."""
LETTERWISE = re.compile(f"[{_UNSPACED}]")
"""Those of them that are letters, of which a word has about four; of ideographs it has two."""

_LONGEST_STEMMED = 64
KEPT = 20_000
"""Words remembered by whatever cuts them: nineteen of twenty in a text are among so many (Zipf,
1949), and each costs a quarter of a kilobyte in each place."""


class Token(NamedTuple):
    """A word in a text."""

    term: str
    """Folded and stemmed: what index and query are compared by."""
    start: int
    """Offset in code points."""
    end: int
    """Half-open; a possessive "'s" is left outside."""


@lru_cache(maxsize=KEPT)
def fold(word: str) -> str:
    """Return a word without case, accents, apostrophes, possessive and dots of an acronym."""
    if word.isascii() and word.isalpha():
        return word.lower()
    word = _POSSESSIVE.sub("", word)
    if word[:1].isdigit():
        return _THOUSANDS.sub("", word)
    plain = unicodedata.normalize("NFKD", word.casefold()).translate(_NOT_DECOMPOSED)
    return unicodedata.normalize("NFC", _DROPPED.sub("", plain))


@lru_cache(maxsize=KEPT)
def stem(folded: str) -> str:
    """Return the stem of a folded word, by Porter's second English stemmer (Porter, 2001)."""
    return folded if len(folded) >= _LONGEST_STEMMED else stemmed(folded, "english")


@lru_cache(maxsize=KEPT)
def stem_in(word: str, language: str) -> str:
    """Return the stem of a word as it stands, by the rules of a language, folded.

    Args:
        word: With its accents, which those rules go by.
        language: One of `STEMMED`; of any other, the word is only folded.
    """
    if language == "en":
        return stem(fold(word))
    rules = STEMMED.get(language)
    if rules is None or len(word) >= _LONGEST_STEMMED:
        return fold(word)
    plain = unicodedata.normalize("NFC", _POSSESSIVE.sub("", word).lower())
    return fold(stemmed(plain, rules)) or fold(word)


@lru_cache(maxsize=KEPT)
def term(word: str) -> str:
    """Return what a word as it stands in a text is compared by."""
    return stem(fold(word))


POSSESSIVES = ("'s", "’s", "ʼs", "'S", "’S", "ʼS")
"""What stands outside of a word at its end."""
_AT_ONCE = 1_000_000


def word_spans(
    text: str,
    start: int = 0,
    end: int = sys.maxsize,
) -> Iterator[tuple[str, int, int]]:
    """Yield each word as it stands, without a possessive, with its offsets.

    Args:
        text: Any text.
        start: Where to begin; between words.
        end: Where to stop; between words.
    """
    for found in _WORD.finditer(text, start, end):
        word, at = found.group(), found.start()
        if word.isalnum():
            yield word, at, at + len(word)
        else:
            for piece, cut in _pieces(word):
                yield piece, at + cut, at + cut + len(piece)


def _pieces(word: str) -> Iterator[tuple[str, int]]:
    """Yield the words that apostrophes tie together, without a possessive, and where they begin."""
    cut = 0
    while elided := _ELIDED.match(word, cut):
        yield word[cut : elided.end() - 1], cut
        cut = elided.end()
    rest = word[cut:]
    yield rest[:-2] if rest[-2:] in POSSESSIVES and len(rest) > 2 else rest, cut


def words_of(text: str) -> Iterable[str]:
    """Return the words that `word_spans` yields, several times as fast."""
    if len(text) > _AT_ONCE:  # whose words should not be held all at once
        return (word for word, _, _ in word_spans(text))
    found: list[str] = _WORD.findall(text)
    if not any(sign in text for sign in "'’ʼ"):
        return found
    return [piece for word in found for piece in _plain_words(word)]


def _plain_words(word: str) -> Iterable[str]:
    return (word,) if word.isalnum() else (piece for piece, _ in _pieces(word))


def tokens(text: str) -> list[Token]:
    """Return the words of a text in order, each with its term and offsets."""
    return [Token(term(word), start, end) for word, start, end in word_spans(text)]


def count_words(text: str) -> int:
    """Return how many words a text has."""
    return sum(1 for _ in words_of(text))
