"""The blocks of a page with their texts cleaned, and what had to be mended in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from index.clean import clean, one_line
from index.formats.html.blocks import blocks_of

if TYPE_CHECKING:
    from index.formats.html.blocks import Block


def visible_blocks(root: Any) -> tuple[list[Block], tuple[str, ...]]:
    """Return the blocks of a page's tree, and what was mended in them, in words."""
    return cleaned_blocks(blocks_of(root))


def cleaned_blocks(blocks: list[Block]) -> tuple[list[Block], tuple[str, ...]]:
    """Return blocks with their texts cleaned, and what was mended in them, in words."""
    # All at once: one pass for a text that needs none, and one count of what was mended.
    cleaned = clean("\n".join(block.text for block in blocks))
    if not cleaned.repairs:
        return blocks, ()
    texts = cleaned.text.split("\n")
    if len(texts) != len(blocks):  # an entity written twice over was the end of a line
        texts = [clean(block.text).text for block in blocks]
    for block, text in zip(blocks, texts, strict=True):
        block.text = one_line(text)
        block.linked = min(block.linked, len(block.text))
    return [block for block in blocks if block.text], cleaned.repairs
