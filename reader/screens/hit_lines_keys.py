"""The keys of a query's hits in their lines; those wanted most stand first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding

if TYPE_CHECKING:
    from textual.binding import BindingType

HIT_LINES_KEYS: list[BindingType] = [
    Binding(
        "l",
        "sort('left')",
        "by left",
        id="lines.left",
        tooltip="sort by the first word before, again by the second, by the third",
    ),
    Binding(
        "r",
        "sort('right')",
        "by right",
        id="lines.right",
        tooltip="sort by the first word after, again by the second, by the third",
    ),
    Binding(
        "s",
        "sort",
        "sort",
        id="lines.sort",
        tooltip="sort by date, by outlet, by relevance, by the words found",
    ),
    Binding(
        "f",
        "words",
        "words beside",
        id="lines.words",
        tooltip="go to the words beside hits; the one chosen narrows the lines",
    ),
    Binding(
        "S",
        "strength",
        "number or strength",
        id="lines.strength",
        tooltip="words beside by the lines that have them, or by how much they belong there",
    ),
    Binding(
        "a",
        "every",
        "small words",
        id="lines.every",
        tooltip="words that say little among those beside, or not",
    ),
    Binding("y", "copy", "copy", id="lines.copy", tooltip="copy the line with its reference"),
    Binding("tab", "next_pane", "next pane", id="lines.next-pane"),
    Binding("shift+tab", "next_pane", "previous pane", show=False, id="lines.previous-pane"),
    Binding("escape", "back", "back", id="lines.back"),
]
