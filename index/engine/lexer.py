"""Cuts a query into pieces, and says in words what is wrong with it.

Whoosh's parser takes whatever it gets and quietly drops what it can't place. A person who types
wants to know; so the pieces are cut and checked here, and Whoosh is given only what makes sense.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from index.engine.dates import ALWAYS, day_range, days
from index.engine.grammar import checked
from index.engine.terms import key, surface
from index.engine.tokens import Kind, QueryError, Token
from index.tongues import code_of
from index.words import word_spans

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_QUERY = 10_000
MOST_WORDS = 256
MOST_EDITS = 2

_QUOTES = '"“”„‟«»″＂'
_CHUNK = re.compile(rf"[^\s(){_QUOTES}]+")
_FIELD = re.compile(r"([A-Za-z_]+):")
_PIECE = re.compile(r"[^\W_*?]+(?:['’ʼ][^\W_*?]+)*|[*?]+")
_TEXT_FIELDS = ("title", "outlet", "language")
_DATE_FIELDS = ("date", "since", "until")


def lex(query: str) -> list[Token]:
    """Return the pieces of a query, checked.

    Raises:
        QueryError: It can't be understood, and why.
    """
    if len(query) > LONGEST_QUERY:
        raise QueryError(f"longer than {LONGEST_QUERY:,} characters", LONGEST_QUERY, len(query))
    tokens = list(_Cutter(query).tokens())
    if not tokens and query.strip():
        raise QueryError("no letters or digits to look for", 0, len(query))
    return checked(tokens)


class _Cutter:
    """Walks through a query."""

    def __init__(self, query: str) -> None:
        self._query = query
        self._at = 0
        self._words = 0

    def tokens(self) -> Iterator[Token]:
        """Yield the pieces in order."""
        query = self._query
        while self._at < len(query):
            character = query[self._at]
            if character.isspace():
                self._at += 1
            elif character in "()":
                kind = Kind.OPEN if character == "(" else Kind.CLOSE
                yield Token(kind, self._at, self._at + 1)
                self._at += 1
            elif character in _QUOTES:
                yield self._phrase()
            else:
                yield from self._chunk()

    def _phrase(self) -> Token:
        start = self._at
        text = self._quoted()
        token = self._text(text, start, self._at, start + 1)
        if token is None:
            raise QueryError("nothing between the quotes", start, self._at)
        return replace(token, kind=Kind.PHRASE)

    def _quoted(self) -> str:
        start = self._at
        for end in range(start + 1, len(self._query)):
            if self._query[end] in _QUOTES:
                self._at = end + 1
                return self._query[start + 1 : end]
        raise QueryError("unclosed quote", start, len(self._query))

    def _chunk(self) -> Iterator[Token]:
        start = self._at
        found = _CHUNK.match(self._query, start)
        assert found is not None
        chunk = found.group()
        self._at = found.end()
        if chunk in ("AND", "OR", "NOT"):
            yield Token(Kind(chunk), start, self._at)
            return
        if chunk[0] == "-" and self._excludes(chunk[1:2]):
            yield Token(Kind.NOT, start, start + 1)
            start, chunk = start + 1, chunk[1:]
        field = _FIELD.match(chunk)
        if field and self._is_field(field.group(1), chunk[field.end() :]):
            yield from self._fielded(field.group(1).lower(), start, chunk[field.end() :])
        else:
            yield from self._plain(chunk, start)

    def _excludes(self, following: str) -> bool:
        # A dash between spaces, and two of them, are punctuation.
        return (
            following.isalnum()
            or following in ("*", "?")
            or (following == "" and self._before_group())
        )

    def _before_group(self) -> bool:
        following = self._query[self._at : self._at + 1]
        return following != "" and following in "(" + _QUOTES

    def _is_field(self, name: str, rest: str) -> bool:
        if name.lower() in _TEXT_FIELDS + _DATE_FIELDS:
            return True
        # "http://", and "Summit: what we know", are words.
        return not rest.startswith("/") and (rest != "" or self._before_group())

    def _fielded(self, name: str, start: int, rest: str) -> Iterator[Token]:
        value = start + len(name) + 1
        if name in _DATE_FIELDS:
            yield self._days(name, start, value)
        elif name not in _TEXT_FIELDS:
            known = ", ".join(_TEXT_FIELDS + _DATE_FIELDS)
            raise QueryError(f"no field {name}: there are {known}", start, value)
        else:
            yield Token(Kind.FIELD, start, value, name)
            whole = name == "language" and rest
            pieces = [_language(rest, value)] if whole else list(self._plain(rest, value))
            yield from pieces
            if not pieces and (rest or not self._before_group()):
                raise QueryError(f"{name}: needs a word right after it", start, self._at)

    def _days(self, name: str, start: int, value: int) -> Token:
        query = self._query
        following = query[value : value + 1]
        if following == "[":
            end = query.find("]", value)
            if end < 0:
                raise QueryError("unclosed bracket", value, len(query))
            self._at = end + 1
            first, last = day_range(query[value + 1 : end], value + 1)
        else:
            if following != "" and following in _QUOTES:
                self._at = value
                text, value = self._quoted().strip(), value + 1
            else:
                text = query[value : self._at].rstrip(".,;")
            if not text:
                raise QueryError(f"{name}: needs a date right after it", start, self._at)
            first, last = days(text, value)
        if name == "since":
            last = ALWAYS[1]
        elif name == "until":
            first = ALWAYS[0]
        return Token(Kind.DAYS, start, self._at, days=(first, last))

    def _plain(self, chunk: str, start: int) -> Iterator[Token]:
        head, tilde, edits = chunk.rpartition("~")
        if tilde and (edits == "" or (edits.isascii() and edits.isdigit())):
            yield from self._near(head, edits, start)
        elif "*" in chunk or "?" in chunk.rstrip("?!.,;:"):
            yield from self._wildcards(chunk, start)
        else:
            token = self._text(chunk, start, start + len(chunk), start)
            if token:
                yield token

    def _text(self, text: str, start: int, end: int, inner: int) -> Token | None:
        words = sum(1 for word, _, _ in word_spans(text) if key(word))
        self._count(words, start, end)
        kind = Kind.WORD if words == 1 else Kind.PHRASE
        return Token(kind, start, end, text, inner) if words else None

    def _near(self, head: str, edits: str, start: int) -> Iterator[Token]:
        end = start + len(head) + 1 + len(edits)
        allowed = int(edits[:3]) if edits else 1
        words = [found for found in word_spans(head) if key(found[0])]
        if not words:
            raise QueryError("~ needs a word before it", start, end)
        if "*" in head:
            raise QueryError("* and ~ don't go together", start, end)
        if allowed > MOST_EDITS:
            raise QueryError(f"at most ~{MOST_EDITS}: two letters may differ", start, end)
        self._count(len(words), start, end)
        yield from _grouped(
            [
                Token(Kind.NEAR, start + a, start + b, word, start + a, allowed)
                if allowed
                else Token(Kind.WORD, start + a, start + b, word, start + a)
                for word, a, b in words
            ]
        )

    def _wildcards(self, chunk: str, start: int) -> Iterator[Token]:
        tokens: list[Token] = []
        pattern, began, ended = "", 0, -1
        for found in _PIECE.finditer(chunk):
            if pattern and found.start() != ended:
                tokens.append(self._pattern(pattern, start + began, start + ended))
                pattern = ""
            if not pattern:
                began = found.start()
            piece = found.group()
            pattern += re.sub(r"\*+", "*", piece) if piece[0] in "*?" else surface(piece)
            ended = found.end()
        if pattern:
            tokens.append(self._pattern(pattern, start + began, start + ended))
        yield from _grouped(tokens)

    def _pattern(self, pattern: str, start: int, end: int) -> Token:
        self._count(1, start, end)
        if not pattern.strip("*?"):
            raise QueryError(f"{pattern[0]} needs letters beside it", start, end)
        plain = self._query[start:end].strip("*?")
        if not re.search(r"[*?]", plain) and sum(1 for _ in word_spans(plain)) > 1:
            # "1st*", and ideographs: words of their own, so any ending is a word of its own too.
            return Token(Kind.PHRASE, start, end, plain, self._query.index(plain, start))
        if "*" not in pattern and "?" not in pattern.rstrip("?"):
            return Token(Kind.WORD, start, end, self._query[start:end].rstrip("?"), start)
        return Token(Kind.WILDCARD, start, end, pattern)

    def _count(self, words: int, start: int, end: int) -> None:
        self._words += words
        if self._words > MOST_WORDS:
            raise QueryError(f"more than {MOST_WORDS} words", start, end)


def _language(asked: str, start: int) -> Token:
    code, end = code_of(asked.rstrip(".,;")), start + len(asked)
    if code is None:
        raise QueryError("no such language: write german or de", start, end)
    return Token(Kind.WORD, start, end, code, start)


def _grouped(tokens: list[Token]) -> Iterator[Token]:
    """Yield tokens as one operand, for a NOT or a field before them."""
    if len(tokens) > 1:
        yield Token(Kind.OPEN, tokens[0].start, tokens[0].start)
        yield from tokens
        yield Token(Kind.CLOSE, tokens[-1].end, tokens[-1].end)
    else:
        yield from tokens
