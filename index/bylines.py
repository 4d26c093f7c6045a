"""Who wrote an article, by the forms that bylines have."""

from __future__ import annotations

import re

_BYLINE = re.compile(
    r"(?:story |written |reported |reporting |posted |words |text )?by:?\s+(?P<names>\S.{1,120})",
    re.IGNORECASE,
)
_WITH_ROLE = re.compile(
    r"(?P<names>[^,]{4,50}),\s[\w\s-]{0,40}"
    r"\b(?:correspondent|reporter|editor|writer|columnist|contributor|bureau chief|analyst)",
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


def names_in(words: str) -> tuple[str, ...]:
    """Return the people that a byline names."""
    words = _AFTER_NAMES.sub("", words.strip())
    names = (name.strip(" .,;") for name in _BETWEEN_NAMES.split(words))
    return tuple(dict.fromkeys(name for name in names if name))


def byline_names(line: str) -> tuple[str, ...] | None:
    """Return the names in a line that is a byline, by its form; None for another line."""
    found = _BYLINE.fullmatch(line) or _WITH_ROLE.fullmatch(line)
    return names_in(found["names"]) if found else None


def is_person(words: str) -> bool:
    """Tell whether words are shaped like a person's name, of two to four words."""
    return len(words) <= 60 and _PERSON.match(words) is not None
