"""Titles: what stands right before a name without a comma, and says who it is.

By rules for English, word by word to the left of the name: a role ("President", "spokesman",
"Mr."), or a role with what it is a role of ("Secretary of State"), what belongs to it on its left
("former Veldra", "opposition"), and an article or a possessive before that.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.article import Span
from index.dossiers.rolewords import (
    ARTICLES,
    CLAUSES,
    COURTESIES,
    HONORIFICS,
    MODIFIERS,
    NEEDS_MORE,
    NEVER_BEFORE,
    ORGANISATION_ROLES,
    OWNERS,
    PERSON_ROLES,
    PLACE_ROLES,
    VERBS,
)
from index.dossiers.surroundings import paragraph_of
from index.dossiers.wordpieces import REACH, Word, is_role, words_between
from index.words import STOP_WORDS

if TYPE_CHECKING:
    from index.article import NameKind

ROLES: dict[NameKind, frozenset[str]] = {
    "person": PERSON_ROLES,
    "organisation": ORGANISATION_ROLES,
    "place": PLACE_ROLES,
}
"""By kind of name."""
_ADJECTIVE = re.compile(r"[a-z]{3,}(?:al|ive|ary|ish|ous|ist|ian|ese|ic|less|ful)")
_NO_ADJECTIVES = frozenset(
    "appeal arrive deal drive five forgive give live panic receive reveal steal strive survive"
    " this".split()
)
_PARTICIPLE = re.compile(r"[a-z]{2,}(?:ed|ing)")
_LONGEST = 24
"""Characters of a word that may be a role."""
_MOST = 6
"""Words on the left of a role that may belong to it, and words that it may be a role of."""


def title_before(text: str, start: int, kind: NameKind) -> Span | None:
    """Return the title right before a name, if there is one.

    Args:
        text: An article's text, in English.
        start: Where the name begins.
        kind: Of the name.
    """
    low = max(paragraph_of(text, start, start).start, start - REACH)
    if low == start or not text[start - 1].isspace():
        return None
    # Most names have no title: nothing more is looked at.
    last = words_between(text, max(low, start - _LONGEST), start)[-1:]
    if not last or last[0].closed or not (last[0].capital or is_role(last[0], ROLES[kind])):
        return None
    words = words_between(text, low, start)
    if low and not text[low - 1].isspace() and words:
        del words[0]  # only the end of a word
    roles = ROLES[kind]
    head = _head(words, roles)
    if head is None:
        return None
    first = _first(words, head)
    alone = first == head == len(words) - 1
    little = kind != "person" or words[head].folded in NEEDS_MORE
    if alone and little and not words[head].capital:
        return None
    return Span(words[first].start, words[-1].end)


def _head(words: list[Word], roles: frozenset[str]) -> int | None:
    """Return the place of the role that a name follows: the last word, or before "of Lenia"."""
    if not words or words[-1].closed:
        return None
    place = len(words) - 1
    if is_role(words[place], roles):
        return None if words[place].owns else place
    while place > 1 and len(words) - place <= _MOST:
        word, before = words[place], words[place - 1]
        if word.opened or before.closed:
            return None
        if before.folded in ("of", "for") and word.capital:
            return place - 2 if _is_whole(words[place - 2], roles) else None
        # "Secretary of | State", "Minister for | Health and Care".
        joins = word.folded in ("and", "&") and place < len(words) - 1 and before.capital
        if not (joins or (word.capital and word.folded not in STOP_WORDS)):
            return None
        place -= 1
    return None


def _is_whole(word: Word, roles: frozenset[str]) -> bool:
    return is_role(word, roles) and word.folded not in HONORIFICS and not word.closed


def _first(words: list[Word], head: int) -> int:
    """Return the place of the first word that belongs to a role."""
    first = head
    if words[head].folded in COURTESIES:
        return head
    while first and head - first < _MOST and not words[first].opened:
        before = words[first - 1]
        if before.closed:
            break
        if _opens(before):
            return first - 1
        # One unknown word may stand there if an article comes before it.
        known = _belongs(before) or (
            first > 1
            and not words[first - 2].closed
            and not before.opened
            and words[first - 2].folded in ARTICLES
            and _is_plain(before, words[first])
        )
        if not known:
            break
        first -= 1
    return first


def _opens(word: Word) -> bool:
    bare = word.folded
    return bare in ARTICLES or bare in OWNERS or (word.owns and word.text[:1].isupper())


def _belongs(word: Word) -> bool:
    bare = word.folded
    if bare in STOP_WORDS or bare in NEVER_BEFORE or bare in VERBS or bare in CLAUSES:
        return False
    if bare in MODIFIERS or bare in PERSON_ROLES:
        return True
    if word.capital:
        return not bare.endswith("ing")  # "Saying President Quill was late"
    return "-" in word.text or bool(_ADJECTIVE.fullmatch(bare) and bare not in _NO_ADJECTIVES)


def _is_plain(word: Word, follows: Word) -> bool:
    """Tell whether an unknown word may stand between an article and what follows."""
    bare = word.folded
    if not bare.isalpha() or bare in STOP_WORDS | VERBS | CLAUSES | NEVER_BEFORE:
        return False
    # "the deal | President Quill made" is no title, "the embattled President Quill" is one.
    return follows.text.islower() or bool(_PARTICIPLE.fullmatch(bare))
