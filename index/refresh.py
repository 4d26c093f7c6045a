"""Bringing an index level with its corpus: only what changed is read.

Files are compared by size and time of change, then by hash; articles by all that is stored of
them. Batches are written as they come, each in one transaction, so that what has been read is
searchable, and a process killed at any moment loses at most the batch it was at.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from index.article import Article, Skipped
from index.catalogue.files import FileState
from index.corrections.sidecar import Corrections
from index.extent import TOLD, is_endless
from index.fingerprints import row_of, sha256_as_read, sha256_of, times_of
from index.formats import SourceFile, walk
from index.formats.aside import is_given_up, reader_of
from index.meter import Meter
from index.moving import Mover, moves
from index.results import Report
from index.under_way import UnderWay, pieces

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from index.catalogue import Batch, Catalogue
    from index.formats.aside import Reader
    from index.results import Progress
    from index.textindex import TextIndex

_FIRST_BATCH = 100
_LAST_BATCH = 4_000
_FIRST_WAIT = 1.0
"""Seconds after which what has been read is written, however little it is."""
_LAST_WAIT = 16.0
_BATCH_CHARACTERS = 2_000_000
"""What is held at most before it is written. Batches eight times as large were no faster, and took
twice the memory."""


class Refresh:
    """One run over a corpus, by the one writer."""

    def __init__(
        self,
        catalogue: Catalogue,
        textindex: TextIndex,
        progress: Callable[[Progress], None] | None,
        cancelled: Callable[[], bool],
    ) -> None:
        self._catalogue = catalogue
        self._textindex = textindex
        self._cancelled = cancelled
        self._meter = Meter(progress)
        self._counts = {"added": 0, "changed": 0, "removed": 0, "unchanged": 0}
        self._size, self._wait = _FIRST_BATCH, _FIRST_WAIT
        self._written = time.monotonic()
        self._articles: list[tuple[UnderWay, Article]] = []
        self._characters = 0
        self._done: list[UnderWay] = []
        self._partial: dict[str, str] = {}
        """Files that were read in part, by the run before, with what they held."""
        self._moved: dict[str, str] = {}
        self._corrections: Corrections
        self._began = time.monotonic()
        self._now = time.time_ns()

    def run(self, corpus: Path, own: Path, outlets: Path | None = None) -> Report:
        """Read what changed, forget what is gone.

        Args:
            corpus: The corpus.
            own: The folder of the index, which is no part of the corpus even if it lies in it.
            outlets: A file of what outlets are called in every corpus.
        """
        found = list(_walked(corpus, own, self._cancelled))
        if not self._cancelled():
            files = [item for item in found if isinstance(item, SourceFile)]
            self._corrections = Corrections(corpus, {file.relative for file in files}, outlets)
            self._settle_paths(files)
        if not self._cancelled():
            skipped = {item for item in found if isinstance(item, Skipped)}
            self._skip(skipped | self._corrections.skipped)
            self._textindex.catch_up(self._meter, self._cancelled)
            self._read(self._changed(files))
        report = self._report()
        self._textindex.tidy(self._cancelled)
        return report

    def _settle_paths(self, files: list[SourceFile]) -> None:
        """Follow what has moved, and forget what is gone."""
        known = self._catalogue.files.known()
        moved = list(moves(known, files, self._cancelled))
        self._corrections.mark_concerned(self._catalogue)
        if moved:
            mover = Mover(self._catalogue, self._corrections, self._now, self._cancelled)
            self._moved = mover.take(moved)
            self._counts["added"] += mover.articles
            self._counts["removed"] += mover.articles
        if not self._cancelled():
            there = {file.relative for file in files}
            self._forget(sorted(known.keys() - there - self._moved.keys()))

    def _forget(self, gone: list[str]) -> None:
        if not gone:
            return
        articles = self._catalogue.articles
        with self._catalogue.batch() as batch:
            for path in gone:
                self._counts["removed"] += articles.remove(articles.keys_of(path), batch)
                self._catalogue.files.remove(path, batch)

    def _skip(self, skipped: set[Skipped]) -> None:
        if skipped != self._catalogue.files.unread():
            with self._catalogue.batch() as batch:
                self._catalogue.files.replace_skipped(skipped, None, batch)

    def _changed(self, files: list[SourceFile]) -> list[SourceFile]:
        """Return the files to be read; note those that only look changed."""
        known = self._catalogue.files.known()
        self._partial = {
            path: row.sha256 for path, row in known.items() if row.state is FileState.PARTIAL
        }
        changed: list[SourceFile] = []
        touched: list[SourceFile] = []
        for file in files:
            old = known.get(file.relative)
            if old is None or old.state is FileState.PARTIAL or old.size != file.size:
                changed.append(file)
            elif old.state is FileState.YOUNG or times_of(old) != times_of(file):
                same = sha256_of(file) == old.sha256
                (touched if same else changed).append(file)
                known[file.relative] = row_of(file, old.sha256, self._now)
        if touched:
            with self._catalogue.batch() as batch:
                for file in touched:
                    self._catalogue.files.put(known[file.relative], batch)
        return changed

    def _read(self, files: list[SourceFile]) -> None:
        self._meter.begin(sum(map(pieces, files)), sum(file.size for file in files))
        with reader_of(files, self._corrections.mapping) as reader:
            for file in files:
                reading = UnderWay(file)
                self._read_one(reading, reader)
                if self._cancelled():  # what was read of the file is kept, and it is read again
                    self._write()
                    return
                self._done.append(reading)
                self._meter.advance(*reading.rest())
                if self._is_due():
                    self._flush()
        self._flush()

    def _read_one(self, reading: UnderWay, reader: Reader) -> None:
        file, said = reading.file, self._corrections
        mapping = said.mapping(file.relative)
        items = reader(file, cancelled=self._cancelled, passed=reading.passed, mapping=mapping)
        for item in said.applied(items):
            if self._cancelled():
                return
            self._take(reading, item)

    def _take(self, reading: UnderWay, item: Article | Skipped) -> None:
        if isinstance(item, Skipped):
            reading.skipped.append(item)
            return
        if is_endless(item.text):
            reading.skipped.append(Skipped(item.id, TOLD))
        reading.articles += item.id != reading.file.relative
        reading.sha256 = item.source.sha256
        self._articles.append((reading, item))
        self._meter.met(1)
        self._meter.advance(*reading.news())
        self._characters += len(item.text)
        if self._is_due():
            self._flush()

    def _is_due(self) -> bool:
        """Tell whether what has been read is to be written: it is much, or has waited long."""
        many = len(self._articles) > self._size or len(self._done) >= self._size
        waited = time.monotonic() - self._written >= self._wait
        return many or waited or self._characters >= _BATCH_CHARACTERS

    def _flush(self) -> None:
        """Write what has been read, so that it is searchable."""
        self._write()
        self._size = min(self._size * 2, _LAST_BATCH)
        self._wait = min(self._wait * 2, _LAST_WAIT)
        self._textindex.catch_up(self._meter, self._cancelled)
        self._written = time.monotonic()

    def _write(self) -> None:
        if not self._articles and not self._done:
            return
        paths = {reading.file.relative for reading, _ in self._articles}
        with self._catalogue.batch() as batch:
            for path in paths.union(reading.file.relative for reading in self._done):
                self._catalogue.files.begin(path, batch)
            for reading, article in self._articles:
                change, key = self._catalogue.articles.put(article, batch)
                self._counts[change] += 1
                reading.keys.append(key)
            for reading in self._done:
                self._finish(reading, batch)
        self._articles, self._done, self._characters = [], [], 0

    def _finish(self, reading: UnderWay, batch: Batch) -> None:
        articles, files = self._catalogue.articles, self._catalogue.files
        path = reading.file.relative
        gone = reading.unseen(articles.keys_of(path))
        self._counts["removed"] += articles.remove(gone, batch)
        files.replace_skipped(reading.skipped, path, batch)
        sha256 = reading.sha256 or sha256_as_read(reading.file)
        row = row_of(reading.file, sha256, self._now)
        faults = [each.reason for each in reading.skipped if each.path == path]
        lost = bool(faults and reading.articles) or any(map(is_given_up, faults))
        if lost and self._partial.get(path) != row.sha256:
            # The fault may be the disk's, or somebody's who ended a process. Where the same bytes
            # were read before and it came to that too, the file is as it is.
            row = row._replace(state=FileState.PARTIAL)
        files.put(row, batch)

    def _report(self) -> Report:
        total = self._catalogue.articles.count()
        counts = self._counts
        return Report(
            articles=total,
            added=counts["added"],
            changed=counts["changed"],
            removed=counts["removed"],
            unchanged=max(total - counts["added"] - counts["changed"], 0),
            skipped=self._catalogue.files.skipped(),
            seconds=round(time.monotonic() - self._began, 3),
            cancelled=self._cancelled(),
            moved=self._moved,
        )


def _walked(
    corpus: Path,
    own: Path,
    cancelled: Callable[[], bool],
) -> Iterator[SourceFile | Skipped]:
    """Yield what the corpus holds, without the index's own files."""
    base, folder = corpus.resolve(), own.resolve()
    inside = folder.relative_to(base).as_posix() + "/" if folder.is_relative_to(base) else None
    for found in walk(corpus):
        if cancelled():
            return
        path = found.path if isinstance(found, Skipped) else found.relative
        if inside is None or not f"{path}/".startswith(inside):
            yield found
