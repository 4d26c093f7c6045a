"""A table of stories and outlets before it is drawn: its sentences, its days, its columns."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from index.results import Filters
from index.story import COVER_KINDS, Cover, Days, OutletCover, Story, StoryId
from reader.stories.cover_days import NoDaysError, Period, period_of, typed_as
from reader.stories.cover_search import search_of
from reader.stories.cover_table import GAP, head_lines, plan, scrolled, story_line
from reader.stories.cover_words import SIGNS, cell_words, legend, stretch_words
from reader.text.safe import guard
from reader.widgets.band import cells
from tests.sample_values import acted_on

MARCH = (Days("2026-03-01", "2026-03-06"),)


@pytest.mark.parametrize(
    ("cover", "outlet", "time", "told"),
    [
        (Cover("told", 1), "Pier Post", MARCH, "Pier Post has 1 article on this."),
        (
            Cover("silent", 1400),
            "Pier Post",
            MARCH,
            "Pier Post has 1,400 articles from 1 to 6 Mar 2026 in this corpus, none found on this.",
        ),
        (
            Cover("undated", 3),
            "Pier Post",
            MARCH,
            (
                "No article of Pier Post is known to be from 1 to 6 Mar 2026 in this corpus;"
                " 3 of no known day may be."
            ),
        ),
        (
            Cover("absent", 0),
            "Quay FM",
            (Days("2025-03-02", "2025-03-04"), *MARCH),
            "No article of Quay FM from 2 to 4 Mar 2025 or from 1 to 6 Mar 2026 in this corpus.",
        ),
        (
            Cover("open", 2),
            "Pier Post",
            (),
            "Its days aren't known. Pier Post has 2 articles in this corpus, none found on this.",
        ),
        (
            Cover("open", 2),
            "",
            MARCH,
            (
                "2 articles from 1 to 6 Mar 2026 in this corpus, none found on this: of which"
                " outlets they are, nobody knows."
            ),
        ),
        (
            Cover("open", 0),
            "",
            MARCH,
            "No article of unknown outlets from 1 to 6 Mar 2026 in this corpus.",
        ),
    ],
)
def test_a_cell_says_what_is_counted(
    cover: Cover, outlet: str, time: tuple[Days, ...], told: str
) -> None:
    assert cell_words(cover, outlet, time) == told


KINDS = st.builds(Cover, st.sampled_from(COVER_KINDS), st.integers(0, 9))
STRETCHES = st.lists(st.dates().map(lambda day: Days(day.isoformat(), day.isoformat())), max_size=5)


@given(KINDS, st.text(max_size=20), STRETCHES)
def test_no_cell_judges_or_acts_on_a_terminal(cover: Cover, outlet: str, time: list[Days]) -> None:
    told = cell_words(cover, outlet, time)
    assert acted_on(told) == []
    plain = told.replace(guard(outlet), "").lower()
    assert not any(word in plain for word in ("missing", "missed", "bias", "ignored", "%"))


def test_days_are_told_as_short_as_they_can_be() -> None:
    assert stretch_words(Days("2026-03-01", "2026-03-01")) == "on 1 Mar 2026"
    assert stretch_words(Days("2026-02-28", "2026-03-02")) == "from 28 Feb to 2 Mar 2026"
    assert stretch_words(Days("2025-12-31", "2026-01-02")) == "from 31 Dec 2025 to 2 Jan 2026"


@pytest.mark.parametrize(
    ("typed", "period"),
    [
        ("", Period()),
        ("2026-03", Period("2026-03", "2026-03")),
        ("date:2026", Period("2026", "2026")),
        ("since 2 March 2026", Period("2026-03-02", None)),
        ("until: 2026-03", Period(None, "2026-03")),
        ("2026-03-02 to 2026-03-05", Period("2026-03-02", "2026-03-05")),
        ("from 2 March 2026 until 5 March 2026", Period("2026-03-02", "2026-03-05")),
        ("[2026-03-02 TO *]", Period("2026-03-02", None)),
        ("2026-03 – 2026-05", Period("2026-03", "2026-05")),
        ("2026 to 2026-03", Period("2026", "2026-03")),
        ("March 2026", Period("2026-03", "2026-03")),
    ],
)
def test_a_period_is_typed_in_many_ways(typed: str, period: Period) -> None:
    assert period_of(typed) == period
    assert period_of(typed_as(period)) == period


def test_a_period_is_said_as_in_a_query() -> None:
    for typed, period in (
        ("last 2 weeks", Period("2026-11-09", "2026-11-23")),
        ("since last month", Period("2026-10-01", None)),
        ("until yesterday", Period(None, "2026-11-22")),
        ("march to may 2025", Period("2025-03-01", "2025-05-31")),
        ("june 2025..", Period("2025-06", None)),
    ):
        assert period_of(typed, date(2026, 11, 23)) == period
    with pytest.raises(NoDaysError, match="3 April or 4 March: write 2025-04-03 or 2025-03-04"):
        period_of("03/04/2025")


@pytest.mark.parametrize("typed", ["spring", "2026-13", "2026-05 to 2026-03", "5/6/2026"])
def test_what_is_no_period_is_told_to_be_none(typed: str) -> None:
    with pytest.raises(NoDaysError):
        period_of(typed)


@given(st.text(max_size=400))
def test_whatever_is_typed_is_a_period_or_none(typed: str) -> None:
    try:
        found = period_of(typed)
    except NoDaysError:
        return
    assert all(end is None or end[:4].isdecimal() for end in found)


OUTLETS = [
    OutletCover(name, 3, told=1, silent=2, of=3) for name in ("Pier Post", "\x1b[2Jx" * 9, "")
]
NAMELESS = Story(StoryId("s1"), "", None, None, (), ())


@given(st.integers(1, 300), st.integers(1, 40))
def test_a_table_fills_its_width_and_no_more(width: int, outlets: int) -> None:
    shape = plan(width, outlets)
    assert 1 <= shape.columns <= outlets
    if width >= 50:
        assert shape.begin + shape.columns * (shape.column + GAP) <= width
    shown = OUTLETS[: shape.columns]
    heads = head_lines(shown, shape, 0, 3)
    assert [cells(line) for line in heads] == [shape.begin + len(shown) * (shape.column + GAP)] * 4
    assert all(acted_on(piece.text) == [] for line in heads for piece in line)
    assert cells(story_line(NAMELESS, shape, chosen=True)) + 2 == shape.begin


def test_no_head_of_a_column_breaks_a_word() -> None:
    shown = [OutletCover("Marrowpress of Lenia", 3, told=1, silent=2, of=3)]
    shape = plan(80, 4)._replace(column=9)
    names = [
        "".join(piece.text for piece in line).strip() for line in head_lines(shown, shape, 0, 2)
    ]
    assert names[:2] == ["Marrowpr…", "of Lenia"]


@given(st.integers(0, 50), st.integers(0, 49), st.integers(1, 12))
def test_the_chosen_column_is_always_in_sight(first: int, chosen: int, columns: int) -> None:
    found = scrolled(first, chosen, columns, 50)
    assert found <= chosen < found + columns
    assert 0 <= found <= 50 - columns


def test_the_signs_are_explained_within_a_narrow_line() -> None:
    for width in (76, 156):
        told = "   ".join(f"{sign} {words}" for sign, words in legend(width))
        assert cell_len(told) <= width
        assert [sign for sign, _ in legend(width)] == list(SIGNS.values())


def test_cells_lead_to_the_search_that_finds_what_they_count() -> None:
    time = (Days("2025-12-31", "2026-01-01"), Days("2026-03-01", "2026-03-06"))
    story = StoryId("s1")
    assert search_of(Cover("told", 2), story, "Quay FM", time) == (
        Filters(outlets=("Quay FM",), stories=(story,)),
        "",
    )
    assert search_of(Cover("silent", 2), story, "", time) == (
        Filters(outlets=("",)),
        "(since:2025-12-31 until:2026-01-01) OR (since:2026-03-01 until:2026-03-06)",
    )
    assert search_of(Cover("silent", 2), story, "", time[:1]) == (
        Filters(outlets=("",), since="2025-12-31", until="2026-01-01"),
        "",
    )
    assert search_of(Cover("undated", 2), story, "Quay FM", time) == (
        Filters(outlets=("Quay FM",), months=("", "2025-12", "2026-01", "2026-03")),
        "",
    )
    assert search_of(Cover("open", 2), story, "Quay FM", ()).query == ""
