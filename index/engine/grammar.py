"""Checks that the pieces of a query go together, and tells which of them are excluded."""

from __future__ import annotations

from dataclasses import dataclass, replace

from index.engine.fielded import NARROWING, narrowing, unweighed
from index.engine.tokens import OPERATORS, Kind, QueryError, Token

DEEPEST = 24
"""Parentheses within parentheses; Whoosh's parser recurses."""
_GO_ON = OPERATORS | {Kind.CLOSE, Kind.WEIGHT}
"""What doesn't begin anything: it belongs to what stands before."""
_PASSIVE = frozenset({Kind.NOT, Kind.OPEN, Kind.FIELD, Kind.NEED, Kind.WEIGHT})
"""What isn't itself what a NOT before it excludes."""
_AWAIT = OPERATORS | {Kind.NEED, Kind.FIELD, Kind.OPEN}
"""What something has to follow."""


def checked(tokens: list[Token]) -> list[Token]:
    """Return the tokens with the excluded ones marked, and without what says what is so anyway.

    Raises:
        QueryError: A parenthesis or an operator lacks its other half, or contradicts another; or
            nothing of what is weighed has a weight.
    """
    marked = _marked(tokens)
    _check_weights(marked)
    return _without_needs(marked)


def _marked(tokens: list[Token]) -> list[Token]:
    marked: list[Token] = []
    groups: list[tuple[Token, bool]] = []
    before: Token | None = None
    negated = False
    for token in tokens:
        _check_pair(before, token)
        _check_depth(token, len(groups))
        if token.kind is Kind.OPEN:
            groups.append((token, negated))
        elif token.kind is Kind.CLOSE:
            groups.pop()
        if token.kind is Kind.NOT:
            negated = not negated
        if token.kind in _PASSIVE:
            marked.append(token)
        else:
            marked.append(replace(token, excluded=negated))
            negated = groups[-1][1] if groups else False
        before = before if token.kind is Kind.WEIGHT else token
    if before and before.kind in OPERATORS | {Kind.NEED}:
        raise QueryError(f"{before.kind.value} needs a word after it", before.start, before.end)
    if groups:
        opening = groups[-1][0]
        raise QueryError("unclosed parenthesis", opening.start, opening.end)
    return marked


def _check_depth(token: Token, deep: int) -> None:
    if token.kind is Kind.OPEN and deep == DEEPEST:
        raise QueryError(f"more than {DEEPEST} parentheses deep", token.start, token.end)
    if token.kind is Kind.CLOSE and not deep:
        raise QueryError("parenthesis without an opening one", token.start, token.end)


def _check_pair(before: Token | None, token: Token) -> None:
    starts = before is None or before.kind is Kind.OPEN
    if token.kind in (Kind.AND, Kind.OR) and starts:
        raise QueryError(f"{token.kind.value} needs a word before it", token.start, token.end)
    if before and before.kind is Kind.NOT and token.kind is Kind.NEED:
        raise QueryError(
            "+ and NOT don't go together: leave one of them out", before.start, token.end
        )
    if (
        before
        and before.kind in OPERATORS | {Kind.NEED}
        and (
            token.kind is Kind.CLOSE
            or token.kind in OPERATORS - {Kind.NOT}
            or (before.kind is Kind.NOT and token.kind is Kind.NOT)
        )
    ):
        raise QueryError(f"{before.kind.value} needs a word after it", before.start, before.end)
    if starts and before and token.kind is Kind.CLOSE:
        raise QueryError("nothing between the parentheses", before.start, token.end)


@dataclass(slots=True)
class _Group:
    """What stands in one parenthesis, or outside of all."""

    narrowing: str = ""
    """The field that holds for all of it, where that only narrows; "" for words."""
    narrows: str = ""
    """The first field in it that only narrows."""
    weighs: bool = False
    """Whether there is a word in it."""

    def take(self, other: _Group) -> None:
        """Take what stands in another within this one."""
        self.narrows = self.narrows or other.narrows
        self.weighs = self.weighs or other.weighs


def _check_weights(tokens: list[Token]) -> None:
    """Raise QueryError where a parenthesis is weighed that has no word with a weight."""
    groups = [_Group()]
    closed: _Group | None = None
    field = ""
    for token in tokens:
        if token.kind is Kind.WEIGHT and closed and closed.narrows and not closed.weighs:
            raise unweighed(closed.narrows, token.start, token.end)
        closed = None
        if token.kind is Kind.FIELD:
            field = token.text if token.text in NARROWING else ""
            continue
        if token.kind is Kind.OPEN:
            groups.append(_Group(field or groups[-1].narrowing))
        elif token.kind is Kind.CLOSE:
            closed = groups.pop()
            groups[-1].take(closed)
        elif token.kind not in _PASSIVE | OPERATORS:
            narrows = field or groups[-1].narrowing or narrowing([token])
            groups[-1].take(_Group(narrows=narrows, weighs=not narrows))
        field = ""


@dataclass(slots=True)
class _Chain:
    """Pieces that AND and OR join, in one parenthesis."""

    either: bool = False
    """Whether there is an OR among them."""
    need: Token | None = None
    """The first + among them."""

    def check(self) -> None:
        """Raise QueryError where a piece is to be both needed and an alternative."""
        if self.either and self.need:
            raise QueryError(
                "+ asks for all, OR for either: leave one out, or write (a OR b) +c",
                self.need.start,
                self.need.end,
            )


def _without_needs(tokens: list[Token]) -> list[Token]:
    """Return the tokens without any +: what stands side by side is needed as it is.

    It is there since people know it from elsewhere, and refused where it would mean something else.
    """
    kept: list[Token] = []
    chains = [_Chain()]
    before: Token | None = None
    for token in tokens:
        if before and token.kind not in _GO_ON - {Kind.NOT} and before.kind not in _AWAIT:
            chains[-1] = _Chain()
        if token.kind is Kind.OR:
            chains[-1].either = True
        elif token.kind is Kind.NEED:
            chains[-1].need = chains[-1].need or token
        elif token.kind is Kind.OPEN:
            chains.append(_Chain())
        elif token.kind is Kind.CLOSE:
            chains.pop()
        chains[-1].check()
        before = token
        if token.kind is not Kind.NEED:
            kept.append(token)
    return kept
