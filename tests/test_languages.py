"""Which language a text is in, and what follows from it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from index.article import Span
from index.engine import IndexedText, open_engine
from index.languages import detect, with_language
from index.library import Library
from index.tongues import base, code_of, is_named
from tests.sample_values import bare

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index.engine import Engine

ARTICLE = bare("Late.")
TEXTS = {
    "de": "Die Fähre fuhr gestern nicht, weil der Hafen wegen des Sturms geschlossen worden war. ",
    "fr": "Le bateau est parti hier du port avec cent passagers malgré la tempête annoncée. ",
    "es": "El barco salió ayer del puerto con cien pasajeros a pesar de la tormenta anunciada. ",
    "ru": "Паром вчера не вышел из порта, потому что начался сильный шторм на море. ",
    "en": "The ferry did not leave the harbour yesterday because of the storm at sea. ",
    "ja": "昨日は港が閉鎖されていたため、フェリーは運航しなかった。" * 2,
    "ar": "لم تبحر العبارة أمس لأن الميناء كان مغلقا بسبب العاصفة الشديدة في البحر. ",
    "he": "המעבורת לא יצאה אתמול מהנמל בגלל הסערה החזקה שהייתה בים כל הלילה. ",
}


@pytest.mark.parametrize("language", TEXTS)
def test_a_text_tells_its_language(language: str) -> None:
    found = detect(TEXTS[language])
    assert found is not None
    assert found[0] == language
    assert detect(TEXTS[language] * 10) == (language, True)


@pytest.mark.parametrize(
    "text", ["", "Ferry late.", "12 345 678 " * 50, "?! " * 5_000, "\x00" * 99]
)
def test_too_few_letters_tell_nothing(text: str) -> None:
    assert detect(text) is None


def test_what_a_file_says_stands_unless_its_text_is_clearly_another() -> None:
    stated = replace(ARTICLE, language="en-GB", text=TEXTS["en"] * 10)
    assert with_language(stated) is stated
    short = replace(ARTICLE, language="en", text=TEXTS["de"])
    assert with_language(short) is short
    template = with_language(replace(ARTICLE, language="en", text=TEXTS["de"] * 10))
    assert (template.language, template.found_in["language"]) == ("de", "text")
    assert template.sure["language"] == "certain"
    nonsense = with_language(replace(ARTICLE, language="n/a", text=TEXTS["de"] * 10))
    assert nonsense.language == "de"
    none = replace(ARTICLE, language=None, text="Late.")
    assert with_language(none).language is None


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("german", "de"), ("German ", "de"), ("DE", "de"), ("de-AT", "de"), ("unknown", "unknown"),
        ("klingonisch", None), ("", None), ("de fr", None), ("../", None), ("xx", "xx"),
    ],
)  # fmt: skip
def test_a_language_is_asked_for_by_name_or_tag(asked: str, code: str | None) -> None:
    assert code_of(asked) == code


def test_tags_of_languages() -> None:
    assert [base(tag) for tag in ("pt-BR", "EN", "zh_Hant", "English language", "", None)] == [
        "pt", "en", "zh", None, None, None,
    ]  # fmt: skip
    assert is_named(None)
    assert is_named("en-GB")
    assert not is_named("de")


def test_names_are_only_looked_for_where_there_is_a_recogniser(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for language in ("de", "fr"):
        record = {"title": "T", "text": TEXTS[language] * 10}
        (corpus / f"{language}.json").write_text(json.dumps(record), encoding="utf-8")

    def unwanted() -> None:
        raise AssertionError("no recogniser is needed")

    with Library.open(corpus, index_dir=tmp_path / "index", finder=unwanted) as library:  # type: ignore[arg-type]  # never called
        library.refresh()
        assert [article.language for article in library.articles()] == ["de", "fr"]
        assert library.names_complete()
        assert library.find_names()
        assert library.names(next(library.articles()).id) == ()


def engine_of(folder: Path, *articles: tuple[str, str, str | None]) -> Engine:
    """Return an engine that holds articles of a title, a text and a language."""
    engine = open_engine(folder)
    add = [
        IndexedText(n, title, text, "", None, lang)
        for n, (title, text, lang) in enumerate(articles, 1)
    ]
    engine.apply(add, [], 1)
    return engine


@pytest.fixture
def mixed(tmp_path: Path) -> Iterator[Engine]:
    engine = engine_of(
        tmp_path / "text",
        ("Treaties", "The houses by the harbour were sailing boats.", "en"),
        ("Verträge", "Die Häuser am Hafen gehören den Fischern.", "de-AT"),
        ("Traités", "Les négociations continuent dans le port de Sarbuk.", "fr"),
        ("Договоры", "Паромы стоят в портах города.", "ru"),
        ("", "渡轮昨天没有离开港口", "zh"),
        ("", "Boats of houses.", None),
        ("L’accord", "On parle de l’arrivée du bac, qu’attend l'équipage.", "fr"),
        ("", "हिन्दी में समाचार की नाव", "hi"),
    )
    yield engine
    engine.close()


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("treaty", [1]),
        ("house", [1, 6]),
        ("Haus", [2]),
        ("haus", [2]),
        ("hauser", [2]),
        ("Fischer", [2]),
        ("Vertrag", [2]),
        ("négociation", [3]),
        ("negociations", [3]),
        ("traité", [3]),
        ("город", [4]),
        ("порт", [4]),
        ("договор", [4]),
        ("港口", [5]),
        ("口港", []),
        ("昨天", [5]),
        ("渡轮", [5]),
        ("轮渡", []),
        ("accord", [7]),
        ("l'accord", [7]),
        ("équipage", [7]),
        ("arriv*", [7]),
        ("हिन्दी", [8]),
        ("हन्दा", []),
        ("नाव", [8]),
        ("language:de", [2]),
        ("language:german", [2]),
        ("language:French accord", [7]),
        ("language:fr OR language:de-AT", [2, 3, 7]),
        ("NOT language:en language:unknown", [6]),
        ("house -language:en", [6]),
        ("language:xx", []),
        ("language:(de OR ru)", [2, 4]),
        ('"die Haus"', [2]),
        ('"the house"', [1]),
        ('"am Hafen"', [2]),
        ("boat NOT Haus", [1, 6]),
        ("title:vertrag", [2]),
        ("haf*", [2]),
    ],
)
def test_a_query_finds_a_word_by_the_rules_of_each_articles_language(
    mixed: Engine, query: str, keys: list[int]
) -> None:
    assert mixed.search(query).keys.tolist() == keys


def test_a_word_is_no_language_that_nobody_speaks(mixed: Engine) -> None:
    problem = mixed.search("haus language:klingonisch").problem
    assert problem is not None
    assert problem.message == "no such language: write german or de"
    assert (problem.start, problem.end) == (14, 25)
    assert mixed.search("language:de haus").finder.hits("Haus de") == (Span(0, 4),)


def test_the_name_of_an_outlet_is_found_whatever_its_articles_are_in(tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "text")
    text = "Die Häuser am Hafen."
    engine.apply([IndexedText(1, "", text, "Sarbuker Zeitungen", None, "de")], [], 1)
    assert engine.search("outlet:zeitungen").keys.tolist() == [1]
    engine.close()


def test_a_word_after_an_article_of_one_letter_is_lit_by_itself(mixed: Engine) -> None:
    text = "On parle de l’arrivée du bac."
    (span,) = mixed.search("arrivées").finder.hits(text)
    assert text[span.start : span.end] == "arrivée"


def test_what_was_found_in_another_language_is_lit_and_counted(mixed: Engine) -> None:
    text = "Die Häuser am Hafen gehören den Fischern."
    for query, lit in (("haus fischer", ["Häuser", "Fischern"]), ('"die Haus"', ["Die Häuser"])):
        answer = mixed.search(query)
        assert [text[start:end] for start, end in answer.finder.hits(text)] == lit
        assert mixed.occurrences(answer.finder, 2) == len(lit)
    assert mixed.search("haus").finds == ("hauser",)


def test_an_english_corpus_is_searched_as_if_there_were_no_other_language(tmp_path: Path) -> None:
    texts = [("", "Die houses were sailing, the house sank.", None), ("", "Hauser sails.", None)]
    one = engine_of(tmp_path / "none", *texts)
    two = engine_of(tmp_path / "en", *((title, text, "en") for title, text, _ in texts))
    for query in ("house", "hausers", "sail", '"die house"', "sa*"):
        a, b = one.search(query), two.search(query)
        assert (a.keys.tolist(), a.scores.tolist()) == (b.keys.tolist(), b.scores.tolist())
        assert a.finder == b.finder
        assert not a.finder.text.words or "*" in query
    one.close()
    two.close()
