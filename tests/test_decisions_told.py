"""Decisions about names as sentences, and the page that lists them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import NAME_KINDS
from index.decisions.decision import VERBS, Conflict, Decided, Decision, Taken
from index.results import NameRef
from reader.naming.decided import conflict_words, listed, sentence, taken_words
from reader.naming.decisions_page import came, decisions_page
from reader.survey.decided import Came, place_of, when
from tests.sample_values import HOSTILE, acted_on

ADA = NameRef("person", "Ada Quill")
TOM = NameRef("person", "Tom Quill")
MILL = NameRef("person", "Mill Bridge")
FILE = Path("/home/ann/names.toml")


@pytest.mark.parametrize(
    ("decision", "said"),
    [
        (
            Decision(
                "merge", ADA, names=(NameRef("person", "A. Quill"), NameRef("person", "Quill"))
            ),
            "Ada Quill: A. Quill and Quill made one with it",
        ),
        (
            Decision("merge", ADA, names=(NameRef("organisation", "Quill & Sons"),)),
            "Ada Quill: Quill & Sons (organisation) made one with it",
        ),
        (
            Decision("split", ADA, forms=("Quill",), texts=("0" * 16, "1" * 16)),
            "Quill taken off Ada Quill in 2 articles",
        ),
        (Decision("split", ADA, forms=("Quill", "A.")), "Quill and A. taken off Ada Quill"),
        (
            Decision("split", ADA, forms=("Quill",), texts=("0" * 16,), to=TOM),
            "Quill taken off Ada Quill in 1 article: it is Tom Quill",
        ),
        (
            Decision("split", ADA, forms=("Q.", "Quill"), to=NameRef("place", "Quill")),
            "Q. and Quill taken off Ada Quill: they are Quill (place)",
        ),
        (Decision("rename", ADA, to=NameRef("person", "Ada Moor")), "Ada Quill is called Ada Moor"),
        (Decision("kind", MILL, to=NameRef("place", "Mill Bridge")), "Mill Bridge is a place"),
        (
            Decision("kind", MILL, to=NameRef("organisation", "Mill Bridge")),
            "Mill Bridge is an organisation",
        ),
        (Decision("ignore", NameRef("organisation", "LGB")), "LGB is no name"),
    ],
)
def test_each_decision_is_a_sentence(decision: Decision, said: str) -> None:
    assert sentence(decision) == said


def test_lists_are_said_as_people_say_them() -> None:
    assert [listed(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]


def test_the_day_is_told_or_that_none_is() -> None:
    assert when("2026-11-22T09:30:00+00:00") == "22 Nov 2026"
    assert when("") == "no day told"


def test_a_conflict_tells_both_sides_and_which_counts() -> None:
    assert conflict_words(Conflict("person", "Quill", ADA, TOM)) == (
        "Quill: yours says Ada Quill, names.toml says Tom Quill; yours counts"
    )
    assert conflict_words(
        Conflict("person", "Quill", None, NameRef("place", "Quill")), "b.toml"
    ) == ("Quill: yours says no name, b.toml says Quill (place); yours counts")


def test_what_came_of_a_file_is_told_in_one_line() -> None:
    taken = Taken(
        (Decision("ignore", ADA),), 2, (Conflict("person", "Quill", ADA, TOM),), ("b.toml, line 3",)
    )
    assert taken_words(taken) == (
        "1 decision taken over, 2 known already, 1 word in conflict with yours, "
        "1 that can’t be followed"
    )
    assert taken_words(Taken()) == "0 decisions taken over"


refs = st.builds(NameRef, st.sampled_from(NAME_KINDS), st.sampled_from((*HOSTILE, "Ada Quill")))
decisions = st.builds(
    Decision,
    st.sampled_from(VERBS),
    refs,
    names=st.lists(refs, max_size=3).map(tuple),
    forms=st.lists(st.sampled_from(HOSTILE), max_size=3).map(tuple),
    texts=st.lists(st.just("0" * 16), max_size=2).map(tuple),
    to=st.none() | refs,
    at=st.sampled_from(("", "2026-11-22T09:30:00+00:00", *HOSTILE)),
)


@given(decisions, refs, st.none() | refs)
def test_nothing_of_somebody_elses_file_reaches_the_terminal(
    decision: Decision, ours: NameRef, theirs: NameRef | None
) -> None:
    conflict = Conflict("person", decision.about.name, ours, theirs)
    problem = decision.about.name
    decided = Decided(FILE, (decision,), (decision,), (problem,), (conflict,))
    taken = came(Path("b\x1b[2J.toml"), Taken((decision,), 1, (conflict,), (problem,)))
    page = decisions_page(decided).page(taken)
    for number in range(len(page)):
        row = page.row(number)
        assert acted_on("".join((row.label, *row.cells))) == []


def labels(decided: Decided, taken: Came | None = None) -> list[str]:
    page = decisions_page(decided).page(taken)
    rows = (page.row(number) for number in range(len(page)))
    return [row.cells[0] if row.role == "fact" else row.label for row in rows]


def test_the_newest_stands_first_and_leads_to_its_place() -> None:
    own = (Decision("ignore", ADA), Decision("ignore", TOM))
    page = decisions_page(Decided(FILE, own)).page()
    rows = [page.row(number) for number in range(len(page))]
    assert [(place_of(row), row.cells[0]) for row in rows if row.selectable] == [
        (1, "Tom Quill is no name"),
        (0, "Ada Quill is no name"),
    ]
    assert place_of(None) is None


def test_the_page_tells_all_there_is_and_where_it_is_kept() -> None:
    conflict = Conflict("person", "Quill", ADA, TOM)
    decided = Decided(
        FILE,
        (Decision("ignore", ADA),),
        (Decision("ignore", TOM),),
        ("names.toml, line 7",),
        (conflict,),
    )
    assert labels(decided) == [
        "Ada Quill is no name",
        "",
        "In conflict with names.toml",
        conflict_words(conflict),
        "",
        "What can’t be followed",
        "names.toml, line 7",
        "",
        "names.toml in the folder of the corpus",
        "It comes first: where yours says otherwise, yours counts.",
        "Tom Quill is no name",
        "",
        "Where it is kept",
        str(FILE),
        "A plain file: it can be given to a colleague, who takes it over here.",
    ]
    assert decisions_page(decided).figures() == [
        "1 decision",
        "1 of the corpus",
        "1 conflict",
        "1 can’t be followed",
    ]


def test_where_nothing_was_decided_the_page_says_how_it_is_done() -> None:
    told = labels(Decided(FILE))
    assert told[0] == "You have decided nothing yet"
    assert "In Names they can be merged" in told[1]
    assert str(FILE) in told


def test_a_file_that_was_taken_over_is_told_of_first() -> None:
    conflict = Conflict("person", "Brink", NameRef("person", "Ola Brink"), None)
    taken = Taken((Decision("ignore", TOM),), 0, (conflict,), ("b.toml, line 3: no kind",))
    assert labels(Decided(FILE), came(Path("/tmp/b.toml"), taken))[:5] == [  # noqa: S108
        "From b.toml",
        f"{taken_words(taken)}.",
        "Brink: yours says Ola Brink, b.toml says no name; yours counts",
        "b.toml, line 3: no kind",
        "",
    ]
