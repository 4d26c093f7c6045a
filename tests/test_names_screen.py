"""The place Names, driven by keys: what is listed and told, and where it leads."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from index.decisions.decision import Decision
from index.errors import CorpusError
from index.library import Library
from index.results import NameRef, Overview
from reader.screens.article import ArticleScreen
from reader.screens.corpus import CorpusScreen
from reader.screens.names import NamesScreen
from reader.screens.search import SearchScreen
from reader.widgets.band import Band
from reader.widgets.filter_list import FilterList
from reader.widgets.key_bar import KeyBar
from reader.widgets.name_bar import NameFilter
from reader.widgets.query_bar import QueryInput
from reader.widgets.reading_view import ReadingView
from reader.widgets.rule import Rule
from reader.widgets.text_view import TextView
from tests.harbour import opened, press, settled, type_query
from tests.widget_host import lines

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from reader.app import ReaderApp
    from reader.widgets.dossier_view import DossierView
    from reader.widgets.name_list import NameRows

TORVAN = NameRef("person", "Ilse Torvan")
BAY = NameRef("person", "Marrow Bay")


ARTICLES = (
    {
        "title": "Old quay closed",
        "outlet": "Marrow Herald",
        "date": "2025-05-02",
        "text": (
            "“it is no longer safe,” said Ilse Torvan, harbour master of Marrow Bay.\n\n"
            "boats of Marrow Bay lie at Sarbuk now, says Bo Anders."
        ),
    },
    {
        "title": "Quay shut",
        "outlet": "Radio Sarbuk",
        "date": "2025-05-03",
        "text": "a statement of Ilse Torvan reached Marrow Bay late.\n\nthat was all.",
    },
    {"title": "Apples", "outlet": "Marrow Herald", "text": "apples of Sarbuk ripen late."},
)
"""No word in them begins with a capital but names: the quick finder takes any other for one too."""


@pytest.fixture
def harbour(tmp_path: Path, quick_finder: object) -> Path:
    """Return a folder in which two outlets name the same people."""
    folder = tmp_path / "harbour"
    folder.mkdir()
    records = "\n".join(json.dumps(article) for article in ARTICLES)
    (folder / "export.jsonl").write_text(records, encoding="utf-8")
    return folder


@pytest.fixture(autouse=True)
def _never_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have nothing wait for its time: a test can't wait for it too."""
    monkeypatch.setattr("reader.screens.asked_place.AT_ONCE", float("inf"))
    monkeypatch.setattr("reader.screens.asked_place.PAUSE", 0)


def screen(app: ReaderApp) -> NamesScreen:
    assert isinstance(app.screen, NamesScreen)
    return app.screen


def words(view: NameRows | DossierView) -> list[str]:
    said = (" ".join(line.replace("▐", " ").split()) for line in lines(view))
    return [line for line in said if line]


def listed(app: ReaderApp) -> list[str]:
    """Return the names that are listed, without letters and figures; "▌" before the selected."""
    found = []
    for line in words(screen(app).rows):
        kept = [word for word in line.split() if word not in "POL*" and not word.isdigit()]
        found.append(" ".join(kept))
    return found


def told(app: ReaderApp) -> list[str]:
    return words(screen(app).dossier)


def keys(app: ReaderApp) -> list[str]:
    return [hint.label for hint in app.screen.query_one(KeyBar).hints]


def nothing(app: ReaderApp) -> str:
    return app.screen.query_one("#nothing", TextView).text


async def to_names(app: ReaderApp, pilot: Pilot[None], *more: str) -> None:
    await press(app, pilot, "escape", "3", *more)


async def test_the_names_are_listed_and_what_is_known_follows_the_selected_one(
    harbour: Path,
) -> None:
    async with opened(harbour) as (app, pilot):
        await to_names(app, pilot)
        assert app.focused is screen(app).rows
        assert words(screen(app).rows)[0] == "▌ P Marrow Bay 3"
        assert told(app)[0] == "Marrow Bay P person"
        assert "3 mentions · 2 of 3 articles · first 2 May 2025 · last 3 May 2025" in told(app)
        await press(app, pilot, *["j"] * listed(app).index("Ilse Torvan"))
        assert told(app)[0] == "Ilse Torvan P person"
        place = told(app).index("First mention")
        assert told(app)[place + 1 : place + 3] == [
            "Marrow Herald · Fri 2 May 2025",
            "… no longer safe,” said Ilse Torvan, harbour master of Marrow …",
        ]
        top = app.screen.query_one("#top", Band).text
        assert top.startswith(
            "corpus-reader   1 Search   2 Stories   3 Names   4 Corpus  harbour · "
        )
        assert "names" in top


async def test_each_place_is_found_as_it_was_left(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        await to_names(app, pilot, "j", "j", "4")
        assert isinstance(app.screen, CorpusScreen)
        await press(app, pilot, "3")
        assert screen(app).rows.selected == 2
        await press(app, pilot, "escape")
        assert isinstance(app.screen, SearchScreen)


async def test_typing_narrows_the_list_and_escape_shows_all_again(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        await to_names(app, pilot)
        every = len(listed(app))
        await press(app, pilot, "slash")
        await type_query(app, pilot, "tor")
        assert listed(app) == ["▎ Ilse Torvan"]
        assert told(app)[0] == "Ilse Torvan P person"
        assert f"1 of {every} names" in app.screen.query_one("#top", Band).text
        await press(app, pilot, "enter")
        assert app.focused is screen(app).rows
        await press(app, pilot, "escape")
        assert len(listed(app)) == every
        assert "▌ Ilse Torvan" in listed(app)
        await press(app, pilot, "escape")
        assert isinstance(app.screen, SearchScreen)


async def test_where_nothing_is_left_that_is_said_with_the_way_back(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        await to_names(app, pilot, "l", "slash")
        await type_query(app, pilot, "zq")
        assert nothing(app).split("\n")[0] == (
            "No name has a word that begins with “zq” among the places."
        )
        assert "esc  show all names" in nothing(app)
        assert "names" not in keys(app)
        await press(app, pilot, "enter")
        assert isinstance(app.focused, NameFilter)
        await press(app, pilot, "escape")
        assert nothing(app)
        assert listed(app) == ["▌ Sarbuk"]
        await press(app, pilot, "escape")
        assert len(listed(app)) > 1


async def test_kinds_are_shown_alone_or_together(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        await to_names(app, pilot)
        every = listed(app)
        await press(app, pilot, "l")
        assert listed(app) == ["▌ Sarbuk"]
        assert told(app)[0] == "Sarbuk L place"
        await press(app, pilot, "p")
        assert len(listed(app)) == len(every)
        await press(app, pilot, "o")
        assert screen(app).kinds == set()
        await press(app, pilot, "o")
        assert nothing(app).startswith("There are no organisations.")


async def test_the_order_goes_round(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        await to_names(app, pilot, "S", "S")
        names = [name.removeprefix("▌ ") for name in listed(app)]
        assert names == sorted(names)
        assert screen(app).rows.selected == 0
        assert "by name" in app.screen.query_one("#filter-parts", Band).text
        await press(app, pilot, "S")
        assert listed(app)[0] == "▌ Marrow Bay"


async def test_a_dossier_leads_to_articles_and_other_names_and_back(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        await to_names(app, pilot, "tab")
        assert app.focused is screen(app).dossier
        await press(app, pilot, "j", "enter")
        assert isinstance(app.screen, ArticleScreen)
        view = app.screen.query_one(ReadingView)
        assert view.chosen_name == ("person", "Marrow Bay")
        assert view.mention is not None
        assert view.mention.start == ARTICLES[0]["text"].index("Marrow Bay")
        assert "Names › Marrow Bay ›" in " ".join(app.screen.query_one("#top", Band).text.split())
        await press(app, pilot, "escape")
        assert app.focused is screen(app).dossier
        while (lead := screen(app).dossier.lead) is None or lead.name != TORVAN:
            await press(app, pilot, "j")
        assert "this name" in keys(app)
        await press(app, pilot, "enter")
        assert (told(app)[0], "▎ Ilse Torvan" in listed(app)) == ("Ilse Torvan P person", True)
        await press(app, pilot, "escape")
        assert told(app)[0] == "Marrow Bay P person"
        assert app.focused is screen(app).dossier
        await press(app, pilot, "escape")
        assert screen(app).rows.has_focus


async def test_at_80_columns_the_dossier_has_the_screen_to_itself(harbour: Path) -> None:
    async with opened(harbour, (80, 24)) as (app, pilot):
        await to_names(app, pilot)
        assert not screen(app).dossier.display
        assert "what is known" in keys(app)
        await press(app, pilot, "j", "enter")
        assert not screen(app).query_one("#name-pane").display
        assert told(app)[0].startswith(listed_ref(app).name)
        await press(app, pilot, "escape")
        assert app.focused is screen(app).rows
        assert screen(app).rows.selected == 1
        await press(app, pilot, "tab", "slash")
        assert isinstance(app.focused, NameFilter)


def listed_ref(app: ReaderApp) -> NameRef:
    ref = screen(app).rows.selected_ref
    assert ref is not None
    return ref


async def test_a_name_is_found_in_the_search_and_from_elsewhere_here(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        await to_names(app, pilot)
        app.show_name(TORVAN)
        await settled(app, pilot)
        assert listed_ref(app) == TORVAN
        assert app.focused is screen(app).dossier
        await press(app, pilot, "f")
        assert isinstance(app.screen, SearchScreen)
        assert app.screen.filters.names == (TORVAN,)
        assert app.screen.results is not None
        assert len(app.screen.results) == 2
        assert app.screen.query_one(QueryInput).value == ""
        await press(app, pilot, "enter")
        app.show_name(NameRef("place", "Sarbuk"))
        await settled(app, pilot)
        assert told(app)[0] == "Sarbuk L place"


async def test_a_place_never_opened_shows_the_name_it_is_asked_for(harbour: Path) -> None:
    async with opened(harbour, (80, 24)) as (app, pilot):
        app.show_name(TORVAN)
        await settled(app, pilot)
        assert listed_ref(app) == TORVAN
        assert told(app)[0] == "Ilse Torvan P person"


async def test_a_filter_that_hides_the_name_asked_for_is_dropped(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        await to_names(app, pilot, "l")
        app.show_name(TORVAN)
        await settled(app, pilot)
        assert listed_ref(app) == TORVAN
        assert len(listed(app)) > 1


async def test_a_name_is_copied(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        await to_names(app, pilot, "y")
        assert app.clipboard == "Marrow Bay"


async def test_the_rule_tells_which_pane_has_the_focus(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        await to_names(app, pilot)
        rule = app.screen.query_one("#pane-rule", Rule)
        assert rule.focus_stretch == (0, 46)
        await press(app, pilot, "tab")
        assert rule.focus_stretch == (47, 120)
        await press(app, pilot, "slash")
        assert rule.focus_stretch == (0, 0)


@pytest.mark.parametrize("method", ["name_list", "dossier"])
async def test_what_cannot_be_told_is_said_and_the_screen_stays(
    harbour: Path, monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    def fail(*_: object) -> None:
        raise CorpusError("The index can’t be read.", "Try again.")

    monkeypatch.setattr(Library, method, fail)
    async with opened(harbour) as (app, pilot):
        await to_names(app, pilot)
        assert isinstance(app.screen, NamesScreen)
        said = [" ".join(notice.message.split()) for notice in app._notifications]
        assert said == ["The index can’t be read. Try again."]


# Without names


def overview(articles: int, done: int) -> Overview:
    return Overview("harbour", articles, 2, None, None, 0, done, "quick finder")


async def test_a_corpus_in_another_language_tells_why_it_has_no_names(
    tmp_path: Path, quick_finder: object
) -> None:
    text = "die fähre sank vor der küste, und niemand hat gesehen, wie es geschah. " * 9
    (tmp_path / "eins.txt").write_text(f"die alte fähre\n\n{text}", encoding="utf-8")
    async with opened(tmp_path) as (app, pilot):
        await to_names(app, pilot)
        assert nothing(app).splitlines()[::2][:2] == [
            "No names were found in this corpus.",
            "Names can’t be found in the language of these articles: German (1).",
        ]
        assert "rename" not in keys(app)


@pytest.mark.parametrize(
    ("articles", "done", "busy", "said"),
    [
        (0, 0, False, "There is no article in this corpus."),
        (3, 0, True, "Names are being found."),
        (3, 1, False, "No names were found yet."),
        (3, 3, False, "No names were found in this corpus."),
    ],
)
def test_each_reason_for_no_names_is_told(
    articles: int, done: int, *, busy: bool, said: str
) -> None:
    from reader.naming.states import no_names

    blocks = no_names(overview(articles, done), (), busy=busy)
    assert blocks[0].text == said


@pytest.mark.parametrize(
    ("keys", "kept"),
    [(("j", "j"), "Sarbuk"), ((), "Zora Vale"), (("tab",), "Marrow Bay")],
    ids=["gone to", "at the top", "read of"],
)
async def test_names_that_come_later_are_listed_without_a_jump(
    harbour: Path, keys: tuple[str, ...], kept: str
) -> None:
    async with opened(harbour) as (app, pilot):
        await to_names(app, pilot, *keys)
        more = '{"text": "Zora Vale, Zora Vale, Zora Vale and Zora Vale met Zora Vale."}'
        (harbour / "more.json").write_text(more, encoding="utf-8")
        app.look_again()
        await settled(app, pilot)
        assert listed(app)[0].removeprefix("▌ ") == "Zora Vale"
        assert listed_ref(app).name == kept
        assert told(app)[0].startswith(kept)


async def test_the_first_line_tells_how_far_names_are_found_and_how_many_are_marked(
    harbour: Path,
) -> None:
    async with opened(harbour, (160, 45)) as (app, pilot):
        await to_names(app, pilot, "space", "j", "space")
        right = screen(app).top_right()
        assert [part[0].text for part in right[:3]] == ["harbour", "4 names", "2 marked"]
        assert app.overview is not None
        app.overview = replace(app.overview, names_done=2)
        screen(app).show_places()
        assert "found in 3 of 3 articles" in app.screen.query_one("#top", Band).text
        await press(app, pilot, "escape")
        assert screen(app).rows.marked == ()
        assert "marked" not in app.screen.query_one("#top", Band).text
        assert isinstance(app.screen, NamesScreen)


async def test_words_that_only_stand_for_a_name_lead_to_it(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        await to_names(app, pilot)
        assert app.library is not None
        app.library.decide(Decision("rename", BAY, to=NameRef("person", "Harbour Town")))
        app.decisions_changed()
        await press(app, pilot, "slash")
        await type_query(app, pilot, "marrow bay")
        assert "It stands for:" in nothing(app)
        assert "enter  P Harbour Town" in nothing(app)
        assert "this name" in keys(app)
        await press(app, pilot, "enter")
        assert listed_ref(app).name == "Harbour Town"
        assert app.focused is screen(app).rows
        assert len(listed(app)) == 4


async def test_a_misspelt_name_is_offered_as_it_is_spelt(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        await to_names(app, pilot, "slash")
        await type_query(app, pilot, "ilse torwan")
        assert "Names that are like it:\nenter  P Ilse Torvan" in nothing(app)
        await press(app, pilot, "ctrl+u")
        await type_query(app, pilot, "zq")
        assert "this name" not in keys(app)


async def test_a_name_of_an_article_and_of_the_filters_leads_here(harbour: Path) -> None:
    async with opened(harbour, (160, 45)) as (app, pilot):
        await type_query(app, pilot, "statement")
        await press(app, pilot, "enter", "f")
        assert "all about it" not in keys(app)
        filters = app.screen.query_one(FilterList)
        while filters.selected_name != TORVAN:
            await press(app, pilot, "j")
        assert "all about it" in keys(app)
        await press(app, pilot, "a")
        assert (listed_ref(app), told(app)[0]) == (TORVAN, "Ilse Torvan P person")
        await press(app, pilot, "1", "escape", "enter")
        assert isinstance(app.screen, ArticleScreen)
        assert "all about it" not in keys(app)
        await press(app, pilot, "tab", "enter")
        names = app.screen.query_one(FilterList).selected_name
        await press(app, pilot, "tab", "a")
        assert listed_ref(app) == names
        await press(app, pilot, "1")
        assert isinstance(app.screen, ArticleScreen)
