"""What others have of an article word for word: told, marked in its text, compared at its place."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from index.article import ArticleId, Card, Span
from index.story import Reused, Shared
from reader.article.shared import (
    NOWHERE,
    SharedText,
    shared_line,
    shared_marks,
    shared_text,
    told_of,
)
from reader.comparing.shared import SharedBeside
from reader.screens.article import ArticleScreen
from reader.screens.compare import CompareScreen
from reader.widgets.article_head import ArticleHead
from reader.widgets.compare_view import CompareView
from reader.widgets.key_bar import KeyBar
from reader.widgets.reading_view import ReadingView
from tests.harbour import ARTICLES, harbour, opened, press, type_query
from tests.sample_values import HOSTILE, acted_on, bare
from tests.widget_host import lines

if TYPE_CHECKING:
    from pathlib import Path

    from reader.app import ReaderApp

__all__ = ["harbour"]

TEXT = " ".join(f"w{n:02}" for n in range(60))


def others(*given: tuple[str, str | None, list[tuple[int, int]]]) -> SharedText:
    """Return what others have of a text, told by the first word and how many words follow."""
    reused, cards = [], {}
    for name, outlet, stretches in given:
        spans = [(Span(4 * at, 4 * (at + words) - 1), words) for at, words in stretches]
        found = tuple(Shared(span, span, words) for span, words in spans)
        total = sum(words for _, words in stretches)
        reused.append(Reused(ArticleId("a"), ArticleId(name), found, total, 0.5, 0.5))
        cards[ArticleId(name)] = Card(ArticleId(name), None, outlet, None, 60)
    return shared_text(bare(TEXT), reused, cards)


def test_who_has_a_stretch_is_told_with_how_much_of_it() -> None:
    shared = others(
        ("b", "Pier Post", [(0, 20), (40, 9)]),
        ("c", "Radio Veldra", [(2, 10)]),
        ("d", None, [(0, 20)]),
    )
    assert [(one.start, one.end, one.words) for one in shared.stretches] == [
        (0, 79, 20),
        (160, 195, 9),
    ]
    assert told_of(shared.stretches[0]) == "Pier Post, outlet unknown, Radio Veldra (10 of them)"
    assert (shared.articles, shared.words) == (3, 29)
    assert shared.at(78) == 0
    assert shared.at(100) is None
    line = shared_line(shared, 1, "enter")
    assert line.text == "stretch 2 of 2 · 9 words also in Pier Post · enter compares"
    assert shared_line(shared, -1, "").text == "29 words in 2 stretches · also in 3 other articles"


def test_stretches_that_overlap_by_a_word_stay_two_and_by_half_are_one() -> None:
    shared = others(("b", "B", [(0, 20)]), ("c", "C", [(19, 12)]), ("d", "D", [(24, 12)]))
    assert [(one.start, one.end, one.words) for one in shared.stretches] == [
        (0, 79, 20),
        (76, 143, 17),
    ]
    assert told_of(shared.stretches[1]) == "C (12 of them), D (12 of them)"
    assert [mark.role for mark in shared_marks(shared, 1)] == ["shared", "shared", "current-shared"]


def test_of_many_outlets_some_are_told_and_how_many_more() -> None:
    shared = others(*((f"{n}", f"O{n % 8}", [(0, 9)]) for n in range(9)))
    told = told_of(shared.stretches[0])
    assert told == "O0 (2 articles), O1, O2, O3, O4, O5, 2 more"


def test_nothing_and_not_yet_are_said() -> None:
    assert shared_line(None, -1, "").text.startswith("looking for")
    assert shared_line(others(), -1, "enter").text == NOWHERE
    early = SharedText(others(("b", "".join(HOSTILE), [(0, 9)])).stretches, 1, 9, complete=False)
    line = shared_line(early, 0, "").text
    assert line.endswith(" · not all articles looked through yet")
    assert acted_on(line) == []
    assert len(line) < 150
    many = shared_text(bare(TEXT), (), {}, in_many=[Span(0, 79)])
    assert shared_line(many, -1, "enter").text == "20 words in more than a hundred texts"


def test_what_both_have_is_lit_on_both_sides_only_when_asked_for() -> None:
    beside = SharedBeside()
    assert beside.told().startswith("No match found")
    beside.take((Shared(Span(0, 30), Span(5, 35), 6),))
    assert not beside.marks("a").marks
    beside.lit = True
    assert {(mark.start, mark.end) for mark in beside.marks("b").marks} == {(5, 35)}
    assert beside.told() == "6 words in 1 stretch: both texts have them."


def head(app: ReaderApp) -> str:
    return app.screen.query_one(ArticleHead).text


async def test_from_a_stretch_in_an_article_to_both_side_by_side(harbour: Path) -> None:
    third = {**ARTICLES[1], "title": "Quay of Marrow Bay is shut", "outlet": "Tidewater Post"}
    (harbour / "third.json").write_text(json.dumps(third), encoding="utf-8")
    async with opened(harbour) as (app, pilot):
        await type_query(app, pilot, "fishermen")
        await press(app, pilot, "enter", "enter")
        view = app.screen.query_one(ReadingView)
        assert not view.shared_lit()
        await press(app, pilot, "full_stop")
        assert view.stretch == -1
        await press(app, pilot, "w")
        words = "The quay is no longer safe for anyone who walks on it"
        assert "12 words in 1 stretch · also in 2 other articles · enter compares" in head(app)
        (row,) = [n for n, line in enumerate(lines(view)) if line.lstrip().startswith("= ")]
        assert words[:20] in lines(view)[row]
        await pilot.click(ReadingView, offset=(view.left() + 8, row))
        assert view.stretch == 0
        await press(app, pilot, "full_stop", "comma")
        assert "stretch 1 of 1 · 12 words also in Radio Sarbuk, Tidewater Post" in head(app)
        assert view.reading is not None
        (_, here) = view.shared_lit()
        assert view.reading.article.text[here.start : here.end] == words
        await press(app, pilot, "enter")
        assert isinstance(app.screen, CompareScreen)
        assert len(app.screen.others) == 2
        beside = app.screen.query_one(CompareView)
        assert beside.walk is not None
        passage = beside.walk.table.comparison.sentences_a[beside.walk.current]
        assert passage.start <= here.start < passage.end
        assert any(mark.role == "shared" for mark in beside.lit_on("b")[0].marks)
        await press(app, pilot, "w")
        assert not beside.lit_on("b")[0].marks
        await press(app, pilot, "w", "escape", "w")
        assert isinstance(app.screen, ArticleScreen)
        assert "stretch" not in head(app)
        assert "put beside" not in [hint.label for hint in app.screen.query_one(KeyBar).hints]
