"""Title, outlet, date, authors, address and language of a page, by what it says of itself.

For each there are several places, from the one least often wrong to the one most often. Published
goes before modified everywhere, and a title that stands on the page before one that is for search
engines. What isn't said is None here; `index.metadata` may still find it on the page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from index.formats.document import Fields
from index.formats.html.dating import date_said
from index.formats.html.linkeddata import article_node, nodes_of, text_of
from index.formats.html.naming import outlet_said
from index.formats.html.people import people_said
from index.formats.html.sayings import Saying, Sayings, plain
from index.formats.html.titling import title_said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.formats.html.linkeddata import Node

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2}")
_ADDRESS = re.compile(r"https?://[^\s<>\"']{4,1990}", re.IGNORECASE)


def fields_of(root: Any) -> Fields:
    """Return what a page says of its article in its markup."""
    sayings = Sayings(root)
    nodes = nodes_of(root)
    named = next(iter(sayings.metas("og:title", "twitter:title")), None)
    shown = " ".join([named.value if named else "", plain(root.findtext(".//title"))])
    article = article_node(nodes, shown)
    url = _first(_addresses(root, sayings, article))
    outlet = outlet_said(root, sayings, nodes, article, _host(url))
    title = title_said(root, sayings, article, outlet.value if outlet else None, _host(url))
    authors, where = people_said(root, sayings, nodes, article, outlet.value if outlet else None)
    date = date_said(root, sayings, nodes, article, url.value if url else "")
    language = _first(_languages(root, sayings, article))
    said = {"title": title, "outlet": outlet, "date": date, "url": url, "language": language}
    found_in = {name: saying.where for name, saying in said.items() if saying}
    if authors:
        found_in["authors"] = where
    return Fields(
        title=title.value if title else None,
        outlet=outlet.value if outlet else None,
        date=date.value if date else None,
        url=url.value if url else None,
        language=language.value if language else None,
        authors=authors,
        found_in=found_in,
    )


def _first(sayings: Iterable[Saying]) -> Saying | None:
    return next(iter(sayings), None)


def _addresses(root: Any, sayings: Sayings, article: Node) -> Iterator[Saying]:
    """Yield addresses of the page: one that leads to more than a site's first page goes first."""
    found = [
        Saying(plain(link.get("href")), "link canonical")
        for link in root.xpath("//link[@rel]")
        if "canonical" in link.get("rel").lower().split()
    ][:3]
    found += sayings.metas("og:url", "twitter:url", "al:web:url")
    for name in ("mainEntityOfPage", "url", "@id"):
        value = article.get(name)
        value = value.get("@id") if isinstance(value, dict) else value
        found.append(Saying(text_of(value), f"JSON-LD {name}"))
    whole = [saying for saying in found if _ADDRESS.fullmatch(saying.value)]
    yield from (saying for saying in whole if _path(saying.value).strip("/"))
    yield from whole


def _path(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return parts.path + parts.query


def _host(url: Saying | None) -> str:
    try:
        return (urlsplit(url.value).hostname or "") if url else ""
    except ValueError:
        return ""


def _languages(root: Any, sayings: Sayings, article: Node) -> Iterator[Saying]:
    found = [
        Saying(root.get("lang") or "", "<html lang>"),
        Saying(root.get("{http://www.w3.org/XML/1998/namespace}lang") or "", "<html xml:lang>"),
        Saying(root.get("xml:lang") or "", "<html xml:lang>"),
        *sayings.metas("content-language", "language", "dc.language", "dcterms.language"),
        Saying(text_of(article.get("inLanguage")), "JSON-LD inLanguage"),
        *sayings.items("inLanguage"),
        *sayings.metas("og:locale"),
    ]
    for saying in found:
        value = saying.value.strip().replace("_", "-")
        if _LANGUAGE.fullmatch(value):
            yield saying._replace(value=value)
