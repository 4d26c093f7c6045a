"""How rare each word is among the articles on one event.

In five articles on a summit everybody names both presidents: those words link nothing, whereas in
English at large they would be the rarest of all. So weights come from the articles compared.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from index.compare.prepared import prepare_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.compare.counts import Counts, Ids, Weights
    from index.compare.prepared import Prepared

_IMAGINED = 10
"""Sentences without any of the words, added to every background.

Two articles of one sentence each would otherwise share only words that "everybody" uses.
"""


@dataclass(frozen=True, slots=True, eq=False)
class Frequencies:
    """In how many sentences each feature stands."""

    ids: Ids
    """Ascending."""
    sentences: Ids
    """Beside `ids`."""
    of: int
    """How many sentences there are."""

    @classmethod
    def over(cls, counted: Iterable[Counts]) -> Frequencies:
        """Add up several articles."""
        counts = list(counted)
        every = np.concatenate([np.empty(0, np.int64), *(each.features for each in counts)])
        ids, at = np.unique(every, return_inverse=True)
        sentences = np.zeros(len(ids), np.int64)
        with_each = [np.empty(0, np.int64), *(each.sentences_with for each in counts)]
        np.add.at(sentences, at, np.concatenate(with_each))
        return cls(ids, sentences, sum(each.sentences for each in counts))

    @property
    def rarest(self) -> float:
        """What a feature weighs that stands in one sentence."""
        return float(self.weights(np.array([-1]))[0])

    def weights(self, ids: Ids) -> Weights:
        """Return the inverse document frequency of each feature (Spärck Jones, 1972), above 0."""
        df = np.ones(len(ids))
        if len(self.ids):
            at = np.minimum(np.searchsorted(self.ids, ids), len(self.ids) - 1)
            known = self.ids[at] == ids
            df[known] = self.sentences[at[known]]
        return np.log((max(self.of, 1) + _IMAGINED + 0.5) / (df + 0.5))


@dataclass(frozen=True, slots=True, eq=False)
class Background:
    """The articles that a comparison is made among: how rare stems and pieces of words are."""

    stems: Frequencies
    pieces: Frequencies

    @classmethod
    def of(cls, texts: Iterable[str]) -> Background:
        """Return the background that some articles make.

        Args:
            texts: `Article.text` of each in English, paragraphs parted by blank lines. The two
                articles to be compared should be among them.
        """
        return cls.over([prepare_text(text) for text in texts])

    @classmethod
    def over(cls, articles: Iterable[Prepared]) -> Background:
        """Return the background that some prepared articles make."""
        prepared = list(articles)
        return cls(
            Frequencies.over(each.features.stems for each in prepared),
            Frequencies.over(each.features.pieces for each in prepared),
        )
