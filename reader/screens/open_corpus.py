"""Choosing another corpus: typed with completion, or one of those opened before."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from index.errors import CorpusError
from index.locations import check_corpus
from reader.keeping import corpora
from reader.screens.offering import OfferingScreen, OfferInput, OfferList
from reader.survey.ledger import Row
from reader.text.marks import Piece
from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.library import Library

SAMPLE = "the sample that comes with the program"


class PathInput(OfferInput):
    """Where a path is typed."""

    LONGEST = 4_096
    """As many as Linux takes (PATH_MAX)."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "open", id="open.typed"),
    ]


class CorpusList(OfferList):
    """Corpora to choose from, a line each."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "follow('list')", "open", id="open.listed"),
    ]


def _words(path: str) -> str:
    """Return what is shown of a path; first what tells it from the others."""
    is_sample = Path(path) == corpora.sample()
    return f"{SAMPLE}: {guard(path)}" if is_sample else guard(path)


class OpenScreen(OfferingScreen):
    """Offers corpora, and tells what is wrong with a path."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "back", id="open.back"),
    ]

    def field(self) -> OfferInput:
        """Return where a path is typed."""
        return PathInput("path of a folder or a file", id="path")

    def list_of_offers(self) -> OfferList:
        """Return the list of corpora."""
        return CorpusList(id="corpora")

    def on_mount(self) -> None:
        """Tell which one is open. Textual calls this besides the one of the base."""
        here = guard(str(self.reader.corpus))
        self.show_way([Piece("Open another corpus", ("title",))], [Piece(here, ("meta",))])

    def offers(self, typed: str, library: Library | None) -> Sequence[str]:
        """Return paths that begin so; where nothing is typed, what was opened before."""
        del library
        if typed:
            return corpora.beginning_so(typed)
        here = Path(os.path.abspath(self.reader.corpus))  # noqa: PTH100  as it is remembered
        before = [path for path in corpora.opened_before() if path != here]
        return [str(path) for path in (*before, corpora.sample())]

    def row(self, offer: str) -> Row:
        """Return the line of a path."""
        return Row(_words(offer), leads=("corpus", offer))

    def take(self, typed: str) -> None:
        """Open a corpus, if there is one."""
        path = corpora.named(typed)
        try:
            check_corpus(path)
        except CorpusError as error:
            self.complain(f"{error.message} {error.hint}")
            return
        if not os.access(path, os.R_OK):
            self.complain(f"{path} may not be read: check its rights.")
        elif _same(path, self.reader.corpus):
            self.complain("That is the corpus that is open.")
        else:
            self.reader.open_corpus(path)


def _same(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except (OSError, ValueError):
        return False
