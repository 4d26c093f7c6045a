"""One story in full: its articles on a line of time, and the names that tell it from others."""

from __future__ import annotations

from collections import Counter
from math import log
from typing import TYPE_CHECKING

import numpy as np

from index.filelabels import unknown_labels
from index.story import PairShare, PairTold, StoryArticle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.article import ArticleId, Span
    from index.catalogue.surveying import ToldArticle
    from index.comparison import Comparison, LinkKind
    from index.nametable import NameTable
    from index.results import NameRef

_NAMES = 8
"""Names that are told of a story at most."""


def on_time_line(members: Sequence[ToldArticle]) -> tuple[StoryArticle, ...]:
    """Return the articles of a story as they stand on its line of time.

    Args:
        members: In the story's order.
    """
    unknown = unknown_labels(one.id for one in members if one.outlet is None)
    outlets = Counter(member.outlet for member in members if member.outlet)
    seen: Counter[str] = Counter()
    first: dict[str, ArticleId] = {}
    found = []
    for member in members:
        same = first.setdefault(member.text_hash, member.id)
        if member.outlet is None:
            label = unknown[member.id]
        else:
            seen[member.outlet] += 1
            several = outlets[member.outlet] > 1
            label = f"{member.outlet} {seen[member.outlet]}" if several else member.outlet
        shown = (member.id, member.title, member.outlet, member.date, member.words)
        found.append(StoryArticle(*shown, label, None if same == member.id else same))
    return tuple(found)


def telling_names(rows: Sequence[int], names: NameTable) -> tuple[tuple[NameRef, int], ...]:
    """Return the names that tell a story from others: in many of its articles, in few others.

    Args:
        rows: Of its articles.
        names: The names of all articles.
    """
    articles = np.bincount(names.name, minlength=len(names.refs))
    here = Counter(names.name[np.isin(names.row, rows)].tolist())
    weighed = [
        (-count * log(1 + names.articles / articles[place]), names.refs[place].name, place, count)
        for place, count in here.items()
        if count > 1 or len(rows) == 1
    ]
    return tuple((names.refs[place], count) for *_, place, count in sorted(weighed)[:_NAMES])


def pair_told(comparison: Comparison) -> PairTold:
    """Return what two articles share, counted from their comparison."""
    shown = [link for link in comparison.links if link.tier != "possible"]
    kinds: Counter[LinkKind] = Counter(link.kind for link in shown)
    order: tuple[LinkKind, ...] = ("contradiction", "verbatim", "quote", "reworded")
    return PairTold(
        comparison.a.id,
        comparison.b.id,
        _share({link.a for link in shown}, comparison.sentences_a),
        _share({link.b for link in shown}, comparison.sentences_b),
        tuple((kind, kinds[kind]) for kind in order if kinds[kind]),
        comparison,
    )


def _share(matched: set[Span], sentences: Sequence[Span]) -> PairShare:
    return PairShare(len(matched), len(sentences))
