"""Input from a terminal, on a terminal of the system's own."""

from __future__ import annotations

import errno
import io
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from textual.drivers._writer_thread import MAX_QUEUED_WRITES
from textual.events import Key

from reader.terminal import _enduring_writer, _forgiving_parser

termios = pytest.importorskip("termios", reason="there is no such terminal on this system")
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


@pytest.mark.parametrize(
    "trap", [b"\x1b[1114112u", b"\x1b[99999999999999999999999u", b"\x1b[200~never ended", b"\x1b]"]
)
def test_after_what_no_key_sends_keys_still_work(tmp_path: Path, trap: bytes) -> None:
    (tmp_path / "a.txt").write_text("The ferry to Orlen sails again on Monday.\n")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "reader", str(tmp_path), "--index-dir", str(tmp_path / "i")]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs) as process:
        os.close(theirs)
        _until(ours, b"1 article")
        os.write(ours, trap)
        for _ in range(60):  # it may be read with what came before it, and then be part of that
            os.write(ours, b"\x11")  # ctrl+q
            if _ends(process):
                break
        else:
            process.kill()
        _until(ours, None)
        assert process.wait() == 0
    os.close(ours)


def _ends(process: subprocess.Popen[bytes]) -> bool:
    try:
        process.wait(timeout=0.5)
    except subprocess.TimeoutExpired:
        return False
    return True


AS_WITH_NOHUP = """
import fcntl, os, signal, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
signal.signal(signal.SIGHUP, signal.SIG_IGN)
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""
"""Makes the terminal the process's own, and has the process survive that it hangs up."""
HEARING = """
import os, signal, sys
for number in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM):
    signal.signal(number, signal.SIG_DFL)
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""
"""Has the process hear signals though these tests are run by something that ignores them."""


@pytest.mark.parametrize("before", [[], ["-c", AS_WITH_NOHUP]])
def test_the_reader_ends_when_its_terminal_does(tmp_path: Path, before: list[str]) -> None:
    (tmp_path / "a.txt").write_text("The ferry to Orlen sails again on Monday.\n")
    ours, theirs = pty.openpty()
    reader = ["-m", "reader", str(tmp_path), "--index-dir", str(tmp_path / "i")]
    with subprocess.Popen(
        [sys.executable, *before, *reader],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=bool(before),
    ) as process:
        os.close(theirs)
        _until(ours, b"1 article")
        os.close(ours)
        try:
            process.wait(timeout=60)
        finally:
            process.kill()
    log = Path(os.environ["XDG_STATE_HOME"]) / "corpus-reader" / "faults.log"
    assert not log.exists()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGINT])
def test_a_signal_to_end_leaves_the_terminal_as_it_was(
    tmp_path: Path, number: signal.Signals
) -> None:
    (tmp_path / "a.txt").write_text("The ferry to Orlen sails again on Monday.\n")
    ours, theirs = pty.openpty()
    before = termios.tcgetattr(theirs)
    reader = ["-m", "reader", str(tmp_path), "--index-dir", str(tmp_path / "i")]
    command = [sys.executable, "-c", HEARING, *reader]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs) as process:
        _until(ours, b"1 article")
        assert termios.tcgetattr(theirs) != before
        process.send_signal(number)
        drawn = _until(ours, b"\x1b[?1049l")  # the alternate screen is left
        assert process.wait(timeout=60) == 128 + number
    assert termios.tcgetattr(theirs) == before
    os.close(theirs)
    drawn += _until(ours, None)
    for mode in (b"?1000l", b"?1003l", b"?2004l", b"?25h"):  # mouse, pasting, cursor
        assert b"\x1b[" + mode in drawn
    os.close(ours)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_as_soon_as_the_terminal_is_changed_leaves_it_as_it_was(
    tmp_path: Path, number: signal.Signals
) -> None:
    (tmp_path / "a.txt").write_text("The ferry to Orlen sails again on Monday.\n")
    ours, theirs = pty.openpty()
    before = termios.tcgetattr(theirs)
    reader = ["-m", "reader", str(tmp_path), "--index-dir", str(tmp_path / "i")]
    command = [sys.executable, "-c", HEARING, *reader]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs) as process:
        drawn = _until(ours, b"\x1b[?1049h")  # the alternate screen is entered
        process.send_signal(number)
        assert process.wait(timeout=60) == 128 + number
    assert termios.tcgetattr(theirs) == before
    os.close(theirs)
    drawn += _until(ours, None)
    assert drawn.rindex(b"\x1b[?1049l") > drawn.rindex(b"\x1b[?1049h")
    os.close(ours)


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


class _Gone(io.StringIO):
    def write(self, text: str) -> int:
        raise OSError(errno.EIO, "Input/output error", text)


@pytest.mark.parametrize(
    ("sent", "keys"),
    [
        *((f"\x1b{digit}", [("escape", "\x1b"), (f"{digit}", f"{digit}")]) for digit in range(10)),
        ("2", [("2", "2")]),
        ("\x1b[A", [("up", None)]),
        ("\x1bOP", [("f1", None)]),
        ("\x1bb", [("ctrl+left", None)]),
    ],
)
def test_a_digit_right_after_escape_is_no_sign_of_another_keyboard(
    sent: str, keys: list[tuple[str, str | None]]
) -> None:
    told = _forgiving_parser()().feed(sent)
    assert [(one.key, one.character) for one in told if isinstance(one, Key)] == keys


def test_whoever_writes_to_a_terminal_that_is_gone_does_not_wait() -> None:
    writer = _enduring_writer()(_Gone())
    writer.start()

    def write_and_stop() -> None:
        for _ in range(MAX_QUEUED_WRITES * 2):
            writer.write("words")
        writer.stop()

    writing = threading.Thread(target=write_and_stop, daemon=True)
    writing.start()
    writing.join(timeout=60)
    assert not writing.is_alive()
    assert not writer.is_alive()
