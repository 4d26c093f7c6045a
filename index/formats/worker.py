"""A process in which files are read: `python -m index.formats.worker`.

A process of its own because several of them read pages, and tell languages, faster than one does,
and because whatever a parser does with a file that was made to harm, a process can be ended.
Pickled, it takes files, each with what is said of its columns, and sends what has come of it:
articles, how many of its bytes have been read, whether that was all. Both come from and go to its
parent alone. It ends when its input does, and when nothing has come of a file for too long.
"""

from __future__ import annotations

import faulthandler
import os
import pickle
import queue
import signal
import sys
import threading
import time
from typing import TYPE_CHECKING, BinaryIO

from index.beside import own_output
from index.formats import SourceFile, read
from index.languages import with_languages

if TYPE_CHECKING:
    from index.article import Article, Skipped
    from index.formats.mapping import Mapping

LONGEST = 60.0
"""Seconds in which a byte must be read or an article come of a file, or it is given up."""
_NICENESS = 5
_SIGN_EVERY = 1.0
"""Seconds between two signs of life, while bytes are read and nothing comes of them."""
_AT_ONCE = 64
_CHARACTERS_AT_ONCE = 500_000
_SWOLLEN = 600_000_000
"""Bytes beyond which a process has held so much that a new one takes its place."""


def main() -> None:
    """Read files until the input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # ctrl+c is the reader's business
    if sys.platform != "win32":
        os.nice(_NICENESS)
    requests: queue.SimpleQueue[tuple[SourceFile, Mapping | None]] = queue.SimpleQueue()
    answers = own_output()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, requests), daemon=True).start()
    at_first = _most_held()  # Linux counts in what the parent held when it started this process
    while _most_held() <= max(at_first, _SWOLLEN):
        file, mapping = requests.get()
        _Reading(file, mapping, answers).run()


class _Reading:
    """The reading of one file."""

    def __init__(self, file: SourceFile, mapping: Mapping | None, answers: BinaryIO) -> None:
        self._file = file
        self._mapping = mapping
        self._answers = answers
        self._items: list[Article | Skipped] = []
        self._characters = 0
        self._position = 0
        self._sent = time.monotonic()

    def run(self) -> None:
        self._live()
        items = read(self._file, mapping=self._mapping, passed=self._passed)
        for item in with_languages(items):
            self._items.append(item)
            self._characters += len(getattr(item, "text", ""))
            is_full = len(self._items) >= _AT_ONCE or self._characters >= _CHARACTERS_AT_ONCE
            if is_full or self._is_time():
                self._send(is_last=False)
        self._send(is_last=True)
        faulthandler.cancel_dump_traceback_later()

    def _passed(self, position: int) -> None:
        self._position = position
        if self._is_time():
            self._send(is_last=False)

    def _is_time(self) -> bool:
        return time.monotonic() - self._sent >= _SIGN_EVERY

    def _send(self, *, is_last: bool) -> None:
        faulthandler.cancel_dump_traceback_later()  # who waits to be heard is not to blame
        try:
            pickle.dump((self._items, self._position, is_last), self._answers, -1)
            self._answers.flush()
        except BrokenPipeError:
            os._exit(0)
        self._items, self._characters, self._sent = [], 0, time.monotonic()
        self._live()

    @staticmethod
    def _live() -> None:
        """Have the process end unless it shows a sign of life soon.

        By a thread of C, since a parser or a pattern may keep Python's own from running.
        """
        faulthandler.dump_traceback_later(LONGEST, exit=True, file=_nowhere())


def _nowhere() -> int:
    return sys.stdout.fileno()


def _listen(
    source: BinaryIO, requests: queue.SimpleQueue[tuple[SourceFile, Mapping | None]]
) -> None:
    try:
        while True:
            requests.put(pickle.load(source))  # noqa: S301  from our own parent
    except (EOFError, pickle.UnpicklingError):
        os._exit(0)  # nobody is left to answer, whatever a parser is in the middle of


def _most_held() -> int:
    """Return how many bytes this process has held at most, 0 where that can't be told."""
    if sys.platform == "win32":
        return 0
    import resource  # noqa: PLC0415  not on every platform

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


if __name__ == "__main__":
    main()
