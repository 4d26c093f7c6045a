"""The words that all written forms of a comparison share. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.comparison import LINK_KINDS
from index.extent import CLOSELY
from reader.comparing.kinds import KIND_WORDS, SIGNS, kind_words
from reader.comparing.quote_words import RELATIONS, SPEAKER_UNKNOWN, TOLD_BY, relation_of
from reader.comparing.tongues import tongue_words
from reader.export.record import kinds_of, shown

if TYPE_CHECKING:
    from index.article import Article, Sureness
    from index.comparison import (
        Comparison,
        Link,
        Quote,
        QuotePair,
    )

_SURE: dict[Sureness, str] = {"certain": "certain", "probable": "probable", "guess": "a guess"}


def counted(comparison: Comparison) -> str:
    """Return the totals of a comparison in a sentence."""
    kinds = kinds_of(shown(comparison))
    told = [f"{kinds[kind]} {kind_words(kind, kinds[kind])}" for kind in LINK_KINDS if kinds[kind]]
    links = ", ".join(told) or "no passage linked"
    if comparison.in_part:
        links = f"only the first {CLOSELY:,} characters of a text compared; {links}"
    if comparison.a.text == comparison.b.text:
        links = f"the very same text under two ids; {links}"
    if tongues := tongue_words(comparison):
        links = f"{tongues}; {links}"
    return (
        f"{links}; no match found for {len(comparison.only_a)} of {len(comparison.sentences_a)} "
        f"sentences of A and {len(comparison.only_b)} of {len(comparison.sentences_b)} of B."
    )


def link_words(link: Link) -> tuple[str, str]:
    """Return a link's sign and kind, and how sure it is: "= word for word", "strong, 0.91"."""
    return f"{SIGNS[link.kind]} {KIND_WORDS[link.kind]}", f"{link.tier}, {link.score:.2f}"


def grounds(link: Link) -> str:
    """Return the grounds of a link in words; the words that made it, where no more is known."""
    return "; ".join(reason.words for reason in link.why) or ", ".join(link.shared)


def speaker_words(quote: Quote, article: Article) -> str:
    """Return who said it by which verb, as far as it was found, and what tells so."""
    verb = f", “{article.text[slice(*quote.verb)]}”" if quote.verb else ""
    if quote.speaker is None:
        return f"{SPEAKER_UNKNOWN}{verb}"
    how = [_SURE[quote.sure]] if quote.sure else []
    how += [TOLD_BY[quote.by]] if quote.by else []
    told = f"{quote.speaker}{verb}"
    return f"{told} ({', '.join(how)})" if how else told


def pair_words(pair: QuotePair) -> str:
    """Return how one quotation stands to the other, and how alike they are."""
    told = RELATIONS[relation_of(pair)]
    return told if pair.score is None else f"{told}, {pair.score:.2f} alike"


def sure_words(sure: Sureness | None) -> str:
    """Return how sure something is, to follow what it is said of: ", a guess"."""
    return f", {_SURE[sure]}" if sure and sure != "certain" else ""
