"""Names that look like one and were not merged with it, and what is said of why."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.columns import sameness
from index.names import kept_apart as apart
from index.names.kept_apart import kept_apart
from index.results import NameRef

NAMES = {
    NameRef("person", "Ada Quill"): 40,
    NameRef("person", "Bea Quill"): 9,
    NameRef("person", "Quill"): 7,
    NameRef("person", "A. Quill"): 3,
    NameRef("person", "Ada Quilll"): 2,
    NameRef("person", "Bor Tan"): 50,
    NameRef("person", "Ada Tolin"): 5,
    NameRef("organisation", "Ada Quill"): 1,
    NameRef("person", "Kar Jo Min"): 8,
    NameRef("person", "Kar Wu Lan"): 6,
    NameRef("organisation", "Northern Lenia Bank"): 12,
    NameRef("organisation", "NLB"): 4,
    NameRef("organisation", "Lenia Bank"): 3,
    NameRef("organisation", "Southern Lenia Trust"): 2,
    NameRef("place", "Lenia"): 20,
    NameRef("place", "Lenia Harbour"): 2,
    NameRef("place", "Lenja"): 0,
}
FOLDED = {ref: sameness(ref.name) for ref in NAMES}


def _apart(kind: str, name: str) -> list[tuple[str, str]]:
    (ref,) = (ref for ref in NAMES if ref.kind == kind and ref.name == name)
    return [(one.ref.name, one.reason) for one in kept_apart(ref, NAMES, FOLDED)]


@pytest.mark.parametrize(
    ("kind", "name", "found"),
    [
        (
            "person",
            "Ada Quill",
            [
                ("Bea Quill", apart.GIVEN_NAMES),
                ("Quill", apart.SURNAME),
                ("A. Quill", apart.SHORTER),
                ("Ada Quilll", apart.SPELLING),
                ("Ada Quill", apart.OTHER_KIND),
            ],
        ),
        ("person", "Bor Tan", []),
        ("person", "Ada Tolin", []),
        ("person", "Kar Jo Min", [("Kar Wu Lan", apart.GIVEN_NAMES)]),
        (
            "organisation",
            "Northern Lenia Bank",
            [("NLB", apart.LETTERS), ("Lenia Bank", apart.PART)],
        ),
        ("organisation", "NLB", [("Northern Lenia Bank", apart.LETTERS)]),
        ("place", "Lenia", [("Lenia Harbour", apart.PART)]),
    ],
)
def test_who_looks_alike(kind: str, name: str, found: list[tuple[str, str]]) -> None:
    assert _apart(kind, name) == found


_NAME = st.builds(
    NameRef,
    st.sampled_from(["person", "organisation", "place"]),
    st.lists(st.sampled_from(["Ada", "A.", "Quill", "Quil", "of", "É", "--", "NLB"]), min_size=1)
    .map(" ".join)
    .map(lambda name: name[:60]),
)


@given(st.dictionaries(_NAME, st.integers(0, 5), min_size=1, max_size=12))
def test_looking_alike_is_mutual_and_never_oneself(names: dict[NameRef, int]) -> None:
    folded = {ref: sameness(ref.name) for ref in names}
    there = {ref: {one.ref for one in kept_apart(ref, names, folded)} for ref in names}
    for ref, others in there.items():
        assert ref not in others
        assert all(names[other] for other in others)
        if names[ref]:
            assert all(ref in there[other] for other in others)


def test_only_the_most_mentioned_are_told() -> None:
    ref = NameRef("person", "Ada Quill")
    names = {ref: 1} | {
        NameRef("person", f"{first}{last} Quill"): 3 + at
        for at, (first, last) in enumerate((a, b) for a in "BCDFGHJKL" for b in ("ora", "emi"))
    }
    found = kept_apart(ref, names, {one: sameness(one.name) for one in names})
    assert len(found) == apart.MOST
    assert [one.mentions for one in found] == sorted((one.mentions for one in found), reverse=True)
