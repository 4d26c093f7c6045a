"""Pictures of the pages of a comparison; `pytest --snapshot-update` draws them anew."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from index.library import Library
from tests.harbour import ARTICLES, harbour, opened, press
from tests.test_compare_more_pages import reported
from tests.test_compare_screen import compared
from tests.test_snapshots import picture

if TYPE_CHECKING:
    from pathlib import Path

    from syrupy.assertion import SnapshotAssertion

__all__ = ["harbour", "picture"]

HERALD = (
    "The council of Marrow Bay voted on Thursday to close the old quay after 31 years.\n\n"
    "“The quay is no longer safe for anyone who walks on it, and nobody should wait for the "
    "winter,” said Ilse Torvan, the harbour master.\n\n"
    "“We asked for help three years ago and got a letter,” Torvan said. She claimed that the "
    "crane had cost the town 12 boats.\n\n"
    "Fishermen said that they would move their boats to Sarbuk until a new quay is built.\n\n"
    "The council set aside 4 million crowns for the work on the old quay."
)
RADIO = (
    "Marrow Bay's council decided on Thursday to shut the old quay, which is 31 years old.\n\n"
    "Ilse Torvan, the harbour master, warned: “The quay is not safe for anyone who walks on it.”"
    "\n\nTorvan said that they had asked for help three years ago and had got a letter.\n\n"
    "“My father built half of those planks with his own hands,” Orlan Tesk said.\n\n"
    "The council set aside 6 million crowns for the work on the old quay. Sister ships [/b] "
    "came from Lenia."
)


@pytest.fixture
def told_twice(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the harbour's folder, in which both say more, and others report what A doesn't."""
    monkeypatch.setattr(Library, "elsewhere", reported)
    texts = (HERALD, RADIO)
    lines = [json.dumps({**of, "text": text}) for of, text in zip(ARTICLES, texts, strict=False)]
    (harbour / "export.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return harbour


async def assert_drawn(
    corpus: Path, size: tuple[int, int], picture: SnapshotAssertion, theme: str = ""
) -> None:
    """Compare each page to its picture."""
    async with opened(corpus, size) as (app, pilot):
        app.theme = theme or app.theme
        await compared(app, pilot)
        for number, keys in enumerate((("2", "j"), ("3",), ("4", "j"), ("5",)), 2):
            await press(app, pilot, *keys)
            svg = app.export_screenshot(title="")
            svg = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)
            assert re.sub(r"terminal-\d+", "terminal", svg) == picture(name=f"page-{number}")


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (160, 45)], ids=["80", "120", "160"])
async def test_the_pages_of_a_comparison(
    told_twice: Path, picture: SnapshotAssertion, size: tuple[int, int]
) -> None:
    await assert_drawn(told_twice, size, picture)


async def test_the_pages_on_paper(told_twice: Path, picture: SnapshotAssertion) -> None:
    await assert_drawn(told_twice, (120, 36), picture, "reader-paper")


async def test_the_pages_without_colour(
    told_twice: Path, picture: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    await assert_drawn(told_twice, (120, 36), picture)
