"""All that is told of text used again: fingerprints made as texts come, stretches as asked for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from index.errors import CorpusError
from index.locations import may_write
from index.locks import made_by_one
from index.meter import Meter
from index.stories.kept_prints import KeptPrints
from index.stories.prints import COMMON, prints_of
from index.stories.recent_texts import RecentTexts
from index.stories.reuse import shared
from index.stories.shared_words import reused, stretches_of, whole_text
from index.stories.story_reuse import reuse_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from index.article import Article, Span
    from index.catalogue import Catalogue
    from index.catalogue.surveying import ToldArticle
    from index.results import Progress
    from index.story import Reuse, Reused, Shared

_KEEP_EVERY = 1_000
_LOOKED_AT = 2
"""Texts that are put beside one for each article that is asked for, those of most fingerprints."""


class ReuseBook:
    """What texts of a catalogue share word for word."""

    def __init__(self, catalogue: Catalogue, folder: Path) -> None:
        """Keep what is needed; nothing is made yet.

        Args:
            catalogue: The articles.
            folder: Of the index.
        """
        self._catalogue = catalogue
        self._folder = folder
        self._kept = KeptPrints(folder / "reuse")
        self._texts = RecentTexts(catalogue.naming.text)
        self.fault: CorpusError | None = None
        """What kept it from being made along with the stories, which don't need it."""

    # Making

    def find(
        self,
        progress: Callable[[Progress], None] | None,
        cancelled: Callable[[], bool],
        *,
        wait: bool,
    ) -> bool:
        """Make the fingerprints of all texts that have none yet; tell whether all have now.

        Raises:
            CorpusError: They can't be kept.
        """
        if not may_write(self._folder):
            return self.complete()
        make = partial(self._make, progress, cancelled)
        lock = self._folder / "reuse.lock"
        return made_by_one(lock, self.complete, make, cancelled, wait=wait)

    def find_along(
        self,
        progress: Callable[[Progress], None] | None,
        cancelled: Callable[[], bool],
        *,
        wait: bool,
    ) -> None:
        """Make them as `find` does, where nothing else depends on it: a fault is kept as one."""
        self.fault = None
        try:
            self.find(progress, cancelled, wait=wait)
        except CorpusError as fault:
            self.fault = fault

    def complete(self) -> bool:
        """Tell whether all texts there are now have their fingerprints."""
        return self._kept.level() == self._goal()

    def _goal(self) -> str:
        state = self._catalogue.state()
        return f"{state.stamp} {state.generation}"

    def _make(
        self, progress: Callable[[Progress], None] | None, cancelled: Callable[[], bool]
    ) -> None:
        goal = self._goal()
        there = self._catalogue.same_texts.hashes()
        self._kept.keep_only(there)
        missing = sorted(there - self._kept.known())
        meter = Meter(progress, "stories")
        meter.begin(len(missing), len(missing))
        for start in range(0, len(missing), _KEEP_EVERY):
            found = []
            for text_hash in missing[start : start + _KEEP_EVERY]:
                if cancelled():
                    break
                text = self._catalogue.naming.text(text_hash)
                found.append((text_hash, prints_of(text.text if text is not None else "")))
                meter.advance(1, 1)
            self._kept.put(found)
            if cancelled():
                return
        self._kept.set_level(goal)

    # Telling

    def of(self, article: Article, limit: int) -> tuple[Reused, ...]:
        """Return the other articles that share stretches with one, the most words first.

        Args:
            article: The article; it is A of each.
            limit: How many at most.
        """
        own = self._texts.known(article.text_hash)
        if own is None or not len(own.row):
            return ()
        prints = np.unique(own.winnowed.prints)
        texts, having = self._kept.holders(prints, COMMON)
        having.pop(article.text_hash, None)
        likely = sorted(having, key=lambda one: (-having[one], one))[: _LOOKED_AT * limit]
        common = prints[texts > COMMON]
        told = [(article.text_hash, own, whole_text(own))]
        told += [
            (text_hash, other, stretches_of(own, other, common))
            for text_hash in likely
            if (other := self._texts.known(text_hash)) is not None
        ]
        found = [
            reused(article.id, b, (own, other), stretches)
            for text_hash, other, stretches in told
            if stretches
            for b in self._catalogue.same_texts.ids(text_hash, limit + 1)
            if b != article.id
        ]
        return tuple(sorted(found, key=lambda pair: (-pair.words, pair.b))[:limit])

    def between(self, a: Article, b: Article) -> tuple[Shared, ...]:
        """Return all that two articles share, short stretches too, by place in A."""
        one, other = self._texts.known(a.text_hash), self._texts.known(b.text_hash)
        return () if one is None or other is None else shared(one.row, other.row)

    def among(self, articles: Sequence[ToldArticle]) -> Reuse:
        """Return what the articles of a story share.

        Args:
            articles: In the story's order.
        """
        return reuse_of(articles, self._texts.known, self._kept.counts)

    def in_many(self, article: Article) -> tuple[Span, ...]:
        """Return the stretches of an article that so many texts have that none of them is told."""
        own = self._texts.known(article.text_hash)
        if own is None or not len(own.row):
            return ()
        return own.stretches_at(self._kept.counts(own.winnowed.prints) > COMMON)
