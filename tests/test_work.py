from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from index.decisions.decision import Decision
from index.errors import CorpusError, RecogniserError
from index.library import Library
from index.results import NameRef, Overview, Progress, Report
from reader.work import (
    CorpusChanged,
    CorpusWork,
    DecisionsCame,
    LibraryOpened,
    StoriesFailed,
    WorkFailed,
    WorkProgressed,
)
from tests.sample_values import PARAGRAPHS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.message import Message

STORY = "Crane falls into the harbour\n\n" + "\n\n".join(PARAGRAPHS)


class Paper:
    """A library that only tells what it was asked to do."""

    def __init__(self, *, complete: bool = False, fault: CorpusError | None = None) -> None:
        self.asked: list[str] = []
        self.complete = complete
        self.fault = fault
        self.during: Callable[[], None] = lambda: None
        self.naming: Callable[[], None] = lambda: None
        self.gave_way: list[bool] = []
        self.grouped: list[bool | CorpusError] = []
        """What comes of grouping, each time; nothing is left to do once there is no more."""
        self.without_reuse: CorpusError | None = None
        self.only_reuse = False
        """Whether articles are grouped, and only what they share is left to be found."""
        self.elsewhere = 0
        """How often another process is still at it."""

    def overview(self) -> Overview:
        return Overview("paper", 2, 1, None, None, 0, 0, None)

    def refresh(
        self,
        *,
        progress: Callable[[Progress], None],
        cancelled: Callable[[], bool],
        wait: bool,
    ) -> Report:
        self.asked.append("refresh")
        assert not wait
        self.during()
        progress(Progress("reading", 2, 2, None))
        self.elsewhere -= 1
        busy = self.elsewhere >= 0
        return Report(2, 2, 0, 0, 0, (), 0.1, cancelled=cancelled(), elsewhere=busy)

    def warm_up(self) -> None:
        self.asked.append("warm_up")

    def stories_complete(self) -> bool:
        return self.only_reuse or not self.grouped

    def reuse_complete(self) -> bool:
        return not self.grouped

    def reuse_fault(self) -> CorpusError | None:
        return self.without_reuse

    def find_stories(
        self,
        *,
        progress: Callable[[Progress], None],
        cancelled: Callable[[], bool],
        wait: bool,
        aside: bool,
    ) -> bool:
        self.asked.append("find_stories")
        assert aside
        assert not wait
        progress(Progress("stories", 2, 2, None))
        outcome = self.grouped.pop(0)
        if isinstance(outcome, CorpusError):
            raise outcome
        self.gave_way.append(cancelled())
        return outcome

    def names_complete(self) -> bool:
        return self.complete

    def find_names(
        self, *, progress: Callable[[Progress], None], cancelled: Callable[[], bool], wait: bool
    ) -> bool:
        self.asked.append("find_names")
        assert not wait
        self.naming()
        self.naming = lambda: None
        self.gave_way.append(cancelled())
        if self.fault is not None:
            raise self.fault
        progress(Progress("names", 2, 2, 0.0))
        return True


@pytest.fixture
def told() -> list[Message]:
    return []


def work_on(
    paper: Paper, told: list[Message], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> CorpusWork:
    def opened(*_: Any, **__: Any) -> Paper:
        return paper

    monkeypatch.setattr(Library, "open", opened)
    return CorpusWork(tmp_path, tmp_path, told.append)


def kinds(told: list[Message]) -> list[type[Message]]:
    return [type(message) for message in told]


def test_files_are_read_first_then_names_are_found(
    told: list[Message], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    paper = Paper()
    work = work_on(paper, told, monkeypatch, tmp_path)
    work.run()
    assert paper.asked == ["refresh", "warm_up", "find_names"]
    assert kinds(told) == [
        LibraryOpened,
        CorpusChanged,
        WorkProgressed,
        CorpusChanged,
        WorkProgressed,
        CorpusChanged,
        WorkProgressed,
    ]
    progress = [m.progress for m in told if isinstance(m, WorkProgressed)]
    assert progress == [Progress("reading", 2, 2, None), Progress("names", 2, 2, 0.0), None]
    assert work.report is not None
    assert work.report.added == 2


def test_articles_are_grouped_once_they_are_read_and_again_as_long_as_another_process_is_at_it(
    told: list[Message], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("reader.work.AGAIN_AFTER", 0.0)
    paper = Paper()
    paper.grouped = [False, True]
    work_on(paper, told, monkeypatch, tmp_path).run()
    assert paper.asked == ["refresh", "warm_up", "find_stories", "find_stories", "find_names"]
    works = [m.progress and m.progress.work for m in told if isinstance(m, WorkProgressed)]
    assert list(dict.fromkeys(works)) == ["reading", "stories", "names", None]
    assert kinds(told).count(CorpusChanged) == 4


def test_articles_that_cannot_be_grouped_keep_no_name_from_being_found(
    told: list[Message], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    paper = Paper()
    paper.grouped = [CorpusError("The disk is full.", "Make room.")]
    work_on(paper, told, monkeypatch, tmp_path).run()
    assert paper.asked == ["refresh", "warm_up", "find_stories", "find_names"]
    assert StoriesFailed in kinds(told)
    assert WorkFailed not in kinds(told)


def test_what_articles_share_that_cannot_be_kept_is_told(
    told: list[Message], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    paper = Paper()
    paper.grouped, paper.without_reuse = [True], CorpusError("No folder.", "Move the file.")
    work_on(paper, told, monkeypatch, tmp_path).run()
    faults = [message.error for message in told if isinstance(message, StoriesFailed)]
    assert faults == [paper.without_reuse]
    assert "find_names" in paper.asked


def test_what_articles_share_is_looked_for_where_they_are_grouped_already(
    told: list[Message], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    paper = Paper(complete=True)
    paper.grouped, paper.only_reuse = [True], True
    work_on(paper, told, monkeypatch, tmp_path).run()
    assert paper.asked == ["refresh", "warm_up", "find_stories"]


def test_grouping_that_is_stopped_stays_so_when_files_change(
    told: list[Message], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    paper = Paper(complete=True)
    work = work_on(paper, told, monkeypatch, tmp_path)
    paper.grouped = [False, False]
    monkeypatch.setattr(paper, "find_stories", lambda **_: work.cancel())
    work.run()
    work.touch()
    assert work.take_up()
    work.run()
    assert paper.asked == ["refresh", "warm_up"] * 2


def test_names_that_are_all_known_are_not_looked_for(
    told: list[Message], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    paper = Paper(complete=True)
    work_on(paper, told, monkeypatch, tmp_path).run()
    assert paper.asked == ["refresh", "warm_up"]


def test_work_that_is_stopped_ends_with_what_it_was_doing(
    told: list[Message], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    paper = Paper()
    work = work_on(paper, told, monkeypatch, tmp_path)
    paper.during = work.cancel
    work.run()
    assert paper.asked == ["refresh"]
    assert work.report is not None
    assert work.report.cancelled
    assert isinstance(told[-1], WorkProgressed)
    assert told[-1].progress is None


def test_what_changes_while_names_are_found_is_read_before_the_end(
    told: list[Message], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    paper = Paper()
    work = work_on(paper, told, monkeypatch, tmp_path)
    paper.naming = work.touch
    work.run()
    assert paper.asked == ["refresh", "warm_up", "find_names"] * 2
    assert not work.take_up()


@pytest.mark.parametrize(("seconds", "gives_way"), [(0.0, True), (3600.0, False)])
def test_names_give_way_to_files_only_after_a_while(
    told: list[Message],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    seconds: float,
    *,
    gives_way: bool,
) -> None:
    monkeypatch.setattr("reader.work.NAMES_FOR", seconds)
    paper = Paper()
    work = work_on(paper, told, monkeypatch, tmp_path)
    paper.naming = work.touch
    work.run()
    assert paper.gave_way == [gives_way, False]


def test_a_change_has_the_corpus_read_another_time(
    told: list[Message], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    paper = Paper()
    work = work_on(paper, told, monkeypatch, tmp_path)
    work.run()
    assert not work.take_up()
    work.touch()
    assert work.take_up()
    work.run()
    assert paper.asked == ["refresh", "warm_up", "find_names"] * 2


def test_names_that_were_stopped_stay_so_when_files_change(
    told: list[Message], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    paper = Paper()
    work = work_on(paper, told, monkeypatch, tmp_path)
    paper.naming = work.cancel
    work.run()
    work.touch()
    assert work.take_up()
    work.run()
    assert paper.asked == ["refresh", "warm_up", "find_names", "refresh", "warm_up"]
    work.begin_again()
    work.run()
    assert paper.asked[-1] == "find_names"


def test_reading_that_was_stopped_is_not_begun_by_a_change(
    told: list[Message], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    paper = Paper()
    work = work_on(paper, told, monkeypatch, tmp_path)
    paper.during = work.cancel
    work.run()
    work.touch()
    assert not work.take_up()


def test_what_another_process_reads_is_shown_until_it_is_done(
    told: list[Message], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("reader.work.AGAIN_AFTER", 0.0)
    paper = Paper(complete=True)
    paper.elsewhere = 2
    work_on(paper, told, monkeypatch, tmp_path).run()
    assert paper.asked == ["refresh"] * 3 + ["warm_up"]
    assert kinds(told).count(CorpusChanged) == 4


def test_a_fault_is_told_and_the_work_is_over(
    told: list[Message], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    fault = RecogniserError("No model.", "Install it.")
    work_on(Paper(fault=fault), told, monkeypatch, tmp_path).run()
    assert kinds(told)[-2:] == [WorkFailed, WorkProgressed]
    assert [m.error for m in told if isinstance(m, WorkFailed)] == [fault]


def test_progress_is_told_now_and_then_but_its_end_always(
    told: list[Message], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("reader.work.time.monotonic", lambda: 100.0)
    work = work_on(Paper(), told, monkeypatch, tmp_path)
    work.run()
    told.clear()
    for done in range(1, 51):
        work._progress(Progress("names", done, 50, None))
    progress = [m.progress for m in told if isinstance(m, WorkProgressed)]
    assert progress == [Progress("names", 50, 50, None)]
    assert kinds(told).count(CorpusChanged) == 0


def test_what_is_begun_is_told_at_once(
    told: list[Message], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("reader.work.time.monotonic", lambda: 100.0)
    work = work_on(Paper(), told, monkeypatch, tmp_path)
    work._progress(Progress("reading", 5, 5, None))
    for done in range(3):
        work._progress(Progress("names", done, 5, None))
    progress = [m.progress for m in told if isinstance(m, WorkProgressed)]
    assert progress == [Progress("reading", 5, 5, None), Progress("names", 0, 5, None)]


def test_a_folder_that_is_not_there_is_a_fault(told: list[Message], tmp_path: Path) -> None:
    CorpusWork(tmp_path / "nowhere", tmp_path / "indexes", told.append).run()
    assert kinds(told) == [WorkFailed, WorkProgressed]


def test_a_real_folder_can_be_searched_after_it_was_read(
    told: list[Message], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "crane.txt").write_text(STORY, encoding="utf-8")
    monkeypatch.setattr(Library, "names_complete", lambda _: True)
    CorpusWork(tmp_path / "corpus", tmp_path / "indexes", told.append).run()
    opened = next(message for message in told if isinstance(message, LibraryOpened))
    with opened.library as library:
        assert len(library.search("quay")) == 1
    changed = [message.overview.articles for message in told if isinstance(message, CorpusChanged)]
    assert changed[-1] == 1


def test_decisions_that_came_along_with_a_corpus_are_told(
    told: list[Message], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "crane.txt").write_text(STORY, encoding="utf-8")
    monkeypatch.setattr(Library, "names_complete", lambda _: True)
    with Library.open(folder, index_dir=tmp_path / "indexes") as library:
        library.refresh()
        library.decide(Decision("ignore", NameRef("place", "Veldra")))
    moved = folder.rename(tmp_path / "elsewhere")
    for _ in range(2):
        CorpusWork(moved, tmp_path / "indexes", told.append).run()
        opened = next(message for message in told if isinstance(message, LibraryOpened))
        opened.library.close()
    assert [m.decisions for m in told if isinstance(m, DecisionsCame)] == [1]
