from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.safe import guard
from tests.sample_values import HOSTILE, acted_on, texts


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("He [sic] said [/b] no.", "He [sic] said [/b] no."),
        ("Zoë’s “naïve” café — 5 €", "Zoë’s “naïve” café — 5 €"),
        ("漢字 😀", "漢字 😀"),
        ("\x1b]0;owned\x07", "␛]0;owned␇"),
        ("\x9b31m", "�31m"),
        ("a\u202eb\u202c", "a�b�"),
        ("\ud800", "�"),
        ("tab\there\r\nnext", "tab here  next"),
        ("del\x7f", "del␡"),
        ("", ""),
    ],
)
def test_what_a_terminal_would_act_on_becomes_visible(text: str, shown: str) -> None:
    assert guard(text) == shown


def test_line_feeds_stay_only_where_asked_for() -> None:
    assert guard("one\ntwo") == "one two"
    assert guard("one\ntwo\r", newlines=True) == "one\ntwo "


@pytest.mark.parametrize("code", [*range(0x20), *range(0x7F, 0xA0)])
def test_no_control_passes(code: int) -> None:
    assert acted_on(guard(chr(code))) == []
    assert set(acted_on(guard(chr(code), newlines=True))) <= {"\n"}


def test_no_character_at_all_passes_that_a_terminal_acts_on() -> None:
    everything = "".join(map(chr, range(0x110000)))
    assert acted_on(guard(everything)) == []
    assert acted_on(guard(everything, newlines=True)) == ["\n"]


def test_letters_of_every_script_pass_unchanged() -> None:
    letters = "".join(
        character
        for character in map(chr, range(0x110000))
        if unicodedata.category(character)[0] == "L"
    )
    assert guard(letters) == letters


@given(texts | st.text(alphabet=st.characters(exclude_categories=()), max_size=200))
def test_offsets_stay_true(text: str) -> None:
    for newlines in (False, True):
        assert len(guard(text, newlines=newlines)) == len(text)


@given(texts, st.booleans())
def test_what_is_guarded_stays_as_it_is(text: str, newlines: bool) -> None:  # noqa: FBT001 (drawn)
    once = guard(text, newlines=newlines)
    assert guard(once, newlines=newlines) == once


@given(texts)
def test_what_is_guarded_can_be_written(text: str) -> None:
    assert acted_on(guard(text)) == []
    guard(text).encode("utf-8")


def test_accents_are_kept_and_heaps_of_them_are_not() -> None:
    assert guard("e\u0301a\u0308\u0323") == "e\u0301a\u0308\u0323"
    heaped = guard("e" + "\u0301" * 500)
    assert len(heaped) == 501
    assert sum(unicodedata.combining(character) > 0 for character in heaped) == 8


@pytest.mark.parametrize("piece", [" ", "\x1b", "\u0301", "\u202e", "“", "漢", *HOSTILE])
def test_long_texts_are_no_trouble(piece: str) -> None:
    assert len(guard(piece * (200_000 // len(piece)))) == 200_000 // len(piece) * len(piece)


@pytest.mark.parametrize(
    "mark", ["\u0301", "\u0488", "\u1ab0", "\u20dd", "\u200b", "\u200d", "\ufe0f"]
)
def test_heaps_of_what_fills_no_cell_are_cut_down(mark: str) -> None:
    shown = guard("e" + mark * 1000)
    assert len(shown) == 1001
    assert shown.count(mark) == 8
