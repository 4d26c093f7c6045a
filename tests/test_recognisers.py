"""Models that the user sets: for English or another language, by package or by folder."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from index.article import ArticleId
from index.errors import RecogniserError
from index.library import Library
from index.names import model
from index.names.usermodel import user_model
from index.recognisers import recogniser_words
from index.versions import Versions

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import QuickFinder

GERMAN = (
    "„Elke Brunnholt“ sprach am Morgen in Veldra über die Fähre. Die Werft Nordhafen schwieg dazu,"
    " und der Ortspreis ging an niemanden. Am Abend aber war Brunnholt wieder da und wartete."
)
FRENCH = (
    "Le matin, la capitaine du bateau a parlé à Veldra devant les habitants de la ville, et elle"
    " a dit que personne ne savait encore pourquoi le bateau avait coulé dans la nuit."
)
ENGLISH = "Mara Tolin spoke in the harbour this morning, and she said that nobody knew the reason."


@pytest.fixture(scope="session")
def make_model(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Return what makes a model for a language that knows four names, and returns its folder."""

    def make(language: str) -> Path:
        import spacy

        nlp = spacy.blank(language)
        nlp.meta["name"], nlp.meta["version"] = "tiny", "1.2.3"
        rules = nlp.add_pipe("entity_ruler")
        rules.add_patterns(
            [
                {"label": "PER", "pattern": "Elke Brunnholt"},
                {"label": "LOC", "pattern": "Veldra"},
                {"label": "ORG", "pattern": "Nordhafen"},
                {"label": "MISC", "pattern": "Ortspreis"},
            ]
        )
        folder = tmp_path_factory.mktemp("model") / f"{language}_tiny"
        nlp.to_disk(folder)
        return folder

    return make


@pytest.fixture(scope="session")
def german(make_model: Callable[[str], Path]) -> Path:
    """Return a model for German."""
    return make_model("de")


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """Return a folder of three articles in three languages."""
    folder = tmp_path / "papers"
    folder.mkdir()
    for name, text in (("de", GERMAN), ("fr", FRENCH), ("en", ENGLISH)):
        record = {"title": "T", "text": text, "language": name}
        (folder / f"{name}.json").write_text(json.dumps(record), encoding="utf-8")
    return folder


def found(library: Library, name: str) -> list[tuple[str, str, str]]:
    mentions = library.mentions(ArticleId(f"{name}.json"))
    return [(mention.kind, mention.text, mention.name) for mention in mentions]


def named(corpus: Path, *recognisers: str) -> Library:
    library = Library.open(corpus, recognisers=recognisers)
    library.refresh()
    assert library.find_names()
    return library


def test_a_model_names_the_texts_of_its_language_beside_the_english_ones(
    papers: Path, german: Path, quick_finder: QuickFinder
) -> None:
    with named(papers, str(german)) as library:
        assert found(library, "de") == [
            ("person", "Elke Brunnholt", "Elke Brunnholt"),
            ("place", "Veldra", "Veldra"),
            ("organisation", "Nordhafen", "Nordhafen"),
            ("person", "Brunnholt", "Elke Brunnholt"),
        ]
        assert found(library, "fr") == []
        assert ("person", "Mara Tolin", "Mara Tolin") in found(library, "en")
        assert {entry.name for entry in library.names()} >= {"Elke Brunnholt", "Mara Tolin"}
        assert library.search("").counts.person["Elke Brunnholt"] == 1
        overview, survey = library.overview(), library.survey()
    assert quick_finder.asked == [ENGLISH]
    assert overview.recogniser == "quick finder of the tests; de_tiny for German"
    assert overview.recognisers == {"en": quick_finder.label, "de": "spaCy 3.8 de_tiny"}
    assert overview.named == survey.named == {"de", "en"}
    assert overview.not_as_set == ()
    assert survey.nameless == 1


def test_to_and_fro_between_settings_costs_nothing(
    papers: Path, german: Path, quick_finder: QuickFinder, monkeypatch: pytest.MonkeyPatch
) -> None:
    named(papers, str(german)).close()

    def unwanted(name: str) -> None:
        raise AssertionError(f"{name} has found all names before")

    monkeypatch.setattr("index.naming._recogniser_with", unwanted)
    with named(papers) as library:
        assert found(library, "de") == []
        assert "Elke Brunnholt" not in library.search("").counts.person
        assert "Mara Tolin" in library.search("").counts.person
        assert library.overview().named == {"en"}
    with named(papers, str(german)) as library:
        assert len(found(library, "de")) == 4
        assert library.search("").counts.person.keys() >= {"Elke Brunnholt", "Mara Tolin"}
    assert len(quick_finder.asked) == 1


def test_a_model_for_any_language_takes_those_that_have_none(
    papers: Path, make_model: Callable[[str], Path], german: Path, quick_finder: QuickFinder
) -> None:
    with named(papers, str(make_model("xx")), str(german)) as library:
        assert found(library, "fr") == [("place", "Veldra", "Veldra")]
        assert library.overview().recognisers.keys() == {"en", "de", "xx"}
        assert library.overview().recogniser == (
            "quick finder of the tests; de_tiny for German; xx_tiny for other languages"
        )
        assert library.survey().nameless == 0
    assert quick_finder.asked == [ENGLISH]


def test_a_model_for_english_takes_the_place_of_the_known_one(
    papers: Path, make_model: Callable[[str], Path], quick_finder: QuickFinder
) -> None:
    with named(papers, str(make_model("en"))) as library:
        assert found(library, "en") == []  # it knows no name that stands there
        assert library.overview().recogniser == "spaCy 3.8 en_tiny"
    assert quick_finder.asked == []


def test_a_model_that_is_not_there_is_told_and_the_known_one_goes_on(
    papers: Path, tmp_path: Path, quick_finder: QuickFinder
) -> None:
    with named(papers, "de_core_nowhere_sm", str(tmp_path / "no-model")) as library:
        missing, none = library.not_as_set()
        assert library.overview().recogniser == quick_finder.label
        assert library.overview().not_as_set == library.survey().not_as_set == (missing, none)
        assert library.overview().named == {"en"}
    assert missing.startswith("recogniser: The model de_core_nowhere_sm is not installed.")
    assert "spacy download de_core_nowhere_sm" in missing
    assert f"There is no model of spaCy in {tmp_path / 'no-model'}." in none
    assert quick_finder.asked == [ENGLISH]


def test_a_model_that_cannot_be_loaded_leaves_its_language_without_names(
    papers: Path, german: Path, tmp_path: Path, quick_finder: QuickFinder
) -> None:
    broken = shutil.copytree(german, tmp_path / "broken")
    (broken / "config.cfg").write_text("[nlp]\nlang = 3\n")
    with named(papers, str(broken)) as library:
        (told,) = library.not_as_set()
        assert library.names_complete()
        assert library.overview().named == {"en"}
    assert "spaCy 3.8 de_tiny could not be loaded" in told
    assert "Names are not looked for in German." in told
    assert "recogniser" in told
    assert quick_finder.asked == [ENGLISH]


def test_english_has_a_stand_in_for_a_model_that_cannot_be_loaded(
    papers: Path, make_model: Callable[[str], Path], tmp_path: Path
) -> None:
    broken = shutil.copytree(make_model("en"), tmp_path / "broken")
    (broken / "config.cfg").unlink()
    for _ in range(2):  # at the next start it is still told
        with named(papers, str(broken)) as library:
            assert ("person", "Mara Tolin", "Mara Tolin") in found(library, "en")
            (told,) = library.not_as_set()
            assert library.overview().recogniser == "spaCy 3.8 en_core_web_sm"
        assert "spaCy 3.8 en_tiny could not be loaded" in told
        assert "Names are found by spaCy 3.8 en_core_web_sm." in told


def test_of_two_models_for_a_language_the_first_is_used(
    papers: Path, german: Path, tmp_path: Path, quick_finder: QuickFinder
) -> None:
    second = shutil.copytree(german, tmp_path / "second")
    with named(papers, str(german), str(second), str(german)) as library:
        (told,) = library.not_as_set()
        assert len(found(library, "de")) == 4
    assert told == f"recogniser: {german} and {second} are both for German: the first is used."
    assert quick_finder.asked


def test_a_version_changes_with_any_file_of_a_model(german: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(german, tmp_path / "elsewhere")
    assert user_model(str(copy)).version == user_model(str(german)).version
    assert "/de_tiny-1.2.3-" in user_model(str(copy)).version
    (rules,) = copy.rglob("patterns.jsonl")
    rules.write_text(rules.read_text().replace("Veldra", "Sarbuk"))
    assert user_model(str(copy)).version != user_model(str(german)).version


def test_a_package_is_found_by_its_name(
    german: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "de_tiny"
    shutil.copytree(german, package / "de_tiny-1.2.3")
    shutil.copy(german / "meta.json", package)
    (package / "__init__.py").write_text("raise RuntimeError('imported')")
    monkeypatch.syspath_prepend(str(tmp_path))
    by_name = user_model("de-tiny")
    assert (by_name.package, by_name.language) == ("de_tiny", "de")
    assert by_name.folder == package / "de_tiny-1.2.3"
    assert by_name.version == user_model(str(german)).version


@pytest.mark.parametrize("name", ["os", "__main__", "xml", "a/b", "", "../de_tiny", "de.tiny"])
def test_what_is_no_model_is_told(name: str) -> None:
    with pytest.raises(RecogniserError) as caught:
        user_model(name)
    assert caught.value.hint


@pytest.mark.parametrize(
    "meta", ["", "[]", "{}", '{"lang": 3}', '{"lang": "\\u001b["}', "[" * 9999]
)
def test_whatever_a_folder_says_of_itself_it_is_a_model_or_told(tmp_path: Path, meta: str) -> None:
    (tmp_path / "meta.json").write_text(meta)
    with pytest.raises(RecogniserError):
        user_model(str(tmp_path))


def test_the_known_model_by_name_is_the_known_model() -> None:
    assert user_model("en_core_web_sm") == model.find_model()


def test_recognisers_in_words() -> None:
    assert recogniser_words({}) is None
    assert recogniser_words({"de": "spaCy 3.8 de_tiny"}) == "spaCy 3.8 de_tiny for German"
    both = {"de": "spaCy 3.8 de_tiny", "en": "capitalised words, no model"}
    assert recogniser_words(both) == "capitalised words, no model; de_tiny for German"


def test_versions_go_by_language() -> None:
    versions = Versions.by_language({"en": "a", "de": "b"})
    assert [versions.of(tag) for tag in (None, "en-GB", "de-AT", "fr")] == ["a", "a", "b", None]
    assert Versions.by_language({"en": "a", "xx": "c"}).of("fr") == "c"
    assert str(versions) == "de=b en=a"
