"""What a list says of articles with the very same text, and how it unfolds and folds them."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from textual import on

from index.folded import OUTLETS_TOLD, Folded
from index.story import Story, StoryId
from reader.results.lines import Words, result_lines
from reader.results.rows import ResultRows
from reader.results.same import below_words, folded_words
from reader.results.telling import also
from reader.widgets.result_list import ResultList
from tests.sample_values import acted_on, row, texts
from tests.widget_host import Host, lines

if TYPE_CHECKING:
    from index.results import Row
    from reader.results.lines import Line


def words(line: Line) -> str:
    return "".join(piece.text for piece in line)


def folded(others: int = 2, *outlets: str, day: bool = False) -> Folded:
    return Folded("folded", others, outlets, other_day=day)


def of_story(others: int, *outlets: str, named: int = 0, day: bool = False) -> Folded:
    return Folded("folded", others, outlets, other_day=day, by="story", named=named)


BELOW = Folded("below", 0)

# The words


@pytest.mark.parametrize(
    ("told", "width", "expected"),
    [
        (folded(), 40, "+2 the same"),
        (folded(1200), 40, "+1,200 the same"),
        (folded(day=True), 40, "+2 the same · another day"),
        (folded(2, "Harbour Post"), 40, "+2 the same: Harbour Post"),
        (folded(1, ""), 40, "+1 the same: outlet unknown"),
        (folded(2, "Post", "Gull", day=True), 40, "+2 the same: Post, Gull · another day"),
        (folded(2, "Post", "Gull", day=True), 35, "+2 the same: Post, Gull"),
        (folded(2, "Harbour Post", "Gull"), 30, "+2 the same: Harbour Post, …"),
        (folded(2, "Harbour Post", "Gull"), 26, "+2 the same"),
        (folded(9, *"a" * OUTLETS_TOLD), 99, "+9 the same: a, a, a, a, a, a, a, a, …"),
        (Folded("first", 3, ("Gull",), other_day=True), 40, "3 the same below"),
        (BELOW, 40, ""),
        (of_story(4, "Gull", "Post", named=3), 40, "+4 in 3 outlets: Gull, Post"),
        (of_story(4, "Gull", "Post", named=3), 22, "+4 in 3 outlets"),
        (of_story(1, "Gull", named=1, day=True), 40, "+1 in 1 outlet: Gull"),
        (of_story(2, named=1), 40, "+2 in 1 outlet"),  # its own
        (of_story(3, "Gull", "", named=1), 40, "+3 in 1 outlet: Gull, outlet unknown"),
        (of_story(2, ""), 40, "+2 of this story: outlet unknown"),
        (Folded("first", 3, ("Gull",), by="story", named=1), 40, "3 of this story below"),
    ],
)
def test_a_row_tells_how_many_others_have_its_text_or_story_and_where(
    told: Folded, width: int, expected: str
) -> None:
    assert folded_words(told, width) == expected


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (60, "The Marrow Gazette · 4 Mar 2031 · news/2031/7.txt"),
        (38, "The Marrow Gazette · news/2031/7.txt"),
        (35, "The Marrow Gazette · …ws/2031/7.txt"),
        (30, "The Marrow … · …/2031/7.txt"),
        (24, "…/2031/7.txt"),
        (10, "…031/7.txt"),
    ],
)
def test_below_the_first_outlet_day_and_id_tell_the_others_apart(width: int, expected: str) -> None:
    assert below_words(row(7, id="news/2031/7.txt"), width) == expected


def test_what_is_folded_is_told_below_the_snippets() -> None:
    plain = result_lines(row(7), 60, 3)
    told = result_lines(row(7, folded=folded(1, "Gull")), 60, 3)
    assert told[:-1] == plain
    assert words(told[-1]) == "  +1 the same: Gull"
    assert [piece.roles for piece in told[-1]] == [(), ("meta",)]


def test_below_the_first_an_article_takes_two_lines() -> None:
    title, about = result_lines(row(7, folded=BELOW), 60, 3)
    assert words(title) == "= Harbour story 7"
    assert [piece.text for piece in title if "hit" in piece.roles] == ["Harbour"]
    assert words(about) == "  The Marrow Gazette · 4 Mar 2031 · 7.txt"
    assert words(result_lines(row(folded=BELOW, title=None), 60, 3)[0]) == "= title unknown"


def test_below_the_first_of_its_story_an_article_tells_who_published_it_when() -> None:
    below = Folded("below", 0, by="story")
    title, about = result_lines(row(7, folded=below), 44, 3)
    assert words(title) == "  Harbour story 7"
    assert words(about) == "  The Marrow Gazette · 4 Mar 2031     2 hits"


CRANE = Story(
    StoryId("s1"), "Crane falls", None, None, (), ("Gull", "The Marrow Gazette", "Post"), unknown=1
)


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (88, "The Marrow Gazette · Tue 4 Mar 2031 · 420 words · also Gull, Post, 1 unknown"),
        (83, "The Marrow Gazette · Tue 4 Mar 2031 · 420 words · 3 outlets, 1 unknown"),
        (75, "The Marrow Gazette · Tue 4 Mar 2031 · 3 outlets, 1 unknown"),
        (64, "The Marrow Gazette · 4 Mar 2031 · 3 outlets, 1 unknown"),
        (60, "The Marrow Gazette · Tue 4 Mar 2031 · 3 outlets, 1 unknown"),
    ],
)
def test_a_row_tells_who_else_has_its_story(width: int, expected: str) -> None:
    meta = words(result_lines(row(story=CRANE), width, 0)[1])
    assert meta.removesuffix("2 hits").rstrip() == expected
    assert meta.endswith("  2 hits") == (width > 60)  # rather than the others aren't told


def test_of_its_own_outlets_and_in_a_list_by_story_nothing_is_told_twice() -> None:
    alone = replace(CRANE, outlets=("The Marrow Gazette",), unknown=0)
    assert also(row(story=alone)) == also(row()) == ()
    assert also(row(story=CRANE, folded=of_story(1, "Gull", named=1))) == ()
    assert also(row(story=CRANE, folded=folded(1))) != ()
    own = row(outlet=None, story=replace(alone, unknown=1))
    assert also(own) == ("also The Marrow Gazette", "1 outlet, 1 unknown")
    unknown = replace(alone, outlets=(), unknown=2)
    assert also(replace(own, story=unknown)) == ("also 1 unknown", "also 1 unknown")


@given(
    texts,
    st.lists(texts, max_size=9).map(tuple),
    st.sampled_from([*product(("folded", "first", "below"), ("text", "story"))]),
    st.booleans(),
    st.integers(12, 70),
)
@example("[/b] [/b] [/b]", (), ("below", "text"), False, 12)  # noqa: FBT003  # a case
@settings(max_examples=400)
def test_whatever_is_told_is_safe_and_fits(
    title: str, outlets: tuple[str, ...], stands: Any, day: Any, width: int
) -> None:
    stands, by = stands
    told = Folded(stands, 3, outlets, other_day=day, by=by, named=len(outlets))
    some = row(title=title, title_marks=(), outlet=title, id=title, folded=told)
    some = replace(some, story=replace(CRANE, outlets=outlets))
    for line in result_lines(some, width, 2):
        assert acted_on(words(line)) == []
        assert cell_len(words(line)) <= width


# Rows that come and go


@given(st.integers(1, 60), st.data())
def test_what_was_known_before_and_after_a_change_stays_known(
    count: int, data: st.DataObject
) -> None:
    rows = ResultRows(count, Words(), cells=40, snippets=2, guess=5)
    known = data.draw(st.sets(st.integers(0, count - 1)))
    for number in known:
        rows.fill(number, [row(number, title="Quay " * (number % 9))])
    start = data.draw(st.integers(0, count))
    removed = data.draw(st.integers(0, count - start))
    added = data.draw(st.integers(0, 30))
    rows.ask(0, 10**6)
    rows.change(start, removed, added)

    numbers = list(range(count))
    numbers[start : start + removed] = [-1] * added
    kept = [rows.row(number) for number in range(rows.count)]
    assert [one and one.key for one in kept] == [n if n in known else None for n in numbers]
    missing = [place for place, number in enumerate(numbers) if number not in known]
    asked = rows.ask(0, 10**6)
    assert list(asked) == list(range(missing[0], missing[-1] + 1) if missing else ())
    tops = [rows.top(number) for number in range(rows.count + 1)]
    assert tops == sorted(tops)
    for number, one in enumerate(kept):
        told = rows.lines(number)
        assert (told is None) == (one is None)
        assert told is None or rows.shown_height(number) == len(told)


def test_all_are_asked_for_again_once_and_shown_meanwhile() -> None:
    rows = ResultRows(5, Words(), cells=40, snippets=2, guess=5)
    rows.fill(0, [row(n) for n in range(5)])
    assert rows.ask(0, 30) == range(0)
    assert rows.ask(0, 30, again=True) == range(5)
    assert rows.row(3) == row(3)
    assert rows.ask(0, 30) == range(0)


# The widget


class Folding(Host):
    """Has four others with the text of row 2, listed below it when that is wanted."""

    OTHERS = 4

    def __init__(self, listing: ResultList) -> None:
        super().__init__(listing)
        self.listing = listing
        self.open = False

    def make(self, number: int) -> Row:
        if number == 2:
            stands = Folded("first" if self.open else "folded", self.OTHERS, ("Gull",))
            return row(2, folded=stands)
        if self.open and 2 < number <= 2 + self.OTHERS:
            return row(100 + number, folded=BELOW)
        return row(number - self.OTHERS * (self.open and number > 2))

    @on(ResultList.RowsNeeded)
    def _answer(self, event: ResultList.RowsNeeded) -> None:
        self.listing.fill(event.start, [self.make(n) for n in range(event.start, event.end)])

    @on(ResultList.SameWanted)
    def _turn(self) -> None:
        self.open = not self.open
        more = self.OTHERS if self.open else 0
        self.listing.change(3, removed=self.OTHERS - more, added=more, select=2)
        self.listing.fill(2, [self.make(2)])

    def wanted(self) -> list[int]:
        return [m.row.key for m in self.heard if isinstance(m, ResultList.SameWanted)]


def titles(listing: ResultList) -> list[str]:
    shown = (line.strip("▌▎▐ ") for line in lines(listing))
    return [line for line in shown if "Harbour story" in line]


async def test_one_key_unfolds_and_folds_in_place() -> None:
    listing = ResultList()
    host = Folding(listing)
    async with host.on_stage(60, 50) as pilot:
        listing.focus()
        listing.show(30, has_hits=True)
        await pilot.press("j", "equals_sign")
        assert host.wanted() == []  # row 1 is alone with its text
        await pilot.press("j")
        await pilot.pause()
        before, top = titles(listing), listing.top_row
        await pilot.press("equals_sign")
        await pilot.pause()
        assert host.wanted() == [2]
        assert titles(listing)[:8] == [
            *(f"Harbour story {number}" for number in (0, 1, 2)),
            *(f"= Harbour story {number}" for number in (103, 104, 105, 106)),
            "Harbour story 3",
        ]
        assert (listing.count, listing.selected, listing.top_row) == (34, 2, top)
        assert "4 the same below" in " ".join(lines(listing))
        await pilot.press("j", "j", "equals_sign")  # from one of those below
        await pilot.pause()
        assert host.wanted() == [2, 104]
        assert (titles(listing), listing.count, listing.selected) == (before, 30, 2)


async def test_the_key_is_offered_only_where_there_are_others() -> None:
    listing = ResultList()
    host = Folding(listing)
    async with host.on_stage(60, 50) as pilot:
        listing.focus()
        listing.show(30, has_hits=True)
        await pilot.pause()
        offered = []
        for _ in range(4):
            offered.append("equals_sign" in host.screen.active_bindings)
            await pilot.press("j")
            await pilot.pause()
        assert offered == [False, False, True, False]


async def test_a_change_above_what_is_in_sight_keeps_the_selected_row_in_sight() -> None:
    listing = ResultList()
    host = Folding(listing)
    async with host.on_stage(60, 16) as pilot:
        listing.focus()
        listing.show(2000, has_hits=True)
        await pilot.press("j", "j", "equals_sign")
        await pilot.pause()
        selected = [line for line in lines(listing) if line[0] in "▌▎"]
        assert "Harbour story 2" in selected[0]
        await pilot.press("G")
        await pilot.pause()
        assert listing.count == 2004
        assert titles(listing)[-1] == "Harbour story 1999"
