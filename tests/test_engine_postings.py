from __future__ import annotations

from array import array
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.engine.pool import Pool
from index.engine.postings import (
    Postings,
    concatenate,
    documents_in,
    pack,
    pack_few,
    renumber,
    unite,
    unpack,
)

if TYPE_CHECKING:
    from pathlib import Path

Plain = dict[int, list[int]]
"""Documents and the positions of a term in them."""

_plain = st.dictionaries(
    st.integers(0, 2**31 - 1) | st.integers(0, 300),
    st.sets(st.integers(0, 2**31 - 1) | st.integers(0, 300), min_size=1, max_size=5).map(sorted),
    max_size=8,
).map(lambda plain: dict(sorted(plain.items())))


def _postings(plain: Plain) -> Postings:
    return Postings(
        np.array(list(plain), dtype=np.uint32),
        np.array([len(places) for places in plain.values()], dtype=np.uint32),
        np.array([place for places in plain.values() for place in places], dtype=np.uint32),
    )


def _plainly(postings: Postings) -> Plain:
    cuts = np.cumsum(postings.counts)[:-1]
    parts = np.split(postings.positions, cuts) if len(postings.documents) else []
    return {
        int(number): [int(place) for place in places]
        for number, places in zip(postings.documents, parts, strict=True)
    }


@given(_plain)
def test_packed_postings_come_back(plain: Plain) -> None:
    data = pack(_postings(plain))
    assert _plainly(unpack(data)) == plain
    assert documents_in(data, 0) == len(plain)
    short = unpack(data, positions=False)
    assert list(short.documents) == list(plain)
    assert [int(count) for count in short.counts] == [len(places) for places in plain.values()]


@given(_plain.filter(bool))
def test_a_few_postings_are_packed_as_any(plain: Plain) -> None:
    arrays = _postings(plain)
    assert pack_few(*(array("I", part.tolist()) for part in arrays)) == pack(arrays)


def test_segments_follow_what_was_gathered(tmp_path: Path) -> None:
    pool = Pool(tmp_path, 1 << 20)
    pool.add_terms("text", 0, {"a\0a": array("I", [1]), "c\0c": array("I", [2])})
    closed: list[str] = []
    for number, terms in ((1, ("a", "b")), (2, ("a", "d"))):
        listed = [(("text", f"{t}\0{t}".encode()), pack(_postings({number: [7]}))) for t in terms]
        pool.add_segment(iter(listed), partial(closed.append, f"{number}"))
    found = {term: _plainly(unpack(data)) for (_, term), data in pool.iter_postings()}
    assert found[b"a\0a"] == {0: [1], 1: [7], 2: [7]}
    assert list(found) == [b"a\0a", b"b\0b", b"c\0c", b"d\0d"]
    pool.cleanup()
    assert closed == ["1", "2"]


@given(_plain.filter(bool), st.data())
def test_postings_that_are_not_whole_are_refused(plain: Plain, data: st.DataObject) -> None:
    packed = pack(_postings(plain))
    cut = data.draw(st.integers(0, len(packed) - 1))
    with pytest.raises(ValueError, match=r"."):
        unpack(packed[:cut])


@given(_plain, _plain)
def test_united_postings_are_those_of_one_term(left: Plain, right: Plain) -> None:
    right = {
        number: [p for p in right[number] if p not in left.get(number, ())] for number in right
    }
    right = {number: places for number, places in right.items() if places}
    both = _plainly(unite([_postings(left), _postings(right)]))
    expected = {
        number: sorted(left.get(number, []) + right.get(number, [])) for number in {*left, *right}
    }
    assert both == dict(sorted(expected.items()))


@given(st.dictionaries(st.integers(0, 9), st.just([3, 5]), max_size=10), st.sets(st.integers(0, 9)))
def test_renumbered_postings_leave_out_what_was_deleted(plain: Plain, deleted: set[int]) -> None:
    plain = dict(sorted(plain.items()))
    numbers = np.array([-1 if n in deleted else 100 + n for n in range(10)], dtype=np.int64)
    renumbered = _plainly(renumber(_postings(plain), numbers))
    assert renumbered == {100 + n: places for n, places in plain.items() if n not in deleted}


_documents = st.lists(
    st.dictionaries(
        st.sampled_from(["a\0a", "b\0bs", "b\0b", "é\0é", "国\0国", "𠀀\0𠀀", "\uffff\0\uffff"]),
        st.lists(st.integers(0, 99), min_size=1, max_size=4),
        max_size=5,
    ),
    max_size=12,
)


@settings(max_examples=30)
@given(documents=_documents)
def test_a_pool_that_overflows_gives_the_same_as_one_that_does_not(
    tmp_path_factory: pytest.TempPathFactory, documents: list[dict[str, list[int]]]
) -> None:
    found = []
    for limit in (1 << 30, 2_000, 0):
        pool = Pool(tmp_path_factory.mktemp("pool"), limit)
        for number, terms in enumerate(documents):
            counted = {term: array("I", places) for term, places in terms.items()}
            pool.add_terms("text", number, counted)
            pool.add_terms("title", number, counted)
        found.append([(term, _plainly(unpack(data))) for term, data in pool.iter_postings()])
        pool.cleanup()
    assert found[0] == found[1] == found[2]
    listed = [term for term, _ in found[0]]
    assert listed == sorted(set(listed))
    expected = sum(len(places) for terms in documents for places in terms.values())
    assert 2 * expected == sum(len(p) for _, plain in found[0] for p in plain.values())


def test_a_pool_leaves_no_files_behind(tmp_path: Path) -> None:
    pool = Pool(tmp_path, 0)
    for number in range(5):
        pool.add_terms("text", number, {f"a\0{number}": array("I", [1])})
    assert list(tmp_path.iterdir())
    assert len(list(pool.iter_postings())) == 5
    pool.cleanup()
    assert not list(tmp_path.iterdir())


def test_parts_in_order_are_joined() -> None:
    joined = concatenate([_postings({1: [4]}), _postings({}), _postings({2: [0, 1]})])
    assert _plainly(joined) == {1: [4], 2: [0, 1]}
    assert len(concatenate([]).documents) == 0
