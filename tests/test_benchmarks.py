from __future__ import annotations

from collections import Counter
from itertools import islice, pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.articles import MadeUp, made_up, names
from benchmarks.corpora import Corpora, NamesGiven
from benchmarks.measure import Timings, interleaved, pooled, ratio, timed
from benchmarks.queries import queries_for
from benchmarks.ranking import best_f1, f1, mean_average_precision
from benchmarks.sqlite import Fts5
from benchmarks.stock import StockWhoosh
from benchmarks.tables import milliseconds, table, times
from benchmarks.texts import Text, save, saved
from index.article import Span
from index.names.finder import NamingTask

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SECONDS = st.floats(min_value=0.001, max_value=100)


def texts(number: int) -> list[Text]:
    return [Text(a.title, a.outlet, a.date, a.text) for a in made_up(number)]


def ticking(*steps: float) -> Callable[[], float]:
    """Return a clock that shows these times, one after the other."""
    return iter(steps).__next__


def test_the_same_seed_makes_the_same_articles_however_many() -> None:
    few = list(made_up(5, seed=7))
    assert few == list(islice(made_up(50, seed=7), 5))
    assert few != list(made_up(5, seed=8))


def test_made_up_articles_have_what_articles_have() -> None:
    article = next(made_up(1))
    assert isinstance(article, MadeUp)
    assert article.title
    assert article.outlet
    assert len(article.date) == len("2020-01-01")
    assert article.text.count("\n\n") >= 3


def test_few_words_are_frequent_and_most_are_rare() -> None:
    words = " ".join(article.text for article in made_up(60)).lower().split()
    counts = sorted(Counter(words).values(), reverse=True)
    assert sum(counts[:50]) > len(words) / 5
    assert counts.count(1) > len(counts) / 3


def test_the_names_given_are_those_made_up() -> None:
    article = next(made_up(1))
    task = NamingTask("a", article.text, (Span(0, len(article.text)),))
    with NamesGiven() as finder:
        ((key, found),) = finder.find([task], lambda: False)
    assert key == "a"
    assert found
    assert all(names()[mention.text] == mention.kind for mention in found)
    assert all(article.text[m.start : m.end] == m.text for m in found)
    assert all(one.end <= two.start for one, two in pairwise(found))


def test_contenders_take_turns_and_the_order_is_turned_round() -> None:
    asked: list[str] = []

    def contender(name: str, seconds: float) -> Callable[[], float]:
        def contend() -> float:
            asked.append(name)
            return seconds

        return contend

    both = {"ours": contender("ours", 3.0), "peer": contender("peer", 2.0)}
    taken = interleaved(both, 3, rehearsals=1)
    assert "".join(name[0] for name in asked) == "op" + "op" + "po" + "op"
    assert taken == {"ours": Timings((3.0, 3.0, 3.0)), "peer": Timings((2.0, 2.0, 2.0))}
    assert ratio(taken["ours"], taken["peer"]) == 1.5


def test_a_slow_round_changes_no_ratio() -> None:
    assert ratio(Timings((2.0, 20.0, 2.0)), Timings((1.0, 10.0, 1.0))) == 2.0


def test_work_is_timed_by_the_clock_that_is_given() -> None:
    done: list[str] = []
    assert timed(lambda: done.append("work"), ticking(5.0, 7.5))() == 2.5
    assert done == ["work"]


def test_a_percentile_is_one_of_the_timings() -> None:
    twenty = Timings(tuple(float(second) for second in range(20, 0, -1)))
    assert twenty.percentile(0.5) == 10.0
    assert twenty.percentile(0.95) == 19.0
    assert twenty.percentile(1.0) == 20.0
    assert pooled([Timings((1.0,)), twenty]).seconds[:2] == (1.0, 20.0)


@given(st.lists(SECONDS, min_size=1), SECONDS)
def test_a_ratio_to_a_multiple_of_oneself_is_the_multiple(
    seconds: list[float], factor: float
) -> None:
    ours = Timings(tuple(second * factor for second in seconds))
    assert ratio(ours, Timings(tuple(seconds))) == pytest.approx(factor)


def test_queries_are_the_same_each_time_and_of_every_kind(tmp_path: Path) -> None:
    articles = texts(80)
    queries = queries_for(articles)
    assert queries == queries_for(articles)
    assert len({query.kind for query in queries}) == 9
    peer = Fts5(tmp_path / "peer.sqlite")
    peer.build(articles)
    for query in queries:
        if query.fts5 is not None and query.kind in ("term", "AND", "phrase", "prefix", "field"):
            assert peer.count(query.fts5), query
            assert peer.page(query.fts5), query
    peer.close()


def test_the_peers_find_a_word_of_an_article(tmp_path: Path) -> None:
    articles = texts(20)
    query = next(query for query in queries_for(articles) if query.kind == "term")
    stock = StockWhoosh(tmp_path / "stock")
    stock.build(articles)
    assert stock.page(query.ours)


def test_texts_survive_being_kept(tmp_path: Path) -> None:
    articles = [*texts(3), Text("“Ferry”", "", "", "one\n\ntwo — three\u2028four")]
    save(articles, tmp_path / "texts.jsonl")
    assert saved(tmp_path / "texts.jsonl") == articles


def test_made_up_articles_stand_in_where_there_are_no_real_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CORPUS_READER_SHARED", raising=False)
    few = Corpora(tmp_path).few
    assert few.name == "made up (150 articles)"
    assert len((few.folder / "articles.jsonl").read_text("utf-8").splitlines()) == 150


def test_a_ranking_is_as_good_as_its_first_places() -> None:
    gold = [np.array([[True, False, True]])]
    assert mean_average_precision([np.array([[0.9, 0.5, 0.7]])], gold) == 1.0
    assert mean_average_precision([np.array([[0.5, 0.9, 0.4]])], gold) == pytest.approx(7 / 12)
    assert mean_average_precision([np.array([[0.9, 0.5, 0.0]])], gold) == 0.5


def test_f1_counts_what_reaches_the_threshold() -> None:
    scores, gold = [np.array([[0.9, 0.5, 0.7]])], [np.array([[True, False, True]])]
    assert f1(scores, gold, 0.6) == 1.0
    assert f1(scores, gold, 0.8) == pytest.approx(2 / 3)
    assert f1(scores, gold, 1.0) == 0.0
    assert best_f1(scores, gold) == (1.0, 0.7)


def test_a_table_is_markdown_with_its_columns_in_line() -> None:
    told = table(["", "time"], [["ours", "12 ms"], ["a peer", "9 ms"]])
    assert told.splitlines() == [
        "|        |  time |",
        "| ------ | ----: |",
        "| ours   | 12 ms |",
        "| a peer |  9 ms |",
    ]


def test_figures_have_about_three_digits() -> None:
    shown = [milliseconds(second) for second in (0.000421, 0.0123, 1.31)]
    assert shown == ["0.42 ms", "12.3 ms", "1,310 ms"]
    assert [times(0.314), times(12.4)] == ["0.31×", "12×"]
