"""What a block that isn't text was taken for, in two or three words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.formats.html.surroundings import kinds_of
from index.furniture import reason_of

if TYPE_CHECKING:
    from index.formats.html.blocks import Block

_WORDS = {
    "comments": "comments",
    "related": "related articles",
    "offer": "subscription notice",
    "share": "share links",
    "caption": "caption",
    "byline": "byline",
    "navigation": "navigation",
}
"""For what the surroundings are called; the surest first."""
_MOSTLY = 0.8


def block_reason(block: Block) -> str | None:
    """Return what a block is, by its words, its place or its surroundings; None if none tells."""
    if block.tag == "h1":
        return None
    told = reason_of(block.text) or block.region
    if told is not None:
        return told
    kinds = frozenset().union(*(kinds_of(label) for label in block.path[-2:]))
    named = next((words for kind, words in _WORDS.items() if kind in kinds), None)
    if named is None and block.linked > _MOSTLY * len(block.text):
        return "link"
    return named
