"""Where a page names itself in passing: in menus, beside dates, and after ©.

Each place yields what it names and what kind of place it is. Most of them name other things as
well, so that none is believed alone: see `claims`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from index.nameshapes import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.body import Body

LONGEST = 160
"""Characters of a line that may name the page's site; of one with © four times as many."""
_NAME = r"(?P<name>(?:[Tt]he\s)?[A-Z0-9][^|©:;!?]{1,46}?)"
_SIGN = re.compile(
    r"(?:©|\(c\)|\bcopyright\b)[\s©:.,]{0,6}(?:copyright\b[\s.,©]{0,6})?"
    r"(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:(?:19|20)?\d\d|present))?[\s.,]{1,4})?(?:by\s|-\s)?"
    r"(?P<name>[^|©/(\n]{2,80})",
    re.IGNORECASE,
)
_YEAR_AND_NAME = re.compile(
    r"(?:19|20)\d\d\s(?P<name>[A-Z][^|©/(]{2,60}),?\s(?:inc|ltd|llc)\b", re.IGNORECASE
)
_END_OF_NAME = re.compile(
    r"[.,](?=\s|\Z)|\s+[-–—]\s.*|\s(?:all rights|ltd|inc|llc|limited|pty|gmbh|plc|corp|ag|bv"
    r"|and its|or its|is a|alle|tous|todos|(?:19|20)\d\d)\b.*",
    re.IGNORECASE,
)
_LEGAL_FORM = re.compile(
    r"\b(?:ltd|inc|llc|limited|pty|gmbh|plc|corp|corporation|ag|bv|co|private|s\.?a|s\.?r\.?l)\b",
    re.IGNORECASE,
)
_OF_OWNERS = re.compile(
    r"(?:\s(?:company|media|group|corporation|communications|publishing|publications|network"
    r"|holdings|interactive|broadcasting|newspapers|enterprises|digital))+\Z",
    re.IGNORECASE,
)
_IS = (
    "is a registered trademark|is part of|is supported by|is not responsible|is an? affiliate"
    "|has affiliate|may earn|uses cookies|and its partners"
)
_PHRASES = tuple(
    (kind, re.compile(form))
    for kind, form in (
        (
            "follow",
            rf"Follow\s(?:@(?=\w))?{_NAME}(?:\s(?:on|online|in)\b.*)?",
        ),
        ("about", rf"About\s{_NAME}"),
        ("advertise", rf"Advertise\s(?:on|with|in)\s{_NAME}"),
        ("contact", rf"Contact\s{_NAME}"),
        ("search", rf"Search\s{_NAME}"),
        (
            "subscribe",
            rf"(?:Subscribe|Sign up)\s(?:to|for)\s{_NAME}(?:[’']s\s.*|\s[Nn]ewsletters?.*)?",
        ),
        ("more", rf"(?:More|More from|Welcome to|Support|Download)\s{_NAME}"),
        ("jobs", rf"(?:Jobs at|Careers at|Get|View)\s{_NAME}(?:\s[Ii]n)?"),
        ("home", rf"{_NAME}\s(?:[Hh]ome|[Hh]omepage|main menu|[Nn]avigation|[Ll]ogo)"),
        ("app", rf"{_NAME}\s(?:App|Apps|Store|Shop)(?:\s[Oo]pen)?"),
        ("services", rf"{_NAME}\s(?:Services|Newsletters?|Podcasts?|Magazine|Staff|Edition)"),
        ("trademark", rf"(?:.{{0,60}}[\"“])?{_NAME}[\"”]?\s(?:{_IS})\b.*"),
        ("source", rf".{{0,80}}\b[Ss]ource:?\s{_NAME}"),
    )
)
"""Lines of menus and footers, of which each kind counts once."""
_NO_NAMES = frozenset(
    "us me topics topic this our on all more now my your news page site website here newsletter"
    " privacy cookies you help top stories story video videos author reviews articles latest home"
    " advertising policy we it support sales team customer service rss facebook twitter instagram"
    " youtube linkedin pinterest google whatsapp reddit wordpress wordpress.com".split()
)
"""What menus have in place of a name, and where everybody can be followed."""
_BEFORE_NAME = re.compile(r"\A(?:by|-)\s", re.IGNORECASE)
_BETWEEN = re.compile(r"\s[/|]\s")
_FOOTERS = 3
"""Lines with © that are looked at, the last ones."""


class Claim(NamedTuple):
    """A name, by what kind of place, on which line of the page."""

    name: str
    kind: str
    at: int


def in_passing(body: Body, lines: Sequence[int]) -> Iterator[Claim]:
    """Yield the names that some lines outside of the text have in passing."""
    yield from _signatures(body, lines)
    for at in lines:
        text = body.lines[at].text
        if len(text) > LONGEST:
            continue
        for kind, form in _PHRASES:
            named = form.fullmatch(text)
            if named is not None:
                yield Claim(named["name"].strip(), kind, at)
        if any(map(str.isdigit, text)) and (" / " in text or " | " in text):
            yield Claim(_BETWEEN.split(text)[-1].strip(), "dated", at)


def _signatures(body: Body, lines: Sequence[int]) -> Iterator[Claim]:
    """Yield the names in the lines with ©, of which the last is the page's own.

    Those above are of the text or of a picture. Words such as "Group" are those of an owner, whose
    first name may be the outlet's, and may not.
    """
    signed = [at for at in lines if _SIGN.search(body.lines[at].text)]
    form = _SIGN if signed else _YEAR_AND_NAME
    for at in signed[-_FOOTERS:] or lines:
        for found in form.finditer(body.lines[at].text):
            name = _END_OF_NAME.split(found["name"].strip())[0].strip(" .,-–\"'&")
            name = _BEFORE_NAME.sub("", name)
            base = _OF_OWNERS.sub("", name).strip(" &")
            if name[:1].islower() and "." not in name:
                continue  # "Copyright and reprints"
            firm = _LEGAL_FORM.search(found["name"]) is not None
            own = base == name and not firm and (not signed or at == signed[-1])
            yield Claim(name, "copyright" if own else "holding", at)
            if base != name or firm:
                yield Claim(base, "owner", at)


def is_common(name: str) -> bool:
    """Tell whether a name is only words that every site has in its menus."""
    words = name.casefold().split()
    return all(word.strip(".,'’") in _NO_NAMES or word in SECTIONS for word in words)
