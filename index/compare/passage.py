"""A sentence in its article, with what is asked of it again for each sentence it is held against.

A sentence of one article is explained beside twenty of the other; what it alone tells is worked out
when it is first asked for, and kept with the article.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from index.compare.formulas import formula_places
from index.compare.negation import NOTHING, Denied, denied
from index.compare.sentencewords import Word
from index.words import LETTERWISE, UNSPACED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from index.compare.prepared import Prepared

Sentence = Sequence[Word]

LONGEST = 400
"""Words of a sentence that are explained; what has more is a list, or no sentence at all."""
VERBATIM = 6
"""Words in a row that are not shared by chance."""
CAPITAL_NOUNS = frozenset(("de", "lb"))
"""Languages in which a capital tells a noun, not a name."""
_ONE = frozenset(("1", "one"))


class Passage:
    """A sentence in its article."""

    def __init__(self, text: str, words: Sentence, language: str = "en") -> None:
        """Keep them.

        Args:
            text: The article's.
            words: Those of the sentence.
            language: Of the article, without region.
        """
        self.language = language
        self.text = text
        self.words = words

    @classmethod
    def of(cls, article: Prepared, place: int) -> Passage:
        """Return a sentence of an article by its place, as much of it as is explained."""
        return article.passages[place]

    def prepare(self) -> None:
        """Work out ahead what every explanation asks for."""
        _ = (self.places, self.capitalised, self.twos, self.rows, self.numbered)

    @cached_property
    def terms(self) -> frozenset[str]:
        """What its weighty words are compared by."""
        return frozenset(word.term for word in self.words if word.weighty)

    @cached_property
    def places(self) -> Mapping[str, Sequence[int]]:
        """Where the words of each of these terms stand among all words."""
        found: dict[str, list[int]] = {}
        for place, word in enumerate(self.words):
            if word.weighty:
                found.setdefault(word.term, []).append(place)
        # Tuples of numbers are nothing that the collector of garbage has to look through.
        return {term: tuple(places) for term, places in found.items()}

    @cached_property
    def capitalised(self) -> frozenset[str]:
        """The terms that stand there as names do; in a line of capitals, none can be told."""
        small = {word.term for word in self.words if not self.text[word.start].isupper()}
        return self.terms - small if small else frozenset()

    @cached_property
    def twos(self) -> frozenset[tuple[str, str]]:
        """Weighty words with the weighty one that follows, stop words between passed over."""
        return frozenset(pairwise([word.term for word in self.words if word.weighty]))

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """Its words as they stand but for case and accents."""
        return tuple(word.folded for word in self.words)

    @cached_property
    def signs(self) -> int:
        """How many of what is counted as words make one."""
        return signs_a_word(self.words)

    @cached_property
    def rows(self) -> Mapping[tuple[str, ...], int]:
        """Where each row of as many words as aren't shared by chance first stands."""
        return rows_of(self.folded, VERBATIM * self.signs)

    @cached_property
    def threes(self) -> frozenset[tuple[str, str, str]]:
        """Each word as it stands between the terms of its neighbours."""
        return frozenset(
            (before.term, word.folded, after.term)
            for before, word, after in zip(self.words, self.words[1:], self.words[2:], strict=False)
        )

    @cached_property
    def telling(self) -> frozenset[int]:
        """Places of the weighty words that belong to no formula."""
        formulas = formula_places(self.folded)
        return frozenset(
            place for places in self.places.values() for place in places if place not in formulas
        )

    @cached_property
    def denied(self) -> Denied:
        """What it denies, as far as the words of its language are known."""
        return denied(self) if self.language == "en" else NOTHING

    @cached_property
    def numbered(self) -> bool:
        """Whether there is a number among its words, ones included."""
        return any(word.number is not None or word.folded in _ONE for word in self.words)

    @cached_property
    def quoted(self) -> Sentence:
        """Its words between quotation marks."""
        return [word for word in self.words if word.quoted]


def signs_a_word(words: Sentence) -> int:
    """Return how many of what is counted as words make one: 1, where words are parted.

    Of ideographs about two do, of the letters of Thai, which has no spaces either, about four.
    """
    unspaced = [word.folded for word in words if UNSPACED.match(word.folded)]
    if 2 * len(unspaced) <= len(words):
        return 1
    return 4 if 2 * sum(1 for sign in unspaced if LETTERWISE.match(sign)) > len(words) else 2


def rows_of(folded: Sequence[str], least: int) -> dict[tuple[str, ...], int]:
    """Return where each row of so many words first stands.

    Args:
        folded: The words of a sentence.
        least: How many make a row.
    """
    where: dict[tuple[str, ...], int] = {}
    for at in range(len(folded) - least + 1):
        where.setdefault(tuple(folded[at : at + least]), at)
    return where
