"""Stems are Snowball's."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

import index.words
from index.stemming import stemmed
from index.words import STEMMED, count_words, word_spans, words_of

STEMS = {
    "english": {"generously": "generous", "ties": "tie", "skies": "sky", "news": "news"},
    "german": {"häusern": "haus", "aufgegangen": "aufgegang"},
    "french": {"continuellement": "continuel", "majestueuses": "majestu"},
    "russian": {"вечерами": "вечер"},
    "spanish": {"torneados": "torn"},
}


@pytest.mark.parametrize("rules", sorted(set(STEMMED.values())))
def test_there_are_rules_for_every_language_that_is_stemmed(rules: str) -> None:
    assert stemmed("", rules) == ""
    for word, stem in STEMS.get(rules, {}).items():
        assert stemmed(word, rules) == stem


def test_rules_that_nobody_wrote_are_refused() -> None:
    with pytest.raises(KeyError):
        stemmed("word", "klingon")


def test_threads_that_stem_at_once_get_their_own_stems() -> None:
    words = [f"{start}{ending}" for start in ("walk", "talk", "lodg") for ending in ("ing", "ed")]

    def stems(word: str) -> set[str]:
        return {stemmed(word, "english") for _ in range(3_000)}

    with ThreadPoolExecutor(4) as pool:
        found = dict(zip(words, pool.map(stems, words), strict=True))
    assert found == {word: {stemmed(word, "english")} for word in words}


@pytest.mark.parametrize("at_once", [0, 1_000])
@given(text=st.text(alphabet="ab's’S.1,船 é-\n", max_size=60))
def test_words_without_their_places_are_those_with_them(text: str, at_once: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(index.words, "_AT_ONCE", at_once)
        spans = [word for word, _, _ in word_spans(text)]
        assert list(words_of(text)) == spans
        assert count_words(text) == len(spans)
