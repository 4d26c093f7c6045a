"""The numbers, sums, shares and dates of one article, each with what it counts."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from index.compare.counted import slot
from index.compare.foreign_counted import foreign_slot
from index.compare.numerals import canonical
from index.dates import find_dates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from index.article import DateMention
    from index.compare.counted import FigureKind
    from index.compare.prepared import Prepared
    from index.compare.sentencewords import Word

_NAME_BEFORE = re.compile(r"(?<![^\W_])(?:[^\W\d_a-z][\w’'-]{0,20} ){1,3}\Z")
_NAME_AFTER = re.compile(r"(?: [^\W\d_a-z][\w’-]{0,20}\b){1,3}")
_LONGEST_NAME = 40
_SENTENCE = 60
"""Words before and after a figure that belong to what is said of it."""
_AROUND = 4
"""Weighty words that are next to a figure."""


class Found(NamedTuple):
    """A figure where it stands."""

    start: int
    end: int
    kind: FigureKind
    value: str
    """A number as digits, a date in ISO 8601."""
    sentence: int
    """Place of its sentence."""
    units: tuple[str, ...] = ()
    state: str = ""
    about: str = ""
    exact: bool = True

    @property
    def keys(self) -> tuple[tuple[str, str, str], ...]:
        """What figures that state the same have in common: kind, value and any of the units."""
        ends = dict.fromkeys((*self.units[:1], *self.units[-1:]))
        slots = [*ends, *([f"={self.state}"] if self.state else [])]
        return tuple((self.kind, self.value, each) for each in slots or [""])


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one article, in order."""

    article: Prepared
    found: tuple[Found, ...]

    @classmethod
    def of(cls, article: Prepared, date: str | None) -> Figures:
        """Find the figures of an article.

        Args:
            article: The article.
            date: Its own date in ISO 8601, by which "Wednesday" becomes a day.
        """
        dates = find_dates(article.text, date, article.language)
        counted = numbers(article.text, enumerate(article.words), article.language, dates)
        return cls(article, tuple(sorted([*_dates(article, dates), *counted])))

    def words(self, figure: Found) -> str:
        """Return a figure as it stands, on one line."""
        return " ".join(self.article.text[figure.start : figure.end].split())

    def by_sentence(self) -> Mapping[int, list[Found]]:
        """Return the figures of each sentence that has any."""
        grouped: defaultdict[int, list[Found]] = defaultdict(list)
        for figure in self.found:
            grouped[figure.sentence].append(figure)
        return grouped

    def terms(self, figure: Found) -> frozenset[str]:
        """Return the weighty words of a figure's sentence but for numbers and units."""
        return frozenset(word.term for word in self._context(figure))

    def around(self, figure: Found) -> frozenset[str]:
        """Return those of them that stand next to the figure."""
        return frozenset(word.term for word in self.nearest(figure)[:_AROUND])

    def matter(self, figure: Found) -> frozenset[str]:
        """Return those of them that are next to the figure and aren't written as names are."""
        text = self.article.text
        near = self.nearest(figure)[:_AROUND]
        return frozenset(word.term for word in near if not text[word.start].isupper())

    def nearest(self, figure: Found) -> list[Word]:
        """Return the weighty words of a figure's sentence, nearest first."""
        return sorted(
            self._context(figure),
            key=lambda word: (max(figure.start - word.end, word.start - figure.end), word.start),
        )

    def whole_name(self, word: Word, figure: Found) -> str:
        """Return a word near a figure, with the capitalised words around it if it is a name."""
        text = self.article.text
        start, end = word.start, word.end
        if text[start].isupper():
            found = _NAME_BEFORE.search(text, max(0, start - _LONGEST_NAME), start)
            start = found.start() if found else start
            found = _NAME_AFTER.match(text, end, end + _LONGEST_NAME)
            end = found.end() if found else end
        if word.end <= figure.start:
            end = min(end, figure.start)
        else:
            start = max(start, figure.end)
        return text[start:end].strip()

    def _context(self, figure: Found) -> Iterator[Word]:
        words = self.article.words[figure.sentence]
        at = bisect_left(words, figure.start, key=lambda word: word.start)
        for word in words[max(0, at - _SENTENCE) : at + _SENTENCE]:
            outside = word.end <= figure.start or word.start >= figure.end
            if outside and word.weighty and word.number is None and word.term not in figure.units:
                yield word


def _dates(article: Prepared, dates: Sequence[DateMention]) -> Iterator[Found]:
    starts = [span.start for span in article.sentences]
    quoted = [quotation.end for quotation in article.quotations]
    for mention in dates:
        place = bisect_right(starts, mention.start) - 1
        if mention.date is None or place < 0:
            continue
        after = bisect_right(quoted, mention.start)
        spoken = after < len(quoted) and article.quotations[after].start <= mention.start
        if not spoken or any(map(str.isdigit, mention.text)):  # nobody knows when "today" was said
            exact = article.language == "en"
            yield Found(mention.start, mention.end, "date", mention.date, place, exact=exact)


def numbers(
    text: str,
    sentences: Iterable[tuple[int, Sequence[Word]]],
    language: str,
    dates: Sequence[DateMention],
) -> Iterator[Found]:
    """Yield the numbers, sums and shares of an article, but for those that its dates hold.

    Args:
        text: The article's text.
        sentences: Places of sentences, and their words.
        language: Of the text, without region.
        dates: The dates in it, in order.
    """
    ends = [mention.end for mention in dates]
    for place, words in sentences:
        for at, word in enumerate(words):
            if word.number is None:
                continue
            nearest = bisect_right(ends, word.start)
            if nearest < len(dates) and dates[nearest].start < word.end:
                continue
            counts = (
                slot(text, words, at)
                if language == "en"
                else foreign_slot(text, words, at, language)
            )
            if counts:
                yield Found(
                    counts.start,
                    counts.end,
                    counts.kind,
                    canonical(word.number),
                    place,
                    counts.units,
                    counts.state,
                    counts.about,
                    counts.exact,
                )
