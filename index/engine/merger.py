"""A process that puts segments of an index together: `python -m index.engine.merger`.

Beside the one that searches and adds articles, so that neither waits. Pickled, it takes where the
index is, an empty folder, and segments; it writes one segment there, and answers with it. Both come
from and go to its parent alone. It ends at once when its input does: nobody is left to take over
what it writes.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import whoosh.index
from whoosh.filedb.filestore import FileStorage

from index.beside import own_output
from index.engine.durability import written_through
from index.engine.merging import add_segments
from index.engine.schema import schema
from index.engine.storage import PackedWriter

if TYPE_CHECKING:
    from collections.abc import Sequence

_NICENESS = 5


def main() -> None:
    """Put segments together, once."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # ctrl+c is the reader's business
    if sys.platform != "win32":
        os.nice(_NICENESS)
    answers = own_output()
    folder, target, segments = pickle.load(sys.stdin.buffer)  # noqa: S301  from our own parent
    threading.Thread(target=_listen, daemon=True).start()
    pickle.dump(put_together(Path(folder), Path(target), segments), answers, -1)
    answers.flush()


def _listen() -> None:
    # Past the buffer, whose lock would be missed when the process ends by itself.
    while os.read(sys.stdin.fileno(), 1):
        pass
    os._exit(1)


def put_together(folder: Path, target: Path, segments: Sequence[Any]) -> Any:
    """Write segments as one, and return it.

    Args:
        folder: Of the index that they are of, which stays as it is.
        target: An empty folder.
        segments: Of the index.

    Raises:
        ValueError: They are damaged.
    """

    def added(writer: Any, none: list[Any]) -> list[Any]:
        add_segments(writer, FileStorage(str(folder)), segments)
        return none

    writer = PackedWriter(whoosh.index.create_in(str(target), schema()))
    writer.commit(mergetype=added)
    for path in target.iterdir():
        if path.is_file():
            written_through(path)
    return writer.get_segment()


if __name__ == "__main__":
    main()
