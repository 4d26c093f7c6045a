from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.text.marks import Mark, Marks
from reader.text.page import BLANK, Block, Layout, RowOf, labelled, line_block, plain_text
from reader.text.safe import guard
from tests.sample_values import PARAGRAPHS, article

ARTICLE = article()


def body(*paragraphs: str, gap: int = 1) -> tuple[Block, ...]:
    of = article(*paragraphs)
    return tuple(Block(of.text, p.start, p.end, gap=gap, body=True) for p in of.paragraphs)


def shown(layout: Layout) -> list[str]:
    return [
        "" if row is BLANK else layout.blocks[row.block].text[row.start : row.end]
        for row in layout.rows
    ]


def test_blocks_follow_each_other_with_their_gaps() -> None:
    blocks = (line_block("A title", "title"), line_block("meta", "meta", gap=2), *body("one two"))
    layout = Layout(blocks, 5)
    assert shown(layout) == ["A", "title", "meta", "", "", "one", "two", ""]


def test_rows_know_their_block() -> None:
    layout = Layout((line_block("A title", "title"), line_block("meta", "meta")), 40)
    assert layout.rows == [RowOf(0, 0, 7), RowOf(1, 0, 4)]


def test_an_offset_above_the_text_is_on_its_first_row() -> None:
    layout = Layout((line_block("A title", "title", gap=1), *body("one two")), 40)
    assert layout.row_of(0) == 2
    assert layout.offset_at(0) == 0


def test_words_beside_a_label_stay_in_their_column() -> None:
    layout = Layout(tuple(labelled("tab", "go to the names", 6)), 14)
    assert shown(layout) == ["tab   go to", "the", "names"]
    assert [layout.hang(row) for row in layout.rows] == [0, 6, 6]


def test_words_stand_below_a_label_that_leaves_them_no_room() -> None:
    layout = Layout(tuple(labelled("ctrl+tab", "go to the names", 6)), 14)
    assert shown(layout) == ["ctrl+tab", "go to", "the", "names"]
    assert [layout.hang(row) for row in layout.rows] == [0, 6, 6, 6]


def test_a_page_without_text_has_one_place() -> None:
    for blocks in ((), (line_block("No text.", "note"),)):
        layout = Layout(blocks, 40)
        assert (layout.row_of(5), layout.offset_at(5)) == (0, 0)


def test_blank_rows_and_lines_of_other_texts_belong_to_what_follows() -> None:
    first, second = body("one", "two")
    layout = Layout((first, line_block("removed", "note"), second), 40)
    assert shown(layout) == ["one", "", "removed", "two", ""]
    assert [layout.offset_at(row) for row in range(6)] == [0, 5, 5, 5, 5, 5]


words = st.lists(
    st.sampled_from("harbour crane quay a boats 漢字".split()), min_size=1, max_size=40
)
paragraphs = st.lists(words.map(" ".join), min_size=1, max_size=8)


@given(paragraphs, st.integers(2, 60))
def test_a_row_begins_with_the_offset_that_leads_back_to_it(given_: list[str], width: int) -> None:
    layout = Layout((line_block("A title", "title", gap=1), *body(*given_)), width)
    for number, row in enumerate(layout.rows):
        if row is not BLANK and layout.blocks[row.block].body:
            assert layout.offset_at(number) == row.start
            assert layout.row_of(row.start) == number


@given(paragraphs, st.integers(2, 60))
def test_every_letter_is_on_the_row_that_it_is_said_to_be_on(given_: list[str], width: int) -> None:
    blocks = body(*given_)
    layout = Layout(blocks, width)
    for offset, letter in enumerate(blocks[0].text):
        if not letter.isspace():
            row = layout.rows[layout.row_of(offset)]
            assert row.start <= offset < row.end


@given(paragraphs, st.integers(2, 60), st.integers(2, 60))
def test_a_place_is_kept_when_the_width_changes(given_: list[str], one: int, other: int) -> None:
    before, after = Layout(body(*given_), one), Layout(body(*given_), other)
    for row in range(len(before.rows)):
        offset = before.offset_at(row)
        there = after.rows[after.row_of(offset)]
        assert there.start <= offset < there.end


def test_as_plain_text_paragraphs_are_parted_by_a_blank_line() -> None:
    blocks = [
        line_block("A title", "title"),
        line_block("meta", "meta", gap=1),
        *body("one", "two"),
    ]
    assert plain_text(blocks) == "A title\nmeta\n\none\n\ntwo\n"


def test_a_block_shows_only_its_part_of_the_text() -> None:
    blocks = tuple(Block(ARTICLE.text, p.start, p.end, body=True) for p in ARTICLE.paragraphs)
    assert shown(Layout(blocks, 200)) == [
        line for paragraph in PARAGRAPHS for line in (paragraph, "")
    ]


def test_lines_after_the_first_hang_and_those_of_an_inset_block_are_all_moved() -> None:
    hung = replace(line_block("date   4 March 2031", "meta"), hang=7)
    inset = replace(line_block("  one two three", "body"), inset=2)
    layout = Layout((hung, inset), 12)
    assert shown(layout) == ["date   4", "March", "2031", "one two", "three"]
    assert [layout.hang(row) for row in layout.rows] == [0, 7, 7, 2, 2]


@given(paragraphs, st.integers(0, 40), st.integers(0, 12), st.integers(8, 60))
def test_no_line_is_moved_out_of_the_width(
    given_: list[str], inset: int, hang: int, width: int
) -> None:
    hang = min(hang, width // 4)
    labelled = [line_block("l" * hang + paragraph, "meta") for paragraph in given_]
    blocks = tuple(replace(block, inset=inset, hang=hang) for block in labelled)
    layout = Layout(blocks, width)
    for row in layout.rows:
        if row is not BLANK:
            assert layout.hang(row) + cells(blocks[row.block].text[row.start : row.end]) <= width


def cells(text: str) -> int:
    return cell_len(guard(text))


def test_rows_are_kept_where_only_what_is_lit_differs() -> None:
    blocks = body("one two three", "four")
    layout = Layout(blocks, 8)
    lit = tuple(replace(block, marks=Marks.of([Mark(0, 3, "hit")])) for block in blocks)
    again = layout.of_blocks(lit, 8, 0)
    assert again.rows is layout.rows
    assert again.blocks == lit
    assert layout.blocks == blocks


@given(paragraphs, paragraphs, st.integers(8, 40), st.integers(8, 40), st.integers(0, 2))
def test_a_layout_of_other_blocks_is_as_if_worked_out_anew(
    given_: list[str], other: list[str], width: int, new_width: int, blank: int
) -> None:
    before = Layout(body(*given_), width)
    for blocks in (before.blocks, body(*other), body(*other, gap=2)):
        anew = Layout(blocks, new_width, blank)
        again = before.of_blocks(blocks, new_width, blank)
        assert (again.rows, again.blocks, again.width) == (anew.rows, anew.blocks, new_width)
