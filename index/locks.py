"""One writer and one finder of names per index, among all processes, by a lock of the system's.

A process that dies leaves no lock behind.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from index.errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_PATIENCE = 0.1
"""Seconds between two looks at whether the wait was called off."""


def never() -> bool:
    """Return False: work that nobody cancels."""
    return False


@contextmanager
def held(path: Path, *, wait: bool, cancelled: Callable[[], bool] = never) -> Iterator[bool]:
    """Hold a lock, and tell whether it is held.

    Args:
        path: The lock's file.
        wait: Wait until whoever holds it lets go; else give up at once.
        cancelled: Ends the waiting.

    Raises:
        CorpusError: The lock's file can't be made.
    """
    lock = FileLock(path, thread_local=False)
    got = _acquire(lock, wait=wait, cancelled=cancelled)
    try:
        yield got
    finally:
        if got:
            lock.release()


def _acquire(lock: FileLock, *, wait: bool, cancelled: Callable[[], bool]) -> bool:
    while True:
        try:
            lock.acquire(timeout=_PATIENCE if wait else 0, poll_interval=0.02)
        except Timeout:
            if not wait or cancelled():
                return False
        except OSError as fault:
            raise CorpusError(
                f"The index can't be locked: {fault.strerror or fault} ({lock.lock_file}).",
                "Check the disk's space and rights, or name another folder with --index-dir.",
            ) from fault
        else:
            return True


def made_by_one(
    lock: Path,
    complete: Callable[[], bool],
    make: Callable[[], None],
    cancelled: Callable[[], bool] = never,
    *,
    wait: bool,
) -> bool:
    """Have something made that isn't complete, by one process at a time; tell whether it is now.

    Args:
        lock: A file beside what is made.
        complete: Whether all is there.
        make: Makes it, or as much of it as there is time for.
        cancelled: Asked while another process is waited for.
        wait: Wait for another process that is at it; else leave it to that one.

    Raises:
        CorpusError: What `make` or `complete` raises.
    """
    if complete():
        return True
    with held(lock, wait=wait, cancelled=cancelled) as got:
        if got and not complete():  # meanwhile the other one may have done it all
            make()
    return complete()
