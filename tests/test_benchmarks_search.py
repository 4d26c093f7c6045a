from __future__ import annotations

import itertools
import json
import re
import select
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

import pytest

from benchmarks.articles import made_up
from benchmarks.contender import CONTENDERS, contender
from benchmarks.contending import ask, build, given_up_after
from benchmarks.contestant import Answered, Contestant
from benchmarks.kept import Kept, size_of
from benchmarks.ours import Ours
from benchmarks.painted import Key, keys_of
from benchmarks.questions import EACH, KINDS, Question, Unasked, questions_for
from benchmarks.rare import rare_word, with_rare_words, write_with_rare_words
from benchmarks.search import Asked
from benchmarks.search_tables import ALIKE, agreement, answering, clocks
from benchmarks.texts import Text, saved_articles
from index.library import Library

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from benchmarks.contender import Contender

ARTICLES = 40


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    room = tmp_path_factory.mktemp("room")
    write_with_rare_words(room / "corpus", ARTICLES)
    return room


@pytest.fixture(scope="module")
def texts(room: Path) -> list[Text]:
    return list(saved_articles(room / "corpus" / "articles.jsonl"))


@pytest.fixture(scope="module")
def contenders(room: Path, texts: list[Text]) -> Iterator[dict[str, Contender]]:
    opened: dict[str, Contender] = {}
    for name in CONTENDERS:
        try:
            one = contender(name, room / name)
        except ImportError:  # tantivy, which is installed for the benchmark alone
            continue
        one.build(texts, 1)
        if isinstance(one, Ours):
            one.prepare()
            one.open("page")
        one.open("engine")
        opened[name] = one
    yield opened
    for one in opened.values():
        one.close()


def test_rare_words_come_between_and_leave_the_articles_as_they_are() -> None:
    plain = list(made_up(8))
    mixed = list(with_rare_words(made_up(8)))
    assert mixed == list(islice(with_rare_words(made_up(30)), 8))
    assert mixed != list(with_rare_words(made_up(8), seed=2))
    for one, other in zip(plain, mixed, strict=True):
        assert replace(other, text=one.text) == one
        rest = iter(other.text.split())
        assert all(word in rest for word in one.text.split())
        assert len(other.text) > len(one.text)


def test_rare_words_are_of_many_kinds_and_hardly_ever_the_same() -> None:
    words = [rare_word(rank) for rank in range(20_000)]
    assert len(set(words)) > 18_000
    for kind in (r"[A-Z]\w+", r"\d+", r"[a-z]+", r"[a-z]+-[a-z]+"):
        assert sum(re.fullmatch(kind, word) is not None for word in words) > 1_000, kind


def test_questions_are_the_same_each_time_and_of_every_kind(texts: list[Text]) -> None:
    questions = questions_for(texts)
    assert questions == questions_for(texts)
    kinds = [question.kind for question in questions]
    assert tuple(dict.fromkeys(kinds)) == KINDS
    assert all(kinds.count(kind) == EACH for kind in KINDS[:-1])


def test_a_question_is_put_into_a_language_or_told_to_be_lacking() -> None:
    near = Question("proximity", "near", ("ferry", "pier"))
    assert near.written({"near": "NEAR({0} {1})"}) == "NEAR(ferry pier)"
    assert replace(near, form="phrase").written({"phrase": '"{words}"'}) == '"ferry pier"'
    with pytest.raises(Unasked):
        near.written({"term": "{0}"})


def test_contenders_find_the_same_where_they_are_asked_the_same(
    texts: list[Text], contenders: dict[str, Contender]
) -> None:
    questions = questions_for(texts)[::4]
    found = Asked()
    for question in questions:
        for name, one in contenders.items():
            found.first[question, name] = [ask(one, "engine", question, None)]
    same = {kind: [0, 0] for kind in ALIKE}
    for question in questions:
        if question.kind in ALIKE:
            told = [found.first[question, name][0] for name in contenders]
            hits = {one.hits for one in told if not one.lacking}
            same[question.kind][0] += len(hits) == 1
            same[question.kind][1] += 1
    # Porter's stemmer and its successor differ on a word in ten or twenty.
    assert all(alike >= number - 1 for alike, number in same.values()), same
    lines = agreement(questions, found.first, list(contenders)).splitlines()
    assert len(lines) == len(KINDS) + 2


def test_the_best_are_some_of_all_and_a_page_has_their_rows(
    texts: list[Text], contenders: dict[str, Contender]
) -> None:
    for question in {one.kind: one for one in questions_for(texts)}.values():
        for name, one in contenders.items():
            every = ask(one, "engine", question, None)
            best = ask(one, "engine", question, 5)
            assert best.lacking == every.lacking, (question, name)
            assert best.hits == min(every.hits, 5), (question, name)
            page = ask(one, "page", question, 20)
            assert page.hits == min(every.hits, 20), (question, name)


def test_tantivy_takes_part_where_it_is_installed(contenders: dict[str, Contender]) -> None:
    pytest.importorskip("tantivy", reason="tantivy is installed for `make bench-search` alone")
    assert tuple(contenders) == CONTENDERS
    assert not ask(contenders["tantivy"], "engine", Question("", "term", ("with",)), 5).lacking


def test_our_engine_and_stock_whoosh_agree_on_the_best(
    texts: list[Text], contenders: dict[str, Contender]
) -> None:
    question = next(one for one in questions_for(texts) if one.kind == "term, middle")
    ours = contenders["ours"].find(question, 3)
    peer = contenders["whoosh"].find(question, 3)
    assert isinstance(ours, list)
    assert isinstance(peer, list)
    assert [score for _, score in ours] == sorted((score for _, score in ours), reverse=True)
    assert len(ours) == len(peer) == 3


def test_what_an_engine_lacks_is_told(contenders: dict[str, Contender]) -> None:
    misspelt = Question("fuzzy", "fuzzy", ("fery",))
    assert ask(contenders["fts5"], "engine", misspelt, 20).lacking
    assert not ask(contenders["ours"], "engine", misspelt, 20).lacking


def test_a_contestant_answers_from_a_process_of_its_own(room: Path, texts: list[Text]) -> None:
    taken = build("fts5", room / "built" / "fts5", room / "corpus" / "articles.jsonl", 2)
    assert taken["wall"] > 0
    assert size_of(room / "built" / "fts5") > len(texts) * 100
    contestant = Contestant("fts5", room / "built" / "fts5", "engine", 60.0)
    try:
        question = next(one for one in questions_for(texts) if one.kind == "AND")
        first, again = contestant.first(question, 5), contestant.again(question, 5)
        assert (first.hits, first.lacking) == (again.hits, False) == (5, False)
        assert first.opening > 0 == again.opening
        assert contestant.first(replace(question, form="fuzzy"), 5).lacking
        assert contestant.memory() >= 0
    finally:
        contestant.end()


def test_what_was_built_is_kept(tmp_path: Path) -> None:
    kept = Kept(tmp_path, 30)
    assert len(kept.texts) == 30
    built = kept.built("fts5")
    assert built.size == size_of(kept.place("fts5"))
    assert Kept(tmp_path, 30).built("fts5") == built
    assert json.loads((tmp_path / "30" / "fts5.json").read_text("utf-8"))["size"] == built.size


def test_a_table_tells_ratios_by_kind_and_what_was_given_up() -> None:
    fast, slow = Answered(0.002, 0.002, 7), Answered(0.004, 0.004, 7)
    one = Question("AND", "all", ("ferry", "pier"))
    two = Question("fuzzy", "fuzzy", ("fery",))
    asked = Asked()
    asked.again |= {
        (one, "ours"): [fast, fast],
        (one, "fts5"): [slow, slow],
        (two, "ours"): [fast],
        (two, "fts5"): [Answered(lacking=True)],
    }
    asked.new[one, "ours"] = [Answered(0.004, 0.003, 7)]
    asked.first |= {(one, "ours"): [slow], (one, "fts5"): [Answered(over=True)]}
    names = ["ours", "fts5"]
    again = _cells(answering([one, two], asked.again, names, asked.new))
    assert again[0][1:] == ["hits", "ours", "ours, new", "fts5", "ours against it"]
    assert again[2] == ["AND", "7", "2.00 2.00", "3.00 3.00", "4.00 4.00", "0.50×"]
    assert again[3] == ["fuzzy", "7", "2.00 2.00", "·", "·", "·"]
    first = _cells(answering([one, two], asked.first, names))
    assert first[2] == ["AND", "7", "4.00 4.00", "– –", "·"]
    assert clocks({"engine": asked}, ["ours"]).splitlines()[2].count("1.00×") == 2


def _cells(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")[1:-1]] for line in table.splitlines()]


def test_keys_tell_where_the_number_of_hits_changes(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for word in ("vorb", "vord", "vim"):
        (corpus / f"{word}.txt").write_text(f"Of {word}\n\nA {word} was there.", "utf-8")
    with Library.open(corpus, index_dir=tmp_path / "indexes") as library:
        library.refresh()
        typed = {keys[-1].query: keys for keys in keys_of(library, words=5)}
    assert typed["vorb"] == [
        Key("v", 3, typed["vorb"][0].titles, telling=False),
        Key("vo", 2, ("Of vorb", "Of vord"), telling=True),
        Key("vor", 2, ("Of vorb", "Of vord"), telling=False),
        Key("vorb", 1, ("Of vorb",), telling=True),
    ]


def test_what_takes_too_much_of_the_processor_is_given_up_and_waiting_is_not() -> None:
    with given_up_after(0.05):
        select.select([], [], [], 0.2)
    with pytest.raises(TimeoutError), given_up_after(0.05):
        all(number >= 0 for number in itertools.count())
