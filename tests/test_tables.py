"""CSV and TSV: any delimiter and columns, quotes that are never closed, rows that don't fit."""

from __future__ import annotations

import csv
import io
import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.article import Article, Skipped
from index.formats import SourceFile, raws, read, walk
from index.formats.delimited import rows, sniffed
from index.formats.mapping import Mapping, shown
from index.formats.tables import is_header

if TYPE_CHECKING:
    from pathlib import Path

PROSE = "The ferry to Orlen sails again on Monday, said the harbour master, after nine hours. " * 3


def items(folder: Path, data: bytes | str, name: str = "a.csv", **how: object) -> list[object]:
    (folder / name).write_bytes(data.encode() if isinstance(data, str) else data)
    (file,) = walk(folder / name)
    assert isinstance(file, SourceFile)
    return list(read(file, **how))  # type: ignore[arg-type]  # as it is called below


def articles(folder: Path, data: bytes | str, name: str = "a.csv", **how: object) -> list[Article]:
    found = items(folder, data, name, **how)
    assert all(isinstance(each, Article) for each in found), found
    return [each for each in found if isinstance(each, Article)]


def reasons(found: list[object]) -> list[tuple[str, str]]:
    return [(each.path, each.reason) for each in found if isinstance(each, Skipped)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_table_however_it_is_written(
    tmp_path: Path, delimiter: str, end: str, encoding: str
) -> None:
    cells = [
        ["Headline", "Pub_Date", "Body", "News Paper", "author_name", "Web URL"],
        ["Räder rollen", "2025-03-01", f"One, two; “three”.{end}Again.", "Gazette", "A. Bell", "x"],
        ["Two", "1 March 2025", 'He said "no".', "Courier", "A. Bell and O. Reed", ""],
    ]
    cells[1][5] = "https://g.example/1"
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter, lineterminator=end).writerows(cells)
    first, second = articles(tmp_path, stream.getvalue().encode(encoding))
    assert (first.id, second.id) == ("a.csv#1", "a.csv#2")
    assert (first.title, first.outlet, first.date) == ("Räder rollen", "Gazette", "2025-03-01")
    assert first.text == "One, two; “three”.\n\nAgain."
    assert (first.authors, first.url) == (("A. Bell",), "https://g.example/1")
    assert (second.text, second.authors) == ('He said "no".', ("A. Bell", "O. Reed"))
    assert second.date == "2025-03-01"
    assert first.found_in == {
        "title": "column Headline",
        "text": "column Body",
        "outlet": "column News Paper",
        "date": "column Pub_Date",
        "authors": "column author_name",
        "url": "column Web URL",
    }


def test_columns_that_no_name_tells_are_judged_by_what_they_hold(tmp_path: Path) -> None:
    lines = ["k1,k2,k3,k4,k5"]
    for n in range(8):
        link = f"https://g.example/{n}"
        lines.append(f'7,"Ferry number {n} sails away","{PROSE} {n}",2025-03-0{n + 1},{link}')
    found = articles(tmp_path, "\n".join(lines))
    assert [each.date for each in found] == [f"2025-03-0{n}" for n in range(1, 9)]
    assert found[2].title == "Ferry number 2 sails away"
    assert found[2].url == "https://g.example/2"
    assert found[2].text.startswith("The ferry to Orlen")
    assert shown(each.found_in for each in found) == {
        "title": "column k2, by what it holds",
        "text": "column k3, by what it holds",
        "date": "column k4, by what it holds",
        "url": "column k5, by what it holds",
        "outlet": "address",
    }


def test_a_table_without_a_header_has_numbered_columns(tmp_path: Path) -> None:
    lines = [f'2025-03-0{n},"{PROSE} {n}"' for n in range(1, 5)]
    found = articles(tmp_path, "\n".join(lines))
    assert [(each.id, each.date) for each in found] == [
        (f"a.csv#{n}", f"2025-03-0{n}") for n in range(1, 5)
    ]
    assert found[0].found_in["text"] == "column 2, by what it holds"


def test_what_is_said_of_columns_counts_more_than_their_names(tmp_path: Path) -> None:
    data = "title,kicker,text,lead\nOne,Two,Three.,Four.\n"
    mapping = Mapping(title="Kicker", text="lead", outlet="")
    (found,) = articles(tmp_path, data, mapping=mapping)
    assert (found.title, found.text) == ("Two", "Four.")
    assert found.found_in == {"title": "column kicker, as set", "text": "column lead, as set"}


def test_one_column_of_prose_keeps_its_commas(tmp_path: Path) -> None:
    (found,) = articles(tmp_path, "text\nIt sails, she said, on Monday.\n")
    assert found.text == "It sails, she said, on Monday."


def test_markup_in_a_cell_is_taken_off(tmp_path: Path) -> None:
    (found,) = articles(
        tmp_path, 'title,body\nT,"<p>It <b>sails</b>.</p><p>Again &amp; again.</p>"'
    )
    assert found.text == "It sails.\n\nAgain & again."


def test_rows_that_do_not_fit_are_told_and_cost_no_other(tmp_path: Path) -> None:
    data = 'title,text\nOne,First.\nTwo,Second.,and,more\n\nThree\nFour,\nFive,"Fifth, ""so""."\n'
    found = items(tmp_path, data)
    assert [each.text for each in found if isinstance(each, Article)] == ["First.", 'Fifth, "so".']
    assert reasons(found) == [
        ("a.csv#2", "not a row of this table: 4 cells under 2 columns"),
        ("a.csv#3", "the column text is empty"),
        ("a.csv#4", "the column text is empty"),
    ]


def test_an_empty_cell_of_the_column_taken_for_the_text_is_told_as_that(tmp_path: Path) -> None:
    text = "The bridge stays closed until July at the least, the office for traffic said today."
    rows = ["No,Wortlaut,Blatt", f"1,{text.replace(',', ';')},Echo", "2,,Echo", "3,   ,Echo"]
    found = items(tmp_path, "\n".join(rows))
    assert isinstance(found[0], Article)
    assert reasons(found) == [
        ("a.csv#2", "the column Wortlaut is empty"),
        ("a.csv#3", "the column Wortlaut is empty"),
    ]
    nothing = items(tmp_path, "No,Blatt\n1,Echo\n2,Echo\n")
    assert {reason for _, reason in reasons(nothing)} == {"no column called text, body or content"}


def test_a_quotation_mark_that_is_never_closed_costs_its_row(tmp_path: Path) -> None:
    lines = ["title,text", *(f"T{n},Number {n} sails." for n in range(1, 500))]
    lines[100] = 'T100,"Number 100 sails.'
    found = items(tmp_path, "\n".join(lines))
    assert reasons(found) == [("a.csv#100", "a quotation mark that is never closed")]
    assert len(found) == 499
    assert isinstance(found[-1], Article)
    assert found[-1].id == "a.csv#499"


def test_many_quotation_marks_that_are_never_closed_cost_no_more_than_some(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.formats.delimited.MOST_LINES", 50)
    block = ['T,"Open.', *("T,A row." for _ in range(60))]
    found = items(tmp_path, "\n".join(["title,text", *block * 40]))
    assert {reason for _, reason in reasons(found)} == {"a quotation mark that is never closed"}
    assert len(reasons(found)) == 40
    assert sum(isinstance(each, Article) for each in found) == 20 * 60 + 20 * 10


def test_backslashes_before_quotation_marks(tmp_path: Path) -> None:
    data = "title,text\n" + '"T \\"so\\"","He said \\"no\\", then."\n' * 3
    found = articles(tmp_path, data)
    assert (found[0].title, found[0].text) == ('T "so"', 'He said "no", then.')


def test_a_stray_byte_far_into_utf_8_is_read(tmp_path: Path) -> None:
    start = "title,text\n" + "".join(f"T{n},Räder {n}.\n" for n in range(8_000))
    found = articles(tmp_path, start.encode() + b"Last,Caf\xe9 \x93so\x94.\n")
    assert found[-1].text == "Café “so”."
    assert found[4_000].text == "Räder 4000."


def test_sources_are_rows_as_they_stand(tmp_path: Path) -> None:
    data = 'title,text\r\nOne,First.\r\n\r\nTwo,"Second,\r\nand ""more"""\r\nThree,Third.'
    found = articles(tmp_path, data)
    (file,) = walk(tmp_path / "a.csv")
    assert isinstance(file, SourceFile)
    assert list(raws(file, [each.id for each in found])) == [
        "One,First.",
        'Two,"Second,\r\nand ""more"""',
        "Three,Third.",
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (",".join(["x"] * 1_000_000) + "\n", "too many columns: more than 1,000"),
        ("\n\n \n", "empty: nothing but white space"),
        (b"title,text\n\0\1\2\3" * 50, "not text: NUL bytes"),
        ("x" * 9_000_000, "no table: its first row is a row of more than 8 MB, or 20,000 lines"),
    ],
)
def test_tables_that_are_none(tmp_path: Path, data: bytes | str, reason: str) -> None:
    assert reasons(items(tmp_path, data)) == [("a.csv", reason)]


def test_a_row_without_end_is_told_and_passed_over(tmp_path: Path) -> None:
    long = "y" * 20_000_000
    found = items(
        tmp_path, f"title,text\nOne,First.\nTwo,{long}\nThree,Third.\nFour,{',' * 1_000_000}\n"
    )
    assert [each.id for each in found if isinstance(each, Article)] == ["a.csv#1", "a.csv#3"]
    assert [path for path, _ in reasons(found)] == ["a.csv#2", "a.csv#4"]


@pytest.mark.parametrize(
    ("cells", "names_columns"),
    [
        (["Title", "Text"], True),
        (["k1", "k2"], True),
        (["titre", "corps"], True),
        (["1", "Ferry"], False),
        (["2025-03-01", "Ferry"], False),
        (["https://g.example", "Ferry"], False),
        (["title", PROSE], False),
    ],
)
def test_headers_are_told_from_rows(cells: list[str], *, names_columns: bool) -> None:
    assert is_header(cells) is names_columns


CELL = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=20)


@given(st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=1, max_size=8))
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_was_written_is_read(table: list[list[str]]) -> None:
    table = [["title", "text", "date"], *(row for row in table if any(map(str.strip, row)))]
    stream = io.StringIO(newline="")
    csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator=os.linesep).writerows(table)
    if sniffed(stream.getvalue()).escapechar is None:
        assert [row.cells for row in rows(io.StringIO(stream.getvalue(), newline=""))] == table


@given(data=st.binary(max_size=600))
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_raise(tmp_path: Path, data: bytes) -> None:
    for found in items(tmp_path, b"title,text\n" + data):
        assert isinstance(found, Article | Skipped)
