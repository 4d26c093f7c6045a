"""One name across a corpus for the names of its articles.

What may be merged is looked for in blocks of names that share a word, never among all pairs; in a
block of more names than a newspaper has of a surname, only the most frequent are looked at.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from index.names.organisations import acronyms
from index.names.people import is_family_first, is_misspelling, is_short_for
from index.names.romanised import close_keys
from index.names.spelling import name_words, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator

    from index.article import NameKind

_HOLDS = 0.8  # of the mentions of all that it could mean: then a short form is taken to mean it
_RARE = 0.2  # of the mentions of the right spelling: more is no slip but another name
_BLOCK = 24  # names


class NameCount(NamedTuple):
    """How often a name of `name_mentions` occurs in the corpus."""

    kind: NameKind
    name: str
    mentions: int


class _Group(NamedTuple):
    """Spellings that differ in nothing that matters."""

    kind: NameKind
    words: tuple[str, ...]


def merge_corpus(counts: Iterable[NameCount]) -> dict[tuple[NameKind, str], tuple[NameKind, str]]:
    """Return for every name of an article the kind and the name that it has in the corpus.

    The order of the counts makes no difference.
    """
    names = list(counts)
    groups = _Groups(names)
    _merge_spellings(groups)
    _merge_misspellings(groups)
    _merge_short_forms(groups)
    _merge_surnames(groups)
    _merge_acronyms(groups)
    _merge_kinds(groups)
    return {(count.kind, count.name): groups.result(count) for count in names}


class _Groups:
    """Names in groups, and which group has become part of which."""

    def __init__(self, names: Iterable[NameCount]) -> None:
        self.mentions: defaultdict[_Group, int] = defaultdict(int)
        self._spellings: defaultdict[_Group, dict[str, int]] = defaultdict(dict)
        self._group: dict[tuple[NameKind, str], _Group] = {}
        self._into: dict[_Group, _Group] = {}
        self._shown: dict[_Group, str] = {}
        for kind, name, mentions in names:
            group = _Group(kind, name_words(name, kind) or (name,))
            self._group[kind, name] = group
            self.mentions[group] += mentions
            _add(self._spellings[group], name, mentions)
        self._order = sorted(self.mentions, key=lambda group: (-self.mentions[group], group))

    def roots(self, kind: NameKind | None = None) -> list[_Group]:
        """Return the groups that are part of no other, the most mentioned first."""
        return [
            group for group in self._order if kind in (None, group.kind) and group not in self._into
        ]

    def absorb(self, part: _Group, whole: _Group, *, spelling: bool = False) -> None:
        """Make one group part of another; `spelling`: it may be what the whole is shown by."""
        self._into[part] = whole
        self.mentions[whole] += self.mentions[part]
        if spelling:
            for name, mentions in self._spellings[part].items():
                _add(self._spellings[whole], name, mentions)

    def result(self, count: NameCount) -> tuple[NameKind, str]:
        """Return the kind and name of the group that a name has ended up in."""
        group = self._group[count.kind, count.name]
        while group in self._into:
            group = self._into[group]
        if group not in self._shown:
            self._shown[group] = shown(self._spellings[group], group.kind)
        return group.kind, self._shown[group]


def _add(spellings: dict[str, int], name: str, mentions: int) -> None:
    spellings[name] = spellings.get(name, 0) + mentions


def _full(groups: _Groups) -> list[_Group]:
    return [group for group in groups.roots("person") if len(group.words) > 1]


class _Blocks:
    """Full names beside those that they share something with, at most so many a block."""

    def __init__(self, members: Iterable[_Group], *keys: Callable[[_Group], Hashable]) -> None:
        self._keys = keys
        self._blocks: defaultdict[Hashable, list[_Group]] = defaultdict(list)
        for member in members:
            for place, key in enumerate(keys):
                block = self._blocks[place, key(member)]
                if len(block) < _BLOCK:
                    block.append(member)

    def beside(self, member: _Group) -> Iterator[_Group]:
        """Yield who shares something with one, itself perhaps included."""
        for place, key in enumerate(self._keys):
            yield from self._blocks[place, key(member)]


def _same_first(group: _Group) -> Hashable:
    return group.words[0], group.words[-1][:2], len(group.words)


def _same_last(group: _Group) -> Hashable:
    return group.words[-1], group.words[0][:2], len(group.words)


def _surname_and_initial(group: _Group) -> Hashable:
    return group.words[-1], group.words[0][0]


def _last_two(group: _Group) -> Hashable:
    return group.words[-2:]


def _first_two(group: _Group) -> Hashable:
    return group.words[:2]


def _merge_spellings(groups: _Groups) -> None:
    """Merge transliterations of people's full names, and places written as one word or two."""
    first: dict[object, _Group] = {}
    for group in groups.roots():
        if group.kind == "organisation" or (group.kind == "person" and len(group.words) < 2):
            continue
        joined = close_keys(group.words) if group.kind == "person" else "".join(group.words)
        whole = first.setdefault((group.kind, joined), group)
        if whole is not group:
            groups.absorb(group, whole, spelling=True)


def _merge_misspellings(groups: _Groups) -> None:
    """Merge a rare spelling of a full name into a frequent one that differs by a slip."""
    full = _full(groups)
    blocks = _Blocks(full, _same_first, _same_last)
    for group in reversed(full):
        for other in blocks.beside(group):
            if groups.mentions[group] <= _RARE * groups.mentions[other] and is_misspelling(
                group.words, other.words
            ):
                groups.absorb(group, other)
                break


def _merge_short_forms(groups: _Groups) -> None:
    """Merge "A. Quill" and "Ada Quill" into "Ada Jane Quill", where that is clear."""
    full = _full(groups)
    blocks = _Blocks(full, _surname_and_initial, _last_two, _first_two)
    for group in sorted(full, key=lambda group: (sum(map(len, group.words)), group)):
        fuller = {other for other in blocks.beside(group) if is_short_for(group.words, other.words)}
        whole = _holder(groups, fuller)
        if whole is not None:
            groups.absorb(group, whole, spelling=len(group.words[0]) > 1)


def _merge_surnames(groups: _Groups) -> None:
    """Merge a bare surname into the full name that most of the mentions of its bearers have."""
    bearers: defaultdict[str, set[_Group]] = defaultdict(set)
    for group in _full(groups):
        bearers[group.words[-1]].add(group)
        if is_family_first(group.words):
            bearers[group.words[0]].add(group)
    for group in groups.roots("person"):
        if len(group.words) == 1 and group.words[0] in bearers:
            whole = _holder(groups, bearers[group.words[0]])
            if whole is not None:
                groups.absorb(group, whole)


def _merge_acronyms(groups: _Groups) -> None:
    """Merge an acronym into the organisation that it mostly can mean."""
    meant: defaultdict[str, set[_Group]] = defaultdict(set)
    organisations = groups.roots("organisation")
    for group in organisations:
        for short in acronyms(group.words):
            meant[short].add(group)
    for group in organisations:
        if len(group.words) == 1 and group.words[0] in meant:
            whole = _holder(groups, meant[group.words[0]])
            if whole is not None:
                groups.absorb(group, whole)


def _merge_kinds(groups: _Groups) -> None:
    """Give a name that is nearly always of one kind that kind everywhere."""
    kinds: defaultdict[tuple[str, ...], set[_Group]] = defaultdict(set)
    for group in groups.roots():
        kinds[group.words].add(group)
    for same in kinds.values():
        if len(same) < 2:
            continue
        whole = _holder(groups, same)
        for group in sorted(same):
            if whole is not None and group != whole:
                groups.absorb(group, whole)


def _holder(groups: _Groups, bearers: set[_Group]) -> _Group | None:
    """Return the group that holds most of the mentions of several, if one does."""
    if not bearers:
        return None
    whole = min(bearers, key=lambda group: (-groups.mentions[group], group))
    total = sum(groups.mentions[group] for group in bearers)
    return whole if groups.mentions[whole] >= _HOLDS * total else None
