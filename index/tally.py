"""Counting what a corpus is made of, one article after another.

What is kept packed of an article is unpacked only where it can't be told apart as it is: each one
is passed at every look at the corpus.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from index.article import ABOUT_THE_CORPUS
from index.sametext import identity
from index.survey import OutletShare, Share, SkippedShare

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.article import Skipped

FOUND: tuple[str, ...] = ("title", "outlet", "date")
"""What is told of an article besides its text, each with where it was found."""
_LINE = re.compile(r"line \d+(?:: )?")
_SAID = "corpus.toml line "
_LINE_PACKED = re.compile(r'"line \d+')
_REASON = re.compile(r',"([^"\\]+)"\]')
"""The last item of each removed line as it is packed. Within a JSON string a quote has a backslash
before it, and what is removed stands between two others: nothing else can look like this."""
_REPAIR = re.compile(r"(?:(\d[\d,]*) )?(.+)", re.DOTALL)
_MANY = {
    "character decoded twice": "characters decoded twice",
    "HTML entity": "HTML entities",
    "control character": "control characters",
    "directional character": "directional characters",
    "invisible character": "invisible characters",
    "half of a character": "halves of characters",
    "broken character": "broken characters",
    "byte that is not UTF-8": "bytes that are not UTF-8",
}
"""Of each repair as it is said of one, how it is said of many, so that both are one kind."""
_REMEMBERED = 10_000
"""Notes of where things were found that are taken apart only once; all but a few are alike."""


class Surveyed(NamedTuple):
    """What a survey needs to be told of one article."""

    key: int
    file: str
    record: int
    outlet: str
    date: str | None
    has_month: bool
    moment: int | None
    text_hash: str
    short_title: str | None
    """See `index.sametext.identity`."""
    words: int
    language: str | None
    found_in: str
    """As packed, and so are the next ones."""
    encoding: str
    repairs: str
    removed: str


@dataclass(slots=True)
class _Outlet:
    keys: list[int] = field(default_factory=list)
    dated: int = 0
    first: tuple[int, str] | None = None
    last: tuple[int, str] | None = None
    found: Counter[str] = field(default_factory=Counter)

    def take(self, row: Surveyed, where: str) -> None:
        self.keys.append(row.key)
        self.found[where] += 1
        if row.date is not None and row.moment is not None:
            when = (row.moment, row.date)
            self.dated += 1
            self.first = min(self.first or when, when)
            self.last = max(self.last or when, when)


class _Shares:
    """Keys by what their articles have in common."""

    def __init__(self) -> None:
        self._keys: defaultdict[str, list[int]] = defaultdict(list)
        self._counts: defaultdict[str, list[int]] = defaultdict(list)

    def add(self, what: str, key: int, count: int | None = None) -> None:
        self._keys[what].append(key)
        if count is not None:
            self._counts[what].append(count)

    def shares(self, *, by_name: bool = False) -> tuple[Share, ...]:
        shares = [
            Share(what, tuple(keys), tuple(self._counts.get(what, ())))
            for what, keys in self._keys.items()
        ]
        sizes = {share.what: share.total or len(share.keys) for share in shares}
        return tuple(
            sorted(
                shares,
                key=lambda s: (not s.what, 0 if by_name else -sizes[s.what], s.what),
            )
        )


class Tally:
    """Counts articles, told one after another in the order of their ids."""

    def __init__(self) -> None:
        self.articles = self.words = self.records = 0
        self.record_files: set[str] = set()
        self.encodings, self.repairs, self.removed = _Shares(), _Shares(), _Shares()
        self.months, self.languages = _Shares(), _Shares()
        self.found = {what: _Shares() for what in FOUND}
        self._outlets: dict[str, _Outlet] = {}
        self._texts: dict[str, list[int] | int] = {}
        self._places: dict[str, dict[str, str]] = {}

    def take(self, row: Surveyed) -> None:
        """Count an article."""
        self.articles += 1
        self.words += row.words
        if row.record:
            self.records += 1
            self.record_files.add(row.file)
        self.encodings.add(row.encoding, row.key)
        self.languages.add((row.language or "").lower(), row.key)
        self.months.add((row.date or "")[: 7 if row.has_month else 4], row.key)
        self._take_places(row)
        self._take_text(row)
        for kind, count in _repairs(row.repairs):
            self.repairs.add(kind, row.key, count)
        if row.removed != "[]":
            for reason, lines in Counter(_REASON.findall(row.removed)).items():
                self.removed.add(reason, row.key, lines)

    def _take_places(self, row: Surveyed) -> None:
        packed = _LINE_PACKED.sub('"line 1', row.found_in)
        known = self._places.get(packed)
        if known is None:
            known = {what: place_kind(where) for what, where in json.loads(packed).items()}
            if len(self._places) < _REMEMBERED:
                self._places[packed] = known
        for what in FOUND:
            self.found[what].add(known.get(what, ""), row.key)
        outlet = self._outlets.get(row.outlet)
        if outlet is None:
            outlet = self._outlets[row.outlet] = _Outlet()
        outlet.take(row, known.get("outlet", ""))

    def _take_text(self, row: Surveyed) -> None:
        # Most texts are there once: a number is a fifth of a list.
        text = identity(row.text_hash, row.short_title)
        if text is None:
            return
        there = self._texts.get(text)
        if there is None:
            self._texts[text] = row.key
        elif isinstance(there, int):
            self._texts[text] = [there, row.key]
        else:
            there.append(row.key)

    def outlets(self) -> tuple[OutletShare, ...]:
        """Return the outlets, those with most articles first."""
        ordered = sorted(
            self._outlets.items(), key=lambda each: (not each[0], -len(each[1].keys), each[0])
        )
        return tuple(
            OutletShare(
                name=name,
                keys=tuple(outlet.keys),
                dated=outlet.dated,
                first=outlet.first[1] if outlet.first else None,
                last=outlet.last[1] if outlet.last else None,
                found=tuple(sorted(outlet.found.items(), key=lambda each: (-each[1], each[0]))),
            )
            for name, outlet in ordered
        )

    def same(self) -> tuple[tuple[int, ...], ...]:
        """Return the groups of articles whose texts are the same."""
        groups = [tuple(keys) for keys in self._texts.values() if isinstance(keys, list)]
        return tuple(sorted(groups, key=lambda keys: -len(keys)))


def place_kind(where: str) -> str:
    """Return where something was found without the number of the line: "byline", "field date".

    What stands on a line that nothing announces is "a line of its own".
    """
    if where.startswith(_SAID):
        return "corpus.toml"
    found = _LINE.match(where)
    if not found:
        return where
    return where[found.end() :].lower() or "a line of its own"


def skipped_shares(skipped: Iterable[Skipped]) -> tuple[SkippedShare, ...]:
    """Return what was skipped by kind of reason: most first, what is about the corpus last."""
    groups: dict[str, list[Skipped]] = {}
    for item in skipped:
        groups.setdefault(item.reason.partition(":")[0], []).append(item)
    ordered = sorted(
        groups.items(), key=lambda each: (each[0] == ABOUT_THE_CORPUS, -len(each[1]), each[0])
    )
    return tuple(SkippedShare(reason, tuple(items)) for reason, items in ordered)


def _repairs(packed: str) -> Iterable[tuple[str, int]]:
    if packed == "[]":
        return
    for repair in json.loads(packed):
        if found := _REPAIR.fullmatch(repair):
            number = int((found[1] or "1").replace(",", ""))
            yield _MANY.get(found[2], found[2]), number
