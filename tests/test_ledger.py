"""A list of rows, some of which lead on: moved in by keys and the mouse, as long as it likes."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.survey.ledger import (
    BLANK,
    Column,
    Page,
    Row,
    RowRole,
    planned,
    row_lines,
)
from reader.text.safe import guard
from reader.text.wrap import cut_path
from reader.widgets.ledger import Ledger
from tests.sample_values import HOSTILE, texts
from tests.widget_host import Host, assert_safe, lines, styles


def item_row(item: int, times: int) -> Row:
    return Row(f"file {item}", (f"{times}",), leads=("file", str(item)))


def key_row(key: int, _: int) -> Row:
    return Row("…", key=key)


PAGE = Page(
    ("fruit",),
    (
        Row("Fruit", role="title"),
        BLANK,
        Row("Kind", ("crates",), "columns"),
        Row("apples", ("12",), leads=("of", "apples")),
        Row("pears", ("3",), leads=("of", "pears")),
        BLANK,
        Row("Plums are counted by the barrel, and not by the crate.", role="text"),
        Row("plums", ("·",), leads=("of", "plums")),
    ),
    (Column(8),),
)
LONG = Page(
    ("files",),
    (Row("Files", role="title"),),
    (Column(6),),
    items=tuple(range(100_000)),
    counts=tuple(range(100_000)),
    make=item_row,
)
ARTICLES = Page(("articles",), (), items=tuple(range(500)), make=key_row)


def words(view: Ledger) -> list[str]:
    return [" ".join(line.replace("▐", " ").split()) for line in lines(view)]


def selected(view: Ledger) -> str:
    (line,) = (line for line in words(view) if line.startswith("▌"))
    return line.removeprefix("▌ ")


async def test_a_page_is_drawn_in_columns_with_figures_flush_right() -> None:
    view = Ledger(indent=2)
    async with Host(view).on_stage(44, 14) as pilot:
        view.show(PAGE)
        view.focus()
        await pilot.pause()
        assert words(view)[:10] == [
            "Fruit",
            "",
            "Kind crates",
            "▌ apples 12",
            "pears 3",
            "",
            "Plums are counted by the barrel, and not",
            "by the crate.",
            "plums ·",
            "",
        ]
        assert {len(lines(view)[y].rstrip()) for y in (2, 3, 4, 8)} == {42}
        assert styles(view, 0, "Fruit") == {"bold"}
        assert styles(view, 3, "apples") == {"bold"}
        assert styles(view, 4, "pears") == set()


async def test_only_rows_that_lead_somewhere_are_selected() -> None:
    view = Ledger(indent=2)
    async with Host(view).on_stage(40, 14) as pilot:
        view.show(PAGE)
        view.focus()
        seen = []
        for key in ["j", "j", "j", "k", "k", "k", "G", "g", "ctrl+f", "ctrl+b", "down", "up"]:
            await pilot.press(key)
            seen.append(selected(view).split()[0])
        assert seen == [
            *("pears", "plums", "plums", "pears", "apples", "apples"),
            *("plums", "apples", "plums", "apples", "pears", "apples"),
        ]


async def test_what_is_followed_and_moved_to_is_told() -> None:
    view = Ledger()
    host = Host(view)
    async with host.on_stage(40, 14) as pilot:
        view.show(PAGE)
        view.focus()
        await pilot.press("enter", "j", "enter")
        opened = [m.row.leads for m in host.heard if isinstance(m, Ledger.Opened)]
        moved = [m.row.leads for m in host.heard if type(m) is Ledger.Moved]
        assert opened == [("of", "apples"), ("of", "pears")]
        assert moved == [("of", "pears")]


async def test_a_click_selects_and_a_second_one_follows() -> None:
    view = Ledger()
    host = Host(view)
    async with host.on_stage(60, 14) as pilot:
        view.show(PAGE)
        await pilot.pause()
        for y in (0, 1, 6):
            await pilot.click(view, offset=(8, y), times=2)
        assert view.selected == 3
        await pilot.click(view, offset=(8, 7))
        assert view.selected_row == PAGE.top[7]
        assert not [m for m in host.heard if isinstance(m, Ledger.Opened)]
        await pilot.click(view, offset=(8, 4), times=2)
        assert [m.row for m in host.heard if isinstance(m, Ledger.Opened)] == [PAGE.top[4]]


async def test_a_hundred_thousand_rows_are_made_only_where_they_are_looked_at() -> None:
    made = []

    def counting(item: int, times: int) -> Row:
        made.append(item)
        return item_row(item, times)

    view = Ledger()
    async with Host(view).on_stage(40, 10) as pilot:
        view.show(replace(LONG, make=counting))
        view.focus()
        await pilot.press("G")
        assert selected(view) == "file 99999 99999"
        assert view.virtual_size.height == 100_001
        await pilot.press("ctrl+b", "k")
        assert selected(view) == "file 99990 99990"
        await pilot.press("g")
        assert words(view)[0] == "Files"
        assert selected(view) == "file 0 0"
    assert len(set(made)) < 400


async def test_rows_in_sight_are_asked_for_once_and_shown_when_they_come() -> None:
    view = Ledger()
    host = Host(view)
    async with host.on_stage(40, 10) as pilot:
        view.show(ARTICLES)
        view.focus()
        await pilot.pause()
        await pilot.press("j", "k", "j")
        (asked,) = [m for m in host.heard if isinstance(m, Ledger.CardsNeeded)]
        assert asked.keys[:3] == (0, 1, 2)
        assert len(asked.keys) < 100
        assert selected(view) == "…"
        view.fill({1: Row("The quay is shut")})
        assert selected(view) == "The quay is shut"
        await pilot.press("G")
        asked = [m for m in host.heard if isinstance(m, Ledger.CardsNeeded)][-1]
        assert 499 in asked.keys
        assert 0 not in asked.keys


async def test_the_selected_row_stays_when_what_is_told_of_it_changes() -> None:
    view = Ledger()
    async with Host(view).on_stage(40, 10) as pilot:
        view.show(PAGE)
        view.focus()
        await pilot.press("j")
        grown = (*PAGE.top[:3], Row("figs", leads=("of", "figs")), *PAGE.top[3:])
        view.show(replace(PAGE, top=grown))
        assert selected(view) == "pears 3"
        view.show(replace(PAGE, top=tuple(row for row in grown if row.label != "pears")))
        assert selected(view) == "plums ·"
        view.show(LONG)
        await pilot.press("j", "j", "j")
        view.show(replace(LONG, items=LONG.items[1:], counts=LONG.counts[1:]))
        assert selected(view) == "file 3 3"


async def test_coming_back_to_a_page_finds_the_row_that_was_left() -> None:
    view = Ledger()
    async with Host(view).on_stage(40, 10) as pilot:
        view.show(PAGE)
        view.focus()
        await pilot.press("j", "j")
        view.show(LONG)
        assert selected(view) == "file 0 0"
        await pilot.press("j")
        view.show(PAGE)
        assert selected(view) == "plums ·"
        view.show(LONG)
        assert selected(view) == "file 1 1"


async def test_the_same_page_shown_again_repaints_nothing() -> None:
    view = Ledger()
    async with Host(view).on_stage(40, 10) as pilot:
        view.show(PAGE)
        await pilot.pause()
        refreshed = []
        view.refresh = lambda *_, **__: refreshed.append(1)  # type: ignore[method-assign,assignment]  # only counts
        view.show(replace(PAGE))
        assert refreshed == []


async def test_a_page_on_which_nothing_leads_anywhere_is_scrolled() -> None:
    view = Ledger()
    top = tuple(Row(f"Line {n}", role="text") for n in range(30))
    async with Host(view).on_stage(40, 10) as pilot:
        view.show(Page(("text",), top))
        view.focus()
        await pilot.press("enter", "j", "j")
        assert words(view)[0] == "Line 2"
        await pilot.press("G")
        assert words(view)[-1] == "Line 29"
        await pilot.press("ctrl+b", "g")
        assert words(view)[0] == "Line 0"


async def test_without_focus_the_selected_row_is_marked_only_where_it_says_something() -> None:
    plain, quiet = Ledger(), Ledger(keeps_mark=False)
    async with Host(plain, quiet).on_stage(40, 20) as pilot:
        for view in (plain, quiet):
            view.show(PAGE)
        await pilot.pause()
        assert any(line.startswith("▎") for line in lines(plain))
        assert not any(line.startswith(("▎", "▌")) for line in lines(quiet))


ROLES: list[RowRole] = [
    *("entry", "columns", "fact", "command", "title", "head", "strong", "text", "note")
]


@settings(max_examples=12)
@given(
    st.lists(st.tuples(st.sampled_from(ROLES), texts, texts, st.booleans()), max_size=8),
    st.integers(12, 120),
    st.lists(st.sampled_from(["j", "k", "g", "G", "ctrl+f", "ctrl+b"]), max_size=6),
)
async def test_whatever_it_says_lines_fit_and_nothing_reaches_the_terminal(
    said: list[tuple[RowRole, str, str, bool]], width: int, keys: list[str]
) -> None:
    top = tuple(
        Row(guard(one), (guard(other),), role, ("x", str(n)) if leads else None)
        for n, (role, one, other, leads) in enumerate(said)
    )
    view = Ledger(indent=2)
    page = Page(("any",), top, (Column(10), Column(0, bar=True)), label_cells=12)
    async with Host(view).on_stage(width, 8) as pilot:
        view.show(page)
        view.focus()
        await pilot.press(*keys)
        assert_safe(view)
        assert (view.selected >= 0) == any(row.selectable for row in top)


@given(st.one_of(texts, st.sampled_from(HOSTILE)), st.integers(2, 60))
def test_what_is_cut_fits(text: str, cells: int) -> None:
    assert cell_len(cut_path(guard(text), cells)) <= cells
    assert cell_len(cut_path(f"a/{guard(text)}/b", cells)) <= cells


def test_of_a_path_the_end_stays() -> None:
    assert cut_path("a/very/long/way/down/to/photo.jpg", 12) == "…/photo.jpg"
    assert cut_path("a/very-long-name-of-a-photo.jpg", 12) == "…a-photo.jpg"
    assert cut_path("short.txt", 12) == "short.txt"


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=400), st.integers(20, 120))
def test_steps_never_fill_more_than_a_line(steps: list[int], width: int) -> None:
    page = Page(("x",), ())
    row = Row("Jan 2000", ("Dec 2033",), "spark", steps=tuple(steps))
    for line in row_lines(page, row, planned(page, width, 2)):
        assert sum(cell_len(piece.text) for piece in line) <= max(width, 22)


def test_steps_show_where_there_is_nothing_and_where_most_is() -> None:
    page = Page(("x",), ())
    row = Row("a", ("b",), "spark", steps=(1, 0, 700, 350))
    drawn = row_lines(page, row, planned(page, 40, 0))[0][-1].text
    assert drawn == "▁▁▁▁    ▇▇▇▇▄▄▄▄"
