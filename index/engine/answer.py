"""From a query's text to its answer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from index.engine.dates import days_asked
from index.engine.evaluate import check_patterns, evaluate
from index.engine.found import scores_of
from index.engine.hits import NO_HITS
from index.engine.lexer import lex
from index.engine.meaning import MOST_FORMS, asked, finder, forms
from index.engine.parser import tree
from index.engine.protocol import Answer
from index.engine.respelling import FAR_MORE, FEW, respellings
from index.engine.tokens import Kind, QueryError
from index.results import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from index.engine.asked import AskedArticles
    from index.engine.hits import HitFinder
    from index.engine.protocol import Finds
    from index.engine.snapshot import Snapshot
    from index.engine.tokens import Token


def answer(
    query: str,
    snapshot: Snapshot,
    finds: Finds,
    today: date | None = None,
    *,
    respell: bool = True,
) -> Answer:
    """Return everything a query finds in a snapshot.

    Args:
        query: As it is typed.
        snapshot: Of the index.
        finds: Tells of names and stories.
        today: The day that "last week" is seen from; None for the one of the clock.
        respell: Whether closer spellings are looked for where nothing is found.
    """
    try:
        tokens = lex(query, today)
        parsed, lit, words = _meaning(query, tokens, snapshot, finds)
        if parsed is None:
            return _everything(snapshot)
        found = evaluate(parsed, snapshot)
        documents, scores = found.documents, scores_of(found)
        order = snapshot.in_order(documents)
        if order is not None:
            documents, scores = documents[order], scores[order]
        beside = asked(parsed) if _asks(tokens) else []
        closer = None
        if 0 < len(documents) <= FEW or (respell and not len(documents)):
            number = partial(_number, snapshot=snapshot, finds=finds, today=today)
            closer = _closer(query, tokens, len(documents), snapshot, number)
        return Answer(
            keys=snapshot.keys[documents],
            scores=scores,
            problem=None,
            finder=lit,
            finds=words + _called(beside),
            suggestion=closer,
            asked=tuple(leaf.asked for leaf in beside),
            days=days_asked(query, tokens),
        )
    except QueryError as error:
        problem = Problem(error.message, error.start, error.end)
        return _wordless(np.zeros(0, dtype=np.int64), problem)


class _Meaning(NamedTuple):
    """What a query means in a snapshot."""

    tree: Any
    finder: HitFinder
    forms: tuple[str, ...]

    @property
    def size(self) -> int:
        """How many bytes it takes, about: patterns may stand for thousands of words."""
        sought = (self.finder.text, self.finder.title, self.finder.quoted)
        return 4_000 + 200 * sum(len(part.words) for part in sought)


def _meaning(query: str, tokens: Sequence[Token], snapshot: Snapshot, finds: Finds) -> _Meaning:
    """Return what a query means: it is asked again whenever a filter is set.

    What it means by names and stories isn't for the snapshot to say.
    """

    def read() -> _Meaning:
        parsed = tree(tokens, finds)
        if parsed is None:
            return _Meaning(None, NO_HITS, ())
        check_patterns(parsed, snapshot)
        return _Meaning(parsed, finder(parsed, snapshot), forms(parsed, snapshot))

    return read() if _asks(tokens) else snapshot.kept(("means", *_said(query, tokens)), read)


def _asks(tokens: Sequence[Token]) -> bool:
    """Tell whether a query asks for names or stories, of which the snapshot knows nothing."""
    return any(token.kind is Kind.ASKED for token in tokens)


def _said(query: str, tokens: Sequence[Token]) -> tuple[object, ...]:
    """Return what tells a query from others: "last week" is another one tomorrow."""
    return query, *(token.days for token in tokens)


class _Closer(NamedTuple):
    """A query in another spelling."""

    query: str | None
    """None where there is no such spelling."""

    @property
    def size(self) -> int:
        """How many bytes it takes."""
        return len(self.query or "") * 4


def _closer(
    query: str,
    tokens: Sequence[Token],
    found: int,
    snapshot: Snapshot,
    number: Callable[[str], int],
) -> str | None:
    """Return the likeliest spelling of a query that finds far more; None where there is none.

    Args:
        query: As it is typed.
        tokens: Its pieces.
        found: How many articles it finds.
        snapshot: Of the index.
        number: Tells how many another one finds.
    """

    def look() -> _Closer:
        likely = respellings(query, tokens, found, snapshot)
        helping = (text for text in likely if number(text) > FAR_MORE * found)
        return _Closer(next(helping, None))

    if _asks(tokens):
        return look().query
    return snapshot.kept(("closer", *_said(query, tokens)), look).query


def _called(beside: list[AskedArticles]) -> tuple[str, ...]:
    """Return the names and titles asked for; few where there are many, as of words."""
    share = max(1, MOST_FORMS // max(1, len(beside)))
    listed = dict.fromkeys(name for leaf in beside for name in leaf.found.called[:share])
    return tuple(listed)[:MOST_FORMS]


def _number(query: str, snapshot: Snapshot, finds: Finds, today: date | None) -> int:
    parsed: Any = tree(lex(query, today), finds)
    return len(evaluate(parsed, snapshot).documents)


def _everything(snapshot: Snapshot) -> Answer:
    return _wordless(np.sort(snapshot.keys[snapshot.live]), None)


def _wordless(keys: np.ndarray[tuple[int], np.dtype[np.int64]], problem: Problem | None) -> Answer:
    scores = np.zeros(len(keys), dtype=np.float32)
    return Answer(keys, scores, problem, NO_HITS, (), None)
