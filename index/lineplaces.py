"""What the lines around a line say of it: its neighbours, its depth, what has gone before.

The other half of `linefeatures`; each function answers some of its questions for a whole page at
once, in time that grows with the number of lines alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.prose import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from index.body import Line

Codes = NDArray[np.int64]
"""A number for each line: which answer it gives."""

GAPS = ("0", "1", "2", "3-4", "5-8", "9+")
COUNTED = ("comments", "related articles", "footer", "share links", "subscription notice")
"""Furniture that is likelier to stand below a text than amid it."""

_EDGE = len(KINDS)
_GAP_STEPS = (1, 2, 3, 5, 9)
_MASS_STEPS = (0.001, 20.0, 60.0, 150.0)
_HEAD = 300
_DAY = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b|\d[月년]|\bago\b")
_RUN = re.compile(r"\d+|[^\W\d_]+")


def flags(values: Iterable[object]) -> Codes:
    """Return 1 for what is true, 0 for what isn't."""
    return np.array([1 if value else 0 for value in values], dtype=np.int64)


def by_neighbours(lines: Sequence[Line], kind: Codes, dated: Codes) -> dict[str, Codes]:
    """Answer by the kinds and dates of the lines next to each."""
    after = flags(line.after_blank for line in lines)
    before = np.append(after[1:], 1)
    padded = np.concatenate(([_EDGE, _EDGE], kind, [_EDGE, _EDGE]))
    above, below = padded[1:-3], padded[3:-1]
    dates = _window_sums(dated.astype(float))
    many = np.minimum(dates(-8, 9), 4).astype(np.int64)
    kinds = len(KINDS)
    return {
        "after blank": after,
        "before blank": before,
        "blank after, before, kind": (after * 2 + before) * kinds + kind,
        "kind two above": padded[:-4],
        "kind above": above,
        "kind below": below,
        "kind two below": padded[4:],
        "kind above, kind": above * kinds + kind,
        "kind below, kind": below * kinds + kind,
        "date in 2 above, kind": (dates(-2, 0) > 0) * kinds + kind,
        "date in 2 below, kind": (dates(1, 3) > 0) * kinds + kind,
        "date in 8 above": (dates(-8, 0) > 0).astype(np.int64),
        "dates in 16 below": np.minimum(dates(0, 16), 4).astype(np.int64),
        "dates within 8, kind": many * kinds + kind,
    }


def _window_sums(values: NDArray[np.float64]) -> Callable[[int, int], NDArray[np.float64]]:
    """Return a function that sums the values from one distance of each line to another."""
    sums = np.concatenate(([0.0], np.cumsum(values)))
    at = np.arange(len(values))

    def between(start: int, end: int) -> NDArray[np.float64]:
        upper = np.clip(at + end, 0, len(values))
        lower = np.clip(at + start, 0, len(values))
        return np.asarray(sums[upper] - sums[lower])

    return between


def by_prose(scores: Sequence[float], is_prose: NDArray[np.bool_]) -> dict[str, Codes]:
    """Answer by how much prose stands near each line, and how far it is."""
    mass = np.maximum(np.array(scores), 0.0)
    sums = _window_sums(mass)
    total = float(mass.sum()) or 1.0
    share = (np.cumsum(mass) - mass) / total
    at = np.arange(len(mass))
    last = np.maximum.accumulate(np.where(is_prose, at, -99))
    following = np.minimum.accumulate(np.where(is_prose, at, len(mass) + 99)[::-1])[::-1]
    since = np.searchsorted(_GAP_STEPS, at - last, side="right")
    until = np.searchsorted(_GAP_STEPS, following - at, side="right")
    return {
        "prose in 3 above": np.searchsorted(_MASS_STEPS, sums(-3, 0), side="right"),
        "prose in 3 below": np.searchsorted(_MASS_STEPS, sums(1, 4), side="right"),
        "prose in 10 above": np.searchsorted(_MASS_STEPS, sums(-10, 0) / 2, side="right"),
        "prose in 10 below": np.searchsorted(_MASS_STEPS, sums(1, 11) / 2, side="right"),
        "share of prose above": np.where(share > 0, 1 + np.minimum(share * 5, 4), 0).astype(int),
        "lines since, until prose": since * len(GAPS) + until,
        "lines to prose": np.minimum(since, until),
    }


def by_indentation(
    lines: Sequence[Line], scores: Sequence[float], kind: Codes, is_prose: NDArray[np.bool_]
) -> dict[str, Codes]:
    """Answer by how deep each line stands in what may be a dump of a tree."""
    indents = np.array([line.indent for line in lines], dtype=np.int64)
    weight: dict[int, float] = {}
    for line, value in zip(lines, scores, strict=True):
        weight[line.indent] = weight.get(line.indent, 0.0) + max(value, 0.0)
    flat = np.zeros(len(lines), dtype=np.int64)
    if len(weight) < 2:
        return {"indent": flat, "indent, kind": kind, "step": flat, "step from prose": flat}
    main = max(weight, key=lambda indent: weight[indent])
    at = np.arange(len(lines))
    last = np.maximum.accumulate(np.where(is_prose, at, -1))
    last = np.concatenate(([-1], last[:-1]))
    step = indents - indents[last]
    from_prose = np.select([step == 0, step > 0, step >= -2], [1, 2, 3], 4)
    indent = _direction(indents - main)
    return {
        "indent": indent,
        "indent, kind": indent * len(KINDS) + kind,
        "step": np.concatenate(([0], _direction(np.diff(indents)))),
        "step from prose": np.where(last < 0, 0, from_prose),
    }


def _direction(step: Codes) -> Codes:
    return np.select([step == 0, step > 0], [1, 2], 3)


def by_stretch(count: int, kind: Codes, span: tuple[int, int]) -> dict[str, Codes]:
    """Answer by where each line stands to the stretch with most prose, `[start, end)`."""
    at, (start, end) = np.arange(count), span
    where = np.select([at < start, at >= end], [1, 2], 0)
    tests = [
        at == start,
        at == end,
        (at >= start - 3) & (at < start),
        (at > end) & (at < end + 3),
    ]
    return {
        "stretch": where,
        "stretch, kind": where * len(KINDS) + kind,
        "edge of stretch": np.select(tests, [1, 2, 3, 4], 0),
    }


def since(
    lines: Sequence[Line],
    reasons: Mapping[int, str],
    dated: Codes,
    is_prose: NDArray[np.bool_],
    start: int,
) -> dict[str, Codes]:
    """Count what seldom comes twice in one article from the first prose of the stretch on.

    Comments, and the next articles of a page of several, each have a date, of one form.
    """
    forms = {
        at: _RUN.sub(lambda run: "9" if run[0][0].isdigit() else "a", lines[at].text[:200])
        for at in np.flatnonzero(dated).tolist()
        if _DAY.search(lines[at].text[:_HEAD])
    }
    often: dict[str, int] = {}
    for form in forms.values():
        often[form] = often.get(form, 0) + 1
    begun = start + int(np.argmax(is_prose[start:])) if is_prose[start:].any() else len(lines)
    again = [at for at, form in forms.items() if often[form] > 2]
    found = {"dates of one form since": _counted(again, begun, len(lines))}
    for reason in COUNTED:
        these = [at for at, known in reasons.items() if known == reason]
        found[f"{reason} since"] = _counted(these, begun, len(lines))
    return found


def _counted(these: Sequence[int], begun: int, count: int) -> Codes:
    """Number each line by how many of some lines there were since the text began."""
    marks = np.zeros(count, dtype=np.int64)
    marks[list(these)] = 1
    marks[: begun + 1] = 0
    counts = np.minimum(np.cumsum(marks), 3) + 1
    counts[: begun + 1] = 0
    return counts
