"""Names in a comparison: lit on request, one chosen on both sides, stepped through, let go."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Mention, Span
from reader.article.reading import around_words
from reader.comparing.names import Named, NamesBeside, name_line, name_place, no_names_words
from reader.comparing.page import LinkTable
from reader.screens.choose import ChooseScreen
from reader.screens.compare import CompareScreen
from reader.widgets.band import Band
from reader.widgets.compare_view import CompareView
from reader.widgets.key_bar import KeyBar
from reader.widgets.link_strip import LinkStrip
from tests.harbour import harbour, opened, press, settled, type_query
from tests.sample_values import HOSTILE, acted_on, comparison, mentions_of
from tests.widget_host import Host, assert_safe, lines, styles

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from textual.pilot import Pilot

    from reader.app import ReaderApp
    from reader.comparing.page import SideName

__all__ = ["harbour"]

FOUND = comparison(
    [
        ["Ola Brink shut the quay.", "Brink was glad."],
        ["Marrow Bay was not.", "It rained on Marrow Bay and on Brink."],
    ],
    [["It rained.", "Nobody came."], *[["Boats lie still."]] * 40, ["Brink shut it, said Vell."]],
    [(0, 1, "reworded", "strong", 0.8)],
)
BRINK = ("person", "Ola Brink")
BAY = ("place", "Marrow Bay")
WHOLE = Span(0, 1)


def mentions(side: SideName) -> tuple[Mention, ...]:
    text = FOUND.a.text if side == "a" else FOUND.b.text
    found = [
        *mentions_of(text, "Brink", "person"),
        *mentions_of(text, "Vell", "person"),
        *mentions_of(text, "Marrow Bay", "place"),
    ]
    named = [replace(m, name="Ola Brink") if m.text == "Brink" else m for m in found]
    return tuple(sorted(named, key=lambda m: m.start))


NAMED = Named({"a": mentions("a"), "b": mentions("b")}, {"a": "", "b": ""})


def beside(named: Named = NAMED) -> NamesBeside:
    names = NamesBeside()
    names.take(named)
    return names


def lit(names: NamesBeside, side: SideName, role: str) -> list[str]:
    text = FOUND.a.text if side == "a" else FOUND.b.text
    return [text[m.start : m.end] for m in names.marks(side).marks if m.role == role]


def told(names: NamesBeside) -> str:
    return "".join(piece.text for piece in name_line(names))


# Pure


def test_no_name_is_lit_until_it_is_asked_for() -> None:
    names = beside()
    assert names.marks("a").marks == names.marks("b").marks == ()
    names.toggle()
    assert lit(names, "a", "place") == ["Marrow Bay", "Marrow Bay"]
    assert lit(names, "b", "person") == ["Brink", "Vell"]
    names.toggle()
    assert names.marks("a").marks == ()


def test_a_chosen_name_is_lit_on_both_sides_and_current_on_one() -> None:
    names = beside()
    names.choose("a", NAMED.mentions["a"][1])
    assert names.chosen == BRINK
    assert lit(names, "a", "chosen") == lit(names, "a", "person") == ["Brink"] * 3
    assert lit(names, "b", "chosen") == lit(names, "b", "person") == ["Brink"]
    assert lit(names, "a", "current-mention") == ["Brink"]
    assert lit(names, "b", "current-mention") == []
    assert told(names) == "Ola Brink · person · A 3 times · B 1 time"
    assert name_place(names) == "mention 2 of 3"
    names.let_go()
    assert (names.marks("a").marks, told(names), name_place(names)) == ((), "", "")


def test_a_name_of_one_side_is_said_not_to_be_in_the_other() -> None:
    names = beside()
    names.choose("a", NAMED.mentions["a"][2])
    assert told(names) == "Marrow Bay · place · A 2 times · B not named in this text"


@pytest.mark.parametrize("why", ["names being found …", "names not looked for in German"])
def test_a_side_that_was_not_looked_through_is_not_said_to_lack_a_name(why: str) -> None:
    names = beside(Named({"a": mentions("a"), "b": ()}, {"a": "", "b": why}))
    names.choose("a", NAMED.mentions["a"][0])
    assert told(names).endswith(f"B {why}")
    assert no_names_words(names) == ""
    names.take(Named({"a": (), "b": ()}, {"a": why, "b": why}))
    assert no_names_words(names) == f"{why[0].upper()}{why[1:]}".rstrip(" …") + "."


def test_where_neither_side_has_a_name_that_is_said() -> None:
    assert no_names_words(beside(Named({"a": (), "b": ()}, {"a": "", "b": ""}))) == (
        "No name in either text."
    )


def test_steps_begin_at_the_passage_and_go_round() -> None:
    names, own = beside(), NAMED.mentions["a"]
    here = FOUND.sentences_a[1]
    assert names.next("a", here, 1, of_chosen=False) == (own[1], False)
    assert names.next("a", here, -1, of_chosen=False) == (own[0], False)
    assert names.next("a", FOUND.sentences_a[0], -1, of_chosen=False) == (own[-1], True)
    names.choose("a", own[-1])
    assert names.next("a", here, 1, of_chosen=False) == (own[0], True)
    assert names.next("a", here, -1, of_chosen=True) == (own[1], False)
    names.choose("a", own[2])
    assert names.next("b", FOUND.sentences_b[0], 1, of_chosen=True) is None


def test_the_current_mention_is_left_with_its_passage_and_the_name_stays_chosen() -> None:
    names = beside()
    names.choose("a", NAMED.mentions["a"][0])
    names.moved("a", FOUND.sentences_a[0])
    assert names.current is not None
    names.moved("a", FOUND.sentences_a[2])
    assert names.chosen == BRINK
    assert name_place(names) == ""
    assert lit(names, "a", "current-mention") == []


def test_names_of_other_articles_leave_the_choice() -> None:
    names = beside()
    names.choose("a", NAMED.mentions["a"][0])
    names.take(Named({"a": NAMED.mentions["b"], "b": ()}, {"a": "", "b": ""}))
    assert (names.chosen, names.current) == (BRINK, None)
    assert told(names) == "Ola Brink · person · A 1 time · B not named in this text"


def test_only_what_is_lit_can_be_pointed_at() -> None:
    names, bay = beside(), NAMED.mentions["a"][2]
    assert names.at("a", bay.start) is None
    names.toggle()
    assert names.at("a", bay.start) == names.at("a", bay.end - 1) == bay
    assert names.at("a", bay.end) is None


@given(st.sampled_from(HOSTILE))
def test_a_hostile_name_is_guarded(name: str) -> None:
    names = beside(Named({"a": (Mention(0, 3, "person", "Ola", name),), "b": ()}, NAMED.unknown))
    names.choose("a", names.named.mentions["a"][0])
    assert acted_on(told(names)) == []


@given(
    side=st.sampled_from(["a", "b"]),
    steps=st.lists(st.sampled_from([1, -1]), max_size=12),
    of_chosen=st.booleans(),
)
def test_as_many_steps_back_lead_where_as_many_on_began(
    *, side: SideName, steps: list[int], of_chosen: bool
) -> None:
    names = beside()
    first = NAMED.mentions[side][0]
    names.choose(side, first)
    for by in (*steps, *(-by for by in steps)):
        found = names.next(side, WHOLE, by, of_chosen=of_chosen)
        assert found is not None
        names.choose(side, found[0])
    assert names.current == first


# The texts


def viewed() -> CompareView:
    return CompareView()


async def shown(view: CompareView, pilot: Pilot[None]) -> None:
    view.show(LinkTable(FOUND, ("strong", "probable")))
    view.show_names(NAMED)
    view.focus()
    await pilot.pause()


async def test_names_are_drawn_in_the_styles_of_the_article() -> None:
    view = viewed()
    async with Host(view).on_stage(120, 20) as pilot:
        await shown(view, pilot)
        row = next(y for y, line in enumerate(lines(view)) if "Marrow Bay was" in line)
        assert styles(view, row, "Marrow Bay") == set()
        await pilot.press("l")
        assert styles(view, row, "Marrow Bay") == {"italic"}
        await pilot.press("right_square_bracket", *["right_square_bracket"] * 2)
        assert styles(view, row, "Marrow Bay") == {"italic", "bold"}
        await pilot.press("l")
        assert styles(view, row, "Marrow Bay") == {"italic", "bold"}
        assert_safe(view)


async def test_a_step_goes_to_the_passage_and_brings_the_name_on_the_other_side_into_sight() -> (
    None
):
    view = viewed()
    async with Host(view).on_stage(120, 20) as pilot:
        await shown(view, pilot)
        assert not any("said Vell" in line for line in lines(view))
        await pilot.press("right_square_bracket", "right_square_bracket")
        assert (view.side, view.current, view.names.chosen) == ("a", 1, BRINK)
        assert any("said Vell" in line for line in lines(view))
        await pilot.press("enter")
        assert (view.current, name_place(view.names)) == (3, "mention 3 of 3")
        await pilot.press("tab", "right_square_bracket")
        assert view.side == "b"


async def test_a_click_chooses_a_lit_name_on_either_side_and_else_only_the_passage() -> None:
    view = viewed()
    async with Host(view).on_stage(120, 20) as pilot:
        await shown(view, pilot)
        y, line = next((y, one) for y, one in enumerate(lines(view)) if "Marrow Bay was" in one)
        place = (line.index("Marrow Bay") + 2, y)
        await pilot.click(view, offset=place)
        assert (view.current, view.names.chosen) == (2, None)
        await pilot.press("l")
        y, line = next((y, one) for y, one in enumerate(lines(view)) if "Marrow Bay was" in one)
        await pilot.click(view, offset=(line.index("Marrow Bay") + 2, y))
        assert (view.current, view.names.chosen) == (2, BAY)
        await pilot.press("G", "tab", "G")
        y, line = next((y, one) for y, one in enumerate(lines(view)) if "said Vell" in one)
        await pilot.click(view, offset=(line.index("Vell") + 1, y))
        assert (view.side, view.names.chosen) == ("b", ("person", "Vell"))


async def test_the_strip_tells_of_a_chosen_name_alone() -> None:
    strip, view = LinkStrip(), viewed()
    async with Host(view, strip).on_stage(120, 40) as pilot:
        await shown(view, pilot)
        name = strip.query_one("#name", Band)
        assert view.walk is not None
        strip.show(view.walk, view.names, view.hits, narrow=False)
        assert not name.display
        view.names.choose("a", NAMED.mentions["a"][0])
        strip.show(view.walk, view.names, view.hits, narrow=False)
        assert name.display
        assert name.text == "Ola Brink · person · A 3 times · B 1 time  mention 1 of 3"


# The screen


async def compared(app: ReaderApp, pilot: Pilot[None]) -> CompareScreen:
    await type_query(app, pilot, "fishermen")
    await press(app, pilot, "enter", "c", "enter")
    assert isinstance(app.screen, CompareScreen)
    return app.screen


def strip_of(app: ReaderApp) -> str:
    band = app.screen.query_one("#name", Band)
    return band.text if band.display else ""


def hinted(app: ReaderApp) -> Mapping[str, str]:
    return {hint.shown: hint.label for hint in app.screen.query_one(KeyBar).hints}


def names_on(screen: CompareScreen) -> NamesBeside:
    return screen.query_one(CompareView).names


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (160, 45)])
async def test_a_name_is_chosen_told_and_let_go_before_the_screen_is_left(
    harbour: Path, size: tuple[int, int]
) -> None:
    async with opened(harbour, size) as (app, pilot):
        screen = await compared(app, pilot)
        names = names_on(screen)
        assert strip_of(app) == ""
        assert (names.lit, hinted(app)["esc"]) == (False, "back")
        for _ in names.named.mentions["a"]:
            await press(app, pilot, "right_square_bracket")
            if names.own("b"):
                break
        assert names.chosen is not None
        a, b = len(names.own("a")), len(names.own("b"))
        assert a
        assert b
        assert names.chosen[1] in strip_of(app)
        assert hinted(app)["esc"] == "let go"
        assert hinted(app)["enter"] == "next mention"
        await press(app, pilot, "escape")
        assert strip_of(app) == ""
        assert app.screen is screen
        await press(app, pilot, "escape")
        assert isinstance(app.screen, ChooseScreen)


async def test_a_chosen_name_stays_chosen_when_sides_are_swapped(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        screen = await compared(app, pilot)
        await press(app, pilot, "l", "right_square_bracket")
        names = names_on(screen)
        chosen, before = names.chosen, (len(names.own("a")), len(names.own("b")))
        await press(app, pilot, "x")
        assert names_on(screen).lit
        assert names_on(screen).chosen == chosen
        assert (len(names.own("b")), len(names.own("a"))) == before


async def test_going_round_and_having_no_names_are_said(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        screen = await compared(app, pilot)
        view = screen.query_one(CompareView)
        total = len(view.names.named.mentions["a"])
        await press(app, pilot, "g", "left_square_bracket")
        said = [notice.message.replace("\n", " ") for notice in app._notifications]
        assert said == [around_words(-1, total)]
        view.show_names(Named({"a": (), "b": ()}, {"a": "", "b": ""}))
        await press(app, pilot, "l")
        said = [notice.message for notice in app._notifications]
        assert said[-1] == "No name in either text."
        assert "] [" not in hinted(app)


async def test_names_that_come_later_appear_as_they_come(
    harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(harbour) as (app, pilot):
        library = app.library
        assert library is not None
        with monkeypatch.context() as patched:
            patched.setattr("index.library.Library.mentions", lambda *_: ())
            patched.setattr("index.library.Library.names_complete", lambda _: False)
            screen = await compared(app, pilot)
            await press(app, pilot, "l")
            assert names_on(screen).named.unknown["a"] == "names being found …"
        screen.corpus_changed(library.overview())
        await settled(app, pilot)
        names = names_on(screen)
        assert names.named.mentions["a"]
        assert names.named.unknown == {"a": "", "b": ""}
        assert names.marks("a").marks
