from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Removed
from reader.article.page import (
    LIT_AT_FIRST,
    article_marks,
    body_blocks,
    by_reason,
    current_marks,
    folds,
    found_line,
    head_blocks,
    head_lines,
    meta,
)
from reader.text.marks import Mark, Marks, pieces
from tests.sample_values import PARAGRAPHS, acted_on, article, reading, spans_of, texts

if TYPE_CHECKING:
    from reader.text.page import Block

READING = reading()


def words(block: Block) -> str:
    return block.text[block.start : block.end]


def lit(block: Block, role: str) -> list[str]:
    cut = pieces(block.text, block.start, block.end, block.marks)
    return [piece.text for piece in cut if role in piece.roles]


def test_meta_tells_outlet_day_length_and_time() -> None:
    assert meta(article()) == ("The Marrow Gazette", "Tue 4 Mar 2031", "46 words", "1 min")


def test_what_is_not_known_is_written_out() -> None:
    unknown = article(title=None, outlet=None, date=None, found_in={})
    title, line = head_blocks(unknown)
    assert words(title) == "title unknown"
    assert words(line) == "outlet unknown · date unknown · 46 words · 1 min"
    assert words(found_line(unknown)).startswith(
        "found  title unknown · outlet unknown · date unknown"
    )


def test_the_head_has_its_hits_lit() -> None:
    title, line = head_blocks(article(), Marks.of([Mark(17, 20, "hit")]))
    assert (words(title), lit(title, "hit")) == ("Crane falls into the harbour", ["the"])
    assert lit(line, "outlet") == ["The Marrow Gazette"]


def test_names_dates_and_hits_are_lit() -> None:
    marks = article_marks(READING.lit, READING.hits)
    text = READING.article.text
    found = {
        role: [text[m.start : m.end] for m in marks.marks if m.role == role]
        for role in LIT_AT_FIRST
    }
    assert found == {
        "person": ["Ines Valdry"],
        "organisation": ["Sound Trust"],
        "place": ["Marrow Bay", "Marrow Bay"],
        "date": ["3 March 2031", "2019"],
    }
    hits = [text[m.start : m.end] for m in marks.marks if m.role == "hit"]
    assert hits == ["harbour", "harbour"]


def test_only_the_kinds_asked_for_are_lit() -> None:
    marks = article_marks(READING.lit, (), kinds={"place"})
    assert {mark.role for mark in marks.marks} == {"place"}
    assert article_marks(READING.lit, (), kinds=()).marks == ()


def test_the_current_hit_and_mention_are_lit_besides() -> None:
    mention, hit = spans_of(READING.article.text, "Ines Valdry")[0], READING.hits[1]
    assert set(current_marks(hit, mention).marks) == {
        Mark(hit.start, hit.end, "current-hit"),
        Mark(mention.start, mention.end, "current-mention"),
    }
    assert current_marks(None, None).marks == ()


def test_all_mentions_of_the_chosen_name_are_lit_besides() -> None:
    bay = [m for m in READING.mentions if m.name == "Marrow Bay"]
    assert set(current_marks(None, None, bay).marks) == {
        Mark(m.start, m.end, role) for m in bay for role in ("place", "chosen")
    }


def test_the_body_is_its_paragraphs() -> None:
    blocks = body_blocks(article())
    assert [words(block) for block in blocks] == list(PARAGRAPHS)
    assert all(block.body and block.gap == 1 for block in blocks)


def test_an_article_without_text_says_so() -> None:
    (only,) = body_blocks(article("", paragraphs=(), removed=()))
    assert words(only) == "No text."
    assert not only.body


def test_what_was_removed_stands_in_its_place_struck_through_with_its_reason() -> None:
    blocks = body_blocks(article(), removed="all")
    assert [words(block) for block in blocks] == [
        "Share this story  (share links)",
        PARAGRAPHS[0],
        "Advertisement  (advertisement)",
        *PARAGRAPHS[1:],
        "All rights reserved  (footer)",
    ]
    assert [lit(block, "removed") for block in blocks if not block.body] == [
        ["Share this story"],
        ["Advertisement"],
        ["All rights reserved"],
    ]


def test_removed_lines_in_a_row_touch() -> None:
    removed = (Removed(3, "two", "menu"), Removed(2, "one", "menu"), Removed(6, "three", "menu"))
    blocks = body_blocks(article(removed=removed), removed="all")
    assert [(words(block).split()[0], block.gap) for block in blocks[:4]] == [
        ("one", 0),
        ("two", 1),
        ("The", 1),
        ("three", 1),
    ]


def test_the_reason_of_a_removed_line_is_not_broken() -> None:
    removed = (Removed(1, "Official statement of the bay", "before the text"),)
    (block, *_) = body_blocks(article(removed=removed), removed="all")
    for width in range(len("(before the text)"), 60):
        shown = [block.text[line.start : line.end] for line in block.lines(width)]
        assert shown[-1].endswith("(before the text)")
        assert " ".join(shown).split() == block.text.split()


@given(st.lists(st.integers(1, 20), max_size=8))
def test_no_removed_line_is_lost_and_all_stand_in_the_order_of_the_file(lines: list[int]) -> None:
    removed = tuple(Removed(line, f"cut {line}", "menu") for line in lines)
    whole = article(removed=removed)
    blocks = body_blocks(whole, removed="all")
    starts = {p.start: p.line for p in whole.paragraphs}
    places = [starts[block.start] if block.body else int(block.text.split()[1]) for block in blocks]
    assert len(blocks) == len(whole.paragraphs) + len(lines)
    shown = [int(block.text.split()[1]) for block in blocks if not block.body]
    assert shown == sorted(lines)
    assert places == sorted(places)


def test_long_runs_of_removed_lines_are_folded_into_a_line_that_tells_what_they_are() -> None:
    menu = tuple(Removed(line, f"item {line}", "menu") for line in range(10, 40))
    shared = (Removed(40, "Share", "share links"), Removed(6, "Advertisement", "advertisement"))
    whole = article(removed=(*menu, *shared))
    shown = [words(b) for b in body_blocks(whole, removed="folded") if not b.body]
    assert shown == [
        "Advertisement  (advertisement)",
        "item 10  (menu)",
        "item 11  (menu)",
        "item 12  (menu)",
        "… 28 more lines: menu 27, share links 1",
    ]
    told = body_blocks(whole, removed="folded", unfold="b")
    assert [words(b) for b in told if "again" in words(b)] == [
        "… 28 more lines: menu 27, share links 1  (b again shows them)"
    ]
    assert folds(whole)
    assert not folds(article())
    assert len(body_blocks(whole, removed="all")) == len(whole.paragraphs) + 32


def test_short_runs_are_shown_whole_folded_or_not() -> None:
    assert body_blocks(article(), removed="folded") == body_blocks(article(), removed="all")


def test_reasons_are_counted_the_most_frequent_first() -> None:
    removed = [Removed(1, "a", "menu"), Removed(2, "b", "footer"), Removed(3, "c", "footer")]
    assert by_reason(removed) == "footer 2, menu 1"


def test_the_head_of_the_screen_tells_hits_in_accent() -> None:
    title, line = head_lines(READING, 76, titles=2, steps=[("hit 1 of 2", "accent")])
    assert words(title) == "Crane falls into the harbour"
    assert words(line).endswith(" · hit 1 of 2")
    assert lit(line, "accent") == ["hit 1 of 2"]


def test_a_long_title_keeps_to_its_lines() -> None:
    long = reading(article(title="harbour " * 100), title_hits=())
    lines = head_lines(long, 40, titles=2)
    assert [block.role for block in lines] == ["title", "title", "meta"]
    assert words(lines[1]).endswith("…")


def test_where_things_were_found() -> None:
    line = found_line(article())
    assert words(line) == (
        "found  title line 1 · outlet line 2: byline · date line 3 · 3 lines removed"
    )
    assert lit(line, "outlet") == ["line 1", "line 2: byline", "line 3"]


@given(texts, texts, texts)
def test_what_comes_from_a_file_is_guarded(title: str, outlet: str, other: str) -> None:
    whole = article(
        title=title,
        outlet=outlet,
        found_in={"title": other},
        removed=(Removed(1, other, "menu"),),
    )
    of = reading(whole, title_hits=())
    blocks = [
        *head_blocks(whole),
        *head_lines(of, 60, titles=2),
        found_line(whole),
        *(block for block in body_blocks(whole, removed="all") if not block.body),
    ]
    assert [acted_on(words(block)) for block in blocks] == [[]] * len(blocks)


@pytest.mark.parametrize("hits", ["", "hit 12 of 340"])
@pytest.mark.parametrize("width", [76, 60, 44, 20])
def test_outlet_day_and_hits_stay_where_the_head_has_little_room(width: int, hits: str) -> None:
    *_, line = head_lines(READING, width, titles=1, steps=[(hits, "accent")] if hits else [])
    article = READING.article
    parts = line.text.split(" · ")
    assert parts[:2] == [article.outlet, "Tue 4 Mar 2031"]
    assert parts[-1] == (hits or parts[-1])
    dropped = 4 + bool(hits) - len(parts)
    assert (len(line.text) <= width) or dropped == 2
