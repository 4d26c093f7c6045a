"""What was decided about names, as a page tells it. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.naming.decided import FILE_OF_CORPUS, conflict_words, sentence, taken_words
from reader.survey.decided import Came, DecidedPage, Said

if TYPE_CHECKING:
    from pathlib import Path

    from index.decisions.decision import Decided, Decision, Taken

_BEGIN = (
    "Names are merged as they are found. In Names they can be merged otherwise, renamed, "
    "made another kind or no name; what is said there stands here."
)


def decisions_page(decided: Decided) -> DecidedPage:
    """Return all that has been decided about names."""
    return DecidedPage(
        decided.file,
        FILE_OF_CORPUS,
        [_said(decision) for decision in decided.own],
        [_said(decision) for decision in decided.shared],
        [conflict_words(conflict) for conflict in decided.conflicts],
        decided.problems,
        _BEGIN,
    )


def came(file: Path, taken: Taken, called: str = "") -> Came:
    """Return what came of a colleague's file.

    Args:
        file: Where it lies.
        taken: What came of it.
        called: What it is called; "" for its name.
    """
    conflicts = [conflict_words(one, called or file.name) for one in taken.conflicts]
    return Came(file, taken_words(taken), conflicts, taken.problems)


def _said(decision: Decision) -> Said:
    return Said(sentence(decision), decision.at)
