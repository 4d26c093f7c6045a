"""When stories were told, and how many articles an outlet has of that time. Pure.

A date is as exact as its words: an article of "June 2024" may be of any day of June, so days are
ranges here. A story's time is the days of its articles and what lies between; but where two are
more than a week apart, it is two times, for such a date is mostly wrong, and a year between the
two would make every outlet one that had articles then.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections import Counter, defaultdict
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.columns import sameness
from index.stories.table import NOT_YET
from index.story import Days

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy.typing as npt

    from index.catalogue.surveying import ToldArticle
    from index.stories.table import StoryTable

    Numbers = npt.NDArray[np.int64]

APART = 7
"""Days without an article after which a story's time ends. In fifty events of three outlets, two
articles that followed each other were three days apart at most, but for three whose dates were
wrong by 280 days or more."""
_NO_DAY = -1
_STATED = re.compile(r"\d{4}(?:-(\d\d)(?:-(\d\d))?)?")
_KINDS = 3
"""How exact a date is: 0 a day, 1 a month, 2 a year."""
_BEYOND = 2 * date.max.toordinal()
"""More than any day: parts the stories in one order of all days."""


class Times(NamedTuple):
    """The days of stories, as stretches beside each other, all those of a story in order."""

    start: Numbers
    end: Numbers
    first: Numbers
    """By story where its stretches begin, and after the last story how many there are."""

    def meet(self, since: int | None, until: int | None) -> npt.NDArray[np.bool_]:
        """Tell which stories have a stretch that touches a period."""
        return self.summed(_touching(self.start, self.end, since, until).astype(np.int64)) > 0

    def summed(self, counts: Numbers) -> Numbers:
        """Return the sum of each story's stretches."""
        sums = np.concatenate(([0], np.cumsum(counts)))
        return sums[self.first[1:]] - sums[self.first[:-1]]

    def around(self, places: Numbers, days: int) -> Times:
        """Return the days of some stories alone, in their order, with so many days around each."""
        counts = self.first[places + 1] - self.first[places]
        first = np.concatenate(([0], np.cumsum(counts)))
        at = np.arange(first[-1]) + np.repeat(self.first[places] - first[:-1], counts)
        return Times(self.start[at] - days, self.end[at] + days, first)


class _Ranges(NamedTuple):
    """Days of articles whose dates are equally exact, in order: none lies within another."""

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
    unknown: int
    """Articles of which nothing is known."""

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
        return within, perhaps


class Dates:
    """The days of all articles, by outlet. Made once for each grouping."""

    def __init__(self, articles: Sequence[ToldArticle]) -> None:
        """Put them in order.

        Args:
            articles: All, as in `StoryTable`.
        """
        self.start, self.end, self.exact = _ranges(articles)
        rows: defaultdict[str, list[int]] = defaultdict(list)
        for row, article in enumerate(articles):
            rows[article.outlet or ""].append(row)
        self._of = {outlet: self._dated(np.array(of)) for outlet, of in rows.items()}

    def _dated(self, rows: Numbers) -> Dated:
        found = []
        for kind in range(_KINDS):
            some = rows[(self.exact[rows] == kind) & (self.start[rows] != _NO_DAY)]
            found.append(_Ranges(np.sort(self.start[some]), np.sort(self.end[some])))
        unknown = int(np.count_nonzero(self.start[rows] == _NO_DAY))
        return Dated(rows, found[0], tuple(one for one in found[1:] if len(one.start)), unknown)

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
            inside = _touching(self.start, self.start, since, until) & (self.start != _NO_DAY)
        return Counter(
            {
                outlet: int(np.count_nonzero(inside[dated.rows]))
                for outlet, dated in self._of.items()
            }
        )


def _touching(
    start: Numbers, end: Numbers, since: int | None, until: int | None
) -> npt.NDArray[np.bool_]:
    touching = np.ones(len(start), np.bool_)
    if since is not None:
        touching &= end >= since
    if until is not None:
        touching &= start <= until
    return touching


def _ranges(articles: Sequence[ToldArticle]) -> tuple[Numbers, Numbers, Numbers]:
    """Return the first and the last day that each article may be of, and how exact its date is."""
    start = np.full(len(articles), _NO_DAY)
    end = np.full(len(articles), _NO_DAY)
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


def story_times(table: StoryTable, dates: Dates) -> Times:
    """Return when each story was told: by its articles of a known day, or by months and years."""
    known = (table.of != NOT_YET) & (dates.start != _NO_DAY)
    to_the_day = np.zeros(len(table.stories), np.bool_)
    to_the_day[table.of[known & (dates.exact == 0)]] = True
    known[known] = (dates.exact[known] == 0) | ~to_the_day[table.of[known]]
    story, start, end = table.of[known], dates.start[known], dates.end[known]
    order = np.lexsort((start, story))
    story, start, end = story[order], start[order], end[order]
    reached = np.maximum.accumulate(end + story * _BEYOND) - story * _BEYOND
    new = np.ones(len(story), np.bool_)
    new[1:] = (story[1:] != story[:-1]) | (start[1:] - reached[:-1] > APART)
    last = np.concatenate((np.flatnonzero(new)[1:] - 1, [len(story) - 1]))[: new.sum()]
    first = np.searchsorted(story[new], np.arange(len(table.stories) + 1))
    return Times(start[new], reached[last], first)


def iso_days(times: Times, place: int) -> tuple[Days, ...]:
    """Return the days of a story in ISO 8601."""
    stretches = range(times.first[place], times.first[place + 1])
    return tuple(Days(iso(int(times.start[one])), iso(int(times.end[one]))) for one in stretches)


def iso(day: int) -> str:
    """Return a day in ISO 8601, the nearest one there is."""
    return date.fromordinal(min(max(day, 1), date.max.toordinal())).isoformat()
