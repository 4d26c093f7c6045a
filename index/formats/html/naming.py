"""Which outlet a page is of, by its markup; the name that its address bears out goes first.

The slogan of a site, the section, or the name of its program stand where its name should often
enough. A name that the address has too is none of those.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any

from index.formats.html.linkeddata import kinds_of_node, resolved, text_of
from index.formats.html.sayings import Saying, is_domain, plain, words_of
from index.formats.html.titling import is_site, without_suffix
from index.sitewords import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.formats.html.linkeddata import Node
    from index.formats.html.sayings import Sayings

_SAID = ("citation_journal_title", "dc.publisher", "dcterms.publisher", "publisher")
_OF_PROGRAMS = ("application-name", "apple-mobile-web-app-title", "cre")
"""Often the name of what made the page: only believed where the address says the same."""
_JOINT = re.compile(r"\s+[|–—·-]\s+|\s*\|\s*")
_LAST_JOINT = re.compile(r"(.*\S)\s+[|–—-]\s+(\S.*)", re.DOTALL)
_LONGEST = 60
_LONGEST_TITLE = 400
_HEADINGS = 20
_MOST_WORDS = 5


def outlet_said(
    root: Any, sayings: Sayings, nodes: list[Node], article: Node, host: str
) -> Saying | None:
    """Return the outlet that a page says it is of.

    Args:
        root: The page's tree.
        sayings: What its metas say.
        nodes: What its JSON-LD has.
        article: Which of that is the article.
        host: The host of its address, or "".
    """
    told = [_first_part(saying, host) for saying in _told(sayings, nodes, article)]
    names = [saying for saying in told if _is_name(saying.value)]
    plain_names = [saying for saying in names if not is_domain(saying.value)]
    programs = [saying for saying in sayings.metas(*_OF_PROGRAMS) if _is_name(saying.value)]
    suffix = without_suffix(plain(root.findtext(".//title")), None, host)[1]
    borne_out = [
        saying
        for saying in (*plain_names, *programs, Saying(suffix, "<title>"))
        if saying.value and is_site(saying.value, None, host)
    ]
    behind = [] if names else _behind_headline(root, sayings)
    chosen = next(iter(borne_out + plain_names + names + behind), None)
    return chosen and chosen._replace(value=chosen.value.lstrip("@").removeprefix("www."))


def _told(sayings: Sayings, nodes: list[Node], article: Node) -> Iterator[Saying]:
    yield from sayings.metas("og:site_name")
    yield Saying(text_of(resolved(article.get("publisher"), nodes)), "JSON-LD publisher")
    for node in nodes:
        if "WebSite" in kinds_of_node(node):
            yield Saying(text_of(node.get("name")), "JSON-LD WebSite")
    yield from sayings.items("publisher")
    yield from sayings.metas(*_SAID)


def _behind_headline(root: Any, sayings: Sayings) -> list[Saying]:
    """Return the name behind the headline in <title>, if the page has that headline without it."""
    found = _LAST_JOINT.fullmatch(plain(root.findtext(".//title"))[:_LONGEST_TITLE])
    if found is None:
        return []
    title, name = found[1].casefold(), found[2]
    headlines = [words_of(heading) for heading in islice(root.iter("h1"), _HEADINGS)]
    headlines += [saying.value for saying in sayings.metas("og:title", "twitter:title")]
    writers = {saying.value.casefold() for saying in sayings.metas("author")}
    is_other = name.casefold() in SECTIONS or name.casefold() in writers
    capital = any(word[0].isupper() for word in name.split())
    if is_other or not (capital and _is_name(name)) or len(name.split()) > _MOST_WORDS:
        return []
    same = any(title == " ".join(each.split()).casefold() for each in headlines)
    return [Saying(name, "<title>")] if same else []


def _first_part(saying: Saying, host: str) -> Saying:
    """Leave out a slogan behind the name."""
    head = _JOINT.split(saying.value, maxsplit=1)[0]
    return saying._replace(value=head if is_site(head, None, host) else saying.value)


def _is_name(value: str) -> bool:
    return 1 < len(value) <= _LONGEST and "://" not in value and any(map(str.isalpha, value))
