"""The measure of the public benchmark of article extraction: shingles of four words, as multisets.

Scrapinghub's article-extraction benchmark (2020): precision and recall of each page, averaged over
the pages; F1 is of the averages.
"""

from __future__ import annotations

import re
from collections import Counter
from statistics import mean
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

SHINGLE = 4
"""Words in a row that count as one thing."""


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Return each run of words of a text, with how often it stands there."""
    words = re.findall(r"\w+", text)
    count = max(1, len(words) - SHINGLE + 1) if words else 0
    return Counter(tuple(words[at : at + SHINGLE]) for at in range(count))


def measure(bodies: Iterable[tuple[str, str]]) -> str:
    """Return the figures in words.

    Args:
        bodies: For each page the body that is known, and the one that was found.
    """
    precision, recall = [], []
    for known, found in bodies:
        want, have = shingles(known), shingles(found)
        both = (want & have).total()
        if have:
            precision.append(both / have.total())
        if want:
            recall.append(both / want.total())
    p, r = mean(precision), mean(recall)
    return f"F1 {2 * p * r / (p + r):.4f}  precision {p:.4f}  recall {r:.4f}  pages {len(recall)}"
