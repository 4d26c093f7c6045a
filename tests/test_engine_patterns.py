"""What patterns and near spellings stand for, and where all of that stands, against plain walks."""

from __future__ import annotations

import re
from contextlib import suppress
from itertools import accumulate
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from index.engine import bulk
from index.engine.blocks import Block
from index.engine.lexicon import Lexicon, TooManyWordsError
from index.engine.lines import BLOCK, Lines, joined, marks
from index.engine.packing import pack
from index.engine.patterns import Pattern
from index.engine.postings import Postings, unite, unpack
from index.engine.sealed import Sealed, sums
from index.engine.termlists import TermList, packed, term_lists

if TYPE_CHECKING:
    import numpy.typing as npt

_word = st.text(alphabet="abcé中1", min_size=1, max_size=6)
_words = st.lists(_word, min_size=1, max_size=3 * BLOCK, unique=True)
_piece = st.text(alphabet="abcé中1*?", min_size=1, max_size=6)


def lists(words: list[str]) -> TermList:
    """Return words as a segment has them, under stems of two letters; postings of one byte each."""
    terms = sorted(f"{word[:2]}\0{word}".encode() for word in words)
    ends = np.arange(1, len(terms) + 1, dtype="<u8").tobytes()
    return term_lists(b"".join(packed([("text", b"\n".join(terms), ends)])), 0)["text"]


def lexicon(*segments: list[str]) -> Lexicon:
    return Lexicon([lists(words) if words else None for words in segments])


def walked(pattern: str, words: list[str]) -> list[str]:
    """Return the words that a pattern stands for, one word after the other."""
    signs = {"*": ".*", "?": "."}
    expression = re.compile("".join(signs.get(sign, re.escape(sign)) for sign in pattern))
    return [word for word in words if expression.fullmatch(word)]


@settings(max_examples=40, deadline=None)
@given(words=_words, asked=st.lists(_word, max_size=9), data=st.data())
def test_lines_are_found_as_in_a_list(
    words: list[str], asked: list[str], data: st.DataObject
) -> None:
    listed = sorted(word.encode() for word in words)
    text = b"before" + joined(listed)
    lines = Lines(Sealed(text, 6, len(text), sums(text[6:])), marks(text[6:]))
    assert list(lines) == listed
    for word in (*asked, *words[:9]):
        line = word.encode()
        assert lines.rank(line) == sum(other < line for other in listed)
        assert [listed[n] for n in lines.beginning(line)] == [
            other for other in listed if other.startswith(line)
        ]
    start = data.draw(st.integers(0, len(listed)))
    stop = data.draw(st.integers(0, len(listed)))
    assert lines.some(start, stop) == listed[start:stop]
    ranks = np.array(data.draw(st.lists(st.integers(0, len(listed) - 1), max_size=5)), np.int64)
    assert lines.at(ranks) == [listed[rank] for rank in ranks.tolist()]


@settings(max_examples=60, deadline=None)
@given(first=_words, second=st.lists(_word, max_size=20, unique=True), pattern=_piece)
def test_a_pattern_stands_for_what_a_walk_through_all_words_finds(
    first: list[str], second: list[str], pattern: str
) -> None:
    pattern = re.sub(r"\*+", "*", pattern)
    found = lexicon(first, second).expand(Pattern(pattern))
    assert set(found.words) == set(walked(pattern, first + second))
    assert list(found.words) == sorted(found.words)
    for words, numbers in zip((first, second), found.numbers, strict=True):
        terms = sorted(f"{word[:2]}\0{word}".encode() for word in words)
        expected = {f"{word[:2]}\0{word}".encode() for word in walked(pattern, words)}
        assert [terms[number] for number in numbers.tolist()] == sorted(expected)


@settings(max_examples=40, deadline=None)
@given(words=_words, word=_word, edits=st.integers(1, 2), stemmed=st.booleans())
def test_words_are_near_as_a_walk_through_all_words_tells(
    words: list[str], word: str, edits: int, *, stemmed: bool
) -> None:
    near = {one: OSA.distance(one, word) for one in words if OSA.distance(one, word) <= edits}
    assert {
        one: distance for one, (distance, _) in lexicon(words).nearest(word, edits).items()
    } == near
    stem = word[:2] if stemmed else ""
    forms = {one for one in words if stemmed and one[:2] == stem}
    expansion = lexicon(words).expand(Pattern(word, edits, stem))
    assert set(expansion.words) == forms.union(near)


@pytest.mark.parametrize("pattern", ["*a*", "a*", "*a", "?*", "*a*a*a*a*", "a?*", "*?a?*"])
def test_too_many_words_are_told(monkeypatch: pytest.MonkeyPatch, pattern: str) -> None:
    words = [f"a{number:03}a{number:03}aaa" for number in range(300)]
    assert len(lexicon(words[:200], words[100:]).expand(Pattern(pattern)).words) == 300
    monkeypatch.setattr("index.engine.lexicon.MOST_WORDS", 299)
    with pytest.raises(TooManyWordsError):
        lexicon(words[:200], words[100:]).expand(Pattern(pattern))


def test_a_long_pattern_takes_one_try_a_word() -> None:
    words = ["a" * 80, "a" * 79 + "b"]
    assert lexicon(words).expand(Pattern("*a" * 40 + "*c")).words == ()
    assert lexicon(words).expand(Pattern("a?" * 39 + "*b")).words == (words[1],)


_LISTED = [f"{n:04}" for n in range(200)]


def _all_of(listed: TermList) -> list[object]:
    """Return all that is found in a list, by each of its ways."""
    order, numbers = listed.words, np.arange(200, dtype=np.uint32)
    return [
        list(listed.terms),
        [listed.find(f"{word[:2]}\0{word}".encode()) for word in _LISTED],
        [listed.extent(number) for number in range(200)],
        [each.tolist() for each in listed.extents(numbers)],
        list(order.lines),
        [order.numbers_of(word.encode()).tolist() for word in _LISTED],
        [order.matching(Pattern(pattern), 200).tolist() for pattern in ("01*", "*1", "0?2*")],
        [order.near(word, 1) for word in ("012", "0199")],
    ]


@settings(max_examples=60, deadline=None)
@given(
    place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7), step=st.sampled_from((8, 100))
)
def test_damage_is_told_when_it_is_read(place: float, bit: int, step: int) -> None:
    terms = b"\n".join(f"{word[:2]}\0{word}".encode() for word in _LISTED)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("index.engine.sealed.STEP", step)
        whole = b"".join(packed([("text", terms, np.arange(200, dtype="<u8").tobytes())]))
        data = bytearray(whole)
        data[int(place * len(data))] ^= 1 << bit
        with pytest.raises(ValueError, match="damaged terms"):
            _all_of(term_lists(bytes(data), 0)["text"])


@settings(max_examples=60, deadline=None)
@given(
    place=st.floats(0, 1, exclude_max=True),
    bit=st.integers(0, 7),
    word=st.sampled_from(_LISTED),
    pattern=st.sampled_from(("01*", "*1", "0?2*")),
)
def test_what_is_read_beside_damage_is_right(
    place: float, bit: int, word: str, pattern: str
) -> None:
    terms = b"\n".join(f"{word[:2]}\0{word}".encode() for word in _LISTED)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("index.engine.sealed.STEP", 32)
        whole = b"".join(packed([("text", terms, np.arange(200, dtype="<u8").tobytes())]))
        data = bytearray(whole)
        data[int(place * len(data))] ^= 1 << bit

        def found(data: bytes) -> list[object]:
            listed = term_lists(data, 0)["text"]
            number = listed.find(f"{word[:2]}\0{word}".encode())
            assert number is not None
            ranks = listed.words.matching(Pattern(pattern), 200).tolist()
            return [number, listed.extent(number), listed.words.lines.rank(word.encode()), ranks]

        with suppress(ValueError):  # what is damaged was looked at
            assert found(bytes(data)) == found(whole)


def test_nothing_is_read_but_what_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.engine.sealed.STEP", 64)
    checked = []

    def crc(data: memoryview) -> int:
        checked.append(len(data))
        return crc32(data)

    words = [f"{n:05}" for n in range(5_000)]
    listed = lists(words)
    monkeypatch.setattr("index.engine.sealed.crc32", crc)
    assert listed.find(b"04\x0004711") == 4_711
    assert listed.extent(4_711) == slice(4_711, 4_712)
    # Of 120,000 bytes: all marks of blocks, some of the blocks, one place.
    assert sum(checked) < 4_000
    assert listed.words.matching(Pattern("0471*"), 99).tolist() == list(range(4_710, 4_720))
    assert sum(checked) < 8_000


_number = st.integers(1, 300) | st.integers(1, 70_000)


def packed_postings(terms: list[Postings]) -> tuple[bytes, npt.NDArray[np.int64]]:
    """Return the postings of terms as they lie in a file, and where each one's end."""
    names = [f"{number:03}".encode() for number in range(len(terms))]
    ends = np.cumsum([len(term.documents) for term in terms])
    arrays = (np.concatenate(each) for each in zip(*terms, strict=True))
    return pack(Block(names, ends, *arrays))


@st.composite
def _postings(draw: st.DrawFn) -> Postings:
    size = draw(st.integers(1, 4) | st.integers(40, 60))
    documents = list(accumulate(draw(st.lists(_number, min_size=size, max_size=size))))
    counts = draw(st.lists(st.integers(1, 3) | st.just(300), min_size=size, max_size=size))
    positions = [draw(_number) for _ in range(3)] * sum(counts)
    arrays = (documents, counts, positions[: sum(counts)])
    return Postings(*(np.array(array, np.uint32) for array in arrays))


@settings(max_examples=40, deadline=None)
@given(
    terms=st.lists(_postings(), min_size=1, max_size=5), asked=st.lists(st.booleans(), min_size=5)
)
def test_many_terms_are_read_at_once_as_one_by_one(
    terms: list[Postings], asked: list[bool]
) -> None:
    whole, ends = packed_postings(terms)
    some = np.flatnonzero(asked[: len(terms)])
    if not len(some):
        return
    extents = bulk.Extents(np.concatenate([[0], ends[:-1]])[some], ends[some])
    size = max(int(term.documents[-1]) for term in terms) + 1
    bulk.check(whole, extents)
    counts = bulk.counted(whole, extents, size)
    for long, at_once in ((48, 1_000), (bulk._LONG, 20), (2, 1)):
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(bulk, "_LONG", long)
            patched.setattr(bulk, "_AT_ONCE", at_once)
            assert np.array_equal(bulk.counted(whole, extents, size), counts)
    united = unite([terms[one]._replace(positions=terms[one].positions[:0]) for one in some])
    assert np.array_equal(np.flatnonzero(counts), united.documents)
    assert np.array_equal(counts[united.documents], united.counts)
    assert bulk.frequencies(whole, extents).tolist() == [len(terms[n].documents) for n in some]
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(bulk, "_AT_ONCE", 400)
        parts = list(bulk.positions(whole, extents))
    owners, where = (np.concatenate(arrays) for arrays in zip(*parts, strict=True))
    each = [terms[number] for number in some]
    expected = np.concatenate([np.repeat(term.documents, term.counts) for term in each])
    assert np.array_equal(owners, expected)
    assert np.array_equal(where, np.concatenate([term.positions for term in each]))


def test_only_what_very_many_articles_have_is_read_by_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sizes = [1, 47, 48, 200, 400, 900]
    places = [np.arange(1, size + 1, dtype=np.uint32) for size in sizes]
    terms = [Postings(each, np.ones_like(each), each) for each in places]
    whole, ends = packed_postings(terms)
    extents = bulk.Extents(np.concatenate([[0], ends[:-1]]), ends)
    alone: list[int] = []

    def noted(data: bytes, *, positions: bool) -> Postings:
        found = unpack(data, positions=positions)
        alone.append(len(found.documents))
        return found

    monkeypatch.setattr(bulk, "unpack", noted)
    counts = bulk.counted(whole, extents, max(sizes) + 1)
    assert alone == [900]
    expected = [sum(size >= place for size in sizes) for place in range(1, max(sizes) + 1)]
    assert counts.tolist() == [0, *expected]


@pytest.mark.parametrize("place", [0, 2, 5, 9, 13, 16, 18, 25])
def test_damaged_postings_are_told(place: int) -> None:
    arrays = (np.arange(1, 9), np.ones(8), np.arange(8))
    term = Postings(*(array.astype(np.uint32) for array in arrays))
    data = bytearray(packed_postings([term])[0])
    data[place] ^= 4
    extents = bulk.Extents(np.array([0]), np.array([len(data)]))
    with pytest.raises(ValueError, match=r"postings"):
        bulk.check(bytes(data), extents)
