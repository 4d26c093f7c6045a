"""What is spotted in a text without cutting all of it is what is found by cutting it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from index.engine.hits import cut_and_found
from index.engine.sought import Near, Sought
from index.engine.spotting import spotted
from index.engine.stretches import kept_by_stem
from index.engine.terms import surface
from index.words import stem, word_spans

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS = (
    *("harbour", "Harbours", "harbour’s", "harbor", "dying", "die", "dies", "D.I.E.", "sky"),
    *("skies", "us", "U.S.", "u.s", "US", "a", "A.", "l’accord", "l'", "accord", "d’Or", "or"),
    *("O’Neill", "oneill", "o'neill's", "don't", "dont", "we'll", "well", "’tis", "rock'n'roll's"),
    *("café", "cafe", "cafe\u0301", "CAFÉ", "naïve", "ﬁre", "fire", "Straße", "strasse", "Kelvin"),
    *(
        "\u212aelvin",
        "İstanbul",
        "istanbul",
        "ſtone",
        "stone",
        "dogʼs",
        "dog",
        "dog's",
        "ʼ",
        "dogs",
    ),
    *("1,000", "1000", "1000s", "3rd", "rd", "covid19", "covid19's", "19covid", "2.5", "1920's"),
    *("東京", "東", "สวัสดี", "рыба", "Рыбы", "foo_bar", "_", "x" * 70, "x" * 64, "s", "ing", "e"),
)
GAPS = (
    " ",
    "  ",
    "\n",
    "\n\n",
    ", ",
    ". ",
    ".",
    "-",
    "—",
    " “",
    "” ",
    "’",
    "'",
    "\u00a0",
    "\t",
    "_",
)
OTHER_GAPS = ("", "…", "\u2028", "·", "\u0301", "1", "é", "@")
PIECES = st.lists(
    st.tuples(st.sampled_from(WORDS) | st.text(max_size=4), st.sampled_from(GAPS + OTHER_GAPS))
)
TEXTS = PIECES.map(lambda pairs: "".join(word + gap for word, gap in pairs))

OTHERS = ["harbour", "house", "рыба", "cafe", "1000", "s"]


@st.composite
def _near(draw: st.DrawFn, word: st.SearchStrategy[str]) -> Near:
    """Return words that may stand near each other, perhaps in other languages besides."""
    stems = tuple(draw(st.lists(word.map(stem), min_size=2, max_size=3)))
    place = st.frozensets(word, min_size=1, max_size=2)
    foreign = [draw(place) for _ in stems] if draw(st.booleans()) else []
    return Near(draw(st.integers(1, 6)), stems, tuple(foreign))


@st.composite
def asked(draw: st.DrawFn) -> tuple[Sought, str]:
    """Return a text, and what is mostly words and rows of words of it."""
    text = draw(TEXTS)
    cut = [folded for word, _, _ in word_spans(text) if (folded := surface(word))] or OTHERS
    word = st.sampled_from(cut) | st.sampled_from(OTHERS)

    def row() -> list[str]:
        start = draw(st.integers(0, len(cut) - 1))
        return cut[start : start + draw(st.integers(2, 3))]

    phrases = [tuple(map(stem, row())) for _ in range(draw(st.integers(0, 2)))]
    places = [
        tuple(draw(st.frozensets(word, max_size=2)) | {one} for one in row())
        for _ in range(draw(st.integers(0, 1)))
    ]
    sought = Sought(
        stems=draw(st.frozensets(word.map(stem), max_size=2)),
        words=draw(st.frozensets(word, max_size=3)),
        phrases=frozenset(phrases),
        foreign=frozenset(places),
        near=frozenset(draw(_near(word)) for _ in range(draw(st.integers(0, 2)))),
    )
    return sought, text


@given(asked())
@settings(max_examples=300)
@example(
    (Sought(stems=frozenset({"dog"}), phrases=frozenset({("dog", "hous")})), "The dog’s house")
)
@example((Sought(words=frozenset({"s"})), "In the 1920's, the dog's"))
@example((Sought(stems=frozenset({"us"})), "U.S. troops, the U.S.A. and us."))
@example((Sought(near=frozenset({Near(3, ("dog", "or"))})), "dogs, l’accord d’Or’s, d’Or"))
@example((Sought(words=frozenset({"1000"})), "1,000 and 1000 and 11,000"))
def test_what_is_spotted_is_what_cutting_finds(pair: tuple[Sought, str]) -> None:
    sought, text = pair
    found = spotted(sought, text)
    assert found is None or set(found) == set(cut_and_found(sought, text))
    if found is not None:
        assert list(found) == sorted(found)


@pytest.mark.parametrize(
    ("sought", "text", "lit"),
    [
        (
            Sought(stems=frozenset({"harbour"})),
            "Harbours. A harbour’s wall",
            ["Harbours", "harbour"],
        ),
        (Sought(stems=frozenset({"die"})), "Dying, and it died-a", ["Dying", "died"]),
        (Sought(words=frozenset({"dont", "cafe"})), "Don’t: a café", ["Don’t", "café"]),
        (
            Sought(phrases=frozenset({("white", "hous")})),
            "White houses, a white (house); white the house. The white’s house",
            ["White houses", "white (house", "white’s house"],
        ),
        (
            Sought(near=frozenset({Near(2, ("white", "hous"))})),
            "a white, high house; white the high house, whites’ U.S. houses",
            ["white, high house", "whites’ U.S. houses"],
        ),
    ],
)
def test_words_are_spotted(sought: Sought, text: str, lit: list[str]) -> None:
    found = spotted(sought, text)
    assert found is not None
    assert [text[span.start : span.end] for span in found] == lit


@pytest.mark.parametrize(
    ("sought", "text"),
    [
        (Sought(words=frozenset(f"{a}{b}x" for a in "abcdef" for b in "uvw")), "aux"),
        (Sought(stems=frozenset({"istanbul"})), "İstanbul"),
    ],
)
def test_what_it_does_not_know_is_left_to_cutting(sought: Sought, text: str) -> None:
    assert spotted(sought, text) is None


@pytest.mark.parametrize(
    "made",
    [
        lambda n: "a" * n,
        lambda n: "dog's" * (n // 5),
        lambda n: "é" * n,
        lambda n: "d.o." * (n // 4),
        lambda n: "dog\t" * (n // 4),
        lambda n: "dog" + "-" * n + "dog",
        lambda n: "dog’s " * (n // 6),
    ],
)
def test_long_texts_are_spotted_as_they_are_cut(made: Callable[[int], str]) -> None:
    sought = Sought(stems=frozenset({"dog", "a"}), phrases=frozenset({("dog", "dog")}))
    text = made(20_000)
    for asked in (sought, Sought(near=frozenset({Near(2, ("dog", "dog", "a"))}))):
        found = spotted(asked, text)
        assert found is None or set(found) == set(cut_and_found(asked, text))


@given(
    st.text("abdeiklnorstuvwyz", max_size=4), st.sampled_from(["", "ies", "ying", "bility", "ed"])
)
def test_a_stem_tells_what_its_words_begin_with(beginning: str, ending: str) -> None:
    word = beginning + ending
    assert word.startswith(kept_by_stem(stem(word)))
