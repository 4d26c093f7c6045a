"""People of a corpus: spellings, slips of the pen, initials, nicknames and bare surnames."""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING

from index.names.groups import Blocks, Group
from index.names.people import (
    is_family_first,
    is_misspelling,
    is_plain_short,
    is_short_for,
    without_generation,
)
from index.names.romanised import close_key, close_keys, wide_keys

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from index.names.groups import Groups
    from index.names.stories import Stories

_ASKED = 6  # of the likest names, whether they are in the same news
_LONG = 5  # letters of a word that is misspelt, where both are in the same news
_RARE = 0.2  # of the mentions of the right spelling: more is no slip but another name
_RARER = 0.02  # of them: where it is in other news, too
_STRAY = 0.2  # of the articles of a bare surname: as many may be in another bearer's news
_KNOWN = 3  # articles of a full name, before the surname alone will do in other news
# The bare surname is the holder's, too, where the others are named beside him: his relatives.
_MOST = 2 / 3  # of all mentions of the bearers
_APART = 0.9  # of those where neither the holder nor the bare surname is


def merge_people(groups: Groups, stories: Stories) -> None:
    """Merge what is one person, precision first."""
    _merge_romanisations(groups)
    _merge_misspellings(groups, stories)
    _merge_short_forms(groups, stories)
    _merge_generations(groups, stories)
    _merge_surnames(groups, stories)
    _merge_first_names(groups, stories)


def _same_first(group: Group) -> Hashable:
    return group.words[0], group.words[-1][:2], len(group.words)


def _same_last(group: Group) -> Hashable:
    return group.words[-1], group.words[0][:2], len(group.words)


def _surname(group: Group) -> Hashable:
    return group.words[-1]


def _surname_and_initial(group: Group) -> Hashable:
    return group.words[-1], group.words[0][0]


def _last_two(group: Group) -> Hashable:
    return group.words[-2:]


def _first_two(group: Group) -> Hashable:
    return group.words[:2]


def _sound(group: Group) -> Hashable:
    return wide_keys(group.words)


def _merge_romanisations(groups: Groups) -> None:
    first: dict[str, Group] = {}
    for group in groups.full_names():
        whole = first.setdefault(close_keys(group.words), group)
        if whole is not group:
            groups.absorb(group, whole, spelling=True)


def _merge_misspellings(groups: Groups, stories: Stories) -> None:
    """Merge a rare spelling of a full name into a frequent one that differs by a slip.

    Where both are in the same news and never in one article, it needn't be rare, and the two may
    be distant romanisations of one name.
    """
    # Of two that are as frequent, the one whose surname is written so elsewhere.
    full = sorted(groups.full_names(), key=lambda group: (-_weight(groups, group), group))
    blocks = Blocks(full, _same_first, _same_last)
    sounding = Blocks(full, _sound)
    rank = {group: place for place, group in enumerate(full)}
    for group in reversed(full):
        mine = rank[group]
        slips = [
            other
            for other in dict.fromkeys(blocks.beside(group))
            if rank[other] < mine and is_misspelling(group.words, other.words, _LONG)
        ]
        alike = [other for other in sounding.beside(group) if rank[other] < mine]
        for other in islice(dict.fromkeys([*slips, *alike]), _ASKED):
            if (other in slips and _is_rare(groups, group, other)) or (
                not groups.together(group, other) and stories.share(group, other)
            ):
                groups.absorb(group, other)
                break


def _weight(groups: Groups, group: Group) -> int:
    bare = [Group(kind, group.words[-1:]) for kind in ("person", "organisation")]
    return groups.mentions[group] + sum(groups.mentions[one] for one in bare if groups.known(one))


def _is_rare(groups: Groups, group: Group, other: Group) -> bool:
    """Whether a spelling is rare enough for a slip, wherever it occurs."""
    known = groups.articles[group] and not groups.together(group, other)
    most = (_RARER if known else _RARE) * groups.mentions[other]
    return groups.mentions[group] <= most and is_misspelling(group.words, other.words)


def _merge_short_forms(groups: Groups, stories: Stories) -> None:
    """Merge "A. Quill" and "Bill Quill" into "Ada Jane Quill" and "William Quill", where clear."""
    full = groups.full_names()
    blocks = Blocks(full, _surname_and_initial, _last_two, _first_two, _surname)
    families: defaultdict[str, list[Group]] = defaultdict(list)
    for group in full:
        families[group.words[-1]].append(group)
    for group in sorted(full, key=lambda group: (sum(map(len, group.words)), group)):
        fuller = {
            other
            for other in blocks.beside(group)
            if is_short_for(group.words, other.words) and not groups.together(group, other)
        }
        whole = groups.holder(fuller)
        if whole is None:
            continue
        sure = is_plain_short(group.words, whole.words) or stories.share(group, whole)
        if sure or _are_all_one(families[group.words[-1]], group, whole):
            dropped = len(group.words[0]) == 1 or group.words == whole.words[-len(group.words) :]
            groups.absorb(group, whole, spelling=not dropped)


def _are_all_one(family: Iterable[Group], group: Group, whole: Group) -> bool:
    """Whether nobody of a surname is called otherwise than two names allow."""
    return all(
        one in (group, whole)
        or is_short_for(one.words, whole.words)
        or is_short_for(whole.words, one.words)
        for one in family
    )


def _merge_generations(groups: Groups, stories: Stories) -> None:
    """Merge "Tom Quill" and "Tom Quill Jr." where both are in the same news, never in one article.

    A father and a son who are both in the news are told apart in one article.
    """
    full = groups.full_names()
    blocks = Blocks(full, _surname)
    for group in full:
        bare = without_generation(group.words)
        if bare == group.words:
            continue
        same = [
            other
            for other in blocks.beside(group)
            if (
                bare == other.words
                or is_short_for(bare, other.words)
                or is_short_for(other.words, bare)
            )
            and groups.root(other) == other
        ]
        if len(same) == 1 and not groups.together(group, same[0]) and stories.share(group, same[0]):
            groups.absorb(same[0], group, spelling=True)


def _merge_surnames(groups: Groups, stories: Stories) -> None:
    """Merge a bare surname into the full name that most of the mentions of its bearers have."""
    bearers: defaultdict[str, set[Group]] = defaultdict(set)
    for group in groups.full_names():
        bearers[close_key(group.words[-1])].add(group)
        if is_family_first(group.words):
            bearers[close_key(group.words[0])].add(group)
    for group in groups.roots("person"):
        if len(group.words) == 1:
            found = bearers.get(close_key(group.words[0]), set())
            whole = groups.holder(found) or _head_of_family(groups, found, group)
            if whole is not None and _may_be_bare(groups, stories, group, found, whole):
                groups.absorb(group, whole)


def _may_be_bare(
    groups: Groups, stories: Stories, bare: Group, bearers: set[Group], whole: Group
) -> bool:
    """Whether somebody may be named by the surname alone in articles without the full name.

    Who isn't in many articles isn't known without an introduction, but in the news of those; and
    where the news is another bearer's, it is that one who is meant.
    """
    if not groups.articles[bare] or not groups.articles[whole]:
        return True
    if len(groups.articles[whole]) < _KNOWN and not stories.mostly(bare, whole):
        return False
    others = sorted(bearers - {whole}, key=lambda group: (-groups.mentions[group], group))
    elsewhere = set().union(*(stories.beside(bare, group) for group in others[:_ASKED]))
    own = stories.beside(bare, whole) if elsewhere else set()
    return len(elsewhere - own) <= _STRAY * len(groups.articles[bare])


def _head_of_family(groups: Groups, bearers: set[Group], bare: Group) -> Group | None:
    """Return who is meant by a surname though others have it: they are named beside that one."""
    if not bearers:
        return None
    head = min(bearers, key=lambda group: (-groups.mentions[group], group))
    beside = groups.articles[head].keys() | groups.articles[bare].keys()
    own = groups.mentions[head]
    others = bearers - {head}
    apart = sum(
        times
        for group in others
        for article, times in groups.articles[group].items()
        if article not in beside
    )
    every = own + sum(groups.mentions[group] for group in others)
    known = all(groups.articles[group] for group in bearers)
    return head if known and own >= _MOST * every and own >= _APART * (own + apart) else None


def _merge_first_names(groups: Groups, stories: Stories) -> None:
    """Merge a bare given name into the one full name with it, where both are in the same news."""
    bearers: defaultdict[str, set[Group]] = defaultdict(set)
    surnames = set()
    for group in groups.full_names():
        bearers[group.words[0]].add(group)
        surnames.add(group.words[-1])
    for group in groups.roots("person"):
        word = group.words[0]
        if len(group.words) == 1 and word in bearers and word not in surnames:
            whole = groups.holder(bearers[word])
            if whole is not None and stories.mostly(group, whole):
                groups.absorb(group, whole)
