from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.merging import groups, told
from benchmarks.pairs import HELD, TUNE, Judged, Pair, Place, counted, digest, judged, told_same
from benchmarks.scored import MARKED, Name, score
from index.article import ArticleId, Mention

if TYPE_CHECKING:
    from pathlib import Path

    from index.article import NameKind

ONE, TWO = ArticleId("one.txt"), ArticleId("two.txt")
PLACES = st.builds(Place, st.sampled_from([ONE, TWO]), st.integers(0, 9), st.integers(10, 20))
PAIRS = st.builds(
    Pair,
    PLACES,
    PLACES,
    st.booleans(),
    st.booleans(),
    st.sampled_from([TUNE, HELD]),
    st.sampled_from(["surname", "acronym"]),
)


def mention(start: int, end: int, name: str, kind: NameKind = "person") -> Mention:
    return Mention(start, end, kind, name, name)


def pair(a: Place, b: Place, *, same: bool, hard: bool = True) -> Pair:
    return Pair(a, b, same, hard, TUNE, "surname")


MENTIONS = {
    ONE: (mention(0, 12, "Irma Tolland"), mention(20, 25, "Skerry", "place")),
    TWO: (mention(4, 11, "Irma Tolland"), mention(30, 36, "Skerry", "organisation")),
}


def test_places_are_told_the_same_by_name_and_kind() -> None:
    first, second = Place(ONE, 5, 12), Place(TWO, 4, 11)
    assert told_same(pair(first, second, same=True), MENTIONS) is True
    island, team = Place(ONE, 20, 25), Place(TWO, 30, 36)
    assert told_same(pair(island, team, same=True), MENTIONS) is False
    assert told_same(pair(first, island, same=True), MENTIONS) is False


def test_a_mention_that_only_touches_a_place_is_none_of_its() -> None:
    first = Place(ONE, 0, 12)
    assert told_same(pair(first, Place(TWO, 0, 4), same=True), MENTIONS) is None
    assert told_same(pair(first, Place(TWO, 11, 20), same=True), MENTIONS) is None
    assert told_same(pair(first, Place(ArticleId("lost"), 0, 9), same=True), MENTIONS) is None


def test_errors_of_both_kinds_and_what_has_no_name_are_counted_apart() -> None:
    first, second = Place(ONE, 0, 12), Place(TWO, 4, 11)
    island, team, bare = Place(ONE, 20, 25), Place(TWO, 30, 36), Place(TWO, 50, 55)
    count = counted(
        [
            pair(first, second, same=True),
            pair(first, second, same=True),
            pair(first, second, same=False),
            pair(island, team, same=True),
            pair(island, team, same=False),
            pair(island, bare, same=True),
        ],
        MENTIONS,
    )
    assert (count.pairs, count.unnamed) == (6, 1)
    assert (count.right, count.wrong, count.missed) == (2, 1, 1)
    assert count.precision == pytest.approx(2 / 3)
    assert count.recall == pytest.approx(2 / 3)


def test_nothing_told_has_neither_precision_nor_recall() -> None:
    count = counted([], {})
    assert (count.precision, count.recall) == (None, None)


def test_pairs_of_changed_and_lost_texts_are_left_out() -> None:
    kept = pair(Place(ONE, 0, 12), Place(ONE, 20, 25), same=False)
    both = pair(Place(ONE, 0, 12), Place(TWO, 4, 11), same=True)
    known = Judged((kept, both), {ONE: digest("The ferry."), TWO: digest("Fog.")})
    assert known.readable({ONE: "The ferry.", TWO: "Fog."}) == (kept, both)
    assert known.readable({ONE: "The ferry.", TWO: "Fog!"}) == (kept,)
    assert known.readable({TWO: "Fog."}) == ()


@given(st.lists(PAIRS))
def test_every_pair_is_in_one_group_of_each_kind(pairs: list[Pair]) -> None:
    found = dict(groups(pairs))
    assert found["all"] == pairs
    for parts in (("hard", "others"), ("in one article", "across articles")):
        assert sum(len(found[part]) for part in parts) == len(pairs)
    assert sum(len(found.get(why, ())) for why in ("surname", "acronym")) == len(pairs)
    assert len(told(pairs, MENTIONS).splitlines()) == 2 + len(found)


def test_pairs_are_read_as_they_were_kept(tmp_path: Path) -> None:
    row = {"a": [ONE, 0, 12], "b": [TWO, 4, 11], "same": True, "hard": False}
    file = tmp_path / "pairs.json"
    rows = [{**row, "split": HELD, "why": "surname"}]
    file.write_text(json.dumps({"texts": {ONE: "0"}, "pairs": rows}), "utf-8")
    first, second = Place(ONE, 0, 12), Place(TWO, 4, 11)
    expected = Pair(first, second, same=True, hard=False, split=HELD, why="surname")
    assert judged(file) == Judged((expected,), {ONE: "0"})


def test_what_was_judged_is_enough_and_hard_and_has_no_words() -> None:
    known = judged()
    pairs = known.pairs
    assert len(pairs) >= 200
    assert sum(pair.hard for pair in pairs) * 2 >= len(pairs)
    assert len({frozenset((pair.a, pair.b)) for pair in pairs}) == len(pairs)
    for each in pairs:
        assert each.split in (TUNE, HELD)
        assert each.why.isalpha()
        assert {each.a.article, each.b.article} <= known.texts.keys()
        assert all(0 <= place.start < place.end for place in (each.a, each.b))
        assert each.a != each.b


def test_no_text_is_both_tuned_on_alone_and_held_back_alone() -> None:
    sides: dict[str, set[ArticleId]] = {TUNE: set(), HELD: set()}
    for each in judged().pairs:
        if each.split == TUNE or each.a.article == each.b.article:
            sides[each.split] |= {each.a.article, each.b.article}
    assert sides[TUNE].isdisjoint(sides[HELD])


def test_names_are_found_by_their_very_span_and_kind() -> None:
    marked = {ONE: [Name(0, 12, "person"), Name(20, 25, "place"), Name(30, 36, "place")]}
    found = {
        ONE: [Name(0, 12, "person"), Name(20, 26, "place"), Name(30, 36, "organisation")],
        TWO: [Name(0, 5, "person")],
    }
    assert score(marked, found) == (1, 3, 3)
    assert score(marked, found, ("person",)) == (1, 1, 1)
    assert score(marked, found, ("place",)) == (0, 1, 2)
    assert score(marked, {}) == (0, 0, 3)


def test_what_is_optional_may_be_found_or_not() -> None:
    marked = {ONE: [Name(0, 12, "person"), Name(20, 25, "optional")]}
    with_it = {ONE: [Name(0, 12, "person"), Name(20, 25, "place")]}
    assert score(marked, with_it) == (1, 1, 1)
    assert score(marked, {ONE: [Name(0, 12, "person")]}) == (1, 1, 1)
    assert score(marked, {ONE: [Name(20, 24, "place")]}) == (0, 1, 1)


def test_f1_lies_between_precision_and_recall() -> None:
    marked = {ONE: [Name(0, 12, "person"), Name(20, 25, "place"), Name(30, 36, "place")]}
    told = score(marked, {ONE: [Name(0, 12, "person"), Name(21, 25, "place")]})
    assert told.shares == pytest.approx((1 / 2, 1 / 3, 2 / 5))
    assert score({}, {}).shares == (0, 0, 0)


def test_marked_names_are_places_without_words() -> None:
    kept = json.loads(MARKED.read_text("utf-8"))
    assert len(kept) >= 2
    for marked in kept.values():
        names = [Name(*name) for name in marked["names"]]
        assert {name.kind for name in names} >= {"person", "organisation", "place"}
        assert all(one.start < one.end <= two.start for one, two in pairwise(names))
        assert marked.keys() == {"sha256", "names"}
