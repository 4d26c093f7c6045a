"""Keys other than the declared ones, by the ids of bindings, wherever a binding is declared.

Textual has a keymap for this, but it takes keys away before it looks which of them are text in an
input, so that a letter moved to a function key stays deaf there; it can't unbind; and with a key it
drops what the base class of a widget had on it. So the bindings of a widget are put together again
here, from the declarations, each with its keys, in the order in which Textual does it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.binding import Binding, BindingsMap
from textual.dom import DOMNode

from reader.keys.names import UNBOUND

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Rebinding:
    """Keys by the ids of bindings, for any kind of widget, screen or application."""

    def __init__(self, keys: Mapping[str, tuple[str, ...]]) -> None:
        """Keep the keys.

        Args:
            keys: As Textual calls them; none for a binding that is to have none.
        """
        self._keys = keys
        self._known: dict[type[DOMNode], BindingsMap | None] = {}

    def apply(self, node: DOMNode) -> None:
        """Give a node, which is not shown yet, its keys."""
        if not self._keys:
            return
        kind = type(node)
        if kind not in self._known:
            self._known[kind] = self._merged(kind)
        if (bindings := self._known[kind]) is not None:
            node._bindings = bindings.copy()  # noqa: SLF001  there is no other way; see above

    def _merged(self, kind: type[DOMNode]) -> BindingsMap | None:
        """Return the bindings of a kind of node; None where all are as declared."""
        merged: dict[str, list[Binding]] = {}
        moved: set[str] = set()
        for base in reversed(kind.__mro__):
            if not issubclass(base, DOMNode):
                continue
            if not base._inherit_bindings:  # noqa: SLF001  as Textual asks it
                merged.clear()
            declared = declared_by(base)
            moved |= {binding.action for binding in declared if binding.id in self._keys}
            merged |= self._own(declared)
        if not moved:
            return None
        # What is moved is not to stay where a base class had the same.
        kept = {key: [b for b in on if b.id or b.action not in moved] for key, on in merged.items()}
        return BindingsMap.from_keys({key: on for key, on in kept.items() if on})

    def _own(self, declared: Iterable[Binding]) -> dict[str, list[Binding]]:
        """Return the bindings that one class declares, by their keys."""
        own: dict[str, list[Binding]] = {}
        done: set[str] = set()
        for binding in declared:
            if binding.id is None or binding.id not in self._keys:
                own.setdefault(binding.key, []).append(binding)
            elif binding.id not in done:
                done.add(binding.id)
                for key in self._keys[binding.id] or (f"{UNBOUND}{binding.id}",):
                    own.setdefault(key, []).append(replace(binding, key=key, key_display=None))
        return own


def declared_by(kind: type[DOMNode]) -> list[Binding]:
    """Return the bindings that a class itself declares, one for each key."""
    return list(Binding.make_bindings(vars(kind).get("BINDINGS", ())))
