from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.comparison import LINK_KINDS, TIERS
from reader.comparing.kinds import SIGNS
from reader.comparing.page import LinkTable
from reader.widgets.compare_view import CompareView
from tests.sample_values import HOSTILE, comparison, texts
from tests.widget_host import Host, assert_safe, lines, styles

if TYPE_CHECKING:
    from index.comparison import LinkKind, Tier

SURE: tuple[Tier, ...] = ("strong", "probable")
TWO = comparison(
    [["The crane fell.", "Nobody was hurt."], ["Boats lie at the quay."], ["It is spring."]],
    [["Nobody was hurt.", "A crane fell."], ["Fees are up.", "Boats moved."], ["Two fell."]],
    [
        (0, 1, "reworded", "probable", 0.5),
        (0, 4, "contradiction", "strong", 0.7),
        (1, 0, "verbatim", "strong", 0.9),
        (2, 3, "reworded", "possible", 0.4),
    ],
)


def crossed(count: int) -> LinkTable:
    """Return a comparison in which B tells every third sentence of A, the other way round."""
    places = range(0, count, 3)
    found = comparison(
        [[f"Sentence {n} of A tells of the harbour."] for n in range(count)],
        [[f"B tells of number {n}."] for n in reversed(places)],
        [(n, len(places) - 1 - n // 3, "reworded", "strong", 0.8) for n in places],
    )
    return LinkTable(found, SURE)


def moves(host: Host) -> int:
    return sum(isinstance(m, CompareView.Moved) for m in host.heard)


def halves(view: CompareView) -> list[tuple[str, str]]:
    at = view.rule_column()
    return [(line[:at], line[at + 1 :]) for line in lines(view)]


def tied(view: CompareView) -> list[tuple[str, str]]:
    """Return what stands on both sides of the line that ties the current passage to its match."""
    at = view.rule_column()
    return [
        (line[:at].strip("▌ ━"), line[at + 1 :].strip("▌ "))
        for line in lines(view)
        if line[at] == "┿"
    ]


def place_of(view: CompareView) -> tuple[str, int, int]:
    """Return side, passage and match that a view is at."""
    assert view.walk is not None
    return view.walk.side, view.walk.current, view.walk.match_number


async def test_a_comparison_opens_at_its_first_link_with_the_best_match_beside_it() -> None:
    view = CompareView()
    host = Host(view)
    async with host.on_stage(100) as pilot:
        view.show(LinkTable(TWO, SURE))
        await pilot.pause()
        assert place_of(view) == ("a", 0, 0)
        assert tied(view) == [("! The crane fell.", "! Two fell.")]
        assert moves(host) == 1


async def test_without_links_it_opens_at_the_first_passage() -> None:
    view = CompareView()
    async with Host(view).on_stage(100) as pilot:
        view.show(LinkTable(comparison([["One.", "Two."]], [["Uno."]]), SURE))
        await pilot.pause()
        assert (view.current, view.match, tied(view)) == (0, None, [])
        assert halves(view)[1][0].split() == ["▌", "·", "One."]


async def test_each_passage_has_its_sign_on_its_first_line() -> None:
    view = CompareView()
    async with Host(view).on_stage(100) as pilot:
        view.show(LinkTable(TWO, TIERS))
        await pilot.pause()
        left = [half[0].strip("▌ ━↑↓") for half in halves(view) if half[0].strip("▌ ━")]
        right = [half[1].strip("▌ ↑↓") for half in halves(view) if half[1].strip("▌ ")]
        assert left == [
            "! The crane fell.",
            "= Nobody was hurt.",
            "~ Boats lie at the quay.",
            "· It is spring.",
        ]
        # What stands above the match in B is above the first row in sight.
        assert right[-1] == "! Two fell."


@pytest.mark.parametrize("kind", LINK_KINDS)
async def test_the_words_that_made_a_link_are_lit_on_both_sides(kind: LinkKind) -> None:
    view = CompareView()
    found = comparison(
        [["Old harbour shut."]], [["Harbour is shut."]], [(0, 0, kind, "strong", 0.9)]
    )
    async with Host(view).on_stage(100) as pilot:
        view.show(LinkTable(found, SURE))
        await pilot.pause()
        row = next(y for y, line in enumerate(lines(view)) if "┿" in line)
        assert styles(view, row, "Old") == {"bold", "underline"}
        assert styles(view, row, "Har") == {"bold", "underline"}
        assert styles(view, row, "harbour shut") == set()
        assert lines(view)[row].count(f" {SIGNS[kind]} ") == 2


@pytest.mark.parametrize(
    ("keys", "side", "current"),
    [
        (["j"], "a", 1),
        (["down", "j", "k"], "a", 1),
        (["k"], "a", 0),
        (["G"], "a", 29),
        (["end", "j"], "a", 29),
        (["G", "home"], "a", 0),
        (["G", "g"], "a", 0),
        (["n"], "a", 3),
        (["n", "n", "N"], "a", 3),
        (["N"], "a", 0),
        (["j", "n"], "a", 3),
        (["G", "N"], "a", 27),
        (["G", "n"], "a", 29),
        (["tab"], "b", 9),
        (["n", "tab"], "b", 8),
        (["n", "shift+tab", "N"], "b", 7),
        (["tab", "g"], "b", 0),
    ],
)
async def test_keys_move(keys: list[str], side: str, current: int) -> None:
    view = CompareView()
    async with Host(view).on_stage(100) as pilot:
        view.show(crossed(30))
        view.focus()
        await pilot.press(*keys)
        assert (view.side, view.current) == (side, current)


async def test_a_page_on_and_back() -> None:
    view = CompareView()
    async with Host(view).on_stage(100, 24) as pilot:
        view.show(crossed(90))
        view.focus()
        await pilot.press("ctrl+f")
        there = view.current
        assert there in range(8, 12)
        await pilot.press("ctrl+b")
        assert view.current == 0
        await pilot.press("ctrl+b", "G", "ctrl+f")
        assert view.current == 89


async def test_every_move_is_told_once() -> None:
    view = CompareView()
    host = Host(view)
    async with host.on_stage(100) as pilot:
        view.show(crossed(30))
        view.focus()
        await pilot.press("j", "n", "tab", "G")
        await pilot.pause()
        assert moves(host) == 5


async def test_the_next_match_of_a_passage_is_brought_beside_it() -> None:
    view = CompareView()
    async with Host(view).on_stage(100) as pilot:
        view.show(LinkTable(TWO, SURE))
        view.focus()
        seen = []
        for _ in range(3):
            seen += tied(view)
            await pilot.press("enter")
        assert seen == [
            ("! The crane fell.", "! Two fell."),
            ("! The crane fell.", "~ A crane fell."),
            ("! The crane fell.", "! Two fell."),
        ]


async def test_to_the_other_side_and_back_keeps_the_link() -> None:
    view = CompareView()
    async with Host(view).on_stage(100) as pilot:
        view.show(LinkTable(TWO, SURE))
        view.focus()
        for _ in range(2):
            assert view.match is not None
            link = view.match.link
            before = place_of(view)
            await pilot.press("tab")
            assert view.side == "b"
            assert view.match.link == link
            await pilot.press("tab")
            assert place_of(view) == before
            await pilot.press("enter")


async def test_without_a_match_the_other_side_is_entered_where_one_is() -> None:
    view = CompareView()
    async with Host(view).on_stage(100) as pilot:
        view.show(LinkTable(TWO, SURE))
        view.focus()
        await pilot.press("G", "tab")
        assert view.side == "b"
        row = next(half[1] for half in halves(view) if half[1].startswith("▌"))
        assert row.strip("▌ ")


@settings(max_examples=12)
@given(
    st.lists(st.sampled_from(["j", "k", "n", "N", "tab", "enter", "ctrl+f", "G"]), max_size=10),
    st.integers(9, 30),
    st.integers(100, 160),
)
async def test_wherever_one_goes_passage_and_match_begin_on_the_same_row_in_sight(
    keys: list[str], height: int, width: int
) -> None:
    view = CompareView()
    async with Host(view).on_stage(width, height) as pilot:
        view.show(crossed(60))
        view.focus()
        for key in keys:
            await pilot.press(key)
        match = view.match
        here, there = f"Sentence {view.current} of A", ""
        if view.side == "b":
            here = f"B tells of number {57 - 3 * view.current}."
        if match is not None:
            a = match.other if view.side == "b" else view.current
            here, there = f"Sentence {a} of A", f"B tells of number {a}."
            (both,) = tied(view)
            assert here in both[0]
            assert there in both[1]
        else:
            assert tied(view) == []
            assert any("▌" in line and here in line for line in lines(view))


@pytest.mark.parametrize("size", [(100, 12), (160, 40), (120, 24), (101, 9)])
async def test_the_current_passage_stays_in_sight_when_the_size_changes(
    size: tuple[int, int],
) -> None:
    view = CompareView()
    host = Host(view)
    async with host.on_stage(130, 30) as pilot:
        view.show(crossed(60))
        view.move_to("a", 42)
        await pilot.pause()
        told = moves(host)
        await pilot.resize_terminal(*size)
        await pilot.pause()
        assert "Sentence 42 of A" in tied(view)[0][0]
        assert moves(host) == told


async def test_more_links_are_shown_where_the_reader_is() -> None:
    view = CompareView()
    async with Host(view).on_stage(100) as pilot:
        view.show(LinkTable(TWO, SURE))
        view.move_to("a", 2)
        await pilot.pause()
        assert tied(view) == []
        view.show(LinkTable(TWO, TIERS), keep=True)
        await pilot.pause()
        assert tied(view) == [("~ Boats lie at the quay.", "~ Boats moved.")]


async def test_one_side_at_a_time_has_no_rule_and_no_tie() -> None:
    view = CompareView()
    view.wide = False
    async with Host(view).on_stage(80) as pilot:
        view.show(LinkTable(TWO, SURE))
        view.focus()
        await pilot.pause()
        assert view.rule_column() == 0
        text = "\n".join(lines(view))
        assert "! The crane fell." in text
        assert "Two fell." not in text
        assert not set("│┿━") & set(text)
        await pilot.press("tab")
        text = "\n".join(lines(view))
        assert "! Two fell." in text
        assert "The crane" not in text
        assert sum(line.startswith("▌") for line in lines(view)) == 1


async def test_a_click_makes_a_passage_the_current_one_on_either_side() -> None:
    view = CompareView()
    async with Host(view).on_stage(100) as pilot:
        view.show(crossed(30))
        await pilot.pause()
        row = next(y for y, half in enumerate(halves(view)) if "Sentence 3 " in half[0])
        await pilot.click(view, offset=(10, row))
        assert (view.side, view.current) == ("a", 3)
        row = next(y for y, half in enumerate(halves(view)) if "number 6." in half[1])
        await pilot.click(view, offset=(view.rule_column() + 10, row))
        assert (view.side, view.current) == ("b", 7)
        blank = next(y for y, half in enumerate(halves(view)) if not half[0].strip())
        await pilot.click(view, offset=(10, blank))
        assert (view.side, view.current) == ("b", 7)


async def test_the_wheel_goes_from_passage_to_passage() -> None:
    view = CompareView()
    async with Host(view).on_stage(100):
        view.show(crossed(30))
        view.on_mouse_scroll_down()
        view.on_mouse_scroll_down()
        view.on_mouse_scroll_up()
        assert view.current == 1


async def test_a_passage_taller_than_the_view_is_shown_from_its_beginning() -> None:
    view = CompareView()
    found = comparison([["Short.", "harbour " * 200 + "end."]], [["x"]])
    async with Host(view).on_stage(100, 10) as pilot:
        view.show(LinkTable(found, SURE))
        view.move_to("a", 1)
        await pilot.pause()
        assert any("· harbour" in half[0] for half in halves(view))


@pytest.mark.parametrize("columns", [True, False])
@pytest.mark.parametrize(("a", "b"), [([], []), ([], [["One."]]), ([["One."]], [])])
async def test_articles_without_text_are_nothing_to_move_in(
    columns: bool,  # noqa: FBT001 (a parameter of the test)
    a: list[list[str]],
    b: list[list[str]],
) -> None:
    view = CompareView()
    view.wide = columns
    async with Host(view).on_stage(100) as pilot:
        view.focus()
        await pilot.press("j", "n", "tab", "enter", "ctrl+f", "G")
        view.show(LinkTable(comparison(a, b), SURE))
        for key in ["j", "k", "n", "N", "tab", "enter", "ctrl+f", "ctrl+b", "G", "g", "tab"]:
            await pilot.press(key)
            assert_safe(view)
        await pilot.click(view, offset=(10, 3))


@settings(max_examples=15)
@given(
    st.lists(
        st.lists(texts.map(str.strip).filter(bool), min_size=1, max_size=2), min_size=1, max_size=3
    ),
    st.sampled_from(LINK_KINDS),
    st.integers(60, 160),
    st.sampled_from(["alone", "columns", "rows"]),
)
async def test_no_article_reaches_the_terminal_unguarded(
    paragraphs: list[list[str]],
    kind: LinkKind,
    width: int,
    layout: str,
) -> None:
    view = CompareView()
    view.wide = layout != "alone"
    view.layout_wanted = "rows" if layout == "rows" else "columns"
    found = comparison(paragraphs, paragraphs, [(0, 0, kind, "strong", 0.9)])
    async with Host(view).on_stage(width, 16) as pilot:
        view.show(LinkTable(found, SURE))
        await pilot.pause()
        assert_safe(view)
        view.action_edge(1)
        view.action_side()
        await pilot.pause()
        assert_safe(view)


@pytest.mark.parametrize("piece", [*HOSTILE, "a", " x"])
async def test_a_sentence_of_fifty_thousand_characters_is_no_trouble(piece: str) -> None:
    view = CompareView()
    view.layout_wanted = "rows" if len(piece) % 2 else "columns"
    long = piece * (50_000 // len(piece))
    found = comparison([[f"A{long}.", "End."]], [["x"]], [(0, 0, "reworded", "strong", 0.9)])
    async with Host(view).on_stage(100, 16) as pilot:
        view.show(LinkTable(found, SURE))
        await pilot.pause()
        assert_safe(view)
        view.action_edge(1)
        assert any("End." in line for line in lines(view))


# Rows, the gutter, and words looked for


def passages(view: CompareView) -> list[str]:
    return [" ".join(line.split()) for line in lines(view) if line.strip()]


async def test_in_rows_each_passage_stands_opposite_its_matches() -> None:
    view = CompareView()
    view.layout_wanted = "rows"
    async with Host(view).on_stage(100) as pilot:
        view.show(LinkTable(TWO, SURE))
        view.focus()
        await pilot.pause()
        assert view.rule_column() == 0
        assert passages(view) == [
            "▌ The crane fell. ━━━!━━━ Two fell.",
            "~ A crane fell.",
            "Nobody was hurt. = Nobody was hurt.",
            "Boats lie at the quay. · no match found",
            "It is spring. · no match found",
            "only Tidewater Post",
            "no match found · Fees are up.",
            "no match found · Boats moved.",
        ]
        await pilot.press("enter")
        assert passages(view)[:2] == [
            "▌ The crane fell. ! Two fell.",
            "▌ ━━━~━━━ A crane fell.",
        ]
        await pilot.press("tab", "j", "j", "j", "j")
        assert (view.side, view.current) == ("b", 2)


async def test_a_click_in_rows_goes_to_a_passage_or_to_its_match() -> None:
    view = CompareView()
    view.layout_wanted = "rows"
    async with Host(view).on_stage(100) as pilot:
        view.show(LinkTable(TWO, SURE))
        await pilot.pause()
        right = view.parts()[1] + 6
        y = next(n for n, line in enumerate(lines(view)) if "A crane fell" in line)
        await pilot.click(view, offset=(right, y))
        assert place_of(view) == ("a", 0, 1)
        y = next(n for n, line in enumerate(lines(view)) if "Fees" in line)
        await pilot.click(view, offset=(right, y))
        assert place_of(view) == ("b", 2, 0)
        y = next(n for n, line in enumerate(lines(view)) if "spring" in line)
        await pilot.click(view, offset=(6, y))
        assert place_of(view) == ("a", 3, 0)


async def test_a_click_between_the_texts_shows_the_next_match() -> None:
    view = CompareView()
    async with Host(view).on_stage(100) as pilot:
        view.show(LinkTable(TWO, SURE))
        await pilot.pause()
        (y,) = (n for n, line in enumerate(lines(view)) if "┿" in line)
        await pilot.click(view, offset=(view.rule_column(), y))
        assert place_of(view) == ("a", 0, 1)
        row = next(n for n, half in enumerate(halves(view)) if "A crane fell" in half[1])
        await pilot.click(view, offset=(view.rule_column() + 10, row))
        assert place_of(view) == ("b", 1, 0)
        assert view.match is not None
        assert view.match.link.kind == "reworded"


async def test_letters_and_arrows_stand_beside_what_is_linked_elsewhere() -> None:
    view = CompareView()
    found = comparison(
        [[f"Passage {n} of A." for n in range(6)]],
        [[f"Passage {n} of B." for n in range(40)]],
        [
            (0, 0, "reworded", "strong", 0.9),
            (2, 5, "quote", "strong", 0.8),
            (3, 4, "reworded", "strong", 0.7),
            (5, 39, "reworded", "strong", 0.6),
        ],
    )
    async with Host(view).on_stage(100, 12) as pilot:
        view.show(LinkTable(found, SURE))
        await pilot.pause()
        ends = {
            line.split("of A.")[0].split()[-1]: line[view.rule_column() - 2 :][:4]
            for line in lines(view)
            if "of A." in line and "┿" not in line
        }
        assert ends == {"1": "  │ ", "2": " b│ ", "3": " c│ ", "4": "  │c", "5": " ↓│b"}


@pytest.mark.parametrize("layout", ["columns", "rows"])
async def test_words_looked_for_are_lit_and_gone_through(layout: str) -> None:
    view = CompareView()
    view.layout_wanted = "rows" if layout == "rows" else "columns"
    async with Host(view).on_stage(100, 30) as pilot:
        view.show(LinkTable(TWO, SURE))
        view.focus()
        view.look_for("fell")
        await pilot.press("n", "n", "n")
        assert view.hits.current is not None
        assert (view.hits.current.side, view.hits.all.index(view.hits.current)) == ("b", 2)
        y = next(n for n, line in enumerate(lines(view)) if "Two fell." in line)
        assert "bold" in styles(view, y, "fell")
        view.let_go()
        await pilot.press("g", "n")
        assert view.current == 1


async def test_a_sign_is_the_key_to_the_next_passage_with_it() -> None:
    view = CompareView()
    async with Host(view).on_stage(100) as pilot:
        view.show(LinkTable(TWO, SURE))
        view.focus()
        keys = ("equals_sign", "exclamation_mark", "full_stop", "tilde")
        for key, place in zip(keys, [("a", 1), ("a", 0), ("a", 2), ("a", 0)], strict=True):
            await pilot.press(key)
            assert place_of(view)[:2] == place
        assert view.match is not None
        assert view.match.link.kind == "reworded"
        await pilot.press("quotation_mark")
        (notice,) = view.app._notifications
        words = " ".join(notice.message.split())
        assert words == "No link between these two is shown as “same quotation”."
