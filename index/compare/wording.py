"""What two sentences say in different words, for people to see at a glance."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import Indel

from index.article import Span
from index.comparison import Edit
from index.stopwords import says_little
from index.words import fold, word_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index.comparison import Op

_SMALL_ISLAND = 2
_MOST_PRODUCTS = 16_000_000
"""Words of one side times words of the other; beyond it only both ends are compared."""


class _Step(NamedTuple):
    equal: bool
    a: tuple[int, int]
    """Places of words, half-open."""
    b: tuple[int, int]


def differences(a: str, b: str, language: str = "en") -> tuple[Edit, ...]:
    """Return how the words of A become those of B, in order; case and accents don't count.

    The longest common subsequence of words, by bit-parallel computation (Hyyrö, 2004). One or two
    stop words that happen to be equal amid a change belong to the change: they tie nothing.

    Args:
        a: A passage.
        b: Another.
        language: Of A, without region: whose stop words those are.
    """
    words_a, words_b = list(word_spans(a)), list(word_spans(b))
    folded_a = [fold(word) for word, _, _ in words_a]
    folded_b = [fold(word) for word, _, _ in words_b]
    steps = _joined(_without_islands(_joined(_steps(folded_a, folded_b)), folded_a, language))
    return tuple(_edit(step, words_a, words_b) for step in steps)


def _steps(a: Sequence[str], b: Sequence[str]) -> Iterable[_Step]:
    if len(a) * len(b) <= _MOST_PRODUCTS:
        for code in Indel.opcodes(a, b):
            yield _Step(
                code.tag == "equal",
                (code.src_start, code.src_end),
                (code.dest_start, code.dest_end),
            )
        return
    shorter = min(len(a), len(b))
    head = next((at for at in range(shorter) if a[at] != b[at]), shorter)
    rest = shorter - head
    tail = next((at for at in range(rest) if a[-1 - at] != b[-1 - at]), rest)
    yield _Step(equal=True, a=(0, head), b=(0, head))
    yield _Step(equal=False, a=(head, len(a) - tail), b=(head, len(b) - tail))
    yield _Step(equal=True, a=(len(a) - tail, len(a)), b=(len(b) - tail, len(b)))


def _without_islands(steps: Iterable[_Step], a: Sequence[str], language: str) -> Iterator[_Step]:
    every = list(steps)
    for at, step in enumerate(every):
        island = (
            0 < at < len(every) - 1
            and step.equal
            and step.a[1] - step.a[0] <= _SMALL_ISLAND
            and all(says_little(word, language) for word in a[slice(*step.a)])
        )
        yield step._replace(equal=False) if island else step


def _joined(steps: Iterable[_Step]) -> Iterator[_Step]:
    """Join neighbours of one kind, and drop what is empty on both sides."""
    last: _Step | None = None
    for step in steps:
        if step.a[0] == step.a[1] and step.b[0] == step.b[1]:
            continue
        if last and last.equal == step.equal:
            last = _Step(last.equal, (last.a[0], step.a[1]), (last.b[0], step.b[1]))
        else:
            if last:
                yield last
            last = step
    if last:
        yield last


def _edit(
    step: _Step,
    a: Sequence[tuple[str, int, int]],
    b: Sequence[tuple[str, int, int]],
) -> Edit:
    op: Op = "replace"
    if step.equal:
        op = "equal"
    elif step.a[0] == step.a[1]:
        op = "insert"
    elif step.b[0] == step.b[1]:
        op = "delete"
    return Edit(op, _span(step.a, a), _span(step.b, b))


def _span(places: tuple[int, int], words: Sequence[tuple[str, int, int]]) -> Span:
    first, end = places
    if first < end:
        return Span(words[first][1], words[end - 1][2])
    at = words[first - 1][2] if first else 0
    return Span(at, at)
