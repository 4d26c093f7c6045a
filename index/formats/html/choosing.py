"""Which blocks of a page are its article.

trafilatura says what it would keep, once asked for all and once told to be sure; a small linear
model then looks at each block, its surroundings and its neighbours and has the last word. Where no
extractor finds anything the blocks are lines like those of any text, and `index.body` splits them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from index.body import Line, split
from index.formats.html.aligning import aligned
from index.formats.html.extracting import article_words
from index.formats.html.signs import signs_of
from index.formats.html.weights import WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from index.formats.html.blocks import Block

MOST_BLOCKS = 8_000
_MOST_ELEMENTS = 30_000
_MOST_CHILDREN = 10_000
_MOST_CELLS = 500
_MOST_TEXT = 2_000_000
"""What a page may have that extractors and the model look at: a row of 140,000 cells takes
trafilatura 340 seconds, one of 500 next to nothing. No article known comes near."""


def chosen(root: Any, blocks: Sequence[Block]) -> frozenset[int]:
    """Return the indexes of the blocks that are a page's article."""
    if root is None or len(blocks) > MOST_BLOCKS or not _is_bounded(root, blocks):
        return _split(blocks)
    wide, strict = candidates(root, blocks)
    if not wide:
        return _split(blocks)
    signs = enumerate(signs_of(blocks, wide, strict))
    kept = frozenset(at for at, found in signs if _score(found) > 0)
    return kept or frozenset(wide)


def _is_bounded(root: Any, blocks: Sequence[Block]) -> bool:
    """Tell whether a page is of a size that takes extractors a second at most."""
    if sum(len(block.text) for block in blocks) > _MOST_TEXT:
        return False
    for number, element in enumerate(root.iter()):
        children = len(element)
        if number >= _MOST_ELEMENTS or children > _MOST_CHILDREN:
            return False
        if children > _MOST_CELLS and element.tag in ("tr", "table", "tbody", "dl"):
            return False
    return True


def candidates(root: Any, blocks: Sequence[Block]) -> tuple[Collection[int], Collection[int]]:
    """Return the blocks that an extractor keeps: all that may be text, and what surely is."""
    texts = [block.text for block in blocks]
    wide = aligned(texts, article_words(root, strict=False))
    return wide, aligned(texts, article_words(root, strict=True))


def _score(signs: dict[str, float]) -> float:
    return sum(value * WEIGHTS.get(name, 0.0) for name, value in signs.items())


def _split(blocks: Sequence[Block]) -> frozenset[int]:
    seen = [at for at, block in enumerate(blocks) if block.region != "hidden"]
    body = split([Line(blocks[at].line, blocks[at].text, blocks[at].tag == "li") for at in seen])
    return frozenset(seen[at] for at in body.kept)
