"""What is asked of every search engine alike, made from a corpus's own words by rule.

A question is kept apart from any engine's language; each contender translates it. So no word of
anybody's articles stands here, and the questions fit whatever is measured on.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from dataclasses import dataclass
from itertools import cycle, islice
from typing import TYPE_CHECKING, Literal

from index.words import stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from benchmarks.texts import Text

    Form = Literal[
        "term", "all", "any", "without", "phrase", "near", "prefix", "wildcard", "fuzzy", "title",
        "dated", "boosted", "typed",
    ]  # fmt: skip

EACH = 12
"""Questions of a kind."""
NEAR = 5
"""How many places words near each other may be apart."""
BOOST = 3
_SAMPLE = 2_000
"""Articles that words are taken from."""
_PLAIN_WORD = re.compile(r"\b[a-z]{4,12}\b")
_SIDE_BY_SIDE = re.compile(r"(?=\b([a-z]{4,12}) ([a-z]{4,12})\b)")
_COMMON = (0.95, 0.8, 0.6, 0.5, 0.4, 0.35, 0.3, 0.25, 0.2, 0.17, 0.14, 0.12)
"""Of the articles, that a word stands in."""
_MIDDLE = (0.08, 0.07, 0.06, 0.05, 0.04, 0.03, 0.025, 0.02, 0.015, 0.012, 0.01, 0.008)
_RARE = (0.003, 0.002, 0.001, *[0.0] * 9)
_TYPED = 3
"""Pairs of words that are typed key by key."""


class Unasked(Exception):  # noqa: N818  no error: what an engine lacks is part of the answer
    """A contender has nothing like what is asked for."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question."""

    kind: str
    """For people."""
    form: Form
    words: tuple[str, ...]
    """What it is about; of a pattern, the pattern with ? and *."""
    since: str = ""
    """ISO date, inclusive; "" leaves the end open."""
    until: str = ""

    def written(self, language: Mapping[Form, str]) -> str:
        """Return it in a contender's language.

        Args:
            language: A pattern of `str.format` for each form, of `words`, their number, and dates.

        Raises:
            Unasked: The language has no such form.
        """
        if self.form not in language:
            raise Unasked(self.form)
        words, ends = " ".join(self.words), {"since": self.since, "until": self.until}
        return language[self.form].format(*self.words, words=words, **ends)

    def as_beginning(self) -> Question:
        """Return what a word still being typed is taken for where it finds nothing."""
        return Question(self.kind, "prefix" if len(self.words) == 1 else "typed", self.words)


KINDS = (
    "term, common", "term, middle", "term, rare", "AND", "OR", "NOT", "phrase", "proximity",
    "prefix", "wildcard", "fuzzy", "field", "date range", "boosts", "typing",
)  # fmt: skip


def questions_for(texts: Sequence[Text], seed: int = 1) -> list[Question]:
    """Return questions of all kinds, in order of the kinds.

    Args:
        texts: A corpus.
        seed: Of the choice.
    """
    rng = random.Random(seed)  # noqa: S311  nothing here is secret
    sample = rng.sample(texts, min(len(texts), _SAMPLE))
    words = [_PLAIN_WORD.findall(text.text) for text in sample]
    frequency = _stems(words)
    common, middle, rare = (
        _nearest(frequency, shares, len(sample)) for shares in (_COMMON, _MIDDLE, _RARE)
    )
    titles = _stems([_PLAIN_WORD.findall(text.title.lower()) for text in sample])
    fields = _nearest(titles, _MIDDLE, len(sample))
    pairs = _pairs([_SIDE_BY_SIDE.findall(text.text) for text in sample], rng)
    dates = sorted(text.date for text in texts)
    found = [
        *(Question("term, common", "term", (word,)) for word in common),
        *(Question("term, middle", "term", (word,)) for word in middle),
        *(Question("term, rare", "term", (word,)) for word in rare),
        *_combined(common, middle, rare, dates),
        *(Question("phrase", "phrase", pair) for pair in pairs),
        *(Question("proximity", "near", pair) for pair in pairs),
        *_patterns(common, middle, rare),
        *(Question("field", "title", (word,)) for word in fields),
        *(typed for pair in islice(pairs, 3, 3 + _TYPED) for typed in _typed(pair)),
    ]
    return sorted(found, key=lambda question: KINDS.index(question.kind))


def _combined(
    common: Sequence[str], middle: Sequence[str], rare: Sequence[str], dates: Sequence[str]
) -> Iterable[Question]:
    """Yield questions of two words: four common ones, four with a rarer one, four of such."""
    mixed = [
        *zip(common[:4], common[4:8], strict=True),
        *zip(common[8:], middle[:4], strict=True),
        *zip(middle[4:8], (*middle[8:10], *rare[:2]), strict=True),
    ]
    for pair in mixed:
        yield Question("AND", "all", pair)
        yield Question("OR", "any", pair)
        yield Question("NOT", "without", pair)
        yield Question("boosts", "boosted", pair)
    for place, word in enumerate((*common[::2], *middle[::2])):
        first = len(dates) * (place % 4) // 8
        last = first + len(dates) // (2 + place % 3 * 4)
        since, until = dates[first][:10], dates[min(last, len(dates) - 1)][:10]
        yield Question("date range", "dated", (word,), since, until)


def _patterns(
    common: Sequence[str], middle: Sequence[str], rare: Sequence[str]
) -> Iterable[Question]:
    mixed = (*common[:4], *middle[:4], *rare[:4])
    for length, word in zip(cycle((3, 4, 5)), mixed, strict=False):
        yield Question("prefix", "prefix", (word[:length],))
    for place, word in enumerate(mixed):
        hole = f"{word[:2]}?{word[3:]}" if place % 2 else f"{word[:2]}*{word[-2:]}"
        yield Question("wildcard", "wildcard", (hole,))
    for word in mixed:
        yield Question("fuzzy", "fuzzy", (word[:2] + word[3:],))


def _typed(pair: tuple[str, str]) -> Iterable[Question]:
    """Yield what stands in the bar after each key."""
    whole = " ".join(pair)
    for end in range(1, len(whole) + 1):
        if whole[end - 1] != " ":
            yield Question("typing", "all", tuple(whole[:end].split()))


def _stems(words: Iterable[Sequence[str]]) -> Counter[str]:
    """Return in how many articles words stand, in any form; of those alone that have no ending.

    Stemmers agree on them, and "loading" would count for more than it says.
    """
    frequency = Counter(one for article in words for one in set(map(stem, article)))
    plain = {word for article in words for word in article if stem(word) == word}
    return Counter({word: frequency[word] for word in plain})


def _nearest(frequency: Counter[str], shares: Sequence[float], articles: int) -> list[str]:
    """Return, for each share of the articles, the word that comes nearest to it."""
    left = dict(frequency)
    chosen: list[str] = []
    for share in shares:
        wanted = max(share * articles, 1)
        word = min(left, key=lambda word: (abs(left[word] - wanted), word))
        chosen.append(word)
        del left[word]
    return chosen


def _pairs(pairs: Sequence[Sequence[tuple[str, str]]], rng: random.Random) -> list[tuple[str, str]]:
    """Return words that stand side by side in more than one article: frequent ones, then rare.

    Args:
        pairs: Of each article.
        rng: Chooses the rare ones.
    """
    together = Counter(
        pair for article in pairs for pair in dict.fromkeys(article) if pair[0] != pair[1]
    )
    known = sorted(
        (pair for pair, times in together.items() if times > 1),
        key=lambda pair: (-together[pair], pair),
    )
    rarest = known[len(known) // 2 :]
    half = EACH // 2
    return [*known[:half], *rng.sample(rarest, min(half, len(rarest)))]
