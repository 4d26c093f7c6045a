"""Two articles side by side: what both say, what each says otherwise, what only one says.

Pure functions of two articles and of a background, the articles on the same event. Nothing here
judges: every link tells its kind, its score and the words that made it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from index.compare.background import Background
from index.compare.counts import feature
from index.compare.disputes import disputes
from index.compare.doubts import doubted
from index.compare.facts import compare_figures
from index.compare.figures import Figures
from index.compare.kinds import Passage, explain
from index.compare.names import compare_names
from index.compare.passages import PROBABLE, STRONG
from index.compare.passages import alike as alike_sentences  # `alike` is a module beside this
from index.compare.prepared import prepare
from index.compare.quotes import compare_quotes
from index.compare.wording import differences
from index.comparison import Comparison, Edit, Link

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from index.article import Article, Mention, Span
    from index.compare.disputes import Dispute
    from index.compare.passages import Alike
    from index.compare.prepared import Prepared
    from index.comparison import Tier

__all__ = ["Background", "Edit", "compare", "differences", "prepare"]


def compare(
    a: Article,
    b: Article,
    *,
    names_a: Sequence[Mention] = (),
    names_b: Sequence[Mention] = (),
    background: Background | None = None,
) -> Comparison:
    """Put two articles side by side.

    Args:
        a: One article.
        b: The other one.
        names_a: The names in A, for who said what and for the page of names.
        names_b: The names in B.
        background: The articles on the same event, these two among them. It makes links better
            than the two articles alone, which serve where it is left out.
    """
    ready_a, ready_b = prepare(a), prepare(b)
    background = background or Background.over([ready_a, ready_b])
    pairs = doubted(
        alike_sentences(ready_a.features, ready_b.features, background), ready_a, ready_b
    )
    figures_a, figures_b = Figures.of(ready_a, a.date), Figures.of(ready_b, b.date)
    disputed = disputes(figures_a, figures_b, pairs)
    links = _links(ready_a, ready_b, pairs, disputed, _weights(ready_a, ready_b, background))
    shown = [link for link in links if link.tier != "possible"]
    told_alike = {(pair.a, pair.b) for pair in pairs if pair.score >= PROBABLE}
    return Comparison(
        a,
        b,
        ready_a.sentences,
        ready_b.sentences,
        links,
        _without(ready_a.sentences, {link.a for link in shown}),
        _without(ready_b.sentences, {link.b for link in shown}),
        compare_quotes(ready_a, ready_b, names_a, names_b, background),
        compare_figures(figures_a, figures_b, disputed.values(), told_alike),
        compare_names(names_a, names_b, ready_a, ready_b),
    )


def _links(
    a: Prepared,
    b: Prepared,
    pairs: Iterable[Alike],
    disputed: Mapping[tuple[int, int], Dispute],
    weights: Mapping[str, float],
) -> tuple[Link, ...]:
    links: list[Link] = []
    for pair in pairs:
        why = explain(Passage.of(a, pair.a), Passage.of(b, pair.b), weights, pair.score)
        dispute = disputed.get((pair.a, pair.b))
        if dispute:
            why = why.contradicted(*dispute)
        links.append(
            Link(
                a.sentences[pair.a],
                b.sentences[pair.b],
                why.kind,
                _tier(pair.score),
                pair.score,
                why.shared,
                why.marks_a,
                why.marks_b,
            ),
        )
    return tuple(sorted(links, key=lambda link: (link.a, -link.score, link.b)))


def _weights(a: Prepared, b: Prepared, background: Background) -> dict[str, float]:
    terms = _terms(a) & _terms(b)
    features = np.fromiter(map(feature, terms), np.int64, len(terms))
    return dict(zip(terms, background.stems.weights(features).tolist(), strict=True))


def _terms(article: Prepared) -> set[str]:
    return {word.term for words in article.words for word in words if word.weighty}


def _tier(score: float) -> Tier:
    if score >= STRONG:
        return "strong"
    return "probable" if score >= PROBABLE else "possible"


def _without(sentences: Sequence[Span], linked: set[Span]) -> tuple[Span, ...]:
    return tuple(span for span in sentences if span not in linked)
