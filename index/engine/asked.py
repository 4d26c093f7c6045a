"""Names and stories in a query: cut from it, and in its tree the articles somebody else tells.

Names are found later than texts are indexed, stories are grouped later still; both are made anew
as more articles come, and the user has the last word on them. So nothing of them is in this index:
who searches hands in what tells of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from whoosh.qparser import syntax
from whoosh.query.qcore import Query

from index.engine.protocol import ArticlesFound
from index.engine.tokens import Kind, QueryError, Token
from index.fields import STORY_FIELD, StoryAsked, asked_for

if TYPE_CHECKING:
    from index.engine.protocol import Finds
    from index.fields import Asked


def nothing_known(_asked: Asked) -> ArticlesFound:
    """Tell that no article is found: what is known where there are no names and no stories."""
    return ArticlesFound(np.zeros(0, np.int64), ())


def asked_token(field: str, text: str, start: int, inner: int) -> Token:
    """Return the piece of a query that asks for a name or a story, written without quotes.

    Args:
        field: Its field: "person".
        text: What was typed after it.
        start: Where the piece begins in the query.
        inner: Where the text does.

    Raises:
        QueryError: It has signs that mean something for words, and nothing for these.
    """
    end = inner + len(text)
    words = text.rstrip("?!.,;:")
    begun = words.endswith("*")
    words = words.rstrip("*")
    if any(sign in words for sign in "*?~"):
        raise QueryError(f"in {_a(field)}, only a * at the end means something", inner, end)
    asked = asked_for(field, words, begun=begun)
    return Token(Kind.ASKED, start, end, words, inner, asked=asked)


def nothing_after(field: str, start: int, end: int) -> QueryError:
    """Return that something has to be asked for in a field."""
    what = "an id or words of a title" if field == STORY_FIELD else "a name"
    return QueryError(f"{field}: needs {what} right after it", start, end)


def no_letters(token: Token) -> QueryError:
    """Return that a piece which asks for a name or a story has no letter or digit."""
    field = STORY_FIELD if isinstance(token.asked, StoryAsked) else ""
    return QueryError(f"no letters of {_a(field)}", token.start, token.end)


def _a(field: str) -> str:
    return "a title" if field == STORY_FIELD else "a name"


class AskedNode(syntax.SyntaxNode):
    """A name or a story in a query."""

    def __init__(self, asked: Asked, finds: Finds) -> None:
        self._asked = asked
        self._finds = finds

    def query(self, _parser: object) -> Any:
        """Return the articles that are found, as a leaf of Whoosh's tree."""
        return AskedArticles(self._asked, self._finds(self._asked))


class AskedArticles(Query):
    """Finds the articles that have a name, or tell a story."""

    def __init__(self, asked: Asked, found: ArticlesFound) -> None:
        self.asked = asked
        self.found = found
