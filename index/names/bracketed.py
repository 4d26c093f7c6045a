"""Acronyms that a text introduces itself: "Lenia Grain Board (LGB)", "LGB (Lenia Grain Board)".

What stands in brackets right after an organisation's name in capitals is what it is called from
there on. Where the letters fit, once is enough; where they don't, as with names from another
language, it has to be used again. A place, an agency's mark and a ticker are none.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from index.names.places import country
from index.names.spelling import name_words
from index.names.vocabulary import PARTICLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.names.settle import RawMention

Words = tuple[str, ...]

_AFTER = re.compile(r"[”\"]?\s?[(\[]\s?(?:or |the )?[“\"‘']?([A-Z][\w.&-]{1,11})[”\"’']?\s?[)\]]")
_BEFORE = re.compile(r"(?<![\w.])([A-Z][\w.&-]{1,11})\s?[(\[]\s?(?:the )?$")
_CAPITAL = re.compile(r"(?<!\w)[A-Z][\w.&-]*")
_LOOKED_AT = 24
_NO_ACRONYMS = frozenset("ap afp dpa pa upi cnn nyse nasdaq amex lse d r i".split())
"""Marks of agencies, exchanges and parties that stand in brackets after all sorts of names."""


def introduced(raw: Sequence[RawMention], text: str) -> dict[Words, Words]:
    """Return the words of the organisation that each acronym of a text was introduced for.

    An acronym introduced for two stands for neither.
    """
    meant: dict[Words, set[Words]] = {}
    for short, full in _pairs(raw, text, _Used(text)):
        meant.setdefault(short, set()).add(full)
    return {short: fulls.pop() for short, fulls in meant.items() if len(fulls) == 1}


class _Used:
    """Which acronyms a text uses; its words are counted when first asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._counts: Counter[str] | None = None

    def again(self, short: str) -> bool:
        if self._counts is None:
            self._counts = Counter(word.rstrip(".&-") for word in _CAPITAL.findall(self._text))
        return self._counts[short.rstrip(".&-")] > 1


def _pairs(raw: Sequence[RawMention], text: str, used: _Used) -> Iterator[tuple[Words, Words]]:
    for mention in raw:
        words = name_words(mention.text, "organisation")
        if mention.kind != "organisation" or len(mention.text.split()) < 2:
            continue
        for short, may_differ in _beside(mention, text):
            key = name_words(short, "organisation")
            if len(key) != 1 or key[0] in _NO_ACRONYMS or not _is_acronym(short) or country(short):
                continue
            if _fits(key[0], mention.text) or (may_differ and used.again(short)):
                yield key, words


def _beside(mention: RawMention, text: str) -> Iterator[tuple[str, bool]]:
    """Yield the acronyms beside a mention, and whether it may be one of other letters."""
    after = _AFTER.match(text, mention.end)
    if after:
        yield after[1], True
    before = _BEFORE.search(text[max(0, mention.start - _LOOKED_AT) : mention.start])
    if before and text[mention.end : mention.end + 1] in (")", "]"):
        yield before[1], False


def _is_acronym(short: str) -> bool:
    letters = [letter for letter in short if letter.isalpha()]
    return len(letters) > 1 and sum(letter.isupper() for letter in letters) * 2 >= len(letters)


def _fits(short: str, full: str) -> bool:
    """Whether the letters of an acronym are found in a name in order, the first where it begins."""
    words = [word.casefold() for word in re.findall(r"\w+", full)]
    words = [word for word in words if word not in PARTICLES] or words
    if not words or words[0][0] != short[:1]:
        return False
    letters = iter("".join(words))
    initials = sum(word[0] in short for word in words)
    return all(letter in letters for letter in short) and initials * 2 > len(words)
