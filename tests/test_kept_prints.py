"""Fingerprints are kept in files that grow together, and are made anew where they are damaged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.stories import kept_prints
from index.stories.kept_prints import KeptPrints

if TYPE_CHECKING:
    from pathlib import Path

    from index.stories.prints import Prints


def of(*numbers: int) -> Prints:
    return np.array(sorted(numbers), np.uint32)


def name(number: int) -> str:
    return f"{number:064x}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "reuse"


def test_who_has_a_fingerprint_is_told_whichever_file_it_is_in(folder: Path) -> None:
    kept = KeptPrints(folder)
    kept.put([(name(1), of(5, 7, 2**32 - 1)), (name(2), of(7))])
    kept.put([(name(3), of(7, 9))])
    kept.put([(name(4), of())])
    found = KeptPrints(folder).holders(of(5, 7, 8, 2**32 - 1), 3)
    assert found.texts.tolist() == [1, 3, 0, 1]
    assert found.shared == {name(1): 3, name(2): 1, name(3): 1}
    assert kept.holders(of(5, 7), 2).shared == {name(1): 1}
    assert kept.counts(of(7, 9)).tolist() == [3, 1]
    assert kept.known() == {name(n) for n in (1, 2, 3, 4)}


@settings(max_examples=15)
@given(st.lists(st.lists(st.lists(st.integers(0, 12), unique=True), max_size=4), max_size=6))
def test_files_that_grow_together_hold_what_was_put(
    tmp_path_factory: pytest.TempPathFactory, batches: list[list[list[int]]]
) -> None:
    folder = tmp_path_factory.mktemp("kept")
    kept, held, number = KeptPrints(folder), dict[str, list[int]](), 0
    for batch in batches:
        named = {name(number + at): prints for at, prints in enumerate(batch)}
        number += len(batch)
        held |= named
        kept.put([(one, of(*prints)) for one, prints in named.items()])
    everything = of(*range(13))
    assert kept.known() == set(held)
    assert kept.counts(everything).tolist() == [
        sum(one in prints for prints in held.values()) for one in range(13)
    ]
    assert kept.holders(everything, 99).shared == {
        one: len(prints) for one, prints in held.items() if prints
    }
    assert len(list(folder.glob("*.prints"))) <= 4


def test_a_level_holds_until_texts_are_put(folder: Path) -> None:
    kept = KeptPrints(folder)
    assert kept.level() == ""
    kept.set_level("7")
    assert KeptPrints(folder).level() == "7"
    kept.put([(name(1), of(1))])
    assert kept.level() == ""


@pytest.mark.parametrize("how", ["flipped", "cut", "lost", "list"])
def test_what_is_damaged_or_lost_is_to_be_made_anew(folder: Path, how: str) -> None:
    kept = KeptPrints(folder)
    kept.put([(name(number), of(number)) for number in range(8)])
    kept.put([(name(9), of(9))])
    kept.set_level("7")
    first = max(folder.glob("*.prints"), key=lambda file: file.stat().st_size)
    data = bytearray(first.read_bytes())
    data[40] ^= 1
    if how == "list":
        (folder / "list.json").write_text('{"layout": 1, "files": 5}')
    elif how == "lost":
        first.unlink()
    else:
        first.write_bytes(data if how == "flipped" else data[:30])
    again = KeptPrints(folder)
    assert again.level() == ""
    assert again.known() == (set() if how == "list" else {name(9)})
    again.put([(name(number), of(number)) for number in range(8)])
    assert again.counts(of(3)).tolist() == [1]
    assert not first.exists()


def test_texts_that_are_gone_are_forgotten_once_they_are_many(folder: Path) -> None:
    kept = KeptPrints(folder)
    kept.put([(name(number), of(number, 99)) for number in range(8)])
    kept.set_level("7")
    kept.keep_only({name(number) for number in range(5)})
    assert kept.counts(of(99)).tolist() == [8]
    kept.keep_only({name(2), name(5)})
    assert kept.holders(of(2, 3, 99), 9).shared == {name(2): 2, name(5): 1}
    assert kept.level() == "7"
    kept.keep_only(set())
    assert kept.known() == set()


def test_files_grow_no_further_than_they_may(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_prints, "_MOST", 4)
    kept = KeptPrints(folder)
    for number in range(12):
        kept.put([(name(number), of(number))])
    sizes = [file.stat().st_size for file in folder.glob("*.prints")]
    assert max(sizes) <= 24 + 4 * (32 + 8)  # head, then a hash and a key for each text
    assert len(sizes) <= 5
