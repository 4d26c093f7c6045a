"""A name that is typed: what is offered for it, and which is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.article import NAME_KINDS
from index.dossier import NameList
from index.results import NameRef
from reader.naming.asked import meant, offered, written
from reader.naming.roll import Roll

if TYPE_CHECKING:
    from index.article import NameKind

ADA = NameRef("person", "Ada Quill")
TOM = NameRef("person", "Tom Quill")
MOOR = NameRef("place", "Quill Moor")
BRINK = NameRef("person", "Ola Brink")
REFS = (MOOR, ADA, TOM, BRINK)


def roll(*refs: NameRef) -> Roll:
    ones = np.ones(len(refs), np.int64)
    return Roll(NameList(refs, ones, ones, ones, np.zeros(len(refs), np.bool_), 9))


def test_names_with_a_word_that_begins_so_are_offered_those_of_the_kind_first() -> None:
    assert offered(roll(*REFS), "qui", "person") == ["Ada Quill", "Tom Quill", "Quill Moor (place)"]
    assert offered(roll(*REFS), "  OLA ", "person") == ["Ola Brink"]
    assert offered(roll(*REFS), "qui to", "person") == ["Tom Quill"]
    assert offered(roll(*REFS), "uill", "person") == []


def test_the_name_that_it_was_taken_for_is_not_offered() -> None:
    assert offered(roll(*REFS), "qui", "person", without=ADA) == ["Tom Quill", "Quill Moor (place)"]


def test_a_name_that_would_not_be_shown_as_it_is_is_not_offered() -> None:
    assert offered(roll(NameRef("person", "A\x1b[2J"), ADA), "", "person") == ["Ada Quill"]


def test_a_name_is_one_of_the_corpus_whatever_its_case_else_a_new_one() -> None:
    assert meant(REFS, " tom  quill ", "person") == TOM
    assert meant(REFS, "Quill Moor (place)", "person") == MOOR
    assert meant(REFS, "quill moor", "person") == NameRef("person", "quill moor")
    assert meant(REFS, "Nia Moor (organisation)", "person") == NameRef("organisation", "Nia Moor")
    assert meant((NameRef("person", "Zoë Brink"),), "zoe brink", "person").name == "Zoë Brink"
    assert meant((), "", "place") == NameRef("place", "")


names = st.text("abc Q", min_size=1, max_size=6).map(lambda name: " ".join(name.split()))
some_refs = st.builds(NameRef, st.sampled_from(NAME_KINDS), names.filter(bool))


@given(st.lists(some_refs, max_size=8), st.sampled_from(NAME_KINDS))
def test_what_is_offered_is_meant_when_it_is_typed(refs: list[NameRef], kind: NameKind) -> None:
    known = {(ref.kind, ref.name.casefold()) for ref in refs}
    for offer in offered(roll(*dict.fromkeys(refs)), "", kind):
        found = meant(refs, offer, kind)
        assert written(found, kind).casefold() == offer.casefold()
        assert (found.kind, found.name.casefold()) in known
