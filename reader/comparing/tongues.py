"""What a comparison leaves out for the languages of its articles, in a clause. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.tongues import base, is_named
from reader.text.tongues import language_name

if TYPE_CHECKING:
    from index.comparison import Comparison


def tongue_words(comparison: Comparison) -> str:
    """Return what the languages of two articles keep from being compared; "" if nothing."""
    a, b = base(comparison.a.language), base(comparison.b.language)
    if a and b and a != b:
        return f"{language_name(a)} and {language_name(b)}: only what is written alike is linked"
    told = next((each for each in (a, b) if each and not is_named(each)), None)
    if told is None:
        return ""
    return f"{language_name(told)}: contradictions, speakers and names aren't looked for"
