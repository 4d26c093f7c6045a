from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual import on

from index.article import Span
from index.results import Row, Snippet
from reader.results.heights import Heights
from reader.results.rows import AHEAD
from reader.widgets.result_list import ResultList
from tests.sample_values import row, texts
from tests.widget_host import Host, assert_safe, lines, styles

if TYPE_CHECKING:
    from collections.abc import Callable


class Answering(Host):
    """Fills in rows as soon as they are asked for, as a screen does a moment later."""

    def __init__(self, listing: ResultList, make: Callable[[int], Row] = row) -> None:
        super().__init__(listing)
        self.listing = listing
        self.make = make
        self.asked: list[tuple[int, int]] = []

    @on(ResultList.RowsNeeded)
    def _answer(self, event: ResultList.RowsNeeded) -> None:
        self.asked.append((event.start, event.end))
        self.listing.fill(event.start, [self.make(n) for n in range(event.start, event.end)])

    def said(self) -> list[tuple[str, int]]:
        """Return the messages about rows: which, and the key of the row."""
        return [
            (type(m).__name__, m.row.key) for m in self.heard if isinstance(m, ResultList.Selected)
        ]


def shown(listing: ResultList) -> str:
    return " ".join(" ".join(lines(listing)).split())


def selected_lines(listing: ResultList) -> list[str]:
    return [line.rstrip("▐ ") for line in lines(listing) if line[0] in "▌▎"]


class Ragged:
    """Rows of different heights, some without snippets, some with long titles."""

    def __call__(self, number: int) -> Row:
        title = f"Story {number} " + "of the harbour " * (number % 7)
        snippets = (Snippet("the old harbour", (Span(8, 15),)),) * (number % 4)
        return row(number, title=title.strip(), title_marks=(), snippets=snippets)


@given(
    st.integers(1, 60),
    st.integers(1, 8),
    st.lists(st.dictionaries(st.integers(0, 59), st.integers(1, 12)), max_size=4),
)
def test_where_items_begin_when_some_heights_are_known(
    count: int, guess: int, learnt: list[dict[int, int]]
) -> None:
    heights, known = Heights(count, guess), dict.fromkeys(range(count), guess)
    for some in learnt:
        new = {item: height for item, height in some.items() if item < count}
        heights.item_at(sum(known.values()) // 2)  # what it told before counts no more
        heights.learn(new)
        known |= new
    tops = [0, *accumulate(known.values())]
    assert [heights.top(item) for item in range(count + 1)] == tops
    assert [heights.of(item) for item in range(count)] == list(known.values())
    owners = [item for item, height in known.items() for _ in range(height)]
    assert [heights.item_at(number) for number in range(tops[-1])] == owners
    assert heights.item_at(tops[-1] + 5) == count - 1
    assert heights.item_at(-3) == 0


def test_rows_one_after_another_are_looked_for_once_an_item() -> None:
    class Counted(Heights):
        looks = 0

        def top(self, item: int) -> int:
            self.looks += 1
            return super().top(item)

    heights = Counted(100_000, 5)
    assert [heights.item_at(row) for row in range(500)] == [row // 5 for row in range(500)]
    once = heights.looks
    assert once < 100 * 25
    assert heights.item_at(499) == 99
    assert heights.looks == once


def test_no_items_have_no_heights() -> None:
    assert (Heights(0, 4).top(0), Heights(0, 4).item_at(7)) == (0, 0)


async def test_of_a_hundred_thousand_only_those_near_the_sight_are_asked_for() -> None:
    listing = ResultList()
    host = Answering(listing)
    async with host.on_stage() as pilot:
        listing.focus()
        listing.show(100_000, has_hits=True)
        await pilot.pause()
        assert host.asked[0][0] == 0
        assert max(end for _, end in host.asked) <= 100
        host.asked.clear()
        await pilot.press("G")
        await pilot.pause()
        assert all(end - start <= 2 * AHEAD + 24 for start, end in host.asked)
        assert min(start for start, _ in host.asked) >= 100_000 - 100
        assert "Harbour story 99999" in shown(listing)
        host.asked.clear()
        await pilot.press("g")
        await pilot.pause()
        assert host.asked == []
        assert "Harbour story 0" in shown(listing)
        assert sum(listing.row(n) is not None for n in range(100_000)) <= 200


async def test_rows_are_asked_for_once() -> None:
    listing = ResultList()
    host = Host(listing)
    async with host.on_stage() as pilot:
        listing.focus()
        listing.show(1000, has_hits=True)
        await pilot.press("j", "k", "j")
        asked = [(m.start, m.end) for m in host.heard if isinstance(m, ResultList.RowsNeeded)]
        assert asked[0][0] == 0
        assert all(later[0] >= earlier[1] for earlier, later in pairwise(asked))


async def test_rows_that_have_not_come_yet_leave_a_mark() -> None:
    listing = ResultList()
    async with Host(listing).on_stage() as pilot:
        listing.show(1000, has_hits=True)
        await pilot.pause()
        assert shown(listing).replace("▐", "").strip("▎ …") == ""
        listing.fill(0, [row(0)])
        await pilot.pause()
        assert "Harbour story 0" in shown(listing)


@pytest.mark.parametrize(
    ("keys", "number"),
    [
        (["j"], 1),
        (["down", "down", "k"], 1),
        (["k", "up"], 0),
        (["G"], 499),
        (["end", "j"], 499),
        (["G", "k"], 498),
        (["G", "g"], 0),
        (["end", "home"], 0),
        (["ctrl+f", "ctrl+b"], 0),
        (["pagedown", "pageup"], 0),
    ],
)
async def test_keys_move_the_selection(keys: list[str], number: int) -> None:
    listing = ResultList()
    async with Answering(listing).on_stage() as pilot:
        listing.focus()
        listing.show(500, has_hits=True)
        await pilot.press(*keys)
        await pilot.pause()
        assert listing.selected == number
        assert [f"story {number}" in line for line in selected_lines(listing)[:1]] == [True]


async def test_a_page_on_is_about_as_many_rows_as_are_in_sight() -> None:
    listing = ResultList()
    async with Answering(listing).on_stage(80, 24) as pilot:
        listing.focus()
        listing.show(500, has_hits=True)
        await pilot.press("ctrl+f")
        assert listing.selected in range(3, 6)
        first = listing.selected
        await pilot.press("ctrl+f")
        assert listing.selected in range(first + 3, first + 6)


async def test_moving_is_told_and_so_is_opening() -> None:
    listing = ResultList()
    host = Answering(listing)
    async with host.on_stage() as pilot:
        listing.focus()
        listing.show(500, has_hits=True)
        await pilot.press("j", "j", "enter", "k", "k", "k")
        await pilot.pause()
        assert host.said() == [
            ("Selected", 0),
            ("Selected", 1),
            ("Selected", 2),
            ("Opened", 2),
            ("Selected", 1),
            ("Selected", 0),
        ]
        assert all(m.control is listing for m in host.heard if isinstance(m, ResultList.Selected))


async def test_a_row_that_is_filled_in_later_is_told_then() -> None:
    listing = ResultList()
    host = Host(listing)
    async with host.on_stage() as pilot:
        listing.focus()
        listing.show(50, has_hits=True)
        await pilot.press("j", "enter")
        assert not any(isinstance(m, ResultList.Selected) for m in host.heard)
        assert listing.selected_row is None
        listing.fill(0, [row(0), row(1)])
        await pilot.pause()
        said = [m for m in host.heard if isinstance(m, ResultList.Selected)]
        assert [(type(m), m.row.key) for m in said] == [(ResultList.Selected, 1)]


async def test_a_click_selects_and_a_second_one_opens() -> None:
    listing = ResultList()
    host = Answering(listing)
    async with host.on_stage() as pilot:
        listing.show(500, has_hits=True)
        await pilot.pause()
        third = next(y for y, line in enumerate(lines(listing)) if "story 2" in line)
        await pilot.click(listing, offset=(10, third))
        await pilot.double_click(listing, offset=(10, third + 1))
        await pilot.pause()
        assert host.said() == [("Selected", 0), ("Selected", 2), ("Opened", 2)]


async def test_a_click_between_two_rows_does_nothing() -> None:
    listing = ResultList()
    host = Answering(listing)
    async with host.on_stage() as pilot:
        listing.show(500, has_hits=True)
        await pilot.pause()
        blank = next(y for y, line in enumerate(lines(listing)) if not line.strip("▐ "))
        await pilot.click(listing, offset=(10, blank))
        assert listing.selected == 0


async def test_no_results_are_nothing_to_move_in() -> None:
    listing = ResultList()
    host = Answering(listing)
    async with host.on_stage() as pilot:
        listing.focus()
        listing.show(0, has_hits=True)
        await pilot.press("j", "k", "G", "g", "ctrl+f", "ctrl+b", "enter")
        await pilot.click(listing, offset=(10, 3))
        assert (host.asked, host.said(), shown(listing)) == ([], [], "")


async def test_another_answer_begins_at_its_top_or_where_it_is_told_to() -> None:
    listing = ResultList()
    async with Answering(listing).on_stage() as pilot:
        listing.focus()
        listing.show(500, has_hits=True)
        await pilot.press("G")
        listing.show(300, has_hits=True)
        await pilot.pause()
        assert (listing.selected, listing.top_row) == (0, 0)
        listing.show(300, has_hits=True, select=200)
        await pilot.pause()
        assert listing.selected == 200
        assert "story 200" in selected_lines(listing)[0]
        listing.show(3, has_hits=True, select=200)
        assert listing.selected == 2


@pytest.mark.parametrize("size", [(50, 24), (120, 40), (80, 8), (30, 60)])
async def test_the_selected_row_stays_in_sight_when_the_size_changes(size: tuple[int, int]) -> None:
    listing = ResultList()
    host = Answering(listing, Ragged())
    async with host.on_stage() as pilot:
        listing.focus()
        listing.show(500, has_hits=True)
        listing.select(30)
        await pilot.pause()
        assert "Story 30" in selected_lines(listing)[0]
        await pilot.resize_terminal(*size)
        await pilot.pause()
        assert listing.selected == 30
        assert "Story 30" in selected_lines(listing)[0]


async def test_rows_are_asked_for_again_when_snippets_may_be_longer() -> None:
    listing = ResultList()
    host = Answering(listing)
    async with host.on_stage() as pilot:
        listing.show(500, has_hits=True)
        await pilot.pause()
        host.heard.clear()
        await pilot.resize_terminal(120, 24)
        await pilot.pause()
        asked = [m for m in host.heard if isinstance(m, ResultList.RowsNeeded)]
        assert asked[0].start == 0
        assert {m.cells for m in asked} == {listing.text_cells - 2}
        host.heard.clear()
        await pilot.resize_terminal(120, 23)
        await pilot.pause()
        assert not any(isinstance(m, ResultList.RowsNeeded) for m in host.heard)


@settings(max_examples=12)
@given(
    st.lists(st.sampled_from(["j", "k", "G", "g", "ctrl+f", "ctrl+b"]), max_size=12),
    st.integers(12, 40),
)
async def test_wherever_one_goes_the_selected_row_is_in_sight(keys: list[str], height: int) -> None:
    listing = ResultList()
    async with Answering(listing, Ragged()).on_stage(60, height) as pilot:
        listing.focus()
        listing.show(2000, has_hits=True)
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
            assert f"Story {listing.selected}" in selected_lines(listing)[0]


async def test_what_is_in_sight_does_not_jump_when_rows_above_turn_out_lower() -> None:
    listing = ResultList()
    host = Answering(listing, Ragged())
    async with host.on_stage() as pilot:
        listing.focus()
        listing.show(5000, has_hits=True)
        await pilot.press("G", *["ctrl+b"] * 4)
        await pilot.pause()
        before = lines(listing)
        listing.fill(
            listing.selected - 60,
            [Ragged()(n) for n in range(listing.selected - 60, listing.selected - 20)],
        )
        await pilot.pause()
        assert lines(listing) == before


async def test_fewer_snippets_make_rows_lower_and_keep_the_selected_one_in_sight() -> None:
    listing = ResultList()
    async with Answering(listing).on_stage() as pilot:
        listing.focus()
        listing.show(500, has_hits=True)
        listing.select(40)
        await pilot.pause()
        assert len(selected_lines(listing)) == 4
        listing.show_snippets(1)
        await pilot.pause()
        assert len(selected_lines(listing)) == 3
        assert "story 40" in selected_lines(listing)[0]


async def test_the_focus_is_seen_by_the_bar_of_the_selected_row() -> None:
    listing = ResultList()
    async with Answering(listing).on_stage() as pilot:
        listing.show(5, has_hits=True)
        await pilot.pause()
        assert {line[0] for line in lines(listing)} == {"▎", " "}
        listing.focus()
        await pilot.pause()
        assert {line[0] for line in lines(listing)} == {"▌", " "}
        assert styles(listing, 0, "Harbour") == {"bold"}


async def test_rows_left_blank_above_belong_to_none() -> None:
    listing = ResultList()
    host = Answering(listing)
    async with host.on_stage() as pilot:
        listing.show(50, has_hits=True)
        listing.leave_blank(2)
        await pilot.pause()
        assert [bool(line.strip("▐ ")) for line in lines(listing)[:3]] == [False, False, True]
        await pilot.click(listing, offset=(5, 0))
        assert listing.selected == 0
        listing.focus()
        await pilot.press("G", "g")
        assert [bool(line.strip("▐ ")) for line in lines(listing)[:3]] == [False, False, True]


@settings(max_examples=12)
@given(st.lists(st.tuples(texts, texts, texts), min_size=1, max_size=5), st.integers(16, 90))
async def test_no_title_outlet_or_snippet_reaches_the_terminal_unguarded(
    hits: list[tuple[str, str, str]], width: int
) -> None:
    listing = ResultList()
    async with Host(listing).on_stage(width, 30) as pilot:
        listing.show(len(hits), has_hits=True)
        listing.fill(
            0,
            [
                row(n, title=title, outlet=outlet, snippets=(Snippet(snippet, (Span(2, 9),)),))
                for n, (title, outlet, snippet) in enumerate(hits)
            ],
        )
        await pilot.pause()
        assert_safe(listing)
