"""The place Stories, driven by keys and the mouse: what is listed and told, and where it leads."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from index.library import Library
from index.story import StoryList
from reader.screens.article import ArticleScreen
from reader.screens.compare import CompareScreen
from reader.screens.coverage import CoverageScreen
from reader.screens.search import SearchScreen
from reader.screens.stories import StoriesScreen
from reader.widgets.ask_line import AnswerInput
from reader.widgets.band import Band
from reader.widgets.key_bar import KeyBar
from reader.widgets.reading_view import ReadingView
from reader.widgets.story_bar import StoryFilter
from reader.widgets.text_view import TextView
from tests.harbour import press, settled, type_query
from tests.pierside import built, pierside, stories
from tests.widget_host import lines

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from textual.pilot import Pilot

    from reader.app import ReaderApp
    from reader.widgets.line_view import LineView
    from tests.pierside import Pierside

__all__ = ["built", "pierside"]


def screen(app: ReaderApp) -> StoriesScreen:
    assert isinstance(app.screen, StoriesScreen)
    return app.screen


def words(view: LineView) -> list[str]:
    said = (" ".join(line.replace("▐", " ").split()) for line in lines(view))
    return [line for line in said if line]


def listed(app: ReaderApp) -> list[str]:
    return words(screen(app).listing)


def told(app: ReaderApp) -> list[str]:
    return words(screen(app).detail)


def strip(app: ReaderApp) -> list[str]:
    return words(screen(app).detail_pane.strip)


def counted(app: ReaderApp) -> str:
    return screen(app).query_one("#filter-parts", Band).text


def keys(app: ReaderApp) -> list[str]:
    return [hint.label for hint in app.screen.query_one(KeyBar).hints]


def notices(app: ReaderApp) -> list[str]:
    return [" ".join(notice.message.split()) for notice in app._notifications]


def nothing(app: ReaderApp) -> str:
    return app.screen.query_one("#nothing", TextView).text


async def test_stories_are_listed_and_the_selected_one_is_told_beside_them(
    pierside: Pierside,
) -> None:
    async with stories(pierside) as (app, pilot):
        assert app.focused is screen(app).listing
        assert keys(app)[:4] == ["open", "story", "mark", "name"]
        assert listed(app) == [
            "▌ Crane falls in Lenia",
            "▌ 3–4 Mar 2026 4 articles",
            "▌ Pier Post, Radio Sarbuk, 1 more, 1 unknown",
            "Library of Pellworth opens",
            "10–11 Feb 2026 2 articles",
            "Pier Post, Radio Sarbuk",
        ]
        assert counted(app) == "2 stories · two outlets or more · newest first"
        top = app.screen.query_one("#top", Band).text
        assert top.endswith("· 7 articles · 3 stories · 2026")
        assert told(app)[:3] == [
            "Crane falls in Lenia",
            f"3–4 Mar 2026 · 4 articles · 3 outlets named, 1 unknown · {words_in(app)} words",
            "3 independent texts",
        ]
        axis = told(app).index("Who published when") + 1
        assert [line.split(" w ")[-1] for line in told(app)[axis + 2 : axis + 6]] == [
            "■ 09:30",
            "············■ time unknown",
            "············■ 18:00 UTC",
            "□ date unknown",
        ]
        await press(app, pilot, "a")
        assert listed(app)[0] == "Apples are late"
        assert counted(app) == "3 stories · one outlet or more · newest first"
        await press(app, pilot, "a", "s")
        assert listed(app)[0] == "▌ Crane falls in Lenia"
        assert "biggest first" in counted(app)


def words_in(app: ReaderApp) -> int:
    detail = screen(app).detail.detail
    assert detail is not None
    return detail.words


async def test_a_table_tells_what_pairs_share_and_leads_to_them_side_by_side(
    pierside: Pierside,
) -> None:
    async with stories(pierside, (160, 45)) as (app, pilot):
        view = screen(app).detail
        await press(app, pilot, "tab")
        assert app.focused is view
        assert keys(app)[:3] == ["compare the pair", "choose a pair", "read"]
        assert keys(app)[3:6] == ["stories", "part", "name"]
        assert "…" not in "".join(told(app)[-3:])  # every pair in sight has been compared
        row = next(line for line in told(app) if line.startswith("Pier Post +1 same text of "))
        assert "—" in row
        assert "%" in row
        assert strip(app)[0].startswith("A Pier Post B Radio Sarbuk")
        assert any("same quotation" in line for line in strip(app)[:2])
        assert sum(line.startswith('" A ') for line in strip(app)) == 1
        await press(app, pilot, "right", "down", "enter")
        assert isinstance(app.screen, CompareScreen)
        comparison = app.screen.comparison
        assert comparison is not None
        assert (comparison.a.id, comparison.b.id) == ("002_pier.json", "004_pier.json")
        await press(app, pilot, "greater_than_sign", "escape")
        assert view.pair == ("002_pier.json", "001_pier.json")
        assert app.focused is view
        await press(app, pilot, "right")
        assert strip(app)[0].startswith("Radio Sarbuk · Wed 4 Mar 2026")
        await press(app, pilot, "r")
        assert isinstance(app.screen, ArticleScreen)  # the article itself, as enter reads it
        await press(app, pilot, "escape", "enter")
        assert isinstance(app.screen, ArticleScreen)
        await press(app, pilot, "escape", "k", "r")
        assert isinstance(app.screen, ArticleScreen)
        assert app.screen.article_id == "001_pier.json"
        await press(app, pilot, "i")
        known = app.screen.query_one(ReadingView).text
        assert "story      “Crane falls in Lenia” (4 articles, 3–4 Mar 2026)" in known
        await press(app, pilot, "s")
        assert screen(app).detail.has_focus
        assert view.pair == ("001_pier.json", "002_pier.json")


async def test_typing_narrows_by_titles_outlets_and_names(pierside: Pierside) -> None:
    async with stories(pierside) as (app, pilot):
        await press(app, pilot, "slash")
        await type_query(app, pilot, "torv")
        assert listed(app)[0] == "▎ Crane falls in Lenia"
        assert counted(app).startswith("1 of 2 stories")
        await again(app, pilot)
        assert counted(app).startswith("1 of 2 stories")  # names are asked for once more
        screen(app).query_one(StoryFilter).value = "libr"
        await settled(app, pilot)
        assert listed(app)[0] == "▎ Library of Pellworth opens"
        assert told(app)[0] == "Library of Pellworth opens"
        screen(app).query_one(StoryFilter).value = "apples"
        await settled(app, pilot)
        assert nothing(app).splitlines()[0].startswith("No story has words")
        assert "Besides: 1 story that one outlet alone tells." in nothing(app)
        assert "stories" not in keys(app)
        assert "enter  look for it in the articles, in Search" in nothing(app)
        await press(app, pilot, "enter")
        assert isinstance(app.screen, SearchScreen)
        assert app.screen.results is not None
        assert len(app.screen.results) == 1
        app.action_place("stories")
        await press(app, pilot, "escape")
        assert counted(app).startswith("2 stories")
        assert app.focused is screen(app).listing
        await press(app, pilot, "escape")
        assert isinstance(app.screen, SearchScreen)


async def test_at_80_columns_a_story_has_the_screen_to_itself(pierside: Pierside) -> None:
    async with stories(pierside, (80, 24)) as (app, pilot):
        assert not screen(app).detail_pane.display
        await press(app, pilot, "enter")
        assert screen(app).detail.has_focus
        assert not screen(app).query_one("#story-list").display
        shown = told(app)
        assert any("▌" in line for line in shown)
        assert any(line.startswith("Pier Post Radio Sarbuk") for line in shown), shown
        assert strip(app)[0].startswith("A Pier Post B Radio Sarbuk")
        await press(app, pilot, "g")
        assert told(app)[0] == "Crane falls in Lenia"
        await press(app, pilot, "n", "g")
        assert told(app)[0] == "Library of Pellworth opens"
        await press(app, pilot, "N", "escape")
        assert app.focused is screen(app).listing
        assert listed(app)[0] == "▌ Crane falls in Lenia"


async def test_a_story_leads_to_search_coverage_and_the_clipboard(
    pierside: Pierside, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[str] = []
    async with stories(pierside) as (app, pilot):
        monkeypatch.setattr(app, "copy_to_clipboard", copied.append)
        await press(app, pilot, "y", "c")
        assert copied[0].startswith("Crane falls in Lenia (3–4 Mar 2026; 4 articles: Pier Post, ")
        assert isinstance(app.screen, CoverageScreen)
        await press(app, pilot, "escape", "f")
        assert isinstance(app.screen, SearchScreen)
        assert app.screen.results is not None
        assert len(app.screen.results) == 4


async def test_the_mouse_does_it_too(pierside: Pierside) -> None:
    async with stories(pierside, (160, 45)) as (app, pilot):
        listing, view = screen(app).listing, screen(app).detail
        await pilot.click(listing, offset=(4, 1 + 4))
        await settled(app, pilot)
        assert listing.selected == 1
        assert told(app)[0] == "Library of Pellworth opens"
        await pilot.click(listing, offset=(4, 1))
        await settled(app, pilot)
        drawn = lines(view)
        at = next(
            n for n, line in enumerate(drawn) if line.startswith("   Radio Sarbuk") and "%" in line
        )
        await pilot.click(view, offset=(drawn[at].rindex("%"), at))
        await settled(app, pilot)
        assert view.pair == ("002_pier.json", "004_pier.json")
        await pilot.click(view, offset=(drawn[at].rindex("%"), at), times=2)
        await settled(app, pilot)
        assert isinstance(app.screen, CompareScreen)
        await press(app, pilot, "escape")
        first = next(n for n, line in enumerate(drawn) if "■" in line)
        await pilot.click(view, offset=(5, first), times=2)
        await settled(app, pilot)
        assert isinstance(app.screen, ArticleScreen)
        await press(app, pilot, "escape")
        await pilot.click("#filter-parts", offset=(14, 0))
        await settled(app, pilot)
        assert counted(app).startswith("3 stories · one outlet or more")


async def test_what_is_still_to_be_grouped_is_told(
    pierside: Pierside, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Library.stories

    def without(number: int) -> None:
        def some(library: Library) -> StoryList:
            return StoryList(whole(library).stories[: 3 - number], waiting=number)

        monkeypatch.setattr(Library, "stories", some)

    async with stories(pierside) as (app, pilot):
        waiting = screen(app).query_one("#waiting", Band)
        assert not waiting.display
        without(1)
        await again(app, pilot)
        assert waiting.display
        assert waiting.text == "1 article still to be grouped"
        without(3)
        await again(app, pilot)
        assert nothing(app).startswith("The articles are not grouped by event yet.")
        assert told(app) == []


async def again(app: ReaderApp, pilot: Pilot[None]) -> None:
    screen(app).look_again()
    await settled(app, pilot)


async def test_a_story_is_gone_to_though_it_is_filtered_away(pierside: Pierside) -> None:
    async with stories(pierside) as (app, pilot):
        await press(app, pilot, "slash")
        await type_query(app, pilot, "libr")
        with Library.open(pierside.corpus, index_dir=pierside.index_dir) as library:
            apples = library.stories().stories[0]
        app.show_story(apples.id)
        await settled(app, pilot)
        assert screen(app).every
        assert told(app)[0] == "Apples are late"
        assert app.focused is screen(app).detail
        assert strip(app) == []
        await press(app, pilot, "enter")
        assert isinstance(app.screen, ArticleScreen)


async def test_a_story_is_written_to_a_new_file_as_its_name_says(
    pierside: Pierside, tmp_path: Path
) -> None:
    async with stories(pierside) as (app, pilot):
        for name in ("crane.txt", "crane.json", "crane.md"):
            await press(app, pilot, "E")
            answer = screen(app).query_one(AnswerInput)
            assert answer.has_focus
            answer.value = str(tmp_path / name)
            await press(app, pilot, "enter")
            if name.endswith(".txt"):
                assert answer.has_focus  # it has to end otherwise
                await press(app, pilot, "escape")
            assert screen(app).listing.has_focus
    assert files_in(tmp_path) == ["crane.json", "crane.md"]


def files_in(folder: Path) -> list[str]:
    """Return the files there, each of which holds all of the story."""
    value = json.loads((folder / "crane.json").read_text("utf-8"))
    assert value["title"] == "Crane falls in Lenia"
    assert len(value["pairs"]) == 3
    assert (folder / "crane.md").read_text("utf-8").startswith("# Crane falls in Lenia")
    return sorted(path.name for path in folder.glob("crane*"))


async def test_stories_are_joined_parted_and_named_by_keys(
    pierside: Pierside, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CORPUS_READER_DATA_DIR", str(tmp_path))
    async with stories(pierside) as (app, pilot):
        await press(app, pilot, "u")
        assert notices(app)[-1] == "There is nothing to take back."
        assert "undo" not in keys(app)
        await press(app, pilot, "slash")
        await type_query(app, pilot, "torv")
        await press(app, pilot, "enter", "tab", "p")
        assert counted(app).startswith("2 of 3 stories · two outlets or more")
        assert notices(app)[-1] == (
            "“Crane falls into the basin of Lenia” (Pier Post) and 1 more set apart from “Crane"
            " falls in Lenia”. u takes that back."
        )
        chosen = screen(app).listing.story
        assert chosen is not None
        assert set(chosen.articles) == {"002_pier.json", "004_pier.json"}  # what is left of it
        await press(app, pilot, "down", "right", "p")
        assert notices(app)[-1].endswith(
            "is hurt”. a lists stories of one outlet too. u takes that back."
        )
        await press(app, pilot, "u", "u")
        assert counted(app).startswith("1 of 2 stories · two outlets or more")
        assert told(app)[0] == "Crane falls in Lenia"
        await press(app, pilot, "escape", "escape", "space", "j")
        assert listed(app)[0] == "▪Crane falls in Lenia"
        assert "join" in keys(app)
        await press(app, pilot, "m")
        assert counted(app).startswith("1 story")
        assert listed(app)[1].endswith("* 6 articles")
        await press(app, pilot, "u")
        assert counted(app).startswith("2 stories")
        await press(app, pilot, "e")
        answer = screen(app).query_one(AnswerInput)
        assert answer.has_focus
        assert answer.selected_text == answer.value != ""
        await pilot.press(*"The", "space", *"crane")
        await press(app, pilot, "enter")
        assert "The crane" in " ".join(listed(app))
        await press(app, pilot, "g", "tab", "j")
        assert "part" in keys(app)
        await press(app, pilot, "p")
        assert "3–4 Mar 2026 * 3 articles" in " ".join(listed(app))
        assert screen(app).detail.has_focus


async def test_what_is_decided_in_another_window_is_followed(
    pierside: Pierside, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CORPUS_READER_DATA_DIR", str(tmp_path))
    async with stories(pierside) as (app, pilot):
        await looked(app, pilot)
        with Library.open(pierside.corpus, index_dir=pierside.index_dir) as other:
            _, crane, books = other.stories().stories
            other.decide_story(other.story_word().joined(crane, books))
            await looked(app, pilot)
            assert counted(app).startswith("1 story")
            assert "undo" in keys(app)
            other.undo_story()
            await looked(app, pilot)
        assert counted(app).startswith("2 stories")
        assert "undo" not in keys(app)


async def looked(app: ReaderApp, pilot: Pilot[None]) -> None:
    """Let the application look now, for nobody waits until it does by itself."""
    app.look_for_decisions()
    await settled(app, pilot)
