"""`corpus-reader search --concordance`: every hit in its line, above each other."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from rich.cells import cell_len
from rich.console import Console

from index.article import ArticleId
from index.concordances import linebook
from index.library import Library
from index.lines import HIT_ORDERS, HitLine
from reader.__main__ import main
from reader.cli.lines import context_width, print_lines
from reader.export.lines import hit_lines_json
from tests.harvest import harvest
from tests.sample_values import HOSTILE, acted_on

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def fruit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return harvest(tmp_path_factory.mktemp("concordance") / "fruit")


@pytest.fixture
def run(fruit: Path, capsys: pytest.CaptureFixture[str], quick_finder: object) -> Run:
    """Run `search --concordance`; return its exit code, output and errors."""

    def running(query: str, *arguments: object) -> tuple[int, str, str]:
        asked = ("search", fruit, query, "--concordance", f"--index-dir={fruit.parent / 'indexes'}")
        code = main([*map(str, asked), *map(str, arguments)])
        out, err = capsys.readouterr()
        return code, out, err

    return running


def told(run: Run, *arguments: object) -> Any:
    return json.loads(run(*arguments, "--json")[1])


def test_hits_in_words(run: Run) -> None:
    code, out, err = run("old", "--sort", "oldest")
    head, blank, *lines, _, before, after, near = out.splitlines()
    assert (code, err) == (0, "")
    assert (head, blank) == ("6 lines in 4 articles, of titles and texts", "")
    assert {line[92:95].lower() for line in lines} == {"old"}
    assert lines[0].startswith("2025-05-02  Marrow Herald ")
    assert before == "Right before: 1200 1 · apples 1 · ripened 1 · sold 1"
    assert after == "Right after: apples 4 · apple 1 · orchards 1"
    assert near.startswith("Within 5 words: apples ")


def test_hits_as_json_and_csv_are_the_same_hits(run: Run) -> None:
    value = told(run, "harvest OR apple", "--sort", "left", "--limit", 0)
    assert (value["query"], value["order"], value["found"]) == ("harvest OR apple", "left", 8)
    assert (value["total"], value["articles"], value["read"]) == (len(value["lines"]), 8, 8)
    (title,) = (line for line in value["lines"] if line["in"] == "title" and line["start"] == 5)
    assert (title["left"], title["hit"], title["right"]) == ("Late ", "harvest", "")
    first = value["neighbours"]["left"][0]
    assert (first["word"], first["lines"], 0 < first["strength"] < 14) == ("apples", 39, True)
    table = list(
        csv.DictReader(
            io.StringIO(run("harvest OR apple", "--sort", "left", "--limit", 0, "--csv")[1])
        )
    )
    assert [(row["id"], row["in"], int(row["start"]), row["hit"]) for row in table] == [
        (line["id"], line["in"], line["start"], line["hit"]) for line in value["lines"]
    ]


def test_no_line_is_kept_once_it_is_written_as_json(fruit: Path) -> None:
    with Library.open(fruit, index_dir=fruit.parent / "indexes") as library:
        library.refresh()
        table = library.read_lines(library.lines(library.search("apple")).articles)
        lines = library.lines_of(table, "newest")
        all_told = library.lines_at(lines, 0, len(lines))
    taken: list[HitLine] = []

    def read() -> Iterator[HitLine]:
        for line in all_told:
            taken.append(line)
            yield line

    written = ""
    for number, piece in enumerate(hit_lines_json(lines, read(), None)):
        assert len(taken) == min(number, len(all_told))
        written += piece
    assert [line["start"] for line in json.loads(written)["lines"]] == [
        line.start for line in all_told
    ]


def test_lines_are_limited_and_filtered_as_hits_are(run: Run) -> None:
    assert len(told(run, "apples")["lines"]) == 20
    assert run("apple", "--limit", 2)[1].startswith(
        "55 lines in 8 articles, of titles and texts, the"
    )
    some = told(run, "apples", "--outlet", "Radio Sarbuk", "--since", "2025-05")
    assert {line["outlet"] for line in some["lines"]} == {"Radio Sarbuk"}


@pytest.mark.parametrize("order", HIT_ORDERS)
def test_two_runs_give_the_same_bytes(run: Run, order: str) -> None:
    first = run("apple* OR old", "--sort", order, "--json")
    assert first[0] == 0
    assert first == run("apple* OR old", "--sort", order, "--json")


def test_what_has_no_lines_says_why(run: Run) -> None:
    code, out, _ = run("date:2025")
    assert code == 1
    assert "What is asked for stands in no line: it has no words, as a date has none." in out
    code, out, _ = run("apples pears")
    assert (code, "What would be found instead:" in out) == (1, True)
    code, out, err = run('"apples')
    assert (code, "unclosed quote" in err) == (1, True)
    assert told(run, '"apples')["problem"] == "unclosed quote"


@pytest.mark.parametrize(
    "arguments",
    [("--by-story",), ("--json", "--csv"), ("--sort", "sideways")],
)
def test_options_that_do_not_go_together(run: Run, arguments: tuple[str, ...]) -> None:
    code, out, err = run("apples", *arguments)
    assert (code, out, bool(err)) == (2, "", True)


def test_orders_of_lines_are_for_lines(fruit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = [
        "search",
        str(fruit),
        "apples",
        "--sort",
        "left",
        f"--index-dir={fruit.parent / 'indexes'}",
    ]
    assert main(asked) == 2
    assert "--sort left needs --concordance." in capsys.readouterr().err


def test_where_not_all_is_read_that_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linebook, "MOST", 1)
    monkeypatch.setattr(linebook, "_AT_ONCE", 1)
    code, out, err = run("apples")
    assert (code, out.splitlines()[0]) == (0, "1 line in 1 article, of titles and texts")
    assert "Only the 1 hits in the 1 newest articles are told" in err


def hostile(text: str) -> HitLine:
    card = (ArticleId("a"), text, text, text, 1)
    return HitLine(*card, "", 0, 1, text, text[:40] * 20 or "x", text)


@pytest.mark.parametrize("width", [20, 69, 80, 200])
def test_no_text_gets_out_of_its_column(width: int) -> None:
    to = Console(file=io.StringIO(), width=width, force_terminal=True, no_color=True)
    print_lines(map(hostile, HOSTILE), to, context_width(to))
    assert isinstance(to.file, io.StringIO)
    drawn = to.file.getvalue().replace("\x1b[1;4m", "").replace("\x1b[0m", "")
    assert len(drawn.splitlines()) == len(HOSTILE)
    assert max(map(cell_len, drawn.splitlines())) <= width
    assert acted_on(drawn.replace("\n", "")) == []


def test_right_to_left_and_wide_texts_stand_in_their_column() -> None:
    to = Console(file=io.StringIO(), width=100)
    texts = ("שלום עולם ", "世界和平和", "plain words ")
    lines = [
        HitLine(ArticleId("a"), None, "Ansel Post", "2025-05-02", 1, "", 0, 1, text, "|", text)
        for text in texts
    ]
    print_lines(lines, to, 60)
    assert isinstance(to.file, io.StringIO)
    columns = {cell_len(line.partition("|")[0]) for line in to.file.getvalue().splitlines()}
    assert len(columns) == 1
