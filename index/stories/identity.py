"""Ids that stay with stories as articles come and go. Pure."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING

from index.story import StoryId

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_DIGITS = 8


def named(groups: Sequence[Sequence[str]], before: Mapping[str, str]) -> list[StoryId]:
    """Return an id for each group.

    A group has the id of the story that most of its units were in; where two have as many of one,
    or of two, the bigger group, then the first, has it. A new story is called by its first unit.

    Args:
        groups: Units of each: whatever tells an article, in an order that stays.
        before: By unit the story that it was in.
    """
    claims: list[tuple[int, int, int, str]] = []
    for number, units in enumerate(groups):
        shares = Counter(before[unit] for unit in units if unit in before)
        claims += [(-share, -len(units), number, story) for story, share in shares.items()]
    found: dict[int, str] = {}
    taken: set[str] = set()
    for _, _, number, story in sorted(claims):
        if number not in found and story not in taken:
            found[number] = story
            taken.add(story)
    taken.update(before.values())
    for number, units in enumerate(groups):
        if number not in found:
            found[number] = _new(units[0], taken)
            taken.add(found[number])
    return [StoryId(found[number]) for number in range(len(groups))]


def _new(unit: str, taken: set[str]) -> str:
    digest = hashlib.sha256(unit.encode("utf-8", "surrogatepass")).hexdigest()
    digits = _DIGITS
    while (made := f"s{digest[:digits]}") in taken and digits < len(digest):
        digits += 1
    return made
