"""What organisations are called: in full, without what goes without saying, and by letters.

A paper introduces "the Lenia Grain Board" and goes on with "the Grain Board" or "the Board"; the
same office is "the Department of Trade", "the Trade Department" and "the U.S. Trade Department".
What a shorter name leaves out decides whether it can be the same: a country, or what a company is,
goes without saying; "the Lenian Senate" and "the Senate" may be two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.names.places import countries, states
from index.names.vocabulary import LEGAL_FORMS, ORGANISATION_WORDS, OTHER_SPELLINGS, PARTICLES

if TYPE_CHECKING:
    from collections.abc import Sequence

Words = tuple[str, ...]

_OFFICES = frozenset("department ministry office bureau".split())
"""What stands before "of" or at the end, as one likes."""

_WELL_KNOWN = {
    "un": ("united", "nations"),
    "eu": ("european", "union"),
}
"""Acronyms of two letters, which are too few to be told by them."""
_LEADING = {
    "us": ("united", "states"),
    "uk": ("united", "kingdom"),
    **_WELL_KNOWN,
}
_OWN_NAMES = frozenset(
    """assembly caucus chamber church conference congress convention council court government guard
    house league legislature market parliament party school senate state street union""".split()
)
"""What many have and call by the bare word, so that the bare word may well be another's."""
_DIVIDED = frozenset("party house court senate union assembly legislature".split())
"""Those of them that even a longer name doesn't tell apart: each state has a Supreme Court."""

_TRADES = frozenset(
    """airlines airways associates bancorp bancshares bank bankcorp breweries brewery communications
    consulting department electric electronics energy engineering enterprises entertainment
    financial foods foundation group holding holdings industries institute insurance
    international laboratories labs media mining ministry motor motors news oil partners
    petroleum pharmaceuticals pictures publishing railway records resources securities software
    steel stores studios systems technologies technology telecom university""".split()
)
"""What an organisation's name may end with or not, as it says no more than what the thing is."""
_SHORTEST = 3  # letters of an acronym


def plain_organisation(words: list[str]) -> list[str]:
    """Return the words of a name without legal form, American spelling and shortened country.

    "Department of Trade" is turned into "Trade Department".
    """
    words = [OTHER_SPELLINGS.get(word, word) for word in words]
    while len(words) > 1 and words[-1] in LEGAL_FORMS:
        words = words[:-1]
    if len(words) < 2:
        return [part for word in words for part in _WELL_KNOWN.get(word, (word,))]
    words = [*_LEADING.get(words[0], words[:1]), *words[1:]]
    at = _country_ends(words)
    if len(words) > at + 2 and words[at] in _OFFICES and words[at + 1] == "of":
        rest = words[at + 2 :]
        words = [*words[:at], *(rest[1:] if rest[0] == "the" and rest[1:] else rest), words[at]]
    return words


def _country_ends(words: Sequence[str]) -> int:
    """Return how many words at the beginning are a country, as "united states"."""
    for end in (2, 1, 3):
        if end < len(words) and " ".join(words[:end]) in countries():
            return end
    return 0


def without_country(words: Words) -> Words:
    """Return a name without the country that it begins with; the same where there is none."""
    end = _country_ends(words)
    return words[end:] if len(words) - end > 1 or words[end:] in _NATIONAL else words


_NATIONAL = tuple(
    (word,) for word in ("senate", "congress", "treasury", "army", "navy", "parliament")
)


def acronyms(words: Words) -> set[str]:
    """Return the acronyms of a name of three words or more, as `name_words` would have them."""
    turned = [words]
    if len(words) > 1 and words[-1] in _OFFICES:
        turned.append((words[-1], "of", *words[:-1]))
        at = _country_ends(words)
        turned.append((*words[:at], words[-1], "of", *words[at:-1]))
    found = set()
    for order in turned:
        found.add("".join(part[0] for part in order if part not in PARTICLES))
        found.add("".join(part[0] for part in order))
    return {short for short in found if len(short) >= _SHORTEST}


def is_same_office(short: Words, full: Words) -> bool:
    """Whether a name leaves out only what goes without saying: country, or what a company is.

    "Lenia University" and "University of Lenia" are one too, where one article has both.
    """
    if not 0 < len(short) < len(full):
        return False
    if without_country(full) == short:
        return True
    if full[: len(short)] == short:
        return all(word in _TRADES for word in full[len(short) :]) and _is_own(short)
    named = tuple(word for word in full[1:] if word not in ("of", "the"))
    return full[1] == "of" and short == (*named, full[0]) and short[-1] in ORGANISATION_WORDS


def is_shortened(short: Words, full: Words) -> bool:
    """Whether a name used after a fuller one in an article is likely short for it.

    "Grain Board" and "Board" of "Lenia Grain Board", "Bank" of "Bank of Lenia".
    """
    if not 0 < len(short) < len(full) or short[-1] not in ORGANISATION_WORDS:
        return False
    if short[-1] in _OWN_NAMES and (len(short) == 1 or short[-1] in _DIVIDED):
        return False
    if full[-len(short) :] == short:
        return PARTICLES.isdisjoint(full[: -len(short)])
    return len(short) == 1 and full[:1] == short and full[1] in ("of", "for", "on")


def _is_own(short: Words) -> bool:
    """Whether a name without what it is is still somebody's, and no place's or everybody's."""
    joined = " ".join(short)
    return (
        joined not in countries()
        and joined not in states()
        and short[-1] not in ORGANISATION_WORDS
        and len(short[0]) > 1
    )
