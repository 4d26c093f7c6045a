"""The Corpus screen, driven by keys: what is told, where it leads, and how one comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.errors import CorpusError
from index.library import Library
from reader.screens.article import ArticleScreen
from reader.screens.corpus import CorpusScreen
from reader.screens.search import SearchScreen
from reader.widgets.band import Band
from reader.widgets.key_bar import KeyBar
from reader.widgets.query_bar import QueryInput
from reader.widgets.reading_view import ReadingView
from reader.widgets.rule import Rule
from tests.harbour import ARTICLES, harbour, opened, press, settled, type_query
from tests.widget_host import assert_safe, lines

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from reader.app import ReaderApp
    from reader.widgets.ledger import Ledger

__all__ = ["harbour"]

PAGE = (
    "Marrow Bay closes the old quay\n\nShare on Facebook\n\n{}\n\nShare on Facebook\n\n"
    "The council of Marrow Bay voted on Thursday to close the old quay after 31 years.\n\n"
    "Fishermen said that they would move their boats to Sarbuk until a new quay is built.\n"
)


@pytest.fixture(autouse=True)
def _never_at_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have no survey wait for its time while work is under way: a test can't wait for it too."""
    monkeypatch.setattr("reader.screens.surveying.AT_ONCE", float("inf"))


@pytest.fixture
def mixed(harbour: Path) -> Path:
    """Return the harbour's folder with pages that have furniture, and files that hold nothing."""
    for number in range(2):
        (harbour / f"page{number}.txt").write_text(PAGE.format("A" * number), encoding="utf-8")
    (harbour / "zero.txt").write_bytes(b"\0\0\0")
    (harbour / "[bold].png").write_bytes(b"\x89PNG")
    return harbour


def screen(app: ReaderApp) -> CorpusScreen:
    assert isinstance(app.screen, CorpusScreen)
    return app.screen


def words(view: Ledger) -> list[str]:
    return [" ".join(line.replace("▐", " ").split()) for line in lines(view)]


def detail(app: ReaderApp) -> list[str]:
    return [line for line in words(screen(app).detail) if line]


def keys(app: ReaderApp) -> list[str]:
    return [hint.label for hint in app.screen.query_one(KeyBar).hints]


async def to_corpus(app: ReaderApp, pilot: Pilot[None], *sections: str) -> None:
    await press(app, pilot, "escape", "4", *sections)


async def test_the_sections_are_listed_and_what_is_told_follows_the_selected_one(
    mixed: Path,
) -> None:
    async with opened(mixed) as (app, pilot):
        await to_corpus(app, pilot)
        assert app.focused is screen(app).sections
        assert words(screen(app).sections)[1:5] == [
            "▌ At a glance 5 articles",
            "Skipped 2",
            "Repaired ·",
            "Removed 5 lines",
        ]
        assert detail(app)[0] == "At a glance"
        assert "Articles 5, " in " ".join(detail(app))
        assert "Recogniser quick finder of the tests" in detail(app)
        assert str(mixed) in app.screen.query_one("#about", Band).text
        await press(app, pilot, "j")
        assert detail(app)[:3] == [
            "Skipped",
            "not a kind of file that is read 1",
            "[bold].png a PNG picture",
        ]
        await press(app, pilot, "G")
        assert detail(app)[0] == "Languages"


async def test_a_skipped_file_tells_all_of_its_reason_and_escape_leads_back_step_by_step(
    mixed: Path,
) -> None:
    async with opened(mixed) as (app, pilot):
        await to_corpus(app, pilot, "j", "enter", "j")
        assert app.focused is screen(app).detail
        assert "why this file" in keys(app)
        await press(app, pilot, "enter")
        assert detail(app)[:4] == ["Skipped", "zero.txt", "Why", "not text: NUL bytes"]
        assert "why this file" not in keys(app)
        await press(app, pilot, "escape")
        assert "▌ zero.txt NUL bytes" in detail(app)
        await press(app, pilot, "escape")
        assert app.focused is screen(app).sections
        await press(app, pilot, "escape")
        assert isinstance(app.screen, SearchScreen)
        await press(app, pilot, "4")
        assert detail(app)[0] == "Skipped"


async def test_lines_taken_off_lead_to_their_articles_and_to_the_text(mixed: Path) -> None:
    async with opened(mixed) as (app, pilot):
        await to_corpus(app, pilot, "j", "j", "j", "enter")
        assert detail(app)[0] == "Removed"
        row = next(line for line in detail(app) if "share links" in line)
        assert row.removeprefix("▌ ") == "share links 4 2"
        for _ in range(detail(app).index(row) - 4):
            await press(app, pilot, "j")
        await press(app, pilot, "enter")
        assert detail(app)[0] == "Removed › share links 2 articles"
        assert detail(app)[2].endswith("outlet unknown unknown 2")
        assert "read" in keys(app)
        await press(app, pilot, "j", "enter")
        assert isinstance(app.screen, ArticleScreen)
        reading = app.screen.query_one(ReadingView).reading
        assert reading is not None
        assert reading.article.id == "page1.txt"
        await press(app, pilot, "escape")
        assert detail(app)[0] == "Removed › share links 2 articles"


async def test_an_outlet_tells_of_its_articles(mixed: Path) -> None:
    async with opened(mixed) as (app, pilot):
        await to_corpus(app, pilot, "j", "j", "j", "j", "enter", "enter")
        assert detail(app)[0] == "Outlets › Marrow Herald 2 articles"
        assert f"▌ {ARTICLES[0]['title']} 2 May 2025" in detail(app)
        assert f"{ARTICLES[2]['title']} 1 Sep 2025" in detail(app)


async def test_looking_again_finds_what_is_new_and_keeps_the_place(mixed: Path) -> None:
    async with opened(mixed) as (app, pilot):
        await to_corpus(app, pilot, "j", "enter", "j")
        assert "▌ zero.txt NUL bytes" in detail(app)
        (mixed / "another.png").write_bytes(b"\x89PNG")
        (mixed / "new.txt").write_text(PAGE.format("new"), encoding="utf-8")
        await press(app, pilot, "r")
        assert "▌ zero.txt NUL bytes" in detail(app)
        assert "another.png a PNG picture" in detail(app)
        assert "6 articles" in words(screen(app).sections)[1]
        assert [str(n.message) for n in app._notifications] == ["Looked again: 1 article added."]
        assert app._work.report is not None
        assert app._work.report.added == 1


async def test_looking_again_is_not_offered_while_work_is_under_way(mixed: Path) -> None:
    async with opened(mixed) as (app, pilot):
        await to_corpus(app, pilot)
        assert "look again" in keys(app)
        started = []
        app._work.run = lambda: started.append(1)  # type: ignore[method-assign]  # only counts
        await pilot.press("r", "r", "r")
        await app.workers.wait_for_complete()
        assert started == [1]
        await pilot.pause()
        assert "look again" not in keys(app)
        app.look_again()
        assert started == [1]


async def test_work_that_was_stopped_is_told_and_goes_on(mixed: Path) -> None:
    async with opened(mixed) as (app, pilot):
        await to_corpus(app, pilot)
        app._work.cancel()
        app.busy = True
        app._start_work()
        await settled(app, pilot)
        assert app.report is not None
        assert app.report.cancelled
        assert "Not all of the work is done: r goes on with it." in detail(app)
        await press(app, pilot, "r")
        assert not app.report.cancelled
        assert "Not all of the work is done: r goes on with it." not in detail(app)


async def test_what_is_the_same_is_not_painted_again(mixed: Path) -> None:
    async with opened(mixed) as (app, pilot):
        await to_corpus(app, pilot)
        view = screen(app).detail
        before = view.page
        overview = app.overview
        assert overview is not None
        app.corpus_changed.publish(overview)
        await settled(app, pilot)
        assert view.page is before


async def test_a_fault_is_told_once_and_what_was_told_stays(
    mixed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(mixed) as (app, pilot):
        await to_corpus(app, pilot)
        before = detail(app)

        def broken(_: Library) -> None:
            raise CorpusError("The index is [b]broken[/b].", "Run it again.")

        monkeypatch.setattr(Library, "survey", broken)
        assert app.overview is not None
        app.corpus_changed.publish(app.overview)
        await settled(app, pilot)
        told = [str(n.message) for n in app._notifications]
        assert told == ["The index is [b]broken[/b]. Run it again."]
        assert detail(app) == before


async def test_going_to_a_page_is_offered_where_there_is_something_to_go_through(
    mixed: Path,
) -> None:
    for text in ("page0.txt", "page1.txt"):
        (mixed / text).unlink()
    async with opened(mixed, (120, 36)) as (app, pilot):
        await to_corpus(app, pilot)
        offered = {}
        for _ in range(8):
            row = screen(app).sections.selected_row
            assert row is not None
            offered[row.label] = "open" in keys(app)
            await press(app, pilot, "j")
        nothing = {"Removed", "Same text"}
        assert {label for label, is_offered in offered.items() if not is_offered} == nothing
    async with opened(mixed, (80, 24)) as (app, pilot):
        await to_corpus(app, pilot, "G", "k")
        assert "open" in keys(app)  # it isn't in sight yet


async def test_files_about_the_corpus_are_counted_alike_on_both_sides(harbour: Path) -> None:
    (harbour / "README.md").write_text("About these articles.", encoding="utf-8")
    async with opened(harbour) as (app, pilot):
        await to_corpus(app, pilot)
        assert "Skipped 1 about the corpus" in words(screen(app).sections)
        assert "Skipped 1 about the corpus" in detail(app)
    (harbour / "zero.txt").write_bytes(b"\0\0\0")
    async with opened(harbour) as (app, pilot):
        await to_corpus(app, pilot)
        assert "Skipped 1 + 1 about it" in words(screen(app).sections)
        assert "Skipped 1, and 1 about the corpus" in detail(app)


async def test_narrow_terminals_show_one_pane_at_a_time(mixed: Path) -> None:
    async with opened(mixed, (80, 24)) as (app, pilot):
        await to_corpus(app, pilot)
        sections, view = screen(app).sections, screen(app).detail
        assert (sections.region.width, view.region.width) == (80, 0)
        await press(app, pilot, "enter")
        assert (sections.region.width, view.region.width) == (0, 80)
        await press(app, pilot, "tab")
        assert (sections.region.width, view.region.width) == (80, 0)
        await press(app, pilot, "tab", "escape", "escape")
        assert isinstance(app.screen, SearchScreen)


async def test_the_focused_pane_has_the_rule_above_it(mixed: Path) -> None:
    async with opened(mixed) as (app, pilot):
        await to_corpus(app, pilot)
        rule = app.screen.query_one("#pane-rule", Rule)
        left = screen(app).sections.region.right
        assert rule.focus_stretch == (0, left)
        await press(app, pilot, "tab")
        assert rule.focus_stretch == (left + 1, 120)
        await pilot.resize_terminal(80, 24)
        await settled(app, pilot)
        assert screen(app).detail.region.width == 80


async def test_an_empty_folder_opens_here_and_says_what_can_be_done(
    tmp_path: Path, quick_finder: object
) -> None:
    for name in ("a.png", "b.png"):
        (tmp_path / name).write_bytes(b"\x89PNG")
    async with opened(tmp_path, (80, 24)) as (app, pilot):
        assert detail(app)[:3] == [
            "No article in this folder.",
            "2 files and records were looked at, and none of them holds one:",
            "▌ a.png not a kind of file that is read: a PNG picture",
        ]
        assert keys(app)[:2] == ["why this file", "look again"]
        assert "next pane" not in keys(app)
        await press(app, pilot, "enter")
        assert detail(app)[1] == "a.png"
        await press(app, pilot, "escape", "escape")
        assert isinstance(app.screen, SearchScreen)
        assert app.screen.query_one(QueryInput).has_focus


async def test_an_empty_folder_leaves_alone_who_types(tmp_path: Path, quick_finder: object) -> None:
    async with opened(tmp_path) as (app, pilot):
        assert isinstance(app.screen, CorpusScreen)
        await press(app, pilot, "slash")
        await type_query(app, pilot, "quay")
        app.look_again()
        await settled(app, pilot)
        assert isinstance(app.screen, SearchScreen)


async def test_a_folder_that_is_filled_shows_its_sections(
    tmp_path: Path, quick_finder: object
) -> None:
    async with opened(tmp_path) as (app, pilot):
        assert detail(app)[:2] == ["No article in this folder.", "There is no file in it."]
        (tmp_path / "page.txt").write_text(PAGE.format(""), encoding="utf-8")
        await press(app, pilot, "r")
        assert app.focused is screen(app).sections
        assert "1 article" in words(screen(app).sections)[1]
        (tmp_path / "page.txt").unlink()
        await press(app, pilot, "r")
        assert detail(app)[0] == "No article in this folder."


async def test_names_of_files_are_shown_and_never_obeyed(harbour: Path) -> None:
    (harbour / "esc\x1b]0;x\x07\n[bold].png").write_bytes(b"")
    (harbour / ("W" * 200 + ".pdf")).write_bytes(b"")
    (harbour / "\u202egnp.html").write_bytes(b"")
    for size in ((80, 24), (120, 36), (40, 10)):
        async with opened(harbour, size) as (app, pilot):
            await to_corpus(app, pilot, "j", "enter")
            for _ in range(4):
                assert_safe(screen(app).detail)
                await press(app, pilot, "enter")
                assert_safe(screen(app).detail)
                await press(app, pilot, "escape", "j")


async def test_resizing_anywhere_harms_nothing(mixed: Path) -> None:
    async with opened(mixed, (160, 45)) as (app, pilot):
        await to_corpus(app, pilot)
        for way in ([], ["j", "j", "j"], ["enter"], ["enter"]):
            await press(app, pilot, *way)
            for size in ((60, 20), (99, 29), (100, 30), (240, 70), (10, 4), (160, 45)):
                await pilot.resize_terminal(*size)
                await settled(app, pilot)
                assert_safe(screen(app).detail)
        assert detail(app)[0].startswith("Removed › ")


async def test_the_mouse_does_it_too(mixed: Path) -> None:
    async with opened(mixed) as (app, pilot):
        await to_corpus(app, pilot)
        await pilot.click(screen(app).sections, offset=(6, 2))
        await settled(app, pilot)
        assert detail(app)[0] == "Skipped"
        await pilot.click(screen(app).detail, offset=(8, 4), times=2)
        await settled(app, pilot)
        assert detail(app)[1] == "[bold].png"
