"""The title of a page: the heading that its reader sees, where what the page says agrees."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any

from index.formats.html.linkeddata import text_of
from index.formats.html.sayings import Saying, plain, squeezed, words_of

if TYPE_CHECKING:
    from index.formats.html.linkeddata import Node
    from index.formats.html.sayings import Sayings

_SUFFIX = re.compile(r"\s+[|–—-]\s+|\s*[|»«]\s*|\s+::?\s+|\s+[·•]\s+")
_WORD = re.compile(r"\w+")
_AGREED = 0.6
"""Share of words that two forms of a title have in common."""
_HEADINGS = 20
_LONGEST = 400
_SUFFIX_WORDS = 6
_SMALL = frozenset(("", "the", "of", "and"))
_SHORTEST = 6
"""Characters of a title; in some languages a word or two."""


def title_said(
    root: Any,
    sayings: Sayings,
    article: Node,
    outlet: str | None,
    host: str,
) -> Saying | None:
    """Return a page's title.

    Args:
        root: The page's tree.
        sayings: What its metas say.
        article: What its JSON-LD says.
        outlet: The name that may stand behind the title.
        host: The host of its address, or "".
    """
    told = [Saying(text_of(article.get("headline")), "JSON-LD headline")]
    told += sayings.metas("og:title", "twitter:title", "citation_title", "dc.title")
    told += sayings.metas("sailthru.title", "parsely-title", "headline", "title")
    told += sayings.items("headline")
    told.append(Saying(plain(root.findtext(".//title")), "<title>"))
    told = [_trimmed(saying, outlet, host) for saying in told]
    told = [saying for saying in told if saying.value]
    headings = list(_headings(root))
    agreed = [
        max((_agreement(h.value, saying.value) for saying in told), default=0) for h in headings
    ]
    if max(agreed, default=0) > 0:
        return headings[agreed.index(max(agreed))]
    first = next(iter(told), None)
    lone = headings[0] if len(headings) == 1 and len(headings[0].value.split()) > 1 else None
    return first or lone


def without_suffix(title: str, outlet: str | None, host: str) -> tuple[str, str]:
    """Return a title without the name of its site, and that name or "".

    Args:
        title: "Title - Name", "Title | Section | Name".
        outlet: The name of the site, if known.
        host: Its host, or "".
    """
    places = list(_SUFFIX.finditer(title))
    for place in places:  # the first joint after which there are only names
        head, tail = title[: place.start()].strip(), title[place.end() :].strip()
        names = [part.strip() for part in _SUFFIX.split(tail)]
        name = next((name for name in names if is_site(name, outlet, host)), None)
        few = len(tail.split()) <= _SUFFIX_WORDS * len(names)
        if name is not None and len(head) >= _SHORTEST and few:
            return head if len(names) < 3 else _before_last(title, places, names), name
    return title, ""


def _before_last(title: str, places: list[re.Match[str]], names: list[str]) -> str:
    """Cut only the last names where there are many joints: most of them are the title's own."""
    return title[: places[-min(2, len(names))].start()].strip()


def is_site(name: str, outlet: str | None, host: str) -> bool:
    """Tell whether a name is the site's: as it calls itself, or as it is addressed."""
    short = squeezed(name) if len(name.split()) <= _SUFFIX_WORDS else ""
    known = squeezed(outlet or "")
    address = squeezed(host.removeprefix("www."))
    domain = squeezed(host.removeprefix("www.").rpartition(".")[0])
    if len(short) < 2:
        return False
    if short in (known, address, domain):
        return True
    if len(known) > 4 and (known in short or (len(short) > 4 and short in known)):
        return True
    if (len(short) > 4 and short in address) or (len(domain) > 4 and domain in short):
        return True
    return _abbreviates(host, name)


def _abbreviates(host: str, name: str) -> bool:
    """Tell whether an address is made of beginnings of a name's words: "hvtimes", "hvt"."""
    label = squeezed(host.rpartition(".")[0].rpartition(".")[2])
    words = [squeezed(word) for word in name.split() if squeezed(word) not in _SMALL]
    if len(label) < 3 or len(words) < 2:
        return False
    ends = {0}
    for word in words:  # how far the words so far may have come
        ends = {
            end + length
            for end in ends
            for length in range(1, len(word) + 1)
            if label.startswith(word[:length], end)
        }
    return len(label) in ends


def _trimmed(saying: Saying, outlet: str | None, host: str) -> Saying:
    return saying._replace(value=without_suffix(saying.value, outlet, host)[0][:_LONGEST])


def _headings(root: Any) -> list[Saying]:
    found = []
    for heading in islice(root.iter("h1"), _HEADINGS):
        words = words_of(heading)
        if words and len(words) <= _LONGEST:
            found.append(Saying(words, "<h1>"))
    return found


def _agreement(one: str, other: str) -> float:
    """Return which share of their words two forms of a title have in common; 0 for too few."""
    a, b = (frozenset(_WORD.findall(words.casefold())) for words in (one, other))
    common = len(a & b)
    if not common or common < _AGREED * min(len(a), len(b)) or (common < 2 and a != b):
        return 0.0
    return common / len(a | b)
