"""Which corpora there are to open: those opened before, those under a path being typed, the sample.

What was opened before is a plain file in the platform's state folder, a path on a line, the last
one first. It is a convenience: where it can't be read or written, nothing is said.
"""

from __future__ import annotations

import os
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_state_path

from index.errors import CorpusError
from index.whole import write_whole
from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Container

FILE = "opened.txt"
MOST_KEPT = 10
MOST_OFFERED = 100
_MOST_BYTES = 100_000
_MOST_SEEN = 20_000
"""Entries of a folder that are looked at for those that begin as what is typed."""


def sample() -> Path:
    """Return the sample corpus that is shipped."""
    package = Path(__file__).resolve().parents[1]
    shipped = package / "sample"
    return shipped if shipped.is_dir() else package.parent / "corpus"


def default_corpus() -> Path:
    """Return the corpus to open where none is named: `./corpus`, else the sample."""
    here = Path("corpus")
    return here if here.is_dir() else sample()


def opened_before() -> list[Path]:
    """Return the corpora opened before, the last one first; what else the file holds is dropped."""
    try:
        with _file().open("rb") as file:
            text = file.read(_MOST_BYTES).decode("utf-8", "replace")
    except OSError:
        return []
    lines = dict.fromkeys(line for line in text.split("\n") if line and guard(line) == line)
    return [Path(line) for line in lines if Path(line).is_absolute()][:MOST_KEPT]


def remember(corpus: Path) -> None:
    """Put a corpus first among those opened before; the sample needn't be remembered."""
    with suppress(CorpusError, OSError):
        path = Path(os.path.abspath(corpus))  # noqa: PTH100  resolve() would follow links as well
        if guard(str(path)) == str(path) and path != sample():
            kept = [path, *(other for other in opened_before() if other != path)][:MOST_KEPT]
            write_whole(_file(), "".join(f"{one}\n" for one in kept))


def named(typed: str) -> Path:
    """Return the path that is typed, `~` standing for somebody's home."""
    try:
        return Path(typed.strip()).expanduser()
    except RuntimeError:  # nobody's home is known by that name
        return Path(typed.strip())


def beginning_so(typed: str, suffixes: Container[str] | None = None) -> list[str]:
    """Return the folders, then the files, whose paths begin as what is typed.

    Names that would not be shown as they are can't be typed either, and are left out.

    Args:
        typed: The beginning of a path.
        suffixes: How the names of files end, in small letters; None for those of articles.
    """
    from index.formats import SUFFIXES  # noqa: PLC0415  remembering needs no format

    wanted: Container[str] = SUFFIXES if suffixes is None else suffixes
    head, tail = os.path.split(typed)
    folders, files = [], []
    try:
        with os.scandir(named(head) if head else Path()) as entries:
            for entry in islice(entries, _MOST_SEEN):
                name = entry.name
                if not name.startswith(tail) or (name[0] == "." and not tail):
                    continue
                if guard(name) != name:
                    continue
                if entry.is_dir():
                    folders.append(os.path.join(head, name, ""))  # noqa: PTH118  as it is typed
                elif Path(name).suffix.lower() in wanted:
                    files.append(os.path.join(head, name))  # noqa: PTH118  as it is typed
    except (OSError, ValueError):
        return []
    return [*sorted(folders), *sorted(files)][:MOST_OFFERED]


def _file() -> Path:
    return user_state_path("corpus-reader", appauthor=False) / FILE
