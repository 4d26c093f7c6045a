"""One of two articles, its sentences by number, so that all that is told says where it stands."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from reader.export.sheet import Run

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.article import Article, Span
    from index.comparison import Comparison
    from reader.export.sheet import Cell


class Side(NamedTuple):
    """One of two articles."""

    name: str
    """ "A" or "B"."""
    article: Article
    sentences: tuple[Span, ...]
    """In order; numbers count them from 1."""

    def number(self, offset: int) -> int | None:
        """Return the number of the sentence that an offset into the text is in; None for none."""
        place = bisect_right(self.sentences, offset, key=lambda span: span.start) - 1
        if place < 0 or offset >= self.sentences[place].end:
            return None
        return place + 1

    def places(self, spans: Iterable[Span]) -> Cell:
        """Return in which sentences words stand, to be followed by them: "A4, A7 "."""
        numbers = sorted({number for span in spans if (number := self.number(span.start))})
        runs: list[Run] = []
        for number in numbers:
            place = Run(f"{self.name}{number}", "meta", to=f"{self.name.lower()}{number}")
            runs += [Run(", ", "meta"), place] if runs else [place]
        return (*runs, Run(" ")) if runs else ()


def sides_of(comparison: Comparison) -> tuple[Side, Side]:
    """Return both articles of a comparison."""
    return (
        Side("A", comparison.a, comparison.sentences_a),
        Side("B", comparison.b, comparison.sentences_b),
    )
