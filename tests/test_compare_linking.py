from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from index.article import Span
from index.compare.agreeing import agreements
from index.compare.background import Background
from index.compare.comparing import compare
from index.compare.linking import Grounds, Quoted, link
from index.compare.passages import PROBABLE, Alike
from index.compare.prepared import prepare_text
from index.comparison import Figure, Reason
from tests.sample_values import bare, spans_of

if TYPE_CHECKING:
    from index.compare.prepared import Prepared
    from index.comparison import Link

COPIED = "The crane fell into the old harbour of Marrow Bay on Monday."
SAID = "“We shall never rebuild that crane,” Ines Valdry said."
TOLD = "The harbour master ruled out putting it up again."


def linked(
    one: str, other: str, grounds: Grounds, pairs: tuple[Alike, ...] = (Alike(0, 0, 0.7),)
) -> list[Link]:
    a, b = prepared(one), prepared(other)
    return list(link(a, b, pairs, Background.over([a, b]), grounds))


def prepared(text: str) -> Prepared:
    return prepare_text(text, (Span(0, len(text)),))


def words(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [text[slice(*span)] for span in spans]


def test_the_first_reason_is_that_of_the_kind() -> None:
    a = bare(f"{COPIED}\n\nThe council closed the northern quay.\n\nNobody was hurt.")
    b = bare(
        "It was said that the crane fell into the old harbour of Marrow Bay.\n\n"
        "Nobody was hurt.\n\nThe quay in the north was closed by the council.",
        "b.txt",
    )
    found = {each.a: each for each in compare(a, b).links if each.tier == "strong"}
    copied, quay, nobody = (found[span] for span in compare(a, b).sentences_a)
    assert copied.kind == "verbatim"
    assert copied.why[0].words == "10 words in a row"
    run = "rane fell into the old harbour of Marrow Bay"
    assert words(a.text, copied.why[0].a) == [f"The c{run}"]
    assert words(b.text, copied.why[0].b) == [f"the c{run}"]
    assert nobody.why[0].words == "the same words"
    assert quay.kind == "reworded"
    assert quay.why[0].words.startswith("shared: ")
    assert words(a.text, quay.why[0].a) == words(a.text, quay.marks_a)


def test_a_quotation_links_what_shares_no_word() -> None:
    why = Reason("told without quotation marks", (Span(1, 34),), (Span(0, len(TOLD)),))
    (found,) = linked(SAID, TOLD, Grounds(quoted={(0, 0): Quoted(why, PROBABLE)}), ())
    assert (found.kind, found.tier, found.score) == ("quote", "probable", PROBABLE)
    assert found.why[0] == why
    assert found.marks_a == why.a
    assert linked(SAID, TOLD, Grounds(quoted={(0, 0): Quoted(why)}), ()) == []


def test_words_in_a_row_go_before_a_quotation_and_a_contradiction_before_both() -> None:
    quoted = Reason("the same quotation", (Span(0, 9),), (Span(0, 9),))
    against = Reason("Monday against Friday", (Span(53, 59),), (Span(53, 59),))
    both = {(0, 0): Quoted(quoted, PROBABLE)}
    (copied,) = linked(COPIED, COPIED, Grounds(quoted=both))
    assert copied.kind == "verbatim"
    assert copied.score == 0.7
    assert quoted in copied.why[1:]
    (disputed,) = linked(COPIED, COPIED, Grounds({(0, 0): against}, both))
    assert disputed.kind == "contradiction"
    assert disputed.why[0] == against
    assert disputed.marks_a == against.a
    assert linked(COPIED, COPIED, Grounds({(0, 0): against}), ()) == []


def kinds_of(one: str, other: str) -> set[str]:
    return {each.kind for each in compare(bare(one), bare(other, "b.txt")).links}


NEAR_MISSES = [
    # the run is cut by another number, by another word, by a quotation mark
    ("The works at the quay will take six long weeks.", "works at the quay will take eight weeks"),
    ("Boats left the old harbour at dawn on Monday.", "Boats left the old quay at dawn on Monday."),
    # everybody's words: stop words alone, a formula with nothing else
    (
        "It is not that he would have been in it, Valdry told the council of Marrow Bay.",
        "It is not that he would have been in it, council of Marrow Bay heard.",
    ),
    (
        "The Marrow Bay ferry line did not respond to a request for comment.",
        "Marrow Bay council and its ferry did not respond to a request for comment.",
    ),
    # a name with its title
    (
        "The boats of the Northern Quay and Harbour Commission of Marrow Bay will be moved.",
        "Valdry asked the Northern Quay and Harbour Commission of Marrow Bay for more boats.",
    ),
]


@pytest.mark.parametrize(("one", "other"), NEAR_MISSES)
def test_what_is_nearly_copied_is_not_word_for_word(one: str, other: str) -> None:
    assert kinds_of(one, other) == kinds_of(other, one)
    assert kinds_of(one, other) <= {"reworded", "contradiction"}


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (
            "The old harbour of Marrow Bay was closed at dawn, and boats were moved.",
            "Valdry told how the old harbour of Marrow Bay was closed.",
            "8 words in a row",
        ),
        (
            "The ferry line did not respond to a request for comment on the crane at the quay.",
            "It did not respond to a request for comment on the crane at the quay.",
            "14 words in a row",
        ),
        (
            "Six boats left the old harbour. Then a crane fell into the water of the bay today.",
            "Then a crane fell into the water of the bay today, and six boats left it.",
            "11 words in a row",
        ),
    ],
)
def test_six_words_that_say_something_are_word_for_word(one: str, other: str, words: str) -> None:
    (copied,) = (
        each for each in compare(bare(one), bare(other, "b.txt")).links if each.kind == "verbatim"
    )
    assert copied.why[0].words == words
    assert one[slice(*copied.why[0].a[0])].lower() == other[slice(*copied.why[0].b[0])].lower()


def test_what_one_side_denies_is_told() -> None:
    one = "The council did not close the old harbour of Marrow Bay."
    other = "Marrow Bay closed its old harbour, the council said."
    (found,) = compare(bare(one), bare(other, "b.txt")).links
    assert found.kind == "reworded"
    (told,) = (why for why in found.why if "alone" in why.words)
    assert told.words == "“not” before close in A alone"
    assert (words(one, told.a), words(other, told.b)) == (["not", "close"], ["closed"])
    (back,) = compare(bare(other), bare(one, "b.txt")).links
    assert "“not” before close in B alone" in [why.words for why in back.why]


@pytest.mark.parametrize(
    "other",
    [
        "The council of Marrow Bay hasn't closed the old harbour.",  # both deny it
        "The council of Marrow Bay closed the old harbour, which Valdry had not closed.",
        "The council of Marrow Bay refused, as it had for years, to have the old harbour closed.",
        "The council of Marrow Bay closed the old harbour, and nobody saw it.",
    ],
)
def test_where_both_deny_something_nothing_is_told_of_it(other: str) -> None:
    one = "The council of Marrow Bay did not close the old harbour."
    for a, b in ((one, other), (other, one)):
        (found,) = compare(bare(a), bare(b, "b.txt")).links
        assert [why for why in found.why if "alone" in why.words] == []


def test_a_denial_that_is_denied_is_none() -> None:
    other = "The council of Marrow Bay will open the harbour by raising the old bridge."
    for one, told in (
        ("No council of Marrow Bay will open the harbour without raising the old bridge.", False),
        ("There is no fee, and Marrow Bay opens the harbour without raising the old bridge.", True),
    ):
        (found,) = compare(bare(one), bare(other, "b.txt")).links
        alone = [why.words for why in found.why if "alone" in why.words]
        assert alone == (["“without” before raising in A alone"] if told else [])


def test_a_figure_in_two_forms_is_a_ground() -> None:
    one = "The old crane of Marrow was built 24 years ago."
    other = "The old crane in Marrow was built in 2000, Valdry said."
    a, b = prepared(one), prepared(other)
    figure = Figure(
        "number",
        "year",
        ("24 years",),
        ("2000",),
        "agree",
        spans_of(one, "24 years"),
        spans_of(other, "2000"),
        "so",
    )
    assert agreements(a, b, [figure]) == {(0, 0): (Reason("so", figure.spans_a, figure.spans_b),)}
    (told,) = agreements(a, b, [replace(figure, why="")])[0, 0]
    assert told.words == "24 years agrees with 2000"
    same = replace(figure, spans_b=(Span(0, 2),), spans_a=(Span(0, 2),))
    assert agreements(a, b, [same, replace(figure, verdict="differ")]) == {}
    grounds = Grounds(agreed=agreements(a, b, [figure]))
    (found,) = link(a, b, (Alike(0, 0, 0.7),), Background.over([a, b]), grounds)
    assert found.why[-1].words == "so"
    (weak,) = link(a, b, (Alike(0, 0, 0.5),), Background.over([a, b]), grounds)
    assert weak.why[-1].words != "so"


def test_what_is_a_name_or_a_formula_on_one_side_alone_is_copied_on_neither_or_both() -> None:
    one = "OLD NORTHERN QUAY AND HARBOUR COMMISSION CLOSED, council told."
    other = "The old northern quay and harbour commission closed, it was told."
    assert kinds_of(one, other) == kinds_of(other, one) == {"verbatim"}
    cut = "Boats did not respond to a request for a comment on the crane, Valdry told us."
    whole = "The ferry did not respond to a request for comment on the crane, Valdry told us."
    assert kinds_of(cut, whole) == kinds_of(whole, cut)
