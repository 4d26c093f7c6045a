"""Stories asked for in a query, as a filter, and completed: on a real index."""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING

import pytest

from index.article import ArticleId
from index.fields import Completion, StoryAsked
from index.folded import Folded
from index.instead import UnknownStory
from index.known import known
from index.library import Library
from index.listing import listed
from index.results import Filters
from index.stories.storybook import StoryBook
from index.story import StoryId
from tests.told_twice import ARTICLES, STORIES, opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index.listing import Listing
    from index.results import Results, Row
    from index.stories.table import StoryTable
    from index.story import Story, StoryDecision

CRANE, BOOKS, FERRY, VOTE = STORIES


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with opened(tmp_path_factory.mktemp("told-twice")) as library:
        told = library.stories().stories
        assert {tuple(sorted(story.articles)) for story in told} == set(STORIES)
        yield library


def story_of(library: Library, article: str) -> Story:
    found = library.story_of(ArticleId(article))
    assert found is not None
    return found


def ids(library: Library, results: Results) -> tuple[str, ...]:
    assert results.problem is None
    return tuple(sorted(row.id for row in rows(library, results)))


def rows(library: Library, results: Results | Listing) -> tuple[Row, ...]:
    return library.rows(results, 0, len(results))


def test_a_story_is_found_by_its_id_and_by_the_beginning_of_it(library: Library) -> None:
    for articles in STORIES:
        story = story_of(library, articles[0]).id
        others = [one.id for one in library.stories().stories if one.id != story]
        size = next(n for n in range(2, 10) if not any(o.startswith(story[:n]) for o in others))
        for typed in (story, story[:size]):
            results = library.search(f"story:{typed}")
            assert ids(library, results) == articles
            assert results.storied == (StoryAsked(typed),)
        assert ids(library, library.search(f'story:"{story}"')) == articles
        assert ids(library, library.search("", Filters(stories=(story,)))) == articles


def test_a_story_is_found_by_words_of_its_title(library: Library) -> None:
    for articles in STORIES:
        title = story_of(library, articles[0]).title
        words = title.upper().split()
        assert ids(library, library.search(f'story:"{title}"')) == articles
        assert set(articles) <= set(ids(library, library.search(f'story:"{" ".join(words[:2])}"')))
        assert set(articles) <= set(ids(library, library.search(f"story:{words[-1][:-1]}*")))
        assert ids(library, library.search(f'story:"{words[1]} {words[0]}"')) == ()


def test_a_story_goes_with_the_rest_of_a_query(library: Library) -> None:
    crane, books = (story_of(library, one[0]).id for one in (CRANE, BOOKS))
    for query, found in (
        (f"story:{crane} divers", CRANE),
        (f"story:{crane} outlet:veldra", ("b.md",)),
        (f"crane -story:{crane}", VOTE),
        (f"story:({crane} OR {books}) outlet:pier", ("a.md", "e.md")),
        (f"NOT (story:{crane} OR story:{books})", (*FERRY, *VOTE)),
        (f"divers OR story:{books}", (*CRANE, *BOOKS)),
    ):
        assert ids(library, library.search(query)) == found


def test_a_story_gives_no_score_and_no_hits_but_its_title_is_told(library: Library) -> None:
    story = story_of(library, "a.md")
    results = library.search(f"story:{story.id}")
    assert not results.scores.any()
    assert {row.hits for row in library.rows(results, 0, 9)} == {0}
    assert results.finds == (story.title,)
    assert results.named == ()
    assert results.stories_waiting == 0


def test_stories_that_are_chosen_are_told_and_any_of_them_will_do(library: Library) -> None:
    crane, books = (story_of(library, one[0]) for one in (CRANE, BOOKS))
    results = library.search("reading", Filters(stories=(crane.id, books.id, StoryId("gone"))))
    assert ids(library, results) == BOOKS
    assert set(results.stories) == {crane, books}
    assert results.counts.story == {crane.id: 0, books.id: 2, "gone": 0}


def test_of_each_story_only_the_best_hit_is_listed(library: Library) -> None:
    results = library.search("", sort="oldest", by_story=True)
    folded = listed(results, by_story=True)
    assert [row.id for row in rows(library, folded)] == ["a.md", "e.md", "g.md", "i.md"]
    assert (len(results), folded.folded) == (len(ARTICLES), 5)
    told = [row.folded for row in rows(library, folded)]
    others = ("Radio Veldra", "Sarbuk Gazette", "Lenia Echo")
    assert told[0] == Folded("folded", 3, others, other_day=True, by="story", named=3)
    assert told[1] == Folded("folded", 1, ("Radio Veldra",), by="story", named=1)
    assert told[3] is None
    assert sum(results.counts.outlet.values()) == len(ARTICLES)  # counted as found

    unfolded = rows(library, listed(results, folded.group(0)[:1], by_story=True))
    assert [row.id for row in unfolded[:5]] == [*CRANE, "e.md"]
    stand = [(row.folded.stands, row.folded.by) for row in unfolded[:4] if row.folded]
    assert stand == [
        ("first", "story"),
        ("below", "story"),
        ("below", "story"),
        ("below", "text"),  # the same, word for word, as the one above
    ]
    newest = listed(library.search("crane", sort="newest", by_story=True), by_story=True)
    assert [row.id for row in rows(library, newest)] == ["i.md", "c.md"]
    copies = library.search("outlet:gazette OR outlet:echo", sort="oldest", by_story=True)
    assert rows(library, listed(copies, by_story=True))[0].folded == Folded(
        "folded", 1, ("Lenia Echo",), by="text"
    )


def test_what_isnt_asked_for_is_folded_by_text_alone(library: Library) -> None:
    results = library.search("", sort="oldest")
    assert results.by_story is None
    assert listed(results, by_story=True).folded == listed(results).folded == 1


def test_each_row_tells_its_story(library: Library) -> None:
    for row in rows(library, library.search("crane")):
        assert row.story == story_of(library, row.id)


def test_stories_of_a_few_are_those_of_all(library: Library) -> None:
    folder = library.corpus.parent
    whole = {article: story for story in library.stories().stories for article in story.articles}
    with Library.open(library.corpus, index_dir=folder / "indexes") as fresh:
        for _ in range(5):  # by themselves at first, then with all others
            for query in ("wreck", "ribbon OR hire", ""):
                found = rows(fresh, fresh.search(query))
                assert {row.id: row.story for row in found} == {
                    row.id: whole[row.id] for row in found
                }
    with Library.open(library.corpus, index_dir=folder / "indexes") as fresh:
        assert fresh.story_of(ArticleId("d.md")) == whole[ArticleId("d.md")]
        assert fresh.story_of(ArticleId("gone.md")) is None


def test_a_story_that_there_is_not_offers_those_with_a_title_like_it(library: Library) -> None:
    story = story_of(library, "e.md")
    word = story.title.split()[0]
    typo = f"{word[:-1]}x"
    nothing = library.search(f'story:"{typo} {" ".join(story.title.split()[1:])}"')
    assert len(nothing) == 0
    ways = library.alternatives(nothing)
    assert ways.stories[0].nearest[0] == story.title
    assert ways.spelling is not None
    assert ways.spelling.articles == len(BOOKS)
    lost = library.alternatives(library.search("divers", Filters(stories=(StoryId("s0"),))))
    assert lost.stories == (UnknownStory("s0", ()),)
    assert lost.wider is not None
    assert lost.wider.filters == Filters()


def test_a_title_is_completed_the_biggest_story_first(library: Library) -> None:
    told = library.stories().stories
    listed = sorted(told, key=lambda story: -len(story.articles))
    expected = tuple(Completion(story.title, len(story.articles)) for story in listed)
    assert library.completions("story", "") == expected
    assert library.completions("story", "", 2) == expected[:2]
    first = listed[0]
    begun = first.title.split()[-1][:3]
    assert first.title in [one.value for one in library.completions("story", begun)]
    assert library.completions("story", first.title) == ()


def test_ids_are_completed_from_what_lies_there(library: Library) -> None:
    ids = sorted(story.id for story in library.stories().stories)
    with known(library.corpus, library.corpus.parent / "indexes") as index:
        assert index is not None
        assert list(index.stories("s")) == ids
        assert list(index.stories(ids[0])) == ids[:1]


def test_to_put_beside_an_article_its_story_comes_first_and_of_it_other_outlets(
    library: Library,
) -> None:
    found = library.candidates(ArticleId("a.md"))
    assert {one.id for one in found[:3]} == {"b.md", "c.md", "d.md"}
    assert [(one.same_story, one.likely) for one in found[:3]] == [(True, True)] * 3
    assert not any(one.same_story for one in found[3:])
    assert {one.id: one.same_as for one in found if one.same_as} in (
        {"d.md": "c.md"},
        {"c.md": "d.md"},
    )
    assert library.candidates(ArticleId("a.md"), limit=2) == found[:2]
    assert not any(one.same_story for one in library.candidates(ArticleId("i.md")))


def test_what_the_user_says_counts_in_search_and_beside(tmp_path: Path) -> None:
    with opened(tmp_path) as library:
        b, i = ArticleId("b.md"), ArticleId("i.md")
        before = library.compare(ArticleId("a.md"), b)
        library.decide_story(library.story_word().parted(b))
        rest = story_of(library, "a.md")
        library.decide_story(library.story_word().joined(rest, story_of(library, i)))
        library.decide_story(library.story_word().called(story_of(library, i), "Of cranes"))
        told = ("a.md", "c.md", "d.md", "i.md")
        assert ids(library, library.search('story:"of cranes"')) == told
        assert ids(library, library.search(f"story:{rest.id}")) == told
        found = library.candidates(ArticleId("a.md"))
        assert {one.id for one in found if one.same_story} == {"c.md", "d.md", "i.md"}
        assert found[3].id == "b.md"  # like it, and no longer told as one story
        assert found[3].likely
        assert library.compare(ArticleId("a.md"), b) == before  # which goes by words alone


def test_before_articles_are_grouped_a_search_tells_so(tmp_path: Path) -> None:
    with opened(tmp_path, grouped=False) as library:
        assert library.search("crane").stories_waiting == 0  # nothing asks for stories
        with known(library.corpus, tmp_path / "indexes") as index:
            assert index is not None
            assert index.stories("") == {}
        results = library.search("", sort="oldest", by_story=True)
        assert {row.story for row in rows(library, results)} == {None}
        folded = rows(library, listed(results, by_story=True))  # by text, as long as that is known
        assert [row.folded for row in folded if row.folded] == [
            Folded("folded", 1, ("Lenia Echo",), by="text")
        ]
        assert len(folded) == len(ARTICLES) - 1
        nothing = library.search("story:crane")
        assert (len(nothing), nothing.stories_waiting) == (0, len(ARTICLES))
        assert library.alternatives(nothing).stories == (UnknownStory("crane", ()),)


def test_while_articles_come_a_search_makes_do_with_the_stories_there_are(tmp_path: Path) -> None:
    with opened(tmp_path) as library:
        story = story_of(library, "e.md")
        (library.corpus / "e.md").unlink()
        library.refresh()
        (left,) = rows(library, library.search("Pellworth"))
        assert left.id == "f.md"
        assert left.story is not None
        assert left.story.id == story.id
        found = library.search(f"story:{story.id}", by_story=True)
        assert ids(library, found) == ("f.md",)
        assert story_of(library, "f.md").articles == ("f.md",)  # who asks for it has it as it is
        assert library.find_stories()
        (left,) = rows(library, library.search("Pellworth"))
        assert left.story == story_of(library, "f.md")


def test_of_a_story_as_big_as_can_be_no_more_than_some_are_looked_at(tmp_path: Path) -> None:
    with opened(tmp_path) as library:
        head = "---\ntitle: {}\noutlet: Wire {}\ndate: 2026-03-04\n---\n\n"
        for number in range(130):  # of one text, which the engine's first forty are then all of
            text = f"{ARTICLES['b.md'][3]}\n"
            told = head.format("Storm topples crane", number) + text
            (library.corpus / f"w{number:03}.md").write_text(told, "utf-8")
        library.refresh()
        assert library.find_stories()
        for of, least in (("a.md", 40), ("w007.md", 3)):
            found = library.candidates(ArticleId(of), limit=500)
            assert least <= sum(one.same_story for one in found) <= 80
            texts = {one.same_as or one.id for one in found if one.same_story}
            assert {"c.md", "d.md"} & texts  # the others are there too, whatever the copies
            assert all(one.outlet != "Wire 8" for one in found) or of == "a.md"


def test_stories_of_hits_are_told_while_all_are_put_together(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = StoryBook(library._catalogue, library._naming, library._folder)
    keys = library._parts.columns().keys.tolist()
    told: list[list[Story | None]] = []
    made = book._made

    def making(decisions: tuple[StoryDecision, ...]) -> StoryTable:
        for _ in range(5):
            asking = Thread(target=lambda: told.append(book.of_keys(keys)))
            asking.start()
            asking.join(timeout=60)
        return made(decisions)

    monkeypatch.setattr(book, "_made", making)
    table = book.table()
    assert told == [table.of_keys(keys)] * 5
