"""Which columns were taken for what: told, and what is told to be written sets them."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from index.article import ABOUT_THE_CORPUS
from index.library import Library
from index.taken import Taken, taken_from
from reader.export.columns import columns_value, guessed_lines, setting_lines
from reader.survey.columns import columns, taken
from tests.sample_values import acted_on
from tests.test_corpus_page import SURVEY, said, ways

if TYPE_CHECKING:
    from pathlib import Path

PROSE = "A ferry with {} people on board ran aground off the island of Sarbuk on Thursday morning, \
and nobody was hurt; the master said that the fog had come from one minute to the next."


def row(n: int) -> str:
    return f'Ferry number {n} runs aground,"{PROSE.format(n)}","Another {PROSE.format(n)} More."'


def test_a_wrong_guess_is_seen_and_mended_by_what_is_told(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    lines = "\n".join(["k1,k2,k3", *(row(n) for n in range(3, 9))])
    (corpus / "a.csv").write_text(lines, encoding="utf-8")
    for name in ("b", "c"):
        record = {"headline": "Fog", "desk": "x", "body": PROSE.format(name)}
        (corpus / f"{name}.json").write_text(json.dumps(record), encoding="utf-8")
    (corpus / "note.txt").write_text(f"Title: Tugs\n\n{PROSE}", encoding="utf-8")
    with Library.open(corpus, index_dir=tmp_path / "index") as library:
        library.refresh()
        records, table = library.columns()
        assert (records.file, records.files, table.file, table.files) == ("b.json", 2, "a.csv", 1)
        assert records.parts["title"] == Taken("headline", "by its name")
        assert records.parts["text"] == Taken("", "by its name")
        assert records.parts["date"] is None
        assert not records.guessed
        assert table.parts["text"] == Taken("k3", "by what it holds")
        assert table.guessed == ("title", "text")
        told = list(guessed_lines(library.columns()))
        assert told[1:3] == ["  a.csv", "    [[columns]]"]
        # What is told is what a person writes, with another column where the guess was wrong.
        written = "\n".join(setting_lines(table)).replace("k3", "k2")
        (corpus / "corpus.toml").write_text(written, encoding="utf-8")
        report = library.refresh()
        assert report.changed == 6
        assert [item.reason for item in report.skipped] == [ABOUT_THE_CORPUS]
        table = library.columns()[1]
        assert table.parts["text"] == Taken("k2", "as set")
        assert not table.guessed
        assert library.survey().columns == library.columns()
        assert next(iter(library.articles())).text.startswith("A ferry with 3")


def test_an_outlet_with_an_alias_tells_its_column() -> None:
    (found,) = taken_from([("a.csv", json.dumps({"outlet": "column src, as set, as SKERRY"}))])
    assert found.parts["outlet"] == Taken("src", "as set")
    (found,) = taken_from([("a.csv", json.dumps({"outlet": "column src, as SKERRY, WIRE"}))])
    assert found.parts["outlet"] == Taken("src", "by its name")
    assert taken_from([("a.txt", json.dumps({"title": "line 2: Title"}))]) == ()


def test_what_most_articles_tell_counts() -> None:
    told = [("a.csv", json.dumps({"title": f"column {name}"})) for name in "abbab"]
    (found,) = taken_from(told)
    assert found.parts["title"] == Taken("b", "by its name")


def test_the_page_tells_each_part_and_what_to_write() -> None:
    told = {"title": "column k, by what it holds", "text": "column story", "url": "address"}
    survey = replace(SURVEY, columns=taken_from([("a.csv", json.dumps(told))]))
    assert said(columns(survey, ("columns",)))[2:] == ["File files guessed", "a.csv 1 title"]
    assert ways(columns(survey, ("columns",))) == [("taken", "a.csv")]
    lines = said(taken(survey, ("taken", "a.csv")))
    assert "Title k, by what it holds" in lines
    assert "Url no column" in lines
    assert lines[-4:] == ["[[columns]]", 'file = "a.csv"', 'title = "k"', 'text = "story"']
    assert taken(survey, ("taken", "b.csv")) is None


def test_a_text_with_its_usual_name_is_told_as_that() -> None:
    survey = replace(SURVEY, columns=taken_from([("a.json", json.dumps({"title": "field t"}))]))
    words = "Text text, body or what it is mostly called, by its name"
    assert words in said(taken(survey, ("taken", "a.json")))


@given(st.text(max_size=30), st.text(max_size=30))
def test_names_of_columns_are_guarded(file: str, name: str) -> None:
    found = taken_from([(file, json.dumps({"title": f"column {name}, by what it holds"}))])
    lines = "".join(guessed_lines(found))
    assert acted_on(lines) == []
    json.dumps(columns_value(found))
