"""Names of a corpus in groups: what they are spelt like, where they occur, what has become one."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from index.names.people import is_full_name, is_owner
from index.names.spelling import name_words, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping

    from index.article import NameKind

_Key = TypeVar("_Key")

_HOLDS = 0.8  # of the mentions of all that it could mean: then a short form is taken to mean it
_BLOCK = 24  # names
_NOWHERE: Mapping[int, int] = {}


class NameCount(NamedTuple):
    """How often a name of `name_mentions` occurs in the corpus."""

    kind: NameKind
    name: str
    mentions: int
    articles: Mapping[int, int] = _NOWHERE
    """How often in which article, by any number; where it isn't known, less is merged."""


class Group(NamedTuple):
    """Spellings that differ in nothing that matters."""

    kind: NameKind
    words: tuple[str, ...]


class Groups:
    """Names in groups, and which group has become part of which."""

    def __init__(self, names: Iterable[NameCount]) -> None:
        self.mentions: defaultdict[Group, int] = defaultdict(int)
        self.articles: defaultdict[Group, dict[int, int]] = defaultdict(dict)
        self._spellings: defaultdict[Group, dict[str, int]] = defaultdict(dict)
        self._group: dict[tuple[NameKind, str], Group] = {}
        self._into: dict[Group, Group] = {}
        self._shown: dict[Group, str] = {}
        self._full: set[Group] | None = None
        for kind, name, mentions, articles in names:
            group = Group(kind, name_words(name, kind) or (name,))
            self._group[kind, name] = group
            self.mentions[group] += mentions
            _add(self.articles[group], articles)
            _add(self._spellings[group], {name: mentions})
        self._order = sorted(self.mentions, key=lambda group: (-self.mentions[group], group))

    def all(self) -> list[Group]:
        """Return the groups, part of others or not, the most mentioned first."""
        return self._order

    def roots(self, kind: NameKind | None = None) -> list[Group]:
        """Return the groups that are part of no other, the most mentioned first."""
        return [
            group for group in self._order if kind in (None, group.kind) and group not in self._into
        ]

    def full_names(self) -> list[Group]:
        """Return the people with more than a surname, the most mentioned first."""
        if self._full is None:
            self._full = {
                group
                for group in self._order
                if group.kind == "person"
                and is_full_name(group.words)
                and not any(map(is_owner, self._spellings[group]))
            }
        return [group for group in self.roots("person") if group in self._full]

    def absorb(self, part: Group, whole: Group, *, spelling: bool = False) -> None:
        """Make one group part of another; `spelling`: it may be what the whole is shown by."""
        self._into[part] = whole
        self.mentions[whole] += self.mentions[part]
        _add(self.articles[whole], self.articles[part])
        if spelling:
            _add(self._spellings[whole], self._spellings[part])

    def root(self, group: Group) -> Group:
        """Return what a group has become part of; itself where that is nothing."""
        while group in self._into:
            group = self._into[group]
        return group

    def known(self, group: Group) -> bool:
        """Whether there is such a group."""
        return group in self._spellings

    def spellings(self, group: Group) -> Iterable[str]:
        """Return what a group may be shown by."""
        return self._spellings[group]

    def together(self, one: Group, other: Group) -> bool:
        """Whether an article has both, and so has told them apart."""
        return not self.articles[one].keys().isdisjoint(self.articles[other])

    def result(self, count: NameCount) -> tuple[NameKind, str]:
        """Return the kind and name of the group that a name has ended up in."""
        group = self.root(self._group[count.kind, count.name])
        if group not in self._shown:
            self._shown[group] = shown(self._spellings[group], group.kind)
        return group.kind, self._shown[group]

    def holder(self, bearers: Iterable[Group]) -> Group | None:
        """Return the group that holds most of the mentions of several, if one does."""
        ranked = sorted(bearers, key=lambda group: (-self.mentions[group], group))
        total = sum(self.mentions[group] for group in ranked)
        return ranked[0] if ranked and self.mentions[ranked[0]] >= _HOLDS * total else None


def _add(counts: dict[_Key, int], more: Mapping[_Key, int]) -> None:
    for key, times in more.items():
        counts[key] = counts.get(key, 0) + times


class Blocks:
    """Groups beside those that they share something with, at most so many a block."""

    def __init__(self, members: Iterable[Group], *keys: Callable[[Group], Hashable]) -> None:
        self._keys = keys
        self._blocks: defaultdict[Hashable, list[Group]] = defaultdict(list)
        for member in members:
            for place, key in enumerate(keys):
                block = self._blocks[place, key(member)]
                if len(block) < _BLOCK:
                    block.append(member)

    def beside(self, member: Group) -> Iterator[Group]:
        """Yield who shares something with one, itself left out; the same one perhaps twice."""
        for place, key in enumerate(self._keys):
            for other in self._blocks[place, key(member)]:
                if other is not member:
                    yield other
