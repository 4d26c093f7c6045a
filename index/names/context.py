"""What the words beside a name tell of its kind: "spokesman" before it, "shares" after it.

A small model often goes by the shape of a name, where a reader goes by what stands beside it. The
signs here are general English. Each adds to the votes of the model as much as a person's full name
does for the bare surname; from a little less on to any more makes no difference (tuned on half of a
corpus of wire copy: with "in" before a place, "said" after a person, or pronouns, it got worse).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.names.vocabulary import (
    MATCHES,
    ORGANISATION_NOUNS,
    ORGANISATION_PARTS,
    ORGANISATION_WORDS,
    PARTS_OF_PLACES,
    PLACE_NOUNS,
    PLACE_PARTS,
    ROLES,
    SITE_PREPOSITIONS,
    SITES,
    SPEECH_VERBS,
    TITLES,
)
from index.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.article import NameKind

_REACH = 40
"""Characters that are looked at on either side."""
_NEXT = re.compile(r"(?:['’]s)? ([a-z]+)\b")
_LAST = re.compile(r"(?:\b([A-Z][a-z]+)\.?|(?:^|[\s(\"“])([a-z]+(?:-[a-z]+)?)) (?:the )?$")
_OF = re.compile(rf"\b(?:{'|'.join(sorted(PLACE_NOUNS | PARTS_OF_PLACES))}) of (?:the )?$")
_AGE = re.compile(r", (?:aged )?[1-9]\d,")
_QUOTED = re.compile(r"[\"”’'] ?$")
_OVER = "|".join(sorted(MATCHES))
_BEATS = re.compile(r" (?:beat|v|vs|thrashed|edged|drew with|lost to)\b")
_BEATEN = re.compile(rf"\b(?:beat|v|vs|thrashed|edged|(?:{_OVER}) (?:over|against|at home to))\s$")


def signs(text: str, start: int, end: int, kind: NameKind) -> Iterator[NameKind]:
    """Yield the kinds that the words around a name speak for, and its own last word.

    Args:
        text: The article's text.
        start: Of the name.
        end: Of the name, half-open.
        kind: What the recogniser takes it for.
    """
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    words = [fold(word) for word in text[start:end].split()]
    institution = not ORGANISATION_WORDS.isdisjoint(words)
    last = _LAST.search(before)
    if _OF.search(before):
        yield "place"
    elif last:
        yield from _after_word(last[1], last[2] or "")
    follows = _NEXT.match(after)
    if follows:
        yield from _before_word(follows[1], kind)
        if follows[1] in SPEECH_VERBS and _QUOTED.search(before) and not institution:
            yield "person"
    if _AGE.match(after):
        yield "person"
    if _BEATS.match(after) or _BEATEN.search(before):
        yield "organisation"
    if kind == "person" and len(words) > 1:
        yield from _by_its_own(words[-1], before.lower().split()[-1:])


def _after_word(capitalised: str | None, word: str) -> Iterator[NameKind]:
    """Yield what the word right before a name speaks for: "Mr", "striker", "town", "airline"."""
    if capitalised:
        if capitalised.lower() in TITLES:
            yield "person"
    elif word.rpartition("-")[2] in ROLES:
        yield "person"
    elif word in PLACE_NOUNS:
        yield "place"
    elif word in ORGANISATION_NOUNS:
        yield "organisation"


def _before_word(word: str, kind: NameKind) -> Iterator[NameKind]:
    """Yield what the word right after a name speaks for: "airport", "shares", "spokesman"."""
    if word in PLACE_PARTS or word in SITES:
        yield "place"
    elif word in ORGANISATION_PARTS or (word.startswith("spokes") and kind != "person"):
        yield "organisation"  # politicians have spokesmen, too


def _by_its_own(last: str, before: list[str]) -> Iterator[NameKind]:
    """Yield what the last word of a name speaks for that is taken for a person's."""
    if last in ORGANISATION_WORDS:
        yield "organisation"
    elif last in SITES and SITE_PREPOSITIONS.issuperset(before or ("",)):
        yield "place"
