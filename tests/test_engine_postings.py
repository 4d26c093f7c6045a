from __future__ import annotations

from array import array
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.engine.blocks import Block, join, merged, renumber
from index.engine.packing import pack
from index.engine.packing import unpack as unpack_block
from index.engine.pool import Pool
from index.engine.postings import Postings, concatenate, documents_in, unite, unpack
from index.engine.schema import LANGUAGES
from index.engine.terms import key, key_in, words
from index.engine.vocabulary import Vocabulary

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


Listed = dict[bytes, Plain]
"""Terms with where they stand."""

_listed = st.dictionaries(
    st.sampled_from([b"a", b"b", b"bs", "é".encode(), "国".encode()]), _plain.filter(bool)
)
_some_listed = _listed.filter(bool)


def _block(listed: Listed) -> Block:
    terms = sorted(listed)
    parts = [_postings(listed[term]) for term in terms]
    ends = np.cumsum([len(part.documents) for part in parts])
    return Block(terms, ends, *concatenate(parts))


def _listing(block: Block) -> Listed:
    ends, place_ends = block.ends.tolist(), block.place_ends.tolist()
    firsts, places = [0, *ends], [0, *place_ends]
    return {
        term: _plainly(
            Postings(
                block.documents[firsts[at] : ends[at]],
                block.counts[firsts[at] : ends[at]],
                block.positions[places[at] : place_ends[at]],
            )
        )
        for at, term in enumerate(block.terms)
    }


@settings(max_examples=40)
@given(_some_listed)
def test_packed_postings_come_back(listed: Listed) -> None:
    data, ends = pack(_block(listed))
    assert _listing(unpack_block(sorted(listed), data, ends)) == listed
    for term, start, end in zip(sorted(listed), [0, *ends], ends, strict=False):
        plain = listed[term]
        assert _plainly(unpack(data[start:end])) == plain
        assert documents_in(data, int(start)) == len(plain)
        short = unpack(data[start:end], positions=False)
        assert list(short.documents) == list(plain)
        assert [int(count) for count in short.counts] == [len(places) for places in plain.values()]


@settings(max_examples=40)
@given(_some_listed, st.data())
def test_a_part_of_a_block_is_of_some_terms(listed: Listed, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(listed) - 1))
    stop = data.draw(st.integers(start + 1, len(listed)))
    part = _block(listed).part(start, stop)
    assert _listing(part) == {term: listed[term] for term in sorted(listed)[start:stop]}
    assert part.upto(part.terms[0]) == 1


@settings(max_examples=40)
@given(st.lists(_some_listed, min_size=1, max_size=4), st.data())
def test_sources_are_put_together_by_terms(sources: list[Listed], data: st.DataObject) -> None:
    # Each source's documents follow those of the source before.
    apart = [
        {
            term: {number % 1_000 + 1_000 * at: places for number, places in plain.items()}
            for term, plain in source.items()
        }
        for at, source in enumerate(sources)
    ]
    apart = [{t: dict(sorted(plain.items())) for t, plain in each.items()} for each in apart]
    expected: Listed = {}
    for source in apart:
        for term, plain in source.items():
            expected.setdefault(term, {}).update(plain)
    assert _listing(join([_block(source) for source in apart])) == expected
    in_parts = []
    for source in apart:
        cut = data.draw(st.integers(1, len(source)))
        block = _block(source)
        rest = [block.part(cut, len(source))] if cut < len(source) else []
        in_parts.append(iter([block.part(0, cut), *rest]))
    found: Listed = {}
    for block in merged(in_parts):
        assert not found.keys() & set(block.terms)
        found |= _listing(block)
    assert found == expected
    assert list(found) == sorted(found)


def test_segments_follow_what_was_gathered(tmp_path: Path) -> None:
    pool = Pool(tmp_path, 1 << 20)
    pool.add_terms("text", 0, {"a\0a": array("I", [1]), "c\0c": array("I", [2])})
    closed: list[str] = []
    for number, terms in ((1, ("a", "b")), (2, ("a", "d"))):
        listed = {f"{t}\0{t}".encode(): {number: [7]} for t in terms}
        pool.add_segment({"text": iter([_block(listed)])}, partial(closed.append, f"{number}"))
    found = _of_pool(pool)["text"]
    assert found[b"a\0a"] == {0: [1], 1: [7], 2: [7]}
    assert list(found) == [b"a\0a", b"b\0b", b"c\0c", b"d\0d"]
    pool.cleanup()
    assert closed == ["1", "2"]


def _of_pool(pool: Pool) -> dict[str, Listed]:
    found: dict[str, Listed] = {}
    for name, block in pool.iter_postings():
        found.setdefault(name, {}).update(_listing(block))
    return found


@given(_plain.filter(bool), st.data())
def test_postings_that_are_not_whole_are_refused(plain: Plain, data: st.DataObject) -> None:
    packed, _ = pack(_block({b"a": plain}))
    cut = data.draw(st.integers(0, len(packed) - 1))
    with pytest.raises(ValueError, match=r"."):
        unpack(packed[:cut])
    with pytest.raises(ValueError, match=r"."):
        unpack_block([b"a"], packed[:cut], np.array([cut]))


@settings(max_examples=40)
@given(_some_listed, st.data())
def test_damaged_blocks_are_refused(listed: Listed, data: st.DataObject) -> None:
    packed, ends = pack(_block(listed))
    at = data.draw(st.integers(0, len(packed) - 1))
    wrong = bytearray(packed)
    wrong[at] ^= data.draw(st.integers(1, 255))
    with pytest.raises(ValueError, match=r"."):
        unpack_block(sorted(listed), bytes(wrong), ends)


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


_few = st.dictionaries(st.integers(0, 9), st.just([3, 5]), min_size=1, max_size=10)


@given(
    st.dictionaries(st.sampled_from([b"a", b"b", b"c"]), _few, min_size=1),
    st.sets(st.integers(0, 9)),
)
def test_renumbered_postings_leave_out_what_was_deleted(listed: Listed, deleted: set[int]) -> None:
    listed = {term: dict(sorted(plain.items())) for term, plain in sorted(listed.items())}
    numbers = np.array([-1 if n in deleted else 100 + n for n in range(10)], dtype=np.int64)
    found = renumber(_block(listed), numbers)
    expected = {
        term: {100 + n: places for n, places in plain.items() if n not in deleted}
        for term, plain in listed.items()
    }
    left = {term: plain for term, plain in expected.items() if plain}
    assert (_listing(found) if found else {}) == left


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
            pool.end_document()
        found.append(_of_pool(pool))
        pool.cleanup()
    assert found[0] == found[1] == found[2]
    expected: Listed = {}
    for number, terms in enumerate(documents):
        for term, places in terms.items():
            expected.setdefault(term.encode(), {})[number] = places
    assert found[0] == ({"text": expected, "title": expected} if expected else {})
    for listed in found[0].values():
        assert list(listed) == sorted(listed)


_WORDS = [
    "Boats",
    "boats",
    "boat",
    "été",
    "Ete",
    "U.S.",
    "''",
    "d'accord",
    "10",
    "国",
    "ʼ",
    "3,000",
]


@given(
    st.lists(st.tuples(st.lists(st.sampled_from(_WORDS)).map(" ".join), st.sampled_from(LANGUAGES)))
)
def test_words_have_the_numbers_of_their_terms(texts: list[tuple[str, str]]) -> None:
    vocabulary = Vocabulary()
    for text, language in texts:
        found = [vocabulary.terms[number] for number in vocabulary.numbers(text, language)]
        cut = words(text)
        assert found == [key(w) if language == "en" else key_in(w, language) for w in cut]
    ordered = [vocabulary.terms[number] for number in vocabulary.order().tolist()]
    assert ordered == sorted(set(vocabulary.terms))


def test_a_pool_leaves_no_files_behind(tmp_path: Path) -> None:
    pool = Pool(tmp_path, 0)
    for number in range(5):
        pool.add_terms("text", number, {f"a\0{number}": array("I", [1])})
        pool.end_document()
    assert list(tmp_path.iterdir())
    assert len(_of_pool(pool)["text"]) == 5
    pool.cleanup()
    assert not list(tmp_path.iterdir())
