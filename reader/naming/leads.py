"""Lines of words, some of which lead on: to mentions, articles, names, or the rest. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from index.dossier import MentionLine
    from index.results import NameRef
    from reader.text.marks import Piece

Section = Literal["forms", "outlets", "firsts", "apart", "decided", "together"]


@dataclass(frozen=True, slots=True)
class Lead:
    """Where a line leads: exactly one of these is given, or all mentions are meant."""

    name: NameRef | None = None
    line: MentionLine | None = None
    """The article at the place of a mention."""
    section: Section | None = None
    """The rest of a section."""

    @property
    def to(self) -> Literal["mentions", "name", "article", "rest"]:
        """What it leads to, in a word."""
        if self.name is not None:
            return "name"
        if self.line is not None:
            return "article"
        return "mentions" if self.section is None else "rest"


@dataclass(frozen=True, slots=True)
class Told:
    """A line of a dossier."""

    pieces: tuple[Piece, ...] = ()
    lead: Lead | None = None
