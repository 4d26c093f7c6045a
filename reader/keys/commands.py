"""The actions that work now as commands of the palette."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from textual.app import SystemCommand

from reader.keys.names import UNBOUND, shown_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import App
    from textual.screen import Screen


def commands(app: App[Any], screen: Screen[Any]) -> Iterator[SystemCommand]:
    """Yield what can be done on a screen, each thing once; moving in a list isn't worth a name."""
    seen = {"command_palette"}
    for key, active in screen.active_bindings.items():
        binding = active.binding
        moves = (binding.id or "").startswith("list.")
        ours = binding.id is not None
        known = moves or not ours or binding.action in seen or not binding.description
        if active.enabled and not known:
            seen.add(binding.action)
            title = binding.description[:1].upper() + binding.description[1:]
            told = "no key" if key.startswith(UNBOUND) else f"key {shown_key(key)}"
            run = partial(app.run_action, binding.action, active.node)
            yield SystemCommand(title, told, run)
