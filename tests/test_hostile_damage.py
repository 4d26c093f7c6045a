"""Bits flip, files are cut short or vanish: the index mends itself, and never answers wrongly."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.catalogue import DamagedCatalogueError
from index.errors import CorpusError
from index.library import Library
from tests.conftest import QuickFinder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

QUERIES = ("ferry", '"number3 sank"', "num*", "", "title:sinks~")
MARKER = "corpus-reader-index"


@pytest.fixture(scope="module")
def _quick() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("index.naming._recogniser", QuickFinder)
        patched.setattr("index.names.model.expected_version", lambda: QuickFinder.version)
        yield


class Shelf:
    """A corpus, its index as it should be, and what that answers."""

    def __init__(self, root: Path) -> None:
        self.corpus = root / "veldra"
        self.corpus.mkdir()
        for number in range(6):
            record = {
                "title": f"Ferry {number} sinks",
                "outlet": f"The Sarbuk Post {number % 3}",
                "date": f"2025-03-{number + 1:02}",
                "text": f"The ferry number{number} sank, said Mara Tolin. Nobody spoke on Monday.",
            }
            (self.corpus / f"{number}.json").write_text(json.dumps(record))
        (self.corpus / "empty.txt").touch()
        self.indexes = root / "index"
        self.answers()
        self.expected = self.answers()
        self._clean = root / "clean"
        shutil.copytree(self.indexes, self._clean)

    @property
    def folder(self) -> Path:
        (folder,) = (each for each in self.indexes.iterdir() if each.is_dir())
        return folder

    def restore(self) -> list[Path]:
        shutil.rmtree(self.indexes)
        shutil.copytree(self._clean, self.indexes)
        files = (file for file in self.folder.rglob("*") if file.is_file())
        return sorted(file for file in files if file.stat().st_size and file.name != MARKER)

    def answers(self, *, rebuild: bool = False) -> list[object]:
        with Library.open(self.corpus, index_dir=self.indexes) as library:
            library.refresh(rebuild=rebuild)
            library.find_names()
            told: list[object] = []
            for query in QUERIES:
                results = library.search(query)
                rows = library.rows(results, 0, 20)
                told.append([(row.id, row.title, row.date, row.hits, row.snippets) for row in rows])
                told.append(([round(row.score, 4) for row in rows], results.counts))
            articles = list(library.articles())
            told += [articles, library.names(), library.skipped(), library.overview()]
            told.append([library.mentions(article.id) for article in articles])
            told.append(library.candidates("1.json"))  # type: ignore[arg-type]  # an id is a text
            return told


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory, _quick: None) -> Shelf:
    return Shelf(tmp_path_factory.mktemp("shelf"))


def spoil(file: Path, how: str, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  so that it happens again
    data = bytearray(file.read_bytes())
    at = chance.randrange(len(data))
    if how == "flip":
        for _ in range(chance.choice([1, 1, 4, 20])):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    elif how == "cut":
        del data[at:]
    elif how == "zeros":
        end = min(len(data), at + chance.choice([1, 16, 4096]))
        data[at:end] = bytes(end - at)
    file.write_bytes(data)
    if how == "lose":
        file.unlink()


@given(
    place=st.integers(0, 10_000),
    how=st.sampled_from(["flip", "cut", "zeros", "lose"]),
    seed=st.integers(0, 10_000),
)
@settings(max_examples=25, derandomize=True)
def test_whatever_is_spoilt_is_mended(shelf: Shelf, place: int, how: str, seed: int) -> None:
    files = shelf.restore()
    # Half of all goes to the catalogue, which is the one that can't be made from another.
    catalogue = shelf.folder / "catalogue.sqlite"
    file = catalogue if place % 2 else files[place // 2 % len(files)]
    spoil(file, how, seed)
    assert shelf.answers() == shelf.expected


@pytest.mark.parametrize("seed", range(3))
def test_a_rebuild_mends_all_at_once(shelf: Shelf, seed: int) -> None:
    for number, file in enumerate(shelf.restore()):
        spoil(file, "flip", 100 * seed + number)
    assert shelf.answers(rebuild=True) == shelf.expected


def test_damage_met_while_it_is_read_is_told_and_mended_at_the_next_start(
    shelf: Shelf,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("index.catalogue.store._QUICKLY_VERIFIED", 0)  # as with a large file
    shelf.restore()
    file = shelf.folder / "catalogue.sqlite"
    file.write_bytes(file.read_bytes().replace(b"number3 sank, said", b"number3 sunk, said"))
    with Library.open(shelf.corpus, index_dir=shelf.indexes) as library:
        library.refresh()
        with pytest.raises(
            DamagedCatalogueError, match=r"is damaged \(the article 3\.json"
        ) as told:
            list(library.articles())
        assert told.value.hint.startswith("Run it again")
    assert shelf.answers() == shelf.expected


def test_names_that_have_changed_are_not_shown(
    shelf: Shelf,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("index.catalogue.store._QUICKLY_VERIFIED", 0)
    shelf.restore()
    (shelf.folder / "names.kept").unlink()
    file = shelf.folder / "catalogue.sqlite"
    file.write_bytes(file.read_bytes().replace(b'"Mara Tolin"', b'"Mara Tolan"'))
    with pytest.raises(CorpusError, match="names have changed"):
        shelf.answers()
    assert shelf.answers() == shelf.expected


def test_rows_that_are_lost_are_found_to_be(shelf: Shelf) -> None:
    shelf.restore()
    with sqlite3.connect(shelf.folder / "catalogue.sqlite") as connection:
        connection.execute("DELETE FROM file WHERE path = '2.json'")
    connection.close()
    assert shelf.answers() == shelf.expected


def test_a_spoilt_log_of_what_was_written_last_costs_only_that(shelf: Shelf) -> None:
    shelf.restore()
    file = shelf.folder / "catalogue.sqlite"
    reading = sqlite3.connect(file)
    reading.execute("SELECT count(*) FROM meta").fetchall()  # so that the log isn't put away
    shelf.answers(rebuild=True)
    kept = {each: each.read_bytes() for each in (file, file.with_name(f"{file.name}-wal"))}
    reading.close()
    for each, data in kept.items():
        each.write_bytes(data)
    for seed in range(3):
        spoil(file.with_name(f"{file.name}-wal"), "flip", seed)
    assert shelf.answers() == shelf.expected
