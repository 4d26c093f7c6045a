"""Counts anew what the queries of `query.md` find in the sample corpus: `python docs/counts.py`."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from index.library import Library

HERE = Path(__file__).parent
PAGE = HERE / "query.md"
CORPUS = HERE.parent / "corpus"
ROW = re.compile(r"^\| `([^`]+)` \| (\d+) \|", re.MULTILINE)
"""A query and how many articles it finds."""
SIZE = re.compile(r"(?<=hits in the sample corpus \()\d+(?= articles\))")


def counted(page: str, library: Library) -> str:
    """Return the page with the numbers as they are in a corpus."""
    page = SIZE.sub(str(len(library.search(""))), page)
    return ROW.sub(lambda row: f"| `{row[1]}` | {len(library.search(row[1]))} |", page)


def main() -> None:
    """Write the page with the numbers of today."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Library.open(CORPUS, index_dir=Path(folder)) as library,
    ):
        library.refresh()
        page = counted(PAGE.read_text(encoding="utf-8"), library)
        PAGE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
