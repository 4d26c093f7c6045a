from __future__ import annotations

import os
import signal
import sys
from collections import Counter
from itertools import islice, pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import saver
from benchmarks.articles import MadeUp, made_up, names
from benchmarks.corpora import Corpora, NamesGiven
from benchmarks.host import NARROWER, OPEN, drawn
from benchmarks.killing import EVERYBODY, Kill, killed, left, tagged
from benchmarks.line import walked
from benchmarks.long_list import lists
from benchmarks.long_text import texts as long_texts
from benchmarks.many_names import made_up_names
from benchmarks.measure import Timings, interleaved, pooled, ratio, timed
from benchmarks.mentions import concordances
from benchmarks.painting import Painting
from benchmarks.pressed import telling_words
from benchmarks.ranking import best_f1, f1, mean_average_precision
from benchmarks.saying import verdict
from benchmarks.stages import Stage, write_corpus
from benchmarks.tables import milliseconds, table, times
from benchmarks.terminal import Terminal
from benchmarks.texts import Text, save, saved
from index.article import Article, ArticleId, Source, Span
from index.library import Library
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


def test_a_painting_shows_what_was_painted() -> None:
    painting = Painting(10, 3)
    painted = painting.take("\x1b[2;3H\x1b[1mfé漢\x1b[0m.\x1b[1;1Htop".encode())
    assert painting.lines() == ["top", "  fé漢.", ""]
    assert painting.cells()[1, 2] == ("f", ";1")
    assert (painted.cells, painted.needless) == (8, 0.0)
    assert painting.cells()[1, 6] == (".", "")


def test_a_painting_tells_what_changed_nothing() -> None:
    painting = Painting(10, 2)
    painting.take(b"ferry")
    painted = painting.take(b"\x1b[Hfurry")
    assert painted.cells == 5
    assert list(painted.changed) == [(0, 1)]
    assert painted.needless == pytest.approx(0.8)
    assert painting.take(b"").needless == 0.0


@given(st.data())
def test_a_painting_is_the_same_however_its_bytes_arrive(data: st.DataObject) -> None:
    sent = "\x1b[2;3H\x1b[38;2;1;2;3mé漢\x1b[0m\x1b]8;;a\x1b\\b\x1b[?2026$p\x1b[1;1Hend".encode()
    cuts = sorted(data.draw(st.lists(st.integers(0, len(sent)))))
    whole, parts = Painting(10, 3), Painting(10, 3)
    whole.take(sent)
    for start, end in pairwise([0, *cuts, len(sent)]):
        parts.take(sent[start:end])
    assert parts.cells() == whole.cells()


def test_widgets_are_opened_and_stepped_through() -> None:
    contenders = [*long_texts(3_000, 60), *lists(50), *concordances(50)]
    assert len({each.name for each in contenders}) == 6
    for each in contenders:
        assert drawn(each, ["pagedown", NARROWER]).keys() == {OPEN, "pagedown", NARROWER}


def test_words_are_typed_whose_every_letter_tells(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for word in ("vorb", "vord", "vot", "vim", "tern"):
        (corpus / f"{word}.txt").write_text(f"One\n\nA {word} was seen.", "utf-8")
    with Library.open(corpus, index_dir=tmp_path / "indexes") as library:
        library.refresh()
        typed = telling_words(library, 5)
    # Of "tern" no letter after the first finds another number, of "seen" none at all.
    assert {each.word: each.counts for each in typed} == dict.fromkeys(("vorb", "vord"), (3, 2, 1))


def test_what_is_painted_for_a_key_is_counted() -> None:
    echo = "import os, tty; tty.setraw(0); print(input(), end='', flush=True); os.read(0, 1)"
    steps = walked([sys.executable, "-c", echo], [("a word", b"ferry\n")], start=0.5)
    assert [(step.name, step.painted.bytes) for step in steps][1:] == [("a word", 5)]


def test_a_process_is_killed_with_what_it_started() -> None:
    child = [sys.executable, "-c", "import time; time.sleep(600)"]
    command = f"import subprocess; subprocess.Popen({child}, start_new_session=True).wait()"
    kill = Kill(1.0, signal.SIGKILL, EVERYBODY)
    death = killed([sys.executable, "-c", command], kill, "test-everybody", dict(os.environ))
    assert death.struck
    assert death.code == -signal.SIGKILL
    assert left("test-everybody", patience=5.0) == []


@pytest.mark.skipif(sys.platform != "linux", reason="environments are seen on Linux alone")
def test_who_outlives_a_kill_is_found_and_ended() -> None:
    child = [sys.executable, "-c", "import time; time.sleep(600)"]
    command = f"import subprocess; subprocess.Popen({child}, start_new_session=True, stderr=-3)"
    kill = Kill(30.0, signal.SIGKILL, EVERYBODY)
    death = killed([sys.executable, "-c", command], kill, "test-orphan", dict(os.environ))
    assert (death.struck, death.code) == (False, 0)
    assert len(left("test-orphan", patience=0.0)) == 1
    assert not left("test-orphan", patience=5.0)
    assert list(tagged("test-orphan")) == []


def test_a_corpus_in_turns_gains_loses_and_changes(tmp_path: Path) -> None:
    held = []
    for turn in (0, 1, 2):
        write_corpus(tmp_path, turn)
        held.append({file.name: file.read_bytes() for file in tmp_path.iterdir()})
    assert held[0] == held[2]
    assert held[0].keys() > held[1].keys()
    same = [name for name in held[1] if held[0][name] == held[1][name]]
    assert 0 < len(same) < len(held[1]) - 1


def test_answers_other_than_undisturbed_are_noticed(tmp_path: Path) -> None:
    corpus, place = tmp_path / "corpus", tmp_path / "indexes"
    corpus.mkdir()
    (corpus / "one.txt").write_text("A ferry\n\nThe ferry left the harbour at nine.", "utf-8")
    stage = Stage("test", corpus, place, ("--no-names",), (), prepare=lambda: None)
    with Library.open(corpus, index_dir=place) as library:
        assert stage.wrong(tmp_path)
        library.refresh()
    assert not stage.wrong(tmp_path)


def test_work_that_was_lost_is_noticed(tmp_path: Path) -> None:
    file = tmp_path / "saved" / "work.txt"
    file.parent.mkdir()
    saver.save(file, 2)
    saver.save(file, 1)
    assert (saver.version(file), saver.lost(file)) == (3, "")
    old = file.read_text("ascii").replace("3", "2")
    file.write_text(old, "ascii")
    assert saver.lost(file) == "version 2 after 3 was saved"
    file.write_text(old[:100], "ascii")
    assert saver.lost(file) == "50 lines of 1 versions"


def test_who_loses_the_terminal_is_told() -> None:
    terminal = Terminal([sys.executable, "-c", "print('up', flush=True); input()"])
    assert b"up" in (terminal.read(60.0) or b"")
    terminal.close()
    assert terminal.process.wait(60) == -signal.SIGHUP


def said(title: str | None, outlet: str | None, date: str | None, *authors: str) -> Article:
    source = Source("a", "0", "utf-8")
    url = "https://harbour-echo.example/fog"
    return Article(
        ArticleId("a"), title, outlet, date, authors, url, None, 0, "", {}, (), (), source
    )


def test_a_dump_is_held_against_its_page_spelling_aside() -> None:
    page = said("Fog: ferry late", "Harbour Echo", "2025-05-04T23:30:00", "Irma Tolland", "Jon Ask")
    fields = ("title", "outlet", "date", "authors")

    def verdicts(dump: Article) -> list[str]:
        return [verdict(field, dump, page) for field in fields]

    same = said("FOG – Ferry late", "The Harbour Echo", "2025-05-04", "Jon Ask", "Irma  Tolland")
    assert verdicts(same) == ["agrees"] * 4
    part = said("Fog: ferry late again", "Echo Harbour Board", "2025-05-05", "Jon Ask")
    assert verdicts(part) == ["partly", "differs", "partly", "partly"]
    other = said("Lamps", "Skerry Wire", "2024-05-04", "Ola Brink")
    assert verdicts(other) == ["differs"] * 4
    assert verdicts(said(None, None, None)) == ["missed"] * 4
    assert verdict("date", page, said(None, None, None)) == "alone"
    assert verdict("date", said(None, None, None), said(None, None, None)) == "nothing"


def test_names_are_made_up_once_each_and_the_same_again() -> None:
    names = made_up_names(300)
    assert names.refs == made_up_names(300).refs
    assert len(set(names.refs)) == len(names) == 300
    assert names.mentions.tolist() == sorted(names.mentions.tolist(), reverse=True)
