"""Names beside the reader: found in a process of their own, kept as they come, told merged.

Nothing here makes a search wait: what hasn't been found yet is simply not there.
"""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from index.article import Mention
from index.extent import end_of, within
from index.locks import held
from index.meter import Meter
from index.namelist import name_entries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from index.article import Article
    from index.catalogue import Catalogue
    from index.columns import Columns
    from index.gathering import NameGatherer
    from index.names.finder import NameFinder, NamingTask
    from index.nametable import NameTable
    from index.results import NameEntry, Progress

    _Found = list[tuple[str, Sequence[Mention]]]

_KEEP_EVERY = 1.0
"""Seconds between two times that names found are stored: what a kill may cost."""
_KEEP_AT_MOST = 500
_REST = 20.0
"""While names come in, they are merged anew after this many times the time that it took."""


class Naming:
    """Finds and tells the names of a catalogue's texts."""

    def __init__(
        self,
        catalogue: Catalogue,
        folder: Path,
        columns: Callable[[], Columns],
        finder: Callable[[], NameFinder] | None = None,
        *,
        plain: bool = False,
    ) -> None:
        """Keep what is needed; nothing is found yet.

        Args:
            catalogue: Where texts come from and names are kept.
            folder: Of the index.
            columns: Gives the articles as they are now.
            finder: Starts what finds names; None for the recogniser as installed.
            plain: Find them by rules alone, whatever is installed.
        """
        self._catalogue = catalogue
        self._folder = folder
        self._columns = columns
        self._finder = finder
        self._plain = plain
        self._gatherer: NameGatherer | None = None
        self._guard = threading.Lock()
        self._expected: str | None = None
        self._waiting: tuple[object, int] | None = None
        self._merged_at, self._merging_took = 0.0, 0.0

    def version(self) -> str:
        """Return under which version names are kept: that of the recogniser at hand."""
        expected = self._expected_version()
        # A recogniser that couldn't be loaded was replaced by another: its names count.
        return self._catalogue.note(f"instead of {expected}") or expected

    def label(self) -> str | None:
        """Return which recogniser found the names, in words."""
        return self._catalogue.note(f"label of {self.version()}")

    def waiting(self) -> int:
        """Return how many articles still wait for their names."""
        version = self.version()
        stamp = (self._catalogue.state(), self._catalogue.naming.last(), version)
        with self._guard:
            if self._waiting is None or self._waiting[0] != stamp:
                self._waiting = (stamp, self._catalogue.naming.count_missing(version))
            return self._waiting[1]

    def table(self, columns: Columns | None = None, *, exact: bool = True) -> NameTable:
        """Return the names of all articles as far as they have been found.

        Args:
            columns: The articles; None for those there are now.
            exact: Merged by all that is known now, which may take seconds; else the merging at
                hand will do.
        """
        from index.gathering import NameGatherer  # noqa: PLC0415  loads numpy

        with self._guard:
            if self._gatherer is None:
                self._gatherer = NameGatherer(self._catalogue, self._folder / "names.json")
        return self._gatherer.table(
            self._columns() if columns is None else columns, self.version(), exact=exact
        )

    def of(self, article: Article) -> tuple[Mention, ...]:
        """Return an article's mentions under the corpus's names; none where none were found yet."""
        found = self._catalogue.naming.mentions(article.text_hash, self.version())
        if not found:
            return ()
        # As long as names come in, an article isn't kept waiting for them to be merged.
        table = self.table(exact=self.waiting() == 0)
        return tuple(_renamed(mention, table) for mention in found)

    def entries(self, article: Article | None = None) -> tuple[NameEntry, ...]:
        """Return the merged names of all articles, or of one."""
        naming, version, table = self._catalogue.naming, self.version(), self.table()
        if article is not None:
            uses = naming.uses_of(article.text_hash, version)
            outlets = [(article.text_hash, article.outlet or "")]
            return name_entries({article.text_hash: uses}, outlets, table)
        columns = self._columns()
        every = {text_hash: uses for _, text_hash, uses in naming.uses_since(0, version)}
        outlets = [
            (text_hash, columns.outlets[code])
            for text_hash, code in zip(columns.text_hashes, columns.outlet.tolist(), strict=True)
        ]
        return name_entries(every, outlets, table)

    def find(
        self,
        progress: Callable[[Progress], None] | None,
        cancelled: Callable[[], bool],
        *,
        wait: bool,
    ) -> bool:
        """Find the names of all texts that have none; tell whether none is left.

        Raises:
            RecogniserError: No recogniser can be started.
        """
        if self.waiting() == 0:
            return True
        with held(self._folder / "names.lock", wait=wait, cancelled=cancelled) as got:
            # Meanwhile somebody else may have done it all.
            if not got or self.waiting() == 0:
                return self.waiting() == 0
            with self._found_by() as finder:
                while not cancelled() and self._round(finder, progress, cancelled):
                    pass
            if not cancelled():
                self.table()
        return self.waiting() == 0

    def _found_by(self) -> NameFinder:
        if self._finder is not None:
            return self._finder()
        return _plain_recogniser() if self._plain else _recogniser()

    def _round(
        self,
        finder: NameFinder,
        progress: Callable[[Progress], None] | None,
        cancelled: Callable[[], bool],
    ) -> bool:
        """Find the names that are missing now; tell whether another round may be needed."""
        version = self.version()
        missing = self._catalogue.naming.missing(version)
        meter = Meter(progress, "names")
        meter.begin(len(missing), len(missing))
        if missing:
            meter.advance(0, 0)  # the recogniser takes seconds to start: tell what is waited for
        found: _Found = []
        kept = time.monotonic()
        for text_hash, mentions in _named(finder, self._tasks(missing), cancelled):
            found.append((text_hash, mentions))
            meter.met(1)
            meter.advance(1, 1)
            if finder.version != version:
                break
            if time.monotonic() - kept >= _KEEP_EVERY or len(found) >= _KEEP_AT_MOST:
                self._keep(finder, found, cancelled)
                found, kept = [], time.monotonic()
        self._keep(finder, found, cancelled)
        return bool(missing)

    def _keep(self, finder: NameFinder, found: _Found, cancelled: Callable[[], bool]) -> None:
        if not found:
            return
        expected = self._expected_version()
        notes = {f"label of {finder.version}": finder.label}
        instead = f"instead of {expected}"
        if finder.version != expected:
            notes[instead] = finder.version
        elif self._catalogue.note(instead):
            notes[instead] = ""  # it can be loaded again, so its names count, and no others
        for key, value in notes.items():
            if self._catalogue.note(key) != value:
                self._catalogue.set_note(key, value)
        with self._catalogue.batch() as batch:
            self._catalogue.naming.put(finder.version, found, batch)
        if not cancelled():  # who leaves isn't kept waiting for a merging
            self._merge_now_and_then()

    def _merge_now_and_then(self) -> None:
        """Merge the names found so far, so that no search has to: a small part of the time."""
        now = time.monotonic()
        if now >= self._merged_at + _REST * self._merging_took:
            self.table()
            self._merged_at = time.monotonic()
            self._merging_took = self._merged_at - now

    def _tasks(self, missing: list[str]) -> Iterator[NamingTask]:
        from index.names.finder import NamingTask  # noqa: PLC0415  not before names are looked for

        for text_hash in missing:
            unnamed = self._catalogue.naming.text(text_hash)
            if unnamed is not None:
                end = end_of(unnamed.text)
                paragraphs = within(unnamed.paragraphs, end)
                yield NamingTask(unnamed.text_hash, unnamed.text[:end], paragraphs)

    def _expected_version(self) -> str:
        if self._expected is None:
            from index.names import model  # noqa: PLC0415  reads the weights

            self._expected = model.PLAIN_VERSION if self._plain else model.expected_version()
        return self._expected


def _recogniser() -> NameFinder:
    from index.names.finder import NameFinder  # noqa: PLC0415  not before names are looked for

    return NameFinder()


def _plain_recogniser() -> NameFinder:
    from index.names.finder import NameFinder  # noqa: PLC0415  not before names are looked for
    from index.names.process import COMMAND  # noqa: PLC0415  the same

    return NameFinder((*COMMAND, "the plain rules are asked for"))


def _named(
    finder: NameFinder,
    tasks: Iterator[NamingTask],
    cancelled: Callable[[], bool],
) -> Iterator[tuple[str, tuple[Mention, ...]]]:
    from index.names.merge import name_mentions  # noqa: PLC0415  loads the countries

    for text_hash, raw in finder.find(tasks, cancelled):
        yield text_hash, name_mentions(raw)


def _renamed(mention: Mention, table: NameTable) -> Mention:
    kind, name = table.corpus_name(mention.kind, mention.name)
    return Mention(mention.start, mention.end, kind or mention.kind, mention.text, name)
