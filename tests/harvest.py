"""An invented corpus for concordances: repeated words, other scripts, titles, unknown days."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path


class Told(NamedTuple):
    """An article as a record has it."""

    title: str
    text: str
    outlet: str = "Marrow Herald"
    date: str | None = "2025-05-02"
    language: str = "en"


ARTICLES = (
    Told(
        "Apples early",
        "Red apples are early. Green apples aren't.\n\nThe apples of Sarbuk ripened; old apples"
        " were sold.",
    ),
    Told(
        "Late harvest",
        "A late harvest, said Ilse Torvan’s brother: the red apple’s price rose to 1,200. Old"
        " apples, OLD APPLES!",
        "Radio Sarbuk",
        "2025-05-04",
    ),
    Told("Old orchards", "Orchards are old. apples", "Ansel Post", "2025-05-03T10:00:00"),
    Told("A café", "The Café sold old apple pie, cafe-made; l’apple d’Ansel.", "", None),
    Told("Apples", "No fruit is named here.", "Ansel Post", "2025-05-05"),
    Told("Äpfel", "Alte Äpfel und rote Apples sind teuer.", "Ansel Post", "2025-05-01", "de"),
    Told("果", "果実は apples 果実。", "Radio Sarbuk", "2025-04-30", "ja"),
    Told("Ferries", "Ferries stay away.", "Radio Sarbuk", "2025-05-04"),
    Told("Tall", "apples " * 40 + "and " + "x" * 300 + " apples", "Ansel Post", "2025-04-01"),
)


def harvest(folder: Path, articles: tuple[Told, ...] = ARTICLES) -> Path:
    """Write articles into a new folder, and return it."""
    folder.mkdir()
    lines = [json.dumps(one._asdict()) for one in articles]
    (folder / "export.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return folder
