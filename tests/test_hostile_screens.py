"""What files bring along never reaches the terminal from any screen, whatever is pressed."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from index.errors import CorpusError
from reader.screens.search import SearchScreen
from reader.widgets.query_bar import QueryInput
from tests.harbour import opened, press, settled
from tests.sample_values import HOSTILE, PARAGRAPHS, acted_on

if TYPE_CHECKING:
    from pathlib import Path

    from reader.app import ReaderApp

KEYS = (
    *"jkgGnN][bicfsxmvyo<>?/t1234rw",
    *("up", "down", "enter", "enter", "enter", "escape", "tab", "shift+tab", "backspace"),
    *("ctrl+f", "ctrl+b", "ctrl+l", "ctrl+w", "ctrl+p", "ctrl+g", "space", "home", "end"),
)
SIZES = ((80, 24), (120, 36), (160, 45), (60, 20), (64, 20), (99, 29), (100, 30), (1, 1))


@pytest.fixture
def traps(tmp_path: Path, quick_finder: object) -> Path:
    """Return a folder that has what terminals and markup act on wherever text can stand."""
    del quick_finder
    folder = tmp_path / "[b]tr\x1b]0;x\x07ap[b]"
    folder.mkdir()
    records = []
    for number, trap in enumerate(HOSTILE):
        names = f"Mara{trap}Tolin of {trap} Bay met Ines {trap} Valdry on 3 March 2031."
        texts = [*PARAGRAPHS, trap, f"{trap} {names}", f"“{trap}, said {trap}” [/{trap}]"]
        records.append(
            {
                "title": f"{trap} harbour {trap}",
                "outlet": f"Post {trap}" if number % 3 else "Tidewater Post",
                "date": "2031-03-04" if number % 2 else trap,
                "authors": [trap],
                "url": f"https://example.org/{trap}",
                "text": "\n\n".join(texts),
            }
        )
    lines = "\n".join(json.dumps(record) for record in records)
    (folder / "records.jsonl").write_text(lines, encoding="utf-8")
    (folder / "line\nfeed\x1b[31m.txt").write_text("\n\n".join(PARAGRAPHS), encoding="utf-8")
    (folder / "[b]\x9b.txt").write_bytes(b"\x00\x01")
    (folder / "broken [sic].json").write_text('{"text": "\x1b]52;c;eA==\x07', encoding="utf-8")
    return folder


def check_what_is_painted(app: ReaderApp) -> None:
    """Check every line of the screen: as wide as the terminal, and nothing in it that acts."""
    screen = app.screen
    for strip in screen._compositor.render_strips():
        text = "".join(segment.text for segment in strip if segment.control is None)
        assert acted_on(text) == [], (type(screen).__name__, text)
        assert all(segment.control is None for segment in strip)
        assert sum(cell_len(segment.text) for segment in strip) == strip.cell_length
        links = [segment.style.link for segment in strip if segment.style and segment.style.link]
        assert links == []


@pytest.mark.parametrize("seed", range(4))
async def test_nothing_that_acts_is_ever_painted(traps: Path, seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311  nothing secret
    async with opened(traps, SIZES[seed % 3]) as (app, pilot):
        check_what_is_painted(app)
        for _ in range(60):
            if dice.random() < 0.12:
                await pilot.resize_terminal(*dice.choice(SIZES))
            if isinstance(app.focused, QueryInput) and dice.random() < 0.4:
                app.focused.value += dice.choice((*HOSTILE, "harbour", '"', "(", "-", "*", "~"))
            await pilot.press(dice.choice(KEYS))
            if dice.random() < 0.5:  # else the next key comes while this one is worked on
                await settled(app, pilot)
                check_what_is_painted(app)
        await settled(app, pilot)
        check_what_is_painted(app)
        assert app.is_running


async def test_the_keys_from_one_screen_to_the_next_do_what_they_say(traps: Path) -> None:
    """The walk of a person, for what dice may miss: each screen is reached, and painted safely."""
    seen = []
    async with opened(traps, (120, 36)) as (app, pilot):
        ways = ("enter", "enter", "b", "i", "o", "escape", "y", "tab", "enter", "c", "m", "enter")
        for key in (
            *ways,
            "n",
            "v",
            *"23f4f5",
            "1",
            "question_mark",
            "escape",
            *["escape"] * 6,
            "4",
            "enter",
            "1",
        ):
            await press(app, pilot, key)
            check_what_is_painted(app)
            seen.append(type(app.screen).__name__)
        assert isinstance(app.screen, SearchScreen)
    assert {"ArticleScreen", "ChooseScreen", "CompareScreen", "HelpScreen", "CorpusScreen"} <= {
        *seen
    }


async def test_notifications_show_what_they_tell_as_it_is(traps: Path) -> None:
    async with opened(traps) as (app, pilot):
        screen = app.screen
        assert isinstance(screen, SearchScreen)
        for trap in HOSTILE:
            screen.tell_fault(CorpusError(f"There is no article {trap}.", f"Try {trap}."))
        await pilot.pause()
        check_what_is_painted(app)
