"""Spellings of one name: what they have in common, and which of them is shown."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from anyascii import anyascii

from index.names.places import country, place_key
from index.names.vocabulary import (
    GENERATIONS,
    LEGAL_FORMS,
    OTHER_SPELLINGS,
    PARTICLES,
    SUFFIXES,
    TITLES,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from index.article import NameKind

_NOT_WORD = re.compile(r"[^a-z0-9]+")
_SIGN = re.compile(r"[^a-z0-9 ]")
_JOINED = re.compile(r"['’ʼ`]")
_DOTTED = re.compile(r"(?<=\b[a-z])\.(?=[a-z]\b)")
_POSSESSIVE = re.compile(r"['’ʼ]s\b")
_PART = re.compile(r"[^\W_]+")


@lru_cache(maxsize=20_000)
def name_words(name: str, kind: NameKind) -> tuple[str, ...]:
    """Return the words of a name as spellings of it have them in common.

    Case, accents, scripts, hyphens and possessives make no difference; nor do a person's titles,
    the dots of an acronym, the legal form of a company and "the".
    """
    plain = name.lower() if name.isascii() else anyascii(name).lower()
    if _SIGN.search(plain):
        plain = _DOTTED.sub("", _POSSESSIVE.sub("", plain))
        plain = _NOT_WORD.sub(" ", _JOINED.sub("", plain).replace("&", " and "))
    words = plain.split()
    if words[:1] == ["the"] and len(words) > 1:
        words = words[1:]
    if kind == "person":
        words = _without_titles(words)
    elif kind == "organisation":
        words = _without_forms([OTHER_SPELLINGS.get(word, word) for word in words])
    elif (known := country(name)) is not None:
        words = place_key(known).split()
    return tuple(words)


def _without_titles(words: list[str]) -> list[str]:
    while len(words) > 1 and words[0] in TITLES:
        words = words[1:]
    while len(words) > 2 and words[-1] in SUFFIXES:
        *words, suffix = words
        if suffix in GENERATIONS:
            # A father and a son of one name differ in it as others differ in the first name.
            words[0] = f"{words[0]} {suffix}"
    return words


def _without_forms(words: list[str]) -> list[str]:
    while len(words) > 1 and words[-1] in LEGAL_FORMS:
        words = words[:-1]
    return words


def is_acronym_of(word: str, words: tuple[str, ...]) -> bool:
    """Whether three letters or more are the first ones of a name's words, small words aside."""
    if not 3 <= len(word) <= len(words):
        return False
    big = "".join(part[0] for part in words if part not in PARTICLES)
    return word in (big, "".join(part[0] for part in words))


def acronyms(words: tuple[str, ...]) -> set[str]:
    """Return the acronyms of a name of three words or more, as `name_words` would have them."""
    big = "".join(part[0] for part in words if part not in PARTICLES)
    return {short for short in (big, "".join(part[0] for part in words)) if len(short) > 2}


def shown(spellings: Mapping[str, int], kind: NameKind) -> str:
    """Return the spelling that a name is shown by: most used, capitals only where it must.

    Args:
        spellings: With how often each is used.
        kind: A country is shown by its one name, however it is spelt.
    """
    spelling = min(spellings, key=lambda name: (name.isupper(), -spellings[name], -len(name), name))
    if kind == "place" and (known := country(spelling)) is not None:
        return known
    spelling = " ".join(spelling.split())
    return uncapitalised(spelling) if _is_shouted(spelling, kind) else spelling


def _is_shouted(name: str, kind: NameKind) -> bool:
    """Whether a name is in capitals for emphasis: "VARNHOLM", and not for what it is: "NLW"."""
    if not name.isupper() or "." in name:
        return False
    if kind == "organisation":
        return " " in name and max(map(len, name.split())) > 4
    return len(name) > 3


def uncapitalised(name: str) -> str:
    """Return a name in capitals as it is mostly written: "PORT OF LENIA" as "Port of Lenia"."""
    words = name.lower().split()
    return " ".join(
        word if place and word in PARTICLES else _PART.sub(lambda part: part[0].capitalize(), word)
        for place, word in enumerate(words)
    )
