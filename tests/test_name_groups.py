from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given

from index.article import DateMention, Mention
from reader.article.names import name_groups
from reader.article.page import KINDS
from tests.sample_values import acted_on, reading, texts

if TYPE_CHECKING:
    from collections.abc import Collection

    from reader.article.reading import Reading
    from reader.text.groups import FilterGroup

READING = reading()

DIGITS = {kind: str(number) for number, kind in enumerate(KINDS, 1)}


def listed(
    of: Reading,
    kinds: Collection[str],
    chosen: tuple[str, str] | None,
    current: Mention | DateMention | None,
    note: str,
) -> list[FilterGroup]:
    return name_groups(of, kinds, chosen, current, note=note, keys=DIGITS)


def test_names_are_grouped_by_kind_with_the_key_of_each() -> None:
    groups = listed(READING, KINDS, None, None, "")
    assert [(g.key, g.kind, g.head, g.off) for g in groups] == [
        ("1", "person", "People", False),
        ("2", "organisation", "Organisations", False),
        ("3", "place", "Places", False),
        ("4", "date", "Dates", False),
        ("5", "figure", "Figures", False),
    ]
    assert [[(v.label, v.count) for v in g.values] for g in groups] == [
        [("Ines Valdry", 1)],
        [("Sound Trust", 1)],
        [("Marrow Bay", 2)],
        [("Mon 3 Mar 2031", 1), ("2019", 1)],
        [],
    ]


def test_kinds_that_are_not_lit_say_so() -> None:
    groups = listed(READING, {"place", "date"}, None, None, "")
    assert [g.kind for g in groups if g.off] == ["person", "organisation", "figure"]


def test_most_mentioned_come_first_then_those_that_come_first_in_the_text() -> None:
    names = ["Bo", "Al", "Cy", "Al", "Di", "Cy"]
    mentions = tuple(Mention(n, n + 1, "person", name, name) for n, name in enumerate(names))
    people = listed(reading(mentions=mentions, dates=()), KINDS, None, None, "")[0]
    assert [(v.value, v.count) for v in people.values] == [
        ("Al", 2),
        ("Cy", 2),
        ("Bo", 1),
        ("Di", 1),
    ]


def test_of_the_chosen_name_it_is_told_which_mention_is_the_current_one() -> None:
    bay = [m for m in READING.mentions if m.name == "Marrow Bay"]
    places = listed(READING, KINDS, ("place", "Marrow Bay"), bay[1], "")[2]
    assert [(v.chosen, v.at) for v in places.values] == [(True, "2/2")]
    before = listed(READING, KINDS, ("place", "Marrow Bay"), None, "")[2]
    assert [(v.chosen, v.at) for v in before.values] == [(True, "0/2")]


def test_the_same_name_of_another_kind_is_not_chosen() -> None:
    groups = listed(READING, KINDS, ("person", "Marrow Bay"), None, "")
    assert not any(value.chosen for group in groups for value in group.values)


def test_a_date_is_chosen_by_what_it_stands_for() -> None:
    dates = listed(READING, KINDS, ("date", "2031-03-03"), READING.dates[0], "")[3]
    assert [(v.value, v.at) for v in dates.values] == [("2031-03-03", "1/1"), ("2019", "")]


def test_a_date_that_is_not_resolved_is_shown_in_its_own_words() -> None:
    dates = (DateMention(0, 9, "last year", None), DateMention(10, 25, "1990s and later", None))
    shown = listed(reading(dates=dates), KINDS, None, None, "")[3]
    assert [v.label for v in shown.values] == ["last year", "1990s and later"]


def test_while_names_are_being_found_one_line_says_so() -> None:
    nameless = reading(mentions=())
    assert listed(nameless, KINDS, None, None, "being found …")[0].note == "being found …"
    assert all(not g.note for g in listed(READING, KINDS, None, None, "being found …"))


@given(texts)
def test_names_and_dates_are_guarded(name: str) -> None:
    hostile = reading(
        mentions=(Mention(0, 1, "person", name, name),),
        dates=(DateMention(0, 1, name, None), DateMention(2, 3, f"2024{name}", None)),
    )
    for group in listed(hostile, KINDS, ("person", name), None, ""):
        assert [acted_on(value.label) for value in group.values] == [[]] * len(group.values)
