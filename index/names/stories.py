"""Whether two names are in the same news: in articles that have other names in common.

Two spellings in reports of one event are likelier one person than two; and two people of one
surname are likelier told apart in one article than named in two about the same. Only the articles
of the two names count, so that nothing else in a corpus changes the answer.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import islice, product
from typing import TYPE_CHECKING

from index.names.places import country

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from index.names.groups import Group, Groups

# Tried on half of the reports of fifty events: 85 % of the pairs about one event pass, and 1 % of
# those about two, all of them American politics.
_SHARED = 3  # names, countries aside
_FULL = 2  # of them of more than one word
_SHARE = 0.25  # of the names of the article that has fewer
_LOOKED_AT = 400  # pairs of articles; who is in more of them needs no such evidence


class Stories:
    """The names of each article, looked up when first asked for."""

    def __init__(self, groups: Groups) -> None:
        self._groups = groups
        self._names: dict[int, AbstractSet[Group]] | None = None
        # What has been merged by then is in the articles of the whole too: as they are now.
        self._articles = {group: tuple(groups.articles[group]) for group in groups.all()}

    def share(self, one: Group, other: Group) -> bool:
        """Whether an article of one name is about what an article of the other is about.

        An article that has both is.
        """
        if self._groups.together(one, other):
            return True
        mine, theirs = sorted(self._groups.articles[one]), sorted(self._groups.articles[other])
        words = {*one.words, *other.words}
        pairs = islice(product(mine, theirs), _LOOKED_AT)
        return any(self._alike(a, b, words) for a, b in pairs)

    def beside(self, part: Group, whole: Group) -> set[int]:
        """Return which articles of one name are about what articles of another are about."""
        mine, theirs = sorted(self._groups.articles[part]), self._groups.articles[whole]
        words = {*part.words, *whole.words}
        each = sorted(theirs)[: max(1, _LOOKED_AT // max(1, len(mine)))]
        return {
            at
            for at in mine[:_LOOKED_AT]
            if at in theirs or any(self._alike(at, other, words) for other in each)
        }

    def mostly(self, part: Group, whole: Group) -> bool:
        """Whether at least half of the articles of one name share a story with another name."""
        beside = self.beside(part, whole)
        return len(beside) > 0 and 2 * len(beside) >= len(self._groups.articles[part])

    def _alike(self, one: int, other: int, words: set[str]) -> bool:
        names = self._known()
        mine, theirs = names[one], names[other]
        shared = [group for group in mine & theirs if words.isdisjoint(group.words)]
        return (
            len(shared) >= max(_SHARED, _SHARE * min(len(mine), len(theirs)))
            and sum(len(group.words) > 1 for group in shared) >= _FULL
        )

    def _known(self) -> dict[int, AbstractSet[Group]]:
        if self._names is None:
            names: defaultdict[int, set[Group]] = defaultdict(set)
            for group, articles in self._articles.items():
                if group.kind != "place" or country(" ".join(group.words)) is None:
                    for article in articles:
                        names[article].add(group)
            self._names = dict(names)
        return self._names
