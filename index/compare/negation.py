"""What one of two sentences denies and the other one doesn't: told beside a link, judged by nobody.

By the words before a word, as in NegEx (Chapman et al., 2001), in English alone. It tells a reader
where to look: "not broken any laws" and "whether laws were broken" aren't a contradiction. So it is
told only where the other sentence denies nothing at all, and where nothing denies the denial.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from index.article import Span
from index.comparison import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from index.compare.passage import Passage, Sentence
    from index.compare.sentencewords import Word

_NEGATORS = frozenset(
    """not no never nobody none neither nor without cannot dont doesnt didnt isnt arent wasnt werent
    hasnt havent hadnt cant couldnt wont wouldnt shouldnt aint refused refuses refuse declined
    declines failed fails denied denies deny""".split()
)
_DENYING = _NEGATORS | frozenset(
    """mustnt neednt mightnt nowhere hardly barely scarcely unable lack lacks lacked lacking
    refusing denying fail failing decline declining reject rejects rejected rejecting dismiss
    dismissed unlikely nt""".split()
)
"""What may deny anything in its sentence, however far away."""
_CLAUSE_ENDS = re.compile(r"[,;:()—–]")
_REACH = 3
"""Words before another one in which a negation is of it."""
_MOST = 2
"""Such reasons that a link tells."""


class Denied(NamedTuple):
    """The terms that a sentence denies."""

    always: Mapping[str, tuple[Word, Word]]
    """Wherever it has them, each with the word that denies and the one denied."""
    anything: bool
    """Whether anything in it denies, in whatever reach."""


NOTHING = Denied({}, anything=False)


def denied(passage: Passage) -> Denied:
    """Return what a sentence denies.

    Names aren't among them: "no word from Valdry" denies no Valdry.
    """
    anything = any(word.folded in _DENYING for word in passage.words)
    if not anything:
        return NOTHING
    found: dict[str, tuple[Word, Word]] = {}
    told: set[str] = set()
    twice = _twice(passage)
    for place, word in enumerate(passage.words):
        if not word.weighty or word.folded in _NEGATORS or word.term in passage.capitalised:
            continue
        negator = _negator(passage.words[max(0, place - _REACH) : place])
        if negator and negator.start not in twice:
            found.setdefault(word.term, (negator, word))
        else:
            told.add(word.term)
    always = {term: words for term, words in found.items() if term not in told}
    return Denied(always, anything)


def _twice(passage: Passage) -> set[int]:
    """Return where the words stand that deny with another one in their clause: "no X without Y"."""
    found: set[int] = set()
    before: Word | None = None
    for word in passage.words:
        if word.folded not in _DENYING:
            continue
        if before and not _CLAUSE_ENDS.search(passage.text, before.end, word.start):
            found.update((before.start, word.start))
        before = word
    return found


def _negator(before: Sentence) -> Word | None:
    """Return the nearest word that denies, with nothing between that would be denied itself."""
    for word in reversed(before):
        if word.folded in _NEGATORS:
            return word
        if word.weighty:
            return None
    return None


def otherwise(a: Passage, b: Passage) -> tuple[Reason, ...]:
    """Return what one sentence denies and the other one tells, in a few reasons.

    Args:
        a: The sentence of A.
        b: The sentence of B.
    """
    in_a = [Reason(f"{words} in A alone", here, there) for words, here, there in _alone(a, b)]
    in_b = [Reason(f"{words} in B alone", there, here) for words, here, there in _alone(b, a)]
    return (*in_a[:_MOST], *in_b[:_MOST])


def _alone(
    one: Passage, other: Passage
) -> Iterator[tuple[str, tuple[Span, ...], tuple[Span, ...]]]:
    if other.denied.anything:
        return  # "does not extend to either" and "nor those of the other": both deny
    negators: set[int] = set()
    for term, (negator, word) in one.denied.always.items():
        if term in other.terms and negator.start not in negators:
            negators.add(negator.start)
            place = other.places[term][0]
            there = other.words[place]
            said = one.text[negator.start : negator.end], one.text[word.start : word.end]
            yield (
                f"“{said[0]}” before {said[1]}",
                (Span(negator.start, negator.end), Span(word.start, word.end)),
                (Span(there.start, there.end),),
            )
