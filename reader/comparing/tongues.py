"""What a comparison leaves out for the languages of its articles, in a clause. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.tongues import ENGLISH, base, is_named
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
    told = next((each for each in (a, b) if each and each != ENGLISH), None)
    if told is None:
        return ""
    left_out = "contradictions"
    if not short:
        without_names = not is_named(told, comparison.named)
        left_out += ", speakers and names" if without_names else " and speakers"
    return f"{language_name(told)}: {left_out} aren't looked for"
