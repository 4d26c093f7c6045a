"""Which word near a figure tells what it is of, where nothing is counted: "attack: Monday".

Without a parser a noun isn't surely known, but what tells nothing is: a title, an adverb, the parts
of a web address. A verb in "ed" gives way to another word that stands near.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.compare.counted import MEASURES
from index.compare.scenes import PARTS_OF_FIGURES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.compare.sentencewords import Word

_NOTHING = frozenset(
    """mr mrs ms dr sen rep gov sgt lt col gen jr sr com org net www op whose who which per between
    far later earlier shortly earnest during above below beyond either neither extra go goes went
    gone forward left next last first late own such main other another same update correction jan
    feb mar apr jun jul aug sep sept oct nov dec think thinks thought kept keep tries try took take
    taken made make came come got get year month week day percent per cent
    ago began begin held despite ed""".split()
)
_VERBAL = re.compile(r".{3,}ed")
_ADVERB = re.compile(r".{3,}ly")
_NEAR = 4
"""Words in which another one is looked for in a verb's stead."""


def telling(near: Sequence[Word]) -> list[Word]:
    """Return the words near a figure that tell of it, the best first.

    Args:
        near: The weighty words of its sentence, nearest first.
    """
    kept = [
        word
        for word in near
        if word.folded not in PARTS_OF_FIGURES
        and word.folded not in _NOTHING
        and word.term not in MEASURES
        and len(word.folded) > 1
        and not _ADVERB.fullmatch(word.folded)
    ]
    first = next((word for word in kept[:_NEAR] if not _VERBAL.fullmatch(word.folded)), None)
    return kept if first is None else [first, *(word for word in kept if word is not first)]
