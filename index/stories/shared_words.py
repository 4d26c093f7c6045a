"""Two texts put beside each other for what they share word for word. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.article import Span
from index.compare.quotation import quotations
from index.extent import end_of, within
from index.stories.independent import is_taken, told_by
from index.stories.prints import sure_from, winnowed
from index.stories.reuse import LEAST, Stretch, as_spans, stretches, word_row
from index.story import Reused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.article import ArticleId
    from index.stories.prints import Prints, Winnowed
    from index.stories.reuse import Mask, Places, WordRow


class KnownText(NamedTuple):
    """A text as it is put beside others."""

    row: WordRow
    winnowed: Winnowed
    told: Mask
    """Its words that count where it is asked whether it was taken from another."""

    def stretches_at(self, chosen: Mask) -> tuple[Span, ...]:
        """Return the stretches of the text that some of its fingerprints stand for.

        Args:
            chosen: Beside the fingerprints, which.
        """
        edges = np.zeros(len(self.row) + 1, np.int64)
        places = self.winnowed.places[chosen]
        np.add.at(edges, places, 1)
        np.add.at(edges, places + LEAST * self.row.signs, -1)
        bounds = np.flatnonzero(np.diff(np.cumsum(edges) > 0, prepend=False, append=False))
        return tuple(
            self.row.span(first, end - first) for first, end in bounds.reshape(-1, 2).tolist()
        )


def known_text(text: str, paragraphs: Sequence[Span]) -> KnownText:
    """Return a text made ready, as far as it is read closely."""
    row = word_row(text)
    found = quotations(text, within(paragraphs, end_of(text)))
    told = told_by(row, [Span(one.start, one.end) for one in found])
    return KnownText(row, winnowed(row.numbers, row.signs), told)


NO_WORDS = known_text("", ())


def stretches_of(a: KnownText, b: KnownText, common: Prints) -> list[Stretch]:
    """Return the stretches that two texts share, by place in A.

    Nothing where the longest of them is so short that two may have it by chance: names and titles,
    turns of speech. Where there is a longer one, shorter ones are told too.

    Args:
        a: One text.
        b: The other.
        common: Fingerprints of furniture, ascending: what has none but those isn't told.
    """
    signs = max(a.row.signs, b.row.signs)
    found = stretches(a.row, b.row)
    if len(common):
        found = [one for one in found if not _is_furniture(one, a, b, common)]
    if max((one.words for one in found), default=0) < sure_from(signs):
        return []
    return found


def _is_furniture(one: Stretch, a: KnownText, b: KnownText, common: Prints) -> bool:
    """Tell whether of the fingerprints that a stretch has in both texts all are furniture's."""
    in_a, prints = _within(a, one.a, one.words)
    in_b, _ = _within(b, one.b, one.words)
    both = prints[np.isin(in_a, in_b)]
    return len(both) > 0 and bool(np.isin(both, common).all())


def _within(text: KnownText, first: int, words: int) -> tuple[Places, Prints]:
    """Return the fingerprints within some words, and how far in each stands."""
    prints, places = text.winnowed
    begin = np.searchsorted(places, first)
    end = np.searchsorted(places, first + words - LEAST * text.row.signs, side="right")
    return places[begin:end] - first, prints[begin:end]


def reused(
    a: ArticleId, b: ArticleId, known: tuple[KnownText, KnownText], found: Sequence[Stretch]
) -> Reused:
    """Return what two articles share, as it is told.

    Args:
        a: One article.
        b: The other.
        known: Their texts.
        found: The stretches.
    """
    one, other = known
    words = sum(stretch.words for stretch in found)
    of_a, of_b = words / len(one.row), words / len(other.row)
    return Reused(a, b, as_spans(one.row, other.row, found), words, of_a, of_b)


def is_one_text(a: KnownText, b: KnownText, found: Sequence[Stretch]) -> bool:
    """Tell whether most of one text stands in the other."""
    return is_taken(a.told, [(one.a, one.words) for one in found]) or is_taken(
        b.told, [(one.b, one.words) for one in found]
    )


def whole_text(known: KnownText) -> list[Stretch]:
    """Return what a text shares with itself."""
    return [Stretch(0, 0, len(known.row))] if len(known.row) else []
