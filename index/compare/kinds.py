"""What sort of likeness links two sentences, and which words made it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from index.compare.copied import other_numbers
from index.compare.marking import by_weight, phrases, reasons, spans, told_shared
from index.compare.negation import otherwise
from index.compare.passage import (
    CAPITAL_NOUNS,
    LONGEST,
    VERBATIM,
    Passage,
    Sentence,
    rows_of,
    signs_a_word,
)
from index.compare.passages import STRONG
from index.comparison import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from index.article import Span
    from index.comparison import LinkKind

__all__ = ["LONGEST", "VERBATIM", "Passage", "Sentence", "explain", "shared_runs", "signs_a_word"]

_IN_QUOTES = 0.6
"""Part of the shared weight that lies between quotation marks in both, for a link by a quote."""
_TELLING = 2
"""Words of a run that say something by themselves; with fewer it is a turn of speech."""
_ENOUGH_SHARED = 3
"""Weighty words by which a quotation is known again in another translation."""


class Run(NamedTuple):
    """The same words in a row in two sentences."""

    a: int
    """Place of the first word in the sentence of A."""
    b: int
    length: int


class Explained(NamedTuple):
    """Why two sentences are linked."""

    kind: LinkKind
    shared: tuple[str, ...]
    """The words that made the link, weightiest first, as A has them."""
    marks_a: tuple[Span, ...]
    marks_b: tuple[Span, ...]
    reasons: tuple[Reason, ...]
    """That of the kind first."""

    def contradicted(self, why: Reason) -> Explained:
        """Return the same link with what contradicts each other as what is marked.

        Args:
            why: What it is, and where it stands.
        """
        return self._replace(
            kind="contradiction", marks_a=why.a, marks_b=why.b, reasons=(why, *self.reasons)
        )

    def quoted(self, why: Reason) -> Explained:
        """Return the same link as one by a quotation, unless it is word for word.

        Args:
            why: What is quoted, and where it stands.
        """
        if self.kind == "verbatim":
            return self._replace(reasons=(*self.reasons, why))
        # What was told of the kind by the words alone is told better.
        told = self.reasons[1:] if self.kind == "quote" else self.reasons
        return self._replace(
            kind="quote",
            marks_a=self.marks_a or why.a,
            marks_b=self.marks_b or why.b,
            reasons=(why, *told),
        )


class _Likeness(NamedTuple):
    """What two sentences have in common."""

    runs: Sequence[Run]
    terms: frozenset[str]
    """Of the weighty words of both."""
    score: float


def explain(a: Passage, b: Passage, weights: Mapping[str, float], score: float) -> Explained:
    """Return the kind of the link between two sentences and the words that made it.

    Args:
        a: The sentence of A.
        b: The sentence of B.
        weights: How rare each term that both articles have is among the articles compared.
        score: How alike the sentences are.
    """
    terms = a.terms & b.terms
    runs = [run for run in runs_between(a, b) if _is_telling(a, b, run)]
    likeness = _Likeness(runs, terms, score)
    runs_a = [(run.a, run.length) for run in runs]
    runs_b = [(run.b, run.length) for run in runs]
    phrases_a = phrases(a, b, terms, runs_a)
    phrases_b = phrases(b, a, terms, runs_b)
    kind = _kind(a, b, likeness, weights)
    shared = by_weight(a, phrases_a, terms, weights)
    marks_a, marks_b = spans(a.words, phrases_a), spans(b.words, phrases_b)
    grounds = reasons(kind, a, b, runs, Reason(told_shared(shared), marks_a, marks_b))
    return Explained(kind, shared, marks_a, marks_b, (*grounds, *otherwise(a, b)))


def shared_runs(a: Sentence, b: Sentence) -> list[Run]:
    """Return the longest runs of at least six words that two sentences share, by place in A.

    The same runs come out, mirrored, when A and B change places.
    """
    return runs_between(Passage("", a), Passage("", b))


def runs_between(a: Passage, b: Passage) -> list[Run]:
    """Return the same of two sentences that are held against others too."""
    least = VERBATIM * max(a.signs, b.signs)
    if min(len(a.words), len(b.words)) < least or (
        a.signs == b.signs and a.rows.keys().isdisjoint(b.rows.keys())
    ):
        return []
    if (len(a.folded), a.folded) <= (len(b.folded), b.folded):
        return list(_runs(a.folded, b.folded, least))
    return sorted(Run(run.b, run.a, run.length) for run in _runs(b.folded, a.folded, least))


def _is_telling(a: Passage, b: Passage, run: Run) -> bool:
    """Whether a run says something by itself.

    Stop words and formulas are everybody's, and so is a name with its title.
    """
    telling = [
        a.words[run.a + at].term
        for at in range(run.length)
        if run.a + at in a.telling and run.b + at in b.telling
    ]
    names = not CAPITAL_NOUNS & {a.language, b.language}
    named = a.capitalised & b.capitalised if names else frozenset[str]()
    return len(telling) >= _TELLING and not named.issuperset(telling)


def _runs(a: Sequence[str], b: Sequence[str], least: int) -> Iterator[Run]:
    """Yield runs that begin where their first words first stand in B; none overlap in A."""
    where = rows_of(b, least)
    at = 0
    while where and at <= len(a) - least:
        start = where.get(tuple(a[at : at + least]))
        if start is None:
            at += 1
            continue
        length = least
        most = min(len(a) - at, len(b) - start)
        while length < most and a[at + length] == b[start + length]:
            length += 1
        yield Run(at, start, length)
        at += length


def _kind(a: Passage, b: Passage, likeness: _Likeness, weights: Mapping[str, float]) -> LinkKind:
    runs, terms, score = likeness
    same = a.folded == b.folded
    both_quote = not a.quoted_terms.isdisjoint(b.quoted_terms)
    if not (runs or same or both_quote):
        return "reworded"
    may_differ = a.numbered and b.numbered
    # "eight weeks" amid the words around "six weeks" is no copy
    copied = not (may_differ and other_numbers(a.words, b.words))
    quoted = not (may_differ and other_numbers(a.quoted, b.quoted))
    outside = [_outside(a.words, b.words, run) for run in runs]
    least = VERBATIM * max(a.signs, b.signs)
    if copied and any(words >= least for words in outside):
        return "verbatim"
    if (
        quoted
        and runs
        and all(2 * words <= run.length for words, run in zip(outside, runs, strict=True))
    ):
        return "quote"
    if copied and (runs or same):
        return "verbatim"
    same_quote = score >= STRONG and len(terms) >= _ENOUGH_SHARED * least // VERBATIM
    known = quoted and both_quote and (same_quote or _quoted_phrase(a, b))
    return "quote" if known and _quoted_weight(a, b, terms, weights) >= _IN_QUOTES else "reworded"


def _outside(a: Sentence, b: Sentence, run: Run) -> int:
    """Return how many words of a run stand outside quotation marks on either side."""
    return sum(not (a[run.a + at].quoted and b[run.b + at].quoted) for at in range(run.length))


def _quoted_phrase(a: Passage, b: Passage) -> bool:
    """Whether both quote the same three words in a row, two of them weighty."""
    return a.signs == b.signs and not a.quoted_threes.isdisjoint(b.quoted_threes)


def _quoted_weight(
    a: Passage,
    b: Passage,
    both: frozenset[str],
    weights: Mapping[str, float],
) -> float:
    """Return which part of the shared weight lies between quotation marks on both sides, 0 to 1."""
    inside = sum(sorted(weights[term] for term in a.quoted_terms & b.quoted_terms))
    return inside / sum(sorted(weights[term] for term in both))
