"""Files of decisions about stories: written, read again, hostile ones too, and as sentences."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.decisions import reading, writing
from index.decisions.codec import LONGEST
from index.decisions.ofstories import STORIES, checked
from index.errors import CorpusError
from index.library import Library
from index.story import STORY_VERBS, StoriesDecided, StoriesTaken, StoryConflict, StoryDecision
from reader.stories.decided import conflict_words, sentence, taken_words
from reader.stories.decisions_page import came, story_decisions_page
from tests.sample_values import HOSTILE, acted_on

read = partial(reading.read, codec=STORIES)
TEXT = "0123456789abcdef"
OTHER = "123456789abcdef0"

TEXTS = st.lists(st.integers(0, 2**64 - 1).map("{:016x}".format), min_size=1, max_size=9).map(tuple)
TITLES = st.text(max_size=40).map(lambda words: " ".join(words.split())) | st.sampled_from(
    [words[:LONGEST] for words in HOSTILE]
)
DECISIONS = st.builds(
    lambda do, texts, title, apart: StoryDecision(
        do, texts, title="x" if do == "name" and not title else title, apart=apart
    ),
    st.sampled_from(["join", "part"]),
    TEXTS,
    TITLES,
    TEXTS | st.just(()),
) | st.builds(StoryDecision, st.just("name"), TEXTS, title=TITLES)


@given(st.lists(DECISIONS, max_size=5))
def test_a_file_says_again_what_was_written(decisions: list[StoryDecision]) -> None:
    sound = [checked(decision) for decision in decisions]
    text = writing.beginning(STORIES.head, 'a "corpus"\\', [TEXT])
    found = read((text + "".join(writing.written(one, STORIES) for one in sound)).encode())
    assert not found.problems
    assert found.decisions == tuple(sound)


@given(st.binary(max_size=300))
def test_a_file_of_anything_is_read(data: bytes) -> None:
    read(data)
    assert read(b"[[decision]]\n" + data).decisions == ()


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        ('do = "marry"', "do is one of join, part, name"),
        ("do = ['join']", "do is one of join, part, name"),
        ('do = "join"', '"join" needs texts'),
        ('do = "join"\ntexts = []', 'texts is a list, as ["0123456789abcdef"]'),
        ('do = "part"\ntexts = ["0123456789ABCDEF"]', "a text is told by 16 digits of its hash"),
        (f'do = "name"\ntexts = ["{TEXT}"]', '"name" needs title'),
        (
            f'do = "name"\ntexts = ["{TEXT}"]\ntitle = 3',
            "a title is missing, or isn't in quotation marks",
        ),
        (
            f'do = "name"\ntexts = ["{TEXT}"]\ntitle = "{"x" * (LONGEST + 1)}"',
            "a title is longer than 200 characters",
        ),
        (
            f'do = "name"\ntexts = ["{TEXT}"]\ntitle = "x"\napart = ["{OTHER}"]',
            'apart says nothing of "name", which takes texts, title',
        ),
    ],
)
def test_what_cannot_be_followed_is_told_with_its_line(table: str, problem: str) -> None:
    good = f'\n[[decision]]\ndo = "join"\ntexts = ["{TEXT}", "{OTHER}"]\n'
    found = read(f"[[decision]]\n{table}\n{good}".encode())
    assert [str(each) for each in found.problems] == [f"line 1: {problem}"]
    assert (found.decisions, found.numbers) == ((StoryDecision("join", (TEXT, OTHER)),), (1,))


def test_the_file_in_the_documents_can_be_followed() -> None:
    page = Path(__file__).parents[1].joinpath("docs", "stories.md").read_text("utf-8")
    found = read(page.partition("```toml\n")[2].partition("```")[0].encode())
    assert not found.problems
    assert {decision.do for decision in found.decisions} == set(STORY_VERBS)


@given(DECISIONS, DECISIONS)
def test_nothing_of_somebody_elses_file_reaches_the_terminal(
    ours: StoryDecision, theirs: StoryDecision
) -> None:
    conflict = StoryConflict(ours, theirs)
    problem = ours.title
    decided = StoriesDecided(Path("/a\x1b"), (ours,), (theirs,), (problem,), (conflict,), (0,))
    taken = StoriesTaken((theirs,), 1, (conflict,), (problem,))
    page = story_decisions_page(decided).page(came(Path("b\x1b[2J.toml"), taken))
    for number in range(len(page)):
        row = page.row(number)
        assert acted_on("".join((row.label, *row.cells))) == []


def test_decisions_are_sentences() -> None:
    texts = (TEXT, OTHER)
    told = [
        (StoryDecision("join", texts, title="A + B"), "Made one story: A + B"),
        (StoryDecision("join", texts), "Stories made one"),
        (StoryDecision("join", texts, "A → B", apart=texts), "Moved to another story: A → B"),
        (StoryDecision("join", texts, apart=texts), "Moved to another story"),
        (StoryDecision("part", texts, title="A"), "Set apart from their story: A and 1 more"),
        (StoryDecision("part", texts), "Set apart from their story: 2 texts"),
        (StoryDecision("name", texts, title="A"), "A story of 2 texts is called “A”"),
        (StoryDecision("name", texts), "A story of 2 texts is called as its articles are"),
    ]
    assert [sentence(decision) for decision, _ in told] == [words for _, words in told]
    conflict = StoryConflict(told[0][0], told[4][0])
    assert conflict_words(conflict, "b.toml") == (
        "Yours: Made one story: A + B. b.toml: Set apart from their story: A and 1 more. "
        "Yours counts."
    )
    taken = StoriesTaken((told[0][0],), 2, (conflict,), ("b.toml, line 3",))
    assert taken_words(taken) == (
        "1 decision taken over, 2 known already, 1 in conflict with yours, 1 that can’t be followed"
    )


def test_two_readers_decide_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A storm\n\nThe storm blew all night.\n", "utf-8")

    def decide(which: str) -> None:
        with Library.open(tmp_path) as library:
            for number in range(10):
                text = f"{which}{number:015x}"
                library.decide_story(StoryDecision("join", (text, text)))
                if number % 3 == 2:
                    (last,) = [one for one in library.stories_decided().own if text in one.texts]
                    assert library.undo_story(what=last) == last

    with Library.open(tmp_path) as library:
        own = library.stories_decided().file
        # Comments and what can't be followed stay where they are.
        own.parent.mkdir(parents=True)
        own.write_text('# mine\n[[decision]]\ndo = "melt"\n', "utf-8")
        with ThreadPoolExecutor(2) as both:
            list(both.map(decide, "ab"))
        found = library.stories_decided()
        assert sorted(one.texts[0] for one in found.own) == [
            f"{which}{number:015x}" for which in "ab" for number in (0, 1, 3, 4, 6, 7, 9)
        ]
        assert own.read_text("utf-8").startswith('# mine\n[[decision]]\ndo = "melt"\n')
        assert len(found.problems) == 1


def test_a_file_that_is_too_long_is_neither_followed_nor_written_over(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A storm\n\nThe storm blew all night.\n", "utf-8")
    with Library.open(tmp_path) as library:
        own = library.stories_decided().file
        own.parent.mkdir(parents=True)
        long = f"# {'x' * 90}\n" * 24_000
        own.write_text(long, "utf-8")
        with pytest.raises(CorpusError, match="would be longer than 2 MB"):
            library.decide_story(StoryDecision("join", (TEXT, OTHER)))
        assert own.read_text("utf-8") == long
        assert library.stories_decided().problems == (f"{own}, longer than 2 MB",)
