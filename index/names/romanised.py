"""What ways of writing one name in Latin letters have in common: "-iak" and "-yak", "kh" and "h".

Two keys. The close one undoes what the systems of romanisation differ in and hardly any two names
do; equal close keys of full names are one name. The wide one keeps little but the consonants, as
vowels are what transliterations of Arabic differ in most; it only says where to look, and somebody
else has to know that both are in the same news.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# In order. BGN/PCGN, ISO 9, Library of Congress and the ways of newspapers, put side by side.
_CLOSE = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        ("shch|sch(?=[iae])", "sh"),
        ("tch", "ch"),
        ("x", "ks"),
        ("kh", "h"),
        ("zh", "j"),
        ("(?<=[^aeiou])[ijy]{1,2}(?=[aou])|(?<=[aeiou])[jy](?=[aou])|^[ij](?=[aou])", "y"),
        ("(?<=[ae])[ijy](?![aeou])", "i"),
        ("ye", "e"),
        ("(?<=.)(?:iy|yy|ij|yi|ii|iyi|[iyj])$", "y"),
        ("dr$", "der"),
    )
)
_CONSONANTS = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        ("ph", "f"),
        ("dj|dzh|zh", "j"),
        ("kh|gh", "h"),
        ("dh|th", "d"),
        ("ck|q|g|c(?=[^eiyh])", "k"),
        ("w", "v"),
        ("x", "ks"),
        ("h$", ""),
        (r"([a-z])\1", r"\1"),
        ("(?<=.)[aeou]+(?=.)", ""),
        ("(?<=.)[iy]+(?=.)", ""),
        ("[eiy]+$", "i"),
        ("[ou]+$", "u"),
        ("a+$", "a"),
    )
)
_TELLING = 3  # consonants: a word of fewer says too little


@lru_cache(maxsize=20_000)
def close_key(word: str) -> str:
    """Return what romanisations of one word have in common that no two names differ in."""
    return _replaced(word, _CLOSE)


@lru_cache(maxsize=20_000)
def wide_key(word: str) -> str:
    """Return little but the consonants of a word, as far as they tell anything; else the word."""
    key = _replaced(word, _CONSONANTS)
    return key if sum(letter not in "aeiouy" for letter in key) >= _TELLING else word


def close_keys(full: Sequence[str]) -> str:
    """Return what romanisations of a full name have in common, its spaces aside."""
    return "".join(map(close_key, full)) if len(full) > 1 else close_key(full[0])


def wide_keys(full: Sequence[str]) -> str:
    """Return what even distant romanisations of a full name have in common."""
    return " ".join(map(wide_key, full))


def _replaced(word: str, rules: Sequence[tuple[re.Pattern[str], str]]) -> str:
    for pattern, to in rules:
        word = pattern.sub(to, word)
    return word
