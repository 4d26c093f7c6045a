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
from index.comparison import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from index.article import Span
    from index.comparison import LinkKind

__all__ = ["LONGEST", "VERBATIM", "Passage", "Sentence", "explain", "shared_runs", "signs_a_word"]

_TELLING = 2
"""Words of a run that say something by themselves; with fewer it is a turn of speech."""


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
    within: bool = False
    """Whether what is the same stands between quotation marks: word for word, or one quotation."""

    def contradicted(self, why: Reason) -> Explained:
        """Return the same link with what contradicts each other as what is marked.

        Args:
            why: What it is, and where it stands.
        """
        return self._replace(
            kind="contradiction", marks_a=why.a, marks_b=why.b, reasons=(why, *self.reasons)
        )

    def quoted(self, why: Reason) -> Explained:
        """Return the same link as one by a quotation, unless it is word for word outside of it.

        Args:
            why: What is quoted, and where it stands.
        """
        if self.kind == "verbatim" and not self.within:
            return self._replace(reasons=(*self.reasons, why))
        return self._replace(
            kind="quote",
            marks_a=self.marks_a or why.a,
            marks_b=self.marks_b or why.b,
            reasons=(why, *self.reasons),
        )


def explain(a: Passage, b: Passage, weights: Mapping[str, float]) -> Explained:
    """Return the kind of the link between two sentences and the words that made it.

    Args:
        a: The sentence of A.
        b: The sentence of B.
        weights: How rare each term that both articles have is among the articles compared.
    """
    terms = a.terms & b.terms
    runs = [run for run in runs_between(a, b) if _is_telling(a, b, run)]
    runs_a = [(run.a, run.length) for run in runs]
    runs_b = [(run.b, run.length) for run in runs]
    phrases_a = phrases(a, b, terms, runs_a)
    phrases_b = phrases(b, a, terms, runs_b)
    kind, within = _kind(a, b, runs)
    shared = by_weight(a, phrases_a, terms, weights)
    marks_a, marks_b = spans(a.words, phrases_a), spans(b.words, phrases_b)
    grounds = reasons(kind, a, b, runs, Reason(told_shared(shared), marks_a, marks_b))
    return Explained(kind, shared, marks_a, marks_b, (*grounds, *otherwise(a, b)), within)


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


def _kind(a: Passage, b: Passage, runs: Sequence[Run]) -> tuple[LinkKind, bool]:
    """Return the kind, and whether what is the same stands between quotation marks.

    Whether that is one quotation is told by whom it is of, elsewhere.
    """
    if not (runs or a.folded == b.folded):
        return "reworded", False
    may_differ = a.numbered and b.numbered
    # "eight weeks" amid the words around "six weeks" is no copy
    copied = not (may_differ and other_numbers(a.words, b.words))
    quoted = not (may_differ and other_numbers(a.quoted, b.quoted))
    outside = [_outside(a.words, b.words, run) for run in runs]
    inside = all(2 * words <= run.length for words, run in zip(outside, runs, strict=True))
    apart = copied and any(words >= VERBATIM * max(a.signs, b.signs) for words in outside)
    within = bool(runs) and quoted and inside and not apart
    return "verbatim" if copied else "reworded", within


def _outside(a: Sentence, b: Sentence, run: Run) -> int:
    """Return how many words of a run stand outside quotation marks on either side."""
    return sum(not (a[run.a + at].quoted and b[run.b + at].quoted) for at in range(run.length))
