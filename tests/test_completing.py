"""Fields of a query completed: the piece that is meant, what the corpus offers, what it becomes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.fields import Completion
from index.library import Library
from reader.results.completing import FIELDS, Completing, completed, completing, fields_begun

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.conftest import QuickFinder


@pytest.mark.parametrize(
    ("query", "piece"),
    [
        ("pe|", ("", "pe", 0, 2)),
        ("ferry -pers|", ("", "pers", 7, 11)),
        ("(or|", ("", "or", 1, 3)),
        ("person|", ("", "person", 0, 6)),
        ("person:|", ("person", "", 7, 7)),
        ("ferry person:qui|", ("person", "qui", 13, 16)),
        ("-PERSON:Qui|", ("person", "Qui", 8, 11)),
        ("org:gr|", ("organisation", "gr", 4, 6)),
        ("(person:qui|)", ("person", "qui", 8, 11)),
        ("person:q|uill ferry", ("person", "q", 7, 12)),
        ('person:"Ada Q|', ("person", "Ada Q", 7, 13)),
        ('person:"Ada Q|" ferry', ("person", "Ada Q", 7, 14)),
        ('person:"|', ("person", "", 7, 8)),
        ("outlet:“Tidewater P|ost” x", ("outlet", "Tidewater P", 7, 23)),
        ('"old quay" language:|', ("language", "", 20, 20)),
        ('title:"a" place:l|', ("place", "l", 16, 17)),
        ("since:20|", ("since", "20", 6, 8)),
        ("ferry last 2 w|", ("", "last 2 w", 6, 14)),
        ("Past 3 months| ferry", ("", "past 3 months", 0, 13)),
    ],
)
def test_what_is_being_typed_is_told(query: str, piece: tuple[str, str, int, int]) -> None:
    cursor = query.index("|")
    assert completing(query.replace("|", ""), cursor) == Completing(*piece)


@pytest.mark.parametrize(
    "query",
    [
        "|",
        "p|",
        "Pe|",
        "pe|rson",
        "|person:quill",
        "per|son:quill",
        'person:|"Ada Quill"',
        'person:"Ada Quill"|',
        'person:"Ada Quill" |',
        "person: |",
        "person:quill |",
        '"person:qu|',
        '"pe|',
        "https:pl|",
        "pe1|",
        "last 2 w|",
        "ferry last w|",
        "ferry last 2 |",
        "ferry 'last 2 w|eeks",
    ],
)
def test_all_else_is_left_alone(query: str) -> None:
    assert completing(query.replace("|", ""), query.index("|")) is None


@pytest.mark.parametrize(
    ("query", "value", "then"),
    [
        ("pe|", "person:", "person:|"),
        ("ferry -pe| x", "person:", "ferry -person:| x"),
        ("place:le|", "Lenia", "place:Lenia |"),
        ("person:qu|", "Ada Quill", 'person:"Ada Quill" |'),
        ('person:"qu|', "Ada Quill", 'person:"Ada Quill" |'),
        ('(person:"qu|" OR x)', "Ada Quill", '(person:"Ada Quill"| OR x)'),
        ("(org:gr|)", "Grain Board", '(org:"Grain Board"|)'),
        ("person:q|uill ferry", "Tom Quill", 'person:"Tom Quill"| ferry'),
        ("person:b|", 'Ada "Bo" Quill', 'person:"Ada Bo Quill" |'),
        ("place:u|", "U.S.", 'place:"U.S." |'),
        ("place:s|", "Ost-Lenia", "place:Ost-Lenia |"),
        ("date:ma|", "march 2025", 'date:"march 2025" |'),
        ("date:20|", "2025-03", "date:2025-03 |"),
        ("ferry last 2 w|", "date:last 2 weeks", "ferry date:last 2 weeks|"),
    ],
)
def test_a_piece_is_completed_where_it_stands(query: str, value: str, then: str) -> None:
    plain, cursor = query.replace("|", ""), query.index("|")
    piece = completing(plain, cursor)
    assert piece is not None
    assert completed(plain, piece, value) == (then.replace("|", ""), then.index("|"))


def test_fields_are_offered_by_the_beginnings_of_their_names() -> None:
    assert fields_begun("p") == (Completion("person:", 0), Completion("place:", 0))
    assert fields_begun("organisation") == (Completion("organisation:", 0),)
    assert fields_begun("qu") == (Completion("quoted:", 0),)
    assert fields_begun("last 2 w") == (Completion("date:last 2 weeks", 0),)
    assert fields_begun("last 2 x") == ()
    assert fields_begun("xy") == ()


PIECES = st.sampled_from(
    ["person:", "place:", "-", "(", ")", '"', "“", " ", "qui", "Ada Quill", "org:", "pe", ":", "*"]
)


@given(st.lists(PIECES, max_size=12).map("".join), st.data())
def test_completing_changes_the_piece_alone(query: str, data: st.DataObject) -> None:
    cursor = data.draw(st.integers(0, len(query)))
    piece = completing(query, cursor)
    if piece is None:
        return
    assert 0 <= piece.start <= cursor <= piece.end <= len(query)
    assert query[:cursor].endswith(piece.typed)
    new, place = completed(query, piece, "Ada Quill")
    assert new.startswith(query[: piece.start])
    assert new.endswith(query[piece.end :])
    assert len(query[: piece.start]) < place <= len(new)
    assert piece.field == "" or piece.field in FIELDS


@pytest.mark.parametrize("long", ["a" * 1_000_000, '"' * 1_000_000, "( " * 500_000, "a:" * 500_000])
def test_a_book_is_looked_through_once(long: str) -> None:
    assert completing(long, len(long) - 1) is None


# What a corpus offers

TEXTS = (
    ("The Gull", "en", "Ada Quill spoke of Sarbuk. later Quill left."),
    ("The Gull", "en", "Tom Quill met Ada Quill in Port Ansel."),
    ("Radio Tidewater", "de", "Ada Brinke war hier."),
    ("Radio Tidewater", "en", "Tom Quill is in Veldra and in Port Ansel."),
    ("", "en", "Sarbuk is where Mara Tolin lives."),
)


DATES = {0: "2025-03-02", 1: "2025-03-31", 2: "2024-05-01", 3: "2024-12-24"}


@pytest.fixture
def library(tmp_path: Path, quick_finder: QuickFinder) -> Iterator[Library]:
    folder = tmp_path / "names"
    folder.mkdir()
    for number, (outlet, language, text) in enumerate(TEXTS):
        told = {"title": f"no. {number}", "text": text, "outlet": outlet, "language": language}
        told |= {"date": DATES[number]} if number in DATES else {}
        (folder / f"{number}.json").write_text(json.dumps(told), encoding="utf-8")
    with Library.open(folder) as opened:
        opened.refresh()
        assert opened.find_names()
        assert quick_finder.version
        yield opened


@pytest.mark.parametrize(
    ("field", "typed", "offers"),
    [
        ("person", "qui", [("Ada Quill", 2), ("Tom Quill", 2)]),
        ("person", "ADA", [("Ada Quill", 2)]),
        ("person", "ada q", [("Ada Quill", 2)]),
        ("person", "ada quill", []),
        ("person", "uill", []),
        ("person", "zzz", []),
        ("place", "", [("Port Ansel", 2), ("Sarbuk", 2), ("Veldra", 1)]),
        ("place", "quill", []),
        ("name", "s", [("Sarbuk", 2)]),
        ("organisation", "", []),
        ("outlet", "", [("Radio Tidewater", 2), ("The Gull", 2)]),
        ("outlet", "Tíde", [("Radio Tidewater", 2)]),
        ("language", "", [("english", 4), ("german", 1)]),
        ("language", "Ger", [("german", 1)]),
        ("title", "no", []),
        ("quoted", "no", []),
        ("since", "202", [("2025-03", 2), ("2024-12", 1), ("2024-05", 1)]),
        ("until", "2025-03", []),
        ("date", "MA", [("march 2025", 2), ("may 2024", 1)]),
        ("date", "", [("march 2025", 2), ("december 2024", 1), ("may 2024", 1)]),
        ("date", "june", []),
    ],
)
def test_values_are_offered_by_the_beginning_of_any_word(
    library: Library, field: str, typed: str, offers: list[tuple[str, int]]
) -> None:
    assert [tuple(one) for one in library.completions(field, typed)] == offers


def test_only_so_many_are_offered(library: Library) -> None:
    assert library.completions("name", "", 2) == library.completions("name", "", 9)[:2]


def test_what_is_offered_finds_as_many_articles_or_more(library: Library) -> None:
    for field in FIELDS:
        for value, articles in library.completions(field, "", 99):
            query, _ = completed(f"{field}:", Completing(field, "", len(field) + 1, 99), value)
            assert len(library.search(query)) >= articles > 0
