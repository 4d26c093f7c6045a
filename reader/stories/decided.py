"""What was decided about stories, as sentences: on the screen and the command line. Pure.

Whatever a decision holds may come from somebody else's file, so that all of it is guarded here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.stories.words import UNTITLED
from reader.survey.decided import came_words
from reader.text.phrases import count
from reader.text.safe import guard

if TYPE_CHECKING:
    from index.story import StoriesTaken, Story, StoryArticle, StoryConflict, StoryDecision

FILE_OF_CORPUS = "stories.toml"
"""The file in a corpus's folder whose decisions come before the user's own."""


def sentence(decision: StoryDecision) -> str:
    """Return what was decided: "Set apart from its story: Crane falls at Lenia"."""
    title, texts = guard(decision.title), len(decision.texts)
    if decision.do == "part":
        whose = "its" if texts == 1 else "their"
        more = f" and {texts - 1:,} more" if texts > 1 and title else ""
        return f"Set apart from {whose} story: {title or count(texts, 'text')}{more}"
    if decision.do == "name":
        called = f"“{title}”" if title else "as its articles are"
        return f"A story of {count(texts, 'text')} is called {called}"
    if decision.apart:
        return f"Moved to another story: {title}" if title else "Moved to another story"
    return f"Made one story: {title}" if title else "Stories made one"


def apart_words(article: StoryArticle, among: int, story: Story, target: Story | None) -> str:
    """Return what is said when an article was just taken from its story, guarded.

    Args:
        article: The first of those with its text.
        among: How many those are.
        story: What it was in.
        target: What it was moved to; None where it was set apart.
    """
    who, title = guard(article.label), guard(article.title or "")
    more = f" and {among - 1:,} more" if among > 1 else ""
    named = f"“{title}” ({who})" if title else who
    there = guard(story.title if target is None else target.title) or UNTITLED
    return f"{named}{more} {'set apart from' if target is None else 'moved to'} “{there}”"


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
    words = f"{len(taken.conflicts):,}" if taken.conflicts else ""
    return came_words(len(taken.taken), taken.known, words, len(taken.problems))
