"""What is left when the program is killed: at random moments of all that it writes.

After every kill the next start has to mend what it finds, and every answer has to be, byte for
byte, that of an index that nobody disturbed; nobody who was started may be left, and the next start
may not wait for a lock that nobody holds.
"""

from __future__ import annotations

import os
import random
import signal
import statistics
import subprocess
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.killing import SIGNALS, TAG, WORKER, Kill, killed, left
from benchmarks.stages import stages
from benchmarks.tables import NONE, load, milliseconds, show, table, tell, times

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.corpora import Corpora
    from benchmarks.stages import Stage

_SEED = 3
_WEIGHTS = (6, 2, 1, 1)
"""How often SIGKILL, SIGTERM, SIGHUP and SIGINT are sent: of ten."""
_SHARES = {
    "indexing": 40,
    "refreshing": 35,
    "rebuilding": 25,
    "merging": 20,
    "naming": 40,
    "in the reader": 20,
    "saving": 20,
}
"""Kills at each stage, of two hundred."""
_PATIENCE = 120.0
_TRIES = 20
"""Attempts to meet a process at work: one that hasn't been started yet, or is done, isn't."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a kill."""

    kill: Kill
    mending: float
    """Seconds that the next start took."""
    wrong: str
    """What was wrong afterwards; "" where nothing was."""


def run(corpora: Corpora, number: int) -> None:
    """Kill as often as is asked for, and print."""
    room = corpora.room / "kills"
    room.mkdir()
    rng = random.Random(_SEED)  # noqa: S311  nothing here is secret
    before = load()
    rows: list[list[str]] = []
    faults: list[str] = []
    every: list[Outcome] = []
    for stage in stages(room):
        wanted = max(1, round(_SHARES[stage.name] * number / 200))
        tell(f"killing at {stage.name}, {wanted} times")
        undisturbed = _undisturbed(stage)
        outcomes = [_one(stage, undisturbed, rng, room) for _ in range(wanted)]
        rows.append(_row(stage, outcomes, undisturbed, room))
        tell(f"{sum(not one.wrong for one in outcomes)} mended")
        faults += [f"{stage.name}: {one.kill}: {one.wrong}" for one in outcomes if one.wrong]
        every += outcomes
    mended = sum(not one.wrong for one in every)
    rows.append(["all", f"{len(every)}", f"{mended}", NONE, NONE, NONE, NONE])
    head = ["killed at", "kills", "mended", "next start, median", "longest"]
    head += ["against undisturbed", "what is kept, against undisturbed"]
    show(f"Kills, seed {_SEED}, load {before} to {load()}", table(head, rows))
    for fault in faults:
        print(fault)


def _undisturbed(stage: Stage) -> float:
    """Return how long the work takes when nobody disturbs it: the middle of three."""
    taken = []
    for _ in range(3):
        stage.prepare()
        began = time.perf_counter()
        if stage.in_terminal:
            subprocess.run(stage.again, check=True, stdout=subprocess.DEVNULL)
        else:
            subprocess.run(stage.command, check=True, stdout=subprocess.DEVNULL)
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def _one(stage: Stage, undisturbed: float, rng: random.Random, room: Path) -> Outcome:
    """Kill once, start again and look."""
    tag = f"{os.getpid()}-{rng.random()}"
    for _ in range(_TRIES):
        kill = Kill(
            after=undisturbed * rng.uniform(0.1, 1.0),
            signal=rng.choices(SIGNALS, _WEIGHTS)[0],
            target=rng.choice(stage.targets),
        )
        if kill.target == WORKER:
            # Only by force: it ends by itself, or not at all, by anything else.
            kill = Kill(kill.after, signal.SIGKILL, WORKER)
        stage.prepare()
        wrong: list[str] = []
        try:
            death = killed(
                stage.command, kill, tag, dict(os.environ), in_terminal=stage.in_terminal
            )
        except TimeoutError as fault:
            wrong.append(str(fault))
            break
        if death.struck:
            if kill.target == WORKER and death.code:
                wrong.append(f"exit code {death.code} without its worker")
            break
    else:
        return Outcome(kill, 0.0, "could not be met at work")
    if there := left(tag):
        wrong.append(f"{len(there)} processes left")
    began = time.perf_counter()
    problem = _start_again(stage, tag)
    mending = time.perf_counter() - began
    if problem:
        wrong.append(problem)
    elif differs := stage.wrong(room):
        wrong.append(differs)
    return Outcome(kill, mending, "; ".join(wrong))


def _start_again(stage: Stage, tag: str) -> str:
    """Return what is wrong with the next start, "" for nothing."""
    environment = {**os.environ, TAG: f"{tag}-again"}
    try:
        done = subprocess.run(
            stage.again, capture_output=True, check=False, timeout=_PATIENCE, env=environment
        )
    except subprocess.TimeoutExpired:
        return "the next start hangs"
    if done.returncode or done.stderr:
        return f"exit code {done.returncode}: {done.stderr.decode(errors='replace')[:300]}"
    return ""


def _row(stage: Stage, outcomes: list[Outcome], undisturbed: float, room: Path) -> list[str]:
    mending = [one.mending for one in outcomes]
    return [
        stage.name,
        f"{len(outcomes)}",
        f"{sum(not one.wrong for one in outcomes)}",
        milliseconds(statistics.median(mending)),
        milliseconds(max(mending)),
        times(statistics.median(mending) / undisturbed),
        times(size(stage.indexes) / size(stage.undisturbed(room))),
    ]


def size(folder: Path) -> int:
    """Return how many bytes a file has, or all files in a folder."""
    files = folder.rglob("*") if folder.is_dir() else [folder]
    return sum(file.stat().st_size for file in files if file.is_file())
