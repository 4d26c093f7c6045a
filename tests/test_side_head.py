"""The heads over the two sides of a comparison."""

from __future__ import annotations

from hypothesis import given, settings

from reader.widgets.compare_head import CompareHead
from tests.sample_values import article, texts
from tests.widget_host import Host, assert_safe, lines

HERALD = article(
    "The quay was closed.",
    title="The old quay is shut",
    outlet="Marrow Herald",
    date="2031-03-04",
    found_in={"title": "line 1", "outlet": "line 9: byline"},
)


def shown(head: CompareHead) -> list[str]:
    return [" ".join(lines(band)).strip() for band in head.children if band.display]


async def test_a_head_tells_title_outlet_and_day() -> None:
    head = CompareHead("a")
    async with Host(head).on_stage(60, 10) as pilot:
        head.show(HERALD, HERALD, (), narrow=False, found=False)
        await pilot.pause()
        assert shown(head) == ["A The old quay is shut", "Marrow Herald · Tue 4 Mar 2031 · 4 words"]


async def test_where_there_is_one_side_at_a_time_the_title_is_left_out() -> None:
    head = CompareHead("b")
    async with Host(head).on_stage(80, 10) as pilot:
        head.show(HERALD, HERALD, (), narrow=True, found=False)
        await pilot.pause()
        assert shown(head) == ["B Marrow Herald · Tue 4 Mar 2031 · 4 words"]
        assert head.size.height == 1


async def test_where_outlet_and_date_were_found_is_told_on_request() -> None:
    head = CompareHead("a")
    async with Host(head).on_stage(60, 10) as pilot:
        head.show(HERALD, HERALD, (), narrow=False, found=True)
        await pilot.pause()
        assert shown(head)[2:] == ["outlet found in line 9: byline", "date not found"]


@given(texts)
@settings(max_examples=12)
async def test_what_is_told_is_guarded(text: str) -> None:
    head = CompareHead("a")
    async with Host(head).on_stage(50, 10) as pilot:
        found = {"outlet": text, "date": text}
        trap = article("Words.", title=text, outlet=text or None, date=text, found_in=found)
        head.show(trap, HERALD, (), narrow=False, found=True)
        await pilot.pause()
        for band in head.children:
            assert_safe(band)
