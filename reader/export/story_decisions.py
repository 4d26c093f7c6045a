"""What was decided about stories, as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.story import StoriesDecided, StoriesTaken, StoryConflict, StoryDecision

    Value = dict[str, Any]


def story_decision_value(decision: StoryDecision) -> Value:
    """Return what was decided of stories; texts by the beginnings of their hashes."""
    return {
        "do": decision.do,
        "title": decision.title,
        "texts": list(decision.texts),
        "apart": list(decision.apart),
        "at": decision.at or None,
    }


def stories_decided_value(decided: StoriesDecided) -> Value:
    """Return all that was decided of the stories of a corpus, one's own with numbers from 1."""
    idle = set(decided.idle)
    return {
        "file": str(decided.file),
        "own": [
            {"number": place + 1} | story_decision_value(decision) | {"idle": place in idle}
            for place, decision in enumerate(decided.own)
        ],
        "shared": [story_decision_value(decision) for decision in decided.shared],
        "problems": list(decided.problems),
        "conflicts": _conflicts(decided.conflicts),
    }


def stories_taken_value(taken: StoriesTaken) -> Value:
    """Return what came of taking over somebody else's file."""
    return {
        "taken": [story_decision_value(decision) for decision in taken.taken],
        "known": taken.known,
        "conflicts": _conflicts(taken.conflicts),
        "problems": list(taken.problems),
    }


def _conflicts(conflicts: Sequence[StoryConflict]) -> list[Value]:
    """Return each decision of the other file with the one of one's own that it is against."""
    return [
        {"ours": story_decision_value(one.ours), "theirs": story_decision_value(one.theirs)}
        for one in conflicts
    ]
