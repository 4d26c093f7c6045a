"""One name across a corpus for the names of its articles.

What may be merged is looked for in blocks of names that share a word, never among all pairs; in a
block of more names than a newspaper has of a surname, only the most frequent are looked at. What
is merged depends on the names that share something and on the articles that have them; articles
that have none of them change nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.names.corpus_kinds import merge_kinds
from index.names.corpus_organisations import merge_organisations
from index.names.corpus_people import merge_people
from index.names.groups import Groups, NameCount
from index.names.stories import Stories

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.article import NameKind

__all__ = ["NameCount", "merge_corpus"]


def merge_corpus(counts: Iterable[NameCount]) -> dict[tuple[NameKind, str], tuple[NameKind, str]]:
    """Return for every name of an article the kind and the name that it has in the corpus.

    The order of the counts makes no difference.
    """
    names = list(counts)
    groups = Groups(names)
    stories = Stories(groups)
    merge_people(groups, stories)
    merge_organisations(groups, stories)
    merge_kinds(groups, stories)
    return {(count.kind, count.name): groups.result(count) for count in names}
