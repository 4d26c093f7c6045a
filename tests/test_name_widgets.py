"""The widgets of the place Names by themselves: what they draw, and what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given, settings

from index.dossier import Together
from index.results import NameRef
from reader.naming.roll import Roll
from reader.text.marks import Piece
from reader.widgets.ask_line import AskLine, KindChoice
from reader.widgets.band import Band
from reader.widgets.dossier_view import DossierView
from reader.widgets.filter_bar import PartLine
from reader.widgets.name_bar import NameBar, NameFilter
from reader.widgets.name_list import NameHead, NameRows
from tests.sample_names import LENIA, QUILL, dossier, name_list
from tests.sample_values import texts
from tests.widget_host import Host, assert_safe, lines, styles

if TYPE_CHECKING:
    from index.dossier import NameList

NAMES = name_list(
    "P Ada Quill",
    "O Sound Trust",
    "L Lenia",
    "P Bo Anders",
    mentions=(1200, 31, 7, 1),
    forms=np.array([3, 1, 1, 1]),
    decided=np.array([False, True, False, False]),
)


def shown(view: NameRows, names: NameList = NAMES, ref: NameRef | None = None) -> Roll:
    roll = Roll(names)
    view.show(roll, roll.shown("", (), "mentions"), ref=ref)
    return roll


def words(view: NameRows | NameHead) -> list[str]:
    return [" ".join(line.replace("▐", " ").split()) for line in lines(view)]


def said(host: Host, kind: type) -> list[Any]:
    return [message for message in host.heard if type(message) is kind]


# The list


async def test_a_name_is_drawn_with_letter_figures_and_marks() -> None:
    view = NameRows()
    async with Host(view).on_stage(46, 8) as pilot:
        shown(view)
        view.focus()
        await pilot.press("space", "j")
        assert lines(view)[0].rstrip() == " ▪P Ada Quill" + " " * 18 + "3" + " " * 7 + "1,200"
        assert words(view)[1:5] == ["▌ O Sound Trust * 31", "L Lenia 7", "P Bo Anders 1", ""]
        assert {len(line.rstrip()) for line in lines(view)[:4]} == {44}
        assert styles(view, 1, "Sound Trust") == {"bold"}
        assert styles(view, 2, "Lenia") == set()
        assert_safe(view)


async def test_where_there_is_room_articles_are_told_too() -> None:
    head, view = NameHead(), NameRows()
    async with Host(head, view).on_stage(62, 8) as pilot:
        shown(view)
        await pilot.pause()
        assert words(head) == ["Name forms articles mentions"]
        assert words(view)[0] == "▎ P Ada Quill 3 1 1,200"
        for column in ("forms", "articles", "mentions"):
            end = lines(head)[0].index(column) + len(column)
            assert lines(view)[0][end - 1].isdigit()
        await pilot.resize_terminal(46, 8)
        await pilot.pause()
        assert words(head) == ["Name forms mentions"]


async def test_moving_marking_and_following_are_told() -> None:
    view = NameRows()
    host = Host(view)
    async with host.on_stage(46, 8) as pilot:
        shown(view)
        view.focus()
        await pilot.press("j", "space", "space", "k", "enter")
        assert [message.ref.name for message in said(host, NameRows.Moved)] == [
            *("Ada Quill", "Sound Trust", "Ada Quill")
        ]
        assert [message.ref for message in said(host, NameRows.Opened)] == [QUILL]
        assert not view.marked
        await pilot.press("G", "space", "g", "space")
        assert view.marked == (NameRef("person", "Bo Anders"), QUILL)
        assert len(said(host, NameRows.Marked)) == 4
        view.unmark()
        assert not view.marked


async def test_clicks_select_mark_and_follow() -> None:
    view = NameRows()
    host = Host(view)
    async with host.on_stage(46, 8) as pilot:
        shown(view)
        await pilot.click(NameRows, offset=(10, 2))
        assert view.selected_ref == LENIA
        await pilot.click(NameRows, offset=(1, 3))
        assert [ref.name for ref in view.marked] == ["Bo Anders"]
        await pilot.click(NameRows, offset=(10, 0), times=2)
        assert [message.ref for message in said(host, NameRows.Opened)] == [QUILL]


@pytest.mark.parametrize(
    ("top", "kept"),
    [(0, "n-00000"), (50_000, "n-50003")],
    ids=["at the top", "far down"],
)
async def test_a_list_that_grows_stays_where_one_is(top: int, kept: str) -> None:
    view = NameRows()
    async with Host(view).on_stage(46, 12) as pilot:
        names = [f"P n-{number:05}" for number in range(100_000)]
        roll = shown(view, name_list(*names))
        view.to_row(top)
        await pilot.pause()
        if top:
            await pilot.click(NameRows, offset=(10, 3))
        assert view.selected_ref == NameRef("person", kept)
        before = view.selected - view.top_row
        more = name_list("P new", *names)
        ref = view.selected_ref if top else None
        view.show(Roll(more, roll), np.arange(100_001), ref=ref)
        await pilot.pause()
        assert view.selected - view.top_row == before
        assert view.selected_ref == NameRef("person", kept if top else "new")


async def test_what_vanished_is_no_longer_marked_and_the_next_name_is_selected() -> None:
    view = NameRows()
    async with Host(view).on_stage(46, 8) as pilot:
        shown(view)
        view.focus()
        await pilot.press("space", "j", "space", "j")
        fewer = name_list("P Ada Quill", "P Bo Anders")
        shown(view, fewer, view.selected_ref)
        assert view.marked == (QUILL,)
        assert view.selected_ref == NameRef("person", "Bo Anders")
        shown(view, name_list())
        await pilot.press("j", "enter", "space", "G")
        assert f"{view.selected} {view.selected_ref} {view.count} {view.marked}" == "-1 None 0 ()"


async def test_a_head_that_is_clicked_orders_by_its_column() -> None:
    head = NameHead()
    host = Host(head)
    async with host.on_stage(62, 3) as pilot:
        head.show_order("name")
        for column in ("Name", "forms", "articles", "mentions"):
            await pilot.click(NameHead, offset=(lines(head)[0].index(column) + 1, 0))
        orders = [message.order for message in said(host, NameHead.OrderChosen)]
        assert orders == ["name", "articles", "mentions"]
        assert styles(head, 0, "Name") == {"bold"}


@settings(max_examples=25)
@given(texts, texts)
async def test_no_name_spoils_the_list(one: str, other: str) -> None:
    view = NameRows()
    async with Host(view).on_stage(46, 4):
        shown(view, name_list(f"P {one}", f"L {other}"))
        assert_safe(view)


# What is told of a name


async def test_lines_of_a_dossier_are_followed_where_they_lead() -> None:
    view = DossierView()
    host = Host(view)
    async with host.on_stage(74, 30) as pilot:
        view.show(dossier())
        view.focus()
        await pilot.press("enter", "j", "enter", "G", "k", "enter")
        leads = [message.lead for message in said(host, DossierView.Followed)]
        assert [lead.to for lead in leads] == ["mentions", "article", "name"]
        assert leads[2].name == LENIA
        await pilot.click(DossierView, offset=(10, 1), times=2)
        assert said(host, DossierView.Followed)[-1].lead.to == "mentions"
        assert_safe(view)


async def test_the_rest_of_a_section_unfolds_in_place() -> None:

    many = tuple(Together(NameRef("place", f"Place {n}"), 1, 1, 1) for n in range(30))
    view = DossierView()
    async with Host(view).on_stage(74, 14) as pilot:
        view.show(dossier(together=many))
        view.focus()
        await pilot.press("G")
        assert "20 more names …" in lines(view)[-1]
        before = view.top_row
        await pilot.press("enter")
        assert "L Place 10" in lines(view)[-1]
        assert view.top_row == before
        view.show(dossier(LENIA, together=many))
        assert view.top_row == 0
        await pilot.press("G")
        assert "20 more names …" in lines(view)[-1]


async def test_a_dossier_that_tells_the_same_name_anew_stays_in_place() -> None:
    view = DossierView()
    async with Host(view).on_stage(74, 10) as pilot:
        view.show(dossier())
        view.focus()
        await pilot.press("G", "k")
        before = (view.top_row, view.selected)
        view.show(dossier(mentions=11))
        assert (view.top_row, view.selected) == before
        view.show(None)
        assert (view.selected, view.lead) == (-1, None)
        await pilot.press("j", "enter", "G")
        assert "".join(lines(view)).strip() == ""


# Filter, kinds, order


async def test_what_is_typed_is_told_and_escape_drops_it() -> None:
    bar = NameBar(id="bar")
    host = Host(bar)
    async with host.on_stage(100, 4) as pilot:
        bar.query_one(NameFilter).focus()
        await pilot.press("slash", "q", "u")
        assert [message.words for message in said(host, NameBar.Typed)] == ["q", "qu"]
        await pilot.press("down", "escape")
        assert bar.typed == ""
        assert said(host, NameBar.Typed)[-1].words == ""
        assert len(said(host, NameFilter.Left)) == 2
        bar.query_one(NameFilter).nothing_found = True
        await pilot.press("enter", "down")
        assert len(said(host, NameFilter.Left)) == 2


async def test_kinds_and_order_are_told_with_their_keys_and_clicked() -> None:
    bar = NameBar(id="bar")
    host = Host(bar)
    keys = {"person": "p", "organisation": "o", "place": "l", "order": "S"}
    async with host.on_stage(120, 4) as pilot:
        bar.show_kinds({"place"}, "name", keys)
        await pilot.pause()
        line = bar.query_one(PartLine)
        assert line.text.split() == "p P people o O organisations ▪l L places S by name".split()
        for what in ("people", "places", "by"):
            await pilot.click(PartLine, offset=(2 + line.text.index(what), 0))
        pressed = [message.what for message in said(host, PartLine.Pressed)]
        assert pressed == ["person", "place", "order"]
        await pilot.resize_terminal(80, 4)
        await pilot.pause()
        assert line.text.split() == "p P o O ▪l L S by name".split()
        bar.show_kinds((), "mentions", {})
        assert line.text.split() == "P O L by mentions".split()


# Questions


def question(host: Host) -> str:
    return host.query_one("#question", Band).text


async def test_a_name_is_asked_for_and_told() -> None:
    line = AskLine(id="ask")
    host = Host(line)
    async with host.on_stage() as pilot:
        assert not line.display
        line.ask([Piece("Rename it, to be called", ("strong",))], "Ada")
        await pilot.press("x", "backspace", "space")
        line.remark("is there already")
        assert question(host) == "Rename it, to be called  is there already"
        await pilot.press("enter", "escape")
        typed = [message.words for message in said(host, AskLine.Typed)]
        assert typed == ["Ada", "Adax", "Ada", "Ada"]
        assert [message.words for message in said(host, AskLine.Answered)] == ["Ada"]
        assert len(said(host, AskLine.Left)) == 1
        line.close()
        assert not line.display


async def test_only_another_kind_can_be_chosen() -> None:
    line = AskLine(id="ask")
    host = Host(line)
    async with host.on_stage() as pilot:
        line.ask_kind([Piece("Lenia is no person, but", ("strong",))], "person")
        await pilot.press("p", "l", "o", "escape")
        kinds = [message.kind for message in said(host, KindChoice.Chosen)]
        assert kinds == ["place", "organisation"]
        assert len(said(host, AskLine.Left)) == 1
