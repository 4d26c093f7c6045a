"""Who wrote an article, by what its page says; addresses and handles are no names."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any

from index.bylines import byline_names, is_office, names_in
from index.formats.html.linkeddata import resolved, text_of
from index.formats.html.sayings import is_domain, plain, squeezed, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.formats.html.linkeddata import Node
    from index.formats.html.sayings import Sayings

_METAS = (
    *("author", "byl", "article:author", "og:article:author", "dc.creator", "dcterms.creator"),
    *("citation_author", "parsely-author", "sailthru.author", "article_author", "article.author"),
    *("rnews:author", "cxenseparse:author", "analytics:author", "twitter:creator"),
)
_TAGS = re.compile(r"<[^<>]{0,300}>")
_MOST = 20
_WORDS = 6
_SHORT = 4
_LONGEST = 60
_NOBODY = frozenset(
    "admin administrator editor staff author user webmaster unknown null none".split()
)


def people_said(
    root: Any, sayings: Sayings, nodes: list[Node], article: Node, outlet: str | None
) -> tuple[tuple[str, ...], str]:
    """Return an article's authors and where they are said; an outlet is no author of its own."""
    for where, values in _places(root, sayings, nodes, article):
        names = [name for value in values for name in _names(value)]
        named = [name for name in names if not _is_outlet(name, outlet)]
        people = [name for name in named if not _is_degree(name)] or named
        if people:
            return tuple(dict.fromkeys(people))[:_MOST], where
    return (), ""


def _places(
    root: Any, sayings: Sayings, nodes: list[Node], article: Node
) -> Iterator[tuple[str, list[str]]]:
    said = article.get("author") or article.get("creator")
    yield "JSON-LD author", _each(said)
    for name in _METAS:
        yield f"meta {name}", [saying.value for saying in sayings.metas(name)]
    # Behind a reference stands whoever has an account, which needn't be who wrote.
    yield "JSON-LD author", _each(resolved(said, nodes))
    yield "itemprop author", [saying.value for saying in sayings.items("author")]
    links = root.xpath("//a[@rel='author']")
    yield "link author", [words_of(link) for link in islice(links, _MOST)]


def _each(said: Any) -> list[str]:
    return [text_of(each) for each in (said[:_MOST] if isinstance(said, list) else [said])]


def _is_outlet(name: str, outlet: str | None) -> bool:
    """Tell whether an author is the page's outlet, or a part of it."""
    one, other = (squeezed(words) for words in (name, outlet or ""))
    return one == other or (min(len(one), len(other)) > 4 and (one in other or other in one))


def _is_degree(name: str) -> bool:
    """Tell "RDN" in "Anna Example, RDN" from a name; alone it may be an agency."""
    return len(name) <= _SHORT and name.isupper() and name.isalpha()


def _names(value: str) -> Iterator[str]:
    value = plain(_TAGS.sub("", value))
    if not value or "://" in value or value.startswith(("@", "www.")):
        return
    for name in byline_names(value) or names_in(value):
        short = len(name) <= _LONGEST and len(name.split()) <= _WORDS
        if short and "@" not in name and "/" not in name and _is_somebody(name):
            yield name


def _is_somebody(name: str) -> bool:
    known = any(map(str.isalpha, name)) and not is_domain(name) and not is_office(name)
    return known and name.casefold() not in _NOBODY
