"""What a number counts, read from the words around it.

Without a parser: the nouns that follow, a currency's sign, a per cent, and what became of those who
are counted, so that "12 people were killed", "12 dead" and "killing 12" fill the same slot. Numbers
that count nothing (codes, scores, times of day, a bare "two") fill none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from index.compare.currencies import SIGN_BEFORE, currency
from index.compare.ranges import hyphened
from index.compare.uncounted import counts_nothing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.compare.sentencewords import Word

FigureKind = Literal["number", "money", "percent", "date"]

MEASURES = frozenset(
    """pound lb lbs ounc gram yard gallon centimetr centimet
    year month week day hour minut second decad centuri kilometr kilomet km mile metr meter feet
    foot inch ton tonn kilogram kilo litr liter barrel acr hectar degre time""".split(),
)
"""Stems of units; what they measure is told elsewhere in the sentence."""

PEOPLE = frozenset("peopl person men women civilian other victim".split())
"""Stems of words so wide that another outlet may well say "residents" or nothing."""

_STATES = {
    stem: state
    for state, stems in (
        ("dead", "dead kill die death fatal slain perish"),
        ("injured", "injur injuri wound hurt"),
        ("missing", "miss"),
        ("arrested", "arrest detain"),
        ("rescued", "rescu evacu"),
    )
    for stem in stems.split()
}
_LOST_LIVES = ["lost", "their", "lives"]
_PASSED_OVER = frozenset(
    """was were are is be been being have has had got also confirmed reported left at least more
    than about some up to as many nearly around almost over a another an additional
    estimated""".split(),
)
"""Words that may stand between a number and what became of those counted."""

_PERCENT = re.compile(r"\s?(?:(%)|per\s?cent\b|percentage (points?)\b)")
CODE_BEFORE = re.compile(r"(?:[^\W_][-–/:.,]|[#№_]|[^\W\d_])\Z")
CODE_AFTER = re.compile(r"(?:st|nd|rd|th)\b|[-–/:.]\d|[^\W\d_]")
_HEDGE = re.compile(
    r"\b(?:about|around|nearly|almost|some|roughly|approximately|over|under|up to|more than|less "
    r"than|fewer than|at least|at most|as many as|as much as|estimated|close to|as few as|only|"
    r"additional|another|other|further|first|last|next|every|each|between|\d\S{0,12} (?:or|and|to))"
    r"\s+\Z",
    re.IGNORECASE,
)
_HEDGED_AFTER = re.compile(
    r"\s?(?:to|or|[-–])\s?[$€£]?\d|\s(?:or more|or so|or fewer|plus|more|others?)\b|\+",
)
_NEAR = 20
"""Characters around a number that are looked at."""
_PLURAL = re.compile(r"[^\W\d_]{2,}(?<![siu])s")
"""A noun in the plural, in English: "runs", but neither "class" nor "chorus"."""
_PLURALS = frozenset("people men women children police sheep fish aircraft".split())
"""Those that don't end so."""
_PLACING = frozenset(
    """aboard across outside inside near around along amid beneath toward towards onto beyond within
    throughout ago last next""".split(),
)
_NOUNS = 3
_SHORT = 5
"""Letters up to which a word in "ed" is a noun: "bed", "seed", "breed"."""
_JOINS = frozenset((" ", "-", "\u00a0", "\u2010", "\u2011"))


class Slot(NamedTuple):
    """What a number counts."""

    kind: FigureKind
    units: tuple[str, ...]
    """Stems of the nouns that follow it, or the currency."""
    state: str
    """What became of those counted: "dead"; "" where that isn't told."""
    start: int
    """Offset of the first character of the words: a hedge, a sign or the number itself."""
    end: int
    about: str
    """The nouns as they stand; "" where they are a measure or nothing."""
    exact: bool
    """Whether the words give it as the exact number."""


def slot(text: str, words: Sequence[Word], at: int) -> Slot | None:
    """Return what a number counts, None if nothing.

    Args:
        text: The article's text.
        words: The words of a sentence.
        at: Place of the number among them.
    """
    word = words[at]
    before = text[max(0, word.start - _NEAR) : word.start]
    after = text[word.end : word.end + _NEAR]
    sign = SIGN_BEFORE.search(before)
    coded = CODE_BEFORE.search(before) and not sign and not hyphened(text, words, at)
    if CODE_AFTER.match(after) or coded:
        return None
    start = word.start - len(sign.group()) if sign else word.start
    found = _share(word, after) or _money(text, words, at, sign) or _count(text, words, at)
    if found is None:
        return None
    hedge = _HEDGE.search(text[max(0, start - _NEAR) : start])
    hedged = not found.exact or bool(
        hedge or _HEDGED_AFTER.match(text[found.end : found.end + _NEAR])
    )
    return found._replace(start=hedge_start(text, start), exact=not hedged)


def hedge_start(text: str, start: int) -> int:
    """Return where the hedge before a figure begins: "about"; the figure's start without one.

    Args:
        text: The article's text.
        start: Offset of the figure.
    """
    hedge = _HEDGE.search(text, max(0, start - _NEAR), start)
    return start if hedge is None or hedge.group()[0].isdigit() else hedge.start()


def _slot(kind: FigureKind, units: tuple[str, ...], end: int, state: str = "") -> Slot:
    return Slot(kind, units, state, 0, end, "", exact=True)


def _share(word: Word, after: str) -> Slot | None:
    found = _PERCENT.match(after)
    if not found:
        return None
    return _slot("percent", ("point",) if found.group(2) else ("%",), word.end + found.end())


def _money(text: str, words: Sequence[Word], at: int, sign: re.Match[str] | None) -> Slot | None:
    found = currency(text, words, at, sign)
    return _slot("money", (found[0],), found[1]) if found else None


def _count(text: str, words: Sequence[Word], at: int) -> Slot | None:
    nouns = _nouns(text, words, at)
    part = [] if nouns else _nouns_of_whole(text, words, at)
    state = "" if part else _state(words, at, len(nouns))
    nouns = nouns or part
    measured = bool(nouns) and nouns[0].term in MEASURES
    if measured:
        nouns = nouns[:2] if len(nouns) > 1 and nouns[1].term == "old" else nouns[:1]
    if (not nouns and not state) or counts_nothing(text, words, at, nouns):
        return None
    number = words[at].number
    if number is None or (number < 3 and not state and not measured):
        return None  # "two countries" is hardly a figure
    end = nouns[-1].end if nouns else words[at].end
    if not nouns and at + 1 < len(words) and words[at + 1].term in _STATES:
        end = words[at + 1].end
    about = "" if measured or not nouns else " ".join(text[nouns[0].start : end].split())
    units = tuple(noun.term for noun in nouns)
    about = about or ("" if measured else state)
    return _slot("number", units, end, state)._replace(about=about, exact=not part)


def counted_after(
    text: str, words: Sequence[Word], at: int, *, names_none: bool = False
) -> Slot | None:
    """Return what is counted by words that are no number: "dozens of sailors", "no deaths".

    Args:
        text: The article's text.
        words: The words of a sentence.
        at: Place of the last of those that count.
        names_none: Whether only what became of people is looked for, right behind.
    """
    nouns = [] if names_none else _nouns(text, words, at)
    state = _state(words, at, len(nouns), before=not names_none)
    if not nouns and not state:
        return None
    end = nouns[-1].end if nouns else words[at].end
    if not nouns and at + 1 < len(words) and words[at + 1].term in _STATES:
        end = words[at + 1].end
    about = " ".join(text[nouns[0].start : end].split()) if nouns else state
    return _slot("number", tuple(noun.term for noun in nouns), end, state)._replace(about=about)


def _nouns_of_whole(text: str, words: Sequence[Word], at: int) -> list[Word]:
    """Return the nouns of "five of its eleven bearings", where five are a part of what is there."""
    if at + 1 >= len(words) or words[at + 1].folded != "of":
        return []
    for place in range(at + 2, min(at + 2 + _NOUNS, len(words))):
        word = words[place]
        if text[words[place - 1].end : word.start] not in _JOINS:
            return []
        if word.weighty and word.number is None:
            return _nouns(text, words, place - 1)
    return []


def _nouns(text: str, words: Sequence[Word], at: int) -> list[Word]:
    found: list[Word] = []
    for place in range(at + 1, min(at + 1 + _NOUNS, len(words))):
        word = words[place]
        if not word.weighty or word.number is not None or word.term in _STATES:
            break
        if word.folded == "lost" or word.folded in _PLACING:
            break  # what they did, or their lives; or where they were
        if found and word.folded.endswith("ed"):
            break  # more often what they did than what they are
        if text[words[place - 1].end : word.start] not in _JOINS:
            break
        found.append(word)
        if is_plural(word.folded):
            break  # what follows is what they do: "12 goats swam"
    if len(found) == 1 and found[0].folded.endswith("ed") and len(found[0].folded) > _SHORT:
        return []  # "Number 4 lifted": what it did
    return found


def is_plural(word: str) -> bool:
    """Tell whether an English word is surely a noun in the plural, by its ending."""
    return word in _PLURALS or bool(_PLURAL.fullmatch(word))


def _state(words: Sequence[Word], at: int, nouns: int, *, before: bool = True) -> str:
    """Return what became of those counted, by the words after them or before the number."""
    after = words[at + 1 + nouns : at + 5 + nouns]
    if [word.folded for word in after[:3]] == _LOST_LIVES:
        return "dead"
    for word in after:
        if word.term in _STATES:
            return _STATES[word.term]
        if word.folded not in _PASSED_OVER:
            break
    for word in reversed(words[max(0, at - 4) : at] if before else ()):
        if word.term in _STATES:
            return _STATES[word.term]
        if word.folded not in _PASSED_OVER:
            break
    return ""
