"""How two quotations stand to each other, in the words of the screen and of written forms. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.comparing.walk import SIDES

if TYPE_CHECKING:
    from index.article import Span
    from index.comparison import Edit, QuotePair, QuoteRelation, SpeakerBy
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
