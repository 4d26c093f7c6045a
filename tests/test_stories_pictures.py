"""Pictures of stories; `pytest --snapshot-update` draws them anew."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.harbour import press
from tests.pierside import built, pierside, stories
from tests.test_snapshots import picture

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

    from tests.pierside import Pierside

__all__ = ["built", "picture", "pierside"]


async def drawn(pierside: Pierside, size: tuple[int, int], *keys: str, theme: str = "") -> str:
    """Return a picture of the stories after some keys."""
    async with stories(pierside, size, theme) as (app, pilot):
        await press(app, pilot, *keys)
        svg = app.export_screenshot(title="")
    svg = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    return re.sub(r"terminal-\d+", "terminal", svg)


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (160, 45)], ids=["80", "120", "160"])
async def test_a_story_with_a_pair_chosen(
    pierside: Pierside, picture: SnapshotAssertion, size: tuple[int, int]
) -> None:
    assert await drawn(pierside, size, "enter", "right", "down") == picture


async def test_the_list_of_stories_on_paper(pierside: Pierside, picture: SnapshotAssertion) -> None:
    keys = ("a", "space", "j")
    assert await drawn(pierside, (120, 36), *keys, theme="reader-paper") == picture


async def test_a_story_without_colour(
    pierside: Pierside, picture: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert await drawn(pierside, (120, 36), "enter", "right") == picture
