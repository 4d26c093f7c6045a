"""Files read by processes beside this one, in the order in which they are asked for.

Pages take long to parse, and nobody knows what a parser does with a file that was made to harm: so
what is more than a little is read elsewhere, some files ahead. What comes of a file is what would
have come of it here. A process that ends costs at most the file that it was at.
"""

from __future__ import annotations

import contextlib
import os
import queue
import sys
import threading
from typing import TYPE_CHECKING, Protocol, Self

from index.formats import read
from index.formats.hands import GIVEN_UP, TICK, Hand, Job
from index.formats.kinds import ARCHIVES, COMPRESSED, STREAMED, promised_kinds
from index.languages import with_languages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from types import TracebackType

    from index.article import Article, Skipped
    from index.formats import SourceFile
    from index.formats.mapping import Mapping

WORTH_IT = 2_000_000
"""Bytes to be read from which on it is done by other processes: starting them takes a second."""
MAY_HARM = 500_000
"""Bytes of one file whose parsing can't be called off, from which on it is done by a process that
can be ended: on shorter ones nothing was found that a parser took more than some seconds for."""
MOST = 4
"""Processes, of some 100 MB each; what they leave to this one keeps a core busy with four."""
_AHEAD = 4
"""Files that each process may be ahead of the one that is asked for."""


class Reader(Protocol):
    """Reads a file, as `index.formats.read` does, and tells languages."""

    def __call__(
        self,
        file: SourceFile,
        *,
        cancelled: Callable[[], bool],
        passed: Callable[[int], None],
        mapping: Mapping | None = None,
    ) -> Iterator[Article | Skipped]:
        """Yield the articles of a file, and what in it is none."""
        ...


class Aside:
    """Reads files beside this process."""

    def __init__(
        self,
        files: Sequence[SourceFile],
        mapping: Callable[[str], Mapping],
        processes: int | None = None,
    ) -> None:
        """Begin to read.

        Args:
            files: In the order in which they will be asked for.
            mapping: Tells what is said of the columns of a file.
            processes: How many; None for as many as there are cores, up to `MOST`.
        """
        number = processes or min(_cores(), MOST, len(files))
        self._files: Iterator[SourceFile] = iter(files)
        self._mapping = mapping
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._begun: dict[str, Job] = {}
        self._closing = threading.Event()
        self.hands = [Hand(self._jobs, self._closing) for _ in range(number)]
        for _ in range(number * _AHEAD):
            self._begin_next()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._closing.set()
        for hand in self.hands:
            self._jobs.put(None)
            hand.end()
        for hand in self.hands:
            hand.join()

    def read(
        self,
        file: SourceFile,
        *,
        cancelled: Callable[[], bool],
        passed: Callable[[int], None],
        mapping: Mapping | None = None,
    ) -> Iterator[Article | Skipped]:
        """Yield what `index.formats.read` would, articles with their languages."""
        job = self._begun.pop(file.relative, None)
        if job is None:
            yield from read_here(file, cancelled=cancelled, passed=passed, mapping=mapping)
            return
        self._begin_next()
        while not cancelled():
            try:
                answer = job.answers.get(timeout=TICK)
            except queue.Empty:
                continue
            if answer is None:
                yield from read_here(file, cancelled=cancelled, passed=passed, mapping=mapping)
                return
            passed(answer.position)
            yield from answer.items
            if answer.is_last:
                return

    def _begin_next(self) -> None:
        file = next(self._files, None)
        if file is not None:
            job = self._begun[file.relative] = Job(file, self._mapping(file.relative))
            self._jobs.put(job)


@contextlib.contextmanager
def reader_of(files: Sequence[SourceFile], mapping: Callable[[str], Mapping]) -> Iterator[Reader]:
    """Give what reads some files: other processes where that is worth it, else this one.

    Args:
        files: In the order in which they will be asked for.
        mapping: Tells what is said of the columns of a file.
    """
    if sum(file.size for file in files) < WORTH_IT and not any(map(_may_harm, files)):
        yield read_here
        return
    with Aside(files, mapping) as aside:
        yield aside.read


def read_here(
    file: SourceFile,
    *,
    cancelled: Callable[[], bool],
    passed: Callable[[int], None],
    mapping: Mapping | None = None,
) -> Iterator[Article | Skipped]:
    """Yield what `index.formats.read` does, articles with their languages."""
    return with_languages(read(file, cancelled=cancelled, passed=passed, mapping=mapping))


def is_given_up(reason: str) -> bool:
    """Tell whether a file was skipped since a process didn't come to its end."""
    return reason.startswith(GIVEN_UP)


def _may_harm(file: SourceFile) -> bool:
    kinds = promised_kinds(file.relative)
    return file.size >= MAY_HARM and (not kinds & STREAMED or bool(kinds & (ARCHIVES | COMPRESSED)))


def _cores() -> int:
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
