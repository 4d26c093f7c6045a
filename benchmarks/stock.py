"""A peer: Whoosh as it comes, with its own analyzer, format and weighting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from whoosh import fields, qparser, query
from whoosh.analysis import StemmingAnalyzer
from whoosh.index import create_in, open_dir

from benchmarks.contender import PAGE
from benchmarks.questions import BOOST, NEAR

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from benchmarks.contender import Found, Level
    from benchmarks.questions import Form, Question
    from benchmarks.texts import Text

_MEGABYTES = 256
"""That its writer may hold before it writes a part."""
_LANGUAGE: Mapping[Form, str] = {
    **dict.fromkeys(("term", "all", "dated", "wildcard"), "{words}"),
    "any": "{0} OR {1}",
    "without": "{0} NOT {1}",
    "phrase": '"{words}"',
    "near": f'"{{words}}"~{NEAR}',
    **dict.fromkeys(("prefix", "typed"), "{words}*"),
    "fuzzy": "{0}~1",
    "title": "title:{0}",
    "boosted": f"{{0}}^{BOOST} OR {{1}}",
}


class StockWhoosh:
    """Articles in a Whoosh index of its stock classes, stemmed, no word left out as too common."""

    def __init__(self, place: Path) -> None:
        """Keep where it is."""
        self._place = place
        self._searcher: Any = None
        self._parser: Any = None

    def build(self, texts: Iterable[Text], cores: int) -> None:  # noqa: ARG002  as it comes: one
        """Index articles, all in one commit."""
        self._place.mkdir(parents=True)
        analyzer = StemmingAnalyzer(stoplist=None, minsize=1)
        schema = fields.Schema(
            id=fields.STORED,
            title=fields.TEXT(analyzer, stored=True),
            text=fields.TEXT(analyzer, stored=True),
            outlet=fields.ID(stored=True),
            date=fields.ID(stored=True),
        )
        writer = create_in(self._place, schema).writer(limitmb=_MEGABYTES)
        for number, text in enumerate(texts, 1):
            writer.add_document(id=number, **text._asdict())
        writer.commit()

    def open(self, level: Level = "engine") -> None:  # noqa: ARG002  one for both
        """Open the index."""
        opened = open_dir(self._place)
        self._searcher = opened.searcher()
        self._parser = qparser.MultifieldParser(["title", "text"], opened.schema)
        self._parser.add_plugin(qparser.FuzzyTermPlugin())

    def find(self, question: Question, limit: int | None) -> Found | int:
        """Return the numbers that Whoosh gives articles, and scores."""
        found = self._searcher.search(self._query(question), limit=limit)
        if not found.scored_length() and question.kind == "typing" and question.form == "all":
            return self.find(question.as_beginning(), limit)
        return list(found.items())

    def page(self, question: Question) -> int:
        """Make twenty rows, with what Whoosh highlights in each."""
        hits = self._searcher.search(self._query(question), limit=PAGE)
        if not hits.scored_length() and question.kind == "typing" and question.form == "all":
            return self.page(question.as_beginning())
        return len([(hit["title"], hit["outlet"], hit.highlights("text")) for hit in hits])

    def close(self) -> None:
        """Close the index."""
        self._searcher.close()

    def _query(self, question: Question) -> Any:
        parsed = self._parser.parse(question.written(_LANGUAGE))
        if question.form != "dated":
            return parsed
        return query.And([parsed, query.TermRange("date", question.since, question.until)])
