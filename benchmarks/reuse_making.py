"""`python -m benchmarks.reuse_making FOLDER`: the fingerprints of an index, in a process alone."""

from __future__ import annotations

import json
import resource
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
    unit = 1 if sys.platform == "darwin" else 1024
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
    began, busy = time.perf_counter(), time.process_time()
    done = book.find(None, never, wait=True)
    told = {
        "done": done,
        "seconds": time.perf_counter() - began,
        "busy": time.process_time() - busy,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit,
        "before": before,
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
