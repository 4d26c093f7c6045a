"""What an open index is made of: each part loaded when it is first needed.

Opening a corpus must not wait for numpy, an engine or a model: the first screen comes before them.
"""

from __future__ import annotations

import threading
from datetime import date
from typing import TYPE_CHECKING

from index.catalogue import Catalogue
from index.decisions.keeping import DecisionFile
from index.decisions.ofnames import NAMES
from index.decisions.ofstories import STORIES
from index.naming import Naming
from index.searches.keeping import KeptSearches
from index.textindex import TextIndex

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from index.columns import Columns, CurrentColumns
    from index.concordances.linebook import LineBook
    from index.dossiers.namebook import NameBook
    from index.names.finder import NameFinder
    from index.neighbours import Neighbours
    from index.searching import Searcher
    from index.stories.storybook import StoryBook


class Parts:
    """The catalogue of an index folder and all that works on it."""

    def __init__(
        self,
        corpus: Path,
        folder: Path,
        finder: Callable[[], NameFinder] | None = None,
        recognisers: Sequence[str] = (),
        today: Callable[[], date] = date.today,
    ) -> None:
        self._folder = folder
        self._today = today
        self.catalogue = Catalogue(folder / "catalogue.sqlite")
        self.decisions = DecisionFile(NAMES, corpus, self.catalogue)
        self.story_decisions = DecisionFile(STORIES, corpus, self.catalogue)
        self.searches = KeptSearches(corpus, self.catalogue)
        self.textindex = TextIndex(folder, self.catalogue)
        self.naming = Naming(
            self.catalogue,
            folder,
            self.columns,
            finder,
            recognisers,
            decisions=self.decisions.current,
        )
        self._guard = threading.Lock()
        self._columns: CurrentColumns | None = None
        self._searcher: Searcher | None = None
        self._linebook: LineBook | None = None
        self._neighbours: Neighbours | None = None
        self._namebook: NameBook | None = None
        self._storybook: StoryBook | None = None

    def columns(self) -> Columns:
        """Return what every search needs of all articles, as it is now."""
        from index.columns import CurrentColumns  # noqa: PLC0415  loads numpy

        with self._guard:
            if self._columns is None:
                self._columns = CurrentColumns(self.catalogue, self._folder / "columns.kept")
        return self._columns()

    def keep_columns(self) -> None:
        """Keep what every search needs of all articles, for the next start."""
        self.columns()
        if self._columns is not None:
            self._columns.keep()

    def searcher(self) -> Searcher:
        """Return what answers queries."""
        from index.searching import Searcher  # noqa: PLC0415  loads numpy

        with self._guard:
            self._searcher = self._searcher or Searcher(
                self.catalogue,
                self.textindex,
                self.naming,
                self.columns,
                self.storybook,
                today=self._today,
            )
            return self._searcher

    def linebook(self) -> LineBook:
        """Return what tells all hits of a query."""
        from index.concordances.linebook import LineBook  # noqa: PLC0415  loads numpy

        marker = self.searcher().marker
        with self._guard:
            self._linebook = self._linebook or LineBook(
                self.catalogue, self.textindex, self.naming, self.columns, marker
            )
            return self._linebook

    def neighbours(self) -> Neighbours:
        """Return what finds articles like a given one."""
        from index.neighbours import Neighbours  # noqa: PLC0415  only needed to compare

        with self._guard:
            self._neighbours = self._neighbours or Neighbours(
                self.catalogue, self.textindex, lambda: self.storybook().table(exact=False)
            )
            return self._neighbours

    def namebook(self) -> NameBook:
        """Return what tells all that is known of one name."""
        from index.dossiers.namebook import NameBook  # noqa: PLC0415  loads numpy

        with self._guard:
            self._namebook = self._namebook or NameBook(self.catalogue, self.naming, self.columns)
            return self._namebook

    def storybook(self) -> StoryBook:
        """Return what groups articles by event, and tells of stories."""
        from index.stories.storybook import StoryBook  # noqa: PLC0415  loads numpy

        with self._guard:
            self._storybook = self._storybook or StoryBook(
                self.catalogue,
                self.naming,
                self._folder,
                decisions=self.story_decisions.current,
            )
            return self._storybook

    def close(self) -> None:
        """Give back files and memory."""
        self.textindex.close()
        self.catalogue.close()
