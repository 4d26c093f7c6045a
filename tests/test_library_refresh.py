"""Reading only what changed, and going on after whatever stopped it."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import index.refresh
from index.errors import CorpusError
from index.formats import SourceFile, aside, read
from index.library import Library
from index.locks import held
from index.under_way import UnderWay, pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.article import Article, Skipped
    from index.results import Progress, Report


@pytest.fixture
def read_files(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note which files are read."""
    names: list[str] = []

    def noting(file: SourceFile, **how: Any) -> Iterator[Article | Skipped]:
        names.append(file.relative)
        return read(file, **how)

    monkeypatch.setattr(aside, "read", noting)
    return names


def refreshed(corpus: Path, *, rebuild: bool = False) -> Report:
    with Library.open(corpus) as library:
        return library.refresh(rebuild=rebuild)


def found(corpus: Path, query: str) -> list[str]:
    with Library.open(corpus) as library:
        results = library.search(query)
        return [row.id for row in library.rows(results, 0, len(results))]


def counts(report: Report) -> tuple[int, int, int, int, int]:
    return (report.articles, report.added, report.changed, report.removed, report.unchanged)


def write_record(file: Path, title: str, text: str) -> None:
    file.write_text(json.dumps({"title": title, "text": text}), encoding="utf-8")


def settle(corpus: Path) -> None:
    """Make all files look as if they hadn't been touched for a while."""
    for file in corpus.iterdir():
        os.utime(file, ns=(10**18, 10**18))


def test_first_run_reads_everything(corpus: Path) -> None:
    assert counts(refreshed(corpus)) == (4, 4, 0, 0, 0)
    assert found(corpus, "ferry") == ["records.jsonl#1", "records.jsonl#2", "one.json"]


def test_second_run_reads_nothing(corpus: Path, read_files: list[str]) -> None:
    refreshed(corpus)
    assert read_files == ["one.json", "records.jsonl", "two.json"]
    assert counts(refreshed(corpus)) == (4, 0, 0, 0, 4)
    assert len(read_files) == 3


def test_a_touched_file_is_not_read(corpus: Path, read_files: list[str]) -> None:
    refreshed(corpus)
    settle(corpus)
    read_files.clear()
    assert counts(refreshed(corpus)) == (4, 0, 0, 0, 4)
    assert read_files == []


def test_settled_files_are_not_even_hashed(
    corpus: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settle(corpus)
    refreshed(corpus)
    hashed: list[object] = []
    monkeypatch.setattr(index.refresh, "sha256_of", hashed.append)
    refreshed(corpus)
    assert hashed == []


def test_a_changed_file_is_read_alone(corpus: Path, read_files: list[str]) -> None:
    refreshed(corpus)
    read_files.clear()
    write_record(corpus / "two.json", "A loud week", "Everything sank.")
    assert counts(refreshed(corpus)) == (4, 0, 1, 0, 3)
    assert read_files == ["two.json"]
    assert found(corpus, "everything") == ["two.json"]
    assert found(corpus, "glad") == []


def test_a_change_that_keeps_size_and_time_is_seen_while_the_file_is_young(corpus: Path) -> None:
    file = corpus / "two.json"
    write_record(file, "Title", "A red boat lay there.")
    refreshed(corpus)
    before = file.stat()
    write_record(file, "Title", "A new boat lay there.")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert counts(refreshed(corpus)) == (4, 0, 1, 0, 3)


def test_what_is_written_over_a_file_that_held_no_article_while_others_are_read_is_seen(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = b"Title: Fog\n\nThe strait was closed by fog for five hours on Thursday morning.\n"
    (corpus / "fog.txt").write_bytes(bytes(len(text)))  # as downloads begin

    def writing(file: SourceFile, **how: Any) -> Iterator[Article | Skipped]:
        yield from read(file, **how)
        if file.relative == "fog.txt":
            file.path.write_bytes(text)

    monkeypatch.setattr(aside, "read", writing)
    assert refreshed(corpus).articles == 4
    monkeypatch.setattr(aside, "read", read)
    assert counts(refreshed(corpus)) == (5, 1, 0, 0, 4)
    assert found(corpus, "strait") == ["fog.txt"]


def test_one_record_of_a_file_changes_alone(corpus: Path) -> None:
    refreshed(corpus)
    file = corpus / "records.jsonl"
    lines = file.read_text(encoding="utf-8").splitlines()
    lines[1] = lines[1].replace("Nobody", "Somebody")
    file.write_text("\n".join(lines), encoding="utf-8")
    assert counts(refreshed(corpus)) == (4, 0, 1, 0, 3)
    file.write_text(lines[0], encoding="utf-8")
    assert counts(refreshed(corpus)) == (3, 0, 0, 1, 3)
    assert found(corpus, "somebody") == []


def test_deleted_and_renamed_files(corpus: Path) -> None:
    refreshed(corpus)
    (corpus / "one.json").unlink()
    (corpus / "two.json").rename(corpus / "three.json")
    assert counts(refreshed(corpus)) == (3, 1, 0, 2, 2)
    assert found(corpus, "sank") == ["three.json", "records.jsonl#1"]


def test_a_file_that_turns_into_something_else_takes_its_article_with_it(corpus: Path) -> None:
    refreshed(corpus)
    (corpus / "two.json").write_bytes(b"\0\1\2")
    report = refreshed(corpus)
    assert counts(report) == (3, 0, 0, 1, 3)
    assert [item.path for item in report.skipped] == ["two.json"]
    write_record(corpus / "two.json", "Back", "It is back.")
    assert refreshed(corpus).skipped == ()


def test_what_is_about_the_corpus_is_told_but_not_counted_at_a_glance(corpus: Path) -> None:
    for name in ("README.md", "notes.toml", "photo.png"):
        (corpus / name).write_text("about")
    skipped = refreshed(corpus).skipped
    assert [item.path for item in skipped] == ["README.md", "notes.toml", "photo.png"]
    with Library.open(corpus) as library:
        assert library.skipped() == skipped
        assert library.overview().skipped == 1


def test_rebuild_reads_everything_anew(corpus: Path, read_files: list[str]) -> None:
    refreshed(corpus)
    assert counts(refreshed(corpus, rebuild=True)) == (4, 4, 0, 0, 0)
    assert len(read_files) == 6
    assert len(found(corpus, "ferry")) == 3


def _folder_of(corpus: Path) -> Path:
    with Library.open(corpus) as library:
        return library._folder


def test_a_lost_text_index_is_made_anew_without_reading(
    corpus: Path,
    read_files: list[str],
) -> None:
    refreshed(corpus)
    read_files.clear()
    (text_index,) = _folder_of(corpus).glob("text-*")
    shutil.rmtree(text_index)
    refreshed(corpus)
    assert read_files == []
    assert len(found(corpus, "ferry")) == 3


def test_a_broken_text_index_is_made_anew_without_reading(
    corpus: Path,
    read_files: list[str],
) -> None:
    refreshed(corpus)
    read_files.clear()
    (text_index,) = _folder_of(corpus).glob("text-*")
    for file in text_index.iterdir():
        if file.is_file():
            file.write_bytes(b"broken" * 10)
    refreshed(corpus)
    assert read_files == []
    assert len(found(corpus, "ferry")) == 3


@pytest.mark.parametrize("content", [b"", b"not a database" * 1000])
def test_a_broken_catalogue_is_made_anew(corpus: Path, content: bytes) -> None:
    refreshed(corpus)
    folder = _folder_of(corpus)
    for file in folder.glob("catalogue.sqlite-*"):
        file.unlink()
    (folder / "catalogue.sqlite").write_bytes(content)
    assert counts(refreshed(corpus)) == (4, 4, 0, 0, 0)
    assert len(list(folder.glob("text-*"))) == 1
    assert len(found(corpus, "ferry")) == 3


def test_a_catalogue_of_another_layout_is_made_anew(corpus: Path) -> None:
    refreshed(corpus)
    with Library.open(corpus) as library:
        library._catalogue._store.connection().execute("PRAGMA user_version = 999")
    assert counts(refreshed(corpus)) == (4, 4, 0, 0, 0)


def test_what_was_read_before_it_was_called_off_is_kept(
    corpus: Path,
    monkeypatch: pytest.MonkeyPatch,
    read_files: list[str],
) -> None:
    monkeypatch.setattr(index.refresh, "_FIRST_BATCH", 1)
    with Library.open(corpus) as library:
        report = library.refresh(cancelled=lambda: len(read_files) > 1)
        assert report.cancelled
        assert report.articles < 4
        report = library.refresh()
    assert counts(report)[0] == 4
    assert not report.cancelled
    assert len(found(corpus, "ferry")) == 3


def test_what_takes_long_to_read_is_searchable_as_it_comes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index.refresh, "_FIRST_WAIT", 0.0)
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text(f"A ferry\n\nBoat {number} sails.", "utf-8")
    there: list[int] = []
    monkeypatch.setattr("index.meter._PAUSE", 0.0)
    with Library.open(tmp_path) as library:
        library.refresh(progress=lambda _: there.append(len(library.search("sails"))))
    assert sorted(set(there)) == [0, 1, 2, 3, 4, 5]


def test_a_compressed_page_counts_as_one_article_and_compressed_records_as_many() -> None:
    page, records = (
        SourceFile(Path(name), name, 400_000, 0) for name in ("page.html.gz", "all.jsonl.gz")
    )
    assert pieces(page) == 1
    assert pieces(records) == 100


def test_progress_is_told(corpus: Path) -> None:
    told: list[Progress] = []
    with Library.open(corpus) as library:
        library.refresh(progress=told.append)
    assert (told[-1].work, told[-1].done, told[-1].total) == ("reading", 3, 3)


def test_progress_within_a_file_of_many_records(tmp_path: Path) -> None:
    file = tmp_path / "many.jsonl"
    record = json.dumps({"title": "T", "text": "Boats and ships. " * 500})
    file.write_text(f"{record}\n" * 20, encoding="utf-8")
    told: list[Progress] = []
    with Library.open(file) as library:
        library.refresh(progress=told.append)
    assert (told[-1].done, told[-1].total) == (42, 42)
    done = [progress.done for progress in told]
    assert done == sorted(done)


def test_progress_within_a_file_is_that_of_its_bytes(tmp_path: Path) -> None:
    file = tmp_path / "many.jsonl"
    record = json.dumps({"title": "T", "text": "Boats and ships.", "other": "x" * 9_000})
    file.write_text(f"{record}\n" * 200, encoding="utf-8")
    reading = UnderWay(SourceFile(file, "many.jsonl", file.stat().st_size, 0))
    for _ in read(reading.file, passed=reading.passed):
        assert all(news >= 0 for news in reading.news())
        assert reading.weighed >= reading.articles * len(record)
    assert reading.told == pieces(reading.file) - 1
    assert reading.rest() == (1, 0)


def test_what_was_read_of_a_file_before_it_was_cancelled_is_not_stored_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index.refresh, "_FIRST_BATCH", 8)
    monkeypatch.setattr(index.refresh, "_LAST_BATCH", 8)
    file = tmp_path / "many.jsonl"
    for number in range(1, 101):
        with file.open("a", encoding="utf-8") as lines:
            lines.write(json.dumps({"title": f"Boat {number}", "text": "It sails."}) + "\n")
    with Library.open(file) as library:
        half = library.refresh(cancelled=lambda: library.overview().articles >= 40)
        assert half.cancelled
        assert 40 <= half.articles < 100
        kept = library.articles()
        before = {article.id for article in kept}
        rest = library.refresh()
        assert counts(rest) == (100, 100 - half.articles, 0, 0, half.articles)
        assert before < {article.id for article in library.articles()}
        assert len(library.search("sails")) == 100
        assert counts(library.refresh()) == (100, 0, 0, 0, 100)


def test_records_that_are_gone_from_a_file_are_removed(tmp_path: Path) -> None:
    file = tmp_path / "many.jsonl"
    lines = [json.dumps({"title": f"Boat {n}", "text": "It sails."}) for n in range(5)]
    file.write_text("\n".join(lines), encoding="utf-8")
    assert counts(refreshed(tmp_path)) == (5, 5, 0, 0, 0)
    file.write_text("\n".join(lines[:3]), encoding="utf-8")
    assert counts(refreshed(tmp_path)) == (3, 0, 0, 2, 3)


def test_while_another_writes_the_library_answers_with_what_is_there(corpus: Path) -> None:
    refreshed(corpus)
    (corpus / "one.json").unlink()
    with (
        Library.open(corpus) as library,
        held(library._folder / "writer.lock", wait=False) as got,
    ):
        assert got
        report = library.refresh(wait=False)
        assert report.elsewhere
        assert report.articles == 4
        assert library.refresh(wait=True, cancelled=lambda: True).cancelled


def test_a_corpus_that_is_one_file(corpus: Path) -> None:
    file = corpus / "records.jsonl"
    assert counts(refreshed(file)) == (2, 2, 0, 0, 0)
    assert found(file, "dawn") == ["records.jsonl#1"]


def test_a_corpus_that_is_not_there(corpus: Path) -> None:
    with pytest.raises(CorpusError, match="no file or folder"):
        Library.open(corpus / "nowhere")
    with Library.open(corpus) as library:
        library.refresh()
        shutil.rmtree(corpus)
        with pytest.raises(CorpusError, match="no file or folder"):
            library.refresh()
        assert library.overview().articles == 4


def test_an_index_inside_the_corpus_is_no_part_of_it(corpus: Path) -> None:
    for _ in range(2):
        with Library.open(corpus, index_dir=corpus / "kept here") as library:
            report = library.refresh()
            assert report.articles == 4
            assert report.skipped == ()


def test_hostile_files_cost_nothing_but_themselves(corpus: Path) -> None:
    (corpus / "deep.json").write_text("[" * 20_000, encoding="utf-8")
    (corpus / "surrogate.json").write_text(
        '{"title": "\\ud800 broken", "outlet": "\\udfff", "text": "A ferry \\ud800 sank."}',
        encoding="utf-8",
    )
    (corpus / "long.txt").write_text("word " * 200_000 + "x" * 100_000, encoding="utf-8")
    (corpus / "controls.txt").write_bytes(b"Title\n\nA \x1b]0;bad\x07 line with enough words.\n")
    os.mkfifo(corpus / "pipe.txt")
    (corpus / "loop").symlink_to(corpus)
    with Library.open(corpus) as library:
        report = library.refresh()
        assert {"deep.json", "pipe.txt"} <= {item.path.split("#")[0] for item in report.skipped}
        assert "surrogate.json" in found(corpus, "ferry")
        for article in library.articles():
            assert library.article(article.id) == article
            assert library.mentions(article.id) == ()
            library.raw(article.id)
            library.candidates(article.id)


_KILLED = """
import os, signal, sys
from pathlib import Path
import index.refresh, index.textindex
from index.formats import aside
from index.library import Library
from index.engine.whoosh_engine import WhooshEngine

where, after = sys.argv[2], int(sys.argv[3])
index.refresh._FIRST_BATCH = 10
calls = 0

def dying(function):
    def wrapper(*args, **kwargs):
        global calls
        calls += 1
        if calls > after:
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*args, **kwargs)
    return wrapper

if where == "read":
    aside.read = dying(aside.read)
elif where == "apply":
    WhooshEngine.apply = dying(WhooshEngine.apply)
elif where == "put":
    from index.catalogue.articles import Articles
    Articles.put = dying(Articles.put)
Library.open(Path(sys.argv[1])).refresh()
"""


@pytest.mark.parametrize(
    ("where", "after"),
    [("read", 35), ("put", 35), ("apply", 0), ("apply", 1), ("apply", 2)],
)
def test_after_a_kill_the_next_run_goes_on(
    tmp_path: Path,
    read_files: list[str],
    where: str,
    after: int,
) -> None:
    corpus = tmp_path / "many"
    corpus.mkdir()
    for number in range(60):
        write_record(corpus / f"{number:02}.json", f"Title {number}", f"The ferry of pier{number}.")
    died = subprocess.run(
        [sys.executable, "-c", _KILLED, str(corpus), where, str(after)], check=False
    )
    assert died.returncode == -signal.SIGKILL
    report = refreshed(corpus)
    assert report.articles == 60
    assert report.added < 60  # how many were kept is a matter of time
    assert report.added <= len(read_files) <= report.added + 1
    assert len(found(corpus, "ferry")) == 60
    assert found(corpus, "pier7") == ["07.json"]


def test_two_processes_at_once(corpus: Path) -> None:
    for number in range(40):
        write_record(corpus / f"{number:02}.json", "Title", f"A boat at pier{number}.")
    command = [
        sys.executable,
        "-m",
        "reader",
        "index",
        str(corpus),
        "--no-names",
        "--json",
        "--quiet",
    ]
    running = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    told = [process.communicate() for process in running]
    assert [(process.returncode, err) for process, (_, err) in zip(running, told, strict=True)] == [
        (0, ""),
    ] * 3
    reports = [json.loads(out) for out, _ in told]
    assert [report["articles"] for report in reports] == [44] * 3
    assert sum(report["added"] for report in reports) == 44
    assert len(found(corpus, "boat")) == 40
