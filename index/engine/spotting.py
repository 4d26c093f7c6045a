"""The words of a query found in a text without cutting all of it into words.

A regular expression leads to the places where a word may begin as a wanted one does. Most words
are plain: letters between spaces and such signs, which are told apart from others by that
expression alone. What isn't plain there (apostrophes, acronyms, letters beyond ASCII) is cut as the
index cuts it, from space to space: no word reaches over one. So what is found is what
`index.engine.hits` finds by cutting everything, in a tenth of the time.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from index.article import Span
from index.engine.gaps import SAFE, SpottedWord, UnsureError, between, follow
from index.engine.sought import Placed, Sought, near_by
from index.engine.stretches import kept_by_stem
from index.engine.terms import LONGEST_WORD, surface
from index.words import stem, word_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


_MOST = 8
"""Beginnings of words that are looked for one after the other."""
_LENGTHS = (6, 4, 3, 2)
"""Letters of a beginning: the most that leave no more of them than that."""
_HARMLESS = "“”„‘‚«»–—…•·\u00a0"
"""Signs of running text beyond ASCII that end a word as any sign does."""
_INNER = re.compile(r"'(?<=[a-z0-9]')(?!s(?![a-z0-9']))(?=[a-z0-9])")
"""An apostrophe within a word that isn't the one of a possessive."""
_ACRONYM = re.compile(r"\.(?<=[a-z]\.)[a-z]\.")
_ASCII = 0x7F
_SPACE = re.compile(r"[ \n]")


def spotted(sought: Sought, text: str) -> tuple[Span, ...] | None:
    """Return where what is looked for stands, in order of beginnings; some may overlap.

    Linear in the text.

    Args:
        sought: What is looked for.
        text: Any text.

    Returns:
        None where this way can't tell: all of the text has to be cut.
    """
    plan = _planned(sought)
    flat = _flat(text) if plan is not None else None
    if plan is None or flat is None:
        return None
    words = plan.words(text, flat)
    if not words:
        return ()
    try:
        spans = [*plan.alone(words), *plan.in_a_row(words, flat), *plan.near_by(words, text, flat)]
    except UnsureError:
        return None
    spans.sort()
    return tuple(spans)


class _Plan:
    """How one query is looked for."""

    def __init__(self, sought: Sought, beginnings: list[str]) -> None:
        self._stems = sought.stems
        self._words = sought.words
        self._phrases: dict[str, list[tuple[str, ...]]] = {}
        for phrase in sought.phrases:
            self._phrases.setdefault(phrase[0], []).append(phrase)
        self._near = sought.near
        self._slop = max((one.slop for one in sought.near), default=0)
        self._foreign = [phrase for phrase in sought.foreign if all(phrase)]
        self._any_stem, self._any_word = _all_of(sought)
        self._stemmed = tuple({kept_by_stem(one) for one in self._any_stem})
        self._beginnings = beginnings
        self._patterns = [_pattern(beginning) for beginning in beginnings]

    def _is_wanted(self, folded: str) -> bool:
        return folded in self._any_word or (
            # Stemming is the dearest part: what doesn't begin as the stem does needs none.
            folded.startswith(self._stemmed) and stem(folded) in self._any_stem
        )

    def words(self, text: str, flat: str) -> list[SpottedWord]:
        """Return the words that are wanted, in order, each once."""
        words: set[SpottedWord] = set()
        odd: list[int] = []
        for pattern in self._patterns:
            for found in pattern.finditer(flat):
                start, end = found.span()
                if not found.lastindex:
                    odd.append(start)
                elif self._is_wanted(folded := flat[start : min(end, start + LONGEST_WORD)]):
                    words.add(SpottedWord(start, end, folded))
        for pattern in (_INNER, _ACRONYM):
            odd += [found.start() for found in pattern.finditer(flat)]
        if not flat.isascii():
            odd += _foreign(flat)
        if odd:
            words.update(self._cut(text, flat, sorted(odd)))
        return sorted(words)

    def _cut(self, text: str, flat: str, odd: Iterable[int]) -> Iterator[SpottedWord]:
        """Yield the wanted words of the stretches from space to space around some places."""
        done = 0
        for place in odd:
            if place < done:
                continue
            start = max(done, flat.rfind(" ", done, place), flat.rfind("\n", done, place))
            space = _SPACE.search(flat, place)
            done = space.start() if space else len(flat)
            if self._may_hold(flat[start:done]):
                for word, begin, end in word_spans(text, start, done):
                    if (folded := surface(word)) and self._is_wanted(folded):
                        yield SpottedWord(begin, end, folded)

    def _may_hold(self, stretch: str) -> bool:
        if not stretch.isascii():
            return True
        bare = stretch.replace("'", "").replace(".", "").replace(",", "")
        return any(beginning.replace(".", "") in bare for beginning in self._beginnings)

    def alone(self, words: Iterable[SpottedWord]) -> Iterator[Span]:
        """Yield those that are looked for by themselves."""
        for start, end, folded in words:
            if folded in self._words or stem(folded) in self._stems:
                yield Span(start, end)

    def in_a_row(self, words: list[SpottedWord], flat: str) -> Iterator[Span]:
        """Yield the phrases.

        Args:
            words: All that are wanted, in order, each once.
            flat: The text.
        """
        if not self._phrases and not self._foreign:
            return
        for number, first in enumerate(words):
            for phrase in self._phrases.get(stem(first.folded), ()):
                row = words[number : number + len(phrase)]
                if tuple(stem(word.folded) for word in row) == phrase and follow(row, flat):
                    yield Span(first.start, row[-1].end)
            for places in self._foreign:
                row = words[number : number + len(places)]
                fits = [word.folded in place for word, place in zip(row, places, strict=False)]
                if len(fits) == len(places) and all(fits) and follow(row, flat):
                    yield Span(first.start, row[-1].end)

    def near_by(self, words: list[SpottedWord], text: str, flat: str) -> Iterable[Span]:
        """Return the phrases whose words needn't stand side by side.

        Args:
            words: All that are wanted, in order, each once.
            text: The text.
            flat: The text as `_flat` has it.
        """
        if not self._near:
            return ()
        placed: list[Placed] = []
        number = 0
        for last, word in zip([None, *words], words, strict=False):
            if last is not None:
                number += 1 + between(last, word, text, flat, self._slop)
            placed.append(Placed(number, word.folded, word.start, word.end))
        return (span for _, span in near_by(self._near, placed))


@lru_cache(maxsize=64)
def _planned(sought: Sought) -> _Plan | None:
    """Return how something is looked for; None where it begins in too many ways."""
    stems, words = _all_of(sought)
    # What isn't ASCII never comes of a word that is.
    beginnings = {one for one in (*map(kept_by_stem, stems), *words) if one and one.isascii()}
    fewest = list(beginnings)
    for length in _LENGTHS:
        fewest = _fewest({one[:length] for one in fewest})
        if len(fewest) <= _MOST:
            return _Plan(sought, fewest)
    return None


def _fewest(beginnings: Iterable[str]) -> list[str]:
    """Return those that don't begin with another, in order, by which they follow it at once."""
    kept: list[str] = []
    for one in sorted(beginnings):
        if not kept or not one.startswith(kept[-1]):
            kept.append(one)
    return kept


def _all_of(sought: Sought) -> tuple[frozenset[str], frozenset[str]]:
    """Return the stems and the folded words that are looked for, in phrases too."""
    places = (place for phrase in sought.foreign if all(phrase) for place in phrase)
    nearby = (place for one in sought.near for place in one.foreign)
    return (
        sought.stems.union(*sought.phrases, *(one.stems for one in sought.near)),
        sought.words.union(*places, *nearby),
    )


def _pattern(beginning: str) -> re.Pattern[str]:
    """Return what finds where a word may begin so, with a group where it is a plain one.

    The beginning comes first, before it is looked at what stands before it, since `re` runs
    through a text many times as fast where it knows how a match begins.
    """
    if beginning[0].isdigit():  # 1,000 is 1000
        return re.compile(",?".join(map(re.escape, beginning)))
    # Of one letter alone before a full stop it can't be told: it may be an acronym's.
    alone = len(beginning) == 1
    beginning = re.escape(beginning)
    plain = rf"(?<![^{SAFE}]{beginning})"
    if alone:
        plain += rf"(?!(?<!{beginning}{beginning})\.)"
    return re.compile(rf"{beginning}(?:{plain}([a-z0-9]*+)(?![^{SAFE}.])|(?<![a-z]{beginning}))")


def _foreign(flat: str) -> list[int]:
    """Return where signs beyond ASCII begin that stand in a row; many times as fast as `re`."""
    beyond = np.frombuffer(flat.encode("utf-32-le", "surrogatepass"), np.uint32) > _ASCII
    beyond[1:] &= ~beyond[:-1]
    found: list[int] = np.flatnonzero(beyond).tolist()
    return found


def _flat(text: str) -> str | None:
    """Return a text in small letters with plain signs, each in its place; None where it can't."""
    flat = text
    if not text.isascii():
        flat = text.replace("’", "'")
        for sign in _HARMLESS:
            flat = flat.replace(sign, " ")
    flat = flat.lower()
    return flat if len(flat) == len(text) else None
