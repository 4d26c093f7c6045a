"""What stands right behind a piece of a query: how far words stand apart, `~5`; a weight, `^2`."""

from __future__ import annotations

import re

from index.engine.tokens import QueryError

FARTHEST = 100
"""How many words a word of a phrase may stand after the one before: about a paragraph."""
LIGHTEST = 0.01
HEAVIEST = 100.0
"""Between these a piece of a query may count for less or more."""

_NUMBER = re.compile(r"\d{1,6}(?:\.\d{1,6})?|\.\d{1,6}", re.ASCII)
_BEHIND = re.compile(r"(?P<apart>~(?P<words>[^^]*))?(?P<weight>\^.*)?", re.DOTALL)
_STOPS = ".,;:!?"
_RAISED = re.compile(r"(?:.*:)?\d[\d.,]*", re.ASCII | re.DOTALL)
"""A number by itself: what stands behind a ^ is its power, as in texts."""


def cut_weight(chunk: str, start: int) -> tuple[str, float | None]:
    """Return what stands between blanks without its weight, and that; None where it has none.

    Args:
        chunk: "ferry^2".
        start: Where it begins in the query.

    Raises:
        QueryError: The weight is no number, or out of bounds.
    """
    head, sign, number = chunk.partition("^")
    # Where no word stands before it, it is punctuation, and so it is in "10^6".
    if not sign or not any(map(str.isalnum, head)) or _RAISED.fullmatch(head):
        return chunk, None
    return head, _weight(number, start + len(head), start + len(chunk))


def behind_phrase(behind: str, words: int, start: int) -> tuple[int, float | None]:
    """Return how far the words of a phrase may stand apart, and what it weighs, if that is told.

    Args:
        behind: What stands right behind the closing quotation mark: "~5^2".
        words: How many words the phrase has.
        start: Where that begins in the query.

    Raises:
        QueryError: It is neither.
    """
    found = _BEHIND.fullmatch(behind)
    if found is None:
        raise QueryError('write "a phrase"~5 or "a phrase"^2', start, start + len(behind))
    apart = 1
    if found["apart"]:
        end = start + found.end("apart")
        apart = _apart(found["words"].rstrip(_STOPS), start, end)
        if words < 2:
            raise QueryError("~ behind quotation marks needs two words in them", start, end)
    weight = found["weight"]
    if not weight:
        return apart, None
    return apart, _weight(weight[1:], start + found.start("weight"), start + len(behind))


def behind_group(behind: str, start: int) -> float:
    """Return what a parenthesis weighs, by what stands right behind it: "^3".

    Raises:
        QueryError: It is no weight.
    """
    end = start + len(behind)
    if behind[0] == "~":
        raise QueryError('~ stands behind a word or a phrase: "a b"~5', start, end)
    return _weight(behind[1:], start, end)


def _apart(number: str, start: int, end: int) -> int:
    if not (number.isascii() and number.isdigit()):
        raise QueryError('~ needs a number right after it: "a phrase"~5', start, end)
    apart = int(number[:6])
    if not 1 <= apart <= FARTHEST:
        raise QueryError(f"words may stand ~1 to ~{FARTHEST} apart", start, end)
    return apart


def _weight(number: str, start: int, end: int) -> float:
    number = number.rstrip(_STOPS)
    if not _NUMBER.fullmatch(number):
        raise QueryError("^ needs a number right after it: ferry^2", start, end)
    weight = float(number)
    if not LIGHTEST <= weight <= HEAVIEST:
        raise QueryError(f"a weight is from ^{LIGHTEST} to ^{HEAVIEST:.0f}", start, end)
    return weight
