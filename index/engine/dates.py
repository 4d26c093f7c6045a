"""The days that a query asks for, and where in it the words for them end."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from index.days import ALWAYS, NoDaysError, Period, days_said, last_some, said_first
from index.engine.tokens import Kind, QueryError, Token
from index.fields import DaysAsked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_RANGE = "a range of dates is written [2024-06 TO 2024-08]"
_AHEAD = re.compile(r'[^()\[\]"]*')


def day_of(today: date | None) -> date:
    """Return a day; of none, that of the clock."""
    return today or date.today()  # noqa: DTZ011  the day where whoever asks is


class DayCutter:
    """Cuts the days of one query from it."""

    def __init__(self, query: str, today: date) -> None:
        """Keep what is needed.

        Args:
            query: The query.
            today: The day that "last week" is seen from.
        """
        self._query = query
        self._today = today

    def after(self, field: str, start: int) -> tuple[int, Period]:
        """Return where the days of a field end, and which they are.

        Args:
            field: "date", "since" or "until".
            start: Where they begin, right behind the colon.

        Raises:
            QueryError: There are none.
        """
        following = self._query[start : start + 1]
        if following == "[":
            return self._in_brackets(field, start)
        if following == '"':
            end = self._query.find('"', start + 1)
            if end < 0:
                raise QueryError("unclosed quote", start, len(self._query))
            words = self._query[start + 1 : end].strip()
            if not words:
                raise nothing_after(field, start, end + 1)
            found = self._said(words, start + 1)
            return end + 1, _ending(field, found, start, end + 1)
        ahead = _AHEAD.match(self._query, start)
        words = ahead.group() if ahead else ""
        first = "" if words[:1].isspace() else words.partition(" ")[0]
        if not first.strip(".,;"):
            raise nothing_after(field, start, start + len(first))
        try:
            length, found = said_first(words, self._today)
        except NoDaysError as error:
            raise QueryError(error.message, start, start + error.about) from None
        return start + length, _ending(field, found, start, start + length)

    def alone(self, words: str) -> Period | None:
        """Return the days of "last 2 weeks"; None of anything else."""
        return last_some(words, self._today)

    def _in_brackets(self, field: str, start: int) -> tuple[int, Period]:
        end = self._query.find("]", start)
        if end < 0:
            raise QueryError("unclosed bracket", start, len(self._query))
        found = self._said(self._query[start + 1 : end], start + 1)
        if not found.between:
            raise QueryError(_RANGE, start + 1, end)
        return end + 1, _ending(field, found, start, end + 1)

    def _said(self, words: str, start: int) -> Period:
        try:
            return days_said(words, self._today)
        except NoDaysError as error:
            raise QueryError(error.message, start, start + max(1, len(words))) from None


def nothing_after(field: str, start: int, end: int) -> QueryError:
    """Return that days have to be asked for behind a field."""
    return QueryError(f"{field}: needs a date right after it", start - len(field) - 1, end)


def _ending(field: str, found: Period, start: int, end: int) -> Period:
    """Return the days that a field asks for by the days behind it."""
    if field == "date":
        return found
    if found.between:
        raise QueryError(f"{field}: takes one date; write date: for a range", start, end)
    if field == "since":
        return Period(found.first, ALWAYS.last)
    return Period(ALWAYS.first, found.last)


def lone_days(tokens: list[Token], cutter: DayCutter) -> list[Token]:
    """Return tokens in which "last 2 weeks", where no other words stand beside it, are days.

    Nobody looks for these words alone; beside others they may well be words of a headline.
    """
    words = [token for token, before in _with_before(tokens) if _plain(token, before)]
    others = {token.kind for token in tokens} - {Kind.WORD, Kind.FIELD, Kind.DAYS, Kind.ASKED}
    if others or not 3 <= len(words) <= 4:
        return tokens
    place = tokens.index(words[0])
    if tokens[place : place + len(words)] != words:
        return tokens
    days = cutter.alone(" ".join(token.text for token in words))
    if days is None:
        return tokens
    found = Token(Kind.DAYS, words[0].start, words[-1].end, days=(days.first, days.last))
    return [*tokens[:place], found, *tokens[place + len(words) :]]


def _with_before(tokens: list[Token]) -> Iterator[tuple[Token, Token | None]]:
    return zip(tokens, [None, *tokens], strict=False)


def _plain(token: Token, before: Token | None) -> bool:
    return token.kind is Kind.WORD and (before is None or before.kind is not Kind.FIELD)


def days_asked(query: str, tokens: Iterable[Token]) -> tuple[DaysAsked, ...]:
    """Return the days that a query asks for, in order."""
    return tuple(
        DaysAsked(query[token.start : token.end], *ends(Period(*token.days)))
        for token in tokens
        if token.kind is Kind.DAYS
    )


def ends(days: Period) -> tuple[str | None, str | None]:
    """Return the first and the last of some days as ISO dates; None where there is no end."""
    first = None if days.first == ALWAYS.first else date.fromordinal(days.first).isoformat()
    last = None if days.last == ALWAYS.last else date.fromordinal(days.last).isoformat()
    return first, last
