"""The list of stories as values: filtered, ordered, and each in lines that are never too wide."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from index.article import ArticleId
from index.results import NameRef
from index.story import Reuse, Story, StoryArticle, StoryDetail, StoryId, StoryList
from reader.stories import states
from reader.stories.roll import StoryRoll
from reader.stories.rows import heights, outlets_words, story_lines
from reader.stories.told import head_lines
from reader.stories.words import copied
from reader.text.marks import Piece
from tests.sample_values import acted_on, texts


def story(
    name: str, *outlets: str, unknown: int = 0, articles: int = 0, title: str = "", last: str = ""
) -> Story:
    number = articles or len(outlets) + unknown
    ids = tuple(ArticleId(f"{name}-{place}") for place in range(number))
    days = ("2026-03-03", last or "2026-03-04")
    return Story(StoryId(name), title or name.title(), *days, ids, outlets, unknown)


STORIES = (
    story("apples", "Ansel Mirror", title="Apples are late"),
    story("crane", "Pier Post", "Rádio Sarbuk", unknown=2, title="Crane falls in Lenia"),
    story("library", "Pier Post", "Ansel Mirror", articles=9, title="Library opens"),
)


def shown(typed: str = "", **how: object) -> list[str]:
    roll = StoryRoll(StoryList(STORIES))
    settled = {"order": "newest", "every": False, "naming": None, **how}
    return [roll.stories[place].id for place in roll.shown(typed, **settled)]  # type: ignore[arg-type]


def test_stories_of_two_outlets_are_listed_until_all_are_asked_for() -> None:
    assert shown() == ["crane", "library"]
    assert shown(every=True) == ["apples", "crane", "library"]
    assert shown(order="biggest", every=True) == ["library", "crane", "apples"]
    assert StoryRoll(StoryList(STORIES)).told_twice == 2


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("cran", ["crane"]),
        ("RADIO", ["crane"]),
        ("pier", ["crane", "library"]),
        ("pier op", ["library"]),
        ("rane", []),
        ("  ", ["crane", "library"]),
    ],
)
def test_beginnings_of_words_of_titles_and_outlets_filter(typed: str, found: list[str]) -> None:
    assert shown(typed) == found


def test_names_filter_once_it_is_known_which_stories_have_them() -> None:
    naming = {"torv": frozenset({StoryId("crane"), StoryId("apples"), StoryId("gone")})}
    assert shown("torv") == []
    assert shown("torv", naming=naming) == ["crane"]
    assert shown("torv post", naming=naming) == ["crane"]
    assert shown("torv apples", naming=naming, every=True) == ["apples"]


def test_a_story_is_told_in_a_list_with_its_outlets_as_far_as_they_stand_there_whole() -> None:
    lines = story_lines(STORIES[1], "Crane falls in Lenia", 44)
    assert ["".join(piece.text for piece in line) for line in lines] == [
        "Crane falls in Lenia",
        "3–4 Mar 2026                      4 articles",
        "Pier Post, Rádio Sarbuk, 2 unknown",
    ]
    assert outlets_words(STORIES[1], 30) == "Pier Post, 1 more, 2 unknown"


@given(titles=st.lists(texts, min_size=1, max_size=4), width=st.integers(10, 80))
def test_stories_fill_as_many_lines_as_they_are_counted_for(titles: list[str], width: int) -> None:
    roll = StoryRoll(StoryList(tuple(story(f"s{n}", "A", title=t) for n, t in enumerate(titles))))
    taken = heights(roll.title_cells, width)
    for place, one in enumerate(roll.stories):
        lines = story_lines(one, roll.titles[place], width)
        assert len(lines) == taken[place] - 1
        for line in lines[:-2]:
            words = "".join(piece.text for piece in line)
            assert cell_len(words) <= width
            assert acted_on(words) == []


def test_a_story_that_is_opened_tells_days_tellers_words_texts_and_names() -> None:
    articles = tuple(StoryArticle(one, None, None, None, 480, one) for one in STORIES[1].articles)
    names = ((NameRef("person", "Ilse Torvan"), 3), (NameRef("place", "Lenia"), 2))
    reuse = Reuse((), (STORIES[1].articles[:2], *((one,) for one in STORIES[1].articles[2:])))
    detail = StoryDetail(STORIES[1], articles, names, reuse, 1920)
    lines = ["".join(piece.text for piece in line) for line in head_lines(detail, 80, names=True)]
    assert lines == [
        "Crane falls in Lenia",
        "3–4 Mar 2026 · 4 articles · 2 outlets named, 2 unknown · 1,920 words",
        "3 independent texts",
        "Ilse Torvan   Lenia",
    ]
    narrow = head_lines(detail, 10, names=True)  # no name stands there that tells it less
    assert narrow[-1] == (Piece("3 independent texts", ("meta",)),)
    assert len(head_lines(detail, 100, names=False)) == 2
    decided = replace(detail, story=replace(STORIES[1], decided=True))
    told = ["".join(piece.text for piece in line) for line in head_lines(decided, 80, names=True)]
    assert told[2] == "3 independent texts · * decided by you"
    assert copied(STORIES[1]) == (
        "Crane falls in Lenia (3–4 Mar 2026; 4 articles: Pier Post, Rádio Sarbuk, 2 unknown)"
    )


def test_what_is_said_where_there_is_no_story_tells_the_keys_that_help() -> None:
    said = states.nothing_found("zq", "esc", every="a", others=2, search="enter")
    assert [block.text for block in said] == [
        "No story has words, an outlet or a name that begin with “zq”.",
        "esc    drop the filter",
        "enter  look for it in the articles, in Search",
        "a      2 stories that one outlet alone tells",
    ]
    (alone,) = states.nothing_found("", "esc", every="", others=0)
    assert alone.text == "No two outlets tell one story in this corpus."
    waiting = states.no_stories(None, 0, busy=True)
    assert waiting[0].text == "Articles are being read."
