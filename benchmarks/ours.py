"""Ours: the engine alone as the library opens it, and the library with a page of rows."""

from __future__ import annotations

from datetime import date
from itertools import islice
from typing import TYPE_CHECKING
from unittest.mock import patch

import numpy as np

from benchmarks.contender import PAGE
from benchmarks.corpora import NamesGiven
from benchmarks.questions import BOOST, NEAR, Unasked
from index.engine import BrokenIndexError, IndexedText, open_engine
from index.library import Library
from index.locks import never

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from benchmarks.contender import Found, Level
    from benchmarks.questions import Form, Question
    from benchmarks.texts import Text
    from index.engine import Engine

_AT_ONCE = 4_000
"""Articles in one change, as many as the library gives the engine at once."""
_LANGUAGE: Mapping[Form, str] = {
    **dict.fromkeys(("term", "all", "wildcard"), "{words}"),
    "any": "{0} OR {1}",
    "without": "{0} -{1}",
    "phrase": '"{words}"',
    "near": f'"{{words}}"~{NEAR}',
    **dict.fromkeys(("prefix", "typed"), "{words}*"),
    "fuzzy": "{0}~",
    "title": "title:{0}",
    "dated": "{0} date:[{since} TO {until}]",
    "boosted": f"{{0}}^{BOOST} OR {{1}}",
}


class Ours:
    """Articles in our engine, and beside it in our library, which has an engine of its own."""

    def __init__(self, place: Path) -> None:
        """Keep where it is; the corpus lies beside it."""
        self._folder = place / "engine"
        self._indexes = place / "library"
        self._corpus = place.parent / "corpus"
        self._engine: Engine | None = None
        self._library: Library | None = None

    def build(self, texts: Iterable[Text], cores: int) -> None:  # noqa: ARG002  it sees for itself
        """Index articles, so many at once as the library does."""
        self._folder.parent.mkdir(parents=True, exist_ok=True)
        engine = open_engine(self._folder)
        numbered = _indexed(texts)
        generation = 0
        while batch := list(islice(numbered, _AT_ONCE)):
            generation += 1
            engine.apply(batch, [], generation)
            engine.keep_tidy()
        engine.tidy(never)
        engine.close()

    def prepare(self) -> None:
        """Read the corpus into the library, names and stories too, or bring it level."""
        with Library.open(self._corpus, index_dir=self._indexes) as library:
            library.refresh()
            # The library starts its own recogniser, which would take hours here.
            with patch("index.naming._recogniser", NamesGiven):
                library.find_names()
            library.find_stories()

    def outdated(self) -> bool:
        """Tell whether the engine's files are of another layout than this code's."""
        try:
            open_engine(self._folder).close()
        except BrokenIndexError:
            return True
        return False

    def open(self, level: Level) -> None:
        """Open the engine, or the library, ready to be asked."""
        if level == "engine":
            self._engine = open_engine(self._folder)
        else:
            self._library = Library.open(self._corpus, index_dir=self._indexes)
            self._library.warm_up()

    def find(self, question: Question, limit: int | None) -> Found | int:
        """Return ids and scores of the best, or how many there are: all stand in two arrays."""
        assert self._engine is not None
        answer = self._engine.search(question.written(_LANGUAGE))
        if answer.problem:
            raise Unasked(answer.problem.message)
        if not len(answer.keys) and question.kind == "typing" and question.form == "all":
            return self.find(question.as_beginning(), limit)
        if limit is None:
            return len(answer.keys)
        scores = answer.scores
        best = np.argpartition(-scores, limit)[:limit] if len(scores) > limit else slice(None)
        found = zip(answer.keys[best].tolist(), scores[best].tolist(), strict=True)
        return sorted(found, key=lambda hit: (-hit[1], hit[0]))

    def page(self, question: Question) -> int:
        """Search, count all filters, and make twenty rows, up to three snippets each."""
        assert self._library is not None
        typed = question.kind == "typing" and question.form == "all"
        results = self._library.search(question.written(_LANGUAGE), respell=not typed)
        if results.problem:
            raise Unasked(results.problem.message)
        if not len(results) and typed:
            return self.page(question.as_beginning())
        return len(self._library.rows(results, 0, PAGE))

    def close(self) -> None:
        """Close what is open."""
        if self._engine is not None:
            self._engine.close()
        if self._library is not None:
            self._library.__exit__(None, None, None)
        self._engine = self._library = None


def _indexed(texts: Iterable[Text]) -> Iterator[IndexedText]:
    for key, text in enumerate(texts, 1):
        day = date.fromisoformat(text.date[:10]).toordinal() if text.date else None
        yield IndexedText(key, text.title, text.text, text.outlet, day, "en")
