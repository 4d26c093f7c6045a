"""Whoosh as it comes, asked what ours is asked: the reference that answers are compared with.

Hits and spans are those of Whoosh's own matchers, scores those of its own formula. In what ours
scores otherwise, as `index.engine.evaluate` says, the tree is told so.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from whoosh import query as whoosh
from whoosh.analysis import Analyzer, Token
from whoosh.fields import NUMERIC, TEXT, Schema
from whoosh.index import create_in
from whoosh.matching import ListMatcher, NullMatcher, WrappingMatcher
from whoosh.query.qcore import Query
from whoosh.scoring import BM25F, BaseScorer, bm25

from index.engine.lexer import lex
from index.engine.parser import tree
from index.words import fold, term, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from index.engine import IndexedText

_B, _K1 = 0.75, 1.2


class _Words(Analyzer):  # type: ignore[misc]  # Whoosh has no types
    """Our words, stemmed or only folded."""

    def __init__(self, *, stemmed: bool) -> None:
        self._stemmed = stemmed

    def __call__(self, value: str, **_: object) -> Iterator[Token]:
        for position, token in enumerate(tokens(value)):
            text = token.term if self._stemmed else fold(value[token.start : token.end])
            yield Token(text=text, pos=position, startchar=0, endchar=0, boost=1.0, stopped=False)


class _Exact(BM25F):  # type: ignore[misc]  # as above
    """Whoosh's scoring with the true lengths of fields, which it rounds to fit a byte."""

    def __init__(self, articles: Sequence[IndexedText]) -> None:
        super().__init__(B=_B, K1=_K1)
        self.lengths = {
            "title": [len(tokens(article.title)) for article in articles],
            "text": [len(tokens(article.text)) for article in articles],
        }

    def scorer(self, searcher: Any, fieldname: str, text: bytes, qf: int = 1) -> Any:
        scorer = super().scorer(searcher, fieldname, text, qf=qf)
        if lengths := self.lengths.get(fieldname.removesuffix("_words")):  # days have none
            scorer.dfl = lengths.__getitem__
        return scorer


class _OneWordScorer(BaseScorer):  # type: ignore[misc]  # as above
    """Scores what is found as the articles of one word are scored."""

    def __init__(self, searcher: Any, field: str, number: int) -> None:
        self._lengths = searcher.weighting.lengths[field]
        self._mean = searcher.avg_field_length(field) or 1
        self._rarity = BM25F().idf(_Frequency(searcher, number), field, "")

    def score(self, matcher: Any) -> float:
        length = self._lengths[matcher.id()]
        score: float = bm25(self._rarity, matcher.weight(), length, self._mean, _B, _K1)
        return score


class _Frequency:
    """Tells the rarity of something that isn't a term."""

    def __init__(self, searcher: Any, number: int) -> None:
        self._searcher, self._number = searcher, number

    def get_parent(self) -> _Frequency:
        return self

    def doc_frequency(self, _field: str, _text: str) -> int:
        return self._number

    def doc_count_all(self) -> int:
        number: int = self._searcher.doc_count_all()
        return number


class AsOneWord(Query):  # type: ignore[misc]  # as above
    """What phrases and patterns find, scored as one word."""

    def __init__(self, inner: Any, stem: str = "") -> None:
        self._inner, self._stem = inner, stem

    def estimate_size(self, reader: Any) -> int:
        number: int = reader.doc_count_all()
        return number

    def matcher(self, searcher: Any, _context: object = None) -> Any:
        field = self._inner.fieldname.removesuffix("_words")
        phrase = isinstance(self._inner, whoosh.Phrase)
        counts = self._stretches(searcher) if phrase else self._standing(searcher)
        if not counts:
            return NullMatcher()
        numbers = sorted(counts)
        matcher = ListMatcher(
            numbers,
            [float(counts[number]) for number in numbers],
            scorer=_OneWordScorer(searcher, field, len(numbers)),
        )
        return WrappingMatcher(matcher, boost=self._inner.boost)

    def _stretches(self, searcher: Any) -> Counter[int]:
        found: Counter[int] = Counter()
        for number, spans in spans_of(self._inner.matcher(searcher)):
            found[number] = len(spans)
        return found

    def _standing(self, searcher: Any) -> Counter[int]:
        reader, name = searcher.reader(), self._inner.fieldname
        # Patterns yield bytes, near spellings text.
        words = set(map(_text, self._inner._btexts(reader)))
        if self._stem:
            listed = map(_text, reader.field_terms(name))
            words |= {word for word in listed if term(word) == self._stem}
        found: Counter[int] = Counter()
        for word in words:
            matcher = whoosh.Term(name, word).matcher(searcher, searcher.boolean_context())
            while matcher.is_active():
                found[matcher.id()] += int(matcher.weight())
                matcher.next()
        return found


class Weightless(Query):  # type: ignore[misc]  # as above
    """What finds and weighs nothing."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner

    def estimate_size(self, reader: Any) -> int:
        number: int = reader.doc_count_all()
        return number

    def matcher(self, searcher: Any, _context: object = None) -> Any:
        inner = self._inner.matcher(searcher, searcher.boolean_context())
        return WrappingMatcher(inner, boost=0.0)


def spans_of(matcher: Any) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    """Yield each document of a matcher with those of its spans that hold no other one."""
    while matcher.is_active():
        yield matcher.id(), _shortest({(span.start, span.end) for span in matcher.spans()})
        matcher.next()


def _text(word: bytes | str) -> str:
    return word.decode() if isinstance(word, bytes) else word


def _shortest(spans: set[tuple[int, int]]) -> list[tuple[int, int]]:
    return sorted(
        (start, end)
        for start, end in spans
        if not any(
            start <= other and close <= end and (other, close) != (start, end)
            for other, close in spans
        )
    )


class Reference:
    """Whoosh's own index of some articles."""

    def __init__(self, folder: Path, articles: Iterable[IndexedText]) -> None:
        """Index them, in one segment.

        In memory, Whoosh would keep files of one name for all processes while it writes.
        """
        self._articles = list(articles)
        stemmed, folded = _Words(stemmed=True), _Words(stemmed=False)
        schema = Schema(
            key=NUMERIC(stored=True),
            day=NUMERIC(),
            title=TEXT(stemmed),
            text=TEXT(stemmed),
            title_words=TEXT(folded),
            text_words=TEXT(folded),
        )
        self._index = create_in(folder, schema)
        writer = self._index.writer()
        for article in self._articles:
            day = {} if article.day is None else {"day": article.day}
            title, text = article.title, article.text
            both = {"title": title, "text": text, "title_words": title, "text_words": text}
            writer.add_document(key=article.key, **both, **day)
        writer.commit()

    def search(self, queries: Iterable[str]) -> list[dict[int, float]]:
        """Return for each query the score of each article that it finds, by key."""
        with self._index.searcher(weighting=_Exact(self._articles)) as searcher:
            return [_found(searcher, _as_whoosh_has_it(tree(lex(query)))) for query in queries]


def _found(searcher: Any, query: Any) -> dict[int, float]:
    scores = {}
    matcher = query.matcher(searcher)
    while matcher.is_active():
        scores[int(searcher.stored_fields(matcher.id())["key"])] = matcher.score()
        matcher.next()
    return scores


def _as_whoosh_has_it(query: Any) -> Any:
    """Return a tree whose words are stems: ours stems them by the languages of the corpus."""

    def changed(part: Any) -> Any:
        field = getattr(part, "fieldname", "")
        if type(part) is whoosh.Term:
            return whoosh.Term(field, term(part.text), part.boost)
        if type(part) is whoosh.Phrase:
            stems = [term(word) for word in part.words]
            return AsOneWord(whoosh.Phrase(field, stems, part.slop, part.boost))
        if type(part) is whoosh.Wildcard:
            return AsOneWord(whoosh.Wildcard(f"{field}_words", part.text, part.boost))
        if type(part) is whoosh.FuzzyTerm:
            near = whoosh.FuzzyTerm(
                f"{field}_words", part.text, part.boost, part.maxdist, prefixlength=0
            )
            return AsOneWord(near, term(part.text))
        if type(part) in (whoosh.Not, whoosh.NumericRange):
            return Weightless(part)
        if type(part) is whoosh.Or:
            # Its other matcher, an array of scores, loses what scores nothing.
            part.matcher_type = whoosh.Or.DEFAULT_MATCHER
        return part

    return query.accept(changed)
