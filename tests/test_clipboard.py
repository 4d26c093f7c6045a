from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.app import App
from textual.notifications import Notify

from reader.keeping.clipboard import LIMIT, copied_file, copy, fits, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.message import Message


class Terminal(App[None]):
    """Keeps what it is told and what it is given to copy."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[tuple[str, str]] = []
        self.given: list[str] = []

    def copy_to_clipboard(self, text: str) -> None:
        self.given.append(text)

    def post_message(self, message: Message) -> bool:
        assert isinstance(message, Notify)
        notice = message.notification
        self.said.append((notice.severity, " ".join(notice.message.split())))
        return True


@pytest.fixture
def closed() -> Iterator[Path]:
    """Put a file where the folder of what is copied should be."""
    folder = copied_file().parent
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("in the way")
    yield folder
    folder.unlink()


def test_what_is_copied_goes_to_the_terminal_and_into_a_file_of_its_own() -> None:
    app = Terminal()
    copy(app, "“Nobody was hurt.”\n— The Gazette\n", "3 words")
    assert app.given == ["“Nobody was hurt.”\n— The Gazette\n"]
    assert copied_file().read_text(encoding="utf-8") == app.given[0]
    ((severity, message),) = app.said
    assert severity == "information"
    assert message.startswith("Copied 3 words. Also in ")
    assert message.endswith("copied.txt")
    if os.name == "posix":
        assert copied_file().stat().st_mode & 0o777 == 0o600


def test_what_is_too_much_for_a_terminal_goes_into_the_file_alone() -> None:
    app = Terminal()
    copy(app, "é" * LIMIT, "all of it")
    assert app.given == []
    assert copied_file().read_text(encoding="utf-8") == "é" * LIMIT
    assert app.said[0][1].startswith("Too long for a terminal’s clipboard: all of it is in ")


@pytest.mark.parametrize(
    ("text", "small"), [("a" * LIMIT, True), ("a" * (LIMIT + 1), False), ("", True)]
)
def test_the_limit_counts_bytes(text: str, *, small: bool) -> None:
    assert fits(text) is small


def test_nothing_that_a_terminal_acts_on_gets_there() -> None:
    app = Terminal()
    copy(app, "a\x1b]52;c;x\x07\ud800\nb", "it")
    assert app.given == ["a␛]52;c;x␇\ufffd\nb"]


def test_without_a_place_for_the_file_the_terminal_still_gets_it(closed: Path) -> None:
    app = Terminal()
    copy(app, "words", "1 word")
    assert (app.given, app.said) == (["words"], [("information", "Copied 1 word.")])
    copy(app, "a" * (LIMIT + 1), "all of it")
    severity, message = app.said[-1]
    assert severity == "warning"
    assert "can't be written" in message
    assert closed.read_text() == "in the way"


def test_a_file_at_home_is_told_shortly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: Path("/home/ines"))
    kept = Path("/home/ines/.local/state/corpus-reader/copied.txt")
    assert told("it", small=True, kept=kept).endswith(" ~/.local/state/corpus-reader/copied.txt")
    assert told("it", small=True, kept=Path("/var/copied.txt")).endswith(" /var/copied.txt")
