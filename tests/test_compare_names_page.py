"""Names of two articles as entries of a page: who has them, how they are named first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from index.article import Span
from index.comparison import NameBeside, NamesCompared, NameThere
from reader.comparing.entries import WIDE, plan
from reader.comparing.names_page import names_page
from reader.comparing.pages import Goal
from tests.sample_values import acted_on, comparison, spans_of, texts

if TYPE_CHECKING:
    from index.comparison import Comparison
    from reader.comparing.page import SideName
    from reader.comparing.pages import Line, Page

A = "Mayor Ines Valdry spoke in Marrow Bay. Valdry, 54, thanked the Pier Trust."
B = "Ines Valdry, the mayor of Marrow Bay, spoke. Tellmark was there."
KNOWN: dict[SideName, str] = {"a": "", "b": ""}


def there(text: str, first: str, times: int, *forms: str) -> NameThere:
    return NameThere(times, spans_of(text, first)[0], forms)


VALDRY = NameBeside(
    "Ines Valdry",
    "person",
    there(A, "Mayor Ines Valdry", 2, "Ines Valdry", "Valdry"),
    there(B, "Ines Valdry, the mayor of Marrow Bay", 1, "Ines Valdry"),
)
TRUST = NameBeside("Pier Trust", "organisation", there(A, "Pier Trust", 1, "Pier Trust"), None)
TELLMARK = NameBeside("Tellmark", "place", None, there(B, "Tellmark", 1, "Tellmark"), "person")


def named(*names: NameBeside) -> Comparison:
    return replace(comparison([[A]], [[B]]), names=NamesCompared((), (), (), names))


def shown(lines: tuple[Line, ...]) -> list[str]:
    return ["".join(piece.text for piece in line) for line in lines]


def test_names_of_both_come_first_each_with_how_either_article_names_it_first() -> None:
    valdry, trust, tellmark = names_page(named(TELLMARK, TRUST, VALDRY), KNOWN).items(80)
    assert shown(valdry.head) == ["1 in both"]
    assert shown(valdry.lines) == [
        "P Ines Valdry",
        "A Mayor Ines Valdry · 2 times · then Valdry",
        "B Ines Valdry, the mayor of Marrow Bay · 1 time",
    ]
    lit = [p.text for line in valdry.lines for p in line if p.roles == ("person",)]
    assert lit == ["Ines Valdry", "Ines Valdry"]
    assert shown(trust.head)[0].startswith("1 only in A · ")
    assert shown(trust.lines) == ["O Pier Trust", "A Pier Trust · 1 time"]
    assert shown(tellmark.lines)[1] == "A named as a person"


def test_each_leads_to_its_first_mention_with_the_name_chosen() -> None:
    valdry, _, tellmark = names_page(named(VALDRY, TRUST, TELLMARK), KNOWN).items(80)
    assert valdry.leads == Goal("a", Span(0, 17), ("person", "Ines Valdry"))
    assert tellmark.leads == Goal("b", spans_of(B, "Tellmark")[0], ("place", "Tellmark"))


def test_what_is_copied_says_the_name_its_kind_and_who_has_it() -> None:
    told = [item.told for item in names_page(named(TELLMARK, TRUST, VALDRY), KNOWN).items(80)]
    assert told == [
        "Ines Valdry, person: in both, 2 times in A and 1 time in B",
        "Pier Trust, organisation: only A, 1 time in A",
        "Tellmark, place: only B, 1 time in B",
    ]


def test_where_there_is_room_both_stand_in_columns_and_none_is_a_point() -> None:
    _, trust, _ = names_page(named(VALDRY, TRUST, TELLMARK), KNOWN).items(WIDE)
    where = plan(WIDE, labelled=True)
    (line,) = shown(trust.lines)
    assert (line.index("Pier Trust", 5), line.rindex("·")) == (where.at_a, where.at_b)


def test_the_totals_are_told_in_a_line() -> None:
    page = names_page(named(VALDRY, TRUST, TELLMARK), KNOWN)
    assert shown((page.totals,)) == ["3 names: 1 in both, 1 only A, 1 only B"]
    assert page.nothing == ""


@pytest.mark.parametrize(
    ("unknown", "told"),
    [
        (KNOWN, "No name in either text."),
        ({"a": "names being found …", "b": "names being found …"}, "Names being found …"),
        ({"a": "", "b": "names not looked for in Thai"}, "Names not looked for in Thai."),
    ],
)
def test_without_names_a_sentence_says_why(unknown: dict[SideName, str], told: str) -> None:
    page = names_page(named(), unknown)
    assert (page.nothing, page.items(80)) == (told, [])


def test_a_side_that_was_not_looked_through_is_not_said_to_lack_a_name() -> None:
    page = names_page(named(TRUST), {"a": "", "b": "names not looked for in Thai"})
    (trust,) = page.items(80)
    assert shown(trust.head)[0].startswith("1 in A · ")
    assert shown(trust.lines)[-1] == "B names not looked for in Thai"


def test_of_endless_forms_some_are_told_and_how_many_more_there_are() -> None:
    forms = tuple(f"Name {n}" for n in range(1000))
    many = NameBeside("Name", "person", NameThere(1000, Span(0, 5), forms), None)
    (item,) = names_page(named(many), KNOWN).items(80)
    assert "and 991 more" in " ".join(shown(item.lines))
    assert len(item.lines) < 12


@given(texts, texts, st.integers(40, 180))
def test_whatever_a_file_holds_no_line_is_wider_than_the_page(
    text: str, name: str, width: int
) -> None:
    text = f"x{text}"
    whole = Span(0, len(text))
    of = replace(comparison([[text]], [[text]]), names=NamesCompared((), (), ()))
    pair = NameBeside(
        name, "person", NameThere(1, whole, (name, text)), NameThere(2, whole, (text,))
    )
    alone = NameBeside(text, "place", NameThere(1, whole, (text,)), None)
    of = replace(of, names=NamesCompared((), (), (), (pair, alone)))
    fits(names_page(of, KNOWN), width)


def fits(page: Page, width: int) -> None:
    for item in page.items(width):
        for line in shown((*item.head, *item.lines)):
            assert cell_len(line) <= width
            assert not acted_on(line)
