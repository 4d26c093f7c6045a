"""Cuts a query into pieces, and says in words what is wrong with it.

Whoosh's parser takes whatever it gets and quietly drops what it can't place. A person who types
wants to know; so the pieces are cut and checked here, and Whoosh is given only what makes sense.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from index.engine.asked import asked_token, no_letters, nothing_after
from index.engine.dates import DayCutter, day_of, lone_days
from index.engine.fielded import language_token, narrowing, no_words, unweighed
from index.engine.grammar import checked
from index.engine.signs import is_dash, plain_signs
from index.engine.suffixes import behind_group, behind_phrase, cut_weight
from index.engine.terms import key
from index.engine.tokens import Kind, QueryError, Token
from index.engine.wordlexer import WordCutter
from index.fields import (
    ASKED_FIELDS,
    DATE_FIELDS,
    FIELDS,
    QUOTED_FIELD,
    SPELLINGS,
    TEXT_FIELDS,
    asked_for,
)
from index.words import word_spans

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

LONGEST_QUERY = 10_000
_LONGEST_KEPT = 400
"""Characters of a query whose pieces are remembered: of a list of names they take a megabyte."""

_CHUNK = re.compile(r'[^\s()"]+')
_FIELD = re.compile(r"([A-Za-z_]+):")
_BEHIND = re.compile(r'[~^][^\s()"]*')


def lex(query: str, today: date | None = None) -> list[Token]:
    """Return the pieces of a query, checked.

    Args:
        query: As it is typed.
        today: The day that "last week" is seen from; None for the one of the clock.

    Raises:
        QueryError: It can't be understood, and why.
    """
    if len(query) > LONGEST_QUERY:
        raise QueryError(f"longer than {LONGEST_QUERY:,} characters", LONGEST_QUERY, len(query))
    day = day_of(today)
    return _cut(query, day) if len(query) > _LONGEST_KEPT else list(_kept(query, day))


@lru_cache(maxsize=256)
def _kept(query: str, today: date) -> tuple[Token, ...]:
    """Return the pieces of a short query, which is asked again with each filter and each order."""
    return tuple(_cut(query, today))


def _cut(query: str, today: date) -> list[Token]:
    query = plain_signs(query)
    days = DayCutter(query, today)
    tokens = lone_days(list(_Cutter(query, days).tokens()), days)
    if not tokens and query.strip():
        raise QueryError("no letters or digits to look for", 0, len(query))
    return checked(tokens)


class _Cutter:
    """Walks through a query."""

    def __init__(self, query: str, days: DayCutter) -> None:
        self._query = query
        self._at = 0
        self._days = days
        self._words = WordCutter(query)
        self._groups = [""]
        """The field in each parenthesis that is open, where it changes what may stand there: one of
        `ASKED_FIELDS`, or `QUOTED_FIELD`; "" for words."""
        self._field: str | None = None
        """The field right before what comes, in the same way."""

    def tokens(self) -> Iterator[Token]:
        """Yield the pieces in order."""
        query = self._query
        while self._at < len(query):
            character = query[self._at]
            if character.isspace():
                self._at += 1
            elif character in "()":
                yield from self._parenthesis(character)
            elif character == '"':
                yield from self._phrase()
            else:
                yield from self._chunk()

    def _parenthesis(self, character: str) -> Iterator[Token]:
        self._at += 1
        yield Token(Kind(character), self._at - 1, self._at)
        if character == "(":
            self._groups.append(self._holding())
            return
        if len(self._groups) > 1:
            self._groups.pop()
        start, behind = self._at, self._behind()
        if behind:
            yield self._weight(behind_group(behind, start), start)

    def _behind(self) -> str:
        """Step over what stands right behind a quotation mark or a parenthesis, and return it."""
        found = _BEHIND.match(self._query, self._at)
        if found is None:
            return ""
        self._at = found.end()
        return found.group()

    def _weight(self, weight: float, start: int) -> Token:
        return Token(Kind.WEIGHT, start, self._at, weight=weight)

    def _holding(self) -> str:
        """Return the field that holds for what comes, as `_groups` has it."""
        field, self._field = self._field, None
        return self._groups[-1] if field is None else field

    def _asked_field(self) -> str:
        """Return the one of `ASKED_FIELDS` that holds for what comes; "" for words."""
        field = self._holding()
        return field if field in ASKED_FIELDS else ""

    def _phrase(self) -> Iterator[Token]:
        start = self._at
        text = self._quoted()
        end, behind = self._at, self._behind()
        if field := self._asked_field():
            asked = asked_for(field, text)
            yield self._checked(Token(Kind.ASKED, start, end, text, start + 1, asked=asked))
            if behind:
                raise unweighed(field, end, self._at)
            return
        phrase = self._words.text(text, start, end, start + 1)
        if phrase is None:
            raise QueryError("nothing between the quotes", start, end)
        apart, weight = 1, None
        if behind:
            words = 1 if phrase.kind is Kind.WORD else 2
            apart, weight = behind_phrase(behind, words, end)
        yield replace(phrase, kind=Kind.PHRASE, apart=apart)
        if weight is not None:
            yield self._weight(weight, end)

    def _quoted(self) -> str:
        start = self._at
        end = self._query.find('"', start + 1)
        if end < 0:
            raise QueryError("unclosed quote", start, len(self._query))
        self._at = end + 1
        return self._query[start + 1 : end]

    def _chunk(self) -> Iterator[Token]:
        start = self._at
        found = _CHUNK.match(self._query, start)
        assert found is not None
        chunk = found.group()
        self._at = found.end()
        if chunk in ("AND", "OR", "NOT"):
            yield Token(Kind(chunk), start, self._at)
            return
        if (chunk[0] == "+" or is_dash(chunk[0])) and self._binds(chunk[1:2]):
            yield Token(Kind.NEED if chunk[0] == "+" else Kind.NOT, start, start + 1)
            start, chunk = start + 1, chunk[1:]
        chunk, weight = cut_weight(chunk, start)
        tokens = list(self._operand(chunk, start))
        yield from tokens
        if weight is not None and tokens:
            place = start + len(chunk)
            if field := narrowing(tokens):
                raise unweighed(field, place, self._at)
            yield self._weight(weight, place)

    def _operand(self, chunk: str, start: int) -> Iterator[Token]:
        field = _FIELD.match(chunk)
        if field and self._is_field(field.group(1), chunk[field.end() :]):
            yield from self._fielded(field.group(1).lower(), start, chunk[field.end() :])
        elif asked := self._asked_field():
            if any(word_spans(chunk)):
                yield self._checked(asked_token(asked, chunk, start, start))
        else:
            yield from self._words.plain(chunk, start)

    def _binds(self, following: str) -> bool:
        """Tell whether a dash or a plus belongs to what follows."""
        # A dash between spaces, and two of them, are punctuation.
        return (
            following.isalnum()
            or following in ("*", "?")
            or (following == "" and self._before_group())
        )

    def _before_group(self) -> bool:
        following = self._query[self._at : self._at + 1]
        return following != "" and following in '("'

    def _is_field(self, name: str, rest: str) -> bool:
        if name.lower() in FIELDS or name.lower() in SPELLINGS:
            return True
        # "http://", and "Summit: what we know", are words.
        return not rest.startswith("/") and (rest != "" or self._before_group())

    def _fielded(self, name: str, start: int, rest: str) -> Iterator[Token]:
        value = start + len(name) + 1
        name = SPELLINGS.get(name, name)
        if self._groups[-1] == QUOTED_FIELD and name in FIELDS:
            raise no_words(name, start, value)
        if name in DATE_FIELDS:
            self._at, (first, last, _) = self._days.after(name, value)
            self._words.count(1, start, self._at)
            yield Token(Kind.DAYS, start, self._at, days=(first, last))
        elif name in ASKED_FIELDS:
            if rest:
                yield self._checked(asked_token(name, rest, start, value))
            elif self._before_group():
                self._field = name
            else:
                raise nothing_after(name, start, value)
        elif name not in TEXT_FIELDS:
            known = ", ".join(FIELDS)
            raise QueryError(f"no field {name}: there are {known}", start, value)
        else:
            yield Token(Kind.FIELD, start, value, name)
            within = _FIELD.match(rest) if name == QUOTED_FIELD else None
            if within and within.group(1).lower() in (*FIELDS, *SPELLINGS):
                raise no_words(within.group(1).lower(), value, value + within.end())
            whole = name == "language" and rest
            pieces = (
                [language_token(rest, value)] if whole else list(self._words.plain(rest, value))
            )
            yield from pieces
            if not pieces and (rest or not self._before_group()):
                raise QueryError(f"{name}: needs a word right after it", start, self._at)
            self._field = None if rest else QUOTED_FIELD if name == QUOTED_FIELD else ""

    def _checked(self, token: Token) -> Token:
        words = sum(1 for word, _, _ in word_spans(token.text) if key(word))
        if not words:
            raise no_letters(token)
        self._words.count(words, token.start, token.end)
        return token
