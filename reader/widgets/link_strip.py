"""The strip under two texts: what ties the current passage to its match, and how much is tied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.containers import Vertical

from reader.comparing.excerpt import passage_line
from reader.comparing.names import name_line, name_place
from reader.comparing.page import link_marks, other
from reader.comparing.strip import (
    link_line,
    match_words,
    meta_line,
    outlet_words,
    passage_words,
    totals_line,
)
from reader.comparing.walk import SIDES
from reader.text.marks import Piece
from reader.text.page import Block
from reader.widgets.band import MARGIN, Band
from reader.widgets.rule import Rule
from reader.widgets.text_view import TextView

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from reader.comparing.names import NamesBeside
    from reader.comparing.page import LinkTable, Match, SideName
    from reader.comparing.walk import CompareWalk

ACROSS = 6
"""Rows of the match under a single side, at most."""


class LinkStrip(Vertical):
    """Explains a link; where one side is shown alone, shows the match on the other."""

    DEFAULT_CSS = "LinkStrip { height: auto; }"

    def compose(self) -> ComposeResult:
        """Lay out the name chosen, explanation, passages, match and totals."""
        name = Band(id="name")
        name.display = False  # until one is chosen
        yield name
        link = Band(id="link")
        link.keep_right = True
        yield link
        yield Band(id="passage-a")
        yield Band(id="passage-b")
        yield Band(id="across-head")
        across = TextView(measure=74, margin=3, id="across")
        across.can_focus = False  # nothing here is gone to
        yield across
        yield Rule(id="totals-rule")
        yield Band(id="totals")

    def arrange_for(self, *, narrow: bool, high: bool) -> None:
        """Show the parts that a terminal has room for."""
        for name in ("#passage-a", "#passage-b"):
            self.query_one(name).display = high and not narrow
        for name in ("#across-head", "#across"):
            self.query_one(name).display = narrow
        for name in ("#totals-rule", "#totals"):
            self.query_one(name).display = high

    def show_name(self, names: NamesBeside) -> None:
        """Show which name is chosen, and how often either side has it."""
        line, place = name_line(names), name_place(names)
        self._band("name", line, [Piece(place, ("meta",))] if place else [])
        self.query_one("#name").display = bool(line)

    def show(self, walk: CompareWalk, names: NamesBeside, *, narrow: bool) -> None:
        """Show the link of the current passage, and the name that is chosen.

        Args:
            walk: Where one is in the comparison.
            names: What is lit on both sides besides.
            narrow: Whether one side is shown alone.
        """
        self.show_name(names)
        table, match, matches = walk.table, walk.match, walk.matches
        link = match.link if match else None
        place = "" if narrow else passage_words(table.comparison, walk.side, walk.current)
        told = match_words(walk.match_number, len(matches))
        where = " · ".join(words for words in (place, told) if words)
        room = self.size.width - 2 * MARGIN
        beside = cell_len(where) + len("  ") if where else 0
        explained = link_line(table.comparison, link, room - beside)
        self._band("link", explained, [Piece(where, ("meta",))])
        for side in SIDES:
            line = passage_line(table.comparison, side, link, room) if link else []
            self._band(f"passage-{side}", line)
        a, b = table.comparison.a, table.comparison.b
        outlets = (outlet_words(a, b), outlet_words(b, a))
        alone = (table.unmatched("a"), table.unmatched("b"))
        self._band("totals", totals_line(table.counts(), alone, outlets, room))
        if narrow:
            self._show_across(table, walk.side, match)
            self.query_one("#across", TextView).light(names.marks(other(walk.side)))

    def _band(self, name: str, left: list[Piece], right: list[Piece] | None = None) -> None:
        self.query_one(f"#{name}", Band).show(left, right or [])

    def _show_across(self, table: LinkTable, side: SideName, match: Match | None) -> None:
        across = self.query_one("#across", TextView)
        across.set_classes([f"-{match.link.kind}"] if match else [])
        across.display = match is not None
        if match is None:
            self._band("across-head", [])
            across.show([])
            return
        comparison, there = table.comparison, other(side)
        article, here = comparison.a, comparison.b
        if there == "b":
            article, here = here, article
        head = [Piece(f"{there.upper()} ", ("key",)), *meta_line(article, here, words=False)]
        place = passage_words(comparison, there, match.other)
        self._band("across-head", head, [Piece(place, ("meta",))])
        start, end = match.link.a if there == "a" else match.link.b
        marks = link_marks(match.link, there)
        across.show([Block(article.text, start, end, marks=marks, gap=0)])
        across.styles.height = max(1, min(ACROSS, across.virtual_size.height))
