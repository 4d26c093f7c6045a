"""Names to be gone through: found by the beginnings of their words, by kind, in an order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.results import NameRef
from reader.naming.roll import Roll
from tests.sample_names import name_list

if TYPE_CHECKING:
    from collections.abc import Collection

    from index.article import NameKind
    from reader.naming.roll import NameOrder

NAMES = name_list(
    "P Ada Quill",
    "O Sound Trust",
    "L Łenia-on-Sea",
    "P Bo O’Quillan",
    "L Quill Harbour",
    articles=np.array([2, 9, 9, 1, 3]),
)


def shown(
    typed: str = "", kinds: Collection[NameKind] = (), order: NameOrder = "mentions"
) -> list[str]:
    return [NAMES.refs[place].name for place in Roll(NAMES).shown(typed, kinds, order)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ["Ada Quill", "Sound Trust", "Łenia-on-Sea", "Bo O’Quillan", "Quill Harbour"]),
        ("qui", ["Ada Quill", "Quill Harbour"]),
        ("QUILL a", ["Ada Quill"]),
        ("a quill", ["Ada Quill"]),
        ("sea", ["Łenia-on-Sea"]),
        ("lenia", ["Łenia-on-Sea"]),
        ("o’q", ["Bo O’Quillan"]),
        ("oq", ["Bo O’Quillan"]),
        ("uill", []),
        ("quill trust", []),
    ],
)
def test_a_name_is_found_by_the_beginnings_of_its_words(typed: str, found: list[str]) -> None:
    assert shown(typed) == found


def test_kinds_are_alternatives_and_orders_keep_those_that_are_equal() -> None:
    assert shown(kinds={"place"}) == ["Łenia-on-Sea", "Quill Harbour"]
    assert shown("quill", {"place", "organisation"}) == ["Quill Harbour"]
    assert shown(order="articles")[:3] == ["Sound Trust", "Łenia-on-Sea", "Quill Harbour"]
    assert shown(order="name") == sorted(shown(), key=lambda name: name.replace("Ł", "L"))


def test_a_name_is_known_by_kind_and_name() -> None:
    roll = Roll(NAMES)
    assert roll.number(NameRef("place", "Quill Harbour")) == 4
    assert roll.number(NameRef("person", "Quill Harbour")) is None
    assert len(roll) == 5


words = st.text("abcxyz ’-.É", min_size=1, max_size=12)


@given(st.lists(words, max_size=8), words, st.sets(st.sampled_from(["person", "place"])))
def test_what_is_shown_is_part_of_all_and_in_its_order(
    names: list[str], typed: str, kinds: set[NameKind]
) -> None:
    listed = name_list(*(f"P {name}" for name in names))
    roll = Roll(listed)
    every = roll.shown("", (), "mentions").tolist()
    assert every == list(range(len(names)))
    found = roll.shown(typed, kinds, "mentions").tolist()
    assert found == [place for place in every if place in found]
    assert not found or kinds != {"place"}
    by_name = roll.shown(typed, kinds, "name").tolist()
    assert sorted(by_name) == found


@given(words.filter(str.strip))
def test_every_name_is_found_by_itself(name: str) -> None:
    assert Roll(name_list(f"P {name}")).shown(name, (), "mentions").tolist() == [0]


def test_a_longer_list_takes_over_what_is_known_of_names() -> None:
    before = Roll(NAMES)
    after = Roll(name_list("P Cora Vane", "P Ada Quill"), before)
    assert after.folds["Ada Quill"] is before.folds["Ada Quill"]
    assert after.shown("va", (), "mentions").tolist() == [0]
    assert Roll(replace(NAMES), before).folds == before.folds
