"""What can be said of each line of a page by its looks, its place and its neighbours.

Each question about a line has a few answers ("words": "1", "2", "3-4" ...), so that a weight for
each answer is all that a model of lines needs, and can be read. The shallow features are those of
Kohlschütter, Fankhauser and Nejdl (2010), for lines instead of blocks; those of indentation stand
in for the tree of a page, which dumps show by it. No question knows a language but "is", which is
`furniture`'s: scripts without capitals answer "no case" and lose nothing.
"""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.lineplaces import (
    COUNTED,
    GAPS,
    by_indentation,
    by_neighbours,
    by_prose,
    by_stretch,
    flags,
    since,
)
from index.prose import KINDS, PROSE, kind_of, score
from index.sitewords import OPENINGS, PHRASES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from index.body import Line
    from index.lineplaces import Codes

_NUMERALS = re.compile(r"\d")
_DATE = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}[:.]\d\d\b|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b|\d[月년]"
)
_LINK = re.compile(r"https?://|www\.|\.(?:com|org|net)\b|[\w.]@\w|(?:^|\s)[@#]\w")
_HEAD = 300
"""How many characters of a line are looked at: those of a hostile one are many."""

_REASONS = ("nothing", *sorted({*OPENINGS, *PHRASES, "separator", "HTML", "bare link"}))
_REASON_CODE = {reason: code for code, reason in enumerate(_REASONS)}
_KIND_CODE = {kind: code for code, kind in enumerate(KINDS)}
_WORDS = (2, 3, 5, 9, 15, 25, 40, 80)
_WORD_NAMES = ("1", "2", "3-4", "5-8", "9-14", "15-24", "25-39", "40-79", "80+")
_MASS_NAMES = ("none", "little", "some", "much", "most")
_NO_YES = ("no", "yes")
_ENDS = ("none", "stop", "quote", "colon", "comma", "dots")
_STARTS = ("mark", "digit", "capital", "small", "letter", "quote")
_SHARES = ("no case", "none", "few", "some", "many", "all")
_END_OF = {
    **dict.fromkeys(".!?。！？؟۔।", 1),
    **dict.fromkeys("\"'”’»)」』）", 2),
    **dict.fromkeys(":：", 3),
    **dict.fromkeys(",;，、،", 4),
    "…": 5,
}
_INDENTS = ("flat", "same", "deeper", "outer")
_STEPS = ("flat", "same", "deeper", "outer", "far outer")
_STRETCH = ("in", "above", "below")


def _crossed(*names: Iterable[str]) -> tuple[str, ...]:
    return tuple(" ".join(pair) for pair in product(*names))


_AROUND = (*KINDS, "edge")
_COUNTS = ("not yet", "0", "1", "2", "3+")
QUESTIONS: dict[str, tuple[str, ...]] = {
    "kind": KINDS,
    "words": _WORD_NAMES,
    "is": _REASONS,
    "ends": _ENDS,
    "starts": _STARTS,
    "capitals": _SHARES,
    "little words": _SHARES,
    "all capitals": _NO_YES,
    "digits": ("no", "short", "long"),
    "date": _NO_YES,
    "link": ("no", "short", "long"),
    "pipe": _NO_YES,
    "bullet, kind": _crossed(_NO_YES, KINDS),
    "after blank": _NO_YES,
    "before blank": _NO_YES,
    "blank after, before, kind": _crossed(_NO_YES, _NO_YES, KINDS),
    "twice, kind": _crossed(_NO_YES, KINDS),
    "kind two above": _AROUND,
    "kind above": _AROUND,
    "kind below": _AROUND,
    "kind two below": _AROUND,
    "kind above, kind": _crossed(_AROUND, KINDS),
    "kind below, kind": _crossed(_AROUND, KINDS),
    "prose in 3 above": _MASS_NAMES,
    "prose in 3 below": _MASS_NAMES,
    "prose in 10 above": _MASS_NAMES,
    "prose in 10 below": _MASS_NAMES,
    "share of prose above": ("none", "0", "1", "2", "3", "4"),
    "indent": _INDENTS,
    "indent, kind": _crossed(_INDENTS, KINDS),
    "step": _INDENTS,
    "step from prose": _STEPS,
    "lines since, until prose": _crossed(GAPS, GAPS),
    "lines to prose": GAPS,
    "date in 2 above, kind": _crossed(_NO_YES, KINDS),
    "date in 2 below, kind": _crossed(_NO_YES, KINDS),
    "date in 8 above": _NO_YES,
    "dates in 16 below": ("0", "1", "2", "3", "4+"),
    "dates within 8, kind": _crossed(("0", "1", "2", "3", "4+"), KINDS),
    "dates of one form since": _COUNTS,
    **{f"{reason} since": _COUNTS for reason in COUNTED},
    "stretch": _STRETCH,
    "stretch, kind": _crossed(_STRETCH, KINDS),
    "edge of stretch": ("no", "first", "end", "just above", "just below"),
}
"""What is asked of each line, and the answers there are."""


class Looks(NamedTuple):
    """What was found out about a page's lines one by one."""

    words: tuple[int, ...]
    kinds: tuple[str, ...]
    scores: tuple[float, ...]


def looks_of(lines: Sequence[Line], reasons: Mapping[int, str]) -> Looks:
    """Return what each line is by itself."""
    words = tuple(line.word_count for line in lines)
    kinds = tuple(
        kind_of(line, count, reasons.get(at))
        for at, (line, count) in enumerate(zip(lines, words, strict=True))
    )
    scores = tuple(
        score(kind, count, bullet=line.bullet)
        for line, kind, count in zip(lines, kinds, words, strict=True)
    )
    return Looks(words, kinds, scores)


def answers(
    lines: Sequence[Line], reasons: Mapping[int, str], looks: Looks, span: tuple[int, int]
) -> dict[str, Codes]:
    """Return for each of `QUESTIONS` the number of each line's answer.

    Args:
        lines: A page's lines, at least one.
        reasons: What `furniture` takes lines for, by their index.
        looks: What `looks_of` said of them.
        span: The stretch with most prose, `[start, end)`.
    """
    kind = np.array([_KIND_CODE[name] for name in looks.kinds], dtype=np.int64)
    words = np.array(looks.words, dtype=np.int64)
    is_prose = np.array([name in PROSE for name in looks.kinds])
    found = _by_itself(lines, reasons, words, kind)
    found |= by_neighbours(lines, kind, found["date"])
    found |= by_prose(looks.scores, is_prose)
    found |= by_indentation(lines, looks.scores, kind, is_prose)
    found |= by_stretch(len(lines), kind, span)
    found |= since(lines, reasons, found["date"], is_prose, span[0])
    return found


def _by_itself(
    lines: Sequence[Line], reasons: Mapping[int, str], words: Codes, kind: Codes
) -> dict[str, Codes]:
    heads = [line.text[:_HEAD] for line in lines]
    seen: dict[str, int] = {}
    for line in lines:
        seen[line.text] = seen.get(line.text, 0) + 1
    cased = [_case(head) for head in heads]
    length = np.where(words < 9, 1, 2)
    digits = flags(_NUMERALS.search(head) for head in heads)
    twice = flags(seen[line.text] > 1 for line in lines)
    bullet = flags(line.bullet for line in lines)
    dated = flags(
        digit and count < 15 and _DATE.search(head)
        for digit, count, head in zip(digits.tolist(), words.tolist(), heads, strict=True)
    )
    return {
        "kind": kind,
        "words": np.searchsorted(_WORDS, words, side="right"),
        "is": np.array([_REASON_CODE[reasons.get(at, "nothing")] for at in range(len(lines))]),
        "ends": np.array([_END_OF.get(line.text[-1:], 0) for line in lines]),
        "starts": np.array([_start(line.text) for line in lines]),
        "capitals": np.array([case[0] for case in cased]),
        "little words": np.array([case[1] for case in cased]),
        "all capitals": flags(head.isupper() for head in heads),
        "digits": digits * length,
        "date": dated,
        "link": flags(_LINK.search(head) for head in heads) * np.where(words < 15, 1, 2),
        "pipe": flags(" | " in head or head[:1] == "|" for head in heads),
        "bullet, kind": bullet * len(KINDS) + kind,
        "twice, kind": twice * len(KINDS) + kind,
    }


def _start(text: str) -> int:
    first = text[:1]
    if first.isalpha():
        return 2 if first.isupper() else 3 if first.islower() else 4
    return 1 if first.isdigit() else 5 if first in "\"'“‘«„「" else 0


def _case(head: str) -> tuple[int, int]:
    """Return how many words have a capital, and how many are as short as articles are."""
    words = head.split(" ")[:40]
    if len(words) < 2 or head.lower() == head.upper():
        return 0, 0
    capitals = sum([word[:1].isupper() for word in words]) / len(words)
    little = sum([len(word) < 4 and word.islower() for word in words]) / len(words)
    return _share(capitals, (0.2, 0.5, 0.8)), _share(little, (0.2, 0.4, 0.8))


def _share(value: float, steps: tuple[float, float, float]) -> int:
    return 1 if value == 0 else 2 + sum(value >= step for step in steps)
