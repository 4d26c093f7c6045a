"""What a page calls itself in passing: behind its title, in its footer, in its menus.

None of these places is sure. "Follow the Echo" may mean another paper, © a holding, the words
behind the title a section. But a name that two kinds of places agree on is the page's own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from index.nameshapes import is_name, key_of
from index.selfnaming import LONGEST, Claim, in_passing, is_common

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.body import Body

_MOST_LINES = 1_500
"""At each end of a page."""
_WORD = re.compile(r"\w+")
_JOINT = re.compile(r"\s+(?:[|–—-]|::)\s+|\s*[|»]\s*")
_ADDRESS = re.compile(
    r"(?:@|www\.|https?://|\A|\s|\()(?P<host>(?:[a-z0-9-]{1,40}\.){1,2}(?:com|org|net|info|tv|news|co"
    r"|[a-z]{2}))(?=[/\s),.;?]|\Z)",
    re.IGNORECASE,
)
_WEIGHTS = {"title": 2.0} | dict.fromkeys(
    "copyright domain dated follow about advertise subscribe contact trademark source".split(), 1.0
)
"""What each kind of place says for a name; of others, in which other things stand too, half."""
_OTHER = 0.5
_MANY = 3
"""Entries of menus that begin with a name."""
ENOUGH = 2.0
LITTLE = 1.5
"""Enough for a guess, where it is © that has the name."""
_SAME = 0.6


class Claimed(NamedTuple):
    """A name that a page calls itself by."""

    name: str
    where: str
    score: float


def claimed_name(body: Body, title: str | None, not_it: frozenset[str]) -> Claimed | None:
    """Return the name that most places of a page agree on.

    Args:
        body: The page's lines and which of them are text.
        title: The article's title.
        not_it: Keys of names known to be those of agencies and authors.
    """
    lines = _outside(body)
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in (*_behind_title(body, title), *in_passing(body, lines)):
        key = key_of(claim.name)
        if len(key) > 1 and key not in not_it and is_name(claim.name) and not is_common(claim.name):
            claims[key].append(claim)
    if not claims:
        return None
    alone, menus, hosts = _support(body, lines)
    best = None
    for key, made in claims.items():
        kinds = {claim.kind for claim in made}
        # A name that is an address itself can't be borne out by one.
        borne_out = key in hosts and all("." not in claim.name for claim in made)
        kinds |= {"line"} if key in alone else set()
        kinds |= {"domain"} if borne_out else set()
        kinds |= {"menu"} if menus.get(key, 0) >= _MANY else set()
        score = sum(_WEIGHTS.get(kind, _OTHER) for kind in kinds)
        signed = bool(kinds & {"copyright", "owner"})
        strong = any(_WEIGHTS.get(claim.kind, _OTHER) >= 1 for claim in made)
        if score < (LITTLE if signed else ENOUGH) or not (signed or strong):
            continue
        if best is None or score > best.score:
            best = Claimed(*_told(body, made), score)
    return best


def _told(body: Body, made: list[Claim]) -> tuple[str, str]:
    """Return the name as it is best written, and where it was found."""
    claim = max(
        made, key=lambda claim: (_WEIGHTS.get(claim.kind, _OTHER), not claim.name.isupper())
    )
    places = {"title": "after the title", "copyright": "copyright line", "owner": "copyright line"}
    where = places.get(claim.kind, "named in passing")
    return claim.name, f"line {body.lines[claim.at].number}: {where}"


def _outside(body: Body) -> list[int]:
    kept = frozenset(body.kept)
    count = len(body.lines)
    ends = (
        range(count)
        if count <= 2 * _MOST_LINES
        else (*range(_MOST_LINES), *range(count - _MOST_LINES, count))
    )
    return [at for at in ends if at not in kept and len(body.lines[at].text) <= 4 * LONGEST]


def _behind_title(body: Body, title: str | None) -> Iterator[Claim]:
    """Yield the names behind the title on the page's first line, where that is the title's."""
    if not title or not body.lines:
        return
    head, *tails = _JOINT.split(body.lines[0].text[: 3 * LONGEST])
    words = [_words(tail) for tail in tails]
    own, known = _words(head), _words(title)
    common = len(own & known)
    if not tails or common < max(2, _SAME * min(len(own), len(known))):
        return
    # Behind the name there may be what the site is about, in words of the name.
    at = -2 if len(tails) > 1 and words[-1] & words[-2] else -1
    name = tails[at].strip()
    if len(words[at] & known) < _SAME * len(words[at]) and not name[:1].islower():
        yield Claim(name, "title", 0)


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


def _support(body: Body, lines: list[int]) -> tuple[frozenset[str], dict[str, int], frozenset[str]]:
    """Return which names stand alone on a line, begin entries of menus, and are domains."""
    alone: set[str] = set()
    hosts: set[str] = set()
    entries: dict[str, set[str]] = defaultdict(set)
    for at in lines:
        text = body.lines[at].text[:LONGEST]
        words = text.split()
        if len(words) <= 5:
            alone.add(key_of(text))
            for count in range(1, min(4, len(words))):
                entries[key_of(" ".join(words[:count]))].add(text)
        for found in _ADDRESS.finditer(text):
            host = found["host"].casefold().removeprefix("www.")
            hosts |= {key_of(host), key_of(host.partition(".")[0])}
    return frozenset(alone), {key: len(texts) for key, texts in entries.items()}, frozenset(hosts)
