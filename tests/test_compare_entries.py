"""Quotations and figures of two articles as entries of a page, and where each of them leads."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from index.article import Span
from index.comparison import Edit, Figure, Quote, QuotePair, Reason
from reader.comparing.entries import WIDE, flow, lit, plan
from reader.comparing.figures_page import figures_page
from reader.comparing.pages import Goal
from reader.comparing.quotes_page import quotes_page
from reader.text.marks import Piece
from tests.sample_values import acted_on, comparison, spans_of, texts

if TYPE_CHECKING:
    from index.comparison import Comparison
    from reader.comparing.pages import Item, Line, Page

A = "Ines Valdry said: “We will rebuild the old pier by spring.” It cost 12 million in May."
B = "“We will rebuild the pier, I promise,” claimed the mayor. It may cost 15 million, she said."
PLAIN = "The mayor said that the quay was safe and that nobody would have to leave."


def at(text: str, words: str) -> Span:
    return spans_of(text, words)[0]


def quote(text: str, words: str, **known: object) -> Quote:
    return replace(Quote(*at(text, words), None), **known)  # type: ignore[arg-type]


def quoted() -> Comparison:
    valdry = quote(
        A,
        "We will rebuild the old pier by spring.",
        speaker="Ines Valdry",
        sure="certain",
        by="verb",
        verb=at(A, "said"),
    )
    mayor = quote(
        B,
        "We will rebuild the pier, I promise,",
        speaker="Ines Valdry",
        sure="probable",
        by="pronoun",
        verb=at(B, "claimed"),
    )
    edits = (
        Edit("equal", at(A, "We will rebuild the"), at(B, "We will rebuild the")),
        Edit("delete", at(A, "old"), Span(B.index("pier"), B.index("pier"))),
        Edit("equal", at(A, "pier"), at(B, "pier")),
        Edit("replace", at(A, "by spring"), at(B, "I promise")),
    )
    why = (Reason("A: said, B: claimed"),)
    pair = QuotePair(valdry, mayor, 0.8, "other_words", edits, why=why)
    alone = QuotePair(None, replace(mayor, start=B.index("It may")), None, "only_b")
    return replace(comparison([[A]], [[B]]), quotes=(alone, pair))


def shown(lines: tuple[Line, ...]) -> list[str]:
    return ["".join(piece.text for piece in line) for line in lines]


def words(item: Item) -> str:
    return " ".join(" ".join(shown(item.lines)).split())


def lit_words(item: Item, role: str) -> list[str]:
    return [piece.text for line in item.lines for piece in line if role in piece.roles]


def fits(page: Page, width: int) -> None:
    for item in page.items(width):
        for line in shown((*item.head, *item.lines)):
            assert cell_len(line) <= width
            assert not acted_on(line)


# Quotations


def test_a_pair_tells_who_says_what_by_which_verb_and_what_differs() -> None:
    first = quotes_page(quoted()).items(80)[0]
    assert shown(first.head) == ["1 in both"]
    assert shown(first.lines) == [
        '" some words differ',
        "A Ines Valdry · said",
        "  “We will rebuild the old pier by spring.”",
        "B Ines Valdry · claimed · probably, named by a pronoun or an office",
        "  “We will rebuild the pier, I promise,”",
        "  A: said, B: claimed",
    ]
    assert lit_words(first, "quote") == ["old", "by spring", "I promise"]
    assert first.leads == Goal("a", at(A, "We will rebuild the old pier by spring."))


def test_two_speakers_of_the_same_words_are_told_at_the_top() -> None:
    told = quoted()
    two = Reason("spoken by Ines Valdry in A, by Orlan Tesk in B")
    pair = replace(told.quotes[1], by_two=two, why=(two, *told.quotes[1].why))
    first = quotes_page(replace(told, quotes=(pair,))).items(80)[0]
    assert shown(first.lines)[0] == (
        '" some words differ · spoken by Ines Valdry in A, by Orlan Tesk in B'
    )
    assert shown(first.lines)[-1] == "  A: said, B: claimed"


def test_where_there_is_room_both_stand_beside_each_other() -> None:
    lines = shown(quotes_page(quoted()).items(WIDE)[0].lines)
    at_b = plan(WIDE).at_b
    assert lines[1].index("Ines Valdry", 5) == at_b
    assert lines[2].startswith("“We will rebuild the old pier")
    assert lines[3][at_b:].startswith("“We will rebuild the pier, I")


def test_those_of_one_side_come_last_and_lead_to_it() -> None:
    last = quotes_page(quoted()).items(80)[-1]
    assert words(last).startswith("B Ines Valdry · claimed")
    assert shown(last.head) == ["1 only in B · Tidewater Post · no match found in A"]
    assert isinstance(last.leads, Goal)
    assert last.leads.side == "b"
    assert "".join(p.text for p in quotes_page(quoted()).totals) == (
        "2 quotations: 1 in both, 1 only B"
    )


def test_what_is_told_without_marks_is_shown_in_the_place_of_the_quotation() -> None:
    told = quote(A, "We will rebuild the old pier by spring.")
    pair = QuotePair(told, None, 0.6, "reported_b", reported=at(PLAIN, PLAIN))
    both = replace(comparison([[A]], [[PLAIN]]), quotes=(pair,))
    [item] = quotes_page(both).items(80)
    assert '" quoted in A, told in indirect speech in B A speaker unknown' in words(item)
    assert f"B in indirect speech {PLAIN}" in words(item)


def test_where_hardly_anything_is_alike_nothing_is_lit() -> None:
    whole = quote(A, "We will rebuild the old pier by spring.")
    other = quote(B, "It may cost 15 million, she")
    edits = (Edit("replace", Span(whole.start, whole.end), Span(other.start, other.end)),)
    pair = QuotePair(whole, other, 0.4, "other_words", edits)
    [item] = quotes_page(replace(quoted(), quotes=(pair,))).items(80)
    assert words(item).startswith('" in other words')
    assert not lit_words(item, "quote")


def test_a_quotation_that_never_ends_is_told_as_one() -> None:
    open_one = quote(A, "We will rebuild the old pier by spring.", closed=False)
    pair = QuotePair(open_one, None, None, "only_a")
    [item] = quotes_page(replace(quoted(), quotes=(pair,))).items(80)
    assert "no closing mark" in words(item)
    assert "spring. …" in words(item)


def test_without_quotations_a_sentence_says_so() -> None:
    page = quotes_page(comparison([[PLAIN]], [[PLAIN]]))
    assert (page.nothing, page.items(80)) == (
        "No quotation of four words or more in either text.",
        [],
    )
    assert quotes_page(quoted()).nothing == ""


# Figures


def figures() -> Comparison:
    later = Figure("number", "pages", (), ("15",), "only_b", (), ())
    may = Figure("date", "cost", ("in May",), (), "only_a", (at(A, "in May"),))
    cost = Figure(
        "money",
        "cost",
        ("12 million",),
        ("15 million",),
        "differ",
        (at(A, "12 million"),),
        (at(B, "15 million"), at(B, "she said")),
        "3 million apart",
    )
    return replace(quoted(), figures=(later, may, cost))


def test_figures_that_differ_come_first_each_within_its_sentence() -> None:
    first, second, third = figures_page(figures()).items(80)
    assert words(first).startswith("! differ · cost A Ines Valdry said: “We will rebuild")
    assert words(first).endswith("and 1 more time 3 million apart")
    assert " ".join(lit_words(first, "figure")) == "12 million 15 million she said"
    assert "· only A · cost" in words(second)
    assert words(third) == "· only B · pages B 15"
    assert [item.told for item in (first, second)] == [
        "differ, cost: A 12 million; B 15 million (3 million apart)",
        "only A, cost: A in May",
    ]
    assert first.leads == Goal("a", at(A, "12 million"))
    assert third.leads is None


def test_the_verdict_has_a_column_of_its_own_where_there_is_room() -> None:
    where = plan(WIDE, labelled=True)
    lines = shown(figures_page(figures()).items(WIDE)[0].lines)
    assert lines[0].startswith("! differ  ")
    assert lines[1].startswith("  cost  ")
    assert lines[0][where.at_b :].startswith("… the mayor. It may cost 15")
    assert lines[-1] == " " * where.at_a + "3 million apart"


def test_of_a_long_sentence_the_words_round_the_figure_are_shown() -> None:
    long = "It " + "went on and on " * 40 + "until 12 boats lay there " + "and on and on " * 40
    figure = Figure("number", "boats", ("12 boats",), (), "only_a", (at(long, "12 boats"),))
    both = replace(comparison([[long]], [[B]]), figures=(figure,))
    [item] = figures_page(both).items(80)
    assert lit_words(item, "figure") == ["12 boats"]
    assert shown(item.lines)[1].startswith("A … ")
    assert shown(item.lines)[-1].endswith(" …")
    assert len(item.lines) == 3


def test_of_a_long_sentence_that_ends_with_its_figure_the_end_is_shown_whole() -> None:
    long = "It " + "went on and on " * 40 + "until there lay 12 boats."
    figure = Figure("number", "boats", ("12 boats",), (), "only_a", (at(long, "12 boats"),))
    both = replace(comparison([[long]], [[B]]), figures=(figure,))
    [item] = figures_page(both).items(80)
    assert [len(line) > 36 for line in shown(item.lines)[1:]] == [True, True]
    assert shown(item.lines)[-1].endswith("until there lay 12 boats.")


def test_a_heap_of_accents_is_cut_like_any_long_sentence() -> None:
    heap = "12 boats e" + "\u0301" * 5000
    figure = Figure("number", "boats", ("12 boats",), (), "only_a", (at(heap, "12 boats"),))
    both = replace(comparison([[heap]], [[B]]), figures=(figure,))
    [item] = figures_page(both).items(80)
    assert len(item.lines) <= 3
    assert " ".join(lit_words(item, "figure")) == "12 boats"


# Both


@pytest.mark.parametrize("width", [10, 77, WIDE, 156])
@given(text=texts, other=texts, cuts=st.tuples(st.integers(0, 99), st.integers(0, 99)))
@example(text="[/b] 000 000 000000000000 ✈\ufe0f", other="-" * 90, cuts=(0, 29))
@example(text="✈\ufe0f✈\ufe0f", other="e\u0301", cuts=(0, 3))
def test_whatever_a_file_holds_no_line_is_wider_than_the_page(
    width: int, text: str, other: str, cuts: tuple[int, int]
) -> None:
    a, b = f"x {text}", f"x {other}"
    start, end = sorted((min(cuts[0], len(a)), min(cuts[1], len(a))))
    to = min(cuts[1], len(b))
    edits = (
        Edit("replace", Span(start, end), Span(0, to)),
        Edit("equal", Span(end, len(a)), Span(to, len(b))),
    )
    one = Quote(0, len(a), f"x{text}", "guess", "before", None, Span(start, end))
    two = Quote(0, len(b), None, closed=False)
    figure = Figure("date", text, (text,), (other,), "agree", (Span(start, end),), (), other)
    both = replace(
        comparison([[a]], [[b]]),
        quotes=(
            QuotePair(one, two, 0.9, "other_words", edits, why=(Reason(text),)),
            QuotePair(one, None, 0.9, "reported_b", reported=Span(0, len(b))),
        ),
        figures=(figure,),
    )
    fits(quotes_page(both), width)
    fits(figures_page(both), width)


@given(
    runs=st.lists(st.tuples(texts, st.sampled_from(("meta", "quote")))), width=st.integers(2, 60)
)
@example(runs=[("[/b]", "quote"), ("\x1b]0;owned\x07", "meta")], width=3)
@example(runs=[("e", "quote"), ("\u0301x", "meta")], width=3)
def test_words_flow_over_lines_without_loss_each_in_its_look(
    runs: list[tuple[str, str]], width: int
) -> None:
    pieces = [Piece(text, (role,)) for text, role in runs]
    lines = flow(pieces, width)
    for role in ("meta", "quote"):
        kept = "".join(p.text for line in lines for p in line if p.roles == (role,))
        given_ = "".join(p.text for p in pieces if p.roles == (role,))
        # A mark goes along with the character before it, whatever look it was given itself.
        assert sum(1 for c in kept if cell_len(c) and not c.isspace()) <= len(given_)
    said = "".join("".join(p.text for p in line) for line in lines)
    assert [c for c in said if c.isalpha() and c.isascii()] == [
        c for text, _ in runs for c in text if c.isalpha() and c.isascii()
    ]


def test_lit_words_are_cut_to_the_stretch_and_never_overlap() -> None:
    spans = (Span(0, 3), Span(2, 5), Span(8, 99))
    found = lit("abcdefghij", Span(1, 9), spans, ("quote",))
    assert [(p.text, bool(p.roles)) for p in found] == [
        ("bc", True),
        ("de", True),
        ("fgh", False),
        ("i", True),
    ]


def test_a_megabyte_between_quotation_marks_is_laid_out() -> None:
    text = "a" * 1_000_000
    pair = QuotePair(Quote(0, len(text), None), None, None, "only_a")
    both = replace(comparison([[text]], [[B]]), quotes=(pair,))
    [item] = quotes_page(both).items(80)
    assert sum(len(line) for line in shown(item.lines)) >= len(text)
