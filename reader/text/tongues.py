"""What languages are called in English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.tongues import ANY, NAMES, base
from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Collection


def language_name(tag: str) -> str:
    """Return "German" for "de" or "de-AT"; a tag that isn't known as it stands, guarded."""
    return NAMES.get(base(tag) or "", guard(tag))


def language_list(tags: Collection[str]) -> str:
    """Return what some languages are called together: "English and German"."""
    if ANY in tags:
        return "all languages"
    names = sorted(map(language_name, tags))
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
