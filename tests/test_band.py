"""Bands of words: the plain one, the rule, the bar of keys and the bar of work."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from index.results import Progress
from reader.text.marks import Piece
from reader.text.safe import guard
from reader.widgets.band import MARGIN, Band, cells, dotted
from reader.widgets.key_bar import KeyBar, KeyHint
from reader.widgets.rule import Rule
from reader.widgets.work_bar import BAR, WorkBar
from tests.sample_values import texts
from tests.widget_host import Host, assert_safe, lines, styles

if TYPE_CHECKING:
    from textual.widget import Widget

NEAR = [
    KeyHint("enter", "enter", "read"),
    KeyHint("n", "n N", "hit"),
    KeyHint("c", "c", "compare with …"),
    KeyHint("tab", "tab", "next pane"),
]
FAR = [KeyHint("ctrl+p", "ctrl+p", "palette"), KeyHint("question_mark", "?", "help")]


def line(widget: Widget) -> str:
    (only,) = lines(widget)
    return only


def words(*texts: str) -> list[list[Piece]]:
    return [[Piece(text, ("meta",))] for text in texts]


# The plain band


def test_parts_are_joined_by_a_dot() -> None:
    assert (
        "".join(piece.text for piece in dotted(words("one", "two", "three"))) == "one · two · three"
    )
    assert dotted([]) == []


def test_widths_are_in_cells() -> None:
    assert cells([Piece("漢字", ()), Piece("ab", ())]) == 6


async def test_words_stand_at_the_left_and_flush_right() -> None:
    band = Band([Piece("left", ())], [Piece("right", ())])
    async with Host(band).on_stage(40):
        assert line(band) == "  left" + " " * 27 + "right  "
        assert band.text == "left  right"


async def test_other_words_are_shown_in_their_roles() -> None:
    band = Band([Piece("left", ())])
    async with Host(band).on_stage(40) as pilot:
        band.show([Piece("A ", ("key",)), Piece("title", ("title",)), Piece(" meta", ("meta",))])
        await pilot.pause()
        assert line(band).strip() == "A title meta"
        assert styles(band, 0, "title") == {"bold"}
        assert styles(band, 0, "meta") == set()


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (33, "title here one · two · three"),
        (32, "title here two · three"),
        (27, "title here two · three"),
        (26, "title here three"),
        (21, "title here three"),
        (20, "title here"),
        (9, "tit …"),
        (4, ""),
    ],
)
async def test_where_it_is_tight_whole_parts_go_from_the_right(width: int, shown: str) -> None:
    band = Band([Piece("title here", ())], dotted(words("one", "two", "three")))
    async with Host(band).on_stage(width):
        assert " ".join(line(band).split()) == shown
        assert len(line(band)) == width


@settings(max_examples=15)
@given(st.lists(texts, max_size=3), st.lists(texts, max_size=3), st.integers(1, 100))
async def test_every_line_fills_the_width(left: list[str], right: list[str], width: int) -> None:
    band = Band(dotted(words(*map(guard, left))), dotted(words(*map(guard, right))))
    async with Host(band).on_stage(width):
        assert_safe(band)
        assert line(band)[:MARGIN].strip() == ""
        assert line(band)[-MARGIN:].strip() == ""


# The rule


async def test_a_rule_is_a_line_with_junctions_and_a_stretch_in_focus() -> None:
    rule = Rule()
    async with Host(rule).on_stage(20) as pilot:
        assert line(rule) == "─" * 20
        rule.show({5: "┬", 12: "┴"}, (6, 12))
        await pilot.pause()
        assert line(rule) == "─────┬━━━━━━┴───────"
        assert rule.focus_stretch == (6, 12)
        rule.show()
        await pilot.pause()
        assert line(rule) == "─" * 20


@pytest.mark.parametrize("focus", [(0, 20), (-5, 3), (15, 99), (7, 7), (9, 2), (30, 40)])
async def test_a_rule_is_as_wide_as_its_place_whatever_is_in_focus(focus: tuple[int, int]) -> None:
    rule = Rule()
    async with Host(rule).on_stage(20) as pilot:
        rule.show({0: "┬", 19: "┴", 25: "┼"}, focus)
        await pilot.pause()
        assert_safe(rule)
        lit = [column for column, sign in enumerate(line(rule)) if sign == "━"]
        assert lit == [column for column in range(20) if focus[0] <= column < focus[1]]


# The bar of keys


def shown_hints(bar: KeyBar) -> list[str]:
    return [part.strip() for part in line(bar).split("   ") if part.strip()]


async def test_hints_stand_at_the_left_and_those_of_the_application_at_the_right() -> None:
    bar = KeyBar()
    async with Host(bar).on_stage(100) as pilot:
        bar.show_keys(NEAR, FAR)
        await pilot.pause()
        assert shown_hints(bar) == [
            "enter read",
            "n N hit",
            "c compare with …",
            "tab next pane",
            "ctrl+p palette",
            "? help",
        ]
        assert line(bar).endswith("? help  ")
        assert styles(bar, 0, "enter") == {"bold"}
        assert styles(bar, 0, "read") == set()


@pytest.mark.parametrize("width", range(1, 101, 3))
async def test_hints_that_do_not_fit_are_dropped_and_none_is_cut(width: int) -> None:
    bar = KeyBar()
    async with Host(bar).on_stage(width) as pilot:
        bar.show_keys(NEAR, FAR)
        await pilot.pause()
        whole = [f"{hint.shown} {hint.label}" for hint in (*NEAR, *FAR)]
        shown = shown_hints(bar)
        assert [hint for hint in shown if hint not in whole] == []
        near = [hint for hint in shown if hint in whole[:4]]
        assert near == whole[: len(near)]
        assert_safe(bar)


async def test_all_hints_are_known_whether_they_fit_or_not() -> None:
    bar = KeyBar()
    async with Host(bar).on_stage(20) as pilot:
        bar.show_keys(NEAR, FAR)
        assert bar.hints == (*NEAR, *FAR)
        await pilot.resize_terminal(100, 24)
        assert len(shown_hints(bar)) == len(bar.hints)


@pytest.mark.parametrize("width", [100, 72, 50])
async def test_a_click_on_a_hint_presses_its_key(width: int) -> None:
    bar = KeyBar()
    host = Host(bar)
    async with host.on_stage(width) as pilot:
        bar.show_keys(NEAR, FAR)
        await pilot.pause()
        shown = [hint for hint in (*NEAR, *FAR) if f"{hint.shown} {hint.label}" in shown_hints(bar)]
        for hint in shown:
            start = line(bar).index(f"{hint.shown} {hint.label}")
            await pilot.click(bar, offset=(start, 0))
            await pilot.click(bar, offset=(start + len(hint.shown) + len(hint.label), 0))
        pressed = [m.key for m in host.heard if isinstance(m, KeyBar.Pressed)]
        assert pressed == [hint.key for hint in shown for _ in range(2)]


@pytest.mark.parametrize("width", [100, 72, 50, 30])
async def test_a_click_where_no_hint_is_shown_presses_nothing(width: int) -> None:
    bar = KeyBar()
    host = Host(bar)
    async with host.on_stage(width) as pilot:
        bar.show_keys(NEAR, FAR)
        await pilot.pause()
        text = line(bar)
        blank = [x for x in range(1, width - 1) if not text[x - 1 : x + 2].strip()]
        for x in blank[::2]:
            await pilot.click(bar, offset=(x, 0))
        assert [m.key for m in host.heard if isinstance(m, KeyBar.Pressed)] == []


# The bar of work


async def test_without_work_there_is_no_bar() -> None:
    bar = WorkBar()
    async with Host(bar).on_stage() as pilot:
        assert not bar.display
        bar.show_progress(Progress("names", 1, 4, None))
        await pilot.pause()
        assert bar.display
        bar.show_progress(None)
        assert not bar.display


async def test_the_bar_tells_what_how_far_and_how_long_still() -> None:
    bar = WorkBar()
    async with Host(bar).on_stage(100) as pilot:
        bar.show_progress(Progress("names", 2500, 10_000, 42.3))
        await pilot.pause()
        assert line(bar).split()[0] == "names"
        assert line(bar).strip().endswith("2,500 of 10,000 · 42 s left")
        assert (line(bar).count("━"), line(bar).count("─")) == (
            round(BAR / 4),
            BAR - round(BAR / 4),
        )


@pytest.mark.parametrize(
    ("progress", "full", "words"),
    [
        (Progress("reading", 0, 0, None), 0, "0 of 0"),
        (Progress("reading", 7, 7, 0.0), BAR, "7 of 7"),
        (Progress("reading", 9, 7, 3.0), BAR, "9 of 7"),
        (Progress("reading", 1, 7, None), 5, "1 of 7"),
    ],
)
async def test_no_time_is_told_where_none_is_known_or_left(
    progress: Progress, full: int, words: str
) -> None:
    bar = WorkBar()
    async with Host(bar).on_stage(100) as pilot:
        bar.show_progress(progress)
        await pilot.pause()
        assert line(bar).count("━") == full
        assert line(bar).strip().endswith(words)
        assert cell_len(line(bar)) == 100


@pytest.mark.parametrize("width", [80, 40, 39, 30, 24])
async def test_words_that_do_not_fit_end_in_dots_between_two_of_them(width: int) -> None:
    band = Band([Piece("~ ", ("key",)), Piece("shared: the quay is no longer safe", ("meta",))])
    async with Host(band).on_stage(width, 5):
        (line,) = lines(band)
        shown = line.strip()
        assert len(line) == width
        if width >= 40:
            assert shown == "~ shared: the quay is no longer safe"
        else:
            assert shown.endswith("…")
            words = shown.removesuffix("…").split()
            assert words == "~ shared: the quay is no longer safe".split()[: len(words)]


async def test_a_right_part_that_is_kept_has_the_left_end_early() -> None:
    band = Band([Piece("one two three four five six seven eight", ())], [Piece("passage 3", ())])
    band.keep_right = True
    async with Host(band).on_stage(40, 5):
        (shown,) = lines(band)
        assert shown.rstrip().endswith("passage 3")
        assert shown.strip().startswith("one two three")
        assert "…" in shown


async def test_a_band_that_grows_lays_out_the_screen_once() -> None:
    band = Band(right=words("12")[0])
    app = Host(band)
    async with app.on_stage(40, 4) as pilot:
        band.styles.width = 10
        await pilot.pause()
        laid_out: list[object] = []
        app.screen.screen_layout_refresh_signal.subscribe(band, laid_out.append)
        for width in (12, 9):
            laid_out.clear()
            band.styles.width = width
            for _ in range(4):
                await pilot.pause(0.02)
            assert band.size.width == width
            assert len(laid_out) == 1
