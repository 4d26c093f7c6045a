"""The user's word on stories through the library: kept, followed, taken back, taken over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.article import ABOUT_THE_CORPUS
from index.errors import CorpusError
from index.library import Library
from index.story import Story, StoryDecision

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index.article import ArticleId
    from index.story import Story

_TOLD = {
    "a.md": "The harbour crane of Lenia fell into the basin when a storm had loosened its bolts, so"
    " divers are to look at the wreck before the basin of the harbour opens for barges again.",
    "b.md": "A crane toppled into the harbour basin of Lenia; the storm had loosened its bolts, so"
    " divers look at the wreck, the harbour master said, before any barge may enter the basin.",
    "c.md": "The library of Pellworth opens its doors with a reading room under a glass roof, where"
    " the mayor cut a ribbon while children sang for the first card that was given out.",
    "d.md": "Rain is on its way to the north of Veldra.",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    corpus = tmp_path / "news"
    corpus.mkdir()
    for day, (name, text) in enumerate(_TOLD.items(), 3):
        head = (
            f"---\ntitle: {text[:20] or 'Closed'}\noutlet: Pier Post\ndate: 2026-03-0{day}\n---\n"
        )
        (corpus / name).write_text(f"{head}\n{text}\n", "utf-8")
    return corpus


def opened(corpus: Path) -> Library:
    library = Library.open(corpus)
    library.refresh()
    library.find_stories()
    return library


@pytest.fixture
def library(folder: Path) -> Iterator[Library]:
    with opened(folder) as library:
        yield library


def told(library: Library) -> list[tuple[ArticleId, ...]]:
    return sorted(story.articles for story in library.stories().stories)


def of(library: Library, article: str) -> Story:
    story = library.story_of(library.resolve(article))
    assert story is not None
    return story


def test_a_decision_is_followed_by_all_that_tells_stories(library: Library) -> None:
    assert told(library) == [("a.md", "b.md"), ("c.md",), ("d.md",)]
    crane, books = of(library, "a"), of(library, "c")
    library.decide_story(library.story_word().joined(crane, books))
    whole = of(library, "c")
    assert (whole.id, whole.articles, whole.decided) == (crane.id, ("a.md", "b.md", "c.md"), True)
    assert library.story(books.id) is None
    detail = library.story_detail(whole.id)
    assert detail is not None
    assert [article.id for article in detail.articles] == list(whole.articles)

    library.decide_story(library.story_word().called(whole, "  A storm\nat Lenia "))
    assert of(library, "b").title == "A storm at Lenia"
    (parting,) = [library.story_word().parted(library.resolve("b"))]
    library.decide_story(parting)
    assert told(library) == [("a.md", "c.md"), ("b.md",), ("d.md",)]
    assert of(library, "b").title == "A crane toppled into"

    said = library.stories_decided()
    assert [decision.do for decision in said.own] == ["join", "name", "part"]
    assert said.own[2].title == "A crane toppled into"
    assert library.undo_story(0, said.own[0]) == said.own[0]
    assert told(library) == [("a.md",), ("b.md",), ("c.md",), ("d.md",)]
    assert (library.undo_story(), library.undo_story(7)) == (said.own[2], None)
    assert library.undo_story(what=said.own[2]) is None
    assert told(library) == [("a.md", "b.md"), ("c.md",), ("d.md",)]
    assert of(library, "a").title == "A storm at Lenia"
    library.undo_story()
    assert not of(library, "a").decided


def test_an_article_is_moved_to_another_story(library: Library) -> None:
    word = library.story_word()
    library.decide_story(word.moved(of(library, "c"), library.resolve("b")))
    assert told(library) == [("a.md",), ("b.md", "c.md"), ("d.md",)]
    library.decide_story(library.story_word().moved(of(library, "c"), library.resolve("d")))
    assert told(library) == [("a.md",), ("b.md", "c.md", "d.md")]
    library.undo_story()
    library.undo_story()  # one step was one decision
    assert told(library) == [("a.md", "b.md"), ("c.md",), ("d.md",)]


def test_what_can_not_be_decided_is_said(library: Library) -> None:
    word, crane, a, c = library.story_word(), of(library, "a"), *map(library.resolve, "ac")
    for wrong, words in (
        (lambda: word.joined(crane, crane), "One story can't be joined with itself"),
        (lambda: word.parted(a, c), "They aren't in one story"),
        (lambda: word.parted(c), "Nothing else is in that story"),
        (lambda: word.moved(crane, a), "They are in that story already"),
        (lambda: library.decide_story(word.called(crane, "x" * 201)), "longer than 200"),
        (lambda: library.decide_story(StoryDecision("join", ())), "isn't said of which texts"),
        (lambda: library.decide_story(StoryDecision("join", ("x",))), "16 digits of its hash"),
    ):
        with pytest.raises(CorpusError, match=words):
            wrong()
    assert library.stories_decided().own == ()


def test_it_counts_after_a_rebuild_a_move_and_an_edit(library: Library, folder: Path) -> None:
    library.decide_story(library.story_word().joined(of(library, "a"), of(library, "c")))
    library.decide_story(library.story_word().called(of(library, "d"), "Nothing to read"))
    library.refresh(rebuild=True)
    library.find_stories()
    assert told(library) == [("a.md", "b.md", "c.md"), ("d.md",)]
    moved = folder.with_name("archive")
    folder.rename(moved)
    with Library.open(moved) as again:
        assert again.refresh().taken_along == 2
        again.find_stories()
        assert told(again) == [("a.md", "b.md", "c.md"), ("d.md",)]
        # What was said of a text says nothing of another; of the others it goes on counting.
        edited = (moved / "c.md").read_text("utf-8")
        (moved / "c.md").write_text(f"{edited}\nThe mayor has resigned since.\n", "utf-8")
        (moved / "d.md").unlink()
        again.refresh()
        again.find_stories()
        assert told(again) == [("a.md", "b.md"), ("c.md",)]
        assert again.stories_decided().idle == (1,)
        assert again.undo_story() is not None


def test_the_file_beside_the_articles_counts_but_ones_own_counts_more(
    library: Library, folder: Path
) -> None:
    word, crane, books = library.story_word(), of(library, "a"), of(library, "c")
    library.decide_story(word.joined(crane, books), word.called(crane, "Storm"))
    own = library.stories_decided().file
    (folder / "stories.toml").write_bytes(own.read_bytes())
    library.undo_story()
    library.undo_story()
    assert (told(library)[0], of(library, "c").title) == (("a.md", "b.md", "c.md"), "Storm")
    whole = of(library, "c")
    library.decide_story(library.story_word().parted(library.resolve("c")))
    library.decide_story(library.story_word().called(whole, "Crane"))
    assert told(library) == [("a.md", "b.md"), ("c.md",), ("d.md",)]
    said = library.stories_decided()
    assert [one.do for one in said.shared] == ["join", "name"]
    assert [(one.ours.do, one.theirs.do) for one in said.conflicts] == [
        ("part", "join"),
        ("name", "name"),
    ]
    (skipped,) = library.refresh().skipped
    assert (skipped.path, skipped.reason) == ("stories.toml", ABOUT_THE_CORPUS)
    assert len(list(library.articles())) == len(_TOLD)


def test_a_colleagues_decisions_are_taken_but_for_what_speaks_against_ours(
    library: Library, tmp_path: Path
) -> None:
    word = library.story_word()
    join = word.joined(of(library, "a"), of(library, "c"))
    part, name = word.parted(library.resolve("a")), word.called(of(library, "d"), "Closed")
    library.decide_story(join, part, name)
    theirs = tmp_path / "theirs.toml"
    theirs.write_bytes(library.stories_decided().file.read_bytes() + b"[[decision]]\ndo = 3\n")
    for _ in range(3):
        library.undo_story()
    library.decide_story(word.called(of(library, "d"), "Shut"), join)
    taken = library.take_story_decisions(theirs)
    assert ([one.do for one in taken.taken], taken.known) == ([], 1)
    assert [(one.ours.do, one.theirs.do) for one in taken.conflicts] == [
        ("join", "part"),
        ("name", "name"),
    ]
    assert taken.problems == (f"{theirs}, line 25: do is one of join, part, name",)
    for _ in range(2):
        library.undo_story()
    assert len(library.take_story_decisions(theirs).taken) == 3
    with pytest.raises(CorpusError, match="holds no decision about stories"):
        library.take_story_decisions(tmp_path / "none.toml")
