"""Tables as CSV: what a script reads is what was written, and a spreadsheet computes none of it."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.export.table import csv_text
from reader.text.safe import guard


@given(st.lists(st.lists(st.text(), min_size=1, max_size=4), max_size=4))
def test_words_come_back_as_they_are_shown(rows: list[list[str]]) -> None:
    read = list(csv.reader(io.StringIO(csv_text(["head"], rows))))[1:]
    shown = [[guard(cell) for cell in row] for row in rows]
    assert [[cell.removeprefix("'") for cell in row] for row in read if row] == [
        [cell.removeprefix("'") for cell in row] for row in shown
    ]


@pytest.mark.parametrize(
    "words",
    ["=1+1", "+1", "-1", "@SUM(1)", "\t=1+1", "\r=1", " =1", "＝1+1", "－1"],
)
def test_words_are_no_formulas(words: str) -> None:
    assert csv_text([words], [[words]]).splitlines() == [f"'{guard(words)}"] * 2


@pytest.mark.parametrize("cell", [-1, -0.5, "", "a=b", "“-1”", "1-2", "'=1"])
def test_nothing_is_put_before_what_is_none(cell: str | float) -> None:
    assert csv_text(["head"], [[cell, "b"]]) == f"head\n{cell},b\n"
