"""From what a recogniser takes for names to the mentions of an article."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from index.article import NAME_KINDS, NameKind
from index.names.places import country
from index.names.settle import RawMention, settle

Rough = list[tuple[int, int, NameKind]]


def rough(text: str, **kinds: NameKind) -> Rough:
    """Take every word that is given for a name of its kind; "_" stands for a space."""
    return [
        (found.start(), found.end(), kind)
        for name, kind in kinds.items()
        for found in re.finditer(re.escape(name.replace("_", " ")), text)
    ]


def told(mentions: tuple[RawMention, ...]) -> list[tuple[str, str]]:
    return [(mention.text, mention.kind) for mention in mentions]


def test_a_name_has_the_kind_that_most_of_its_mentions_have() -> None:
    text = "Varnholm fell. In Varnholm all was quiet. Varnholm slept."
    found: Rough = [(0, 8, "organisation"), (18, 26, "place"), (42, 50, "place")]
    assert told(settle(text, found)) == [("Varnholm", "place")] * 3


def test_a_surname_is_a_person_where_the_full_name_is() -> None:
    text = "Ada Quill won. Quill smiled. Quill left."
    found: Rough = [(0, 9, "person"), (15, 20, "organisation"), (29, 34, "organisation")]
    assert told(settle(text, found)) == [
        ("Ada Quill", "person"), ("Quill", "person"), ("Quill", "person"),
    ]  # fmt: skip


def test_what_a_minister_is_in_charge_of_is_no_organisation() -> None:
    text = "Energy Minister Ada Quill met the Secretary of State and the EU minister of Defense."
    found = rough(text, Energy="organisation", Ada_Quill="person", State="organisation")
    found += rough(text, EU="organisation", Defense="organisation")
    assert told(settle(text, found)) == [("Ada Quill", "person"), ("EU", "organisation")]
    text = "The Ministry of Energy spoke, and so did the State Department."
    found = rough(text, Ministry_of_Energy="organisation", State_Department="organisation")
    assert len(settle(text, found)) == 2


def test_a_person_is_parted_from_what_has_a_name_of_its_own() -> None:
    text = "The Grain Board met. Quill Grain Board officials left. Ada Quill stayed."
    found: Rough = [(4, 15, "organisation"), (21, 38, "person"), (55, 64, "person")]
    assert told(settle(text, found)) == [
        ("Grain Board", "organisation"),
        ("Quill", "person"), ("Grain Board", "organisation"),
        ("Ada Quill", "person"),
    ]  # fmt: skip


def test_a_country_is_one_whatever_its_apostrophe() -> None:
    assert country("Democratic People’s Republic of Korea") == "North Korea"
    assert country("Democratic People's Republic of Korea") == "North Korea"


def test_a_country_is_a_place_unless_a_person_bears_its_name() -> None:
    assert told(settle("Chad rejoiced.", [(0, 4, "person")])) == [("Chad", "place")]
    text = "Tom Jordan came. Jordan spoke."
    found = settle(text, [(0, 10, "person"), (17, 23, "place")])
    assert told(found) == [("Tom Jordan", "person"), ("Jordan", "person")]


def test_a_name_that_was_passed_over_is_found_where_it_stands() -> None:
    text = "Ada Quill came to Varnholm. Nobody in Varnholm knew Quill’s name."
    found = settle(text, rough("Ada Quill came to Varnholm.", Ada_Quill="person", Varnholm="place"))
    assert told(found) == [
        ("Ada Quill", "person"), ("Varnholm", "place"), ("Varnholm", "place"), ("Quill", "person"),
    ]  # fmt: skip


def test_a_name_is_not_found_inside_a_longer_one_nor_in_a_word() -> None:
    text = "West won. East and West Quill met. The Westward road. Western Bank, West-Bank."
    assert told(settle(text, [(0, 4, "organisation")])) == [("West", "organisation")]


def test_an_ordinary_word_is_no_name_for_being_one_elsewhere() -> None:
    text = "Peter Such bowled. It was such a day. Such things happen."
    assert told(settle(text, [(0, 10, "person")])) == [("Peter Such", "person")]


def test_after_a_title_a_surname_is_found() -> None:
    text = "Ada Quill came. They met President Quill."
    assert told(settle(text, [(0, 9, "person")])) == [("Ada Quill", "person"), ("Quill", "person")]


def test_of_two_that_overlap_the_first_and_longest_stays() -> None:
    text = "Bank of Lenia"
    found = settle(text, [(8, 13, "place"), (0, 13, "organisation"), (0, 4, "person")])
    assert told(found) == [("Bank of Lenia", "organisation")]


WORDS = ["Ada", "Quill", "Varnholm", "the", "President", "said.", "“", "’s", ",", "Chad", "\n\n"]


@given(
    st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join) | st.text(max_size=60),
    st.lists(
        st.tuples(st.integers(0, 80), st.integers(0, 80), st.sampled_from(NAME_KINDS)), max_size=12
    ),
)
def test_mentions_stand_in_the_text_in_order_apart_and_of_one_kind(text: str, found: Rough) -> None:
    inside = [(a, min(b, len(text)), kind) for a, b, kind in found if a < min(b, len(text))]
    mentions = settle(text, inside)
    assert all(text[m.start : m.end] == m.text for m in mentions)
    assert all(a.end <= b.start for a, b in pairwise(mentions))
    assert all(m.text == m.text.strip() and m.text for m in mentions)
    kinds = {(m.text, m.kind) for m in mentions}
    assert len(kinds) == len({text for text, _ in kinds})
    assert settle(text, list(reversed(inside))) == mentions


def test_a_megabyte_of_mentions_is_settled() -> None:
    text = "Ada Quill of Varnholm, " * 40_000
    found: Rough = [(0, 9, "person"), (13, 21, "place")]
    assert len(settle(text, found)) == 80_000


def test_countries_are_known_by_what_they_are_called() -> None:
    assert {country(name) for name in ("U.S.", "US", "the United States", "USA")} == {
        "United States"
    }
    assert country("Côte d’Ivoire") == country("Ivory Coast") == "Ivory Coast"
    assert country("Bosnia-Herzegovina") == country("Bosnia & Herzegovina")
    assert country("Varnholm") is None
    assert country("Korea") is None
    assert country("") is None


def test_other_languages_have_no_english_rules() -> None:
    text = "Mr Tom Harrow sprach. Harrow Bank und Bank. Tom Harrow und Harrow."
    found: Rough = [(0, 13, "person"), (22, 33, "organisation"), (38, 42, "organisation")]
    assert told(settle(text, found, "de")) == [
        ("Mr Tom Harrow", "person"),
        ("Harrow Bank", "organisation"),
        ("Bank", "organisation"),
        ("Harrow", "person"),
        ("Harrow", "person"),
    ]


def test_an_acronym_in_brackets_is_the_organisation_before_it() -> None:
    text = "The Sarbuk Harbour Union (SHU) met. SHU members sang. An SHUT door."
    found = settle(text, rough(text, Sarbuk_Harbour_Union="organisation", SHU="person")[:2])
    assert told(found) == [
        ("Sarbuk Harbour Union", "organisation"),
        ("SHU", "organisation"),
        ("SHU", "organisation"),
    ]


def test_what_else_stands_in_brackets_is_no_acronym() -> None:
    for text, kind in (
        ("Northern Bank (UK) lost.", "organisation"),
        ("Northern Bank (see below) lost.", "organisation"),
        ("Norvane (NV) lost.", "organisation"),
        ("Port Ansel (AB) slept.", "place"),
    ):
        name = text.partition(" (")[0]
        assert told(settle(text, [(0, len(name), kind)])) == [(name, kind)]  # type: ignore[list-item]
