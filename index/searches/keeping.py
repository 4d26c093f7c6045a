"""Where searches are kept: the user's own work, in plain files beside decisions.

Written whole or not at all, by one process at a time; a corpus that has moved is known again by its
texts, and takes them along.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from index.corrections.tomlfile import MOST_BYTES
from index.decisions.codec import WrongError
from index.decisions.keeping import DecisionFile, Files
from index.decisions.reading import Read, read, told
from index.decisions.writing import without, written
from index.errors import CorpusError
from index.searches.codec import ASKED, SAVED
from index.searches.search import Saved, Search

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from index.catalogue import Catalogue

MOST_ASKED = 200
"""Searches that are remembered as asked; of more, the oldest are forgotten."""
MOST_SAVED = 500
"""Searches that can be saved."""


class SavedFile(DecisionFile[Search]):
    """Searches that were saved under a name: one of each."""

    def put(self, search: Search, instead_of: str = "") -> None:
        """Save a search, in place of the one of its name.

        Args:
            search: What is saved.
            instead_of: The name of another one that it takes the place of, too.

        Raises:
            CorpusError: It can't be kept.
        """
        kept = _dated(_sound(search))
        with self._alone():
            text, before = self._without(search.name, instead_of)
            if len(before) >= MOST_SAVED:
                raise CorpusError(f"{MOST_SAVED} searches are saved already.", "Delete some.")
            whole = text or self._begun()
            whole = (whole if whole.endswith("\n") else f"{whole}\n") + written(kept, SAVED)
            self._write(whole, (*before, kept))

    def drop(self, name: str) -> Search | None:
        """Forget the search of a name; return it, or None where there is none.

        Raises:
            CorpusError: The file can't be written.
        """
        with self._alone():
            there = read(self._text().encode(), SAVED).decisions
            dropped = next((one for one in there if one.name == name), None)
            if dropped is not None:
                self._write(*self._without(name))
            return dropped

    def _without(self, *names: str) -> tuple[str, tuple[Search, ...]]:
        """Return the file without the searches of some names, and what it then says."""
        text = self._text()
        while True:
            found = read(text.encode(), SAVED)
            place = next((n for n, one in enumerate(found.decisions) if one.name in names), None)
            if place is None:
                return text, found.decisions
            text = without(text, found.toml, found.numbers[place], SAVED.table)


class AskedFile(DecisionFile[Search]):
    """Searches as they were asked, the newest last; nobody else's, and never many."""

    def files(self) -> Files[Search]:
        """Return what the file says: there is none beside the articles."""
        return Files(self._said(self.own), Read[Search]())

    def put(self, search: Search) -> None:
        """Remember a search as the newest.

        Raises:
            CorpusError: It can't be kept.
        """
        kept = _dated(_sound(search.unnamed()))
        with self._alone():
            self._keep((*self._others(kept), kept)[-MOST_ASKED:])

    def restore(self, search: Search) -> None:
        """Remember a search again, where it was when it was forgotten.

        Raises:
            CorpusError: The file can't be written.
        """
        with self._alone():
            others = (*self._others(search), search)
            self._keep(sorted(others, key=lambda one: one.at)[-MOST_ASKED:])

    def drop(self, search: Search) -> None:
        """Forget a search.

        Raises:
            CorpusError: The file can't be written.
        """
        with self._alone():
            self._keep(self._others(search))

    def clear(self) -> None:
        """Forget all.

        Raises:
            CorpusError: The file can't be written.
        """
        with self._alone():
            if os.path.lexists(self.own):
                self._keep(())

    def _others(self, search: Search) -> tuple[Search, ...]:
        there = read(self._text().encode(), ASKED).decisions
        return tuple(one for one in there if one.asked != search.asked)

    def _keep(self, searches: Iterable[Search]) -> None:
        begun, kept = self._begun(), list(searches)
        tables = [written(one, ASKED) for one in kept]
        sizes = [len(table.encode()) for table in tables]
        first, room = 0, MOST_BYTES - len(begun.encode())
        # The oldest are forgotten where filters make them long, or nothing would be added again.
        while sum(sizes[first:]) > room:
            first += 1
        self._write(begun + "".join(tables[first:]), kept[first:])


class KeptSearches:
    """The searches of one corpus that are kept."""

    def __init__(self, corpus: Path, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._saved = SavedFile(SAVED, corpus, catalogue)
        self._asked = AskedFile(ASKED, corpus, catalogue)

    def saved(self) -> Saved:
        """Return those that were saved, by name; those of the corpus's owner after one's own."""
        files = self._saved.files()
        own = {one.name: one for one in files.own.decisions}
        shared = {one.name: one for one in files.shared.decisions if one.name not in own}
        problems = told(files.own, str(self._saved.own))
        problems += told(files.shared, str(self._saved.shared))
        return Saved(_by_name(own.values()), _by_name(shared.values()), problems)

    def save(self, search: Search, instead_of: str = "") -> None:
        """Save a search under its name.

        Args:
            search: It takes the place of the one of its name.
            instead_of: The name of another one that it takes the place of, too.

        Raises:
            CorpusError: It can't be kept.
        """
        self._saved.put(search, instead_of)

    def delete(self, name: str) -> Search | None:
        """Delete one's own search of a name; return it, or None where there is none.

        Raises:
            CorpusError: The file can't be written.
        """
        return self._saved.drop(name)

    def past(self) -> tuple[Search, ...]:
        """Return what was asked, the newest last."""
        return self._asked.files().own.decisions

    def remember(self, search: Search) -> None:
        """Remember a search as the newest that was asked; what can't be kept isn't.

        Whoever asks isn't to be held up by what is a convenience.
        """
        with suppress(CorpusError):
            self._asked.put(search)

    def forget(self, search: Search) -> None:
        """Forget that something was asked.

        Raises:
            CorpusError: The file can't be written.
        """
        self._asked.drop(search)

    def restore(self, search: Search) -> None:
        """Remember again that something was asked, where it was.

        Raises:
            CorpusError: The file can't be written.
        """
        self._asked.restore(search)

    def forget_all(self) -> None:
        """Forget all that was asked.

        Raises:
            CorpusError: The file can't be written.
        """
        self._asked.clear()

    def looked_at(self, search: Search) -> Search:
        """Return a search as looked at now: what is read later is new in it."""
        articles = self._catalogue.articles
        return replace(search, stamp=self._catalogue.state().stamp, newest=articles.newest())

    def take_along(self) -> None:
        """Take over what was kept of this corpus where it was before.

        Raises:
            CorpusError: A file can't be written.
        """
        self._saved.take_along()
        self._asked.take_along()


def _by_name(searches: Iterable[Search]) -> tuple[Search, ...]:
    return tuple(sorted(searches, key=lambda one: (one.name.casefold(), one.name)))


def _sound(search: Search) -> Search:
    try:
        return SAVED.checked(search)
    except WrongError as fault:
        raise CorpusError(f"This search can't be kept: {fault}.", "") from fault


def _dated(search: Search) -> Search:
    return replace(search, at=datetime.now().astimezone().isoformat(timespec="seconds"))
