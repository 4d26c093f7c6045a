"""A peer: tantivy, the search library in Rust, by its own Python binding."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import tantivy

from benchmarks.contender import PAGE
from benchmarks.questions import BOOST, NEAR

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from benchmarks.contender import Found, Level
    from benchmarks.questions import Form, Question
    from benchmarks.texts import Text

_FIELDS = ["title", "text"]
_HEAP = 256_000_000
"""Bytes that its writer may hold, as the other's."""
_SNIPPET = 120
"""Characters."""
_LANGUAGE: Mapping[Form, str] = {
    "term": "{0}",
    "all": "{words}",
    "any": "{0} OR {1}",
    "without": "{0} -{1}",
    "phrase": '"{words}"',
    "near": f'"{{words}}"~{NEAR}',
    "title": "title:{0}",
    "boosted": f"{{0}}^{BOOST} OR {{1}}",
}


class Tantivy:
    """Articles in tantivy's index, stemmed by its English stemmer."""

    def __init__(self, place: Path) -> None:
        """Keep where it is."""
        self._place = place
        self._index: Any = None
        self._searcher: Any = None

    def build(self, texts: Iterable[Text], cores: int) -> None:
        """Index articles, all in one commit."""
        self._place.mkdir(parents=True)
        schema = _schema()
        index = tantivy.Index(schema, path=str(self._place))
        writer = index.writer(heap_size=_HEAP, num_threads=cores)
        for number, text in enumerate(texts, 1):
            told = {**text._asdict(), "id": number, "day": day(text.date)}
            del told["date"]
            writer.add_document(tantivy.Document.from_dict(told, schema))
        writer.commit()
        writer.wait_merging_threads()

    def open(self, level: Level) -> None:  # noqa: ARG002  one for both
        """Open the index."""
        self._index = tantivy.Index.open(str(self._place))
        self._searcher = self._index.searcher()

    def find(self, question: Question, limit: int | None) -> Found | int:
        """Return ids and scores."""
        query = self._query(question)
        found = self._searcher.search(query, limit or self._searcher.num_docs, count=False).hits
        if not found and question.kind == "typing" and question.form == "all":
            return self.find(question.as_beginning(), limit)
        ids = self._searcher.fast_field_values("id", [address for _, address in found])
        return [(number, score) for number, (score, _) in zip(ids, found, strict=True)]

    def page(self, question: Question) -> int:
        """Make twenty rows, a snippet each."""
        query = self._query(question)
        found = self._searcher.search(query, PAGE)
        if not found.count and question.kind == "typing" and question.form == "all":
            return self.page(question.as_beginning())
        maker = tantivy.SnippetGenerator.create(self._searcher, query, self._index.schema, "text")
        maker.set_max_num_chars(_SNIPPET)
        rows = []
        for score, address in found.hits:
            article = self._searcher.doc(address)
            snippet = maker.snippet_from_doc(article)
            title, outlet = article.get_first("title"), article.get_first("outlet")
            rows.append((title, outlet, score, snippet.fragment(), snippet.highlighted()))
        return len(rows)

    def close(self) -> None:
        """Let go of it."""
        self._index = self._searcher = None

    def _query(self, question: Question) -> Any:
        words = question.words
        match question.form:
            case "prefix" | "wildcard":
                pattern = re.escape(words[0]).replace(r"\?", ".").replace(r"\*", ".*")
                return self._any_field(pattern + (".*" if question.form == "prefix" else ""))
            case "typed":
                sure = self._parsed(" ".join(words[:-1]))
                return sure.and_must_match(self._any_field(re.escape(words[-1]) + ".*"))
            case "fuzzy":
                return _either(
                    tantivy.Query.fuzzy_term_query(self._index.schema, field, words[0])
                    for field in _FIELDS
                )
            case "dated":
                since, until = day(question.since), day(question.until)
                return self._parsed(f"+{words[0]} +day:[{since} TO {until}]")
            case _:
                return self._parsed(question.written(_LANGUAGE))

    def _parsed(self, written: str) -> Any:
        return self._index.parse_query(written, _FIELDS, conjunction_by_default=True)

    def _any_field(self, pattern: str) -> Any:
        schema = self._index.schema
        return _either(tantivy.Query.regex_query(schema, field, pattern) for field in _FIELDS)


def day(date: str) -> int:
    """Return a date as a number that orders as dates do, 0 for an unknown one."""
    return int(date[:10].replace("-", "") or 0)


def _either(queries: Iterable[Any]) -> Any:
    return tantivy.Query.boolean_query([(tantivy.Occur.Should, query) for query in queries])


def _schema() -> Any:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("id", fast=True)
    for field in _FIELDS:
        builder.add_text_field(field, stored=True, tokenizer_name="en_stem")
    builder.add_text_field("outlet", stored=True, tokenizer_name="raw")
    builder.add_unsigned_field("day", indexed=True, fast=True)
    return builder.build()
