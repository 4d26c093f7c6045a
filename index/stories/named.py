"""Which stories name somebody or something, by the beginning of a word as it is typed."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import numpy as np

from index.columns import sameness
from index.stories.table import NOT_YET

if TYPE_CHECKING:
    from index.nametable import NameTable
    from index.stories.table import StoryTable
    from index.story import StoryId


class NamedStories:
    """Folds the names of a corpus once for each table of them."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._folded: tuple[object, list[str]] | None = None

    def __call__(self, beginning: str, stories: StoryTable, names: NameTable) -> frozenset[StoryId]:
        """Return the stories of which an article has such a name.

        Args:
            beginning: Of a word of it, whatever its case and accents.
            stories: As they are grouped.
            names: The names of all articles, as merged.
        """
        begins = f" {sameness(beginning)}"
        folded = self._folds(names)
        meant = np.fromiter((begins in name for name in folded), np.bool_, len(folded))
        rows = names.row[meant[names.name]]
        # The two tables may be of different moments: an article may have come in between.
        places = np.unique(stories.of[rows[rows < len(stories.of)]])
        return frozenset(stories.stories[place].id for place in places[places != NOT_YET].tolist())

    def _folds(self, names: NameTable) -> list[str]:
        with self._guard:
            if self._folded is None or self._folded[0] is not names.refs:
                self._folded = names.refs, [f" {sameness(ref.name)}" for ref in names.refs]
            return self._folded[1]
