"""Two articles side by side: what can be pressed, what is said, and the ways back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from reader.__main__ import main
from reader.screens.article import ArticleScreen
from reader.screens.choose import ChooseScreen
from reader.screens.compare import CompareScreen
from reader.widgets.ask_line import AnswerInput, AskLine
from reader.widgets.band import Band
from reader.widgets.compare_head import CompareHead
from reader.widgets.compare_view import CompareView
from reader.widgets.key_bar import KeyBar
from reader.widgets.reading_view import ReadingView
from reader.widgets.result_list import ResultList
from tests.harbour import ARTICLES, harbour, opened, press, type_query

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from index.article import Span
    from reader.app import ReaderApp

__all__ = ["harbour"]


@pytest.fixture
def three(harbour: Path) -> Path:
    """Return a folder in which a third outlet tells of the event too."""
    third = {**ARTICLES[1], "title": "Quay of Marrow Bay is shut", "outlet": "Tidewater Post"}
    (harbour / "third.json").write_text(json.dumps(third), encoding="utf-8")
    return harbour


async def compared(app: ReaderApp, pilot: Pilot[None]) -> CompareScreen:
    """Go to the comparison of the article on the fishermen with the first offered."""
    await type_query(app, pilot, "fishermen")
    await press(app, pilot, "enter", "c", "enter")
    assert isinstance(app.screen, CompareScreen)
    return app.screen


def hinted(app: ReaderApp) -> list[str]:
    return [hint.label for hint in app.screen.query_one(KeyBar).hints]


async def test_the_next_match_is_offered_where_there_are_several(harbour: Path) -> None:
    async with opened(harbour, (160, 45)) as (app, pilot):
        view = (await compared(app, pilot)).query_one(CompareView)
        walk = view.walk
        assert walk is not None
        await press(app, pilot, "m", "g")
        seen = set()
        for _ in range(len(walk.table.comparison.sentences_a)):
            several = len(walk.matches) > 1
            seen.add(len(walk.matches))
            assert ("next match" in hinted(app)) == several
            await press(app, pilot, "j")
        assert 0 in seen
        assert 1 in seen


async def test_a_key_without_contradictions_to_go_to_says_so(harbour: Path) -> None:
    async with opened(harbour, (160, 45)) as (app, pilot):
        screen = await compared(app, pilot)
        assert screen.comparison is not None
        assert all(link.kind != "contradiction" for link in screen.comparison.links)
        assert "contradiction" not in hinted(app)
        await press(app, pilot, "exclamation_mark")
        (notice,) = app._notifications
        assert notice.message.startswith("No contradiction was found")


async def test_where_things_were_found_is_closed_before_the_comparison_is_left(
    harbour: Path,
) -> None:
    async with opened(harbour, (160, 45)) as (app, pilot):
        screen = await compared(app, pilot)
        await press(app, pilot, "i")
        below = screen.query_one(CompareHead).query(".found").results(Band)
        assert all(band.display for band in below)
        await press(app, pilot, "escape")
        assert app.screen is screen
        below = screen.query_one(CompareHead).query(".found").results(Band)
        assert not any(band.display for band in below)
        await press(app, pilot, "escape")
        assert isinstance(app.screen, ChooseScreen)


@pytest.mark.parametrize(("keys", "place"), [(">", 1), (">>", 0), ("<", 1), ("x>", 1)])
async def test_the_list_stands_on_the_article_that_was_beside_last(
    three: Path, keys: str, place: int
) -> None:
    names = {">": "greater_than_sign", "<": "less_than_sign", "x": "x"}
    async with opened(three, (160, 45)) as (app, pilot):
        screen = await compared(app, pilot)
        assert len(screen.others) == 2
        await press(app, pilot, *(names[key] for key in keys), "escape")
        assert isinstance(app.screen, ChooseScreen)
        assert app.screen.query_one(ResultList).selected == place


async def test_where_one_side_is_in_sight_it_is_told_which_article_is_beside(three: Path) -> None:
    async with opened(three, (80, 24)) as (app, pilot):
        await compared(app, pilot)
        way = app.screen.query_one("#top", Band).text
        await press(app, pilot, "v")
        assert next(notice.message for notice in app._notifications).startswith("Rows have room")
        assert "1 of 2" in way
        assert way.rstrip().endswith("< >")


async def test_an_article_tells_that_a_comparison_led_to_it(
    harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[Span | None] = []
    monkeypatch.setattr(ReadingView, "open_at", lambda _, at, _name: begun.append(at))
    async with opened(harbour, (160, 45)) as (app, pilot):
        at = (await compared(app, pilot)).query_one(CompareView)
        await press(app, pilot, "j", "j", "j")
        assert at.walk is not None
        passage = at.walk.table.comparison.sentences_a[3]
        await press(app, pilot, "o")
        assert isinstance(app.screen, ArticleScreen)
        assert begun == [passage]
        way = " ".join(app.screen.query_one("#top", Band).text.split())
        assert way == "corpus-reader Search › Compare › Marrow Herald"


async def test_a_comparison_is_written_as_the_command_line_writes_it(
    harbour: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made, article = tmp_path / "made.html", harbour / "note.md"
    async with opened(harbour, (80, 24)) as (app, pilot):
        screen = await compared(app, pilot)
        assert screen.comparison is not None
        ids = screen.comparison.a.id, screen.comparison.b.id
        await press(app, pilot, "E")
        answer, question = screen.query_one(AnswerInput), screen.query_one("#question", Band)

        async def refused(path: Path) -> str:
            answer.value = str(path)
            await press(app, pilot, "enter")
            assert answer.has_focus
            assert answer.value == str(path)
            return "".join(segment.text for segment in question.render_line(0))

        assert answer.value == "marrow-herald-radio-sarbuk-2025-05-02-2025-05-03.html"
        doc = await refused(made.with_suffix(".doc"))
        assert "the name ends in .md, .html, .json or .txt" in doc
        assert "would be an article" in await refused(article)
        assert not article.exists()
        assert "no such folder" in await refused(tmp_path / "nowhere" / "a.html")
        assert not (tmp_path / "nowhere").exists()
        answer.value = str(made)
        await press(app, pilot, "enter")
        assert not screen.query_one(AskLine).display
        await pilot.press("E")
        assert "there is such a file already: choose another name" in await refused(made)
    assert main(["compare", str(harbour), *ids, "--html", "-"]) == 0
    assert made.read_text("utf-8") == capsys.readouterr().out


async def test_words_are_looked_for_in_both_texts_and_let_go(harbour: Path) -> None:
    async with opened(harbour, (120, 36)) as (app, pilot):
        screen = await compared(app, pilot)
        view, ask = screen.query_one(CompareView), screen.query_one("#ask")
        hits = screen.query_one("#hits", Band)
        await press(app, pilot, "slash", "z")
        assert "in neither text" in screen.query_one("#question", Band).text
        await press(app, pilot, "enter")
        assert ask.display
        await press(app, pilot, "backspace", *"harb", "enter")
        assert not ask.display
        assert view.has_focus
        assert hits.text.split() == "/ harb · 1 in A · 1 in B hit 1 of 2".split()
        assert "hit" in hinted(app)
        assert "link" not in hinted(app)
        assert "let go" in hinted(app)
        await press(app, pilot, "n")
        assert view.side == "b"
        assert hits.text.endswith("hit 2 of 2")
        await press(app, pilot, "escape")
        assert not hits.display
        assert "link" in hinted(app)
        await press(app, pilot, "slash", "q", "escape")
        assert view.hits.words == ""
        assert app.screen is screen


async def test_the_layout_that_was_chosen_holds_for_the_next_comparison(three: Path) -> None:
    async with opened(three, (120, 36)) as (app, pilot):
        screen = await compared(app, pilot)
        assert screen.query_one("#top", Band).text.endswith("columns · rows")
        await press(app, pilot, "v")
        view = screen.query_one(CompareView)
        assert view.in_rows()
        assert "side" not in hinted(app)
        assert "columns" in hinted(app)
        await press(app, pilot, "tab")
        (notice,) = app._notifications
        assert notice.message.startswith("In rows")
        place = screen.query_one("#place", Band).text
        assert place.startswith("passage 1 of 4 of A · match 1 of 1")
        assert place.endswith("shown: strong and probable")
        await press(app, pilot, "greater_than_sign")
        assert view.in_rows()
        await press(app, pilot, "escape", "enter")
        again = app.screen.query_one(CompareView)
        assert again is not view
        assert again.in_rows()
        await press(app, pilot, "v", "escape", "enter")
        assert not app.screen.query_one(CompareView).in_rows()


async def test_steps_and_swaps_are_worked_out_ahead(
    three: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(three, (120, 36)) as (app, pilot):
        screen = await compared(app, pilot)
        first = screen.comparison
        assert first is not None
        monkeypatch.setattr(CompareScreen, "_work_out", pytest.fail)
        monkeypatch.setattr(CompareScreen, "work_ahead", lambda *_: None)
        await press(app, pilot, "greater_than_sign")
        second = screen.comparison
        assert second is not None
        assert (second.a.id, second.b.id) == (first.a.id, screen.others[1])
        await press(app, pilot, "less_than_sign", "x")
        third = screen.comparison
        assert third is not None
        assert (third.a.id, third.b.id) == (first.b.id, first.a.id)


async def test_the_passage_stays_when_sides_are_swapped_or_another_is_put_beside(
    three: Path,
) -> None:
    async with opened(three, (120, 36)) as (app, pilot):
        screen = await compared(app, pilot)
        view = screen.query_one(CompareView)
        await press(app, pilot, "j", "j")
        assert (view.side, view.current) == ("a", 2)
        await press(app, pilot, "x")
        assert (view.side, view.current) == ("b", 2)
        await press(app, pilot, "greater_than_sign")  # the one that stays is B now
        assert (view.side, view.current) == ("b", 2)
        await press(app, pilot, "less_than_sign", "x")
        assert (view.side, view.current) == ("a", 2)


async def test_what_was_worked_out_ahead_is_dropped_when_the_corpus_changes(three: Path) -> None:
    async with opened(three, (120, 36)) as (app, pilot):
        screen = await compared(app, pilot)
        assert app.overview is not None
        known = screen._known
        assert len(known) == 3
        screen.corpus_changed(app.overview)
        assert screen._known is not known
