"""`python -m benchmarks.reuse_making FOLDER`: the fingerprints of an index, in a process alone."""

from __future__ import annotations

import json
import re
import sys
import time
from pathlib import Path

from index.catalogue import Catalogue
from index.locks import never
from index.stories.reuse_book import ReuseBook


def main() -> None:
    """Make what is to be made, and print how long it took and how much memory it held."""
    folder = Path(sys.argv[1])
    book = ReuseBook(Catalogue(folder / "catalogue.sqlite"), folder)
    before = _most_held()
    began, busy = time.perf_counter(), time.process_time()
    done = book.find(None, never, wait=True)
    told = {
        "done": done,
        "seconds": time.perf_counter() - began,
        "busy": time.process_time() - busy,
        "memory": _most_held() - before,
    }
    print(json.dumps(told))


def _most_held() -> int:
    """Return the most bytes that this process held so far; 0 where the system doesn't tell.

    What `getrusage` tells begins with what the process that started this one held.
    """
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return 0
    found = re.search(r"VmHWM:\s+(\d+)", status)
    return int(found[1]) * 1024 if found else 0


if __name__ == "__main__":
    main()
