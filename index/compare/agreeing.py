"""Which linked sentences give one figure in two forms: "24 years" here, "since 2000" there."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from itertools import product
from typing import TYPE_CHECKING

from index.compare.rows import PERHAPS_OF_OTHERS
from index.comparison import Reason
from index.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from index.article import Span
    from index.compare.prepared import Prepared
    from index.comparison import Figure

_PLACES = 5
"""Places of a figure on one side that are looked at."""


def agreements(
    a: Prepared, b: Prepared, figures: Iterable[Figure]
) -> Mapping[tuple[int, int], tuple[Reason, ...]]:
    """Return reasons by the places of both sentences; figures in the same words need none.

    Args:
        a: An article.
        b: The other one.
        figures: What both say of each figure.
    """
    begins_a, begins_b = ([span.start for span in side.sentences] for side in (a, b))
    found: defaultdict[tuple[int, int], list[Reason]] = defaultdict(list)
    for figure in figures:
        if figure.verdict != "agree" or figure.why == PERHAPS_OF_OTHERS:
            continue
        for one, other in product(figure.spans_a[:_PLACES], figure.spans_b[:_PLACES]):
            words_a, words_b = _words(a, one), _words(b, other)
            if fold(words_a) == fold(words_b):
                continue
            why = figure.why or f"{words_a} agrees with {words_b}"
            places = (_sentence(begins_a, one), _sentence(begins_b, other))
            found[places].append(Reason(why, (one,), (other,)))
    return {places: tuple(reasons) for places, reasons in found.items()}


def _words(article: Prepared, span: Span) -> str:
    return " ".join(article.text[span.start : span.end].split())


def _sentence(begins: Sequence[int], span: Span) -> int:
    return max(0, bisect_right(begins, span.start) - 1)
