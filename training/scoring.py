"""The measure of the public benchmark of article extraction: shingles of four words, as multisets.

Scrapinghub's article-extraction benchmark (2020): precision and recall of each page, averaged over
the pages; F1 is of the averages.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from statistics import fmean, pvariance
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

SHINGLE = 4
"""Words in a row that count as one thing."""

Shares = tuple[float | None, float | None]
"""Precision and recall of a page."""


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
    shares = [shares_of(known, found) for known, found in bodies]
    f1, precision, recall = averaged(shares)
    pages = len([recall for _, recall in shares if recall is not None])
    return f"F1 {f1:.4f}  precision {precision:.4f}  recall {recall:.4f}  pages {pages}"


def shares_of(known: str, found: str) -> Shares:
    """Return precision and recall of one page, None for what an empty text doesn't have."""
    want, have = shingles(known), shingles(found)
    both = (want & have).total()
    return both / have.total() if have else None, both / want.total() if want else None


def averaged(shares: Iterable[Shares]) -> tuple[float, float, float]:
    """Return F1, precision and recall of several pages; nothing found at all is 0."""
    listed = list(shares)
    p = fmean([precision for precision, _ in listed if precision is not None] or [0.0])
    r = fmean([recall for _, recall in listed if recall is not None] or [0.0])
    return 2 * p * r / (p + r) if p + r else 0.0, p, r


def doubt(bodies: Iterable[tuple[str, str, str]]) -> float:
    """Return the standard error of F1, as if the sites had been drawn from many.

    The jackknife (Tukey, 1958), which leaves out a site at a time: pages of one are alike.

    Args:
        bodies: For each page its site, the body that is known, and the one that was found.
    """
    by_site: dict[str, list[Shares]] = {}
    for site, known, found in bodies:
        by_site.setdefault(site, []).append(shares_of(known, found))
    without = [
        averaged(shares for site in by_site if site != left_out for shares in by_site[site])[0]
        for left_out in by_site
    ]
    count = len(without)
    return math.sqrt(pvariance(without) * (count - 1)) if count > 1 else 0.0
