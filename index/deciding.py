"""What a user decides about names, asked and told through the open index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.decisions.conflicts import Known, weighed
from index.decisions.decision import Decided, Decision, Taken
from index.decisions.ofnames import NAMES
from index.decisions.reading import read_theirs, told
from index.open_index import OpenIndex

if TYPE_CHECKING:
    from pathlib import Path

    from index.decisions.decision import Conflict


class Deciding(OpenIndex):
    """An open index whose names the user has the last word on."""

    def decided(self) -> Decided:
        """Return all that has been decided, the files it is kept in, and where those disagree."""
        kept = self._parts.decisions
        own, shared = kept.files()
        problems = (*told(own, str(kept.own)), *told(shared, kept.shared.name))
        against: tuple[Conflict, ...] = ()
        if own.decisions and shared.decisions:
            against = weighed(self._known(), own.decisions, shared.decisions).conflicts
        return Decided(kept.own, own.decisions, shared.decisions, problems, against)

    def decide(self, *decisions: Decision) -> None:
        """Follow decisions from now on, after all that was decided before.

        Raises:
            CorpusError: One can't be followed, or they can't be kept.
        """
        self._parts.decisions.add(decisions)

    def undo(self, number: int | None = None, what: Decision | None = None) -> Decision | None:
        """Take a decision back; return it, or None where there is none.

        Args:
            number: Its place in `Decided.own`; None for the last.
            what: The decision that stood there when it was told: no other is taken back.

        Raises:
            CorpusError: The file can't be written.
        """
        return self._parts.decisions.take_back(number, what)

    def take_decisions(self, file: Path) -> Taken:
        """Make somebody else's decisions one's own, but for those that speak against one's own.

        Raises:
            CorpusError: There is no such file, nothing in it can be followed, or one's own file
                can't be written.
        """
        theirs, problems = read_theirs(file, NAMES)
        own = self._parts.decisions.files().own.decisions
        found = weighed(self._known(), own, theirs)
        if found.agreeing:
            self._parts.decisions.add(found.agreeing)
        return Taken(found.agreeing, found.known, found.conflicts, problems)

    def _known(self) -> Known:
        table = self._naming.table()
        forms = [form for form in table.forms if not form.within]
        return Known(
            forms, [1] * len(forms), [table.merged.get(form.ref, form.ref) for form in forms]
        )
