"""The corpora that are measured on, made and indexed once a run.

Real articles belong to others and stay outside the project: they are used where the environment
names their folder, and as many made-up ones stand in where it doesn't.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from benchmarks.articles import names, write
from benchmarks.tables import tell
from index.library import Library
from index.names.finder import NameFinder
from index.names.settle import RawMention
from index.words import word_spans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from index.article import NameKind
    from index.names.finder import NamingTask

SHARED = "CORPUS_READER_SHARED"
"""The variable that names the folder of real articles."""
FEW = 150


@dataclass(frozen=True, slots=True)
class Corpus:
    """A folder of articles."""

    name: str
    """For people."""
    folder: Path


class NamesGiven(NameFinder):
    """Knows the names in made-up articles, as if they had been found: in no time, in this process.

    A search counts the names of what it finds; without any, its figures would flatter.
    """

    def __init__(self) -> None:
        super().__init__()
        self._known = names()

    def __enter__(self) -> Self:
        return self

    @property
    def version(self) -> str:
        """Under which the names are kept."""
        return "given"

    @property
    def label(self) -> str:
        """What it is, for people."""
        return "names as they were made up"

    @property
    def reason(self) -> None:
        """Nothing better is wanted."""

    def find(
        self, tasks: Iterable[NamingTask], cancelled: Callable[[], bool]
    ) -> Iterator[tuple[str, tuple[RawMention, ...]]]:
        """Yield the key and the names of each text."""
        for task in tasks:
            if cancelled():
                return
            yield task.key, tuple(self._mentions(task.text))

    def _mentions(self, text: str) -> Iterator[RawMention]:
        words = [(start, end) for word, start, end in word_spans(text) if word[0].isupper()]
        taken = 0
        for place, (start, end) in enumerate(words):
            after = words[place + 1][1] if place + 1 < len(words) else end
            for until in (after, end):
                kind: NameKind | None = self._known.get(text[start:until])
                if kind is not None and start >= taken:
                    yield RawMention(start, until, kind, text[start:until])
                    taken = until
                    break


class Corpora:
    """Where the corpora of one run are, and their indexes."""

    def __init__(self, room: Path) -> None:
        """Keep where there is room.

        Args:
            room: An empty folder, for what is made.
        """
        self.room = room
        self.shared = shared()

    @cached_property
    def few(self) -> Corpus:
        """The stories where they are to be had, else as many made-up articles."""
        if self.shared is not None:
            return Corpus(f"stories ({FEW} articles)", self.shared / "corpora" / "stories")
        return Corpus(f"made up ({FEW} articles)", write(self.room / "few", FEW))

    @cached_property
    def few_indexed(self) -> Path:
        """The folder of indexes with that of `few`, names found by the real recogniser."""
        indexes = self.room / "indexes"
        tell(f"indexing {self.few.name}, with names")
        with Library.open(self.few.folder, index_dir=indexes) as library:
            library.refresh()
            library.find_names()
        return indexes

    def many(self, number: int) -> Corpus:
        """Return a corpus of made-up articles."""
        return Corpus(
            f"made up ({number:,} articles)", write(self.room / f"made-up-{number}", number)
        )


def shared() -> Path | None:
    """Return the folder of real articles, None where the environment names none."""
    named = os.environ.get(SHARED)
    return Path(named) if named else None
