"""Groups of values to choose from, and the rows that a list of them has: pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

SHORT = 5
"""Values of a group shown until its others are asked for."""
LONG = 200
"""Values of a group shown then; nobody reads on."""


@dataclass(frozen=True, slots=True)
class FilterValue:
    """One thing that results can be narrowed to."""

    value: str
    """What is filtered by."""
    label: str
    """How it is shown, guarded."""
    count: int
    chosen: bool = False
    at: str = ""
    """Shown instead of the count: "4/8", the current one of so many."""


@dataclass(frozen=True, slots=True)
class FilterGroup:
    """Values of one kind."""

    kind: str
    """"outlet", "month", "language", "person", "organisation", "place" or "story", or
    "left", "right" or "near" of words beside hits."""
    head: str
    values: tuple[FilterValue, ...]
    note: str = ""
    """Shown where there are no values yet: "names are being found"."""
    key: str = ""
    """The key that turns the group on and off, told at the end of its head."""
    off: bool = False
    beyond: int = 0
    """Values that are counted as more, and are never listed: making them all takes a while."""


@dataclass(frozen=True, slots=True)
class Item:
    """A row of the list: a head, a value, "n more …", a note, or blank."""

    group: FilterGroup | None
    value: FilterValue | None = None
    more: int = 0
    note: str = ""

    @property
    def selectable(self) -> bool:
        """Whether there is anything to choose on it."""
        return self.value is not None or self.more > 0

    @property
    def key(self) -> tuple[str, str] | None:
        """What stays the same where counts change: kind and value, "…" for what is said besides."""
        if self.group is None:
            return None
        return self.group.kind, self.value.value if self.value else "…"


BLANK = Item(None)


def items_of(groups: Iterable[FilterGroup], opened: Collection[str]) -> list[Item]:
    """Return the rows of groups, a blank one after each; groups with nothing to tell have none.

    Args:
        groups: In the order they are listed.
        opened: The kinds whose values are all listed.
    """
    items: list[Item] = []
    for group in groups:
        if not group.values and not group.note:
            continue
        items.append(Item(group))
        shown = LONG if group.kind in opened else SHORT
        values = [v for n, v in enumerate(group.values) if n < shown or v.chosen]
        items.extend(Item(group, value) for value in values)
        if more := len(group.values) + group.beyond - len(values):
            items.append(Item(group, more=more))
        if not group.values:
            items.append(Item(group, note=group.note))
        items.append(BLANK)
    return items


def shown(value: str, unknown: str) -> str:
    """Return a value as shown: "" is what isn't known."""
    return guard(value) if value else unknown
