"""Files that are renamed or moved: what is known of them goes with them."""

from __future__ import annotations

import json
import shutil
import zipfile
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from index.article import ArticleId
from index.errors import NoSuchArticleError
from index.formats import SourceFile, aside, read
from index.ids import moved_id, moved_on
from index.library import Library
from reader.export.values import report_value

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index.article import Article, Skipped
    from index.results import Report
    from tests.conftest import QuickFinder

PAGE = (
    "{title}\n\nBy Irma Tolland\n4 May 2025\n\n"
    "The council of Veldra voted to keep the {title} lit, said Mara Tolin of Port Ansel.\n"
)


class Watched:
    """A library that is refreshed again and again, with what that took."""

    def __init__(self, library: Library, finder: QuickFinder) -> None:
        self.library = library
        self.finder = finder
        self.read: list[str] = []

    def look(self) -> Report:
        """Refresh, and find the names that are missing."""
        self.read.clear()
        self.finder.asked.clear()
        report = self.library.refresh()
        assert self.library.find_names()
        return report

    def names(self, article_id: str) -> set[str]:
        return {found.name for found in self.library.mentions(ArticleId(article_id))}

    def article(self, article_id: str) -> Article:
        return self.library.article(ArticleId(article_id))

    def ids(self) -> list[str]:
        return [article.id for article in self.library.articles()]

    def found(self, query: str) -> list[str]:
        results = self.library.search(query)
        return [row.id for row in self.library.rows(results, 0, len(results))]

    def as_if_new(self) -> None:
        """Assert that all is as in an index that has never known anything else."""
        report = self.library.refresh()
        here = [(article, self.library.mentions(article.id)) for article in self.library.articles()]
        self.library.refresh(rebuild=True)
        assert self.library.find_names()
        fresh = [(each, self.library.mentions(each.id)) for each in self.library.articles()]
        assert here == fresh
        assert self.library.skipped() == report.skipped


@pytest.fixture
def watched(
    corpus: Path, quick_finder: QuickFinder, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Watched]:
    with Library.open(corpus) as library:
        made = Watched(library, quick_finder)

        def noting(file: SourceFile, **how: Any) -> Iterator[Article | Skipped]:
            made.read.append(file.relative)
            return read(file, **how)

        monkeypatch.setattr(aside, "read", noting)
        made.look()
        yield made


def test_a_renamed_file_is_neither_read_nor_looked_through_for_names(
    watched: Watched, corpus: Path
) -> None:
    before = watched.names("two.json")
    (corpus / "two.json").rename(corpus / "three.json")
    report = watched.look()
    assert (report.articles, report.added, report.removed, report.unchanged) == (4, 1, 1, 3)
    assert report.moved == {"two.json": "three.json"}
    assert (watched.read, watched.finder.asked) == ([], [])
    assert watched.names("three.json") == before != set()
    assert watched.article("three.json").source.path == "three.json"
    assert watched.found("quiet") == ["three.json"]
    assert watched.library.raw(ArticleId("three.json")).startswith("{")
    watched.as_if_new()


def test_a_file_of_records_takes_its_records_and_what_was_skipped_along(
    watched: Watched, corpus: Path
) -> None:
    with (corpus / "records.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"title": "cut off\n')
    watched.look()
    (corpus / "deep" / "er").mkdir(parents=True)
    (corpus / "records.jsonl").rename(corpus / "deep" / "er" / "all.jsonl")
    watched.look()
    assert (watched.read, watched.finder.asked) == ([], [])
    assert watched.ids()[:2] == ["deep/er/all.jsonl#1", "deep/er/all.jsonl#2"]
    assert [each.path for each in watched.library.skipped()] == ["deep/er/all.jsonl#3"]
    assert watched.found("ferry")[:2] == ["deep/er/all.jsonl#1", "deep/er/all.jsonl#2"]
    watched.as_if_new()


def test_a_moved_folder_is_not_read(watched: Watched, corpus: Path) -> None:
    (corpus / "old").mkdir()
    for n in range(60):
        (corpus / "old" / f"{n}.txt").write_text(PAGE.format(title=f"Lamp {n}"))
    watched.look()
    (corpus / "old").rename(corpus / "new")
    report = watched.look()
    assert len(report.moved) == 60
    assert (watched.read, watched.finder.asked) == ([], [])
    assert watched.found('"lamp 7"') == ["new/7.txt"]
    assert watched.names("new/7.txt") >= {"Mara Tolin", "Port Ansel"}
    watched.as_if_new()


def test_files_of_the_same_bytes_are_told_apart_by_name(watched: Watched, corpus: Path) -> None:
    for folder in ("a", "b"):
        (corpus / folder).mkdir()
        for name in ("one.txt", "two.txt"):
            (corpus / folder / name).write_text(PAGE.format(title="Lamp"))
    watched.look()
    (corpus / "a").rename(corpus / "c")
    assert watched.look().moved == {"a/one.txt": "c/one.txt", "a/two.txt": "c/two.txt"}
    (corpus / "c" / "one.txt").rename(corpus / "c" / "six.txt")
    (corpus / "c" / "two.txt").unlink()
    assert watched.look().articles == 7
    assert watched.read == []
    watched.as_if_new()


def test_a_name_that_differs_in_case_alone(watched: Watched, corpus: Path) -> None:
    (corpus / "two.json").rename(corpus / "Two.JSON")
    watched.look()
    assert (watched.read, watched.finder.asked) == ([], [])
    assert "Two.JSON" in watched.ids()


def test_names_that_are_swapped_cost_no_recogniser(watched: Watched, corpus: Path) -> None:
    one, two, beside = (corpus / name for name in ("one.json", "two.json", "beside"))
    title = watched.article("one.json").title
    one.rename(beside)
    two.rename(one)
    beside.rename(two)
    report = watched.look()
    assert (report.articles, report.changed) == (4, 2)
    assert watched.finder.asked == []
    assert watched.article("two.json").title == title
    watched.as_if_new()


def test_a_chain_of_names_costs_no_recogniser(watched: Watched, corpus: Path) -> None:
    (corpus / "one.json").rename(corpus / "zero.json")
    (corpus / "two.json").rename(corpus / "one.json")
    watched.look()
    assert watched.finder.asked == []
    watched.as_if_new()


def test_between_an_archive_and_a_folder(watched: Watched, corpus: Path) -> None:
    with zipfile.ZipFile(corpus / "all.zip", "w") as archive:
        archive.write(corpus / "two.json", "two.json")
    (corpus / "two.json").unlink()
    watched.look()
    assert watched.finder.asked == []
    assert watched.names("all.zip!two.json") == {"Nothing", "Ola Brink"}
    (corpus / "all.zip").rename(corpus / "packed.zip")
    watched.look()
    assert (watched.read, watched.finder.asked) == ([], [])
    assert watched.names("packed.zip!two.json") == {"Nothing", "Ola Brink"}
    with zipfile.ZipFile(corpus / "packed.zip") as archive:
        archive.extractall(corpus)
    (corpus / "packed.zip").unlink()
    watched.look()
    assert watched.finder.asked == []
    watched.as_if_new()


def test_an_archive_that_takes_the_place_of_one_that_a_file_was_called_like(
    watched: Watched, corpus: Path
) -> None:
    with zipfile.ZipFile(corpus / "all.zip", "w") as archive:
        archive.write(corpus / "two.json", "two.json")
    (corpus / "two.json").rename(corpus / "new.zip!two.json")
    watched.look()
    (corpus / "new.zip!two.json").write_text('{"title": "Low water", "text": "Ola Brink waits."}')
    watched.look()
    (corpus / "all.zip").rename(corpus / "new.zip")
    watched.look()
    assert (watched.read, watched.finder.asked) == (["new.zip"], [])
    assert watched.names("new.zip!two.json") == {"Nothing", "Ola Brink"}
    watched.as_if_new()


def test_a_name_of_another_kind_is_read_anew(watched: Watched, corpus: Path) -> None:
    (corpus / "note.txt").write_text(PAGE.format(title="Lamp") + "\n* **Oil** is dear.\n")
    watched.look()
    (corpus / "note.txt").rename(corpus / "note.md")
    watched.look()
    assert watched.read == ["note.md"]
    watched.as_if_new()


def test_the_outlet_is_that_of_the_new_folder(watched: Watched, corpus: Path) -> None:
    folder = corpus / "hollin-gazette"
    folder.mkdir()
    for n in range(3):
        (folder / f"{n}.txt").write_text(PAGE.format(title=f"Lamp {n}"))
    watched.look()
    assert watched.article("hollin-gazette/1.txt").outlet == "Hollin Gazette"
    folder.rename(corpus / "plain")
    watched.look()
    assert watched.finder.asked == []
    assert watched.article("plain/1.txt").outlet is None
    (corpus / "plain").rename(corpus / "harbour-echo")
    watched.look()
    assert (watched.read, watched.finder.asked) == ([], [])
    assert watched.article("harbour-echo/1.txt").outlet == "Harbour Echo"
    assert watched.found("outlet:echo") == [f"harbour-echo/{n}.txt" for n in range(3)]
    watched.as_if_new()


def test_a_folder_that_is_left_by_one_of_three_is_no_outlet_any_more(
    watched: Watched, corpus: Path
) -> None:
    folder = corpus / "hollin-gazette"
    folder.mkdir()
    for n in range(3):
        (folder / f"{n}.txt").write_text(PAGE.format(title=f"Lamp {n}"))
    watched.look()
    (folder / "0.txt").rename(corpus / "0.txt")
    watched.look()
    assert watched.article("hollin-gazette/1.txt").outlet is None
    assert watched.finder.asked == []
    watched.as_if_new()


LIT = "The lamp of the harbour stays lit"
TOML = (
    '[[article]]\nid = "a/*.txt"\noutlet = "Hollin Echo"\n'
    '[[article]]\nid = "b/**"\nlanguage = "pt"\ntitle = "Said"\n'
    '[[article]]\nid = "left/*"\nskip = true\n'
    '[outlets]\n"The Sarbuk Post" = "The Post"\n'
    '[[columns]]\nfile = "c/*.jsonl"\ntitle = "outlet"\n'
)


def test_what_is_said_of_the_new_path_counts_and_of_the_old_one_no_more(
    watched: Watched, corpus: Path
) -> None:
    for folder in ("a", "b", "c", "left"):
        (corpus / folder).mkdir()
    (corpus / "note.txt").write_text(PAGE.format(title=LIT))
    (corpus / "corpus.toml").write_text(TOML)
    watched.look()
    places = ["a/note.txt", "b/note.txt", "left/note.txt", "c/note.txt", "note.txt"]
    said = [(LIT, "Hollin Echo"), ("Said", None), None, (LIT, None), (LIT, None)]
    old = corpus / "note.txt"
    for place, expected in zip(places, said, strict=True):
        old.rename(corpus / place)
        old = corpus / place
        watched.look()
        assert watched.finder.asked == []
        if expected is None:
            assert place not in watched.ids()
        else:
            found = watched.article(place)
            assert (found.title, found.outlet) == expected
    (corpus / "records.jsonl").rename(corpus / "c" / "records.jsonl")
    watched.look()
    assert watched.article("c/records.jsonl#1").title == "The Sarbuk Post"
    watched.as_if_new()


def test_rules_that_change_while_a_file_moves(watched: Watched, corpus: Path) -> None:
    (corpus / "corpus.toml").write_text('[[article]]\nid = "two.json"\noutlet = "Hollin Echo"\n')
    watched.look()
    (corpus / "corpus.toml").write_text('[[article]]\nid = "six.json"\nurl = "https://e.example"\n')
    (corpus / "two.json").rename(corpus / "six.json")
    watched.look()
    assert watched.finder.asked == []
    found = watched.article("six.json")
    assert (found.outlet, found.url) == (None, "https://e.example")
    watched.as_if_new()


def test_a_file_that_changes_as_it_moves_is_read(watched: Watched, corpus: Path) -> None:
    text = (corpus / "two.json").read_text(encoding="utf-8").replace("glad", "late")
    (corpus / "two.json").unlink()
    (corpus / "six.json").write_text(text, encoding="utf-8")
    assert watched.look().moved == {}
    assert watched.read == ["six.json"]
    assert watched.found("late") == ["six.json"]


def test_what_holds_no_article_moves_too(watched: Watched, corpus: Path) -> None:
    (corpus / "photo.txt").write_bytes(b"\0\1\2")
    watched.look()
    (corpus / "photo.txt").rename(corpus / "picture.txt")
    watched.look()
    assert watched.read == []
    assert [each.path for each in watched.library.skipped()] == ["picture.txt"]


def test_called_off_it_goes_on_the_next_time(watched: Watched, corpus: Path) -> None:
    (corpus / "records.jsonl").rename(corpus / "all.jsonl")
    (corpus / "two.json").rename(corpus / "three.json")
    for most in range(12):
        asked = iter([*[False] * most, *[True] * 1_000])
        watched.library.refresh(cancelled=partial(next, asked))
        assert len(watched.ids()) == 4
    watched.look()
    assert watched.finder.asked == []
    watched.as_if_new()


def test_an_article_that_is_open_is_found_where_it_has_moved(
    watched: Watched, corpus: Path
) -> None:
    results = watched.library.search("ferry")
    (corpus / "records.jsonl").rename(corpus / "all.jsonl")
    watched.look()
    (corpus / "all.jsonl").rename(corpus / "every.jsonl")
    watched.look()
    assert watched.article("records.jsonl#2").id == "every.jsonl#2"
    assert watched.names("records.jsonl#2") == {"Nobody", "Mara Tolin"}
    shown = [row.id for row in watched.library.rows(results, 0, len(results))]
    assert shown[:2] == ["every.jsonl#1", "every.jsonl#2"]
    (corpus / "every.jsonl").rename(corpus / "records.jsonl")
    watched.look()
    assert watched.article("records.jsonl#2").id == "records.jsonl#2"
    (corpus / "records.jsonl").unlink()
    watched.look()
    with pytest.raises(NoSuchArticleError):
        watched.article("records.jsonl#2")


def test_another_file_in_the_old_place_counts_more(watched: Watched, corpus: Path) -> None:
    (corpus / "two.json").rename(corpus / "six.json")
    shutil.copy(corpus / "one.json", corpus / "two.json")
    watched.look()
    assert watched.article("two.json").title == "Harbour opens"
    assert watched.names("six.json") == {"Nothing", "Ola Brink"}
    assert watched.finder.asked == []
    watched.as_if_new()


def test_a_moved_file_is_told_by_the_command_line(watched: Watched, corpus: Path) -> None:
    (corpus / "two.json").rename(corpus / "six.json")
    value = report_value("veldra", watched.look(), names_complete=True)
    assert json.loads(json.dumps(value))["moved"] == 1


def test_ids_of_what_has_moved() -> None:
    moved = {"a.zip": "b.zip", "x#y.txt": "z.txt"}
    assert moved_id(ArticleId("a.zip!in/c.jsonl#3"), moved) == "b.zip!in/c.jsonl#3"
    assert moved_id(ArticleId("x#y.txt"), moved) == "z.txt"
    assert moved_id(ArticleId("a.zipper"), moved) is None
    assert moved_on(moved, {"b.zip": "c.zip"})["a.zip"] == "c.zip"
