"""The strip under two texts: what ties the current passage to its match, and how much is tied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.containers import Vertical

from reader.comparing.excerpt import passage_line
from reader.comparing.hits import hit_place, hits_line
from reader.comparing.names import name_line, name_place
from reader.comparing.only import only_spans
from reader.comparing.page import link_marks, other
from reader.comparing.strip import (
    beyond_words,
    link_line,
    match_words,
    meta_line,
    outlet_words,
    passage_words,
    tiers_words,
    totals_line,
)
from reader.comparing.walk import SIDES
from reader.text.marks import Marks, Piece
from reader.text.page import Block
from reader.widgets.band import MARGIN, Band
from reader.widgets.rule import Rule
from reader.widgets.text_view import TextView

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from reader.comparing.hits import HitsBeside
    from reader.comparing.names import NamesBeside
    from reader.comparing.page import LinkTable, Match, SideName
    from reader.comparing.walk import CompareWalk

ACROSS = 6
"""Rows of the match under a single side, at most."""


class LinkStrip(Vertical):
    """Explains a link; where one side is shown alone, shows the match on the other."""

    DEFAULT_CSS = "LinkStrip { height: auto; }"
    _matched = False
    """Whether the current passage has a match."""

    def compose(self) -> ComposeResult:
        """Lay out the name chosen, explanation, passages, match and totals."""
        name = Band(id="name")
        name.display = False  # until one is chosen
        yield name
        hits = Band(id="hits")
        hits.display = False  # until words are looked for
        yield hits
        link = Band(id="link")
        link.keep_right = True
        yield link
        place = Band(id="place")
        place.display = False  # only rows have room for it
        yield place
        yield Band(id="passage-a")
        yield Band(id="passage-b")
        yield Band(id="across-head")
        across = TextView(measure=74, margin=3, id="across")
        across.can_focus = False  # nothing here is gone to
        yield across
        yield Rule(id="totals-rule")
        yield Band(id="totals")

    def arrange_for(self, *, narrow: bool, high: bool, rows: bool = False) -> None:
        """Show the parts that a terminal has room for.

        Args:
            narrow: Whether one side is shown alone.
            high: Whether there is room for more than what is needed.
            rows: Whether both passages stand opposite each other already.
        """
        for name in ("#passage-a", "#passage-b"):
            self.query_one(name).display = high and not narrow and not rows
        self.query_one("#place").display = high and rows
        self.query_one("#across-head").display = narrow
        # Not shown and hidden in turns: each would lay the screen out anew, and that comes here.
        self.query_one("#across").display = narrow and self._matched
        for name in ("#totals-rule", "#totals"):
            self.query_one(name).display = high

    def show_lit(self, names: NamesBeside, hits: HitsBeside) -> None:
        """Show which name is chosen and which words are looked for, and how often either side has.

        Args:
            names: The names of both sides.
            hits: The words looked for.
        """
        for band, line, place in (
            ("name", name_line(names), name_place(names)),
            ("hits", hits_line(hits), hit_place(hits)),
        ):
            self._band(band, line, [Piece(place, ("meta",))] if place else [])
            self.query_one(f"#{band}").display = bool(line)

    def show(
        self, walk: CompareWalk, names: NamesBeside, hits: HitsBeside, *, narrow: bool
    ) -> None:
        """Show the link of the current passage, and what is chosen besides.

        Args:
            walk: Where one is in the comparison.
            names: What is lit on both sides besides.
            hits: What is looked for on both sides.
            narrow: Whether one side is shown alone.
        """
        self.show_lit(names, hits)
        table, match = walk.table, walk.match
        self._matched = match is not None
        self._show_link(walk, narrow=narrow)
        a, b = table.comparison.a, table.comparison.b
        outlets = (outlet_words(a, b), outlet_words(b, a))
        alone = (table.unmatched("a"), table.unmatched("b"))
        room = self.size.width - 2 * MARGIN
        beyond = "" if self.query_one("#place").display else beyond_words(table)
        totals_room = room - (cell_len(beyond) + len("  ") if beyond else 0)
        totals = totals_line(table.counts(), alone, outlets, totals_room)
        self._band("totals", totals, [Piece(beyond, ("meta",))] if beyond else [])
        if narrow:
            self._show_across(table, walk.side, match)
            there = other(walk.side)
            lit = Marks.of([*names.marks(there).marks, *hits.marks(there).marks])
            self.query_one("#across", TextView).light(lit)

    def _show_link(self, walk: CompareWalk, *, narrow: bool) -> None:
        """Show what ties the current passage to its match, and both of them in a line each."""
        comparison, match, room = walk.table.comparison, walk.match, self.size.width - 2 * MARGIN
        link = match.link if match else None
        place = "" if narrow else passage_words(comparison, walk.side, walk.current)
        told = match_words(walk.match_number, len(walk.matches))
        below, counted = (self.query_one(f"#{name}").display for name in ("place", "totals"))
        if place and walk.layout == "rows":  # which go through A, then through what is left of B
            place = f"{place} of {walk.side.upper()}"
        beyond = "" if below or counted else beyond_words(walk.table)
        where = " · ".join(words for words in (place, told, beyond) if words)
        beside = cell_len(where) + len("  ") if where and not below else 0
        explained = link_line(comparison, link, room - beside)
        self._band("link", explained, [] if below else [Piece(where, ("meta",))])
        self._band("place", [Piece(where, ("meta",))], [Piece(tiers_words(walk.table), ("meta",))])
        alone = only_spans(comparison, link)
        for side in SIDES:
            line = passage_line(comparison, side, link, room, alone[side]) if link else []
            self._band(f"passage-{side}", line)

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
