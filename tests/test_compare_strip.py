from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from rich.cells import cell_len

from index.article import ArticleId, Span
from index.comparison import LINK_KINDS, Link, Quote, QuotePair, Reason
from reader.comparing.excerpt import passage_line
from reader.comparing.kinds import SIGNS
from reader.comparing.only import only_spans, only_words
from reader.comparing.page import LinkTable
from reader.comparing.strip import (
    link_line,
    match_words,
    meta_line,
    outlet_words,
    passage_words,
    place_words,
    shared_line,
    totals_line,
)
from reader.comparing.walk import SIDES
from tests.sample_values import acted_on, article, comparison, texts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.comparison import Comparison, LinkKind
    from reader.comparing.page import SideName
    from reader.text.marks import Piece

A = "The council of Marrow Bay closed the old harbour on Monday after a heavy crane fell."
B = "On Monday, the old harbour was closed by the council."
WIDE = 1000


def linked(kind: LinkKind, a: str = A, b: str = B) -> tuple[Comparison, Link]:
    found = comparison([[a]], [[b]], [(0, 0, kind, "strong", 0.81)])
    return found, found.links[0]


def words(line: Iterable[Piece]) -> str:
    return "".join(piece.text for piece in line)


def test_outlets_that_are_not_known_are_told_apart_by_their_file() -> None:
    assert outlet_words(article()) == "The Marrow Gazette"
    assert outlet_words(article(outlet=None)) == "unknown harbour"
    one, other = (replace(article(outlet=None), id=ArticleId(f"{n}_x.txt")) for n in ("001", "002"))
    assert (outlet_words(one, other), outlet_words(other, one)) == ("unknown 001", "unknown 002")
    copy = replace(one, id=ArticleId("001_y.txt"))
    assert (outlet_words(one, copy), outlet_words(copy, one)) == ("unknown 001_x", "unknown 001_y")


def test_an_articles_meta() -> None:
    assert words(meta_line(article())) == "The Marrow Gazette · Tue 4 Mar 2031 · 46 words"
    assert words(meta_line(article(), words=False)) == "The Marrow Gazette · Tue 4 Mar 2031"
    unknown = article(outlet=None, date=None)
    assert words(meta_line(unknown)) == "unknown harbour · date unknown · 46 words"


def test_a_passage_without_a_match_is_not_said_to_be_missing() -> None:
    found, _ = linked("reworded")
    assert words(link_line(found, None, WIDE)) == "· no match found in the other text"


@pytest.mark.parametrize(
    ("kind", "begins"),
    [
        ("reworded", "~ in other words   strong 0.81 · shared: harbour"),
        ("contradiction", "! contradiction   strong 0.81 · shared: harbour"),
        ("verbatim", "= word for word   strong 0.81 · shared: harbour"),
        ("quote", '" same quotation   strong 0.81 · shared: harbour'),
    ],
)
def test_a_link_tells_its_kind_its_score_and_its_words(kind: LinkKind, begins: str) -> None:
    found, link = linked(kind)
    line = link_line(found, link, WIDE)
    assert words(line).startswith(begins)
    assert line[0].roles == (f"sign-{kind}",)


def test_what_only_one_side_has_is_told_where_the_rest_is_the_same() -> None:
    found, link = linked("verbatim", "Nobody was badly hurt.", "Nobody was hurt in port.")
    assert only_words(found, link) == [("A", ["badly"]), ("B", ["in port"])]
    assert words(link_line(found, link, WIDE)).endswith("only A: badly · only B: in port")


def test_what_stands_in_another_order_is_on_both_sides() -> None:
    a, b = (
        "“It fell,” said Ines Valdry, the warden.",
        "Ines Valdry, the warden, told us: “It fell.”",
    )
    found, link = linked("quote", a, b)
    assert only_words(found, link) == [("A", ["said"]), ("B", ["told us"])]
    alone = only_spans(found, link)
    line = passage_line(found, "b", link, 100, alone["b"])
    assert [piece.text for piece in line if "only" in piece.roles] == ["told us"]


def test_the_grounds_of_a_link_are_told_before_its_words() -> None:
    found, link = linked("reworded")
    link = replace(link, why=(Reason("2 dates agree"), Reason("shared: harbour and 3 more")))
    said = words(link_line(found, link, WIDE))
    assert said.endswith("0.81 · 2 dates agree · shared: harbour")
    assert "agree" not in words(link_line(found, link, 40))


def test_what_contradicts_is_told_before_anything_that_is_shared() -> None:
    found, link = linked("contradiction")
    why = Reason("1 March 2031 against 2 May 2031: A is of 4 March"), Reason("shared: harbour")
    link = replace(link, why=why)
    assert words(link_line(found, link, WIDE)).endswith("0.81 · " + why[0].words)
    tight = words(link_line(found, link, 70))
    assert "0.81 · 1 March 2031 against" in tight
    assert tight.endswith(" …")
    assert cell_len(tight) <= 70


def test_a_ground_that_is_left_out_leaves_a_sign() -> None:
    found, link = linked("verbatim", "Nobody was badly hurt.", "Nobody was hurt in port.")
    assert words(link_line(found, link, 66)).endswith("shared: harbour · only A: badly …")


def test_the_same_words_on_both_sides_leave_nothing_to_tell() -> None:
    found, link = linked("verbatim", "Nobody was hurt.", "Nobody was hurt.")
    assert only_words(found, link) == []
    assert "only" not in words(link_line(found, link, WIDE))


def test_a_passage_that_fits_is_shown_whole_with_its_words_lit() -> None:
    found, link = linked("reworded")
    line = passage_line(found, "b", link, 100)
    assert words(line) == f"B {B}"
    assert [piece.text for piece in line if "reworded" in piece.roles] == ["On "]


def test_a_long_passage_begins_before_the_first_word_that_made_its_link() -> None:
    found, link = linked("reworded")
    link = replace(link, marks_a=(Span(A.index("crane"), A.index("crane") + 5),))
    line = words(passage_line(found, "a", link, 50))
    assert line.startswith("A … ")
    assert "crane" in line
    assert cell_len(line) <= 50
    assert line.removeprefix("A … ").removesuffix(" …") in A


def test_where_a_passage_goes_on_it_says_so() -> None:
    found, link = linked("reworded")
    line = words(passage_line(found, "a", link, 40))
    assert line == "A The council of Marrow Bay closed the …"


@given(texts, texts, st.integers(40, 120), st.integers(0, 200), st.sampled_from(["a", "b"]))
def test_a_passage_is_never_too_wide_nor_acted_on(
    before: str, after: str, width: int, mark: int, side: SideName
) -> None:
    sentence = " ".join(f"{before} linked {after}".split())
    found, link = linked("reworded", sentence, sentence)
    at = Span(min(mark, len(sentence) - 1), min(mark + 5, len(sentence)))
    line = passage_line(found, side, replace(link, marks_a=(at,), marks_b=(at,)), width)
    # As a whole: a mark put amid an emoji parts it into pieces that fill more cells than it did.
    assert cell_len(words(line)) <= width
    assert acted_on(words(line)) == []


@given(
    st.lists(st.sampled_from(["crane", "fell", "by", "night"]), max_size=60),
    st.lists(st.sampled_from(["pier", "ferry", "of"]), max_size=60),
    st.integers(6, 9),
    st.integers(90, 130),
    st.sampled_from(["verbatim", "quote"]),
)
def test_both_passages_show_the_words_they_share(
    before_a: list[str], before_b: list[str], length: int, width: int, kind: LinkKind
) -> None:
    run = "Nobody at the old harbour saw it happen".split()[:length]
    sides = [[*before_a, *run, *before_a], [*before_b, *run, *before_b]]
    a, b = (" ".join(side) for side in sides)
    at = " ".join(run)
    found, link = linked(kind, a, b)
    # The first word of each is marked too: what is dense isn't always what is the same.
    spans = [(Span(0, 2), Span(text.index(at), text.index(at) + len(at))) for text in (a, b)]
    link = replace(link, marks_a=spans[0], marks_b=spans[1])
    for side in SIDES:
        line = passage_line(found, side, link, width)
        assert at in words(line)
        assert any("linked" in piece.roles for piece in line)
        assert cell_len(words(line)) <= width


def test_what_both_quote_is_shown_before_other_words_they_share() -> None:
    rest = " while the ferries of Marrow Bay went on as they had gone on all summer long"
    a, b = f"“No crane is safe”, he said{rest}.", f"She sighed{rest}, and said: “No crane is safe.”"
    found, link = linked("quote", a, b)
    quotes = [Quote(text.index("No"), text.index("safe") + 4, None) for text in (a, b)]
    found = replace(found, quotes=(QuotePair(quotes[0], quotes[1], 1.0),))
    whole = [(Span(0, len(text)),) for text in (a, b)]
    link = replace(link, marks_a=whole[0], marks_b=whole[1])
    for side in SIDES:
        assert "No crane is safe" in words(passage_line(found, side, link, 60))


@given(texts, texts)
def test_shared_and_differing_words_are_guarded(one: str, other: str) -> None:
    assume(one and other)
    found, link = linked("verbatim", one, other)
    assert acted_on(words(link_line(found, replace(link, shared=(one, other)), WIDE))) == []


@given(st.lists(st.text("harbou ,-", min_size=1), max_size=9), st.integers(30, 140))
def test_words_that_made_a_link_are_told_whole_or_not_at_all(shared: list[str], room: int) -> None:
    found, link = linked("reworded")
    line = link_line(found, replace(link, shared=tuple(shared)), room)
    assert cell_len(words(line)) <= room
    if len(line) > 3:
        told = line[-1].text.removeprefix("shared: ")
        some = [", ".join(shared[:number]) for number in range(1, len(shared[:8]) + 1)]
        assert told == some[-1] or told.removesuffix(" …") in some
    elif shared:
        assert cell_len(words(line)) + len(f" · shared: {shared[0]}") + 2 * (len(shared) > 1) > room


def test_no_word_is_named_where_none_has_room() -> None:
    found, link = linked("reworded")
    link = replace(link, shared=("attack on the harbour", "crane"))
    assert words(link_line(found, link, 66)).endswith("· shared: attack on the harbour …")
    assert words(link_line(found, link, 50)) == "~ in other words   strong 0.81"


NONE: dict[LinkKind, int] = {"verbatim": 0, "quote": 0, "reworded": 0, "contradiction": 0}
OUTLETS = ("The Marrow Gazette", "Tidewater Post")
NAMED = '= 12 word for word    " 10 same quotations    ~ 11 in other words'
TIGHT = NAMED.replace("    ", "  ")


def test_totals_count_links_and_what_each_side_has_alone() -> None:
    found = comparison(
        [["One.", "Two."], ["Three."]],
        [["Uno.", "Due."]],
        [(0, 0, "verbatim", "strong", 0.9), (1, 1, "reworded", "possible", 0.4)],
    )
    table = LinkTable(found, ("strong", "probable"))
    alone = (table.unmatched("a"), table.unmatched("b"))
    line = words(totals_line(table.counts(), alone, OUTLETS, 160))
    assert line.split("    ") == [
        "= 1 word for word",
        "· no match found for 2 of The Marrow Gazette, 1 of Tidewater Post",
    ]


def test_several_of_a_kind_are_called_so() -> None:
    line = words(totals_line({**NONE, "quote": 2, "contradiction": 3}, (1, 0), OUTLETS, 160))
    assert line.split("    ")[:2] == ['" 2 same quotations', "! 3 contradictions"]


def test_without_any_link_the_totals_say_so() -> None:
    line = words(totals_line(NONE, (12, 25), OUTLETS, 160))
    assert line.startswith("· no match found for 12 of The Marrow Gazette, 25 of")
    assert words(totals_line(NONE, (0, 0), OUTLETS, 9)) == "no match found"


@pytest.mark.parametrize(
    ("room", "said"),
    [
        (97, f"{NAMED}    · no match found for 25 of A"),
        (96, f"{TIGHT}  · no match found for 25 of A"),
        (91, f"{TIGHT}  · no match found for 25 of A"),
        (90, '= 12    " 10    ~ 11    · no match: 25 of A'),
        (42, '= 12  " 10  ~ 11  · no match: 25 of A'),
    ],
)
def test_where_it_is_tight_zeros_and_then_the_names_of_kinds_are_left_out(
    room: int, said: str
) -> None:
    counts: dict[LinkKind, int] = {"verbatim": 12, "quote": 10, "reworded": 11}
    line = words(totals_line(counts, (25, 0), OUTLETS, room))
    assert line == said


@given(
    st.fixed_dictionaries({kind: st.integers(0, 999) for kind in LINK_KINDS}),
    st.tuples(st.integers(0, 999), st.integers(0, 999)),
    st.integers(60, 196),  # of 64 to 200 columns, without the margins
)
def test_totals_fit_and_lose_no_number(
    counts: dict[LinkKind, int], alone: tuple[int, int], room: int
) -> None:
    line = words(totals_line(counts, alone, OUTLETS, room))
    assert cell_len(line) <= room
    assert "…" not in line
    parts = re.split(" {2,}", line)
    for kind, number in counts.items():
        own = [part for part in parts if part.startswith(f"{SIGNS[kind]} ")]
        assert [part.split(" ")[1] for part in own] == ([str(number)] if number else [])
    for name, outlet, number in zip("AB", OUTLETS, alone, strict=True):
        assert f" {number} of {name}" in line or f" {number} of {outlet}" in line or not number


@given(texts)
def test_outlets_are_guarded(outlet: str) -> None:
    found = comparison([["One."]], [["Uno."]])
    found = replace(found, a=replace(found.a, outlet=outlet), b=replace(found.b, outlet=outlet))
    names = (outlet_words(found.a), outlet_words(found.b))
    for line in (totals_line(NONE, (1, 1), names, 10**6), meta_line(found.a)):
        assert acted_on(words(line)) == []
    assert acted_on(outlet_words(found.a)) == []


def test_where_one_is() -> None:
    found, _ = linked("reworded")
    assert passage_words(found, "b", 0) == "passage 1 of 1"
    assert match_words(0, 2) == "match 1 of 2"
    assert match_words(0, 0) == ""


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ({}, "no match found"),
        ({"reworded": 1}, "1 match"),
        ({"reworded": 2, "verbatim": 1, "contradiction": 0}, "3 matches"),
        ({"contradiction": 1, "quote": 4}, "! 1 contradiction · 4 matches"),
        ({"contradiction": 2}, "! 2 contradictions · no other match"),
    ],
)
def test_what_two_articles_share_is_said_on_one_line(
    counts: dict[LinkKind, int], said: str
) -> None:
    assert "".join(piece.text for piece in shared_line(counts)) == said


def test_which_article_is_beside_is_told_by_its_group() -> None:
    assert [place_words(place, 5, 3) for place in (0, 2, 3, 4)] == [
        "1 of 3 of its story",
        "3 of 3 of its story",
        "1 of 2 others",
        "2 of 2 others",
    ]
    assert place_words(1, 4, 0) == place_words(1, 4, 4) == "article 2 of 4"
