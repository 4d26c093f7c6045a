"""Files that were moved or renamed: what is known of them goes with them, and isn't read again.

A file that is new has been moved if it has the bytes of one that is gone, and a name of the same
kind. Its articles keep their keys, so that neither the text index nor the names found need to hear
of it; what `corpus.toml` and folders say of the new path is said of them. Whatever isn't plain is
left alone: then the file is read as any new one is.
"""

from __future__ import annotations

from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from index.article import ArticleId, Skipped
from index.catalogue.files import FileState
from index.fingerprints import row_of, sha256_of
from index.formats.faults import StoppedError
from index.formats.kinds import inner_name, suffix_of
from index.languages import with_language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from index.article import Article
    from index.catalogue import Batch, Catalogue
    from index.catalogue.files import FileRow
    from index.corrections.sidecar import Corrections
    from index.formats import SourceFile

_Kind = tuple[str, str]
_AT_ONCE = 2_000
"""Files whose moves are written in one transaction."""


class Move(NamedTuple):
    """A file and where it was before."""

    file: SourceFile
    old: FileRow


def moves(
    known: Mapping[str, FileRow], files: Iterable[SourceFile], stopped: Callable[[], bool]
) -> Iterator[Move]:
    """Yield the files that are new and have the bytes of one that is gone.

    Only files are hashed that are as long as one that is gone, to the byte.

    Args:
        known: What was read before.
        files: What there is now.
        stopped: Asked for every file.
    """
    now = {file.relative: file for file in files}
    gone = _Gone(known[path] for path in sorted(known.keys() - now.keys()))
    for path in sorted(now.keys() - known.keys()):
        if stopped():
            return
        old = gone.taken(now[path])
        if old is not None:
            yield Move(now[path], old)


class _Gone:
    """Files that are gone, found by their bytes; each is found once."""

    def __init__(self, rows: Iterable[FileRow]) -> None:
        self._looks: set[tuple[int, _Kind]] = set()
        self._rows: dict[tuple[str, _Kind], dict[str, list[FileRow]]] = {}
        for row in rows:
            if row.sha256:
                self._looks.add((row.size, _kind(row.path)))
                alike = self._rows.setdefault((row.sha256, _kind(row.path)), {})
                alike.setdefault(_name(row.path), []).append(row)

    def taken(self, file: SourceFile) -> FileRow | None:
        """Take out and return the one whose bytes these are, of the same name if there is one."""
        kind, name = _kind(file.relative), _name(file.relative)
        if (file.size, kind) not in self._looks:
            return None
        alike = self._rows.get((sha256_of(file), kind))
        if not alike:
            return None
        name, rows = (name, alike.pop(name)) if name in alike else alike.popitem()
        row = rows.pop()
        if rows:
            alike[name] = rows
        return row


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def _kind(path: str) -> _Kind:
    """Return what of a name has a say in how the file is read."""
    return suffix_of(path), suffix_of(inner_name(path))


class _UnclearError(Exception):
    """What is known of a moved file can't go with it: it is to be read."""


class Mover:
    """Takes what is known of moved files along."""

    def __init__(
        self, catalogue: Catalogue, said: Corrections, now: int, stopped: Callable[[], bool]
    ) -> None:
        """Keep what is needed.

        Args:
            catalogue: What is known.
            said: What is said of the corpus now; of files of which something else was said before,
                it is marked already that they aren't known.
            now: When the run began, in nanoseconds.
            stopped: Asked often.
        """
        self._catalogue = catalogue
        self._said = said
        self._now = now
        self._stopped = stopped
        self.articles = 0
        """How many articles were taken along."""

    def take(self, found: list[Move]) -> dict[str, str]:
        """Take along what can be; called off, it has done a part of it.

        Returns:
            Where the files taken along are now, by where they were.
        """
        paths: dict[str, str] = {}
        known = self._catalogue.files.known()  # what is marked since isn't known any more
        clear = [move for move in found if self._is_clear(known[move.old.path], move)]
        for start in range(0, len(clear), _AT_ONCE):
            with self._catalogue.batch() as batch:
                some = {
                    m.old.path: m.file.relative
                    for m in clear[start:][:_AT_ONCE]
                    if self._take(m, batch)
                }
                if some:
                    self._catalogue.moving.count(batch)
            paths |= some
        return paths

    def _is_clear(self, old: FileRow, move: Move) -> bool:
        is_known = old.state is not FileState.PARTIAL
        return is_known and self._said.says_the_same(old.path, move.file.relative)

    def _take(self, move: Move, batch: Batch) -> bool:
        old, new = move.old.path, move.file.relative
        if self._stopped():
            return False
        with suppress(_UnclearError, StoppedError), _all_or_nothing(batch):
            count = self._take_articles(move, batch)
            self._catalogue.moving.put_skipped(old, new, batch)
            self._catalogue.files.remove(old, batch)
            self.articles += count
            return True
        return False

    def _take_articles(self, move: Move, batch: Batch) -> int:
        self._catalogue.files.put(row_of(move.file, move.old.sha256, self._now), batch)
        count = 0
        for key, article in self._catalogue.moving.articles_of(move.old.path):
            if self._stopped():
                raise StoppedError
            self._take_article(key, article, move, batch)
            count += 1
        return count

    def _take_article(self, key: int, article: Article, move: Move, batch: Batch) -> None:
        old, new = move.old.path, move.file.relative
        if not self._said.is_as_read(article):
            raise _UnclearError
        place = ArticleId(new + article.id.removeprefix(old))
        moved = replace(article, id=place, source=replace(article.source, path=new))
        (told,) = self._said.applied([moved])
        if isinstance(told, Skipped) or self._catalogue.moving.is_taken(key, moved, batch):
            raise _UnclearError
        if told is moved:
            self._catalogue.moving.put(key, moved, batch)
        else:
            self._catalogue.articles.remove([key], batch)
            self._catalogue.articles.put(with_language(told), batch)


@contextmanager
def _all_or_nothing(batch: Batch) -> Iterator[None]:
    """Undo what is done within where it breaks off, and nothing else of the batch."""
    batch.connection.execute("SAVEPOINT move")
    try:
        yield
    except BaseException:
        if batch.connection.in_transaction:  # a full disk ends it by itself
            batch.connection.execute("ROLLBACK TO move")
        raise
    finally:
        if batch.connection.in_transaction:
            batch.connection.execute("RELEASE move")
