"""Where one is among the hits and the mentions of an article, in words. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.article.names import label
from reader.text.phrases import count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.article.reading import Lit, Reading


def step_words(
    reading: Reading,
    hit: int,
    chosen: tuple[str, str] | None,
    mention: Lit | None,
    mentions: Sequence[Lit],
) -> list[tuple[str, str]]:
    """Return which hit and which mention are the current ones, each with the role of its words.

    Args:
        reading: The article.
        hit: The number of the current hit, from 0; -1 for none.
        chosen: Kind and name that is stepped through; None for all that is lit.
        mention: The current mention.
        mentions: Those that are stepped through.
    """
    told = [(words, "accent")] if (words := _hits(reading, hit)) else []
    place = mentions.index(mention) + 1 if mention in mentions else 0
    step = f"{place:,} of {len(mentions):,}"
    if chosen is not None:
        words = step if place else count(len(mentions), "mention")
        return [*told, (f"{label(*chosen)} {words}", chosen[0])]
    return [*told, (f"mention {step}", "accent")] if place else told


def _hits(reading: Reading, hit: int) -> str:
    """Return which hit is the current one, or how many there are; "" for none."""
    hits = len(reading.hits)
    step = f"hit {hit + 1:,} of {hits:,}" if hit >= 0 else count(hits, "hit") if hits else ""
    if step and hit < 0 and reading.title_hits:
        step += f", {len(reading.title_hits):,} in the title"
    return step
