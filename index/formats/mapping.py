"""Which columns of a table, or fields of a record, hold an article's parts.

What somebody says of a file counts; else what the names say; and where no name says it, what the
columns hold: the longest prose is the text, what reads as a date the date.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

from index.dates import parse_date
from index.formats.dayorder import day_first
from index.formats.fieldnames import FIELDS, is_other, named, squeezed
from index.mastheads import is_link

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.formats.fieldnames import Field

SAMPLE = 50
"""Records from the start of a file by which its columns are judged."""
MOST_FIELDS = 500
"""Of one record, nested ones included; the rest isn't looked at."""
_DEEPEST = 4
_LONGEST_DATE = 60
_PROSE = re.compile(r"(?:[^\W\d_]{1,40}[\s,;:.!?’'\"()-]{1,3}){12}|[぀-ヿ一-鿿가-힯]{30}")
_BY_CONTENT = ", by what it holds"


@dataclass(frozen=True, slots=True)
class Mapping:
    """Which column or field holds what, where that is said and not guessed.

    Each is a column's name as it stands, or a field's with the names on the way to it
    (`article.title`); None where it is to be guessed, "" where nothing holds it.
    """

    title: str | None = None
    text: str | None = None
    outlet: str | None = None
    date: str | None = None
    authors: str | None = None
    url: str | None = None
    language: str | None = None
    day_first: bool | None = None
    """Whether 5/6/2024 is in June; None where the other dates of the column may tell."""


GUESSED = Mapping()
"""Nothing is said: all is guessed."""


class Place(NamedTuple):
    """A column or field that may hold a part of an article."""

    path: str
    sure: bool
    """Whether somebody said so, or the whole name does."""
    note: str = ""
    """What is to be told beside its name."""
    day_first: bool | None = None
    """Of a date in numbers whether the day comes before the month; None where nothing tells."""


class Guess:
    """What the columns of one file are taken for."""

    def __init__(self, given: Mapping = GUESSED, sample: Sequence[dict[str, Any]] = ()) -> None:
        """Judge columns by some records from the start of a file, flat."""
        self._given: dict[Field, str] = {
            field: said for field in FIELDS if (said := getattr(given, field)) is not None
        }
        self._known: dict[tuple[str, ...], dict[Field, list[Place]]] = {}
        columns = _columns(sample)
        self._by_content = _judged(columns, set(self._given)) if sample else {}
        self._said_order = given.day_first
        self._day_first = {path: day_first(_strings(each)) for path, each in columns.items()}

    def places(self, record: dict[str, Any]) -> dict[Field, list[Place]]:
        """Return where in a flat record each part may stand, the likeliest place first."""
        paths = tuple(record)
        found = self._known.get(paths)
        if found is None:
            if len(self._known) >= 200:  # each record may have fields of its own
                self._known.clear()
            found = self._known[paths] = self._placed(paths)
        return found

    def _placed(self, paths: tuple[str, ...]) -> dict[Field, list[Place]]:
        ranked: dict[Field, list[tuple[int, Place]]] = {field: [] for field in FIELDS}
        for path in paths:
            name = named(path)
            if name and name.field not in self._given:
                place = Place(path, sure=name.exact)
                ranked[name.field].append((name.rank + 20 * path.count("."), place))
        for field, said in self._given.items():
            wanted = [path for path in paths if path == said]
            wanted = wanted or [path for path in paths if squeezed(path) == squeezed(said)]
            ranked[field] = [
                (0, Place(path, sure=True, note=", as set")) for path in wanted if said
            ]
        for field, path in self._by_content.items():
            if path in paths:
                ranked[field].append((10_000, Place(path, sure=False, note=_BY_CONTENT)))
        found = {
            field: [place for _, place in sorted(places, key=lambda each: each[0])]
            for field, places in ranked.items()
        }
        found["date"] = [self._in_order(place) for place in found["date"]]
        return found

    def _in_order(self, place: Place) -> Place:
        """Return the place of a date with the order of its numbers, which is told beside it."""
        order = self._day_first.get(place.path) if self._said_order is None else self._said_order
        if order is None:
            return place
        said = ", day first" if order else ", month first"
        return place._replace(day_first=order, note=said + place.note)


def flat(record: dict[Any, Any]) -> dict[str, Any]:
    """Return a record with nested ones opened, each field named by the way to it."""
    if len(record) <= MOST_FIELDS and not any(isinstance(each, dict) for each in record.values()):
        return {str(key): value for key, value in record.items()}
    found: dict[str, Any] = {}
    level: list[tuple[str, dict[Any, Any]]] = [("", record)]
    for _ in range(_DEEPEST):
        below: list[tuple[str, dict[Any, Any]]] = []
        for prefix, each in level:
            for key, value in each.items():
                if len(found) >= MOST_FIELDS:
                    return found
                path = f"{prefix}{key}"
                found[path] = value
                if isinstance(value, dict) and not _is_one_thing(path, value):
                    below.append((f"{path}.", value))
        level = below
    return found


def _is_one_thing(path: str, value: dict[Any, Any]) -> bool:
    """Tell whether an object is one thing with a name, as `{"name": "The Times"}` is."""
    name = named(path)
    if name is None or name.field == "text":
        return False
    return not any((inner := named(str(key))) and inner.field == "text" for key in value)


def _columns(sample: Sequence[dict[str, Any]]) -> dict[str, list[Any]]:
    """Return by column what some records hold there."""
    columns: dict[str, list[Any]] = {}
    for record in sample:
        for path, value in record.items():
            is_blank = value is None or (isinstance(value, str) and not value.strip())
            if not is_blank and len(columns) < MOST_FIELDS:
                columns.setdefault(path, []).append(value)
    return columns


def _strings(values: Iterable[Any]) -> list[str]:
    return [value for value in values if isinstance(value, str)]


def _judged(columns: dict[str, list[Any]], given: set[Field]) -> dict[Field, str]:
    """Return columns that hold what no name says, by what some records hold there."""
    named_so = {name.field for path in columns if (name := named(path))} | given
    strings = {
        path: _strings(values)
        for path, values in columns.items()
        if not named(path) and not is_other(path)
    }
    found: dict[Field, str] = {}
    if "text" not in named_so:
        _take(found, "text", {path: _prose(values) for path, values in strings.items()})
    rest = {path: values for path, values in strings.items() if path not in found.values()}
    if "date" not in named_so:
        _take(found, "date", {path: _share(values, _is_date) for path, values in rest.items()})
    if "url" not in named_so:
        _take(found, "url", {path: _share(values, is_link) for path, values in rest.items()})
    rest = {path: values for path, values in rest.items() if path not in found.values()}
    if "title" not in named_so and (found or "text" in named_so):
        _take(found, "title", {path: _titles(values) for path, values in rest.items()})
    return found


def _take(found: dict[Field, str], field: Field, scores: dict[str, float]) -> None:
    best = max(scores, key=lambda path: scores[path], default=None)
    if best is not None and scores[best] > 0:
        found[field] = best


def _prose(values: Sequence[str]) -> float:
    """Return how much prose a column holds; nothing where most of it is none."""
    written = sum(1 for value in values if _PROSE.search(value[:4_000]))
    return median(map(len, values)) if values and 2 * written > len(values) else 0


def _share(values: Sequence[str], holds: Any) -> float:
    """Return the share of values that are something, where it is most of them."""
    fit = sum(1 for value in values if holds(value))
    return fit / len(values) if values and fit > 0.7 * len(values) else 0


def _is_date(value: str) -> bool:
    # Read either way: whether it is a date doesn't hang on which.
    fits = 6 <= len(value) <= _LONGEST_DATE
    return fits and parse_date(value.strip(), day_first=True) is not None


def _titles(values: Sequence[str]) -> float:
    """Return how much a column looks like one of titles: some words each, and each its own."""
    words = [len(value.split()) for value in values]
    own = len(Counter(values)) > 0.8 * len(values)
    return median(words) if values and own and 3 <= median(words) <= 25 else 0


def shown(columns: Iterable[dict[str, str]]) -> dict[str, str]:
    """Return which column each part of some articles was found in, as most of them tell it.

    Args:
        columns: `Article.found_in` of articles of one file.
    """
    told: dict[str, Counter[str]] = {}
    for found_in in columns:
        for field, where in found_in.items():
            told.setdefault(field, Counter())[where] += 1
    return {field: counts.most_common(1)[0][0] for field, counts in told.items()}
