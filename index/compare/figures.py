"""The numbers, sums, shares and dates of one article, each with what it counts."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from index.compare.against import days_between
from index.compare.counted import slot
from index.compare.foreign_counted import foreign_slot
from index.compare.found import Found
from index.compare.measured import measured
from index.compare.moments import times_of_day
from index.compare.numerals import canonical
from index.compare.tallies import ages, votes
from index.compare.unnumbered import unnumbered
from index.dates import find_dates, parse_date
from index.datewords import parse_iso_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from index.article import DateMention
    from index.compare.prepared import Prepared
    from index.compare.sentencewords import Word

_NAME_BEFORE = re.compile(r"(?<![^\W_])(?:[^\W\d_a-z][\w’'-]{0,20} ){1,3}\Z")
_NAME_AFTER = re.compile(r"(?: [^\W\d_a-z][\w’-]{0,20}\b){1,3}")
_LONGEST_NAME = 40
_SENTENCE = 60
"""Words before and after a figure that belong to what is said of it."""
_YEAR = re.compile(r"\d{4}")
_SINCE = re.compile(r"\bsince\s\Z", re.IGNORECASE)
_NEAR = 20
_AROUND = 4
"""Weighty words that are next to a figure."""


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one article, in order."""

    article: Prepared
    found: tuple[Found, ...]
    date: str | None = None
    """The article's own, in ISO 8601."""

    @classmethod
    def of(cls, article: Prepared, date: str | None) -> Figures:
        """Find the figures of an article.

        Args:
            article: The article.
            date: Its own date in ISO 8601, by which "Wednesday" becomes a day.
        """
        return _figures(article, date)

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


def _figures(article: Prepared, date: str | None) -> Figures:
    dates = find_dates(article.text, date, article.language)
    plain = numbers(article.text, enumerate(article.words), article.language, dates)
    taken = sorted(_dates(article, dates, date), key=_by_place)
    if article.language != "en":
        return Figures(article, tuple(sorted([*taken, *plain], key=_by_place)), date)
    for further in (
        times_of_day(article, date),
        ages(article),
        votes(article),
        unnumbered(article),
        _whole_ranges([measured(article, figure, date) for figure in plain]),
    ):
        taken = _added(taken, further)
    return Figures(article, tuple(taken), date)


def _whole_ranges(plain: Sequence[Found]) -> Iterator[Found]:
    """Yield figures without those that are the lower end of a range: "$800" of "$800 to $1,000"."""
    for figure, after in zip_longest(plain, plain[1:]):
        if after is None or after.start > figure.start or after.end <= figure.end:
            yield figure


def _by_place(figure: Found) -> tuple[int, int]:
    return figure.start, figure.end


def _added(taken: Sequence[Found], further: Iterable[Found]) -> list[Found]:
    """Return figures with those of further ones that touch none of them, in order.

    Of further ones one may lie in another: "five of its eleven bearings".
    """
    starts = [figure.start for figure in taken]
    free = []
    for figure in further:
        after = bisect_right(starts, figure.start)
        behind = after == 0 or taken[after - 1].end <= figure.start
        if behind and (after == len(taken) or figure.end <= taken[after].start):
            free.append(figure)
    return sorted([*taken, *free], key=_by_place)


def _dates(article: Prepared, dates: Sequence[DateMention], day: str | None) -> Iterator[Found]:
    starts = [span.start for span in article.sentences]
    quoted = [quotation.end for quotation in article.quotations]
    for mention in dates:
        place = bisect_right(starts, mention.start) - 1
        when = mention.date or _without_year(mention.text)
        if when is None or place < 0:
            continue
        after = bisect_right(quoted, mention.start)
        spoken = after < len(quoted) and article.quotations[after].start <= mention.start
        if not spoken or any(map(str.isdigit, mention.text)):  # nobody knows when "today" was said
            # Told on Wednesday, "Thursday" is tomorrow or last week's.
            loose = not any(map(str.isdigit, mention.text)) and days_between(day, when) == 1
            exact = article.language == "en" and not loose and mention.date is not None
            since = _SINCE.search(article.text, max(0, mention.start - _NEAR), mention.start)
            began = int(when) if since and _YEAR.fullmatch(when) else None
            yield Found(mention.start, mention.end, "date", when, place, exact=exact, began=began)


def _without_year(words: str) -> str | None:
    """Return a day that may be of either of two years as "--09-14", None where it is no day."""
    when = parse_date(f"{words} 2000") if any(map(str.isdigit, words)) else None
    return f"-{when[4:]}" if when and parse_iso_day(when) else None


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
                    at,
                )
