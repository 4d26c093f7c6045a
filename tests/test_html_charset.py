"""A page's bytes to text: what it is, then what it says, and never letters that nobody wrote."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.encoding import NotTextError
from index.formats.html.charset import decode_page

WESTERN = "<p>Café – “naïve” façade, 3 €</p>"


def declared(name: str) -> bytes:
    return f'<meta charset="{name}">'.encode("ascii")


@pytest.mark.parametrize(
    ("label", "codec", "words", "encoding"),
    [
        ("iso-8859-1", "cp1252", WESTERN, "windows-1252"),
        ("windows-1252", "cp1252", WESTERN, "windows-1252"),
        ("utf-8", "cp1252", WESTERN, "windows-1252"),
        ("iso-8859-1", "utf-8", WESTERN, "utf-8"),
        ("windows-1251", "cp1251", "<p>Паром остаётся до весны</p>", "windows-1251"),
        ("koi8-r", "koi8_r", "<p>Паром остаётся до весны</p>", "koi8-r"),
        ("shift_jis", "cp932", "<p>春までフェリーは続く</p>", "cp932"),
        ("iso-2022-jp", "iso2022_jp", "<p>春までフェリーは続く</p>", "iso2022-jp"),
        ("gb2312", "gb18030", "<p>渡轮将运行到春天</p>", "gb18030"),
        ("euc-kr", "cp949", "<p>봄까지 여객선은 계속된다</p>", "cp949"),
        ("rot13", "utf-8", WESTERN, "utf-8"),
    ],
)
def test_a_page_is_read_in_its_encoding(label: str, codec: str, words: str, encoding: str) -> None:
    found = decode_page(declared(label) + words.encode(codec))
    assert found.text.endswith(words)
    assert found.encoding == encoding


def test_the_older_forms_of_saying_it_count_too() -> None:
    head = b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">'
    assert decode_page(head + "паром".encode("cp1251")).text.endswith("паром")
    declaration = b"<?xml version='1.0' encoding='windows-1251'?>"
    assert decode_page(declaration + "паром".encode("cp1251")).text.endswith("паром")


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_marks_and_wide_letters_go_before_what_is_said(codec: str) -> None:
    whole = (declared("iso-8859-1") * 3).decode() + WESTERN
    assert decode_page(whole.encode(codec)).text == whole


def test_a_few_nuls_are_taken_out_and_told() -> None:
    found = decode_page(b"<p>" + b"word " * 600 + b"\x00</p>")
    assert "\x00" not in found.text
    assert found.repairs == ("1 NUL byte",)


def test_a_page_that_says_what_it_is_not_is_guessed() -> None:
    found = decode_page(declared("shift_jis") + WESTERN.encode("cp1252") * 40)
    assert "Café – “naïve”" in found.text


@given(st.binary(max_size=300), st.sampled_from(["", "utf-7", "gb2312", "utf-16", "koi8-r", "x"]))
def test_all_bytes_are_text_or_are_refused(data: bytes, label: str) -> None:
    try:
        found = decode_page(declared(label) + data)
    except NotTextError:
        return
    assert found.encoding
