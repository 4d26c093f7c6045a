"""Where each name of a corpus stands first, and where last: for all of them in one pass."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from index.dossier import Ends, MentionPlace
from index.dossiers.uses import in_time
from index.results import NameRef

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.article import ArticleId, Mention
    from index.dossiers.reading import Names


def first_and_last(names: Names) -> dict[NameRef, Ends]:
    """Return by name its first mention in its earliest article, its last one in its latest.

    Names that no article of a known day has aren't among them.
    """
    columns, table = names.columns, names.table
    dated = in_time(columns, np.flatnonzero(columns.day >= 0))
    rank = np.full(len(columns), -1, np.int64)
    rank[dated] = np.arange(len(dated))
    known = rank[table.row] >= 0
    row, name = table.row[known], table.name[known]
    order = np.lexsort((rank[row], name))
    row, name = row[order], name[order]
    begins = np.flatnonzero(np.diff(name, prepend=-1))
    stops = np.append(begins[1:], len(name)) - 1
    found = _Found(names)
    for place, first, last in zip(
        name[begins], row[begins], row[stops[: len(begins)]], strict=True
    ):
        found.ask(table.refs[int(place)], int(first), int(last))
    return found.ends()


def ends_within(
    article_id: ArticleId, date: str | None, mentions: Iterable[Mention]
) -> dict[NameRef, Ends]:
    """Return by name its first and its last mention in one article."""
    found: dict[NameRef, Ends] = {}
    for mention in mentions:
        ref = NameRef(mention.kind, mention.name)
        place = MentionPlace(article_id, date, mention.start, mention.end)
        found[ref] = Ends(found[ref].first if ref in found else place, place)
    return found


class _Found:
    """What is asked of each article, and what came of it."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._firsts: defaultdict[int, set[NameRef]] = defaultdict(set)
        self._lasts: defaultdict[int, set[NameRef]] = defaultdict(set)

    def ask(self, ref: NameRef, first: int, last: int) -> None:
        """Note in which rows a name is looked for."""
        self._firsts[first].add(ref)
        self._lasts[last].add(ref)

    def ends(self) -> dict[NameRef, Ends]:
        """Return where the names stand."""
        columns = self._names.columns
        rows = sorted({*self._firsts, *self._lasts})
        cards = self._names.catalogue.surveying.cards([int(columns.keys[row]) for row in rows])
        firsts: dict[NameRef, MentionPlace] = {}
        lasts: dict[NameRef, MentionPlace] = {}
        for row in rows:
            card = cards.get(int(columns.keys[row]))
            if card is None:
                continue
            for mention, ref in self._names.mentions(columns.text_hashes[row]):
                place = MentionPlace(card.id, card.date, mention.start, mention.end)
                if ref in self._firsts[row]:
                    firsts.setdefault(ref, place)
                if ref in self._lasts[row]:
                    lasts[ref] = place
        return {ref: Ends(first, lasts[ref]) for ref, first in firsts.items() if ref in lasts}
