"""Two articles side by side: what both say, what each says otherwise, what only one says.

Pure functions of two articles and of a background, the articles on the same event. Nothing here
judges: every link tells its kind, its score and the words that made it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from index.compare.agreeing import agreements
from index.compare.background import Background
from index.compare.disputes import disputes
from index.compare.doubts import doubted
from index.compare.facts import compare_figures
from index.compare.figures import Figures
from index.compare.linking import Grounds, link
from index.compare.names import compare_names, names_in
from index.compare.passages import PROBABLE
from index.compare.passages import alike as alike_sentences  # `alike` is a module beside this
from index.compare.prepared import KEPT, prepare
from index.compare.quotelinks import quoted_links
from index.compare.quotes import compare_quotes
from index.compare.utterances import utterances
from index.compare.wording import differences
from index.comparison import Comparison, Edit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.article import Article, Mention, Span

__all__ = ["Background", "Edit", "compare", "differences", "prepare", "prepare_whole"]


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
    figures_a, figures_b = _figures(ready_a, a.date), _figures(ready_b, b.date)
    disputed = disputes(figures_a, figures_b, pairs)
    told_alike = {(pair.a, pair.b) for pair in pairs if pair.score >= PROBABLE}
    figures = compare_figures(figures_a, figures_b, disputed.values(), told_alike)
    quotes = compare_quotes(ready_a, ready_b, names_a, names_b, background)
    grounds = Grounds(
        {places: dispute.why for places, dispute in disputed.items()},
        quoted_links(ready_a, ready_b, quotes),
        agreements(ready_a, ready_b, figures),
    )
    links = link(ready_a, ready_b, pairs, background, grounds)
    shown = [each for each in links if each.tier != "possible"]
    return Comparison(
        a,
        b,
        ready_a.sentences,
        ready_b.sentences,
        links,
        _without(ready_a.sentences, {each.a for each in shown}),
        _without(ready_b.sentences, {each.b for each in shown}),
        quotes,
        figures,
        compare_names(names_a, names_b, ready_a, ready_b),
    )


def prepare_whole(article: Article, names: Sequence[Mention] = ()) -> None:
    """Work out ahead all that comparing needs of one article: it is kept, as any preparation is.

    Args:
        article: The article.
        names: Those in it.
    """
    ready = prepare(article)
    for passage in ready.passages:
        passage.prepare()
    _figures(ready, article.date)
    utterances(ready, tuple(names))
    names_in(ready, tuple(names))


_figures = lru_cache(maxsize=KEPT)(Figures.of)
"""The figures of an article on a date, kept for the articles asked for last."""


def _without(sentences: Sequence[Span], linked: set[Span]) -> tuple[Span, ...]:
    return tuple(span for span in sentences if span not in linked)
