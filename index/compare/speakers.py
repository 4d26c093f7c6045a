"""Who speaks between quotation marks, paragraph by paragraph, and how sure that is.

Words given to the wrong one are worse than words given to nobody, so every speaker tells how sure
it is and what tells it. Where nothing tells, or more than one may be meant, the speaker is unknown.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from index.article import Span
from index.compare.attribution import Attributions
from index.compare.cast import cast
from index.compare.persons import Persons
from index.compare.pronouns import Pronouns
from index.compare.subjects import NOBODY, Subjects, Told
from index.tongues import ENGLISH, spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.article import Mention
    from index.compare.prepared import Prepared
    from index.compare.quotation import Quotation

_SUBHEAD = 10
"""Words up to which a paragraph that nothing is said about may be a subhead, spoken by nobody."""
_STOPS = re.compile(r"[.!?…,:;][\W_]{0,4}\Z")
_BEGINS = re.compile(r"[^\W\d_a-z]|\d")
_OPENING = " \n\t\"“”„«»'‘’"
_MARKS = 2
"""Signs before a quotation that begins its paragraph."""
_ALL_QUOTED = 0.8
"""What part of a paragraph that goes on with a quotation is quoted."""


def speakers(
    article: Prepared,
    quotes: Sequence[Quotation],
    mentions: Sequence[Mention],
) -> list[Told]:
    """Return who speaks each quotation, with what tells it; nobody where the words don't tell.

    Args:
        article: The article.
        quotes: Some of its quotations, in order; those too short to be spoken left out.
        mentions: Its names. Without them, capitalised words have to do.
    """
    if spoken(article.language) != ENGLISH:
        return [NOBODY] * len(quotes)  # the verbs of saying aren't known
    return _Speakers(article, quotes, mentions).found


class _Speakers:
    """Goes through an article's paragraphs in order, and keeps who spoke."""

    def __init__(
        self, article: Prepared, quotes: Sequence[Quotation], mentions: Sequence[Mention]
    ) -> None:
        self._text = article.text
        self._persons = Persons(article.text, cast(article, mentions), article.sentences)
        self._pronouns = Pronouns(self._persons)
        subjects = Subjects(article.text, self._persons, self._pronouns)
        self._reader = Attributions(article.text, subjects, article.sentences)
        self._quotes = quotes
        self.found = [NOBODY] * len(quotes)
        self._carried: int | None = None
        starts = [quote.start for quote in quotes]
        for paragraph in article.paragraphs:
            first = bisect_left(starts, paragraph.start)
            self._paragraph(paragraph, first, bisect_left(starts, paragraph.end))

    def _paragraph(self, paragraph: Span, first: int, end: int) -> None:
        if first == end or _is_subhead(self._text, paragraph):
            self._carried = None
            return
        inside = self._quotes[first:end]
        told = [self._attributed(at, inside, paragraph) for at in range(len(inside))]
        self.found[first:end] = told
        sources = [None if at is None else first + at for at in _nearest(told)]
        goes_on = self._carried is not None and self._goes_on(inside, paragraph, self._carried)
        for at, source in enumerate(sources, first):
            other = self._carried if source is None and goes_on else source
            if told[at - first].told:
                continue
            self.found[at] = NOBODY if other is None else self._same(other, at)
            if other is None and not _is_short(self._text, paragraph):
                self.found[at] = self._before(at)
        self._carried = end - 1

    def _attributed(self, at: int, inside: Sequence[Quotation], paragraph: Span) -> Told:
        told = self._reader.of(at, inside, paragraph)
        if told.name and told.named and self._persons.is_person(told.name):
            self._pronouns.spoke(told.named.end, told.name)
        return told

    def _same(self, source: int, at: int) -> Told:
        """Return a quotation as spoken by who speaks another one, unless others are named."""
        told = self.found[source]
        if not told.name:
            return NOBODY
        one, other = sorted((self._quotes[source], self._quotes[at]))
        begins = one.end
        if told.named and told.named.start >= begins and told.named.end <= other.start:
            if not self._persons.alone(told.name, begins, told.named.start):
                return NOBODY
            begins = told.named.end  # "a Tesk spokesman" names nobody else
            if told.verb and begins < told.verb.start < other.start:
                begins = told.verb.start  # ", a Marrow man and friend of Tesk, said"
        if not self._persons.alone(told.name, begins, other.start):
            return NOBODY
        return told._replace(by="carried")

    def _before(self, at: int) -> Told:
        """Return whom the sentence before is about, for a quotation that stands by itself."""
        quote = self._quotes[at]
        stops = _STOPS.search(self._text, max(quote.start, quote.end - 6), quote.end)
        if not stops or not _BEGINS.match(self._text, quote.start):
            return NOBODY
        named = self._pronouns.told_before(quote.start)
        if named is None:
            return NOBODY
        leads = self._text[named.end : quote.start].rstrip(_OPENING).endswith(":")
        where = Span(named.start, named.end)
        return Told(
            named.name, told=True, sure="probable" if leads else "guess", by="before", named=where
        )

    def _goes_on(self, inside: Sequence[Quotation], paragraph: Span, before: int) -> bool:
        """Whether a paragraph may go on with a quotation: by its marks, or all of it quoted."""
        if not self._quotes[before].closed and inside[0].start <= paragraph.start + _MARKS:
            return True
        quoted = sum(quote.end - quote.start for quote in inside)
        if quoted < (paragraph.end - paragraph.start) * _ALL_QUOTED:
            return False
        return not self._quotes[before].closed or not _is_short(self._text, paragraph)


def _nearest(told: Sequence[Told]) -> list[int | None]:
    """Return for each quotation of a paragraph the last that is attributed, else the first.

    One paragraph quotes one person.
    """
    first = next((place for place, each in enumerate(told) if each.told), None)
    last = first
    found: list[int | None] = []
    for place, each in enumerate(told):
        last = place if each.told else last
        found.append(last)
    return found


def _is_subhead(text: str, paragraph: Span) -> bool:
    end = text[max(paragraph.start, paragraph.end - 6) : paragraph.end]
    return _is_short(text, paragraph) and not _STOPS.search(end)


def _is_short(text: str, paragraph: Span) -> bool:
    return len(text[paragraph.start : paragraph.end].split(maxsplit=_SUBHEAD)) <= _SUBHEAD
