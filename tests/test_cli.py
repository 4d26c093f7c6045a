"""The command line: keys of its JSON, exit codes, what goes where."""

from __future__ import annotations

import csv
import io
import json
import os
import shlex
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from index.decisions.decision import Decision
from index.library import SAME_TOLD, Library
from index.locks import held
from index.results import NameRef
from reader.__main__ import main
from reader.cli.group import READER, arranged
from tests import copied_texts as copied
from tests.copied_texts import paragraphs, sentences
from tests.wire_copy import RECORDS, of, written

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import QuickFinder

    Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(
    capsys: pytest.CaptureFixture[str],
    quick_finder: QuickFinder,
) -> Run:
    """Run a command in this process; return its exit code, output and errors."""

    def running(*arguments: object) -> tuple[int, str, str]:
        code = main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return running


def spawn(*arguments: object, **options: Any) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "reader", *map(str, arguments)]
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
        **options,
    )


def test_index_tells_what_it_did(run: Run, corpus: Path) -> None:
    (corpus / "photo.txt").write_bytes(b"\0\0")
    code, out, err = run("index", corpus, "--json")
    told = json.loads(out)
    assert (code, err) == (0, "")
    assert told.pop("seconds") >= 0
    (skipped,) = told.pop("skipped")
    assert [(each["file"], each["files"]) for each in told.pop("columns")] == [
        ("one.json", 2),
        ("two.json", 1),
    ]
    assert (skipped["path"], set(skipped)) == ("photo.txt", {"path", "reason"})
    assert told == {
        "corpus": "veldra",
        "articles": 4,
        "added": 4,
        "changed": 0,
        "removed": 0,
        "unchanged": 0,
        "moved": 0,
        "names_complete": True,
        "stories": 4,
        "stories_complete": True,
    }
    code, out, _ = run("index", corpus)
    assert code == 0
    assert "4 articles (0 added, 0 changed, 0 removed, 4 unchanged)" in out
    assert "photo.txt: " in out
    assert "\n4 stories.\n" in out


@pytest.mark.usefixtures("quick_finder")
def test_index_tells_of_decisions_that_came_along(run: Run, corpus: Path) -> None:
    with Library.open(corpus) as library:
        library.refresh()
        library.decide(Decision("ignore", NameRef("place", "Veldra")))
    moved = corpus.rename(corpus.with_name("elsewhere"))
    along = "The corpus was elsewhere before: 1 decision was taken along."
    assert along in run("index", moved)[1]
    assert along not in run("index", moved)[1]


@pytest.mark.usefixtures("quick_finder")
def test_index_tells_the_time_of_all_its_work(
    run: Run, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter((100.0, 106.6, 200.0, 206.6))
    monkeypatch.setattr("reader.cli.index.perf_counter", lambda: next(clock))
    assert run("index", corpus)[1].splitlines()[0].endswith(" in 6.6 s")
    assert json.loads(run("index", corpus, "--json")[1])["seconds"] == 6.6


def test_index_without_names_and_rebuilt(
    run: Run,
    corpus: Path,
    quick_finder: QuickFinder,
) -> None:
    assert json.loads(run("index", corpus, "--no-names", "--json")[1])["names_complete"] is False
    assert quick_finder.asked == []
    assert json.loads(run("index", corpus, "--rebuild", "--json")[1])["added"] == 4
    assert run("index", corpus, "--quiet")[1] == ""


def test_search_tells_hits(run: Run, corpus: Path) -> None:
    code, out, err = run("search", corpus, "ferry sank", "--json")
    told = json.loads(out)
    assert (code, err) == (0, "")
    assert set(told) == {
        "query",
        "total",
        "problem",
        "suggestion",
        "took_ms",
        "names_complete",
        "finds",
        "days",
        "hits",
        "filters",
        "alternatives",
    }
    assert told["alternatives"] is None
    assert (told["total"], told["problem"], told["suggestion"]) == (1, None, None)
    assert told["names_complete"] is False
    assert told["filters"] == {
        "outlet": {"The Sarbuk Post": 1},
        "month": {"2025-03": 1},
        "person": {},
        "organisation": {},
        "place": {},
        "language": {"en": 1},
    }
    (hit,) = told["hits"]
    assert set(hit) == {
        "id",
        "title",
        "outlet",
        "date",
        "score",
        "snippets",
        "words",
        "hits",
        "title_marks",
        "same_text",
        "same_text_total",
        "story",
    }
    assert (hit["id"], hit["date"]) == ("records.jsonl#1", "2025-03-13")
    (snippet,) = hit["snippets"]
    assert [snippet["text"][start:end] for start, end in snippet["marks"]] == ["ferry", "sank"]


def test_search_tells_each_article_and_who_has_its_text(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CORPUS_READER_FOLD", "true")  # which is for lists on the screen alone
    news = written(tmp_path / "news")
    told = json.loads(run("search", news, "", "--sort", "oldest", "--json")[1])
    assert told["total"] == 8
    assert {hit["id"]: (hit["same_text"], hit["same_text_total"]) for hit in told["hits"]} == {
        **dict.fromkeys(of(2, 4, 6), ([], 0)),
        of(1)[0]: (of(3, 5), 2),
        of(3)[0]: (of(1, 5), 2),
        of(5)[0]: (of(1, 3), 2),
        of(7)[0]: (of(8), 1),
        of(8)[0]: (of(7), 1),
    }
    narrow = json.loads(run("search", news, "", "--outlet", "Radio Sarbuk", "--json")[1])
    assert [(hit["id"], hit["same_text"]) for hit in narrow["hits"]] == [(of(3)[0], of(1, 5))]
    words = run("search", news, "title:Sarbuk")[1]
    assert "Same text: news.jsonl#1, news.jsonl#5\n" in words


@pytest.mark.usefixtures("quick_finder")
def test_show_tells_where_else_a_text_stands(run: Run, tmp_path: Path) -> None:
    news = written(tmp_path / "news")
    (told,) = json.loads(run("show", news, *of(3), "--json")[1])
    assert (told["same_text"], told["same_text_total"]) == (of(1, 5), 2)
    assert "Same text: news.jsonl#1, news.jsonl#5\n" in run("show", news, *of(3))[1]
    assert "Same text" not in run("show", news, *of(2))[1]


def test_show_tells_what_others_have_word_for_word(run: Run, tmp_path: Path) -> None:
    wire = sentences(60, 9)
    copied.written(tmp_path / "news", "a.md", "Ansel Wire", paragraphs(wire))
    copied.written(tmp_path / "news", "b.md", "Pier Post", paragraphs(wire[:3]))
    told = json.loads(run("show", tmp_path / "news", "--json")[1])
    text = {one["id"]: one["text"] for one in told}
    (found,) = told[0]["reused"]
    (stretch,) = found.pop("stretches")
    start, end = stretch["other"]
    assert text["a.md"][stretch["start"] : stretch["end"]] == text["b.md"][start:end]
    words = stretch["words"]
    of_this = round(words / told[0]["words"], 4)
    assert found == {
        "id": "b.md",
        "outlet": "Pier Post",
        "words": words,
        "of_this": of_this,
        "of_other": 1.0,
    }
    assert [one["id"] for one in told[1]["reused"]] == ["a.md"]
    assert told[1]["in_many"] == []
    lines = run("show", tmp_path / "news", "a.md")[1].splitlines()
    assert f"Word for word: {words} words in b.md, Pier Post" in lines


def test_of_very_many_with_one_text_some_are_told_and_how_many(run: Run, tmp_path: Path) -> None:
    lines = f"{RECORDS[0]}\n" * (SAME_TOLD + 5)
    (tmp_path / "news.jsonl").write_text(lines, encoding="utf-8")
    (hit,) = json.loads(run("search", tmp_path, "", "--json", "--limit", "1")[1])["hits"]
    assert hit["same_text"] == of(*range(2, SAME_TOLD + 2))
    assert hit["same_text_total"] == SAME_TOLD + 4
    assert "news.jsonl#21 and 4 more\n" in run("search", tmp_path, "", "--limit", "1")[1]


def test_search_limits_sorts_and_filters(
    run: Run,
    corpus: Path,
) -> None:
    def ids(*arguments: str) -> list[str]:
        told = json.loads(run("search", corpus, "", "--json", *arguments)[1])
        return [hit["id"] for hit in told["hits"]]

    run("index", corpus)
    assert ids("--limit", "2") == ["one.json", "records.jsonl#1"]
    assert len(ids("--limit", "0")) == 4
    assert ids("--sort", "newest")[0] == "records.jsonl#2"
    assert ids("--outlet", "radio veldra", "--outlet", "nobody") == ["one.json"]
    assert ids("--name", "Mara Tolin", "--name", "Port Ansel") == ["records.jsonl#1"]
    assert ids("--since", "2025-03", "--until", "2025-03") == ["records.jsonl#1"]


def test_search_by_name_says_when_names_are_still_to_be_found(run: Run, corpus: Path) -> None:
    code, _, err = run("search", corpus, "", "--name", "Mara Tolin", "--json")
    assert code == 1
    assert "corpus-reader index" in err
    run("index", corpus)
    assert run("search", corpus, "", "--name", "Mara Tolin", "--json")[::2] == (0, "")


@pytest.mark.parametrize("query", ["-ferry", '-"ferry sank"', "-title:ferry", "-(ferry OR x)"])
def test_a_query_may_begin_with_a_dash(run: Run, corpus: Path, query: str) -> None:
    code, out, _ = run("search", corpus, query, "--json", "--limit", "0")
    assert (code, json.loads(out)["query"]) == (0, query)
    assert run("search", "--json", "--limit", "0", "--", corpus, query)[0] == 0
    assert run("search", corpus, query, "--nonsense")[0] == 2
    assert run("search", corpus, "-h")[0] == 2


def test_search_as_csv(run: Run, corpus: Path) -> None:
    code, out, _ = run("search", corpus, "ferry", "--csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert code == 0
    assert [row["id"] for row in rows] == ["records.jsonl#1", "records.jsonl#2", "one.json"]
    assert rows[0]["title"] == "Ferry sinks off Veldra"


def test_search_in_words(run: Run, corpus: Path) -> None:
    code, out, err = run("search", corpus, "ferry sank")
    assert (code, err) == (0, "")
    assert out.splitlines()[0] == "1 article of 4"
    assert "Ferry sinks off Veldra" in out
    assert "The Sarbuk Post · 2025-03-13 · 11 words · records.jsonl#1" in out


@pytest.mark.parametrize("form", ["--json", "--csv", "--quiet"])
def test_nothing_found_is_1(
    run: Run,
    corpus: Path,
    form: str,
) -> None:
    code, out, _ = run("search", corpus, "ministre", form)
    assert code == 1
    if form == "--json":
        assert json.loads(out)["suggestion"] == "minister"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("sank zzzz",), ["“sank” is in 2 articles, “zzzz” is in none."]),
        (("ministre",), []),
        (("ferry", "--outlet", "No Such Post"), ["“ferry” is in 3 articles."]),
        (
            ("ferry", "--outlet", "The Sarbuk Post", "--since", "2031"),
            ["“ferry” is in 3 articles."],
        ),
        (("-minister ferry", "--outlet", "No Such Post"), []),
        (("zzzz",), []),
    ],
)
def test_where_nothing_is_found_commands_are_told_that_find_something(
    run: Run, corpus: Path, arguments: tuple[str, ...], words: list[str]
) -> None:
    query, *options = arguments
    code, out, _ = run("search", *options, "--", corpus, query)
    told = [line for line in out.splitlines()[1:] if not line.startswith("Did you mean: ")]
    offers = [line.split(": ", 1) for line in told if line.startswith("  ")]
    assert code == 1
    assert bool(offers) == ("What would be found instead:" in told) == (arguments != ("zzzz",))
    assert [line for line in told if " in " in line and line.endswith(".")] == words
    for number, typed in offers:
        name, *again = shlex.split(typed)
        found = run(*again)
        assert (name, found[0]) == ("corpus-reader", 0)
        assert found[1].startswith(f"{number.strip()} of 4")
    assert (
        run("search", *options, "--quiet", "--", corpus, query)[1].splitlines()[0]
        == "0 articles of 4"
    )
    out = run("search", *options, "--json", "--", corpus, query)[1]
    ways = json.loads(out)["alternatives"]
    assert set(ways) == {"words", "spelling", "wider", "fewer", "outlets", "names", "stories"}
    known = {way["articles"] for way in ways.values() if isinstance(way, dict)}
    assert known == {int(number.split()[0]) for number, _ in offers}


def test_what_would_be_found_instead_is_told_as_json(run: Run, corpus: Path) -> None:
    told = json.loads(
        run("search", corpus, "sank zzzz", "--outlet", "The Sarbuk Post", "--json")[1]
    )
    way = {"outlets": ["The Sarbuk Post"], "names": [], "since": None, "until": None}
    way |= {"languages": [], "stories": []}
    assert told["alternatives"] == {
        "words": [
            {"start": 0, "end": 4, "text": "sank", "articles": 2},
            {"start": 5, "end": 9, "text": "zzzz", "articles": 0},
        ],
        "spelling": None,
        "wider": None,
        "fewer": {"query": "sank", **way, "articles": 1},
        "outlets": [],
        "names": [],
        "stories": [],
    }


def test_a_name_is_asked_for_in_the_query(run: Run, corpus: Path) -> None:
    code, out, err = run("search", corpus, "person:tolin")
    assert (code, out.splitlines()[0]) == (1, "0 articles of 4")
    assert "Not all names have been found yet" in err
    run("index", corpus)
    code, out, err = run("search", corpus, "person:tolin ferry")
    assert (code, out.splitlines()[0], err) == (0, "2 articles of 4", "")
    told = json.loads(run("search", corpus, "person:tolin", "--json")[1])
    assert (told["total"], told["finds"], told["problem"]) == (2, ["Mara Tolin"], None)
    marked = [
        snippet["text"][start:end]
        for hit in told["hits"]
        for snippet in hit["snippets"]
        for start, end in snippet["marks"]
    ]
    assert marked == ["Mara Tolin", "Mara Tolin"]


def test_a_name_that_nobody_has_is_told(run: Run, corpus: Path) -> None:
    run("index", corpus)
    code, out, _ = run("search", corpus, "person:tollin")
    assert code == 1
    assert "No person is called “tollin”. There is: Mara Tolin." in out.splitlines()
    assert """person:"Mara Tolin"'""" in out
    told = json.loads(run("search", corpus, "place:tollin", "--json")[1])["alternatives"]
    assert told["names"] == [{"name": "tollin", "kind": "place", "nearest": []}]
    assert json.loads(run("search", corpus, '"half', "--json")[1])["alternatives"] is None


@pytest.mark.parametrize(
    "arguments", [("outlet:sarbuk-paper",), ("", "--outlet", "sarbuk paper"), ("", "--outlet", "x")]
)
def test_an_outlet_that_is_not_there_is_told_with_those_nearest_to_it(
    run: Run, corpus: Path, arguments: tuple[str, ...]
) -> None:
    code, out, _ = run("search", corpus, *arguments)
    assert code == 1
    told = json.loads(run("search", corpus, *arguments, "--json")[1])["alternatives"]
    near = told["outlets"][0]["nearest"]
    assert near == ([] if "x" in arguments else ["The Sarbuk Post"])
    assert f"No outlet is called “{told['outlets'][0]['name']}”." in out
    assert ("There is: The Sarbuk Post." in out) == bool(near)
    assert "corpus-reader search" in out


def test_a_query_that_cannot_be_understood_is_1_and_says_why(
    run: Run,
    corpus: Path,
) -> None:
    code, out, _ = run("search", corpus, '"half', "--json")
    assert code == 1
    assert json.loads(out)["problem"] == "unclosed quote"
    code, out, err = run("search", corpus, '"half')
    assert (code, out) == (1, "")
    assert "unclosed quote" in err


def test_show_tells_all_of_an_article(
    run: Run,
    corpus: Path,
) -> None:
    code, out, _ = run("show", corpus, "two", "--json")
    (told,) = json.loads(out)
    assert code == 0
    assert list(told) == [
        "id",
        "title",
        "outlet",
        "date",
        "authors",
        "url",
        "language",
        "words",
        "text",
        "found_in",
        "sure",
        "paragraphs",
        "removed",
        "source",
        "names",
        "dates",
        "figures",
        "names_complete",
        "same_text",
        "same_text_total",
        "story",
        "reused",
        "in_many",
    ]
    assert told["text"] == "Nothing sank. Ola Brink was glad."
    assert set(told["source"]) == {"path", "sha256", "encoding", "repairs"}
    assert told["paragraphs"] == [{"start": 0, "end": 33, "line": 1}]
    assert told["names"][1] == {
        "start": 14,
        "end": 23,
        "kind": "person",
        "text": "Ola Brink",
        "name": "Ola Brink",
    }
    assert told["names_complete"] is True


def test_show_in_all_forms(run: Run, corpus: Path) -> None:
    everything = json.loads(run("show", corpus, "--json")[1])
    ids = ["one.json", "records.jsonl#1", "records.jsonl#2", "two.json"]
    assert [told["id"] for told in everything] == ids
    lines = run("show", corpus, "--jsonl")[1].splitlines()
    assert [json.loads(line) for line in lines] == everything
    chosen = json.loads(run("show", corpus, "two", "one.json", "--json")[1])
    assert [told["id"] for told in chosen] == ["two.json", "one.json"]
    assert run("show", corpus, "two", "--markdown")[1].startswith("# A quiet week\n")
    assert '"title": "A quiet week"' in run("show", corpus, "two", "--raw")[1]
    words = run("show", corpus, "two")[1]
    assert "Nothing sank. Ola Brink was glad." in words
    assert "People: Nothing 1 · Ola Brink 1" in words


def test_an_article_is_not_compared_with_itself_and_one_text_under_two_ids_is_told(
    run: Run, corpus: Path
) -> None:
    code, out, err = run("compare", corpus, "records.jsonl#1", "records.jsonl#1")
    cause, see = err.splitlines()
    assert (code, out) == (2, "")
    assert cause.endswith("the same article, records.jsonl#1: name another one for B.")
    assert see.startswith("See: ")
    for name in ("one.txt", "two.txt"):
        (corpus / name).write_text("The ferry lay at the quay of Lenia.\n", encoding="utf-8")
    code, out, _ = run("compare", corpus, "one.txt", "two.txt")
    assert code == 0
    assert "\nthe very same text under two ids; 1 word for word;" in out


def test_compare_in_all_forms(
    run: Run,
    corpus: Path,
    tmp_path: Path,
) -> None:
    (corpus / "other.json").write_text(
        '{"title": "<Sunk>", "text": "The ferry sank before dawn, it was said & written."}',
    )
    code, out, err = run("compare", corpus, "records.jsonl#1", "other", "--json")
    told = json.loads(out)
    assert (code, err) == (0, "")
    assert list(told) == [
        "a",
        "b",
        "links",
        "only_a",
        "only_b",
        "quotes",
        "figures",
        "names",
        "in_part",
        "names_complete",
        "sentences_a",
        "sentences_b",
        "elsewhere",
        "totals",
        "made",
    ]
    known = {"id": "other.json", "title": "<Sunk>", "outlet": None, "date": None, "language": None}
    assert known.items() <= told["b"].items()
    assert {"a", "b", "kind", "tier", "score", "shared"} <= set(told["links"][0])
    assert told["names"]["only_a"] == ["Mara Tolin", "Port Ansel"]
    page = tmp_path / "page.html"
    ways = ("compare", corpus, "records.jsonl#1", "other", "--html", page)
    assert run(*ways)[2].splitlines()[-1] == f"Wrote {page}"
    assert run(*ways) == (0, "", f"Replaced {page}\n")
    assert run(*ways, "--quiet") == (0, "", "")
    html = page.read_text(encoding="utf-8")
    assert "&lt;Sunk&gt;" in html
    assert "said &amp; written" in html
    assert "<Sunk>" not in html
    assert "<script" not in html
    assert run("compare", corpus, "records.jsonl#1", "other", "--html", "-")[1] == html
    markdown = run("compare", corpus, "records.jsonl#1", "other", "--markdown")[1]
    assert "**B**: \\<Sunk\\>" in markdown
    assert "The ferry sank before dawn" in run("compare", corpus, "records.jsonl#1", "other")[1]


@pytest.mark.parametrize("name", ["one.json", "new.TXT", "sub/../one.json", "link.html"])
def test_a_comparison_is_not_written_where_articles_are_read_from(
    run: Run, corpus: Path, name: str
) -> None:
    (corpus / "sub").mkdir()
    (corpus / "link.html").symlink_to(corpus / "one.json")
    before = {path: path.read_bytes() for path in corpus.rglob("*") if path.is_file()}
    code, _, told = run("compare", corpus, "one", "two", "--html", corpus / name)
    assert code == 2
    assert "only ever read" in told
    assert before == {path: path.read_bytes() for path in corpus.rglob("*") if path.is_file()}


def test_an_empty_id_is_no_article(run: Run, corpus: Path) -> None:
    assert run("names", corpus, "")[0] == run("show", corpus, "")[0] == 2


def test_names_in_all_forms(run: Run, corpus: Path) -> None:
    code, out, _ = run("names", corpus, "--json")
    told = json.loads(out)
    assert code == 0
    assert told[0] == {
        "name": "Mara Tolin",
        "kind": "person",
        "mentions": 2,
        "articles": 2,
        "variants": {"Mara Tolin": 2},
        "outlets": {"The Sarbuk Post": 2},
        "first": {"id": "records.jsonl#1", "date": "2025-03-13", "start": 33, "end": 43},
        "last": {"id": "records.jsonl#2", "date": "2025-04-02", "start": 29, "end": 39},
        "decided": False,
    }
    assert [entry["name"] for entry in json.loads(run("names", corpus, "two", "--json")[1])] == [
        "Nothing",
        "Ola Brink",
    ]
    assert "Mara Tolin" in run("names", corpus)[1]


@pytest.mark.parametrize(
    "arguments",
    [
        ("search", "{corpus}", "", "--json"),
        ("show", "{corpus}", "--json"),
        ("names", "{corpus}", "--json"),
        ("compare", "{corpus}", "one", "two", "--json"),
    ],
)
def test_two_runs_give_the_same_bytes(
    run: Run,
    corpus: Path,
    arguments: tuple[str, ...],
) -> None:
    run("index", corpus)
    filled = [argument.format(corpus=corpus) for argument in arguments]
    outputs = [run(*filled)[1] for _ in range(2)]
    if arguments[0] == "search":
        outputs = [json.dumps(json.loads(out) | {"took_ms": 0}) for out in outputs]
    assert outputs[0] == outputs[1]


@pytest.mark.parametrize(
    ("arguments", "cause", "remedy"),
    [
        (("search", "{corpus}"), "Missing argument 'QUERY'.", "search --help"),
        (("search", "nowhere", "x"), "no file or folder nowhere", "Name a folder"),
        (("search", "{corpus}", "x", "--limit", "-1"), "--limit", "search --help"),
        (("search", "{corpus}", "x", "--since", "soon"), "is not a date", "2024-06"),
        (("search", "{corpus}", "x", "--json", "--csv"), "can't be had at once", "search --help"),
        (("search", "{corpus}", "x", "--colour"), "--colour", "search --help"),
        (("show", "{corpus}", "three"), "begins with “three”", "Ids are"),
        (("show", "{corpus}", "records"), "records.jsonl#1, records.jsonl#2", "more of the id"),
        (("compare", "{corpus}", "one"), "Missing argument 'B'", "compare --help"),
        (("nowhere",), "no file or folder nowhere", "Name a folder"),
        (("--colour",), "--colour", "--help"),
        (("{corpus}",), "needs a terminal", "corpus-reader search"),
        ((), "needs a terminal", "corpus-reader search"),
    ],
)
def test_a_fault_is_2_with_a_cause_and_a_remedy(
    run: Run,
    corpus: Path,
    arguments: tuple[str, ...],
    cause: str,
    remedy: str,
) -> None:
    code, out, err = run(*(argument.format(corpus=corpus) for argument in arguments))
    assert (code, out) == (2, "")
    told = err.splitlines()
    assert len(told) == 2
    assert cause in told[0]
    assert remedy in told[1]


def test_an_empty_corpus(run: Run, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    assert run("index", empty, "--json")[0] == 0
    assert json.loads(run("search", empty, "", "--json")[1])["total"] == 0
    assert run("search", empty, "word")[0] == 1
    assert run("show", empty, "--json")[:2] == (1, "[]\n")
    assert run("names", empty, "--json")[:2] == (1, "[]\n")
    assert run("show", empty, "x")[0] == 2


def test_waiting_for_another_process_is_told(corpus: Path) -> None:
    with Library.open(corpus) as library:
        folder = library._folder
    with held(folder / "writer.lock", wait=False):
        running = subprocess.Popen(
            [sys.executable, "-m", "reader", "search", str(corpus), "ferry", "--json"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert running.stderr is not None
        assert "Waiting for another" in running.stderr.readline()
    out, err = running.communicate()
    assert (running.returncode, err) == (0, "")
    assert json.loads(out)["total"] == 3


def test_nothing_from_a_file_acts_on_a_terminal(
    run: Run,
    corpus: Path,
) -> None:
    evil = "\x1b]0;owned\x07 \x9b2J \u202e[/b][bold]red"
    record = {"title": evil, "outlet": evil, "text": f"Ferry {evil} text.", "authors": [evil]}
    (corpus / "evil.json").write_text(json.dumps(record), encoding="utf-8")
    (corpus / "evil.txt").write_text(f"{evil}\n\nA line of {evil}.\n", encoding="utf-8")
    (corpus / f"{evil.replace('/', '')}.png").write_bytes(b"")
    for arguments in (
        ("index", corpus),
        ("search", corpus, "ferry"),
        ("search", corpus, "ferry", "--csv"),
        ("search", corpus, evil),
        ("search", corpus, "", "--outlet", evil),
        ("show", corpus),
        ("show", corpus, "--raw"),
        ("show", corpus, "--markdown"),
        ("show", corpus, evil),
        ("compare", corpus, "evil.json", "one"),
        ("compare", corpus, "evil.json", "one", "--html", "-"),
        ("names", corpus),
        ("index", corpus, "--json"),
        ("show", corpus, "--json"),
        ("search", corpus, "ferry", "--json"),
    ):
        _, out, err = run(*arguments)
        assert not set(out + err) & set("\x1b\x07\x9b\u202e"), arguments
    assert "[/b][bold]red" in run("search", corpus, "ferry")[1]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ([], [READER]),
        (["news"], [READER, "news"]),
        (["./index"], [READER, "./index"]),
        (["index", "x"], ["index", "x"]),
        (["--no-color", "search", "x", "y"], ["search", "--no-color", "x", "y"]),
        (["--index-dir", "search", "names", "x"], ["names", "--index-dir", "search", "x"]),
        (["--index-dir=d", "show", "x"], ["show", "--index-dir=d", "x"]),
        (["--index-dir", "d", "news"], [READER, "--index-dir", "d", "news"]),
        (["--help"], ["--help"]),
        (["--version"], ["--version"]),
        (["--index-dir"], [READER, "--index-dir"]),
        (["news", "search"], [READER, "news", "search"]),
    ],
)
def test_the_command_comes_first(given: list[str], expected: list[str]) -> None:
    assert arranged(given) == expected


def test_a_folder_named_like_a_command(
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "index").mkdir()
    monkeypatch.chdir(tmp_path)
    assert f"corpus-reader .{os.sep}index" in run("index")[2]
    assert "needs a terminal" in run("./index")[2]


def test_help_and_version(run: Run) -> None:
    code, out, _ = run("--help")
    assert code == 0
    for command in ("index", "search", "show", "compare", "names"):
        assert f"  {command} " in out
        assert run(command, "--help")[0] == 0
    assert READER not in out.split("Commands:")[1]
    assert run("--version")[1].startswith("corpus-reader ")
    assert run("search", "--version")[1].startswith("corpus-reader ")


@pytest.mark.parametrize(
    ("arguments", "heavy"),
    [
        (["--help"], {"textual", "whoosh", "spacy", "numpy", "sqlite3"}),
        (["--version"], {"textual", "whoosh", "spacy", "numpy", "sqlite3", "rich"}),
        (["search", "--help"], {"textual", "whoosh", "spacy", "numpy"}),
    ],
)
def test_help_loads_nothing_heavy(arguments: list[str], heavy: set[str]) -> None:
    code = (
        "import sys; from reader.__main__ import main; main(sys.argv[1:]); "
        "print(*sorted({name.split('.')[0] for name in sys.modules}))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        check=True,
    )
    assert not set(ran.stdout.splitlines()[-1].split()) & heavy


def test_search_loads_neither_model_nor_screen(corpus: Path) -> None:
    code = (
        "import sys; from reader.__main__ import main; main(sys.argv[1:]); "
        "print(*sorted({name.split('.')[0] for name in sys.modules}))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, "search", str(corpus), "ferry"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert not set(ran.stdout.splitlines()[-1].split()) & {"textual", "spacy", "thinc"}


def test_a_closed_pipe_is_no_fault(tmp_path: Path) -> None:
    file = tmp_path / "many.jsonl"
    file.write_text(
        "".join(f'{{"title": "T{n}", "text": "{"Pier " * 500}."}}\n' for n in range(300))
    )
    command = [
        sys.executable,
        "-m",
        "reader",
        "search",
        str(file),
        "pier",
        "--json",
        "--limit",
        "0",
    ]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert running.stdout is not None
    running.stdout.read(1)
    running.stdout.close()
    assert running.stderr is not None
    assert running.stderr.read() == b""
    running.stderr.close()
    assert running.wait() == 0


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full")  # noqa: PTH110  read once
def test_a_full_disk_is_a_fault(corpus: Path) -> None:
    with open("/dev/full", "w") as full:  # noqa: PTH123  a device
        ran = subprocess.run(
            [sys.executable, "-m", "reader", "search", str(corpus), "ferry", "--json"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert ran.returncode == 2
    assert len(ran.stderr.splitlines()) == 2


def test_a_foreign_index_folder_is_refused(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("mine")
    ran = spawn("search", corpus, "ferry", "--index-dir", tmp_path / "mine")
    assert ran.returncode == 2
    assert "thesis" not in ran.stderr
    assert len(ran.stderr.splitlines()) == 2


def test_a_fault_of_the_program_is_told_and_logged_without_words_of_articles(
    run: Run,
    corpus: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def failing(*_: object, **__: object) -> None:
        raise RuntimeError("words of an article")

    monkeypatch.setattr("index.library.Library.search", failing)
    code, out, err = run("search", corpus, "ferry")
    assert (code, out) == (2, "")
    assert "RuntimeError" in err
    log = next(word for word in err.split() if word.endswith("faults.log."))[:-1]
    with open(log, encoding="utf-8") as file:  # noqa: PTH123  a path out of a message
        logged = file.read()
    assert "RuntimeError" in logged
    assert "words of an article" not in logged
    assert "words of an article" not in err


def test_an_interrupt_is_130(
    run: Run,
    corpus: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("index.library.Library.refresh", interrupted)
    assert run("search", corpus, "ferry") == (130, "", "")
