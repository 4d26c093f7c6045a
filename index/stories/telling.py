"""What tells a text's event: its weighty stems, each with how often, as numbers.

Worked out once for each text, and kept: how rare a stem is depends on the corpus, but not which
stems there are.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.compare.counts import feature
from index.extent import end_of
from index.languages import stemmed_as
from index.stopwords import says_little, stop_words
from index.words import UNSPACED, fold, stem, stem_in, word_spans, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy.typing as npt

    Numbers = npt.NDArray[np.uint32]

_OFTEN = 255
_REMEMBERED = 200_000
"""English words whose numbers are remembered; a process beside holds them where they are many."""


class Telling(NamedTuple):
    """The stems of a text, by number."""

    terms: Numbers
    """Features of `index.compare.counts`, ascending, each once."""
    times: npt.NDArray[np.uint8]
    """Beside them how often each stands there, 255 at most."""


def telling(text: str, language: str = "en") -> Telling:
    """Return what tells the event of a text, of its title, or of anything else in words.

    Args:
        text: Of any length; no more of it counts than what is read closely.
        language: What it is in, without region.
    """
    counted = Counter(_numbers(text[: end_of(text)], language))
    terms = np.array(sorted(counted), np.uint32)
    times = np.array([min(counted[int(term)], _OFTEN) for term in terms], np.uint8)
    return Telling(terms, times)


def _numbers(text: str, language: str) -> Iterator[int]:
    """Yield the stems of a text's words but for those that say little; ideographs by twos."""
    little = stop_words(language)
    if language == "en" and UNSPACED.search(text) is None:
        for word in words_of(text):
            plain = fold(word)
            if len(plain) > 1 and plain not in little:
                yield _number(plain)
        return
    rules = stemmed_as(language)
    before, ended = "", -1
    for word, start, end in word_spans(text):
        plain = fold(word)
        unspaced = UNSPACED.match(plain) is not None
        if not unspaced:
            if len(plain) > 1 and not says_little(plain, language):
                yield feature(stem_in(word, rules))
        elif start == ended:
            yield feature(before + plain)
        before, ended = plain, end if unspaced else -1


@lru_cache(maxsize=_REMEMBERED)
def _number(word: str) -> int:
    return feature(stem(word))
