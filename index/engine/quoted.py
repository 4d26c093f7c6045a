"""Which words of a text stand inside quotation marks, and what of a word's postings does.

No word is indexed twice for that: a document keeps as which of its words each quotation begins and
ends, and the positions of any word are looked up in these ranges.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.article import Span
from index.compare.quotation import quotations
from index.engine.postings import Postings
from index.engine.terms import ENGLISH
from index.fields import QUOTED_FIELD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import numpy.typing as npt

    from index.engine.vocabulary import Vocabulary

QUOTED = QUOTED_FIELD
"""The field of a query that finds words inside quotation marks, and of the index that tells them.
Its terms are but two, and their positions those of words of the text."""
WITHIN = "text"
"""The field whose words they are."""
FIRST, LAST = b"first", b"last"
"""Where the first and the last word of each quotation stand."""

_BREAK = "\n\n"
_DOCUMENT = 32
"""Bits of a place that tell the word."""
APART = 1 << 31
"""Places are numbers of documents, then of words: apart from each other by half of all words, so
that a place somewhat before the first word belongs to no other document."""


@lru_cache(maxsize=128)
def quoted_spans(text: str) -> tuple[Span, ...]:
    """Return the stretches of a text between quotation marks, in order, apart from each other.

    What they are is the same as in a comparison; paragraphs are told by blank lines.
    """
    return tuple(
        Span(found.start, found.end) for found in quotations(text, tuple(_paragraphs(text)))
    )


def numbers_and_quoted(
    vocabulary: Vocabulary, text: str, language: str = ENGLISH
) -> tuple[array[int], dict[str, array[int]]]:
    """Return the numbers of a text's words, and where quotations begin and end.

    Args:
        vocabulary: Numbers the terms.
        text: Any text.
        language: By whose rules its words are stemmed.
    """
    found, first, last = array("I"), array("I"), array("I")
    at = 0
    for quotation in quotations(text, tuple(_paragraphs(text))):
        # No mark stands within a word, so a text that is cut at its marks has the same words.
        found += vocabulary.numbers(text[at : quotation.start], language)
        begins = len(found)
        found += vocabulary.numbers(text[quotation.start : quotation.end], language)
        if len(found) > begins:
            first.append(begins)
            last.append(len(found) - 1)
        at = quotation.end
    found += vocabulary.numbers(text[at:], language)
    return found, {FIRST.decode(): first, LAST.decode(): last} if first else {}


def inside(spans: Iterable[Span], text: str) -> Iterator[Span]:
    """Yield those of some spans that lie within one quotation of a text."""
    quoted = quoted_spans(text)
    for span in spans:
        before = bisect_right(quoted, span.start, key=attrgetter("start"))
        if before and span.end <= quoted[before - 1].end:
            yield span


class QuotedRanges(NamedTuple):
    """The words inside quotation marks of all documents, as ranges of places; see `places`."""

    first: npt.NDArray[np.int64]
    """In order."""
    last: npt.NDArray[np.int64]
    """Beside `first`, included."""

    def hold(
        self, starts: npt.NDArray[np.int64], ends: npt.NDArray[np.int64]
    ) -> npt.NDArray[np.bool_]:
        """Tell which stretches, by the places of first and last word, stand within one quotation.

        Logarithmic in the number of quotations for each place.
        """
        if not len(self.first):
            return np.zeros(len(starts), dtype=np.bool_)
        around = np.searchsorted(self.first, starts, side="right") - 1
        held: npt.NDArray[np.bool_] = (around >= 0) & (ends <= self.last[around])
        return held

    def kept(self, postings: Postings) -> Postings:
        """Return of postings, which have their positions, what stands inside quotation marks."""
        stand = places(postings)
        held = self.hold(stand, stand)
        owners = np.repeat(postings.documents, postings.counts)[held]
        documents, counts = np.unique(owners, return_counts=True)
        return Postings(documents, counts.astype(np.uint32), postings.positions[held])


def places(postings: Postings) -> npt.NDArray[np.int64]:
    """Return where a term stands in all documents, as one number each, in order."""
    owners = np.repeat(postings.documents.astype(np.int64), postings.counts)
    return place(owners, postings.positions)


def place(
    documents: npt.NDArray[np.int64], positions: npt.NDArray[np.int64 | np.uint32]
) -> npt.NDArray[np.int64]:
    """Return words of documents as one number each."""
    found: npt.NDArray[np.int64] = (documents << _DOCUMENT) + positions + APART
    return found


def _paragraphs(text: str) -> Iterator[Span]:
    start = 0
    while start < len(text):
        end = text.find(_BREAK, start)
        end = len(text) if end < 0 else end
        if end > start:
            yield Span(start, end)
        start = end + len(_BREAK)
