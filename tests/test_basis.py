"""What a comparison rests on: what tells the corpus, what was set, what the user said of names."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import pytest

from index import __version__
from index.article import ArticleId
from index.basis import corpus_digest
from index.decisions.decision import Decision
from index.library import Library
from index.results import NameRef

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

A, B, C = (ArticleId(f"{name}.json") for name in "abc")
TEXTS = {
    A: "The crane fell into the basin at Lenia on Monday. Ada Quill, the master, closed the pier.",
    B: "At Lenia a crane fell into the basin. Ada Quill closed the pier, which is old, on Monday.",
    C: "Bakers want a cheaper flour. Wheat from Tolm costs twice as much as a year ago, they say.",
}


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for article_id, text in TEXTS.items():
        (corpus / article_id).write_text(json.dumps({"text": text, "language": "en"}))
    with Library.open(corpus, index_dir=tmp_path / "index", recognisers=("plain",)) as library:
        library.refresh()
        assert library.find_names()
        yield library


def test_a_comparison_tells_what_it_rests_on(library: Library) -> None:
    basis = library.basis(A, B)
    assert basis.version == __version__
    assert basis.asked == ("plain",)
    assert basis.recognisers[0] == basis.recognisers[1]
    assert str(basis.recognisers[0]).startswith("plain-")
    assert [tier for tier, _ in basis.tiers] == ["strong", "probable", "possible"]
    assert [score for _, score in basis.tiers] == sorted(
        (score for _, score in basis.tiers), reverse=True
    )
    assert basis.articles == 3
    lines = "".join(f"{hashlib.sha256(TEXTS[one].encode()).hexdigest()} {one}\n" for one in TEXTS)
    assert basis.corpus == hashlib.sha256(lines.encode()).hexdigest()


def test_a_comparison_tells_among_which_texts_words_were_weighed(library: Library) -> None:
    weighed = library.compare(B, A).weighed
    assert [one.id for one in weighed] == [A, B]
    assert [one.text_hash for one in weighed] == [
        hashlib.sha256(TEXTS[one].encode()).hexdigest() for one in (A, B)
    ]


def test_what_the_user_said_of_names_that_the_two_have_is_part_of_it(library: Library) -> None:
    quill, tolm = NameRef("person", "Ada Quill"), NameRef("place", "Tolm")
    assert library.basis(A, B).decided == ()
    library.decide(
        Decision("rename", quill, to=NameRef("person", "Ada B. Quill")),
        Decision("rename", tolm, to=NameRef("place", "Old Tolm")),
    )
    basis = library.basis(A, B)
    assert basis.decisions == 2
    assert [decision.about for decision in basis.decided] == [quill]


def test_a_corpus_is_told_by_its_ids_and_texts_in_any_order() -> None:
    pairs = [(A, "1" * 64), (B, "2" * 64)]
    assert corpus_digest(pairs) == corpus_digest(pairs[::-1])
    assert len({corpus_digest(pairs), corpus_digest(pairs[:1]), corpus_digest([])}) == 3
    swapped = [(A, "2" * 64), (B, "1" * 64)]
    assert corpus_digest(swapped) != corpus_digest(pairs)
