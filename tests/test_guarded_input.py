"""A line to type in: what a letter costs, and that the cursor stays in sight."""

from __future__ import annotations

from reader.widgets.guarded_input import GuardedInput
from tests.widget_host import Host, lines


async def test_a_letter_lays_out_nothing_anew() -> None:
    field = GuardedInput(compact=True)
    app = Host(field)
    async with app.on_stage(30, 4) as pilot:
        field.focus()
        await pilot.press("a")
        laid_out: list[object] = []
        app.screen.screen_layout_refresh_signal.subscribe(field, laid_out.append)
        await pilot.press("b", "c", "backspace")
        await pilot.pause()
        assert field.value == "ab"
        assert "ab" in lines(field)[0]
        assert laid_out == []


async def test_the_end_of_what_is_typed_is_in_sight_however_long_it_is() -> None:
    field = GuardedInput(compact=True)
    async with Host(field).on_stage(20, 4) as pilot:
        field.focus()
        await pilot.press(*"abcdefghijklmnopqrstuvwxyz")
        await pilot.pause()
        assert lines(field)[0].rstrip().endswith("xyz")
        await pilot.press("home")
        await pilot.pause()
        assert lines(field)[0].lstrip().startswith("abc")
        await pilot.press("end")
        await pilot.press(*["backspace"] * 20)
        await pilot.pause()
        assert "abcdef" in lines(field)[0]
