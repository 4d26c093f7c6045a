from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.text.groups import SHORT, FilterGroup, FilterValue, shown
from reader.text.safe import guard
from reader.widgets.filter_list import FilterList
from tests.sample_values import HOSTILE, texts
from tests.widget_host import Host, assert_safe, lines, styles


def group(kind: str, *labels: str, chosen: str = "", **changes: object) -> FilterGroup:
    values = tuple(
        FilterValue(label, label, 90 - n, label == chosen) for n, label in enumerate(labels)
    )
    return FilterGroup(kind, kind.title(), values, **changes)  # type: ignore[arg-type]  # few fields


OUTLETS = group("outlet", "Gazette", "Post", "Observer", chosen="Post")
MANY = group("place", *(f"Bay {n}" for n in range(12)))


def said(host: Host) -> list[tuple[str, str]]:
    return [(m.kind, m.value) for m in host.heard if isinstance(m, FilterList.Toggled)]


def words(view: FilterList) -> list[str]:
    return [" ".join(line.replace("▐", " ").split()) for line in lines(view)]


def selected(view: FilterList) -> str:
    (line,) = (line for line in words(view) if line.startswith("▌"))
    return line.removeprefix("▌ ")


async def test_groups_are_listed_with_their_values_and_counts() -> None:
    view = FilterList()
    async with Host(view).on_stage(30, 10) as pilot:
        view.show([OUTLETS, group("person", "Ines Valdry")])
        await pilot.pause()
        assert words(view)[:8] == [
            "Outlet",
            "Gazette 90",
            "▪ Post 89",
            "Observer 88",
            "",
            "Person",
            "Ines Valdry 90",
            "",
        ]
        assert {len(line.rstrip()) for line in lines(view)[1:4]} == {28}
        assert styles(view, 2, "Post") == {"bold"}
        assert "underline" in styles(view, 5, "Person")


async def test_empty_groups_are_left_out_unless_they_have_a_note() -> None:
    view = FilterList()
    async with Host(view).on_stage(30, 10) as pilot:
        view.show([FilterGroup("month", "Dates", ()), FilterGroup("person", "Names", (), "soon …")])
        await pilot.pause()
        assert words(view)[:3] == ["Names", "soon …", ""]
        assert view.selected == -1


async def test_a_group_shows_its_key_and_whether_it_is_off() -> None:
    view = FilterList()
    async with Host(view).on_stage(30, 10) as pilot:
        view.show([group("person", "Ines Valdry", key="1", off=True)])
        await pilot.pause()
        assert words(view)[0] == "Person off key 1"


async def test_where_one_is_in_a_name_stands_in_place_of_its_count() -> None:
    view = FilterList()
    value = FilterValue("Ines Valdry", "Ines Valdry", 8, chosen=True, at="4/8")
    async with Host(view).on_stage(30, 10) as pilot:
        view.show([FilterGroup("person", "People", (value,))])
        await pilot.pause()
        assert words(view)[1] == "▪ Ines Valdry 4/8"


async def test_heads_and_blank_rows_are_never_selected() -> None:
    view = FilterList()
    async with Host(view).on_stage(30, 20) as pilot:
        view.show([OUTLETS, group("person", "Ines Valdry", "Bo Arne")])
        view.focus()
        seen = []
        for key in ["g", "j", "j", "j", "j", "j", "k", "k", "k"]:
            await pilot.press(key)
            seen.append(selected(view).rsplit(" ", 1)[0].removeprefix("▪ "))
        assert seen == [
            "Gazette",
            "Post",
            "Observer",
            "Ines Valdry",
            "Bo Arne",
            "Bo Arne",
            "Ines Valdry",
            "Observer",
            "Post",
        ]


async def test_choosing_is_told_by_kind_and_value() -> None:
    view = FilterList()
    host = Host(view)
    async with host.on_stage(30, 20) as pilot:
        view.show([OUTLETS, group("person", "Ines Valdry")])
        view.focus()
        await pilot.press("g", "enter", "j", "space", "G", "enter")
        assert said(host) == [("outlet", "Gazette"), ("outlet", "Post"), ("person", "Ines Valdry")]
        assert all(m.control is view for m in host.heard if isinstance(m, FilterList.Toggled))


async def test_a_click_chooses_and_one_on_a_head_does_not() -> None:
    view = FilterList()
    host = Host(view)
    async with host.on_stage(30, 20) as pilot:
        view.show([OUTLETS])
        await pilot.pause()
        for y in (0, 3, 4, 15):
            await pilot.click(view, offset=(8, y))
        assert said(host) == [("outlet", "Observer")]
        assert selected_value(view) == "Observer"


def selected_value(view: FilterList) -> str:
    item = view._items[view.selected]
    return item.value.value if item.value else ""


async def test_of_a_long_group_the_rest_is_shown_on_request() -> None:
    view = FilterList()
    host = Host(view)
    async with host.on_stage(30, 30) as pilot:
        view.show([MANY])
        view.focus()
        await pilot.pause()
        assert words(view)[SHORT : SHORT + 2] == ["Bay 4 86", "7 more …"]
        await pilot.press("G", "enter")
        assert selected(view) == f"Bay {SHORT} {90 - SHORT}"
        assert words(view)[12] == "Bay 11 79"
        assert not any("more" in line for line in words(view))
        assert said(host) == []


async def test_what_is_chosen_is_shown_even_far_down_a_group() -> None:
    view = FilterList()
    async with Host(view).on_stage(30, 30) as pilot:
        view.show([group("place", *(f"Bay {n}" for n in range(12)), chosen="Bay 9")])
        await pilot.pause()
        assert "▪ Bay 9 81" in words(view)
        assert "6 more …" in words(view)


async def test_the_selected_value_stays_selected_when_counts_change() -> None:
    view = FilterList()
    async with Host(view).on_stage(30, 20) as pilot:
        view.show([OUTLETS])
        view.focus()
        await pilot.press("g", "j", "j")
        view.show([group("outlet", "Observer", "Gazette"), MANY])
        await pilot.pause()
        assert selected(view) == "Observer 90"
        view.show([group("outlet", "Gazette"), MANY])
        await pilot.pause()
        assert selected(view).startswith("Gazette")
        view.show([])
        await pilot.press("j", "enter", "G", "g", "ctrl+f")
        assert view.selected == -1


async def test_the_selected_value_is_kept_in_sight() -> None:
    view = FilterList()
    groups = [group(kind, *"abcdef") for kind in ("outlet", "person", "place")]
    async with Host(view).on_stage(30, 8) as pilot:
        view.show(groups)
        view.focus()
        for key in ["G", "k", "k", "ctrl+b", "g", "ctrl+f", "ctrl+f", "ctrl+f", "ctrl+b"]:
            await pilot.press(key)
            assert selected(view)


@settings(max_examples=12)
@given(
    st.lists(st.integers(0, 9), max_size=4),
    st.lists(st.sampled_from(["j", "k", "g", "G", "ctrl+f", "ctrl+b", "enter"]), max_size=12),
    st.integers(3, 20),
)
async def test_wherever_one_goes_a_value_is_selected_and_in_sight(
    sizes: list[int], keys: list[str], height: int
) -> None:
    view = FilterList()
    kinds = ("outlet", "month", "person", "place")
    groups = [group(kind, *"abcdefghi"[:size]) for kind, size in zip(kinds, sizes, strict=False)]
    async with Host(view).on_stage(30, height) as pilot:
        view.show(groups)
        view.focus()
        for key in keys:
            await pilot.press(key)
            assert (view.selected >= 0) == any(sizes)
            assert not any(sizes) or selected(view)


async def test_the_selected_value_is_marked_only_in_focus() -> None:
    view = FilterList()
    async with Host(view).on_stage(30, 10) as pilot:
        view.show([OUTLETS])
        await pilot.pause()
        assert not any("▌" in line for line in lines(view))
        view.focus()
        await pilot.pause()
        assert selected(view).startswith("Gazette")


def test_what_is_not_known_has_a_word_of_its_own() -> None:
    assert shown("", "unknown") == "unknown"
    assert shown("\x1b[2J", "unknown") == "␛[2J"


@settings(max_examples=12)
@given(st.lists(texts, min_size=1, max_size=8), st.integers(16, 60))
async def test_no_value_reaches_the_terminal_unguarded_or_pushes_its_count_away(
    names: list[str], width: int
) -> None:
    view = FilterList()
    values = tuple(FilterValue(str(n), guard(name), 1234) for n, name in enumerate(names))
    async with Host(view).on_stage(width, 30) as pilot:
        view.show([FilterGroup("outlet", "Outlets", values)])
        view.focus()
        await pilot.pause()
        assert_safe(view)
        shown_values = min(len(names), SHORT)
        assert sum("1,234" in line for line in lines(view)) >= shown_values


@pytest.mark.parametrize("piece", [*HOSTILE, "漢", " "])
async def test_a_name_of_a_hundred_thousand_letters_is_cut(piece: str) -> None:
    view = FilterList()
    long = guard(piece * (100_000 // len(piece)))
    async with Host(view).on_stage(30, 5) as pilot:
        view.show([FilterGroup("outlet", "Outlets", (FilterValue("x", long, 7),))])
        await pilot.pause()
        assert_safe(view)
        assert words(view)[1].endswith("7")
