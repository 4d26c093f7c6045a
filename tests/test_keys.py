from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import pytest
from textual.app import App
from textual.binding import ActiveBinding, Binding, BindingType
from textual.widgets import Input

from reader.keys import Entry, entries, hints, keys_by_parameter, shown_key, working
from reader.widgets.filter_list import FilterList
from reader.widgets.key_bar import KeyHint

if TYPE_CHECKING:
    from textual.app import ComposeResult


class Desk(App[None]):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+p", "command_palette", "palette", priority=True),
        Binding("question_mark", "explain", "help"),
        Binding("z", "never", "asleep"),
        Binding("x", "not_now", "asleep"),
        Binding("y", "answer", "hidden", show=False),
        Binding("right_square_bracket", "mention(1)", "mention"),
        Binding("left_square_bracket", "mention(-1)", "previous mention", show=False),
        Binding("comma,ctrl+y", "turn(-1)", "turn back", show=False),
        Binding("full_stop", "turn(1)", "turn", show=False),
        Binding("escape", "leave", "back"),
        Binding("f3", "take('one')", "take one"),
        Binding("f4", "take('other')", "take the other"),
    ]

    def compose(self) -> ComposeResult:
        yield Input()
        yield FilterList()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        del parameters
        return {"never": False, "not_now": None}.get(action, True)


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("question_mark", "?"),
        ("slash", "/"),
        ("escape", "esc"),
        ("ctrl+f", "ctrl+f"),
        ("j", "j"),
        ("comma", ","),
        ("space", "space"),
        ("tab", "tab"),
        ("shift+tab", "shift+tab"),
    ],
)
def test_keys_are_called_what_people_call_them(key: str, shown: str) -> None:
    assert shown_key(key) == shown


async def test_hints_are_of_the_focus_first_and_of_the_application_last() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        app.query_one(FilterList).focus()
        await pilot.pause()
        near, far = hints(app, working(app.screen))
        assert KeyHint("enter", "enter", "choose") in near
        assert far[0] == KeyHint("ctrl+p", "ctrl+p", "palette")
        assert KeyHint("question_mark", "?", "help") in far
        assert KeyHint("right_square_bracket", "] [", "mention") in far


async def test_keys_that_do_not_work_now_are_not_offered() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        app.query_one(FilterList).focus()
        await pilot.pause()
        offered = [hint.label for part in hints(app, working(app.screen)) for hint in part]
        assert "asleep" not in offered
        assert "hidden" not in offered
        assert "hidden" in [active.binding.description for _, active in working(app.screen)]
        assert "asleep" not in [active.binding.description for _, active in working(app.screen)]


async def test_in_an_input_every_letter_is_text() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        app.query_one(Input).focus()
        await pilot.pause()
        keys = [key for key, _ in working(app.screen)]
        assert not {"question_mark", "y", "z", "right_square_bracket"} & set(keys)
        assert {"ctrl+p", "escape"} <= set(keys)
        offered = [hint.key for part in hints(app, working(app.screen)) for hint in part]
        assert "question_mark" not in offered
        assert "ctrl+p" in offered


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        (("n", "N"), "n N"),
        (("1", "2", "3", "4"), "1–4"),
        (("1", "2"), "1 2"),
        (("a", "b", "d"), "a b d"),
        (("tab", "shift+tab"), "tab"),
        (("f5", "n", "p"), "f5"),
        (("ctrl+q", "q"), "q"),
        (("enter", "e"), "enter"),
        (("right", "left"), "arrows"),
    ],
)
def test_keys_that_belong_together_are_told_as_one(keys: tuple[str, ...], shown: str) -> None:
    active = ActiveBinding(App(), Binding("n", "hit(1)", "hit"), enabled=True)
    assert Entry(keys, active, "n").shown == shown


async def test_both_directions_of_what_is_shown_stand_together() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        app.query_one(FilterList).focus()
        await pilot.pause()
        told = {
            entry.active.binding.description: entry.keys for entry in entries(working(app.screen))
        }
        assert told["mention"] == ("]", "[")
        assert told["turn back"] == (",", "ctrl+y")
        assert told["turn"] == (".",)
        assert told["take one"] == ("f3",)
        assert told["take the other"] == ("f4",)


async def test_the_keys_of_an_action_are_told_by_what_it_is_done_to() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        app.query_one(FilterList).focus()
        await pilot.pause()
        assert keys_by_parameter(working(app.screen), "take") == {"one": "f3", "other": "f4"}
        assert keys_by_parameter(working(app.screen), "mention") == {"1": "]", "-1": "["}
        assert keys_by_parameter(working(app.screen), "leave") == {}
