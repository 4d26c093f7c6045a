"""Where two people's decisions about stories can't both be right. Pure."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from index.stories.applying import StoriesNow
from index.story import StoryConflict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from index.stories.applying import Leaving
    from index.story import StoryDecision


class Weighed(NamedTuple):
    """Somebody else's decisions beside one's own."""

    conflicts: tuple[StoryConflict, ...]
    agreeing: tuple[StoryDecision, ...]
    """Those of theirs that speak against none of one's own, and that one hasn't made oneself."""
    known: int
    """How many of theirs one has made oneself."""


def weighed(
    story_of: Mapping[str, str], ours: Sequence[StoryDecision], theirs: Sequence[StoryDecision]
) -> Weighed:
    """Weigh somebody else's decisions against one's own.

    A conflict is a decision of theirs after which one of ours would count no more: articles that
    we made one parted, those that we parted made one, a story that we named called otherwise.

    Args:
        story_of: By unit the id of the story that grouping put it in.
        ours: In order.
        theirs: In order; followed after ours, but for those in conflict.
    """
    state = StoriesNow(story_of, (*ours, *theirs))
    for decision in ours:
        state.follow(decision)
    words = _Words(state, ours)
    made = {replace(decision, at="") for decision in ours}
    conflicts, agreeing, known = [], [], 0
    for decision in theirs:
        if replace(decision, at="") in made:
            known += 1
        elif (own := words.against(decision)) is not None:
            conflicts.append(StoryConflict(own, decision))
        else:
            state.follow(decision)
            agreeing.append(decision)
    return Weighed(tuple(conflicts), tuple(agreeing), known)


class _Words:
    """One's own decisions that count now."""

    def __init__(self, state: StoriesNow, ours: Sequence[StoryDecision]) -> None:
        self._state = state
        self._names = {id(decision) for decision in ours if decision.do == "name"}
        self._about: defaultdict[str, list[StoryDecision]] = defaultdict(list)
        """Those that join and part, by the units that they speak of."""
        for decision in ours:
            if decision.do != "name" and self._holds(decision):
                for unit in dict.fromkeys(state.units((*decision.texts, *decision.apart))):
                    self._about[unit].append(decision)

    def _holds(self, decision: StoryDecision) -> bool:
        stories = set(map(id, self._state.stories(self._state.units(decision.texts))))
        away = set(map(id, self._state.stories(self._state.apart(decision))))
        return len(stories) == 1 and not stories & away

    def _of(self, units: AbstractSet[str]) -> Iterator[StoryDecision]:
        seen = set()
        for unit in sorted(self._about.keys() & units):
            for decision in self._about[unit]:
                if id(decision) not in seen:
                    seen.add(id(decision))
                    yield decision

    def against(self, theirs: StoryDecision) -> StoryDecision | None:
        """Return the first of one's own decisions that would count no more after one of theirs."""
        if theirs.do == "name":
            return next(self._named(theirs), None)
        leaving = self._state.leaving(theirs)
        ways = (self._parted(leaving), self._joined(leaving), self._called(leaving))
        return next(chain.from_iterable(ways), None)

    def _joined(self, leaving: Iterable[Leaving]) -> Iterator[StoryDecision]:
        """Yield what is one story, and would be no more."""
        for each in leaving:
            for ours in self._of(each.units):
                units = set(self._state.units(ours.texts))
                if units & each.units and units - each.units:
                    yield ours

    def _parted(self, leaving: Sequence[Leaving]) -> Iterator[StoryDecision]:
        """Yield what was set apart, and would be one story."""
        by_story = {id(each.group): each for each in leaving}

        def comes(unit: str) -> bool:
            each = by_story.get(id(self._state.told_in(unit)))
            return each is not None and (not each.units or (unit in each.units) is not each.is_rest)

        # What is apart stands in two of the stories: the biggest needn't be looked through.
        for each in sorted(leaving, key=lambda each: len(each.group.units))[:-1]:
            for ours in self._of(each.group.units):
                own = any(map(comes, self._state.units(ours.texts)))
                if own and any(map(comes, self._state.apart(ours))):
                    yield ours

    def _called(self, leaving: Sequence[Leaving]) -> Iterator[StoryDecision]:
        """Yield what a story is called by that would be called otherwise, or be another one."""
        whole = [each.group for each in leaving if not each.units]
        title = next((group.title for group in whole if group.title), "")
        for group, units, _, is_rest in leaving:
            if group.named is None or id(group.named) not in self._names:
                continue
            # The rest of a story keeps its title: most of what we called so has to stay there.
            named = group.units.intersection(self._state.units(group.named.texts))
            staying = (named & units) if is_rest else (named - units)
            if 2 * len(staying) <= len(named) if units else group.title != title:
                yield group.named

    def _named(self, theirs: StoryDecision) -> Iterator[StoryDecision]:
        """Yield what the story is called by, if that is otherwise."""
        group = self._state.named_by(theirs.texts)
        if group is None or group.title == theirs.title or group.named is None:
            return
        if id(group.named) in self._names:
            yield group.named
