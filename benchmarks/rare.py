"""The long tail of words that real news has: names met once, typos, numbers, compounds.

The words that `articles` draws from end at some rank, so that a hundred thousand articles have no
more words than ten thousand. Those of real news never end: by Heaps' law (1978) their number grows
about with the square root of the text, and most of them stand in one article. Here a share of the
words is drawn from a Zipf-Mandelbrot law without an end, which gives, with the words that
`articles` has, 73,000 different words in a thousand articles, 276,000 in twenty thousand and
510,000 in a hundred thousand, of 40 million. News has as many there, but fewer in little text: a
thousand articles have a harder lexicon here than news would.

The articles stay what they are without them: nothing is drawn from the same chances.
"""

from __future__ import annotations

import json
import random
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from benchmarks.articles import made_up, zipfian_word

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from benchmarks.articles import MadeUp

_SHARE = 0.03
"""Of the words of a text, that are rare ones."""
_FLATTENING, _STEEPNESS = 20_000.0, 0.67
"""The word of rank r is about 1 / (r + _FLATTENING) ** (1 + _STEEPNESS) times as often."""
_SYLLABLES = (
    "ar ash bel bran cor dal drei eck el fen gar gor hal hein holm in jor kal kov kri lan lind mar "
    "mor nau nor ost per quil ra ren sa schi sen sha tal thor ul van ver vic wal wen xan yor za zhe"
).split()
_NAME_ENDINGS = ("sky", "ova", "sen", "ton", "berg", "ini", "ez", "wick", "ford", "oğlu", "í", "")
_SWAPPED = 40_000
"""Words of which typos are made."""


def with_rare_words(articles: Iterator[MadeUp], seed: int = 1) -> Iterator[MadeUp]:
    """Yield articles with rare words put between theirs, the same for the same seed."""
    rng = random.Random(f"rare words {seed}")  # noqa: S311  nothing here is secret
    for article in articles:
        yield replace(
            article,
            text="\n\n".join(_mixed(paragraph, rng) for paragraph in article.text.split("\n\n")),
        )


def write_with_rare_words(folder: Path, number: int, seed: int = 1) -> Path:
    """Write articles with rare words into a folder as JSON lines, and return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    fresh = folder / "articles.unfinished"
    with fresh.open("w", encoding="utf-8") as lines:
        for article in with_rare_words(made_up(number, seed), seed):
            lines.write(json.dumps(asdict(article)) + "\n")
    fresh.replace(folder / "articles.jsonl")
    return folder


def rare_word(rank: int) -> str:
    """Return the rare word of a rank: half of them are names, else typos, numbers, compounds."""
    rest, kind = divmod(rank, 10)
    if kind < 5:
        return _name(rank)
    if kind < 7:
        return _typo(rest * 2 + kind - 5)
    if kind < 9:
        return str(2_001 + rest * 2 + kind - 7)
    return f"{zipfian_word(rest * 7 % 5_000 + 40)}-{zipfian_word(rest)}"


def _mixed(paragraph: str, rng: random.Random) -> str:
    words = paragraph.split(" ")
    mixed = [words[0]]  # no paragraph begins with a number
    for word in words[1:]:
        if rng.random() < _SHARE:
            mixed.append(rare_word(_rank(rng.random())))
        mixed.append(word)
    return " ".join(mixed)


def _rank(chance: float) -> int:
    """Return the rank of a word by a chance from 0 to 1: the law's distribution, turned round."""
    return int(_FLATTENING * ((1 - chance) ** (-1 / _STEEPNESS) - 1))


def _name(rank: int) -> str:
    rest, ending = divmod(rank, len(_NAME_ENDINGS))
    syllables = [_SYLLABLES[rest * 7 % len(_SYLLABLES)]]
    rest //= len(_SYLLABLES)
    while rest:
        syllables.append(_SYLLABLES[rest % len(_SYLLABLES)])
        rest //= len(_SYLLABLES)
    return ("".join(syllables) + _NAME_ENDINGS[ending]).capitalize()


def _typo(number: int) -> str:
    """Return a word with two of its letters swapped, one doubled or one lost."""
    way, rank = divmod(number, _SWAPPED)
    word = zipfian_word(rank + 40)
    place, way = way // 3 % (len(word) - 1), way % 3
    if way == 0:
        return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    return word[:place] + (word[place] * 2 if way == 1 else "") + word[place + 1 :]
