"""What is said of a corpus, section by section."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import ABOUT_THE_CORPUS, ArticleId, Card, Skipped
from index.formats.pathnames import SUFFIXES
from index.survey import OutletShare, Share, Survey
from index.tally import skipped_shares
from reader.export.survey import named_keys, survey_text, survey_value
from reader.survey.advice import _ELSE, READ, advice
from reader.survey.articles import article_row
from reader.survey.facts import SECTIONS, Standing, glance, looked_words, sections, size
from reader.survey.ledger import planned, row_lines
from reader.survey.page import page
from reader.survey.skipped import SHOWN
from tests.sample_values import acted_on, texts

if TYPE_CHECKING:
    from reader.survey.ledger import Page, Path

TODAY = dt.date(2031, 3, 4)
SKIPPED = (
    Skipped("dump.jsonl#2", "not valid JSON: expecting value (column 1)"),
    Skipped("photo.txt", "not text: NUL bytes"),
    Skipped("README.md", ABOUT_THE_CORPUS),
)
SURVEY = Survey(
    corpus="/home/ines/harbour",
    folder="/home/ines/.cache/corpus-reader/harbour-1",
    looked=dt.datetime(2031, 3, 4, 9, 5).timestamp(),  # noqa: DTZ001  the reader's own clock
    articles=4,
    words=1200,
    files=3,
    size=48_300,
    records=2,
    record_files=1,
    skipped=skipped_shares(SKIPPED),
    encodings=(Share("utf-8", (1, 2, 3)), Share("windows-1252", (4,))),
    repairs=(Share("HTML entities", (1, 4), (20, 5)),),
    removed=(Share("share links", (1, 2, 3), (2, 2, 3)), Share("footer", (1,), (1,))),
    outlets=(
        OutletShare("Marrow Gazette", (1, 2), 2, "2031-01-02", "2031-03-03", (("byline", 2),)),
        OutletShare("", (3, 4), 1, "2031-03-01", "2031-03-01", (("", 2),)),
    ),
    months=(
        Share("2031-01", (1,)),
        Share("2031-02", (2,)),
        Share("2031-05", (3,)),
        Share("", (4,)),
    ),
    languages=(Share("en", (1,)), Share("", (2, 3, 4))),
    same=((1, 3),),
    found={
        "title": (Share("a line of its own", (1, 2, 3, 4)),),
        "outlet": (Share("byline", (1, 2)), Share("", (3, 4))),
        "date": (Share("published", (1, 2, 3)), Share("", (4,))),
    },
    names_done=3,
    recogniser="quick finder",
)
NOTHING = replace(
    SURVEY,
    articles=0,
    words=0,
    files=0,
    size=0,
    records=0,
    names_done=0,
    encodings=(),
    repairs=(),
    removed=(),
    outlets=(),
    months=(),
    languages=(),
    same=(),
    found={"title": (), "outlet": (), "date": ()},
)


def said(page: Page | None, width: int = 80) -> list[str]:
    assert page is not None
    plan = planned(page, width, 2)
    rows = (page.row(number) for number in range(len(page)))
    lines = [line for row in rows for line in row_lines(page, row, plan)]
    return [" ".join("".join(piece.text for piece in line).split()) for line in lines]


def ways(page: Page | None) -> list[Path | int | None]:
    assert page is not None
    rows = (page.row(number) for number in range(len(page)))
    return [row.leads or row.key for row in rows if row.selectable]


def at_a_glance(survey: Survey = SURVEY, **standing: bool | str) -> Page:
    return glance(survey, Standing(**standing), TODAY)  # type: ignore[arg-type]  # its own fields


def test_each_section_has_its_figure() -> None:
    assert said(sections(SURVEY)) == [
        "At a glance 4 articles",
        "Skipped 2 + 1 about it",
        "Repaired 2 articles",
        "Removed 8 lines",
        "Outlets 1",
        "Dates 3 of 4",
        "Same text 1 of 4",
        "Columns ·",
        "Languages 1",
    ]
    assert said(sections(None))[1] == "Skipped …"
    assert {line.rpartition(" ")[2] for line in said(sections(NOTHING))[2:]} == {"·"}


def test_at_a_glance_all_is_told_that_was_read_and_is_known() -> None:
    lines = said(at_a_glance(busy=True))
    assert lines == [
        "At a glance",
        "",
        "Read",
        "Corpus /home/ines/harbour",
        "Articles 4, 1,200 words",
        "Files 3 with articles, 48 KB",
        "Records 2 of the articles, in 1 file",
        "Same text 1 of 4 articles repeat the text of another",
        "Skipped 2, and 1 about the corpus",
        "Looked through today, 09:05",
        "",
        "Known",
        "Title 4 of 4",
        "Outlet 2 of 4, unknown of 2",
        "Date 3 of 4, unknown of 1",
        "Names found in 3 of 4 articles",
        "Recogniser quick finder",
        "",
        "Kept",
        "Index /home/ines/.cache/corpus-reader/harbour-1",
    ]
    assert ways(at_a_glance()) == [
        ("same",),
        ("skipped",),
        ("found", "outlet", ""),
        ("found", "date", ""),
    ]


def test_work_that_is_left_is_told_with_its_key_and_a_fault_with_its_cause() -> None:
    assert "r goes on" not in " ".join(said(at_a_glance(busy=True)))
    assert "r goes on" in " ".join(said(at_a_glance()))
    named = replace(SURVEY, names_done=4)
    assert "r goes on" not in " ".join(said(at_a_glance(named)))
    assert "r goes on" in " ".join(said(at_a_glance(named, stopped=True)))
    assert "No model. Install it." in said(at_a_glance(fault="No model. Install it."))


def test_skipped_files_stand_under_their_reason_those_about_the_corpus_last() -> None:
    assert said(page(SURVEY, ("skipped",))) == [
        "Skipped",
        "",
        "not text 1",
        "photo.txt NUL bytes",
        "",
        "not valid JSON 1",
        "dump.jsonl#2 expecting value (column 1)",
        "",
        "about the corpus, not an article 1",
        "README.md",
    ]
    assert said(page(replace(SURVEY, skipped=()), ("skipped",)))[2:] == ["Nothing was skipped."]


def test_of_many_for_one_reason_the_rest_is_a_page_of_its_own() -> None:
    many = tuple(Skipped(f"p{n:03}.txt", "not text: NUL bytes") for n in range(SHOWN + 300))
    survey = replace(SURVEY, skipped=skipped_shares(many))
    short = page(survey, ("skipped",))
    assert said(short)[-1] == "300 more …"
    assert ways(short)[-1] == ("skipped", "not text")
    whole = page(survey, ("skipped", "not text"))
    assert said(whole)[:3] == ["Skipped › not text 308", "", "p000.txt NUL bytes"]
    assert ways(whole) == [("file", item.path, item.reason) for item in many]
    assert page(survey, ("skipped", "empty file")) is None


def test_of_one_file_the_whole_reason_is_told_and_what_can_be_done() -> None:
    item = SKIPPED[0]
    lines = said(page(SURVEY, ("file", item.path, item.reason)), 50)
    assert item.path in lines
    assert item.reason in lines
    assert "After that, r looks again." in lines
    assert page(SURVEY, ("file", item.path, "another reason")) is None


def test_repairs_are_told_by_kind_with_the_encodings() -> None:
    shown = page(SURVEY, ("repaired",))
    assert said(shown)[2:] == [
        "2 of 4 articles had to be repaired to be read.",
        "",
        "Repair times articles",
        "HTML entities 25 2",
        "",
        "Encoding articles",
        "utf-8 3",
        "windows-1252 1",
    ]
    assert ways(page(SURVEY, ("repair", "HTML entities"))) == [1, 4]
    assert said(page(SURVEY, ("repair", "HTML entities")))[-2:] == ["… 20", "… 5"]
    assert ways(page(SURVEY, ("encoding", "windows-1252"))) == [4]


def test_lines_taken_off_are_told_by_reason_each_leading_to_its_articles() -> None:
    shown = page(SURVEY, ("removed",))
    assert said(shown)[-2:] == ["share links 7 3", "footer 1 1"]
    assert ways(shown) == [("furniture", "share links"), ("furniture", "footer")]
    assert said(page(SURVEY, ("furniture", "share links")))[0] == (
        "Removed › share links 3 articles"
    )
    assert page(SURVEY, ("furniture", "cookie notice")) is None


def test_outlets_tell_how_many_are_dated_and_where_they_were_found() -> None:
    shown = page(SURVEY, ("outlets",))
    assert said(shown)[2:] == [
        "Outlet articles dated period",
        "Marrow Gazette 2 2 2 Jan – 3 Mar 2031",
        "unknown 2 1 1 Mar 2031",
        "",
        "Where the outlet was found articles",
        "byline 2",
        "nowhere: unknown 2",
    ]
    own = page(SURVEY, ("outlet", "Marrow Gazette"))
    assert said(own)[2:5] == [
        "With a date 2 of 2",
        "Period 2 Jan – 3 Mar 2031",
        "Outlet found in byline 2",
    ]
    assert ways(own) == [1, 2]
    unknown = said(page(SURVEY, ("outlet", "")))
    assert unknown[0] == "Outlets › unknown 2 articles"
    assert not any(line.startswith("Outlet found in") for line in unknown)


def test_months_are_bars_with_their_course_and_the_unknown_last() -> None:
    lines = said(page(SURVEY, ("dates",)))
    assert lines[2] == "The date of 3 of 4 articles is known."
    assert lines[4].replace(" ", "") == "▇" * 12
    assert lines[5] == "Jan 2031 May 2031"
    months = [(line.split("▬")[0].strip(), line.count("▬"), line[-1]) for line in lines[8:12]]
    assert [label for label, _, _ in months] == ["Jan 2031", "Feb 2031", "May 2031", "unknown 1"]
    assert len({bar for _, bar, _ in months[:3]}) == 1
    assert months[3][1] == 0
    assert ways(page(SURVEY, ("month", "2031-02"))) == [2]
    assert ways(page(SURVEY, ("month", ""))) == [4]
    assert ways(page(SURVEY, ("found", "date", "published"))) == [1, 2, 3]


def test_a_year_without_a_month_is_listed_and_has_no_place_in_the_course() -> None:
    survey = replace(SURVEY, months=(Share("2031", (1, 2)), Share("2031-02", (3,))))
    lines = said(page(survey, ("dates",)))
    assert lines[4] == "Month articles"
    assert lines[5].startswith("2031 ▬")
    assert lines[5].count("▬") == 2 * lines[6].count("▬")


def test_copies_lead_to_their_articles() -> None:
    shown = page(SURVEY, ("same",))
    assert said(shown)[2:] == [
        "1 text printed word for word in 2 articles.",
        "1 of 4 articles repeat another's text; a search lists one.",
        "",
        "First of them articles",
        "… 2",
    ]
    assert ways(shown) == [("copies", "1")]
    assert ways(page(SURVEY, ("copies", "1"))) == [1, 3]
    assert page(SURVEY, ("copies", "2")) is None


def test_languages_without_a_recogniser_do_not_count_as_named() -> None:
    german = replace(SURVEY, languages=(Share("de", (1,)), Share("", (2, 3, 4))))
    looked_for = "Names found in 2 of 3 articles, 1 not in English"
    assert looked_for in said(at_a_glance(german))


def test_a_model_for_another_language_counts() -> None:
    more = (Share("de", (1,)), Share("fr", (2,)), Share("", (3, 4)))
    german = replace(SURVEY, languages=more, named=frozenset({"en", "de"}))
    looked_for = "Names found in 2 of 3 articles, 1 in languages without a model"
    assert looked_for in said(at_a_glance(german))
    speakers = "Speakers and contradictions are looked for in English alone."
    names = "Names are looked for in English and German."
    assert said(page(german, ("languages",)))[-2:] == [names, speakers]
    any_language = replace(german, named=frozenset({"en", "xx"}))
    names = "Names are looked for in all languages."
    assert said(page(any_language, ("languages",)))[-2:] == [names, speakers]


def test_what_is_wrong_with_the_recogniser_that_is_set_stands_below_it() -> None:
    told = "recogniser: The model \x1b[31m is not installed. Install it."
    lines = said(at_a_glance(replace(SURVEY, not_as_set=(told,))))
    at = lines.index("Recogniser quick finder")
    assert lines[at + 1] == "Not as set recogniser: The model ␛[31m is not installed. Install it."


def test_languages_are_listed_only_where_one_is_told() -> None:
    assert said(page(SURVEY, ("languages",)))[2:] == ["Language articles", "English 1", "unknown 3"]
    silent = replace(SURVEY, languages=(Share("", (1, 2, 3, 4)),))
    assert ways(page(silent, ("languages",))) == []


def test_a_language_tells_how_to_ask_for_it_and_what_is_not_done_for_it() -> None:
    two = replace(SURVEY, languages=(Share("de", (1, 2)), Share("en-gb", (3,)), Share("", (4,))))
    assert said(page(two, ("languages",)))[3:] == [
        "German 2",
        "English, en-gb 1",
        "unknown 1",
        "",
        "Names, speakers and contradictions are looked for in English alone.",
    ]
    german = said(page(two, ("language", "de")))
    assert german[0] == "Languages › German 2 articles"
    assert "language:de" in german[2]
    assert "language:unknown" in said(page(two, ("language", "")))[2]
    assert page(two, ("language", "fr")) is None


def test_a_folder_without_articles_says_what_was_looked_at_and_what_can_be_done() -> None:
    lines = said(page(NOTHING, ("none",)), 70)
    assert lines[:2] == [
        "No article in this folder.",
        "3 files and records were looked at, and none of them holds one:",
    ]
    assert "photo.txt not text: NUL bytes" in lines
    assert "corpus-reader FOLDER opens another folder" in lines
    assert said(page(replace(NOTHING, skipped=()), ("none",)))[1] == "There is no file in it."
    many = tuple(Skipped(f"{n}", "empty file") for n in range(2000))
    shown = page(replace(NOTHING, skipped=skipped_shares(many)), ("none",))
    assert f"{2000 - SHOWN:,} more …" in said(shown)
    assert ways(shown)[-1] == ("skipped",)


@pytest.mark.parametrize("section", SECTIONS)
def test_nothing_to_tell_is_a_sentence_in_every_section(section: str) -> None:
    shown = at_a_glance(NOTHING) if section == "glance" else page(NOTHING, (section,))
    assert said(shown)[0] == SECTIONS[section]
    assert len(said(shown)) > 2


def test_an_article_is_told_by_its_title_else_by_its_file() -> None:
    card = Card(ArticleId("a/b.txt"), "Crane falls", "Gazette", "2031-03-04T08:30", 200)
    shown = ("outlet", "date")
    row = article_row(card, shown)
    assert (row.label, row.cells) == ("Crane falls", ("Gazette", "4 Mar 2031"))
    row = article_row(replace(card, title=None, outlet=None, date=None), shown)
    assert (row.label, row.cells) == ("a/b.txt", ("outlet unknown", "unknown"))
    assert article_row(replace(card, date="2031-03"), ("date",)).cells == ("Mar 2031",)
    assert article_row(None, shown).label == "no longer there"


@pytest.mark.parametrize("suffix", sorted(SUFFIXES))
def test_every_kind_of_file_that_is_read_is_named(suffix: str) -> None:
    assert suffix in READ


def test_reasons_have_advice_of_their_own() -> None:
    told = {advice(item.reason) for item in SKIPPED}
    assert len(told) == len(SKIPPED)
    assert _ELSE not in told
    assert advice("something never heard of") == _ELSE


def test_the_advice_leads_to_the_place_of_the_fault() -> None:
    in_a_line = advice("not valid JSON: invalid control character at column 30")
    assert "number after # is the line" in in_a_line
    for place in ("expecting value (line 3, column 1)", "unterminated string at line 3, column 9"):
        assert advice(f"not valid JSON: {place}").startswith("Mend it at the line and column")
    assert "column" not in advice("not valid JSON: a number with too many digits")


def test_the_advice_for_a_row_without_text_is_about_its_column() -> None:
    for reason in ("the column Wortlaut is empty", "the field body is empty"):
        assert advice(reason).startswith("Fill in the text here")
    assert "[[columns]]" in advice("no column called text, body or content")
    assert "called text" in advice("no field called text, body or content")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "0 bytes"),
        (999, "999 bytes"),
        (1000, "1.0 KB"),
        (48_300, "48 KB"),
        (3_210_000, "3.2 MB"),
    ],
)
def test_sizes_are_told_in_few_signs(number: int, words: str) -> None:
    assert size(number) == words


def test_when_it_was_looked_through_is_told_by_the_day() -> None:
    assert looked_words(SURVEY.looked, TODAY) == "looked through today, 09:05"
    later = TODAY + dt.timedelta(days=1)
    assert looked_words(SURVEY.looked, later) == "looked through Tue 4 Mar 2031, 09:05"
    assert looked_words(None, TODAY) == "looked through not yet to the end"


IDS = {number: ArticleId(f"{number}.txt") for number in (1, 2, 3, 4)}


def test_the_command_line_tells_all_of_it_in_lines() -> None:
    text = survey_text(SURVEY, IDS)
    for line in (
        "HTML entities: 25 in 2 articles: 1.txt, 4.txt",
        "windows-1252: 1 article: 4.txt",
        "share links: 7 in 3 articles",
        "Marrow Gazette: 2 articles, 2 dated, 2 Jan – 3 Mar 2031; byline 2",
        "unknown: 2 articles, 1 dated, 1 Mar 2031",
        "date unknown: 1 article",
        "1.txt, 3.txt",
    ):
        assert f"  {line}\n" in text
    assert survey_text(NOTHING, {}).count("  none\n") == 10


def test_as_a_value_unknown_is_empty_and_articles_are_ids() -> None:
    value = survey_value(SURVEY, {key: IDS[key] for key in named_keys(SURVEY)})
    assert value["repaired"] == {"HTML entities": {"times": 25, "articles": ["1.txt", "4.txt"]}}
    assert value["removed_lines"]["share links"] == {"lines": 7, "articles": 3}
    assert value["outlets"][""]["articles"] == 2
    assert value["months"] == {"2031-01": 1, "2031-02": 1, "2031-05": 1, "": 1}
    assert value["same_text"] == [["1.txt", "3.txt"]]
    assert survey_value(SURVEY, {})["same_text"] == [[]]


@given(texts, texts, st.integers(12, 100))
def test_nothing_of_a_file_is_told_unguarded(one: str, other: str, width: int) -> None:
    survey = replace(
        SURVEY,
        corpus=one,
        folder=other,
        skipped=skipped_shares([Skipped(one, other), Skipped(other, f"not text: {one}")]),
        outlets=(OutletShare(one, (1,), 1, one, other, ((other, 1),)),),
        months=(Share(one, (1,)),) if one[:4].isdecimal() else (),
        languages=(Share(other, (1,)),),
        found={what: (Share(one, (1,)),) for what in ("title", "outlet", "date")},
        recogniser=other,
    )
    paths: list[Path] = [(section,) for section in SECTIONS if section != "glance"]
    paths += [("none",), ("outlet", one), ("found", "date", one), ("file", one, other)]
    paths += [("language", other), ("skipped", other.partition(":")[0])]
    pages = [page(survey, path) for path in paths]
    pages.append(glance(survey, Standing(fault=other), TODAY))
    for shown in filter(None, pages):
        for line in said(shown, width):
            assert acted_on(line) == []
    assert acted_on(survey_text(survey, {}).replace("\n", "")) == []
    row = article_row(Card(ArticleId(one), other, one, other, 1), ("outlet", "date"))
    assert acted_on("".join((row.label, *row.cells))) == []
