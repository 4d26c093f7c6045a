"""The work under way beside the screen: how far it is, and when it will be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.text.marks import Piece
from reader.text.phrases import duration, per_second
from reader.widgets.band import Band

if TYPE_CHECKING:
    from index.results import Progress

BAR = 34
"""Cells of the bar."""
LABEL = 10


class WorkBar(Band):
    """One line over the keys while there is work, none otherwise."""

    def on_mount(self) -> None:
        """Begin without work."""
        self.display = False

    def show_progress(self, progress: Progress | None) -> None:
        """Show how far the work is; None hides the line."""
        self.display = progress is not None
        if progress is None:
            return
        share = progress.done / progress.total if progress.total else 0
        full = round(BAR * min(1.0, share))
        left = [
            Piece(f"{progress.work:<{LABEL}}", ()),
            Piece("━" * full, ("progress",)),
            Piece("─" * (BAR - full), ("rule",)),
        ]
        words = f"{progress.done:,} of {progress.total:,}"
        right = [Piece(words, ("meta",))]
        if progress.rate is not None and progress.done < progress.total:
            right += [Piece(" · ", ("faint",)), Piece(per_second(progress.rate), ("meta",))]
        if progress.seconds_left is not None and progress.done < progress.total:
            right += [
                Piece(" · ", ("faint",)),
                Piece(f"{duration(progress.seconds_left)} left", ("meta",)),
            ]
        self.show(left, right)
