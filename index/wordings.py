"""Names and titles found by their words: case and accents no matter, the last one perhaps begun."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import OSA

from index.columns import sameness

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_KEPT = 1 << 17
"""Wordings whose plain form is remembered: most of them come back with every merging."""
_EDITS = 2
_NEAR_WORDS = 20
"""Words like one that none has: the wordings that have them are looked at closely."""
_ABOVE_ALL = "\U0010ffff"


class Wordings:
    """Many of them, each told by its place. Nothing is looked up before somebody asks."""

    def __init__(self, wordings: Sequence[str]) -> None:
        self._wordings = wordings

    def holding(self, typed: str, *, begun: bool) -> Iterable[int]:
        """Return those that have these words in a row, in any order; all, where none is given.

        Args:
            typed: The words.
            begun: Whether the last one may go on.
        """
        sought = plain(typed)
        words = sought.split()
        if not words:
            return range(len(self._wordings))
        if begun:
            sought = sought.rstrip()
        first = words[:1]
        if begun and len(words) == 1:
            start = bisect_left(self._words, words[0])
            first = self._words[start : bisect_left(self._words, f"{words[0]}{_ABOVE_ALL}")]
        having = {place for word in first for place in self._by_word.get(word, ())}
        return (place for place in having if sought in self._plain[place])

    def near(self, typed: str) -> set[int]:
        """Return those that have a word which is like one of these, or holds it."""
        words = {like for word in sameness(typed).split() for like in self._words_like(word)}
        return {place for word in words for place in self._by_word[word]}

    def _words_like(self, word: str) -> list[str]:
        if word in self._by_word:
            return [word]
        near = process.extract(
            word, self._words, scorer=OSA.distance, score_cutoff=_EDITS, limit=_NEAR_WORDS
        )
        return [like for like, _, _ in near] + [one for one in self._words if word in one]

    @cached_property
    def _plain(self) -> list[str]:
        return [plain(one) for one in self._wordings]

    @cached_property
    def _by_word(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for place, known in enumerate(self._plain):
            for word in known.split():
                found.setdefault(word, []).append(place)
        return found

    @cached_property
    def _words(self) -> list[str]:
        return sorted(self._by_word)


@lru_cache(maxsize=_KEPT)
def plain(name: str) -> str:
    """Return the words of a name or title without case and accents, a blank around each."""
    words = name.split()
    if name.isascii() and all(map(str.isalpha, words)):  # most names: there is nothing to look at
        return f" {' '.join(words).lower()} "
    return f" {sameness(name)} "


def begins(typed: str, name: str) -> bool:
    """Tell whether a word of a name begins so, or several in a row do."""
    return plain(typed).rstrip() in plain(name)
