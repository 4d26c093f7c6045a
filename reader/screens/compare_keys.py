"""The keys of a comparison, besides those that its texts have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding

if TYPE_CHECKING:
    from textual.binding import BindingType

COMPARE_KEYS: list[BindingType] = [
    Binding("x", "swap", "swap", id="compare.swap", tooltip="swap the sides"),
    Binding(
        "less_than_sign",
        "step(-1)",
        "other",
        id="compare.previous",
        tooltip="put the previous or next article on the same event beside",
    ),
    Binding("greater_than_sign", "step(1)", "next article", show=False, id="compare.next"),
    Binding(
        "v",
        "layout('rows')",
        "rows",
        id="compare.rows",
        tooltip="rows: the passages of A in their order, each with its matches in B opposite",
    ),
    Binding(
        "v",
        "layout('columns')",
        "columns",
        id="compare.columns",
        tooltip="show each text in its own order",
    ),
    Binding(
        "v",
        "no_layout",
        show=False,
        id="compare.no-rows",
        tooltip="where there is no room for rows, say so",
    ),
    Binding(
        "slash",
        "look_for",
        "find",
        id="compare.find",
        tooltip="look for words in both texts",
    ),
    Binding(
        "m",
        "possible",
        "possible",
        id="compare.possible",
        tooltip="show possible matches too, or don't",
    ),
    Binding(
        "w",
        "shared",
        "word for word",
        id="compare.shared",
        tooltip="light all that both have word for word, or don't",
    ),
    Binding(
        "i",
        "found",
        "found in",
        id="compare.found",
        tooltip="where outlets and dates were found",
    ),
    Binding(
        "o",
        "read",
        "read",
        id="compare.read",
        tooltip="read the article of this side",
    ),
    Binding(
        "y",
        "copy",
        "copy",
        id="compare.copy",
        tooltip="copy the passage and its match, each with its reference",
    ),
    Binding(
        "E",
        "export",
        "export",
        id="compare.export",
        tooltip="write the comparison to a file, as Markdown, HTML, JSON or text",
    ),
    Binding(
        "escape",
        "let_go",
        "let go",
        id="compare.let-go",
        tooltip="let go of the words looked for, or of the name chosen",
    ),
    Binding("escape", "back", "back", id="compare.back"),
]
