"""A process that reads files, and the thread that hands them to it and takes what comes of them."""

from __future__ import annotations

import contextlib
import pickle
import queue
import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from index.article import Skipped
from index.beside import command_of, started
from index.formats.worker import LONGEST

if TYPE_CHECKING:
    import subprocess

    from index.article import Article
    from index.formats import SourceFile
    from index.formats.mapping import Mapping

COMMAND = command_of("index.formats.worker")
TICK = 0.1
"""Seconds after which whoever waits looks whether all is called off."""
_WAITING = 8
"""Answers of one file that are held until they are asked for."""
GIVEN_UP = "given up: "
"""What is told of a file of which a process was ended, or ended itself, begins so."""
_NOTHING_CAME = f"{GIVEN_UP}in {LONGEST:.0f} seconds nothing came of it"
_BROKE_DOWN = f"{GIVEN_UP}reading it broke down twice"


class Answer(NamedTuple):
    """What has come of a file since the last answer."""

    items: list[Article | Skipped]
    position: int
    """How many of its bytes have been read."""
    is_last: bool


@dataclass(slots=True)
class Job:
    """A file to be read, and what comes of it."""

    file: SourceFile
    mapping: Mapping | None
    answers: queue.Queue[Answer | None] = field(default_factory=lambda: queue.Queue(_WAITING))
    """None where no process can be started."""
    heard: int = 0
    """How many articles have come of it."""


class Hand(threading.Thread):
    """Hands files to a process of its own, and takes what comes of them."""

    def __init__(self, jobs: queue.SimpleQueue[Job | None], closing: threading.Event) -> None:
        super().__init__(name="reading", daemon=True)
        self._jobs = jobs
        self._closing = closing
        self._guard = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self.start()

    @property
    def pid(self) -> int | None:
        """The number of the process; None while there is none."""
        with self._guard:
            return self._process.pid if self._process is not None else None

    def run(self) -> None:
        """Work until there is nothing more to do."""
        while (job := self._jobs.get()) is not None and not self._closing.is_set():
            # Once is an accident: short memory, or somebody who ended it. Twice is the file's.
            for fault in (None, _BROKE_DOWN):
                if self._try(job, fault):
                    break
        self._drop()

    def end(self) -> None:
        """End the process, whatever it is at, so that the thread ends too."""
        with self._guard:
            if self._process is not None:
                self._process.kill()

    def _try(self, job: Job, fault: str | None) -> bool:
        """Have a file read; tell whether there is nothing more to try.

        Args:
            job: The file.
            fault: What is told of it if the process ends; None to have it tried again.
        """
        try:
            process = self._running()
        except OSError:
            self._give(job, None)
            return True
        known, heard = job.heard, time.monotonic()
        with contextlib.suppress(OSError, EOFError, pickle.UnpicklingError):
            assert process.stdin is not None
            assert process.stdout is not None
            pickle.dump((job.file, job.mapping), process.stdin, -1)
            process.stdin.flush()
            while True:
                answer = Answer(*pickle.load(process.stdout))  # noqa: S301  from our own process
                known = self._give_news(job, answer, known)
                heard = time.monotonic()
                if answer.is_last:
                    return True
        self._drop()
        if time.monotonic() - heard > LONGEST * 0.9:
            fault = _NOTHING_CAME
        if fault:
            self._give(
                job, Answer([Skipped(job.file.relative, fault)], job.file.size, is_last=True)
            )
        return fault is not None or self._closing.is_set()

    def _give_news(self, job: Job, answer: Answer, known: int) -> int:
        """Give what hasn't been given before; return how much still is to come that has been."""
        news = answer.items[known:]
        job.heard += len(news)
        self._give(job, answer._replace(items=news))
        return max(known - len(answer.items), 0)

    def _give(self, job: Job, answer: Answer | None) -> None:
        while not self._closing.is_set():
            with contextlib.suppress(queue.Full):
                job.answers.put(answer, timeout=TICK)
                return

    def _running(self) -> subprocess.Popen[bytes]:
        with self._guard:
            if self._process is None:
                self._process = started(COMMAND)
                if self._closing.is_set():
                    self._process.kill()
            return self._process

    def _drop(self) -> None:
        with self._guard:
            process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    with contextlib.suppress(OSError):
                        stream.close()
