"""The map of the rooms is complete, and shows nothing that isn't there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MAP = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8").split("```")[3]
HALVES = {
    "index": MAP.partition("index/\n")[2].partition("\nreader/\n")[0],
    "reader": MAP.partition("\nreader/\n")[2].partition("\ncorpus/")[0],
}


def rooms(half: str) -> set[str]:
    """Return the modules and packages right below a half, as the map writes them."""
    below = (ROOT / half).iterdir()
    return {
        f"{path.name}/" if path.is_dir() else path.name
        for path in below
        if (path.suffix == ".py" and path.name != "__init__.py") or (path / "__init__.py").exists()
    }


@pytest.mark.parametrize("half", HALVES)
def test_every_room_is_on_the_map(half: str) -> None:
    shown = set(re.findall(r"[\w]+(?:\.py|/)(?=\s)", HALVES[half]))
    assert shown == rooms(half)
