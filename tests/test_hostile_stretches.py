"""Long texts are looked through, not cut into words, and yet the same is found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.engine.hits import HitFinder
from index.engine.sought import Near, Sought
from index.engine.stretches import stretches
from index.engine.terms import surface
from index.words import stem, word_spans

WORDS = (
    *(
        "ferry",
        "ferries",
        "Ferry’s",
        "dying",
        "die",
        "U.S.",
        "us",
        "skies",
        "sky",
        "hoping",
        "hope",
    ),
    *("organisation", "organiser", "3.5", "1,000", "1000", "o'clock", "don't", "Jong-un", "naïve"),
    *("NAIVE", "straße", "strasse", "渡轮", "happy", "happily", "happiness", "the", "relational"),
    *(
        "capability",
        "capable",
        "early",
        "only",
        "ugly",
        "news",
        "\u212aelvin",
        "kelvin",
        "3rd",
        "_x",
    ),
)
GAPS = (" ", "\n\n", ", ", "-", "... " * 40, " " * 60, "", "'", ".", "x" * 90)
TEXTS = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(GAPS)), max_size=60).map(
    lambda pairs: "".join(word + gap for word, gap in pairs)
)
CUT = sorted({surface(cut) for word in WORDS for cut, _, _ in word_spans(word) if surface(cut)})
"""As the index has them: what isn't cut so is never looked for."""
STEMS = sorted({stem(word) for word in CUT})


NEAR = st.builds(
    lambda slop, places, foreign: Near(
        slop,
        tuple(one for one, _ in places),
        tuple(words for _, words in places) if foreign else (),
    ),
    st.sampled_from((2, 3, 9)),
    st.lists(
        st.tuples(st.sampled_from(STEMS), st.frozensets(st.sampled_from(CUT), min_size=1)),
        min_size=1,
        max_size=3,
    ),
    st.booleans(),
)
"""Words near each other, in other languages too or not."""


@given(
    TEXTS,
    st.frozensets(st.sampled_from(STEMS), max_size=3),
    st.frozensets(st.sampled_from(CUT), max_size=2),
    st.frozensets(st.lists(st.sampled_from(STEMS), min_size=1, max_size=3).map(tuple), max_size=2),
    st.frozensets(
        NEAR,
        max_size=2,
    ),
)
def test_a_long_text_gives_the_same_hits_as_a_short_one(
    text: str,
    stems: frozenset[str],
    words: frozenset[str],
    phrases: frozenset[tuple[str, ...]],
    near: frozenset[Near],
) -> None:
    finder = HitFinder(text=Sought(stems, words, phrases, near=near))
    expected = finder.hits(text)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("index.engine.hits._LONGEST_SPOTTED", -1)
        patched.setattr("index.engine.hits._LONGEST_KEPT", -1)
        patched.setattr("index.engine.hits._AT_ONCE", 4)
        patched.setattr("index.engine.stretches._LENGTH", 12)
        assert finder.hits(text) == expected
        assert tuple(finder.hits_in_turn(text)) == expected


@given(st.text(st.sampled_from("aeioublytingsdezr"), min_size=1, max_size=12))
def test_a_stem_keeps_the_beginning_of_its_word(word: str) -> None:
    its_stem = stem(word)
    assert its_stem[:1] == word[:1]
    if len(its_stem) > 3:
        assert word.startswith(its_stem[:-1])


def test_what_cannot_hold_a_hit_is_left_out() -> None:
    text = "plain words here. " * 1_000 + "A ferry. " + "plain words here. " * 1_000
    (only,) = stretches(text, ["ferri"])
    assert "ferry" in text[only.start : only.end]
    assert only.end - only.start < 300
    assert not only.follows


def test_stretches_are_the_whole_text_where_anything_may_be_a_hit() -> None:
    text = "ferry " * 5_000
    found = list(stretches(text, ["ferri"]))
    assert "".join(text[part.start : part.end] for part in found) == text
    assert all(part.follows for part in found)
    many = [f"{a}{b}{c}" for a in "abcdefgh" for b in "abcdefgh" for c in "abcd"]
    assert "".join(text[s:e] for s, e, _ in stretches(text, many)) == text


def test_words_are_cut_the_same_from_the_middle() -> None:
    text = "One ferry’s bell. U.S. 1,000"
    assert list(word_spans(text, 4, 17)) == [("ferry", 4, 9), ("bell", 12, 16)]
