"""The terms of a segment that is being written, by number.

Nineteen of twenty words of a text have come before, so what is done for each is one look-up, and
what is kept of each are four bytes: folding, stemming and comparing are for words that are new.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import numpy as np

from index.engine.terms import ENGLISH, key, key_in
from index.words import words_of

if TYPE_CHECKING:
    import numpy.typing as npt

_NOTHING = 0
"""The number of what nothing is left of when it is folded, which is no word."""
_PER_TERM = 250
_PER_WORD = 150
"""Bytes of memory that a new term takes, and a new spelling of one, as measured."""


class Vocabulary:
    """Gives each term a number, in the order in which they come."""

    def __init__(self) -> None:
        self.terms: list[str] = [""]
        """By number."""
        self._numbers = {"": _NOTHING}
        self._spelled: dict[str, _Spelled] = {}
        """By the language whose rules words are stemmed by."""

    def number(self, term: str) -> int:
        """Return the number of a term; a new one where it is new."""
        found = self._numbers.get(term)
        if found is None:
            found = self._numbers[term] = len(self.terms)
            self.terms.append(term)
        return found

    def numbers(self, text: str, language: str = ENGLISH) -> array[int]:
        """Return the numbers of a text's words, in order.

        Args:
            text: Any text.
            language: By whose rules its words are stemmed.
        """
        spelled = self._spelled.get(language)
        if spelled is None:
            spelled = self._spelled[language] = _Spelled(self, language)
        found = array("I", map(spelled.__getitem__, words_of(text)))
        if spelled.has_nothing:
            return array("I", (number for number in found if number != _NOTHING))
        return found

    @property
    def size(self) -> int:
        """About how many bytes of memory this takes."""
        return _PER_TERM * len(self.terms) + _PER_WORD * sum(map(len, self._spelled.values()))

    def order(self) -> npt.NDArray[np.int64]:
        """Return the numbers of all terms in the order of the terms.

        That is the order of code points, which is that of their bytes in UTF-8.
        """
        return np.array(sorted(range(len(self.terms)), key=self.terms.__getitem__), dtype=np.int64)


class _Spelled(dict[str, int]):
    """The numbers of words as they stand in texts of one language."""

    def __init__(self, vocabulary: Vocabulary, language: str) -> None:
        super().__init__()
        self.has_nothing = False
        self._vocabulary = vocabulary
        self._language = language

    def __missing__(self, word: str) -> int:
        if self._language != ENGLISH:
            number = self._vocabulary.number(key_in(word, self._language))
        elif word.isascii() and word.isalpha() and not word.islower():
            number = self[word.lower()]  # what begins a sentence has mostly come before
        else:
            number = self._vocabulary.number(key(word))
        self[word] = number
        self.has_nothing |= number == _NOTHING
        return number
