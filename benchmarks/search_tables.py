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

    from benchmarks.contending import Answered
    from benchmarks.kept import Built, Kept
    from benchmarks.questions import Question
    from benchmarks.search import Asked

    Answers = Mapping[tuple[Question, str], Sequence[Answered]]

ALIKE = ("term, common", "term, middle", "term, rare", "AND", "OR", "NOT", "phrase", "field",
         "date range")  # fmt: skip
"""Kinds that mean the same to everybody, stemmers aside; patterns are of stems with the others."""
_OURS = "ours"


def answering(questions: Sequence[Question], answers: Answers, names: Sequence[str]) -> str:
    """Return a table of processor times by kind, and how they compare with ours."""
    peers = [name for name in names if name != _OURS]
    head = ["kind", "hits"]
    for name in names:
        head += [f"{name}, p50", "p95"]
    head += [f"ours against {peer}" for peer in peers]
    rows = []
    for kind in (*KINDS, "all"):
        alike = [one for one in questions if kind in (one.kind, "all")]
        if not alike:
            continue
        cells = [kind, _hits(alike, answers)]
        for name in names:
            cells += _times_of(alike, answers, name)
        cells += [_compared(alike, answers, peer) for peer in peers]
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


def clocks(asked: Asked, names: Sequence[str]) -> str:
    """Return how much longer answers took by the clock than in processor time."""
    rows = []
    for name in names:
        cells = [name]
        for answers in (asked.again, asked.first):
            told = [one for (_, who), each in answers.items() if who == name for one in each]
            done = [one for one in told if not one.lacking and not one.over]
            processor = sum(one.processor for one in done)
            cells.append(times(sum(one.wall for one in done) / processor) if processor else NONE)
        rows.append(cells)
    return table(["", "again", "first"], rows)


def footprint(
    kept: Kept,
    built: Mapping[str, Built],
    *,
    library: int,
    opening: Mapping[str, Sequence[float]],
    memory: Mapping[str, int],
) -> str:
    """Return what indexes weigh, how fast they are built and opened, and what they hold."""
    rows = []
    for label, one in built.items():
        name = label.partition(",")[0]
        rows.append(
            [
                label,
                f"{kept.articles / one.wall:,.0f}",
                f"{kept.articles / one.processor:,.0f}",
                one.load,
                _megabytes(one.memory),
                _megabytes(one.size),
                *_held(name, opening, memory),
            ]
        )
    page = ["ours, library", *[NONE] * 4, _megabytes(library)]
    rows.append([*page, *_held("ours, page", opening, memory)])
    texts = sum(len(text.text) + len(text.title) for text in kept.texts)
    head = ["", "articles a second", "and processor second", "load", "memory, building"]
    head += ["on disk", "opened in", "memory, asked"]
    return f"{table(head, rows)}\n\nThe texts themselves have {texts / 1e6:,.0f} MB."


def _held(
    name: str, opening: Mapping[str, Sequence[float]], memory: Mapping[str, int]
) -> tuple[str, str]:
    if name not in memory:
        return NONE, NONE
    return milliseconds(statistics.median(opening[name])), _megabytes(memory[name])


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


def _times_of(alike: Sequence[Question], answers: Answers, name: str) -> tuple[str, str]:
    seconds = [second for one in alike for second in _seconds(answers, one, name)]
    if not seconds:
        return NONE, NONE
    timings = Timings(tuple(seconds))
    return _time(timings.median), _time(timings.percentile(0.95))


def _time(seconds: float) -> str:
    return milliseconds(seconds) if math.isfinite(seconds) else "given up"


def _compared(alike: Sequence[Question], answers: Answers, peer: str) -> str:
    """Return ours in terms of a peer's: the median over the questions that both answer."""
    ratios = [
        statistics.median(_seconds(answers, one, _OURS))
        / statistics.median(_seconds(answers, one, peer))
        for one in alike
        if _answers(answers, one, _OURS) and _answers(answers, one, peer)
    ]
    return times(statistics.median(ratios)) if ratios else NONE
