"""Invented reports, and what outlets make of one that an agency sends them."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_STEMS = """harbour crane barge storm bolt basin diver wreck mayor council ferry tug fog quay apple
    harvest orchard roof library glass pupil ribbon letter bridge toll lorry mine shaft lamp canal
    lock flood dyke sheep pasture mill flour baker oven strike wage union train signal tunnel clock
    tower bell market stall herring net captain pilot cargo grain silo dust window lantern stair"""
_VERBS = "said found moved closed opened watched carried lost kept broke raised built".split()
_SMALL = "the a of in by to on after before with under near over".split()


def sentences(seed: int, number: int) -> list[str]:
    """Return sentences that no other seed makes."""
    made = random.Random(seed)  # noqa: S311  texts for a test
    found = []
    for _ in range(number):
        words: list[str] = []
        for _ in range(made.randint(10, 18)):
            words.append(made.choice(_SMALL))
            words.append(made.choice(_STEMS.split()) + made.choice(["", "s", f" {seed}"]))
            words.append(made.choice(_VERBS))
        found.append(" ".join(words[: made.randint(12, 24)]).capitalize() + ".")
    return found


def paragraphs(lines: list[str]) -> str:
    """Return sentences as a text, three to a paragraph."""
    parts = [" ".join(lines[at : at + 3]) for at in range(0, len(lines), 3)]
    return "\n\n".join(parts)


def written(folder: Path, name: str, outlet: str, text: str, title: str = "Crane falls") -> None:
    """Write an article."""
    folder.mkdir(exist_ok=True)
    head = f"---\ntitle: {title}\noutlet: {outlet}\ndate: 2026-03-03\n---\n\n"
    (folder / name).write_text(f"{head}{text}\n", "utf-8")
