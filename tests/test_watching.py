"""What changes in a corpus while it is open is told; what can't be watched is said."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from index.locations import index_folder
from reader.watching import CannotWatch, CorpusTouched, Watch, theirs
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


def test_a_real_file_that_is_written_is_told(tmp_path: Path) -> None:
    touched, written = threading.Event(), 0
    watch = Watch(tmp_path, tmp_path / "indexes", lambda _: touched.set())
    thread = threading.Thread(target=watch.run)
    thread.start()
    while not touched.wait(0.2):  # until the system has begun to watch
        written += 1
        assert written < 100
        (tmp_path / "late.txt").write_text(f"Ferry {written} sails.", encoding="utf-8")
    watch.stop()
    thread.join()
    assert written


def test_what_we_write_ourselves_below_the_corpus_is_not_told(tmp_path: Path) -> None:
    ours = index_folder(tmp_path, tmp_path)
    assert not theirs(ours)(None, str(ours / "catalogue.db"))
    assert theirs(ours)(None, str(tmp_path / "late.txt"))
    assert theirs(ours)(None, str(tmp_path / f"{ours.name}-more" / "late.txt"))
    assert theirs(None)(None, str(tmp_path / "late.txt"))


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
