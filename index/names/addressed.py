"""How a text addresses somebody: the title, office or relation right before a name.

"Mrs. Quill" isn't Tom Quill; who is "President Quill" before anybody of that surname has been
introduced isn't his daughter, who is introduced after it; and a "Senator Quill" is rather the Quill
who was called a senator before.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from index.names.vocabulary import TITLE_OPENERS, TITLES
from index.words import fold

if TYPE_CHECKING:
    from index.names.given_names import Gender

_LOOKED_AT = 60  # characters before a name
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
_BETWEEN = TITLES | TITLE_OPENERS | frozenset("of the us".split())
"""What may stand between "daughter" and the name."""
_HIS = re.compile(r",?\s(?:who\sis\s)?(?:his|her|their)\s(?:[a-z]+\s)?([a-z]+)\b")
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


_OF_GIVEN_NAMES = frozenset(
    """ayatollah brother captain coach detective dr emir father imam king lady lord madam miss
    officer pastor pope prince princess queen rabbi rev reverend sheik sheikh sir sister sultan
    tsar""".split()
)
"""Titles that given names follow, too: "Queen Maud", "Captain Tom"."""


class Address(NamedTuple):
    """What stands before a name."""

    office: str = ""
    """"president", "senator": what sets its bearer apart; none for "Mr."."""
    gender: Gender | None = None
    relation: bool = False
    """The name is that of somebody's wife, son, cousin: not of whom the news is about."""
    other: bool = False
    """ "The younger Quill": of two of that name, one that nothing here can tell."""
    surname: bool = False
    """A single word after it is a surname: "Mr. Quill", "President Quill"."""


_PLAIN = Address()


def address(text: str, start: int, end: int) -> Address:
    """Return how the one is addressed whose name stands at an offset of a text."""
    known = _title(text, start)
    return known._replace(relation=True) if _is_relative(text, start, end) else known


def _is_relative(text: str, start: int, end: int) -> bool:
    """Whether a name follows "his father, former Senator", or ", his wife" follows it."""
    after = _HIS.match(text, end)
    if after and after[1] in _RELATIONS:
        return True
    words = text[max(0, start - _LOOKED_AT) : start].split()
    for before, word in zip(["", *words][-2::-1], reversed(words), strict=False):
        bare = fold(word.strip(",."))
        if bare in _RELATIONS and not word[0].isupper():
            return bare != "lady" or fold(before) == "first"
        if bare not in _BETWEEN or (word[-1] in ".!?" and bare not in TITLES):
            return False
    return False


def _title(text: str, start: int) -> Address:
    found = _LAST_WORDS.search(text[max(0, start - _LOOKED_AT) : start])
    if found is None:
        return _PLAIN
    word, before = fold(found[2]), fold(found[1] or "")
    if word in _COURTESY:
        return Address("", _COURTESY[word], surname=word not in _OF_GIVEN_NAMES)
    if word in _OF_TWO:
        return Address(other=True)
    if word not in TITLES or not found[2][0].isupper():
        return _PLAIN
    office = _ABBREVIATED.get(word, word)
    return Address(
        f"vice {office}" if before == "vice" else office,
        _GENDERED.get(word),
        surname=word not in _OF_GIVEN_NAMES,
    )
