"""Which texts are alike, kept from one grouping to the next: tables of `stories.sqlite`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.stories.keptfile import row_seal
from index.stories.likeness import Pairs
from index.stories.weighing import Frequencies, Vector

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from index.stories.kept import KeptStories
    from index.stories.weighing import Floats

_ALL = "SELECT place, unit, signature, day, habit, terms, weights, others, cosines, seal FROM unit"


class Unit(NamedTuple):
    """What is grouped: a text, wherever it stands."""

    key: str
    """Of `table.unit_of`."""
    signature: int
    """Of all that its vector is made of, and its day."""


@dataclass(frozen=True, slots=True, eq=False)
class Web:
    """Texts, and which of them are alike; all beside `units`."""

    frequencies: Frequencies
    """As they were when stems were counted last."""
    units: tuple[Unit, ...]
    places: npt.NDArray[np.int64]
    """By which each is kept, ascending."""
    days: npt.NDArray[np.int64]
    vectors: Sequence[Vector]
    habits: Floats
    pairs: Pairs


class KeptWeb:
    """The tables `unit` and `frequency`."""

    def __init__(self, kept: KeptStories) -> None:
        self._kept = kept

    def read(self) -> Web | None:
        """Return all that is kept; None where nothing is, or not all of it."""
        counted = self._kept.rows("SELECT texts, terms, counts, spread, seal FROM frequency")
        rows = self._kept.rows(f"{_ALL} ORDER BY place")
        if not counted or not rows or not all(row_seal(row[:-1]) == row[-1] for row in rows):
            return None
        *kept, seal = counted[0]
        if row_seal(kept) != seal or len({row[1] for row in rows}) != len(rows):
            return None
        texts, *arrays = kept
        places = np.array([row[0] for row in rows], np.int64)
        lengths = np.array([len(row[7]) // 4 for row in rows], np.int64)
        others = np.frombuffer(b"".join(row[7] for row in rows), np.int32).astype(np.int64)
        cosines = np.frombuffer(b"".join(row[8] for row in rows), np.float32).astype(np.float64)
        return Web(
            Frequencies(
                texts,
                np.frombuffer(arrays[0], np.uint32),
                np.frombuffer(arrays[1], np.uint32),
                np.frombuffer(arrays[2], np.float32),
            ),
            tuple(Unit(row[1], row[2]) for row in rows),
            places,
            np.array([row[3] for row in rows], np.int64),
            [
                Vector(np.frombuffer(row[5], np.uint32), np.frombuffer(row[6], np.float16))
                for row in rows
            ],
            np.array([row[4] for row in rows], np.float64),
            _still_there(places, np.repeat(places, lengths), others, np.round(cosines, 4)),
        )

    def write(self, web: Web, begin: int, gone: Sequence[int]) -> None:
        """Keep what is new.

        Args:
            web: All as it is now.
            begin: From which unit on it is new; 0 for all.
            gone: Places of what is there no longer.
        """
        with self._kept.transaction() as connection:
            if begin == 0:
                connection.execute("DELETE FROM unit")
                connection.execute("DELETE FROM frequency")
                kept = web.frequencies
                row = kept.texts, *(array.tobytes() for array in kept[1:])
                connection.execute(
                    "INSERT INTO frequency VALUES (?, ?, ?, ?, ?)", (*row, row_seal(row))
                )
            connection.executemany("DELETE FROM unit WHERE place = ?", [(one,) for one in gone])
            connection.executemany(
                "INSERT INTO unit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                ((*row, row_seal(row)) for row in _rows(web, begin)),
            )


def _rows(web: Web, begin: int) -> list[tuple[object, ...]]:
    order = np.argsort(web.pairs.b, kind="stable")
    sides = web.pairs.b[order]
    others = web.places[web.pairs.a[order]].astype(np.int32)
    cosines = web.pairs.cosine[order].astype(np.float32)
    numbers = np.arange(begin, len(web.units))
    starts, ends = np.searchsorted(sides, numbers), np.searchsorted(sides, numbers, "right")
    return [
        (
            int(web.places[number]),
            *web.units[number],
            int(web.days[number]),
            float(web.habits[number]) + 0.0,  # SQLite knows no -0.0
            web.vectors[number].terms.tobytes(),
            web.vectors[number].weights.tobytes(),
            others[start:end].tobytes(),
            cosines[start:end].tobytes(),
        )
        for number, start, end in zip(numbers.tolist(), starts.tolist(), ends.tolist(), strict=True)
    ]


def _still_there(
    places: npt.NDArray[np.int64],
    one: npt.NDArray[np.int64],
    other: npt.NDArray[np.int64],
    cosine: Floats,
) -> Pairs:
    """Return pairs of places as pairs of units, but for those with one that is gone."""
    found = np.minimum(np.searchsorted(places, other), max(len(places) - 1, 0))
    there = places[found] == other
    return Pairs(found[there], np.searchsorted(places, one[there]), cosine[there])
