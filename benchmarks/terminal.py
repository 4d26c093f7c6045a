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
import struct
import subprocess
import termios
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

COLUMNS, ROWS = 120, 36
_SEQUENCE = re.compile(
    rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[()].|\x1b."
)
_QUIT = b"\x11"  # ctrl+q
_PATIENCE = 120.0
_PARTING = 10.0


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
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    began = time.perf_counter()
    process = subprocess.Popen(
        command,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=_environment(),
        start_new_session=True,
    )
    os.close(theirs)
    try:
        return _watched(ours, awaited, began)
    finally:
        _end(process, ours)


def _watched(terminal: int, awaited: Sequence[str], began: float) -> list[float]:
    seen = b""
    arrived: list[float] = []
    while len(arrived) < len(awaited):
        more = _read(terminal, began + _PATIENCE - time.perf_counter())
        now = time.perf_counter() - began
        if more is None:
            last = seen[-300:].decode("utf-8", "replace")
            raise TimeoutError(f"{awaited[len(arrived)]!r} was never painted, but: {last}")
        seen += more
        words = _SEQUENCE.sub(b"", seen).decode("utf-8", "replace")
        while len(arrived) < len(awaited) and re.search(awaited[len(arrived)], words):
            arrived.append(now)
    return arrived


def _read(terminal: int, patience: float) -> bytes | None:
    """Return what has been painted since; None if nothing is or nobody is there any more."""
    readable, _, _ = select.select([terminal], [], [], max(patience, 0))
    if not readable:
        return None
    try:
        return os.read(terminal, 65_536) or None
    except OSError:  # how Linux says that the other end is closed
        return None


def _end(process: subprocess.Popen[bytes], terminal: int) -> None:
    os.write(terminal, _QUIT)
    until = time.perf_counter() + _PARTING
    while process.poll() is None and time.perf_counter() < until:
        _read(terminal, 0.05)  # or it would wait for ever to paint its last
    if process.poll() is None:
        process.kill()
    process.wait()
    os.close(terminal)


def _environment() -> dict[str, str]:
    """Return an environment in which no variable says how a terminal is to be used."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in ("COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "COLORTERM")
        and not name.startswith("TEXTUAL")
    }
    return {**kept, "TERM": "xterm-256color"}
