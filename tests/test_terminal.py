"""Input from a terminal, on a terminal of the system's own."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

pty = pytest.importorskip("pty", reason="there is no such terminal on this system")

ESCAPED = b"\xff\xfe\x9b caf\xe9 \xed\xa0\x80"
"""No UTF-8, in several ways."""


def test_bytes_that_are_no_text_do_not_end_the_reader(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The ferry to Orlen sails again on Monday.\n")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "reader", str(tmp_path), "--index-dir", str(tmp_path / "i")]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs) as process:
        os.close(theirs)
        drawn = _until(ours, b"1 article")
        os.write(ours, b"\x1b[200~ferry" + ESCAPED + b"\x1b[201~")
        drawn += _until(ours, b"ferry")
        os.write(ours, b"\x11")  # ctrl+q
        drawn += _until(ours, None)
        assert process.wait() == 0
    os.close(ours)
    assert b"Traceback" not in drawn


def _until(terminal: int, awaited: bytes | None) -> bytes:
    """Return what is drawn until something is, or until the end."""
    drawn = b""
    while awaited is None or awaited not in drawn:
        try:
            some = os.read(terminal, 65_536)
        except OSError:  # how Linux tells that nobody is at the other end
            break
        if not some:
            break
        drawn += some
    return drawn
