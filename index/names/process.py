"""The worker as its parent sees it: a process that takes requests and sends answers.

Nothing of it reaches the terminal, nothing of the current folder reaches it, and a thread listens
to it all the time, so that neither side ever waits for the other to read.
"""

from __future__ import annotations

import contextlib
import json
import queue
import subprocess
import threading
from typing import IO, TYPE_CHECKING, Any

from index.beside import command_of, started

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMAND = command_of("index.names.worker")

_PATIENCE = 2.0  # seconds for a process to end by itself


class WorkerProcess:
    """A running worker; who starts one closes it."""

    def __init__(self, command: Sequence[str]) -> None:
        """Start the process.

        Raises:
            OSError: The system can't start it.
        """
        self._process = started(command)
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._requests: IO[bytes] = self._process.stdin
        self._lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._listener = threading.Thread(
            target=self._listen, args=(self._process.stdout,), daemon=True
        )
        self._listener.start()

    @property
    def pid(self) -> int:
        """The process's number in the system."""
        return self._process.pid

    def send(self, request: dict[str, object]) -> None:
        """Send a request. A dead process takes it too: its end is heard by `receive`."""
        with contextlib.suppress(OSError):
            self._requests.write(json.dumps(request).encode("ascii") + b"\n")
            self._requests.flush()

    def receive(self, timeout: float) -> dict[str, Any] | None:
        """Return the next answer, or None if there is none within `timeout` seconds.

        Raises:
            EOFError: The process has ended, or what it sent is no answer.
        """
        try:
            line = self._lines.get(timeout=timeout)
        except queue.Empty:
            return None
        try:
            answer: dict[str, Any] = json.loads(line)
        except ValueError:
            raise EOFError from None
        return answer

    def close(self) -> None:
        """End the process, by force if it doesn't go by itself."""
        with contextlib.suppress(OSError):  # what a dead process hasn't read can't be delivered
            self._requests.close()
        try:
            self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._listener.join()

    def _listen(self, answers: IO[bytes]) -> None:
        with answers:
            for line in answers:
                self._lines.put(line)
        self._lines.put(b"")
