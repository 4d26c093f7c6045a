"""Articles with exactly the same text: a page saved twice, wire copy that several outlets print.

The text decides, and not the title: who prints wire copy gives it a headline of their own, and a
page saved in two ways has its title found in two places. Of a text of a few words that isn't
enough: "Subscribe to read on." stands below a thousand titles, and is no two times the same
article. There the titles have to be equal too. No text at all is never the same as another.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.article import Card

SHORT = 25
"""Words. Below this, a text tells too little: it can be a notice in place of many articles."""
NO_TEXT = frozenset({"", hashlib.sha256(b"").hexdigest()})
"""Hashes of what holds no text."""


def identity(text_hash: str, short_title: str | None) -> str | None:
    """Return what articles have in common that are the same; None where there is no text.

    Args:
        text_hash: Of the text.
        short_title: The title, "" if it is unknown, where the text is short; else None.
    """
    if text_hash in NO_TEXT:
        return None
    return text_hash if short_title is None else f"{text_hash} {short_title}"


@dataclass(frozen=True, slots=True)
class SameText:
    """The other articles of the corpus that have the text of one."""

    total: int
    cards: tuple[Card, ...]
    """The first of them, by id."""


NOWHERE_ELSE = SameText(0, ())
