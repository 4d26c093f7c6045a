"""When stories were told. Pure.

A story's time is the days of its articles and what lies between; but where two are more than a week
apart, it is two times, for such a date is mostly wrong, and a year between the two would make every
outlet one that had articles then.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.stories.table import NOT_YET
from index.story import Days

if TYPE_CHECKING:
    import numpy.typing as npt

    from index.stories.table import StoryTable

    Numbers = npt.NDArray[np.int64]

APART = 7
"""Days without an article after which a story's time ends. In fifty events of three outlets, two
articles that followed each other were three days apart at most, but for three whose dates were
wrong by 280 days or more."""
NO_DAY = -1
"""Stands for a day that isn't known."""
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
        return self.summed(touching(self.start, self.end, since, until).astype(np.int64)) > 0

    def summed(self, counts: Numbers) -> Numbers:
        """Return the sum of each story's stretches."""
        sums = np.concatenate(([0], np.cumsum(counts)))
        return sums[self.first[1:]] - sums[self.first[:-1]]

    def spans(self) -> tuple[npt.NDArray[np.bool_], Numbers, Numbers]:
        """Return which stories have days at all, and of those the first and the last day."""
        timed = self.first[1:] > self.first[:-1]
        return timed, self.start[self.first[:-1][timed]], self.end[self.first[1:][timed] - 1]

    def around(self, places: Numbers, days: int) -> Times:
        """Return the days of some stories alone, in their order, with so many days around each."""
        counts = self.first[places + 1] - self.first[places]
        first = np.concatenate(([0], np.cumsum(counts)))
        at = np.arange(first[-1]) + np.repeat(self.first[places] - first[:-1], counts)
        return Times(self.start[at] - days, self.end[at] + days, first)


def touching(
    start: Numbers, end: Numbers, since: int | None, until: int | None
) -> npt.NDArray[np.bool_]:
    """Tell which ranges of days share one with a period, of which either end may be open."""
    touching = np.ones(len(start), np.bool_)
    if since is not None:
        touching &= end >= since
    if until is not None:
        touching &= start <= until
    return touching


def story_times(table: StoryTable, start: Numbers, end: Numbers, exact: Numbers) -> Times:
    """Return when each story was told: by its articles of a known day, or by months and years.

    Args:
        table: Who is in which story.
        start: The first day that each article may be of.
        end: The last one.
        exact: How exact its date is.
    """
    known = (table.of != NOT_YET) & (start != NO_DAY)
    to_the_day = np.zeros(len(table.stories), np.bool_)
    to_the_day[table.of[known & (exact == 0)]] = True
    known[known] = (exact[known] == 0) | ~to_the_day[table.of[known]]
    story, start, end = table.of[known], start[known], end[known]
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
