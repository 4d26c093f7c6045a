"""What the user decides about stories: applied, weighed; by example and by property."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from index.article import ArticleId
from index.catalogue.surveying import ToldArticle
from index.stories.applying import applied, told_by
from index.stories.conflicts import weighed
from index.stories.table import story_table
from index.story import StoryConflict, StoryDecision

if TYPE_CHECKING:
    from collections.abc import Iterable


def text(sign: str) -> str:
    return f"{ord(sign):016x}"


def unit(sign: str) -> str:
    return f"{text(sign)}{'0' * 48}"


def texts(signs: str) -> tuple[str, ...]:
    return tuple(map(text, signs))


def join(signs: str, apart: str = "") -> StoryDecision:
    return StoryDecision("join", texts(signs), apart=texts(apart))


def part(signs: str, apart: str = "") -> StoryDecision:
    return StoryDecision("part", texts(signs), apart=texts(apart))


def name(signs: str, title: str) -> StoryDecision:
    return StoryDecision("name", texts(signs), title=title)


def grouped(*stories: str) -> dict[str, str]:
    """Return stories of units that are called by signs; each is called by its first."""
    return {unit(sign): f"s-{signs[0]}" for signs in stories for sign in signs}


SIGNS = "abcdefghij"
GROUPED = grouped("abc", "def", "g")


def stories(story_of: dict[str, str], *decisions: StoryDecision) -> dict[str, str]:
    """Return by id the signs of each story, in order."""
    found: dict[str, str] = {}
    result = applied(story_of, decisions).story_of
    for sign in SIGNS:
        if (story := result.get(unit(sign))) is not None:
            found[story] = found.get(story, "") + sign
    return found


def apart(story_of: dict[str, str], *decisions: StoryDecision) -> list[str]:
    return sorted(stories(story_of, *decisions).values())


def test_what_is_joined_is_one_story_and_keeps_the_id_of_the_first() -> None:
    assert stories(GROUPED, join("ad")) == {"s-a": "abcdef", "s-g": "g"}
    assert stories(GROUPED, join("ga")) == {"s-g": "abcg", "s-d": "def"}
    assert stories(GROUPED, join("gae")) == {"s-g": "abcdefg"}


def test_what_is_joined_stays_so_as_articles_come_and_go() -> None:
    for later in (grouped("xabch", "dei"), grouped("bh", "xe", "i")):
        (joined,) = (story for story in apart(later, join("abcdef")) if "h" in story)
        assert set("be") <= set(joined)


def test_what_is_parted_is_a_story_of_its_own_whose_id_stays() -> None:
    before = stories(GROUPED, part("ab", "c"))
    assert sorted(before.values()) == ["ab", "c", "def", "g"]
    assert before["s-a"] == "c"
    (new,) = (story for story, signs in before.items() if signs == "ab")
    for later in (grouped("abch", "def"), grouped("b"), grouped("ab", "c")):
        assert "b" in stories(later, part("ab", "c"))[new]


def test_what_comes_later_goes_with_the_bigger_part() -> None:
    assert apart(grouped("abch"), part("a", "bc")) == ["a", "bch"]
    assert apart(grouped("abch"), part("ab", "c")) == ["abh", "c"]
    assert apart(grouped("abh"), part("ab", "c")) == ["abh"]
    # Who doesn't say apart from what, leaves all others behind.
    assert apart(grouped("abch"), part("ab")) == ["ab", "ch"]


def test_of_joining_and_parting_the_later_counts() -> None:
    assert apart(GROUPED, join("ad"), part("abc", "def")) == ["abc", "def", "g"]
    assert apart(GROUPED, part("a", "bc"), join("ab")) == ["abc", "def", "g"]


def test_an_article_is_moved_to_another_story() -> None:
    moved = join("defc", "ab")
    assert stories(GROUPED, moved) == {"s-a": "ab", "s-d": "cdef", "s-g": "g"}
    # It stays there as stories grow, and where grouping comes to the same.
    assert apart(grouped("abch", "defi"), moved) == ["abh", "cdefi"]
    assert apart(grouped("ab", "cdef"), moved) == ["ab", "cdef"]
    assert apart(grouped("abcdef"), moved) == ["ab", "cdef"]
    # All of a story is moved by joining it; the first text may be the one that is moved.
    assert stories(GROUPED, join("defg")) == {"s-a": "abc", "s-d": "defg"}
    assert stories(GROUPED, join("gd", "ef")) == {"s-a": "abc", "s-d": "ef", "s-g": "dg"}
    assert sorted(stories(GROUPED, join("dg", "ef")).values()) == ["abc", "dg", "ef"]


def test_a_title_stays_with_the_story_in_which_most_of_its_texts_are() -> None:
    def titles(story_of: dict[str, str], *decisions: StoryDecision) -> dict[str, str]:
        return dict(applied(story_of, decisions).titles)

    crane = name("abc", "Crane")
    assert titles(GROUPED, crane) == {"s-a": "Crane"}
    assert titles(grouped("h", "xbc", "a"), crane) == {"s-x": "Crane"}
    assert titles(GROUPED, crane, name("abc", "")) == {}
    assert titles(GROUPED, crane, join("da")) == {"s-d": "Crane"}
    assert titles(GROUPED, crane, name("def", "Dock"), join("da")) == {"s-d": "Dock"}
    assert titles(GROUPED, crane, part("ab", "c")) == {"s-a": "Crane"}


def test_it_is_told_which_decisions_made_a_story_and_which_speak_of_nothing() -> None:
    found = applied(GROUPED, [join("ad"), name("g", "Gulls"), part("b", "ac"), join("xy")])
    assert {
        story: numbers for story, numbers in found.decided.items() if story in GROUPED.values()
    } == {
        "s-a": (0, 2),
        "s-g": (1,),
    }
    assert sorted(found.decided.values()) == [(0, 2), (1,), (2,)]
    assert found.idle == (3,)


def test_a_text_too_short_to_tell_is_told_with_its_title() -> None:
    long, short, none = "0" * 64, f"{'0' * 64} Subscribe", "id news/1.txt"
    assert told_by(long) == "0" * 16
    assert len({told_by(each) for each in (long, short, none, "id news/\udcff.txt")}) == 4
    two = {short: "s1", f"{'0' * 64} Other": "s2", long: "s3"}
    assert applied(two, [StoryDecision("join", (told_by(short), told_by(long)))]).story_of == {
        short: "s1",
        f"{'0' * 64} Other": "s2",
        long: "s1",
    }


DECISIONS = st.builds(
    lambda do, own, away: StoryDecision(
        do, texts(own), title=own if do == "name" else "", apart=texts(away) if do != "name" else ()
    ),
    st.sampled_from(["join", "part", "name"]),
    st.text(SIGNS, min_size=1, max_size=5),
    st.text(SIGNS, max_size=4),
)
GROUPINGS = st.lists(st.sampled_from("1234"), min_size=len(SIGNS), max_size=len(SIGNS)).map(
    lambda numbers: {unit(sign): f"s{number}" for sign, number in zip(SIGNS, numbers, strict=True)}
)


def together(story_of: dict[str, str], units: Iterable[str]) -> set[str]:
    return {story_of[one] for one in units}


@given(GROUPINGS, st.lists(DECISIONS, max_size=6))
def test_every_article_is_in_one_story_and_the_last_word_counts(
    story_of: dict[str, str], decisions: list[StoryDecision]
) -> None:
    result = applied(story_of, decisions)
    now = dict(result.story_of)
    assert now.keys() == story_of.keys()
    assert set(result.titles) | set(result.decided) <= set(now.values())
    if not decisions:
        return
    last = decisions[-1]
    own = {f"{one}{'0' * 48}" for one in last.texts}
    if last.do != "name":
        assert len(together(now, own)) == 1
        assert not together(now, own) & together(
            now, {f"{one}{'0' * 48}" for one in last.apart} - own
        )
    else:
        assert last.title in result.titles.values()


@given(GROUPINGS, st.lists(DECISIONS, max_size=5), DECISIONS)
def test_stories_that_a_decision_does_not_speak_of_are_as_without_it(
    story_of: dict[str, str], decisions: list[StoryDecision], last: StoryDecision
) -> None:
    before = dict(applied(story_of, decisions).story_of)
    after = dict(applied(story_of, [*decisions, last]).story_of)
    touched = together(before, (f"{one}{'0' * 48}" for one in last.texts))
    for one, story in before.items():
        if story not in touched:
            assert after[one] == story


@given(GROUPINGS, st.lists(DECISIONS, max_size=5), st.lists(DECISIONS, max_size=5))
def test_what_is_taken_over_leaves_ours_as_it_is(
    story_of: dict[str, str], ours: list[StoryDecision], theirs: list[StoryDecision]
) -> None:
    found = weighed(story_of, ours, theirs)
    assert len(found.agreeing) + len(found.conflicts) + found.known == len(theirs)
    assert not set(found.agreeing) & set(ours)
    first, then = applied(story_of, ours), applied(story_of, [*ours, *found.agreeing])
    before, after = dict(first.story_of), dict(then.story_of)
    for story, title in first.titles.items():
        (units,) = ({one for one in before if before[one] == s} for s in [story])
        assert any(then.titles.get(after[one]) == title for one in units)
    for decision in ours:
        own = {f"{one}{'0' * 48}" for one in decision.texts}
        away = {f"{one}{'0' * 48}" for one in decision.apart} - own
        if decision.do != "name" and len(together(before, own)) == 1:
            if decision.do == "join":
                assert len(together(after, own)) == 1
            elif not together(before, own) & together(before, away):
                assert not together(after, own) & together(after, away)


def test_what_contradicts_is_told_with_what_it_is_against() -> None:
    ours = [join("ad"), part("c", "ab"), name("g", "Gulls")]
    theirs = [part("ab", "def"), join("ca"), name("g", "Geese"), name("def", "Dock"), join("ad")]
    found = weighed(GROUPED, ours, theirs)
    assert found.conflicts == tuple(map(StoryConflict, ours, theirs[:3]))
    assert (found.agreeing, found.known) == ((theirs[3],), 1)
    # What ours say no more, theirs may say.
    assert weighed(GROUPED, [join("ad"), part("abc", "def")], [part("ab", "def")]).conflicts == ()


def test_a_story_is_called_by_an_article_that_is_still_in_it() -> None:
    articles = [
        ToldArticle(n, ArticleId(sign), f"On {sign}", None, None, 9, n, unit(sign), "en", None)
        for n, sign in enumerate("abc", 1)
    ]
    typical = {"s-a": "On c"}

    def titles(*decisions: StoryDecision) -> dict[str, str]:
        said = applied(grouped("abc"), decisions)
        called = {**typical, **said.titles}
        decided = frozenset(said.decided), frozenset(said.titles)
        table = story_table(articles, said.story_of, called, *decided)
        return {one: story.title for story in table.stories for one in story.articles}

    assert set(titles().values()) == {"On c"}
    assert titles(part("a", "bc")) == {"a": "On a", "b": "On c", "c": "On c"}
    assert titles(part("c", "ab")) == {"a": "On a", "b": "On a", "c": "On c"}
    assert titles(name("abc", "Crane"), part("c", "ab"))["a"] == "Crane"
