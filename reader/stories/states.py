"""What is said where no story can be shown: why, and what can be done. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.text.marks import Mark, Marks
from reader.text.page import Block, line_block
from reader.text.phrases import count
from reader.text.safe import guard

if TYPE_CHECKING:
    from index.results import Overview

KEY_CELLS = 7


def nothing_found(
    typed: str, key: str, *, every: str, others: int, search: str = ""
) -> list[Block]:
    """Return what is said where no story is left by the filter.

    Args:
        typed: What is filtered by; "" where only stories of several outlets are asked for.
        key: The key that drops the filter.
        every: The key that lists stories of one outlet too; "" where it doesn't work now.
        others: How many of them the filter would let through.
        search: The key that looks among the articles for what is typed; "" where none does.
    """
    if not typed:
        blocks = [line_block("No two outlets tell one story in this corpus.", "title", gap=1)]
    else:
        words = f"No story has words, an outlet or a name that begin with “{guard(typed)}”."
        blocks = [line_block(words, "title", gap=1), _way(key, "drop the filter")]
        if search:
            blocks.append(_way(search, "look for it in the articles, in Search"))
    if others:
        words = f"{count(others, 'story', 'stories')} that one outlet alone tells"
        blocks.append(_way(every, words) if every else line_block(f"Besides: {words}.", "note"))
    return blocks


def no_stories(overview: Overview | None, waiting: int, *, busy: bool) -> list[Block]:
    """Return why a corpus has no stories.

    Args:
        overview: The corpus at a glance; None before it is open.
        waiting: Articles that aren't grouped yet.
        busy: Whether work on the corpus is under way.
    """
    if overview is None or (busy and not overview.articles):
        words = ["Articles are being read.", "Stories show here once they are grouped by event."]
    elif not overview.articles:
        words = ["There is no article in this corpus.", "Corpus tells what was read, and why not."]
    elif busy:
        words = [
            "Articles are being grouped by event.",
            f"{waiting_words(waiting)}; stories show here as they come.",
        ]
    else:
        words = [
            "The articles are not grouped by event yet.",
            f"{waiting_words(waiting)}; the next start goes on with it.",
        ]
    first, *more = words
    return [line_block(first, "title", gap=1), *(line_block(line, "body", gap=1) for line in more)]


def waiting_words(waiting: int) -> str:
    """Return how many articles are still to be grouped."""
    return f"{count(waiting, 'article')} still to be grouped"


def _way(key: str, words: str) -> Block:
    lit = Marks.of([Mark(0, len(key), "key")])
    return line_block(f"{key:<{KEY_CELLS}}{words}", "meta", marks=lit)
