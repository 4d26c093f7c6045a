"""Names that a recogniser took for one kind here and for another there.

A country is never made a person nor an organisation, and a person's surname that is a place's too
stays a person's.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from index.names.groups import Group
from index.names.places import country
from index.names.vocabulary import LEGAL_FORMS, ORGANISATION_WORDS, TITLES

if TYPE_CHECKING:
    from index.names.groups import Groups
    from index.names.stories import Stories


def merge_kinds(groups: Groups, stories: Stories) -> None:
    """Give a name that is nearly always of one kind that kind everywhere."""
    surnames: defaultdict[str, set[Group]] = defaultdict(set)
    for group in groups.full_names():
        surnames[group.words[-1]].add(group)
    _merge_same(groups, stories, surnames)
    _merge_titled(groups, surnames)
    _merge_surnames(groups, stories, surnames)


def _merge_same(groups: Groups, stories: Stories, surnames: dict[str, set[Group]]) -> None:
    kinds: defaultdict[tuple[str, ...], set[Group]] = defaultdict(set)
    for group in groups.roots():
        kinds[group.words].add(group)
    for words, found in kinds.items():
        is_surname = len(words) == 1 and words[0] in surnames
        same = {group for group in found if not (is_surname and group.kind == "person")}
        if len(same) < 2 or country(" ".join(words)) is not None:
            continue
        whole = groups.holder(same)
        most = whole or min(same, key=lambda group: (-groups.mentions[group], group))
        for group in sorted(same - {most}):
            if whole is not None or _is_one(stories, group, most):
                groups.absorb(group, most)


def _is_one(stories: Stories, group: Group, most: Group) -> bool:
    """Whether one name of two kinds is one thing, as the same news has both."""
    if len(group.words) > 1:
        return stories.share(group, most)
    return "person" not in (group.kind, most.kind) and stories.mostly(group, most)


def _merge_titled(groups: Groups, surnames: dict[str, set[Group]]) -> None:
    """Merge an organisation "Sheriff Quill" into the person."""
    for group in groups.roots("organisation"):
        title, *name = group.words
        if title not in TITLES or not name or name[-1] in ORGANISATION_WORDS:
            continue
        person = Group("person", tuple(name))
        if groups.known(person):
            groups.absorb(group, groups.root(person))
        elif len(name) == 1:
            whole = groups.holder(surnames.get(name[0], ()))
            if whole is not None:
                groups.absorb(group, groups.root(whole))


def _merge_surnames(groups: Groups, stories: Stories, surnames: dict[str, set[Group]]) -> None:
    """Merge an organisation "Quill" into the person, where it is in the person's news.

    A company that bears its founder's name has a longer one too, or a legal form.
    """
    longer = {group.words[0] for group in groups.roots("organisation") if len(group.words) > 1}
    for group in groups.roots("organisation"):
        word = group.words[0]
        if len(group.words) > 1 or word in longer or word not in surnames or country(word):
            continue
        if any(_has_legal_form(name) for name in groups.spellings(group)):
            continue
        whole = groups.holder({groups.root(person) for person in surnames[word]})
        if whole is not None and whole.kind == "person" and stories.mostly(group, whole):
            groups.absorb(group, whole)


def _has_legal_form(name: str) -> bool:
    return name.casefold().rstrip(".").split()[-1] in LEGAL_FORMS if name.split() else False
