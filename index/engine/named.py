"""Names in a query: cut from it, and in its tree the articles that somebody else says have them.

Names are found later than texts are indexed, are merged anew as more come, and the user has the
last word on them. So nothing of them is in this index: who searches hands in what tells of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from whoosh.qparser import syntax
from whoosh.query.qcore import Query

from index.engine.protocol import NamesFound
from index.engine.tokens import Kind, QueryError, Token
from index.fields import NAME_FIELDS, NameAsked

if TYPE_CHECKING:
    from index.engine.protocol import Named


def nobody(_asked: NameAsked) -> NamesFound:
    """Tell that no article has a name: what is known where there are no names."""
    return NamesFound(np.zeros(0, np.int64), ())


def name_token(field: str, text: str, start: int, inner: int) -> Token:
    """Return the piece of a query that asks for a name written without quotes.

    Args:
        field: Its field: "person".
        text: What was typed after it.
        start: Where the piece begins in the query.
        inner: Where the text does.

    Raises:
        QueryError: It has signs that mean something for words, and nothing for names.
    """
    end = inner + len(text)
    name = text.rstrip("?!.,;:")
    begun = name.endswith("*")
    name = name.rstrip("*")
    if any(sign in name for sign in "*?~"):
        raise QueryError("in a name, only a * at the end means something", inner, end)
    asked = NameAsked(NAME_FIELDS[field], name, begun)
    return Token(Kind.NAMED, start, end, name, inner, name=asked)


class NamedNode(syntax.SyntaxNode):
    """A name in a query."""

    def __init__(self, asked: NameAsked, named: Named) -> None:
        self._asked = asked
        self._named = named

    def query(self, _parser: object) -> Any:
        """Return the articles that have it, as a leaf of Whoosh's tree."""
        return NamedArticles(self._asked, self._named(self._asked))


class NamedArticles(Query):
    """Finds the articles that have a name."""

    def __init__(self, asked: NameAsked, found: NamesFound) -> None:
        self.asked = asked
        self.found = found
