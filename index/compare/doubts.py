"""Second thoughts about alike sentences: what two of them share must be more than a cast.

Articles on one event name the same people and places in every other sentence, so a score made of
names alone says who appears, not what happened. A fact-checker must be able to trust the links that
are shown, so each such ground for doubt lowers the score, and with it the tier.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.compare.kinds import runs_between
from index.compare.passage import CAPITAL_NOUNS, Passage
from index.compare.passages import POSSIBLE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.compare.passages import Alike
    from index.compare.prepared import Prepared

# Set on links judged by hand in six pairs of news articles, of which one in three was wrong before
# and one in six after, and on SuperPAL's development set (Ernst et al., 2021).
_WORDS = 2
"""Shared weighty words, other than names, that tell of a matter."""
_MISSING_WORD = 0.10
"""Taken off for each that is missing, and once more where a single word is all that is shared."""
_NO_PHRASE = 0.03
"""Taken off where no two of them follow each other on both sides: words scattered over two long
sentences meet by chance."""


def doubted(pairs: Iterable[Alike], a: Prepared, b: Prepared) -> list[Alike]:
    """Return the same pairs, with lower scores where what they share is doubtful evidence.

    Args:
        pairs: Pairs of sentences, with scores by how alike they are.
        a: The article of the first ones.
        b: The article of the second ones.
    """
    names = not CAPITAL_NOUNS & {a.language, b.language}
    found: list[Alike] = []
    for pair in pairs:
        doubt = _doubt(Passage.of(a, pair.a), Passage.of(b, pair.b), names=names)
        score = max(POSSIBLE, round(pair.score - doubt, 4))
        found.append(pair._replace(score=score) if doubt else pair)
    return found


def _doubt(a: Passage, b: Passage, *, names: bool) -> float:
    """Return what is to be taken off the score of two sentences: 0 where words are copied.

    Args:
        a: One.
        b: The other.
        names: Whether a capital tells a name.
    """
    shared = a.terms & b.terms
    matter = shared - (a.capitalised & b.capitalised) if names else shared
    signs = max(a.signs, b.signs)
    doubt = _MISSING_WORD * max(0, _WORDS * signs - len(matter)) / signs
    doubt += _MISSING_WORD * (len(shared) < _WORDS * signs)
    if not any(one in matter or other in matter for one, other in a.twos & b.twos):
        doubt += _NO_PHRASE
    return 0.0 if doubt and (a.folded == b.folded or runs_between(a, b)) else doubt
