"""Made-up articles that have sentences of others, and reports that outlets print with changes."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.articles import MadeUp, made_up

if TYPE_CHECKING:
    from collections.abc import Iterator

PAIRS = 20
COPIED = 4
"""Sentences that one article of a pair has of the other."""
WIRES = 20
_SENTENCE = re.compile(r"(?<=\.)\s+")


class Copied(NamedTuple):
    """A pair of articles, by their places, and what the second has of the first."""

    source: int
    taker: int
    sentences: tuple[str, ...]


class Printed(NamedTuple):
    """Articles, by their places, of which all but the last are one report with changes."""

    first: int
    number: int


def planted(number: int, seed: int = 1) -> tuple[list[MadeUp], list[Copied], list[Printed]]:
    """Return articles with what was copied in them.

    Args:
        number: How many; a few hundred at least.
        seed: The same one makes the same articles.
    """
    rng = random.Random(seed)  # noqa: S311  nothing here is secret
    articles = list(made_up(number, seed))
    step = number // PAIRS
    pairs = [_copied(rng, articles, at * step, at * step + 1) for at in range(PAIRS)]
    wires = []
    for at in range(WIRES):
        first = at * step + 2
        versions = list(_versions(*articles[first : first + 3]))
        articles[first : first + len(versions)] = versions
        wires.append(Printed(first, len(versions)))
    return articles, pairs, wires


def sentences(article: MadeUp) -> list[str]:
    """Return the sentences of an article."""
    return _SENTENCE.split(article.text)


def _copied(rng: random.Random, articles: list[MadeUp], source: int, taker: int) -> Copied:
    own = sentences(articles[taker])
    taken = rng.sample(sentences(articles[source]), COPIED)
    for place, sentence in zip(rng.sample(range(len(own)), COPIED), taken, strict=True):
        own[place] = sentence
    articles[taker] = replace(articles[taker], text=" ".join(own))
    return Copied(source, taker, tuple(taken))


def _versions(wire: MadeUp, added: MadeUp, other: MadeUp) -> Iterator[MadeUp]:
    """Yield a report as it came, cut, cut with a paragraph of the outlet's own, and another's."""
    lines, own = sentences(wire), sentences(added)
    whole = len(lines)
    for kept in (
        lines,
        lines[: whole // 2],
        [*lines[: 2 * whole // 3], *own[: whole // 6]],
        [*lines[whole // 4 :], *own[: whole // 4]],
        [*sentences(other), lines[0]],  # a report of its own, with one sentence of the agency
    ):
        yield replace(wire, text=" ".join(kept))
