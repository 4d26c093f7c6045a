"""What sort of likeness links two sentences, and which words made it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from index.compare.copied import other_numbers
from index.compare.marking import by_weight, phrases, reasons, spans, told_shared
from index.compare.passages import STRONG
from index.comparison import Reason
from index.words import LETTERWISE, UNSPACED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from index.article import Span
    from index.compare.prepared import Prepared
    from index.compare.sentencewords import Word
    from index.comparison import LinkKind

    Sentence = Sequence[Word]

LONGEST = 400
"""Words of a sentence that are explained; what has more is a list, or no sentence at all."""
VERBATIM = 6
"""Words in a row that are not shared by chance."""
_IN_QUOTES = 0.6
"""Part of the shared weight that lies between quotation marks in both, for a link by a quote."""
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


class Passage(NamedTuple):
    """A sentence in its article."""

    text: str
    """The article's."""
    words: Sequence[Word]

    @classmethod
    def of(cls, article: Prepared, place: int) -> Passage:
        """Return a sentence of an article by its place, as much of it as is explained."""
        return cls(article.text, article.words[place][:LONGEST])


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
    terms = frozenset(word.term for word in a.words if word.weighty)
    terms &= frozenset(word.term for word in b.words if word.weighty)
    likeness = _Likeness(shared_runs(a.words, b.words), terms, score)
    runs_a = [(run.a, run.length) for run in likeness.runs]
    runs_b = [(run.b, run.length) for run in likeness.runs]
    phrases_a = phrases(a, b.words, terms, runs_a)
    phrases_b = phrases(b, a.words, terms, runs_b)
    kind = _kind(a.words, b.words, likeness, weights)
    shared = by_weight(a, phrases_a, terms, weights)
    marks_a, marks_b = spans(a.words, phrases_a), spans(b.words, phrases_b)
    grounds = reasons(kind, a, b, likeness.runs, Reason(told_shared(shared), marks_a, marks_b))
    return Explained(kind, shared, marks_a, marks_b, grounds)


def signs_a_word(words: Sentence) -> int:
    """Return how many of what is counted as words make one: 1, where words are parted.

    Of ideographs about two do, of the letters of Thai, which has no spaces either, about four.
    """
    unspaced = [word.folded for word in words if UNSPACED.match(word.folded)]
    if 2 * len(unspaced) <= len(words):
        return 1
    return 4 if 2 * sum(1 for sign in unspaced if LETTERWISE.match(sign)) > len(words) else 2


def shared_runs(a: Sentence, b: Sentence) -> list[Run]:
    """Return the longest runs of at least six words that two sentences share, by place in A.

    The same runs come out, mirrored, when A and B change places.
    """
    folded_a, folded_b = [word.folded for word in a], [word.folded for word in b]
    least = VERBATIM * max(signs_a_word(a), signs_a_word(b))
    if (len(folded_a), folded_a) <= (len(folded_b), folded_b):
        return list(_runs(folded_a, folded_b, least))
    return sorted(Run(run.b, run.a, run.length) for run in _runs(folded_b, folded_a, least))


def _runs(a: Sequence[str], b: Sequence[str], least: int) -> Iterator[Run]:
    """Yield runs that begin where their first words first stand in B; none overlap in A."""
    where: dict[tuple[str, ...], int] = {}
    for at in range(len(b) - least + 1):
        where.setdefault(tuple(b[at : at + least]), at)
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


def _kind(a: Sentence, b: Sentence, likeness: _Likeness, weights: Mapping[str, float]) -> LinkKind:
    runs, terms, score = likeness
    copied = not other_numbers(a, b)  # "eight weeks" amid the words around "six weeks" is no copy
    quoted = not other_numbers(*([word for word in side if word.quoted] for side in (a, b)))
    outside = [_outside(a, b, run) for run in runs]
    least = VERBATIM * max(signs_a_word(a), signs_a_word(b))
    if copied and any(words >= least for words in outside):
        return "verbatim"
    if (
        quoted
        and runs
        and all(2 * words <= run.length for words, run in zip(outside, runs, strict=True))
    ):
        return "quote"
    if copied and (runs or [word.folded for word in a] == [word.folded for word in b]):
        return "verbatim"
    same_quote = score >= STRONG and len(terms) >= _ENOUGH_SHARED * least // VERBATIM
    if quoted and (same_quote or _quoted_phrase(a, b)):
        return "quote" if _quoted_weight(a, b, terms, weights) >= _IN_QUOTES else "reworded"
    return "reworded"


def _outside(a: Sentence, b: Sentence, run: Run) -> int:
    """Return how many words of a run stand outside quotation marks on either side."""
    return sum(not (a[run.a + at].quoted and b[run.b + at].quoted) for at in range(run.length))


def _quoted_phrase(a: Sentence, b: Sentence) -> bool:
    """Whether both quote the same three words in a row, two of them weighty."""
    signs = max(signs_a_word(a), signs_a_word(b))
    return not _quoted_threes(a, signs).isdisjoint(_quoted_threes(b, signs))


def _quoted_threes(words: Sentence, signs: int) -> set[tuple[str, ...]]:
    row = 3 * signs
    threes = (words[at : at + row] for at in range(len(words) - row + 1))
    return {
        tuple(word.folded for word in three)
        for three in threes
        if all(word.quoted for word in three) and sum(word.weighty for word in three) > row // 2
    }


def _quoted_weight(
    a: Sentence,
    b: Sentence,
    both: frozenset[str],
    weights: Mapping[str, float],
) -> float:
    """Return which part of the shared weight lies between quotation marks on both sides, 0 to 1."""
    quoted = {word.term for word in a if word.quoted} & {word.term for word in b if word.quoted}
    if not quoted & both:
        return 0.0
    inside = sum(sorted(weights[term] for term in quoted & both))
    return inside / sum(sorted(weights[term] for term in both))
