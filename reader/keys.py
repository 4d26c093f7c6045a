"""Which keys work now, as hints for the last row and as lines for the help screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.widgets import Input

from reader.widgets.key_bar import KeyHint

if TYPE_CHECKING:
    from textual.app import App
    from textual.binding import ActiveBinding
    from textual.screen import Screen

SHOWN_KEYS = {
    "question_mark": "?",
    "slash": "/",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "escape": "esc",
}
"""Keys that people call otherwise than Textual does."""


def shown_key(key: str) -> str:
    """Return a key as people call it."""
    return SHOWN_KEYS.get(key, key)


def working(screen: Screen[Any]) -> list[tuple[str, ActiveBinding]]:
    """Return the bindings that work with the present focus, nearest to it first.

    In an input every letter is text, so a binding to a letter isn't one there.
    """
    typing = isinstance(screen.focused, Input)
    return [
        (key, active)
        for key, active in screen.active_bindings.items()
        if active.enabled and not (typing and _is_text(key))
    ]


def _is_text(key: str) -> bool:
    return len(key) == 1 or (key in SHOWN_KEYS and key != "escape")


def hints(app: App[Any], screen: Screen[Any]) -> tuple[list[KeyHint], list[KeyHint]]:
    """Return the hints for the last row: of the screen, and those of the application."""
    near: list[KeyHint] = []
    far: list[KeyHint] = []
    for key, active in working(screen):
        binding = active.binding
        if not binding.show:
            continue
        hint = KeyHint(key, binding.key_display or shown_key(key), binding.description)
        (far if active.node is app else near).append(hint)
    return near, far
