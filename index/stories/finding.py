"""Articles grouped by event: what a text tells is worked out once, then all are put in groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.locks import held
from index.meter import Meter
from index.stories.grouping import Told, grouped
from index.stories.identity import named
from index.stories.kept import KeptStories
from index.stories.table import unit_of
from index.stories.telling import telling
from index.tongues import spoken

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from index.catalogue import Catalogue
    from index.catalogue.surveying import ToldArticle
    from index.results import Progress

_VERSION = 2
"""Of the grouping: another one groups anew."""
_KEEP_EVERY = 200


class StoryFinder:
    """Groups the articles of a catalogue."""

    def __init__(self, catalogue: Catalogue, folder: Path) -> None:
        """Keep what is needed; nothing is grouped yet.

        Args:
            catalogue: The articles.
            folder: Of the index.
        """
        self.kept = KeptStories(folder / "stories.sqlite")
        self._catalogue = catalogue
        self._lock = folder / "stories.lock"

    def find(
        self,
        progress: Callable[[Progress], None] | None,
        cancelled: Callable[[], bool],
        *,
        wait: bool,
    ) -> bool:
        """Group all articles that aren't yet; tell whether all are now.

        Raises:
            CorpusError: What is found can't be kept.
        """
        if self.complete():
            return True
        with held(self._lock, wait=wait, cancelled=cancelled) as got:
            if got and not self.complete():
                self._group(progress, cancelled)
        return self.complete()

    def is_free(self) -> bool:
        """Tell whether no other process is grouping at this moment."""
        with held(self._lock, wait=False) as got:
            return got

    def complete(self) -> bool:
        """Tell whether the articles there are now are grouped."""
        return self.kept.made_of() == self._goal()

    def _goal(self) -> str:
        state = self._catalogue.state()
        return f"{_VERSION} {state.stamp} {state.generation}"

    def _group(
        self, progress: Callable[[Progress], None] | None, cancelled: Callable[[], bool]
    ) -> None:
        goal = self._goal()
        articles = self._catalogue.surveying.told()
        self._look_at(articles, progress, cancelled)
        if cancelled():
            return
        tellings = self.kept.tellings()
        units: dict[str, ToldArticle] = {}
        for article in articles:
            units.setdefault(unit_of(article), article)
        texts = [
            Told(
                tellings.get(article.text_hash) or telling(""),
                telling(article.title or "", spoken(article.language)),
                article.day,
            )
            for article in units.values()
        ]
        groups: dict[int, list[str]] = {}
        for unit, number in zip(units, grouped(texts), strict=True):
            groups.setdefault(number, []).append(unit)
        ids = named(list(groups.values()), self.kept.members())
        members = {
            unit: story for story, group in zip(ids, groups.values(), strict=True) for unit in group
        }
        self.kept.set_members(members, {}, goal)

    def _look_at(
        self,
        articles: list[ToldArticle],
        progress: Callable[[Progress], None] | None,
        cancelled: Callable[[], bool],
    ) -> None:
        """Work out the stems of texts that are new."""
        languages = {article.text_hash: spoken(article.language) for article in articles}
        missing = self.kept.missing(languages)
        meter = Meter(progress, "stories")
        meter.begin(len(missing), len(missing))
        found = []
        for text_hash in missing:
            if cancelled():
                break
            unnamed = self._catalogue.naming.text(text_hash)
            if unnamed is not None:
                found.append((text_hash, telling(unnamed.text, languages[text_hash])))
            if len(found) >= _KEEP_EVERY:
                self.kept.put(found)
                found = []
            meter.met(1)
            meter.advance(1, 1)
        if found:
            self.kept.put(found)
