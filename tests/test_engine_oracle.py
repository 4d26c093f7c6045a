"""The engine's answers against two others: Whoosh as it comes, and a walk through all texts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh.analysis import Analyzer, Token
from whoosh.fields import NUMERIC, TEXT, Schema
from whoosh.filedb.filestore import RamStorage
from whoosh.query import Term
from whoosh.scoring import BM25F

from index.engine import IndexedText, open_engine
from index.engine.lexer import lex
from index.engine.parser import tree
from index.words import fold, term, tokens, word_spans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from index.engine import Engine

WORDS = (
    "treaty treaties Treaty's cod cods fishing fished fisher harbour harbours port ports"
    " the the the of of Öström signs signed U.N. UN Jong-un 1,000"
).split()

_sentence = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
_corpus = st.lists(st.tuples(_sentence, _sentence, _sentence), min_size=1, max_size=14)


class _Stems(Analyzer):  # type: ignore[misc]  # Whoosh has no types
    def __call__(self, value: str, **_: object) -> Iterator[Token]:
        for position, (text, start, end) in enumerate(tokens(value)):
            yield Token(
                text=text, pos=position, startchar=start, endchar=end, boost=1.0, stopped=False
            )


class _Exact(BM25F):  # type: ignore[misc]  # as above
    """Whoosh's scoring with the true lengths of fields, which it rounds to fit a byte."""

    def __init__(self, articles: list[IndexedText]) -> None:
        super().__init__(B=0.75, K1=1.2)
        self._lengths = {
            "title": [len(tokens(article.title)) for article in articles],
            "text": [len(tokens(article.text)) for article in articles],
        }

    def scorer(self, searcher: Any, fieldname: str, text: bytes, qf: int = 1) -> Any:
        scorer = super().scorer(searcher, fieldname, text, qf=qf)
        scorer.dfl = self._lengths[fieldname].__getitem__
        return scorer


def _stock(articles: list[IndexedText]) -> Any:
    """Return Whoosh's own index of these articles."""
    schema = Schema(key=NUMERIC(stored=True), title=TEXT(_Stems()), text=TEXT(_Stems()))
    stock = RamStorage().create_index(schema)
    writer = stock.writer()
    for article in articles:
        writer.add_document(key=article.key, title=article.title, text=article.text)
    writer.commit()
    return stock


def _articles(corpus: list[tuple[str, str, str]]) -> list[IndexedText]:
    return [
        IndexedText(key, title, f"{text} {more}", "", None)
        for key, (title, text, more) in enumerate(corpus, 1)
    ]


def _stemmed(query: Any) -> Any:
    """Return a tree whose words are stems: ours stems them by the languages of the corpus."""

    def stemmed(leaf: Any) -> Any:
        return Term(leaf.fieldname, term(leaf.text), leaf.boost) if type(leaf) is Term else leaf

    return query.accept(stemmed)


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    return lambda: tmp_path_factory.mktemp("oracle")


def _filled(folder: Path, articles: list[IndexedText], cut: int) -> Engine:
    """Return an engine that came to hold these articles in two changes and after a deletion."""
    engine = open_engine(folder)
    extra = IndexedText(99, "treaty", "cod " * 30, "", None)
    engine.apply([*articles[:cut], extra], [], 1)
    engine.apply(articles[cut:], [99], 2)
    return engine


@pytest.mark.parametrize(
    "query",
    ["treaty", "cod fish", "harbour OR port OR un", "the treaty NOT title:cod", "title:the"],
)
@settings(max_examples=8, deadline=None)
@given(corpus=_corpus, cut=st.integers(0, 14))
def test_hits_and_scores_are_those_of_stock_whoosh(
    folders: Callable[[], Path], query: str, corpus: list[tuple[str, str, str]], cut: int
) -> None:
    articles = _articles(corpus)
    engine = _filled(folders(), articles, cut)
    answer = engine.search(query)
    engine.close()
    with _stock(articles).searcher(weighting=_Exact(articles)) as searcher:
        results = searcher.search(_stemmed(tree(lex(query))).normalize(), limit=None)
        # Whoosh adds 1 to every hit for a word that is excluded, which ranks nothing.
        expected = {int(hit["key"]): hit.score - query.count("NOT") for hit in results}
    assert [int(key) for key in answer.keys] == sorted(expected)
    for key, score in zip(answer.keys, answer.scores, strict=True):
        assert score == pytest.approx(expected[int(key)], rel=1e-5)


@dataclass(frozen=True)
class Asked:
    """A query in words, and as a test of an article's words."""

    text: str
    holds: Callable[[list[str], list[str]], bool]
    """Given stems and folded words."""


def _word(word: str) -> Asked:
    wanted = [token.term for token in tokens(word)]
    return Asked(word, lambda stems, _: _stands(stems, wanted))


def _stands(words: list[str], wanted: list[str]) -> bool:
    size = len(wanted)
    return any(words[n : n + size] == wanted for n in range(len(words) - size + 1))


def _phrase(words: list[str]) -> Asked:
    text = " ".join(words)
    wanted = [token.term for token in tokens(text)]
    return Asked(f'"{text}"', lambda stems, _: _stands(stems, wanted))


def _pattern(pattern: str) -> Asked:
    expression = re.compile(fold(pattern).replace("*", ".*").replace("?", "."))
    return Asked(pattern, lambda _, words: any(expression.fullmatch(word) for word in words))


def _both(a: Asked, b: Asked) -> Asked:
    return Asked(f"({a.text} {b.text})", lambda s, w: a.holds(s, w) and b.holds(s, w))


def _and(a: Asked, b: Asked) -> Asked:
    return Asked(f"({a.text}) AND ({b.text})", lambda s, w: a.holds(s, w) and b.holds(s, w))


def _or(a: Asked, b: Asked) -> Asked:
    return Asked(f"({a.text} OR {b.text})", lambda s, w: a.holds(s, w) or b.holds(s, w))


def _not(a: Asked) -> Asked:
    return Asked(f"(NOT ({a.text}))", lambda s, w: not a.holds(s, w))


_leaf = (
    st.sampled_from(WORDS).map(_word)
    | st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(_phrase)
    | st.sampled_from(["t*", "*s", "f?shed", "treat*s", "*ar*ur*", "zz*", "c*d", "*o*o*"]).map(
        _pattern
    )
)
_asked = st.recursive(
    _leaf,
    lambda inner: (
        st.builds(_both, inner, inner)
        | st.builds(_and, inner, inner)
        | st.builds(_or, inner, inner)
        | st.builds(_not, inner)
    ),
    max_leaves=5,
)


@settings(max_examples=25, deadline=None)
@given(corpus=_corpus, cut=st.integers(0, 14), asked=st.lists(_asked, min_size=1, max_size=10))
def test_any_query_finds_what_a_walk_through_all_texts_finds(
    folders: Callable[[], Path],
    corpus: list[tuple[str, str, str]],
    cut: int,
    asked: list[Asked],
) -> None:
    # Titles are left empty: a word may stand in the one and a phrase in the other.
    articles = [IndexedText(a.key, "", a.text, "", None) for a in _articles(corpus)]
    engine = _filled(folders(), articles, cut)
    for question in asked:
        answer = engine.search(question.text)
        expected = [
            article.key
            for article in articles
            if question.holds(
                [token.term for token in tokens(article.text)],
                [fold(word) for word, _, _ in word_spans(article.text)],
            )
        ]
        assert answer.problem is None
        assert [int(key) for key in answer.keys] == expected
        lit = {a.key for a in articles if answer.finder.hits(a.text)}
        if "NOT" not in question.text:
            assert set(expected) <= lit
    engine.close()
