"""Spellings of one name: what they have in common, and which of them is shown."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from anyascii import anyascii

from index.names.organisations import plain_organisation
from index.names.places import place_name, place_words
from index.names.vocabulary import (
    GENERATIONS,
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
_ARTICLE = re.compile(
    r"(?<!\S)(?:(?:[aA]l|[eE]l|a[dhnrsz]|ash)[-‐‑’']|al )(?=\w{2})|(?<=[\w.] )Al (?=\w{2})"
)
"""The Arabic article; "Al" in front is a given name."""
_VOWELLESS = re.compile(r"[^AEIOUYÀ-ÖØ-Ý\s]{2,6}")
"""Letters that nobody could say: "NHTV" is no emphasis."""
_PART = re.compile(r"[^\W_]+")


@lru_cache(maxsize=20_000)
def name_words(name: str, kind: NameKind) -> tuple[str, ...]:
    """Return the words of a name as spellings of it have them in common.

    Case, accents, scripts, hyphens and possessives make no difference; nor do a person's titles
    and the Arabic article before a family's name, the dots of an acronym, the legal form of a
    company, whether it is the Board of Trade or the Trade Board of a state, and "the".
    """
    if kind == "place":
        name = place_name(name) or name
    words = _words(_ARTICLE.sub("", name) if kind == "person" else name)
    if words[:1] == ["the"] and len(words) > 1:
        words = words[1:]
    if kind == "person":
        return tuple(_without_titles(words))
    if kind == "organisation":
        return tuple(plain_organisation(words))
    return tuple(place_words(words))


def _words(name: str) -> list[str]:
    plain = name.lower() if name.isascii() else anyascii(name).lower()
    if _SIGN.search(plain):
        plain = _DOTTED.sub("", _POSSESSIVE.sub("", plain))
        plain = _NOT_WORD.sub(" ", _JOINED.sub("", plain).replace("&", " and "))
    return plain.split()


def _without_titles(words: list[str]) -> list[str]:
    while len(words) > 1 and words[0] in TITLES:
        words = words[1:]
    while len(words) > 2 and words[-1] in SUFFIXES:
        *words, suffix = words
        if suffix in GENERATIONS:
            # A father and a son of one name differ in it as others differ in the first name.
            words[0] = f"{words[0]} {suffix}"
    return words


def shown(spellings: Mapping[str, int], kind: NameKind) -> str:
    """Return the spelling that a name is shown by: most used, capitals only where it must.

    Args:
        spellings: With how often each is used.
        kind: A country is shown by its one name, however it is spelt.
    """
    spelling = min(spellings, key=lambda name: (name.isupper(), -spellings[name], -len(name), name))
    if kind == "place" and (known := place_name(spelling)) is not None:
        return known
    spelling = " ".join(spelling.split())
    return uncapitalised(spelling) if _is_shouted(spelling, kind) else spelling


def _is_shouted(name: str, kind: NameKind) -> bool:
    """Whether a name is in capitals for emphasis: "VARNHOLM", and not for what it is: "NLW"."""
    if not name.isupper() or "." in name:
        return False
    if kind == "organisation":
        return " " in name and max(map(len, name.split())) > 4
    return len(name) > 3 and not _VOWELLESS.fullmatch(name)


def uncapitalised(name: str) -> str:
    """Return a name in capitals as it is mostly written: "PORT OF LENIA" as "Port of Lenia"."""
    words = name.lower().split()
    return " ".join(
        word if place and word in PARTICLES else _PART.sub(lambda part: part[0].capitalize(), word)
        for place, word in enumerate(words)
    )
