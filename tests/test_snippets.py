from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from index.article import Span
from index.engine.hits import HitFinder
from index.engine.sought import Sought
from index.snippets import AFTER, BEFORE, snippets
from index.words import term

PARAGRAPHS = (
    "The harbour council signed a treaty with the fishing towns on Monday.\n\n"
    "It had taken three winters. The treaty, its authors say, ends the quarrel over the northern "
    "grounds, and nobody will have to sell a boat. Under the treaty every town keeps its licences "
    "until the next count of the cod, which is due in the spring.\n\n"
    "Critics in Vellmark called it a gift to the larger ports."
)


def _hits(text: str, *words: str) -> tuple[Span, ...]:
    return HitFinder(text=Sought(stems=frozenset(term(word) for word in words))).hits(text)


def _bare(snippet: str) -> str:
    return snippet.removeprefix(BEFORE).removesuffix(AFTER)


def test_a_line_grows_around_its_hit_and_says_where_the_article_goes_on() -> None:
    (only,) = snippets(PARAGRAPHS, _hits(PARAGRAPHS, "winters"), width=60, limit=3)
    assert only.text == "… It had taken three winters. The treaty, its authors say, …"
    assert [only.text[start:end] for start, end in only.marks] == ["winters"]


def test_hits_near_each_other_share_a_line() -> None:
    (only,) = snippets(PARAGRAPHS, _hits(PARAGRAPHS, "harbour", "council"), width=50, limit=3)
    assert only.text == "The harbour council signed a treaty with the …"
    assert [only.text[start:end] for start, end in only.marks] == ["harbour", "council"]


def test_a_line_stays_inside_its_paragraph() -> None:
    (only,) = snippets(PARAGRAPHS, _hits(PARAGRAPHS, "Vellmark"), width=200, limit=1)
    assert only.text == "… Critics in Vellmark called it a gift to the larger ports."


def test_lines_with_other_words_go_first_and_stand_in_order_of_the_text() -> None:
    hits = _hits(PARAGRAPHS, "treaty", "ports")
    first, second = snippets(PARAGRAPHS, hits, width=40, limit=2)
    assert "treaty" in first.text
    assert "ports" in second.text


def test_a_line_with_both_words_is_better_than_one_with_the_first() -> None:
    (only,) = snippets(PARAGRAPHS, _hits(PARAGRAPHS, "treaty", "licences"), width=60, limit=1)
    assert {only.text[start:end] for start, end in only.marks} == {"treaty", "licences"}


def test_without_hits_the_beginning_is_shown() -> None:
    (only,) = snippets(PARAGRAPHS, (), width=30, limit=2)
    assert only.text == "The harbour council signed a …"
    assert only.marks == ()


def test_an_empty_text_has_no_lines() -> None:
    assert snippets("", (), width=30, limit=2) == ()
    assert snippets(" \n\n ", (), width=30, limit=2) == ()


def test_a_text_that_fits_has_no_ellipses() -> None:
    (only,) = snippets("A short note.", (Span(2, 7),), width=40, limit=1)
    assert only.text == "A short note."


def test_an_endless_word_is_cut_to_the_line() -> None:
    text = "before " + "x" * 10_000 + " after"
    (only,) = snippets(text, (Span(7, 10_007),), width=40, limit=1)
    assert len(only.text) == 40
    assert only.text.startswith("… xxx")


def test_where_there_are_no_spaces_lines_break_between_ideographs() -> None:
    text = "政府周二宣布" * 30
    (only,) = snippets(text, (Span(60, 62),), width=24, limit=1)
    assert len(only.text) == 24


def test_many_hits_in_one_endless_paragraph_stay_quick() -> None:
    text = "treaty and more " * 20_000
    hits = tuple(Span(found.start(), found.end()) for found in re.finditer("treaty", text))
    assert len(snippets(text, hits, width=80, limit=3)) == 3


_TEXT = st.text(alphabet="ab c,\n国é\t", max_size=300)


@given(
    text=_TEXT,
    cuts=st.lists(st.integers(0, 300), max_size=20),
    width=st.integers(5, 60),
    limit=st.integers(1, 4),
)
def test_lines_are_quoted_and_marks_lie_on_hits(
    text: str, cuts: list[int], width: int, limit: int
) -> None:
    ends = sorted({min(cut, len(text)) for cut in cuts})
    hits = tuple(
        Span(start, end)
        for start, end in zip(ends[::2], ends[1::2], strict=False)
        if text[start:end].strip() == text[start:end] and "\n\n" not in text[start:end]
    )
    plain = text.replace("\n", " ").replace("\t", " ")
    found = snippets(text, hits, width=width, limit=limit)
    assert len(found) <= limit
    at = 0
    for snippet in found:
        assert 0 < len(snippet.text) <= width
        bare = _bare(snippet.text)
        shift = len(BEFORE) if snippet.text.startswith(BEFORE) else 0
        if hits:
            assert snippet.marks
        for mark in snippet.marks:
            marked = snippet.text[mark.start : mark.end]
            assert marked
            assert any(marked in plain[hit.start : hit.end] for hit in hits)
        at = plain.index(bare, at)
        inside = [Span(h.start - at + shift, h.end - at + shift) for h in hits]
        whole = range(shift, shift + len(bare))
        assert shift + len(bare) <= len(snippet.text)
        if plain.count(bare) == 1:
            lit = {place for mark in snippet.marks for place in range(*mark)}
            assert lit == {place for span in inside for place in range(*span) if place in whole}
            assert "\n\n" not in text[at : at + len(bare)]
        at += len(bare)


def test_of_very_many_hits_each_word_still_gets_a_line() -> None:
    text = "tide " * 30_000 + "treaty" + " tide" * 30_000 + " harbour"
    lines = snippets(text, _hits(text, "tide", "treaty", "harbour"), width=40, limit=3)
    for word, line in zip(("tide", "treaty", "harbour"), lines, strict=True):
        assert word in {line.text[start:end] for start, end in line.marks}
