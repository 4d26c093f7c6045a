"""Which outlets told which stories, and which had articles then, but none on it. Pure.

An outlet is silent on a story only where it has articles of that time in the corpus: what nobody
collected says nothing. Counted an outlet at a time from arrays, and only where it is asked for: a
table of 500 outlets and 60,000 stories is never made as a whole.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.stories.storytime import iso, iso_days
from index.stories.table import NOT_YET
from index.story import COVER_KINDS, Cover, OutletCover

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Iterator, Sequence

    import numpy.typing as npt

    from index.article import ArticleId
    from index.stories.dated import Dates
    from index.stories.storytime import Times
    from index.stories.table import StoryTable
    from index.story import CoverKind, Days, Story

    Numbers = npt.NDArray[np.int64]

WINDOW = 1
"""Days around a story's own that count as its time too. Of 97 articles that followed another one on
the same event, 89 came within a day of it (fifty events of three outlets): who has articles so near
had the occasion. It makes up for a day that is told in another zone, too."""
_COLUMNS = 64
"""Columns that are kept at a time: more than any terminal shows."""
_AT_ONCE = 1_000
_CODE: dict[CoverKind, int] = {kind: code for code, kind in enumerate(COVER_KINDS)}


class Column(NamedTuple):
    """What an outlet has on some stories."""

    kinds: npt.NDArray[np.int8]
    """Places in `COVER_KINDS`."""
    articles: Numbers
    """As `Cover.articles`."""


@dataclass(frozen=True, eq=False)
class Coverage:
    """Which outlets told which stories: a table whose cells are counted when they are asked for."""

    stories: tuple[Story, ...]
    """Of the period, told by as many as was asked for; in the order of the list of stories."""
    outlets: tuple[OutletCover, ...]
    """The one with most articles in the period first, then by name; "" (unknown) last, if any."""
    since: str | None
    """ISO days, inclusive; None where that end is open."""
    until: str | None
    window: int
    """Days before a story's first article and after its last that count as its time too."""
    least: int
    """Tellers that each of the stories has at least."""
    waiting: int
    """Articles that aren't grouped yet: any of them may tell any of the stories."""
    _cells: _Cells = field(repr=False)

    def cover(self, story: int, outlet: int) -> Cover:
        """Return what an outlet has on a story, by their places in `stories` and `outlets`."""
        kinds, articles = self._cells.column(self.outlets[outlet].outlet)
        return _cover(kinds[story], articles[story])

    def rows(self, stories: Sequence[int] | None = None) -> Iterator[tuple[Cover, ...]]:
        """Yield what each of the outlets has on stories, given by their places, or on all."""
        places = np.arange(len(self.stories)) if stories is None else np.array(stories, np.int64)
        for start in range(0, len(places), _AT_ONCE):
            some = self._cells.some(places[start : start + _AT_ONCE])
            columns = [self._cells.counted(one.outlet, some) for one in self.outlets]
            for row in range(len(some.places)):
                yield tuple(_cover(kinds[row], articles[row]) for kinds, articles in columns)

    def time(self, story: int) -> tuple[Days, ...]:
        """Return the days that are looked at for a story, by its place; none where it has no day.

        More than one stretch where its articles lie more than a week apart.
        """
        return iso_days(self._cells.shown.times, story)

    def told_by(self, story: int, outlet: int) -> tuple[ArticleId, ...]:
        """Return the articles of an outlet on a story, in the story's order."""
        return self._cells.told_by(self.stories[story], self.outlets[outlet].outlet)


def _cover(kind: np.int8, articles: np.int64) -> Cover:
    return Cover(COVER_KINDS[kind], int(articles))


class _Shown(NamedTuple):
    """Stories that are looked at together."""

    places: Numbers
    """In the table of stories."""
    times: Times
    """Beside them, the days that count as theirs."""


class _Cells:
    """What the cells of a table are counted from."""

    def __init__(self, table: StoryTable, dates: Dates, times: Times, places: Numbers) -> None:
        """Keep what is needed.

        Args:
            table: Who is in which story.
            dates: Of all articles, by outlet.
            times: Of all stories.
            places: Of the stories that are shown.
        """
        self._table = table
        self._dates = dates
        self._times = times
        self.shown = _Shown(places, times.around(places, WINDOW))
        self.column = lru_cache(_COLUMNS)(self._whole_column)

    def some(self, shown: Numbers) -> _Shown:
        """Return some of the stories that are shown, by their places among those."""
        places = self.shown.places[shown]
        return _Shown(places, self._times.around(places, WINDOW))

    def told_by(self, story: Story, outlet: str) -> tuple[ArticleId, ...]:
        """Return the articles of an outlet on a story, in its order."""
        members = self._table.members(story)
        return tuple(one.id for one in members if (one.outlet or "") == outlet)

    def articles_of(self, outlet: str) -> int:
        """Return how many articles an outlet has in all."""
        return len(self._dates.of(outlet).rows)

    def _whole_column(self, outlet: str) -> Column:
        return self.counted(outlet, self.shown)

    def counted(self, outlet: str, some: _Shown) -> Column:
        """Return what an outlet has on some stories."""
        dated = self._dates.of(outlet)
        within, perhaps = dated.counted(some.times)
        told = self._told(dated.rows)[some.places]
        untimed = some.times.first[:-1] == some.times.first[1:]
        kinds = np.full(len(told), _CODE["absent"], np.int8)
        kinds[perhaps > 0] = _CODE["undated"]
        kinds[within > 0] = _CODE["silent"]
        articles = np.where(within > 0, within, perhaps)
        if not outlet:
            kinds[:] = _CODE["open"]
            articles = within
        kinds[untimed] = _CODE["open" if len(dated.rows) else "absent"]
        articles[untimed] = len(dated.rows)
        kinds[told > 0] = _CODE["told"]
        return Column(kinds, np.where(told > 0, told, articles))

    def _told(self, rows: Numbers) -> Numbers:
        """Return how many of some articles each story has."""
        of = self._table.of[rows]
        return np.bincount(of[of != NOT_YET], minlength=len(self._table.stories))


def coverage(
    table: StoryTable,
    dates: Dates,
    period: tuple[int | None, int | None] = (None, None),
    outlets: Iterable[str] = (),
    least: int = 2,
) -> Coverage:
    """Return which outlets told which stories of a period.

    Args:
        table: Who is in which story.
        dates: Of its articles, by outlet.
        period: Its first and its last day, as `date.toordinal` counts; None where it is open.
        outlets: Whose columns are wanted; all where none is given. "" is unknown.
        least: Tellers that a story has at least.
    """
    since, until = period
    times = dates.times
    chosen = np.fromiter((one.tellers >= least for one in table.stories), np.bool_)
    if since is not None or until is not None:
        chosen &= times.meet(since, until)
    cells = _Cells(table, dates, times, np.flatnonzero(chosen))
    return Coverage(
        stories=tuple(table.stories[place] for place in cells.shown.places.tolist()),
        outlets=_columns(cells, dates.counted(since, until), tuple(dict.fromkeys(outlets))),
        since=None if since is None else iso(since),
        until=None if until is None else iso(until),
        window=WINDOW,
        least=least,
        waiting=table.waiting,
        _cells=cells,
    )


def _columns(
    cells: _Cells, articles: Counter[str], wanted: Sequence[str]
) -> tuple[OutletCover, ...]:
    found = []
    for outlet in wanted or articles:
        kinds = np.bincount(cells.counted(outlet, cells.shown).kinds, minlength=len(COVER_KINDS))
        told, silent = int(kinds[_CODE["told"]]), int(kinds[_CODE["silent"]])
        found.append(OutletCover(outlet, articles[outlet], told, silent, cells.articles_of(outlet)))
    found.sort(key=lambda one: (not one.outlet, -one.articles, one.outlet))
    return tuple(found)
