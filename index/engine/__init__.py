"""Full-text search behind one door.

Whoosh is imported by the modules in here alone, and not before an index is opened: it takes a
noticeable part of a second, which the command line's help shouldn't cost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.engine.protocol import Answer, BrokenIndexError, BusyIndexError, Engine, IndexedText

if TYPE_CHECKING:
    from pathlib import Path

__all__ = [
    "Answer",
    "BrokenIndexError",
    "BusyIndexError",
    "Engine",
    "IndexedText",
    "open_engine",
]


def open_engine(folder: Path) -> Engine:
    """Open the full-text index in a folder, or begin one where there is none.

    Args:
        folder: Holds nothing but this index; must be the user's own, for Whoosh unpickles what it
            opens.

    Raises:
        BrokenIndexError: It is damaged or of another version.
    """
    from index.engine.whoosh_engine import WhooshEngine  # noqa: PLC0415  Whoosh is slow to import

    return WhooshEngine(folder)
