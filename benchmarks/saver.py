"""Saves a person's own work again and again: `python -m benchmarks.saver FILE [TIMES]`.

After each time it says which version is safe, in a file beside its folder, so that whoever kills it
knows what may not be lost.
"""

from __future__ import annotations

import sys
from pathlib import Path

from index.whole import write_whole

TIMES = 150
_LINES = 2_000


def save(path: Path, number: int) -> None:
    """Save the next versions of a file.

    Args:
        path: The file.
        number: How many versions.
    """
    first = version(path) + 1
    with safe(path).open("a", encoding="ascii") as saved:
        for new in range(first, first + number):
            write_whole(path, f"{new}\n" * _LINES)
            saved.write(f"{new}\n")
            saved.flush()


def safe(path: Path) -> Path:
    """Return the file that says which versions were saved."""
    return path.parent.with_suffix(".log")


def version(path: Path) -> int:
    """Return which version a file holds, 0 where there is none.

    Raises:
        ValueError: It holds none, or not the whole of one.
    """
    if not path.exists():
        return 0
    lines = path.read_text("ascii").splitlines()
    if len(lines) != _LINES or len(set(lines)) != 1:
        raise ValueError(f"{len(lines)} lines of {len(set(lines))} versions")
    return int(lines[0])


def lost(path: Path) -> str:
    """Return what was lost of a file, "" for nothing."""
    try:
        there = version(path)
    except ValueError as fault:
        return str(fault)
    said = safe(path).read_text("ascii").split("\n")[:-1] if safe(path).exists() else []
    last = int(said[-1]) if said else 0
    return "" if there >= last else f"version {there} after {last} was saved"


if __name__ == "__main__":
    save(Path(sys.argv[1]), int(sys.argv[2]) if sys.argv[2:] else TIMES)
