"""Names of many articles, found in a process beside this one.

The process is fed ahead, but only so far: it never waits for work and never holds a corpus. If it
dies another takes over; an article that kills two gets no names, and the rest go on.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from index.errors import RecogniserError
from index.names.process import COMMAND, WorkerProcess
from index.names.settle import RawMention

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from types import TracebackType

    from index.article import Span

_AHEAD = 16  # texts sent and not yet answered
_AHEAD_CHARACTERS = 400_000
_TICK = 0.1  # seconds between two looks at whether to stop
_DEATHS_AT_LOADING = 2  # before it is done without the model that was to be loaded
_DEATHS = 6  # of workers without an answer between them, before no text is to blame

_MEND = "Install it again, or change the setting recogniser."
_HINT = "Run it again; if it happens again, index without names (--no-names)."


@dataclass(frozen=True, slots=True)
class NamingTask:
    """A text whose names are wanted."""

    key: str
    """Whatever the caller knows the text by."""
    text: str
    paragraphs: tuple[Span, ...]


class _Hello(NamedTuple):
    """What a worker says of its recogniser before anything else."""

    version: str
    label: str
    reason: str | None


class NameFinder:
    """Finds names in a process of its own. A context manager; for one thread at a time."""

    def __init__(self, command: Sequence[str] = COMMAND) -> None:
        """Keep how a worker is started; none is before the context is entered.

        Args:
            command: What speaks the language of `index.names.worker`.
        """
        self.failed: list[str] = []
        """Keys of the texts that two workers died of, and that therefore got no names."""
        self._command = tuple(command)
        self._worker: WorkerProcess | None = None
        self._greeted = False
        self._hello: _Hello | None = None
        self._deaths = 0
        self._ruled_out: list[str] = []

    def __enter__(self) -> Self:
        self._running()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stop()

    @property
    def version(self) -> str:
        """Under which the names found are kept; waits until the worker has loaded its model."""
        return self._introduced().version

    @property
    def label(self) -> str:
        """The recogniser, for people; waits until the worker has loaded its model."""
        return self._introduced().label

    @property
    def reason(self) -> str | None:
        """Why it isn't the best recogniser of all, if it isn't; waits until the worker is ready."""
        return self._introduced().reason

    def find(
        self, tasks: Iterable[NamingTask], cancelled: Callable[[], bool]
    ) -> Iterator[tuple[str, tuple[RawMention, ...]]]:
        """Yield the key and the names of each text, in the order of the tasks.

        Args:
            tasks: Taken as they are needed, a few ahead.
            cancelled: Asked ten times a second; once it says yes nothing more is yielded.

        Raises:
            RecogniserError: No worker lives, whatever the text.
        """
        source = iter(tasks)
        waiting: deque[NamingTask] = deque()
        suspect: NamingTask | None = None
        try:
            while not cancelled():
                self._feed(source, waiting)
                if not waiting:
                    return
                try:
                    names = self._answer()
                except EOFError:
                    to_blame = self._greeted
                    self._replace(waiting)
                    if not to_blame:
                        continue
                    if waiting[0] is not suspect:
                        suspect = waiting[0]
                        continue
                    self.failed.append(suspect.key)
                    names = []
                if names is not None:
                    task = waiting.popleft()
                    yield task.key, _mentions(task.text, names)
        finally:
            if waiting:
                self._stop()  # or the next caller would get the answers to these

    def _feed(self, source: Iterator[NamingTask], waiting: deque[NamingTask]) -> None:
        ahead = sum(len(task.text) for task in waiting)
        while len(waiting) < _AHEAD and ahead < _AHEAD_CHARACTERS:
            task = next(source, None)
            if task is None:
                return
            self._running().send(_request(task))
            waiting.append(task)
            ahead += len(task.text)

    def _answer(self) -> list[Any] | None:
        """Return the names of the text that has waited longest, None while there is no answer.

        Raises:
            EOFError: The worker has died.
        """
        answer = self._running().receive(_TICK)
        if answer is None:
            return None
        if "names" in answer:
            self._deaths = 0
            return list(answer["names"])
        if answer["version"] is None:
            raise RecogniserError(answer["reason"], _MEND)
        hello = _Hello(answer["version"], answer["label"], answer["reason"])
        if self._hello not in (None, hello):
            # Names of two recognisers can't be kept under one version.
            raise RecogniserError("The recogniser of names changed while it was at work.", _HINT)
        self._hello, self._greeted = hello, True
        return None

    def _introduced(self) -> _Hello:
        while self._hello is None:
            try:
                self._answer()
            except EOFError:
                self._replace(())
        return self._hello

    def _replace(self, waiting: Iterable[NamingTask]) -> None:
        """Start another worker for one that has died, and send it what it has to answer."""
        self._deaths += 1
        # Once is an accident: short memory, or somebody who ended it. Twice is its nature.
        loads = self._greeted or self._hello or self._deaths % _DEATHS_AT_LOADING
        if not loads:
            self._ruled_out.append("spaCy stopped while it was loaded")
        self._stop()
        if self._deaths >= _DEATHS:
            raise RecogniserError("The recogniser of names stops again and again.", _HINT)
        worker = self._running(*self._ruled_out)
        for task in waiting:
            worker.send(_request(task))

    def _running(self, *arguments: str) -> WorkerProcess:
        if self._worker is None:
            try:
                self._worker = WorkerProcess((*self._command, *arguments))
            except OSError as fault:
                message = f"The recogniser of names could not be started: {fault.strerror}."
                raise RecogniserError(message, _HINT) from fault
        return self._worker

    def _stop(self) -> None:
        if self._worker is not None:
            self._worker.close()
        self._worker, self._greeted = None, False


def _request(task: NamingTask) -> dict[str, object]:
    return {"text": task.text, "paragraphs": task.paragraphs}


def _mentions(text: str, names: Sequence[Any]) -> tuple[RawMention, ...]:
    return tuple(RawMention(start, end, kind, text[start:end]) for start, end, kind in names)
