"""Bytes to text, and text without what can't be seen."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.clean import clean
from index.encoding import Decoded, NotTextError, decode

FRENCH = "Le maire a dit : « c’est décidé » – et le café fut fermé."
POLISH = "Zażółć gęślą jaźń. Burmistrz powiedział, że most będzie otwarty wiosną w mieście."
RUSSIAN = "Мост через реку открыли утром, сообщил мэр города. Людей было очень много."
JAPANESE = "市長は橋が開通したと述べた。多くの人々が集まった。とても寒い朝だった。"


def test_utf_8_needs_no_repair() -> None:
    assert decode(FRENCH.encode()) == Decoded(FRENCH, "utf-8")


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16-le"),
        ("utf-32", "utf-32-le"),
    ],
)
def test_a_byte_order_mark_decides(codec: str, name: str) -> None:
    assert decode(FRENCH.encode(codec)) == Decoded(FRENCH, name, ("byte order mark",))


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark(codec: str) -> None:
    text = "Nothing but plain letters."
    assert decode(text.encode(codec)) == Decoded(text, codec)


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        (FRENCH, "cp1252", "windows-1252"),
        (POLISH, "cp1250", "cp1250"),
        (RUSSIAN, "cp1251", "cp1251"),
        (JAPANESE, "shift_jis", "shift-jis"),
    ],
)
def test_older_encodings_are_told_apart(text: str, codec: str, name: str) -> None:
    assert decode(text.encode(codec)) == Decoded(text, name)


def test_a_stray_byte_in_utf_8_costs_no_other_character() -> None:
    data = (FRENCH * 3).encode() + b" it\x92s"
    found = decode(data)
    assert found.text == FRENCH * 3 + " it’s"
    assert found.repairs == ("1 byte that is not UTF-8",)


@pytest.mark.parametrize("data", [b"a\x00b", b"\x00" * 10, b"\xff\xfea\x00\x00\x00", b"%PDF-1"])
def test_what_is_not_text(data: bytes) -> None:
    with pytest.raises(NotTextError, match="not text"):
        decode(data)


@given(st.binary(max_size=3_000))
def test_any_bytes_are_text_or_told_not_to_be(data: bytes) -> None:
    with suppress(NotTextError):
        assert "\x00" not in decode(data).text


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc"])))
def test_valid_utf_8_is_read_as_it_is(text: str) -> None:
    assert decode(b"- " + text.encode()) == Decoded("- " + text, "utf-8")


@pytest.mark.parametrize(
    ("text", "cleaned", "repairs"),
    [
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd", ()),
        ("a\tb", "a\tb", ()),
        ("\x1b[31mred\x1b[0m", "red", ("2 control characters",)),
        ("\x1b]0;t\x07x", "]0;tx", ("2 control characters",)),
        ("\x9b31mred", "red", ("1 control character",)),
        ("a\u202eb\u202c", "ab", ("2 directional characters",)),
        ("co\u00adop\u200b", "coop", ("2 invisible characters",)),
        ("R&amp;D &#8217;", "R&D ’", ("2 HTML entities",)),
        ("&#27;[31m&#x9b;", "[31m›", ("2 HTML entities",)),
        ("It’s â€œsoâ€\x9d â€“ cafÃ©", "It’s “so” – café", ("4 characters decoded twice",)),
        ("\ud800", "\ufffd", ("1 half of a character",)),
        ("AT&T; Âme, Ã", "AT&T; Âme, Ã", ()),
    ],
)
def test_what_is_mended_is_told(text: str, cleaned: str, repairs: tuple[str, ...]) -> None:
    found = clean(text)
    assert found.text == cleaned
    assert found.repairs[: len(repairs)] == repairs


@given(st.text())
def test_cleaning_leaves_nothing_that_a_terminal_obeys(text: str) -> None:
    cleaned = clean(text).text
    assert not any(c < " " and c not in "\n\t" for c in cleaned)
    assert not any("\x7f" <= c <= "\x9f" for c in cleaned)
    assert not set(cleaned) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    cleaned.encode()


@given(st.text(alphabet=st.characters(codec="ascii", min_codepoint=32, exclude_characters="&\x7f")))
def test_plain_text_is_left_alone(text: str) -> None:
    assert clean(text) == (text, ())
