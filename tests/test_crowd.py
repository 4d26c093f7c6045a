"""Several at once on one corpus, and places in which nothing can be written."""

from __future__ import annotations

import subprocess
import sys
from textwrap import dedent
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

CLOSING = """
import sys, threading
from pathlib import Path
from index.catalogue.store import Store

store = Store(Path(sys.argv[1]))
store.prepare()
done = threading.Event()

def read():
    while not done.is_set():
        store.rows("SELECT key, value FROM meta UNION ALL SELECT name, sql FROM sqlite_master")

for _ in range(60):
    done.clear()
    threads = [threading.Thread(target=read) for _ in range(3)]
    for thread in threads:
        thread.start()
    for _ in range(20):
        store.close()
        store.rows("SELECT 1")
    done.set()
    for thread in threads:
        thread.join()
"""


def test_a_catalogue_is_closed_while_threads_read_it(tmp_path: Path) -> None:
    # In a process of its own: what went wrong here was a segmentation fault.
    command = [sys.executable, "-c", dedent(CLOSING), str(tmp_path / "catalogue.sqlite")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
