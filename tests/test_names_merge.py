"""One name for all that stands for one person, organisation or place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import NAME_KINDS, NameKind
from index.names.merge import NameCount, merge_corpus, name_mentions
from index.names.settle import RawMention

if TYPE_CHECKING:
    from random import Random

KIND: dict[str, NameKind] = {"p": "person", "o": "organisation", "l": "place"}


def article(*names: str) -> list[str]:
    """Return the names that mentions like "p:Quill" get in an article of them."""
    raw, at = [], 0
    for name in names:
        words = name[2:]
        raw.append(RawMention(at, at + len(words), KIND[name[0]], words))
        at += len(words) + 1
    mentions = name_mentions(raw)
    assert [(m.start, m.end, m.kind, m.text) for m in mentions] == [tuple(m) for m in raw]
    return [mention.name for mention in mentions]


def corpus(**counts: int) -> dict[str, str]:
    """Return what names merge into, where they do: `p_Ada_Quill=3` in, words out."""
    names = [NameCount(KIND[key[0]], key[2:].replace("_", " "), n) for key, n in counts.items()]
    merged = merge_corpus(names)
    assert merged == merge_corpus(reversed(names))
    return {of[1]: to[1] for of, to in merged.items() if of[1] != to[1]}


def test_a_surname_stands_for_the_full_name() -> None:
    assert article("p:Ada Quill", "p:Quill", "p:Ada", "p:A. Quill") == ["Ada Quill"] * 4


def test_a_surname_before_the_full_name_stands_for_it_too() -> None:
    assert article("p:Quill", "p:Ada Quill") == ["Ada Quill"] * 2


def test_of_two_with_one_surname_the_one_named_last_is_meant() -> None:
    names = article("p:Ada Quill", "p:Quill", "p:Tom Quill", "p:Quill", "p:Ada Quill", "p:Quill")
    assert names == ["Ada Quill", "Ada Quill", "Tom Quill", "Tom Quill", "Ada Quill", "Ada Quill"]


def test_where_the_family_comes_first_the_one_named_most_is_meant() -> None:
    names = article("p:Min Bo Ra", "p:Min", "p:Min So Ji", "p:Min", "p:Min Bo-ra")
    assert names == ["Min Bo Ra", "Min Bo Ra", "Min So Ji", "Min Bo Ra", "Min Bo Ra"]


def test_middle_names_are_left_out_all_or_none() -> None:
    assert article("p:Ada J. Quill", "p:Ada Quill") == ["Ada J. Quill"] * 2
    two = article("p:Ada W. Quill", "p:Ada H. W. Quill", "p:Ada Quill")
    assert two == ["Ada W. Quill", "Ada H. W. Quill", "Ada Quill"]


def test_a_father_and_a_son_stay_two() -> None:
    names = article("p:Tom Quill", "p:Tom Quill Jr.", "p:Quill", "p:Tom Quill", "p:Quill")
    assert names == ["Tom Quill", "Tom Quill Jr.", "Tom Quill Jr.", "Tom Quill", "Tom Quill"]
    assert corpus(**{"p_Tom Quill": 40, "p_Tom Quill Jr.": 2, "p_Tom Quill, Jr.": 1}) == {
        "Tom Quill, Jr.": "Tom Quill Jr."
    }


def test_titles_accents_and_hyphens_make_no_other_name() -> None:
    assert article("p:Zoë Quill-Thorne", "p:Zoe Quill Thorne", "p:Zoë Quill-Thorne") == (
        ["Zoë Quill-Thorne"] * 3
    )


def test_capitals_are_taken_for_emphasis_but_for_acronyms() -> None:
    assert article("l:VARNHOLM", "p:ADA QUILL", "o:NLW", "o:BANK OF LENIA") == [
        "Varnholm", "Ada Quill", "NLW", "Bank of Lenia",
    ]  # fmt: skip
    assert article("l:VARNHOLM", "l:Varnholm") == ["Varnholm"] * 2


def test_an_acronym_stands_for_the_one_organisation_that_it_fits() -> None:
    full = "o:National League for Work"
    assert article(full, "o:NLW") == ["National League for Work"] * 2
    assert article(full, "o:New Lenian Worker", "o:NLW")[2] == "NLW"


def test_a_country_has_one_name() -> None:
    assert article("l:U.S.", "l:USA", "l:United States") == ["United States"] * 3


def test_a_place_and_a_person_of_one_name_stay_two() -> None:
    assert article("l:Quill", "p:Ada Quill", "l:Quill") == ["Quill", "Ada Quill", "Quill"]


def test_nothing_comes_of_nothing() -> None:
    assert name_mentions([]) == ()
    assert merge_corpus([]) == {}


def test_spellings_of_one_name_merge_into_the_most_used() -> None:
    assert corpus(p_Min_Bo_Ra=9, **{"p_Min Bo-ra": 4, "p_MIN BO RA": 2}) == {
        "Min Bo-ra": "Min Bo Ra",
        "MIN BO RA": "Min Bo Ra",
    }
    assert corpus(**{"o_Quill Corp.": 3, "o_Quill Corporation": 2, "o_Quill": 1}) == {
        "Quill Corporation": "Quill Corp.",
        "Quill": "Quill Corp.",
    }


def test_transliterations_and_slips_merge() -> None:
    assert corpus(p_Volodar_Zelinsky=30, p_Volodar_Zelinskyy=20) == {
        "Volodar Zelinskyy": "Volodar Zelinsky"
    }
    assert corpus(p_Volodar_Zelin=30, p_Voladar_Zelin=2) == {"Voladar Zelin": "Volodar Zelin"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Paul Quill", "Paula Quill"),
        ("John Quill", "Joan Quill"),
        ("Maria Thorne", "Mario Thorne"),
        ("Anna Petrow", "Anna Petrowa"),
        ("Min Bo Ra", "Min Bo Ri"),
        ("Ada Quill", "Tom Quill"),
        ("Ada W. Quill", "Ada H. W. Quill"),
    ],
)
def test_two_people_stay_two(one: str, other: str) -> None:
    assert corpus(**{f"p_{one}": 50, f"p_{other}": 3}) == {}


def test_a_frequent_spelling_is_no_slip() -> None:
    assert corpus(p_Volodar_Zelin=30, p_Voladar_Zelin=20) == {}


def test_a_bare_surname_goes_to_whom_most_of_its_mentions_belong() -> None:
    assert corpus(p_Ada_Quill=8, p_Tom_Quill=2, p_Quill=5) == {"Quill": "Ada Quill"}
    assert corpus(p_Ada_Quill=7, p_Tom_Quill=3, p_Quill=5) == {}
    assert corpus(p_Min_Bo_Ra=8, p_Min_So_Ji=1, p_Min=5) == {"Min": "Min Bo Ra"}


def test_a_first_name_is_nobody_elses_surname() -> None:
    assert corpus(p_Ada_Quill=8, p_Ada=5) == {}


def test_initials_and_middle_names_merge_where_they_fit_one() -> None:
    assert corpus(**{"p_Ada Quill": 40, "p_A. Quill": 2, "p_Ada J. Quill": 3}) == {
        "A. Quill": "Ada Quill",
        "Ada J. Quill": "Ada Quill",
    }
    assert corpus(**{"p_Ada Quill": 4, "p_Ann Quill": 4, "p_A. Quill": 2}) == {}


def test_a_name_that_is_nearly_always_a_place_is_one() -> None:
    counts = [NameCount("place", "Varnholm", 9), NameCount("organisation", "Varnholm", 1)]
    assert merge_corpus(counts)["organisation", "Varnholm"] == ("place", "Varnholm")
    counts = [NameCount("place", "Varnholm", 6), NameCount("organisation", "Varnholm", 4)]
    assert merge_corpus(counts)["organisation", "Varnholm"] == ("organisation", "Varnholm")


NAMES = st.lists(
    st.sampled_from(["Ada", "Tom", "A.", "Quill", "QUILL", "Min", "Bo", "Ra", "U.S.", "NLW", "of"]),
    min_size=1,
    max_size=4,
).map(" ".join) | st.text(min_size=1, max_size=12).filter(str.strip)  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from(NAME_KINDS), NAMES), max_size=12))
def test_mentions_keep_their_place_and_spellings_of_one_kind_share_a_name(
    named: list[tuple[NameKind, str]],
) -> None:
    raw = [RawMention(n * 99, n * 99 + len(w), kind, w) for n, (kind, w) in enumerate(named)]
    mentions = name_mentions(raw)
    assert [m.text for m in mentions] == [m.text for m in raw]
    assert all(mention.name for mention in mentions)
    for kind in ("organisation", "place"):
        by_text = {(m.text, m.name) for m in mentions if m.kind == kind}
        assert len(by_text) == len({text for text, _ in by_text})


@given(
    st.dictionaries(st.tuples(st.sampled_from(NAME_KINDS), NAMES), st.integers(1, 30), max_size=14),
    st.randoms(use_true_random=False),
)
def test_merging_knows_every_name_and_no_order(
    counts: dict[tuple[NameKind, str], int], random: Random
) -> None:
    names = [NameCount(kind, name, n) for (kind, name), n in counts.items()]
    merged = merge_corpus(names)
    assert merged.keys() == counts.keys()
    random.shuffle(names)
    assert merge_corpus(names) == merged
