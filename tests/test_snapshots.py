"""A picture of each screen, one sentence each; `pytest --snapshot-update` draws them anew."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from reader.app import ReaderApp
from reader.widgets.query_bar import QueryInput
from tests.harbour import harbour, press, settled, type_query
from tests.wire_copy import written

if TYPE_CHECKING:
    from pathlib import Path

    from syrupy.assertion import SnapshotAssertion

__all__ = ["harbour"]


class Picture(SingleFileSnapshotExtension):
    """Keeps a snapshot as an SVG file that can be looked at."""

    file_extension = "svg"
    _write_mode = WriteMode.TEXT


@pytest.fixture
def picture(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(Picture)


@pytest.fixture(autouse=True)
def _still(monkeypatch: pytest.MonkeyPatch) -> None:
    """Freeze what differs from run to run: how long a search took, and the cursor's blinking."""
    monkeypatch.setattr("reader.results.answer.round", lambda _: 1, raising=False)
    monkeypatch.setattr(QueryInput, "cursor_blink", False)
    monkeypatch.setattr("reader.screens.asked_place.AT_ONCE", float("inf"))
    monkeypatch.setattr("reader.screens.asked_place.PAUSE", 0)


async def drawn(corpus: Path, size: tuple[int, int], query: str, *keys: str) -> str:
    """Return a picture of what keys lead to."""
    app = ReaderApp(corpus)
    async with app.run_test(size=size) as pilot:
        await settled(app, pilot)
        await type_query(app, pilot, query)
        await press(app, pilot, *keys)
        svg = app.export_screenshot(title="")
    svg = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    return re.sub(r"terminal-\d+", "terminal", svg)


async def test_the_search_at_120_columns(harbour: Path, picture: SnapshotAssertion) -> None:
    assert await drawn(harbour, (120, 36), "quay", "enter") == picture


async def test_the_search_at_80_columns(harbour: Path, picture: SnapshotAssertion) -> None:
    assert await drawn(harbour, (80, 24), "quay") == picture


async def test_an_article_with_its_names(harbour: Path, picture: SnapshotAssertion) -> None:
    assert await drawn(harbour, (120, 36), "quay", "enter", "enter", "n") == picture


async def test_two_texts_in_columns(harbour: Path, picture: SnapshotAssertion) -> None:
    shown = await drawn(harbour, (120, 36), "fishermen", "enter", "c", "enter", "n")
    assert shown == picture


async def test_two_texts_in_columns_where_it_is_wide(
    harbour: Path, picture: SnapshotAssertion
) -> None:
    keys = ("fishermen", "enter", "c", "enter", "n", "m")
    assert await drawn(harbour, (160, 45), *keys) == picture


@pytest.mark.parametrize("size", [(120, 36), (160, 45)])
async def test_two_texts_in_rows(
    harbour: Path, picture: SnapshotAssertion, size: tuple[int, int]
) -> None:
    keys = ("fishermen", "enter", "c", "enter", "v", "n")
    assert await drawn(harbour, size, *keys) == picture


async def test_two_texts_with_their_names_and_one_chosen(
    harbour: Path, picture: SnapshotAssertion
) -> None:
    keys = ("fishermen", "enter", "c", "enter", "l", "right_square_bracket")
    assert await drawn(harbour, (120, 36), *keys) == picture


async def test_an_article_with_its_figures_and_a_name_chosen(
    harbour: Path, picture: SnapshotAssertion
) -> None:
    keys = ("fishermen", "enter", "enter", "5", "tab", "enter")
    assert await drawn(harbour, (120, 36), *keys) == picture


async def test_an_article_with_words_that_others_have(
    harbour: Path, picture: SnapshotAssertion
) -> None:
    keys = ("fishermen", "enter", "enter", "w", "full_stop")
    assert await drawn(harbour, (100, 30), *keys) == picture


async def test_one_text_with_its_match(harbour: Path, picture: SnapshotAssertion) -> None:
    shown = await drawn(harbour, (80, 24), "fishermen", "enter", "c", "enter", "n")
    assert shown == picture


async def test_a_query_that_finds_nothing(harbour: Path, picture: SnapshotAssertion) -> None:
    assert await drawn(harbour, (80, 24), "quai") == picture


async def test_articles_with_the_same_text_unfolded(
    tmp_path: Path, picture: SnapshotAssertion, quick_finder: object
) -> None:
    news = written(tmp_path / "news")
    assert await drawn(news, (120, 36), "ferry", "enter", "equals_sign", "j") == picture


async def test_the_names_and_what_is_known_of_one(
    harbour: Path, picture: SnapshotAssertion
) -> None:
    assert await drawn(harbour, (120, 36), "", "escape", "3", "j", "space") == picture


async def test_what_is_known_of_a_name_at_80_columns(
    harbour: Path, picture: SnapshotAssertion
) -> None:
    assert await drawn(harbour, (80, 24), "", "escape", "3", "j", "enter") == picture


async def test_marked_names_about_to_be_merged(harbour: Path, picture: SnapshotAssertion) -> None:
    keys = ("escape", "3", "space", "j", "m")
    assert await drawn(harbour, (80, 24), "", *keys) == picture
