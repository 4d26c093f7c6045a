"""Who wrote an article, by the forms that bylines have."""

from __future__ import annotations

import re

from index.dates import find_dates

BEFORE_A_NAME = frozenset("by author authors von par por di da door av af autor автор".split())
"""Words that stand on a line of their own, above the name they are for."""
_FOREIGN = re.compile(
    r"(?:(?:text|texto|texte|testo|tekst|teks)\s?:?\s)?"
    r"(?:(?:von|par|por|di|de|door|av|af|oleh|автор|autore?|auteure?|autora|autorin|författare"
    r"|forfatter|szerző|yazan|(?:escrito|publicado|scritto|écrit|publié|skrevet|geschreven)\s"
    r"(?:por|da|par|av|af|door))(?:\s?:\s?|\s)|текст\s?:\s?|(?:作者|文|記者)\s?[:：／]\s?)"
    r"(?P<names>[^\d:]{4,80}?)"
    r"(?:\s(?:(?:publiziert|veröffentlicht|publié|publicado|pubblicato|am|le|el|il)\s.{0,40}|[·|].{0,40}))?",
    re.IGNORECASE,
)
"""In other languages the word before a name has other uses: all that follows has to be names."""
_BYLINE = re.compile(
    r"(?:story |written |reported |reporting |posted |published |words |text |words and photos )?"
    r"by:?\s+(?P<names>\S.{1,120})"
    r"|(?:author|words|text|reporting)s?\s?:\s?(?P<named>[A-Z]\S.{1,120})",
    re.IGNORECASE,
)
_ROLES = (
    r"(?:correspondent|reporter|editor|writer|columnist|contributor|bureau chief|analyst"
    r"|staff writer)"
)
_WITH_ROLE = re.compile(rf"(?P<names>[^,]{{4,50}}),\s[\w\s-]{{0,40}}\b{_ROLES}", re.IGNORECASE)
_THEN_ROLE = re.compile(
    rf"(?P<names>\S+(?:\s\S+){{1,3}}?)\s(?:(?:senior|staff|chief|former|guest|political)\s)?{_ROLES}",
    re.IGNORECASE,
)
_WITH_HANDLE = re.compile(r"(?P<names>[^@|]{4,50}?)\s?[|(]?\s?@\w{2,30}\)?")
_PERSON = re.compile(
    r"[^\W\d_][\w.’'-]*(?:\s(?:(?:de|del|della|van|von|der|den|bin|al|la|le|da|dos|du)\s)*"
    r"[^\W\d_a-z][\w.’'-]*){1,3}\Z",
)
_BETWEEN_NAMES = re.compile(r",?\s(?:and\swith|with|and|&)\s|,\s*|;\s*|\s\|\s")
_BETWEEN_FOREIGN_NAMES = re.compile(r"\s(?:und|et|y|e|en|og|och|и|ve|i|dan)\s")
_SPECIAL = re.compile(r"special (?:to|for) (?:the )?", re.IGNORECASE)
_FOR_OUTLET = re.compile(
    r"(?:,?\s+(?P<said>for|of|\||at|@)\s+|,\s+|\s+[–—-]\s+)"
    r"(?P<outlet>(?:[Tt]he\s)?[A-Z][^,|\d]{2,46})\Z"
)
"""What may name an outlet at the end of a byline: "for The Herald", "| The Herald"."""
_AFTER_NAMES = re.compile(
    r"\s*(?:\||•|·|/|\s@\w|\son\s|\sin\s|\sfor\s(?=[A-Zt])|\s[–—-]\s"
    r"|,?\s(?:staff|senior|chief|political|special)?\s?(?:writer|reporter"
    r"|correspondent|editor)s?\b|\s(?:published|updated|posted)\b|\d).*\Z",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"\b(?:staff|desk|team|editors?|editorial|newsroom|bureau|agency|agencies|wires?|service"
    r"|services|reports?|reporters?|writers?|correspondents?|admin|news|press|board|online|web"
    r"|redaktion|redaction|rédaction|redacción|redazione|redação|redactie|redakcja|редакция"
    r"|associated|guest|contributors?|photos?|images?|video|network|media|magazine|times|post"
    r"|tv|radio|company|institute|university|foundation|getty|inc|ltd|llc)\b",
    re.IGNORECASE,
)
"""Words that a group, an agency or an office is called by, and nobody else."""
_BEFORE_DAY = re.compile(r"[\s,–—-]{1,9}(?:on[\s,]{1,9})?\Z")
_PARTS = re.compile(r"\s*[|•·／]\s*|(?<=[\dm])\s(?=by:?\s)", re.IGNORECASE)
_LONGEST = 200


def names_in(words: str) -> tuple[str, ...]:
    """Return the people that a byline names."""
    words = words.strip()
    dated = next(
        (date.start for date in find_dates(words[:200]) if date.end - date.start > 4), None
    )
    words = _AFTER_NAMES.sub("", words if dated is None else _BEFORE_DAY.sub("", words[:dated]))
    names = (name.strip(" .,;") for name in _BETWEEN_NAMES.split(words))
    return tuple(dict.fromkeys(name for name in names if name))


def byline_names(line: str) -> tuple[str, ...] | None:
    """Return the names in a line that is a byline, by its form; None for another line."""
    if len(line) > _LONGEST:
        return None
    found = _of_one(line)
    if found is not None:
        return found
    for part in _PARTS.split(line)[1:4]:
        if _BYLINE.fullmatch(part):  # "6 May 2025 | By: Irma Tolland"
            return _of_one(part)
    return None


def _of_one(line: str) -> tuple[str, ...] | None:
    found = _BYLINE.fullmatch(line)
    if found is not None:
        return names_in(found["names"] or found["named"])
    if role := _WITH_ROLE.fullmatch(line):
        return names_in(role["names"])
    shaped = _THEN_ROLE.fullmatch(line) or _WITH_HANDLE.fullmatch(line)
    if shaped is not None:
        return (shaped["names"],) if is_author(shaped["names"]) else None
    if foreign := _FOREIGN.fullmatch(line):
        names = names_in(_BETWEEN_FOREIGN_NAMES.sub(", ", foreign["names"]))
        return names if names and all(map(is_person, names)) else None
    return None


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


def is_author(words: str) -> bool:
    """Tell whether words are shaped like the name of one who writes, and no office or agency."""
    return is_person(words) and not is_office(words)


def is_office(words: str) -> bool:
    """Tell whether words name a desk, an agency or an outlet rather than somebody."""
    return _NOBODY.search(words[:200]) is not None
