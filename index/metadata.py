"""Title, outlet, date, authors and address of a scraped page, each with where it was found.

What isn't found by a rule that holds on any page is None. A line that says what it is ("Title: …")
is certain; what stands where such things stand is probable; the rest is taken for want of better,
and told as a guess.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from index.addresses import shared_with, whole_address
from index.clean import one_line
from index.headers import read_header, subject_line
from index.headline import title_at
from index.mastheads import is_masthead, outlet_of, without_outlet
from index.pagedates import FAR, read_dates, read_vague_dates
from index.writers import read_authors

if TYPE_CHECKING:
    from index.article import Sureness
    from index.body import Body

_TITLE_SUFFIX = re.compile(r"\s+[|–—-]\s+|\s*[|»]\s*|\s+::\s+")
_MORE_THAN_A_GREETING = 5
"""Words that a line of an e-mail must have to be its title rather than the subject."""


@dataclass(slots=True)
class Metadata:
    """What a page says of its article; filled rule by rule."""

    title: str | None = None
    outlet: str | None = None
    date: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    language: str | None = None
    found_in: dict[str, str] = field(default_factory=dict)
    sure: dict[str, Sureness] = field(default_factory=dict)
    used: dict[int, str | None] = field(default_factory=dict)
    """Lines that aren't text: what each is, None for the title itself."""

    def put(self, name: str, value: Any, where: str, sure: Sureness = "probable") -> None:
        """Set a field that hasn't been found yet."""
        if not getattr(self, name):
            setattr(self, name, value)
            self.found_in[name] = where
            self.sure[name] = sure


def find(body: Body, known_title: str | None = None) -> Metadata:
    """Return what the lines around a body, and its first ones, say of the article.

    Args:
        body: The page's lines and which of them are text.
        known_title: The title, where a file says it outside of the page.
    """
    found = Metadata()
    subject = read_header(body, found)
    title = _title(body, found, known_title, subject)
    if title is not None:
        _mark_title(body, title, found)
    if found.title is None and subject is not None:
        found.put("title", subject, f"line {subject_line(body)}: Subject", "guess")
    read_dates(body, title, found)
    read_authors(body, title, found)
    _read_address(body, title, found)
    _read_outlet(body, title, found)
    read_vague_dates(body, title, found)
    return found


def _title(body: Body, found: Metadata, known: str | None, subject: str | None) -> int | None:
    """Return the index of the line that the title stands on, or below which it would."""
    stated = known or found.title or subject
    on_page = _line_with(body, stated) if stated else None
    if on_page is not None:
        return on_page
    if found.title is not None:
        return max(found.used)
    if known is None:
        chosen = title_at(body, found.used)
        short = chosen is not None and body.lines[chosen].word_count < _MORE_THAN_A_GREETING
        return None if subject and short else chosen
    # Where the title is known and isn't on the page, the outlet's name is what is like one.
    named = (at for at in range(body.first) if is_masthead(body.lines[at].text))
    return title_at(body, {*found.used, *named})


def _line_with(body: Body, title: str) -> int | None:
    """Return the index of the first line that is a known title."""
    wanted = one_line(title).casefold()
    lines = enumerate(body.lines[: body.first + 1])
    return next((at for at, line in lines if line.text.casefold() == wanted), None)


def _read_outlet(body: Body, title: int | None, found: Metadata) -> None:
    outlet = outlet_of(body, title, frozenset(found.used), found.title, found.authors)
    if outlet is not None and found.outlet is None:
        found.put("outlet", outlet.name, outlet.where, outlet.sure)
        for at in outlet.lines:
            found.used.setdefault(at, "masthead")
    elif found.outlet is None and title is not None:
        joint = without_outlet(body, title)
        if joint is not None and found.title == body.lines[title].text:
            found.title = joint.title
            found.put("outlet", joint.outlet, f"line {body.lines[title].number}: after the title")


def _read_address(body: Body, title: int | None, found: Metadata) -> None:
    """Find the page's own address: a line that is nothing else, and has words of the title."""
    top = max(0, (body.first if title is None else title) - FAR)
    for at in (*range(top, min(body.first, len(body.lines))), *_below(body)):
        line = body.lines[at]
        address = whole_address(line.text)
        if address is None or at in found.used:
            continue
        shared = shared_with(address, found.title or "")
        if shared >= 2 or (shared and at == 0):
            found.put("url", address, f"line {line.number}")
            found.used[at] = "bare link"
            return


def _below(body: Body) -> range:
    return range(body.last + 1, min(body.last + 6, len(body.lines)))


def _mark_title(body: Body, title: int, found: Metadata) -> None:
    line = body.lines[title]
    if found.title is not None:
        if line.text.casefold() == found.title.casefold():
            found.used[title] = "repeated title"
        return
    found.put("title", line.text, f"line {line.number}")
    found.used[title] = None
    for at, other in enumerate(body.lines[: body.last + 1]):
        rest = other.text.replace(line.text, "") if at != title else other.text
        if not any(character.isalnum() for character in rest):
            found.used[at] = "repeated title"
    top = body.lines[0].text
    if title and top.startswith(line.text) and _TITLE_SUFFIX.match(top, len(line.text)):
        found.used[0] = "repeated title"
