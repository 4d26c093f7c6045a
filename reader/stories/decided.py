"""What was decided about stories, as sentences: on the screen and the command line. Pure.

Whatever a decision holds may come from somebody else's file, so that all of it is guarded here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.text.phrases import count
from reader.text.safe import guard

if TYPE_CHECKING:
    from index.story import StoriesTaken, StoryConflict, StoryDecision

FILE_OF_CORPUS = "stories.toml"
"""The file in a corpus's folder whose decisions come before the user's own."""
_UNTITLED = "a story without a title"


def sentence(decision: StoryDecision) -> str:
    """Return what was decided: "1 text set apart from “Crane falls at Lenia”"."""
    title = f"“{guard(decision.title)}”" if decision.title else _UNTITLED
    if decision.do == "part":
        return f"{count(len(decision.texts), 'text')} set apart from {title}"
    if decision.do == "name":
        of = f"A story of {count(len(decision.texts), 'text')}"
        return (
            f"{of} is called {title}" if decision.title else f"{of} is called as its articles are"
        )
    if decision.apart:
        return f"Texts of another story moved to {title}"
    return f"Made one story: {guard(decision.title)}" if decision.title else "Stories made one"


def conflict_words(conflict: StoryConflict, other: str = FILE_OF_CORPUS) -> str:
    """Return what two files can't both be right about.

    Args:
        conflict: A decision of the user's own file, and one of the other.
        other: The name of the other file.
    """
    ours, theirs = sentence(conflict.ours), sentence(conflict.theirs)
    return f"Yours: {ours}. {guard(other)}: {theirs}. Yours counts."


def taken_words(taken: StoriesTaken) -> str:
    """Return what came of taking over a file: "3 decisions taken over, 2 known already"."""
    parts = [f"{count(len(taken.taken), 'decision')} taken over"]
    if taken.known:
        parts.append(f"{taken.known:,} known already")
    if taken.conflicts:
        parts.append(f"{len(taken.conflicts):,} in conflict with yours")
    if taken.problems:
        parts.append(f"{len(taken.problems):,} that can’t be followed")
    return ", ".join(parts)
