"""Processes that are ended in the middle of something, and what is left of them.

A process and all that it starts carry a tag in their environment, so that whoever outlives it is
found even when nobody is its parent any more. Only Linux shows the environment of processes; where
it can't be seen, nobody is said to be left.
"""

from __future__ import annotations

import os
import signal
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.terminal import Terminal, listen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

TAG = "BENCHMARKS_KILLED"
"""The variable by which a process's offspring is known."""
EVERYBODY, PARENT, WORKER = "all", "parent", "worker"
SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
_PATIENCE = 60.0
_LOOK_EVERY = 0.02


@dataclass(frozen=True, slots=True)
class Kill:
    """A way to end something."""

    after: float
    """Seconds from the start of the process."""
    signal: signal.Signals
    target: str
    """The whole family, the process that was started, or the one that it started."""


@dataclass(frozen=True, slots=True)
class Death:
    """How it went."""

    code: int
    """The exit code of the process; the negative number of the signal that ended it."""
    struck: bool
    """Whether there was anybody left to be killed."""


def killed(
    command: Sequence[str],
    kill: Kill,
    tag: str,
    environment: Mapping[str, str],
    *,
    in_terminal: bool = False,
) -> Death:
    """Start a process, end it when its time has come, and wait until it is gone.

    A process that isn't the target, or that knows how to end, has time to do so.

    Args:
        command: The process.
        kill: When and how.
        tag: Unlike that of any other process.
        environment: Of the process.
        in_terminal: Whether it is given a terminal.

    Raises:
        TimeoutError: It would not end.
    """
    tagged = {**environment, TAG: tag}
    if in_terminal:
        terminal = Terminal(command, environment=tagged)
        terminal.watch(kill.after)
        struck = _strike(terminal.process, kill, tag)
        terminal.watch(_PATIENCE)
        terminal.close()
        if terminal.process.poll() is None:
            terminal.process.kill()
            terminal.process.wait()
            raise TimeoutError("it would not end")
        return Death(terminal.process.returncode, struck)
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
    with subprocess.Popen(  # type: ignore[call-overload]
        command,
        env=tagged,
        start_new_session=True,
        preexec_fn=listen,  # noqa: PLW1509  no threads here that hold a lock
        **quiet,
    ) as process:
        with suppress(subprocess.TimeoutExpired):
            process.wait(kill.after)
        struck = _strike(process, kill, tag)
        try:
            process.communicate(timeout=_PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            raise TimeoutError("it would not end") from None
        return Death(process.returncode, struck)


def _strike(process: subprocess.Popen[bytes], kill: Kill, tag: str) -> bool:
    """Send the signal; tell whether there was somebody to get it."""
    if process.poll() is not None:
        return False
    if kill.target == PARENT:
        chosen = [process.pid]
    else:
        chosen = [pid for pid in tagged(tag) if kill.target == EVERYBODY or pid != process.pid]
        if kill.target == EVERYBODY and process.pid not in chosen:
            chosen.append(process.pid)  # where environments can't be seen
    for pid in chosen:
        with suppress(ProcessLookupError):
            os.kill(pid, kill.signal)
    return bool(chosen)


def left(tag: str, patience: float = 10.0) -> list[int]:
    """Return the processes that are still there after a while, and end them.

    Args:
        tag: What they carry.
        patience: Seconds they have to go by themselves.
    """
    until = time.monotonic() + patience
    while (there := list(tagged(tag))) and time.monotonic() < until:
        time.sleep(_LOOK_EVERY)
    for pid in there:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    return there


def tagged(tag: str) -> Iterator[int]:
    """Yield the processes that carry a tag."""
    wanted = f"{TAG}={tag}".encode()
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if wanted in (folder / "environ").read_bytes().split(b"\0"):
                yield int(folder.name)
