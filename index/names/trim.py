"""What of a stretch taken for a name is the name: no article, title, possessive, score or quote.

A recogniser's borders are its weak side: "the Northern Bank's", "President Ada Quill", "Lenia 2-1",
"LENIA - Bonds". Trimming them is worth five points of F1 on running news (measured with spaCy's
small model), and nothing here knows a name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.article import Span
from index.names.vocabulary import (
    NAME_OPENERS,
    NEVER_NAMES,
    PARTICLES,
    TITLE_OPENERS,
    TITLES,
)
from index.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.article import NameKind

_LONGEST = 120  # characters; "Office of the United Nations High Commissioner for ..." has 70
_LONGEST_ROUGH = 600  # several names at most; no border is looked for in more
_MOST_WORDS = 14

_BREAK = re.compile(r"\s+[-–—|/•·]+\s+|[—―|•;:<>(){}\[\]=]+|--+|\n\s*\n|[\x00-\x08\x0e-\x1f]+")
_PLACES = re.compile(r",\s+")
_PEOPLE = re.compile(r",?\s+(?:and|&)\s+")
_WORD = re.compile(r"\S+")
_OPENING = "\"'“”‘’‚„«»‹›`´([{.,!?-–*#~_/\\&+"
_CLOSING = "\"'“”‘’‚„«»‹›`´)]},!?-–*#~_/\\&+$%"
_POSSESSIVE = re.compile(r"(?<=[\w.])\s?['’ʼ`][sS]$")
_PREFIX = re.compile(r"(?:anti|ex|mid|non|post|pre|pro)-(?=[^\W\d_])")
_SCORE = re.compile(r"[\d.,:/–-]*\d[\d.,:/–%-]*")
_INTERNET = re.compile(r"@|://|\bwww\.|\.(?:com|org|net|html?)/", re.IGNORECASE)


def trimmed(text: str, start: int, end: int, kind: NameKind) -> Iterator[Span]:
    """Yield the names in `text[start:end]`: mostly one, none where nothing is left of it."""
    if end - start > _LONGEST_ROUGH or _INTERNET.search(text, start, end):
        return
    for piece in _pieces(text, start, end, kind):
        span = _bared(text, piece, kind)
        if span and _is_name(text[span.start : span.end]):
            yield span


def stripped(text: str, start: int, end: int, _kind: NameKind) -> Iterator[Span]:
    """Yield the names in `text[start:end]` by signs alone, whatever the language.

    Quotes, brackets, dashes with spaces around them and possessives go; no word does.
    """
    if end - start > _LONGEST_ROUGH or _INTERNET.search(text, start, end):
        return
    for piece in _cut(text, Span(start, end), _BREAK):
        span = _stripped(text, piece.start, piece.end)
        if (
            span
            and span.end - span.start <= _LONGEST
            and _has_a_capital(text[span.start : span.end])
        ):
            yield span


def _pieces(text: str, start: int, end: int, kind: NameKind) -> Iterator[Span]:
    """Cut at what never stands inside a name: spaced dashes, commas of places, "and" of people."""
    for piece in _cut(text, Span(start, end), _BREAK):
        if kind == "place":
            yield from _cut(text, piece, _PLACES)
        elif kind == "person":
            parts = list(_cut(text, piece, _PEOPLE))
            full = all(len(text[p.start : p.end].split()) > 1 for p in parts)
            yield from parts if full else [piece]
        else:
            yield piece


def _cut(text: str, span: Span, border: re.Pattern[str]) -> Iterator[Span]:
    start = span.start
    for found in border.finditer(text, span.start, span.end):
        yield Span(start, found.start())
        start = found.end()
    yield Span(start, span.end)


def _bared(text: str, span: Span, kind: NameKind) -> Span | None:
    """Take words and signs off both ends until what is left begins and ends as a name does."""
    words = [Span(*found.span()) for found in _WORD.finditer(text, span.start, span.end)]
    if not words or len(words) > _MOST_WORDS or span.end - span.start > _LONGEST:
        return None
    while words and _may_go_first(text, words, kind):
        words.pop(0)
    while words and _may_go_last(text[words[-1].start : words[-1].end], kind):
        words.pop()
    left = _stripped(text, words[0].start, words[-1].end) if words else None
    return left if left in (None, span) else _bared(text, left, kind)


def _may_go_first(text: str, words: list[Span], kind: NameKind) -> bool:
    word = text[words[0].start : words[0].end].strip(_OPENING + _CLOSING)
    if not word or _SCORE.fullmatch(word):
        return not (word and kind == "organisation" and len(words) > 1)
    bare = fold(word)
    if bare in ("the", "a", "an"):
        return True
    if word.islower():
        return bare not in NAME_OPENERS or len(words) == 1
    if kind != "person" or len(words) == 1:
        return False
    follows = fold(text[words[1].start : words[1].end].strip(_OPENING + _CLOSING))
    return bare in TITLES or (bare in TITLE_OPENERS and follows in TITLES | TITLE_OPENERS)


def _may_go_last(word: str, kind: NameKind) -> bool:
    bare = word.strip(_OPENING + _CLOSING)
    if not bare or bare.islower():
        return True
    if _SCORE.fullmatch(bare):
        # "Channel 4" and "Area 51" are names; "Lenia 2-1" and "Ada Quill 6" are not.
        return kind == "person" or not bare.isdigit()
    return False


def _stripped(text: str, start: int, end: int) -> Span | None:
    while start < end and (text[start] in _OPENING or text[start].isspace()):
        start += 1
    if (prefix := _PREFIX.match(text, start, end)) is not None:
        start = prefix.end()
    while start < end:
        found = _POSSESSIVE.search(text, max(start, end - 4), end)
        if found and found.start() > start:
            end = found.start()
        elif _is_loose(text[end - 1]) or not _is_abbreviated(text[start:end]):
            end -= 1
        else:
            break
    return Span(start, end) if start < end else None


def _is_loose(letter: str) -> bool:
    return letter in _CLOSING or letter.isspace()


def _is_abbreviated(name: str) -> bool:
    """Whether a full stop at the end belongs to the name, as in "U.S." and "Quill Co."."""
    last = name.rsplit(maxsplit=1)[-1]
    return last[-1] != "." or last.count(".") > 1 or (" " in name and fold(last) in _ABBREVIATIONS)


_ABBREVIATIONS = frozenset("bros co corp inc jr ltd sr st".split())


def _is_name(words: str) -> bool:
    if len(words) < 2 or not _has_a_capital(words):
        return False
    bare = fold(words)
    return bare not in NEVER_NAMES and bare not in TITLES and bare not in PARTICLES


def _has_a_capital(words: str) -> bool:
    """Whether a letter is a capital, or of a script that has none."""
    return any(letter.isalpha() and not letter.islower() for letter in words)
