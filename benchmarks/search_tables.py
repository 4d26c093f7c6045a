"""What was measured of search, as tables: ratios beside times, and where hits differ."""

from __future__ import annotations

import math
import statistics
from typing import TYPE_CHECKING

from benchmarks.measure import Timings
from benchmarks.questions import KINDS
from benchmarks.tables import NONE, milliseconds, table, times

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from benchmarks.contestant import Answered
    from benchmarks.kept import Built, Kept
    from benchmarks.questions import Question
    from benchmarks.search import Asked, Room

    Answers = Mapping[tuple[Question, str], Sequence[Answered]]

ALIKE = ("term, common", "term, middle", "term, rare", "AND", "OR", "NOT", "phrase", "field",
         "date range", "boosts")  # fmt: skip
"""Kinds that mean the same to everybody, stemmers aside; patterns are of stems with the others."""
GIVEN_UP = "–"
"""Where a question was given up, the budget being spent."""
_OURS = "ours"


def answering(
    questions: Sequence[Question],
    answers: Answers,
    names: Sequence[str],
    new: Answers | None = None,
) -> str:
    """Return a table of processor times by kind, in milliseconds, and how ours compares with each.

    Args:
        questions: All that were asked.
        answers: By question and contender.
        names: Of the contenders, ours first.
        new: How they answered what they weren't asked before. Only ours is told: no other keeps
            what would make a difference.
    """
    head = ["ms, p50 and p95", "hits"]
    for name in names:
        head += [name] if name == _OURS else [name, "ours against it"]
        head += ["ours, new"] if name == _OURS and new is not None else []
    rows = []
    for kind in (*KINDS, "all"):
        alike = [one for one in questions if kind in (one.kind, "all")]
        cells = [kind, _hits(alike, answers)]
        for name in names:
            cells.append(_times_of(alike, answers, name))
            if name != _OURS:
                cells.append(_compared(alike, answers, name))
            elif new is not None:
                cells.append(_times_of(alike, new, name))
        if alike:
            rows.append(cells)
    return table(head, rows)


def agreement(questions: Sequence[Question], answers: Answers, names: Sequence[str]) -> str:
    """Return how often contenders found the same number of articles, and where they didn't."""
    rows = []
    for kind in KINDS:
        found = [
            {
                name: answers[question, name][0].hits
                for name in names
                if _answers(answers, question, name)
            }
            for question in questions
            if question.kind == kind
        ]
        several = [one for one in found if len(one) > 1]
        same = sum(len(set(one.values())) == 1 for one in several)
        differ = next((one for one in several if len(set(one.values())) > 1), {})
        told = ", ".join(f"{name} {hits:,}" for name, hits in differ.items()) or NONE
        rows.append([kind, "yes" if kind in ALIKE else "no", f"{same} of {len(several)}", told])
    return table(["kind", "means the same to all", "same number of hits", "or for example"], rows)


def clocks(asked: Mapping[str, Asked], names: Sequence[str]) -> str:
    """Return how much longer answers took by the clock than in processor time.

    Args:
        asked: By what was asked for.
        names: Of the contenders.
    """
    head = [""]
    rows = {name: [name] for name in names}
    for what, each in asked.items():
        for when, answers in (("again", each.again), ("first", each.first)):
            head.append(f"{what}: {when}")
            for name, row in rows.items():
                row.append(_by_the_clock(answers, name))
    return table(head, rows.values())


def _by_the_clock(answers: Answers, name: str) -> str:
    told = [one for (_, who), each in answers.items() if who == name for one in each]
    done = [one for one in told if not one.lacking and not one.over]
    processor = sum(one.processor for one in done)
    return times(sum(one.wall for one in done) / processor) if processor else NONE


def footprint(kept: Kept, built: Mapping[str, Built], library: int, room: Room) -> str:
    """Return what indexes weigh, how fast they are built and opened, and what they hold.

    Args:
        kept: The corpus.
        built: What building took, by contender and perhaps how many cores.
        library: Bytes that our library has on disk.
        room: What was seen when they were asked.
    """
    rows = []
    for label, one in built.items():
        rows.append(
            [
                label,
                f"{kept.articles / one.wall:,.0f}",
                f"{kept.articles / one.processor:,.0f}",
                one.load,
                _megabytes(one.memory),
                _megabytes(one.size),
                *_seen(room, label.partition(",")[0], "engine"),
            ]
        )
    rows.append(["ours, library", *[NONE] * 4, _megabytes(library), *_seen(room, _OURS, "page")])
    texts = sum(len(text.text) + len(text.title) for text in kept.texts)
    head = ["", "articles a second", "and processor second", "load", "memory, building"]
    head += ["on disk", "opened in", "memory, asked"]
    return f"{table(head, rows)}\n\nThe texts themselves have {texts / 1e6:,.0f} MB."


def _seen(room: Room, name: str, level: str) -> tuple[str, str]:
    opening = room.opening.get((name, level))
    if not opening:
        return NONE, NONE
    return milliseconds(statistics.median(opening)), _megabytes(room.memory[name, level])


def _megabytes(number: int) -> str:
    return f"{number / 1e6:,.0f} MB" if number else NONE


def _answers(answers: Answers, question: Question, name: str) -> bool:
    """Tell whether a contender answers a question at all."""
    told = answers.get((question, name))
    return bool(told) and not any(one.lacking or one.over for one in told or ())


def _hits(alike: Sequence[Question], answers: Answers) -> str:
    """Return how many hits ours returned, in the middle."""
    told = [answers[one, _OURS][0].hits for one in alike if _answers(answers, one, _OURS)]
    return f"{int(statistics.median(told)):,}" if told else NONE


def _seconds(answers: Answers, question: Question, name: str) -> list[float]:
    told = answers.get((question, name), ())
    return [math.inf if one.over else one.processor for one in told if not one.lacking]


def _times_of(alike: Sequence[Question], answers: Answers, name: str) -> str:
    """Return the median and the 95th percentile, "0.65 1.20"."""
    seconds = [second for one in alike for second in _seconds(answers, one, name)]
    if not seconds:
        return NONE
    timings = Timings(tuple(seconds))
    return f"{_time(timings.median)} {_time(timings.percentile(0.95))}"


def _time(seconds: float) -> str:
    return milliseconds(seconds).removesuffix(" ms") if math.isfinite(seconds) else GIVEN_UP


def _compared(alike: Sequence[Question], answers: Answers, peer: str) -> str:
    """Return ours in terms of a peer's: the median over the questions that both answer."""
    ratios = [
        statistics.median(_seconds(answers, one, _OURS))
        / statistics.median(_seconds(answers, one, peer))
        for one in alike
        if _answers(answers, one, _OURS) and _answers(answers, one, peer)
    ]
    return times(statistics.median(ratios)) if ratios else NONE
