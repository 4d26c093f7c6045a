"""What changes in a corpus while it is open is told; what can't be watched is said."""

from __future__ import annotations

import shutil
import threading
from typing import TYPE_CHECKING

import pytest

from index.locations import index_folder
from reader.watching import CannotWatch, CorpusTouched, Watch, concerns
from reader.widgets.result_list import ResultList
from tests.harbour import harbour, opened, press, settled

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from textual.message import Message


__all__ = ["harbour"]


def test_each_burst_of_changes_is_told_until_it_is_stopped(tmp_path: Path) -> None:
    told: list[Message] = []

    def bursts(corpus: Path, stop: threading.Event) -> Iterator[object]:
        assert corpus == tmp_path
        yield {1, 2, 3}
        yield {4}
        watch.stop()
        assert stop.is_set()
        yield {5}

    watch = Watch(tmp_path, None, told.append, bursts)
    watch.run()
    assert [type(message) for message in told] == [CorpusTouched, CorpusTouched]


@pytest.mark.parametrize("fault", [OSError("no watches left"), RuntimeError("no watches left")])
def test_a_system_that_tells_of_no_changes_is_said_to(tmp_path: Path, fault: Exception) -> None:
    told: list[Message] = []

    def broken(_: Path, __: threading.Event) -> Iterator[object]:
        raise fault
        yield

    Watch(tmp_path, None, told.append, broken).run()
    (message,) = told
    assert isinstance(message, CannotWatch)
    assert message.reason == "no watches left"


def test_only_what_the_corpus_is_made_of_is_told(tmp_path: Path) -> None:
    corpus, outlets = tmp_path / "corpus", tmp_path / "config" / "outlets.toml"
    corpus.mkdir()
    ours = index_folder(corpus, corpus)
    told = concerns(corpus, ours, outlets)
    assert told(None, str(corpus / "late.txt"))
    assert told(None, str(corpus / f"{ours.name}-more" / "late.txt"))
    assert told(None, str(outlets))
    assert not told(None, str(ours / "catalogue.db"))
    assert not told(None, str(outlets.with_name("config.toml")))
    assert concerns(corpus, None, outlets)(None, str(ours / "late.txt"))
    file = corpus / "all.jsonl"
    assert concerns(file, None, outlets)(None, str(file))
    assert not concerns(file, None, outlets)(None, str(corpus / "other.txt"))


@pytest.mark.parametrize("name", ["corpus/late.txt", "corpus.jsonl", "config/outlets.toml"])
def test_a_real_change_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    for folder in ("corpus", "config"):
        (tmp_path / folder).mkdir()
    (tmp_path / "corpus.jsonl").touch()
    monkeypatch.setattr("reader.watching.outlets_file", lambda: tmp_path / "config/outlets.toml")
    corpus = tmp_path / ("corpus.jsonl" if name == "corpus.jsonl" else "corpus")
    touched, written = threading.Event(), 0
    watch = Watch(corpus, tmp_path / "indexes", lambda _: touched.set())
    thread = threading.Thread(target=watch.run)
    thread.start()
    while not touched.wait(0.2):  # until the system has begun to watch
        written += 1
        assert written < 100
        (tmp_path / "new").write_text(f"Ferry {written} sails.", encoding="utf-8")
        (tmp_path / "new").replace(tmp_path / name)
    watch.stop()
    thread.join()
    assert written


def test_another_folder_in_the_place_of_the_corpus_is_watched(tmp_path: Path) -> None:
    corpus, touched, written = tmp_path / "corpus", threading.Event(), 0
    corpus.mkdir()

    def write_until_told() -> None:
        nonlocal written
        touched.clear()
        while not touched.wait(0.2):
            written += 1
            assert written < 300
            (corpus / "late.txt").write_text(f"Ferry {written} sails.", encoding="utf-8")

    watch = Watch(corpus, tmp_path / "indexes", lambda _: touched.set())
    thread = threading.Thread(target=watch.run)
    thread.start()
    write_until_told()
    touched.clear()
    corpus.rename(tmp_path / "before")
    assert touched.wait(60)
    touched.clear()
    corpus.mkdir()
    assert touched.wait(60)
    write_until_told()
    shutil.rmtree(corpus)
    corpus.mkdir()  # often under the number of the one before
    write_until_told()
    write_until_told()
    watch.stop()
    thread.join()


async def test_what_changes_is_taken_in_and_the_chosen_article_stays(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        await press(app, pilot, "escape", "j")
        results = app.screen.query_one(ResultList)
        chosen, count = results.selected_row, results.count
        assert chosen is not None
        (harbour / "new.txt").write_text("Late\n\nA ferry came late to the quay.", encoding="utf-8")
        app.post_message(CorpusTouched())
        await settled(app, pilot)
        assert results.selected_row is not None
        assert results.selected_row.id == chosen.id
        assert results.count == count + 1


async def test_what_cannot_be_watched_is_told_with_the_way_out(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        app.post_message(CannotWatch("no watches left"))
        await settled(app, pilot)
        assert [notice.message for notice in app._notifications] == [
            (
                "Changes in the corpus aren't noticed while it is open: no watches left. "
                "Corpus has a key to look again."
            )
        ]


async def test_what_is_told_of_a_row_follows_what_is_said_of_its_article(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        results = app.screen.query_one(ResultList)
        chosen = results.selected_row
        assert chosen is not None
        said = f'[[article]]\nid = "{chosen.id}"\noutlet = "The Quay Post"\n'
        (harbour / "corpus.toml").write_text(said, encoding="utf-8")
        app.post_message(CorpusTouched())
        await settled(app, pilot)
        assert results.selected_row is not None
        assert results.selected_row.outlet == "The Quay Post"
