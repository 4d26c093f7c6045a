"""Stories as JSON, as plain lists and dictionaries. Pure.

As in `reader.export.values`: keys may be added to, never renamed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.export.names import ref_value

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.article import ArticleId
    from index.story import (
        PairShare,
        PairTold,
        Reused,
        Story,
        StoryArticle,
        StoryDetail,
    )

Value = dict[str, Any]


def story_value(story: Story) -> Value:
    """Return a story of a list."""
    return {
        "id": story.id,
        "title": story.title or None,
        "first": story.first,
        "last": story.last,
        "articles": list(story.articles),
        "outlets": list(story.outlets),
        "unknown": story.unknown,
        "decided": story.decided,
    }


def story_json(
    detail: StoryDetail,
    pairs: Sequence[PairTold],
    texts: Mapping[ArticleId, str],
    *,
    names_complete: bool,
) -> Value:
    """Return a story with all that is known of it.

    Args:
        detail: The story.
        pairs: Those of its articles that were compared.
        texts: By id, of all articles that share words with another.
        names_complete: Whether the names of all articles are known.
    """
    return story_value(detail.story) | {
        "words": detail.words,
        "names": [ref_value(ref) | {"articles": number} for ref, number in detail.names],
        "time_line": [_article(article) for article in detail.articles],
        "independent_texts": [list(ids) for ids in detail.reuse.texts],
        "reused": [_reused(pair, texts[pair.a]) for pair in detail.reuse.pairs],
        "pairs": [_pair(pair) for pair in pairs],
        "names_complete": names_complete,
    }


def _article(article: StoryArticle) -> Value:
    return {
        "id": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "date": article.date,
        "words": article.words,
        "label": article.label,
        "same_text_as": article.same_as,
    }


def _reused(pair: Reused, text: str) -> Value:
    return {
        "a": pair.a,
        "b": pair.b,
        "words": pair.words,
        "of_a": round(pair.of_a, 4),
        "of_b": round(pair.of_b, 4),
        "stretches": [
            {
                "a": list(stretch.a),
                "b": list(stretch.b),
                "words": stretch.words,
                "text": text[stretch.a.start : stretch.a.end],
            }
            for stretch in pair.stretches
        ],
    }


def _pair(pair: PairTold) -> Value:
    return {
        "a": pair.a,
        "b": pair.b,
        "share_a": _share(pair.share_a),
        "share_b": _share(pair.share_b),
        "links": dict(pair.links),
    }


def _share(share: PairShare) -> Value:
    return {"matched": share.matched, "of": share.of}
