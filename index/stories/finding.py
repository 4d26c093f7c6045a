"""Articles grouped by event: what texts tell, which are alike, and which story each is in.

What a text tells is worked out once and kept in batches; which texts are alike is kept too, and
only the parts that a change concerns are grouped anew. Nothing depends on the order of the files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.locks import held, made_by_one
from index.meter import Meter
from index.stories.kept import KeptStories
from index.stories.keptfile import DamagedFileError
from index.stories.keptweb import KeptWeb
from index.stories.regrouping import regrouped
from index.stories.telling import Telling, telling
from index.stories.units import TextUnit, units_of
from index.stories.web import Told, Weaver
from index.tongues import spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from index.catalogue import Catalogue
    from index.results import Progress
    from index.stories.keptweb import Unit

_VERSION = 5
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
        self._web = KeptWeb(self.kept)
        self._catalogue = catalogue
        self._lock = folder / "stories.lock"
        self._is_checked = False

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

        def group() -> None:
            try:
                self._group(progress, cancelled)
            except DamagedFileError:
                self._group(progress, cancelled)  # all of it: the file is a new one now

        return made_by_one(self._lock, self.complete, group, cancelled, wait=wait)

    def is_free(self) -> bool:
        """Tell whether no other process is grouping at this moment."""
        with held(self._lock, wait=False) as got:
            return got

    def complete(self) -> bool:
        """Tell whether the articles there are now are grouped."""
        if self.kept.made_of() != self._goal():
            return False
        if self._is_checked:
            return True
        self.kept.grouped()  # damage is noticed, and then it isn't complete any more
        self._is_checked = True
        return self.kept.made_of() == self._goal()

    def _goal(self) -> str:
        state = self._catalogue.state()
        return f"{_VERSION} {state.stamp} {state.generation}"

    def _group(
        self, progress: Callable[[Progress], None] | None, cancelled: Callable[[], bool]
    ) -> None:
        goal = self._goal()
        units = units_of(self._catalogue.surveying.told())
        languages = {unit.text_hash: spoken(unit.language) for unit in units.values()}
        missing = self.kept.missing(languages)
        meter = Meter(progress, "stories")
        meter.begin(len(missing) + len(units), len(missing) + len(units))
        self._look_at(missing, languages, meter, cancelled)
        if cancelled():
            return

        def told(some: Sequence[Unit]) -> Iterator[Told]:
            return self._told([units[one.key] for one in some])

        weaver = Weaver(told, lambda texts: meter.advance(texts, texts), cancelled)
        now = weaver.woven(self._web.read(), [unit.wanted for unit in units.values()])
        if cancelled():
            return
        titles = {key: unit.title or "" for key, unit in units.items()}
        story_of, called = regrouped(now, *self.kept.grouped(), titles)
        # In this order, so that whoever is killed in between finds what has changed again.
        self.kept.set_members(story_of, called, goal)
        self._web.write(now.web, now.begin, now.gone)
        if now.begin == 0:
            self.kept.keep_only(languages)

    def _look_at(
        self,
        missing: Sequence[str],
        languages: Mapping[str, str],
        meter: Meter,
        cancelled: Callable[[], bool],
    ) -> None:
        """Work out the stems of texts that are new."""
        found = []
        for text_hash in missing:
            if cancelled():
                break
            found.append((text_hash, self._stems(text_hash, languages[text_hash])))
            if len(found) >= _KEEP_EVERY:
                self.kept.put(found)
                found = []
            meter.met(1)
            meter.advance(1, 1)
        if found:
            self.kept.put(found)

    def _stems(self, text_hash: str, language: str) -> Telling:
        unnamed = self._catalogue.naming.text(text_hash)
        return telling(unnamed.text if unnamed is not None else "", language)

    def _told(self, units: Sequence[TextUnit]) -> Iterator[Told]:
        for start in range(0, len(units), _KEEP_EVERY):
            some = units[start : start + _KEEP_EVERY]
            known = self.kept.tellings([unit.text_hash for unit in some])
            for unit in some:
                language = spoken(unit.language)
                text = known.get(unit.text_hash) or self._stems(unit.text_hash, language)
                yield Told(text, telling(unit.title or "", language))
