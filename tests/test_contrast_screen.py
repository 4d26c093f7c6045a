"""How two outlets name one person, as a screen: by keys, on a real library."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from index.errors import CorpusError
from index.library import Library
from index.results import NameRef
from reader.screens.article import ArticleScreen
from reader.screens.contrast import ContrastScreen
from reader.widgets.band import Band
from reader.widgets.contrast_head import ContrastHead
from reader.widgets.contrast_view import ContrastView
from reader.widgets.key_bar import KeyBar
from reader.widgets.reading_view import ReadingView
from reader.widgets.rule import Rule
from reader.widgets.text_view import TextView
from tests.harbour import opened, press, settled
from tests.quayside import BRINK, TORVAN, quayside
from tests.widget_host import lines

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from textual.pilot import Pilot

    from reader.app import ReaderApp

__all__ = ["quayside"]


@pytest.fixture
def herald(tmp_path: Path, quick_finder: object) -> Path:
    """Return a folder with an article of one outlet, and one of an outlet that names nobody."""
    (tmp_path / "one.json").write_text(
        '{"outlet": "Marrow Herald", "text": "The quay is shut, said Ilse Torvan on the quay."}',
        encoding="utf-8",
    )
    (tmp_path / "two.json").write_text(
        '{"outlet": "Ansel Post", "text": "apples are late this year, and nobody knows why."}',
        encoding="utf-8",
    )
    return tmp_path


@asynccontextmanager
async def contrasted(
    screen: ContrastScreen, corpus: Path, size: tuple[int, int] = (120, 36)
) -> AsyncIterator[tuple[ReaderApp, Pilot[None]]]:
    async with opened(corpus, size) as (app, pilot):
        app.push_screen(screen)
        await settled(app, pilot)
        yield app, pilot


def heads(app: ReaderApp) -> list[list[str]]:
    return [
        [band.text for band in head.query(Band) if band.display]
        for head in app.screen.query(ContrastHead)
    ]


def outlets(app: ReaderApp) -> list[str]:
    return [head[0].partition("  ")[0] for head in heads(app)]


def hints(app: ReaderApp) -> list[str]:
    return [hint.label for hint in app.screen.query_one(KeyBar).hints]


async def test_the_two_outlets_that_name_it_most_stand_side_by_side(quayside: Path) -> None:
    async with contrasted(ContrastScreen(TORVAN), quayside) as (app, _):
        assert heads(app) == [
            ["A Marrow Herald", "  3 mentions · 3 of 3 articles · 90.9 per 1,000 words"],
            [
                "B Radio Sarbuk  outlet 2 of 3 < >",
                "  2 mentions · 2 of 2 articles · 95.2 per 1,000 words",
            ],
        ]
        view = app.screen.query_one(ContrastView)
        at = view.rule_column()
        left = [line[2:at].rstrip() for line in lines(view)]
        right = [line[at + 3 :].rstrip(" ▐") for line in lines(view)]
        assert [(a.split(), b.split()) for a, b in zip(left, right, strict=True)][1:3] == [
            (["Called"], ["Called"]),
            (["Ilse", "Torvan", "3"], ["Ilse", "Torvan", "2"]),
        ]
        assert left.index("First mention in each article") == right.index(
            "First mention in each article"
        )
        assert any("Ilse Torvan, the keeper" in line for line in left)
        assert any("Ilse Torvan, who runs" in line for line in right)
        joints = app.screen.query_one("#pane-rule", Rule)
        assert joints.focus_stretch == (0, at)


async def test_another_outlet_comes_on_side_b_and_sides_are_swapped(quayside: Path) -> None:
    async with contrasted(ContrastScreen(TORVAN), quayside) as (app, pilot):
        await press(app, pilot, "greater_than_sign")
        assert outlets(app) == ["A Marrow Herald", "B Ansel Post"]
        await press(app, pilot, "greater_than_sign")
        assert outlets(app) == ["A Marrow Herald", "B Radio Sarbuk"]
        await press(app, pilot, "less_than_sign", "x")
        assert outlets(app) == ["A Ansel Post", "B Marrow Herald"]
        await press(app, pilot, "less_than_sign")
        assert outlets(app) == ["A Ansel Post", "B Radio Sarbuk"]


async def test_a_first_mention_leads_into_its_article_and_back(quayside: Path) -> None:
    async with contrasted(ContrastScreen(TORVAN), quayside) as (app, pilot):
        await press(app, pilot, "G", "enter")
        assert isinstance(app.screen, ArticleScreen)
        view = app.screen.query_one(ReadingView)
        assert view.reading is not None
        assert view.reading.article.title == "Crane raised"
        assert view.chosen_name == tuple(TORVAN)
        assert view.mention is not None
        while not isinstance(app.screen, ContrastScreen):
            await press(app, pilot, "escape")
        await press(app, pilot, "tab", "G", "enter")
        reading = app.screen.query_one(ReadingView).reading
        assert reading is not None
        assert reading.article.title == "A new quay"


async def test_the_outlets_asked_for_are_shown_also_one_that_does_not_name_it(
    quayside: Path,
) -> None:
    screen = ContrastScreen(BRINK, "Radio Sarbuk", "Ansel Post")
    async with contrasted(screen, quayside) as (app, pilot):
        assert heads(app)[1][1].strip() == "not named in 1 article"
        await press(app, pilot, "less_than_sign")
        assert outlets(app) == ["A Radio Sarbuk", "B Marrow Herald"]


async def test_an_outlet_that_is_gone_gives_way_to_those_that_name_it_most(quayside: Path) -> None:
    async with contrasted(ContrastScreen(TORVAN, "Gone Gazette", "Nobody"), quayside) as (app, _):
        assert outlets(app) == ["A Marrow Herald", "B Radio Sarbuk"]


async def test_with_fewer_than_two_outlets_it_is_said(herald: Path) -> None:
    async with contrasted(ContrastScreen(TORVAN), herald) as (app, pilot):
        told = app.screen.query_one("#nothing", TextView)
        assert told.display
        assert "Only one outlet names Ilse Torvan: Marrow Herald." in told.text
        assert not app.screen.query_one("#heads").display
        assert not {"swap", "other outlet", "read", "side"} & set(hints(app))
        await press(app, pilot, "x", "less_than_sign", "tab", "enter", "escape")
        assert not isinstance(app.screen, ContrastScreen)


async def test_nobody_is_said_to_be_nobody(quayside: Path) -> None:
    async with contrasted(ContrastScreen(NameRef("person", "Nobody")), quayside) as (app, _):
        told = app.screen.query_one("#nothing", TextView)
        assert "Nothing stands for Nobody now." in told.text


async def test_what_cannot_be_had_is_told_and_left(
    quayside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise CorpusError("The index is damaged.", "Rebuild it.")

    monkeypatch.setattr(Library, "contrast", broken)
    async with contrasted(ContrastScreen(TORVAN), quayside) as (app, _):
        assert not isinstance(app.screen, ContrastScreen)
        assert [n.message for n in app._notifications] == ["The index is damaged. Rebuild it."]


async def test_outlets_chosen_meanwhile_are_those_that_are_shown(
    quayside: Path,
) -> None:
    async with contrasted(ContrastScreen(TORVAN), quayside) as (app, pilot):
        await pilot.press("greater_than_sign", "x", "greater_than_sign")
        await settled(app, pilot)
        assert outlets(app) == ["A Ansel Post", "B Radio Sarbuk"]


async def test_in_eighty_columns_the_sides_stand_below_each_other(quayside: Path) -> None:
    async with contrasted(ContrastScreen(TORVAN), quayside, (80, 24)) as (app, pilot):
        assert [len(head) for head in heads(app)] == [1, 1]
        view = app.screen.query_one(ContrastView)
        assert view.rule_column() == 0
        begun = [line[2] for line in lines(view) if line[2:4] in ("A ", "B ")]
        assert begun[:2] == ["A", "B"]
        await pilot.resize_terminal(120, 36)
        await settled(app, pilot)
        assert view.rule_column() > 0
        assert [len(head) for head in heads(app)] == [2, 2]
