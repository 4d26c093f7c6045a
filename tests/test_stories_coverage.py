"""Which outlets told which stories: silence is told from what nobody collected."""

from __future__ import annotations

import calendar
import datetime as dt
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import ArticleId
from index.catalogue.encoding import moment
from index.catalogue.surveying import ToldArticle
from index.errors import CorpusError
from index.library import Library
from index.stories.coverage import WINDOW, coverage
from index.stories.dated import Dates
from index.stories.storytime import APART
from index.stories.table import StoryTable, story_table
from index.story import Cover, Days, OutletCover, Story, StoryId

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from index.stories.coverage import Coverage


class Sample(NamedTuple):
    """An article of a corpus that is made up."""

    outlet: str
    date: str | None
    story: str | None = None
    """None where it isn't grouped yet."""


def table_of(samples: Sequence[Sample]) -> StoryTable:
    articles, story_of = [], {}
    for number, (outlet, date, story) in enumerate(samples):
        told = (ArticleId(f"{number:03}"), f"Title {number}", outlet or None, date, 100)
        articles.append(ToldArticle(number, *told, moment(date).day, f"hash {number}", "en", None))
        if story is not None:
            story_of[f"hash {number}"] = story
    return story_table(articles, story_of, {})


def covered(
    samples: Sequence[Sample],
    since: str | None = None,
    until: str | None = None,
    outlets: Sequence[str] = (),
    least: int = 1,
) -> Coverage:
    table = table_of(samples)
    first, last = ordinal(since) if since else None, ordinal(until) if until else None
    return coverage(table, Dates(table), (first, last), outlets, least)


def ordinal(day: str) -> int:
    return dt.date.fromisoformat(day).toordinal()


def cell(found: Coverage, story: str, outlet: str) -> Cover:
    stories = [one.id for one in found.stories]
    outlets = [one.outlet for one in found.outlets]
    return found.cover(stories.index(StoryId(story)), outlets.index(outlet))


FERRY = [
    Sample("Pier Post", "2026-03-02", "ferry"),
    Sample("Pier Post", "2026-03-04", "ferry"),
    Sample("Marrow Herald", "2026-03-03", "ferry"),
]


def test_who_told_it_is_told_with_the_number_of_articles() -> None:
    found = covered(FERRY)
    assert cell(found, "ferry", "Pier Post") == Cover("told", 2)
    assert cell(found, "ferry", "Marrow Herald") == Cover("told", 1)
    assert found.told_by(0, 0) == ("000", "001")
    assert found.time(0) == (Days("2026-03-01", "2026-03-05"),)


@pytest.mark.parametrize(
    ("date", "is_silent"),
    [
        ("2026-02-28", False),
        ("2026-03-01", True),
        ("2026-03-03T23:59:00+05:00", True),
        ("2026-03-05", True),
        ("2026-03-06", False),
    ],
)
def test_only_who_has_articles_within_a_day_of_it_is_silent(date: str, is_silent: bool) -> None:  # noqa: FBT001
    found = covered([*FERRY, Sample("Ansel Post", date, "other")])
    told = Cover("silent", 1) if is_silent else Cover("absent", 0)
    assert cell(found, "ferry", "Ansel Post") == told


def test_who_has_only_articles_of_no_known_day_may_have_some_of_that_time() -> None:
    other = [Sample("Ansel Post", None, "a"), Sample("Ansel Post", "2025-03-03", "b")]
    assert cell(covered([*FERRY, *other]), "ferry", "Ansel Post") == Cover("undated", 1)
    dated = [*other, Sample("Ansel Post", "2026-03-03", "c")]
    assert cell(covered([*FERRY, *dated]), "ferry", "Ansel Post") == Cover("silent", 1)


def test_an_article_of_no_known_day_may_be_of_the_days_of_its_story() -> None:
    fair = [Sample("Quay FM", "2026-05-01", "fair"), Sample("Ansel Post", None, "fair")]
    assert cell(covered([*FERRY, *fair]), "ferry", "Ansel Post") == Cover("absent", 0)
    near = [Sample("Quay FM", "2026-03-05", "fair"), Sample("Ansel Post", None, "fair")]
    assert cell(covered([*FERRY, *near]), "ferry", "Ansel Post") == Cover("undated", 1)
    lost = [Sample("Quay FM", None, "fair"), Sample("Ansel Post", None, "fair")]
    assert cell(covered([*FERRY, *lost]), "ferry", "Ansel Post") == Cover("undated", 1)


def test_an_article_of_a_month_may_be_of_any_of_its_days() -> None:
    for date, told in {
        "2026-03": Cover("undated", 1),
        "2026": Cover("undated", 1),
        "2026-02": Cover("absent", 0),
        "2027": Cover("absent", 0),
    }.items():
        found = covered([*FERRY, Sample("Ansel Post", date, "other")])
        assert cell(found, "ferry", "Ansel Post") == told, date


def test_a_month_within_the_time_of_a_story_is_of_its_time() -> None:
    weekly = [
        Sample("Pier Post", f"2026-0{m}-{d:02}", "weekly")
        for m in (1, 2, 3)
        for d in (1, 8, 15, 22, 28)
    ]
    found = covered([*weekly, Sample("Ansel Post", "2026-02", "other")])
    assert found.time(0) == (Days("2025-12-31", "2026-03-29"),)
    assert cell(found, "weekly", "Ansel Post") == Cover("silent", 1)


def test_a_story_known_by_its_month_alone_has_that_month() -> None:
    found = covered(
        [Sample("Pier Post", "2026-04", "fair"), Sample("Ansel Post", "2026-04-17", "other")]
    )
    assert cell(found, "fair", "Ansel Post") == Cover("silent", 1)
    # One day that is known tells more than a month.
    exact = covered(
        [Sample("Pier Post", "2026-04", "fair"), Sample("Pier Post", "2026-04-02", "fair")]
    )
    assert exact.time(0) == (Days("2026-04-01", "2026-04-03"),)


def test_a_date_that_lies_apart_is_a_time_of_its_own() -> None:
    # One of them has a wrong year: not everybody with an article in between had the occasion.
    told = [*FERRY, Sample("Lorn Times", "2025-03-03", "ferry")]
    others = [Sample("Ansel Post", "2025-09-09", "x"), Sample("Quay FM", "2025-03-04", "y")]
    found = covered([*told, *others])
    assert found.time(0) == (Days("2025-03-02", "2025-03-04"), Days("2026-03-01", "2026-03-05"))
    assert cell(found, "ferry", "Ansel Post") == Cover("absent", 0)
    assert cell(found, "ferry", "Quay FM") == Cover("silent", 1)


def test_of_a_story_of_no_known_day_silence_cannot_be_told() -> None:
    found = covered([Sample("Pier Post", None, "lost"), Sample("Ansel Post", "2026-03-03", "x")])
    assert cell(found, "lost", "Ansel Post") == Cover("open", 1)
    assert found.time(0) == () or found.time(1) == ()
    assert cell(found, "lost", "Pier Post") == Cover("told", 1)


def test_unknown_outlets_can_tell_and_are_never_silent() -> None:
    found = covered([*FERRY, Sample("", "2026-03-03", "x"), Sample("", None, "y")])
    assert cell(found, "x", "") == Cover("told", 1)
    assert cell(found, "ferry", "") == Cover("open", 1)
    assert found.outlets[-1] == OutletCover("", 2, told=2, silent=0, of=2)


def test_totals_tell_of_how_many_stories_in_its_time_an_outlet_told() -> None:
    found = covered(
        [*FERRY, Sample("Pier Post", "2026-03-03", "x"), Sample("Lorn Times", "2024-03-03", "z")]
    )
    assert found.outlets == (
        OutletCover("Pier Post", 3, told=2, silent=0, of=3),
        OutletCover("Lorn Times", 1, told=1, silent=0, of=1),
        OutletCover("Marrow Herald", 1, told=1, silent=1, of=1),
    )


def test_a_period_chooses_stories_and_counts_articles_but_no_others_for_silence() -> None:
    samples = [
        *FERRY,
        Sample("Ansel Post", "2026-03-01", "x"),
        Sample("Ansel Post", "2024-03-01", "old"),
        Sample("Lorn Times", None, "lost"),
    ]
    found = covered(samples, "2026-03-03", "2026-03-31")
    assert [story.id for story in found.stories] == ["ferry"]
    assert (found.since, found.until) == ("2026-03-03", "2026-03-31")
    assert [(one.outlet, one.articles) for one in found.outlets] == [
        ("Marrow Herald", 1),
        ("Pier Post", 1),
        ("Ansel Post", 0),
        ("Lorn Times", 0),
    ]
    assert cell(found, "ferry", "Ansel Post") == Cover("silent", 1)
    assert cell(found, "ferry", "Lorn Times") == Cover("undated", 1)


def test_outlets_that_are_asked_for_have_columns_even_without_any_article() -> None:
    found = covered(FERRY, outlets=("Nobody's Gazette", "Marrow Herald"))
    assert [one.outlet for one in found.outlets] == ["Marrow Herald", "Nobody's Gazette"]
    assert cell(found, "ferry", "Nobody's Gazette") == Cover("absent", 0)


def test_articles_that_are_not_grouped_yet_are_counted() -> None:
    found = covered([*FERRY, Sample("Ansel Post", "2026-03-02")])
    assert found.waiting == 1
    assert cell(found, "ferry", "Ansel Post") == Cover("silent", 1)


def test_a_library_is_asked(tmp_path: Path) -> None:
    text = "The ferry between Lorn and Ansel struck the long pier in thick fog, and nobody was hurt"
    for name, outlet, words, date in (
        ("a", "Pier Post", f"{text}.", "2026-03-02"),
        ("b", "Marrow Herald", f"{text}, said the harbour master.", "2026-03-03"),
        ("c", "Ansel Post", "Apples are late this year; growers blame a wet spring.", "2026-03-03"),
    ):
        (tmp_path / f"{name}.json").write_text(
            f'{{"outlet": "{outlet}", "date": "{date}", "text": "{words}"}}', encoding="utf-8"
        )
    with Library.open(tmp_path, index_dir=tmp_path / "index") as library:
        library.refresh()
        assert library.find_stories()
        found = library.coverage("2026-03")
        assert len(found.stories) == 1
        assert [found.cover(0, place).kind for place in range(3)] == ["silent", "told", "told"]
        assert not library.coverage(until="2026-02").stories
        assert len(library.coverage(least=1).stories) == 2
        with pytest.raises(CorpusError, match="is not a date"):
            library.coverage("last spring")


# By property


def days_of(date: str | None) -> range:
    """Return the days that an article may be of, as ordinals."""
    if date is None:
        return range(0)
    year, month, day = (*(int(part) for part in date.split("-")), 0, 0)[:3]
    first = dt.date(year, month or 1, day or 1)
    last_month = month or 12
    last = first if day else dt.date(year, last_month, calendar.monthrange(year, last_month)[1])
    return range(first.toordinal(), last.toordinal() + 1)


def time_of(samples: Sequence[Sample], story: str, window: int = WINDOW) -> set[int]:
    """Return the days of a story, one by one."""
    own = [sample.date for sample in samples if sample.story == story and sample.date]
    own = [date for date in own if len(date) == 10] or own
    days = sorted({day for date in own for day in days_of(date)})
    for one, other in pairwise(days):
        if other - one <= APART:
            days.extend(range(one, other))
    return {day + away for day in days for away in range(-window, window + 1)}


def reckoned(samples: Sequence[Sample], story: str, outlet: str) -> Cover:
    """Return what a cell holds, reckoned day by day."""
    told = sum(one.outlet == outlet and one.story == story for one in samples)
    if told:
        return Cover("told", told)
    own = [days_of(one.date) for one in samples if one.outlet == outlet]
    time = time_of(samples, story)
    if not time:
        return Cover("open", len(own)) if own else Cover("absent", 0)
    within = sum(bool(days) and time.issuperset(days) for days in own)
    perhaps = sum(bool(days) and not time.isdisjoint(days) for days in own) - within
    for one in samples:
        if one.outlet == outlet and one.date is None:
            lent = time_of(samples, one.story, window=0) if one.story else set()
            perhaps += not lent or (min(lent) <= max(time) and max(lent) >= min(time))
    if not outlet:
        return Cover("open", within)
    if within:
        return Cover("silent", within)
    return Cover("undated", perhaps) if perhaps else Cover("absent", 0)


DATES = st.one_of(
    st.none(),
    st.dates(dt.date(2025, 12, 1), dt.date(2026, 2, 10)).map(dt.date.isoformat),
    st.sampled_from(["2025", "2026", "2025-12", "2026-01", "2026-02"]),
)
SAMPLES = st.lists(
    st.builds(
        Sample,
        st.sampled_from(["", "Pier Post", "Ansel Post", "Quay FM"]),
        DATES,
        st.sampled_from([None, "a", "b", "c"]),
    ),
    max_size=14,
)


@given(SAMPLES)
def test_each_cell_is_what_is_reckoned_day_by_day(samples: list[Sample]) -> None:
    found = covered(samples)
    rows = list(found.rows())
    for place, (story, row) in enumerate(zip(found.stories, rows, strict=True)):
        for number, (one, held) in enumerate(zip(found.outlets, row, strict=True)):
            assert held == found.cover(place, number)
            assert held == reckoned(samples, story.id, one.outlet)
            if held.kind == "told":
                assert len(found.told_by(place, number)) == held.articles
        assert sum(held.articles for held in row if held.kind == "told") == len(story.articles)
    for number, one in enumerate(found.outlets):
        kinds = [row[number].kind for row in rows]
        assert (one.told, one.silent) == (kinds.count("told"), kinds.count("silent"))


@given(SAMPLES, st.randoms(use_true_random=False))
def test_the_order_of_the_articles_makes_no_difference(
    samples: list[Sample], chance: object
) -> None:
    other = sorted(samples, key=lambda _: chance.random())  # type: ignore[attr-defined]
    one, two = covered(samples), covered(other)
    assert one.outlets == two.outlets
    assert facts(one) == facts(two)


def facts(found: Coverage) -> dict[str, tuple[object, ...]]:
    rows = zip(found.stories, found.rows(), strict=True)
    return {story.id: (*row, found.time(place)) for place, (story, row) in enumerate(rows)}


@given(SAMPLES, st.dates(dt.date(2025, 11, 1), dt.date(2026, 3, 1)), st.integers(0, 40))
def test_a_period_shows_the_stories_told_in_it(
    samples: list[Sample], since: dt.date, days: int
) -> None:
    until = since + dt.timedelta(days)
    found = covered(samples, since.isoformat(), until.isoformat())
    period = set(range(since.toordinal(), until.toordinal() + 1))
    everything = covered(samples)
    shown = {story.id for story in found.stories}
    for place, story in enumerate(everything.stories):
        own = {
            day
            for first, last in everything.time(place)
            for day in range(ordinal(first) + WINDOW, ordinal(last) + 1 - WINDOW)
        }
        assert (story.id in shown) == (not period.isdisjoint(own))
    assert all(facts(everything)[one] == told for one, told in facts_by(found, everything).items())


def facts_by(found: Coverage, like: Coverage) -> dict[str, tuple[object, ...]]:
    """Return what is told of stories, the outlets in the order of another coverage."""
    names = [one.outlet for one in found.outlets]
    order = [names.index(one.outlet) for one in like.outlets]
    rows = zip(found.stories, found.rows(), strict=True)
    return {
        story.id: (*(row[number] for number in order), found.time(place))
        for place, (story, row) in enumerate(rows)
    }


@given(SAMPLES, st.integers(0, 3))
def test_stories_of_fewer_tellers_than_asked_for_are_left_out(
    samples: list[Sample], least: int
) -> None:
    def tellers(story: Story) -> int:
        own = [one for one in samples if one.story == story.id]
        return len({one.outlet for one in own if one.outlet}) + sum(not one.outlet for one in own)

    found = covered(samples, least=least)
    everything = covered(samples).stories
    assert list(found.stories) == [story for story in everything if tellers(story) >= least]
