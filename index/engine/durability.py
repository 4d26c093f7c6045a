"""What is on the disk: made to last, and told where it is damaged."""

from __future__ import annotations

import json
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from zlib import crc32

from index.engine.protocol import BrokenIndexError
from index.errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path


@contextmanager
def faults(folder: Path) -> Iterator[None]:
    """Turn what Whoosh makes of a damaged index into one error.

    It unpickles and unpacks what it finds, so damage shows as almost any exception, bare ones too.
    """
    try:
        yield
    except (CorpusError, OSError, MemoryError) as error:
        if isinstance(error, (FileNotFoundError, NotADirectoryError, IsADirectoryError)):
            raise _broken(folder, error) from error
        raise
    except Exception as error:
        raise _broken(folder, error) from error


def _broken(folder: Path, error: Exception) -> BrokenIndexError:
    cause = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return BrokenIndexError(
        f"The full-text index in {folder} can't be read ({cause}).",
        "Build it again with `corpus-reader index --rebuild`.",
    )


def written_through(path: Path) -> None:
    """Have a file's content, or a folder's names, written through to the disk."""
    if path.is_dir():
        if os.name == "nt":
            return  # Windows has no such thing for folders
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    else:
        with path.open("rb+") as file:  # Windows wants the right to write
            os.fsync(file.fileno())


def sums(folder: Path, names: Iterable[str]) -> dict[str, int]:
    """Return the CRC-32 of the small files among some in a folder: tables of contents, columns.

    Whoosh unpickles the ones and reads the others as numbers, whatever stands there. Lists of
    terms and postings have their own.
    """
    return {
        name: crc32((folder / name).read_bytes())
        for name in sorted(names)
        if name.endswith((".toc", ".col"))
    }


def check_sums(folder: Path, expected: Mapping[str, int]) -> None:
    """Make sure that files are as they were written, those that are there.

    Raises:
        ValueError: One isn't.
    """
    there = [name for name in expected if (folder / name).exists()]
    if sums(folder, there) != {name: expected[name] for name in there}:
        raise ValueError("a file is not as it was written")


def sealed(state: Mapping[str, object]) -> str:
    """Return a state as JSON that tells whether it is whole."""
    text = json.dumps(state, sort_keys=True)
    return json.dumps({"state": state, "crc": crc32(text.encode())})


def unsealed(text: str) -> dict[str, Any]:
    """Return the state that `sealed` made JSON of.

    Raises:
        ValueError: It is damaged.
        TypeError: It is none.
    """
    found = json.loads(text)
    state = found["state"]
    if crc32(json.dumps(state, sort_keys=True).encode()) != found["crc"]:
        raise ValueError("a damaged state")
    if not isinstance(state, dict):
        raise TypeError("no state of an engine")
    return state
