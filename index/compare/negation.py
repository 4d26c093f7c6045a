"""What one of two sentences denies and the other one doesn't: told beside a link, judged by nobody.

By the words before a word, as in NegEx (Chapman et al., 2001), in English alone. It tells a reader
where to look: "not broken any laws" and "whether laws were broken" aren't a contradiction.
"""

from __future__ import annotations

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
_REACH = 3
"""Words before another one in which a negation is of it."""
_MOST = 2
"""Such reasons that a link tells."""


class Denied(NamedTuple):
    """The terms that a sentence denies."""

    always: Mapping[str, tuple[Word, Word]]
    """Wherever it has them, each with the word that denies and the one denied."""
    ever: frozenset[str]
    """Anywhere."""


NOTHING = Denied({}, frozenset())


def denied(passage: Passage) -> Denied:
    """Return what a sentence denies.

    Names aren't among them: "no word from Valdry" denies no Valdry.
    """
    found: dict[str, tuple[Word, Word]] = {}
    told: set[str] = set()
    for place, word in enumerate(passage.words):
        if not word.weighty or word.folded in _NEGATORS or word.term in passage.capitalised:
            continue
        negator = _negator(passage.words[max(0, place - _REACH) : place])
        if negator:
            found.setdefault(word.term, (negator, word))
        else:
            told.add(word.term)
    always = {term: words for term, words in found.items() if term not in told}
    return Denied(always, frozenset(found))


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
    negators: set[int] = set()
    for term, (negator, word) in one.denied.always.items():
        if term in other.terms and term not in other.denied.ever and negator.start not in negators:
            negators.add(negator.start)
            place = other.places[term][0]
            there = other.words[place]
            said = one.text[negator.start : negator.end], one.text[word.start : word.end]
            yield (
                f"“{said[0]}” before {said[1]}",
                (Span(negator.start, negator.end), Span(word.start, word.end)),
                (Span(there.start, there.end),),
            )
