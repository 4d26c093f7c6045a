"""Names asked for in a query, on a real index: what they find, and what is said of unknown ones."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import ArticleId, Span
from index.columns import sameness
from index.decisions.decision import Decision
from index.fields import Completion, NameAsked
from index.instead import Alternative, UnknownName
from index.library import Library
from index.marking import united
from index.results import Filters, NameRef
from index.wordings import begins, plain
from index.words import word_spans

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index.results import Results
    from tests.conftest import QuickFinder

TEXTS = {
    "ada": "Ada Quill spoke of ferries. later Quill left for Sarbuk.",
    "tom": "Tom Quill owns a ferry, and Ada Brinke knows.",
    "both": "Tom Quill met Ada Quill in Port Ansel.",
    "none": "nobody is here but the ferry.",
    "board": "Old Grain Board of Veldra sold the ferry.",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("names")
    for name, text in TEXTS.items():
        outlet = "Tidewater Post" if name == "tom" else "The Gull"
        told = {"title": f"title of {name}", "text": text, "outlet": outlet}
        (made / f"{name}.json").write_text(json.dumps(told), encoding="utf-8")
    return made


@pytest.fixture
def library(folder: Path, quick_finder: QuickFinder) -> Iterator[Library]:
    with Library.open(folder) as opened:
        opened.refresh()
        assert opened.find_names()
        assert quick_finder.version
        yield opened


def found(library: Library, query: str) -> list[str]:
    results = library.search(query)
    assert results.problem is None
    rows = library.rows(results, 0, len(results))
    return sorted(row.id.removesuffix(".json") for row in rows)


@pytest.mark.parametrize(
    ("query", "articles"),
    [
        ('person:"Ada Quill"', ["ada", "both"]),
        ("person:“ADA quill”", ["ada", "both"]),
        ("person:quill", ["ada", "both", "tom"]),
        ('person:"quill"', ["ada", "both", "tom"]),
        ("person:Brinké", ["tom"]),
        ("person:ada", ["ada", "both", "tom"]),
        ("person:qu", []),
        ("person:qu*", ["ada", "both", "tom"]),
        ('person:"Quill Ada"', []),
        ("place:quill", []),
        ("name:quill", ["ada", "both", "tom"]),
        ("place:veldra", ["board"]),
        ("-place:Véldra ferry", ["ada", "none", "tom"]),
        ('place:"port ansel"', ["both"]),
        ("place:sarbuk ferry", ["ada"]),
        ("ferry person:quill", ["ada", "tom"]),
        ("ferry -person:quill", ["board", "none"]),
        ('ferry (person:"Ada Quill" OR name:board)', ["ada", "board"]),
        ("person:(ada -tom)", ["ada"]),
        ("person:(ada & quill,)", ["ada", "both", "tom"]),
        ('person:("Ada Quill" -"Tom Quill")', ["ada"]),
        ("NOT name:quill", ["board", "none"]),
        ("person:nobody", []),
        ("-person:nobody", sorted(TEXTS)),
        ("person:quill outlet:gull", ["ada", "both"]),
    ],
)
def test_a_name_finds_the_articles_that_have_it(
    library: Library, query: str, articles: list[str]
) -> None:
    assert found(library, query) == articles


def test_what_an_article_calls_it_finds_a_name(library: Library) -> None:
    # The article has "Quill", which stands for Ada Quill there.
    assert found(library, "person:quill ferries sarbuk") == ["ada"]
    assert found(library, 'person:"Quill"') == found(library, "person:quill")
    entry = next(entry for entry in library.names() if entry.name == "Ada Quill")
    assert entry.articles == len(found(library, f'person:"{entry.name}"'))


def test_each_name_finds_at_least_what_its_filter_does(library: Library) -> None:
    for entry in library.names():
        by_filter = library.search("", Filters(names=(NameRef(entry.kind, entry.name),)))
        by_query = library.search(f'{entry.kind}:"{entry.name}"')
        assert set(by_filter.keys.tolist()) <= set(by_query.keys.tolist())
        assert len(by_filter) == entry.articles


def test_a_name_adds_nothing_to_the_score(library: Library) -> None:
    alone = dict(_scores(library.search("ferry")))
    both = dict(_scores(library.search("ferry person:quill")))
    assert both == {key: alone[key] for key in both}
    assert not library.search("person:quill").scores.any()


def _scores(results: Results) -> list[tuple[int, float]]:
    return list(zip(results.keys.tolist(), results.scores.tolist(), strict=True))


def test_it_is_told_which_names_a_query_stands_for(library: Library) -> None:
    results = library.search("person:quill owns -place:veldra")
    assert results.finds == ("owns", "Ada Quill", "Tom Quill")
    assert results.named == (NameAsked("person", "quill"),)


def test_mentions_are_marked_as_hits(library: Library) -> None:
    results = library.search('person:"Ada Quill"')
    rows = {row.id: row for row in library.rows(results, 0, 9, width=90)}
    row = rows[ArticleId("ada.json")]
    marked = [s.text[mark.start : mark.end] for s in row.snippets for mark in s.marks]
    assert marked == ["Ada Quill", "Quill"]
    assert row.hits == 2
    title, hits = library.hits(results, ArticleId("both.json"))
    assert title == ()
    assert [TEXTS["both"][hit.start : hit.end] for hit in hits] == ["Ada Quill"]


def test_words_and_names_are_marked_together(library: Library) -> None:
    results = library.search("person:quill ferry ada")
    _, hits = library.hits(results, ArticleId("ada.json"))
    assert [TEXTS["ada"][hit.start : hit.end] for hit in hits] == [
        "Ada Quill",
        "ferries",
        "Quill",
    ]


def test_what_is_excluded_is_not_marked(library: Library) -> None:
    results = library.search('ferry -person:"Ada Quill"')
    _, hits = library.hits(results, ArticleId("tom.json"))
    assert [TEXTS["tom"][hit.start : hit.end] for hit in hits] == ["ferry"]


def test_a_name_nobody_has_is_explained(library: Library) -> None:
    nothing = library.search("person:quil ferry")
    assert len(nothing) == 0
    ways = library.alternatives(nothing)
    assert ways.names == (UnknownName("quil", "person", ("Ada Quill", "Tom Quill")),)
    assert ways.spelling == Alternative('person:"Ada Quill" ferry', Filters(), 1)
    assert ways.fewer == Alternative("ferry", Filters(), 4)


def test_only_names_of_the_kind_are_told(library: Library) -> None:
    assert library.alternatives(library.search("place:quil")).names == (
        UnknownName("quil", "place", ()),
    )
    (unknown,) = library.alternatives(library.search("name:sarbukk")).names
    assert unknown == UnknownName("sarbukk", None, ("Sarbuk",))


def test_a_name_among_the_filters_is_explained_too(library: Library) -> None:
    filters = Filters(names=(NameRef(None, "Tom Quil"),))
    ways = library.alternatives(library.search("ferry", filters))
    assert ways.names == (UnknownName("Tom Quil", None, ("Tom Quill", "Ada Quill")),)
    right = Filters(names=(NameRef(None, "Tom Quill"),))
    assert ways.spelling == Alternative("ferry", right, 1)


def test_names_found_later_are_found_without_reading_again(
    folder: Path, tmp_path: Path, quick_finder: QuickFinder
) -> None:
    with Library.open(folder, index_dir=tmp_path / "apart") as library:
        library.refresh()
        before = library.search("person:quill")
        assert (len(before), before.names_waiting) == (0, len(TEXTS))
        library.find_names(cancelled=lambda: len(quick_finder.asked) > 1)
        some = library.search("person:quill")
        assert 0 < some.names_waiting < len(TEXTS)
        library.find_names()
        after = library.search("person:quill")
        assert (len(after), after.names_waiting) == (3, 0)
        assert len(before) <= len(some) <= len(after)


def test_what_the_user_decides_counts_at_once(library: Library) -> None:
    ada, tom = NameRef("person", "Ada Quill"), NameRef("person", "Tom Quill")
    assert found(library, 'person:"Tom Quill"') == ["both", "tom"]
    library.decide(Decision("merge", ada, names=(tom,)))
    assert found(library, 'person:"Tom Quill"') == ["ada", "both", "tom"]
    assert library.search("person:quill").finds == ("Ada Quill",)
    library.decide(Decision("rename", ada, to=NameRef("person", "Marta Olm")))
    assert found(library, "person:olm") == ["ada", "both", "tom"]
    assert found(library, 'person:"ada quill"') == ["ada", "both", "tom"]
    assert library.completions("person", "olm") == (Completion("Marta Olm", 3),)
    _, hits = library.hits(library.search("person:olm"), ArticleId("both.json"))
    assert [TEXTS["both"][hit.start : hit.end] for hit in hits] == ["Tom Quill", "Ada Quill"]
    library.decide(Decision("ignore", NameRef("person", "Marta Olm")))
    assert found(library, "name:quill") == []
    assert found(library, "name:olm") == []
    for _ in range(3):
        library.undo()
    assert found(library, 'person:"Tom Quill"') == ["both", "tom"]


@pytest.fixture(scope="module")
def unnamed(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(folder, index_dir=tmp_path_factory.mktemp("unnamed")) as opened:
        opened.refresh()
        yield opened


@given(st.text(max_size=20))
def test_any_name_is_understood_or_explained(unnamed: Library, name: str) -> None:
    for query in (f'person:"{name}"', f"place:{name}", f"name:({name})"):
        results = unnamed.search(query)
        assert not len(results) or results.problem is None
        if results.problem is not None:
            assert results.problem.message
            assert 0 <= results.problem.start <= results.problem.end <= len(query)


@given(
    st.text(max_size=20)
    | st.text(alphabet="Ada Quill-o'ÉŁ.\t", max_size=20)
    | st.lists(st.sampled_from(["Ada", "QUILL", "O'Hara", "Öst", "de", " "])).map(" ".join)
)
def test_a_plain_form_is_what_two_spellings_share(name: str) -> None:
    assert plain(name) == f" {sameness(name)} "
    assert begins("", name)
    if any(word_spans(name)):
        assert begins(name, f"x {name}")


SPANS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 9)).map(lambda at: Span(at[0], sum(at)))
)


@given(SPANS, SPANS)
def test_stretches_are_united_without_losing_a_character(
    one: list[Span], other: list[Span]
) -> None:
    together = united(one, other)
    covered = {at for span in (*one, *other) for at in range(span.start, span.end)}
    assert {at for span in together for at in range(span.start, span.end)} == covered
    assert all(a.end <= b.start for a, b in pairwise(together))
