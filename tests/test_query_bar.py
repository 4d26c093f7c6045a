from __future__ import annotations

import pytest
from hypothesis import given, settings
from rich.cells import cell_len
from textual.events import Paste

from reader.text.marks import Piece
from reader.text.safe import guard
from reader.widgets.band import Band
from reader.widgets.query_bar import EXAMPLES, QueryBar, QueryInput
from reader.widgets.tag_line import TagLine
from tests.sample_values import acted_on, texts
from tests.widget_host import Host, assert_safe, lines, styles

TAGS = [
    ("outlet", "Tidewater Post", "outlet: Tidewater Post"),
    ("place", "漢字", "place: 漢字"),
    ("person", "Ines Valdry", "person: Ines Valdry"),
]


def said(host: Host) -> list[str]:
    """Return what the bar said: a query asked, or what a message is called."""
    return [
        f"? {m.query}" if isinstance(m, QueryBar.Asked) else type(m).__name__ for m in host.heard
    ]


def under(bar: QueryBar) -> str:
    return " ".join(lines(bar.query_one(TagLine))[0].split())


async def test_every_key_asks() -> None:
    bar = QueryBar()
    host = Host(bar)
    async with host.on_stage() as pilot:
        bar.query_one(QueryInput).focus()
        await pilot.press("f", "e", "space", "a", "backspace")
        assert said(host) == ["? f", "? fe", "? fe", "? fe a", "? fe"]
        assert bar.query_text == "fe"


async def test_a_slash_or_a_space_before_the_first_word_is_ignored() -> None:
    bar = QueryBar()
    host = Host(bar)
    async with host.on_stage() as pilot:
        field = bar.query_one(QueryInput)
        field.focus()
        await pilot.press("slash", "space", "slash", "a", "slash", "b")
        assert field.value == "a/b"
        await pilot.press("home", "slash")
        assert field.value == "a/b"
        assert said(host) == ["? a", "? a/", "? a/b"]


async def test_a_slash_in_place_of_all_changes_nothing() -> None:
    bar = QueryBar()
    async with Host(bar).on_stage() as pilot:
        field = bar.query_one(QueryInput)
        field.focus()
        bar.set_query("harbour")
        field.select_all()
        await pilot.press("slash")
        assert field.value == "harbour"


async def test_the_first_word_can_be_deleted() -> None:
    bar = QueryBar()
    async with Host(bar).on_stage() as pilot:
        field = bar.query_one(QueryInput)
        field.focus()
        bar.set_query("old quay")
        await pilot.press("home", "delete", "delete", "delete")
        assert bar.query_text == "quay"
        await pilot.press("end", "s")
        assert bar.query_text == "quays"
        bar.set_query("a/b")
        await pilot.press("home", "delete", "end", "c")
        assert field.value == "/bc"


@pytest.mark.parametrize("key", ["enter", "down", "escape"])
async def test_enter_down_and_escape_lead_to_the_results(key: str) -> None:
    bar = QueryBar()
    host = Host(bar)
    async with host.on_stage() as pilot:
        bar.query_one(QueryInput).focus()
        await pilot.press("a", key)
        assert said(host) == ["? a", "Left"]


async def test_backspace_in_an_empty_query_drops_the_last_filter() -> None:
    bar = QueryBar()
    host = Host(bar)
    async with host.on_stage() as pilot:
        bar.query_one(QueryInput).focus()
        await pilot.press("a", "backspace", "backspace", "backspace")
        assert said(host) == ["? a", "? ", "TagDropped", "TagDropped"]


async def test_a_query_can_be_put_in_the_bar() -> None:
    bar = QueryBar()
    host = Host(bar)
    async with host.on_stage() as pilot:
        bar.query_one(QueryInput).focus()
        bar.set_query("harbour")
        await pilot.press("s")
        assert said(host) == ["? harbour", "? harbours"]


async def test_the_wrong_piece_is_underlined() -> None:
    bar = QueryBar()
    async with Host(bar).on_stage() as pilot:
        field = bar.query_one(QueryInput)
        field.focus()
        bar.set_query('old "quay')
        field.mark_wrong((4, 9))
        await pilot.pause()
        assert "underline" in styles(field, 0, '"quay')
        assert "underline" not in styles(field, 0, "old")
        field.mark_wrong(None)
        await pilot.pause()
        assert "underline" not in styles(field, 0, '"quay')


async def test_a_problem_that_is_cut_begins_where_a_whole_one_does() -> None:
    bar = QueryBar()
    said = "no field colour: there are title, quoted, outlet, person, place, organisation, name"
    async with Host(bar).on_stage() as pilot:
        bar.set_query("colour:red")
        bar.show_under([], "unclosed quote", [])
        await pilot.pause()
        whole = lines(bar.query_one(TagLine))[0]
        bar.show_under([], said, [])
        await pilot.pause()
        cut = lines(bar.query_one(TagLine))[0]
        assert cut.rstrip().endswith("…")
        assert cut.index("no field") == whole.index("unclosed")


async def test_under_an_empty_query_stand_examples() -> None:
    bar = QueryBar()
    async with Host(bar).on_stage() as pilot:
        bar.show_under([], None, [Piece("finds harbour", ("meta",))])
        await pilot.pause()
        assert under(bar) == " ".join(EXAMPLES)


async def test_under_a_query_stand_problem_filters_or_what_it_finds() -> None:
    bar = QueryBar()
    finds = [Piece("finds harbour", ("meta",))]
    async with Host(bar).on_stage(100) as pilot:
        bar.set_query("harbour")
        bar.show_under([], None, finds)
        await pilot.pause()
        assert under(bar) == "finds harbour"
        bar.show_under(TAGS[:1], None, finds)
        await pilot.pause()
        assert under(bar) == "in outlet: Tidewater Post × finds harbour"
        bar.show_under(TAGS, "unclosed quote", finds)
        await pilot.pause()
        assert under(bar) == "unclosed quote finds harbour"


async def test_a_click_on_a_tag_removes_its_filter() -> None:
    bar = QueryBar()
    host = Host(bar)
    async with host.on_stage(100) as pilot:
        bar.show_under(TAGS, None, [])
        await pilot.pause()
        line = bar.query_one(TagLine)
        (shown,) = lines(line)
        for kind, _, _ in TAGS:
            start = shown.index(f"{kind}:")
            for at in (start, shown.index("×", start)):
                await pilot.click(line, offset=(cell_len(shown[:at]), 0))
        await pilot.click(line, offset=(90, 0))
        await pilot.click(line, offset=(3, 0))
        removed = [(m.kind, m.value) for m in host.heard if isinstance(m, TagLine.Removed)]
        assert removed == [tag[:2] for tag in TAGS for _ in range(2)]


async def test_a_click_where_a_tag_was_does_nothing() -> None:
    bar = QueryBar()
    host = Host(bar)
    async with host.on_stage(100) as pilot:
        bar.show_under(TAGS, None, [])
        bar.show_under(TAGS, "unclosed quote", [])
        await pilot.click(bar.query_one(TagLine), offset=(12, 0))
        assert not any(isinstance(m, TagLine.Removed) for m in host.heard)


@pytest.mark.parametrize(("width", "parts"), [(100, 3), (60, 2), (48, 1), (30, 1)])
async def test_where_it_is_tight_the_last_parts_of_the_status_go(width: int, parts: int) -> None:
    bar = QueryBar()
    status = [[Piece(words, ())] for words in ("2 of 1,200 articles", "6 ms", "by relevance")]
    async with Host(bar).on_stage(width) as pilot:
        bar.show_status(status)
        await pilot.pause()
        shown = lines(bar.query_one("#status", Band))[0].strip()
        assert shown == " · ".join(part[0].text for part in status[:parts])


@settings(max_examples=15)
@given(texts, texts)
async def test_what_is_pasted_or_shown_never_reaches_the_terminal_unguarded(
    one: str, other: str
) -> None:
    bar = QueryBar()
    async with Host(bar).on_stage(90) as pilot:
        field = bar.query_one(QueryInput)
        field.focus()
        field.post_message(Paste(one))
        await pilot.pause()
        assert acted_on("".join(lines(field))) == []
        bar.set_query(other)
        bar.show_under([("outlet", other, guard(other))], None, [])
        await pilot.pause()
        assert acted_on("".join(lines(field))) == []
        assert_safe(bar.query_one(TagLine))


async def test_a_book_that_is_pasted_is_cut_to_what_a_query_may_be() -> None:
    bar = QueryBar()
    async with Host(bar).on_stage() as pilot:
        line = bar.query_one(QueryInput)
        line.focus()
        line.post_message(Paste("ferry " * 200_000))
        await pilot.pause()
        assert line.value == ("ferry " * 400)[: line.LONGEST]
        assert line.cursor_position == line.LONGEST
        await pilot.press("backspace", "y", "x")
        assert line.value == ("ferry " * 400)[: line.LONGEST - 1] + "y"
