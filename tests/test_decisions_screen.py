"""What was decided about names, as a screen: by keys, on a real library."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from index.decisions.decision import Decision
from index.results import NameRef
from reader.screens.decision_file import FileInput, FileScreen
from reader.screens.decisions import DecisionsScreen
from reader.survey.decided import place_of
from reader.widgets.band import Band
from reader.widgets.key_bar import KeyBar
from reader.widgets.ledger import Ledger
from tests.harbour import opened, press, settled, type_query
from tests.quayside import BRINK, TORVAN, quayside
from tests.widget_host import lines

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence
    from pathlib import Path

    import pytest
    from textual.pilot import Pilot

    from reader.app import ReaderApp

__all__ = ["quayside"]

NIA = NameRef("person", "Nia Torvan")
TOLIN = NameRef("person", "Mara Tolin")
RENAMED = Decision("rename", TORVAN, to=NIA)
IGNORED = Decision("ignore", BRINK)


@asynccontextmanager
async def decided(
    corpus: Path, decisions: Sequence[Decision], size: tuple[int, int] = (120, 36)
) -> AsyncIterator[tuple[ReaderApp, Pilot[None]]]:
    async with opened(corpus, size) as (app, pilot):
        assert app.library is not None
        for decision in decisions:
            app.library.decide(decision)
        app.push_screen(DecisionsScreen())
        await settled(app, pilot)
        yield app, pilot


def told(app: ReaderApp) -> str:
    return "\n".join(line.strip(" ▌▎▐") for line in lines(app.screen.query_one(Ledger)))


def sentences(app: ReaderApp) -> list[str]:
    page = app.screen.query_one(Ledger).page
    rows = (page.row(number) for number in range(len(page)))
    return [row.cells[0] for row in rows if place_of(row) is not None]


def hints(app: ReaderApp) -> list[str]:
    return [hint.label for hint in app.screen.query_one(KeyBar).hints]


def named(app: ReaderApp) -> set[str]:
    assert app.library is not None
    return {entry.name for entry in app.library.names()}


async def test_what_was_decided_is_listed_the_newest_first(quayside: Path) -> None:
    async with decided(quayside, [RENAMED, IGNORED]) as (app, _):
        assert sentences(app) == ["Ola Brink is no name", "Ilse Torvan is called Nia Torvan"]
        assert "2 decisions" in app.screen.query_one("#about", Band).text
        assert app.library is not None
        assert app.library.decided().file.name in told(app)
        assert named(app).isdisjoint({"Ola Brink", "Ilse Torvan"})


async def test_one_in_the_middle_is_taken_back_and_everything_follows(quayside: Path) -> None:
    async with decided(quayside, [RENAMED, IGNORED]) as (app, pilot):
        await press(app, pilot, "j", "x")
        assert sentences(app) == ["Ola Brink is no name"]
        assert "Ilse Torvan" in named(app)
        assert "Ola Brink" not in named(app)
        await press(app, pilot, "u")
        assert sentences(app) == []
        assert "Ola Brink" in named(app)
        assert not {"undo", "take back"} & set(hints(app))
        assert "You have decided nothing yet" in told(app)
        await press(app, pilot, "x", "u", "escape")
        assert not isinstance(app.screen, DecisionsScreen)


async def test_the_file_of_the_corpus_is_told_with_its_conflicts_and_faults(quayside: Path) -> None:
    (quayside / "names.toml").write_text(THEIRS, encoding="utf-8")
    async with decided(quayside, [Decision("rename", TORVAN, to=TOLIN)]) as (app, _):
        shown = told(app)
        assert "names.toml in the folder of the corpus" in shown
        assert "Ilse Torvan is called Nia Torvan" in shown
        conflict = "Ilse Torvan: yours says Mara Tolin, names.toml says Nia Torvan; yours counts"
        assert conflict in shown
        assert "What can’t be followed" in shown
        assert "names.toml, line 12" in shown
        assert "1 conflict" in app.screen.query_one("#about", Band).text
        assert "Mara Tolin" in named(app)


THEIRS = """\
[[decision]]
do = "rename"
kind = "person"
name = "Ilse Torvan"
to = "Nia Torvan"

[[decision]]
do = "ignore"
kind = "person"
name = "Ola Brink"

[[decision]]
do = "forget"
kind = "person"
name = "Ola Brink"
"""


async def test_a_colleagues_file_is_taken_over_and_what_came_of_it_is_told(
    quayside: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("mail") / "of-ann.toml"
    file.write_text(THEIRS, encoding="utf-8")
    async with decided(quayside, [IGNORED]) as (app, pilot):
        await press(app, pilot, "i")
        assert isinstance(app.screen, FileScreen)
        await type_query(app, pilot, f"{file.parent}")
        await press(app, pilot, "enter")
        assert isinstance(app.screen, FileScreen)
        assert app.screen.offered == (str(file),)
        await press(app, pilot, "tab", "enter")
        assert isinstance(app.screen, DecisionsScreen)
        assert "From of-ann.toml" in told(app)
        assert "1 decision taken over, 1 known already, 1 that can’t be followed." in told(app)
        assert "Nia Torvan" in named(app)


async def test_a_file_that_is_none_is_refused_with_its_cause(quayside: Path) -> None:
    (quayside / "empty.toml").write_text("", encoding="utf-8")
    async with decided(quayside, []) as (app, pilot):
        await press(app, pilot, "i")
        await type_query(app, pilot, f"{quayside}/nothing.toml")
        await press(app, pilot, "enter")
        assert "There is no file" in app.screen.query_one("#path-problem", Band).text
        await press(app, pilot, *["backspace"] * len("nothing.toml"))
        await type_query(app, pilot, "empty.toml")
        await press(app, pilot, "enter")
        assert "holds no decision about names" in app.screen.query_one("#path-problem", Band).text
        assert app.screen.query_one(FileInput).value == f"{quayside}/empty.toml"
        await press(app, pilot, "escape")
        assert isinstance(app.screen, DecisionsScreen)
        assert sentences(app) == []


async def test_in_eighty_columns_all_of_it_is_there(quayside: Path) -> None:
    async with decided(quayside, [RENAMED], (80, 24)) as (app, pilot):
        assert "Ilse Torvan is called Nia Torvan" in told(app)
        assert {"undo", "take back", "take over a file"} <= set(hints(app))
        await press(app, pilot, "x")
        assert "You have decided nothing yet" in told(app)
