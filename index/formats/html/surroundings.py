"""What the people who built a page called its parts: ids and classes, read as words.

Nobody agrees on these names, but they are chosen from few words. They are never proof, for a
"header" may hold the first paragraph, so that they only count along with everything else.
"""

from __future__ import annotations

import re
from functools import lru_cache

_KINDS = {
    kind: re.compile(pattern)
    for kind, pattern in {
        "comments": r"comment|discuss|reply|respond|disqus",
        "related": r"related|recommend|read-?more|latest|popular|trending|dont-?miss|also|teaser"
        r"|promo|most-|recirc|outbrain|taboola|pushdown|up-?next|sidebar|rail|widget|aside",
        "share": r"share|sharing|social|follow|\bsns|print|email|mail",
        "offer": r"newsletter|subscri|signup|sign-up|paywall|\bcta|advert|\bads?\b|\bad-|-ad\b"
        r"|sponsor|banner|cookie|consent|modal|popup|register|login",
        "caption": r"caption|credit|figure|photo|image|gallery|media|video|slide|thumb|embed",
        "byline": r"byline|author|\bmeta|-meta|date|time|bio|contributor|attribution|tagline"
        r"|tags?\b",
        "navigation": r"nav|menu|breadcrumb|footer|header|toolbar|masthead|topbar|copyright|legal",
        "text": r"article|story|post|entry|content|body|text|main",
        "headline": r"title|headline|head\b|subline|deck|subhead|kicker|dek|standfirst|summary"
        r"|excerpt|intro",
        "unseen": r"hide|hidden|sr-only|visually|mobile|print",
    }.items()
}


@lru_cache(maxsize=4096)
def kinds_of(label: str) -> frozenset[str]:
    """Return what an element may be by its tag, id and classes.

    Args:
        label: The three of them, separated by spaces, at most a few hundred characters.
    """
    low = label.lower()
    return frozenset(kind for kind, pattern in _KINDS.items() if pattern.search(low))
