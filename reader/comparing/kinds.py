"""The signs and words of a comparison, the same on the screen and in everything written."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.comparison import LinkKind, Verdict

SIGNS: dict[LinkKind, str] = {"contradiction": "!", "verbatim": "=", "quote": '"', "reworded": "~"}
NO_SIGN = "·"
KIND_WORDS: dict[LinkKind, str] = {
    "verbatim": "word for word",
    "quote": "same quotation",
    "reworded": "in other words",
    "contradiction": "contradiction",
}
"""The kinds in words, in the order they are counted on the screen."""
_SEVERAL: dict[LinkKind, str] = {"quote": "same quotations", "contradiction": "contradictions"}
"""What several links of a kind are called, where that isn't as one is."""


def kind_words(kind: LinkKind, number: int) -> str:
    """Return what so many links of a kind are called."""
    return KIND_WORDS[kind] if number == 1 else _SEVERAL.get(kind, KIND_WORDS[kind])


def sign_role(kind: LinkKind) -> str:
    """Return the role of a kind's sign, and of its name; that of its words is the kind itself."""
    return f"sign-{kind}"


VERDICTS: dict[Verdict, str] = {
    "agree": "agree",
    "differ": "differ",
    "only_a": "only A",
    "only_b": "only B",
}
