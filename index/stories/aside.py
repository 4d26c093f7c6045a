"""Articles grouped by a process beside this one, so that nobody who reads or searches waits."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from index.beside import command_of
from index.errors import CorpusError
from index.names.process import WorkerProcess
from index.results import Progress

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

COMMAND = command_of("index.stories.worker")
_TICK = 0.1
"""Seconds between two looks at whether it is called off."""
_HINT = "Look through the corpus again to go on with it; reading and searching don't need it."


def grouped_aside(
    folder: Path,
    progress: Callable[[Progress], None] | None,
    cancelled: Callable[[], bool],
    command: Sequence[str] = COMMAND,
) -> CorpusError | None:
    """Have the articles of an index grouped; returns when that is done or called off.

    What is returned is what kept it from being seen what they share.

    Args:
        folder: Of the index.
        progress: Told how far it is.
        cancelled: Asked ten times a second; the process is ended then, what it kept stays.
        command: What speaks the language of `index.stories.worker`.

    Raises:
        CorpusError: It can't be started, it ended too early, or what it finds can't be kept.
    """
    try:
        process = WorkerProcess((*command, os.fspath(folder)))
    except OSError as fault:
        raise CorpusError(f"Stories can't be looked for: {fault.strerror}.", _HINT) from fault
    without_reuse = None
    try:
        while not cancelled():
            answer = process.receive(_TICK)
            if answer is None:
                continue
            if "fault" in answer:
                raise CorpusError(*answer["fault"])
            if "end" in answer:
                break
            if "without_reuse" in answer:
                without_reuse = CorpusError(*answer["without_reuse"])
            elif progress is not None:
                progress(Progress("stories", *answer["progress"]))
    except EOFError:
        raise CorpusError("Looking for stories ended too early.", _HINT) from None
    finally:
        process.close()
    return without_reuse
