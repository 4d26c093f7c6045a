"""Organisations and places of a corpus: by letters, without country, without what they are."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from index.names.groups import Blocks, Group
from index.names.organisations import acronyms, is_same_office, without_country
from index.names.people import is_misspelling
from index.names.places import countries, states
from index.names.vocabulary import ORGANISATION_WORDS

if TYPE_CHECKING:
    from collections.abc import Hashable

    from index.names.groups import Groups
    from index.names.stories import Stories

_LONG = 5  # letters of a word of a place that may be misspelt
_MOST_WORDS = 10  # of a name that may be cut short
_HOUSE = ("house",)
_CHAMBERS = frozenset("house treasury".split())
_HOUSES = frozenset("representatives commons lords delegates".split())


def merge_organisations(groups: Groups, stories: Stories) -> None:
    """Merge what is one organisation or one place, precision first."""
    _merge_spellings(groups)
    _merge_misspelt_places(groups, stories)
    _merge_national(groups)
    _merge_trades(groups, stories)
    _merge_acronyms(groups)


def _merge_spellings(groups: Groups) -> None:
    """Merge places written as one word or two, and organisations in the plural or not."""
    first: dict[object, Group] = {}
    for group in groups.roots():
        if group.kind == "place":
            same: object = "".join(group.words)
        elif group.kind == "organisation" and len(group.words) > 1:
            same = (*group.words[:-1], _singular(group.words[-1]))
        else:
            continue
        whole = first.setdefault((group.kind, same), group)
        if whole is not group:
            groups.absorb(group, whole, spelling=True)


def _singular(word: str) -> str:
    one = word[:-1]
    return one if word.endswith("s") and len(word) > 5 and one not in ORGANISATION_WORDS else word


def _first_word(group: Group) -> Hashable:
    return group.words[0][0], group.words[1:]


def _last_word(group: Group) -> Hashable:
    return group.words[-1][0], group.words[:-1]


def _merge_misspelt_places(groups: Groups, stories: Stories) -> None:
    places = [group for group in groups.roots("place") if len(group.words) > 1]
    blocks = Blocks(places, _first_word, _last_word)
    rank = {group: place for place, group in enumerate(places)}
    for group in reversed(places):
        for other in blocks.beside(group):
            if (
                rank[other] < rank[group]
                and is_misspelling(group.words, other.words, _LONG)
                and not groups.together(group, other)
                and stories.share(group, other)
            ):
                groups.absorb(group, other)
                break


def _merge_national(groups: Groups) -> None:
    """Merge "Grain Board" into "U.S. Grain Board", where most that end so are that one."""
    organisations = groups.roots("organisation")
    ending: defaultdict[tuple[str, ...], list[Group]] = defaultdict(list)
    for group in organisations:
        if _is_a_house(group.words):
            ending[_HOUSE].append(group)
        else:
            for at in range(1, min(len(group.words), _MOST_WORDS)):
                ending[group.words[at:]].append(group)
    for group in organisations:
        words = group.words
        if words[-1] not in ORGANISATION_WORDS | _CHAMBERS:
            continue
        rivals = [
            other for other in ending.get(words, ()) if words != _HOUSE or _is_a_house(other.words)
        ]
        whole = groups.holder(rivals)
        if whole is not None and (words == _HOUSE or without_country(whole.words) == words):
            groups.absorb(group, whole, spelling=len(words) > 1)


def _is_a_house(words: tuple[str, ...]) -> bool:
    """Whether a name is a chamber's: "House of Commons", "Ohio House"; not "Lenia House"."""
    if words[0] == "house" and words[-1] in _HOUSES:
        return True
    before = " ".join(words[:-1])
    return words[-1] == "house" and (before in states() or before in countries())


def _merge_trades(groups: Groups, stories: Stories) -> None:
    """Merge "Quill" into "Quill Motors", where most of the articles are about the same."""
    beginning: defaultdict[str, list[Group]] = defaultdict(list)
    organisations = groups.roots("organisation")
    for group in organisations:
        if len(group.words) > 1:
            beginning[group.words[0]].append(group)
    for group in organisations:
        if len(group.words) > 2 or groups.known(Group("place", group.words)):
            continue
        longer = [
            other
            for other in beginning.get(group.words[0], ())
            if other.words[: len(group.words)] == group.words and other != group
        ]
        whole = groups.holder(longer)
        if (
            whole is not None
            and is_same_office(group.words, whole.words)
            and stories.mostly(group, whole)
        ):
            groups.absorb(group, whole)


def _merge_acronyms(groups: Groups) -> None:
    """Merge an acronym into the organisation that it mostly can mean."""
    meant: defaultdict[str, set[Group]] = defaultdict(set)
    organisations = groups.roots("organisation")
    for group in organisations:
        for short in acronyms(group.words):
            meant[short].add(group)
    for short, bearers in meant.items():
        for kind in ("organisation", "place", "person"):
            group = Group(kind, (short,))
            if not groups.known(group) or groups.root(group) != group:
                continue
            if kind != "organisation" and not all(map(_is_in_capitals, groups.spellings(group))):
                continue
            whole = groups.holder(bearers)
            if whole is not None:
                groups.absorb(group, whole)


def _is_in_capitals(name: str) -> bool:
    return name.isupper()
