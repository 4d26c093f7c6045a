"""Which names are meant by words that somebody has typed, and which are like them where none is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz import fuzz, process

from index.columns import sameness

if TYPE_CHECKING:
    from index.nametable import NameTable
    from index.results import NameRef

MOST = 5
"""Names that are told to be like another, at most."""
_ALIKE = 70
"""How much alike of 100, by the best of whole, part and words (`rapidfuzz`'s WRatio)."""
_LONGEST = 200
"""Characters of a name that are compared: what is longer is no name."""


def meant(table: NameTable, wanted: NameRef) -> list[NameRef]:
    """Return the names that are meant: the most mentioned first, then by name.

    That is the name itself, else what differs from it in case and accents alone, else what an
    article calls so, else whom the words stand for somewhere.
    """
    places = table.places(wanted) or _by_words(table, wanted)
    mentions = _mentions(table)
    return [table.refs[place] for place in sorted(places, key=lambda place: -mentions[place])]


def _by_words(table: NameTable, wanted: NameRef) -> list[int]:
    key = sameness(wanted.name)
    used = table.uses.form if table.uses is not None else np.zeros(0, np.int64)
    found = set()
    for number in np.unique(used).tolist():
        place = int(table.of_form[number])
        if (
            place >= 0
            and wanted.kind in (None, table.refs[place].kind)
            and sameness(table.forms[number].text) == key
        ):
            found.add(place)
    return sorted(found)


def nearest(table: NameTable, name: str) -> list[NameRef]:
    """Return the names that are most like one, the likest first, then the most mentioned; or none.

    Args:
        table: The names.
        name: What was typed.
    """
    mentions = _mentions(table)
    places = np.flatnonzero(mentions).tolist()
    choices = {place: sameness(table.refs[place].name)[:_LONGEST] for place in places}
    found = process.extract(
        sameness(name)[:_LONGEST], choices, scorer=fuzz.WRatio, limit=None, score_cutoff=_ALIKE
    )
    best = sorted(found, key=lambda one: (-one[1], -mentions[one[2]], one[2]))
    return [table.refs[place] for _, _, place in best[:MOST]]


def _mentions(table: NameTable) -> list[int]:
    counts = np.bincount(table.name, table.mentions, minlength=len(table.refs))
    return [int(count) for count in counts]
