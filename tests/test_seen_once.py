"""What a search sees of its catalogue: all of one moment, in one look."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest

from index.catalogue import Catalogue
from index.catalogue.store import Store
from index.columns import Columns, CurrentColumns
from index.library import Library
from index.stories.keptfile import KeptFile
from tests.test_catalogue import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tests.conftest import QuickFinder


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    made = Catalogue(tmp_path / "catalogue.sqlite")
    made.prepare()
    yield made
    made.close()


def put(catalogue: Catalogue, name: str) -> None:
    with catalogue.batch() as batch:
        catalogue.files.begin(name, batch)
        catalogue.articles.put(plain(name), batch)


def test_what_others_write_is_seen_after_the_look(catalogue: Catalogue, tmp_path: Path) -> None:
    other = Catalogue(tmp_path / "catalogue.sqlite")
    with catalogue.seen_once():
        before = catalogue.state()
        put(other, "a")
        other.set_note("colour", "red")
        assert catalogue.state() == before
        assert catalogue.note("colour") is None
        assert catalogue.state(now=True).generation == before.generation + 1
        with catalogue.seen_once():
            assert catalogue.state() == before
        assert catalogue.state() == before
    assert catalogue.state() == other.state() != before
    assert catalogue.note("colour") == "red"
    other.close()


def test_what_it_writes_itself_is_seen_at_once(catalogue: Catalogue) -> None:
    with catalogue.seen_once():
        before = catalogue.state()
        catalogue.set_note("colour", "red")
        assert catalogue.note("colour") == "red"
        put(catalogue, "a")
        assert catalogue.state().generation == before.generation + 1


def test_another_thread_has_a_look_of_its_own(catalogue: Catalogue) -> None:
    with catalogue.seen_once(), ThreadPoolExecutor(1) as thread:
        before = catalogue.state()
        thread.submit(put, catalogue, "a").result()
        assert thread.submit(catalogue.state).result() != before
        assert catalogue.state() == before


def test_columns_read_by_somebody_else_are_not_read_again(catalogue: Catalogue) -> None:
    current = CurrentColumns(catalogue)
    with catalogue.seen_once(), ThreadPoolExecutor(1) as thread:
        before = current()
        thread.submit(put, catalogue, "a").result()
        newer = thread.submit(current).result()
        assert len(newer) == len(before) + 1
        assert current() is newer


def test_columns_are_of_the_state_that_they_are_read_in(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    other = Catalogue(tmp_path / "catalogue.sqlite")
    with catalogue.seen_once():
        catalogue.state()
        put(other, "a")
        columns = Columns.read(catalogue)
    assert columns.state == other.state()
    assert len(columns) == 1
    other.close()


def test_a_search_looks_into_the_catalogue_once_and_its_rows_twice(
    corpus: Path, quick_finder: QuickFinder
) -> None:
    asked: list[str] = []
    opened: list[str] = []
    rows_of, opened_of = Store.rows, KeptFile._opened

    def told(store: Store, sql: str, values: Sequence[object] = ()) -> list[tuple[object, ...]]:
        asked.append(sql)
        return rows_of(store, sql, values)

    def told_opened(file: KeptFile) -> object:
        opened.append("stories")
        return opened_of(file)

    with Library.open(corpus) as library:
        library.refresh()
        assert library.find_names()
        assert quick_finder.version
        assert library.find_stories()
        library.warm_up()
        library.rows(library.search("ferry"), 0, 20)
        with (
            patch.object(Store, "rows", told),
            patch.object(KeptFile, "_opened", told_opened),
            patch("index.stories.keptfile._STILL", 0),
        ):
            results = library.search("ferry")
            assert len(asked) == 1
            assert library.rows(results, 0, 20)
            assert len(asked) == 3
            library.rows(library.search("ferry"), 0, 20)
            assert len(opened) <= 1


def test_stories_grouped_anew_are_told_however_often_it_was_asked(
    corpus: Path, quick_finder: QuickFinder
) -> None:
    with Library.open(corpus) as library:
        library.refresh()
        assert quick_finder.version
        with patch("index.stories.keptfile._STILL", 0):
            library.warm_up()
            rows = library.rows(library.search("ferry"), 0, 20)
            assert {row.story for row in rows} == {None}
            assert library.find_stories()
            again = library.rows(library.search("ferry"), 0, 20)
            assert all(row.story is not None for row in again)
