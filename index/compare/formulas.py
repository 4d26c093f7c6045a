"""Phrases that everybody prints in the same words: two sentences that share one copy nobody.

Formulas of news agencies in English, as their style books and readers know them; ours, not taken
from any corpus. They count as no evidence that words were copied.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_FORMULAS = """
did not immediately respond to a request for comment
did not immediately respond to requests for comment
did not immediately return a call seeking comment
did not respond to a request for comment
did not respond to requests for comment
did not return calls seeking comment
could not immediately be reached for comment
could not be reached for comment
declined to comment on the matter
declined to comment
spoke on condition of anonymity
spoke on the condition of anonymity
speaking on condition of anonymity
on condition of anonymity because he was not authorised to speak publicly
on condition of anonymity because he was not authorized to speak publicly
on condition of anonymity because she was not authorised to speak publicly
on condition of anonymity because she was not authorized to speak publicly
because they were not authorised to speak publicly
because they were not authorized to speak publicly
was not authorised to speak to the media
was not authorized to speak to the media
said in a statement
said in a statement on monday
said in a statement on tuesday
said in a statement on wednesday
said in a statement on thursday
said in a statement on friday
told reporters at a news conference
told a news conference
in an interview with
in a telephone interview
a spokesman for the
a spokeswoman for the
according to people familiar with the matter
people familiar with the matter
for the first time since
by the end of the year
at the end of the year
at the beginning of the year
in the first half of the
in the second half of the
for the second time in a
at the end of the day
at the same time
one of the most
in the middle of the night
as one of the most
the rest of the world
contributed to this report
the associated press contributed to this report
all rights reserved
this material may not be published broadcast rewritten or redistributed
"""


def _by_first(formulas: str) -> dict[str, list[tuple[str, ...]]]:
    found: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for line in formulas.split("\n"):
        words = tuple(line.split())
        if words:
            found[words[0]].append(words)
    return {first: sorted(those, key=len, reverse=True) for first, those in found.items()}


_BY_FIRST = _by_first(_FORMULAS)


def formula_places(folded: Sequence[str]) -> frozenset[int]:
    """Return the places of the words of a sentence that belong to a formula.

    Args:
        folded: Its words without case and accents.
    """
    found: set[int] = set()
    for at, word in enumerate(folded):
        for formula in _BY_FIRST.get(word, ()):
            if tuple(folded[at : at + len(formula)]) == formula:
                found.update(range(at, at + len(formula)))
                break
    return frozenset(found)
