"""Text that articles share word for word, as JSON and as a line of words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.text.phrases import count

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.article import ArticleId, Card, Span
    from index.story import Reused

Value = dict[str, Any]


def reused_value(
    reused: Sequence[Reused], cards: Mapping[ArticleId, Card], in_many: Sequence[Span]
) -> Value:
    """Return what other articles share with one, for the JSON of that article.

    Args:
        reused: The others, each as B.
        cards: What is known of them.
        in_many: What stands in too many texts to tell whose.
    """
    return {
        "reused": [
            {
                "id": one.b,
                "outlet": cards[one.b].outlet if one.b in cards else None,
                "words": one.words,
                "of_this": round(one.of_a, 4),
                "of_other": round(one.of_b, 4),
                "stretches": [
                    {"start": a.start, "end": a.end, "other": [b.start, b.end], "words": words}
                    for a, b, words in one.stretches
                ],
            }
            for one in reused
        ],
        "in_many": [[span.start, span.end] for span in in_many],
    }


def reused_words(reused: Sequence[Reused], cards: Mapping[ArticleId, Card]) -> str:
    """Return which other articles share words with one, in a line; "" where none does.

    Args:
        reused: The others, each as B; those with the very same text are told elsewhere.
        cards: What is known of them.
    """
    told = []
    for one in reused:
        outlet = cards[one.b].outlet if one.b in cards else None
        who = f"{one.b}, {outlet}" if outlet else one.b
        told.append(f"{count(one.words, 'word')} in {who}")
    return f"Word for word: {'; '.join(told)}" if told else ""
