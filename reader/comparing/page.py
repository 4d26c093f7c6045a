"""Two articles side by side, worked out before anything is drawn: rows, links, signs. Pure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from reader.comparing.kinds import KIND_WORDS
from reader.text.marks import NO_MARKS, Mark, Marks
from reader.text.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from index.article import Paragraph, Span
    from index.comparison import Comparison, Link, LinkKind, Tier

SideName = Literal["a", "b"]


def other(side: SideName) -> SideName:
    """Return the side across."""
    return "b" if side == "a" else "a"


class Place(NamedTuple):
    """Where one is in a comparison."""

    side: SideName
    sentence: int
    """The current passage, from 0."""
    match: int
    """Which of its matches is shown, from 0, best first."""


class SideRow(NamedTuple):
    """A row of one article: a line of a sentence, or blank where `sentence` is -1."""

    sentence: int
    start: int
    end: int


BLANK = SideRow(-1, 0, 0)


class SidePage:
    """One article broken into rows: each sentence starts a line, paragraphs are parted."""

    def __init__(
        self,
        text: str,
        paragraphs: Sequence[Paragraph],
        sentences: Sequence[Span],
        width: int,
    ) -> None:
        self.text = text
        self.width = width
        self.rows: list[SideRow] = []
        self._first: list[int] = []
        self._tall: list[int] = []
        ends = [paragraph.end for paragraph in paragraphs]
        before = -1
        for number, (start, end) in enumerate(sentences):
            paragraph = bisect_right(ends, start)
            if self.rows and paragraph != before:
                self.rows.append(BLANK)
            before = paragraph
            self._first.append(len(self.rows))
            self.rows.extend(SideRow(number, *line) for line in wrap(text, start, end, width))
            self._tall.append(len(self.rows) - self._first[-1])

    def first_row(self, sentence: int) -> int:
        """Return the row that a sentence begins on."""
        return self._first[sentence] if self._first else 0

    def height(self, sentence: int) -> int:
        """Return how many rows a sentence fills."""
        return self._tall[sentence] if self._tall else 0

    def line(self, sentence: int, number: int) -> SideRow:
        """Return one of the rows of a sentence, from 0; a blank one beyond its last."""
        inside = 0 <= number < self.height(sentence)
        return self.rows[self.first_row(sentence) + number] if inside else BLANK

    def row_of(self, sentence: int, offset: int) -> int:
        """Return the row that a character of a sentence stands on."""
        first = self.first_row(sentence)
        starts = [row.start for row in self.rows[first : first + self.height(sentence)]]
        return first + max(0, bisect_right(starts, offset) - 1)

    def sentence_at(self, row: int) -> int:
        """Return the sentence on a row, or the one before it; -1 in an empty article."""
        return bisect_right(self._first, row) - 1


@dataclass(frozen=True, slots=True)
class Match:
    """A link seen from one side."""

    link: Link
    other: int
    """The sentence of the other article, from 0."""


class LinkTable:
    """Which sentence is linked with which, for the tiers that are shown."""

    def __init__(self, comparison: Comparison, tiers: Collection[Tier]) -> None:
        self.comparison = comparison
        self.tiers = tuple(tiers)
        self.links = tuple(link for link in comparison.links if link.tier in tiers)
        places_a = {span: number for number, span in enumerate(comparison.sentences_a)}
        places_b = {span: number for number, span in enumerate(comparison.sentences_b)}
        self._a: dict[int, list[Match]] = {}
        self._b: dict[int, list[Match]] = {}
        for link in sorted(self.links, key=lambda link: -link.score):
            a, b = places_a[link.a], places_b[link.b]
            self._a.setdefault(a, []).append(Match(link, b))
            self._b.setdefault(b, []).append(Match(link, a))
        self._linked: dict[SideName, list[int]] = {"a": sorted(self._a), "b": sorted(self._b)}

    def matches(self, side: SideName, sentence: int) -> list[Match]:
        """Return the links of a sentence, best first."""
        return (self._a if side == "a" else self._b).get(sentence, [])

    def linked(self, side: SideName) -> list[int]:
        """Return the sentences of a side that have a link, in order."""
        return self._linked[side]

    def around(self, side: SideName, sentence: int) -> list[tuple[int, int]]:
        """Return the linked sentences before and after one, each with its best match across."""
        linked = self._linked[side]
        place = bisect_left(linked, sentence)
        after = place + (linked[place : place + 1] == [sentence])
        near = [*linked[max(0, place - 1) : place], *linked[after : after + 1]]
        return [(n, self.matches(side, n)[0].other) for n in near]

    def match_at(self, place: Place) -> Match | None:
        """Return the match that is shown at a place."""
        matches = self.matches(place.side, place.sentence)
        return matches[place.match % len(matches)] if matches else None

    def across(self, place: Place) -> Place | None:
        """Return the same link seen from the other side; None where there is none."""
        if (match := self.match_at(place)) is None:
            return None
        there = other(place.side)
        links = [each.link for each in self.matches(there, match.other)]
        return Place(there, match.other, links.index(match.link))

    def alone(self, side: SideName) -> list[int]:
        """Return the sentences of a side that have no link that is shown, in order."""
        linked = self._a if side == "a" else self._b
        return [n for n in range(len(sentences_of(self.comparison, side))) if n not in linked]

    def kind(self, side: SideName, sentence: int) -> LinkKind | None:
        """Return the kind of a sentence's best link."""
        matches = self.matches(side, sentence)
        return matches[0].link.kind if matches else None

    def counts(self) -> dict[LinkKind, int]:
        """Return how many links there are of each kind."""
        return {kind: sum(link.kind == kind for link in self.links) for kind in KIND_WORDS}

    def unmatched(self, side: SideName) -> int:
        """Return how many sentences of a side have no link that is shown."""
        return len(sentences_of(self.comparison, side)) - len(self.linked(side))


def link_marks(link: Link | None, side: SideName) -> Marks:
    """Return the words that made a link, to be lit on one side."""
    if link is None:
        return NO_MARKS
    spans = link.marks_a if side == "a" else link.marks_b
    return Marks.of(Mark(span.start, span.end, link.kind) for span in spans)


def sentences_of(comparison: Comparison, side: SideName) -> tuple[Span, ...]:
    """Return the sentences of a side."""
    return comparison.sentences_a if side == "a" else comparison.sentences_b


def texts_of(comparison: Comparison) -> dict[SideName, str]:
    """Return both texts."""
    return {"a": comparison.a.text, "b": comparison.b.text}
