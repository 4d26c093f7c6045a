from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import NameKind
from index.results import FilterCounts, Filters, NameRef
from index.story import Story, StoryId
from reader.results.filtering import groups, tags, toggled
from reader.text.groups import LONG, SHORT, items_of
from tests.sample_values import acted_on, texts

COUNTS = FilterCounts(
    outlet={"The Marrow Gazette": 7, "Tidewater Post": 2, "": 1},
    month={"2031-02": 1, "2031-03": 8, "": 1},
    person={"Ines Valdry": 5},
    organisation={"Sound Trust": 3},
    place={"Marrow Bay": 9},
)
KINDS = ("outlet", "month", "language", "story", *get_args(NameKind))

values = st.sampled_from(["", "a", "b", "[/b]", "2031-03", "\x1b]0;"])
filters = st.lists(st.tuples(st.sampled_from(KINDS), values), max_size=8).map(
    lambda steps: _after(Filters(), steps)
)


def _after(chosen: Filters, steps: list[tuple[str, str]]) -> Filters:
    for kind, value in steps:
        chosen = toggled(chosen, kind, value)
    return chosen


def test_filters_are_offered_by_kind_with_their_counts() -> None:
    offered = groups(COUNTS, Filters())
    assert [(group.kind, group.head) for group in offered] == [
        ("outlet", "Outlets"),
        ("month", "Dates"),
        ("person", "People"),
        ("organisation", "Organisations"),
        ("place", "Places"),
    ]
    assert [(v.value, v.label, v.count, v.chosen) for v in offered[0].values] == [
        ("The Marrow Gazette", "The Marrow Gazette", 7, False),
        ("Tidewater Post", "Tidewater Post", 2, False),
        ("", "unknown", 1, False),
    ]
    assert [v.label for v in offered[1].values] == ["Feb 2031", "Mar 2031", "unknown"]


def test_what_is_chosen_comes_first_even_where_nothing_is_left_of_it() -> None:
    chosen = Filters(outlets=("Tidewater Post", "Vell Observer"))
    outlets = groups(COUNTS, chosen)[0].values
    assert [(v.label, v.count, v.chosen) for v in outlets] == [
        ("Tidewater Post", 2, True),
        ("Vell Observer", 0, True),
        ("The Marrow Gazette", 7, False),
        ("unknown", 1, False),
    ]


def test_of_very_many_names_only_those_are_made_that_can_be_listed() -> None:
    many = {f"Bay {n}": 5_000 - n for n in range(1_000)} | {"": 3}
    chosen = Filters(names=(NameRef("place", "Bay 900"), NameRef("place", "Elsewhere")))
    places = groups(FilterCounts(place=many), chosen)[-1]
    assert [v.label for v in places.values[:4]] == ["Bay 900", "Elsewhere", "Bay 0", "Bay 1"]
    assert len(places.values) == LONG
    assert len(places.values) + places.beyond == len(many) + 1
    for opened, shown in ((set(), SHORT), ({"place"}, LONG)):
        items = items_of([places], opened)
        assert sum(item.value is not None for item in items) == shown
        assert [item.more for item in items if item.more] == [len(many) + 1 - shown]


def test_what_is_chosen_is_listed_however_much_it_is() -> None:
    chosen = tuple(f"Paper {n}" for n in range(LONG + 7))
    outlets = groups(FilterCounts(outlet={"Gazette": 3}), Filters(outlets=chosen))[0]
    assert tuple(v.value for v in outlets.values) == chosen
    assert outlets.beyond == 1


def test_a_name_is_chosen_only_in_its_own_kind() -> None:
    chosen = Filters(names=(NameRef("place", "Ines Valdry"),))
    people, _, places = groups(COUNTS, chosen)[2:]
    assert not people.values[0].chosen
    assert [(v.label, v.chosen) for v in places.values] == [
        ("Ines Valdry", True),
        ("Marrow Bay", False),
    ]


def test_while_names_are_being_found_one_line_says_so() -> None:
    nameless = FilterCounts(outlet={"Tidewater Post": 1})
    offered = groups(nameless, Filters(), names_note="being found …")
    assert [(group.head, group.note) for group in offered] == [
        ("Outlets", ""),
        ("Dates", ""),
        ("Names", "being found …"),
    ]
    assert len(groups(COUNTS, Filters(), names_note="being found …")) == 5


def test_languages_are_offered_where_there_are_several() -> None:
    one = FilterCounts(language={"en": 4, "": 1})
    assert "Languages" not in [group.head for group in groups(one, Filters())]
    several = FilterCounts(language={"en": 4, "de": 2, "": 1})
    found = groups(several, Filters())
    assert [v.label for v in found[2].values] == ["English", "German", "unknown"]
    assert (found[-1].head, found[-1].note) == ("Names", "of texts in English only")
    both = groups(several, Filters(), named={"en", "fr"})
    assert (both[-1].head, both[-1].note) == ("Names", "of texts in English and French only")
    assert groups(several, Filters(), named={"en", "xx"})[-1].head != "Names"
    chosen = groups(FilterCounts(language={"de": 2}), Filters(languages=("de",)))
    assert [(v.label, v.chosen) for v in chosen[2].values] == [("German", True)]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("outlet", Filters(outlets=("x",))),
        ("month", Filters(months=("x",))),
        ("person", Filters(names=(NameRef("person", "x"),))),
        ("organisation", Filters(names=(NameRef("organisation", "x"),))),
        ("place", Filters(names=(NameRef("place", "x"),))),
        ("language", Filters(languages=("x",))),
        ("story", Filters(stories=(StoryId("x"),))),
        ("something else", Filters()),
    ],
)
def test_a_filter_is_chosen(kind: str, expected: Filters) -> None:
    assert toggled(Filters(), kind, "x") == expected


@given(filters, st.sampled_from(KINDS), values)
def test_chosen_and_dropped_is_as_before(chosen: Filters, kind: str, value: str) -> None:
    before = {(k, v) for k, v, _ in tags(chosen)}
    once = toggled(chosen, kind, value)
    assert {(k, v) for k, v, _ in tags(once)} == before ^ {(kind, value)}
    assert {(k, v) for k, v, _ in tags(toggled(once, kind, value))} == before
    if (kind, value) not in before:
        assert toggled(once, kind, value) == chosen


@given(filters)
def test_every_filter_chosen_has_its_tag_by_which_it_is_dropped(chosen: Filters) -> None:
    assert _after(chosen, [(kind, value) for kind, value, _ in tags(chosen)]) == Filters()
    assert bool(tags(chosen)) == bool(chosen)


def test_tags_say_what_they_are() -> None:
    chosen = Filters(
        outlets=("Tidewater Post", ""),
        months=("2031-03", ""),
        languages=("de", ""),
        names=(NameRef("person", "Ines Valdry"),),
    )
    assert [words for _, _, words in tags(chosen)] == [
        "outlet: Tidewater Post",
        "outlet: unknown",
        "date: Mar 2031",
        "date: unknown",
        "language: German",
        "language: unknown",
        "person: Ines Valdry",
    ]


def test_the_ends_of_a_time_are_told_and_dropped_one_by_one() -> None:
    chosen = Filters(since="2031-03-02", until="2031-04")
    assert tags(chosen) == [
        ("since", "2031-03-02", "since: 2 Mar 2031"),
        ("until", "2031-04", "until: Apr 2031"),
    ]
    assert toggled(chosen, "since", "2031-03-02") == Filters(until="2031-04")
    assert toggled(chosen, "until", "2031-04") == Filters(since="2031-03-02")
    assert toggled(toggled(chosen, "since", "2031"), "until", "2032") == Filters(
        since="2031", until="2032"
    )


def test_the_tag_of_a_story_tells_its_title_cut_between_words() -> None:
    told = Story(StoryId("s1"), "A crane of forty metres topples over a barge", None, None, (), ())
    chosen = Filters(stories=(told.id, StoryId("s2")))
    assert tags(chosen, [told]) == [
        ("story", "s1", "story: A crane of forty metres …"),
        ("story", "s2", "story: s2"),
    ]


def test_stories_chosen_are_listed_first_by_their_titles() -> None:
    told = Story(StoryId("s1"), "Crane falls", None, None, (), ())
    chosen = Filters(stories=(told.id, StoryId("s2")))
    counts = replace(COUNTS, story={told.id: 4})
    stories, outlets, *_ = groups(counts, chosen, stories=[told])
    assert (stories.kind, stories.head, outlets.kind) == ("story", "Stories", "outlet")
    assert [(v.value, v.label, v.count, v.chosen) for v in stories.values] == [
        ("s1", "Crane falls", 4, True),
        ("s2", "s2", 0, True),
    ]


@given(texts)
def test_what_comes_from_a_file_is_guarded(value: str) -> None:
    counts = FilterCounts({value: 1}, {}, {value: 1}, {value: 1}, {value: 1})
    labels = [v.label for group in groups(counts, Filters()) for v in group.values]
    chosen = Filters(outlets=(value,), months=(value,), names=(NameRef("person", value),))
    story = Story(StoryId(value), value, None, None, (), ())
    chosen = replace(chosen, stories=(story.id,))
    labels += [words for told in ((), [story]) for _, _, words in tags(chosen, told)]
    for known in ((), [story]):
        offered = groups(FilterCounts(), chosen, stories=known)
        labels += [v.label for group in offered for v in group.values]
    assert [acted_on(label) for label in labels] == [[]] * len(labels)
