"""The words and signs that all written forms of a comparison share."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from index.comparison import LINK_KINDS
from index.extent import CLOSELY
from reader.comparing.kinds import kind_words
from reader.comparing.tongues import tongue_words
from reader.text.phrases import count

if TYPE_CHECKING:
    from index.article import Article
    from index.comparison import Comparison, Link, Quote


def article_meta(article: Article) -> str:
    """Return what is known of an article on one line."""
    told = (article.outlet or "outlet unknown", article.date or "date unknown")
    return " · ".join((*told, count(article.words, "word"), article.id))


def telling(comparison: Comparison) -> list[Link]:
    """Return the links that show without being asked for: strong and probable ones."""
    return [link for link in comparison.links if link.tier != "possible"]


def counted(comparison: Comparison) -> str:
    """Return the totals of a comparison in a sentence."""
    kinds = Counter(link.kind for link in telling(comparison))
    told = [f"{kinds[kind]} {kind_words(kind, kinds[kind])}" for kind in LINK_KINDS if kinds[kind]]
    links = ", ".join(told) or "no passage linked"
    if comparison.in_part:
        links = f"only the first {CLOSELY:,} characters of a text compared; {links}"
    if tongues := tongue_words(comparison):
        links = f"{tongues}; {links}"
    return (
        f"{links}; no match found for {len(comparison.only_a)} of {len(comparison.sentences_a)} "
        f"sentences of A and {len(comparison.only_b)} of {len(comparison.sentences_b)} of B."
    )


def speaker_of(quote: Quote) -> str:
    """Return who said it, as far as it was found."""
    return quote.speaker or "speaker unknown"
