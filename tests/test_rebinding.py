from __future__ import annotations

from contextlib import asynccontextmanager
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.command import CommandInput
from textual.widgets import Input

from reader.app import ReaderApp
from reader.keys.bindings import rebindable
from reader.keys.names import key_named, shown_key
from reader.keys.rebinding import Rebinding
from reader.screens.article import ArticleScreen
from reader.screens.help import HelpScreen
from reader.screens.palette import Palette
from reader.screens.search import SearchScreen
from reader.screens.settings import HEAD_CELLS, LINE_CELLS, SettingsScreen
from reader.settings import loaded
from reader.settings.asked_keys import with_checked_keys
from reader.settings.file import parsed
from reader.settings.told import commented_file
from reader.themes import INK, PAPER
from reader.widgets.band import Band
from reader.widgets.key_bar import KeyBar
from reader.widgets.query_bar import QueryInput
from reader.widgets.reading_view import ReadingView
from reader.widgets.result_list import ResultList
from reader.widgets.text_view import TextView
from tests.harbour import harbour, press, settled, type_query
from tests.widget_host import lines

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from textual.pilot import Pilot

    from reader.settings import Loaded

__all__ = ["harbour"]


def set_by(text: str) -> Loaded:
    return with_checked_keys(loaded(parsed(text.encode(), Path("config.toml")), {}))


def keys_of(text: str) -> dict[str, tuple[str, ...]]:
    found = set_by(text)
    assert found.problems == ()
    return dict(found.settings.keys)


@asynccontextmanager
async def reading(
    corpus: Path, text: str, size: tuple[int, int] = (120, 36)
) -> AsyncIterator[tuple[ReaderApp, Pilot[None]]]:
    app = ReaderApp(corpus, loaded=set_by(text))
    async with app.run_test(size=size) as pilot:
        await settled(app, pilot)
        yield app, pilot


def footer(app: ReaderApp) -> str:
    return app.screen.query_one(KeyBar).text


def place(app: ReaderApp) -> int:
    return app.screen.query_one("#text", ReadingView).top_row


# In the reader


async def test_a_key_of_a_screen_is_another(harbour: Path) -> None:
    async with reading(harbour, '[keys]\n"search.sort" = ["f7", "z"]') as (app, pilot):
        await press(app, pilot, "enter")
        assert "z sort" in footer(app) or "f7 sort" in footer(app)
        assert "s sort" not in footer(app).replace("results sort", "")
        screen = app.screen
        assert isinstance(screen, SearchScreen)
        sorts = [screen.sort]
        for key in ("f7", "z", "s"):
            await press(app, pilot, key)
            sorts.append(screen.sort)
        assert len(set(sorts[:3])) == 3
        assert sorts[3] == sorts[2]


async def test_a_key_of_a_widget_is_another(harbour: Path) -> None:
    async with reading(harbour, '[keys]\n"list.down" = "f6"\n"search.sort" = "j"') as (app, pilot):
        await press(app, pilot, "enter")
        listing = app.screen.query_one(ResultList)
        assert listing.selected == 0
        await press(app, pilot, "f6")
        assert listing.selected == 1
        await press(app, pilot, "down")
        assert listing.selected == 1


async def test_a_function_key_works_while_a_query_is_typed(harbour: Path) -> None:
    async with reading(harbour, '[keys]\n"app.help" = "f1"\n"app.theme" = "f9"') as (app, pilot):
        assert isinstance(app.focused, QueryInput)
        assert "f1 help" in footer(app)
        await press(app, pilot, "f9")
        assert app.theme == PAPER.name
        await press(app, pilot, "f1")
        assert isinstance(app.screen, HelpScreen)


async def test_a_letter_stays_text_in_the_query(harbour: Path) -> None:
    text = '[keys]\n"search.drop-filters" = "d"\n"app.stop" = "f8"\n"app.help" = "h"'
    async with reading(harbour, text) as (app, pilot):
        await type_query(app, pilot, "dh")
        assert app.screen.query_one(QueryInput).value == "dh"
        assert "h help" not in footer(app)
        await press(app, pilot, "ctrl+u", "enter", "h")
        assert isinstance(app.screen, HelpScreen)
        assert "go to the query" in app.screen.query_one(TextView).text


async def test_what_is_unbound_is_still_in_the_palette(harbour: Path) -> None:
    async with reading(harbour, '[keys]\n"search.compare" = []\n"search.sort" = []') as (
        app,
        pilot,
    ):
        await press(app, pilot, "enter", "c")
        assert isinstance(app.screen, SearchScreen)
        assert "compare" not in footer(app)
        offered = {command.title: command.help for command in app.get_system_commands(app.screen)}
        assert offered["Compare"] == offered["Sort"] == "no key"


async def test_what_a_base_class_had_on_a_key_comes_back(harbour: Path) -> None:
    async with reading(harbour, '[keys]\n"query.backspace" = "f5"') as (app, pilot):
        await type_query(app, pilot, "ab")
        await press(app, pilot, "backspace")
        assert app.screen.query_one(QueryInput).value == "a"
        await press(app, pilot, "f5")
        assert app.screen.query_one(QueryInput).value == ""


async def test_quitting_by_another_key(harbour: Path) -> None:
    async with reading(harbour, '[keys]\n"app.quit-anywhere" = "ctrl+x"') as (app, pilot):
        await pilot.press("ctrl+q")
        assert app.is_running
        await pilot.press("ctrl+x")
        await pilot.pause()
        assert not app.is_running


async def test_the_first_line_shows_the_keys_of_places(harbour: Path) -> None:
    async with reading(harbour, '[keys]\n"app.corpus" = ["f4", "8"]\n"app.search" = "f3"') as (
        app,
        pilot,
    ):
        await press(app, pilot, "enter")
        top = app.screen.query_one("#top", Band).text
        assert "f4 Corpus" in top
        assert "f3 Search" in top
        await press(app, pilot, "8")
        assert not isinstance(app.screen, SearchScreen)
        await press(app, pilot, "f3")
        assert isinstance(app.screen, SearchScreen)


async def test_an_article_is_read_at_the_measure_and_by_the_keys_that_are_set(
    harbour: Path,
) -> None:
    text = 'measure = 44\ntheme = "paper"\n[keys]\n"article.next-hit" = ["f2", "z"]\n'
    async with reading(harbour, text) as (app, pilot):
        assert app.theme == PAPER.name
        await type_query(app, pilot, "quay")
        await press(app, pilot, "enter", "enter")
        assert isinstance(app.screen, ArticleScreen)
        view = app.screen.query_one("#text", ReadingView)
        assert view.line_cells == 44
        assert "f2 hit" in footer(app)
        hits = [view.hit]
        for key in ("f2", "z", "n"):
            await press(app, pilot, key)
            hits.append(view.hit)
        assert hits[1] != hits[0]
        assert hits[2] != hits[1]
        assert hits[3] == hits[2]


async def test_wrong_settings_are_told_and_stop_nothing(harbour: Path) -> None:
    text = 'measure = 900\ntheme = "[/b]"\n[keys]\n"article.copy" = "n"\n"search.sort" = "n"'
    async with reading(harbour, text) as (app, pilot):
        (notification,) = app._notifications
        assert "config.toml, line 2" in notification.message
        assert "[/b]" in notification.message
        assert "more" in notification.message
        assert not notification.markup
        assert app.theme == INK.name
        app.action_settings()
        await settled(app, pilot)
        assert isinstance(app.screen, SettingsScreen)
        page = app.screen.query_one(TextView).text
        wrong = page.partition("Can't be used\n")[2]
        assert page.count("config.toml") == 2  # where it is, and what is wrong with it
        at = [wrong.index(f"\n  line {line}") for line in (1, 2, 4, 5)]
        assert at == sorted(at)
        await press(app, pilot, "escape")
        assert isinstance(app.screen, SearchScreen)


async def test_a_model_that_is_set_and_not_there_is_told_once(harbour: Path) -> None:
    text = 'recogniser = ["plain", "de_core_nowhere_sm"]'
    async with reading(harbour, text) as (app, pilot):
        (notification,) = app._notifications
        assert "The model de_core_nowhere_sm is not installed." in notification.message
        assert not notification.markup
        app.look_again()
        await settled(app, pilot)
        assert len(app._notifications) == 1
        assert app.overview is not None
        assert app.overview.recogniser == "capitalised words, no model"


@pytest.mark.parametrize("columns", [80, 64])
async def test_what_is_told_of_settings_stays_in_its_column(harbour: Path, columns: int) -> None:
    async with reading(harbour, "measure = 900", (columns, 40)) as (app, pilot):
        app.action_settings()
        await settled(app, pilot)
        view = app.screen.query_one(TextView)
        rows = [row[view.left() :].rstrip(" ▐") for row in lines(view)]
        wrong = rows.index("Can't be used")
        assert any(row.startswith("Log ") for row in rows)
        assert all(row[HEAD_CELLS - 2 : HEAD_CELLS].strip() == "" for row in rows[:wrong])
        assert any(row.startswith(" " * HEAD_CELLS) for row in rows[:wrong])
        assert rows[wrong + 1] == "config.toml"
        assert rows[wrong + 2].startswith("  line 1".ljust(LINE_CELLS) + "measure can't be 900.")
        assert rows[wrong + 3].startswith(" " * LINE_CELLS)


async def test_the_palette_leads_to_the_settings(harbour: Path) -> None:
    async with reading(harbour, "") as (app, pilot):
        assert not app._notifications
        await press(app, pilot, "ctrl+p")
        assert isinstance(app.screen, Palette)
        app.screen.query_one(CommandInput).value = "settings"
        await pilot.pause(0.3)
        await press(app, pilot, "enter")
        await settled(app, pilot)
        assert isinstance(app.screen, SettingsScreen)


async def test_another_theme_is_among_those_that_t_leads_to(harbour: Path) -> None:
    async with reading(harbour, 'theme = "nord"') as (app, pilot):
        await press(app, pilot, "enter")
        themes = [app.theme]
        for _ in range(3):
            await press(app, pilot, "t")
            themes.append(app.theme)
        assert themes == ["nord", INK.name, PAPER.name, "nord"]


# What is asked for


def test_every_binding_of_ours_can_be_rebound() -> None:
    kinds = {binding.kind for binding in rebindable().values()}
    for kind in kinds:
        for binding in vars(kind)["BINDINGS"]:
            assert binding.id in rebindable()
            assert rebindable()[binding.id].kind is kind


def test_a_key_that_is_asked_for_is_the_key_that_is_declared() -> None:
    for binding in rebindable().values():
        for key in binding.keys:
            assert key_named(shown_key(key)) == key


def test_the_written_file_with_every_line_uncommented_changes_nothing() -> None:
    lines = commented_file().split("\n")
    text = "\n".join(
        line[1:] if line.startswith("#") and line[1:2] != " " else line for line in lines
    )
    found = set_by(text)
    assert found.problems == ()
    assert found.settings.keys == {name: binding.keys for name, binding in rebindable().items()}
    assert len(found.origins) == len([where for where in found.origins.values() if "line" in where])
    by_itself = set_by("").settings
    assert found.settings.theme == by_itself.theme
    assert found.settings.index_dir is None


def test_two_bindings_can_change_places() -> None:
    found = keys_of('[keys]\n"article.next-hit" = "N"\n"article.previous-hit" = "n"')
    assert found == {"article.next-hit": ("N",), "article.previous-hit": ("n",)}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('"article.nxt-hit" = "z"', 'Did you mean "article.next-hit"?'),
        ('"qqqq" = "z"', "corpus-reader config --write"),
        ('measure = "z"', "measure is a setting: it stands above"),
        ('"article.next-hit" = "crtl+z"', 'no key "crtl+z", which article.next-hit is to have'),
        ('"article.next-hit" = ["z", "N"]', "article.previous-hit has it"),
        ('"article.next-hit" = "j"', "list.down has it"),
        ('"article.next-hit" = "t"', "app.theme has it"),
        ('"app.theme" = "ctrl+p"', "app.palette has it"),
        ('"results.open" = "j"', "list.down has it"),
        ('"app.quit-anywhere" = []', "One can always quit"),
        ('"app.quit-anywhere" = "q"', "also in the query"),
        ('"app.palette" = "enter"', "also in the query"),
        ('"app.palette" = "shift+tab"', "also in the query"),
        ('"query.leave" = "x"', "text where text is typed"),
    ],
)
def test_keys_that_can_not_be_had_are_told(text: str, told: str) -> None:
    found = set_by(f"[keys]\n{text}\n")
    (problem,) = found.problems
    assert problem.where == "config.toml, line 2"
    assert told in str(problem)
    assert found.settings.keys == {}


def test_of_two_that_ask_for_a_key_the_first_has_it() -> None:
    found = set_by('[keys]\n"article.next-hit" = "z"\n"article.next-mention" = "z"')
    assert found.settings.keys == {"article.next-hit": ("z",)}
    assert [problem.where for problem in found.problems] == ["config.toml, line 3"]


ASKED = st.dictionaries(
    st.sampled_from(sorted(rebindable())),
    st.lists(
        st.sampled_from(["n", "j", "f9", "ctrl+q", "ctrl+p", "enter", "esc", "?"]), max_size=2
    ),
    max_size=8,
)


@settings(max_examples=60)
@given(ASKED)
def test_whatever_is_asked_for_nothing_clashes_and_one_can_quit(
    asked: dict[str, list[str]],
) -> None:
    text = "[keys]\n" + "\n".join(f'"{name}" = {keys}' for name, keys in asked.items())
    found = set_by(text)
    had = {
        name: found.settings.keys.get(name, binding.keys) for name, binding in rebindable().items()
    }
    assert had["app.quit-anywhere"]
    for one, other in combinations(rebindable().values(), 2):
        if one.meets(other):
            assert not set(had[one.id]) & set(had[other.id])
    app = ReaderApp(Path("corpus"))
    Rebinding(found.settings.keys).apply(app)
    for key in had["app.quit-anywhere"]:
        assert "quit" in [binding.action for binding in app._bindings.key_to_bindings[key]]
    field = QueryInput()
    Rebinding(found.settings.keys).apply(field)
    plain = Input()
    for key in plain._bindings.key_to_bindings:  # nothing that Textual's own can do is lost
        assert key in field._bindings.key_to_bindings
