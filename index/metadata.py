"""Title, outlet, date and authors of a scraped page, each with where it was found.

What isn't found by a rule that holds on any page is None. The day of the scrape, which pages print
at their very top, is never taken for the day of the article: a date counts where it stands between
title and text, or where the page says "published".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from index.datefinding import dated_line
from index.mastheads import outlet_of
from index.words import STOP_WORDS, word_spans

if TYPE_CHECKING:
    from index.body import Body

_HEADER = re.compile(
    r"(title|headline|outlet|source|publisher|publication|newspaper|date|published|author|authors"
    r"|by|byline|url|link|language|lang)\s?:\s*(\S.*)",
    re.IGNORECASE,
)
_HEADER_FIELDS = {
    "headline": "title",
    "source": "outlet",
    "publisher": "outlet",
    "publication": "outlet",
    "newspaper": "outlet",
    "published": "date",
    "author": "authors",
    "by": "authors",
    "byline": "authors",
    "link": "url",
    "lang": "language",
}
_BYLINE = re.compile(
    r"(?:story |written |reported |reporting |posted |words |text )?by:?\s+(?P<names>\S.{1,120})",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"[^\W\d_][\w.’'-]*(?:\s(?:(?:de|del|della|van|von|der|den|bin|al|la|le|da|dos|du)\s)*"
    r"[^\W\d_a-z][\w.’'-]*){1,3}\Z",
)
_BETWEEN_NAMES = re.compile(r",\s*(?:and\s)?|\s(?:and|&)\s|;\s*|\s\|\s")
_AFTER_NAMES = re.compile(
    r"\s*(?:\||•|·|/|\son\s|\sin\s|,?\s(?:staff|senior|chief|political|special)?\s?(?:writer|reporter"
    r"|correspondent|editor)|\s(?:published|updated|posted)\b|\d).*\Z",
    re.IGNORECASE,
)
_TITLE_SUFFIX = re.compile(r"\s+[|–—-]\s+|\s*[|»]\s*|\s+::\s+")
_FAR = 30
"""How many lines above the text a title is looked for."""


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
    used: dict[int, str | None] = field(default_factory=dict)
    """Lines that aren't text: what each is, None for the title itself."""

    def put(self, name: str, value: str, where: str) -> None:
        """Set a field that hasn't been found yet."""
        if getattr(self, name) is None:
            setattr(self, name, value)
            self.found_in[name] = where


def find(body: Body) -> Metadata:
    """Return what the lines around a body, and its first ones, say of the article."""
    found = Metadata()
    _read_header(body, found)
    title = _title_at(body, found)
    if title is not None:
        _mark_title(body, title, found)
    _read_dates(body, title, found)
    _read_authors(body, title, found)
    outlet = outlet_of(body, title, frozenset(found.used), found.title)
    if outlet is not None and found.outlet is None:
        found.put("outlet", outlet.name, outlet.where)
        for at in outlet.lines:
            found.used.setdefault(at, "masthead")
    return found


def names_in(words: str) -> tuple[str, ...]:
    """Return the people that a byline names."""
    words = _AFTER_NAMES.sub("", words.strip())
    names = (name.strip(" .,;") for name in _BETWEEN_NAMES.split(words))
    return tuple(dict.fromkeys(name for name in names if name))


def is_person(words: str) -> bool:
    """Tell whether words are shaped like a person's name, of two to four words."""
    return len(words) <= 60 and _PERSON.match(words) is not None


def _read_header(body: Body, found: Metadata) -> None:
    """Read "Title: ..." and its like from the first lines."""
    for at, line in enumerate(body.lines[:12]):
        match = _HEADER.fullmatch(line.text[:600])
        if match is None:
            if at > 1 and not found.used:
                return
            continue
        name = match[1].lower()
        name, value = _HEADER_FIELDS.get(name, name), match[2].strip()
        where = f"line {line.number}: {match[1]}"
        if name == "authors":
            found.authors = found.authors or names_in(value)
        elif name == "date":
            when = dated_line(value)
            if when is None:
                continue
            found.put("date", when.date, where)
        else:
            found.put(name, value, where)
        found.used[at] = "page header"


def _title_at(body: Body, found: Metadata) -> int | None:
    """Return the index of the line that is most like a headline for the text."""
    if found.title is not None:
        return max(found.used)
    first = body.first
    topics = _topics(" ".join(body.lines[at].text for at in body.kept[:40])[:20_000])
    best, chosen = 0.0, None
    for at in range(max(0, first - _FAR), min(first + 1, len(body.lines))):
        score = _headline_score(body, at, topics) - 0.03 * (first - at)
        if score > best:
            best, chosen = score, at
    if chosen is None and body.lines and _is_lone_title(body):
        chosen = body.first
    return chosen


def _headline_score(body: Body, at: int, topics: frozenset[str]) -> float:
    """Return how much a line is like a headline, 0 for one that can't be."""
    line = body.lines[at]
    words = line.word_count
    if at in body.reasons or not 2 <= words <= 40 or len(line.text) > 300:
        return 0.0
    if dated_line(line.text) is not None or _BYLINE.fullmatch(line.text):
        return 0.0
    own = _topics(line.text)
    if not own or (at == body.first and (len(body.kept) < 2 or line.text[-1] in ".,;:")):
        return 0.0
    shared = len(own & topics) / len(own)
    score = shared + min(words, 8) / 16
    score += 0.3 * any(other.text == line.text for other in body.lines[:at])
    score += 0.5 * bool(body.lines and at and body.lines[0].text.startswith(line.text + " "))
    score -= 0.5 * (line.text[-1] == ".") + 0.3 * line.bullet + 0.4 * (words > 25)
    if at == body.first:
        score -= 0.6  # a title that reads like a sentence, or the first sentence
    return score if shared >= 0.25 or score > 1.0 else 0.0


def _is_lone_title(body: Body) -> bool:
    """Tell whether the first line kept is set off from prose as a title is."""
    if len(body.kept) < 2:
        return False
    line, after = body.lines[body.kept[0]], body.lines[body.kept[1]]
    return not line.is_sentence and line.word_count <= 20 and after.word_count > line.word_count


def _topics(text: str) -> frozenset[str]:
    words = (word.lower() for word, _, _ in word_spans(text))
    return frozenset(word[:6] for word in words if len(word) > 2 and word not in STOP_WORDS)


def _mark_title(body: Body, title: int, found: Metadata) -> None:
    if found.title is not None:
        return
    line = body.lines[title]
    found.put("title", line.text, f"line {line.number}")
    found.used[title] = None
    for at, other in enumerate(body.lines):
        if at != title and other.text == line.text and at <= body.last:
            found.used[at] = "repeated title"
    top = body.lines[0].text
    if title and top.startswith(line.text) and _TITLE_SUFFIX.match(top, len(line.text)):
        found.used[0] = "repeated title"


def _read_dates(body: Body, title: int | None, found: Metadata) -> None:
    """Find the day of publication, and call other dates what they are."""
    kept = frozenset(body.kept)
    plain: list[tuple[int, str]] = []
    for at, line in enumerate(body.lines):
        if at in found.used or at in kept or not _near(body, title, at):
            continue
        dated = dated_line(line.text)
        if dated is None:
            continue
        below_title = title is not None and at > title and at < max(body.first, title + 8)
        if dated.label in ("published", "posted", "date") and dated.date:
            found.put("date", dated.date, f"line {line.number}: {dated.words}")
        elif below_title and dated.date and dated.label is None:
            plain.append((at, dated.date))
        found.used[at] = "date line" if below_title or dated.label else "page date"
    if plain:
        found.put("date", plain[0][1], f"line {body.lines[plain[0][0]].number}")


def _near(body: Body, title: int | None, at: int) -> bool:
    top = title if title is not None else body.first
    return top - _FAR <= at <= body.first or body.last < at <= body.last + 12


def _read_authors(body: Body, title: int | None, found: Metadata) -> None:
    first = 0 if title is None else title
    for at in range(first, min(body.first + 2, len(body.lines))):
        line = body.lines[at]
        if at in found.used and found.used[at] != "date line":
            continue
        byline = _BYLINE.match(line.text) if line.word_count <= 24 else None
        if byline is None or (line.is_sentence and line.word_count > 12):
            continue
        names = tuple(name for name in names_in(byline["names"]) if is_person(name))
        if names or at < body.first:
            found.authors = found.authors or names
            found.used[at] = "byline"
