"""Names put together: bit by bit or at once, from the file or anew, the same comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.article import ArticleId
from index.catalogue.naming import Naming
from index.library import Library

if TYPE_CHECKING:
    from pathlib import Path

    from index.catalogue.naming import NameUse
    from index.versions import Versions
    from tests.conftest import QuickFinder


@pytest.fixture
def asked_since(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Note after which number names are fetched."""
    numbers: list[int] = []
    uses_since = Naming.uses_since

    def noting(self: Naming, seq: int, versions: Versions) -> list[tuple[int, str, list[NameUse]]]:
        numbers.append(seq)
        return uses_since(self, seq, versions)

    monkeypatch.setattr(Naming, "uses_since", noting)
    return numbers


def counted(library: Library) -> dict[str, int]:
    library.warm_up()
    return library.search("").counts.person


def test_the_next_start_fetches_nothing(
    corpus: Path,
    quick_finder: QuickFinder,
    asked_since: list[int],
) -> None:
    with Library.open(corpus) as library:
        library.refresh()
        library.find_names()
        found = counted(library)
    assert found["Mara Tolin"] == 2
    asked_since.clear()
    with Library.open(corpus) as library:
        assert library.search("").counts.person == found
        assert counted(library) == found
    assert asked_since == []


def test_what_came_after_the_file_was_written_is_added(
    corpus: Path,
    quick_finder: QuickFinder,
    asked_since: list[int],
) -> None:
    with Library.open(corpus) as library:
        library.refresh()
        library.find_names()
    (corpus / "new.json").write_text('{"title": "New", "text": "Later came Mara Tolin."}')
    with Library.open(corpus) as library:
        library.refresh()
        asked_since.clear()
        library.find_names()
        found = counted(library)
    assert found["Mara Tolin"] == 3
    assert 0 not in asked_since
    (file,) = _folder(corpus).glob("names.kept")
    file.unlink()
    with Library.open(corpus) as library:
        assert counted(library) == found


def _folder(corpus: Path) -> Path:
    with Library.open(corpus) as library:
        return library._folder


def test_while_names_come_in_the_table_at_hand_will_do_for_a_time(
    corpus: Path, quick_finder: QuickFinder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def found_so_far(library: Library) -> int:
        return len(library.search("").counts.person)

    monkeypatch.setattr("index.gathering._REST", 1e9)
    with Library.open(corpus) as library:
        library.refresh()
        library.find_names(cancelled=lambda: len(quick_finder.asked) > 1)
        first = found_so_far(library)
        assert first
        library.find_names(cancelled=lambda: len(quick_finder.asked) > 2)
        assert found_so_far(library) == first  # the last table is young enough
        monkeypatch.setattr("index.gathering._REST", 0.0)
        library._naming._gatherer = None
        second = found_so_far(library)
        assert second > first
        monkeypatch.setattr("index.gathering._REST", 1e9)
        assert library.find_names()
        assert found_so_far(library) > second  # nothing more comes in, so it is exact


@pytest.mark.parametrize(
    "spoilt",
    [b"", b"\xff\xfe", b"null", b"[]", b"{}", b'{"stamp": 1, "version": 2}'],
)
def test_a_spoilt_file_is_left_alone(
    corpus: Path,
    quick_finder: QuickFinder,
    spoilt: bytes,
) -> None:
    with Library.open(corpus) as library:
        library.refresh()
        library.find_names()
        found = counted(library)
    (_folder(corpus) / "names.kept").write_bytes(spoilt)
    with Library.open(corpus) as library:
        assert counted(library) == found


def test_a_file_of_an_index_made_anew_is_left_alone(
    corpus: Path,
    quick_finder: QuickFinder,
) -> None:
    with Library.open(corpus) as library:
        library.refresh()
        library.find_names()
    file = _folder(corpus) / "names.kept"
    kept = file.read_bytes()
    (_folder(corpus) / "catalogue.sqlite").write_bytes(b"spoilt" * 999)
    with Library.open(corpus) as library:
        library.refresh()
        assert library.search("").counts.person == {}
        library.find_names()
        assert counted(library)["Mara Tolin"] == 2
    assert file.read_bytes() != kept


def test_names_merge_by_the_articles_that_are_there(
    corpus: Path,
    quick_finder: QuickFinder,
) -> None:
    (corpus / "short.json").write_text('{"title": "Short", "text": "Later came Tolin alone."}')
    with (corpus / "records.jsonl").open(
        "a", encoding="utf-8"
    ) as records:  # in three articles she is well known
        records.write('\n{"title": "Third", "text": "Once more Mara Tolin came."}\n')
    with Library.open(corpus) as library:
        library.refresh()
        library.find_names()
        merged = {m.name for m in library.mentions(ArticleId("short.json"))}
        assert "Mara Tolin" in merged
        (corpus / "records.jsonl").unlink()
        library.refresh()
        alone = {m.name for m in library.mentions(ArticleId("short.json"))}
        assert "Tolin" in alone
        assert "Mara Tolin" not in alone
