"""Changes to the searches that are kept: done beside the screen, told, and undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message

from index.errors import CorpusError
from index.searches.search import Saved, Search
from reader.keys import key_of
from reader.notices import tell
from reader.results.past import asked_words
from reader.screens.offering import OfferingScreen
from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Callable

    from index.searches.keeping import KeptSearches

    Undo = Callable[[KeptSearches], object]
    """Has all be as it was before a change."""

NOTICE = "searches"
"""All that is told of them is about one thing: the newest stands in place of the last."""


class ChangingSearchesScreen(OfferingScreen):
    """Saves, renames and deletes searches."""

    class Changed(Message):
        """Something was saved, renamed or deleted."""

        def __init__(self, words: str, undo: Undo | None) -> None:
            super().__init__()
            self.words = words
            self.undo = undo
            """Has all be as before; None where this was an undoing."""

    class NotChanged(Message):
        """Something can't be kept."""

        def __init__(self, error: CorpusError) -> None:
            super().__init__()
            self.error = error

    def __init__(self, undoing: list[Undo]) -> None:
        """Keep what undoes changes made before, the last one last; it is added to."""
        super().__init__()
        self.saved = Saved()
        self.past: tuple[Search, ...] = ()
        self.undoing = undoing

    def changed(self) -> None:
        """List what there is now."""
        raise NotImplementedError

    def save(self, search: Search, before: Search | None = None) -> None:
        """Save a search under its name, in place of the one that it was, and of any called so."""
        called = [one for one in self.saved.own if one.name == search.name]
        old = before.name if before is not None else ""

        def save(kept: KeptSearches) -> None:
            kept.save(search if before is not None else kept.looked_at(search), instead_of=old)

        def undo(kept: KeptSearches) -> None:
            kept.delete(search.name)
            for one in (*called, *([before] if before is not None else [])):
                kept.save(one)

        replaced = " in place of the one of this name" if called and before is None else ""
        self._change(f"Saved as “{guard(search.name)}”{replaced}.", save, undo)

    def delete(self, search: Search) -> None:
        """Delete a saved search, or forget one that was asked."""
        if search.name:
            name = search.name
            words = f"“{guard(name)}” is deleted."
            self._change(words, lambda kept: kept.delete(name), lambda kept: kept.save(search))
        else:
            words = f"Forgotten: {asked_words(search)}."
            self._change(words, lambda kept: kept.forget(search), lambda kept: kept.restore(search))

    def action_undo(self) -> None:
        """Have all be as it was before the last change."""
        if self.undoing:
            self._change("Undone.", self.undoing.pop(), None)

    @work(thread=True, group="searches", description="change")
    def _change(
        self,
        words: str,
        change: Callable[[KeptSearches], object],
        undo: Undo | None,
    ) -> None:
        if (library := self.library) is None:
            return
        try:
            change(library.searches)
        except CorpusError as error:
            self.post_message(self.NotChanged(error))
        else:
            self.post_message(self.Changed(words, undo))

    @on(Changed)
    def _changed(self, event: Changed) -> None:
        if event.undo is not None:
            self.undoing.append(event.undo)
            key = key_of(self, "screen.undo")
            tell(self.app, f"{event.words} {f'{key} undoes it.' if key else ''}".strip(), NOTICE)
        else:
            tell(self.app, event.words, NOTICE)
        self.changed()

    @on(NotChanged)
    def _not_changed(self, event: NotChanged) -> None:
        self.complain(f"{event.error.message} {event.error.hint}".strip())
