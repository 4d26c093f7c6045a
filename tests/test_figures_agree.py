"""Figures that two articles tell in other forms: agreed on, with why, and where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from index.compare.amounts import Amount, bear_out, cannot_both_be
from index.compare.comparing import compare, prepare
from index.compare.figures import Figures
from index.compare.moments import minutes_apart
from tests.sample_values import bare, texts

if TYPE_CHECKING:
    from index.article import Article
    from index.compare.found import Found
    from index.comparison import Figure

SANK = "The ferry sank off Marrow Bay"


def dated(text: str, date: str = "2031-03-12") -> Article:
    return bare(text, date=date)


def found(text: str, date: str = "2031-03-12") -> tuple[Figures, list[Found]]:
    figures = Figures.of(prepare(dated(text)), date)
    return figures, list(figures.found)


def row(one: str, other: str) -> Figure:
    """Return the only row in which both articles have a figure."""
    told = compare(dated(one), dated(other)).figures
    (both,) = [figure for figure in told if figure.verdict in ("agree", "differ")]
    return both


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (f"{SANK} with a dozen goats.", f"{SANK} with 12 goats.", "a dozen goats is 12"),
        (f"{SANK} with 4,987 goats.", f"{SANK} with 5,000 goats.", "rounded: 4,987 is about 5,000"),
        (f"{SANK} with about 350 goats.", f"{SANK} with 362 goats.", "about 350 may be 362"),
        (f"{SANK} with 38 goats.", f"{SANK} with dozens of goats.", "dozens of goats may be 38"),
        (f"{SANK} with 13 goats.", f"{SANK} with 12 to 15 goats.", "12 to 15 may be 13"),
        (f"{SANK} 5 miles from land.", f"{SANK} 8 km from land.", "5 miles is 8 km"),
        (
            f"{SANK} in water of 50 degrees Fahrenheit.",
            f"{SANK} in water of 10 degrees Celsius.",
            "50 degrees Fahrenheit is 10 degrees Celsius",
        ),
        (
            "The pier at Marrow will cost $1.2bn.",
            "The pier at Marrow will cost 1,200 million dollars.",
            "$1.2bn is 1,200 million dollars",
        ),
        (
            "Two-thirds of Marrow voted for the pier.",
            "In Marrow 67 percent voted for the pier.",
            "Two-thirds is 66.7%",
        ),
        (
            f"{SANK} at 3 p.m. EST, its owners told.",
            f"{SANK} at 20:00 GMT, its owners told.",
            "3 p.m. EST is 20:00 GMT",
        ),
        (f"{SANK} on Wednesday.", f"{SANK} on 12 March 2031.", "Wednesday is 12 March 2031"),
        (f"{SANK} on 3 March.", f"{SANK} in March 2031.", "3 March 2031 is in March 2031"),
        (
            "The pier at Marrow has been shut for 24 years.",
            "The pier at Marrow has been shut since 2007.",
            "24 years before 2031 is 2007",
        ),
        (
            "The council of Marrow voted 7-2 for the pier.",
            "The council of Marrow voted seven to two for the pier.",
            "7-2 and seven to two: 7-2",
        ),
        (f"{SANK} with 24 goats.", f"{SANK} with twenty-four goats.", ""),
        (f"{SANK} on Monday.", f"{SANK} on Monday.", ""),
    ],
)
def test_a_figure_in_another_form_agrees_and_tells_why(one: str, other: str, why: str) -> None:
    told = row(one, other)
    assert (told.verdict, told.why) == ("agree", why)
    back = row(other, one)
    assert (back.verdict, bool(back.why)) == ("agree", bool(why))


def test_ages_are_a_persons_and_agree_with_the_same_ones_alone() -> None:
    one = "Mirel Tanner, 56, and Oskar Bell, 61, were held over the fire in Marrow."
    other = "A 56-year-old baker, Ada Firth, saw Mirel Tanner, 56, at the fire in Marrow."
    told = compare(dated(one), dated(other)).figures
    assert [(f.about, f.a, f.b, f.verdict) for f in told] == [
        ("age of Mirel Tanner", ("56",), ("56",), "agree"),
        ("age of Oskar Bell", ("61",), (), "only_a"),
        ("age of Ada Firth", (), ("56-year-old",), "only_b"),
    ]


def test_every_place_of_a_figure_is_told() -> None:
    one = f"{SANK} with 12 goats. The 12 goats swam."
    told = row(one, f"{SANK} with twelve goats.")
    assert [one[slice(*span)] for span in told.spans_a] == ["12 goats", "12 goats"]
    assert told.spans_b == ((len(SANK) + 6, len(SANK) + 6 + len("twelve goats")),)


def test_a_contradiction_tells_why_in_the_table_and_of_which_days_the_articles_are() -> None:
    one, other = f"{SANK}, and 12 people died.", f"{SANK}, and 15 people died."
    told = compare(dated(one), dated(other, "2031-03-14"))
    (differ,) = [figure for figure in told.figures if figure.verdict == "differ"]
    days = "A is of 12 March 2031, B of 14 March 2031"
    assert differ.why == f"12 people against 15 people, both exact; {days}"
    assert told.links[0].why[0].words == differ.why


@pytest.mark.parametrize(
    ("text", "date", "values"),
    [
        ("They met at 3 p.m. ET.", "2031-01-12", ["T20:00Z"]),
        ("They met at 3 p.m. ET.", "2031-07-12", ["T19:00Z"]),
        ("They met at 12 a.m. GMT.", "2031-07-12", ["T00:00Z"]),
        ("They met at 11 p.m. Pacific time.", "2031-01-12", ["T07:00Z"]),
        ("They met at 3 p.m. there.", "2031-01-12", ["T15:00"]),
        ("They met at 25:00 GMT, or 14 p.m.", "2031-01-12", []),
        ("They met at 10:30.", "2031-01-12", []),
    ],
)
def test_times_of_day_are_moments(text: str, date: str, values: list[str]) -> None:
    assert [figure.value for figure in found(text, date)[1] if figure.sort == "time"] == values


def test_moments_are_apart_around_midnight_and_unknown_without_one_zone() -> None:
    assert minutes_apart("T23:50Z", "T00:10Z") == 20
    assert minutes_apart("T23:50", "T00:10Z") is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Half of the town and a third of its sheep left.", ["Half", "a third"]),
        ("In the first half of the year they left.", []),
        ("One in five and two out of three left.", ["One in five", "two out of three"]),
        ("Dozens of boats sank, and two dozen goats.", ["Dozens of boats", "two dozen goats"]),
        ("No one was hurt and nobody spoke.", ["No one"]),
        ("There were no deaths in Marrow.", ["no deaths"]),
        ("The council voted 7-2, and Marrow won 3-2.", ["7-2"]),
        ("They voted 7-2-1.", []),
    ],
)
def test_figures_without_a_number_and_votes_are_found(text: str, words: list[str]) -> None:
    figures, every = found(text)
    assert [figures.words(each) for each in every] == words


NUMBERS = st.floats(0, 10**6, allow_nan=False)
AMOUNTS = st.builds(
    lambda low, more, bound, step: Amount(low, low + more, bound, step),
    NUMBERS,
    st.just(0.0),
    st.sampled_from(["exact", "least", "most", "about", "nearly", "range"]),
    st.sampled_from([0.0, 1.0, 100.0]),
)


@given(AMOUNTS, AMOUNTS)
def test_what_bears_out_another_figure_can_be_true_with_it(one: Amount, other: Amount) -> None:
    assert bear_out(one, other) == bear_out(other, one)
    assert cannot_both_be(one, other) == cannot_both_be(other, one)
    assert not (bear_out(one, other) and cannot_both_be(one, other))
    assert not cannot_both_be(one, one)


@given(NUMBERS, NUMBERS)
def test_another_one_of_several_is_held_against_nothing(one: float, other: float) -> None:
    assume(one != other)
    apart = Amount(one, one, "apart", 0.0)
    assert not cannot_both_be(apart, Amount(other, other, "exact", 0.0))
    assert not bear_out(apart, Amount(one, one, "exact", 0.0))


PIECES = st.lists(
    st.sampled_from(
        """12 15 twelve $ $5 £ 5bn million % percent about at least between and to or more half one
        in five dozens of no nobody was killed hurt people Mirel Tanner , , 56, 7-2 voted 3 p.m.
        ET GMT since 2000 for 24 years ago miles km degrees Celsius F on Monday March . -""".split()
    ),
    max_size=40,
).map(" ".join)


@settings(max_examples=80, deadline=None)
@given(st.one_of(PIECES, texts))
def test_every_figure_stands_in_its_sentence(text: str) -> None:
    figures, every = found(text)
    spans = figures.article.sentences
    for each in every:
        assert spans[each.sentence].start <= each.start < each.end <= spans[each.sentence].end
        assert figures.words(each)
    assert [each.start for each in every] == sorted(each.start for each in every)


@settings(max_examples=40, deadline=None)
@given(PIECES, PIECES)
def test_the_table_has_each_figure_once_and_a_reason_only_where_both_have_it(
    one: str, other: str
) -> None:
    told = compare(dated(one), dated(other)).figures
    for figure in told:
        assert bool(figure.spans_a) == bool(figure.a)
        assert bool(figure.spans_b) == bool(figure.b)
        assert figure.verdict in ("agree", "differ") or not figure.why
    for text, spans in (
        (one, [span for figure in told for span in figure.spans_a]),
        (other, [span for figure in told for span in figure.spans_b]),
    ):
        assert sorted(spans) == sorted((each.start, each.end) for each in found(text)[1])
