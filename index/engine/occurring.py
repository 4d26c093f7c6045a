"""How often what a query looks for stands in each article: by the index, no text is read.

That is what `HitFinder` finds in the texts, but for a phrase of which a word is looked for by
itself too, which counts beside it, and for words that are stemmed by one language's rules and found
by another's.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from index.engine.phrases import phrase_postings
from index.engine.quoted import QUOTED, WITHIN
from index.engine.schema import LANGUAGES
from index.engine.terms import SEPARATOR, TEXT_FIELDS
from index.words import stem_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from index.engine.hits import HitFinder
    from index.engine.postings import Postings
    from index.engine.snapshot import Snapshot
    from index.engine.sought import Sought


def occurrences(finder: HitFinder, number: int, snapshot: Snapshot) -> int:
    """Return how often what is looked for stands in the text of a document."""
    parts = chain(
        _postings(finder.text, WITHIN, snapshot), _postings(finder.quoted, QUOTED, snapshot)
    )
    return sum(int(part.counts[part.documents == number].sum()) for part in parts)


def counted(
    finder: HitFinder, snapshot: Snapshot
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return the keys of the articles that have hits in title or text, and how many, by key."""
    counts = np.zeros(len(snapshot.live), np.int64)
    fields = (*TEXT_FIELDS, QUOTED)
    for field, sought in zip(fields, (finder.title, finder.text, finder.quoted), strict=True):
        for part in _postings(sought, field, snapshot):
            counts[part.documents] += part.counts  # each document once in a part
    numbers = np.flatnonzero(counts * snapshot.live)
    keys = snapshot.keys[numbers]
    order = np.argsort(keys)
    return keys[order], counts[numbers][order]


def frequencies(words: Sequence[str], snapshot: Snapshot) -> npt.NDArray[np.int64]:
    """Return how often folded words stand in titles and texts, deleted ones too.

    For weighing, not for telling. A word takes microseconds: its postings aren't read.
    """
    found = np.zeros(len(words), np.int64)
    for field in TEXT_FIELDS:
        for place, word in enumerate(words):
            found[place] += snapshot.expander.times(field, word)
    return found


def _postings(sought: Sought, field: str, snapshot: Snapshot) -> Iterator[Postings]:
    for one in sorted(sought.stems):
        if field == QUOTED:  # whose postings are made of those of words
            words = sorted(snapshot.forms(WITHIN, one))
            yield snapshot.words(field, [f"{one}{SEPARATOR}{word}".encode() for word in words])
        else:
            yield snapshot.stem(field, one)
    rules = [LANGUAGES[spoken] for spoken in snapshot.spoken]
    pairs = {(stem_in(word, rule), word) for word in sought.words for rule in rules}
    others = sorted((one, word) for one, word in pairs if one not in sought.stems)
    yield snapshot.words(field, [f"{one}{SEPARATOR}{word}".encode() for one, word in others])
    for phrase in sorted(sought.typed):
        yield phrase_postings(field, phrase, snapshot)
    for near in sorted(sought.near, key=lambda each: (each.slop, each.typed)):
        yield phrase_postings(field, near.typed, snapshot, near.slop)
