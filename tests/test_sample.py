"""The sample corpus holds what its list of planted things says."""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

import pytest

CORPUS = Path(__file__).parent.parent / "corpus"
ABOUT_THE_CORPUS = {"README.md", "PLANTED.toml"}
LISTED = tomllib.loads((CORPUS / "PLANTED.toml").read_text(encoding="utf-8"))
INVENTED = ("ferry", "treaty", "hospitals", "bronzes")
EVENTS = {
    "pact": (6, "2024-06"),
    "ferry": (4, "2025-03"),
    "treaty": (4, "2025-09"),
    "hospitals": (4, "2026-01"),
    "bronzes": (6, "2026-05"),
}
"""How many articles tell of each, and when."""
OUTLETS = 6
PLANTED_IN_EVERY_EVENT = (
    "quotation",
    "figure",
    "date",
    "verbatim",
    "only",
    "spelling",
    "namesakes",
    "acronym",
    "page-date",
)
PLANTED_KINDS = {*PLANTED_IN_EVERY_EVENT, "same"}
OTHER_FORMS = {
    "12": ("Twelve",),
    "15": ("Fifteen",),
    "34": ("Thirty-four",),
    "4.2": ("4,200 million",),
    "2026-01-01": ("first of January",),
}
"""How the articles write a figure or date where they don't use digits."""


class Planted(NamedTuple):
    kind: str
    event: str
    about: str
    sign: str | None
    words: dict[str, str]
    says: dict[str, str]


def article_files() -> list[Path]:
    return sorted(path for path in CORPUS.iterdir() if path.name not in ABOUT_THE_CORPUS)


def one_line(text: str) -> str:
    return " ".join(text.split())


def straight(text: str) -> str:
    return text.replace("’", "'")


def records(path: Path) -> dict[str, dict[str, object]]:
    """Return the records of a JSON file by the ids that the reader gives them."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".json":
        return {path.name: json.loads(text)}
    lines = enumerate(text.splitlines(), start=1)
    return {f"{path.name}#{number}": json.loads(line) for number, line in lines}


def read_articles() -> dict[str, str]:
    """Return the text of every article by its id: a record's text, a file as it stands."""
    articles: dict[str, str] = {}
    for path in article_files():
        if path.suffix in {".json", ".jsonl"}:
            for article, record in records(path).items():
                articles[article] = one_line(str(record.get("text", record.get("body"))))
        else:
            articles[path.name] = one_line(path.read_text(encoding="utf-8"))
    return articles


def read_planted() -> list[Planted]:
    listed = LISTED["planted"]
    return [
        Planted(e["kind"], e["event"], e["about"], e.get("sign"), e["words"], e.get("says", {}))
        for e in listed
    ]


ARTICLES = read_articles()
PLANTED = read_planted()


def of_kind(kind: str) -> list[Planted]:
    return [planted for planted in PLANTED if planted.kind == kind]


def about(planted: Planted) -> str:
    return f"{planted.event}: {planted.about}"


def test_each_event_is_told_by_several_articles() -> None:
    told = Counter(article.partition("-")[0] for article in ARTICLES)
    assert told == {event: articles for event, (articles, _) in EVENTS.items()}


def test_there_are_six_outlets_and_none_tells_of_an_event_twice() -> None:
    told = [(a["id"].partition("-")[0], a["outlet"]) for a in LISTED["article"] if "outlet" in a]
    assert len(told) == len(set(told))
    assert len({outlet for _, outlet in told}) == OUTLETS


@pytest.mark.parametrize("article", ARTICLES)
def test_an_article_has_at_least_200_words(article: str) -> None:
    assert len(ARTICLES[article].split()) >= 200


def test_records_say_whose_they_are() -> None:
    fields = {"title", "outlet", "date", "authors", "url", "text"}
    assert all(fields == set(record) for record in records(CORPUS / "treaty-export.jsonl").values())


def test_every_article_is_listed_once() -> None:
    assert sorted(listed["id"] for listed in LISTED["article"]) == sorted(ARTICLES)


def test_each_event_falls_into_one_month() -> None:
    months = {
        (listed["id"].partition("-")[0], f"{datetime.fromisoformat(listed['date']):%Y-%m}")
        for listed in LISTED["article"]
        if "date" in listed
    }
    assert months == {(event, month) for event, (_, month) in EVENTS.items()}


@pytest.mark.parametrize("planted", PLANTED, ids=about)
def test_planted_words_stand_in_their_articles(planted: Planted) -> None:
    assert planted.kind in PLANTED_KINDS
    assert planted.words
    for article, words in planted.words.items():
        assert article.startswith(f"{planted.event}-")
        assert words in ARTICLES[article], article


@pytest.mark.parametrize("event", INVENTED)
def test_every_invented_event_has_something_of_each_kind(event: str) -> None:
    kinds = {planted.kind for planted in PLANTED if planted.event == event}
    assert set(PLANTED_IN_EVERY_EVENT) <= kinds


def test_nothing_is_planted_in_what_took_place() -> None:
    assert {planted.event for planted in PLANTED} == set(INVENTED)


def test_no_two_entries_are_about_the_same_thing() -> None:
    entries = [(planted.kind, planted.event, planted.about) for planted in PLANTED]
    assert len(entries) == len(set(entries))


@pytest.mark.parametrize("planted", of_kind("verbatim"), ids=about)
def test_copied_passages_are_the_same_but_for_apostrophes(planted: Planted) -> None:
    assert len(planted.words) >= 2
    passages = {straight(words) for words in planted.words.values()}
    assert len(passages) == 1
    assert passages.pop().count(". ") >= 2, "several sentences"


@pytest.mark.parametrize("planted", of_kind("quotation"), ids=about)
def test_a_quotation_stands_between_marks_and_in_different_words(planted: Planted) -> None:
    assert len(planted.words) >= 2
    assert len(set(planted.words.values())) == len(planted.words)
    for article, words in planted.words.items():
        assert re.search(rf"[“\"]{re.escape(words)}[”\"]", ARTICLES[article]), article


@pytest.mark.parametrize("planted", of_kind("figure"), ids=about)
def test_a_figure_is_told_in_two_ways(planted: Planted) -> None:
    assert planted.says.keys() == planted.words.keys()
    assert len(set(planted.says.values())) == 2
    for article, figure in planted.says.items():
        forms = {re.escape(figure), *OTHER_FORMS.get(figure, ())}
        assert any(re.search(rf"\b{form}\b", planted.words[article]) for form in forms), article


@pytest.mark.parametrize("planted", of_kind("date"), ids=about)
def test_a_date_is_told_in_two_ways(planted: Planted) -> None:
    assert planted.says.keys() == planted.words.keys()
    assert len(set(planted.says.values())) == 2
    for article, said in planted.says.items():
        day = date.fromisoformat(said)
        forms = {f"{day:%B} {day.day}", f"{day.day} {day:%B}", *OTHER_FORMS.get(said, ())}
        assert any(re.search(rf"\b{form}\b", planted.words[article]) for form in forms), article


@pytest.mark.parametrize("planted", of_kind("only"), ids=about)
def test_a_fact_of_one_outlet_is_in_no_other_article_on_the_event(planted: Planted) -> None:
    assert planted.sign is not None
    holders = {
        article
        for article, text in ARTICLES.items()
        if article.startswith(f"{planted.event}-") and planted.sign in text
    }
    assert holders == set(planted.words)


def test_one_name_has_three_spellings() -> None:
    (spelled,) = [planted for planted in of_kind("spelling") if planted.event == "treaty"]
    names = {
        match for words in spelled.words.values() for match in re.findall(r"Tol\w+ A\w+", words)
    }
    assert names == {"Tolgun Asherov", "Tolghun Asherov", "Tolgoun Acherov"}


@pytest.mark.parametrize("planted", of_kind("acronym"), ids=about)
def test_an_acronym_is_made_of_the_initials_before_it(planted: Planted) -> None:
    for words in planted.words.values():
        match = re.fullmatch(r"[Tt]he ([\w ]+) \(([A-Z]+)\)", words)
        assert match is not None
        assert "".join(word[0] for word in match[1].split()) == match[2]
