"""Which outlet a page names in its footer: "© 2025 Name. All rights reserved"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from index.nameshapes import has_outlet_word, is_name, key_of

if TYPE_CHECKING:
    from index.article import Sureness
    from index.body import Body

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


class Outlet(NamedTuple):
    """An outlet's name, where it was found, and the lines that are nothing but it."""

    name: str
    where: str
    lines: tuple[int, ...] = ()
    sure: Sureness = "probable"


def signed_by(body: Body, agencies: frozenset[str]) -> Outlet | None:
    """Find the name in "© 2024 Name. All rights reserved"."""
    for at in range(len(body.lines) - 1, body.last, -1):
        line = body.lines[at]
        if body.reasons.get(at) != "footer":
            continue
        found = _COPYRIGHT.match(line.text[:160])
        name = _COMPANY.sub("", found["name"].strip()) if found else ""
        if key_of(name) in agencies:
            continue
        where = f"line {line.number}: copyright line"
        # The owner of a site is not its name: the page has to show it as its own too.
        if is_name(name) and any(
            name.casefold() in other.text[:200].casefold() for other in body.lines[: body.first]
        ):
            return Outlet(name, where)
        owned = _OWNER.search(line.text[:400])
        if is_name(name) and has_outlet_word(name) and not owned:
            return Outlet(name, where, sure="guess")
    return None
