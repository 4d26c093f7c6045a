"""An index while it is open: found where it is kept, brought level with its corpus, closed.

Opening is cheap: nothing is scanned, no engine and no model is loaded before it is needed. One
thread, or another process, may bring it level while others ask.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Self

from index.errors import NoSuchArticleError
from index.ids import moved_id, moved_on
from index.locations import UNWRITABLE, check_corpus, index_folder, may_write
from index.locks import held, never
from index.looking import note_looked
from index.parts import Parts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from types import TracebackType

    from index.article import Article, ArticleId
    from index.names.finder import NameFinder
    from index.results import Progress, Report


class OpenIndex:
    """The index of a corpus, for as long as it is open."""

    def __init__(
        self,
        corpus: Path,
        folder: Path,
        finder: Callable[[], NameFinder] | None = None,
        recognisers: Sequence[str] = (),
        *,
        outlets: Path | None = None,
        today: Callable[[], date] = date.today,
    ) -> None:
        self.corpus = corpus
        self.name = corpus.absolute().name or "corpus"
        """The last part of the corpus's path."""
        self._folder = folder
        self._outlets = outlets
        self._parts = Parts(corpus, folder, finder, recognisers, today)
        self._catalogue = self._parts.catalogue
        self._naming = self._parts.naming
        self._moved: dict[str, str] = {}
        """Where files are now that have moved since it was opened, by where they were."""

    @classmethod
    def open(
        cls,
        corpus: Path,
        *,
        index_dir: Path | None = None,
        finder: Callable[[], NameFinder] | None = None,
        recognisers: Sequence[str] = (),
        outlets: Path | None = None,
        today: Callable[[], date] = date.today,
    ) -> Self:
        """Open a corpus as it was when it was last refreshed.

        Args:
            corpus: A folder or a file.
            index_dir: The folder that holds indexes; None for the platform's place.
            finder: Starts what finds names; None for the recognisers as set.
            recognisers: Models of spaCy by package or folder; "auto" for the one for English that
                comes along, as nothing is, "plain" for rules alone. Each one's names are kept.
            outlets: A file that says what outlets are called in every corpus; it may not be there.
            today: Tells which day it is, which "last week" is seen from.

        Raises:
            CorpusError: There is no such corpus, or its index can't be kept.
        """
        check_corpus(corpus)
        folder = index_folder(corpus, index_dir)
        opened = cls(corpus, folder, finder, recognisers, outlets=outlets, today=today)
        if not opened._catalogue.usable():
            with held(opened._folder / "layout.lock", wait=True):
                opened._catalogue.prepare()
        return opened

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give back files and memory."""
        self._parts.close()

    def article(self, article_id: ArticleId) -> Article:
        """Return an article; one whose file has moved since it was opened, under its new id.

        Raises:
            NoSuchArticleError: There is none of this id.
        """
        found = self._catalogue.articles.get(article_id)
        if found is None and (now := moved_id(article_id, self._moved)):
            found = self._catalogue.articles.get(now)
        if found is None:
            raise NoSuchArticleError(
                f"There is no article {article_id} any more.",
                "Its file may have been moved or deleted: search again.",
            )
        return found

    def refresh(
        self,
        *,
        rebuild: bool = False,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] = never,
        wait: bool = True,
    ) -> Report:
        """Read what has changed in the corpus, so that it can be searched.

        Args:
            rebuild: Forget what was read, and read all of it anew.
            progress: Told how far it is, from the thread that calls.
            cancelled: Asked often; the next refresh goes on where this one stopped.
            wait: Wait for another process that is refreshing; else return at once.

        Raises:
            CorpusError: The corpus is gone, or the index can't be written.
        """
        from index.upkeep import brought_level, untouched  # noqa: PLC0415  loads what reads files

        check_corpus(self.corpus)
        if not may_write(self._folder):
            return untouched(self._catalogue, cancelled=False, stale=UNWRITABLE)
        with held(self._folder / "writer.lock", wait=wait, cancelled=cancelled) as got:
            if not got:
                return untouched(self._catalogue, cancelled=cancelled())
            report = brought_level(
                self.corpus,
                self._folder,
                self._parts,
                progress,
                cancelled,
                rebuild=rebuild,
                outlets=self._outlets,
            )
        self._moved = moved_on(self._moved, report.moved)
        if not report.cancelled:
            note_looked(self._folder)
            parts = self._parts
            along = parts.decisions.take_along() + parts.story_decisions.take_along()
            report = replace(report, taken_along=along)
            parts.searches.take_along()
            if self._naming.label():
                self._naming.table()  # merged here, so that no search has to
            parts.keep_columns()
        return report

    def find_names(
        self,
        *,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] = never,
        wait: bool = True,
    ) -> bool:
        """Find the names in all texts that still lack them; tell whether all have them now.

        Args:
            progress: Told how far it is, from the thread that calls.
            cancelled: Asked often; what was found is kept.
            wait: Wait for another process that is finding names; else return at once.

        Raises:
            RecogniserError: No recogniser can be started.
        """
        if not may_write(self._folder):
            return self.names_complete()
        return self._naming.find(progress, cancelled, wait=wait)

    def not_as_set(self) -> tuple[str, ...]:
        """Return why names aren't found by what the user has set, each in a sentence or two."""
        return self._naming.recognisers.problems()

    def names_complete(self) -> bool:
        """Tell whether the names of all articles have been found."""
        return self._naming.waiting() == 0
