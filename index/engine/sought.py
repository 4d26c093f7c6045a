"""What is looked for in a text, and the phrases whose words needn't stand side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from index.article import Span
from index.engine.windows import windows
from index.words import stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Near(NamedTuple):
    """A phrase whose words needn't stand side by side."""

    slop: int
    """How many words after the one before a word may stand at most."""
    stems: tuple[str, ...]
    foreign: tuple[frozenset[str], ...] = ()
    """As other languages have it: for each place the folded words that fit."""
    typed: tuple[str, ...] = ()
    """As it stands in the query."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for in one field; what a NOT excludes is not in it."""

    stems: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    """Folded words, which patterns stand for."""
    phrases: frozenset[tuple[str, ...]] = frozenset()
    """Stems in order."""
    foreign: frozenset[tuple[frozenset[str], ...]] = frozenset()
    """Phrases as other languages have them: for each place the folded words that fit."""
    typed: frozenset[tuple[str, ...]] = frozenset()
    """Phrases as they stand in the query."""
    near: frozenset[Near] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.stems or self.words or self.phrases or self.near)


class Placed(NamedTuple):
    """A word of a text."""

    number: int
    """Among the text's words, ascending: words further from each other than any phrase lets them
    be needn't be as far as they are."""
    folded: str
    start: int
    end: int


def near_by(near: Iterable[Near], words: Iterable[Placed]) -> Iterator[tuple[int, Span]]:
    """Yield the phrases whose words needn't stand side by side, with the numbers of their firsts.

    Args:
        near: What is looked for.
        words: Of the text, in order; those of no phrase may be left out.
    """
    near = tuple(near)
    stems = frozenset[str]().union(*(one.stems for one in near))
    wanted = frozenset[str]().union(*(place for one in near for place in one.foreign))
    letters = {one[0] for one in stems}
    by_stem: dict[str, list[int]] = {}
    by_word: dict[str, list[int]] = {}
    spans: dict[int, Placed] = {}
    for word in words:
        number, folded, _, _ = word
        if folded in wanted:
            by_word.setdefault(folded, []).append(number)
            spans[number] = word
        if folded[0] in letters and (its_stem := stem(folded)) in stems:
            by_stem.setdefault(its_stem, []).append(number)
            spans[number] = word
    for one in near:
        ways = [[by_stem.get(wanted, []) for wanted in one.stems]]
        if one.foreign:
            ways.append(
                [sorted(n for w in place for n in by_word.get(w, ())) for place in one.foreign]
            )
        for first, last in (found for places in ways for found in windows(places, one.slop)):
            yield first, Span(spans[first].start, spans[last].end)
