"""Words near each other: counted by arrays, lit in texts, and both as Whoosh matches them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import whoosh.index
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh.analysis import SpaceSeparatedTokenizer
from whoosh.fields import TEXT, Schema
from whoosh.query import Phrase

from index.engine import IndexedText, open_engine
from index.engine.hits import HitFinder
from index.engine.phrases import phrase_postings
from index.engine.snapshot import Snapshot
from index.engine.sought import Near, Sought
from index.engine.windows import windows
from index.words import term
from tests.whooshs_matchers import spans_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WORDS = ("harbour", "cod", "the", "port")
_texts = st.lists(st.lists(st.sampled_from(WORDS), max_size=14), min_size=1, max_size=6)
_phrase = st.lists(st.sampled_from(WORDS), min_size=2, max_size=4)
_slop = st.integers(1, 5)


Spans = dict[int, list[tuple[int, int]]]
"""By document, the places of the first and the last word."""


def _stock(folder: Path, texts: list[list[str]]) -> Any:
    """Return Whoosh's own index of these texts."""
    # In memory, it keeps files of one name for all processes while it writes.
    stock = whoosh.index.create_in(folder, Schema(text=TEXT(SpaceSeparatedTokenizer())))
    writer = stock.writer()
    for text in texts:
        writer.add_document(text=" ".join(text))
    writer.commit()
    return stock


def _whooshs(searcher: Any, phrase: list[str], slop: int) -> Spans:
    """Return what Whoosh's own matcher finds."""
    return dict(spans_of(Phrase("text", phrase, slop=slop).matcher(searcher)))


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    return lambda: tmp_path_factory.mktemp("near")


@settings(max_examples=25, deadline=None)
@given(_texts, st.lists(st.tuples(_phrase, _slop), min_size=1, max_size=8))
def test_words_near_each_other_are_those_of_whooshs_matcher(
    folders: Callable[[], Path], texts: list[list[str]], phrases: list[tuple[list[str], int]]
) -> None:
    folder = folders()
    engine = open_engine(folder)
    engine.apply(
        [IndexedText(key, "", " ".join(text), "", None) for key, text in enumerate(texts)], [], 1
    )
    engine.close()
    snapshot = Snapshot(whoosh.index.open_dir(folder).reader())
    with _stock(folders(), texts).searcher() as searcher:
        whooshs = [_whooshs(searcher, phrase, slop) for phrase, slop in phrases]
    for (phrase, slop), expected in zip(phrases, whooshs, strict=True):
        found = phrase_postings("text", phrase, snapshot, slop)
        assert dict(zip(found.documents.tolist(), found.counts.tolist(), strict=True)) == {
            number: len(spans) for number, spans in expected.items()
        }
        for number, text in enumerate(texts):
            places = [[n for n, one in enumerate(text) if one == word] for word in phrase]
            assert windows(places, slop) == expected.get(number, [])
    snapshot.retire()


def test_what_stands_near_is_lit_from_the_first_word_to_the_last() -> None:
    near = Near(3, tuple(term(word) for word in ("harbour", "cod")))
    finder = HitFinder(text=Sought(near=frozenset([near])))

    def lit(text: str) -> list[str]:
        return [text[start:end] for start, end in finder.hits(text)]

    assert lit("A harbour full of cod, no cods.") == ["harbour full of cod"]
    assert lit("The harbours, the harbour: cod and cod.") == ["harbour: cod"]
    assert lit("A harbour quite full of cod; cod for the harbour.") == []


def test_near_phrases_may_have_the_forms_of_another_language() -> None:
    places = (frozenset({"hafen", "hafens"}), frozenset({"dorsch"}))
    near = Near(2, ("hafen", "dorsch"), places)
    finder = HitFinder(text=Sought(near=frozenset([near])))
    assert finder.hits("des Hafens toter Dorsch") == ((4, 23),)
