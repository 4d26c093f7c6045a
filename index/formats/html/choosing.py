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

MOST_BLOCKS = 10_000
"""Of a page that extractors and the model look at: longer ones take them too long."""


def chosen(root: Any, blocks: Sequence[Block]) -> frozenset[int]:
    """Return the indexes of the blocks that are a page's article."""
    if len(blocks) > MOST_BLOCKS:
        return _split(blocks)
    wide, strict = candidates(root, blocks)
    if not wide:
        return _split(blocks)
    signs = enumerate(signs_of(blocks, wide, strict))
    kept = frozenset(at for at, found in signs if _score(found) > 0)
    return kept or frozenset(wide)


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
