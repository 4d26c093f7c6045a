"""Which language a text is in, and what follows from it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from index.languages import base, detect, is_named, with_language
from index.library import Library
from tests.sample_values import bare

if TYPE_CHECKING:
    from pathlib import Path

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
