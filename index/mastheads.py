"""Which outlet a page belongs to, by what it says of itself and never by a list of outlets."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from index.addresses import is_link

if TYPE_CHECKING:
    from index.article import Sureness
    from index.body import Body

__all__ = ["Joint", "Outlet", "is_link", "is_masthead", "of_byline", "outlet_of", "without_outlet"]

_LANGUAGE_SWITCH = re.compile(
    r"(?P<name>[^,|/–—-]{2,40}?)\s?[,|/–—-]\s?(?:(?:en|in|auf|em|по)[\s-])?"
    r"(?:español|english|français|deutsch|português|italiano|русский|العربية|中文|türkçe|polski)"
    r"(?:\s(?:edition|version))?",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    r"(?:copyright\s?)?(?:©|\(c\)|copyright)\s?(?:copyright\s)?(?:©\s?)?"
    r"(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?,?\s)?(?:by\s)?(?P<name>[^.,|©\d][^.,|©]{1,48}?)"
    r"(?:[.,|]|\s(?:all rights|ltd|inc|llc|limited|pty)\b|\s(?:19|20)\d\d|\Z)",
    re.IGNORECASE,
)
_COMPANY = re.compile(r",?\s(?:ltd|inc|llc|limited|pty|gmbh|plc|corp)\b.*", re.IGNORECASE)
_OWNER = re.compile(
    r"\b(?:ltd|inc|llc|limited|pty|gmbh|plc|corp|corporation|company|group|holdings|media|network"
    r"|networks|enterprises|associated|material may not)\b",
    re.IGNORECASE,
)
"""Words of a footer by which the name in it is that of an owner, or of an agency for one text."""
_PUBLISHED_BY = re.compile(
    r"(?:(?:[Ff]irst |[Oo]riginally )?(?:[Pp]ublished|[Aa]ppeared) (?:by|in|on)"
    r"|[Ss]ource:|[Ff]rom:)\s(?P<name>[A-Z][^.,|]{1,48})\Z",
)
_SUFFIX = re.compile(
    r"(?:.*\S)?(?:\s+[|–—-]\s+|\s*[|»]\s*|\s+::\s+)(?P<name>[^|»]{2,48})\Z", re.DOTALL
)
_JOINT = re.compile(r"(?P<title>.*\S)(?:\s+[|–—-]\s+|\s*[|»]\s*|\s+::\s+)(?P<name>[^|»]{2,48})")
_ROLE = re.compile(
    r"\b(?:correspondent|reporter|editor|writer|columnist|contributor|chief|analyst|desk|bureau)\b",
    re.IGNORECASE,
)
_SECTIONS = frozenset(
    "breaking latest top local world national international news stories headlines live business"
    " sports sport politics opinion tech culture weather today daily more the all our your home"
    " menu media video tv radio".split()
)
"""Words that sections are called by; a line in capitals of nothing else is no name."""
_OUTLET_WORD = re.compile(
    r"\b(?:news|times|post|herald|tribune|gazette|journal|chronicle|daily|weekly|observer|guardian"
    r"|telegraph|press|courier|mail|star|sun|standard|independent|examiner|register|record|review"
    r"|report|reporter|bulletin|dispatch|sentinel|globe|mirror|express|echo|argus|advertiser|wire"
    r"|tv|radio|media|magazine|online|today|agency|service|network|broadcasting|broadcaster|fm"
    r"|monitor|messenger|inquirer|ledger|leader|voice|citizen|argus|planet|world|channel)s?\b"
    r"|\.(?:com|org|net|co\.uk|news|info|tv)\b",
    re.IGNORECASE,
)
_NOT_A_NAME = re.compile(
    r"[!?;:“”\"]|\d{3}|\b(?:all rights|click|sign|log|home|page)\b", re.IGNORECASE
)


class Outlet(NamedTuple):
    """An outlet's name, where it was found, and the lines that are nothing but it."""

    name: str
    where: str
    lines: tuple[int, ...] = ()
    sure: Sureness = "probable"


class Joint(NamedTuple):
    """A title that stands on one line with the outlet's name, and nowhere without it."""

    title: str
    outlet: str


def outlet_of(
    body: Body, title_at: int | None, used: frozenset[int], title: str | None
) -> Outlet | None:
    """Return the outlet that a page names as its own.

    Args:
        body: The page's lines and which of them are text.
        title_at: Index of the line of the title.
        used: Indexes of lines known to be something else.
        title: The title's words.
    """
    return (
        _language_switch(body, title_at)
        or _under_title(body, title_at, used)
        or _title_suffix(body, title)
        or _own_description(body)
        or _recurring(body, title_at)
        or _copyright(body)
    )


def is_masthead(words: str) -> bool:
    """Tell whether a line is shaped like the name of an outlet, and nothing else."""
    return _is_name(words) and _has_outlet_word(words)


def of_byline(words: str, said: bool, names: tuple[str, ...]) -> str | None:  # noqa: FBT001  # as it comes
    """Return the outlet that the end of a byline names, if it is one.

    Args:
        words: The end.
        said: Whether a word before it says that it is what somebody wrote for.
        names: Who the byline says wrote it.
    """
    person = words in names and not words.startswith("The ")  # nobody's name begins so
    known = person or not _is_name(words) or _ROLE.search(words)
    enough = _has_outlet_word(words) or (said and words.startswith("The "))
    return words if enough and not known else None


def without_outlet(body: Body, title_at: int) -> Joint | None:
    """Return title and outlet of a line such as "Title - The Name", by what the name looks like."""
    text = body.lines[title_at].text
    found = _JOINT.fullmatch(text[:400])
    if found is None or len(found["title"].split()) < 3 or not _is_name(found["name"]):
        return None
    name, words = found["name"].strip(), found["name"].split()
    written = all(word[0].isupper() or word in ("of", "and", "the") for word in words)
    if not written or len(words) > 5 or (len(words) == 1 and "." not in name):
        return None
    again = any(name in line.text[:300] for at, line in enumerate(body.lines) if at != title_at)
    if again or (_has_outlet_word(name) and (name.startswith("The ") or "|" in text)):
        return Joint(found["title"].strip(), name)
    return None


def _language_switch(body: Body, title_at: int | None) -> Outlet | None:
    """Find "Name, en Español" at the top of a page."""
    for at in range(min(8, body.first if title_at is None else title_at)):
        line = body.lines[at]
        found = _LANGUAGE_SWITCH.fullmatch(line.text[:80])
        if found and _is_name(found["name"]):
            return Outlet(found["name"].strip(), f"line {line.number}: masthead", (at,))
    return None


def _under_title(body: Body, title_at: int | None, used: frozenset[int]) -> Outlet | None:
    """Find a name that stands alone between title and text, next to the date."""
    if title_at is None:
        return None
    for at in range(title_at + 1, min(body.first, title_at + 6)):
        line = body.lines[at]
        words = line.text
        credit = _PUBLISHED_BY.match(words)
        if credit:
            return Outlet(credit["name"].strip(), f"line {line.number}: byline", (at,))
        alone = at not in used and at not in body.reasons and _is_name(words)
        beside = at - 1 in used or at + 1 in used
        if alone and beside and (words.startswith("The ") or _has_outlet_word(words)):
            return Outlet(words, f"line {line.number}: byline", (at,))
    return None


def _title_suffix(body: Body, title: str | None) -> Outlet | None:
    """Find "Title - Name" where the title stands without the name elsewhere on the page."""
    if not title or not body.lines:
        return None
    top = body.lines[0]
    if len(top.text) > len(title) + 60 or not _same_start(top.text, title):
        return None
    found = _SUFFIX.fullmatch(top.text[len(title) :])
    if found and _is_name(found["name"]):
        return Outlet(found["name"].strip(), f"line {top.number}: after the title")
    return None


def _same_start(text: str, title: str) -> bool:
    return len(text) > len(title) and text[: len(title)].casefold() == title.casefold()


def _own_description(body: Body) -> Outlet | None:
    """Find a name alone on a line, and a next line that begins with it and tells about the site."""
    for at, (line, following) in enumerate(pairwise(body.lines)):
        head, colon, rest = following.text[:80].partition(":")
        if (
            colon
            and rest.strip()
            and _is_name(line.text)
            and _squeezed(line.text) == _squeezed(head)
        ):
            where = f"line {line.number}: the site's own description"
            return Outlet(line.text, where, (at, at + 1))
    return None


def _recurring(body: Body, title_at: int | None) -> Outlet | None:
    """Find a name at the very top of a page that a longer line below the text names again."""
    top = body.first if title_at is None else title_at
    for at in range(min(4, top)):
        line = body.lines[at]
        name = line.text.partition(" | ")[0].strip()
        if at in body.reasons or not _is_name(name) or not (" " in name or _has_outlet_word(name)):
            continue
        again = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", _how(name))
        below = (other.text[:300] for other in body.lines[body.last + 1 :])
        for text in below:
            found = again.search(text) if len(text) > len(name) + 3 else None
            if found and found.group()[0].isupper():
                return Outlet(found.group(), f"line {line.number}: masthead", (at,))
    return None


def _how(name: str) -> re.RegexFlag:
    """Return how a name is looked for: one in capitals is written otherwise below the text."""
    words = name.casefold().split()
    capitals = name.isupper() and len(words) > 1 and not _SECTIONS.issuperset(words)
    return re.IGNORECASE if capitals else re.NOFLAG


def _copyright(body: Body) -> Outlet | None:
    """Find the name in "© 2024 Name. All rights reserved"."""
    for at in range(len(body.lines) - 1, body.last, -1):
        line = body.lines[at]
        if body.reasons.get(at) != "footer":
            continue
        found = _COPYRIGHT.match(line.text[:160])
        name = _COMPANY.sub("", found["name"].strip()) if found else ""
        where = f"line {line.number}: copyright line"
        # The owner of a site is not its name: the page has to show it as its own too.
        if _is_name(name) and any(
            name.casefold() in other.text[:200].casefold() for other in body.lines[: body.first]
        ):
            return Outlet(name, where)
        owned = _OWNER.search(line.text[:400])
        if _is_name(name) and _has_outlet_word(name) and not owned:
            return Outlet(name, where, sure="guess")
    return None


def _has_outlet_word(words: str) -> bool:
    return _OUTLET_WORD.search(words) is not None


def _squeezed(text: str) -> str:
    return "".join(text.split()).casefold()


def _is_name(words: str) -> bool:
    words = words.strip()
    if not 2 <= len(words) <= 48 or len(words.split()) > 6 or _NOT_A_NAME.search(words):
        return False
    return any(character.isupper() for character in words) and words[-1] not in ".,"
