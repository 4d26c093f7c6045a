"""Going back to what was asked, and searches saved under a name, by keys."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from index.library import Library
from index.results import Filters
from index.searches.search import Saved, Search
from reader.app import ReaderApp
from reader.results import past
from reader.results.past import Found, offers, rows, search_of
from reader.results.walk import Walk
from reader.screens.search import SearchScreen
from reader.screens.searches import SearchesScreen, SearchList
from reader.settings import Settings, nothing_set
from reader.text.safe import guard
from reader.widgets.key_bar import KeyBar
from reader.widgets.query_bar import QueryInput
from reader.widgets.result_list import ResultList
from tests.harbour import harbour, opened, press, settled, type_query
from tests.sample_values import texts
from tests.widget_host import assert_safe, lines

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from reader.survey.ledger import Row

__all__ = ["harbour"]

NOTHING = Search("")


def searched(app: ReaderApp) -> SearchScreen:
    screen = app.screen
    assert isinstance(screen, SearchScreen)
    return screen


def listed(app: ReaderApp) -> str:
    return "\n".join(" ".join(line.split()) for line in lines(app.screen.query_one(SearchList)))


def shown_keys(app: ReaderApp) -> set[str]:
    return {hint.key for hint in app.screen.query_one(KeyBar).hints}


@given(
    st.lists(st.sampled_from("abc")), st.lists(st.sampled_from([-1, 1])), st.sampled_from("abcd")
)
def test_a_walk_goes_through_what_was_asked_and_ends_at_what_was_typed(
    asked: list[str], steps: list[int], typed: str
) -> None:
    walk, now = Walk(), Search(typed)
    for query in asked:
        walk.add(Search(query))
    queries = [one.query for one in walk.past]
    assert queries == list(dict.fromkeys(asked[::-1]))[::-1]
    before = [query for n, query in enumerate(queries) if (n, query) != (len(queries) - 1, typed)]
    line, place = [*before, typed], len(before)
    for step in steps:
        leads = 0 <= place + step < len(line)
        assert walk.has(step, now) == leads
        found = walk.go(step, now)
        assert (found is not None) == leads
        if found is not None:
            place += step
            now = found
            assert found.query == line[place]


def test_what_is_typed_after_a_step_is_a_search_of_its_own() -> None:
    walk = Walk()
    walk.know([Search("quay"), Search("apples")])
    found = walk.go(-1, NOTHING)
    assert found is not None
    walk.typed(found)
    assert walk.has(1, found)
    walk.typed(replace(found, query="apples late"))
    assert not walk.has(1, found)
    assert walk.go(-1, Search("apples late")) == Search("apples")


@given(texts, texts, texts)
def test_whatever_is_kept_is_listed_in_guarded_words_and_found_again(
    name: str, query: str, outlet: str
) -> None:
    saved = Saved((Search(query, Filters(outlets=(outlet,)), name=name or "x"),))
    past = (Search(query), Search("quay", sort="newest", by_story=True))
    found = offers(saved, past, "")
    assert len(found) == 3
    assert [search_of(offer, saved, past) for offer in found] == [*saved.all, *past[::-1]]
    for row in rows(found, saved, past, {name or "x": Found(3, 1)}):
        assert all(guard(words) == words for words in (row.label, *row.cells))
    assert found[1] in offers(saved, past, "QUAY newest")


async def test_what_led_somewhere_is_gone_back_to_by_up_and_down(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        field = app.screen.query_one(QueryInput)
        await press(app, pilot, "up")
        assert field.has_focus
        searched(app).filter_by("outlet", "Radio Sarbuk")
        await type_query(app, pilot, "quay")
        await press(app, pilot, "enter", "enter", "escape", "slash", "ctrl+u", "ctrl+l")
        await type_query(app, pilot, "zzzz")
        searched(app).remember()  # nothing was found
        await press(app, pilot, "ctrl+u")
        await type_query(app, pilot, "apples")
        searched(app).remember()
        await type_query(app, pilot, " late")
        await press(app, pilot, "up")
        assert (field.value, searched(app).filters) == ("apples", Filters())
        await press(app, pilot, "up")
        assert field.value == "quay"
        assert searched(app).filters == Filters(outlets=("Radio Sarbuk",))
        assert app.screen.query_one(ResultList).count == 1
        await press(app, pilot, "up")
        assert field.value == "quay"
        await press(app, pilot, "down", "down")
        assert (field.value, searched(app).filters) == ("apples late", Filters())
        await press(app, pilot, "down")
        assert not field.has_focus
    async with opened(harbour) as (app, pilot):
        assert [one.query for one in searched(app).walk.past] == ["quay", "apples"]


async def test_no_history_is_kept_where_that_is_set(harbour: Path) -> None:
    app = ReaderApp(harbour, loaded=replace(nothing_set(), settings=Settings(history=False)))
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(app, pilot)
        await type_query(app, pilot, "quay")
        searched(app).remember()
        await settled(app, pilot)
        assert [one.query for one in searched(app).walk.past] == ["quay"]
        assert app.library is not None
        assert app.library.searches.past() == ()


async def test_what_is_asked_has_the_room_that_names_leave(harbour: Path) -> None:
    async with opened(harbour, (80, 24)) as (app, pilot):
        assert app.library is not None
        asked = "quay OR harbour OR apples valley"
        app.library.searches.save(Search(asked, name="Old quay"))
        await press(app, pilot, "ctrl+s")
        assert asked in listed(app)
        app.library.searches.save(Search("quay", name="A name that is longer than most names"))
        await press(app, pilot, "escape", "ctrl+s")
        assert asked not in listed(app)


async def test_what_was_deleted_can_be_had_again_when_the_list_is_opened_anew(
    harbour: Path,
) -> None:
    async with opened(harbour) as (app, pilot):
        await press(app, pilot, "ctrl+s")
        assert listed(app).strip() == "Nothing was saved yet, and nothing asked."
        assert not {"enter", "down"} & shown_keys(app)
        await press(app, pilot, "escape")
        await type_query(app, pilot, "quay")
        await press(app, pilot, "ctrl+s", "ctrl+s")
        await type_query(app, pilot, "Quays")
        await press(app, pilot, "enter", "down", "x", "escape", "ctrl+s")
        assert "Nothing was saved" in listed(app)
        await press(app, pilot, "down")
        assert "u" in shown_keys(app)
        await press(app, pilot, "u")
        assert "Quays quay 2 articles" in listed(app)
        await press(app, pilot, "tab")
        await type_query(app, pilot, "zebra")
        assert listed(app).strip() == "No search has these words."
        assert "enter" not in shown_keys(app)


async def test_what_is_counted_lists_no_row_of_a_search_that_was_renamed_meanwhile(
    harbour: Path,
) -> None:
    async with opened(harbour) as (app, pilot):
        assert app.library is not None
        app.library.searches.save(Search("quay", name="Old"))
        await press(app, pilot, "ctrl+s", "down")
        screen, before = app.screen, listed(app)
        assert isinstance(screen, SearchesScreen)
        app.library.searches.save(Search("quay", name="New"), instead_of="Old")
        screen.offers("", app.library)  # found beside the screen, and not listed yet
        screen.post_message(SearchesScreen.Counted({"Old": Found(2, None)}))
        await pilot.pause()
        assert listed(app) == before
        screen.look_again()
        await settled(app, pilot)
        assert "New quay" in listed(app)


async def test_many_searches_are_told_without_listing_all_for_each(
    harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library.open(harbour) as library:
        library.refresh()
        for number in range(60):
            library.searches.save(Search("quay", name=f"search {number}"))
    shown: list[dict[str, Found]] = []

    def watched(*asked: Any) -> list[Row]:
        shown.append(dict(asked[-1]))
        return rows(*asked)

    monkeypatch.setattr(past, "rows", watched)
    async with opened(harbour) as (app, pilot):
        await press(app, pilot, "ctrl+s")
        assert len(shown[-1]) == 60
        assert {found.hits for found in shown[-1].values()} == {2}
    assert len(shown) < 20


async def test_a_search_is_saved_taken_renamed_deleted_and_had_again(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        await type_query(app, pilot, "quay")
        searched(app).remember()
        await press(app, pilot, "ctrl+s", "ctrl+s")
        await type_query(app, pilot, "Old [quay]")
        await press(app, pilot, "enter")
        assert isinstance(app.screen, SearchesScreen)
        assert "Saved\nOld [quay] quay 2 articles" in listed(app).replace("▌ ", "")
        assert "Asked before" in listed(app)
        assert_safe(app.screen.query_one(SearchList))
        await press(app, pilot, "down", "r", "ctrl+u")
        await type_query(app, pilot, "Quays")
        await press(app, pilot, "enter")
        assert "Quays quay 2 articles" in listed(app)
        assert "Old" not in listed(app)
        await press(app, pilot, "x")
        assert "Saved" not in listed(app)
        await press(app, pilot, "u")
        assert "Quays quay 2 articles" in listed(app)
        await press(app, pilot, "escape", "ctrl+u")
        assert app.screen.query_one(QueryInput).value == ""
        more = '{"title": "Quay", "text": "A new quay was opened, and a band played on it."}\n'
        (harbour / "more.jsonl").write_text(more, "utf-8")
        app.look_again()
        await settled(app, pilot)
        await press(app, pilot, "ctrl+s")
        assert "Quays quay 3 articles 1 new" in listed(app)
        await type_query(app, pilot, "quays")
        await press(app, pilot, "enter")
        assert searched(app).query_one(QueryInput).value == "quay"
        assert app.screen.query_one(ResultList).count == 3
        await press(app, pilot, "ctrl+s")
        assert "new" not in listed(app)
