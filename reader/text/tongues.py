"""What languages are called in English."""

from __future__ import annotations

from index.tongues import NAMES, base
from reader.text.safe import guard


def language_name(tag: str) -> str:
    """Return "German" for "de" or "de-AT"; a tag that isn't known as it stands, guarded."""
    return NAMES.get(base(tag) or "", guard(tag))
