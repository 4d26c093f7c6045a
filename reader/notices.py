"""Notices at the edge of the screen: of those that tell of one thing, only the newest stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from textual.notifications import Notification, Notify

from reader.text.wrap import wrap

if TYPE_CHECKING:
    from textual.app import App
    from textual.notifications import SeverityLevel

MOST_CELLS = 60
"""As wide as Textual makes a notice; but never wider than half of the screen."""
AROUND = 4
"""Cells of a notice beside its words."""


def tell(
    app: App[Any],
    words: str,
    about: str,
    *,
    seconds: float = 4,
    severity: SeverityLevel = "information",
) -> None:
    """Show a notice in place of the one that told of the same before.

    Args:
        app: Shows it.
        words: What it says, guarded.
        about: What it tells of, in a word that nobody sees.
        seconds: How long it stays.
        severity: Whether it is more than information.
    """
    for notice in list(app._notifications):  # noqa: SLF001  Textual takes all away, or none
        if notice.identity.startswith(f"{about}-"):
            app._unnotify(notice, refresh=False)  # noqa: SLF001  likewise
    room = max(10, min(MOST_CELLS, app.size.width // 2) - AROUND)
    lines = "\n".join(words[line.start : line.end] for line in wrap(words, 0, len(words), room))
    identity = f"{about}-{uuid4()}"
    notice = Notification(lines, severity=severity, timeout=seconds, identity=identity)
    app.post_message(Notify(notice))
