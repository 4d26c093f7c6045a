"""Names found beside the reader, in a process of their own, and kept as they come."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from index.errors import RecogniserError
from index.extent import end_of, within
from index.locks import made_by_one
from index.meter import Meter
from index.namesknown import NamesKnown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from index.article import Mention
    from index.catalogue import Catalogue
    from index.columns import Columns
    from index.decisions.decision import Decision
    from index.names.finder import NameFinder, NamingTask
    from index.recognisers import Speaker
    from index.results import Progress

    _Found = list[tuple[str, Sequence[Mention]]]

_KEEP_EVERY = 1.0
"""Seconds between two times that names found are stored: what a kill may cost."""
_KEEP_AT_MOST = 500
_REST = 20.0
"""While names come in, they are merged anew after this many times the time that it took."""


class Naming(NamesKnown):
    """Finds the names of a catalogue's texts, and tells those that are known."""

    def __init__(
        self,
        catalogue: Catalogue,
        folder: Path,
        columns: Callable[[], Columns],
        finder: Callable[[], NameFinder] | None = None,
        recognisers: Sequence[str] = (),
        *,
        decisions: Callable[[], tuple[Decision, ...]] = tuple,
    ) -> None:
        """Keep what is needed; nothing is found yet.

        Args:
            catalogue: Where texts come from and names are kept.
            folder: Of the index.
            columns: Gives the articles as they are now.
            finder: Starts what finds names; None for the recognisers as set.
            recognisers: What the user has set; see `index.recognisers`.
            decisions: Gives what the user says of names, as it is now.
        """
        super().__init__(catalogue, folder, columns, decisions, recognisers)
        self._finder = finder
        self._merged_at, self._merging_took = 0.0, 0.0

    def find(
        self,
        progress: Callable[[Progress], None] | None,
        cancelled: Callable[[], bool],
        *,
        wait: bool,
    ) -> bool:
        """Find the names of all texts that have none; tell whether none is left.

        Raises:
            RecogniserError: No recogniser can be started.
        """

        def find() -> None:
            while not cancelled() and self._rounds(progress, cancelled):
                pass
            if not cancelled():
                self.table()

        lock = self._folder / "names.lock"
        return made_by_one(lock, lambda: self.waiting() == 0, find, cancelled, wait=wait)

    def _rounds(
        self, progress: Callable[[Progress], None] | None, cancelled: Callable[[], bool]
    ) -> bool:
        """Have each recogniser find what is missing now; tell whether any was wanted."""
        wanted = False
        for speaker in self.recognisers.speakers():
            if cancelled() or not self._missing(speaker):
                continue
            wanted = True
            try:
                with self._found_by(speaker) as finder:
                    while not cancelled() and self._round(speaker, finder, progress, cancelled):
                        pass
            except RecogniserError as fault:
                self.recognisers.gave_up(speaker, fault)
        return wanted

    def _missing(self, speaker: Speaker) -> list[str]:
        at_hand = self.recognisers.at_hand(speaker)
        return self._catalogue.naming.missing(self.versions(), at_hand)

    def _found_by(self, speaker: Speaker) -> NameFinder:
        if self._finder is not None:
            return self._finder()
        if speaker.model is not None:
            return _recogniser_with(speaker.model)
        return _plain_recogniser() if self.recognisers.plain else _recogniser()

    def _round(
        self,
        speaker: Speaker,
        finder: NameFinder,
        progress: Callable[[Progress], None] | None,
        cancelled: Callable[[], bool],
    ) -> bool:
        """Find the names that are missing now; tell whether another round may be needed."""
        version, missing = self.recognisers.at_hand(speaker), self._missing(speaker)
        meter = Meter(progress, "names")
        meter.begin(len(missing), len(missing))
        if missing:
            meter.advance(0, 0)  # the recogniser takes seconds to start: tell what is waited for
        found: _Found = []
        kept = time.monotonic()
        for text_hash, mentions in _named(finder, self._tasks(missing), cancelled):
            found.append((text_hash, mentions))
            meter.met(1)
            meter.advance(1, 1)
            if finder.version != version:
                break
            if time.monotonic() - kept >= _KEEP_EVERY or len(found) >= _KEEP_AT_MOST:
                self._keep(speaker, finder, found, cancelled)
                found, kept = [], time.monotonic()
        self._keep(speaker, finder, found, cancelled)
        return bool(missing)

    def _keep(
        self, speaker: Speaker, finder: NameFinder, found: _Found, cancelled: Callable[[], bool]
    ) -> None:
        if not found:
            return
        self.recognisers.found_by(speaker, finder.version, finder.label, finder.reason)
        with self._catalogue.batch() as batch:
            self._catalogue.naming.put(finder.version, found, batch)
        if not cancelled():  # who leaves isn't kept waiting for a merging
            self._merge_now_and_then()

    def _merge_now_and_then(self) -> None:
        """Merge the names found so far, so that no search has to: a small part of the time."""
        now = time.monotonic()
        if now >= self._merged_at + _REST * self._merging_took:
            self.table()
            self._merged_at = time.monotonic()
            self._merging_took = self._merged_at - now

    def _tasks(self, missing: list[str]) -> Iterator[NamingTask]:
        from index.names.finder import NamingTask  # noqa: PLC0415  not before names are looked for

        for text_hash in missing:
            unnamed = self._catalogue.naming.text(text_hash)
            if unnamed is not None:
                end = end_of(unnamed.text)
                paragraphs = within(unnamed.paragraphs, end)
                yield NamingTask(unnamed.text_hash, unnamed.text[:end], paragraphs)


def _recogniser() -> NameFinder:
    from index.names.finder import NameFinder  # noqa: PLC0415  not before names are looked for

    return NameFinder()


def _plain_recogniser() -> NameFinder:
    from index.names.finder import NameFinder  # noqa: PLC0415  not before names are looked for
    from index.names.process import COMMAND  # noqa: PLC0415  the same

    return NameFinder((*COMMAND, "the plain rules are asked for"))


def _recogniser_with(model: str) -> NameFinder:
    from index.names.finder import NameFinder  # noqa: PLC0415  not before names are looked for
    from index.names.process import COMMAND  # noqa: PLC0415  the same

    return NameFinder((*COMMAND, f"--model={model}"))


def _named(
    finder: NameFinder,
    tasks: Iterator[NamingTask],
    cancelled: Callable[[], bool],
) -> Iterator[tuple[str, tuple[Mention, ...]]]:
    from index.names.merge import name_mentions  # noqa: PLC0415  loads the countries

    texts: dict[str, str] = {}

    def noted() -> Iterator[NamingTask]:
        for task in tasks:
            texts[task.key] = task.text
            yield task

    for text_hash, raw in finder.find(noted(), cancelled):
        yield text_hash, name_mentions(raw, texts.pop(text_hash))
