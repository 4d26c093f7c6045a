"""What surrounds a table of stories and outlets, and what is said where there is none. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.stories.cover_words import UNTITLED, about_parts, cell_words, legend, when_words
from reader.text.marks import Mark, Marks, Piece
from reader.text.page import line_block
from reader.text.phrases import count, period
from reader.text.safe import guard
from reader.text.wrap import fit, fit_lines
from reader.widgets.band import MARGIN, dotted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from index.stories.coverage import Coverage
    from reader.stories.cover_table import CoverOrder, Line
    from reader.text.page import Block

WORDS = 2
"""Lines that a cell is told in, at most, below those of its story."""
_LONGEST = 300
KEY_CELLS = 5


def about_line(found: Coverage) -> list[Piece]:
    """Return what is shown: how many stories, of which days, told by how many."""
    stories, days, tellers = about_parts(found)
    words = [[Piece(stories, ("strong",))], [Piece(days, ("outlet",))], [Piece(tellers, ("meta",))]]
    if found.waiting:
        words.append([Piece(f"{found.waiting:,} not grouped yet", ("meta",))])
    return dotted(words)


def order_line(found: Coverage, order: CoverOrder, in_sight: range) -> list[Piece]:
    """Return which outlets are in sight, and the order of the stories."""
    words = []
    if len(in_sight) < len(found.outlets):
        of = f"{len(found.outlets):,}"
        words.append(
            [Piece(f"outlets {in_sight[0] + 1:,}–{in_sight[-1] + 1:,} of {of}", ("meta",))]
        )
    words.append([Piece("newest first" if order == "newest" else "most outlets first", ("meta",))])
    return dotted(words)


def legend_line(width: int) -> list[Piece]:
    """Return what the signs mean, in one line."""
    line: list[Piece] = []
    for sign, words in legend(width):
        if line:
            line.append(Piece("   ", ()))
        line += [
            Piece(sign, ("accent",) if sign == "■" else ("outlet",)),
            Piece(f" {words}", ("meta",)),
        ]
    return line


def cell_lines(found: Coverage, story: int, outlet: int, width: int) -> list[Line]:
    """Return the selected cell in words: its story, when it was told, what the outlet has.

    Args:
        found: The coverage.
        story: Place of the story.
        outlet: Place of the outlet.
        width: Cells of a line with its margins.
    """
    told, name = found.stories[story], found.outlets[outlet].outlet
    room = max(10, width - 2 * MARGIN)
    days = period(told.first, told.last) or "date unknown"
    title = fit(guard(told.title[:_LONGEST]) or UNTITLED, max(10, room - len(days) - 2))
    margin = Piece(" " * MARGIN, ())
    lines: list[Line] = [
        (margin, Piece(title, ("title",)), Piece("  ", ()), Piece(days, ("meta",)))
    ]
    words = cell_words(found.cover(story, outlet), name, found.time(story))
    lines += [(margin, Piece(line, ("outlet",))) for line in fit_lines(words, room, WORDS)]
    return lines + [()] * (WORDS + 1 - len(lines))


def nothing_to_show(found: Coverage | None, keys: Mapping[str, str]) -> list[Block]:
    """Return what is said where there is no story to show.

    Args:
        found: The coverage; None before it is known.
        keys: The keys of "days" and "least".
    """
    if found is None:
        return [line_block("The stories are looked up …", "note")]
    if not found.stories and found.waiting and not found.since and not found.until:
        words = f"{count(found.waiting, 'article')} of this corpus are not grouped by event yet."
        return [
            line_block(words, "title", gap=1),
            line_block("Their stories show here once they are.", "note"),
        ]
    tellers = "told by two outlets or more " if found.least > 1 else ""
    when = when_words(found)
    blocks = [
        line_block(
            f"No story {tellers}{f'is known {when}' if when else 'in this corpus'}.", "title", gap=1
        )
    ]
    if when:
        blocks.append(_way(keys.get("days", ""), "choose other days"))
    if found.least > 1:
        blocks.append(_way(keys.get("least", ""), "show what one outlet alone tells, too"))
    return blocks


def _way(key: str, words: str) -> Block:
    lit = Marks.of([Mark(0, len(key), "key")])
    return line_block(f"{key:<{KEY_CELLS}}{words}", "meta", marks=lit)
