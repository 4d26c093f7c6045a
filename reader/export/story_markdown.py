"""Stories as Markdown: to be pasted into notes or an issue. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.export.markdown import escaped
from reader.export.stories import UNTITLED, story_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.story import Story


def stories_markdown(stories: Iterable[Story], counted: str) -> str:
    """Return stories as a list.

    Args:
        stories: In the order wanted.
        counted: How many they are, in words.
    """
    return "\n".join(_listed(stories, counted)) + "\n"


def _listed(stories: Iterable[Story], counted: str) -> Iterator[str]:
    yield f"# Stories\n\n{escaped(counted)}\n"
    for story in stories:
        told = " · ".join((*story_line(story), story.id))
        yield f"- **{escaped(story.title or UNTITLED)}**  \n  {escaped(told)}"
