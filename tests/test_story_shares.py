"""How much pairs share, as a table: where its cells stand, what is in them, what is asked next."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import ArticleId
from index.story import PairShare, PairTold, StoryArticle
from reader.stories.pairs import Pair, PairBook, Unit, units_of
from reader.stories.shares import LEAST_STEP, Chosen, Table, grid_of, tint
from reader.stories.timeline import Columns
from tests.sample_values import comparison

COLUMNS = Columns(13, 5)


def units(*labels: str) -> tuple[Unit, ...]:
    return tuple(
        Unit((StoryArticle(ArticleId(label), label, label, None, 480, label),)) for label in labels
    )


def pair_told(a: str, b: str, share_a: PairShare, share_b: PairShare) -> PairTold:
    nothing = comparison([["."]], [["."]])
    return PairTold(ArticleId(a), ArticleId(b), share_a, share_b, (), nothing)


def table(shown: tuple[Unit, ...], book: PairBook, row: int, column: int, width: int) -> Table:
    grid = grid_of(len(shown), COLUMNS, width, widest=13, chosen=column, left=0)
    return Table(shown, book, COLUMNS, grid, Chosen(row, column, focus=True))


def words(line: tuple[tuple[str, tuple[str, ...]], ...]) -> str:
    return "".join(text for text, _ in line).rstrip()


def test_a_table_tells_numbers_and_percents_and_what_is_not_known_yet() -> None:
    shown, book = units("unknown 004", "The Columnist", "Radio Sarbuk"), PairBook()
    book.learn(pair_told("unknown 004", "The Columnist", PairShare(3, 20), PairShare(8, 24)))
    book.learn(pair_told("unknown 004", "Radio Sarbuk", PairShare(0, 20), PairShare(0, 100)))
    told = table(shown, book, 1, 0, 91)
    assert (
        words(told.names_line()) == "                      unknown 004 The Columnist  Radio Sarbuk"
    )
    assert [words(told.row_line(row)) for row in range(3)] == [
        "unknown 004    of 20            —       3  15 %             ·",
        "The Columnist  of 24   ▌  8  33 %             —             …",
        "Radio Sarbuk  of 100            ·             …             —",
    ]
    book.fail(Pair(ArticleId("Radio Sarbuk"), ArticleId("The Columnist")))
    assert words(told.row_line(1)).endswith("—             ?")
    roles = {text: roles for text, roles in told.row_line(1) if text.strip()}
    assert roles["The Columnist"] == ("strong",)
    assert roles["  8  33 %  "] == ("share-4", "strong")
    assert ("   3", ("share-1", "bright")) in told.row_line(0)


@pytest.mark.parametrize(
    ("matched", "role"),
    [(9, ""), (10, "share-1"), (16, "share-2"), (24, "share-3"), (32, "share-4"), (100, "share-4")],
)
def test_there_are_four_tints(matched: int, role: str) -> None:
    assert tint(PairShare(matched, 100)) == role


def test_columns_that_do_not_fit_are_told_and_the_chosen_one_is_in_sight() -> None:
    shown = units(*(f"Outlet {number}" for number in range(9)))
    told = table(shown, PairBook(), 0, 7, 70)
    assert "columns 6–8 of 9" in words(told.head_line(70))
    assert words(told.names_line()).split("  ")[-1].strip() == "Outlet 7"


@given(
    count=st.integers(2, 60),
    width=st.integers(40, 140),
    widest=st.integers(1, 60),
    left=st.integers(0, 60),
    data=st.data(),
)
def test_the_chosen_column_is_in_sight_and_cells_do_not_overlap(
    count: int, width: int, widest: int, left: int, data: st.DataObject
) -> None:
    chosen = data.draw(st.integers(0, count - 1))
    grid = grid_of(count, COLUMNS, width, widest=widest, chosen=chosen, left=left)
    columns = grid.columns(count)
    assert chosen in columns
    assert grid.step >= LEAST_STEP
    assert grid.width < grid.step
    last = grid.begin + (len(columns) - 1) * grid.step + grid.width
    assert last <= max(width, grid.begin + grid.step)
    middles = [
        grid.column_at(grid.begin + n * grid.step + grid.width // 2, count)
        for n in range(len(columns))
    ]
    assert middles == list(columns)
    assert grid.column_at(grid.begin - 1, count) is None


def test_articles_with_one_text_are_one_row() -> None:
    a, b, c = (StoryArticle(ArticleId(one), one, one, None, 9, one) for one in "abc")
    copy = StoryArticle(c.id, c.title, c.outlet, c.date, c.words, c.label, a.id)
    assert [unit.articles for unit in units_of([a, b, copy])] == [(a, copy), (b,)]


def test_what_is_wanted_next_is_the_chosen_pair_then_what_is_in_sight() -> None:
    book, a, b, c = PairBook(), *map(ArticleId, "abc")
    others = [Pair(a, b), Pair(b, a), Pair(a, c), Pair(c, a)]
    assert book.wanted(Pair(c, b), others) == Pair(c, b)
    book.learn(pair_told("c", "b", PairShare(1, 2), PairShare(1, 3)))
    assert book.wanted(Pair(c, b), others) == Pair(a, b)
    book.learn(pair_told("a", "b", PairShare(1, 2), PairShare(2, 3)))
    assert book.wanted(Pair(c, b), others) == Pair(a, c)
    assert book.wanted(Pair(b, a), others) == Pair(b, a)  # told with its own as A
    book.fail(Pair(c, a))
    assert book.wanted(None, others) is None
    assert (book.sentences(a), book.sentences(b)) == (2, 3)
    book.forget()
    assert book.wanted(None, others) == Pair(a, b)


def test_only_so_many_comparisons_are_kept_whole() -> None:
    book = PairBook()
    for number in range(100):
        book.learn(pair_told("a", str(number), PairShare(1, 2), PairShare(1, 2)))
    first, last = Pair(ArticleId("a"), ArticleId("0")), Pair(ArticleId("a"), ArticleId("99"))
    assert book.told(first) is None
    assert book.told(last) is not None
    assert book.share(first) == PairShare(1, 2)
