"""Checks that the pieces of a query go together, and tells which of them are excluded."""

from __future__ import annotations

from dataclasses import replace

from index.engine.tokens import OPERATORS, Kind, QueryError, Token

DEEPEST = 24
"""Parentheses within parentheses; Whoosh's parser recurses."""


def checked(tokens: list[Token]) -> list[Token]:
    """Return the tokens with the excluded ones marked.

    Raises:
        QueryError: A parenthesis or an operator lacks its other half.
    """
    marked: list[Token] = []
    groups: list[tuple[Token, bool]] = []
    before: Token | None = None
    negated = False
    for token in tokens:
        _check_pair(before, token)
        if token.kind is Kind.OPEN:
            groups.append((token, negated))
            if len(groups) > DEEPEST:
                raise QueryError(f"more than {DEEPEST} parentheses deep", token.start, token.end)
        elif token.kind is Kind.CLOSE:
            if not groups:
                raise QueryError("parenthesis without an opening one", token.start, token.end)
            groups.pop()
        if token.kind is Kind.NOT:
            negated = not negated
        elif token.kind not in (Kind.OPEN, Kind.FIELD):
            marked.append(replace(token, excluded=negated))
            negated = groups[-1][1] if groups else False
            before = token
            continue
        marked.append(token)
        before = token
    if before and before.kind in OPERATORS:
        raise QueryError(f"{before.kind.value} needs a word after it", before.start, before.end)
    if groups:
        opening = groups[-1][0]
        raise QueryError("unclosed parenthesis", opening.start, opening.end)
    return marked


def _check_pair(before: Token | None, token: Token) -> None:
    starts = before is None or before.kind is Kind.OPEN
    if token.kind in (Kind.AND, Kind.OR) and starts:
        raise QueryError(f"{token.kind.value} needs a word before it", token.start, token.end)
    if (
        before
        and before.kind in OPERATORS
        and (
            token.kind is Kind.CLOSE
            or token.kind in OPERATORS - {Kind.NOT}
            or (before.kind is Kind.NOT and token.kind is Kind.NOT)
        )
    ):
        raise QueryError(f"{before.kind.value} needs a word after it", before.start, before.end)
    if starts and before and token.kind is Kind.CLOSE:
        raise QueryError("nothing between the parentheses", before.start, token.end)
