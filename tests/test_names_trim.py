"""What is left of a stretch taken for a name."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import NAME_KINDS, NameKind
from index.names.trim import stripped, trimmed


def names(words: str, kind: NameKind = "person") -> list[str]:
    """Trim the words alone."""
    return [words[span.start : span.end] for span in trimmed(words, 0, len(words), kind)]


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("Ada Quill", "Ada Quill"),
        ("Ada Quill's", "Ada Quill"),
        ("Ada Quill’s", "Ada Quill"),
        ("the Quills’", "Quills"),
        ("Mr. Quill", "Quill"),
        ("President Ada Quill", "Ada Quill"),
        ("former Prime Minister Ada Quill", "Ada Quill"),
        ("Deputy Foreign Minister Quill", "Quill"),
        ("Sir Thomas", "Thomas"),
        ("“Ada Quill", "Ada Quill"),
        ("Ada Quill,", "Ada Quill"),
        ("Ada Quill Jr.", "Ada Quill Jr."),
        ("Ada Quill.", "Ada Quill"),
        ("Ada Quill 6-3", "Ada Quill"),
        ("ex-Quill", "Quill"),
        ("al-Quill", "al-Quill"),
        ("van der Quill", "van der Quill"),
        ("Major", None),
        ("Quill Major", "Quill Major"),
        ("O'Quill", "O'Quill"),
        ("Ørsted Åse", "Ørsted Åse"),
    ],
)
def test_a_person_is_left_without_title_possessive_and_quotes(words: str, left: str | None) -> None:
    assert names(words) == ([left] if left else [])


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("the Northern Bank", "Northern Bank"),
        ("The Northern Bank’s", "Northern Bank"),
        ("Northern Bank news agency", "Northern Bank"),
        ("Quill & Co.", "Quill & Co."),
        ("Channel 4", "Channel 4"),
        ("Lenia 2-1", "Lenia"),
        ("President Airlines", "President Airlines"),
        ("League for Lenia (LFL)", "League for Lenia|LFL"),
        ("LENIA - Bonds", "LENIA|Bonds"),
        ("Bank of Lenia", "Bank of Lenia"),
        ("Quill, Thorne and Partners", "Quill, Thorne and Partners"),
    ],
)
def test_an_organisation_keeps_what_belongs_to_it(words: str, left: str) -> None:
    assert names(words, "organisation") == left.split("|")


def test_places_are_parted_at_commas_and_the_us_keeps_its_stops() -> None:
    assert names("Port Lenia, Lenia", "place") == ["Port Lenia", "Lenia"]
    assert names("the U.S.", "place") == ["U.S."]
    assert names("the U.S.'s", "place") == ["U.S."]
    assert names("VARNHOLM, Lenia —", "place") == ["VARNHOLM", "Lenia"]


def test_two_full_names_are_two_people_and_two_bare_words_are_not_cut() -> None:
    assert names("Ada Quill and Tom Thorne") == ["Ada Quill", "Tom Thorne"]
    assert names("Quill and Thorne") == ["Quill and Thorne"]


@pytest.mark.parametrize(
    "words",
    ["", " ", "1996", "Q", "the", "The", "Monday", "officials", "…", "'s", "@quill", "499th",
     "https://lenia.example/Quill", "3,000", "Q" * 200, "GMT", "— —"],
)  # fmt: skip
def test_what_is_no_name_is_dropped(words: str) -> None:
    for kind in NAME_KINDS:
        assert names(words, kind) == []


PIECES = [
    *"Ada Quill the The Mr. President of van and U.S. Co. 2-1 's ’ “ - — ( ) . 4 ex-".split(),
    *[" "] * 6,
    '"',
    ", ",
    "\n",
]


@given(
    st.text(st.characters(codec="utf-8"), max_size=60)
    | st.lists(st.sampled_from(PIECES), max_size=14).map("".join),
    st.sampled_from(NAME_KINDS),
)
def test_what_is_left_lies_inside_in_order_and_is_trimmed_already(
    words: str, kind: NameKind
) -> None:
    spans = list(trimmed(words, 0, len(words), kind))
    assert all(0 <= span.start < span.end <= len(words) for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    for span in spans:
        left = words[span.start : span.end]
        assert names(left, kind) == [left]


@pytest.mark.parametrize("letter", [" ", "'", "A", "A ", "a'", "- ", "(", "2-", "’s "])
def test_a_megabyte_of_anything_is_trimmed_at_once(letter: str) -> None:
    words = letter * (1_000_000 // len(letter))
    for kind in NAME_KINDS:
        assert len(names(words, kind)) <= len(words)


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("„Elke Brunnholt“", ["Elke Brunnholt"]),
        ("«Nordhafen»,", ["Nordhafen"]),
        ("die Werft Nordhafen", ["die Werft Nordhafen"]),
        ("Brunnholt’s", ["Brunnholt"]),
        ("Veldra (Nordhafen)", ["Veldra", "Nordhafen"]),
        ("中国", ["中国"]),
        ("nordhafen", []),
        ("...", []),
        ("http://nordhafen.example/", []),
    ],
)
def test_in_other_languages_signs_alone_are_taken_off(words: str, left: list[str]) -> None:
    spans = stripped(words, 0, len(words), "person")
    assert [words[span.start : span.end] for span in spans] == left


@given(st.text(max_size=60) | st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_what_signs_leave_lies_inside_and_in_order(words: str) -> None:
    spans = list(stripped(words, 0, len(words), "place"))
    assert all(0 <= span.start < span.end <= len(words) for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
