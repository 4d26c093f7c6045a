"""What may stand in a field of a query and behind it, and what is said where it may not."""

from __future__ import annotations

from index.engine.tokens import Kind, QueryError, Token
from index.fields import QUOTED_FIELD, field_of
from index.tongues import code_of

NARROWING = ("outlet", "language")
"""Fields of words that find without weighing."""


def unweighed(field: str, start: int, end: int) -> QueryError:
    """Return that what a field asks for only narrows."""
    return QueryError(f"{field}: only narrows; ^ and ~ stand behind words", start, end)


def no_words(field: str, start: int, end: int) -> QueryError:
    """Return that another field can't stand inside quotation marks."""
    return QueryError(f"{QUOTED_FIELD}: finds words, and {field}: is none", start, end)


def language_token(asked: str, start: int) -> Token:
    """Return the word that a language is kept under.

    Raises:
        QueryError: There is no such language.
    """
    code, end = code_of(asked.rstrip(".,;")), start + len(asked)
    if code is None:
        raise QueryError("no such language: write german or de", start, end)
    return Token(Kind.WORD, start, end, code, start)


def narrowing(tokens: list[Token]) -> str:
    """Return the field of a piece that finds without weighing; "" for words."""
    first = tokens[0]
    if first.kind is Kind.FIELD and first.text in NARROWING:
        return first.text
    return "date" if first.kind is Kind.DAYS else field_of(first.asked) if first.asked else ""
