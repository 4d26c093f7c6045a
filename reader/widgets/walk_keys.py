"""The keys that lead through a comparison; those wanted most stand first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding

if TYPE_CHECKING:
    from textual.binding import BindingType

WALK_KEYS: list[BindingType] = [
    Binding(
        "n",
        "hit(1)",
        "hit",
        id="compare.next-hit",
        tooltip="next and previous place of the words looked for, through both sides",
    ),
    Binding("N", "hit(-1)", "previous hit", show=False, id="compare.previous-hit"),
    Binding(
        "n",
        "link(1)",
        "link",
        id="compare.next-link",
        tooltip="next and previous passage with a match",
    ),
    Binding("N", "link(-1)", "previous link", show=False, id="compare.previous-link"),
    Binding(
        "enter",
        "own_name",
        "next mention",
        id="compare.next-of-name",
        tooltip="the next mention of the name chosen, on this side",
    ),
    Binding(
        "enter",
        "match",
        "next match",
        id="compare.next-match",
        tooltip="the next match of this passage",
    ),
    Binding(
        "exclamation_mark",
        "contradiction",
        "contradiction",
        id="compare.next-contradiction",
        tooltip="the next contradiction",
    ),
    Binding(
        "exclamation_mark",
        "no_contradiction",
        "next contradiction",
        show=False,
        id="compare.no-contradiction",
        tooltip="the next contradiction: there is none, and it says why",
    ),
    Binding(
        "equals_sign",
        "kind('verbatim')",
        "next word for word",
        show=False,
        id="compare.next-verbatim",
        tooltip="the next passage word for word",
    ),
    Binding(
        "quotation_mark",
        "kind('quote')",
        "next same quotation",
        show=False,
        id="compare.next-quote",
        tooltip="the next passage with the same quotation",
    ),
    Binding(
        "tilde",
        "kind('reworded')",
        "next in other words",
        show=False,
        id="compare.next-reworded",
        tooltip="the next passage in other words",
    ),
    Binding(
        "full_stop",
        "kind('')",
        "next without a match",
        show=False,
        id="compare.next-alone",
        tooltip="the next passage without a match",
    ),
    Binding("tab", "side", "side", id="compare.side", tooltip="go to the other side"),
    Binding(
        "tab",
        "no_side",
        show=False,
        id="compare.no-side",
        tooltip="in rows, say where the other side is",
    ),
    Binding(
        "right_square_bracket",
        "name(1)",
        "name",
        id="compare.next-name",
        tooltip="next and previous name on this side: chosen, and lit on both",
    ),
    Binding(
        "left_square_bracket",
        "name(-1)",
        "previous name",
        show=False,
        id="compare.previous-name",
    ),
    Binding(
        "l",
        "names",
        "names",
        id="compare.names",
        tooltip="light the names on both sides, or don't",
    ),
    Binding("shift+tab", "side", "other side", show=False, id="compare.side-too"),
    Binding("j,down", "passage(1)", "next passage", show=False, id="compare.down"),
    Binding("k,up", "passage(-1)", "previous passage", show=False, id="compare.up"),
    Binding("ctrl+f,pagedown", "page(1)", "page down", show=False, id="compare.page-down"),
    Binding("ctrl+b,pageup", "page(-1)", "page up", show=False, id="compare.page-up"),
    Binding("g,home", "edge(-1)", "first passage", show=False, id="compare.top"),
    Binding("G,end", "edge(1)", "last passage", show=False, id="compare.bottom"),
]
"""In a comparison's texts."""
