"""A comparison in every form: complete, well formed, the same in every run, harmless."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from dataclasses import replace
from itertools import islice, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from index.article import ArticleId, Span
from index.comparison import Edit, Quote, QuotePair, Reason
from index.library import Library
from reader.export.comparison_values import comparison_value
from reader.export.comparison_words import counted, grounds, pair_words, speaker_words
from reader.export.forms import FORMS, suggested_name
from reader.export.html import comparison_html, style
from reader.export.markdown import comparison_markdown
from reader.export.plain import comparison_text
from reader.export.record import PARTS, command_again, record_of
from reader.export.sheet import plain
from reader.export.sides import sides_of
from reader.palette import INK_COLOURS, PAPER_COLOURS
from reader.text.safe import guard
from tests.sample_record import RECORD, A, B
from tests.sample_values import acted_on, article, basis, texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from syrupy.assertion import SnapshotAssertion

    from reader.export.record import Record

PAGE = (Path(__file__).parent.parent / "docs" / "comparing.md").read_text(encoding="utf-8")


def bare(page: str) -> str:
    """Return a page without how it looks."""
    return page.replace(style(), "")


def tree(page: str) -> ET.Element:
    """Return a page as a tree; it is well-formed XML too, so that nothing in it is left open."""
    doctype, _, rest = page.partition("\n")
    assert doctype == "<!DOCTYPE html>"
    return ET.fromstring(rest)  # noqa: S314  made here, and without entities


@pytest.mark.parametrize("form", [form for form in FORMS if form != ".json"])
def test_a_comparison_as_it_is_written(form: str, snapshot: SnapshotAssertion) -> None:
    kept = type(
        "Kept",
        (SingleFileSnapshotExtension,),
        {"file_extension": form[1:], "_write_mode": WriteMode.TEXT},
    )
    assert bare(FORMS[form](RECORD)) == snapshot.use_extension(kept)


# JSON


def keys_of(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from keys_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys_of(inner)


def test_json_tells_all_that_is_known() -> None:
    told = comparison_value(RECORD)
    assert told["links"][0]["why"][0] == {
        "words": "12 people against 15 people",
        "a": [[0, 13]],
        "b": [[27, 36]],
    }
    assert [link["tier"] for link in told["links"]] == ["strong", "probable", "possible"]
    assert told["totals"] == {
        "links": {"contradiction": 1, "verbatim": 0, "quote": 1, "reworded": 0},
        "possible": 1,
        "sentences_a": 4,
        "sentences_b": 3,
        "only_a": 2,
        "only_b": 1,
    }
    assert told["a"]["path"] == "pier/crane one.txt"
    assert told["a"]["text"] == A.text
    quote = told["quotes"][0]
    assert (quote["relation"], quote["score"]) == ("shorter_b", 0.8)
    assert quote["edits"][1]["op"] == "delete"
    assert quote["b"]["closed"] is False
    assert told["elsewhere"]["b"]["reported"][0]["passages"][1]["id"] == "d.txt"
    assert told["made"]["weighed"][0]["id"] == "b.txt"
    assert "at" not in told["made"]["decided"][0]


def test_the_page_on_comparing_names_every_key() -> None:
    languages_and_fields = {"title", "outlet", "date", *A.found_in, *A.sure}
    for key in set(keys_of(comparison_value(RECORD))) - languages_and_fields:
        assert re.search(rf"`{key}`", PAGE), key


# The page


def test_every_link_on_a_page_leads_to_a_place_on_it() -> None:
    for record in (RECORD, replace(RECORD, possible=True)):
        page = tree(comparison_html(record))
        places = [found.get("id") for found in page.iter() if found.get("id")]
        assert len(places) == len(set(places))
        links = [found.get("href", "") for found in page.iter("a")]
        assert {link.partition("#")[0] for link in links} == {""}
        assert {link[1:] for link in links} <= set(places)
        assert {"a1", "a4", "b3"} <= set(places)


def test_each_sentence_of_a_page_tells_its_matches_in_words() -> None:
    page = tree(comparison_html(RECORD))
    first, *_, last = (found for found in page.iter("span") if found.get("class") == "s")
    (leading,) = (found for found in first.iter("a") if found.get("aria-label"))
    assert leading.get("href") == "#b1"
    assert leading.get("aria-label") == "contradiction as B1: strong, 0.91"
    assert "".join(leading.itertext()) == "! B1"
    assert any(found.get("aria-label") == "no match found" for found in last.iter())


def test_a_page_says_in_which_language_it_quotes() -> None:
    page = tree(comparison_html(RECORD))
    sides = [found for found in page.iter("div") if found.get("class") == "side text"]
    assert [(side.get("lang"), side.get("dir")) for side in sides] == [
        ("en", "auto"),
        ("de", "auto"),
    ]
    odd = replace(A, language='en" onload="x')
    told = tree(comparison_html(replace(RECORD, comparison=replace(RECORD.comparison, a=odd))))
    assert {found.get("lang") for found in told.iter() if found.get("lang") is not None} == {
        *("en", "de", ""),
    }


def test_tables_of_a_page_have_heads_for_columns_and_rows() -> None:
    page = tree(comparison_html(RECORD))
    tables = list(page.iter("table"))
    assert len(tables) > 4
    for table in tables:
        for row in table.findall("tbody/tr"):
            assert row[0].tag == "th"
            assert row[0].get("scope") == "row"
            assert len(row) == len(table.findall("thead/tr/*"))
        assert page.find(f".//h2[@id='{table.get('aria-labelledby')}']") is not None


def test_differences_of_quotations_are_marked_on_a_page() -> None:
    page = tree(comparison_html(RECORD))
    assert [found.text for found in page.iter("del")] == ["old", "for a month"]
    assert [found.text for found in page.iter("mark")] == [
        *("Twelve people", "15 people", "We will close the", "We will close the"),
    ]


def test_a_page_has_the_colours_of_both_themes_and_none_in_print() -> None:
    rules = style()
    for colours in (PAPER_COLOURS, INK_COLOURS):
        assert all(f"--{role}: {colour}" in rules for role, colour in colours.items())
    assert rules.index("@media screen and (prefers-color-scheme: dark)") < rules.index(
        "@media print"
    )
    assert set(re.findall(r"var\(--([\w-]+)", rules)) - {"kind"} <= set(PAPER_COLOURS)
    assert "url(" not in rules
    assert "@import" not in rules


def test_what_stands_in_a_text_says_in_which_sentence() -> None:
    a, _ = sides_of(RECORD.comparison)
    last = a.sentences[-1]
    assert [a.number(offset) for offset in (0, last.start, last.end - 1, last.end)] == [
        *(1, 4, 4, None),
    ]
    assert a.number(a.sentences[0].end) is None
    assert plain(a.places([last, Span(3, 5), Span(9, 9), last])) == "A1, A4 "
    assert a.places([]) == ()
    assert a._replace(sentences=()).number(0) is None


# Parts, possible links, words


def test_one_part_alone_can_be_told() -> None:
    whole = comparison_text(RECORD)
    for part in PARTS:
        alone = comparison_text(replace(RECORD, parts=(part,)))
        told = alone.partition("of B.\n")[2]
        assert told.strip()
        if part != "sources":  # which tells the command that gives the part alone
            assert told in whole
    assert "# Quotations" not in comparison_markdown(replace(RECORD, parts=("names",)))


@pytest.mark.parametrize("form", FORMS)
def test_possible_links_are_told_where_they_are_asked_for(form: str) -> None:
    assert ("faint" in bare(FORMS[form](RECORD))) == (form == ".json")
    assert "faint" in bare(FORMS[form](replace(RECORD, possible=True)))


def test_the_command_to_get_it_again_is_the_one_that_was_given() -> None:
    assert command_again(RECORD, "--json") == (
        "corpus-reader compare --json --recogniser plain CORPUS 'pier/crane one.txt' b.txt"
    )
    dash = replace(RECORD.comparison, a=replace(A, id=ArticleId("-a.txt")))
    asked = replace(
        RECORD, comparison=dash, basis=basis(), parts=("quotes", "names"), possible=True
    )
    assert command_again(asked) == (
        "corpus-reader compare --possible --part quotes --part names -- CORPUS -a.txt b.txt"
    )


def test_no_words_of_a_quotation_are_marked_where_most_of_them_differ() -> None:
    told = RECORD.comparison
    other = Edit("replace", Span(*told.quotes[0].edits[0].a), Span(*told.quotes[0].edits[0].b))
    pair = replace(told.quotes[0], relation="other_words", edits=(other, *told.quotes[0].edits[1:]))
    page = comparison_html(replace(RECORD, comparison=replace(told, quotes=(pair,))))
    assert "<del>" not in page
    assert "only A: “" not in page


def test_words_left_out_that_a_reason_tells_are_not_told_again() -> None:
    told = RECORD.comparison
    gone = next(edit.a for edit in told.quotes[0].edits if edit.op == "delete")
    why = (Reason("1 word left out in the middle of B: “old”", (gone,)),)
    pair = replace(told.quotes[0], why=why)
    text = comparison_text(replace(RECORD, comparison=replace(told, quotes=(pair,))))
    assert "in the middle of B: “old”; only A: “for a month”" in " ".join(text.split())


def test_what_is_unknown_is_said_to_be() -> None:
    quote = Quote(0, 2, None)
    assert speaker_words(quote, A) == "speaker unknown"
    assert speaker_words(replace(quote, speaker="Ada Quill"), A) == "Ada Quill"
    sure = replace(quote, speaker="Ada Quill", sure="guess", by="pronoun")
    assert speaker_words(sure, A) == "Ada Quill (a guess, named by a pronoun or an office)"
    said = replace(quote, verb=Span(0, 6))
    assert speaker_words(said, A) == "speaker unknown, “Twelve”"
    assert pair_words(QuotePair(quote, None, None)) == "only A"
    assert pair_words(QuotePair(None, quote, None)) == "only B"
    link = RECORD.comparison.links[1]
    assert (link.why, grounds(link)) == ((), "close")
    assert "no passage linked" in counted(replace(RECORD.comparison, links=()))


def test_a_file_is_called_by_outlets_and_days() -> None:
    assert suggested_name(A, B) == "pier-post-b-2031-03-03"
    odd = article(outlet="../..\\ \u202eRádio: 漢字\x00", date=None)
    assert suggested_name(odd, odd) == "rádio-漢字-rádio-漢字"
    assert suggested_name(*[article(outlet="///", date="2031-03-04")] * 2) == "2031-03-04"
    assert suggested_name(*[article(outlet="…", date=None)] * 2) == "comparison"


# What files bring along


@given(texts, texts)
def test_nothing_in_an_article_acts_or_breaks_a_form(said: str, title: str) -> None:
    record = hostile(said, title)
    page = tree(comparison_html(record))
    assert {found.tag for found in page.iter()} == {
        found.tag for found in tree(comparison_html(hostile("words", "words"))).iter()
    }
    for form, write in FORMS.items():
        written = write(record)
        assert not [sign for sign in acted_on(written) if sign != "\n"], form
        written.encode()
    assert json.loads(FORMS[".json"](record))["a"]["title"] == title
    heads = re.findall(r"^#+ .*", comparison_markdown(record), re.MULTILINE)
    assert heads == re.findall(r"^#+ .*", comparison_markdown(RECORD), re.MULTILINE)


def hostile(said: str, title: str) -> Record:
    """Return a comparison with such words wherever words of an article stand."""
    told = RECORD.comparison
    a = replace(A, id=ArticleId(title or "a"), title=title, outlet=said, authors=(said,), url=said)
    a = replace(a, text=A.text[:62] + said + A.text[62:], found_in={"title": said})
    figures = tuple(replace(one, about=said, a=(said,), why=said) for one in told.figures)
    links = tuple(replace(one, shared=(said,), why=()) for one in told.links)
    names = replace(told.names, both=(said,))
    compared = replace(told, a=a, figures=figures, links=links, names=names)
    return replace(RECORD, comparison=compared)


@given(st.text(max_size=20))
def test_a_name_for_a_file_holds_nothing_but_letters_digits_and_hyphens(outlet: str) -> None:
    name = suggested_name(replace(A, outlet=outlet), B)
    assert all(sign.isalnum() or sign == "-" for sign in name)
    assert not name.startswith("-")


_WRITES = """
import sys
from reader.__main__ import main
corpus, to, *forms = sys.argv[1:]
for form in forms:
    name = to + form
    main(["compare", corpus, "a", "b", "--recogniser", "plain", "--quiet", "--output", name])
"""


def test_two_runs_write_the_same_bytes(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for name, of in (("a", A), ("b", B), ("c", article()), ("d", article())):
        known = {"text": of.text, "outlet": f"Outlet {name}", "date": "2031-03-03"}
        (corpus / f"{name}.json").write_text(json.dumps(known))
    runs = []
    for seed in ("0", "1"):
        to = str(tmp_path / f"run{seed}")
        env = {**os.environ, "PYTHONHASHSEED": seed, "CORPUS_READER_INDEX_DIR": f"{to}-index"}
        command = [sys.executable, "-c", _WRITES, str(corpus), to, *FORMS]
        runs.append((to, subprocess.Popen(command, env=env)))
    assert [run.wait() for _, run in runs] == [0, 0]
    for form in FORMS:
        one, other = (Path(to + form).read_bytes() for to, _ in runs)
        assert one == other
        assert str(tmp_path).encode() not in one
        assert len(one) > 1000


SHARED = os.environ.get("CORPUS_READER_SHARED")


@pytest.mark.skipif(not SHARED, reason="CORPUS_READER_SHARED is not set")
@pytest.mark.parametrize(("corpus", "most"), [("seeds", 4), ("stories", 4)])
def test_real_articles_are_written_whole_and_well_formed(
    tmp_path: Path, corpus: str, most: int
) -> None:
    folder = Path(SHARED or "") / "corpora" / corpus
    with Library.open(folder, index_dir=tmp_path, recognisers=("plain",)) as library:
        library.refresh()
        keys = library.search("").keys.tolist()
        ids = sorted(card.id for card in library.cards(keys).values())
        alike = ((a, b) for a, b in pairwise(ids) if library.compare(a, b).links)
        pairs = list(islice(alike, most))
        for a, b in pairs:
            record = record_of(library, a, b, parts=tuple(set(PARTS) - {"elsewhere"}))
            assert record == record_of(library, a, b, parts=record.parts)
            page = tree(comparison_html(record))
            said = "".join("".join(page.itertext()).split())
            told = comparison_text(record)
            for link in record.telling:
                words = record.comparison.a.text[slice(*link.a)]
                assert " ".join(guard(words).split()) in told
                assert "".join(guard(words).split()) in said
            places = {found.get("id") for found in page.iter()}
            leading = {found.get("href") for found in page.iter("a")}
            assert leading <= {f"#{place}" for place in places if place}
            value = json.loads(FORMS[".json"](record))
            assert value["a"]["text"] == record.comparison.a.text
    assert len(pairs) == most
