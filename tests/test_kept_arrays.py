"""What is kept for the next start is what was there, or nothing."""

from __future__ import annotations

import hashlib
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.catalogue import State
from index.columns import Columns
from index.keptarrays import keep, kept
from index.texthashes import NOWHERE, TextHashes

STATE = State("stamp", 3)
HASHES = [hashlib.sha256(bytes([n])).hexdigest() for n in range(12)]


@given(
    st.dictionaries(st.text(max_size=5), st.integers() | st.text(max_size=9), max_size=3),
    st.lists(st.lists(st.integers(0, 255), max_size=70), max_size=3),
)
@settings(max_examples=50)
def test_arrays_come_back(head: dict[str, object], lists: list[list[int]]) -> None:
    arrays = {
        f"{n} {kind}": np.array(one, kind)
        for n, one in enumerate(lists)
        for kind in ("u1", "<i4", "<i8")
    }
    with TemporaryDirectory() as folder:
        file = Path(folder) / "some.kept"
        keep(file, {}, {})
        keep(file, head, arrays)
        found = kept(file)
        assert [one.name for one in Path(folder).iterdir()] == [file.name]
    assert found is not None
    assert found.head == head
    assert list(found.arrays) == list(arrays)
    for name, one in arrays.items():
        assert found.arrays[name].tolist() == one.tolist()
        assert found.arrays[name].dtype == one.dtype


def test_any_bit_that_has_changed_is_seen(tmp_path: Path) -> None:
    file = tmp_path / "some.kept"
    keep(file, {"of": "something"}, {"numbers": np.arange(9)})
    whole = file.read_bytes()
    for at in range(len(whole)):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 4]) + whole[at + 1 :])
        assert kept(file) is None, at
        file.write_bytes(whole[:at])
        assert kept(file) is None, at


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "gone" / "some.kept"
    keep(file, {}, {"numbers": np.arange(9)})
    assert kept(file) is None


def columns(hashes: list[str]) -> Columns:
    rows = [
        (100 - n, f"Outlet {n % 3}", 700 + n, n % 5, None, one, "en", None if n % 2 else "Title")
        for n, one in enumerate(hashes)
    ]
    return Columns._of(STATE, rows)


@pytest.mark.parametrize("hashes", [[], HASHES, HASHES[:3] * 3])
def test_columns_come_back(tmp_path: Path, hashes: list[str]) -> None:
    made, file = columns(hashes), tmp_path / "columns.kept"
    made.keep(file)
    assert Columns.kept(file, State("stamp", 4)) is None
    again = Columns.kept(file, STATE)
    assert again is not None
    for name in ("keys", "outlet", "language", "day", "month", "moment"):
        assert getattr(again, name).tolist() == getattr(made, name).tolist()
    assert (again.outlets, again.languages, again.state) == (made.outlets, made.languages, STATE)
    assert list(again.text_hashes) == list(made.text_hashes) == hashes
    assert again.copies.group.tolist() == made.copies.group.tolist()
    for row in range(len(made)):
        assert again.copies.rows_like(row).tolist() == made.copies.rows_like(row).tolist()
        assert again.text_hashes[row] == hashes[row]
    assert list(again.text_hashes[1:4]) == hashes[1:4]


@given(st.lists(st.sampled_from(HASHES), unique=True), st.lists(st.sampled_from(HASHES)))
def test_texts_are_looked_up_by_their_hashes(known: list[str], others: list[str]) -> None:
    mine, theirs = TextHashes.of(known), TextHashes.of(others)
    assert mine is not None
    assert theirs is not None
    places = mine.places_of(theirs)
    assert places is not None
    assert places.tolist() == [known.index(one) if one in known else NOWHERE for one in others]


def test_hashes_that_begin_alike_are_not_mixed_up() -> None:
    one, other = "ab" * 32, "ab" * 31 + "cd"
    known, sought = TextHashes.of([one]), TextHashes.of([other])
    assert known is not None
    assert sought is not None
    assert known.places_of(sought) is None


@pytest.mark.parametrize("other", ["", "hash 3", "AB" * 32, "ab" * 16, f" {'ab' * 31} "])
def test_what_is_no_hash_is_not_taken_for_one(other: str) -> None:
    assert TextHashes.of([HASHES[0], other]) is None
