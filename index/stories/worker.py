"""A process in which articles are grouped by event: `python -m index.stories.worker FOLDER`.

A process of its own because it is minutes of arithmetic over a whole corpus, which neither a
search nor a key pressed must wait for. It tells as lines of JSON how far it is, and ends when it is
done, or at once when its input does: what it found until then is kept.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from index.beside import own_output
from index.catalogue import Catalogue
from index.errors import CorpusError
from index.locks import never
from index.stories.finding import StoryFinder
from index.stories.reuse_book import ReuseBook

if TYPE_CHECKING:
    from index.results import Progress

_NICENESS = 5


def main() -> None:
    """Group the articles of an index folder, see what they share, and tell how far it is."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # ctrl+c is the reader's business
    if sys.platform != "win32":
        os.nice(_NICENESS)
    answers = own_output()
    threading.Thread(target=_listen, daemon=True).start()

    def tell(answer: dict[str, object]) -> None:
        try:
            answers.write(json.dumps(answer).encode("ascii") + b"\n")
            answers.flush()
        except OSError:
            os._exit(0)  # nobody is left to answer

    def progressed(progress: Progress) -> None:
        told = (progress.done, progress.total, progress.seconds_left, progress.rate)
        tell({"progress": told})

    folder = Path(sys.argv[1])
    catalogue = Catalogue(folder / "catalogue.sqlite")
    try:
        StoryFinder(catalogue, folder).find(progressed, never, wait=False)
        reuse = ReuseBook(catalogue, folder)
        reuse.find_along(progressed, never, wait=False)
        if reuse.fault is not None:
            tell({"without_reuse": (reuse.fault.message, reuse.fault.hint)})
    except CorpusError as fault:
        tell({"fault": (fault.message, fault.hint)})
    tell({"end": True})


def _listen() -> None:
    while sys.stdin.buffer.read(1):
        pass
    os._exit(0)


if __name__ == "__main__":
    main()
