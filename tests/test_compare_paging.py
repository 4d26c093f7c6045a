"""The pages of a comparison on the screen: to each and back, what is chosen, copied, said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.comparing.choice import chosen, next_choice
from reader.comparing.pages import Goal, Item, Page
from reader.keys import working
from reader.text.marks import Piece
from reader.widgets.band import Band
from reader.widgets.compare_head import CompareHead
from reader.widgets.compare_view import CompareView
from reader.widgets.key_bar import KeyBar
from reader.widgets.pair_page import PairPage
from tests.harbour import harbour, opened, press
from tests.test_compare_screen import compared

if TYPE_CHECKING:
    from pathlib import Path

    from reader.screens.compare import CompareScreen

__all__ = ["harbour"]


def totals(screen: CompareScreen) -> str:
    return screen.query_one("#page-totals", Band).text


def keys_hinted(screen: CompareScreen) -> list[str]:
    return [hint.label for hint in screen.query_one(KeyBar).hints]


async def test_from_a_quotation_to_its_passage_and_back(harbour: Path) -> None:
    async with opened(harbour, (120, 36)) as (app, pilot):
        screen = await compared(app, pilot)
        page, view = screen.query_one(PairPage), screen.query_one(CompareView)
        await press(app, pilot, "2")
        assert page.has_focus
        assert not view.display
        assert page.item is not None
        assert page.item.in_both
        assert totals(screen) == "1 quotation: 1 in both"
        heads = {head.side: head for head in screen.query(CompareHead)}
        assert heads["b"].region.x + 2 == page.column_b  # B's head stands over what B says
        assert {"go there", "filter", "copy", "swap"} <= set(keys_hinted(screen))
        assert "possible" not in keys_hinted(screen)
        await press(app, pilot, "y")
        assert app.clipboard.count("The quay is no longer safe for anyone who walks on it") == 2
        assert app.clipboard.count("sha256") == 2
        leads = page.item.leads
        await press(app, pilot, "enter")
        assert view.has_focus
        assert isinstance(leads, Goal)
        assert view.walk is not None
        assert view.walk.current == view.walk.sentence_of(leads.side, leads.span.start)
        assert "filter" not in keys_hinted(screen)
        await press(app, pilot, "escape")
        assert page.has_focus
        await press(app, pilot, "escape", "x")
        assert view.has_focus
        assert app.screen is screen


async def test_entries_and_passages_stay_when_sides_are_swapped_and_the_way_back_is_straight(
    harbour: Path,
) -> None:
    async with opened(harbour, (120, 36)) as (app, pilot):
        screen = await compared(app, pilot)
        page, view = screen.query_one(PairPage), screen.query_one(CompareView)
        told = {one.binding.tooltip for _, one in working(screen) if one.binding.description}
        kinds = ("word for word", "with the same quotation", "in other words", "without a match")
        assert {f"the next passage {kind}" for kind in kinds} <= told
        await press(app, pilot, "f")
        assert not app._notifications  # there is nothing to filter, and nothing is said of it
        await press(app, pilot, "3", "j", "j")
        left, at = page.item, page.selected
        assert left is not None
        assert at == 2
        own = {screen.comparison.a.id: left.places} if screen.comparison else {}
        await press(app, pilot, "x")
        assert own
        assert page.item is not None
        assert {goal.span for goal in page.item.places} == {goal.span for goal in left.places}
        await press(app, pilot, "x")
        assert page.item == left
        await press(app, pilot, "4", "j", "enter")  # a name is chosen where it leads
        assert view.names.chosen is not None
        await press(app, pilot, "i", "escape")
        assert page.has_focus
        assert page.selected == 1
        assert view.names.chosen is None
        await press(app, pilot, "5", "f")
        assert any("All of this page" in notice.message for notice in app._notifications)


async def test_a_page_keeps_its_entry_and_shows_what_is_chosen(harbour: Path) -> None:
    async with opened(harbour, (80, 24)) as (app, pilot):
        screen = await compared(app, pilot)
        page = screen.query_one(PairPage)
        await press(app, pilot, "3", "j", "j")
        left = page.item
        assert left is not None
        assert page.selected == 2
        await press(app, pilot, "1", "3")
        assert page.item == left
        whole = page.count
        await press(app, pilot, "f")
        assert totals(screen).startswith("shown: in both · ")
        assert page.selected == 0
        both = page.count
        await press(app, pilot, "f")
        assert totals(screen).startswith("shown: in one only · ")
        assert page.count == whole - both
        assert 0 < both < whole
        await press(app, pilot, "2")  # the only quotation is in both
        assert page.count == 0
        assert "filter" in keys_hinted(screen)
        await press(app, pilot, "f", "3")
        assert page.count == whole


def test_a_choice_without_an_entry_says_so_and_keeps_the_totals() -> None:
    line = (Piece("1 name", ("meta",)),)
    item = Item((line,), None, in_both=True)
    page = Page(lambda width: [item] if width else [], line, "")
    assert next_choice("in one only") == "all"
    assert chosen(page, "all") is page
    assert chosen(page, "in both").items(80) == [item]
    none = chosen(page, "in one only")
    assert (none.items(80), none.nothing) == ([], "All of them are in both texts.")
    assert none.totals[-1] == line[0]
    empty = page._replace(nothing="No name in either text.")
    assert chosen(empty, "in both") is empty
