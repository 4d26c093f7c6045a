"""What the library makes of the sample: it finds what is planted there, and claims no more."""

from __future__ import annotations

import re
import tomllib
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from index.article import ArticleId
from index.library import Library
from index.names.settle import RawMention
from tests.conftest import QuickFinder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.article import Article, NameKind, Span
    from index.comparison import Comparison
    from index.results import NameEntry

CORPUS = Path(__file__).parent.parent / "corpus"
LISTED = tomllib.loads((CORPUS / "PLANTED.toml").read_text(encoding="utf-8"))
ON_RECORD = {"breakthrough document", "a very big mistake"}
NAMES: tuple[tuple[str, NameKind], ...] = (
    ("Zhanna Tulebek", "person"),
    ("Zhanna Tülebek", "person"),
    ("Ewan Harrowgate", "person"),
    ("Lydia Harrowgate", "person"),
    ("Viktor Ellingham", "person"),
    ("Joel Ellingham", "person"),
    ("Veldran Museums Council", "organisation"),
    ("VMC", "organisation"),
    ("National Cyber Response Office", "organisation"),
    ("NCRO", "organisation"),
)


class SampleFinder(QuickFinder):
    """Finds some names that are planted, so that what is tested is how they are merged."""

    def names_in(self, text: str) -> tuple[RawMention, ...]:
        """Return the planted names in a text, in order."""
        found = [
            RawMention(at.start(), at.end(), kind, name)
            for name, kind in NAMES
            for at in re.finditer(re.escape(name), text)
        ]
        return tuple(sorted(found))


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Return the sample as it is read, without names."""
    with Library.open(CORPUS, index_dir=tmp_path_factory.mktemp("indexes")) as library:
        library.refresh()
        yield library


def of_kinds(*kinds: str, shown: bool = False) -> list[Any]:
    """Return what is planted of some kinds, as parameters of a test; or what is shown of it."""
    return [
        pytest.param(planted, id=f"{planted['event']}: {planted['about']}")
        for planted in LISTED["planted"]
        if planted["kind"] in kinds and (not shown or "shown" in planted)
    ]


def comparisons(planted: dict[str, Any], library: Library) -> Iterator[Comparison]:
    """Yield the comparisons in which something planted has to be shown."""
    for a, b in planted["shown"]:
        yield library.compare(ArticleId(a), ArticleId(b))


def place(article: Article, planted: dict[str, Any]) -> tuple[int, int]:
    """Return where planted words stand in the text of an article."""
    words = re.escape(planted["words"][article.id].replace("*", ""))
    found = re.search(words.replace(r"\ ", r"\s+"), article.text)
    assert found is not None, article.id
    return found.span()


def lies_in(spans: Iterable[Span], stretch: tuple[int, int]) -> bool:
    return any(stretch[0] <= span.start and span.end <= stretch[1] for span in spans)


def test_all_is_read_and_the_rest_is_about_the_corpus(library: Library) -> None:
    overview = library.overview()
    assert (overview.articles, overview.outlets, overview.skipped) == (24, 6, 0)
    assert [item.path for item in library.skipped()] == ["PLANTED.toml", "README.md"]
    assert all(150 <= article.words <= 500 for article in library.articles())


@pytest.mark.parametrize("listed", LISTED["article"], ids=lambda listed: listed["id"])
def test_title_outlet_and_date_are_found_or_said_to_be_unknown(
    listed: dict[str, str], library: Library
) -> None:
    article = library.article(ArticleId(listed["id"]))
    assert article.title == listed["title"]
    assert article.outlet == listed.get("outlet")
    assert (article.date or "")[:16] == listed.get("date", "")


def test_one_article_is_of_nobody_knows_whom_nor_when(library: Library) -> None:
    unknown = [article.id for article in library.articles() if article.outlet is None]
    undated = [article.id for article in library.articles() if article.date is None]
    assert unknown == ["bronzes-forwarded.txt"]
    assert undated == ["bronzes-forwarded.txt", "ferry-newskettle.txt", "pact-newskettle.txt"]


def test_leftovers_of_html_are_mended_and_told(library: Library) -> None:
    article = library.article(ArticleId("bronzes-radio-veldra.txt"))
    assert "&" not in article.text
    assert [repair for repair in article.source.repairs if "HTML entities" in repair]


@pytest.mark.parametrize("planted", of_kinds("page-date"))
def test_the_day_of_the_saved_page_is_not_the_articles(
    planted: dict[str, Any], library: Library
) -> None:
    for article_id, words in planted["words"].items():
        article = library.article(ArticleId(article_id))
        assert words not in article.text
        day = re.search(r"\b(\d{1,2}),? |-(\d\d)$", words)
        assert day is not None
        assert not (article.date or "")[:10].endswith(f"-{int(day[1] or day[2]):02}")


@pytest.mark.parametrize("planted", of_kinds("only"))
def test_a_fact_of_one_outlet_is_found_there_alone(
    planted: dict[str, Any], library: Library
) -> None:
    results = library.search(f'"{planted["sign"]}"')
    found = {row.id for row in library.rows(results, 0, len(results))}
    assert {each for each in found if each.startswith(planted["event"])} == set(planted["words"])


@pytest.mark.parametrize("event", ["ferry", "treaty", "hospitals", "bronzes"])
def test_every_invented_event_has_a_contradiction_a_quotation_and_a_copy_to_see(
    event: str,
) -> None:
    kinds = {
        each["kind"] for each in LISTED["planted"] if each["event"] == event and "shown" in each
    }
    assert kinds >= {"figure", "quotation", "verbatim"}


@pytest.mark.parametrize("planted", of_kinds("figure", "date", shown=True))
def test_contradictions_are_shown_where_they_stand(
    planted: dict[str, Any], library: Library
) -> None:
    for compared in comparisons(planted, library):
        in_a, in_b = place(compared.a, planted), place(compared.b, planted)
        assert any(
            link.kind == "contradiction"
            and link.tier != "possible"
            and lies_in(link.marks_a, in_a)
            and lies_in(link.marks_b, in_b)
            for link in compared.links
        )


def test_no_contradiction_is_shown_that_was_not_planted(library: Library) -> None:
    ids = [article.id for article in library.articles()]
    found = {
        (a, b)
        for a, b in combinations(ids, 2)
        if a.partition("-")[0] == b.partition("-")[0]
        for link in library.compare(a, b).links
        if link.kind == "contradiction" and link.tier != "possible"
    }
    planted = [each for each in LISTED["planted"] if each["kind"] in ("figure", "date")]
    told = {(a, b) for each in planted for a, b in combinations(sorted(each["words"]), 2)}
    assert found <= told


@pytest.mark.parametrize("planted", of_kinds("quotation"))
def test_quotations_are_known_again_in_another_translation(
    planted: dict[str, Any], library: Library
) -> None:
    for compared in comparisons(planted, library):
        pairs = {
            ((pair.a.start, pair.a.end), (pair.b.start, pair.b.end))
            for pair in compared.quotes
            if pair.a and pair.b
        }
        assert (place(compared.a, planted), place(compared.b, planted)) in pairs


@pytest.mark.parametrize("planted", of_kinds("verbatim"))
def test_copied_sentences_are_linked_word_for_word(
    planted: dict[str, Any], library: Library
) -> None:
    for compared in comparisons(planted, library):
        copied = place(compared.a, planted)
        sentences = {span for span in compared.sentences_a if lies_in([span], copied)}
        assert len(sentences) > 2
        assert sentences <= {link.a for link in compared.links if link.kind == "verbatim"}


def test_of_what_took_place_nobody_is_quoted_beyond_a_few_words(library: Library) -> None:
    texts = [article.text for article in library.articles() if article.id.startswith("pact-")]
    quoted = {words for text in texts for words in re.findall(r"[“\"]([^”\"]*?),?\.?[”\"]", text)}
    assert quoted == ON_RECORD


def test_names_of_the_sample_are_merged_where_that_is_sure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    finder = SampleFinder()
    monkeypatch.setattr("index.naming._recogniser", lambda: finder)
    monkeypatch.setattr("index.names.model.expected_version", lambda: finder.version)
    with Library.open(CORPUS, index_dir=tmp_path) as library:
        library.refresh()
        library.find_names()
        entries = {entry.name: entry for entry in library.names()}
    assert variants(entries["Zhanna Tulebek"]) == {"Zhanna Tulebek", "Zhanna Tülebek"}
    assert variants(entries["Veldran Museums Council"]) == {"Veldran Museums Council", "VMC"}
    assert variants(entries["National Cyber Response Office"]) == {
        "National Cyber Response Office",
        "NCRO",
    }
    for namesake in ("Ewan Harrowgate", "Lydia Harrowgate", "Viktor Ellingham", "Joel Ellingham"):
        assert variants(entries[namesake]) == {namesake}


def variants(entry: NameEntry) -> set[str]:
    return set(entry.variants)
