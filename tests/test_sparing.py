"""That what is left out of an update was on the screen already, whatever was painted before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from benchmarks.painting import Painting
from reader.app import ReaderApp
from reader.sparing import Shown, SparingUpdate
from reader.terminal_app import SETTLED
from tests.harbour import harbour, opened, press, type_query

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    import pytest

__all__ = ["harbour"]

COLUMNS, ROWS, MIDDLE = 24, 3, 10
CONSOLE = Console(color_system="truecolor", force_terminal=True)
PLAIN, BOLD = Style(color="red"), Style(color="red", bold=True)

Update = LayoutUpdate | ChopsUpdate

letters = st.text(alphabet="ab ", max_size=COLUMNS)
anything = st.text(alphabet="ab 漢é\u0301👩\u200d🚀\xad️", max_size=COLUMNS)
styles = st.sampled_from([PLAIN, BOLD, Style(color="red", meta={"@click": "a"})])


def strip(text: str, width: int, style: Style = PLAIN) -> Strip:
    return Strip([Segment(text, style)]).adjust_cell_length(width, style)


def whole(*lines: Strip) -> LayoutUpdate:
    return LayoutUpdate([[line] for line in lines], Region(0, 0, COLUMNS, len(lines)))


def part(y: int, left: Strip | None, right: Strip | None) -> ChopsUpdate:
    """Return an update of one of two panes, or both, in one row."""
    chops: list[dict[int, Strip | None]] = [{} for _ in range(ROWS)]
    chops[y] = {0: left, MIDDLE: right}
    span = (y, 0 if left else MIDDLE, COLUMNS if right else MIDDLE)
    return ChopsUpdate(chops, [span], [[MIDDLE, COLUMNS]] * ROWS)


def sent(update: Update, shown: Shown) -> bytes:
    return SparingUpdate(update, shown).render_segments(CONSOLE).encode()


@st.composite
def updates(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> Update:
    if draw(st.booleans()):
        return whole(*(strip(draw(texts), COLUMNS, draw(styles)) for _ in range(ROWS)))
    y, sides = draw(st.integers(0, ROWS - 1)), draw(st.sampled_from(["left", "right", "both"]))
    left = None if sides == "right" else strip(draw(texts), MIDDLE, draw(styles))
    right = None if sides == "left" else strip(draw(texts), COLUMNS - MIDDLE, draw(styles))
    return part(y, left, right)


def assert_same_screens(steps: Sequence[Update]) -> None:
    shown, ours, plain = Shown(), Painting(COLUMNS, ROWS), Painting(COLUMNS, ROWS)
    for update in steps:
        ours.take(sent(update, shown))
        plain.take(update.render_segments(CONSOLE).encode())
        assert ours.cells() == plain.cells()


@given(st.lists(updates(letters), max_size=6))
def test_the_screen_is_as_if_all_had_been_sent(steps: list[Update]) -> None:
    assert_same_screens(steps)


@given(st.lists(updates(anything), max_size=6))
@settings(max_examples=60)
def test_the_screen_is_the_same_with_characters_of_any_width(steps: list[Update]) -> None:
    assert_same_screens(steps)


def test_a_wide_character_makes_no_room_for_one_without_width() -> None:
    left, right = strip("", MIDDLE), strip("\u0301漢", COLUMNS - MIDDLE)
    assert cell_len("\u0301漢") == len("\u0301漢")
    assert_same_screens([part(0, left, None), part(0, None, right), part(0, left, None)])


@given(updates(letters))
def test_what_is_shown_is_not_sent_again(update: Update) -> None:
    shown = Shown()
    sent(update, shown)
    assert sent(update, shown) == b""


@given(updates(anything))
def test_what_was_forgotten_is_sent_again(update: Update) -> None:
    shown = Shown()
    first = sent(update, shown)
    shown.forget()
    assert sent(update, shown) == first


def test_of_a_line_only_what_differs_is_sent() -> None:
    shown = Shown()
    sent(whole(strip("the ferry left at nine", COLUMNS)), shown)
    told = sent(whole(strip("the ferry left at five", COLUMNS)), shown)
    assert b"fiv" in told
    assert b"ferry" not in told


def test_a_change_of_style_is_sent_and_one_that_nobody_sees_is_not() -> None:
    shown = Shown()
    sent(whole(strip("ferry", COLUMNS)), shown)
    assert not sent(whole(strip("ferry", COLUMNS, PLAIN + Style(meta={"@click": "a"}))), shown)
    assert b"ferry" in sent(whole(strip("ferry", COLUMNS, BOLD)), shown)
    assert b"ferry" in sent(whole(strip("ferry", COLUMNS, BOLD + Style(link="a:b"))), shown)


def test_beside_wide_characters_all_of_a_row_is_sent_until_they_are_gone() -> None:
    shown = Shown()
    wide, narrow, right = strip("漢漢", MIDDLE), strip("aa", MIDDLE), strip("b", COLUMNS - MIDDLE)
    sent(whole(*[strip("漢漢", COLUMNS)] * ROWS), shown)
    for _ in range(2):
        assert sent(part(1, None, right), shown)
        assert sent(part(1, wide, None), shown)
    assert sent(part(1, narrow, right), shown)
    assert not sent(part(1, narrow, right), shown)
    assert sent(part(0, None, right), shown)


def test_the_terminals_colours_count_not_the_names_of_colours() -> None:
    shown = Shown()
    grey, other = Style(color="#808080"), Style(color="#818181")
    sixteen = ColorSystem.STANDARD
    assert list(shown.differing(0, 0, strip("ferry", 8, grey), sixteen))
    assert not list(shown.differing(0, 0, strip("ferry", 8, other), sixteen))


def test_cells_sent_cover_no_cell_beside_the_strip() -> None:
    for start, piece in Shown().differing(0, 5, strip("漢b", 6), ColorSystem.TRUECOLOR):
        assert (start, cell_len(piece.text)) == (5, 6)


async def test_every_screen_is_as_if_all_had_been_sent(
    harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    size = (110, 30)
    ours, plain = Painting(*size), Painting(*size)
    bytes_sent = [0, 0]
    differing: list[int] = []

    def display(self: ReaderApp, screen: object, renderable: object) -> None:
        # Without a terminal nothing is rendered: here it is, both ways.
        if isinstance(renderable, LayoutUpdate | ChopsUpdate):
            bytes_sent[0] += plain.take(renderable.render_segments(CONSOLE).encode()).bytes
            bytes_sent[1] += ours.take(sent(renderable, self._shown)).bytes
            if ours.cells() != plain.cells():
                differing.append(bytes_sent[0])

    monkeypatch.setattr(ReaderApp, "_display", display)
    async with opened(harbour, size) as (app, pilot):
        await type_query(app, pilot, "quay")
        keys = ("enter", "j", "k", "n", "tab", "j", "escape", "enter", "n", "n", "i", "escape")
        for key in (*keys, "t", "question_mark", "escape", "ctrl+p", "escape", "ctrl+r"):
            await press(app, pilot, key)
        await pilot.resize_terminal(90, 24)
        for painting in (ours, plain):
            painting.resize(90, 24)
        await press(app, pilot, "j")
    assert differing == []
    assert bytes_sent[1] < bytes_sent[0] / 2


async def test_all_is_painted_once_more_when_a_terminal_has_been_resized(
    harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(harbour, (110, 30)) as (app, pilot):
        asked: list[float] = []
        stopped: list[float] = []
        real = app.set_timer

        class Waiting:
            def stop(self) -> None:
                stopped.append(SETTLED)

        def set_timer(seconds: float, then: Callable[[], None]) -> object:
            if then != app.action_repaint:
                return real(seconds, then)  # Textual's own
            asked.append(seconds)
            return Waiting()

        monkeypatch.setattr(app, "set_timer", set_timer)
        for columns in (90, 80):
            await pilot.resize_terminal(columns, 24)
            await pilot.pause()
        assert set(asked) == {SETTLED}
        assert len(stopped) == len(asked) - 1  # one that was still to come is not waited for
        monkeypatch.undo()
