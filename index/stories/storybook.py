"""All that is told of stories: grouped as articles come, kept, decided by the user, told."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from index.locks import held
from index.meter import Meter
from index.stories.detail import on_time_line, telling_names
from index.stories.grouping import Told, grouped
from index.stories.identity import named
from index.stories.kept import KeptStories
from index.stories.table import StoryTable, story_table, unit_of
from index.stories.telling import telling
from index.story import Reuse, StoryDetail, StoryId, StoryList
from index.tongues import spoken

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from index.catalogue import Catalogue
    from index.catalogue.surveying import ToldArticle
    from index.naming import Naming
    from index.results import Progress
    from index.story import Story, StoryArticle

_VERSION = 1
"""Of the grouping: another one groups anew."""
_KEEP_EVERY = 200


class StoryBook:
    """The stories of a catalogue's articles."""

    def __init__(self, catalogue: Catalogue, naming: Naming, folder: Path) -> None:
        """Keep what is needed; nothing is grouped yet.

        Args:
            catalogue: The articles.
            naming: Their names.
            folder: Of the index.
        """
        self._catalogue = catalogue
        self._naming = naming
        self._folder = folder
        self._kept = KeptStories(folder / "stories.sqlite")
        self._guard = threading.Lock()
        self._table: tuple[object, StoryTable] | None = None

    def find(
        self,
        progress: Callable[[Progress], None] | None,
        cancelled: Callable[[], bool],
        *,
        wait: bool,
    ) -> bool:
        """Group all articles that aren't yet; tell whether all are now."""
        if self.complete():
            return True
        with held(self._folder / "stories.lock", wait=wait, cancelled=cancelled) as got:
            if got and not self.complete():
                self._group(progress, cancelled)
        return self.complete()

    def complete(self) -> bool:
        """Tell whether the articles there are now are grouped."""
        return self._kept.made_of() == self._goal()

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
        tellings = self._kept.tellings()
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
        ids = named(list(groups.values()), self._kept.members())
        members = {
            unit: story for story, group in zip(ids, groups.values(), strict=True) for unit in group
        }
        self._kept.set_members(members, goal)

    def _look_at(
        self,
        articles: list[ToldArticle],
        progress: Callable[[Progress], None] | None,
        cancelled: Callable[[], bool],
    ) -> None:
        """Work out the stems of texts that are new."""
        languages = {article.text_hash: spoken(article.language) for article in articles}
        missing = self._kept.missing(languages)
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
                self._kept.put(found)
                found = []
            meter.met(1)
            meter.advance(1, 1)
        if found:
            self._kept.put(found)

    def table(self) -> StoryTable:
        """Return the stories as they were grouped last, of the articles there are now."""
        of = (self._catalogue.state(), self._kept.made_of())
        with self._guard:
            if self._table is None or self._table[0] != of:
                articles = self._catalogue.surveying.told()
                self._table = (of, story_table(articles, self._kept.members(), {}))
            return self._table[1]

    def list(self) -> StoryList:
        """Return all stories."""
        table = self.table()
        return StoryList(table.stories, table.waiting, self._naming.waiting() == 0)

    def time_line(self, story: Story) -> tuple[StoryArticle, ...]:
        """Return those articles of a story that are still there, on its line of time."""
        table = self.table()
        rows = (table.rows.get(one) for one in story.articles)
        return on_time_line([table.articles[row] for row in rows if row is not None])

    def detail(self, story_id: StoryId) -> StoryDetail | None:
        """Return all that is known of a story; None where there is none of this id."""
        table = self.table()
        place = table.places.get(story_id)
        if place is None:
            return None
        story = table.stories[place]
        members = table.members(story)
        return StoryDetail(
            story=story,
            articles=on_time_line(members),
            names=telling_names(
                [table.rows[member.id] for member in members], self._naming.table(exact=False)
            ),
            reuse=Reuse((), tuple((member.id,) for member in members)),
            words=sum(member.words for member in members),
        )

    def story_id(self, typed: str) -> StoryId | None:
        """Return the id that is meant: exactly this one, else the only one that begins so."""
        ids = self.table().places
        if typed in ids:
            return StoryId(typed)
        like = [one for one in ids if typed and one.startswith(typed)]
        return like[0] if len(like) == 1 else None
