"""What is on the disk: made to last, and told where it is damaged."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from index.engine.protocol import BrokenIndexError
from index.errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def faults(folder: Path) -> Iterator[None]:
    """Turn what Whoosh makes of a damaged index into one error.

    It unpickles and unpacks what it finds, so damage shows as almost any exception, bare ones too.
    """
    try:
        yield
    except (CorpusError, OSError, MemoryError) as error:
        if isinstance(error, FileNotFoundError):
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
