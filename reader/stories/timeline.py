"""Who published when: the articles of a story on a line of time. Pure.

Every day of a short story has its own place; a long one is told by weeks, months or years, at as
many places as can be named without their names touching.
"""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from rich.cells import cell_len

from reader.text.marks import Piece
from reader.text.phrases import clock, day, month, short_day
from reader.text.safe import guard
from reader.text.wrap import cut_short, fit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.story import StoryArticle
    from reader.stories.rows import Line

GAP = 2
STEP = 17
"""Cells from day to day at most: further apart, a square is hard to tie to its day."""
UNKNOWN, NO_TIME = "date unknown", "time unknown"
UNDATED_CELLS = 2 + len(UNKNOWN)
UNDATED_GAP = 4
PUBLISHED, UNDATED = "■", "□"
_EVERY = (1, 2, 3, 7, 14, 28)
"""Days from tick to tick; more are months."""
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600)


class Columns(NamedTuple):
    """Where labels, figures and the rest of a row stand, for the line of time and the shares."""

    label: int
    """Cells of a label, at most."""
    figure: int
    """Cells of the figure after it, flush right: "480 w", "of 20"."""

    @property
    def after(self) -> int:
        """Cells that both take, with the gap between them."""
        return self.label + GAP + self.figure


Told = Literal["time", "day", "year"]
"""What is told after a square: the time alone where each day has a tick; its day too, its year."""


class Tick(NamedTuple):
    """A place on the axis that has a name."""

    at: int
    words: str


class Axis(NamedTuple):
    """A line of time, in cells from its beginning."""

    length: int
    ticks: tuple[Tick, ...]
    told: Told
    first: dt.date
    """What stands at its beginning."""
    scale: float
    """Cells that a day takes."""

    def at(self, when: dt.date) -> int:
        """Return where a day stands."""
        return round((when - self.first).days * self.scale)


def columns_for(articles: Sequence[StoryArticle], labels: Sequence[str], width: int) -> Columns:
    """Return where the columns stand in rows so many cells wide."""
    most = max(13, width // 3)
    label = max(map(cell_len, labels), default=0)
    figure = max((len(_words(one)) for one in articles), default=0)
    return Columns(min(most, label), max(len("of 20"), figure))


def timeline(articles: Sequence[StoryArticle], columns: Columns, width: int) -> list[Line]:
    """Return the names of days, the axis, and a row for each article, in that order.

    Args:
        articles: In order of time.
        columns: Where labels and figures stand.
        width: Cells that a line may fill.
    """
    days = [day_of(article.date) for article in articles]
    dated = [when for when in days if when is not None]
    begin = columns.after + GAP
    room = width - begin
    undated = len(dated) < len(articles)
    axis = None
    if dated:
        free = room - (UNDATED_CELLS + UNDATED_GAP if undated else 0)
        longest = max(len(clock(article.date or "")) for article in articles)
        axis = axis_of(min(dated), max(dated), free, longest)
    at_unknown = begin + (room - UNDATED_CELLS - UNDATED_GAP if axis else 0)
    lines: list[Line] = []
    if axis is not None:
        lines += _axis_lines(axis, begin, at_unknown if undated else 0)
    for article, when in zip(articles, days, strict=True):
        row = [*label_pieces(article.label, _words(article), columns)]
        if axis is not None and when is not None:
            row += _dated(article, axis, axis.at(when))
        else:
            gap = " " * (at_unknown - columns.after)
            row.append(Piece(f"{gap}{UNDATED} {_undated(article.date)}", ("meta",)))
        lines.append(tuple(row))
    return lines


def label_pieces(label: str, figure: str, columns: Columns, role: str = "") -> Iterator[Piece]:
    """Yield a label and the figure after it, in their columns.

    Args:
        label: What is told of an article in a word or two.
        figure: What is counted.
        columns: Where both stand.
        role: Of the label.
    """
    words = shortened(guard(label), columns.label)
    yield Piece(words, (role,) if role else ())
    gap = columns.after - cell_len(words) - len(figure)
    yield Piece(f"{' ' * max(1, gap)}{figure}", ("meta",))


def shortened(label: str, width: int) -> str:
    """Return a label cut between words, or where too little would be left: within one."""
    words = fit(label, width)
    return (
        words
        if cell_len(words) * 2 > width or cell_len(label) <= width
        else cut_short(label, width)
    )


def _words(article: StoryArticle) -> str:
    return f"{article.words:,} w"


def day_of(date: str | None) -> dt.date | None:
    """Return the day of an ISO date; None for less of one, a month or a year."""
    try:
        return dt.date.fromisoformat((date or "")[:10])
    except ValueError:
        return None


def _told(date: str, told: Told) -> list[str]:
    """Return what stands after a square, the fullest first."""
    time, when = clock(date), day_of(date)
    if told == "time" or when is None:
        return [time or NO_TIME]
    words = day(date, weekday=False) if told == "year" else short_day(when, weekday=False)
    return [f"{words}, {time}", words] if time else [words]


def _undated(date: str | None) -> str:
    return fit(month(date), len(UNKNOWN)) if date else UNKNOWN


def _dated(article: StoryArticle, axis: Axis, at: int) -> Iterator[Piece]:
    yield Piece(" " * GAP, ())
    yield Piece("·" * at, ("faint",))
    yield Piece(PUBLISHED, ("accent",))
    room = axis.length - at - 1
    for words in _told(article.date or "", axis.told):
        if len(words) + 1 <= room:
            yield Piece(f" {words}", ("meta",))
            return


def _axis_lines(axis: Axis, begin: int, unknown_at: int) -> Iterator[Line]:
    """Yield the names of the ticks, then the axis with its ticks."""
    names = " " * begin
    for tick in axis.ticks:
        names = names.ljust(begin + tick.at) + tick.words
    if unknown_at:
        names = f"{names.ljust(unknown_at)}unknown"
    yield (Piece(names, ("meta",)),)
    places = {tick.at for tick in axis.ticks}
    line = "".join("┼" if at in places else "─" for at in range(axis.length))
    line = ("├" if 0 in places else "╶") + line[1:]
    yield (Piece(" " * begin, ()), Piece(line, ("rule",)))


def axis_of(first: dt.date, last: dt.date, room: int, time: int) -> Axis:
    """Return a line of time from one day to another.

    Args:
        first: Stands at its beginning.
        last: The last day on it.
        room: Cells that the axis may fill, with what is told after its last square.
        time: Cells of the longest time that is told.
    """
    span = (last - first).days
    told = max(time, len(NO_TIME)) + GAP
    step = min(STEP, max(1, room - told - 2) // span) if span else STEP
    if step >= len("18 Jun") + GAP:
        weekday = step >= len("Tue 18 Jun") + GAP
        days = [first + dt.timedelta(n) for n in range(span + 1)]
        ticks = [Tick(n * step, short_day(when, weekday=weekday)) for n, when in enumerate(days)]
        return Axis(min(room - 1, span * step + told), tuple(ticks), "time", first, step)
    tells: Told = "day" if first.year == last.year else "year"
    told = len("18 Jun 2024" if tells == "year" else "18 Jun") + GAP
    if time and told + time + GAP < room // 3:
        told += time + GAP
    scale = max(1, room - told - 2) / span
    return Axis(room - 1, _ticks(first, last, scale), tells, first, scale)


def _ticks(first: dt.date, last: dt.date, scale: float) -> tuple[Tick, ...]:
    """Return as many ticks as can be named side by side; at least the first day has one."""
    for every in _EVERY:
        if scale * every >= len("18 Jun") + GAP:
            days = range(0, (last - first).days + 1, every)
            return tuple(
                Tick(round(n * scale), short_day(first + dt.timedelta(n), weekday=False))
                for n in days
            )
    for every in _MONTHS:
        starts = _month_starts(first, last, every)
        ticks = [Tick(round((at - first).days * scale), _month_words(at, every)) for at in starts]
        if len(ticks) > 1 and _side_by_side(ticks):
            return tuple(ticks)
    ends = [
        Tick(round((at - first).days * scale), day(at.isoformat(), weekday=False))
        for at in (first, last)
    ]
    return tuple(ends if _side_by_side(ends) else ends[:1])


def _side_by_side(ticks: Sequence[Tick]) -> bool:
    return all(b.at - a.at >= len(a.words) + GAP for a, b in pairwise(ticks))


def _month_starts(first: dt.date, last: dt.date, every: int) -> Iterator[dt.date]:
    """Yield the first days of months between two days, of which the numbers divide by `every`."""
    number = first.year * 12 + first.month - 1 + (first.day > 1)
    number += -number % every
    while number // 12 <= last.year:
        begun = dt.date(number // 12, number % 12 + 1, 1)
        if begun > last:
            return
        yield begun
        number += every


def _month_words(when: dt.date, every: int) -> str:
    return str(when.year) if every >= 12 else month(when.isoformat())
