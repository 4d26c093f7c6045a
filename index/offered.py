"""Which other spelling of a query is offered: beside what was found, none in place of a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.fields import NameAsked
from index.words import word_spans

if TYPE_CHECKING:
    from index.engine import Answer
    from index.named import NamesAsked


def offered(query: str, answer: Answer | None, names: NamesAsked | None) -> str | None:
    """Return the query in another spelling that is offered with an answer.

    Args:
        query: What was asked.
        answer: The engine's; None where there were no words to look for.
        names: Those of the corpus; None as long as they aren't all found, and nobody can tell.
    """
    suggestion = answer.suggestion if answer is not None else None
    if answer is None or suggestion is None or not len(answer.keys):
        return suggestion
    if names is None:
        return None
    kept = {word for word, _, _ in word_spans(suggestion)}
    respelt = [word for word, _, _ in word_spans(query) if word not in kept]
    named = any(len(names.found(NameAsked(None, word)).keys) for word in respelt)
    return None if named else suggestion
