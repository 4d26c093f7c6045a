"""Lines at the top of a text that say what is what: "Title: ...", and the header of an e-mail."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.addresses import is_link
from index.bylines import names_in
from index.datefinding import dated_line
from index.dates import parse_date

if TYPE_CHECKING:
    from index.body import Body
    from index.metadata import Metadata

_HEADER = re.compile(
    r"(title|headline|outlet|source|publisher|publication|newspaper|date|published|author|authors"
    r"|by|byline|url|link|language|lang|subject|from|sent|to|cc|bcc|reply-to)\s?:\s*(\S.*)",
    re.IGNORECASE,
)
_FIELDS = {
    "headline": "title",
    "source": "outlet",
    "publisher": "outlet",
    "publication": "outlet",
    "newspaper": "outlet",
    "published": "date",
    "sent": "date",
    "author": "authors",
    "by": "authors",
    "byline": "authors",
    "link": "url",
    "lang": "language",
}
_OF_MAIL = frozenset({"subject", "from", "sent", "to", "cc", "bcc", "reply-to"})
_FORWARDED = re.compile(r"(?:(?:re|fwd?|aw|wg|tr|rv)\s?:\s*)+", re.IGNORECASE)
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,2}")
_FIRST = 14
"""Lines at the top that are looked at."""


def read_header(body: Body, found: Metadata) -> str | None:
    """Read the lines at the top that say what they are.

    Returns:
        The subject of an e-mail, which is a title only for want of one on the page.
    """
    named = _named(body)
    words = {name for _, name, _ in named}
    is_mail = "subject" in words and bool(words & (_OF_MAIL - {"subject"} | {"date"}))
    subject = None
    for at, name, value in named:
        if name in _OF_MAIL and not is_mail:
            continue
        if name == "subject":
            subject = at
        told = name not in _OF_MAIL or name == "sent"
        if told and not _take(body, at, name, value, found, is_mail=is_mail):
            continue
        found.used[at] = "page header"
    if subject is None:
        return None
    value = next(value for at, _, value in named if at == subject)
    return _FORWARDED.sub("", value).strip() or None


def subject_line(body: Body) -> int:
    """Return the number of the line that the subject of an e-mail stands on."""
    return next(body.lines[at].number for at, name, _ in _named(body) if name == "subject")


def _named(body: Body) -> list[tuple[int, str, str]]:
    """Return which of the first lines say what they are: index, name, value."""
    named: list[tuple[int, str, str]] = []
    for at, line in enumerate(body.lines[:_FIRST]):
        match = _HEADER.fullmatch(line.text[:600])
        if match is not None:
            named.append((at, match[1].lower(), match[2].strip()))
        elif at > 1 and not named:
            break
    return named


def _take(body: Body, at: int, name: str, value: str, found: Metadata, *, is_mail: bool) -> bool:
    """Take what a line says of the article; tell whether it could be read."""
    line = body.lines[at]
    field = _FIELDS.get(name, name)
    label = line.text.partition(":")[0].strip()
    where = f"line {line.number}: {label}"
    if field == "authors":
        found.put("authors", names_in(value), where, "certain")
    elif field == "date":
        dated = dated_line(value)
        when = dated.date if dated else parse_date(value)
        if when is None:
            return False
        # An e-mail is sent some time after what it brings was published.
        found.put("date", when, where, "guess" if is_mail else "certain")
    elif field == "outlet" and is_link(value):
        found.put("url", value, where, "certain")
    elif field == "language" and not _TAG.fullmatch(value):
        return True
    else:
        found.put(field, value, where, "certain")
    return True
