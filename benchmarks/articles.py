"""Articles made up by rule: as many as are wanted, the same ones for the same seed.

What matters to a search engine is as in news: few words are very frequent and most are rare (Zipf,
1949; Mandelbrot, 1953), short words are the frequent ones, words bend, some stand together, and
names recur within an article. Nobody and nothing in them exists.
"""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from index.article import NAME_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index.article import NameKind

_FUNCTION_WORDS = """the of to a and in that for is on was with said he as it by at from his an be
    has were have but not are who they will which their this been had or its after""".split()
_VOCABULARY = 40_000
_FLATTENING = 2.7  # Mandelbrot's shift, which keeps the first ranks from taking all
_SPREAD = _VOCABULARY / _FLATTENING + 1
_ENDINGS = (*[""] * 7, "s", "ed", "ing")
_COLLOCATIONS = 3_000
_ONSETS = ("b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "st", "tr", "pl")
_VOWELS = ("a", "e", "i", "o", "u")
_CODAS = ("", "n", "r", "l", "t", "m", "sk", "nd")
_OUTLETS = ("The Sarbuk Post", "Veldra Echo", "Daily Orrin", "Port Ansel Courier", "Tolma Times",
            "The Grey Gull", "Kesten Herald", "Marrow Bay Mail")  # fmt: skip
_FIRST_DAY = date(2015, 1, 1)
_DAYS = 3_600
_PEOPLE, _PLACES, _BODIES = 4_000, 600, 600
_NAMES_IN_ARTICLE = 7


@dataclass(frozen=True, slots=True)
class MadeUp:
    """An article that nobody wrote."""

    title: str
    outlet: str
    date: str
    text: str


def made_up(number: int, seed: int = 1) -> Iterator[MadeUp]:
    """Yield articles, the same for the same seed; the first ones don't depend on how many."""
    rng = random.Random(seed)  # noqa: S311  nothing here is secret
    for _ in range(number):
        yield _article(rng)


def write(folder: Path, number: int, seed: int = 1) -> Path:
    """Write articles into a folder as one file of JSON lines, and return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "articles.jsonl").open("w", encoding="utf-8") as lines:
        for article in made_up(number, seed):
            record = {name: getattr(article, name) for name in MadeUp.__slots__}
            lines.write(json.dumps(record) + "\n")
    return folder


@cache
def names() -> dict[str, NameKind]:
    """Return all names that stand in made-up articles, with their kinds; frequent ones first."""
    given = [zipfian_word(rank * 7 + 11).capitalize() for rank in range(90)]
    family = [zipfian_word(rank * 13 + 900).capitalize() for rank in range(1_500)]
    places = [zipfian_word(rank * 17 + 5_000).capitalize() for rank in range(_PLACES)]
    found: dict[str, NameKind] = dict.fromkeys(places, "place")
    for rank in range(_BODIES):
        body = ("Council", "Agency", "Institute", "Union")[rank % 4]
        found[f"{places[rank]} {body}"] = "organisation"
    for rank in range(_PEOPLE):
        found[f"{given[rank * 31 % len(given)]} {family[rank % len(family)]}"] = "person"
    return found


def _article(rng: random.Random) -> MadeUp:
    # The square of an even chance favours the first ones, as fame does.
    cast = [
        of_kind[int(rng.random() ** 2 * len(of_kind))]
        for of_kind in rng.choices(_by_kind(), k=_NAMES_IN_ARTICLE)
    ]
    paragraphs = [
        " ".join(_sentence(rng, cast) for _ in range(rng.randint(1, 4)))
        for _ in range(rng.randint(4, 14))
    ]
    return MadeUp(
        title=" ".join([rng.choice(cast), *_words(rng, rng.randint(4, 8))]),
        outlet=rng.choice(_OUTLETS),
        date=(_FIRST_DAY + timedelta(rng.randrange(_DAYS))).isoformat(),
        text="\n\n".join(paragraphs),
    )


@cache
def _by_kind() -> list[list[str]]:
    return [[name for name, of in names().items() if of == kind] for kind in NAME_KINDS]


def _sentence(rng: random.Random, cast: list[str]) -> str:
    words = _words(rng, rng.randint(7, 24))
    if rng.random() < 0.5:
        words.insert(rng.randrange(len(words) + 1), rng.choice(cast))
    if rng.random() < 0.15:
        words[-1:] = [str(rng.randint(2, 2_000))]
    sentence = " ".join(words)
    return sentence[0].upper() + sentence[1:] + "."


def _words(rng: random.Random, number: int) -> list[str]:
    words = [zipfian(rng.random(), rng.random()) for _ in range(number)]
    if rng.random() < 0.5:
        # Words that keep company: what a phrase finds.
        pair = int(rng.random() ** 3 * _COLLOCATIONS)
        words += [zipfian_word(pair * 5 + 60), zipfian_word(pair * 11 + 200)]
    return words


def zipfian(chance: float, ending: float) -> str:
    """Return a word by a chance from 0 to 1, rank r about 1 / (r + _FLATTENING) times as often.

    The sum of those shares is nearly a logarithm, so drawing from them is nearly a power.
    """
    rank = int(_FLATTENING * (_SPREAD**chance - 1))
    if rank < len(_FUNCTION_WORDS):
        return _FUNCTION_WORDS[rank]
    return zipfian_word(rank - len(_FUNCTION_WORDS)) + _ENDINGS[int(ending * len(_ENDINGS))]


@cache
def zipfian_word(rank: int) -> str:
    """Return the word of a rank: the higher, the longer (Zipf's law of abbreviation)."""
    coda = _CODAS[rank * 5 % len(_CODAS)]
    syllables = []
    rest = rank + len(_ONSETS) * len(_VOWELS)
    while rest:
        rest, vowel = divmod(rest, len(_VOWELS))
        rest, onset = divmod(rest, len(_ONSETS))
        syllables.append(_ONSETS[onset] + _VOWELS[vowel])
    return "".join(syllables) + coda
