"""Which outlets name somebody, how much, and which two of them are put side by side. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.text.page import line_block
from reader.text.phrases import count
from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.dossier import Dossier, OutletUse
    from index.results import NameRef
    from reader.text.page import Block


def outlet_name(use: OutletUse) -> str:
    """Return what an outlet is called."""
    return guard(use.outlet) if use.outlet else "outlet unknown"


def use_words(use: OutletUse) -> list[str]:
    """Return how much an outlet writes of a name: "26 mentions", "4 of 5 articles", …."""
    if not use.mentions:
        return [f"not named in {count(use.of, 'article')}"]
    words = [count(use.mentions, "mention"), f"{use.articles:,} of {count(use.of, 'article')}"]
    if use.words:
        words.append(f"{use.mentions * 1000 / use.words:.1f} per 1,000 words")
    return words


def left_and_right(dossier: Dossier | None, a: str | None, b: str | None) -> tuple[str, str] | None:
    """Return the two outlets to be put side by side; None where there aren't two.

    Args:
        dossier: What is known of the name.
        a: The outlet that is wanted on side A; None for the one with most mentions.
        b: The outlet that is wanted on side B; likewise.
    """
    if dossier is None:
        return None
    left = [use.outlet for use in dossier.outlets if use.mentions]
    if a is None:
        a = next((outlet for outlet in left if outlet != b), None)
    if b is None:
        b = next((outlet for outlet in left if outlet != a), None)
    return None if a is None or b is None or a == b else (a, b)


def next_outlet(outlets: Sequence[str], a: str | None, b: str | None, by: int) -> str | None:
    """Return the outlet that takes the place of side B: the next one that isn't on side A."""
    others = [outlet for outlet in outlets if outlet != a]
    if not others:
        return b
    return others[(others.index(b) + by) % len(others)] if b in others else others[0]


def not_two(ref: NameRef, dossier: Dossier | None) -> list[Block]:
    """Say why there are no two outlets to be put side by side."""
    name = guard(ref.name)
    naming = [use for use in dossier.outlets if use.mentions] if dossier is not None else []
    if not naming:
        said = f"Nothing stands for {name} now."
        more = "It may have been merged, renamed or taken for no name."
    else:
        said = f"Only one outlet names {name}: {outlet_name(naming[0])}."
        more = "Two outlets that name it can be put side by side."
    return [line_block(said, "title", gap=1), line_block(more, "note")]
