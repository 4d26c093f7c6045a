"""What is kept of stories: whatever becomes of its file, and of the process that writes it."""

from __future__ import annotations

import json
import shutil
import sqlite3
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.errors import CorpusError
from index.library import Library
from index.locks import held
from index.results import Progress
from index.stories import storybook
from index.stories.aside import grouped_aside
from index.stories.kept import KeptStories
from index.stories.keptweb import KeptWeb
from index.stories.telling import telling

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    corpus = tmp_path / "news"
    corpus.mkdir()
    for number in range(4):
        words = " ".join(f"matter{number // 2}x{word}" for word in range(20 - number % 2))
        head = f"---\ntitle: On matter {number // 2}\ndate: 2026-03-0{number + 1}\n---\n\n"
        (corpus / f"{number}.md").write_text(f"{head}It is about {words}.\n", "utf-8")
    with Library.open(corpus, index_dir=tmp_path / "indexes") as opened:
        opened.refresh()
        yield opened


def kept_at(library: Library, tmp_path: Path) -> Path:
    (folder,) = (path for path in (tmp_path / "indexes").iterdir() if path.is_dir())
    assert library.corpus.name in folder.name
    return folder / "stories.sqlite"


def sizes(library: Library) -> list[int]:
    return sorted(len(story.articles) for story in library.stories().stories)


def damage(path: Path, how: str) -> None:
    for ending in ("-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
    if how == "noise":
        path.write_bytes(b"SQLite format 3\0" + bytes(range(256)) * 40)
    elif how == "empty":
        path.write_bytes(b"")
    elif how == "cut":
        path.write_bytes(path.read_bytes()[:5_000])
    else:
        path.unlink(missing_ok=True)
        with closing(sqlite3.connect(path)) as connection:
            connection.executescript("CREATE TABLE letters (a); PRAGMA user_version=77;")


@pytest.mark.parametrize("how", ["noise", "empty", "cut", "foreign"])
def test_a_file_that_is_not_ours_or_not_whole_is_made_anew(
    library: Library, tmp_path: Path, how: str
) -> None:
    assert library.find_stories()
    damage(kept_at(library, tmp_path), how)
    assert not library.stories_complete()
    assert library.stories().waiting == 4
    assert len(library.search("matter0x1")) == 2
    assert library.find_stories()
    assert sizes(library) == [2, 2]


def test_a_row_that_has_changed_is_worked_out_anew(library: Library, tmp_path: Path) -> None:
    library.find_stories()
    with closing(sqlite3.connect(kept_at(library, tmp_path))) as connection:
        connection.execute("UPDATE telling SET times = zeroblob(3)")
        connection.execute("DELETE FROM meta")
        connection.commit()
    assert library.find_stories()
    assert sizes(library) == [2, 2]


def in_one_file(path: Path) -> bytes:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
    return path.read_bytes()


def page_of(path: Path, table: str) -> int:
    with closing(sqlite3.connect(path)) as connection:
        asked = "SELECT rootpage FROM sqlite_schema WHERE name = ?"
        return int(connection.execute(asked, (table,)).fetchone()[0])


@pytest.mark.parametrize("table", ["telling", "unit", "frequency", "member", "title", "meta"])
def test_damage_within_a_file_heals_by_itself(
    library: Library, tmp_path: Path, table: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.stories.web.FEW", 0)  # the web is read, too
    library.find_stories()
    path = kept_at(library, tmp_path)
    whole, at = bytearray(in_one_file(path)), 4096 * (page_of(path, table) - 1)
    whole[at : at + 64] = b"\xff" * 64
    path.write_bytes(whole)
    (library.corpus / "new.md").write_text("Nothing of all that is in this one.\n", "utf-8")
    library.refresh()
    assert library.find_stories()
    assert sizes(library) == [1, 2, 2]
    assert not path.with_name("stories.sqlite.damaged").exists()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE member SET story = 'x' || story",
        "UPDATE member SET story = x'ff'",
        "UPDATE title SET title = CAST(x'ff' AS TEXT)",
        "DELETE FROM member WHERE unit = (SELECT max(unit) FROM member)",
        "DELETE FROM meta WHERE key = 'seal'",
    ],
)
def test_stories_that_are_not_as_written_are_found_again(
    library: Library, tmp_path: Path, change: str
) -> None:
    library.find_stories()
    ids = {story.id for story in library.stories().stories}
    path = kept_at(library, tmp_path)
    in_one_file(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(change)
    with Library.open(library.corpus, index_dir=tmp_path / "indexes") as again:
        assert not again.stories_complete()
        assert again.stories().waiting == 4
        assert again.find_stories()
        assert {story.id for story in again.stories().stories} == ids


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE unit SET others = 7",
        "UPDATE unit SET cosines = x''",
        "UPDATE unit SET terms = 'few'",
        "UPDATE unit SET day = 'x'",
        "UPDATE frequency SET counts = x'ffff'",
        "UPDATE telling SET terms = 7",
    ],
)
def test_a_web_that_is_not_as_written_is_made_anew(
    library: Library, tmp_path: Path, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.stories.web.FEW", 0)
    library.find_stories()
    kept = KeptStories(kept_at(library, tmp_path))
    assert KeptWeb(kept).read() is not None
    with closing(sqlite3.connect(kept_at(library, tmp_path), isolation_level=None)) as connection:
        connection.execute(change)
    assert "telling" in change or KeptWeb(kept).read() is None
    (library.corpus / "new.md").write_text("Nothing of all that is in this one.\n", "utf-8")
    library.refresh()
    assert library.find_stories()
    assert sizes(library) == [1, 2, 2]
    assert KeptWeb(kept).read() is not None


def test_damage_that_sqlite_quotes_is_damage(library: Library, tmp_path: Path) -> None:
    library.find_stories()
    path = kept_at(library, tmp_path)
    whole = in_one_file(path)
    assert whole.count(b"tableunitunit") == 1
    whole = whole.replace(b"tableunitunit", b"table\xed\xed\xed\xedunit")
    path.write_bytes(whole.replace(b"CREATE TABLE unit", b"CREATE TABLX unit"))
    assert library.stories().waiting == 4
    assert library.find_stories()
    assert sizes(library) == [2, 2]


@given(flips=st.lists(st.tuples(st.integers(0, 2**20), st.integers(0, 7)), min_size=1, max_size=9))
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_bits_turn_the_same_stories_are_found(
    library: Library, tmp_path: Path, flips: list[tuple[int, int]]
) -> None:
    library.find_stories()
    path = kept_at(library, tmp_path)
    whole = bytearray(in_one_file(path))
    for at, bit in flips:
        whole[at % len(whole)] ^= 1 << bit
    path.write_bytes(whole)
    with Library.open(library.corpus, index_dir=tmp_path / "indexes") as again:
        assert again.find_stories()
        assert sizes(again) == [2, 2]


def unusable(path: Path, how: str) -> None:
    shutil.rmtree(path, ignore_errors=True)
    if how == "file":
        path.write_text("not a folder", "utf-8")
    else:
        (path / "list.json").mkdir(parents=True)


@pytest.mark.parametrize("how", ["file", "list"])
@pytest.mark.parametrize("aside", [False, True])
def test_articles_are_grouped_though_nothing_can_be_kept_of_what_they_share(
    library: Library, tmp_path: Path, how: str, monkeypatch: pytest.MonkeyPatch, *, aside: bool
) -> None:
    if aside:
        monkeypatch.setattr(storybook, "_FEW_TEXTS", 0)
    reuse = kept_at(library, tmp_path).with_name("reuse")
    unusable(reuse, how)
    assert library.find_stories(aside=aside)
    assert sizes(library) == [2, 2]
    assert not library.reuse_complete()
    fault = library.reuse_fault()
    assert fault is not None
    assert "reuse" in fault.message
    shutil.rmtree(reuse) if how == "list" else reuse.unlink()
    assert library.find_stories()
    assert library.reuse_complete()
    assert library.reuse_fault() is None


def test_a_list_of_prints_nested_without_end_is_none(library: Library, tmp_path: Path) -> None:
    library.find_stories()
    listed = kept_at(library, tmp_path).with_name("reuse") / "list.json"
    listed.write_text("[" * 200_000, "utf-8")
    assert not library.reuse_complete()
    assert library.find_stories()
    assert library.reuse_complete()


def test_what_cannot_be_written_is_told_and_costs_no_search(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = kept_at(library, tmp_path)
    path.mkdir()
    with pytest.raises(CorpusError, match=r"stories\.sqlite"):
        library.find_stories()
    path.rmdir()
    small = KeptStories._connected

    def full(kept: KeptStories) -> sqlite3.Connection:
        connection = small(kept)
        connection.execute("PRAGMA max_page_count=3")
        return connection

    monkeypatch.setattr(KeptStories, "_connected", full)
    with pytest.raises(CorpusError, match="full"):
        library.find_stories()
    monkeypatch.undo()
    assert library.find_stories()
    monkeypatch.setattr("index.stories.keptfile._BUSY_SECONDS", 0.01)
    (library.corpus / "new.md").write_text("Nothing of all that is in this one.\n", "utf-8")
    library.refresh()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode=EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(CorpusError, match="locked"):
            library.find_stories()
        assert sum(sizes(library)) in (0, 4)
        assert len(library.search("matter0x1")) == 2
    assert library.find_stories()


def test_while_another_process_groups_it_is_not_waited_for(
    library: Library, tmp_path: Path
) -> None:
    with held(kept_at(library, tmp_path).with_name("stories.lock"), wait=False):
        assert not library.find_stories(wait=False)
        assert not library.find_stories(wait=False, aside=True)
    assert library.find_stories(wait=False)


def test_an_index_that_cannot_be_changed_has_nothing_left_to_do(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.storied_index.may_write", lambda _: False)
    assert library.find_stories()
    assert library.stories().waiting == 4


def test_grouping_that_is_called_off_keeps_what_it_found(library: Library, tmp_path: Path) -> None:
    patience = iter([False, False])
    assert not library.find_stories(cancelled=lambda: next(patience, True))
    kept = KeptStories(kept_at(library, tmp_path))
    hashes = [article.text_hash for article in library.articles()]
    assert 0 < len(kept.missing(hashes)) < 4
    assert library.find_stories()


def test_a_process_beside_groups_what_is_much(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storybook, "_FEW_TEXTS", 0)
    seen: list[Progress] = []
    assert library.find_stories(aside=True, progress=seen.append)
    assert sizes(library) == [2, 2]
    assert (seen[-1].work, seen[-1].done) == ("stories", seen[-1].total)


def says(*answers: object, then: str = "") -> tuple[str, ...]:
    lines = "".join(json.dumps(answer) + "\n" for answer in answers)
    code = f"import sys; sys.stdout.write({lines!r}); sys.stdout.flush(); {then}"
    return (sys.executable, "-c", code)


def test_a_process_that_fails_or_ends_too_early_is_told(tmp_path: Path) -> None:
    def group(command: tuple[str, ...]) -> None:
        grouped_aside(tmp_path, None, lambda: False, command)

    with pytest.raises(CorpusError, match="no room"):
        group(says({"fault": ["There is no room.", "Make some."]}))
    with pytest.raises(CorpusError, match="too early"):
        group(says({"progress": [1, 2, None, None]}))
    with pytest.raises(CorpusError, match="can't be looked for"):
        group((str(tmp_path / "nowhere"),))


def test_a_process_is_ended_when_it_is_called_off(tmp_path: Path) -> None:
    seen: list[Progress] = []
    waits = says({"progress": [1, 2, None, None]}, then="sys.stdin.read()")
    grouped_aside(tmp_path, seen.append, lambda: bool(seen), waits)
    assert seen == [Progress("stories", 1, 2, None, None)]


def test_stems_of_texts_that_are_gone_are_forgotten(tmp_path: Path) -> None:
    kept = KeptStories(tmp_path / "stories.sqlite")
    kept.put([(one, telling(f"a crane and {one}")) for one in "abc"])
    kept.keep_only("ac")
    assert kept.missing("abcd") == ["b", "d"]
    assert kept.tellings(["a", "b"])["a"].terms.tolist() == telling("a crane").terms.tolist()
