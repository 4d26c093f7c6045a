"""A mention in its line: quoted as it stands, within its paragraph, cut at words."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Span
from index.dossiers.surroundings import line_around, paragraph_of
from index.snippets import TO_SPACE

TEXTS = st.text(st.sampled_from("abÉ  \n\t.,“-中文\x1b"), max_size=120)


def _line(text: str, width: int, name: str = "Ada Quill") -> tuple[str, str, str]:
    start = text.index(name)
    return line_around(text, start, start + len(name), width)


@pytest.mark.parametrize(
    ("text", "width", "left", "right"),
    [
        ("said Ada Quill of Lenia.", 60, "said ", " of Lenia."),
        ("The mayor said Ada Quill of Lenia left.", 8, "said ", " of"),
        ("One.\n\nSaid Ada Quill.\n\nTwo.", 60, "Said ", "."),
        ("One line\nsaid\tAda Quill\nhere.", 60, "One line said ", " here."),
        ("Long\x1b “Ada Quill” went", 2, "“", "”"),
        ("abcdefghijk Ada Quill", 6, "ghijk ", ""),
        ("Ada Quill abcdefghijk", 6, "", " abcde"),
        ("一二三四五Ada Quill一二三四五", 3, "三四五", "一二三"),
        ("said Ada Quill", 0, "", ""),
        ("", 5, "", ""),
    ],
)
def test_lines(text: str, width: int, left: str, right: str) -> None:
    name = "Ada Quill" if text else ""
    assert _line(text, width, name) == (left, name, right)


@given(TEXTS, TEXTS, st.integers(0, 40))
def test_a_line_is_a_stretch_of_the_text(before: str, after: str, width: int) -> None:
    text = f"{before}Quill{after}"
    start, end = len(before), len(before) + 5
    left, mention, right = line_around(text, start, end, width)
    assert mention == "Quill"
    assert len(left) <= width
    assert len(right) <= width
    low, high = start - len(left), end + len(right)
    assert left + mention + right == text[low:high].translate(TO_SPACE)
    paragraph = paragraph_of(text, start, end)
    assert paragraph.start <= low
    assert high <= paragraph.end
    assert "\n\n" not in text[paragraph.start : paragraph.end]


@given(st.lists(st.text("abc", min_size=1, max_size=6), max_size=20), st.integers(7, 40))
def test_no_word_is_cut(words: list[str], width: int) -> None:
    text = " ".join([*words, "Quill", *words])
    start = len(" ".join([*words, ""]))
    left, _, right = line_around(text, start, start + 5, width)
    assert left.split() == words[len(words) - len(left.split()) :]
    assert right.split() == words[: len(right.split())]


@given(TEXTS, TEXTS, st.integers(0, 40))
def test_no_more_of_a_paragraph_is_looked_for_than_is_wanted(
    before: str, after: str, reach: int
) -> None:
    text = f"{before}Quill{after}"
    start, end = len(before), len(before) + 5
    whole = paragraph_of(text, start, end)
    low, high = max(whole.start, start - reach - 1), min(whole.end, end + reach + 1)
    assert paragraph_of(text, start, end, reach) == Span(low, high)


class _Watched(str):
    """A text that knows how many of its characters were looked through."""

    __slots__ = ("seen",)
    seen: int

    def find(self, *args: Any) -> int:
        _, start, end = args
        self.seen += min(end, len(self)) - start
        return super().find(*args)

    def rfind(self, *args: Any) -> int:
        _, start, end = args
        self.seen += end - start
        return super().rfind(*args)


def test_a_line_of_a_long_paragraph_is_found_without_going_through_it() -> None:
    text = _Watched("a ferry " * 50_000)
    text.seen = 0
    line_around(text, 200_002, 200_007, 60)
    assert 0 < text.seen < 200


def test_a_long_paragraph_takes_no_longer() -> None:
    for filler in ("a", " ", "中", "a ", "“"):
        text = filler * 500_000 + "Quill" + filler * 500_000
        start = text.index("Quill")
        for _ in range(50):
            line_around(text, start, start + 5, 60)
