"""What an article quotes: stretches long enough to be somebody's words, and who is meant by them.

Depends on one article and its names alone, so it is worked out once however many are put beside it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from index.compare.labels import is_label
from index.compare.prepared import KEPT
from index.compare.speakers import speakers
from index.comparison import Quote

if TYPE_CHECKING:
    from index.article import Mention
    from index.compare.prepared import Prepared
    from index.compare.quotation import Quotation
    from index.compare.sentencewords import Word

_LONG_ENOUGH = 4
"""Words; fewer between quotation marks are a distance kept, not a quotation."""


class Utterance(NamedTuple):
    """A quotation with its words."""

    quote: Quote
    words: tuple[Word, ...]
    sentences: range
    """Places of the sentences that it stands in."""


@lru_cache(maxsize=KEPT)
def utterances(article: Prepared, names: tuple[Mention, ...]) -> tuple[Utterance, ...]:
    """Return the quotations of an article that are long enough, in order; kept for the last asked.

    Args:
        article: The article.
        names: Its names, for who speaks. Without them, capitalised words have to do.
    """
    words = [word for sentence in article.words for word in sentence]
    starts = [word.start for word in words]
    spoken: list[tuple[Quotation, tuple[Word, ...]]] = []
    for quotation in article.quotations:
        first = bisect_left(starts, quotation.start)
        inside = tuple(words[first : bisect_left(starts, quotation.end)])
        if len(inside) >= _LONG_ENOUGH and not is_label(article.text, quotation, inside):
            spoken.append((quotation, inside))
    by = speakers(article, [quotation for quotation, _ in spoken], names)
    begins = [span.start for span in article.sentences]
    return tuple(
        Utterance(
            Quote(
                quotation.start,
                quotation.end,
                told.name,
                told.sure,
                told.by,
                told.named,
                told.verb,
                quotation.closed,
            ),
            inside,
            range(bisect_right(begins, inside[0].start) - 1, bisect_left(begins, inside[-1].end)),
        )
        for (quotation, inside), told in zip(spoken, by, strict=True)
    )
