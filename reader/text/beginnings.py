"""Lists filtered by beginnings of words as one types: folded once, then looked through. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from index.columns import sameness

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt


def folded(said: str) -> str:
    """Return words without case and accents, a blank before each: " ada quill"."""
    return f" {sameness(said)}"


def matching(lines: Sequence[str], word: str) -> npt.NDArray[np.bool_]:
    """Tell for each of some folded lines whether one of its words begins so."""
    beginning = f" {word}"
    return np.fromiter((beginning in line for line in lines), np.bool_, len(lines))
