"""Names in both of two articles: how often, in which forms, and how each names them first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Mention, Span
from index.compare.comparing import compare
from tests.sample_values import HOSTILE, bare

if TYPE_CHECKING:
    from index.article import Article, NameKind
    from index.comparison import NameBeside, NamesCompared, NameThere

QUAY = bare(
    "The former mayor of Lenia, Ada Quill, shut the quay on Monday.\n\n"
    "Quill said that the Marrow Port Trust had asked for it. Ada Quill was glad."
)
TRUST = bare(
    "“We never asked,” said Orlan Tesk, chairman of the Marrow Port Trust, of "
    "President Quill. Mayor Quill shut it.",
    "b.txt",
)


def named(
    article: Article, form: str, name: str, kind: NameKind = "person", time: int = 0
) -> Mention:
    start = -1
    for _ in range(time + 1):
        start = article.text.index(form, start + 1)
    return Mention(start, start + len(form), kind, form, name)


NAMES_A = (
    named(QUAY, "Ada Quill", "Ada Quill", time=1),
    named(QUAY, "Quill", "Ada Quill", time=1),
    named(QUAY, "Ada Quill", "Ada Quill"),
    named(QUAY, "Marrow Port Trust", "Marrow Port Trust", "organisation"),
    named(QUAY, "Lenia", "Lenia", "place"),
)
NAMES_B = (
    named(TRUST, "Orlan Tesk", "Orlan Tesk"),
    named(TRUST, "Quill", "Ada Quill"),
    named(TRUST, "Quill", "Ada Quill", time=1),
    named(TRUST, "Marrow Port Trust", "Marrow Port Trust", "place"),
)


def found() -> NamesCompared:
    return compare(QUAY, TRUST, names_a=NAMES_A, names_b=NAMES_B).names


def first(article: Article, there: NameThere | None) -> str:
    assert there is not None
    return article.text[there.first.start : there.first.end]


def test_each_side_tells_how_often_in_which_forms_and_how_it_names_first() -> None:
    quill = found().beside[0]
    assert quill.a
    assert quill.b
    assert (quill.name, quill.kind) == ("Ada Quill", "person")
    assert (quill.a.times, quill.a.forms) == (3, ("Ada Quill", "Quill"))
    assert (quill.b.times, quill.b.forms) == (2, ("Quill",))
    assert first(QUAY, quill.a) == "The former mayor of Lenia, Ada Quill"
    assert first(TRUST, quill.b) == "President Quill"


def test_a_description_after_a_name_belongs_to_its_first_mention() -> None:
    tesk = next(one for one in found().beside if one.name == "Orlan Tesk")
    assert tesk.a is None
    assert first(TRUST, tesk.b) == "Orlan Tesk, chairman of the Marrow Port Trust"


def test_what_the_other_knows_as_another_kind_is_told() -> None:
    trust = [one for one in found().beside if one.name == "Marrow Port Trust"]
    assert [(one.kind, one.otherwise, one.a is None) for one in trust] == [
        ("organisation", "place", False),
        ("place", "organisation", True),
    ]
    assert all(one.otherwise is None for one in found().beside if one not in trust)


@pytest.mark.parametrize("language", ["de", "ja", "xx"])
def test_where_the_rules_are_not_for_the_language_the_name_stands_alone(language: str) -> None:
    article = bare(QUAY.text, language=language)
    quill = compare(article, TRUST, names_a=NAMES_A, names_b=NAMES_B).names.beside[0]
    assert first(article, quill.a) == "Ada Quill"


def test_what_stands_far_off_in_an_endless_paragraph_is_not_looked_at() -> None:
    endless = bare("the mayor, " * 5_000 + "Ada Quill, " + "the mayor " * 5_000)
    names = (named(endless, "Ada Quill", "Ada Quill"),) * 200
    (quill,) = compare(endless, bare("", "b.txt"), names_a=names).names.beside
    assert quill.a
    assert quill.a.times == 200
    assert len(first(endless, quill.a)) < 400


def texts_of(names: tuple[NameBeside, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.name for one in names))


MENTIONS = st.lists(
    st.builds(
        lambda start, length, kind, name: Mention(start, start + length, kind, name[:4], name),
        st.integers(0, 200),
        st.integers(1, 30),
        st.sampled_from(("person", "organisation", "place")),
        st.sampled_from(("Ada Quill", "Lenia", "Marrow Port Trust", *HOSTILE)),
    ),
    max_size=12,
)


@given(st.sampled_from((QUAY.text, TRUST.text, "", *HOSTILE)), MENTIONS, MENTIONS)
def test_the_lists_and_what_is_told_beside_are_the_same_names_in_the_same_order(
    text: str, names_a: list[Mention], names_b: list[Mention]
) -> None:
    a, b = bare(text), bare(TRUST.text, "b.txt")
    names = compare(a, b, names_a=names_a, names_b=names_b).names
    both = tuple(one for one in names.beside if one.a and one.b)
    only_a = tuple(one for one in names.beside if not one.b)
    only_b = tuple(one for one in names.beside if not one.a)
    assert names.beside == (*both, *only_a, *only_b)
    assert (texts_of(both), texts_of(only_a), texts_of(only_b)) == (
        names.both,
        names.only_a,
        names.only_b,
    )
    for side, mentions in (("a", names_a), ("b", names_b)):
        # What stands there without being taken for a name is told of the other side's names alone.
        marked = {(one.kind, one.name) for one in mentions}
        there = [getattr(one, side) for one in names.beside if (one.kind, one.name) in marked]
        assert sum(one.times for one in there) == len(mentions)
        begins = {Span(one.start, one.end) for one in mentions}
        assert all(
            any(one.first.start <= start and end <= one.first.end for start, end in begins)
            for one in there
        )
    swapped = compare(b, a, names_a=names_b, names_b=names_a).names
    assert {(one.name, one.kind, one.b, one.a, one.otherwise) for one in swapped.beside} == {
        (one.name, one.kind, one.a, one.b, one.otherwise) for one in names.beside
    }
