"""A program in a terminal of its own, and when it has painted what.

The clock runs from before the process is started until the words have arrived at the other end of
the terminal: what a person waits for, but for the terminal's own drawing.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from benchmarks.painting import Painting

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

COLUMNS, ROWS = 120, 36
_QUIT = b"\x11"  # ctrl+q
_PATIENCE = 120.0
_PARTING = 10.0


class Terminal:
    """A program that runs in a terminal of its own, written to and read from by us."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        columns: int = COLUMNS,
        rows: int = ROWS,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        """Start a program.

        Args:
            command: The program.
            columns: Of the terminal.
            rows: Likewise.
            environment: Variables of its own.
        """
        self._ours, theirs = pty.openpty()
        _size(theirs, columns, rows)
        self.began = time.perf_counter()
        self.process = subprocess.Popen(
            command,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env={**_environment(), **(environment or {})},
            start_new_session=True,
            preexec_fn=_begin_in_terminal,  # noqa: PLW1509  no threads here that hold a lock
        )
        os.close(theirs)

    def send(self, keys: bytes) -> None:
        """Press keys."""
        os.write(self._ours, keys)

    def resize(self, columns: int, rows: int) -> None:
        """Make the terminal larger or smaller, and say so as terminals do."""
        _size(self._ours, columns, rows)
        self.process.send_signal(signal.SIGWINCH)

    def read(self, patience: float) -> bytes | None:
        """Return what has been painted since; None if nothing is, or nobody is there any more.

        Args:
            patience: Seconds to wait for the first byte.
        """
        readable, _, _ = select.select([self._ours], [], [], max(patience, 0))
        if not readable:
            return None
        try:
            return os.read(self._ours, 65_536) or None
        except OSError:  # how Linux says that the other end is closed
            return None

    def settled(self, quiet: float, patience: float = _PATIENCE) -> bytes:
        """Return all that is painted until nothing has been for a while.

        Args:
            quiet: How many seconds of silence are the end.
            patience: Seconds after which it ends whatever is still painted.
        """
        seen = b""
        until = time.perf_counter() + patience
        while time.perf_counter() < until and (more := self.read(quiet)):
            seen += more
        return seen

    def watch(self, seconds: float) -> bytes:
        """Return what is painted in so many seconds, fewer if the program ends before."""
        until = time.perf_counter() + seconds
        seen = b""
        while self.process.poll() is None and (rest := until - time.perf_counter()) > 0:
            seen += self.read(min(rest, 0.05)) or b""
        return seen

    def close(self) -> None:
        """Take the terminal away."""
        os.close(self._ours)

    def end(self) -> int:
        """Quit the program by ctrl+q, or kill it where it doesn't; return its exit code."""
        with suppress(OSError):
            self.send(_QUIT)
        self.watch(_PARTING)  # or it would wait for ever to paint its last
        if self.process.poll() is None:
            self.process.kill()
        self.close()
        return self.process.wait()


def painted(command: Sequence[str], awaited: Sequence[str]) -> list[float]:
    """Run a program in a terminal until all that is awaited has been painted, then quit it.

    Args:
        command: The program; ctrl+q quits it.
        awaited: Regular expressions, in the order in which they are expected.

    Returns:
        Seconds from the start until each was there.

    Raises:
        TimeoutError: Something was not painted, whatever the patience.
    """
    terminal = Terminal(command)
    try:
        return _watched(terminal, awaited)
    finally:
        terminal.end()


def _watched(terminal: Terminal, awaited: Sequence[str]) -> list[float]:
    # What is awaited may come in pieces, around cells that look right already.
    screen = Painting(COLUMNS, ROWS)
    arrived: list[float] = []
    while len(arrived) < len(awaited):
        more = terminal.read(terminal.began + _PATIENCE - time.perf_counter())
        now = time.perf_counter() - terminal.began
        if more is None:
            shown = "\n".join(screen.lines())
            raise TimeoutError(f"{awaited[len(arrived)]!r} was never painted, but:\n{shown}")
        screen.take(more)
        words = "\n".join(screen.lines())
        while len(arrived) < len(awaited) and re.search(awaited[len(arrived)], words):
            arrived.append(now)
    return arrived


def listen() -> None:
    """Let a new process be ended by what ends others: who starts us may have ignored it."""
    for one in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT):
        signal.signal(one, signal.SIG_DFL)


def _begin_in_terminal() -> None:
    """Make the terminal that of the new session, so that whose terminal is closed is told so."""
    listen()
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def _size(terminal: int, columns: int, rows: int) -> None:
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


def _environment() -> dict[str, str]:
    """Return an environment in which no variable says how a terminal is to be used."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in ("COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "COLORTERM")
        and not name.startswith("TEXTUAL")
    }
    return {**kept, "TERM": "xterm-256color"}
