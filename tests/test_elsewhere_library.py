"""What others of a story report and an article has no match for: asked of a library."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from index.article import ArticleId
from index.library import Library

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.results import Progress

_STORM = (
    "The harbour crane of Lenia fell into the basin on Tuesday. Nobody was hurt when the crane,"
    " forty metres high, toppled over a barge of gravel. The harbour master said that a storm had"
    " loosened its bolts, and that the basin stays closed until divers have looked at the wreck."
)
_CRANE = (
    "A crane toppled into the basin of Lenia's harbour, the harbour master said. The storm of the"
    " night had loosened its bolts. A barge loaded with gravel was crushed; nobody was hurt, and"
    " divers are to look at the wreck before the basin opens again. Inspectors had warned in May"
    " that eleven of the bolts were rusty."
)
_BARGE = (
    "Gravel and steel lie in the basin of Lenia's harbour, where a crane crushed a barge when the"
    " storm blew. Divers will look at the wreck. Eleven bolts of the crane were rusty, inspectors"
    " had warned in May. Nobody was hurt on the barge, the harbour master said."
)
_LIBRARY = (
    "The new library of Pellworth opens its doors with forty thousand books, a reading room under"
    " a glass roof and a cafe. The mayor cut a ribbon, children sang, and the first card went to"
    " a pupil who had written to the council about the leaking roof of the old reading room."
)
_ARTICLES = (
    ("a.json", "Pier Post", "2026-03-03", _STORM),
    ("b.json", "Radio Veldra", "2026-03-04", _CRANE),
    ("c.json", "Lenia Times", "2026-03-05", _BARGE),
    ("copy.json", "Evening Copy", "2026-03-05", _BARGE),
    ("library.json", "Pier Post", "2026-03-04", _LIBRARY),
    ("later.json", "Pier Post", "2026-03-06", f"{_STORM} The mayor came to look at the wreck."),
)
STORM, CRANE, BARGE, LIBRARY = map(ArticleId, ("a.json", "b.json", "c.json", "library.json"))
COPY = ArticleId("copy.json")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("elsewhere")
    (folder / "news").mkdir()
    for name, outlet, date, text in _ARTICLES:
        told = {"outlet": outlet, "date": date, "title": text.split(".")[0], "text": text}
        (folder / "news" / name).write_text(json.dumps(told), "utf-8")
    with Library.open(folder / "news", index_dir=folder / "indexes") as opened:
        opened.refresh()
        found = opened.elsewhere(STORM)
        assert (found.story, found.compared, found.reported) == (None, (), ())
        opened.find_stories()
        yield opened


def texts(library: Library, asked: ArticleId) -> list[list[str]]:
    return [[passage.text for passage in one.passages] for one in library.elsewhere(asked).reported]


def test_what_two_others_report_is_told_of_the_story(library: Library) -> None:
    found = library.elsewhere(STORM)
    story = library.story_of(STORM)
    assert story is not None
    assert found.story == story.id
    assert found.compared == (CRANE, BARGE)  # of one text in two articles, the first
    assert found.left_out == 0
    (one,) = found.reported
    assert [passage.article for passage in one.passages] == [CRANE, BARGE]
    assert all("rusty" in passage.text for passage in one.passages)
    assert [passage.date for passage in one.passages] == ["2026-03-04", "2026-03-05"]


def test_the_same_text_in_two_outlets_is_one_report(library: Library) -> None:
    found = library.elsewhere(CRANE)
    assert COPY not in found.compared
    assert not [one for one in found.reported if "mayor" in one.passages[0].text]


def test_an_article_is_held_against_no_copy_of_its_own(library: Library) -> None:
    assert BARGE not in library.elsewhere(COPY).compared
    assert texts(library, COPY) == texts(library, BARGE)


def test_an_article_alone_in_its_story_has_nothing_beside_it(library: Library) -> None:
    found = library.elsewhere(LIBRARY)
    assert found.story is not None
    assert (found.compared, found.reported) == ((), ())


def test_how_far_it_is_is_told_and_what_was_broken_off_tells_nothing(library: Library) -> None:
    told: list[Progress] = []
    library.elsewhere(STORM, progress=told.append)
    assert [(step.work, step.done, step.total) for step in told][-1] == ("comparing", 3, 3)
    broken = library.elsewhere(STORM, cancelled=lambda: True)
    assert (broken.compared, broken.reported) == ((), ())
    assert broken.story is not None
