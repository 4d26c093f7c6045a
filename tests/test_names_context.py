"""What the words beside a name tell of its kind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import NAME_KINDS, NameKind
from index.names.context import signs
from index.names.settle import settle


def told(text: str, kind: NameKind = "organisation") -> list[NameKind]:
    """Return the signs for the name in square brackets."""
    start, end = text.index("["), text.index("]") - 1
    return list(signs(text.replace("[", "").replace("]", ""), start, end, kind))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("It was Congressman [Dreyer] again.", "person"),
        ("The former striker [Dreyer] left.", "person"),
        ("Its vice-president [Dreyer] left.", "person"),
        ("“We wait,” [Dreyer] said.", "person"),
        ("[Dreyer], 46, is married.", "person"),
        ("It fell on the town of [Sarbuk].", "place"),
        ("Ten miles south of [Sarbuk] it stopped.", "place"),
        ("They reached the port [Sarbuk] late.", "place"),
        ("The rest of [Sarbuk] county slept.", "place"),
        ("It landed at [Sarbuk] airport.", "place"),
        ("The airline [Norvane] lost money.", "organisation"),
        ("It bought [Norvane] shares.", "organisation"),
        ("[Norvane]'s chairman left.", "organisation"),
        ("[Norvane] spokeswoman Ada Quill left.", "organisation"),
        ("[Sarbuk] beat Port Ansel.", "organisation"),
        ("After a victory over [Sarbuk] they sang.", "organisation"),
    ],
)
def test_a_word_beside_a_name_tells_its_kind(text: str, kind: NameKind) -> None:
    assert told(text) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Then [Dreyer] said so.",  # so do firms, and governments
        "They met in [Dreyer] again.",
        "[Dreyer], who left, is back.",
        "The end of [Dreyer] came.",
        "“We wait,” the [Sarbuk Water Board] said.",
    ],
)
def test_what_stands_beside_names_of_any_kind_tells_nothing(text: str) -> None:
    assert told(text) == []


def test_the_last_word_of_a_name_that_is_taken_for_a_person() -> None:
    assert told("He left [Bellmar Works] today.", "person") == ["organisation"]
    assert told("He crossed the [Mill Bridge] today.", "person") == ["place"]
    assert told("Then [Tom Bridge] left.", "person") == []
    assert told("[Dreyer] spokesman Tom Harrow left.", "person") == []


def kinds(text: str, *names: tuple[str, NameKind]) -> dict[str, NameKind]:
    rough = [(text.index(name), text.index(name) + len(name), kind) for name, kind in names]
    return {mention.text: mention.kind for mention in settle(text, rough)}


def test_a_sign_outweighs_the_recogniser_everywhere_in_the_article() -> None:
    text = "Norvane grew. Norvane shares rose in Norvane style, said the airline Norvane."
    assert kinds(text, ("Norvane", "person"))["Norvane"] == "person"  # only the first was found
    rough = [(at, at + 7, "person") for at in (0, 14, 37, 69)]
    found = settle(text, rough)  # type: ignore[arg-type]
    assert {mention.kind for mention in found} == {"organisation"}


def test_a_full_name_and_a_country_are_not_outweighed() -> None:
    text = "Ada Quill came. Quill shares rose."
    assert kinds(text, ("Ada Quill", "person"), ("Quill shares"[:5], "person"))["Quill"] == "person"
    assert kinds("Norway beat Sarbuk.", ("Norway", "place"))["Norway"] == "place"


@given(st.text(alphabet="Aa \"',.-\n0", max_size=120), st.data())
def test_signs_are_kinds_whatever_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    for kind in NAME_KINDS:
        assert set(signs(text, start, end, kind)) <= set(NAME_KINDS)


@pytest.mark.parametrize("letter", ["A", " ", '"', "of ", "beat "])
def test_a_text_without_end_is_looked_at_nearby(letter: str) -> None:
    text = letter * 1_000_000
    for at in range(0, len(text), 50_000):
        assert set(signs(text, at, at + 5, "person")) <= set(NAME_KINDS)
