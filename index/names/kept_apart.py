"""Names that look like one and were not merged with it, each with the reason in a few words.

Who merges by hand begins here: what is told are the names that a reader would take for the same at
first sight. Nothing is decided, and merging itself is not asked: only how names are written counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from index.dossier import KeptApart
from index.names.people import is_family_first, is_short_for
from index.names.spelling import name_words
from index.names.vocabulary import PARTICLES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.article import NameKind
    from index.results import NameRef

MOST = 12
"""Names that are told at most."""
_ALIKE = 86
"""How much alike of 100 two spellings are at least, by insertions and deletions of letters."""
_LOOKED_AT = 400
"""Names that share something with one, the most mentioned, that are looked at closely."""
_SHORTEST = 3
"""Letters of a word, or of an acronym, that names are looked for by."""

OTHER_KIND = "another kind"
GIVEN_NAMES = "given names differ"
SURNAME = "the surname alone: it may be several people’s"
SHORTER = "may be short for it, or for another"
SPELLING = "spelt nearly alike"
PART = "part of the name is the same"
LETTERS = "its first letters"


def kept_apart(
    ref: NameRef, mentions: Mapping[NameRef, int], folded: Mapping[NameRef, str]
) -> tuple[KeptApart, ...]:
    """Return the names that look like one, the most mentioned first, then by name.

    Args:
        ref: The one.
        mentions: Of all names, with how often each is mentioned; those that never are don't count.
        folded: The same names without case, accents and signs, by which likely ones are found.
    """
    assert ref.kind is not None  # only a filter's name has no kind
    words = name_words(ref.name, ref.kind)
    found = []
    for other in _likely(ref, words, mentions, folded):
        assert other.kind is not None
        reason = _reason(ref.kind, words, other.kind, name_words(other.name, other.kind))
        if reason:
            found.append(KeptApart(other, mentions[other], reason))
    return tuple(found[:MOST])


def _likely(
    ref: NameRef,
    words: Sequence[str],
    mentions: Mapping[NameRef, int],
    folded: Mapping[NameRef, str],
) -> list[NameRef]:
    """Return other names that share a word or most letters, the most mentioned first."""
    sought = {word for word in folded[ref].split() if len(word) >= _SHORTEST}
    sought |= {word for word in words if len(word) >= _SHORTEST} | _letters(words)
    whole = folded[ref]
    shared = {
        other
        for other, plain in folded.items()
        if any(word in plain for word in sought)
        or any(len(word) >= _SHORTEST and word in whole for word in plain.split())
    }
    near = process.extract(whole, folded, scorer=fuzz.ratio, limit=_LOOKED_AT, score_cutoff=_ALIKE)
    shared.update(other for _, _, other in near)
    if len(words) == 1 and len(words[0]) >= _SHORTEST:
        shared.update(other for other in folded if words[0] in _letters(folded[other].split()))
    shared.discard(ref)
    there = [other for other in shared if mentions.get(other)]
    return sorted(there, key=lambda other: (-mentions[other], other.name, other.kind))[:_LOOKED_AT]


def _reason(
    kind: NameKind, words: Sequence[str], other_kind: NameKind, others: Sequence[str]
) -> str | None:
    """Return why two names are taken for two; None where nobody would take them for one."""
    if kind != other_kind:
        return OTHER_KIND if tuple(words) == tuple(others) else None
    if kind == "person" and (told := _of_people(words, others)):
        return told
    if tuple(words) == tuple(others) or _nearly(words, others):
        return SPELLING
    if kind == "person":
        return None
    if _stands_for(words, others) or _stands_for(others, words):
        return LETTERS
    return PART if _contains(words, others) or _contains(others, words) else None


def _of_people(words: Sequence[str], others: Sequence[str]) -> str | None:
    short, full = sorted((words, others), key=len)
    if len(short) == 1:
        return SURNAME if len(full) > 1 and short[0] in _surnames(full) else None
    if is_short_for(short, full) or is_short_for(full, short):
        return SHORTER
    if _nearly(words, others):
        return SPELLING
    return GIVEN_NAMES if _surnames(words) & _surnames(others) else None


def _surnames(words: Sequence[str]) -> set[str]:
    return {words[-1], words[0]} if is_family_first(words) else {words[-1]}


def _nearly(words: Sequence[str], others: Sequence[str]) -> bool:
    return fuzz.ratio("".join(words), "".join(others)) >= _ALIKE


def _contains(words: Sequence[str], part: Sequence[str]) -> bool:
    """Tell whether a name of several words, or a long one, stands within another."""
    size = len(part)
    if size >= len(words) or max(map(len, part), default=0) <= _SHORTEST:
        return False
    return any(tuple(words[at : at + size]) == tuple(part) for at in range(len(words) - size + 1))


def _stands_for(words: Sequence[str], others: Sequence[str]) -> bool:
    return len(words) == 1 and words[0] in _letters(others)


def _letters(words: Sequence[str]) -> set[str]:
    """Return the first letters of the words of a name, with and without small words."""
    every = "".join(word[0] for word in words)
    big = "".join(word[0] for word in words if word not in PARTICLES)
    return {letters for letters in (every, big) if len(letters) >= _SHORTEST}
