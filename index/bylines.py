"""Who wrote an article, by the forms that bylines have."""

from __future__ import annotations

import re

_FOREIGN = re.compile(
    r"(?:text\s)?(?:(?:von|par|por|di|de|door|av|af|автор|yazan)(?:\s?:\s?|\s)"
    r"|(?:作者|文)\s?[:：／]\s?)"
    r"(?P<names>[^\d:]{4,80})",
    re.IGNORECASE,
)
"""In other languages the word before a name has other uses: all that follows has to be names."""
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
_BETWEEN_NAMES = re.compile(r",?\s(?:and\swith|with|and|&)\s|,\s*|;\s*|\s\|\s")
_BETWEEN_FOREIGN_NAMES = re.compile(r"\s(?:und|et|y|e|en|og|och|и|ve|i)\s")
_SPECIAL = re.compile(r"special (?:to|for) (?:the )?", re.IGNORECASE)
_FOR_OUTLET = re.compile(
    r"(?:,?\s+(?P<said>for|of|\||at|@)\s+|,\s+|\s+[–—-]\s+)"
    r"(?P<outlet>(?:[Tt]he\s)?[A-Z][^,|\d]{2,46})\Z"
)
"""What may name an outlet at the end of a byline: "for The Herald", "| The Herald"."""
_AFTER_NAMES = re.compile(
    r"\s*(?:\||•|·|/|\son\s|\sin\s|\sfor\s(?=[A-Zt])|\s[–—-]\s"
    r"|,?\s(?:staff|senior|chief|political|special)?\s?(?:writer|reporter"
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
    if found is None and (foreign := _FOREIGN.fullmatch(line)):
        names = names_in(_BETWEEN_FOREIGN_NAMES.sub(", ", foreign["names"]))
        return names if names and all(map(is_person, names)) else None
    return names_in(found["names"]) if found else None


def byline_outlet(line: str) -> tuple[str, bool] | None:
    """Return what a byline names at its end, which may be an outlet, and whether it says so."""
    if _BYLINE.fullmatch(line) is None:
        return None
    found = _FOR_OUTLET.search(line[-120:])
    if found is None:
        return None
    name = _SPECIAL.sub("", found["outlet"].strip(" ."))
    return name, found["said"] in ("for", "|")


def is_person(words: str) -> bool:
    """Tell whether words are shaped like a person's name, of two to four words."""
    return len(words) <= 60 and _PERSON.match(words) is not None
