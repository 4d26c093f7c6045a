"""A reader without a screen: finds names in a thread, searches meanwhile, and tells by lines.

`python -m benchmarks.asking CORPUS INDEXES SEARCHES WORD ...` searches for each word in turn, with
pauses as of somebody who thinks, until all names are found and it has searched often enough. Each
line is what a search took, in seconds, and how many texts of how many had names by then.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

from index.library import Library

if TYPE_CHECKING:
    from index.results import Progress

_PAUSE = 0.25
_PAGE = 20


def main() -> None:
    """Find names and search."""
    corpus, indexes, searches, *words = sys.argv[1:]
    with Library.open(Path(corpus), index_dir=Path(indexes)) as library:
        library.warm_up()
        reached = [0, 0]

        def progress(told: Progress) -> None:
            reached[:] = told.done, told.total

        finding = threading.Thread(target=lambda: library.find_names(progress=progress))
        finding.start()
        for number, word in enumerate(cycle(words)):
            if number >= int(searches) and not finding.is_alive():
                break
            time.sleep(_PAUSE)
            began = time.perf_counter()
            library.rows(library.search(word), 0, _PAGE)
            took = time.perf_counter() - began
            print(json.dumps([took, *reached]), flush=True)
        finding.join()


if __name__ == "__main__":
    main()
