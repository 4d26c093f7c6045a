"""The words of a field as they stand in the corpus, and what a pattern or misspelling may mean."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from index.engine.terms import SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Iterable

_LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Pattern:
    """What stands for many words: a prefix, a wildcard or a near spelling."""

    text: str
    """Folded; with `*` for any letters and `?` for one, or a word whose near spellings count."""
    edits: int = 0
    """How many letters may be added, dropped, changed or swapped; 0 for a wildcard."""
    stem: str = ""
    """Of the word whose near spellings count: all its forms belong to them."""

    def literal(self) -> str:
        """Return the letters before the first wildcard."""
        return re.split(r"[*?]", self.text, maxsplit=1)[0]

    def expression(self) -> re.Pattern[str]:
        """Return a regular expression for the whole word, of linear time.

        Each stretch between two `*` takes the first place where it fits, and is never tried
        again; the last one is tied to the end.
        """
        head, *rest = (_piece(piece) for piece in self.text.split("*"))
        if not rest:
            return re.compile(head, re.DOTALL)
        middle = "".join(f"(?>.*?{piece})" for piece in rest[:-1] if piece)
        return re.compile(f"{head}{middle}.*{rest[-1]}", re.DOTALL)


class Lexicon:
    """The words of one field, in order, each with its term."""

    def __init__(self, terms: Iterable[bytes]) -> None:
        """Take the terms, stem and word, of all segments."""
        listed = b"\n".join(set(terms)).decode().split("\n")
        pairs = [term.partition(SEPARATOR) for term in listed if term]
        pairs.sort(key=itemgetter(2))
        self.words = [word for _, _, word in pairs]
        self._stems = [stem for stem, _, _ in pairs]
        self._by_length: dict[int, list[int]] = {}
        for number, word in enumerate(self.words):
            self._by_length.setdefault(len(word), []).append(number)

    def term(self, number: int) -> bytes:
        """Return the term of a word by its number."""
        return (self._stems[number] + SEPARATOR + self.words[number]).encode()

    def expand(self, pattern: Pattern) -> list[int]:
        """Return the numbers of the words a pattern stands for, in order."""
        if pattern.edits:
            return self._near(pattern)
        literal = pattern.literal()
        found = range(bisect_left(self.words, literal), bisect_left(self.words, literal + _LAST))
        if pattern.text == literal + "*":
            return list(found)
        matches = pattern.expression().fullmatch
        return [number for number in found if matches(self.words[number])]

    def nearest(self, word: str, edits: int) -> list[tuple[int, int]]:
        """Return words within a distance, as distance and number.

        The distance is that of optimal string alignment (Damerau, 1964): letters added, dropped,
        changed, or swapped with their neighbour.
        """
        lengths = range(len(word) - edits, len(word) + edits + 1)
        numbers = [n for length in lengths for n in self._by_length.get(length, ())]
        found = extract(
            word,
            [self.words[number] for number in numbers],
            scorer=OSA.distance,
            score_cutoff=edits,
            limit=None,
        )
        return sorted((int(distance), numbers[place]) for _, distance, place in found)

    def _near(self, pattern: Pattern) -> list[int]:
        numbers = {number for _, number in self.nearest(pattern.text, pattern.edits)}
        if pattern.stem:
            numbers.update(n for n, stem in enumerate(self._stems) if stem == pattern.stem)
        return sorted(numbers)


def _piece(piece: str) -> str:
    return "".join("." if letter == "?" else re.escape(letter) for letter in piece)
