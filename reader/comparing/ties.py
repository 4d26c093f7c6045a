"""Where the matches of passages in sight lie: letters, arrows and the line between them. Pure.

Only the current link runs straight across. Of another one whose ends are both in sight, both have
the same letter: those of A go on in the order of the alphabet, so that where links cross the
letters of B don't. A passage whose match is out of sight has an arrow that points to it.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from reader.comparing.page import other

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from index.comparison import LinkKind
    from reader.comparing.columns import Columns
    from reader.comparing.page import Place, SideName

LETTERS = "abcdefghijklmnopqrstuvwxyz"
"""Begun anew after the last: that many linked passages don't stand in sight together."""
UP, DOWN = "↑", "↓"
MOST = 2
"""Letters that stand beside a passage."""


class Tie(NamedTuple):
    """What stands in the gutter beside a passage, and whether one of its links crosses another."""

    words: str
    crosses: bool = False


class Joint(NamedTuple):
    """A row of the rule between the texts that a link of the current passage runs along."""

    glyph: str
    kind: LinkKind


@dataclass(frozen=True, slots=True)
class Ties:
    """What the gutter shows of links besides the current one."""

    beside: Mapping[SideName, Mapping[int, Tie]] = field(default_factory=lambda: {"a": {}, "b": {}})
    """By sentence."""
    rule: Mapping[int, Joint] = field(default_factory=dict)
    """By row of the screen: from the current passage to its other matches in sight."""


NO_TIES = Ties()


def ties(columns: Columns, place: Place) -> Ties:
    """Return what the gutter shows where texts are scrolled as they are.

    Args:
        columns: What stands where.
        place: Where one is.
    """
    table = columns.table
    current = (place.side, place.sentence)
    seen = sorted(
        (a, match.other)
        for a in columns.begun_in_sight("a")
        for match in table.matches("a", a)
        if columns.in_sight("b", match.other) and current not in (("a", a), ("b", match.other))
    )
    crossing = _crossing(seen)
    linked = table.linked("a")
    letter = {a: LETTERS[bisect_left(linked, a) % len(LETTERS)] for a, _ in seen}
    beside: dict[SideName, dict[int, Tie]] = {"a": {}, "b": {}}
    for a, told in letter.items():
        beside["a"][a] = Tie(told, any(link in crossing for link in seen if link[0] == a))
    for b in {b for _, b in seen}:
        own = [link for link in seen if link[1] == b]
        letters = "".join(letter[a] for a, _ in own[:MOST])
        beside["b"][b] = Tie(letters, any(link in crossing for link in own))
    for side, sentence, arrow in _arrows(columns, place):
        tie = beside[side].get(sentence, Tie(""))
        if not tie.words or side == "a":  # before the sign of B there is room for two letters
            beside[side][sentence] = tie._replace(words=tie.words + arrow)
    return Ties(beside, dict(_joints(columns, place)))


def _crossing(links: list[tuple[int, int]]) -> set[tuple[int, int]]:
    """Return the links that cross another one."""
    return {one for one in links if any((one[0] - two[0]) * (one[1] - two[1]) < 0 for two in links)}


def _arrows(columns: Columns, place: Place) -> Iterator[tuple[SideName, int, str]]:
    """Yield the passages in sight whose best match isn't, each with where that lies."""
    table = columns.table
    shown = table.match_at(place)
    tied = {(place.side, place.sentence)} if shown else set()
    if shown:
        tied.add((other(place.side), shown.other))
    sides: Iterable[SideName] = ("a", "b")
    for side in sides:
        for sentence in columns.begun_in_sight(side):
            matches = table.matches(side, sentence)
            if not matches or (side, sentence) in tied:
                continue
            y = columns.row_of(other(side), matches[0].other)
            if not 0 <= y < columns.height:
                yield side, sentence, UP if y < 0 else DOWN


def _joints(columns: Columns, place: Place) -> Iterator[tuple[int, Joint]]:
    """Yield the rows of the rule from the current passage to its matches that aren't tied to it."""
    side, sentence, _ = place
    here, shown = columns.row_of(side, sentence), columns.table.match_at(place)
    if shown is None or not 0 <= here < columns.height:
        return
    end = "├" if side == "a" else "┤"
    others = [match for match in columns.table.matches(side, sentence) if match is not shown]
    ends = {
        columns.row_of(other(side), match.other): match.link.kind
        for match in others
        if columns.in_sight(other(side), match.other)
    }
    for y in sorted(ends, key=lambda y: -abs(y - here)):
        for between in range(min(y, here) + 1, max(y, here)):
            yield between, Joint("│", ends[y])
    for y, kind in ends.items():
        yield y, Joint(end, kind)
