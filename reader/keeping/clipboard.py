"""Copying out of a terminal: by its own sequence where it fits, and always into a file.

Many terminals take no OSC 52, some multiplexers swallow it, and none of them answers. So what was
copied last also lies in a plain file, and the notification tells where.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from platformdirs import user_state_path

from index.errors import CorpusError
from index.whole import write_whole
from reader.notices import tell
from reader.text.safe import guard

if TYPE_CHECKING:
    from textual.app import App
    from textual.notifications import SeverityLevel

LIMIT = 74_994
"""Bytes that every terminal takes: in base64 and with what surrounds them 100,000, at which hterm
and others stop (osc52.sh of hterm, The Chromium Authors, 2012)."""
FILE = "copied.txt"
SHOWN_FOR = 4.0
"""Seconds that it is told: whoever copies one passage after another shall see the text again."""


def copied_file() -> Path:
    """Return the file that holds what was copied last."""
    return user_state_path("corpus-reader", appauthor=False) / FILE


def fits(text: str) -> bool:
    """Tell whether every terminal that takes a text at all takes so much of it."""
    return len(text.encode("utf-8", "replace")) <= LIMIT


def copy(app: App[Any], text: str, what: str) -> None:
    """Copy a text and tell so.

    Args:
        app: Hands it to its terminal.
        text: What is copied; it is guarded here.
        what: What it is, for people: "42 words of paragraph 3, with its reference".
    """
    text = guard(text, newlines=True)
    small = fits(text)
    if small:
        app.copy_to_clipboard(text)
    try:
        write_whole(copied_file(), text)
    except CorpusError as fault:
        kept, cause = None, fault.message
    else:
        kept, cause = copied_file(), ""
    words = told(what, small=small, kept=kept, cause=cause)
    lost = not small and kept is None
    severity: SeverityLevel = "warning" if lost else "information"
    tell(app, words, "copied", seconds=SHOWN_FOR, severity=severity)


def told(what: str, *, small: bool, kept: Path | None, cause: str = "") -> str:
    """Return what is said when something was copied.

    Args:
        what: What was copied.
        small: Whether the terminal got it.
        kept: The file that has it, if one does.
        cause: Why no file has it.
    """
    place = guard(_short(kept)) if kept else ""
    if small:
        return f"Copied {what}." + (f" Also in {place}" if place else "")
    if place:
        return f"Too long for a terminal’s clipboard: {what} is in {place}"
    return f"Too long for a terminal’s clipboard, and {guard(cause)}"


def _short(path: Path) -> str:
    try:
        return f"~/{path.relative_to(Path.home()).as_posix()}"
    except (ValueError, RuntimeError):
        return str(path)
