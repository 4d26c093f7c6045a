"""The list of stories on the command line: which are wanted, and how they are told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from rich.text import Text

from reader.cli.output import TITLE, console, json_text, meta, note, write
from reader.export.stories import story_value
from reader.export.story_markdown import stories_markdown
from reader.export.story_tables import stories_csv
from reader.export.story_words import UNTITLED, story_line
from reader.text.phrases import count
from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import Console

    from index.library import Library
    from index.story import Story, StoryList
    from reader.cli.options import Options

StoryOrder = Literal["newest", "biggest"]
STORY_ORDERS: tuple[StoryOrder, ...] = ("newest", "biggest")
Form = Literal["text", "json", "csv", "markdown"]
_SEVERAL = 2
"""Tellers of a story that is listed for people; scripts get all."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which stories are wanted, and in which order."""

    least: int | None = None
    """How many must have told it; None for what suits the form."""
    like: str = ""
    """Beginnings of words of the title, of outlets or of names."""
    outlets: tuple[str, ...] = ()
    """All of these told it."""
    since: str | None = None
    until: str | None = None
    order: StoryOrder = "newest"
    limit: int = 0
    """How many at most; 0 for all."""


def tell_list(library: Library, wanted: Wanted, form: Form, options: Options) -> int:
    """Write the stories that are wanted; return the exit code.

    Args:
        library: The corpus, its articles grouped.
        wanted: Which stories.
        form: In which they are written.
        options: Of the command.

    Raises:
        CorpusError: A date isn't one.
    """
    every = library.stories()
    told = form in ("text", "markdown")
    least = wanted.least or (_SEVERAL if told else 1)
    meant = narrowed(library, every.stories, wanted)
    found = [story for story in meant if story.tellers >= least]
    if wanted.order == "biggest":
        found.sort(key=lambda story: -len(story.articles))  # of one size the newest first, still
    shown = found[: wanted.limit or None]
    if form == "json":
        write(json_text([story_value(story) for story in shown]) + "\n")
    elif form == "csv":
        write(stories_csv(library.time_lines(shown)))
    elif form == "markdown":
        write(guard(stories_markdown(shown, _counted(shown, found, every)), newlines=True))
    else:
        _print(shown, _counted(shown, found, every), console(options))
    if told and len(found) < len(meant):
        note(options, _left_out(len(meant) - len(found), least))
    if every.waiting:
        note(options, f"Not grouped yet: {count(every.waiting, 'article')}.")
    return 0 if shown else 1


def narrowed(library: Library, stories: Iterable[Story], wanted: Wanted) -> list[Story]:
    """Return the stories that are wanted, however many told them.

    Raises:
        CorpusError: A date isn't one.
    """
    from index.columns import sameness  # noqa: PLC0415  loads numpy

    if wanted.since or wanted.until:
        # As coverage has it: only days on which it was told, or near them.
        stories = library.coverage(wanted.since, wanted.until, least=1).stories
    words = sameness(wanted.like).split()
    naming = {word: library.stories_naming(word) for word in words}

    def like(story: Story) -> bool:
        said = f" {sameness(' '.join((story.title, *story.outlets)))}"
        return all(f" {word}" in said or story.id in naming[word] for word in words)

    outlets = set(map(sameness, wanted.outlets))
    return [
        story for story in stories if like(story) and outlets <= set(map(sameness, story.outlets))
    ]


def _counted(shown: Sequence[Story], found: Sequence[Story], every: StoryList) -> str:
    total = count(len(every.stories), "story", "stories")
    first = f", the first {len(shown):,}" if len(shown) < len(found) else ""
    return total if len(found) == len(every.stories) else f"{len(found):,} of {total}{first}"


def _left_out(number: int, least: int) -> str:
    few = "one outlet" if least == _SEVERAL else f"fewer than {least:,} outlets"
    told = "is 1 more, told" if number == 1 else f"are {number:,} more, each told"
    return f"There {told} by {few} only; --all lists {'it' if number == 1 else 'them'} too."


def _print(shown: Sequence[Story], counted: str, to: Console) -> None:
    to.print(counted, soft_wrap=True)
    for story in shown:
        to.print()
        to.print(Text(guard(story.title or UNTITLED), style=TITLE), soft_wrap=True)
        to.print(meta(*story_line(story), story.id), soft_wrap=True)
