"""What processes use while they run: memory, with those that they started, and processor time."""

from __future__ import annotations

import os
import threading
from contextlib import suppress
from pathlib import Path

_EVERY = 0.2


class Held:
    """The most that a process and its children were seen to hold; on Linux alone."""

    def __init__(self, pid: int) -> None:
        """Begin to look, in a thread of its own, until the process ends."""
        self.most = 0
        """Bytes; nothing where the system doesn't tell. Pages that are shared count each time."""
        self._pid = pid
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def end(self) -> None:
        """Look no more."""
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(_EVERY):
            self.most = max(self.most, sum(map(_held_by, _family(self._pid))))


def most_held() -> int:
    """Return the most bytes that this process has held since `forget`; 0 where nobody tells."""
    # Not getrusage: whoever starts a process leaves it what it held itself.
    return _told(os.getpid(), "VmHWM:")


def forget() -> None:
    """Let what this process holds now be the most it has held."""
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", "ascii")


def processor_of(pid: int) -> float:
    """Return the seconds of processor time that the threads of a process have used; on Linux alone.

    To the nanosecond, where what is told of a whole process is told in hundredths of a second.
    """
    used = 0
    for thread in Path(f"/proc/{pid}/task").glob("*/schedstat"):
        with suppress(OSError):
            used += int(thread.read_text("ascii").split()[0])
    return used / 1e9


def _family(pid: int) -> list[int]:
    found = [pid]
    for parent in found:
        try:
            for listed in Path(f"/proc/{parent}/task").glob("*/children"):
                found += map(int, listed.read_text().split())
        except OSError:
            continue
    return found


def _held_by(pid: int) -> int:
    return _told(pid, "VmRSS:")


def _told(pid: int, what: str) -> int:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith(what))
