"""The keys of the names; those wanted most stand first, for the last row drops the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding

if TYPE_CHECKING:
    from textual.binding import BindingType

NAMES_KEYS: list[BindingType] = [
    Binding(
        "m",
        "merge",
        "merge marked",
        id="names.merge",
        tooltip="make the marked names and the selected one the same",
    ),
    Binding("s", "split", "split", id="names.split", tooltip="take words off a name"),
    Binding("r", "rename", "rename", id="names.rename"),
    Binding("x", "ignore", "ignore", id="names.ignore", tooltip="say that it is no name"),
    Binding("u", "undo", "undo", id="names.undo", tooltip="take the last decision back"),
    Binding(
        "c",
        "kind",
        "kind",
        id="names.kind",
        tooltip="say that it is a person, an organisation or a place",
    ),
    Binding(
        "v",
        "contrast",
        "two outlets",
        id="names.contrast",
        tooltip="how two outlets write of it, side by side",
    ),
    Binding(
        "f",
        "find",
        "find in search",
        id="names.find",
        tooltip="the articles that name it, in search",
    ),
    Binding("slash", "filter", "filter", id="names.filter", tooltip="filter the names"),
    Binding("d", "decisions", "decisions", id="names.decisions", tooltip="all that was decided"),
    Binding("y", "copy", "copy", id="names.copy", tooltip="copy the name"),
    Binding("p", "show_kind('person')", "people", show=False, id="names.people"),
    Binding(
        "o", "show_kind('organisation')", "organisations", show=False, id="names.organisations"
    ),
    Binding("l", "show_kind('place')", "places", show=False, id="names.places"),
    Binding(
        "S",
        "order",
        "order",
        show=False,
        id="names.order",
        tooltip="order by mentions, articles, name",
    ),
    Binding("tab", "next_pane", "next pane", show=False, id="names.next-pane"),
    Binding("shift+tab", "next_pane", "previous pane", show=False, id="names.previous-pane"),
    Binding("escape", "back", "back", id="names.back"),
]
