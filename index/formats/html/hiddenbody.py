"""An article that a page holds but doesn't show: the `articleBody` of its JSON-LD.

Pages that are put together by a script, or shown to subscribers, may have their text there and
nowhere else. Where the page shows a text of its own that one is kept: it is what was read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from index.body import Body, Line
from index.clean import clean, one_line
from index.formats.html.fragment import text_of_fragment
from index.formats.html.linkeddata import is_article, nodes_of
from index.formats.html.reasons import block_reason

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from index.formats.html.blocks import Block

_LEAST = 60
"""Words of a text that is worth more than what the page shows."""
_TIMES = 3
"""How much longer it has to be."""


def body_in_data(root: Any, blocks: Sequence[Block], kept: Collection[int]) -> Body | None:
    """Return the body that a page's data hold, where the page itself shows hardly any."""
    shown = sum(len(blocks[at].text.split()) for at in kept)
    text, line = _longest(root)
    words = len(text.split())
    if words < _LEAST or words < _TIMES * shown:
        return None
    paragraphs = [one_line(piece) for piece in clean(text).text.split("\n") if piece.strip()]
    before = [block for block in blocks if block.region != "hidden"]
    lines = [Line(block.line, block.text, block.tag == "li") for block in before]
    lines += [Line(line, paragraph) for paragraph in paragraphs]
    reasons = {at: why for at, block in enumerate(before) if (why := block_reason(block))}
    return Body(tuple(lines), tuple(range(len(before), len(lines))), reasons)


def _longest(root: Any) -> tuple[str, int]:
    """Return the longest `articleBody` of a page and the line it is on."""
    script = next((s for s in root.iter("script") if "articleBody" in (s.text or "")), None)
    if script is None:
        return "", 1
    found = [
        body
        for node in nodes_of(root)
        if is_article(node) and isinstance(body := node.get("articleBody"), str)
    ]
    text = max(found, key=len, default="")
    return (text_of_fragment(text) if "</" in text else text), script.sourceline or 1
