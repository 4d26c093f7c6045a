"""The log of faults of the program itself: small, and never with a word of an article.

Messages of exceptions can quote what they choked on, so only their types and places are kept.
"""

from __future__ import annotations

import traceback
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from platformdirs import user_state_path

if TYPE_CHECKING:
    from pathlib import Path

_MOST_BYTES = 200_000


def log_file() -> Path:
    """Return where the log is, or would be."""
    return user_state_path("corpus-reader", appauthor=False) / "faults.log"


def record(fault: BaseException) -> Path | None:
    """Write down where a fault happened; return the file, or None where it can't be written."""
    file = log_file()
    places = [
        f"  {frame.filename}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(fault.__traceback__)
    ]
    when = datetime.now(UTC).isoformat(timespec="seconds")
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if file.exists() and file.stat().st_size > _MOST_BYTES:
            file.replace(file.with_suffix(".old.log"))
        with file.open("a", encoding="utf-8") as log:
            log.write("\n".join([f"{when} {type(fault).__name__}", *places]) + "\n")
        return file
    return None
