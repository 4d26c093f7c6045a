"""Articles grouped by event: through the library, with real Whoosh and SQLite."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.library import Library

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_HARBOUR = (
    "The harbour crane of Lenia fell into the basin on Tuesday. Nobody was hurt when the crane,"
    " forty metres high, toppled over a barge of gravel. The harbour master said that a storm had"
    " loosened its bolts, and that the basin stays closed until divers have looked at the wreck."
)
_CRANE = (
    "A crane toppled into the basin of Lenia's harbour, the harbour master said. The storm of the"
    " night had loosened its bolts. A barge loaded with gravel was crushed; nobody was hurt, and"
    " divers are to look at the wreck before the basin opens again."
)
_LIBRARY = (
    "The new library of Pellworth opens its doors with forty thousand books, a reading room under"
    " a glass roof and a cafe. The mayor cut a ribbon, children sang, and the first card went to"
    " a pupil who had written to the council about the leaking roof of the old reading room."
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    corpus = tmp_path / "news"
    corpus.mkdir()
    for name, outlet, day, text in (
        ("a.md", "Pier Post", "2026-03-03", _HARBOUR),
        ("b.md", "Radio Veldra", "2026-03-04", _CRANE),
        ("c.md", "Pier Post", "2026-03-04", _LIBRARY),
    ):
        head = f"---\ntitle: {text.split('.')[0]}\noutlet: {outlet}\ndate: {day}\n---\n\n"
        (corpus / name).write_text(f"{head}{text}\n", "utf-8")
    with Library.open(corpus, index_dir=tmp_path / "indexes") as opened:
        opened.refresh()
        yield opened


def test_articles_on_one_event_are_one_story(library: Library) -> None:
    assert library.find_stories()
    found = library.stories()
    assert [story.articles for story in found.stories] == [("a.md", "b.md"), ("c.md",)]
    assert found.waiting == 0
    crane = found.stories[0]
    assert (crane.first, crane.last) == ("2026-03-03", "2026-03-04")
    assert crane.outlets == ("Pier Post", "Radio Veldra")
    assert library.story_of(crane.articles[1]) == crane
    assert library.story(crane.id) == crane


def test_before_they_are_grouped_articles_wait(library: Library) -> None:
    assert not library.stories_complete()
    assert library.stories().waiting == 3
    assert library.story_of(next(library.articles()).id) is None


def test_a_story_keeps_its_id_as_articles_come_and_go(library: Library) -> None:
    library.find_stories()
    before = library.stories().stories[0]
    (library.corpus / "0.md").write_text(f"{_CRANE} The captain has been questioned.\n", "utf-8")
    (library.corpus / "a.md").unlink()
    library.refresh()
    assert library.find_stories()
    after = library.story_of(before.articles[1])
    assert after is not None
    assert after.id == before.id
    assert after.articles == ("b.md", "0.md")
