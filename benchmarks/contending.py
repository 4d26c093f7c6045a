"""A contender in a process of its own, told by lines of JSON what to do: `benchmarks.contending`.

Memory is a process's, and so is what is warm: each contender has one that stays, to be asked again
and again. What is to be asked for the first time is asked by a child of it, forked before anything
was opened and ended with the answer. It asks a few articles of a rehearsal first: that imports what
is imported late, and copies the pages of memory that a fork shares until they are written to, which
would be most of what a short answer takes.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import json
import os
import resource
import signal
import sys
import tempfile
import time
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.articles import made_up
from benchmarks.contender import WithLibrary, contender
from benchmarks.contestant import Answered
from benchmarks.held import Held, forget, most_held
from benchmarks.questions import Question, Unasked, questions_for
from benchmarks.texts import Text, saved_articles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from benchmarks.contender import Contender, Level

_REHEARSED = 60


def ask(one: Contender, level: Level, question: Question, limit: int | None) -> Answered:
    """Return how a contender that is open answers."""
    began, processor = time.perf_counter(), time.process_time()
    try:
        found = one.find(question, limit) if level == "engine" else one.page(question)
    except Unasked:
        return Answered(lacking=True)
    except TimeoutError:
        return Answered(over=True)
    took = time.perf_counter() - began, time.process_time() - processor
    return Answered(*took, found if isinstance(found, int) else len(found))


def _asked_within(
    budget: float, one: Contender, level: Level, question: Question, limit: int | None
) -> Answered:
    """Return how a contender that is open answers, if it does in so many seconds."""
    try:
        with given_up_after(budget):
            return ask(one, level, question, limit)
    except TimeoutError:  # right after the answer
        return Answered(over=True)


def serve(name: str, place: Path, level: Level, budget: float, lines: Iterator[str]) -> None:
    """Do what lines say, and answer each by a line.

    Args:
        name: Of the contender.
        place: Where it was built.
        level: At which it is asked.
        budget: Seconds after which a question is given up.
        lines: What is to be done.
    """
    room = tempfile.TemporaryDirectory(prefix="rehearsal-")
    rehearsal = Path(room.name) / name
    if name != "tantivy":  # which has nothing to import late, but threads that no fork survives
        _rehearse(name, level, rehearsal)
    # Or a child that collects garbage would copy all that its parent holds.
    gc.collect()
    gc.freeze()
    forget()
    staying: Contender | None = None
    for line in lines:
        told = json.loads(line)
        if told["do"] == "memory":
            answer: dict[str, Any] = {"bytes": most_held()}
        else:
            question = Question(**{**told["question"], "words": tuple(told["question"]["words"])})
            if told["do"] == "first":
                ones = [contender(name, one) for one in (rehearsal, place) if one.exists()]
                answer = _forked(partial(_first, ones, level, question, told["limit"], budget))
            else:
                if staying is None:
                    staying = contender(name, place)
                    staying.open(level)
                answer = asdict(_asked_within(budget, staying, level, question, told["limit"]))
        print(json.dumps(answer), flush=True)
    if staying is not None:
        staying.close()
    room.cleanup()


def build(name: str, place: Path, corpus: Path, cores: int) -> dict[str, float]:
    """Build a contender's index in this process, and return what it took.

    Args:
        name: Of the contender.
        place: Where; a folder that isn't there.
        corpus: A file of JSON lines.
        cores: How many may be used.
    """
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:cores])
    one = contender(name, place)
    held = Held(os.getpid())
    began, processor = time.perf_counter(), _processor()
    one.build(saved_articles(corpus), cores)
    took = {"wall": time.perf_counter() - began, "processor": _processor() - processor}
    held.end()
    return {**took, "memory": max(held.most, most_held())}


def _first(
    ones: Sequence[Contender], level: Level, question: Question, limit: int | None, budget: float
) -> Answered:
    """Return how the last of some contenders answers after those before it."""
    *before, one = ones
    for rehearsed in before:
        rehearsed.open(level)
        ask(rehearsed, level, question, limit)
        rehearsed.close()
    gc.freeze()
    began = time.perf_counter()
    one.open(level)
    opening = time.perf_counter() - began
    return replace(_asked_within(budget, one, level, question, limit), opening=opening)


def _forked(work: Callable[[], Answered]) -> Any:
    """Return what work returns in a child that ends with it."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        with os.fdopen(writing, "w") as out:
            json.dump(asdict(work()), out)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as out:
        told = out.read()
    os.waitpid(child, 0)
    return json.loads(told)


@contextlib.contextmanager
def given_up_after(seconds: float) -> Iterator[None]:
    """Raise TimeoutError in what takes more of the processor, whatever else is at work beside it.

    What isn't Python ends before it hears of it.
    """
    until = time.process_time() + seconds

    def give_up(_number: int, _frame: object) -> None:
        left = until - time.process_time()
        if left <= 0:
            raise TimeoutError
        signal.setitimer(signal.ITIMER_REAL, left)

    signal.signal(signal.SIGALRM, give_up)
    # A timer of processor time would make its clock tick by milliseconds (Linux, posix-cpu-timers).
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _rehearse(name: str, level: Level, place: Path) -> None:
    """Have all imported that is imported late, by asking a few articles everything once."""
    texts = [Text(one.title, one.outlet, one.date, one.text) for one in made_up(_REHEARSED)]
    corpus = place.parent / "corpus"
    corpus.mkdir()
    rows = (json.dumps(text._asdict()) + "\n" for text in texts)
    (corpus / "articles.jsonl").write_text("".join(rows), "utf-8")
    one = contender(name, place)
    one.build(texts, 1)
    if isinstance(one, WithLibrary):
        one.prepare()
    one.open(level)
    for question in {question.kind: question for question in questions_for(texts)}.values():
        ask(one, level, question, None)
    one.close()


def _processor() -> float:
    """Return the processor time of this process and of those that it has ended, in seconds."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def main() -> None:
    """Do what the arguments say."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.contending", description=__doc__)
    parser.add_argument("contender")
    parser.add_argument("place", type=Path)
    parser.add_argument("level", choices=("engine", "page", "build"))
    parser.add_argument("budget", type=float, help="seconds; of build, cores")
    parser.add_argument("corpus", type=Path, nargs="?", help="of build")
    asked = parser.parse_args()
    if asked.level == "build":
        print(json.dumps(build(asked.contender, asked.place, asked.corpus, int(asked.budget))))
    else:
        serve(asked.contender, asked.place, asked.level, asked.budget, iter(sys.stdin))


if __name__ == "__main__":
    main()
