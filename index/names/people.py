"""When two people's names may be one person's: surnames, initials, middle names, and no more.

Names are tuples of words as `index.names.spelling` gives them. In most of the world the surname
comes last; where it comes first (three short words, as in Korean or Vietnamese), the bare first
word is the one that stands for the person.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz.distance import Indel

from index.names.given_names import is_pet_form
from index.names.vocabulary import PARTICLES

if TYPE_CHECKING:
    from collections.abc import Sequence

_SYLLABLE = re.compile("[bcdfghjklmnpqrstvwxyz]{0,3}[aeiouy]{1,3}(?:ng|nh|ch|rk|[cghklmnprtw])?")
_OWNED = re.compile(r"['’ʼ]s?\s")
_NEVER_INSIDE = frozenset("and at for of the vs".split())
_ALIKE = 0.88  # of two full names, by insertions and deletions of letters
_LONG = 6  # letters: a shorter word that differs is another name


def is_full_name(words: Sequence[str]) -> bool:
    """Whether words may be somebody's given name and surname: several, "of" not among them."""
    return len(words) > 1 and _NEVER_INSIDE.isdisjoint(words) and words[-1] not in PARTICLES


def is_owner(name: str) -> bool:
    """Whether a name is that of an owner with what is owned: "Quill's Lenia"."""
    return _OWNED.search(name) is not None


def is_plain_short(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether it takes no nickname to make several words a shorter form of a full name."""
    return is_short_for(short, full) and not is_pet_form(short[0], full[0])


def is_short_for(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether several words are a shorter form of a full name: initials, "Bill", no middle names.

    "Ada W. Quill" isn't one of "Ada H. W. Quill": middle names are left out all or none.
    """
    if not 1 < len(short) <= len(full) or tuple(short) == tuple(full):
        return False
    if len(short) == len(full):
        return short[-1] == full[-1] and all(map(_stands_for, short, full))
    if is_family_first(full) and tuple(short) == tuple(full[: len(short)]):
        return True
    without_middle = len(short) == 2 and short[-1] == full[-1] and _stands_for(short[0], full[0])
    return without_middle or tuple(short) == tuple(full[-len(short) :])


def _stands_for(word: str, other: str) -> bool:
    if word == other or (len(word) == 1 and other.startswith(word)):
        return True
    return is_pet_form(word, other)


def is_family_first(full: Sequence[str]) -> bool:
    """Whether a full name has the shape of one whose first word is the family's: three syllables.

    So are Korean and Vietnamese names, and Chinese ones in older spelling.
    """
    return len(full) == 3 and all(len(word) > 1 and _SYLLABLE.fullmatch(word) for word in full)


def without_generation(full: tuple[str, ...]) -> tuple[str, ...]:
    """Return a name without the "jr" that `name_words` keeps with the first word."""
    return (full[0].split()[0], *full[1:])


def is_misspelling(word: Sequence[str], other: Sequence[str], shortest: int = _LONG) -> bool:
    """Whether two full names differ as a slip of the pen does: in the midst of one long word.

    What differs at the ends may be a woman and a man ("Paul", "Paula"), or two families.

    Args:
        word: One name.
        other: The other.
        shortest: Letters of the word that differs: a shorter one is another word.
    """
    if len(word) != len(other) or len(word) < 2:
        return False
    differing = [(a, b) for a, b in zip(word, other, strict=True) if a != b]
    if len(differing) != 1:
        return False
    a, b = differing[0]
    return (
        min(len(a), len(b)) >= shortest
        and (a[0], a[-1]) == (b[0], b[-1])
        and Indel.normalized_similarity(" ".join(word), " ".join(other)) >= _ALIKE
    )
