"""Names in one slot that can't both be right: who did it, who holds an office, near which place.

Much may be done by two and happen in two places, so it is told only where the words around are the
same, where the slot holds one name alone, and where neither article knows the other one's name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from index.article import Span
from index.compare.kinds import LONGEST, VERBATIM
from index.compare.scenes import marks, scene
from index.comparison import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.compare.prepared import Prepared
    from index.compare.sentencewords import Word

_DONE_ONCE = frozenset(
    """shot stabbed killed murdered won founded written built painted designed directed driven
    piloted captained owned invented discovered beaten defeated poisoned composed""".split()
)
"""What is said to be done by one, or not at all."""
_OFFICES = frozenset(
    """mayor president premier governor chairman chairwoman chair captain king queen pope coach
    commissioner sheriff bishop archbishop chancellor speaker treasurer headmaster headmistress
    principal rector abbot""".split()
)
"""What one holds at a time."""
_NOT_IN_OFFICE = frozenset("former deputy vice ex acting assistant late future".split())
_KINDS_OF_PLACE = frozenset("town city village port district island state county province".split())
_DETERMINERS = frozenset("his her its their the a an".split())
_MOST_RUNS = 12
_SHARED = 3
_LONGEST_NAME = 4


class _Run(NamedTuple):
    """A name among the words of a sentence, and the slot that it fills."""

    first: int
    end: int
    slot: str
    before: int
    """Place of the word that the slot begins with."""


def other_names(a: Prepared, b: Prepared, place_a: int, place_b: int) -> Reason | None:
    """Return the names that fill one slot of two sentences and can't both, None if none do.

    Args:
        a: One article.
        b: The other one.
        place_a: Place of a sentence of A.
        place_b: Place of a sentence of B, linked to it.
    """
    words_a, words_b = a.words[place_a][:LONGEST], b.words[place_b][:LONGEST]
    every_a, every_b = range(len(a.words[place_a])), range(len(b.words[place_b]))
    if marks(a, place_a, every_a) != marks(b, place_b, every_b):
        return None
    runs_b = list(_slots(b.text, words_b))[:_MOST_RUNS]
    for one in list(_slots(a.text, words_a))[:_MOST_RUNS]:
        for other in runs_b:
            if one.slot != other.slot or not _same_around(words_a, one, words_b, other):
                continue
            name_a, name_b = _name(words_a, one), _name(words_b, other)
            if name_a & name_b or _knows(a, name_b) or _knows(b, name_a):
                continue
            if _others(a, place_a, name_a, b, place_b) and _others(b, place_b, name_b, a, place_a):
                continue
            spans = _span(words_a, one), _span(words_b, other)
            told = f"{a.text[slice(*spans[0])]} against {b.text[slice(*spans[1])]}"
            return Reason(f"{told}, {one.slot} in both", (spans[0],), (spans[1],))
    return None


def _slots(text: str, words: Sequence[Word]) -> Iterator[_Run]:
    """Yield the names of a sentence that fill a slot for one alone."""
    at = 0
    while at < len(words):
        end = _end_of_name(text, words, at)
        if end == at:
            at += 1
            continue
        if words[at].folded in _OFFICES and end > at + 1:  # "Governor X"
            at += 1
        slot = _slot(text, words, at)
        joined = end < len(words) and words[end].folded in ("and", "or")
        if slot and not joined and end - at <= _LONGEST_NAME:
            yield _Run(at, end, *slot)
        at = end


def _end_of_name(text: str, words: Sequence[Word], at: int) -> int:
    end = at
    while end < len(words) and text[words[end].start].isupper() and words[end].number is None:
        if end > at and text[words[end - 1].end : words[end].start] != " ":
            break
        end += 1
    return end


def _slot(text: str, words: Sequence[Word], at: int) -> tuple[str, int] | None:
    """Return what slot a name fills and where that begins."""
    for place in range(at - 1, max(-1, at - 4), -1):  # "by his driver", "by"
        if words[place].folded == "by":
            if place and words[place - 1].folded in _DONE_ONCE:
                return f"{words[place - 1].folded} by", place
            return None
        if text[words[place].start].isupper():
            break
    office = _office(text, words, at)
    if office is not None:
        return f"the {words[office].folded}", office
    if at and words[at - 1].folded == "near":
        return "near", at - 1
    if at > 1 and words[at - 1].folded == "of" and words[at - 2].folded in _KINDS_OF_PLACE:
        return f"the {words[at - 2].folded} of", at - 2
    return None


def _office(text: str, words: Sequence[Word], at: int) -> int | None:
    """Return the place of the office right before a name: "mayor X", "the mayor of Y, X"."""
    place = at - 1
    if place >= 0 and words[place].folded not in _OFFICES:
        if re.search(r",\s\Z", text[max(0, words[at].start - 2) : words[at].start]) is None:
            return None
        while place >= 0 and at - place <= _LONGEST_NAME and words[place].folded not in _OFFICES:
            place -= 1
    if place < 0 or words[place].folded not in _OFFICES:
        return None
    return None if place and words[place - 1].folded in _NOT_IN_OFFICE else place


def _same_around(a: Sequence[Word], one: _Run, b: Sequence[Word], other: _Run) -> bool:
    """Tell whether the words before a slot and behind its name are the same in two sentences."""
    before = _alike(a[: one.before + 1][::-1], b[: other.before + 1][::-1])
    after = _alike(a[one.end :], b[other.end :])
    between_a, between_b = a[one.before + 1 : one.first], b[other.before + 1 : other.first]
    if "by" not in one.slot and [w.folded for w in between_a] != [w.folded for w in between_b]:
        return False
    shared = (*a[one.before + 1 - before : one.before + 1], *a[one.end : one.end + after])
    return len(shared) >= VERBATIM and sum(word.weighty for word in shared) >= _SHARED


def _alike(a: Sequence[Word], b: Sequence[Word]) -> int:
    same = (one.folded == other.folded for one, other in zip(a, b, strict=False))
    return next((at for at, equal in enumerate(same) if not equal), min(len(a), len(b)))


def _name(words: Sequence[Word], run: _Run) -> frozenset[str]:
    return frozenset(word.folded for word in words[run.first : run.end])


def _span(words: Sequence[Word], run: _Run) -> Span:
    return Span(words[run.first].start, words[run.end - 1].end)


def _knows(article: Prepared, name: frozenset[str]) -> bool:
    """Tell whether any word of a name stands anywhere in an article."""
    return any(word.folded in name for words in article.words for word in words)


def _others(a: Prepared, place_a: int, name: frozenset[str], b: Prepared, place_b: int) -> bool:
    """Tell whether a sentence has further names that the other one lacks."""
    theirs, words = scene(b, place_b).folded, a.words[place_a]
    names = (words[at].folded for at in scene(a, place_a).named)
    return any(each not in theirs and each not in name for each in names)
