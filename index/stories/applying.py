"""What stories are once the user's decisions are applied to what grouping made of them. Pure.

A decision names texts, not stories: so it holds as articles come and go, as the corpus is grouped
anew, and in a colleague's. Of texts that are gone it says nothing, and what it says of the others
goes on counting.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from index.decisions.codec import SCOPE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from index.story import StoryDecision

_DIGITS = 8


@dataclass(frozen=True, slots=True)
class Applied:
    """What stories are now."""

    story_of: Mapping[str, str]
    """By unit the id of its story."""
    titles: Mapping[str, str]
    """By story what the user calls it; no more stories than were named."""
    decided: Mapping[str, tuple[int, ...]]
    """By story the numbers of the decisions that made it what it is."""
    idle: tuple[int, ...] = ()
    """The numbers of the decisions of whose texts none is there."""


def told_by(unit: str) -> str:
    """Return what a decision calls a unit by: the beginning of the hash of its text.

    What has too short a text to be told by it is told by the hash of all that tells it.

    Args:
        unit: As `index.stories.table.unit_of` makes it.
    """
    if " " not in unit:
        return unit[:SCOPE]
    return hashlib.sha256(unit.encode("utf-8", "surrogatepass")).hexdigest()[:SCOPE]


def applied(story_of: Mapping[str, str], decisions: Sequence[StoryDecision]) -> Applied:
    """Return what stories are.

    Args:
        story_of: By unit the id of the story that grouping put it in.
        decisions: In order; a later one is about what those before it made.
    """
    if not decisions:
        return Applied(story_of, {}, {})
    state = StoriesNow(story_of, decisions)
    about = [state.follow(decision) for decision in decisions]
    decided: defaultdict[str, list[int]] = defaultdict(list)
    for number, units in enumerate(about):
        for story in {state.told_in(unit).id for unit in units}:
            decided[story].append(number)
    return Applied(
        state.story_of(),
        state.titles(),
        {story: tuple(numbers) for story, numbers in decided.items()},
        tuple(number for number, units in enumerate(about) if not units),
    )


class Grouped:
    """A story while decisions are followed."""

    __slots__ = ("id", "named", "units")

    def __init__(self, story_id: str, units: set[str]) -> None:
        self.id = story_id
        self.units = units
        self.named: StoryDecision | None = None
        """What it was called by."""

    @property
    def title(self) -> str:
        """What it was called, if it was."""
        return self.named.title if self.named is not None else ""


class Leaving(NamedTuple):
    """Who goes from a story that is parted."""

    group: Grouped
    units: set[str]
    """None where all of it goes, or stays, together."""
    other: str | None
    """One of those that are told to be apart, if any is in the story."""
    is_rest: bool
    """Whether they are what the others are parted from, and keep what the story was."""


class StoriesNow:
    """Stories that decisions speak of, while they are followed; each in time of what it moves."""

    def __init__(self, story_of: Mapping[str, str], decisions: Iterable[StoryDecision]) -> None:
        """Begin with what grouping made.

        Args:
            story_of: By unit the id of its story.
            decisions: All that will be followed or asked about.
        """
        texts = {text for decision in decisions for text in (*decision.texts, *decision.apart)}
        self._before = story_of
        self._units: defaultdict[str, list[str]] = defaultdict(list)
        for unit in story_of:
            if (text := told_by(unit)) in texts:
                self._units[text].append(unit)
        told = {story_of[unit] for units in self._units.values() for unit in units}
        self._by_id = {story: Grouped(story, set()) for story in told}
        self._others = set(story_of.values()) - told
        self._of: dict[str, Grouped] = {}
        for unit, story in story_of.items():
            if (group := self._by_id.get(story)) is not None:
                group.units.add(unit)
                self._of[unit] = group

    def story_of(self) -> dict[str, str]:
        """Return by unit the id of its story."""
        return {**self._before, **{unit: group.id for unit, group in self._of.items()}}

    def titles(self) -> dict[str, str]:
        """Return by story what it was called."""
        return {group.id: group.title for group in self._by_id.values() if group.title}

    def units(self, texts: Iterable[str]) -> list[str]:
        """Return the units that are called so and are there, in order."""
        return [unit for text in texts for unit in self._units.get(text, ())]

    def apart(self, decision: StoryDecision) -> set[str]:
        """Return the units that a decision sets apart from those that it is about."""
        return set(self.units(decision.apart)).difference(self.units(decision.texts))

    def told_in(self, unit: str) -> Grouped:
        """Return the story of a unit."""
        return self._of[unit]

    def stories(self, units: Iterable[str]) -> list[Grouped]:
        """Return the stories of units, each once, in order."""
        return list({id(group): group for group in map(self._of.__getitem__, units)}.values())

    def named_by(self, texts: Iterable[str]) -> Grouped | None:
        """Return the story in which most of some texts stand; of several, that of the first."""
        counts = Counter(self._of[unit].id for unit in self.units(texts))
        return self._by_id[max(counts, key=counts.__getitem__)] if counts else None

    def follow(self, decision: StoryDecision) -> list[str]:
        """Do what a decision says; return a unit of each story that it was about."""
        units = self.units(decision.texts)
        if not units:
            return []
        if decision.do != "name":
            return self._joined(decision, units[0])
        group = self.named_by(decision.texts)
        if group is None:
            return []
        group.named = decision
        return [next(unit for unit in units if self._of[unit] is group)]

    def leaving(self, decision: StoryDecision) -> list[Leaving]:
        """Return who goes from which story where a decision sets some apart: nobody from some.

        What came to such a story later stays with the bigger part, as the decision tells the parts.
        """
        units = self.units(decision.texts)
        own, away = self._by_story(units), self._by_story(self.apart(decision))
        found = []
        for group in self.stories(units):
            mine = own[id(group)]
            others = away.get(id(group), set())
            is_rest = len(mine) >= len(others)
            if not decision.apart:
                is_rest = decision.do == "join"  # nobody stays behind; of a part, all others do
            who = others if is_rest else mine
            if len(who) == len(group.units):
                who = set()
            found.append(Leaving(group, who, min(others, default=None), is_rest=is_rest))
        return found

    def _joined(self, decision: StoryDecision, first: str) -> list[str]:
        """Make units one story: with all of theirs, or without those they are to be apart from."""
        story_id = self._of[first].id
        parts, about = [], [first]
        for group, units, other, is_rest in self.leaving(decision):
            parts.append(group)
            if not units:
                continue
            left = self._taken_off(group, units)
            if is_rest:
                # The bigger part is what gets a new id, although it is the other one that moved.
                left.id, left.named, group.named = group.id, group.named, None
                self._by_id[left.id] = left
            else:
                parts[-1] = left
            about += [other] if other is not None else []
        if decision.do == "part" or self._by_id[story_id] not in parts:
            story_id = self._new_id(decision.texts, parts)
        self._poured(parts, story_id)
        return about

    def _by_story(self, units: Iterable[str]) -> dict[int, set[str]]:
        found: defaultdict[int, set[str]] = defaultdict(set)
        for unit in units:
            found[id(self._of[unit])].add(unit)
        return dict(found)

    def _taken_off(self, group: Grouped, units: set[str]) -> Grouped:
        """Take units off a story; return them as one that has no id yet."""
        group.units -= units
        taken = Grouped("", units)
        for unit in units:
            self._of[unit] = taken
        return taken

    def _poured(self, groups: Sequence[Grouped], story_id: str) -> None:
        """Make stories one, called as the first of them that was called anything."""
        named = next((group.named for group in groups if group.title), None)
        whole = max(groups, key=lambda group: len(group.units))
        for group in groups:
            if self._by_id.get(group.id) is group:
                del self._by_id[group.id]
            if group is not whole:
                whole.units |= group.units
                for unit in group.units:
                    self._of[unit] = whole
        whole.id, whole.named = story_id, named
        self._by_id[story_id] = whole

    def _new_id(self, texts: Iterable[str], parts: Sequence[Grouped]) -> str:
        """Return the id of what is parted: the same as long as the decision counts."""
        digest = hashlib.sha256(" ".join(texts).encode()).hexdigest()
        digits = _DIGITS
        free = (None, *parts)
        while (made := f"s{digest[:digits]}") in self._others or self._by_id.get(made) not in free:
            digits += 1
        return made
