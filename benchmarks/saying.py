"""Whether two forms of a page say the same of its article: field by field, spelling aside.

A page's markup says most things in so many words, a dump of it doesn't: what is read from the dump
is held against what the markup says. Where both are wrong in the same way, this can't see it.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from index.addresses import host_of
from index.formats.html.titling import is_site
from index.words import fold

if TYPE_CHECKING:
    from index.article import Article

FIELDS = ("title", "outlet", "date", "authors")
"""What is held against each other; a dump seldom has an address."""
AGREE = "agrees"
PARTLY = "partly"
DIFFERS = "differs"
MISSED = "missed"
ALONE = "alone"
NOTHING = "nothing"
VERDICTS = (AGREE, PARTLY, DIFFERS, MISSED, ALONE, NOTHING)
"""Of a field of a dump: as its HTML; in part, or a day beside it; otherwise; only in the HTML; only
in the dump; in neither."""
_WORD = re.compile(r"\w+")
_PART = 0.6
"""Share of the words of the shorter of two titles that the longer has too."""


def verdict(field: str, dump: Article, page: Article) -> str:
    """Return what a dump says of a field, against what the page's HTML says."""
    had, wanted = getattr(dump, field), getattr(page, field)
    if not had or not wanted:
        return {(True, False): ALONE, (False, True): MISSED}.get((bool(had), bool(wanted)), NOTHING)
    if field == "title":
        return _titles(had, wanted)
    if field == "outlet":
        return AGREE if is_site(had, wanted, host_of(page.url or "")) else DIFFERS
    if field == "date":
        return _days(had, wanted)
    return _people(had, wanted)


def _titles(had: str, wanted: str) -> str:
    one, other = (_WORD.findall(fold(title)) for title in (had, wanted))
    if one == other:
        return AGREE
    common = len(set(one) & set(other))
    return PARTLY if common and common >= _PART * min(len(one), len(other)) else DIFFERS


def _days(had: str, wanted: str) -> str:
    if len(had) < len("2025-05-04") or len(wanted) < len("2025-05-04"):
        return AGREE if had[:7] == wanted[:7] else DIFFERS
    apart = abs(date.fromisoformat(had[:10]) - date.fromisoformat(wanted[:10])).days
    return AGREE if not apart else PARTLY if apart == 1 else DIFFERS


def _people(had: tuple[str, ...], wanted: tuple[str, ...]) -> str:
    one, other = (
        {" ".join(_WORD.findall(fold(name))) for name in names} for names in (had, wanted)
    )
    return AGREE if one == other else PARTLY if one & other else DIFFERS
