"""What stands before a name and beside it: titles and descriptions, by rules."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.dossiers.descriptions import descriptions
from index.dossiers.titles import title_before

NAMES = {"Ada Quill": "person", "Quill": "person", "Veldra Press": "organisation"}


def _titles(text: str, name: str = "Ada Quill") -> str | None:
    start = text.index(name)
    span = title_before(text, start, NAMES.get(name, "place"))  # type: ignore[arg-type]
    return span and text[span.start : span.end]


def _described(text: str, name: str = "Ada Quill") -> list[str]:
    start = text.index(name)
    kind = NAMES.get(name, "place")
    spans = descriptions(text, start, start + len(name), kind)  # type: ignore[arg-type]
    return [text[span.start : span.end] for span in spans]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("President Ada Quill spoke.", "President"),
        ("It was said by spokesman Ada Quill.", "spokesman"),
        ("Then came the opposition leader Ada Quill.", "the opposition leader"),
        ("A letter from former Veldra President Ada Quill", "former Veldra President"),
        ("They asked Veldra's prime minister Ada Quill", "Veldra's prime minister"),
        ("They met U.S. Secretary of State Ada Quill.", "U.S. Secretary of State"),
        ("Minister for Health and Care Ada Quill said", "Minister for Health and Care"),
        ("He thanked the embattled mayor Ada Quill.", "the embattled mayor"),
        ("He thanked far-right candidate Ada Quill.", "far-right candidate"),
        ("said Vice-President Ada Quill", "Vice-President"),
        ("“President Ada Quill came.”", "President"),
        ("On Tuesday President Ada Quill came.", "President"),
        ("Saying President Ada Quill was late, he left.", "President"),
        ("The deal President Ada Quill made", "President"),
        ("Although Rep. Ada Quill came", "Rep."),
        ("The compromise Mr. Quill made", "Mr."),
        ("his wife Ada Quill", "his wife"),
        ("the state broadcaster Veldra Press", "the state broadcaster"),
        ("in the port city Lenia", "the port city"),
        ("It was adviser to President Ada Quill", "President"),
    ],
)
def test_titles(text: str, title: str) -> None:
    name = next((name for name in (*NAMES, "Lenia") if name in text), "")
    assert _titles(text, name) == title


@pytest.mark.parametrize(
    "text",
    [
        "Ada Quill spoke.",
        "The president, Ada Quill, spoke.",
        "He resigned as president. Ada Quill followed.",
        "the president and Ada Quill",
        "the president\n\nAda Quill came",
        "He will head Ada Quill off.",
        "They gave Ada Quill a prize.",
        "the senator's Ada Quill",
        "It forced Veldra Press to close, and will force Veldra Press again.",
    ],
)
def test_no_titles(text: str) -> None:
    name = next(name for name in NAMES if name in text)
    assert _titles(text, name) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ada Quill, the mayor of Lenia, said so.", ["the mayor of Lenia"]),
        ("Ada Quill, 45, a teacher from Lenia, said so.", ["a teacher from Lenia"]),
        ("Ada Quill, former mayor of Lenia, and Bor Tan", ["former mayor of Lenia"]),
        ("said Ada Quill, who was the harbour master’s lawyer.", ["the harbour master’s lawyer"]),
        ("Ada Quill is a writer and lives in Lenia.", ["a writer"]),
        ("Ada Quill was the mayor of Lenia when it rained.", ["the mayor of Lenia"]),
        ("The mayor of Lenia, Ada Quill, said so.", ["The mayor of Lenia"]),
        ("He met the mayor of the city, Ada Quill.", ["the mayor of the city"]),
        ("Ada Quill — the longtime U.S. envoy — left.", ["the longtime U.S. envoy"]),
        ("Ada Quill, President of the Union, left.", ["President of the Union"]),
        ("Ada Quill, Veldra’s foreign minister, left.", ["Veldra’s foreign minister"]),
        ("Veldra Press, the state news agency, said", ["the state news agency"]),
        ("Lenia, the capital of Veldra, was calm.", ["the capital of Veldra"]),
        (
            "Ada Quill, head of the Office of Health and Care, left.",
            ["head of the Office of Health and Care"],
        ),
        ("Ada Quill, his wife, left.", ["his wife"]),
    ],
)
def test_descriptions(text: str, found: list[str]) -> None:
    name = next(name for name in ("Veldra Press", "Ada Quill", "Lenia") if name in text)
    assert _described(text, name) == found


@pytest.mark.parametrize(
    "text",
    [
        "Ada Quill, the mayor, and Bor Tan came.",
        "After the defeat of Ada Quill, the president resigned.",
        "After meeting Ada Quill, the president of Veldra said that he would go.",
        "Ada Quill, Gov. Bor Tan and others came.",
        "Ada Quill, Bor Tan and the mayor came.",
        "The mayor of Lenia, Ada Quill, and Bor Tan came.",
        "He told the mayor, Ada Quill said.",
        "Ada Quill is late.",
        "Ada Quill, his mother and Bor Tan left.",
        "He asked the National Committee, Ada Quill said.",
        "It was in the suburb of Ansel, Lenia.",
        "Ada Quill was the first to go.",
        "Ada Quill, however, said so.",
    ],
)
def test_no_descriptions(text: str) -> None:
    assert _described(text, "Lenia" if "Ada Quill" not in text else "Ada Quill") == []


@example("— — President".split())
@given(
    st.lists(
        st.sampled_from(
            [
                *"the a President of Lenia mayor , . — who is was and former U.S. Mr. 45 “".split(),
                "Ada Quill",
                "\n\n",
            ]
        ),
        max_size=30,
    )
)
def test_what_is_found_stands_beside_the_name(words: list[str]) -> None:
    text = " ".join([*words, "Ada Quill", *words])
    start = len(" ".join([*words, ""]))
    end = start + len("Ada Quill")
    assert text[start:end] == "Ada Quill"
    title = title_before(text, start, "person")
    if title:
        assert 0 <= title.start < title.end < start
        assert text[title.end : start].isspace()
    for span in descriptions(text, start, end, "person"):
        assert span.end <= start or span.start >= end
        assert text[span.start : span.end].strip() == text[span.start : span.end] != ""
        assert "\n\n" not in text[min(span.start, start) : max(span.end, end)]


@pytest.mark.parametrize("filler", ["a", " ", "“", ", ", "the ", "of ", "A.", "\n"])
def test_a_long_text_takes_no_longer(filler: str) -> None:
    text = filler * (1_000_000 // len(filler)) + " Ada Quill, " + filler * 100_000
    start = text.index("Ada Quill")
    for _ in range(100):
        title_before(text, start, "person")
        list(descriptions(text, start, start + 9, "person"))
