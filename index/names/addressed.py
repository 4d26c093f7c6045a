"""How a text addresses somebody: the title, office or relation right before a name.

"Mrs. Quill" isn't Tom Quill; who is "President Quill" before anybody of that surname has been
introduced isn't his daughter, who is introduced after it; and a "Senator Quill" is rather the Quill
who was called a senator before.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from index.names.vocabulary import TITLES
from index.words import fold

if TYPE_CHECKING:
    from index.names.given_names import Gender

_LOOKED_AT = 40  # characters before a name
_LAST_WORDS = re.compile(r"(?:([^\W\d_]+)\s+)?([^\W\d_]+)\.?,?\s+$")

_COURTESY: dict[str, Gender | None] = {
    "mr": "man",
    "sir": "man",
    "lord": "man",
    "mrs": "woman",
    "ms": "woman",
    "miss": "woman",
    "lady": "woman",
    "madam": "woman",
    "mx": None,
}
_GENDERED: dict[str, Gender] = {
    "king": "man",
    "prince": "man",
    "queen": "woman",
    "princess": "woman",
    "congressman": "man",
    "congresswoman": "woman",
    "chairwoman": "woman",
    "father": "man",
    "brother": "man",
    "sister": "woman",
}
_RELATIONS = frozenset(
    """aunt brother brothers cousin daughter daughters father granddaughter grandson husband lady
    mother nephew niece sister sisters son sons spouse uncle widow wife""".split()
)
_OF_TWO = frozenset("elder eldest older oldest other younger youngest".split())
_ABBREVIATED = {
    "sen": "senator",
    "rep": "representative",
    "gov": "governor",
    "gen": "general",
    "lt": "lieutenant",
    "col": "colonel",
    "sgt": "sergeant",
    "capt": "captain",
    "dr": "doctor",
    "prof": "professor",
    "sec": "secretary",
    "congressman": "representative",
    "congresswoman": "representative",
}


class Address(NamedTuple):
    """What stands before a name."""

    office: str = ""
    """"president", "senator": what sets its bearer apart; none for "Mr."."""
    gender: Gender | None = None
    relation: bool = False
    """The name is that of somebody's wife, son, cousin: not of whom the news is about."""
    other: bool = False
    """ "The younger Quill": of two of that name, one that nothing here can tell."""


_PLAIN = Address()


def address(text: str, start: int) -> Address:
    """Return how the one is addressed whose name begins at an offset of a text."""
    found = _LAST_WORDS.search(text[max(0, start - _LOOKED_AT) : start])
    if found is None:
        return _PLAIN
    word, before = fold(found[2]), fold(found[1] or "")
    if word in _COURTESY:
        return Address("", _COURTESY[word])
    if word in _RELATIONS and (word != "lady" or before == "first"):
        return Address("", None, relation=True)
    if word in _OF_TWO:
        return Address(other=True)
    if word not in TITLES or not found[2][0].isupper():
        return _PLAIN
    office = _ABBREVIATED.get(word, word)
    return Address(f"vice {office}" if before == "vice" else office, _GENDERED.get(word))
