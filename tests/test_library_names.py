"""Names found beside the reader: kept by text, told merged, found once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.article import ArticleId
from index.library import Library
from index.locks import held

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from index.results import Progress
    from tests.conftest import QuickFinder


def test_names_are_found_once(corpus: Path, quick_finder: QuickFinder) -> None:
    with Library.open(corpus) as library:
        library.refresh()
        assert not library.names_complete()
        assert library.overview().names_done == 0
        assert not library.search("").names_complete
        assert library.find_names()
        assert library.find_names()
    assert len(quick_finder.asked) == 4
    with Library.open(corpus) as library:
        assert library.names_complete()
        assert library.search("").names_complete


def test_a_moved_text_keeps_its_names(corpus: Path, quick_finder: QuickFinder) -> None:
    with Library.open(corpus) as library:
        library.refresh()
        library.find_names()
        quick_finder.asked.clear()
        (corpus / "two.json").rename(corpus / "three.json")
        library.refresh(rebuild=True)
        assert library.names_complete()
        assert [m.text for m in library.mentions(ArticleId("three.json"))] == [
            "Nothing",
            "Ola Brink",
        ]
    assert quick_finder.asked == []


def test_names_found_before_it_was_called_off_are_kept(
    corpus: Path,
    quick_finder: QuickFinder,
) -> None:
    with Library.open(corpus) as library:
        library.refresh()
        assert not library.find_names(cancelled=lambda: len(quick_finder.asked) > 1)
        assert library.overview().names_done == 2
        assert library.find_names()
    assert len(quick_finder.asked) == 4


def test_another_version_finds_anew(
    corpus: Path,
    quick_finder: QuickFinder,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with Library.open(corpus) as library:
        library.refresh()
        library.find_names()
    monkeypatch.setattr(type(quick_finder), "version", "quick-2")
    with Library.open(corpus) as library:
        assert not library.names_complete()
        assert library.find_names()
    assert len(quick_finder.asked) == 8


def test_a_recogniser_that_stands_in_for_another_counts(
    corpus: Path,
    quick_finder: QuickFinder,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("index.names.model.expected_version", lambda: "a model that fails to load")
    for _ in range(2):
        with Library.open(corpus) as library:
            library.refresh()
            assert library.find_names()
            assert library.overview().recogniser == quick_finder.label
            assert library.mentions(ArticleId("two.json"))
    assert len(quick_finder.asked) == 4


def test_names_of_corpus_and_article(corpus: Path, quick_finder: QuickFinder) -> None:
    with Library.open(corpus) as library:
        library.refresh()
        assert library.names() == ()
        library.find_names()
        mara = next(entry for entry in library.names() if entry.name == "Mara Tolin")
        assert (mara.kind, mara.mentions, mara.articles) == ("person", 2, 2)
        assert mara.variants == {"Mara Tolin": 2}
        assert mara.outlets == {"The Sarbuk Post": 2}
        of_one = library.names(ArticleId("records.jsonl#2"))
        assert [(entry.name, entry.mentions) for entry in of_one] == [
            ("Mara Tolin", 1),
            ("Nobody", 1),
        ]
        text = library.article(ArticleId("records.jsonl#2")).text
        for mention in library.mentions(ArticleId("records.jsonl#2")):
            assert text[mention.start : mention.end] == mention.text


def test_the_same_text_twice_counts_twice(corpus: Path, quick_finder: QuickFinder) -> None:
    (corpus / "copy.json").write_bytes((corpus / "two.json").read_bytes())
    with Library.open(corpus) as library:
        library.refresh()
        library.find_names()
        ola = next(entry for entry in library.names() if entry.name == "Ola Brink")
        assert (ola.mentions, ola.articles) == (2, 2)
        assert library.search("").counts.person["Ola Brink"] == 2
    assert len(quick_finder.asked) == 4


def test_names_come_into_the_counts_as_they_are_found(
    corpus: Path,
    quick_finder: QuickFinder,
) -> None:
    with Library.open(corpus) as library:
        library.refresh()
        assert library.search("").counts.person == {}
        library.find_names()
        assert library.search("").counts.person["Mara Tolin"] == 2
        (corpus / "records.jsonl").unlink()
        library.refresh()
        assert "Mara Tolin" not in library.search("").counts.person


def test_one_finder_at_a_time(corpus: Path, quick_finder: QuickFinder) -> None:
    told: list[Progress] = []
    with Library.open(corpus) as library:
        library.refresh()
        with held(library._folder / "names.lock", wait=False):
            assert not library.find_names(wait=False)
        assert quick_finder.asked == []
        assert library.find_names(progress=told.append)
    assert (told[0].work, told[0].done, told[0].total) == ("names", 0, 4)
    assert (told[-1].work, told[-1].done, told[-1].total) == ("names", 4, 4)


def test_the_real_recogniser_finds_names(corpus: Path) -> None:
    (corpus / "hall.json").write_text(
        '{"title": "Talks", "text": "Prime Minister Elena Vasko met Tom Harrow in Norway on'
        ' Monday. Vasko said that talks would go on in Oslo."}',
    )
    with Library.open(corpus) as library:
        library.refresh()
        assert library.find_names()
        found = {(m.kind, m.name) for m in library.mentions(ArticleId("hall.json"))}
    assert {("person", "Elena Vasko"), ("place", "Norway"), ("place", "Oslo")} <= found


def test_plain_rules_are_used_where_they_are_asked_for(
    corpus: Path, quick_finder: QuickFinder
) -> None:
    with Library.open(corpus, recognisers=["plain"]) as library:
        library.refresh()
        assert library.find_names()
        plain = library.overview().recogniser
    assert quick_finder.asked == []
    assert plain
    with Library.open(corpus) as library:
        assert not library.names_complete()  # those of the rules don't count
        library.find_names()
        assert library.overview().recogniser == quick_finder.label
    with Library.open(corpus, recognisers=["plain"]) as library:
        assert library.names_complete()  # and are kept nevertheless
        assert library.overview().recogniser == plain


def test_a_recogniser_that_can_be_loaded_again_takes_over_from_its_stand_in(
    corpus: Path, quick_finder: QuickFinder, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library.open(corpus) as library:
        library.refresh()
        with monkeypatch.context() as without:
            without.setattr(quick_finder, "version", "stand-in", raising=False)
            assert not library.find_names(cancelled=lambda: len(quick_finder.asked) > 1)
        assert library.overview().names_done == 2
        quick_finder.asked.clear()
        # What was left of the stand-in's work was once asked for without end.
        assert library.find_names(cancelled=lambda: len(quick_finder.asked) > 100)
        assert library.names_complete()
    assert 4 <= len(quick_finder.asked) < 10
