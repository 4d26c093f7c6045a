"""Pairs of real articles that people have read and labelled, from outside the project.

A folder named by the environment holds one file a pair, `pair1.json` and so on, and `pairs.json`,
which gives the ids of both articles of each in order. Labels tell a sentence by its place.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from index.article import ArticleId, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.compare.prepared import Prepared

LABELS = "CORPUS_READER_LABELS"
"""The variable that names the folder of labels."""
_WORD = re.compile(r"\w+")


class QuoteLabel(NamedTuple):
    """A stretch between quotation marks, as somebody has read it."""

    side: str
    """"A" or "B"."""
    sentence: int
    begin: str
    """Its first words."""
    end: str
    """Its last words."""
    speaker: str | None

    def span(self, article: Prepared) -> Span | None:
        """Return where it stands; None where its words aren't found."""
        after = article.sentences[self.sentence].start
        first = _anyhow(self.begin).search(article.text, after)
        last = first and _anyhow(self.end).search(article.text, first.start())
        return Span(first.start(), last.end()) if first and last else None


class PairLabel(NamedTuple):
    """Two articles and what is labelled of them."""

    name: str
    a: ArticleId
    b: ArticleId
    quotes: tuple[QuoteLabel, ...]
    pairs: tuple[dict[str, Any], ...]
    """Of quotations, as the file has them."""


def labelled() -> Iterator[PairLabel]:
    """Yield what is labelled, in order; nothing where the variable isn't set."""
    told = os.environ.get(LABELS)
    if not told:
        return
    folder = Path(told)
    pairs = json.loads((folder / "pairs.json").read_text(encoding="utf-8"))
    for number, (a, b) in enumerate(pairs, 1):
        path = folder / f"pair{number}.json"
        if path.exists():
            read = json.loads(path.read_text(encoding="utf-8"))
            quotes = tuple(_quote(each) for each in read["quotes"])
            ids = ArticleId(a), ArticleId(b)
            yield PairLabel(path.stem, *ids, quotes, tuple(read["quote_pairs"]))


def _quote(read: dict[str, Any]) -> QuoteLabel:
    return QuoteLabel(*(read[field] for field in QuoteLabel._fields))


def same_words(text: str, found: Sequence[int], labelled: Sequence[int]) -> bool:
    """Whether two spans begin and end with the same words, whatever signs stand around them."""
    one, other = (_WORD.findall(text[span[0] : span[1]]) for span in (found, labelled))
    return one == other


def _anyhow(words: str) -> re.Pattern[str]:
    """Return a pattern of words, whatever stands between them."""
    return re.compile(r"\b" + r"\W+".join(map(re.escape, _WORD.findall(words))) + r"\b")
