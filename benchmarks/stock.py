"""A peer: Whoosh as it comes, with its own analyzer, format and weighting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whoosh import fields, qparser
from whoosh.analysis import StemmingAnalyzer
from whoosh.index import create_in, open_dir

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from benchmarks.texts import Text

_PAGE = 20


class StockWhoosh:
    """Articles in a Whoosh index of its stock classes, stemmed."""

    def __init__(self, folder: Path) -> None:
        """Keep where it is.

        Args:
            folder: Of the index.
        """
        self._folder = folder

    def build(self, texts: Iterable[Text]) -> None:
        """Index articles, all in one commit."""
        self._folder.mkdir()
        schema = fields.Schema(
            title=fields.TEXT(StemmingAnalyzer(), stored=True),
            text=fields.TEXT(StemmingAnalyzer(), stored=True),
            outlet=fields.ID(stored=True),
            date=fields.ID(stored=True, sortable=True),
        )
        writer = create_in(self._folder, schema).writer(limitmb=256)
        for text in texts:
            writer.add_document(**text._asdict())
        writer.commit()

    def page(self, query: str) -> list[tuple[object, ...]]:
        """Return the first twenty articles, best first, with a snippet each."""
        opened = open_dir(self._folder)
        with opened.searcher() as searcher:
            parsed = qparser.MultifieldParser(["title", "text"], opened.schema).parse(query)
            hits = searcher.search(parsed, limit=_PAGE)
            return [(hit["title"], hit.score, hit.highlights("text")) for hit in hits]
