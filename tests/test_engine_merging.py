"""Segments put together beside: the same answers, whatever happens meanwhile."""

from __future__ import annotations

import pickle
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh.index import open_dir

from index.beside import command_of, started
from index.engine import IndexedText, merging, open_engine, tidying
from index.engine.merging import LITTLE, MANY, Merge, to_merge
from index.locks import never

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index.engine import Engine

_QUERIES = ("treaty", "harb*", '"the harbour"', "signed NOT even", "quoted:harbour", "")


def _text(key: int) -> IndexedText:
    sort = "even" if key % 2 == 0 else "odd"
    return IndexedText(
        key,
        f"Treaty {key}",
        f"An {sort} treaty signed in “the harbour” of place{key}. " * (key % 3 + 1),
        "The Gull",
        None,
        ("en", "de", None)[key % 3],
    )


@pytest.fixture
def many(tmp_path: Path) -> Iterator[Engine]:
    """An engine of more segments than are left alone, with something deleted in some."""
    engine = open_engine(tmp_path / "many")
    for number in range(MANY + 1):
        keys = range(10 * number, 10 * number + 10)
        engine.apply(map(_text, keys), [10 * number - 3], number + 1)
    yield engine
    engine.close()


@pytest.fixture
def beside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a process put together even what is little."""
    monkeypatch.setattr(tidying, "LITTLE", 0)


def _segments(folder: Path) -> int:
    return len(list(folder.glob("*.trm")))


def _answers(engine: Engine) -> list[tuple[list[int], list[float]]]:
    answers = [engine.search(query) for query in _QUERIES]
    return [(each.keys.tolist(), each.scores.tolist()) for each in answers]


@pytest.mark.usefixtures("beside")
def test_what_changes_while_segments_are_put_together_holds(many: Engine, tmp_path: Path) -> None:
    many.keep_tidy()  # begins, with what is there now
    assert list((tmp_path / "many").glob("merging-*"))
    many.apply([_text(100), _text(12)], [0, 25, 26, 69], 50)
    before = _answers(many)
    many.tidy(never)
    assert _segments(tmp_path / "many") == 2  # what was put together, and what came meanwhile
    assert not list((tmp_path / "many").glob("merging-*"))
    assert many.generation == 50
    assert _answers(many) == before
    whole = open_engine(tmp_path / "whole")
    whole.apply((_text(key) for key in many.keys().tolist()), [], 1)
    assert [keys for keys, _ in _answers(whole)] == [keys for keys, _ in before]
    for (_, scores), (_, expected) in zip(_answers(whole), before, strict=True):
        assert scores == pytest.approx(expected, rel=1e-6)
    again = open_engine(tmp_path / "many")
    assert _answers(again) == before
    for engine in (whole, again):
        engine.close()


@pytest.mark.usefixtures("beside")
@pytest.mark.parametrize("command", [("nobody-there",), None])
def test_where_the_process_comes_to_nothing_it_is_done_here(
    many: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...] | None
) -> None:
    failing = command or command_of("index.engine.no_such_module")
    monkeypatch.setattr(merging, "command_of", lambda _: failing)
    before = _answers(many)
    many.tidy(never)
    assert _segments(tmp_path / "many") == 1
    assert _answers(many) == before


_NEVER_DONE = """
import threading
from index.engine import merger
merger.put_together = lambda *_: threading.Event().wait()
merger.main()
"""


def test_the_process_ends_with_the_one_that_started_it(tmp_path: Path) -> None:
    process = started((sys.executable, "-P", "-c", _NEVER_DONE))
    try:
        assert process.stdin is not None
        assert process.stdout is not None
        pickle.dump((str(tmp_path), str(tmp_path), []), process.stdin, -1)
        process.stdin.close()  # as the system does for who was killed
        process.wait(60)
        process.stdout.close()
    finally:
        process.kill()
        process.wait()


def test_the_process_answers_who_waits_for_it(many: Engine, tmp_path: Path) -> None:
    segments = open_dir(str(tmp_path / "many"))._segments()
    merge = Merge(tmp_path / "many", segments)
    assert merge.is_done(60)
    made = merge.made()
    assert made is not None
    assert made.doc_count() == many.documents()
    merge.end()
    assert not list((tmp_path / "many").glob("merging-*"))


@pytest.mark.usefixtures("beside")
def test_called_off_it_leaves_all_as_it_was(many: Engine, tmp_path: Path) -> None:
    many.keep_tidy()
    asked = iter((False, True))
    many.tidy(lambda: next(asked))
    assert _segments(tmp_path / "many") == MANY + 1
    assert not list((tmp_path / "many").glob("merging-*"))
    assert many.documents() == 10 * (MANY + 1) - MANY


def test_what_was_left_by_who_was_killed_goes_though_nothing_is_to_be_put_together(
    tmp_path: Path,
) -> None:
    engine = open_engine(tmp_path / "one")
    engine.apply([_text(1)], [], 1)
    left = tmp_path / "one" / "merging-left"
    left.mkdir()
    (left / "MAIN_x.pst").write_bytes(b"half of it")
    engine.tidy(never)
    assert not left.exists()
    assert engine.documents() == 1
    engine.close()


@dataclass
class _Segment:
    live: int
    deleted: int = 0

    def doc_count(self) -> int:
        return self.live

    def doc_count_all(self) -> int:
        return self.live + self.deleted


@given(
    st.lists(st.builds(_Segment, st.integers(0, 9_999), st.integers(0, 99)), max_size=30),
    st.booleans(),
)
@settings(max_examples=50)
def test_few_segments_are_left(segments: list[_Segment], idle: bool) -> None:  # noqa: FBT001
    for _ in range(len(segments) + 1):
        chosen = to_merge(segments, idle=idle)
        if not chosen:
            break
        named = set(map(id, chosen))
        whole = _Segment(sum(each.live for each in chosen))
        segments = [*(each for each in segments if id(each) not in named), whole]
    assert not to_merge(segments, idle=idle)
    assert len(segments) <= MANY
    assert all(each.deleted * 3 <= each.live for each in segments)


def test_a_corpus_that_grows_is_seldom_copied() -> None:
    for idle, most in ((False, 12), (True, 40)):
        segments: list[_Segment] = []
        copied = 0
        for _ in range(1_000):
            segments.append(_Segment(LITTLE))
            while chosen := to_merge(segments, idle=idle):
                named = set(map(id, chosen))
                whole = _Segment(sum(each.live for each in chosen))
                copied += whole.live
                segments = [*(each for each in segments if id(each) not in named), whole]
        assert copied / (1_000 * LITTLE) < most
