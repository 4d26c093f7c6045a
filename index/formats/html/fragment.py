"""A piece of HTML to its text: what feeds and exports hold where others have plain text."""

from __future__ import annotations

import html

from index.formats.html.blocks import blocks_of
from index.formats.html.tree import parse, without_data


def text_of_fragment(markup: str) -> str:
    """Return the text of a piece of HTML, its blocks as paragraphs; none of it is left out.

    Never raises for what it holds: what is no markup is returned with its entities resolved.
    """
    tree = parse(without_data(markup))
    if tree.root is None or not tree.whole:
        return html.unescape(markup)
    blocks = (block.text for block in blocks_of(tree.root) if block.region != "hidden")
    return "\n\n".join(block for block in blocks if block)
