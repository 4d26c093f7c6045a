"""Which outlet a page belongs to, by what it says of itself and never by a list of outlets."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from index.addresses import is_link
from index.bylines import byline_names
from index.claims import ENOUGH, claimed_name
from index.footers import Outlet, signed_by
from index.nameshapes import SECTIONS, has_outlet_word, is_name, key_of

if TYPE_CHECKING:
    from index.article import Sureness
    from index.body import Body
from index.claims import Claimed

__all__ = ["Joint", "Outlet", "is_link", "is_masthead", "of_byline", "outlet_of", "without_outlet"]

_LANGUAGE_SWITCH = re.compile(
    r"(?P<name>[^,|/–—-]{2,40}?)\s?[,|/–—-]\s?(?:(?:en|in|auf|em|по)[\s-])?"
    r"(?:español|english|français|deutsch|português|italiano|русский|العربية|中文|türkçe|polski)"
    r"(?:\s(?:edition|version))?",
    re.IGNORECASE,
)
_OWNED = re.compile(r",?\s(?:&|(?:company|inc|llc|ltd|corp|holdings|group)\b)", re.IGNORECASE)
"""What stands behind the name of a firm."""
_PUBLISHED_BY = re.compile(
    r"(?:(?:[Ff]irst |[Oo]riginally )?(?:[Pp]ublished|[Aa]ppeared) (?:by|in|on)"
    r"|[Ss]ource:|[Ff]rom:)\s(?P<name>[A-Z][^.,|]{1,48})\Z",
)
_SUFFIX = re.compile(
    r"(?:.*\S)?(?:\s+[|–—-]\s+|\s*[|»]\s*|\s+::\s+)(?P<name>[^|»]{2,48})\Z", re.DOTALL
)
_JOINT = re.compile(r"(?P<title>.*\S)(?:\s+[|–—-]\s+|\s*[|»]\s*|\s+::\s+)(?P<name>[^|»]{2,48})")
_DATELINE = re.compile(r"[^\W\d_][^()\n]{0,60}\((?P<name>[A-Z][\w .&-]{1,30})\)\s?[–—-]")
_ROLE = re.compile(
    r"\b(?:correspondent|reporter|editor|writer|columnist|contributor|chief|analyst|desk|bureau)\b",
    re.IGNORECASE,
)


class Joint(NamedTuple):
    """A title that stands on one line with the outlet's name, and nowhere without it."""

    title: str
    outlet: str


def outlet_of(
    body: Body,
    title_at: int | None,
    used: frozenset[int],
    title: str | None,
    authors: tuple[str, ...] = (),
) -> Outlet | None:
    """Return the outlet that a page names as its own.

    Args:
        body: The page's lines and which of them are text.
        title_at: Index of the line of the title.
        used: Indexes of lines known to be something else.
        title: The title's words.
        authors: Who wrote it: a name of theirs isn't the outlet's.
    """
    signed = [name for at in used for name in byline_names(body.lines[at].text[:200]) or ()]
    not_it = frozenset(map(key_of, (*authors, *signed)))
    agencies = _agencies(body) | not_it
    claimed = claimed_name(body, title, agencies)
    return (
        _language_switch(body, title_at)
        or _of_claims(claimed, ENOUGH)
        or _under_title(body, title_at, used, agencies)
        or _title_suffix(body, title)
        or _own_description(body)
        or _recurring(body, title_at)
        or signed_by(body, agencies)
        or _of_claims(claimed)
    )


def _of_claims(claimed: Claimed | None, enough: float = 0.0) -> Outlet | None:
    if claimed is None or claimed.score < enough:
        return None
    sure: Sureness = "probable" if claimed.score >= ENOUGH else "guess"
    return Outlet(claimed.name, claimed.where, sure=sure)


def _agencies(body: Body) -> frozenset[str]:
    """Return the keys of names that the text gives as where it, or a picture, comes from."""
    texts = [body.lines[at].text[:200] for at in body.kept[:4]]
    found = [match["name"] for text in texts if (match := _DATELINE.match(text))]
    # What an agency sends out itself has its name at the very top.
    top = key_of(body.lines[0].text[:200]) if body.lines else ""
    return frozenset(key for key in map(key_of, found) if not top.startswith(key))


def is_masthead(words: str) -> bool:
    """Tell whether a line is shaped like the name of an outlet, and nothing else."""
    return is_name(words) and has_outlet_word(words)


def of_byline(words: str, said: bool, names: tuple[str, ...]) -> str | None:  # noqa: FBT001  # as it comes
    """Return the outlet that the end of a byline names, if it is one.

    Args:
        words: The end.
        said: Whether a word before it says that it is what somebody wrote for.
        names: Who the byline says wrote it.
    """
    person = words in names and not words.startswith("The ")  # nobody's name begins so
    known = person or not is_name(words) or _ROLE.search(words)
    enough = has_outlet_word(words) or (said and words.startswith("The "))
    return words if enough and not known else None


def without_outlet(body: Body, title_at: int) -> Joint | None:
    """Return title and outlet of a line such as "Title - The Name", by what the name looks like."""
    text = body.lines[title_at].text
    found = _JOINT.fullmatch(text[:400])
    if found is None or len(found["title"].split()) < 3 or not is_name(found["name"]):
        return None
    name, words = found["name"].strip(), found["name"].split()
    written = all(word[0].isupper() or word in ("of", "and", "the") for word in words)
    if not written or len(words) > 5 or (len(words) == 1 and "." not in name):
        return None
    again = any(name in line.text[:300] for at, line in enumerate(body.lines) if at != title_at)
    if again or (has_outlet_word(name) and (name.startswith("The ") or "|" in text)):
        return Joint(found["title"].strip(), name)
    return None


def _language_switch(body: Body, title_at: int | None) -> Outlet | None:
    """Find "Name, en Español" at the top of a page."""
    for at in range(min(8, body.first if title_at is None else title_at)):
        line = body.lines[at]
        found = _LANGUAGE_SWITCH.fullmatch(line.text[:80])
        if found and is_name(found["name"]):
            return Outlet(found["name"].strip(), f"line {line.number}: masthead", (at,))
    return None


def _under_title(
    body: Body, title_at: int | None, used: frozenset[int], agencies: frozenset[str]
) -> Outlet | None:
    """Find a name that stands alone between title and text, next to the date."""
    if title_at is None:
        return None
    for at in range(title_at + 1, min(body.first, title_at + 6)):
        line = body.lines[at]
        words = line.text
        credit = _PUBLISHED_BY.match(words)
        if credit:
            return Outlet(credit["name"].strip(), f"line {line.number}: byline", (at,))
        alone = at not in used and at not in body.reasons and is_name(words)
        beside = at - 1 in used or at + 1 in used
        if key_of(words) in agencies:
            continue
        if alone and beside and (words.startswith("The ") or has_outlet_word(words)):
            # An agency's name stands there as often.
            return Outlet(words, f"line {line.number}: byline", (at,), sure="guess")
    return None


def _title_suffix(body: Body, title: str | None) -> Outlet | None:
    """Find "Title - Name" where the title stands without the name elsewhere on the page."""
    if not title or not body.lines:
        return None
    top = body.lines[0]
    if len(top.text) > len(title) + 60 or not _same_start(top.text, title):
        return None
    found = _SUFFIX.fullmatch(top.text[len(title) :])
    if found and is_name(found["name"]):
        return Outlet(found["name"].strip(), f"line {top.number}: after the title")
    return None


def _same_start(text: str, title: str) -> bool:
    return len(text) > len(title) and text[: len(title)].casefold() == title.casefold()


def _own_description(body: Body) -> Outlet | None:
    """Find a name alone on a line, and a next line that begins with it and tells about the site."""
    for at, (line, following) in enumerate(pairwise(body.lines)):
        head, colon, rest = following.text[:80].partition(":")
        if colon and rest.strip() and is_name(line.text) and key_of(line.text) == key_of(head):
            where = f"line {line.number}: the site's own description"
            return Outlet(line.text, where, (at, at + 1))
    return None


def _recurring(body: Body, title_at: int | None) -> Outlet | None:
    """Find a name at the very top of a page that a longer line below the text names again."""
    top = body.first if title_at is None else title_at
    for at in range(min(4, top)):
        line = body.lines[at]
        name = line.text.partition(" | ")[0].strip()
        if at in body.reasons or not is_name(name) or not (" " in name or has_outlet_word(name)):
            continue
        again = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", _how(name))
        below = [other.text[:300] for other in body.lines[body.last + 1 :]]
        named = [(text, found) for text in below if (found := again.search(text))]
        if any(_OWNED.match(text, found.end()) for text, found in named):
            continue
        for text, found in named:
            if len(text) > len(name) + 3 and found.group()[0].isupper():
                return Outlet(found.group(), f"line {line.number}: masthead", (at,))
    return None


def _how(name: str) -> re.RegexFlag:
    """Return how a name is looked for: one in capitals is written otherwise below the text."""
    words = name.casefold().split()
    capitals = name.isupper() and len(words) > 1 and not SECTIONS.issuperset(words)
    return re.IGNORECASE if capitals else re.NOFLAG
