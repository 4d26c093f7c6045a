"""What a comparison leaves out for the languages of its articles, in a clause. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.tongues import base, is_named
from reader.text.tongues import language_name

if TYPE_CHECKING:
    from index.comparison import Comparison


def tongue_words(comparison: Comparison, *, short: bool = False) -> str:
    """Return what the languages of two articles keep from being compared; "" if nothing.

    Args:
        comparison: The two.
        short: For the first line of a screen.
    """
    a, b = base(comparison.a.language), base(comparison.b.language)
    if a and b and a != b:
        both = f"{language_name(a)} and {language_name(b)}"
        return f"{both}: only what is written alike" + ("" if short else " is linked")
    told = next((each for each in (a, b) if each and not is_named(each)), None)
    if told is None:
        return ""
    left_out = "contradictions" if short else "contradictions, speakers and names"
    return f"{language_name(told)}: {left_out} aren't looked for"
