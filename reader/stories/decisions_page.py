"""What was decided about stories, as a page tells it. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.stories.decided import FILE_OF_CORPUS, conflict_words, sentence, taken_words
from reader.survey.decided import Came, DecidedPage, Said

if TYPE_CHECKING:
    from pathlib import Path

    from index.story import StoriesDecided, StoriesTaken, StoryDecision

_BEGIN = (
    "Articles are grouped by event. In Stories they can be joined, parted and named otherwise; "
    "what is said there stands here."
)
_IDLE = "none of its texts is in the corpus now"


def story_decisions_page(decided: StoriesDecided) -> DecidedPage:
    """Return all that has been decided about stories."""
    idle = frozenset(decided.idle)
    return DecidedPage(
        decided.file,
        FILE_OF_CORPUS,
        [_said(decision, idle=place in idle) for place, decision in enumerate(decided.own)],
        [_said(decision) for decision in decided.shared],
        [conflict_words(conflict) for conflict in decided.conflicts],
        decided.problems,
        _BEGIN,
    )


def came(file: Path, taken: StoriesTaken, called: str = "") -> Came:
    """Return what came of a colleague's file.

    Args:
        file: Where it lies.
        taken: What came of it.
        called: What it is called; "" for its name.
    """
    conflicts = [conflict_words(one, called or file.name) for one in taken.conflicts]
    return Came(file, taken_words(taken), conflicts, taken.problems)


def told(decision: StoryDecision, *, idle: bool = False) -> str:
    """Return what was decided, and whether it speaks of nothing now."""
    words = sentence(decision)
    return f"{words}; {_IDLE}" if idle else words


def _said(decision: StoryDecision, *, idle: bool = False) -> Said:
    return Said(told(decision, idle=idle), decision.at)
