"""Dates in numbers: a column tells which of them is the day, or its owner does, or nobody."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.formats.dayorder import day_first
from index.library import Library

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

STORY = "The ferry to Lanmouth turned back on Tuesday after an engine failed, its crew said."


@pytest.mark.parametrize(
    ("dates", "order"),
    [
        (["03/06/2026", "25/06/2026"], True),
        (["03/06/2026", "06/25/2026"], False),
        (["3-6-26", "25-6-26 18:30"], True),
        (["03/06/2026", "04/06/2026"], None),
        (["25/06/2026", "06/25/2026"], None),
        (["25/13/2026", "2026-06-25", "1/25", "25.06.2026", "25/06/20261", ""], None),
        ([], None),
    ],
)
def test_one_number_beyond_twelve_tells_it_for_all(dates: list[str], order: bool | None) -> None:  # noqa: FBT001  # a case
    assert day_first(dates) is order


@given(st.dates(), st.booleans())
def test_it_is_never_told_wrongly(day: object, first: bool) -> None:  # noqa: FBT001  # a case
    written = f"{day:%d/%m/%Y}" if first else f"{day:%m/%d/%Y}"
    assert day_first([written]) in (first, None)


def table(folder: Path, dates: Sequence[str], name: str = "Published") -> Path:
    with (folder / "rows.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("Headline", "Body text", name))
        rows.writerows(
            (f"Ferry {at} turns back", f"{STORY} {at}", day) for at, day in enumerate(dates)
        )
    return folder


def read(folder: Path) -> list[tuple[str | None, str | None]]:
    with Library.open(folder) as library:
        library.refresh()
        return [(each.date, each.found_in.get("date")) for each in library.articles()]


def test_a_column_of_dates_tells_their_order(tmp_path: Path) -> None:
    where = "column Published, day first"
    assert read(table(tmp_path, ["03/06/2026", "25/06/2026"])) == [
        ("2026-06-03", where),
        ("2026-06-25", where),
    ]


def test_a_column_is_taken_for_dates_by_what_it_holds_whatever_their_order(tmp_path: Path) -> None:
    where = "column Quando, month first, by what it holds"
    assert read(table(tmp_path, ["06/03/2026", "06/25/2026"], "Quando")) == [
        ("2026-06-03", where),
        ("2026-06-25", where),
    ]


def test_dates_that_may_be_two_days_stay_unknown_until_it_is_said(tmp_path: Path) -> None:
    table(tmp_path, ["03/06/2026"])
    assert read(tmp_path) == [(None, None)]
    said = '[[columns]]\nfile = "*.csv"\nday_first = true\n'
    (tmp_path / "corpus.toml").write_text(said, encoding="utf-8")
    assert read(tmp_path) == [("2026-06-03", "column Published, day first")]
    (tmp_path / "corpus.toml").write_text(said.replace("true", '"yes"'), encoding="utf-8")
    with Library.open(tmp_path) as library:
        reasons = [each.reason for each in library.refresh().skipped]
    assert reasons[1:] == ["not followed: line 3: day_first: neither true nor false"]


def test_the_order_is_no_part_of_the_name_of_a_column(tmp_path: Path) -> None:
    with Library.open(table(tmp_path, ["25/06/2026"], "Quando")) as library:
        library.refresh()
        taken = library.columns()[0].parts["date"]
    assert taken == ("Quando", "by what it holds")
