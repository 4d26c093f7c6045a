"""Descriptions: what is put to a name between commas, before it or after it, or after "is".

By rules for English: a description begins with an article, a possessive or its role, turns on a
role ("the former | mayor | of Lenia"), and ends before a sign or a clause. Where a list of people
could be meant ("Ada Quill, the mayor, and Bor Tan"), it is none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.article import Span
from index.dossiers.rolewords import (
    AFTER_HEAD,
    ARTICLES,
    CLAUSES,
    HONORIFICS,
    NEVER_BEFORE,
    OWNERS,
    VERBS,
)
from index.dossiers.surroundings import paragraph_of
from index.dossiers.titles import ROLES
from index.dossiers.wordpieces import REACH, Word, head_of, is_role, words_between
from index.words import STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.article import NameKind

_BETWEEN = re.compile(r",\s(?:aged\s)?(?:\d{1,3},\s)?|\s[–—]\s|\s\((?=[a-z])")
"""Between a name and what is put to it; ages are left out."""
_IS = re.compile(r"(?:,\swho)?\s(?:is|was|remains|became|has\sbeen)\s(?:now\s|once\s|also\s)?")
_ENDS = re.compile(r"[,;.)]|\s[–—]\s|$")
_LIST_GOES_ON = re.compile(r",\s(?:and|or)\s")
_AND = re.compile(r",?\s(?:and|or)\s")
_LONGEST = 14
"""Words of a description."""
_MOST_BEFORE_HEAD = 6


def descriptions(text: str, start: int, end: int, kind: NameKind) -> Iterator[Span]:
    """Yield what is put to a name where it stands.

    Args:
        text: An article's text, in English.
        start: Where the name begins.
        end: Half-open.
        kind: Of the name.
    """
    paragraph = paragraph_of(text, start, end)
    for found in (
        _before(text, paragraph, Span(start, end), kind),
        _after(text, paragraph, end, kind),
        _said(text, paragraph, end, kind),
    ):
        if found is not None:
            yield found


def _after(text: str, paragraph: Span, end: int, kind: NameKind) -> Span | None:
    """Return what stands after a name and a comma: "Ada Quill, the mayor of Lenia, said"."""
    between = _BETWEEN.match(text, end, paragraph.end)
    if between is None:
        return None
    words = _stretch(text, between.end(), paragraph.end)
    if words is None or not _describes(words, kind):
        return None
    span = Span(words[0].start, words[-1].end)
    opened = words[0].folded in ARTICLES or words[0].owns
    if opened and _LIST_GOES_ON.match(text, span.end, paragraph.end):
        return None
    # "Ada Quill, her mother and Bor Tan": whose mother that is can't be told.
    if words[0].folded in OWNERS and _AND.match(text, span.end, paragraph.end):
        return None
    return span


def _said(text: str, paragraph: Span, end: int, kind: NameKind) -> Span | None:
    """Return what a name is said to be: "Ada Quill, who was mayor of Lenia"."""
    verb = _IS.match(text, end, paragraph.end)
    if verb is None:
        return None
    words = _stretch(text, verb.end(), paragraph.end)
    if words is None or not _describes(words, kind):
        return None
    return Span(words[0].start, words[-1].end)


def _before(text: str, paragraph: Span, name: Span, kind: NameKind) -> Span | None:
    """Return what stands before a comma and a name: "the mayor of Lenia, Ada Quill, said"."""
    ends = _ENDS.match(text, name.end, paragraph.end)
    # "The suburb of Lenia, Veldra" is no word on Veldra.
    if kind == "place" or not ends or _LIST_GOES_ON.match(text, name.end, paragraph.end):
        return None
    low = max(paragraph.start, name.start - REACH)
    words = words_between(text, low, name.start)
    if not words or words[-1].closed != "," or not text[name.start - 1].isspace():
        return None
    words[-1] = words[-1]._replace(closed="")
    for first in range(len(words) - 1, max(len(words) - 1 - _LONGEST, -1), -1):
        word = words[first]
        if word.closed:
            break
        definite = word.folded in ARTICLES | OWNERS
        # With a capital it is a name: "the National Committee, Ada Quill said".
        small = words[head_of(words[first:], AFTER_HEAD) + first].text.islower()
        if definite and small and _describes(words[first:], kind):
            return Span(word.start, words[-1].end)
        if word.opened:
            break
    return None


def _stretch(text: str, start: int, high: int) -> list[Word] | None:
    """Return the words from a place to the next sign or clause; None where that is too far."""
    words = words_between(text, start, min(high, start + REACH))
    if words and not words[0].text:  # "Ada Quill — — the mayor": a sign, where words should begin
        return None
    kept: list[Word] = []
    for place, word in enumerate(words[: _LONGEST + 1]):
        if kept and (word.opened or (word.folded in CLAUSES and not _joins(words, place))):
            return kept
        kept.append(word)
        if word.closed:
            return kept
    return kept if len(words) <= _LONGEST and start + REACH >= high else None


def _joins(words: Sequence[Word], place: int) -> bool:
    """Tell whether a word joins the halves of a name: "the Office of Health and Care"."""
    if words[place].folded != "and" or place + 1 == len(words):
        return False
    before, after = words[place - 1], words[place + 1]
    return before.capital and after.capital and not before.closed


def _describes(words: Sequence[Word], kind: NameKind) -> bool:
    """Tell whether words say what a name of a kind is."""
    if not 1 <= len(words) <= _LONGEST:
        return False
    opened = words[0].folded in ARTICLES | OWNERS or words[0].owns
    rest = words[1:] if opened else words
    head = head_of(rest, AFTER_HEAD)
    if not 0 <= head <= _MOST_BEFORE_HEAD or not is_role(rest[head], ROLES[kind]):
        return False
    if rest[head].folded in HONORIFICS:  # they say who is meant, not what somebody is
        return False
    if any(word.folded in STOP_WORDS | NEVER_BEFORE for word in rest[:head]):
        return False
    return not any(_is_verb(rest, place) for place in range(len(rest)))


def _is_verb(words: Sequence[Word], place: int) -> bool:
    """Tell whether a word makes a clause of a stretch: "the mayor of Lenia resigned"."""
    bare = words[place].folded
    if bare in VERBS:
        return True
    past = len(bare) > 4 and bare.endswith("ed") and words[place].text.islower()
    # "the firm based in Lenia", "the retired mayor": what more stands after isn't a verb's.
    return past and place == len(words) - 1 and place > 0
