"""Which segments of an index are put together, and how.

A search looks into each segment, so that there should be few; to write one anew takes long, so that
it should be done seldom, and by a process beside (see `index.engine.merger`): whoever searches or
adds articles meanwhile goes on with the segments as they were. A process that is killed leaves a
folder that nobody looks into, and it is done again.
"""

from __future__ import annotations

import contextlib
import pickle
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from whoosh.reading import SegmentReader

from index.beside import command_of, started

if TYPE_CHECKING:
    from collections.abc import Sequence

MANY = 6
"""Segments that are left alone while articles come."""
FEW = 3
"""Segments that are left alone when none come."""
TOO_MANY = 16
"""Segments at which a change puts them together by itself, though it is waited for."""
LITTLE = 2_000
"""Articles that are put together at once: that takes less time than to start a process."""
_WHILE_IDLE = 4
"""How many times as many articles as all smaller segments one has that is left alone."""
_FOLDER = "merging-"


def to_merge(segments: Sequence[Any], *, idle: bool = False) -> list[Any]:
    """Return the segments to put together, the smallest first: none, or what makes them fewer.

    While articles come those are left alone that have more of them than all smaller ones together:
    so one is copied about as often as the corpus has doubled. When none come, fewer are. A segment
    that has lost a quarter of its articles is always written anew.
    """
    if len(segments) <= (FEW if idle else MANY) and not any(map(_is_worn, segments)):
        return []
    times = _WHILE_IDLE if idle else 1
    total = 0
    merged: list[Any] = []
    for segment in sorted(segments, key=lambda segment: segment.doc_count()):
        if not merged or segment.doc_count() <= times * total or _is_worn(segment):
            merged.append(segment)
        total += segment.doc_count()
    return [] if len(merged) == 1 and not _is_worn(merged[0]) else merged


def _is_worn(segment: Any) -> bool:
    return bool(segment.doc_count() * 4 < segment.doc_count_all() * 3)


def merge_if_too_many(writer: Any, segments: list[Any]) -> list[Any]:
    """Merge segments only where nobody has tidied them for long."""
    if len(segments) < TOO_MANY:
        return segments
    return merge(writer, segments, {each.segment_id() for each in to_merge(segments)})


def merge(writer: Any, segments: list[Any], which: set[str]) -> list[Any]:
    """Add some segments to the one that is written; return the others.

    Args:
        writer: Of a segment.
        segments: All there are.
        which: The names of those to add.
    """
    add_segments(writer, writer.storage, [each for each in segments if each.segment_id() in which])
    return [each for each in segments if each.segment_id() not in which]


def add_segments(writer: Any, storage: Any, segments: Sequence[Any]) -> None:
    """Add segments to the one that is written; their files stay.

    Args:
        writer: Of a segment, perhaps of another index.
        storage: Where their files are.
        segments: Their articles come one after the other, without those that are deleted.
    """
    for segment in segments:
        reader = SegmentReader(storage, writer.schema, segment)
        try:
            writer.add_reader(reader)
        finally:
            reader.close()


class Merge:
    """Segments that are being put together by another process."""

    def __init__(self, folder: Path, segments: Sequence[Any]) -> None:
        """Begin.

        Args:
            folder: Of the index, by whose one writer this is called.
            segments: To be put together, as they are in the newest state.

        Raises:
            OSError: No process can be started.
        """
        clear(folder)
        self._folder = folder
        self._target = Path(tempfile.mkdtemp(prefix=_FOLDER, dir=folder))
        self._known = {
            each.segment_id(): (each.doc_count_all(), frozenset(each.deleted_docs()))
            for each in segments
        }
        self._process = started(command_of("index.engine.merger"))
        assert self._process.stdin is not None
        # Left open: it ends when we do.
        with contextlib.suppress(BrokenPipeError):
            pickle.dump((str(folder), str(self._target), list(segments)), self._process.stdin, -1)
            self._process.stdin.flush()

    @property
    def names(self) -> set[str]:
        """Of the segments."""
        return set(self._known)

    def is_done(self, seconds: float = 0.0) -> bool:
        """Wait for at most some seconds; tell whether the process has ended."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(seconds)
        return self._process.returncode is not None

    def end(self) -> None:
        """End the process, whatever it is at, and remove what it made."""
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(BrokenPipeError):
                    pipe.close()
        shutil.rmtree(self._target, ignore_errors=True)

    def made(self) -> Any | None:
        """Return the new segment of a process that has ended; None where it came to nothing."""
        assert self._process.stdout is not None
        if self._process.returncode != 0:
            return None
        return pickle.load(self._process.stdout)  # noqa: S301  from our own process

    def taken_over(self, made: Any, segments: list[Any]) -> list[Any]:
        """Return the segments of an index with the new one in the place of those it is made of.

        Its files are moved to those of the index. What was deleted meanwhile is deleted in it.

        Args:
            made: The new one.
            segments: Of the newest state; where they aren't those it was made of, they stay.
        """
        there = {each.segment_id(): each for each in segments}
        if not there.keys() >= self._known.keys():
            return segments
        for number in self._deleted_since(there):
            made.delete_document(number)
        for path in self._target.glob(f"{made.segment_id()}.*"):
            path.replace(self._folder / path.name)
        return [each for name, each in there.items() if name not in self._known] + [made]

    def _deleted_since(self, there: dict[str, Any]) -> list[int]:
        """Return the numbers, in the new segment, of what was deleted since it was begun."""
        found: list[int] = []
        start = 0
        for name, (held, before) in self._known.items():
            taken = np.ones(held, dtype=np.bool_)
            taken[list(before)] = False
            numbers = start + np.cumsum(taken) - 1
            since = set(there[name].deleted_docs()) - before
            found += numbers[sorted(since)].tolist()
            start += int(np.count_nonzero(taken))
        return found


def clear(folder: Path) -> None:
    """Remove what processes that were killed have left."""
    for left in folder.glob(f"{_FOLDER}*"):
        shutil.rmtree(left, ignore_errors=True)
