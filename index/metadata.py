"""Title, outlet, date and authors of a scraped page, each with where it was found.

What isn't found by a rule that holds on any page is None. The day of the scrape, which pages print
at their very top, is never taken for the day of the article: a date counts where it stands between
title and text, or where the page says "published".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from index.bylines import byline_names, is_person, names_in
from index.clean import one_line
from index.datefinding import dated_line
from index.mastheads import is_link, outlet_of
from index.words import STOP_WORDS, fold, word_spans

if TYPE_CHECKING:
    from index.article import Sureness
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
    _read_header(body, found)
    title = _line_with(body, known_title) if known_title else None
    if title is None:
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
        elif name == "outlet" and is_link(value):
            found.put("url", value, where)
        else:
            found.put(name, value, where)
        found.used[at] = "page header"


def _line_with(body: Body, title: str) -> int | None:
    """Return the index of the first line that is a known title."""
    wanted = one_line(title).casefold()
    lines = enumerate(body.lines[: body.first + 1])
    return next((at for at, line in lines if line.text.casefold() == wanted), None)


def _title_at(body: Body, found: Metadata) -> int | None:
    """Return the index of the line that is most like a headline for the text."""
    if found.title is not None:
        return max(found.used)
    first = body.first
    topics = _topics(" ".join(body.lines[at].text for at in body.kept[:40])[:20_000])
    best, chosen = 0.0, None
    near = range(max(0, first - _FAR), min(first + 1, len(body.lines)))
    for at in near if 0 in near or not near else (0, *near):
        score = _headline_score(body, at, topics) - 0.03 * min(first - at, _FAR)
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
    if dated_line(line.text) is not None or byline_names(line.text) is not None:
        return 0.0
    own = _topics(line.text)
    if not own or (at == body.first and (len(body.kept) < 2 or line.text[-1] in ".,;:")):
        return 0.0
    shared = len(own & topics) / len(own)
    score = shared + min(words, 8) / 16
    score += 0.3 * any(other.text == line.text for other in body.lines[:at])
    score += 0.5 * bool(body.lines and at and body.lines[0].text.startswith(line.text + " "))
    score -= 0.5 * (line.text[-1] == ".") + 0.3 * line.bullet + 0.4 * (words > 25)
    score -= 0.4 * is_person(line.text)
    if at == body.first:
        score -= 0.6  # a title that reads like a sentence, or the first sentence
    if shared < 0.25 and score <= 1.0:
        # A play on words shares none with the text: then only its place speaks for it.
        near = words >= 3 and body.first - at <= 6 and not line.is_sentence and not line.bullet
        return 0.12 + 0.2 * shared if near else 0.0
    return score


def _is_lone_title(body: Body) -> bool:
    """Tell whether the first line kept is set off from prose as a title is."""
    if len(body.kept) < 2:
        return False
    line, after = body.lines[body.kept[0]], body.lines[body.kept[1]]
    return not line.is_sentence and line.word_count <= 20 and after.word_count > line.word_count


def _topics(text: str) -> frozenset[str]:
    # Five letters do for a stem here, and cost a tenth.
    folded = (fold(word) for word, _, _ in word_spans(text))
    return frozenset(word[:5] for word in folded if len(word) > 2 and word not in STOP_WORDS)


def _mark_title(body: Body, title: int, found: Metadata) -> None:
    if found.title is not None:
        return
    line = body.lines[title]
    found.put("title", line.text, f"line {line.number}")
    found.used[title] = None
    for at, other in enumerate(body.lines[: body.last + 1]):
        rest = other.text.replace(line.text, "") if at != title else other.text
        if not any(character.isalnum() for character in rest):
            found.used[at] = "repeated title"
    top = body.lines[0].text
    if title and top.startswith(line.text) and _TITLE_SUFFIX.match(top, len(line.text)):
        found.used[0] = "repeated title"


def _read_dates(body: Body, title: int | None, found: Metadata) -> None:
    """Find the day of publication, and call other dates what they are."""
    kept = frozenset(body.kept)
    plain: list[tuple[int, str]] = []
    for at, line in enumerate(body.lines):
        is_text = at in kept and (line.is_sentence or at < body.last - 1)
        if at in found.used or is_text or not _near(body, title, at):
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
    return top - _FAR <= at <= body.first or body.last - 2 < at <= body.last + 12


def _read_authors(body: Body, title: int | None, found: Metadata) -> None:
    first = 0 if title is None else max(0, title - 4)
    for at in range(first, min(body.first + 2, len(body.lines))):
        line = body.lines[at]
        if at in found.used and found.used[at] != "date line":
            continue
        named = byline_names(line.text) if line.word_count <= 24 else None
        if named is None or (line.is_sentence and line.word_count > 12):
            continue
        names = tuple(name for name in named if is_person(name))
        if names or at < body.first:
            found.authors = found.authors or names
            found.used[at] = "byline"
