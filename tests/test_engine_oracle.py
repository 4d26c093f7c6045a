"""The engine's answers against two others: Whoosh as it comes, and a walk through all texts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.engine import IndexedText, open_engine
from index.engine.best import best
from index.engine.lexer import lex
from index.engine.parser import tree
from index.engine.tokens import QueryError
from index.words import fold, tokens, word_spans
from tests.whooshs_matchers import Reference

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from index.engine import Engine

WORDS = (
    "treaty treaties Treaty's cod cods fishing fished fisher harbour harbours port ports"
    " the the the of of Öström signs signed U.N. UN Jong-un 1,000"
).split()

_sentence = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
_corpus = st.lists(st.tuples(_sentence, _sentence, _sentence), min_size=1, max_size=14)


def _articles(corpus: list[tuple[str, str, str]]) -> list[IndexedText]:
    return [
        IndexedText(key, title, f"{text} {more}", "", None)
        for key, (title, text, more) in enumerate(corpus, 1)
    ]


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


_SHORT = "treaty treaties cod cods fishing fished fisher harbour harbours port the the of".split()
_DAY = date(2024, 6, 1).toordinal()
_brief = st.lists(st.sampled_from(_SHORT), max_size=8).map(" ".join)
_dated = st.lists(
    st.tuples(_brief, _brief, st.none() | st.integers(_DAY - 40, _DAY + 40)),
    min_size=1,
    max_size=12,
)
_words = st.lists(st.sampled_from(_SHORT), min_size=2, max_size=4).map(" ".join)
_piece = (
    st.sampled_from(_SHORT)
    | _words.map('"{}"'.format)
    | st.tuples(_words, st.integers(2, 6)).map(lambda pair: f'"{pair[0]}"~{pair[1]}')
    | st.sampled_from(["fish*", "*ar*", "c?d*", "zz*", "cid~", "fishes~2", "treat~", "title:cod"])
)
_weighed = st.tuples(_piece, st.sampled_from(["", "", "^2", "^0.5"])).map("".join)
_dates = st.sampled_from(["since:2024-06", "until:2024-05-20", "date:[2024-05-25 TO 2024-06-10]"])


def _is_weighed(query: str) -> bool:
    """Tell whether there is anything to be weighed; not where all of a parenthesis are dates."""
    try:
        tree(lex(query))
    except QueryError:
        return False
    return True


_query = st.recursive(
    _weighed | _weighed | _weighed | _dates,
    lambda inner: (
        st.tuples(inner, st.sampled_from([" ", " AND ", " OR ", " NOT "]), inner).map(
            lambda parts: f"({''.join(parts)})"
        )
        | st.tuples(inner, st.sampled_from(["3", "0.2"]))
        .map(lambda p: f"({p[0]})^{p[1]}")
        .filter(_is_weighed)
        | inner.map(lambda part: f"(NOT {part})")
    ),
    max_leaves=6,
)


@settings(max_examples=15, deadline=None)
@given(
    corpus=_dated,
    cuts=st.tuples(st.integers(0, 12), st.integers(0, 12)).map(sorted),
    gone=st.sets(st.integers(1, 12), max_size=4),
    queries=st.lists(_query, min_size=4, max_size=12),
)
def test_hits_and_scores_are_those_of_whooshs_own_matchers(
    folders: Callable[[], Path],
    corpus: list[tuple[str, str, int | None]],
    cuts: list[int],
    gone: set[int],
    queries: list[str],
) -> None:
    articles = [
        IndexedText(key, title, text, "", day) for key, (title, text, day) in enumerate(corpus, 1)
    ]
    engine = open_engine(folders())
    # Three segments or more, some of their documents deleted, the first one added anew.
    first, others = articles[0], articles[1:]
    engine.apply([first, *others[: cuts[0]]], [], 1)
    engine.apply([*others[cuts[0] : cuts[1]], first], [], 2)
    engine.apply([article for article in others[cuts[1] :] if article.key not in gone], gone, 3)
    engine.apply([first], [], 4)
    left = [first, *(article for article in others if article.key not in gone)]
    reference = Reference(folders(), left).search(queries)
    for query, expected in zip(queries, reference, strict=True):
        answer = engine.search(query)
        assert answer.problem is None
        found = dict(zip(answer.keys.tolist(), answer.scores.tolist(), strict=True))
        assert list(found) == sorted(expected), query
        assert found == pytest.approx(expected, rel=1e-5, abs=1e-6), query
    engine.close()


@given(
    st.lists(st.sampled_from([0.0, 0.5, 1.0, 2.5, 1e-7]) | st.floats(0, 9, width=32)),
    st.integers(-1, 30),
)
def test_the_best_are_those_that_a_sort_of_all_begins_with(scores: list[float], limit: int) -> None:
    found = np.array(scores, dtype=np.float32)
    expected = np.argsort(-found, kind="stable")[: max(limit, 0)]
    assert best(found, limit).tolist() == expected.tolist()


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


def test_what_is_scored_otherwise_than_by_whoosh(folders: Callable[[], Path]) -> None:
    texts = [
        "harbour cod and harbour cod and the harbour cod of a port",  # the phrase, again and again
        "harbour cod, cod and cod; harbour, harbour, harbour; cod: cod",  # its words
        "a fisher of a port who was fishing and fished and fished more and more",
        "a fisher of a port who was at home and never came out of it again all",
    ]
    engine = open_engine(folders())
    engine.apply([IndexedText(n, "", text, "", _DAY) for n, text in enumerate(texts, 1)], [], 1)

    def scores(query: str) -> dict[int, float]:
        answer = engine.search(query)
        return dict(zip(answer.keys.tolist(), answer.scores.tolist(), strict=True))

    phrase = scores('"harbour cod"')
    assert phrase[1] > phrase[2]  # Whoosh adds up the words: the other way round
    near = scores('"harbour cod"~3')
    assert near[1] > near[2]
    pattern = scores("fish*")
    assert pattern[3] > pattern[4]  # Whoosh scores both 1, or weighs most what is rarest
    assert scores("port since:2024") == scores("port")
    assert set(scores("NOT cod").values()) == {0.0}
    assert scores("port OR NOT cod") == scores("port") | {4: scores("port")[4]}
    engine.close()
