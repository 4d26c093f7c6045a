"""The keys of the stories; those wanted most stand first, for the last row drops the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding

from reader.screens.deciding_stories import DECIDED_KEY, STORY_WORD_KEYS

if TYPE_CHECKING:
    from textual.binding import BindingType

STORIES_KEYS: list[BindingType] = [
    *STORY_WORD_KEYS,
    Binding("tab", "pane('story')", "story", id="stories.next-pane"),
    Binding("tab", "pane('stories')", "stories", id="stories.list"),
    Binding("s", "order", "sort", id="stories.order", tooltip="order: newest first, biggest first"),
    Binding(
        "a",
        "every",
        "all",
        id="stories.every",
        tooltip="those too that one outlet alone tells, and again only the others",
    ),
    Binding("slash", "filter", "filter", id="stories.filter", tooltip="filter the stories"),
    Binding(
        "c",
        "coverage",
        "coverage",
        id="stories.coverage",
        tooltip="which outlets told which stories, as a table",
    ),
    DECIDED_KEY,
    Binding(
        "f",
        "find",
        "find in search",
        id="stories.find",
        tooltip="the articles of this story, in search",
    ),
    Binding(
        "E",
        "export",
        "export",
        id="stories.export",
        tooltip="write the story to a file, as Markdown or JSON",
    ),
    Binding("n", "step(1)", "story", id="stories.next", tooltip="next and previous story"),
    Binding("N", "step(-1)", "previous story", show=False, id="stories.previous"),
    Binding(
        "y", "copy", "copy", id="stories.copy", tooltip="copy its title with its days and outlets"
    ),
    Binding("shift+tab", "pane('other')", "other pane", show=False, id="stories.previous-pane"),
    Binding("escape", "back", "back", id="stories.back"),
]
