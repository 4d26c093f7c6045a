"""The concordance of a name as a screen: by keys, on a real library."""

from __future__ import annotations

import threading
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from platformdirs import user_state_path

from index.decisions.decision import Decision
from index.errors import CorpusError
from index.library import Library
from index.results import NameRef
from reader.screens.article import ArticleScreen
from reader.screens.concordance import ConcordanceScreen
from reader.screens.whose import WhoseScreen
from reader.widgets.band import Band
from reader.widgets.concordance_view import ConcordanceView
from reader.widgets.key_bar import KeyBar
from reader.widgets.ledger import Ledger
from reader.widgets.reading_view import ReadingView
from reader.widgets.text_view import TextView
from tests.harbour import opened, press, settled, type_query
from tests.quayside import BRINK, TORVAN, quayside
from tests.widget_host import lines

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    import pytest
    from textual.pilot import Pilot

    from index.dossier import Concordance, LineOrder
    from reader.app import ReaderApp

__all__ = ["quayside"]

NOBODY = NameRef("person", "Nobody Here")


@asynccontextmanager
async def mentions_of(
    ref: NameRef, corpus: Path, size: tuple[int, int] = (120, 36)
) -> AsyncIterator[tuple[ReaderApp, Pilot[None]]]:
    async with opened(corpus, size) as (app, pilot):
        app.push_screen(ConcordanceScreen(ref))
        await settled(app, pilot)
        yield app, pilot


def shown(app: ReaderApp) -> list[str]:
    return [
        line.strip(" ▌▎▐") for line in lines(app.screen.query_one(ConcordanceView)) if line.strip()
    ]


def days(app: ReaderApp) -> list[str]:
    return [line[:10].strip() for line in shown(app)]


def band(app: ReaderApp, name: str) -> str:
    return app.screen.query_one(f"#{name}", Band).text


def hints(app: ReaderApp) -> list[str]:
    return [hint.label for hint in app.screen.query_one(KeyBar).hints]


def copied() -> str:
    file = user_state_path("corpus-reader", appauthor=False) / "copied.txt"
    return file.read_text(encoding="utf-8")


async def test_every_mention_is_a_line_with_the_name_in_one_column(quayside: Path) -> None:
    async with mentions_of(TORVAN, quayside) as (app, _):
        found = shown(app)
        assert days(app) == [f"{day} May 2025" for day in (2, 3, 4, 5, 6, 7)]
        assert len({line.index("Ilse Torvan") for line in found}) == 1
        assert "Harbour master Ilse Torvan, the keeper of the quay" in found[0]
        assert "6 mentions" in band(app, "top")
        assert "by date" in band(app, "about")
        assert band(app, "of-line").startswith("Marrow Herald · Fri 2 May 2025 · Quay shut")
        assert band(app, "of-line").endswith("1 of 6")


async def test_another_order_is_told_and_the_selected_mention_stays_selected(
    quayside: Path,
) -> None:
    async with mentions_of(TORVAN, quayside) as (app, pilot):
        await press(app, pilot, "j", "j", "s")
        assert days(app) == [f"{day} May 2025" for day in (7, 2, 4, 6, 3, 5)]
        assert "by outlet" in band(app, "about")
        assert "Crane falls" in band(app, "of-line")
        assert app.screen.query_one(ConcordanceView).selected == 2
        await press(app, pilot, "s")
        assert "by what stands before" in band(app, "about")
        assert "Crane falls" in band(app, "of-line")
        await press(app, pilot, "s")
        assert "by what follows" in band(app, "about")
        follows = [line.partition("Ilse Torvan")[2].strip(" ,") for line in shown(app)]
        assert follows == sorted(follows)
        await press(app, pilot, "s")
        assert "by date" in band(app, "about")
        assert app.screen.query_one(ConcordanceView).selected == 2


async def test_a_line_leads_into_its_article_and_back_to_itself(quayside: Path) -> None:
    async with mentions_of(TORVAN, quayside) as (app, pilot):
        await press(app, pilot, "G", "k", "enter")
        assert isinstance(app.screen, ArticleScreen)
        view = app.screen.query_one(ReadingView)
        assert view.reading is not None
        assert view.reading.article.title == "Crane raised"
        assert view.chosen_name == tuple(TORVAN)
        assert view.mention is not None
        assert view.reading.article.text[view.mention.start :].startswith("Ilse Torvan")
        while not isinstance(app.screen, ConcordanceScreen):
            await press(app, pilot, "escape")
        assert app.screen.query_one(ConcordanceView).selected == 4
        assert "5 of 6" in band(app, "of-line")


async def test_a_line_is_copied_with_its_reference(quayside: Path) -> None:
    async with mentions_of(TORVAN, quayside) as (app, pilot):
        await press(app, pilot, "j", "y")
        words, _, reference = copied().partition("\n")
        assert words == "“Ferries stay away, said Ilse Torvan to Ola Brink.”"
        assert "No more ferries, Radio Sarbuk, Sat 3 May 2025" in reference
        assert "characters 0–49 of the cleaned text" in reference


async def test_words_can_stand_for_somebody_else_in_one_article(quayside: Path) -> None:
    async with mentions_of(TORVAN, quayside) as (app, pilot):
        assert "undo" not in hints(app)
        await press(app, pilot, "j", "w")
        assert isinstance(app.screen, WhoseScreen)
        await type_query(app, pilot, "ola")
        assert app.screen.offered == ("Ola Brink",)
        await press(app, pilot, "tab", "enter")
        assert isinstance(app.screen, ConcordanceScreen)
        assert days(app) == [f"{day} May 2025" for day in (2, 4, 5, 6, 7)]
        library = app.library
        assert library is not None
        (decision,) = library.decided().own
        assert (decision.do, decision.about, decision.to) == ("split", TORVAN, BRINK)
        assert decision.forms == ("Ilse Torvan",)
        assert len(decision.texts) == 1
        dossier = library.dossier(BRINK)
        assert dossier is not None
        assert "Ilse Torvan" in [form.text for form in dossier.forms]
        assert "undo" in hints(app)
        await press(app, pilot, "u")
        assert len(shown(app)) == 6
        assert library.decided().own == ()
        assert "undo" not in hints(app)


async def test_a_new_name_can_be_typed_and_the_same_one_is_refused(quayside: Path) -> None:
    async with mentions_of(TORVAN, quayside) as (app, pilot):
        await press(app, pilot, "w", "enter")
        assert isinstance(app.focused, Ledger)
        await press(app, pilot, "escape", "w", "enter", "slash")
        await type_query(app, pilot, "ilse torvan")
        await press(app, pilot, "enter")
        assert isinstance(app.screen, WhoseScreen)
        assert "That is the name it was taken for" in band(app, "path-problem")
        await press(app, pilot, *["backspace"] * 11)
        await type_query(app, pilot, "Nia Torvan")
        await press(app, pilot, "enter")
        assert app.library is not None
        (decision,) = app.library.decided().own
        assert decision.to == NameRef("person", "Nia Torvan")


async def test_nobody_is_asked_for_in_vain(quayside: Path) -> None:
    async with mentions_of(NOBODY, quayside) as (app, pilot):
        told = app.screen.query_one("#nothing", TextView)
        assert told.display
        assert "Nothing stands for Nobody Here now." in told.text
        assert not {"sort", "copy", "someone else here"} & set(hints(app))
        await press(app, pilot, "s", "w", "y", "escape")
        assert not isinstance(app.screen, ConcordanceScreen)


async def test_who_is_no_name_any_more_can_be_one_again(quayside: Path) -> None:
    async with mentions_of(TORVAN, quayside) as (app, pilot):
        assert app.library is not None
        app.library.decide(Decision("ignore", TORVAN))
        assert app.overview is not None
        app.corpus_changed.publish(app.overview)
        await settled(app, pilot)
        assert app.screen.query_one("#nothing", TextView).display
        await press(app, pilot, "u", "j", "j")
        assert len(shown(app)) == 6
        assert app.screen.query_one(ConcordanceView).selected == 2


async def test_what_cannot_be_had_is_told_and_left(
    quayside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise CorpusError("The index is damaged.", "Rebuild it.")

    monkeypatch.setattr(Library, "concordance", broken)
    async with mentions_of(TORVAN, quayside) as (app, _):
        assert not isinstance(app.screen, ConcordanceScreen)
        assert [n.message for n in app._notifications] == ["The index is damaged. Rebuild it."]


async def test_what_cannot_be_decided_is_told_and_the_lines_stay(
    quayside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise CorpusError("The disk is full.", "Make room.")

    monkeypatch.setattr(Library, "decide", broken)
    async with mentions_of(TORVAN, quayside) as (app, pilot):
        await press(app, pilot, "w")
        await type_query(app, pilot, "Nia Torvan")
        await press(app, pilot, "enter")
        assert len(shown(app)) == 6
        assert [n.message for n in app._notifications] == ["The disk is full. Make room."]


async def test_however_often_names_come_in_one_answer_is_awaited_at_a_time(
    quayside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[LineOrder, bool]] = []
    go_on = threading.Event()
    real = Library.concordance

    def slow(
        self: Library, ref: NameRef, order: LineOrder, cancelled: Callable[[], bool]
    ) -> Concordance:
        go_on.wait(60)
        asked.append((order, cancelled()))
        return real(self, ref, order, cancelled)

    async with mentions_of(TORVAN, quayside) as (app, pilot):
        monkeypatch.setattr(Library, "concordance", slow)
        assert app.overview is not None
        for _ in range(5):
            app.corpus_changed.publish(app.overview)
        await pilot.press("s", "s")
        app.corpus_changed.publish(app.overview)
        assert len(shown(app)) == 6
        go_on.set()
        await settled(app, pilot)
        assert asked == [("date", True), ("left", False)]
        assert "by what stands before" in band(app, "about")


async def test_in_eighty_columns_a_line_has_the_column_it_is_ordered_by(quayside: Path) -> None:
    async with mentions_of(TORVAN, quayside, (80, 24)) as (app, pilot):
        assert "Herald" not in shown(app)[0]
        assert "2 May 2025" in shown(app)[0]
        await press(app, pilot, "s")
        assert shown(app)[0].startswith("Ansel Post ")
