"""What the user decides about names in the place Names: asked, written, told, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.decisions.decision import Decision
from index.errors import CorpusError
from index.library import Library
from index.results import NameRef
from reader.naming import deciding
from reader.naming.roll import Roll
from reader.screens.names import NamesScreen
from reader.screens.split import FormList, SplitScreen
from reader.widgets.ask_line import AnswerInput, AskLine, KindChoice
from reader.widgets.band import Band
from tests.harbour import opened, press, type_query
from tests.sample_names import name_list
from tests.test_names_screen import harbour, keys, listed, listed_ref, screen, to_names, told

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from reader.app import ReaderApp

__all__ = ["harbour"]

ADA, QUILL, LENIA = (
    NameRef("person", "Ada Quill"),
    NameRef("person", "A. Quill"),
    NameRef("place", "Lenia"),
)
ROLL = Roll(name_list("P Ada Quill", "L Lenia", "P A. Quill"))


@pytest.fixture(autouse=True)
def _never_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have nothing wait for its time: a test can't wait for it too."""
    monkeypatch.setattr("reader.screens.asked_place.AT_ONCE", float("inf"))
    monkeypatch.setattr("reader.screens.asked_place.PAUSE", 0)


def own(app: ReaderApp) -> list[Decision]:
    assert app.library is not None
    return list(app.library.decided().own)


def notices(app: ReaderApp) -> list[str]:
    return [" ".join(notice.message.split()) for notice in app._notifications]


def question(app: ReaderApp) -> str:
    return app.screen.query_one("#question", Band).text


async def answer(app: ReaderApp, pilot: Pilot[None], name: str) -> None:
    await press(app, pilot, *["backspace"] * len(app.screen.query_one(AnswerInput).value))
    await type_query(app, pilot, name)


async def go_to(app: ReaderApp, pilot: Pilot[None], name: str) -> None:
    await press(app, pilot, "g")
    while listed_ref(app).name != name:
        await press(app, pilot, "j")


# Decisions before they are made


def test_marked_names_become_the_one_that_is_typed() -> None:
    assert deciding.merged((QUILL, ADA), ROLL, "Ada Quill") == Decision("merge", ADA, (QUILL,))
    both = Decision("merge", NameRef("person", "Ada Quill-Vane"), (QUILL, ADA))
    assert deciding.merged((QUILL, ADA), ROLL, "Ada Quill-Vane") == both
    assert deciding.merged((QUILL, LENIA), ROLL, "Lenia") == Decision("merge", LENIA, (QUILL,))


def test_a_name_is_followed_to_what_it_became_and_back() -> None:
    renamed = deciding.renamed(ADA, "Ada Vane")
    assert deciding.became(renamed) == NameRef("person", "Ada Vane")
    assert deciding.was(renamed) == (ADA,)
    assert deciding.became(deciding.of_kind(LENIA, "person")) == NameRef("person", "Lenia")
    assert deciding.became(deciding.ignored(ADA)) is None
    assert deciding.became(deciding.split(ADA, ("Quill",))) == ADA
    assert deciding.was(deciding.merged((QUILL, ADA), ROLL, "Q.")) == (
        NameRef("person", "Q."),
        QUILL,
        ADA,
    )


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "type a name"),
        ("Ada Quill", ""),
        ("Ada Vane", ""),
        ("A. Quill", "is there already, 1 mention: they become one"),
        ("Lenia", ""),
    ],
)
def test_a_name_that_is_there_already_is_told_to_be(typed: str, said: str) -> None:
    assert deciding.remark((ADA,), ROLL, typed) == said


def test_many_names_are_told_by_their_number() -> None:
    assert deciding.among((ADA, QUILL)) == "Ada Quill and A. Quill"
    assert deciding.among((ADA, QUILL, LENIA)) == "Ada Quill, A. Quill and 1 more"


# Merging


async def test_marked_names_are_merged_under_the_name_that_is_typed(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        await to_names(app, pilot)
        every = len(listed(app))
        assert "merge marked" not in keys(app)
        await go_to(app, pilot, "Bo Anders")
        await press(app, pilot, "space")
        await go_to(app, pilot, "Ilse Torvan")
        assert "merge marked" in keys(app)
        # Who has marked names would think that these are about them.
        assert not [word for word in ("ignore", "rename", "kind") if word in keys(app)]
        await press(app, pilot, "x")
        assert own(app) == []
        await press(app, pilot, "m")
        assert question(app) == "Merge Bo Anders and Ilse Torvan, to be called"
        assert app.screen.query_one(AnswerInput).value == "Ilse Torvan"
        assert "split" not in keys(app)
        await answer(app, pilot, "Ilse Torvan-Vale")
        await press(app, pilot, "enter")
        vale = NameRef("person", "Ilse Torvan-Vale")
        (decision,) = own(app)
        assert (decision.do, decision.about) == ("merge", vale)
        assert {ref.name for ref in decision.names} == {"Bo Anders", "Ilse Torvan"}
        assert decision.at
        assert listed_ref(app) == vale
        assert len(listed(app)) == every - 1
        assert screen(app).rows.marked == ()
        assert told(app)[0] == "Ilse Torvan-Vale P person merged from 2 forms u undo"
        assert notices(app)[-1].endswith("made one with it. u takes that back.")


async def test_a_question_left_decides_nothing_and_comes_back(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        await to_names(app, pilot, "space", "j", "m", "escape")
        assert own(app) == []
        assert not app.screen.query_one(AskLine).display
        assert app.focused is screen(app).rows
        assert len(screen(app).rows.marked) == 1
        assert "merge marked" in keys(app)


# Renaming, kinds, ignoring


async def test_a_name_is_renamed_and_that_is_taken_back(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        await to_names(app, pilot)
        await go_to(app, pilot, "Ilse Torvan")
        row = screen(app).rows.selected
        await press(app, pilot, "r")
        await answer(app, pilot, "")
        assert question(app).endswith("type a name")
        await press(app, pilot, "enter")
        assert screen(app).asking
        await answer(app, pilot, "Torvan")
        await press(app, pilot, "enter")
        assert listed_ref(app) == NameRef("person", "Torvan")
        assert "undo" in keys(app)
        await press(app, pilot, "u")
        assert listed_ref(app) == NameRef("person", "Ilse Torvan")
        assert screen(app).rows.selected == row
        assert own(app) == []
        assert notices(app)[-1] == "Undone: Ilse Torvan is called Torvan."
        assert "undo" not in keys(app)


async def test_renaming_to_a_name_that_is_there_merges_and_says_so_before(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        await to_names(app, pilot)
        await go_to(app, pilot, "Bo Anders")
        await press(app, pilot, "r")
        await answer(app, pilot, "Ilse Torvan")
        assert question(app).endswith("is there already, 2 mentions: they become one")
        await press(app, pilot, "enter")
        assert listed_ref(app).name == "Ilse Torvan"
        assert told(app)[1].startswith("3 mentions")


async def test_a_name_that_stays_as_it_is_is_no_decision(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        await to_names(app, pilot, "r", "enter")
        assert own(app) == []
        assert not screen(app).asking


async def test_a_kind_is_chosen_by_its_key_and_the_name_stays_selected(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        await to_names(app, pilot, "p")
        assert listed_ref(app) == NameRef("person", "Marrow Bay")
        await press(app, pilot, "c")
        assert isinstance(app.focused, KindChoice)
        assert keys(app)[:2] == ["an organisation", "a place"]
        await press(app, pilot, "l")
        assert listed_ref(app) == NameRef("place", "Marrow Bay")
        assert screen(app).kinds == set()
        assert told(app)[0].startswith("Marrow Bay L place")


async def test_what_is_no_name_goes_and_the_next_is_selected(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        await to_names(app, pilot, "j")
        names = [name.removeprefix("▌ ") for name in listed(app)]
        await press(app, pilot, "x")
        assert listed_ref(app).name == names[2]
        assert screen(app).rows.selected == 1
        await press(app, pilot, "u")
        assert listed_ref(app).name == names[1]


async def test_search_follows_a_decision_at_once(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        await to_names(app, pilot, "f")
        found = app.screen_stack[0]
        await press(app, pilot, "3", "r")
        await answer(app, pilot, "Bay of Marrow")
        await press(app, pilot, "enter", "1")
        results = found.results  # type: ignore[attr-defined]
        assert results.counts.person["Bay of Marrow"] == 2


# Splitting


async def merged_first(app: ReaderApp, pilot: Pilot[None]) -> None:
    await go_to(app, pilot, "Bo Anders")
    await press(app, pilot, "space")
    await go_to(app, pilot, "Ilse Torvan")
    await press(app, pilot, "m", "enter")


async def test_words_are_taken_off_a_name(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        await to_names(app, pilot)
        assert "split" not in keys(app)
        await merged_first(app, pilot)
        assert "split" in keys(app)
        await press(app, pilot, "s")
        assert isinstance(app.screen, SplitScreen)
        assert isinstance(app.focused, FormList)
        await press(app, pilot, "enter")
        assert notices(app)[-1] == "Mark the words first, with space."
        await press(app, pilot, "space", "j", "space", "enter")
        assert notices(app)[-1].startswith("One has to stay")
        await press(app, pilot, "k", "space", "enter")
        assert isinstance(app.screen, NamesScreen)
        assert (own(app)[-1].do, own(app)[-1].forms) == ("split", ("Bo Anders",))
        assert listed_ref(app) == NameRef("person", "Ilse Torvan")
        assert "Bo Anders" in listed(app)


async def test_a_split_that_is_left_takes_nothing_off(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        await to_names(app, pilot)
        await merged_first(app, pilot)
        await press(app, pilot, "s", "space", "escape")
        assert isinstance(app.screen, NamesScreen)
        assert len(own(app)) == 1


# Faults


async def test_a_decision_that_cannot_be_written_is_told(
    harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise CorpusError("names.toml can’t be written.", "Check its rights.")

    monkeypatch.setattr(Library, "decide", fail)
    async with opened(harbour) as (app, pilot):
        await to_names(app, pilot)
        before = listed_ref(app)
        await press(app, pilot, "x")
        assert notices(app) == ["names.toml can’t be written. Check its rights."]
        assert listed_ref(app) == before


async def test_what_cannot_be_followed_of_a_file_is_told_once(harbour: Path) -> None:
    (harbour / "names.toml").write_text("[[decision]]\nnonsense = 1\n", encoding="utf-8")
    async with opened(harbour) as (app, pilot):
        await to_names(app, pilot)
        problems = app.library.decided().problems if app.library else ()
        assert problems
        assert len([said for said in notices(app) if "names.toml" in said]) == 1
        await press(app, pilot, "4", "3")
        assert len([said for said in notices(app) if "names.toml" in said]) == 1
