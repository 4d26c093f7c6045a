"""The names that are known of a corpus: under which version, of how many articles, told merged.

Nothing here makes a search wait: what hasn't been found yet is simply not there.
"""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from index.article import Mention
from index.recognisers import Recognisers, recogniser_words
from index.results import NameRef

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from index.article import Article
    from index.catalogue import Catalogue, State
    from index.columns import Columns
    from index.decisions.decision import Decision
    from index.dossier import NameList
    from index.gathering import NameGatherer
    from index.nametable import NameTable
    from index.results import NameEntry
    from index.versions import Versions


class NamesKnown:
    """What is known of the names in a catalogue's texts."""

    def __init__(
        self,
        catalogue: Catalogue,
        folder: Path,
        columns: Callable[[], Columns],
        decisions: Callable[[], tuple[Decision, ...]],
        recognisers: Sequence[str],
    ) -> None:
        self._catalogue = catalogue
        self._folder = folder
        self._columns = columns
        self._decisions = decisions
        self.recognisers = Recognisers(catalogue, recognisers)
        self._gatherer: NameGatherer | None = None
        self._guard = threading.Lock()
        self._waiting: tuple[object, int] | None = None

    def versions(self) -> Versions:
        """Return under which versions names are kept: those of the recognisers at hand."""
        return self.recognisers.versions()

    def label(self) -> str | None:
        """Return which recognisers found the names, in words."""
        return recogniser_words(self.recognisers.labels())

    def waiting(self) -> int:
        """Return how many articles still wait for their names."""
        return self._waiting_for(self.versions())

    def _waiting_for(self, versions: Versions) -> int:
        stamp = (self._catalogue.state(), self._catalogue.naming.last(), versions)
        with self._guard:
            if self._waiting is None or self._waiting[0] != stamp:
                self._waiting = (stamp, self._counted_missing(stamp))
            return self._waiting[1]

    def _counted_missing(self, stamp: tuple[State, int, Versions]) -> int:
        """Count the articles that wait, unless it was seen before that none does.

        To look each of a hundred thousand up takes a fifth of a second, at every start.
        """
        state, last, versions = stamp
        seen, told = self._folder / "names.complete", f"{state} {last} {versions}"
        with suppress(OSError, UnicodeDecodeError):
            if seen.read_text(encoding="utf-8") == told:
                return 0
        missing = self._catalogue.naming.count_missing(versions)
        if not missing:
            with suppress(OSError):  # half of it is taken for another state
                seen.write_text(told, encoding="utf-8")
        return missing

    def decisions(self) -> tuple[Decision, ...]:
        """Return what the user says of names, in order: `NameTable.decided` tells places in it."""
        return self._decisions()

    def table(self, columns: Columns | None = None, *, exact: bool = True) -> NameTable:
        """Return the names of all articles as far as they have been found.

        Args:
            columns: The articles; None for those there are now.
            exact: Merged by all that is known now, which may take seconds; else the merging at
                hand will do.
        """
        from index.gathering import NameGatherer  # noqa: PLC0415  loads numpy

        with self._guard:
            if self._gatherer is None:
                self._gatherer = NameGatherer(self._catalogue, self._folder / "names.kept")
        columns = self._columns() if columns is None else columns
        versions = self.versions()
        growing = not exact and self._waiting_for(versions) > 0
        return self._gatherer.table(
            columns, versions, self._decisions(), exact=exact, growing=growing
        )

    def of(self, article: Article) -> tuple[Mention, ...]:
        """Return an article's mentions under the corpus's names; none where none were found yet."""
        return self.of_text(article.text_hash)

    def of_text(self, text_hash: str) -> tuple[Mention, ...]:
        """Return the mentions of a text by its hash, as those of an article."""
        found = self._catalogue.naming.mentions(text_hash, self.versions())
        if not found:
            return ()
        # As long as names come in, an article isn't kept waiting for them to be merged.
        table = self.table(exact=self.waiting() == 0)
        renamed = (_renamed(mention, table, text_hash) for mention in found)
        return tuple(mention for mention in renamed if mention is not None)

    def entries(self, article: Article | None = None) -> tuple[NameEntry, ...]:
        """Return the merged names of all articles, or of one."""
        from index.namelist import Told, name_entries, told_of  # noqa: PLC0415  loads numpy

        if article is not None:
            outlet = article.outlet or ""
            return name_entries(
                Told(0, outlet, NameRef(mention.kind, mention.name), mention.text, 1)
                for mention in self.of(article)
            )
        columns = self._columns()
        return name_entries(told_of(columns, self.table(columns)))

    def list(self) -> NameList:
        """Return all names of the corpus as a list."""
        from index.namelist import name_list  # noqa: PLC0415  loads numpy

        columns = self._columns()
        return name_list(self.table(columns), len(columns) - self.waiting())


def _renamed(mention: Mention, table: NameTable, text_hash: str) -> Mention | None:
    from index.decisions.codec import SCOPE  # noqa: PLC0415  only where names are known
    from index.nametable import Form  # noqa: PLC0415  the same

    form = Form(mention.kind, mention.name, mention.text, text_hash[:SCOPE])
    ref = table.corpus_name(form)
    if ref is None:
        return None
    return Mention(mention.start, mention.end, ref.kind or mention.kind, mention.text, ref.name)
