"""Who wrote the article of a page, by the lines around its title.

A line that says "By …" is believed by its form. A name that stands there alone is believed where
the page has it once more, as pages do that tell about the author below the text, or where it stands
beside the day. Agencies, desks and photographers wrote nothing that is signed here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.bylines import BEFORE_A_NAME, byline_names, byline_outlet, is_author
from index.mastheads import of_byline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.article import Sureness
    from index.body import Body
    from index.metadata import Metadata

_ABOVE = 4
"""Lines above a title in which its author may stand."""
_BELOW = 8
"""Lines under a title, in which a name may stand alone."""
_RIGHT_BELOW = 2
_AMID = 6
"""Lines after the first one of the text: that may be a standfirst."""
_OPENING = 3
"""Lines of the text, from its first, that may be a byline."""
_WORDS = 24
_SENTENCE = 12
_MOST_LINES = 2_000


def read_authors(body: Body, title: int | None, found: Metadata) -> None:
    """Find who wrote the article, and the outlet that a byline names."""
    for at in _places(body, title):
        if at in found.used and found.used[at] != "date line":
            continue
        line = body.lines[at]
        words, until = _with_name_below(body, at)
        named = byline_names(words) if line.word_count <= _WORDS else None
        if named is None or (line.is_sentence and line.word_count > _SENTENCE):
            continue
        names = tuple(name for name in named if is_author(name))
        if names or at < body.first:
            _take(body, at, names, found)
            for used in range(at, until + 1):
                found.used[used] = "byline"
    if not found.authors and title is not None:
        _read_lone_name(body, title, found)


def _places(body: Body, title: int | None) -> Iterator[int]:
    text = frozenset(body.kept[_OPENING:])
    first = 0 if title is None else max(0, title - _ABOVE)
    for at in range(first, min(body.first + _AMID, len(body.lines))):
        if at not in text:
            yield at


def _with_name_below(body: Body, at: int) -> tuple[str, int]:
    """Return a line, and the next with it where it is only the word before a name."""
    text = body.lines[at].text
    if text.casefold().strip(" :") in BEFORE_A_NAME and at + 1 < len(body.lines):
        return f"By {body.lines[at + 1].text[:200]}", at + 1
    return text, at


def _take(body: Body, at: int, names: tuple[str, ...], found: Metadata) -> None:
    line = body.lines[at]
    outlet = byline_outlet(line.text)
    name = of_byline(*outlet, names) if outlet else None
    names = tuple(each for each in names if each != name)
    if names:
        found.put("authors", names, f"line {line.number}: byline")
    if name is not None:
        sure: Sureness = "probable" if outlet and outlet[1] else "guess"
        found.put("outlet", name, f"line {line.number}: byline", sure)


def _read_lone_name(body: Body, title: int, found: Metadata) -> None:
    """Take a name that stands alone under the title: known from elsewhere, or beside the day."""
    for at in range(title + 1, min(title + _BELOW, body.first + _OPENING, len(body.lines) - 1)):
        line = body.lines[at]
        name = line.text.partition(",")[0].strip()
        if at in found.used or at in body.reasons or not is_author(name):
            continue
        dated = any(found.used.get(beside) == "date line" for beside in (at - 1, at + 1))
        beside = any(body.lines[other].text == name for other in (at - 1, at + 1))
        again = beside or _below_again(body, name)
        right_below = again and at - title <= _RIGHT_BELOW
        if beside or right_below or (dated and (again or name != line.text)):
            sure: Sureness = "probable" if again else "guess"
            found.put("authors", (name,), f"line {line.number}: byline", sure)
            for same in range(title, body.first):
                if body.lines[same].text == line.text:
                    found.used[same] = "byline"
            return


def _below_again(body: Body, name: str) -> bool:
    """Tell whether a line below the text begins with a name."""
    below = range(body.last + 1, min(len(body.lines), body.last + _MOST_LINES))
    return any(body.lines[other].text.startswith(name) for other in below)
