"""What the user has decided about names, to be gone through, taken back and added to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.decisions.decision import Decision
from reader.naming.decided import FILE_OF_CORPUS
from reader.naming.decisions_page import came, decisions_page
from reader.screens.deciding_names import DecidingNamesScreen
from reader.screens.decision_list import DecisionListScreen

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from index.library import Library
    from reader.survey.decided import Came, DecidedPage


class DecisionsScreen(DecisionListScreen[Decision], DecidingNamesScreen):
    """Lists decisions about names."""

    EXAMPLE = FILE_OF_CORPUS

    def read(self, library: Library) -> tuple[Sequence[Decision], DecidedPage]:
        """Return what was decided about names."""
        decided = library.decided()
        return decided.own, decisions_page(decided)

    def take(self, library: Library, file: Path) -> Came:
        """Take over a colleague's decisions about names."""
        return came(file, library.take_decisions(file))
