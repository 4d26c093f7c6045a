"""Which outlets are meant by a name that none of them has: "radio" for "Radio Veldra"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from index.words import STOP_WORDS, fold, word_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MOST = 3
"""Names told at most."""
_SHORT = 4
"""Up to this length a word may be misspelt in one letter, beyond in two; shorter than this, it
isn't looked for within a longer one."""
_TOO_SHORT = 2
"""Up to this length a word has to be the same."""
_LONGEST = 200
"""Characters of a name that are compared: what is longer is no name."""


def nearest(name: str, outlets: Mapping[str, int]) -> tuple[str, ...]:
    """Return the outlets whose names are like a name, the likest first; few, or none.

    Args:
        name: What was written.
        outlets: All there are, with their numbers of articles.
    """
    sought = _words(name)
    likeness = {outlet: _alike(sought, _words(outlet)) for outlet in outlets if outlet}
    near = [outlet for outlet, alike in likeness.items() if alike > 0]
    return tuple(sorted(near, key=lambda o: (-likeness[o], -outlets[o], o))[:MOST])


def _words(name: str) -> list[str]:
    folded = [fold(word) for word, _, _ in word_spans(name[:_LONGEST])]
    return [word for word in folded if word not in STOP_WORDS] or folded


def _alike(sought: list[str], known: list[str]) -> float:
    """Return how much of what is sought stands in a name, as a share of the words of both."""
    if not sought or not known:
        return 0
    found = sum(_best(word, known) for word in sought)
    whole = _best("".join(sought), ["".join(known)])
    return max(2 * found / (len(sought) + len(known)), whole)


def _best(word: str, known: Iterable[str]) -> float:
    """Return 1 where a word is among others, less where one is like it, 0 where none is."""
    return max(_like(word, other) for other in known)


def _like(word: str, other: str) -> float:
    if word == other:
        return 1
    short, long = sorted((word, other), key=len)
    if len(short) <= _TOO_SHORT:
        return 0
    if len(short) >= _SHORT and short in long:
        return len(short) / len(long)
    edits = 1 if len(word) <= _SHORT else 2
    distance = OSA.distance(word, other, score_cutoff=edits)
    return 1 - distance / len(long) if distance <= edits else 0
