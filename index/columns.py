"""What every search needs of all articles at once, as arrays: one row an article.

Read once for each generation of the catalogue. Rows stand in the order of the articles' ids, so
that a row's number is its rank where everything else is equal.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from index.copies import copies
from index.groups import Groups
from index.keptarrays import keep, kept
from index.texthashes import TextHashes
from index.words import fold, word_spans

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import numpy.typing as npt

    from index.catalogue import Catalogue, State

    Rows = npt.NDArray[np.int64]
    """Numbers of rows."""

UNKNOWN = -1
"""Stands for a day or month that isn't known; `UNKNOWN_MOMENT` for a moment."""
UNKNOWN_MOMENT = np.iinfo(np.int64).min
NO_ROW = -1
"""Stands for the row of a key that isn't known."""
_LAYOUT = 1
"""Of the file that columns are kept in."""
_NUMBERS = ("keys", "outlet", "language", "day", "month", "moment")
_SPREAD = 8
"""Keys are counted up, so that few are gone: a table of rows by key may have so many places for
each article, four bytes each, before the keys are sorted and searched instead."""


@dataclass(frozen=True, eq=False)
class Columns:
    """Columns of the catalogue as arrays; what is derived from them is made when it is asked for.

    Not changed afterwards: what is counted of all articles is counted once.
    """

    state: State
    keys: npt.NDArray[np.int64]
    outlet: npt.NDArray[np.int32]
    """Places in `outlets`."""
    outlets: tuple[str, ...]
    """Sorted; "" stands for unknown."""
    language: npt.NDArray[np.int32]
    """Places in `languages`."""
    languages: tuple[str, ...]
    """Sorted; "" stands for unknown."""
    day: npt.NDArray[np.int64]
    month: npt.NDArray[np.int64]
    moment: npt.NDArray[np.int64]
    text_hashes: Sequence[str]
    copies: Groups
    """Which rows have the very same text."""

    @classmethod
    def read(cls, catalogue: Catalogue) -> Columns:
        """Read the columns as they are now."""
        while True:
            state = catalogue.state(now=True)
            found = catalogue.articles.columns()
            if catalogue.state(now=True) == state:  # nobody wrote in between
                return cls._of(state, found)

    @classmethod
    def _of(cls, state: State, found: Sequence[tuple[Any, ...]]) -> Columns:
        keys, outlets, days, months, moments, hashes, tongues, titles = (
            zip(*found, strict=True) if found else [()] * 8
        )
        outlet, names = _coded(outlets)
        language, languages = _coded(tongues)
        numbers, packed = np.array(keys, np.int64), TextHashes.of(hashes)
        return cls(
            state=state,
            keys=numbers,
            outlet=outlet,
            outlets=names,
            language=language,
            languages=languages,
            day=_numbers(days, UNKNOWN),
            month=_numbers(months, UNKNOWN),
            moment=_numbers(moments, UNKNOWN_MOMENT),
            text_hashes=hashes if packed is None else packed,
            copies=copies(hashes, titles),
        )

    def keep(self, file: Path) -> None:
        """Keep the columns in a file for the next start."""
        if not isinstance(self.text_hashes, TextHashes):
            return
        head = {
            "layout": _LAYOUT,
            "state": self.state,
            "outlets": self.outlets,
            "languages": self.languages,
        }
        arrays = {name: getattr(self, name) for name in _NUMBERS}
        keep(file, head, arrays | {"hashes": self.text_hashes.packed} | self.copies.arrays())

    @classmethod
    def kept(cls, file: Path, state: State) -> Columns | None:
        """Return the columns that were kept; None where they are of another state."""
        found = kept(file)
        if found is None or (found.head.get("layout"), found.head.get("state")) != (
            _LAYOUT,
            [*state],
        ):
            return None
        return cls(
            state=state,
            outlets=tuple(found.head["outlets"]),
            languages=tuple(found.head["languages"]),
            text_hashes=TextHashes(found.arrays["hashes"]),
            copies=Groups.from_arrays(found.arrays),
            **{name: found.arrays[name] for name in _NUMBERS},
        )

    def __len__(self) -> int:
        return len(self.keys)

    def rows_of(self, keys: npt.NDArray[np.int64]) -> tuple[Rows, npt.NDArray[np.bool_]]:
        """Return the rows of those keys that are known, and which of the keys those are."""
        rows = self._rows(keys)
        known = rows != NO_ROW
        return (rows, known) if known.all() else (rows[known], known)

    def _rows(self, keys: npt.NDArray[np.int64]) -> Rows:
        if not len(self.keys):
            return np.full(len(keys), NO_ROW)
        table = self._by_number
        if table is not None:
            inside = (keys >= 0) & (keys < len(table))
            # The last place is of no key, so that one too large leads there.
            return table[keys if inside.all() else np.where(inside, keys, len(table) - 1)]
        ordered = self.keys[self._by_key]
        places = np.minimum(np.searchsorted(ordered, keys), len(ordered) - 1)
        return np.where(ordered[places] == keys, self._by_key[places], NO_ROW)

    @cached_property
    def _by_key(self) -> Rows:
        return np.argsort(self.keys, kind="stable")

    @cached_property
    def _by_number(self) -> Rows | None:
        """The row of each key, by the key; None where keys lie too far apart."""
        if int(self.keys.min()) < 0 or int(self.keys.max()) >= _SPREAD * len(self.keys) + 1_000:
            return None
        table = np.full(int(self.keys.max()) + 2, NO_ROW)
        table[self.keys] = np.arange(len(self.keys))
        return table

    @cached_property
    def months(self) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """The months that there are, in order, and beside the rows the place of each one's."""
        found, places = np.unique(self.month, return_inverse=True)
        return found, places

    @cached_property
    def newest_first(self) -> Rows:
        """All rows by time, unknown last; those of one moment by id."""
        return self._in_time(-self.moment)

    @cached_property
    def oldest_first(self) -> Rows:
        """All rows by time, unknown last; those of one moment by id."""
        return self._in_time(self.moment)

    def _in_time(self, moments: npt.NDArray[np.int64]) -> Rows:
        unknown = self.moment == UNKNOWN_MOMENT
        return np.lexsort((np.where(unknown, 0, moments), unknown))

    def hashes_of(self, keys: Sequence[int]) -> dict[int, str]:
        """Return the hashes of the texts of those keys that are known."""
        rows, known = self.rows_of(np.array(keys, np.int64))
        there = [key for key, one in zip(keys, known.tolist(), strict=True) if one]
        return {key: self.text_hashes[row] for key, row in zip(there, rows.tolist(), strict=True)}

    def outlets_like(self, wanted: str) -> list[int]:
        """Return the codes of outlets that have this name but for case and accents."""
        exact = [code for code, name in enumerate(self.outlets) if name == wanted]
        if exact or not wanted:
            return exact
        key = sameness(wanted)
        return [code for code, name in enumerate(self.outlets) if name and sameness(name) == key]


class CurrentColumns:
    """The columns as they are now, read again only when the catalogue has changed.

    What was read first is kept in a file: of a hundred thousand articles it is there at the next
    start in a hundredth of the time. While articles come, nothing is written with each batch.
    """

    def __init__(self, catalogue: Catalogue, file: Path | None = None) -> None:
        """Keep what is needed.

        Args:
            catalogue: Of the articles.
            file: To keep the columns in; None to keep them nowhere.
        """
        self._catalogue = catalogue
        self._file = file
        self._guard = threading.Lock()
        self._last: Columns | None = None

    def __call__(self) -> Columns:
        """Return the columns."""
        state = self._catalogue.state()
        with self._guard:
            if self._last is not None and self._last.state != state:
                state = self._catalogue.state(now=True)  # somebody may have read a newer one
            if self._last is None or self._last.state != state:
                self._last = self._first(state) or Columns.read(self._catalogue)
            return self._last

    def _first(self, state: State) -> Columns | None:
        if self._last is not None or self._file is None:
            return None
        found = Columns.kept(self._file, state)
        if found is None:
            found = Columns.read(self._catalogue)
            found.keep(self._file)
        return found

    def keep(self) -> None:
        """Keep the columns as they are now."""
        columns = self()
        if self._file is not None and Columns.kept(self._file, columns.state) is None:
            columns.keep(self._file)


def sameness(name: str) -> str:
    """Return what two spellings of a name share: no case, accents, punctuation."""
    words = [fold(word) for word, _, _ in word_spans(name.casefold())]
    return " ".join(words) or name.casefold().strip()


def _coded(values: Sequence[object]) -> tuple[npt.NDArray[np.int32], tuple[str, ...]]:
    """Return for each value its place among the distinct ones, and those, sorted."""
    names = sorted({str(value) for value in values})
    codes = {name: code for code, name in enumerate(names)}
    return np.array([codes[str(value)] for value in values], np.int32), tuple(names)


def _numbers(values: Sequence[object], unknown: int) -> npt.NDArray[np.int64]:
    return np.array([unknown if value is None else value for value in values], np.int64)
