"""Where the words of a query stand in a text: what is lit, counted and stepped through.

A text is cut exactly as it was for the index, so what made an article a hit is what is lit in it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from heapq import merge
from itertools import islice
from typing import TYPE_CHECKING

from index.article import Span
from index.engine.quoted import inside
from index.engine.sought import Placed, Sought, near_by
from index.engine.spotting import spotted
from index.engine.stretches import stretches
from index.engine.terms import LONGEST_WORD, surface
from index.words import stem, word_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_LONGEST_SPOTTED = 400_000
"""Characters of a text that is looked through at once, in two hundredths of a second at most: of a
longer one, the first hits may do."""
_LONGEST_KEPT = 20_000
"""Characters of a text whose words are remembered."""
_AT_ONCE = 4_000
"""Words of a longer text that are held."""


@dataclass(frozen=True, slots=True)
class HitFinder:
    """Finds the words of one query."""

    text: Sought = field(default_factory=Sought)
    title: Sought = field(default_factory=Sought)
    quoted: Sought = field(default_factory=Sought)
    """Inside quotation marks of the text."""

    def hits(self, text: str) -> tuple[Span, ...]:
        """Return where the query's words stand in an article's text.

        In order, apart from each other. A phrase is one hit from its first to its last word, with
        what may stand between them.
        """
        return tuple(self.hits_in_turn(text))

    def hits_in_turn(self, text: str) -> Iterator[Span]:
        """Yield what `hits` returns, one after the other: of a long text, the first may do."""
        found = _find(self.text, text)
        if self.quoted:
            return _merged(merge(found, inside(_find(self.quoted, text), text)))
        return _merged(found)

    def title_hits(self, title: str) -> tuple[Span, ...]:
        """Return where the query's words stand in a title, as `hits` does for a text."""
        return tuple(_merged(_find(self.title, title)))


NO_HITS = HitFinder()


_Places = tuple[frozenset[str], ...]
"""For each place of a phrase the folded words that fit."""
_Word = tuple[str, int, int]
"""A word's folded form, and where it begins and ends."""


def _find(sought: Sought, text: str) -> Iterator[Span]:
    """Return what is found, in order of beginnings; some may overlap."""
    if not sought:
        return iter(())
    found = spotted(sought, text) if len(text) <= _LONGEST_SPOTTED else None
    if found is not None:
        return iter(found)
    return (_streamed if len(text) > _LONGEST_KEPT else cut_and_found)(sought, text)


def cut_and_found(sought: Sought, text: str) -> Iterator[Span]:
    """Yield what is found by cutting all of a text: as `index.engine.spotting` has to find it."""
    cut = _kept(text)
    return _spans(sought, cut, len(cut))


def _streamed(sought: Sought, text: str) -> Iterator[Span]:
    """Yield what is found in a long text, of which never more than a part is cut into words."""
    stems = sought.stems.union(*sought.phrases, *(one.stems for one in sought.near))
    foreign = (*sought.foreign, *(one.foreign for one in sought.near))
    words = sought.words.union(*(place for phrase in foreign for place in phrase))
    ahead, between = _ahead(sought)
    cut: list[_Word] = []
    seen = 0
    for stretch in stretches(text, stems, words):
        if not stretch.follows:
            left_out = list(islice(_words(text, seen, stretch.start), between + 1))
            if len(left_out) <= between:
                cut.extend(left_out)
            else:
                yield from _spans(sought, cut, len(cut))
                cut = []
        cut.extend(_words(text, stretch.start, stretch.end))
        seen = stretch.end
        if len(cut) > _AT_ONCE + ahead:
            # A phrase may go on in the next stretch.
            yield from _spans(sought, cut, len(cut) - ahead)
            cut = cut[len(cut) - ahead :]
    yield from _spans(sought, cut, len(cut))


def _ahead(sought: Sought) -> tuple[int, int]:
    """Return how many words after its first a phrase may end, and how many may be left open."""
    sides = [len(phrase) - 1 for phrase in (*sought.phrases, *sought.foreign)]
    near = [(len(one.stems) - 1) * one.slop for one in sought.near]
    return max((*sides, *near), default=0), max((one.slop - 1 for one in sought.near), default=0)


def _spans(sought: Sought, cut: Sequence[_Word], stop: int) -> Iterator[Span]:
    """Yield what begins with one of the words before `stop`, in order of beginnings."""
    if not sought.near:
        return _side_by_side(sought, cut, stop)
    return merge(_side_by_side(sought, cut, stop), sorted(_near_by(sought, cut, stop)), key=_start)


def _start(span: Span) -> int:
    return span.start


def _near_by(sought: Sought, cut: Sequence[_Word], stop: int) -> Iterator[Span]:
    """Yield the phrases whose words needn't stand side by side."""
    words = (Placed(number, *word) for number, word in enumerate(cut))
    return (span for first, span in near_by(sought.near, words) if first < stop)


def _side_by_side(sought: Sought, cut: Sequence[_Word], stop: int) -> Iterator[Span]:
    stems, words = sought.stems, sought.words
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sought.phrases:
        by_first.setdefault(phrase[0], []).append(phrase)
    foreign = _by_first_word(sought.foreign)
    ahead = max(map(len, sought.foreign), default=0)
    # Stemming is the dearest part, and leaves the first letter as it is (Porter, 2001).
    letters = {wanted[0] for wanted in (*stems, *by_first)}
    for number, (folded, start, end) in enumerate(islice(cut, stop)):
        if folded[0] in letters:
            its_stem = stem(folded)
            if its_stem in stems or folded in words:
                yield Span(start, end)
            for phrase in by_first.get(its_stem, ()):
                stretch = cut[number : number + len(phrase)]
                if tuple(stem(word) for word, _, _ in stretch) == phrase:
                    yield Span(start, stretch[-1][2])
        elif folded in words:
            yield Span(start, end)
        if foreign and folded in foreign:
            yield from _in_foreign(foreign[folded], cut[number : number + ahead])


def _by_first_word(phrases: Iterable[_Places]) -> dict[str, list[_Places]]:
    found: dict[str, list[_Places]] = {}
    for places in phrases:
        for word in places[0]:
            found.setdefault(word, []).append(places)
    return found


def _in_foreign(phrases: Iterable[_Places], cut: Sequence[_Word]) -> Iterator[Span]:
    """Yield the phrases that the first of some words begins."""
    for places in phrases:
        pairs = list(zip(cut, places, strict=False))
        if len(pairs) == len(places) and all(word[0] in fitting for word, fitting in pairs):
            yield Span(cut[0][1], pairs[-1][0][2])


@lru_cache(maxsize=128)
def _kept(text: str) -> Sequence[_Word]:
    # Every letter that is typed looks at much the same articles again.
    return tuple(_words(text, 0, len(text)))


def _words(text: str, start: int, end: int) -> Iterator[_Word]:
    for word, begin, close in word_spans(text, start, end):
        # Nearly every word of many is plain: to make it small takes less than to look it up.
        if word.isascii() and word.isalpha():
            yield word[:LONGEST_WORD].lower(), begin, close
        elif folded := surface(word):
            yield folded, begin, close


def _merged(spans: Iterator[Span]) -> Iterator[Span]:
    """Yield spans, which come in order of their beginnings, those that overlap as one."""
    last = next(spans, None)
    if last is None:
        return
    for span in spans:
        if span.start < last.end:
            last = Span(last.start, max(last.end, span.end))
        else:
            yield last
            last = span
    yield last
