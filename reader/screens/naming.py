"""The names of the corpus and what is known of one, asked beside the screen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple, cast

from index.tongues import is_named
from reader.naming.roll import Roll
from reader.screens.list_and_detail import ListAndDetailScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from index.decisions.decision import Decided
    from index.dossier import Dossier
    from index.library import Library
    from index.results import NameRef


class ListedNames(NamedTuple):
    """The names as they are known now."""

    roll: Roll
    decided: Decided
    tongues: list[tuple[str, int]]
    """Where there are no names: languages in which none are looked for, with articles."""


class NamingScreen(ListAndDetailScreen):
    """Keeps the list of names, and the dossier of one."""

    def __init__(self) -> None:
        super().__init__()
        self.roll: Roll | None = None
        """None until it is known."""
        self.decided: Decided | None = None
        self.tongues: list[tuple[str, int]] = []

    def show_dossier(self, dossier: Dossier | None) -> None:
        """Show what is known of a name; None for nothing."""
        raise NotImplementedError

    def list_question(self) -> Callable[[Library], ListedNames]:
        """Return what lists the names."""
        return partial(_listed, before=self.roll)

    def list_answered(self, answer: object, *, last: bool) -> None:
        """Show the names as they are known now."""
        self.roll, self.decided, self.tongues = cast("ListedNames", answer)
        self.show_list(last=last)

    def detail_question(self, of: object) -> Callable[[Library], Dossier | None]:
        """Return what tells all that is known of a name."""
        ref = cast("NameRef", of)
        return lambda library: library.dossier(ref)

    def detail_answered(self, answer: object) -> None:
        """Show what is known of a name; None: it has vanished, as the next list says."""
        self.show_dossier(cast("Dossier | None", answer))


def _listed(library: Library, *, before: Roll | None) -> ListedNames:
    roll = Roll(library.name_list(), before)
    return ListedNames(roll, library.decided(), [] if len(roll) else _unnamed_tongues(library))


def _unnamed_tongues(library: Library) -> list[tuple[str, int]]:
    """Return the languages of a corpus in which no names are looked for, most articles first."""
    languages = library.survey().languages
    found = [(one.what, len(one.keys)) for one in languages if one.what and not is_named(one.what)]
    return sorted(found, key=lambda pair: -pair[1])
