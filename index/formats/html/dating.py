"""When an article was published, by what its page says: in its markup, and its address.

A time of day is kept where one is said, with its offset from UTC. When a page was changed comes
last, and is told as that.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from itertools import islice
from typing import TYPE_CHECKING, Any

from index.dates import parse_date
from index.formats.html.linkeddata import is_article, text_of
from index.formats.html.sayings import Saying, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.formats.html.linkeddata import Node
    from index.formats.html.sayings import Sayings

_PUBLISHED = (
    *(
        "article:published_time",
        "og:article:published_time",
        "article:published",
        "og:published_time",
    ),
    *("datepublished", "og:datepublished", "citation_publication_date", "citation_date"),
    *(
        "citation_online_date",
        "parsely-pub-date",
        "sailthru.date",
        "dc.date.issued",
        "dcterms.issued",
    ),
    *(
        "dc.date.created",
        "dcterms.created",
        "article_date_original",
        "publish-date",
        "publish_date",
    ),
    *("published_at", "pub_date", "pubdate", "publishdate", "publication_date", "published"),
    *("publicationdate", "date.release", "originalpublicationdate", "article.published", "pdate"),
    *("cxenseparse:recs:publishtime", "article.created", "datecreated", "rnews:datepublished"),
    *("dc.date", "dcterms.date", "dc.date.x-metadatadissemination", "date", "created"),
)
_MODIFIED = (
    *(
        "article:modified_time",
        "og:updated_time",
        "datemodified",
        "article.updated",
        "last-modified",
    ),
    *("dc.date.modified", "dcterms.modified", "revision_date", "updated-date"),
)
_EPOCH = re.compile(r"\d{10}(?:\d{3})?(?:\.\d{1,6})?")
_IN_ADDRESS = re.compile(
    r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/_-]|\Z)"
)
_ZONE = re.compile(r"\b(?:GMT|UTC)(?=[+-]\d)|\s?\([^()]{2,60}\)\Z")
"""What programs add to an offset: "GMT+0000 (Coordinated Universal Time)"."""
_TIME_FIRST = re.compile(
    r"\A(\d{1,2}:\d\d(?::\d\d)?(?:\s?[AaPp]\.?[Mm]\.?)?)(?:\s[A-Z]{2,4})?,?\s(.+)\Z"
)
_TIMES = 50
_YEARS = range(1500, 2101)
_PUBLISHING = re.compile(r"pub|post|entry|creat|date|time(?:stamp)?\b", re.IGNORECASE)
_OTHER_TIME = re.compile(r"updat|modif|comment|event|related|expire", re.IGNORECASE)

_COMMENT = re.compile(r"(?:^|\s)comments?(?:$|[\s_-])", re.IGNORECASE)


def date_said(
    root: Any,
    sayings: Sayings,
    nodes: list[Node],
    article: Node,
    url: str,
) -> Saying | None:
    """Return when a page says that its article was published, or at worst was changed."""
    for saying in _sayings(root, sayings, nodes, article, url):
        when = _when(saying.value)
        if when is not None:
            return saying._replace(value=when)
    return None


def _sayings(
    root: Any,
    sayings: Sayings,
    nodes: list[Node],
    article: Node,
    url: str,
) -> Iterator[Saying]:
    if is_article(article):
        yield Saying(text_of(article.get("datePublished")), "JSON-LD datePublished")
    yield from sayings.metas(*_PUBLISHED[:12])
    yield from sayings.items("datePublished")
    for node in nodes:
        yield Saying(text_of(node.get("datePublished")), "JSON-LD datePublished")
    yield from sayings.metas(*_PUBLISHED[12:])
    yield from _times(root)
    yield Saying(text_of(article.get("dateCreated")), "JSON-LD dateCreated")
    yield from sayings.items("dateCreated")
    in_address = _IN_ADDRESS.search(url)
    if in_address:
        yield Saying("-".join(in_address.groups()), "address")


def changed_said(sayings: Sayings, article: Node) -> Saying | None:
    """Return when a page says that its article was changed."""
    found = [Saying(text_of(article.get("dateModified")), "JSON-LD dateModified")]
    for saying in found + sayings.metas(*_MODIFIED) + sayings.items("dateModified"):
        when = _when(saying.value)
        if when is not None:
            return saying._replace(value=when)
    return None


def _times(root: Any) -> Iterator[Saying]:
    """Yield the <time> elements that are for the article, the surest first."""
    times = [time for time in islice(root.iter("time"), _TIMES) if not _is_of_comment(time)]
    marked = [time for time in times if time.get("pubdate") is not None]
    named = [time for time in times if _PUBLISHING.search(_name(time))]
    for time in marked + named + times[:1]:
        if time in marked or not _OTHER_TIME.search(_name(time)):
            yield Saying(time.get("datetime") or words_of(time), "<time>")


def _is_of_comment(time: Any) -> bool:
    """Tell whether a reader's comment, or all of them, is what a time stands in."""
    around = islice(time.iterancestors("div", "section", "li", "ul", "ol", "aside"), 6)
    return any(_COMMENT.search(f"{each.get('class')} {each.get('id')}"[:300]) for each in around)


def _name(time: Any) -> str:
    parent = time.getparent()
    around = (parent.get("class") or "") if parent is not None else ""
    return f"{time.get('class') or ''} {time.get('id') or ''} {around}"[:300]


def _when(value: str) -> str | None:
    """Return a date in ISO 8601 with a day at least, or None."""
    value = value.strip()
    if _EPOCH.fullmatch(value):
        seconds = float(value) / (1000 if len(value.partition(".")[0]) == 13 else 1)
        return datetime.fromtimestamp(int(seconds), UTC).isoformat()
    when = parse_date(_TIME_FIRST.sub(r"\2 \1", _ZONE.sub("", value)))
    if when is None or len(when) < 10 or int(when[:4]) not in _YEARS:
        return None
    return when
