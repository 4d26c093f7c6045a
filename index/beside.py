"""A process of our own beside this one: out of the terminal's reach, with our import path."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import BinaryIO


def command_of(module: str) -> tuple[str, ...]:
    """Return what starts a module of ours.

    -P keeps the current folder, which may be a corpus, out of Python's path.
    """
    return (sys.executable, "-P", "-m", module)


def started(command: Sequence[str]) -> subprocess.Popen[bytes]:
    """Start a process that is spoken to through its input and output; who starts one ends it.

    Raises:
        OSError: The system can't start it.
    """
    return subprocess.Popen(  # noqa: S603 - our own module, run by our own Python
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(),
        start_new_session=True,  # ctrl+c in the terminal doesn't reach it
        creationflags=_creation_flags(),
    )


def own_output() -> BinaryIO:
    """Return where such a process answers; what libraries print there goes nowhere."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
    return answers


def _environment() -> dict[str, str]:
    """Return our environment, with our import path, and one thread for the arithmetic."""
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(folder for folder in sys.path if folder),
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
    }


def _creation_flags() -> int:
    if sys.platform == "win32":
        return subprocess.CREATE_NO_WINDOW | subprocess.BELOW_NORMAL_PRIORITY_CLASS
    return 0
