"""An invented corpus in which two outlets, and a third, name the same people otherwise."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from index.results import NameRef

if TYPE_CHECKING:
    from pathlib import Path

TORVAN = NameRef("person", "Ilse Torvan")
BRINK = NameRef("person", "Ola Brink")

_HERALD = (
    ("2025-05-02", "Quay shut", "Harbour master Ilse Torvan, the keeper of the quay, closed it."),
    ("2025-05-04", "Crane falls", "A crane fell. The boats of Ola Brink sank, Ilse Torvan said."),
    ("2025-05-06", "Crane raised", "It was raised on Friday, while Ilse Torvan looked on."),
)
_RADIO = (
    ("2025-05-03", "No more ferries", "Ferries stay away, said Ilse Torvan to Ola Brink."),
    (
        "2025-05-05",
        "A new quay",
        "Their boss, Ilse Torvan, who runs the harbour, wants a new quay.",
    ),
)
_POST = (("2025-05-07", "Apples late", "Apples are late, and Ilse Torvan is glad of it."),)


@pytest.fixture
def quayside(tmp_path: Path, quick_finder: object) -> Path:
    """Return a folder of six articles by three outlets."""
    folder = tmp_path / "quayside"
    folder.mkdir()
    outlets = (("Marrow Herald", _HERALD), ("Radio Sarbuk", _RADIO), ("Ansel Post", _POST))
    lines = [
        json.dumps({"title": title, "outlet": outlet, "date": date, "text": text})
        for outlet, articles in outlets
        for date, title, text in articles
    ]
    (folder / "export.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return folder
