"""Decisions about stories, as their file says them."""

from __future__ import annotations

from typing import Any

from index.decisions.codec import Codec, WrongError, list_of, moment_of, text_of, words_of
from index.decisions.writing import line
from index.story import STORY_VERBS, StoryDecision

_HEAD = """\
# What was decided about the stories of a corpus, in order: each counts over those before it.
# A table taken out is a decision taken back. For a colleague: give this file away, or put it
# beside the articles as stories.toml.
"""
_TAKES = {"join": ("texts",), "part": ("texts",), "name": ("texts", "title")}
_MAY = {"join": ("title", "apart"), "part": ("title", "apart")}
_AS = '["0123456789abcdef"]'


def checked(decision: StoryDecision) -> StoryDecision:
    """Return a decision as it will be read again.

    Raises:
        WrongError: It can't be followed.
    """
    if decision.do not in STORY_VERBS:
        raise WrongError(f"what is done is one of {', '.join(STORY_VERBS)}")
    if not decision.texts:
        raise WrongError("it isn't said of which texts")
    if decision.apart and decision.do == "name":
        raise WrongError("what is named is apart from nothing")
    return StoryDecision(
        decision.do,
        tuple(map(text_of, decision.texts)),
        title=_title(decision.title),
        apart=tuple(map(text_of, decision.apart)),
        at=decision.at,
    )


def _made(table: dict[str, Any]) -> StoryDecision:
    return StoryDecision(
        table["do"],
        tuple(map(text_of, list_of(table, "texts", _AS, may_be_empty=False))),
        title=_title(table.get("title", "")),
        apart=tuple(map(text_of, list_of(table, "apart", _AS, may_be_empty=True))),
        at=moment_of(table),
    )


def _title(value: object) -> str:
    return "" if value == "" else words_of(value, "title")


def _told(decision: StoryDecision) -> str:
    lines = [line("texts", decision.texts)]
    if decision.title or decision.do == "name":
        lines.insert(0, line("title", decision.title))
    if decision.apart:
        lines.append(line("apart", decision.apart))
    return "".join(lines)


STORIES: Codec[StoryDecision] = Codec("stories", _HEAD, _TAKES, _MAY, _made, _told, checked)
