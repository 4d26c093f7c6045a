"""Stems are Snowball's own, only found sooner."""

from __future__ import annotations

import random

import pytest
import snowballstemmer
from hypothesis import given
from hypothesis import strategies as st

import index.words
from index.stemming import stemmed
from index.words import STEMMED, count_words, word_spans, words_of


@pytest.mark.parametrize("rules", sorted(set(STEMMED.values())))
def test_every_language_is_stemmed_as_snowball_does(rules: str) -> None:
    own = snowballstemmer.stemmer(rules)
    lists = [held for name, held in vars(type(own)).items() if name.startswith("a_")]
    endings = sorted({each.s for held in lists for each in held} | {""})
    letters = sorted({*"".join(endings), *"aeioudnst'"})
    choice = random.Random(rules)  # noqa: S311  the same words every time
    for _ in range(400):
        middle = "".join(choice.choices(letters, k=choice.randint(0, 7)))
        around = choice.choices(endings, k=choice.randint(1, 3))
        word = around[0] * choice.randint(0, 1) + middle + "".join(around[1:])
        assert stemmed(word, rules) == own.stemWord(word), word


@given(st.text(alphabet="aieystonrldg'bcu", max_size=12))
def test_any_word_is_stemmed_as_snowball_does(word: str) -> None:
    assert stemmed(word, "english") == snowballstemmer.stemmer("english").stemWord(word)


@pytest.mark.parametrize("at_once", [0, 1_000])
@given(text=st.text(alphabet="ab's’S.1,船 é-\n", max_size=60))
def test_words_without_their_places_are_those_with_them(text: str, at_once: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(index.words, "_AT_ONCE", at_once)
        spans = [word for word, _, _ in word_spans(text)]
        assert list(words_of(text)) == spans
        assert count_words(text) == len(spans)
