"""The words that all written forms of a comparison share. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.comparison import LINK_KINDS
from index.extent import CLOSELY
from reader.comparing.kinds import KIND_WORDS, SIGNS, kind_words
from reader.comparing.tongues import tongue_words
from reader.comparing.walk import SIDES
from reader.export.record import kinds_of, shown

if TYPE_CHECKING:
    from index.article import Article, Span, Sureness
    from index.comparison import (
        Comparison,
        Edit,
        Link,
        Quote,
        QuotePair,
        QuoteRelation,
        SpeakerBy,
    )
    from reader.comparing.page import SideName

SPEAKER_UNKNOWN = "speaker unknown"
RELATIONS: dict[QuoteRelation, str] = {
    "same": "the same words",
    "other_words": "in other words",
    "shorter_a": "shorter in A",
    "shorter_b": "shorter in B",
    "reported_a": "told without quotation marks in A",
    "reported_b": "told without quotation marks in B",
    "only_a": "only A",
    "only_b": "only B",
}
"""How one quotation stands to the other."""
TOLD_BY: dict[SpeakerBy, str] = {
    "verb": "by a verb beside the name",
    "according": "by “according to”",
    "apposition": "by a description beside the name",
    "pronoun": "named by a pronoun or an office",
    "before": "by the sentence before",
    "carried": "the speaker of the quotation before",
}
"""What tells a speaker."""
_IN_COMMON = 3
"""Where less than a third of either is in common, no words are marked: most of them differ."""
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


def relation_of(pair: QuotePair) -> QuoteRelation:
    """Return how one quotation stands to the other, by what is there of it."""
    if pair.relation == "same" and pair.b is None:
        return "only_a"
    if pair.relation == "same" and pair.a is None:
        return "only_b"
    return pair.relation


def differing(pair: QuotePair, side: SideName) -> list[Span]:
    """Return the words of a side that the other hasn't; none where most of either's are."""
    if not all(_much_in_common(pair, each) for each in SIDES):
        return []
    spans = [_of_side(edit, side) for edit in pair.edits if edit.op != "equal"]
    return [span for span in spans if span.start < span.end]


def _much_in_common(pair: QuotePair, side: SideName) -> bool:
    lengths = [(edit.op == "equal", _of_side(edit, side)) for edit in pair.edits]
    same = sum(span.end - span.start for equal, span in lengths if equal)
    return same > 0 and sum(span.end - span.start for _, span in lengths) <= same * _IN_COMMON


def _of_side(edit: Edit, side: SideName) -> Span:
    return edit.a if side == "a" else edit.b


def sure_words(sure: Sureness | None) -> str:
    """Return how sure something is, to follow what it is said of: ", a guess"."""
    return f", {_SURE[sure]}" if sure and sure != "certain" else ""
