"""Which sentences of two articles are linked by a quotation that both have, and how surely.

Another translation shares few words, and a report in indirect speech fewer, so sentences are linked
by the quotation in them whatever they score by themselves.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from index.article import Span
from index.compare.copied import other_numbers
from index.compare.linking import Quoted
from index.compare.passages import PROBABLE, STRONG
from index.comparison import Quote, Reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.compare.linking import Places
    from index.compare.prepared import Prepared
    from index.compare.sentencewords import Word
    from index.comparison import QuotePair

_ALIKE = 0.5
"""Likeness from which quotations in other words are surely one."""
_SHARED = 2
"""Weighty words that two sentences share at least, of quotations of several sentences."""
_SAME = 5
"""Words that are the same in order, weighty ones counted twice, by which two sentences are one."""
_MOSTLY = 0.5
"""What part of the weighty words of the shorter one two sentences share in another translation."""
_MOST = 20
"""Sentences of a quotation that are looked at."""
_STEP = 0.1
"""What a likeness of 1 adds to the least score of a link's tier, for the best to come first."""


def quoted_links(a: Prepared, b: Prepared, quotes: Sequence[QuotePair]) -> dict[Places, Quoted]:
    """Return which sentences are linked by a quotation, with what is to be told of the link.

    The score is the least that the link has: strong for the same words and for a good likeness,
    else probable. Sentences whose quotations give other numbers are left out: their figures tell.

    Args:
        a: An article.
        b: The other one.
        quotes: The quotations of both, paired.
    """
    side_a, side_b = _Side.of(a), _Side.of(b)
    found: dict[Places, Quoted] = {}
    for pair in quotes:
        both = _quoted(side_a, side_b, pair) if pair.b else _reported(side_a, side_b, pair)
        for places, told in both if pair.a else _mirrored(_reported(side_b, side_a, pair)):
            if places not in found or told.score > found[places].score:
                found[places] = told
    return found


class _Part(NamedTuple):
    """What of a quotation stands in one sentence."""

    place: int
    words: Sequence[Word]

    def terms(self) -> set[str]:
        """Return its weighty words."""
        return {word.term for word in self.words if word.weighty}

    def span(self) -> Span:
        """Return where it stands."""
        return Span(self.words[0].start, self.words[-1].end)


class _Side(NamedTuple):
    article: Prepared
    begins: Sequence[int]
    """Where its sentences begin."""
    starts: dict[int, Sequence[int]]
    """Where the words of those begin that have been asked for."""

    @classmethod
    def of(cls, article: Prepared) -> _Side:
        return cls(article, [span.start for span in article.sentences], {})

    def at(self, offset: int) -> int:
        """Return the place of the sentence that an offset stands in."""
        return max(0, bisect_right(self.begins, offset) - 1)

    def words(self, span: Span) -> list[tuple[int, Word]]:
        """Return the words of a stretch with the places of their sentences."""
        first = self.at(span.start)
        last = bisect_left(self.begins, span.end)
        quote = Quote(span.start, span.end, None)
        return [
            (place, word) for place in range(first, last) for word in self._within(place, quote)
        ]

    def parts(self, quote: Quote) -> list[_Part]:
        """Return a quotation by sentences."""
        first = self.at(quote.start)
        last = min(bisect_left(self.begins, quote.end), first + _MOST)
        cut = [_Part(place, self._within(place, quote)) for place in range(first, last)]
        return [part for part in cut if part.words]

    def _within(self, place: int, quote: Quote) -> Sequence[Word]:
        words = self.article.words[place]
        if place not in self.starts:
            self.starts[place] = [word.start for word in words]
        starts = self.starts[place]
        return words[bisect_left(starts, quote.start) : bisect_left(starts, quote.end)]


def _quoted(a: _Side, b: _Side, pair: QuotePair) -> Iterator[tuple[Places, Quoted]]:
    if pair.a is None or pair.b is None or pair.score is None:
        return
    parts_a, parts_b = a.parts(pair.a), b.parts(pair.b)
    otherwise = pair.relation == "other_words"
    least = PROBABLE if otherwise and pair.score < _ALIKE else STRONG
    score = round(least + _STEP * pair.score, 4)
    words = _words(pair)
    same = _same_words(a, b, pair)
    for one, other in _beside(parts_a, parts_b, same):
        if not other_numbers(one.words, other.words):
            why = Reason(words, (one.span(),), (other.span(),))
            yield (one.place, other.place), Quoted(why, score)


def _words(pair: QuotePair) -> str:
    """Return how the quotations stand to each other, and by whom they are if by two."""
    return f"{_relation(pair)}, {pair.by_two.words}" if pair.by_two else _relation(pair)


def _relation(pair: QuotePair) -> str:
    if pair.relation == "same":
        return "the same quotation"
    if any(edit.op == "replace" for edit in pair.edits):
        return "the same quotation, in other words"
    return "the same quotation, in part"


def _same_words(a: _Side, b: _Side, pair: QuotePair) -> Counter[Places]:
    """Return how many words of two quotations are the same and in order, by their sentences."""
    found: Counter[Places] = Counter()
    for edit in pair.edits:
        if edit.op == "equal":
            words_a, words_b = a.words(edit.a), b.words(edit.b)
            for (place_a, word), (place_b, _) in zip(words_a, words_b, strict=False):
                found[place_a, place_b] += 1 + word.weighty
    return found


def _beside(
    a: Sequence[_Part], b: Sequence[_Part], same: Counter[Places]
) -> Iterator[tuple[_Part, _Part]]:
    """Yield which parts of two quotations that are one belong together.

    Those in which the same words stand in order; of another translation those that share most of
    what the shorter one says.
    """
    if len(a) == len(b) == 1:
        yield a[0], b[0]
        return
    terms_a, terms_b = [part.terms() for part in a], [part.terms() for part in b]
    for one, of_one in zip(a, terms_a, strict=True):
        for other, of_other in zip(b, terms_b, strict=True):
            if same[one.place, other.place] >= _SAME:
                yield one, other
                continue
            shorter = min(len(of_one), len(of_other))
            if shorter and len(of_one & of_other) >= max(_SHARED, _MOSTLY * shorter):
                yield one, other


def _reported(here: _Side, there: _Side, pair: QuotePair) -> Iterator[tuple[Places, Quoted]]:
    """Yield links of a quotation on one side to the sentence that reports it on the other."""
    quote = pair.a or pair.b
    if quote is None or pair.reported is None or pair.score is None:
        return
    place = there.at(pair.reported.start)
    told = {word.term for word in there.article.words[place] if word.weighty}
    parts = here.parts(quote)
    score = round(PROBABLE + _STEP * pair.score, 4)
    words = "quoted in A, told in indirect speech in B"
    if not pair.a:
        words = "quoted in B, told in indirect speech in A"
    for part in parts:
        if len(parts) == 1 or len(part.terms() & told) >= _SHARED:
            why = Reason(words, (part.span(),), (pair.reported,))
            yield (part.place, place), Quoted(why, score)


def _mirrored(
    links: Iterator[tuple[Places, Quoted]],
) -> Iterator[tuple[Places, Quoted]]:
    for (here, there), told in links:
        why = told.why
        yield (there, here), told._replace(why=why._replace(a=why.b, b=why.a))
