"""The figures of one article, where they stand and what they are called there."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.dates import find_dates
from index.figures import find_figures
from tests.sample_values import article, bare, mentions_of, texts

if TYPE_CHECKING:
    from index.article import FigureMention, Mention


def figures(text: str, *names: Mention, language: str | None = None) -> list[FigureMention]:
    of = bare(text, language=language)
    dates = find_dates(text, "2031-03-05", language or "en")
    return list(find_figures(of, names, dates))


def words(text: str, *names: Mention, language: str | None = None) -> list[str]:
    return [figure.text for figure in figures(text, *names, language=language)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The museum lost 27 bronze horses overnight.", ["27 bronze horses"]),
        ("At least 12 people were hurt.", ["At least 12 people"]),
        ("It cost $18 million, or 4.5% of it.", ["$18 million", "4.5%"]),
        ("It cost 340 million US dollars.", ["340 million US dollars"]),
        ("A 26-year-old rower won a 37-run advantage.", ["26-year-old", "37-run"]),
        ("Prices rose by 12 percentage points.", ["12 percentage points"]),
        ("Five of its eleven bearings broke.", ["Five", "eleven bearings"]),
        ("The storm killed 12 and went on.", ["12"]),
        ("It left three missing.", ["three missing"]),
        ("A crew of eleven sheep was led out.", ["eleven sheep"]),
        ("Boats left at 6.20 and at 18:05.", []),
        ("The F-16 flew over room 12B.", []),
        ("The first eleven came late.", []),
        ("The 1936 Regatta was the last one.", []),
        ("Two countries met.", []),
    ],
)
def test_a_figure_is_told_as_tightly_as_it_can_be_read(text: str, told: list[str]) -> None:
    assert words(text) == told


def test_kind_and_value_are_told() -> None:
    found = figures("Twenty-four boats, £3.5m and two thirds, some 40 per cent of it.")
    assert [(f.kind, f.value) for f in found] == [
        ("number", "24"),
        ("money", "3500000"),
        ("percent", "40"),
    ]


def test_figures_of_one_value_and_one_unit_go_by_the_words_of_the_first() -> None:
    text = "Twelve people fell. At least 12 people swam. Then 12 boats came, and 12 people sank."
    assert [figure.name for figure in figures(text)] == [
        "Twelve people",
        "Twelve people",
        "12 boats",
        "Twelve people",
    ]


def test_a_date_holds_no_figures() -> None:
    text = "On 19 June 2024 the 31 boats of 3 March left, and 12 people Wednesday."
    assert words(text) == ["31 boats", "12 people"]


def test_a_name_holds_no_figures_and_ends_one() -> None:
    text = "He left 10 Harbour Street with 50 Sound Trust boats for 8 Harbour Streets."
    street = mentions_of(text, "10 Harbour Street", "place")
    trust = mentions_of(text, "Sound Trust", "organisation")
    last = mentions_of(text, "Harbour Streets", "place")
    assert words(text, *street, *trust, *last) == []
    assert words("It has five Sound Trust boats.") == ["five Sound Trust boats"]


def test_of_another_language_shares_and_sums_are_told() -> None:
    text = "Der Hafen kostet 4,5 Millionen Euro, also 12 Prozent mehr, und 300 Boote liegen dort."
    told = words(text, language="de")
    assert "12 Prozent" in told
    assert any("Euro" in each for each in told)


def test_an_article_without_numbers_has_no_figures() -> None:
    assert find_figures(article("Nobody counted the boats."), (), ()) == ()


@settings(max_examples=60)
@given(
    st.lists(
        st.one_of(
            texts, st.sampled_from(["12 boats", "$5m", "40 %", "3 March", "ten of the", "1994"])
        ),
        max_size=8,
    ).map(" ".join),
    st.sampled_from([None, "de", "fr", "zh"]),
)
def test_figures_stand_in_order_where_they_say_and_touch_no_date(
    text: str, language: str | None
) -> None:
    found = figures(text, language=language)
    dates = find_dates(text, "2031-03-05", language or "en")
    assert all(text[f.start : f.end] == f.text and f.name for f in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all(f.end <= d.start or d.end <= f.start for f in found for d in dates)


@pytest.mark.parametrize("text", ["1" * 1_000_000, "12 " * 100_000, "$" * 300_000, "a-1" * 100_000])
def test_endless_numbers_are_got_through(text: str) -> None:
    assert all(figure.end <= len(text) for figure in figures(text))
