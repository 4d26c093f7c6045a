"""Every binding of ours that can be given other keys, gathered from where they are declared."""

from __future__ import annotations

import pkgutil
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from textual.dom import DOMNode
from textual.widgets import Input

import reader.screens
import reader.widgets
from reader.keys.rebinding import declared_by

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from types import ModuleType


@dataclass(frozen=True, slots=True)
class Rebindable:
    """A binding by its id."""

    id: str
    words: str
    """What it does."""
    keys: tuple[str, ...]
    """That it has by default, as Textual calls them."""
    kind: type[DOMNode]
    """What declares it."""
    priority: bool
    """Whether it works before anything else gets the key, even a query that is typed."""

    @property
    def place(self) -> str:
        """Where it works: the first part of its id."""
        return self.id.partition(".")[0]

    @property
    def typing(self) -> bool:
        """Whether it works where text is typed."""
        return issubclass(self.kind, Input)

    def meets(self, other: Rebindable) -> bool:
        """Tell whether a key can't mean both this and another.

        Not so where it does by default: a screen may mean something else by a key than the
        application does, and a list of articles something else than any list.
        """
        if self.typing != other.typing and not self.priority and not other.priority:
            return False
        everywhere = {"app", "list"} & {self.place, other.place}
        related = issubclass(self.kind, other.kind) or issubclass(other.kind, self.kind)
        together = self.place == other.place or bool(everywhere) or related
        return together and not set(self.keys) & set(other.keys)


@cache
def rebindable() -> Mapping[str, Rebindable]:
    """Return all by their ids, those of the application first."""
    found: dict[str, Rebindable] = {}
    for module in _modules():
        for kind in vars(module).values():
            if (
                isinstance(kind, type)
                and issubclass(kind, DOMNode)
                and kind.__module__ == module.__name__
            ):
                for one in _of(kind):
                    found.setdefault(one.id, one)
    return found


def _of(kind: type[DOMNode]) -> Iterator[Rebindable]:
    declared = declared_by(kind)
    for name in dict.fromkeys(binding.id for binding in declared if binding.id):
        own = [binding for binding in declared if binding.id == name]
        first = own[0]
        keys = tuple(binding.key for binding in own)
        yield Rebindable(name, first.tooltip or first.description, keys, kind, first.priority)


def _modules() -> Iterator[ModuleType]:
    for name in ("app", "inked", "terminal_app"):  # the application, and what it is made of
        yield import_module(f"reader.{name}")
    for package in (reader.screens, reader.widgets):
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            yield import_module(module.name)
