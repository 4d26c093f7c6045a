"""The list of articles to put beside another one: its order, its limit, and the way back to it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import ArticleId
from index.results import Candidate
from reader.results.offered import heads, in_order, one_of_each, percent, same_as
from reader.screens.choose import ChooseScreen
from reader.screens.compare import CompareScreen
from reader.widgets.band import Band
from reader.widgets.result_list import ResultList
from reader.widgets.text_view import TextView
from tests.harbour import ARTICLES, opened, press, type_query
from tests.widget_host import lines

if TYPE_CHECKING:
    from pathlib import Path

    from reader.app import ReaderApp

MORE = (
    {
        "title": "Quay of Marrow Bay to be closed, council says",
        "outlet": "Sarbuk Evening",
        "date": "2025-05-20",
        "text": "The council of Marrow Bay closes the old quay. Fishermen move their boats.\n\n"
        "“The quay is no longer safe for anyone who walks on it,” said Ilse Torvan.",
    },
    {
        "title": "Boats of Marrow Bay have moved",
        "outlet": "Sarbuk Evening",
        "date": "2025-05-04",
        "text": "Fishermen of Marrow Bay moved their boats. A council of growers was late.",
    },
    {"title": "Nothing", "outlet": "Far Away", "date": "2025-05-02", "text": "Xylophones tune."},
)


@pytest.fixture
def bay(tmp_path: Path, quick_finder: object) -> Path:
    folder = tmp_path / "bay"
    folder.mkdir()
    told = "\n".join(json.dumps(article) for article in (*ARTICLES, *MORE))
    (folder / "export.jsonl").write_text(told, encoding="utf-8")
    return folder


def listed(app: ReaderApp) -> list[str]:
    screen = app.screen
    assert isinstance(screen, ChooseScreen)
    return [one.id for one in screen.candidates]


def said(app: ReaderApp) -> str:
    return app.screen.query_one("#top", Band).text


@st.composite
def candidates(draw: st.DrawFn) -> Candidate:
    return Candidate(
        id=ArticleId(draw(st.text("ab", max_size=3))),
        title=None,
        outlet=draw(st.sampled_from([None, "Post", "Gull"])),
        date=None,
        words=1,
        alike=draw(st.floats(0, 1)),
        days=None,
        likely=(likely := draw(st.booleans())),
        same_story=likely and draw(st.booleans()),
    )


@given(st.lists(candidates(), max_size=12), st.sampled_from([None, "Post"]))
def test_the_order_is_the_one_that_is_shown(found: list[Candidate], outlet: str | None) -> None:
    ordered = in_order(found, outlet)
    assert sorted(ordered, key=found.index) == sorted(found, key=found.index)
    story = [one for one in ordered if one.same_story]
    like = [one for one in ordered if one.likely and not one.same_story]
    rest = [one for one in ordered if not one.likely]
    assert list(ordered) == [*story, *like, *rest]
    for group in (story, like):
        others = [one for one in group if outlet is None or one.outlet != outlet]
        assert group[: len(others)] == others
        for part in (others, group[len(others) :]):
            shown = [percent(one.alike) for one in part]
            assert shown == sorted(shown, reverse=True)
    assert [percent(one.alike) for one in rest] == sorted(
        (percent(one.alike) for one in rest), reverse=True
    )
    above = heads(ordered, ())
    first = [(story, "Same story"), (like, "Like it"), (rest, "Less alike")]
    if story:
        assert list(above.values()) == [words for group, words in first if group]
        assert [ordered[number] for number in above] == [group[0] for group, _ in first if group]
    else:
        assert above == {}


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
async def test_m_lists_all_tells_of_how_many_and_leads_back(
    bay: Path, size: tuple[int, int]
) -> None:
    async with opened(bay, size) as (app, pilot):
        await type_query(app, pilot, "title:closes")
        await press(app, pilot, "enter", "c")
        likely, before = listed(app), said(app)
        assert f" {len(likely)} " in before
        assert "first" in before
        await press(app, pilot, "j", "m")
        assert listed(app)[: len(likely)] == likely
        assert len(listed(app)) > len(likely)
        assert re.search(rf" {len(listed(app))} (likest )?of 5[ ,]", said(app))
        assert "same event first" in said(app)
        listing = app.screen.query_one(ResultList)
        assert app.focused is listing
        assert listing.selected == 1
        await press(app, pilot, "m")
        assert (listed(app), said(app)) == (likely, before)
        assert listing.selected == 1


async def test_the_list_stands_on_the_article_that_was_stepped_to(bay: Path) -> None:
    async with opened(bay, (160, 45)) as (app, pilot):
        await type_query(app, pilot, "title:closes")
        await press(app, pilot, "enter", "c", "m", "enter", "greater_than_sign")
        assert isinstance(app.screen, CompareScreen)
        assert app.screen.place == 1
        await press(app, pilot, "escape")
        assert app.screen.query_one(ResultList).selected == 1


async def test_where_no_other_article_is_on_the_event_the_keys_work(bay: Path) -> None:
    async with opened(bay, (80, 24)) as (app, pilot):
        await type_query(app, pilot, "apples")
        await press(app, pilot, "enter", "c")
        nothing = app.screen.query_one("#nothing", TextView)
        assert nothing.has_focus
        assert "No other article on this event was found." in nothing.text
        await press(app, pilot, "m")
        assert app.screen.query_one(ResultList).has_focus
        assert re.search(r" \d of 5", said(app))
        await press(app, pilot, "enter")
        assert isinstance(app.screen, CompareScreen)
        await press(app, pilot, "escape", "m")
        assert nothing.has_focus


async def test_who_reads_an_article_that_nobody_contradicts_learns_of_those_that_do_each_other(
    tmp_path: Path, quick_finder: object
) -> None:
    told = {
        "Gull": "The quay of Sarbuk will be mended, the harbour master of Sarbuk said on Monday.",
        "Post": "The works on the quay of Sarbuk will cost $5 million.",
        "Echo": "The works on the quay of Sarbuk will cost 7 million dollars.",
    }
    for outlet, text in told.items():
        article = {"title": f"Quay of Sarbuk: {outlet}", "outlet": outlet, "text": text}
        (tmp_path / f"{outlet}.json").write_text(json.dumps({**article, "date": "2025-05-02"}))
    async with opened(tmp_path, (160, 45)) as (app, pilot):
        assert app.library is not None
        links = app.library.compare(ArticleId("Post.json"), ArticleId("Echo.json")).links
        assert any(link.kind == "contradiction" for link in links)
        await type_query(app, pilot, "mended")
        await press(app, pilot, "enter", "c")
        screen = app.screen
        assert isinstance(screen, ChooseScreen)
        assert not any(counts["contradiction"] for counts in screen.shared.values())
        shown = "\n".join(lines(screen.query_one(ResultList)))
        assert "! contradicts Echo" in shown
        assert "! contradicts Post" in shown


def offered_as(article_id: str, same_as: str | None = None) -> Candidate:
    return Candidate(
        ArticleId(article_id), None, f"The {article_id}", None, 9, 0.5, 1, likely=True,
        same_as=ArticleId(same_as) if same_as else None,
    )  # fmt: skip


def test_of_articles_with_one_text_the_first_listed_is_compared_and_named() -> None:
    a, b, c, d = offered_as("a"), offered_as("b", "a"), offered_as("c"), offered_as("d", "a")
    assert one_of_each([a, b, c, d]) == ["a", "c"]
    assert one_of_each([c, d, b]) == ["c", "d"]  # though neither is the one the others name
    after = " · the same text as The d"
    told = {one.id: "".join(p.text for p in same_as(one, [d, c, b, a])) for one in (a, b, c, d)}
    assert told == {"d": "", "c": "", "b": after, "a": after}
