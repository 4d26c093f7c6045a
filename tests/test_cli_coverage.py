"""`stories --coverage` on the command line: its forms, and what narrows it."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from tests.test_cli_stories import HOSTILE, news, run

if TYPE_CHECKING:
    from tests.test_cli_stories import Run

__all__ = ["news", "run"]


def test_it_tells_who_told_what_and_who_had_articles_then(run: Run) -> None:
    code, out, err = run("--coverage", "--json")
    assert (code, err) == (0, "")
    told = json.loads(out)
    assert [told[key] for key in ("since", "until", "window", "least", "waiting")] == [
        None,
        None,
        1,
        1,
        0,
    ]
    assert told["outlets"] == [
        {"outlet": "Pier Post", "articles": 2, "told": 2, "silent": 0, "of": 2},
        {"outlet": "Radio Veldra", "articles": 2, "told": 2, "silent": 0, "of": 2},
        {"outlet": "", "articles": 1, "told": 1, "silent": 0, "of": 1},
    ]
    library, crane, apples = told["stories"]
    assert library["covers"] == {
        "Pier Post": {"kind": "told", "articles": 1},
        "Radio Veldra": {"kind": "undated", "articles": 1},
        "": {"kind": "told", "articles": 1},
    }
    assert crane["time"] == [["2026-03-02", "2026-03-05"]]
    assert (crane["title"], crane["first"], crane["last"]) == (
        "Crane falls",
        "2026-03-03",
        "2026-03-04",
    )
    assert crane["covers"]["Radio Veldra"] == {"kind": "told", "articles": 1}
    assert apples["time"] == []
    assert apples["covers"]["Pier Post"] == {"kind": "open", "articles": 2}
    assert run("--coverage", "--json")[1] == out


def test_a_table_has_a_line_a_story_and_outlet(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("--coverage", "--csv")[1])))
    assert len(rows) == 9
    assert {row["kind"] for row in rows} == {"told", "undated", "open"}
    assert sum(int(row["articles"]) for row in rows if row["kind"] == "told") == 5


def test_for_people_outlets_are_numbered_and_signs_explained(run: Run) -> None:
    code, out, err = run("--coverage")
    assert (code, err) == (0, "")
    lines = [line.split() for line in out.splitlines() if line.strip()]
    assert lines[0] == "2 stories · all days · two outlets or more".split()
    assert "1 Pier Post 2 2 of 2".split() in lines
    assert "3 unknown outlets 1 1 of 1".split() in lines
    assert "4 May 2026 ■ 1 □ ■ 1 Library opens".split() in lines
    assert "– none of that time in this corpus".split() in lines
    markdown = run("--coverage", "--markdown")[1]
    assert "| Crane falls | 3–4 Mar 2026 | ■ 1 | ■ 1 | ? |" in markdown


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (("--least", 2), ["Library opens", "Crane falls"]),
        (("--least", 2, "--order", "biggest", "--limit", 1), ["Library opens"]),
        (("--like", "crane"), ["Crane falls"]),
        (("--since", "2026-03-04", "--until", "2026-04"), ["Crane falls"]),
    ],
)
def test_stories_are_narrowed_as_in_the_list(
    run: Run, arguments: tuple[object, ...], found: list[str]
) -> None:
    told = json.loads(run("--coverage", "--json", *arguments)[1])
    assert [story["title"] for story in told["stories"]] == found


def test_columns_are_chosen_by_name_and_an_outlet_without_articles_is_told(run: Run) -> None:
    code, out, err = run("--coverage", "--json", "--outlet", "PIER post", "--outlet", HOSTILE)
    assert code == 0
    told = json.loads(out)
    assert [one["outlet"] for one in told["outlets"]] == ["Pier Post", HOSTILE]
    assert err == f"This corpus has no article at all of “{HOSTILE}”.\n"


def test_no_story_is_told_by_the_exit_code_and_wrong_questions_in_words(run: Run) -> None:
    assert run("--coverage", "--until", "2025")[:2] == (
        1,
        "0 stories · until 31 Dec 2025 · two outlets or more\n",
    )
    code, _, err = run("--coverage", "--since", "spring")
    assert code == 2
    assert "is not a date" in err
    code, _, err = run("all.jsonl#1", "--coverage")
    assert code == 2
    assert "STORY and --coverage can't be had at once." in err
