"""The screens, driven by keys: what is asked, shown, opened and put side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.errors import CorpusError
from reader.app import ReaderApp
from reader.screens.article import ArticleScreen
from reader.screens.choose import ChooseScreen
from reader.screens.compare import CompareScreen
from reader.screens.help import KEY_CELLS, HelpScreen
from reader.screens.search import SearchScreen
from reader.widgets.band import Band
from reader.widgets.compare_view import CompareView
from reader.widgets.filter_list import FilterList
from reader.widgets.key_bar import KeyBar
from reader.widgets.query_bar import QueryInput
from reader.widgets.reading_view import ReadingView
from reader.widgets.result_list import ResultList
from reader.widgets.rule import Rule
from reader.widgets.tag_line import TagLine
from reader.widgets.text_view import TextView
from tests.harbour import ARTICLES, harbour, opened, press, settled, type_query
from tests.widget_host import lines

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["harbour"]


def search_screen(app: ReaderApp) -> SearchScreen:
    assert isinstance(app.screen, SearchScreen)
    return app.screen


def found_titles(app: ReaderApp) -> list[str | None]:
    listing = app.screen.query_one(ResultList)
    rows = [listing.row(number) for number in range(listing.count)]
    assert all(rows)
    return [row.title for row in rows if row]


async def test_the_reader_opens_in_the_query_bar_with_all_articles_newest_first(
    harbour: Path,
) -> None:
    async with opened(harbour) as (app, _):
        assert app.focused is app.screen.query_one(QueryInput)
        assert found_titles(app) == [ARTICLES[n]["title"] for n in (2, 1, 0)]
        assert "harbour · 3 articles · 2 outlets" in app.screen.query_one("#top", Band).text


async def test_typing_narrows_and_lights_and_shows_the_article_beside(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        await type_query(app, pilot, "quay")
        assert set(found_titles(app)) == {ARTICLES[0]["title"], ARTICLES[1]["title"]}
        assert "2 of 3 articles" in app.screen.query_one("#status", Band).text
        row = app.screen.query_one(ResultList).selected_row
        assert row is not None
        assert row.snippets
        assert all("quay" in s.text[m.start : m.end] for s in row.snippets for m in s.marks)
        reading = app.screen.query_one(ReadingView).reading
        assert reading is not None
        assert reading.article.id == row.id
        assert {reading.article.text[h.start : h.end] for h in reading.hits} == {"quay"}


async def test_a_query_that_is_wrong_is_explained_and_the_last_answer_stays(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        await type_query(app, pilot, "quay")
        before = found_titles(app)
        await type_query(app, pilot, ' "old')
        assert "quote" in app.screen.query_one(TagLine).text
        assert app.screen.query_one(QueryInput).wrong.piece is not None
        assert found_titles(app) == before
        status = app.screen.query_one("#status", Band)
        assert "2 of 3 articles …" in status.text  # of the query before
        await type_query(app, pilot, '"')
        assert "…" not in status.text
        assert app.screen.query_one(QueryInput).wrong.piece is None


async def test_nothing_found_offers_a_spelling_that_enter_takes(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        await type_query(app, pilot, "harbor councul")
        results = search_screen(app).results
        assert results is not None
        assert len(results) == 0
        assert not app.screen.query_one(ResultList).display
        text = app.screen.query_one("#nothing", TextView).text
        assert "No article has all of this." in text
        ways = search_screen(app).ways
        assert ways.spelling is not None
        assert f"enter    {ways.spelling.query}" in text
        assert next(hint.key for hint in app.screen.query_one(KeyBar).hints) == "enter"
        await press(app, pilot, "enter")
        assert app.screen.query_one(QueryInput).value == ways.spelling.query
        results = search_screen(app).results
        assert results is not None
        assert len(results) == ways.spelling.articles > 0


async def test_nothing_found_offers_to_lift_a_filter_and_to_drop_a_word(harbour: Path) -> None:
    async with opened(harbour, (160, 45)) as (app, pilot):
        screen = search_screen(app)
        screen.filter_by("outlet", "Radio Sarbuk")
        await type_query(app, pilot, "apples")
        assert "ctrl+l" in app.screen.query_one("#nothing", TextView).text
        await press(app, pilot, "ctrl+l")
        assert not screen.filters
        assert found_titles(app) == ["[sic] Harvest of apples is late"]
        await type_query(app, pilot, " zzzzz")
        assert "ctrl+w" in app.screen.query_one("#nothing", TextView).text
        assert app.screen.query_one(QueryInput).wrong.piece == (7, 12)
        await press(app, pilot, "ctrl+w")
        assert app.screen.query_one(QueryInput).value == "apples"
        assert found_titles(app) == ["[sic] Harvest of apples is late"]


async def test_filters_are_chosen_shown_as_tags_and_dropped(harbour: Path) -> None:
    async with opened(harbour, (160, 45)) as (app, pilot):
        await press(app, pilot, "escape", "f")
        assert app.focused is app.screen.query_one(FilterList)
        await press(app, pilot, "enter")
        assert search_screen(app).filters.outlets == ("Marrow Herald",)
        assert "outlet: Marrow Herald" in app.screen.query_one(TagLine).text
        assert len(found_titles(app)) == 2
        await press(app, pilot, "ctrl+l")
        assert not search_screen(app).filters
        assert len(found_titles(app)) == 3
        await press(app, pilot, "enter", "slash", "backspace")
        assert not search_screen(app).filters


async def test_names_are_filters_too(harbour: Path) -> None:
    async with opened(harbour, (160, 45)) as (app, pilot):
        screen = search_screen(app)
        results = screen.results
        assert results is not None
        assert results.names_complete
        assert results.counts.person["Ilse Torvan"] == 2
        screen.post_message(
            FilterList.Toggled(screen.query_one(FilterList), "person", "Ilse Torvan")
        )
        await settled(app, pilot)
        assert len(found_titles(app)) == 2


async def test_the_order_changes_and_says_so(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        await press(app, pilot, "escape", "s")
        assert "oldest first" in app.screen.query_one("#status", Band).text
        assert found_titles(app) == [ARTICLES[n]["title"] for n in (0, 1, 2)]


async def test_enter_reads_an_article_and_escape_leads_back(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        await type_query(app, pilot, "quay")
        await press(app, pilot, "enter", "enter")
        assert isinstance(app.screen, ArticleScreen)
        view = app.screen.query_one(ReadingView)
        assert app.focused is view
        reading = view.reading
        assert reading is not None
        assert "article 1 of 2" in app.screen.query_one("#top", Band).text
        assert str(reading.article.title) in app.screen.query_one("#head", TextView).text
        await press(app, pilot, "escape")
        assert isinstance(app.screen, SearchScreen)
        await press(app, pilot, "escape")
        assert app.focused is app.screen.query_one(QueryInput)
        await press(app, pilot, "escape")
        assert app.is_running


async def test_hits_and_mentions_are_stepped_through(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        await type_query(app, pilot, "quay")
        await press(app, pilot, "enter", "enter", "n")
        view = app.screen.query_one(ReadingView)
        assert view.reading is not None
        assert view.hit == 0
        assert f"hit 1 of {len(view.reading.hits)}" in app.screen.query_one("#head", TextView).text
        await press(app, pilot, "N")
        assert view.hit == len(view.reading.hits) - 1
        await press(app, pilot, "right_square_bracket")
        first = view.mention
        assert first is not None
        await press(app, pilot, "right_square_bracket", "left_square_bracket")
        assert view.mention == first


async def test_kinds_of_names_are_turned_off_and_on(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        await press(app, pilot, "enter", "enter", "1", "4")
        view = app.screen.query_one(ReadingView)
        assert view.kinds == {"organisation", "place"}
        await press(app, pilot, "1")
        assert view.kinds == {"person", "organisation", "place"}


async def test_compare_offers_the_other_outlets_article_and_ties_passages(harbour: Path) -> None:
    async with opened(harbour, (160, 45)) as (app, pilot):
        await type_query(app, pilot, "fishermen")
        await press(app, pilot, "enter", "c")
        assert isinstance(app.screen, ChooseScreen)
        assert found_titles(app)[0] == ARTICLES[1]["title"]
        await press(app, pilot, "enter")
        assert isinstance(app.screen, CompareScreen)
        view = app.screen.query_one(CompareView)
        assert view.walk is not None
        assert view.match is not None
        kinds = {link.kind for link in view.walk.table.links}
        assert "quote" in kinds
        assert "no longer safe" in view.walk.table.comparison.a.text
        assert app.screen.query_one("#link", Band).text


async def test_sides_are_changed_swapped_and_possible_links_shown(harbour: Path) -> None:
    async with opened(harbour, (160, 45)) as (app, pilot):
        await type_query(app, pilot, "fishermen")
        await press(app, pilot, "enter", "c", "enter")
        view = app.screen.query_one(CompareView)
        assert view.match is not None
        link = view.match.link
        rule = app.screen.query_one("#pane-rule", Rule)
        assert rule.focus_stretch == (0, view.rule_column())
        await press(app, pilot, "tab")
        assert view.side == "b"
        assert view.match is not None
        assert view.match.link is link
        assert rule.focus_stretch == (view.rule_column() + 1, 160)
        await press(app, pilot, "m")
        assert "possible" in app.screen.query_one("#totals", Band).text
        await press(app, pilot, "x")
        assert isinstance(app.screen, CompareScreen)
        assert app.screen.comparison is not None
        assert app.screen.comparison.a.title == ARTICLES[1]["title"]
        await press(app, pilot, "escape")
        assert isinstance(app.screen, ChooseScreen)
        await press(app, pilot, "escape")
        assert isinstance(app.screen, SearchScreen)


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (160, 45)])
async def test_every_key_that_the_last_row_names_works(
    harbour: Path, size: tuple[int, int]
) -> None:
    async with opened(harbour, size) as (app, pilot):
        await type_query(app, pilot, "quay")
        for way in ([], ["enter"], ["enter"], ["c"], ["enter"]):
            await press(app, pilot, *way)
            bar = app.screen.query_one(KeyBar)
            active = app.screen.active_bindings
            assert bar.hints
            for hint in bar.hints:
                assert hint.key in active
                assert active[hint.key].enabled
            shown = bar.text
            assert len(shown) <= size[0]


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (160, 45)])
async def test_one_place_is_marked_as_in_focus_at_a_time(
    harbour: Path, size: tuple[int, int]
) -> None:
    async with opened(harbour, size) as (app, pilot):
        rule = app.screen.query_one("#pane-rule", Rule)
        assert rule.focus_stretch[0] == rule.focus_stretch[1]
        await press(app, pilot, "enter")
        start, end = rule.focus_stretch
        listing = app.screen.query_one(ResultList).region
        assert start < end
        assert listing.x <= start
        assert end <= listing.right


async def test_help_lists_the_keys_of_the_screen_it_was_asked_on(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        await press(app, pilot, "enter", "question_mark")
        assert isinstance(app.screen, HelpScreen)
        text = app.screen.query_one(TextView).text
        assert "compare" in text
        assert "date:2025-03" in text
        await press(app, pilot, "escape")
        assert isinstance(app.screen, SearchScreen)


@pytest.mark.parametrize("columns", [80, 64])
async def test_what_keys_do_stays_in_its_column(harbour: Path, columns: int) -> None:
    async with opened(harbour, (columns, 60)) as (app, pilot):
        await press(app, pilot, "enter", "enter", "question_mark")
        view = app.screen.query_one(TextView)
        rows = [row[view.left() :].rstrip(" ▐") for row in lines(view)]
        heads = {"Keys that work here", "What can be asked"}
        told = [row for row in rows if row and row not in heads]
        assert all(row[KEY_CELLS - 2 : KEY_CELLS] == "  " for row in told)
        assert any(row.startswith(" " * KEY_CELLS) for row in told)


async def test_the_theme_changes_between_ink_and_paper(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        await press(app, pilot, "enter", "t")
        assert app.theme == "reader-paper"
        await press(app, pilot, "t")
        assert app.theme == "reader-ink"


async def test_q_quits_outside_the_query_bar_and_ctrl_q_everywhere(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        await type_query(app, pilot, "q")
        assert app.is_running
        assert app.screen.query_one(QueryInput).value == "q"
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert not app.is_running


async def test_narrow_terminals_show_one_pane_at_a_time(harbour: Path) -> None:
    async with opened(harbour, (80, 24)) as (app, pilot):
        listing, filters = app.screen.query_one(ResultList), app.screen.query_one(FilterList)
        await press(app, pilot, "enter", "f")
        assert (filters.region.width, listing.region.width) == (80, 0)
        await press(app, pilot, "escape", "enter")
        assert (filters.region.width, listing.region.width) == (0, 80)
        await press(app, pilot, "enter", "tab")
        names = app.screen.query_one(FilterList)
        assert names.region.width == 80
        assert not app.screen.query_one(ReadingView).region.width


async def test_resizing_on_any_screen_harms_nothing(harbour: Path) -> None:
    async with opened(harbour, (160, 45)) as (app, pilot):
        await type_query(app, pilot, "quay")
        for way in ([], ["enter"], ["enter"], ["c"], ["enter"]):
            await press(app, pilot, *way)
            for size in ((60, 20), (99, 29), (100, 30), (139, 36), (240, 70), (10, 4), (160, 45)):
                await pilot.resize_terminal(*size)
                await settled(app, pilot)
        assert isinstance(app.screen, CompareScreen)


async def test_an_empty_folder_says_so(tmp_path: Path, quick_finder: object) -> None:
    (tmp_path / "photo.txt").write_bytes(b"\x00\x01\x02")
    async with opened(tmp_path) as (app, pilot):
        await press(app, pilot, "1")  # it opens where it is told why
        text = app.screen.query_one("#nothing", TextView).text
        assert "No article in this folder." in text
        assert "photo.txt" in text


async def test_the_second_start_reads_nothing_and_shows_the_same(harbour: Path) -> None:
    async with opened(harbour) as (app, _):
        before = found_titles(app)
    async with opened(harbour) as (app, _):
        assert found_titles(app) == before
        report = app._work.report
        assert report is not None
        assert (report.added, report.changed, report.unchanged) == (0, 0, 3)


async def test_a_corpus_that_is_gone_ends_the_reader_with_its_reason(tmp_path: Path) -> None:
    app = ReaderApp(tmp_path / "nowhere")
    async with app.run_test() as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
    assert app.return_code == 2
    assert app.fault is not None
    assert "nowhere" in app.fault.message


async def test_a_word_still_being_typed_finds_what_begins_so(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        await type_query(app, pilot, "fisherm")
        assert found_titles(app) == [ARTICLES[0]["title"]]
        reading = app.screen.query_one(ReadingView).reading
        assert reading is not None
        assert [reading.article.text[h.start : h.end] for h in reading.hits] == ["Fishermen"]


async def test_escape_leads_from_the_filters_to_the_results_and_on_to_the_query(
    harbour: Path,
) -> None:
    async with opened(harbour, (120, 36)) as (app, pilot):
        await press(app, pilot, "enter", "f", "enter")
        assert app.screen.query_one(FilterList).has_focus
        assert app.screen.query_one(ResultList).region.width
        await press(app, pilot, "escape")
        assert app.screen.query_one(ResultList).has_focus
        await press(app, pilot, "escape")
        assert app.screen.query_one(QueryInput).has_focus


async def test_a_fault_of_the_program_is_kept_to_be_told(
    harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("reader.screens.folding.status_parts", broken)
    app = ReaderApp(harbour)
    with pytest.raises(ZeroDivisionError):
        async with app.run_test() as pilot:
            await settled(app, pilot)
    assert isinstance(app.crash, ZeroDivisionError)


async def test_a_search_that_fails_is_told_and_the_last_answer_stays(
    harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable(*_: object, **__: object) -> None:
        raise CorpusError("The index can't be read.", "Try again.")

    async with opened(harbour) as (app, pilot):
        before = found_titles(app)
        with monkeypatch.context() as broken:
            broken.setattr("index.library.Library.search", unreadable)
            await type_query(app, pilot, "quay")
        assert [toast.message for toast in app._notifications] == [
            "The index can't be read. Try again."
        ]
        assert found_titles(app) == before
        assert not search_screen(app).latest.waiting
        await type_query(app, pilot, " boats")
        assert found_titles(app) == ["Council of Marrow Bay closes the old quay"]


async def test_what_each_article_has_in_common_is_told_before_one_is_chosen(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        await type_query(app, pilot, "fishermen")
        await press(app, pilot, "enter", "c")
        screen = app.screen
        assert isinstance(screen, ChooseScreen)
        (other,) = screen.shared
        assert app.library is not None
        links = app.library.compare(screen.article_id, other).links
        assert (
            sum(screen.shared[other].values()) == sum(link.tier != "possible" for link in links) > 0
        )
        shown = "\n".join(lines(screen.query_one(ResultList)))
        assert " match" in shown


async def test_the_hints_of_the_last_row_can_be_clicked(harbour: Path) -> None:
    async with opened(harbour, (160, 45)) as (app, pilot):
        await type_query(app, pilot, "quay")
        await press(app, pilot, "enter")

        async def click(label: str) -> None:
            bar = app.screen.query_one(KeyBar)
            shown = "".join(segment.text for segment in bar.render_line(0))
            assert label in shown
            assert await pilot.click(bar, offset=(shown.index(label), 0))
            await settled(app, pilot)

        screen = search_screen(app)
        await click("sort")
        assert screen.sort == "newest"
        await click("filters")
        assert isinstance(app.focused, FilterList)
        await press(app, pilot, "escape")
        await click("read")
        assert isinstance(app.screen, ArticleScreen)
        await click("help")
        assert isinstance(app.screen, HelpScreen)
        await click("back")
        await click("back")
        assert isinstance(app.screen, SearchScreen)
