"""A story as what can be written to a file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from index.errors import CorpusError
from reader.screens.exporting import Export
from reader.text.phrases import count
from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Callable

    from index.library import Library
    from index.results import Progress
    from index.story import StoryId

QUESTION = "Write the story to a new file, as Markdown (.md) or JSON (.json)"


def story_export(story: StoryId) -> Export:
    """Return a story as what can be written."""
    return Export(
        question=QUESTION,
        name=f"story-{story}.md",
        forms=(".md", ".json"),
        under_way="The articles of the story are being compared …",
        done="The story is in",
        made=lambda library, form, go_on: _written(library, story, form, go_on),
    )


def _written(library: Library, story: StoryId, form: str, go_on: Callable[[Progress], None]) -> str:
    """Return a story as text, as Markdown or JSON.

    Raises:
        CorpusError: There is no such story any more, or an article of it has vanished.
    """
    from reader.export.stories import story_json  # noqa: PLC0415  rarely wanted
    from reader.export.story_markdown import story_markdown  # noqa: PLC0415  likewise
    from reader.export.whole_story import COMPARED, compared, reused_texts  # noqa: PLC0415

    detail = library.story_detail(story)
    if detail is None:
        raise CorpusError("There is no such story any more.", "Choose another one.")
    texts = [article for article in detail.articles if article.same_as is None]
    pairs = compared(library, texts[:COMPARED], go_on)
    if form == ".md":
        text = guard(story_markdown(detail, pairs), newlines=True)
        left = len(texts) - COMPARED
        more = count(left, "more text")
        return f"{text}\n{more}: not compared here.\n" if left > 0 else text
    value = story_json(
        detail,
        pairs,
        reused_texts(library, detail.reuse),
        names_complete=library.names_complete(),
    )
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
