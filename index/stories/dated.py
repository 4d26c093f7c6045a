"""How many articles an outlet has of some days, for certain or perhaps. Pure.

A date is as exact as its words: an article of "June 2024" may be of any day of June, so days are
ranges here. Of an article of no known day, its story tells when it may be from: who is grouped with
articles of March needn't be asked for in June.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections import Counter, defaultdict
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.columns import sameness
from index.stories.storytime import NO_DAY, story_times, touching

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy.typing as npt

    from index.catalogue.surveying import ToldArticle
    from index.stories.storytime import Times
    from index.stories.table import StoryTable

    Numbers = npt.NDArray[np.int64]

_KINDS = 3
"""How exact a date is: 0 a day, 1 a month, 2 a year."""
_STATED = re.compile(r"\d{4}(?:-(\d\d)(?:-(\d\d))?)?")


class _Ranges(NamedTuple):
    """Days of articles, in order. Where dates are equally exact, none lies within another."""

    start: Numbers
    end: Numbers

    def touching(self, times: Times) -> Numbers:
        """Return for each story how many of them share a day with one of its stretches."""
        begin = np.searchsorted(self.end, times.start, "left")
        end = np.searchsorted(self.start, times.end, "right")
        # What touches the stretch before as well is counted there.
        before = np.concatenate(([0], end[:-1]))[: len(end)]
        before[times.first[:-1][times.first[:-1] < len(end)]] = 0
        return times.summed(np.maximum(0, end - np.maximum(begin, before)))

    def within(self, times: Times) -> Numbers:
        """Return for each story how many of them lie within one of its stretches."""
        end = np.searchsorted(self.end, times.end, "right")
        begin = np.searchsorted(self.start, times.start, "left")
        return times.summed(np.maximum(0, end - begin))


class Dated(NamedTuple):
    """The articles of an outlet by their days."""

    rows: Numbers
    days: _Ranges
    vague: tuple[_Ranges, ...]
    """Those of which a month or a year is known, and no day."""
    lent: _Ranges
    """Days of the stories of those of which nothing else is known; some may lie within others."""
    unknown: int
    """Articles of which nothing is known at all."""

    def counted(self, times: Times) -> tuple[Numbers, Numbers]:
        """Count what an outlet has in the days of some stories.

        Returns:
            How many articles are of its time, and how many more may be: their days aren't known.
        """
        within = self.days.within(times)
        perhaps = np.full(len(within), self.unknown)
        for vague in self.vague:
            inside = vague.within(times)
            within += inside
            perhaps += vague.touching(times) - inside
        timed, first, last = times.spans()
        begun = np.searchsorted(self.lent.start, last, "right")
        perhaps[timed] += begun - np.searchsorted(self.lent.end, first, "left")
        return within, perhaps


class Dates:
    """The days of all articles, by outlet. Made once for each grouping."""

    def __init__(self, table: StoryTable) -> None:
        """Put them in order.

        Args:
            table: The articles, and who is in which story.
        """
        self._table = table
        self.start, self.end, self.exact = _ranges(table.articles)
        self.times = story_times(table, self.start, self.end, self.exact)
        rows: defaultdict[str, list[int]] = defaultdict(list)
        for row, article in enumerate(table.articles):
            rows[article.outlet or ""].append(row)
        timed, first, last = self.times.spans()
        self._spans = np.full((2, len(table.stories) + 1), NO_DAY)  # `NOT_YET` is the last one
        self._spans[:, :-1][:, timed] = first, last
        self._of = {outlet: self._dated(np.array(of)) for outlet, of in rows.items()}

    def _dated(self, rows: Numbers) -> Dated:
        known = self.start[rows] != NO_DAY
        found = []
        for kind in range(_KINDS):
            some = rows[(self.exact[rows] == kind) & known]
            found.append(_Ranges(np.sort(self.start[some]), np.sort(self.end[some])))
        first, last = self._spans[:, self._table.of[rows[~known]]]
        lent = first != NO_DAY
        return Dated(
            rows,
            days=found[0],
            vague=tuple(one for one in found[1:] if len(one.start)),
            lent=_Ranges(np.sort(first[lent]), np.sort(last[lent])),
            unknown=int(np.count_nonzero(~lent)),
        )

    def of(self, outlet: str) -> Dated:
        """Return the articles of an outlet; "" is unknown, and another may have none at all."""
        return self._of.get(outlet) or self._dated(np.zeros(0, np.int64))

    def named(self, wanted: Iterable[str]) -> list[str]:
        """Return the outlets that have these names but for case and accents, else the names."""
        found: list[str] = []
        for name in wanted:
            key = sameness(name)
            like = [one for one in self._of if one and sameness(one) == key]
            found += [name] if name in self._of or not like else like
        return found

    def counted(self, since: int | None, until: int | None) -> Counter[str]:
        """Return how many articles each outlet has in a period, as a search for it finds them."""
        inside = np.ones(len(self.start), np.bool_)
        if since is not None or until is not None:  # then what has no day is in none
            inside = touching(self.start, self.start, since, until) & (self.start != NO_DAY)
        return Counter(
            {
                outlet: int(np.count_nonzero(inside[dated.rows]))
                for outlet, dated in self._of.items()
            }
        )


def _ranges(articles: Sequence[ToldArticle]) -> tuple[Numbers, Numbers, Numbers]:
    """Return the first and the last day that each article may be of, and how exact its date is."""
    start = np.full(len(articles), NO_DAY)
    end = np.full(len(articles), NO_DAY)
    exact = np.zeros(len(articles), np.int64)
    for row, article in enumerate(articles):
        if article.day is not None:
            start[row] = end[row] = article.day
            stated = _STATED.match(article.date or "")
            exact[row] = 2 - (stated.lastindex or 0) if stated else 0
            if exact[row]:
                end[row] = _last_day(article.day, whole_year=exact[row] == 2)
    return start, end, exact


def _last_day(first: int, *, whole_year: bool) -> int:
    begin = date.fromordinal(first)
    month = 12 if whole_year else begin.month
    return begin.replace(month=month, day=monthrange(begin.year, month)[1]).toordinal()
