from __future__ import annotations

import re
import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from index.article import Span
from reader.text.safe import guard
from reader.text.wrap import _NARROW, fit, fit_lines, wrap
from tests.sample_values import HOSTILE, texts

widths = st.integers(2, 90)


def lines(text: str, width: int) -> list[str]:
    return [text[span.start : span.end] for span in wrap(text, 0, len(text), width)]


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("", [""]),
        ("   ", [""]),
        ("one two", ["one two"]),
        ("one two three four", ["one two", "three four"]),
        ("one   two  three", ["one   two", "three"]),
        ("one\ntwo", ["one", "two"]),
        ("one\n\ntwo\n", ["one", "", "two", ""]),
        ("incomprehensibilities", ["incomprehe", "nsibilitie", "s"]),
        ("an incomprehensibility", ["an", "incomprehe", "nsibility"]),
        ("漢字漢字漢字", ["漢字漢字漢", "字"]),
        ("/srv/news/marrow", ["/srv/news/", "marrow"]),
        ("in /srv/news/marrow.", ["in", "/srv/news/", "marrow."]),
        ("/srv/new/marrow/b", ["/srv/new/", "marrow/b"]),
        ("/srv/incomprehensible/b", ["/srv/incom", "prehensibl", "e/b"]),
        ("exactly te", ["exactly te"]),
        ("exactly ten", ["exactly", "ten"]),
    ],
)
def test_lines_of_ten_cells(text: str, broken: list[str]) -> None:
    assert lines(text, 10) == broken


def test_offsets_are_into_the_whole_text() -> None:
    assert wrap("Before. One two three. After.", 8, 22, 8) == [Span(8, 15), Span(16, 22)]


@given(texts, widths, st.data())
def test_every_letter_stands_on_one_line_in_order(
    text: str, width: int, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    spans = wrap(text, start, end, width)
    assert len(spans) >= 1
    assert all(start <= span.start <= span.end <= end for span in spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))
    shown = "".join(text[span.start : span.end] for span in spans)
    assert re.sub(r"\s", "", shown) == re.sub(r"\s", "", text[start:end])


@given(texts, widths)
def test_no_line_is_wider_than_asked_for_once_it_is_guarded(text: str, width: int) -> None:
    assert all(cell_len(guard(line)) <= width for line in lines(text, width))


@given(texts, widths)
def test_no_line_begins_or_ends_with_a_space(text: str, width: int) -> None:
    assert all(line == line.strip() for line in lines(text, width))


@given(texts, widths)
def test_a_word_that_fits_is_never_cut(text: str, width: int) -> None:
    spans = wrap(text, 0, len(text), width)
    for found in re.finditer(r"\S+", text):
        if cell_len(guard(found.group())) <= width:
            assert any(span.start <= found.start() and found.end() <= span.end for span in spans)


names = st.lists(st.text("abc.-", min_size=1, max_size=30), min_size=1)


@given(names, st.integers(8, 60))
def test_no_name_in_a_path_is_cut_that_fits_on_a_line(path: list[str], width: int) -> None:
    text = f"/{'/'.join(path)}"
    shown = lines(text, width)
    assert "".join(shown) == text
    for before, after in pairwise(shown):
        if not before.endswith("/"):
            cut = before.rpartition("/")[2] + after.partition("/")[0]
            name = next(name for name in path if len(name) + 1 > width and cut in name)
            assert name


words = st.one_of(
    st.sampled_from([piece for piece in HOSTILE if not re.search(r"\s", piece) and len(piece) < 9]),
    st.text(min_size=1, max_size=9).filter(lambda word: not re.search(r"\s", word)),
)


@given(st.lists(words, min_size=1), st.integers(20, 60))
def test_every_line_takes_all_the_words_that_it_has_room_for(given_: list[str], width: int) -> None:
    expected, used = [given_[0]], cell_len(guard(given_[0]))
    for word in given_[1:]:
        cells = cell_len(guard(word))
        if used + 1 + cells <= width:
            expected[-1] += f" {word}"
            used += 1 + cells
        else:
            expected.append(word)
            used = cells
    assert lines(" ".join(given_), width) == expected


@pytest.mark.parametrize(
    "piece", [" ", "a", '"', "“", "漢", "a ", "/", "a/", " \n", "\x1b", "\u0301", *HOSTILE]
)
def test_a_long_text_of_anything_is_broken(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    assert all(cell_len(guard(line)) <= 72 for line in lines(text, 72))


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("one two three", 13, "one two three"),
        ("one two three", 12, "one two …"),
        ("one, two", 7, "one …"),
        ("one – two three", 9, "one …"),
        ("incomprehensible", 8, "incomp …"),
        ("漢字漢字", 7, "漢字 …"),
        ("", 0, ""),
        ("word", 1, "…"),
        ("word", 0, ""),
    ],
)
def test_what_does_not_fit_ends_in_an_ellipsis(text: str, width: int, shown: str) -> None:
    assert fit(text, width) == shown


@given(texts.map(guard), st.integers(0, 90))
def test_what_fits_is_left_alone_and_what_does_not_is_cut_to_fit(text: str, width: int) -> None:
    shown = fit(text, width)
    assert cell_len(shown) <= width
    if cell_len(text) <= width:
        assert shown == text
    elif width:
        assert shown.endswith("…")
        assert shown.removesuffix("…").strip() in text


@given(texts.map(guard), st.integers(4, 90), st.integers(1, 4))
def test_lines_that_fit_never_are_more_than_allowed(text: str, width: int, limit: int) -> None:
    shown = fit_lines(text, width, limit)
    assert 1 <= len(shown) <= limit
    assert all(cell_len(line) <= width for line in shown)
    if len(lines(text, width)) > limit:
        assert shown[-1].endswith("…")
    else:
        assert shown == lines(text, width)


def test_what_is_taken_for_narrow_fills_a_cell_each() -> None:
    narrow = [chr(code) for code in range(sys.maxunicode + 1) if _NARROW.fullmatch(chr(code))]
    assert {cell_len(guard(letter)) for letter in narrow} == {1}
    assert set("“”‘’—…é€\x1b\xad\n") <= set(narrow)
