from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.compare.comparing import compare
from index.compare.numerals import canonical, read_number
from index.compare.rows import PERHAPS_OF_OTHERS
from index.words import fold, word_spans
from tests.sample_values import bare

if TYPE_CHECKING:
    from index.article import Article


def dated(text: str) -> Article:
    return bare(text, date="2031-03-12")


def number(text: str) -> tuple[str, str] | None:
    """Return the number at the beginning of a text and the words that it took."""
    words = list(word_spans(text))
    starts = [start for _, start, _ in words] + [len(text)]
    gaps = [text[end:after] for (_, _, end), after in zip(words, starts[1:], strict=True)]
    found = read_number([fold(word) for word, _, _ in words], gaps, 0)
    return found and (canonical(found.value), text[: words[found.end - 1][2]])


@pytest.mark.parametrize(
    ("text", "value", "words"),
    [
        ("24 years", "24", "24"),
        ("twenty-four years", "24", "twenty-four"),
        ("twenty four years", "24", "twenty four"),
        ("1,250 boats", "1250", "1,250"),
        ("3.50 metres", "3.5", "3.50"),
        ("5 million shells", "5000000", "5 million"),
        ("2.5 billion", "2500000000", "2.5 billion"),
        ("5bn", "5000000000", "5bn"),
        ("30k", "30000", "30k"),
        ("a hundred boats", "100", "a hundred"),
        ("two hundred and five boats", "205", "two hundred and five"),
        ("three thousand five hundred", "3500", "three thousand five hundred"),
        ("one million two hundred thousand", "1200000", "one million two hundred thousand"),
        ("sixteen and six", "16", "sixteen"),
        ("two, three", "2", "two"),
        ("one hundred and people", "100", "one hundred"),
    ],
)
def test_numbers_are_read_in_words_and_digits(text: str, value: str, words: str) -> None:
    assert number(text) == (value, words)


@pytest.mark.parametrize("text", ["boats", "hundred", "a boat", "3,5", "1.2.3", "9" * 19, "and"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert number(text) is None


UNITS = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
fifteen sixteen seventeen eighteen nineteen""".split()
SCALES = {10**9: "billion", 10**6: "million", 1000: "thousand", 100: "hundred"}
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def spelled(value: int) -> str:
    if value < 20:
        return UNITS[value]
    if value < 100:
        return TENS[value // 10 - 2] + (f"-{UNITS[value % 10]}" if value % 10 else "")
    for scale, name in (
        (10**9, "billion"),
        (10**6, "million"),
        (1000, "thousand"),
        (100, "hundred"),
    ):
        if value >= scale:
            rest = f" {spelled(value % scale)}" if value % scale else ""
            return f"{spelled(value // scale)} {name}{rest}"
    raise AssertionError


@given(st.integers(0, 10**12 - 1))
def test_every_number_that_is_spelled_out_is_read(value: int) -> None:
    assert number(spelled(value)) == (str(value), spelled(value))


def figures(
    one: str, other: str = ""
) -> list[tuple[str, str, tuple[str, ...], tuple[str, ...], str]]:
    found = compare(dated(one), dated(other)).figures
    return [(f.kind, f.about, f.a, f.b, f.verdict) for f in found]


@pytest.mark.parametrize(
    ("text", "kind", "about", "words"),
    [
        (
            "They fired 5 million artillery shells.",
            "number",
            "artillery shells",
            "5 million artillery shells",
        ),
        ("At least 12 people were killed.", "number", "people", "At least 12 people"),
        ("The storm left 12 dead.", "number", "dead", "12 dead"),
        ("The pier cost $5 million.", "money", "cost", "$5 million"),
        ("The pier cost 40 million euros.", "money", "cost", "40 million euros"),
        ("Trade fell by almost 60% there.", "percent", "fell", "almost 60%"),
        ("Trade fell by 60 per cent there.", "percent", "fell", "60 per cent"),
        ("Valdry came for the first visit in 24 years.", "number", "visit", "24 years"),
        ("They marched for two hours.", "number", "marched", "two hours"),
    ],
)
def test_a_figure_tells_what_it_counts(text: str, kind: str, about: str, words: str) -> None:
    assert figures(text) == [(kind, about, (words,), (), "only_a")]


@pytest.mark.parametrize(
    "text",
    [
        "Two countries signed.",
        "An F-16 landed.",
        "The 3rd pier is gone.",
        "They met at 10:30 and won 3-2.",
        "One of them left.",
        "Route 66.",
    ],
)
def test_numbers_that_count_nothing_are_left_out(text: str) -> None:
    assert figures(text) == []


def test_the_same_figure_agrees_however_it_is_written() -> None:
    one = "Police arrested 24 people at the march in Ostrell."
    other = "Police said twenty-four protesters were arrested in Ostrell."
    assert figures(one, other) == [
        ("number", "people", ("24 people",), ("twenty-four protesters",), "agree"),
    ]


def test_days_agree_by_date_not_by_words() -> None:
    one, other = "Ostrell voted on Monday.", "The vote was held on 10 March 2031."
    assert figures(one, other) == [
        ("date", "voted", ("Monday",), ("10 March 2031",), "agree"),
    ]


def rows(one: str, other: str) -> list[tuple[str, str]]:
    """Return verdicts and reasons."""
    found = compare(dated(one), dated(other)).figures
    return [(figure.verdict, figure.why) for figure in found]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ostrell voted on Monday.", "The pier fell on 10 March 2031."),
        ("The pier stood for 24 years.", "Tesk governed 24 years."),
        ("The pier at Marrow fell in 2019.", "Tesk won a seat in Ostrell since 2019."),
        ("Marrow gave $4 billion for piers.", "Tesk was asked for $4 billion."),
        ("Prices in Marrow rose by 12 percent.", "Tesk won 12 percent of Ostrell."),
    ],
)
def test_a_value_that_both_texts_have_is_never_told_as_only_in_one(one: str, other: str) -> None:
    assert rows(one, other) == [("agree", PERHAPS_OF_OTHERS)]
    assert rows(other, one) == [("agree", PERHAPS_OF_OTHERS)]


def test_one_day_is_one_row_with_all_its_places_on_both_sides() -> None:
    one = "Ostrell voted on Monday. Tesk left on Monday night."
    other = "The vote in Ostrell was on 10 March 2031. The pier fell on Monday."
    (row,) = compare(dated(one), dated(other)).figures
    assert (row.verdict, len(row.spans_a), len(row.spans_b)) == ("agree", 2, 2)
    assert row.a == ("Monday night",)
    assert row.b == ("10 March 2031", "Monday")


def test_a_count_in_linked_sentences_agrees_though_another_noun_follows() -> None:
    one = "The mayor of Ostrell signed 23 steps against the floods in the harbour on Monday."
    other = "The mayor of Ostrell signed 23 executive actions against floods in the harbour."
    assert ("agree", "") in rows(one, other)
    assert "only_b" not in [verdict for verdict, _ in rows(one, other)]


def test_a_day_agrees_in_linked_sentences_without_a_word_beside_it() -> None:
    one = "The ferry sank off the coast of Marrow Bay with 40 sheep aboard, owners said, on Monday."
    other = "On 10 March 2031, a spokesman told us, the ferry sank off the coast of Marrow Bay."
    assert "agree" in [verdict for *_, verdict in figures(one, other)]


def test_few_years_of_different_things_do_not_agree() -> None:
    found = figures("The pier stood for four years.", "Tesk governed four years.")
    assert [verdict for *_, verdict in found] == ["only_a", "only_b"]


SANK = "The ferry sank off Marrow Bay"


@pytest.mark.parametrize(
    ("one", "other", "marked"),
    [
        (f"{SANK} and 12 people were killed.", f"{SANK}, killing 15.", ("12 people", "15")),
        (
            f"{SANK}, leaving 12 dead.",
            f"{SANK}, leaving fifteen dead.",
            ("12 dead", "fifteen dead"),
        ),
        (
            f"Fifteen people died when the ferry {SANK[10:]}.",
            f"Twelve people lost their lives when the ferry {SANK[10:]}.",
            ("Fifteen people", "Twelve people"),
        ),
        (
            f"{SANK} with 340 passengers.",
            f"{SANK} with 420 passengers.",
            ("340 passengers", "420 passengers"),
        ),
        (f"{SANK} on Monday at noon.", f"{SANK} on Tuesday at noon.", ("Monday", "Tuesday")),
        (
            "The town of Marrow lost 40 percent of its boats.",
            "The town of Marrow lost 45% of its boats.",
            ("40 percent", "45%"),
        ),
        (
            "The works in Marrow Bay will cost $5 million.",
            "The works in Marrow Bay will cost 7 million dollars.",
            ("$5 million", "7 million dollars"),
        ),
    ],
)
def test_one_exact_figure_against_another_is_a_contradiction(
    one: str, other: str, marked: tuple[str, str]
) -> None:
    found = compare(dated(one), dated(other))
    link = found.links[0]
    assert link.kind == "contradiction"
    marks = (
        [one[slice(*span)] for span in link.marks_a],
        [other[slice(*span)] for span in link.marks_b],
    )
    assert marks == ([marked[0]], [marked[1]])
    assert [f.verdict for f in found.figures].count("differ") == 1
    mirrored = compare(dated(other), dated(one)).links[0]
    assert (mirrored.kind, mirrored.marks_b) == ("contradiction", link.marks_a)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (f"{SANK}, leaving at least 12 dead.", f"{SANK}, leaving 15 dead."),
        (f"{SANK}, leaving 12 dead.", f"{SANK}, leaving 15 injured."),
        (
            f"{SANK}, leaving 12 dead.",
            f"{SANK}, leaving 15 dead. The first report said 12 dead.",
        ),
        (f"{SANK} with 4,970 tonnes of grain.", f"{SANK} with 5,000 tonnes of grain."),
        (f"{SANK} with 340 passengers in 2019.", f"{SANK} with 420 passengers in 2024."),
        (f"{SANK} with 340 passengers or more.", f"{SANK} with 420 passengers."),
        (
            f"{SANK} in a case brought by 1.5 million women.",
            f"{SANK} in a case brought by up to 1.6 million women.",
        ),
        (f"{SANK} with 12 crew and 30 crew.", f"{SANK} with 14 crew."),
        (f"{SANK} with 12 crew.", f"{SANK} with 14 containers."),
        (f"{SANK} with 10 crew.", "Marrow Bay has 14 crew boats for tourists and anglers."),
    ],
)
def test_where_it_is_not_plain_there_is_no_contradiction(one: str, other: str) -> None:
    found = compare(dated(one), dated(other))
    assert all(link.kind != "contradiction" for link in found.links)
    assert all(figure.verdict != "differ" for figure in found.figures)


def test_the_same_weekday_in_two_weeks_is_no_contradiction() -> None:
    text = f"{SANK} on Monday at noon."
    found = compare(dated(text), bare(text, date="2031-03-19"))
    assert found.links[0].kind == "verbatim"


WORDS = (
    "12 15 twelve 40% $5 million people dead killed on Monday in 2019 the ferry sank , . -".split()
)


@settings(max_examples=60, deadline=None)
@given(*[st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join)] * 2)
def test_every_figure_is_in_its_text_and_swapping_the_sides_swaps_contradictions(
    one: str, other: str
) -> None:
    there, back = compare(dated(one), dated(other)), compare(dated(other), dated(one))
    for figure in there.figures:
        assert all(words in one for words in figure.a)
        assert all(words in other for words in figure.b)
        assert bool(figure.a) == (figure.verdict != "only_b")
        assert bool(figure.b) == (figure.verdict != "only_a")
    disputed = {(link.a, link.b) for link in there.links if link.kind == "contradiction"}
    assert disputed == {(link.b, link.a) for link in back.links if link.kind == "contradiction"}


@pytest.mark.parametrize(
    ("one", "other", "marked"),
    [
        (
            "It will stay shut for at least eight weeks, chief engineer Hanna Brook said.",
            "The bridge will stay shut for at least six weeks, chief engineer Hanna Brook said.",
            ("at least eight weeks", "at least six weeks"),
        ),
        (
            "The bridge at Marrow was closed because of cracks in five of its eleven bearings.",
            "Engineers closed the bridge at Marrow for cracks in 4 of its eleven bearings.",
            ("five of its eleven bearings", "4 of its eleven bearings"),
        ),
    ],
)
def test_one_number_that_differs_amid_the_same_words_is_a_contradiction(
    one: str, other: str, marked: tuple[str, str]
) -> None:
    (link,) = compare(dated(one), dated(other)).links
    assert link.kind == "contradiction"
    assert one[slice(*link.marks_a[0])] == marked[0]
    assert other[slice(*link.marks_b[0])] == marked[1]
    (back,) = compare(dated(other), dated(one)).links
    assert (back.kind, back.marks_a) == ("contradiction", link.marks_b)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (f"{SANK} with at least 12 crew on board.", f"{SANK} with 15 crew on board."),
        (f"{SANK} with more than 12 crew aboard it.", f"{SANK} with less than 15 crew aboard it."),
        (f"{SANK} and five of the men swam ashore.", f"{SANK} and eleven men swam ashore."),
        (
            "At Marrow 12 of 30 boats sank off the bay and 3 of 8 crews were lost there.",
            "At Marrow 14 of 30 boats sank off the bay and 5 of 8 crews were lost there.",
        ),
    ],
)
def test_numbers_amid_other_words_or_several_of_them_are_no_contradiction(
    one: str, other: str
) -> None:
    links = compare(dated(one), dated(other)).links
    assert all(link.kind != "contradiction" for link in links)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The council asks for a 40-60 hour training.", "40-60 hour"),
        ("The pier will cost about $800 to $1,000 a year.", "about $800 to $1,000"),
        ("The pier will cost $800-$1,000 a year.", "$800-$1,000"),
        ("Prices rose by 10–15 percent.", "10–15 percent"),
        ("Between 20 and 30 goats swam.", "Between 20 and 30 goats"),
        ("The fog held for 20-30 minutes.", "20-30 minutes"),
    ],
)
def test_a_range_is_one_figure(text: str, words: str) -> None:
    assert [a for _, _, a, *_ in figures(text)] == [(words,)]


def test_a_range_agrees_however_it_is_written() -> None:
    one = "The council of Ostrell asks its guards for a 40-60 hour training."
    other = "The council of Ostrell asks its guards for 40 to 60 hours of training."
    assert [verdict for *_, verdict in figures(one, other)] == ["agree"]


@pytest.mark.parametrize(
    "text",
    [
        "The 1996 Defense of Harbours Act was struck down.",
        "The council renewed the 1994 Harbour Weapons Ban.",
        "The court struck down section 3 of LOMA.",
        "The piers were moved under Article 5 obligations.",
        "Skerry Wire 191540 GMT JUN 31.",
        "Marrow beat Ostrell 2-3 at the harbour.",
        "Call 555-1234 days ahead.",
        "The 1914-1918 wars took their toll.",
    ],
)
def test_years_of_laws_sections_and_stamps_count_nothing(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "words", "about"),
    [
        ("Mirel Tanner, who is 46, won the seat.", "46", "age of Mirel Tanner"),
        ("Mirel Tanner, who is 46 and a sailor, won the seat.", "46", "age of Mirel Tanner"),
        ("Tanner went to sea at age 13 with his uncle.", "13", None),
        ("Tanner went to sea at the age of 13.", "13", None),
    ],
)
def test_ages_are_read_in_a_clause_of_their_own(text: str, words: str, about: str | None) -> None:
    ((kind, told, a, *_),) = figures(text)
    assert (kind, a) == ("number", (words,))
    assert about is None or told == about


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("It has a keeper, whose uncle Mr. Tanner left in 2019.", "Tanner"),
        ("The campaign raised $60 million.", "campaign"),
        ("Write to the harbour at marrow.com by Monday.", "marrow"),
        ("Far beyond $5 million.", ""),
        ("They spoke on Marrow’s pier on Monday.", "pier"),
    ],
)
def test_what_a_figure_is_of_is_told_by_a_word_that_tells_it(text: str, about: str) -> None:
    assert [told for _, told, *_ in figures(text)] == [about]


def test_a_day_told_in_full_is_not_told_twice() -> None:
    one = f"{SANK} on 1 March 2031 at noon."
    other = f"{SANK} on March 2, 2031 at noon."
    assert rows(one, other) == [("differ", "1 March 2031 against March 2, 2031")]
    one = f"{SANK} on Monday at noon."
    told = "Monday against Tuesday: 10 March 2031 against 11 March 2031"
    assert rows(one, f"{SANK} on Tuesday at noon.") == [("differ", told)]


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("Since Sept. 11 of Marrow nobody sailed.", "Tesk spoke of Sept. 11, 2030.", "agree"),
        ("The letter of Sept. 14 was lost.", "They wrote on Sept. 14 to Tesk.", "agree"),
        ("The letter of Sept. 14 was lost.", "The letter of September 14 is lost.", "agree"),
    ],
)
def test_a_day_that_may_be_of_two_years_is_not_told_as_only_in_one(
    one: str, other: str, told: str
) -> None:
    assert [verdict for verdict, _ in rows(one, other)] == [told]


def test_days_of_two_years_stay_apart() -> None:
    told = rows("Tesk spoke of Sept. 11, 2029.", "Tesk spoke of Sept. 11, 2030.")
    assert "agree" not in [verdict for verdict, _ in told]
