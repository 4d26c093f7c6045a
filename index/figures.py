"""The figures of one article where they stand, to be lit as its names and dates are.

They are those that two articles are compared by, told as tightly as they can be read: "27 bronze
horses" without what the horses did. What a name or a date holds is theirs, so that "19 June" is no
nineteen, and "10 Harbour Street" no ten of anything.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from index.article import FigureMention, Span
from index.compare.counted import MEASURES, is_plural
from index.compare.currencies import CURRENCY_SIGNS
from index.compare.figures import numbers
from index.compare.numerals import SPELLED
from index.compare.sentencewords import sentence_words
from index.sentences import sentences
from index.tongues import spoken

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index.article import Article, DateMention, Mention
    from index.compare.found import Found
    from index.compare.sentencewords import Word

_SIGN = re.compile(rf"(?:\b[A-Z]{{1,2}})?[{''.join(CURRENCY_SIGNS)}]\s?\Z")
_SIGN_LENGTH = 4
_MAY_COUNT = re.compile(rf"\d|\b(?:{'|'.join(SPELLED)})\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_HYPHENS = frozenset("-\u2010\u2011")
_WORDS = 6
"""Words after a number that are looked at."""


class _Told(NamedTuple):
    """A figure where it stands, before it is known which others are the same."""

    start: int
    core: int
    """Where it begins without what makes it inexact: "at least"."""
    end: int
    figure: Found
    of: str
    """The stem of what it counts; two figures of one value and one stem are the same."""


def find_figures(
    article: Article, names: Iterable[Mention], dates: Sequence[DateMention]
) -> tuple[FigureMention, ...]:
    """Return the numbers with what they count, the sums and the shares of an article, in order.

    Args:
        article: What is read closely of one.
        names: Its names; nothing that one of them holds is a figure.
        dates: Its dates, likewise.
    """
    text, language = article.text, spoken(article.language)
    paragraphs = tuple(Span(part.start, part.end) for part in article.paragraphs)
    rows = {
        place: sentence_words(text, span, language)
        for place, span in enumerate(sentences(text, paragraphs, language))
        if language != "en" or _MAY_COUNT.search(text, span.start, span.end)
    }
    held = [Span(name.start, name.end) for name in names]
    apart = _Apart(sorted([*held, *(Span(day.start, day.end) for day in dates)]))
    told: list[_Told] = []
    for figure in numbers(text, rows.items(), language, dates):
        found = _told(text, language, rows[figure.sentence], figure, apart)
        if found is not None and (not told or told[-1].end <= found.start):
            told.append(found)
    return tuple(_named(text, told))


class _Apart:
    """The stretches of a text that hold no figures; they don't overlap."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = spans

    def touches(self, start: int, end: int) -> bool:
        """Tell whether any of them touches a stretch."""
        place = bisect_right(self._spans, start, key=lambda span: span.end)
        return place < len(self._spans) and self._spans[place].start < end


def _told(
    text: str, language: str, words: Sequence[Word], figure: Found, apart: _Apart
) -> _Told | None:
    """Return a figure with as much around it as belongs to it; None where it is a name's."""
    at = bisect_left(words, figure.start, key=lambda word: word.start)
    at = next(place for place in range(at, len(words)) if words[place].term == figure.value)
    number = words[at]
    sign = _SIGN.search(text, max(figure.start, number.start - _SIGN_LENGTH), number.start)
    core = sign.start() if sign else number.start
    if apart.touches(core, number.end):
        return None
    start = core if apart.touches(figure.start, core) else figure.start
    if figure.kind != "number" or language != "en":
        end = number.end if apart.touches(number.end, figure.end) else figure.end
        return _Told(start, core, end, figure, " ".join(figure.units))
    after = [word for word in words[at + 1 : at + 1 + _WORDS] if word.end <= figure.end]
    part = text.startswith(" of ", number.end)  # "five of its eleven bearings"
    counted = None if part else _counted(text, [number, *after], apart)
    if counted and _YEAR.fullmatch(text[core : number.end]):
        counted = counted if text[counted[0].start].islower() else None  # "1936 Games"
    if counted:
        return _Told(start, core, counted[-1].end, figure, counted[-1].term)
    if not (part or figure.state):
        return None
    dead = not part and not figure.units and not apart.touches(number.end, figure.end)
    return _Told(start, core, figure.end if dead else number.end, figure, figure.state)


def _counted(text: str, words: Sequence[Word], apart: _Apart) -> list[Word] | None:
    """Return the words after a number as far as they surely are what it counts.

    Args:
        text: Where they stand.
        words: The number, and the words after it that may be.
        apart: What is no part of it.

    Returns:
        None where nothing is counted: the words after it are a name's, a date's, or a sentence's.
    """
    kept: list[Word] = []
    sure = hyphened = 0
    for before, word in pairwise(words):
        joined = text[before.end : word.start] in _HYPHENS
        if apart.touches(word.start, word.end) or (sure and not joined):
            break
        kept.append(word)
        if joined and hyphened == len(kept) - 1:
            hyphened = len(kept)  # "37-run advantage", "a 26-year-old"
        if word.term in MEASURES or is_plural(word.folded):
            sure = len(kept)
    return kept[: max(sure, hyphened)] or None


def _named(text: str, told: Sequence[_Told]) -> Iterator[FigureMention]:
    """Yield figures, those of one value and one unit under the words of the first of them."""
    names: dict[tuple[str, str, str], str] = {}
    for start, core, end, figure, of in told:
        own = " ".join(text[core:end].split())
        name = names.setdefault((figure.kind, figure.value, of), own)
        if figure.kind != "date":
            yield FigureMention(start, end, text[start:end], figure.kind, name, figure.value)
