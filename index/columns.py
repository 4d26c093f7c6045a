"""What every search needs of all articles at once, as arrays: one row an article.

Read once for each generation of the catalogue. Rows stand in the order of the articles' ids, so
that a row's number is its rank where everything else is equal.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from index.copies import copies
from index.words import fold, word_spans

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from index.catalogue import Catalogue, State
    from index.groups import Groups

    Rows = npt.NDArray[np.int64]
    """Numbers of rows."""

UNKNOWN = -1
"""Stands for a day or month that isn't known; `UNKNOWN_MOMENT` for a moment."""
UNKNOWN_MOMENT = np.iinfo(np.int64).min


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """Columns of the catalogue as arrays."""

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
    text_hashes: tuple[str, ...]
    copies: Groups
    """Which rows have the very same text."""
    _by_key: npt.NDArray[np.int64]

    @classmethod
    def read(cls, catalogue: Catalogue) -> Columns:
        """Read the columns as they are now."""
        while True:
            state = catalogue.state()
            found = catalogue.articles.columns()
            if catalogue.state() == state:  # nobody wrote in between
                return cls._of(state, found)

    @classmethod
    def _of(cls, state: State, found: Sequence[tuple[Any, ...]]) -> Columns:
        keys, outlets, days, months, moments, hashes, tongues, titles = (
            zip(*found, strict=True) if found else [()] * 8
        )
        outlet, names = _coded(outlets)
        language, languages = _coded(tongues)
        numbers = np.array(keys, np.int64)
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
            text_hashes=hashes,
            copies=copies(hashes, titles),
            _by_key=np.argsort(numbers, kind="stable"),
        )

    def __len__(self) -> int:
        return len(self.keys)

    def rows_of(self, keys: npt.NDArray[np.int64]) -> tuple[Rows, npt.NDArray[np.bool_]]:
        """Return the rows of those keys that are known, and which of the keys those are."""
        if not len(self.keys):
            return np.zeros(0, np.int64), np.zeros(len(keys), np.bool_)
        ordered = self.keys[self._by_key]
        places = np.minimum(np.searchsorted(ordered, keys), len(ordered) - 1)
        known = ordered[places] == keys
        return self._by_key[places[known]], known

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
    """The columns as they are now, read again only when the catalogue has changed."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._guard = threading.Lock()
        self._last: Columns | None = None

    def __call__(self) -> Columns:
        """Return the columns."""
        state = self._catalogue.state()
        with self._guard:
            if self._last is None or self._last.state != state:
                self._last = Columns.read(self._catalogue)
            return self._last


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
