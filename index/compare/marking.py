"""Which words of two sentences made their link: where they stand, and how they are told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.article import Span
from index.comparison import Reason

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.compare.kinds import Run
    from index.compare.passage import Passage, Sentence
    from index.compare.sentencewords import Word
    from index.comparison import LinkKind

_PARTS = re.compile(r"[^\w\s'’.-]|\.\s")
_WIDEST_GAP = 4
_TOLD = 6
"""Shared words or phrases that a reason tells; the marks show all."""


def reasons(
    kind: LinkKind, a: Passage, b: Passage, runs: Sequence[Run], shared: Reason
) -> tuple[Reason, ...]:
    """Return the grounds that the words give, that of the kind first.

    Args:
        kind: What the link is, by the words alone.
        a: The sentence of A.
        b: The sentence of B.
        runs: The words in a row that both have.
        shared: The words that made the link.
    """
    in_a_row = _in_a_row(a, b, runs)
    if kind == "reworded" or not runs:
        same = kind == "verbatim"
        first = [Reason("the same words", shared.a, shared.b)] if same else []
        return (*first, *([] if same else [shared]), *in_a_row)
    return (*in_a_row, shared)


def told_shared(shared: Sequence[str]) -> str:
    """Return shared words in a clause: "shared: northern quay, 24 years"."""
    rest = len(shared) - _TOLD
    return "shared: " + ", ".join(shared[:_TOLD]) + (f" and {rest} more" if rest > 0 else "")


def _in_a_row(a: Passage, b: Passage, runs: Sequence[Run]) -> list[Reason]:
    if not runs:
        return []
    lengths = [str(length) for length in sorted((run.length for run in runs), reverse=True)]
    words = " and ".join([", ".join(lengths[:-1]), lengths[-1]] if lengths[1:] else lengths)
    return [
        Reason(
            f"{words} words in a row",
            spans(a.words, [(run.a, run.a + run.length - 1) for run in runs]),
            spans(
                b.words,
                [(run.b, run.b + run.length - 1) for run in sorted(runs, key=lambda run: run.b)],
            ),
        )
    ]


def spans(words: Sentence, places: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    """Return where stretches of a sentence stand in its article.

    Args:
        words: Of the sentence.
        places: The first and the last word of each stretch.
    """
    return tuple(Span(words[first].start, words[last].end) for first, last in places)


def phrases(
    passage: Passage,
    other: Passage,
    both: frozenset[str],
    runs: Sequence[tuple[int, int]],
) -> list[tuple[int, int]]:
    """Return the first and last places of neighbouring shared words, in order.

    A phrase ends where a comma or a quotation mark parts two words, unless a run goes on there.
    """
    text, words = passage.text, passage.words
    if both:
        places = {place for term in both for place in passage.places[term]}
    else:  # stop words are all that they share
        places = {place for place, word in enumerate(words) if word.folded in other.folded}
    places |= _ties(passage, other, places)
    within = set[int]()
    for first, length in runs:
        places.update(range(first, first + length))
        within.update(range(first + 1, first + length))
    found: list[tuple[int, int]] = []
    for place in sorted(places):
        follows = found and found[-1][1] == place - 1
        if follows and (place in within or _adjoin(text, words[place - 1], words[place])):
            found[-1] = (found[-1][0], place)
        else:
            found.append((place, place))
    return found


def _adjoin(text: str, word: Word, after: Word) -> bool:
    gap = text[word.end : after.start]
    return len(gap) <= _WIDEST_GAP and not _PARTS.search(gap)


def _ties(passage: Passage, other: Passage, places: set[int]) -> set[int]:
    """Return the "of" of "treaty of friendship" where the other sentence has it there too."""
    words = passage.words
    between = (place + 1 for place in places if place + 2 in places and place + 1 not in places)
    return {
        at
        for at in between
        if (words[at - 1].term, words[at].folded, words[at + 1].term) in other.threes
    }


def by_weight(
    passage: Passage,
    phrases: Sequence[tuple[int, int]],
    both: frozenset[str],
    weights: Mapping[str, float],
) -> tuple[str, ...]:
    """Return the words that made a link as they stand, weightiest first, each once.

    Args:
        passage: The sentence that they are told of.
        phrases: The first and last places of neighbouring shared words.
        both: The weighty terms that both sentences have.
        weights: What each weighs.
    """
    weighed: dict[str, tuple[float, int, str]] = {}
    for first, last in phrases:
        phrase = passage.words[first : last + 1]
        weight = sum(weights[word.term] for word in phrase if word.term in both)
        key = " ".join(word.folded for word in phrase)
        as_it_stands = " ".join(passage.text[phrase[0].start : phrase[-1].end].split())
        weighed.setdefault(key, (-weight, first, as_it_stands))
    return tuple(phrase for _, _, phrase in sorted(weighed.values()))
