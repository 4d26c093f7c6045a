from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.segment import Segment
from rich.style import Style
from textual.widget import Widget

from reader.widgets.line_view import LineView
from tests.sample_values import texts
from tests.widget_host import Host, assert_safe, lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.geometry import Region
    from textual.pilot import Pilot


class Numbers(LineView):
    """Rows that are their own numbers; keeps which were drawn."""

    def __init__(self, count: int, marked: Sequence[int] = ()) -> None:
        super().__init__()
        self.count = count
        self.marked = marked
        self.drawn: set[int] = set()

    def on_mount(self) -> None:
        self.lay_out()

    def on_resize(self) -> None:
        self.lay_out()

    def lay_out(self) -> None:
        self.set_rows(self.count)

    def rail_rows(self) -> Sequence[int]:
        return self.marked

    def draw(self, row: int, width: int) -> Iterable[Segment]:
        del width
        self.drawn.add(row)
        yield Segment(str(row), Style(bold=True))


def seen(view: Numbers) -> list[int]:
    return [int(line.rstrip("▐ ")) for line in lines(view) if line.strip("▐ ")]


@pytest.mark.parametrize(
    ("keys", "first"),
    [
        (["j"], 1),
        (["down", "j", "k"], 1),
        (["k"], 0),
        (["ctrl+f"], 18),
        (["pagedown", "ctrl+f"], 36),
        (["ctrl+f", "ctrl+b"], 0),
        (["ctrl+b"], 0),
        (["G"], 980),
        (["end", "j"], 980),
        (["G", "k", "pageup"], 961),
        (["G", "g"], 0),
        (["end", "home"], 0),
    ],
)
async def test_keys_scroll(keys: list[str], first: int) -> None:
    view = Numbers(1000)
    async with Host(view).on_stage(40, 20) as pilot:
        view.focus()
        await pilot.press(*keys)
        assert view.top_row == first
        assert seen(view) == list(range(first, first + 20))


async def test_ten_million_rows_are_as_good_as_ten() -> None:
    view = Numbers(10_000_000)
    async with Host(view).on_stage(40, 20) as pilot:
        view.focus()
        await pilot.press("G", "ctrl+b")
        assert seen(view)[-1] == 10_000_000 - 19
        await pilot.press("g")
        assert len(view.drawn) <= 60


async def test_fewer_rows_than_the_widget_is_high_do_not_scroll() -> None:
    view = Numbers(5)
    async with Host(view).on_stage(40, 20) as pilot:
        view.focus()
        await pilot.press("G", "j", "ctrl+f")
        assert (view.top_row, seen(view)) == (0, [0, 1, 2, 3, 4])
        assert not any("▐" in line for line in lines(view))


async def test_the_rail_shows_where_one_is() -> None:
    view = Numbers(1000)
    async with Host(view).on_stage(40, 20) as pilot:
        view.focus()
        assert [line.endswith("▐") for line in lines(view)] == [True] + [False] * 19
        await pilot.press("G")
        assert [line.endswith("▐") for line in lines(view)] == [False] * 19 + [True]


async def test_the_rail_shows_marks_of_the_whole_text() -> None:
    view = Numbers(1000, marked=(500, 510, 999))
    async with Host(view).on_stage(40, 20):
        marked = [y for y, line in enumerate(lines(view)) if line.endswith("▐")]
        assert marked == [0, 10, 19]


async def test_a_click_on_the_rail_scrolls_there() -> None:
    view = Numbers(1000)
    async with Host(view).on_stage(40, 20) as pilot:
        await pilot.click(view, offset=(39, 10))
        assert view.top_row == 500
        await pilot.click(view, offset=(20, 2))
        assert view.top_row == 500


async def scrolled_to(pilot: Pilot[None], view: Numbers, row: int, margin: int) -> int:
    view.to_row(500)
    await pilot.pause()
    view.show_row(row, margin=margin)
    return view.top_row


async def test_a_row_is_brought_into_sight_by_the_shortest_way() -> None:
    view = Numbers(1000)
    async with Host(view).on_stage(40, 20) as pilot:
        tops = [
            await scrolled_to(pilot, view, row, margin)
            for row, margin in [(510, 0), (500, 0), (499, 0), (520, 0), (500, 2), (519, 2), (0, 5)]
        ]
        assert tops == [500, 500, 499, 501, 498, 502, 0]
        assert await scrolled_to(pilot, view, 510, 100) in range(491, 511)


@settings(max_examples=12)
@given(st.lists(st.integers(-50, 1100), min_size=1, max_size=10), st.integers(1, 30))
async def test_wherever_one_goes_only_rows_that_are_there_are_shown(
    rows: list[int], height: int
) -> None:
    view = Numbers(1000)
    async with Host(view).on_stage(40, height):
        for row in rows:
            view.to_row(row)
            assert 0 <= view.top_row <= 1000 - height
            assert seen(view) == list(range(view.top_row, view.top_row + height))


class Words(Numbers):
    """Rows of given texts."""

    words: Sequence[str] = ()

    def draw(self, row: int, width: int) -> Iterable[Segment]:
        del width
        yield Segment(self.words[row])


printable = texts.map(lambda text: "".join(filter(str.isprintable, text)))


@settings(max_examples=12)
@given(st.lists(printable, min_size=1, max_size=20), st.integers(2, 60))
async def test_every_line_fills_the_width(words: list[str], width: int) -> None:
    view = Words(len(words))
    view.words = words
    async with Host(view).on_stage(width, 20):
        assert_safe(view)


async def test_a_size_that_changes_keeps_the_last_page_full() -> None:
    view = Numbers(100)
    async with Host(view).on_stage(40, 20) as pilot:
        view.focus()
        await pilot.press("G")
        await pilot.resize_terminal(60, 30)
        assert seen(view) == list(range(70, 100))
        await pilot.resize_terminal(60, 10)
        assert len(seen(view)) == 10


async def test_a_page_is_measured_once_however_many_rows_it_has(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    view = Numbers(40)
    async with Host(view).on_stage(20, 20):
        looks: list[str] = []
        region = view.content_region

        def looked(widget: Widget) -> Region:
            looks.append(type(widget).__name__)
            return region

        monkeypatch.setattr(Widget, "content_region", property(looked))
        view._styles_cache.clear()
        assert len(view.render_lines(view.size.region)) == 20
        assert len(looks) < 10
