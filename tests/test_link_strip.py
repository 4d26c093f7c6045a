from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from index.comparison import LINK_KINDS
from reader.comparing.hits import HitsBeside
from reader.comparing.names import NamesBeside
from reader.comparing.page import LinkTable
from reader.comparing.walk import CompareWalk
from reader.widgets.band import Band
from reader.widgets.link_strip import LinkStrip
from reader.widgets.text_view import TextView
from tests.sample_values import comparison, texts
from tests.widget_host import Host, assert_safe, lines

if TYPE_CHECKING:
    from index.comparison import LinkKind, Tier
    from reader.comparing.page import SideName

SURE: tuple[Tier, ...] = ("strong", "probable")
FOUND = comparison(
    [["The crane fell on Monday.", "Nobody was hurt."]],
    [["A crane fell.", "Fees are up.", "The crane came down."]],
    [(0, 0, "reworded", "probable", 0.5), (0, 2, "reworded", "strong", 0.7)],
)


def walk_at(
    side: SideName, passage: int, match: int, table: LinkTable | None = None
) -> CompareWalk:
    """Return where one is after going to a passage and on to one of its matches."""
    walk = CompareWalk(table or LinkTable(FOUND, SURE), 60, 20)
    walk.go(side, passage)
    for _ in range(match):
        walk.step_match()
    return walk


def words(strip: LinkStrip) -> list[str]:
    """Return what the parts of the strip that are shown say, from top to bottom."""
    parts = strip.query("Band, TextView")
    said = [" ".join(" ".join(lines(part)).split()) for part in parts if part.display]
    return [line for line in said if line]


async def test_a_link_is_explained_with_both_its_passages() -> None:
    strip = LinkStrip()
    async with Host(strip).on_stage(120, 30) as pilot:
        strip.arrange_for(narrow=False, high=True)
        strip.show(walk_at("a", 0, 0), NamesBeside(), HitsBeside(), narrow=False)
        await pilot.pause()
        explained, a, b, totals = words(strip)
        assert explained == (
            "~ in other words strong 0.70 · shared: harbour passage 1 of 2 · match 1 of 2"
        )
        assert (a, b) == ("A The crane fell on Monday.", "B The crane came down.")
        assert "~ 2 in other words" in totals
        assert totals.endswith("· no match found for 1 of The Marrow Gazette, 1 of Tidewater Post")


async def test_another_match_has_another_explanation() -> None:
    strip = LinkStrip()
    async with Host(strip).on_stage(120, 30) as pilot:
        strip.arrange_for(narrow=False, high=False)
        strip.show(walk_at("a", 0, 1), NamesBeside(), HitsBeside(), narrow=False)
        await pilot.pause()
        explained = words(strip)[0]
        assert "probable 0.50" in explained
        assert "match 2 of 2" in explained


async def test_a_passage_without_a_match_leaves_only_that_it_has_none() -> None:
    strip = LinkStrip()
    async with Host(strip).on_stage(120, 20) as pilot:
        strip.arrange_for(narrow=False, high=False)
        strip.show(walk_at("a", 0, 0), NamesBeside(), HitsBeside(), narrow=False)
        strip.show(walk_at("b", 1, 0), NamesBeside(), HitsBeside(), narrow=False)
        await pilot.pause()
        assert words(strip) == ["· no match found in the other text passage 2 of 3"]


async def test_under_a_single_side_its_match_is_shown_whole() -> None:
    strip = LinkStrip()
    async with Host(strip).on_stage(80, 24) as pilot:
        strip.arrange_for(narrow=True, high=False)
        strip.show(walk_at("b", 2, 0), NamesBeside(), HitsBeside(), narrow=True)
        await pilot.pause()
        explained, head, across = words(strip)
        assert "passage" not in explained
        assert head == "A The Marrow Gazette · Tue 4 Mar 2031 passage 1 of 2"
        assert across == "The crane fell on Monday."
        strip.show(walk_at("b", 1, 0), NamesBeside(), HitsBeside(), narrow=True)
        await pilot.pause()
        assert words(strip) == ["· no match found in the other text"]


async def test_nothing_in_the_strip_takes_the_focus() -> None:
    strip = LinkStrip()
    async with Host(strip).on_stage(80, 24) as pilot:
        strip.arrange_for(narrow=True, high=True)
        await pilot.press("tab", "tab")
        assert strip.app.focused is None


@settings(max_examples=12)
@given(texts.map(str.strip).filter(bool), texts, st.sampled_from(LINK_KINDS), st.integers(60, 140))
async def test_no_passage_or_outlet_reaches_the_terminal_unguarded(
    passage: str, outlet: str, kind: LinkKind, width: int
) -> None:
    strip = LinkStrip()
    found = comparison([[passage]], [[passage]], [(0, 0, kind, "strong", 0.9)])
    found = replace(found, a=replace(found.a, outlet=outlet), b=replace(found.b, outlet=outlet))
    table, narrow = LinkTable(found, SURE), width < 100
    async with Host(strip).on_stage(width, 30) as pilot:
        strip.arrange_for(narrow=narrow, high=True)
        strip.show(walk_at("b", 0, 0, table), NamesBeside(), HitsBeside(), narrow=narrow)
        await pilot.pause()
        for part in (*strip.query(Band), *strip.query(TextView)):
            assert_safe(part)


async def test_a_strip_without_a_match_stays_as_it_is_when_it_is_laid_out_again() -> None:
    strip = LinkStrip()
    async with Host(strip).on_stage(80, 24) as pilot:
        for passage, shown in ((0, True), (1, False), (0, True)):
            strip.arrange_for(narrow=True, high=False)
            strip.show(walk_at("a", passage, 0), NamesBeside(), HitsBeside(), narrow=True)
            await pilot.pause()
            across = strip.query_one("#across", TextView)
            assert across.display == shown
            strip.arrange_for(narrow=True, high=False)  # as after any change of the layout
            assert across.display == shown
