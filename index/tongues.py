"""Languages by their tags and names: what everything else says of one, and loads nothing for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

ENGLISH = "en"
ANY = "xx"
"""What spaCy calls the language of a model for many: any that has no model of its own."""
NAMED = frozenset({ENGLISH})
"""Languages that names are looked for in, unless the user has set models for others."""
NAMES = dict(
    pair.split("=")
    for pair in """ar=Arabic be=Belarusian bg=Bulgarian bn=Bengali bs=Bosnian ca=Catalan cs=Czech
    da=Danish de=German el=Greek en=English es=Spanish et=Estonian eu=Basque fa=Persian fi=Finnish
    fr=French ga=Irish gl=Galician he=Hebrew hi=Hindi hr=Croatian hu=Hungarian hy=Armenian
    id=Indonesian is=Icelandic it=Italian ja=Japanese ka=Georgian kk=Kazakh ko=Korean lt=Lithuanian
    lv=Latvian mk=Macedonian mr=Marathi ms=Malay mt=Maltese ne=Nepali nl=Dutch no=Norwegian
    pl=Polish ps=Pashto pt=Portuguese ro=Romanian ru=Russian sk=Slovak sl=Slovenian sq=Albanian
    sr=Serbian sv=Swedish ta=Tamil te=Telugu th=Thai tl=Tagalog tr=Turkish uk=Ukrainian ur=Urdu
    uz=Uzbek vi=Vietnamese zh=Chinese""".split()
)
"""What they are called in English."""
_CODES = {name.lower(): code for code, name in NAMES.items()}
UNKNOWN = "unknown"
"""What the language of a text is called where it isn't known."""
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")


def base(tag: str | None) -> str | None:
    """Return the language of a tag, without region and script: "pt" of "pt-BR"; None of no tag."""
    if tag is None or not _TAG.fullmatch(tag):
        return None
    return re.split("[-_]", tag)[0].lower()


def code_of(asked: str) -> str | None:
    """Return the language that somebody asks for: "de" of "german", "DE" or "de-AT".

    None of what is no language; `UNKNOWN` of itself.
    """
    plain = asked.strip().lower()
    if plain == UNKNOWN or plain in _CODES:
        return _CODES.get(plain, UNKNOWN)
    return base(plain)


def spoken(language: str | None) -> str:
    """Return the language that a text is read as: its own, English where that isn't known."""
    return base(language) or ENGLISH


def for_language(known: Mapping[str, str], language: str | None) -> str | None:
    """Return what of values by language is for a text in one: its own, else what is for `ANY`."""
    return known.get(spoken(language), known.get(ANY))


def is_named(language: str | None, named: Collection[str] = NAMED) -> bool:
    """Tell whether names are looked for in a text of a language; None is taken for English.

    Args:
        language: Of the text.
        named: The languages that there is a recogniser for.
    """
    return spoken(language) in named or ANY in named
