"""Words are cut, folded and stemmed the same everywhere, and by many threads at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.words import count_words, fold, stem, tokens

ENDINGS = ("ing", "ed", "ations", "fulness", "ically", "izers", "ies", "ousli", "edly")


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("The U.N. and the UN", ["the", "un", "and", "the", "un"]),
        ("Torvan’s quays, TORVAN'S quay", ["torvan", "quay", "torvan", "quay"]),
        ("Jong-un 1,000 3.5%", ["jong", "un", "1000", "3.5"]),
        ("Müller naïve Łódź", ["muller", "naiv", "lodz"]),
        ("平壤 city", ["平", "壤", "citi"]),
        ("O’Brien don't", ["obrien", "dont"]),
        ("", []),
    ],
)
def test_words_that_people_take_for_one_have_one_term(text: str, terms: list[str]) -> None:
    assert [token.term for token in tokens(text)] == terms


@given(st.text(max_size=300))
def test_tokens_stand_where_they_say_in_order(text: str) -> None:
    end = 0
    for token in tokens(text):
        assert end <= token.start < token.end <= len(text)
        end = token.end
    assert count_words(text) == len(tokens(text))


@given(st.text(max_size=40))
def test_folding_twice_changes_no_word_of_letters(word: str) -> None:
    if word.isalpha():
        assert fold(fold(word)) == fold(word)


def test_threads_do_not_mix_up_each_others_stems() -> None:
    words = [
        f"{start}{letter}{end}" for start in "abcdefghij" for letter in "lmnrst" for end in ENDINGS
    ]
    alone = [stem.__wrapped__(word) for word in words]
    with ThreadPoolExecutor(4) as threads:
        rounds = [words] * 12
        for together in threads.map(lambda them: [stem.__wrapped__(w) for w in them], rounds):
            assert together == alone
