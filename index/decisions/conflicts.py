"""Where two files of decisions can't both be right. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from index.decisions.applying import applied
from index.decisions.decision import Conflict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.decisions.decision import Decision
    from index.nametable import Form
    from index.results import NameRef


class Known(NamedTuple):
    """What decisions are about: forms, how often each occurs, and what merging made each mean."""

    forms: Sequence[Form]
    times: Sequence[int]
    before: Sequence[NameRef]


class Weighed(NamedTuple):
    """Somebody else's decisions beside one's own."""

    conflicts: tuple[Conflict, ...]
    agreeing: tuple[Decision, ...]
    """Those of theirs that are no part of a conflict, and that one hasn't made oneself."""
    known: int
    """How many of theirs one has made oneself."""


def weighed(known: Known, ours: Sequence[Decision], theirs: Sequence[Decision]) -> Weighed:
    """Weigh somebody else's decisions against one's own.

    A conflict is a form that each gives another meaning than merging did, and not the same. What
    only one of them speaks of is none.
    """
    made = {replace(decision, at="") for decision in ours}
    is_new = [replace(decision, at="") not in made for decision in theirs]
    one, other = applied(*known, ours), applied(*known, theirs)
    at_odds = {
        place
        for place, before in enumerate(known.before)
        if before not in (one.meant[place], other.meant[place])
        and one.meant[place] != other.meant[place]
    }
    conflicts = {
        Conflict(form.kind, form.text, one.meant[place], other.meant[place])
        for place in at_odds
        for form in [known.forms[place]]
    }
    return Weighed(
        tuple(sorted(conflicts, key=lambda each: (each.form, each.kind, str(each)))),
        tuple(
            decision
            for decision, new, moved in zip(theirs, is_new, other.moved, strict=True)
            if new and not at_odds & moved
        ),
        is_new.count(False),
    )
