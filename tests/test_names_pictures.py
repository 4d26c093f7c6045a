"""Pictures of what a name leads to; `pytest --snapshot-update` draws them anew."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from index.decisions.decision import Conflict, Decided, Decision
from index.library import Library
from index.results import NameRef
from reader.app import ReaderApp
from reader.screens.concordance import ConcordanceScreen
from reader.screens.contrast import ContrastScreen
from reader.screens.decisions import DecisionsScreen
from tests.harbour import press, settled
from tests.quayside import TORVAN, quayside
from tests.test_snapshots import picture

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion
    from textual.screen import Screen

__all__ = ["picture", "quayside"]

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80", "120"])
NIA = NameRef("person", "Nia Torvan")


async def drawn(
    corpus: Path, size: tuple[int, int], screen: Screen[None], *keys: str, theme: str = ""
) -> str:
    """Return a picture of a screen after some keys."""
    app = ReaderApp(corpus)
    async with app.run_test(size=size) as pilot:
        await settled(app, pilot)
        app.theme = theme or app.theme
        app.action_place("names")
        await settled(app, pilot)
        app.push_screen(screen)
        await settled(app, pilot)
        await press(app, pilot, *keys)
        svg = app.export_screenshot(title="")
    svg = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    return re.sub(r"terminal-\d+", "terminal", svg)


@SIZES
async def test_the_mentions_of_a_name(
    quayside: Path, picture: SnapshotAssertion, size: tuple[int, int]
) -> None:
    assert await drawn(quayside, size, ConcordanceScreen(TORVAN), "j", "s") == picture


@SIZES
async def test_two_outlets_that_name_one_person(
    quayside: Path, picture: SnapshotAssertion, size: tuple[int, int]
) -> None:
    assert await drawn(quayside, size, ContrastScreen(TORVAN), "tab") == picture


@SIZES
async def test_what_was_decided(
    quayside: Path,
    picture: SnapshotAssertion,
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int],
) -> None:
    merged = Decision(
        "merge",
        TORVAN,
        names=(NameRef("person", "I. Torvan"), NameRef("person", "Torvan")),
        at="2026-11-20T10:00:00+00:00",
    )
    split = Decision("split", TORVAN, forms=("Torvan",), texts=("0" * 16,), to=NIA)
    decided = Decided(
        Path("/home/ann/names.toml"),
        (merged, split),
        (Decision("ignore", NIA, at="2026-10-02T10:00:00+00:00"),),
        ("names.toml, line 7: there is nothing to be done by the name “forget”.",),
        (Conflict("person", "Torvan", NIA, None),),
    )
    monkeypatch.setattr(Library, "decided", lambda _: decided)
    assert await drawn(quayside, size, DecisionsScreen(), "j") == picture


async def test_who_is_meant_is_asked_on_paper(quayside: Path, picture: SnapshotAssertion) -> None:
    screen = ConcordanceScreen(TORVAN)
    assert await drawn(quayside, (80, 24), screen, "w", "o", theme="reader-paper") == picture
