"""The line under the query: the filters that are chosen, what is wrong, what is found."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.message import Message

from reader.text.marks import Piece
from reader.widgets.band import MARGIN, Band, cells

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events


class Under(NamedTuple):
    """What is to be said under a query."""

    tags: Sequence[tuple[str, str, str]] = ()
    """The filters, as (kind, value, words)."""
    problem: str | None = None
    """Why the query can't be understood, if it can't."""
    right: Sequence[Piece] = ()
    """What stands flush right."""
    wrong: tuple[int, int] | None = None
    """The piece of the query that is underlined, in characters, half-open."""


class TagLine(Band):
    """The line under the query: filters chosen, or what is wrong, or examples."""

    class Removed(Message):
        """A tag was clicked."""

        def __init__(self, kind: str, value: str) -> None:
            super().__init__()
            self.kind = kind
            self.value = value

    _tags: tuple[tuple[str, str, str], ...] = ()

    def show_tags(self, tags: Sequence[tuple[str, str, str]], right: Sequence[Piece]) -> None:
        """Show filters as (kind, value, words); the words are guarded already."""
        self._tags = tuple(tags)
        line = [Piece("  in ", ("meta",))]
        for _, _, words in tags:
            line += [Piece(f" {words} ", ("tag",)), Piece("× ", ("tag", "key")), Piece("  ", ())]
        self.show(line, right)

    def show_words(self, left: Sequence[Piece], right: Sequence[Piece]) -> None:
        """Show words and no tags."""
        self._tags = ()
        self.show(left, right)

    def on_click(self, event: events.Click) -> None:
        """Remove the tag that is clicked."""
        left = MARGIN + len("  in ")
        for kind, value, words in self._tags:
            width = cells([Piece(words, ())]) + 4
            if left <= event.x < left + width:
                self.post_message(self.Removed(kind, value))
                return
            left += width + 2
