"""What a query is made of, before Whoosh's parser sees it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.fields import Asked


class Kind(Enum):
    """What a piece of a query is."""

    WORD = "word"
    PHRASE = "phrase"
    WILDCARD = "wildcard"
    NEAR = "near"
    DAYS = "days"
    ASKED = "asked"
    FIELD = "field"
    OPEN = "("
    CLOSE = ")"
    AND = "AND"
    OR = "OR"
    NOT = "NOT"
    NEED = "+"
    WEIGHT = "^"


OPERATORS = frozenset({Kind.AND, Kind.OR, Kind.NOT})


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query."""

    kind: Kind
    start: int
    """Offset into the query, in characters."""
    end: int
    text: str = ""
    """Words as they stand, a folded pattern, or the name of a field."""
    inner: int = 0
    """Where `text` begins in the query; for words and phrases."""
    edits: int = 0
    """For near spellings: how many letters may differ."""
    apart: int = 1
    """For phrases: how many words each may stand after the one before; 1 is right after it."""
    weight: float = 1.0
    """For weights: how much what stands before counts."""
    days: tuple[int, int] = (0, 0)
    """For dates: the first and the last day, both included, as ordinals."""
    asked: Asked | None = None
    """For names and stories: what is asked for."""
    excluded: bool = False
    """Whether a NOT turns it into what is not wanted."""


class QueryError(Exception):
    """A query can't be understood; never leaves the engine."""

    def __init__(self, message: str, start: int, end: int) -> None:
        super().__init__(message)
        self.message = message
        self.start = start
        self.end = end
