"""Draws the pictures of the documents from the sample corpus: `python docs/pictures.py`."""

from __future__ import annotations

import asyncio
import re
import tempfile
from pathlib import Path

from reader.app import ReaderApp

HERE = Path(__file__).parent
CORPUS = HERE.parent / "corpus"
PICTURES = {
    "search": ((160, 45), ("f", "e", "r", "r", "y", "enter", "down")),
    "compare": ((160, 45), ("f", "e", "r", "r", "y", "enter", "down", "down", "c", "enter")),
}
"""For each picture the size of the terminal, in cells, and the keys that lead there."""


async def draw(name: str, folder: Path) -> None:
    """Draw one picture."""
    size, keys = PICTURES[name]
    app = ReaderApp(CORPUS, folder)
    async with app.run_test(size=size) as pilot:
        await app.workers.wait_for_complete()
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
            await app.workers.wait_for_complete()
            await pilot.pause()
        picture = app.export_screenshot(title="corpus-reader")
    # Spaces at the ends of a piece of text are dropped by most viewers otherwise.
    picture = picture.replace("<text ", '<text xml:space="preserve" ')
    picture = re.sub(r"terminal-\d+", "terminal", picture)
    # The fonts that are at hand: nothing is to be fetched for a picture.
    picture = re.sub(r"@font-face \{.*?\}", "", picture, flags=re.DOTALL)
    (HERE / f"{name}.svg").write_text(picture, encoding="utf-8")


async def main() -> None:
    """Draw them all."""
    with tempfile.TemporaryDirectory() as folder:
        for name in PICTURES:
            await draw(name, Path(folder))


if __name__ == "__main__":
    asyncio.run(main())
