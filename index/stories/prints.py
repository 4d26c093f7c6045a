"""Fingerprints of a text: a few numbers by which texts that share a stretch are found.

Winnowing (Schleimer, Wilkerson and Aiken, 2003): of the rows of six words that begin within any
four places, the one with the smallest number is kept. So a stretch of nine words, wherever it
stands, has a fingerprint in each text that has it, and a text keeps two for five words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.extent import end_of
from index.stories.reuse import LEAST, numbered, rows_of, signs_of
from index.words import words_of

if TYPE_CHECKING:
    import numpy.typing as npt

    from index.stories.reuse import Numbers, Places

    Prints = npt.NDArray[np.uint32]

WINDOW = 4
"""Places of which one is kept: the w of winnowing."""
COMMON = 100
"""Texts; words that more of them have in a row are furniture, and tell of no text taken over."""


class Winnowed(NamedTuple):
    """The fingerprints of a text where they stand."""

    prints: Prints
    places: Places
    """Beside them, the first word of the row of words that each stands for."""


def sure_from(signs: int) -> int:
    """Return from how many words on a shared stretch is certain to be found.

    Args:
        signs: How many of what counts as words make one.
    """
    return (LEAST + WINDOW) * signs - 1


def winnowed(numbers: Numbers, signs: int) -> Winnowed:
    """Return the fingerprints of a text, by place.

    Args:
        numbers: Of its words.
        signs: How many of what counts as words make one.
    """
    rows = rows_of(numbers, LEAST * signs)
    if not len(rows):
        return Winnowed(np.zeros(0, np.uint32), np.zeros(0, np.int64))
    window = min(WINDOW * signs, len(rows))
    windows = np.lib.stride_tricks.sliding_window_view(rows, window)[:, ::-1]
    smallest = window - 1 - windows.argmin(axis=1)  # the last one, of several that are smallest
    places = np.unique(np.arange(len(windows)) + smallest)
    return Winnowed((rows[places] >> np.uint64(32)).astype(np.uint32), places)


def prints_of(text: str) -> Prints:
    """Return the fingerprints of as much of a text as is read closely: ascending, each once."""
    words = list(words_of(text[: end_of(text)]))
    return np.unique(winnowed(numbered(words), signs_of(words)).prints)
