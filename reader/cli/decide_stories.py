"""The user's word on stories on the command line: out of what is typed, and as it is told."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.decided import (
    decided_lines,
    lines,
    tell_nothing_undone,
    tell_stories_decided,
)
from reader.cli.one_story import story_meant
from reader.cli.output import json_text, note, write
from reader.export.story_decisions import (
    stories_decided_value,
    stories_taken_value,
    story_decision_value,
)
from reader.stories.decided import sentence
from reader.stories.decisions_page import came

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.library import Library
    from index.story import Story, StoryDecision
    from reader.cli.options import Options

ON_STORIES = ("join", "part", "move", "name")


def on_the_stories(
    library: Library, what: str | None, words: Sequence[str], to: str, options: Options
) -> int:
    """Decide what is typed, take it back, or tell what was decided; return the exit code.

    Args:
        library: The corpus, its articles grouped.
        what: One of `ON_STORIES`, "undo" or "take"; None to tell.
        words: Stories, or articles of one, as somebody types them; a number or a file.
        to: Of "move" the story that they belong to; of "name" what it is called.
        options: Of the command.

    Raises:
        CorpusError: It isn't told which are meant, or there is nothing to be decided.
    """
    if what is None:
        return tell_stories_decided(library.stories_decided(), options)
    if what == "undo":
        return _undo(library, words, options)
    if what == "take":
        return _take(library, words[0], options)
    made = _made(library, what, words, to)
    library.decide_story(made)
    decided = library.stories_decided()
    if options.json:
        done = {"done": [story_decision_value(made)]}
        write(json_text(done | stories_decided_value(decided)) + "\n")
    else:
        lines([f"{sentence(made)}."], options)
        note(options, f"Kept in {decided.file}. To take it back: undo --stories")
    return 0


def _made(library: Library, what: str, words: Sequence[str], to: str) -> StoryDecision:
    word = library.story_word()
    if what == "part":
        return word.parted(*map(library.resolve, words))
    if what == "move":
        return word.moved(_story(library, to), *map(library.resolve, words))
    if what == "name":
        return word.called(_story(library, words[0]), to)
    return word.joined(*(_story(library, typed) for typed in words))


def _story(library: Library, typed: str) -> Story:
    story = library.story(story_meant(library, typed))
    assert story is not None, "it was there a moment ago"
    return story


def _undo(library: Library, words: Sequence[str], options: Options) -> int:
    number = int(words[0]) - 1 if words else None
    undone = library.undo_story(number) if number is None or number >= 0 else None
    if options.json:
        value = {"undone": undone and story_decision_value(undone)}
        write(json_text(value | stories_decided_value(library.stories_decided())) + "\n")
    elif undone:
        lines([f"Taken back: {sentence(undone)}."], options)
    else:
        tell_nothing_undone(words, options)
    return 0 if undone else 1


def _take(library: Library, file: str, options: Options) -> int:
    taken = library.take_story_decisions(Path(file))
    if options.json:
        write(json_text(stories_taken_value(taken)) + "\n")
    else:
        told = [f"  {sentence(decision)}" for decision in taken.taken]
        lines(decided_lines(came(Path(file), taken, file), told), options)
    return 0 if taken.taken or taken.known else 1
