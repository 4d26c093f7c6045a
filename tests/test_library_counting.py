"""Filters, counts and order over arrays agree with what a person would do by hand."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.catalogue import State
from index.catalogue.encoding import moment
from index.columns import Columns, sameness
from index.counting import counted, days_of, month_name, month_number, narrowed, ranked
from index.errors import CorpusError
from index.nametable import NameTable
from index.results import Filters, NameRef, Sort

OUTLETS = ["", "Rádio Veldra", "The Post", "Ola News"]
DATES = [None, "2024-06-18", "2024-06-18T09:00:00", "2024-07-01", "2024", "2025-01"]
NAMES = [NameRef("person", "Ola Brink"), NameRef("place", "Veldra"), NameRef("person", "Veldra")]


@dataclass
class Told:
    outlet: str
    date: str | None
    names: dict[NameRef, int]
    language: str = "en"


TOLD = st.builds(
    Told,
    st.sampled_from(OUTLETS),
    st.sampled_from(DATES),
    st.dictionaries(st.sampled_from(NAMES), st.integers(1, 3)),
    st.sampled_from(["", "de", "en"]),
)


def tables(told: list[Told]) -> tuple[Columns, NameTable]:
    rows = [
        (100 - n, one.outlet, *moment(one.date), f"hash {n}", one.language, None)
        for n, one in enumerate(told)
    ]
    refs = sorted(NAMES, key=lambda ref: (ref.name, ref.kind or ""))
    pairs = [
        (n, refs.index(ref), times)
        for n, one in enumerate(told)
        for ref, times in one.names.items()
    ]
    row, name, mentions = (np.array([pair[i] for pair in pairs], np.int64) for i in range(3))
    table = NameTable(tuple(refs), {}, row, name, mentions, len(told))
    return Columns._of(State("stamp", 1), rows), table


@given(st.lists(TOLD, max_size=12), st.data())
@settings(max_examples=80)
def test_filters_and_counts_agree_with_counting_by_hand(
    told: list[Told], data: st.DataObject
) -> None:
    columns, names = tables(told)
    filters = Filters(
        outlets=tuple(data.draw(st.lists(st.sampled_from(OUTLETS), max_size=2))),
        months=tuple(data.draw(st.lists(st.sampled_from(["", "2024-06", "2025-01"]), max_size=2))),
        names=tuple(data.draw(st.lists(st.sampled_from(NAMES), max_size=2))),
        since=data.draw(st.none() | st.sampled_from(["2024", "2024-06-18", "2024-07"])),
        until=data.draw(st.none() | st.sampled_from(["2024", "2024-06-18", "2024-07"])),
        languages=tuple(data.draw(st.lists(st.sampled_from(["", "de", "fr"]), max_size=2))),
    )
    rows = np.arange(len(columns))
    left = rows[narrowed(columns, names, rows, filters)]
    expected = [n for n, one in enumerate(told) if passes(one, filters)]
    assert left.tolist() == expected
    counts = counted(columns, names, left)
    assert counts.outlet == Counter(told[n].outlet for n in expected)
    assert counts.language == Counter(told[n].language for n in expected)
    assert counts.month == Counter(month_of(told[n]) for n in expected)
    for kind, per_name in (("person", counts.person), ("place", counts.place)):
        assert per_name == Counter(
            ref.name for n in expected for ref in told[n].names if ref.kind == kind
        )
    assert list(counts.outlet.values()) == sorted(counts.outlet.values(), reverse=True)
    assert list(counts.month) == sorted(counts.month, key=lambda month: (month == "", month))


def passes(one: Told, filters: Filters) -> bool:
    day = moment(one.date).day
    return (
        (not filters.outlets or one.outlet in filters.outlets)
        and (not filters.languages or one.language in filters.languages)
        and (not filters.months or month_of(one) in filters.months)
        and all(name in one.names for name in filters.names)
        and (not filters.since or (day is not None and day >= days_of(filters.since)[0]))
        and (not filters.until or (day is not None and day <= days_of(filters.until)[1]))
    )


def month_of(one: Told) -> str:
    return one.date[:7] if one.date and len(one.date) >= 7 else ""


@given(st.lists(TOLD, max_size=12), st.data())
@settings(max_examples=60)
def test_order_is_by_score_or_time_and_then_by_place(told: list[Told], data: st.DataObject) -> None:
    columns, _ = tables(told)
    rows = np.arange(len(columns))
    scores = data.draw(
        st.lists(st.sampled_from([0.5, 1.0]), min_size=len(told), max_size=len(told))
    )
    orders: dict[Sort, list[int]] = {
        sort: ranked(columns, rows, np.array(scores, np.float32), sort).tolist()
        for sort in ("relevance", "newest", "oldest")
    }
    moments = [moment(one.date).seconds for one in told]
    assert orders["relevance"] == sorted(rows.tolist(), key=lambda n: (-scores[n], n))
    assert orders["oldest"] == sorted(
        rows.tolist(), key=lambda n: (moments[n] is None, moments[n] or 0, n)
    )
    assert orders["newest"] == sorted(
        rows.tolist(), key=lambda n: (moments[n] is None, -(moments[n] or 0), n)
    )


@given(st.lists(TOLD, max_size=12), st.data())
@settings(max_examples=60)
def test_what_was_found_alone_is_ordered(told: list[Told], data: st.DataObject) -> None:
    columns, _ = tables(told)
    rows = [n for n in range(len(told)) if data.draw(st.booleans())]
    sort: Sort = data.draw(st.sampled_from(["relevance", "newest", "oldest"]))
    scores = np.array([(n * 7 % 3) / 2 for n in range(len(told))], np.float32)
    every = ranked(columns, np.arange(len(columns)), scores, sort).tolist()
    some = ranked(columns, np.array(rows, np.int64), scores, sort).tolist()
    assert some == [row for row in every if row in rows]


@given(st.lists(TOLD, max_size=12), st.integers(1, 3), st.data())
@settings(max_examples=60)
def test_the_most_frequent_names_are_counted(
    told: list[Told], limit: int, data: st.DataObject
) -> None:
    columns, names = tables(told)
    rows = [n for n in range(len(told)) if data.draw(st.booleans())]
    counts = names.counted(np.array(rows, np.int64), limit)
    for kind in ("person", "organisation", "place"):
        every = Counter(ref.name for n in rows for ref in told[n].names if ref.kind == kind)
        best = sorted(every.items(), key=lambda pair: (-pair[1], pair[0]))[:limit]
        assert list(counts[kind].items()) == best
    for wanted in NAMES:
        holding = names.holding(wanted)
        assert np.flatnonzero(holding).tolist() == [
            n for n, one in enumerate(told) if wanted in one.names
        ]
    assert len(columns) == len(told)


KEYS = st.lists(st.integers(1, 30) | st.integers(10**12, 10**12 + 9), unique=True)


@given(KEYS, KEYS)
def test_keys_lead_to_rows(known: list[int], wanted: list[int]) -> None:
    columns = Columns._of(
        State("stamp", 1), [(key, "", None, None, None, "", "", None) for key in known]
    )
    rows, there = columns.rows_of(np.array(wanted, np.int64))
    assert there.tolist() == [key in known for key in wanted]
    assert columns.keys[rows].tolist() == [key for key in wanted if key in known]


@pytest.mark.parametrize(
    ("stated", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-2-3", date(2024, 2, 3), date(2024, 2, 3)),
        (" 2024-06-18T10:00:00 ", date(2024, 6, 18), date(2024, 6, 18)),
    ],
)
def test_a_date_spans_days(stated: str, first: date, last: date) -> None:
    assert days_of(stated) == (first.toordinal(), last.toordinal())


@given(st.text(max_size=12) | st.from_regex(r"\d{0,5}-?\d{0,3}-?\d{0,3}"))
def test_what_is_no_date_is_a_fault_in_words(stated: str) -> None:
    try:
        first, last = days_of(stated)
    except CorpusError:
        return
    assert first <= last


@given(st.integers(12, 12 * 9999))
def test_months_have_names_and_numbers(month: int) -> None:
    assert month_number(month_name(month)) == month


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Rádio Veldra", "radio veldra", True),
        ("24SATA", "24Sata", True),
        ("The Post", "Post", False),
        ("???", "!!!", False),
    ],
)
def test_spellings_of_a_name(one: str, other: str, *, same: bool) -> None:
    assert (sameness(one) == sameness(other)) is same


@given(st.lists(TOLD, max_size=12), st.data(), st.integers(1, 3))
@settings(max_examples=60)
def test_of_many_names_those_in_most_articles_are_counted(
    told: list[Told], data: st.DataObject, most: int
) -> None:
    _, names = tables(told)
    some = data.draw(
        st.lists(st.sampled_from(range(len(told))), unique=True) if told else st.just([])
    )
    found = names.counted(np.array(sorted(some), np.int64), most)
    for kind in ("person", "organisation", "place"):
        numbers = Counter(ref.name for n in some for ref in told[n].names if ref.kind == kind)
        ordered = sorted(numbers.items(), key=lambda pair: (-pair[1], pair[0]))
        assert [*found[kind].items()] == ordered[:most]
