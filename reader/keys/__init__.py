"""Which keys work now, as hints for the last row and as lines for the help screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from textual.actions import parse
from textual.widgets import Input

from reader.keys.names import UNBOUND, shown_key, writes
from reader.widgets.key_bar import KeyHint

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import App
    from textual.binding import ActiveBinding
    from textual.screen import Screen

__all__ = ["Entry", "entries", "hints", "key_of", "shown_key", "working"]

ARROWS = "arrows"
"""What keys are called among which are those to the left and to the right."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Keys that belong together: the next hit and the previous one."""

    keys: tuple[str, ...]
    """As people call them."""
    active: ActiveBinding
    """Of the first of them, which tells what they do."""
    key: str
    """The first of them, as Textual calls it."""

    @property
    def shown(self) -> str:
        """The keys in as few characters as tell them: "n N", "1–4", "q" for "ctrl+q" and "q"."""
        if {"left", "right"} <= set(self.keys):
            return ARROWS
        first, single = self.keys[0], [key for key in self.keys if len(key) == 1]
        if len(first) > 1:
            return single[0] if single and "+" in first else first
        run = "".join(map(chr, range(ord(single[0]), ord(single[0]) + len(single))))
        in_a_row = len(single) > 2 and run == "".join(single)
        return f"{single[0]}–{single[-1]}" if in_a_row else " ".join(single)


def working(screen: Screen[Any]) -> list[tuple[str, ActiveBinding]]:
    """Return the bindings that work with the present focus, nearest to it first.

    In an input every letter is text, so a binding to a letter isn't one there.
    """
    typing = isinstance(screen.focused, Input)
    return [
        (key, active)
        for key, active in screen.active_bindings.items()
        if active.enabled and not (typing and writes(key)) and not key.startswith(UNBOUND)
    ]


def keys_by_parameter(bindings: Iterable[tuple[str, ActiveBinding]], action: str) -> dict[str, str]:
    """Return the keys of one action, as people call them, by its first parameter as text."""
    found: dict[str, str] = {}
    for key, active in bindings:
        _, name, parameters = parse(active.binding.action)
        if name == action and parameters:
            found.setdefault(str(parameters[0]), shown_key(key))
    return found


def key_of(screen: Screen[Any], action: str) -> str:
    """Return the key of an action, as people call it; "" where none does it now."""
    return next((shown_key(k) for k, act in working(screen) if act.binding.action == action), "")


def entries(bindings: Iterable[tuple[str, ActiveBinding]]) -> list[Entry]:
    """Return bindings with those in one entry that do one thing, or one thing in two directions.

    A binding that isn't shown stands with the one that is shown and has an action of its name;
    without one, keys of the very same action stand together.
    """
    bindings = list(bindings)
    leading = {
        _name(active): (id(active.node), active.binding.action)
        for _, active in reversed(bindings)
        if active.binding.show
    }
    grouped: dict[tuple[int, str], list[tuple[str, ActiveBinding]]] = {}
    for key, active in bindings:
        node, action = id(active.node), active.binding.action
        group = leading.get(_name(active), (node, action))
        if active.binding.show:
            group = (node, action)
        grouped.setdefault(group, []).append((key, active))
    found = []
    for members in grouped.values():
        first = next((m for m in members if m[1].binding.show), members[0])
        keys = dict.fromkeys(shown_key(key) for key, _ in (first, *members))
        found.append(Entry(tuple(keys), first[1], first[0]))
    return found


def _name(active: ActiveBinding) -> tuple[int, str]:
    return id(active.node), active.binding.action.partition("(")[0]


def hints(
    app: App[Any], bindings: Iterable[tuple[str, ActiveBinding]]
) -> tuple[list[KeyHint], list[KeyHint]]:
    """Return the hints for the last row: of the screen, and those of the application.

    Args:
        app: Whose own stand at the right.
        bindings: Those that work now, nearest to the focus first.

    The way back stands among the last of these, which are the last to go where it is tight.
    """
    near: list[KeyHint] = []
    far: list[KeyHint] = []
    back: list[KeyHint] = []
    for entry in entries(bindings):
        binding = entry.active.binding
        if binding.show:
            hint = KeyHint(entry.key, entry.shown, binding.description)
            of_app = entry.active.node is app
            (far if of_app else back if entry.key == "escape" else near).append(hint)
    if near and near[0].shown == ARROWS:  # what all that scrolls has comes first, not what is done
        near[:2] = near[1::-1]
    return near, [*far[:-1], *back, *far[-1:]]
