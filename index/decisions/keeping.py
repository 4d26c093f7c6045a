"""Where a user's decisions about a corpus are kept, and how they get there.

They are the user's own work: a plain file in the platform's data folder, written whole or not at
all, never touched by a rebuild. A corpus that has moved is known again by its texts, and what was
decided of it is taken along.
"""

from __future__ import annotations

import os
import threading
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Generic, NamedTuple

from index.corrections.tomlfile import MOST_BYTES
from index.decisions.codec import SCOPE, D, WrongError
from index.decisions.reading import Read, read, read_file
from index.decisions.writing import beginning, without, written
from index.errors import CorpusError
from index.formats.faults import UnreadableError
from index.formats.files import open_regular
from index.locations import DATA_VARIABLE, data_folder, folder_name
from index.locks import held
from index.whole import write_whole

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from index.catalogue import Catalogue
    from index.decisions.codec import Codec

KNOWN_BY = 32
"""Texts by which a corpus is known again."""
_SAME = 0.5
"""Of the texts that a file's corpus was known by, as many must be there to take it along."""
_MOST_FILES = 500
_HINT = "Nothing was changed. Look at the file in an editor."


class Files(NamedTuple, Generic[D]):
    """What both files say now."""

    own: Read[D]
    shared: Read[D]
    """In the folder of the corpus: what its owner decided, for all who open it."""


class DecisionFile(Generic[D]):
    """The files of one kind of decisions about one corpus."""

    def __init__(self, codec: Codec[D], corpus: Path, catalogue: Catalogue) -> None:
        """Keep where they are; nothing is read yet.

        Args:
            codec: The kind of decisions.
            corpus: The corpus, a folder or a file.
            catalogue: Knows its texts.
        """
        self.own = data_folder() / codec.name / f"{folder_name(corpus)}.toml"
        self.shared = (corpus if corpus.is_dir() else corpus.parent) / f"{codec.name}.toml"
        self._codec = codec
        self._corpus = corpus
        self._catalogue = catalogue
        self._guard = threading.Lock()
        self._last: tuple[object, Files[D]] | None = None
        self._looked_for = False

    def current(self) -> tuple[D, ...]:
        """Return what is decided now, the shared file's before the user's own."""
        files = self.files()
        return (*files.shared.decisions, *files.own.decisions)

    def files(self) -> Files[D]:
        """Return what the files say now; they are read again only when they have changed."""
        stamp = self.stamp()
        with self._guard:
            if self._last is None or self._last[0] != stamp:
                shared = self._said(self.shared) if self._corpus.is_dir() else Read[D]()
                self._last = (stamp, Files(self._said(self.own), shared))
            return self._last[1]

    def stamp(self) -> object:
        """Return what is another whenever somebody has written to one of the files."""
        return (_stamp(self.own), _stamp(self.shared))

    def _said(self, path: Path) -> Read[D]:
        return read_file(path, self._codec)

    def add(self, decisions: Sequence[D]) -> None:
        """Put decisions after those that are there.

        Raises:
            CorpusError: One can't be followed, or the file can't be written.
        """
        try:
            sound = [self._codec.checked(decision) for decision in decisions]
        except WrongError as fault:
            raise CorpusError(f"That can't be decided: {fault}.", "") from fault
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        dated = [d if d.at else replace(d, at=now) for d in sound]
        tables = "".join(written(decision, self._codec) for decision in dated)
        with self._alone():
            text = self._text()
            before = read(text.encode(), self._codec).decisions
            if not text:
                text = self._begun()
            whole = (text if text.endswith("\n") else f"{text}\n") + tables
            self._write(whole, (*before, *dated))

    def take_back(self, number: int | None = None, what: D | None = None) -> D | None:
        """Take one of the own decisions out of the file; return it, or None where there is none.

        Args:
            number: Its place among them; None for the last.
            what: The decision that stood there; where it stands now, if somebody else has
                written to the file since.

        Raises:
            CorpusError: The file can't be written.
        """
        with self._alone():
            text = self._text()
            now = read(text.encode(), self._codec)
            place = len(now.decisions) - 1 if number is None else number
            if what is not None and now.decisions[place : place + 1] != (what,):
                place = now.decisions.index(what) if what in now.decisions else -1
            if not 0 <= place < len(now.decisions):
                return None
            rest = (*now.decisions[:place], *now.decisions[place + 1 :])
            self._write(without(text, now.toml, now.numbers[place], self._codec.table), rest)
            return now.decisions[place]

    def take_along(self) -> int:
        """Take over what was decided of this corpus where it was before; tell how many decisions.

        Looked for once, and only where nothing was ever decided of the corpus where it is now.

        Raises:
            CorpusError: The file can't be written.
        """
        if self._looked_for or os.path.lexists(self.own):
            return 0
        self._looked_for = True
        best = self._known_as()
        if best is None:
            return 0
        with self._alone():
            if self.own.exists():
                return 0
            write_whole(self.own, best.read_text("utf-8"))
        return len(self.files().own.decisions)

    def _begun(self) -> str:
        """Return what a file of this corpus begins with."""
        known_by = self._catalogue.naming.first_texts(KNOWN_BY, SCOPE)
        return beginning(self._codec.head, self._corpus.absolute().name, known_by)

    def _alone(self) -> AbstractContextManager[object]:
        folder = self.own.parent
        with ExitStack() as stack:
            try:
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                stack.enter_context(held(self.own.with_suffix(".lock"), wait=True))
            except (OSError, CorpusError) as fault:
                cause = fault if isinstance(fault, OSError) else fault.__cause__
                why = cause.strerror if isinstance(cause, OSError) else None
                raise CorpusError(
                    f"What is decided can't be kept in {folder}: {why or fault}.",
                    f"Name a folder that can be written to in {DATA_VARIABLE}.",
                ) from fault
            return stack.pop_all()

    def _text(self) -> str:
        """Return the file as it is.

        Raises:
            CorpusError: It can't be read, so that nothing may be written over it.
        """
        try:
            if not self.own.exists():
                return ""
            with open_regular(self.own) as file:
                return file.read(MOST_BYTES + 1).decode("utf-8-sig")
        except (OSError, UnreadableError, UnicodeDecodeError) as fault:
            raise CorpusError(f"{self.own} can't be read: {fault}.", _HINT) from fault

    def _write(self, text: str, meant: Sequence[D]) -> None:
        """Write the file, if it then says what it is meant to: its owner may have changed it."""
        data = text.encode()
        if len(data) > MOST_BYTES:
            raise CorpusError(f"{self.own} would be longer than {MOST_BYTES >> 20} MB.", _HINT)
        found = read(data, self._codec)
        if found.decisions != tuple(meant):
            why = next(iter(found.problems), None)
            raise CorpusError(
                f"{self.own} can't be added to, or taken from, as it is"
                + (f": {why}." if why else "."),
                _HINT,
            )
        write_whole(self.own, text)

    def _known_as(self) -> Path | None:
        """Return the file whose corpus has most of its texts among ours, if it has enough."""
        found: list[tuple[float, int, Path]] = []
        try:
            paths = sorted(self.own.parent.glob("*.toml"))
        except OSError:  # a folder that can't be there, or not be looked into
            return None
        for path in paths[:_MOST_FILES]:
            said = self._said(path)
            if said.decisions and said.texts:
                there = self._catalogue.naming.known_texts(said.texts)
                found.append((there / len(said.texts), path.stat().st_mtime_ns, path))
        share, _, best = max(found, default=(0.0, 0, None))
        return best if share >= _SAME else None


def _stamp(path: Path) -> tuple[int, int, int] | None:
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
