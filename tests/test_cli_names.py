"""`names` on the command line: the list, one name in full, its mentions, two outlets."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest

from index.decisions.decision import Decision
from index.library import Library
from index.results import NameRef
from reader.__main__ import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import QuickFinder

    Run = Callable[..., tuple[int, str, str]]

HOSTILE = "[/b]"
RECORDS: tuple[dict[str, str], ...] = (
    {
        "outlet": "Veldra Post",
        "date": "2025-03-02",
        "text": "the mayor of Lenia, Ada Quill, met Bor Tan.\n\nso Ada Quill went with Bor Tan.",
    },
    {
        "outlet": f"Radio {HOSTILE}",
        "date": "2025-03-01",
        "text": "it was mayor Ada Quill who left.",
    },
    {"text": f"and Ada Quill {HOSTILE} stayed in Veldra."},
)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    lines = (json.dumps({"title": "A day", **record}) for record in RECORDS)
    (folder / "all.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


@pytest.fixture
def run(news: Path, capsys: pytest.CaptureFixture[str], quick_finder: QuickFinder) -> Run:
    """Run `names` on the corpus; return its exit code, output and errors."""
    del quick_finder

    def running(*arguments: object) -> tuple[int, str, str]:
        code = main(["names", str(news), *map(str, arguments)])
        out, err = capsys.readouterr()
        assert "\x1b" not in out + err
        return code, out, err

    return running


def _table(out: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(out)))


def _names(out: str) -> list[str]:
    return [entry["name"] for entry in json.loads(out)]


def test_a_list_tells_where_each_name_stands_first_and_last(run: Run) -> None:
    entry = json.loads(run("--json")[1])[0]
    assert entry == {
        "name": "Ada Quill",
        "kind": "person",
        "mentions": 4,
        "articles": 3,
        "variants": {"Ada Quill": 4},
        "outlets": {"Veldra Post": 2, "": 1, f"Radio {HOSTILE}": 1},
        "first": {"id": "all.jsonl#2", "date": "2025-03-01", "start": 13, "end": 22},
        "last": {"id": "all.jsonl#1", "date": "2025-03-02", "start": 48, "end": 57},
        "decided": False,
    }
    (of_one,) = [e for e in json.loads(run("all.jsonl#3", "--json")[1]) if e["name"] == "Ada Quill"]
    assert (
        of_one["first"]
        == of_one["last"]
        == {
            "id": "all.jsonl#3",
            "date": None,
            "start": 4,
            "end": 13,
        }
    )


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (("--kind", "place"), ["Veldra"]),
        (("--kind", "place", "--kind", "person", "--limit", 2), ["Ada Quill", "Bor Tan"]),
        (("--like", "QUÍ a"), ["Ada Quill"]),
        (("--like", "uill"), []),
        (("--like", "le", "--kind", "person"), ["Lenia"]),
        (("all.jsonl#3", "--like", "v"), ["Veldra"]),
    ],
)
def test_a_list_is_narrowed(run: Run, arguments: tuple[object, ...], found: list[str]) -> None:
    code, out, _ = run(*arguments, "--json")
    assert (code, _names(out)) == (0 if found else 1, found)


def test_a_list_as_a_table(run: Run) -> None:
    table = _table(run("--csv")[1])
    assert table[0] == {
        "name": "Ada Quill",
        "kind": "person",
        "mentions": "4",
        "articles": "3",
        "variants": "Ada Quill 4",
        "outlets": "Veldra Post 2; unknown 1; Radio [/b] 1",
        "first_date": "2025-03-01",
        "first_id": "all.jsonl#2",
        "last_date": "2025-03-02",
        "last_id": "all.jsonl#1",
        "decided": "",
    }
    assert [row["name"] for row in table] == _names(run("--json")[1])
    head, _, *rows = run()[1].splitlines()
    assert head.split()[:6] == ["Name", "Kind", "Mentions", "Articles", "First", "Last"]
    assert rows[0].split()[:7] == ["Ada", "Quill", "person", "4", "3", "2025-03-01", "2025-03-02"]
    assert "Decided" not in head


def test_what_was_decided_is_told(run: Run, news: Path) -> None:
    run()
    with Library.open(news) as library:
        about = NameRef("person", "Bor Tan")
        library.decide(Decision("rename", about, to=NameRef("person", "Boris Tan")))
    entries = {entry["name"]: entry for entry in json.loads(run("--json")[1])}
    assert entries["Boris Tan"]["decided"] is True
    assert entries["Ada Quill"]["decided"] is False
    head, _, *rows = run()[1].splitlines()
    assert head.endswith("Decided")
    assert [row.rstrip().rpartition(" ")[2] for row in rows[:2]] == ["·", "yes"]
    assert "Bor Tan is called Boris Tan" in run("--name", "boris tan")[1]
    (decision,) = json.loads(run("--name", "boris tan", "--json")[1])["decisions"]
    assert (decision["do"], decision["name"], decision["to"]["name"]) == (
        *("rename", "Bor Tan"),
        "Boris Tan",
    )


def test_one_name_in_full(run: Run) -> None:
    code, out, _ = run("--name", "ada quill", "--json")
    told = json.loads(out)
    assert code == 0
    assert (told["name"], told["kind"], told["mentions"], told["articles"], told["of"]) == (
        *("Ada Quill", "person"),
        *(4, 3, 3),
    )
    assert told["forms"] == [
        {
            "text": "Ada Quill",
            "mentions": 4,
            "outlets": {"Veldra Post": 2, f"Radio {HOSTILE}": 1, "": 1},
        }
    ]
    post = told["outlets"][0]
    assert (post["outlet"], post["mentions"], post["of"], post["words"]) == (
        "Veldra Post",
        2,
        1,
        16,
    )
    assert post["per_1000_words"] == 125.0
    line = post["first"]
    assert (line["id"], line["start"], line["left"]) == ("all.jsonl#1", 20, "the mayor of Lenia, ")
    assert told["first"]["id"] == "all.jsonl#2"
    beside = {one["name"]: (one["articles"], one["paragraphs"]) for one in told["together"]}
    assert beside["Bor Tan"] == (1, 2)
    assert (told["apart"], told["decisions"], told["names_complete"]) == ([], [], True)
    assert told["looked"] == 3


def test_one_name_in_words_and_as_a_table(run: Run) -> None:
    out = run("--name", "Ada Quill")[1]
    assert "person · 4 mentions in 3 of 3 articles" in out
    for head in ("Words", "Outlets", "First mentions", "Named together with"):
        assert f"\n{head}\n" in out
    assert "First: 2025-03-01 · Radio [/b] · all.jsonl#2: it was mayor Ada Quill who left." in out
    table = _table(run("--name", "Ada Quill", "--csv")[1])
    assert [(row["outlet"], row["mentions"], row["Ada Quill"]) for row in table] == [
        ("Veldra Post", "2", "2"),
        ("Radio [/b]", "1", "1"),
        ("", "1", "1"),
    ]


def test_mentions_in_their_lines(run: Run) -> None:
    told = json.loads(run("--name", "Ada Quill", "--concordance", "--json")[1])
    assert (told["order"], told["total"], told["ordered"]) == ("date", 4, 4)
    assert [(line["id"], line["start"]) for line in told["lines"]] == [
        ("all.jsonl#2", 13),
        ("all.jsonl#1", 20),
        ("all.jsonl#1", 48),
        ("all.jsonl#3", 4),
    ]
    table = _table(run("--name", "Ada Quill", "--concordance", "--order", "right", "--csv")[1])
    assert [(row["id"], row["start"], row["right"]) for row in table] == [
        ("all.jsonl#3", "4", " [/b] stayed in Veldra."),
        ("all.jsonl#1", "20", ", met Bor Tan."),
        ("all.jsonl#1", "48", " went with Bor Tan."),
        ("all.jsonl#2", "13", " who left."),
    ]
    lines = run("--name", "Ada Quill", "--concordance", "--limit", 3)[1].splitlines()
    assert len(lines) == 3
    assert len({line.index("Ada Quill") for line in lines}) == 1
    assert lines[0].startswith("2025-03-01  Radio [/b]")


def test_two_outlets_side_by_side(run: Run) -> None:
    code, out, _ = run("--name", "Ada Quill", "--versus", "veldra post", "", "--json")
    told = json.loads(out)
    assert code == 0
    assert (told["a"]["outlet"], told["a"]["mentions"], told["b"]["outlet"]) == (
        "Veldra Post",
        2,
        "",
    )
    assert told["a"]["descriptions"] == [
        {"words": "the mayor of Lenia", "times": 1, "id": "all.jsonl#1", "start": 0, "end": 18}
    ]
    assert told["a"]["titles"] == []
    assert [line["start"] for line in told["a"]["firsts"]] == [20]
    words = run("--name", "Ada Quill", "--versus", "Veldra Post", "")[1]
    assert "the mayor of Lenia 1" in words
    assert "First mentions: unknown" in words
    table = _table(run("--name", "Ada Quill", "--versus", "Veldra Post", "", "--csv")[1])
    assert {
        "outlet": "Veldra Post",
        "what": "form",
        "words": "Ada Quill",
        "times": "2",
    }.items() <= (table[0].items())
    assert run("--name", "Lenia", "--versus", "", "")[0] == 1


def test_a_name_that_nobody_has(run: Run) -> None:
    code, out, err = run("--name", "Ada Quil")
    assert (code, out) == (1, "")
    assert err == "No name is “Ada Quil” here. Like it: Ada Quill (person)\n"
    code, out, err = run("--name", "Ada Quil", "--json")
    assert (code, err) == (1, "")
    assert json.loads(out) == {
        "name": "Ada Quil",
        "problem": "no such name",
        "nearest": [{"name": "Ada Quill", "kind": "person"}],
    }
    assert run("--name", "place:Ada Quill")[0] == 1
    assert run("--name", "Ada Quill", "--kind", "place")[0] == 1
    assert run("--name", HOSTILE)[0] == 1


def test_a_name_that_several_have(run: Run, news: Path) -> None:
    run()
    with Library.open(news) as library:
        about = NameRef("place", "Veldra")
        library.decide(Decision("rename", about, to=NameRef("place", "Bor Tan")))
    code, out, err = run("--name", "Bor Tan")
    assert (code, out) == (2, "")
    assert "“Bor Tan” may mean person:Bor Tan · place:Bor Tan." in err
    for typed in ("place:Bor Tan", "place: bor tan", "Bor Tan (place)"):
        assert json.loads(run("--name", typed, "--json")[1])["kind"] == "place"
    assert json.loads(run("--name", "Bor Tan", "--kind", "person", "--json")[1])["kind"] == "person"


def test_an_outlet_that_there_isnt(run: Run) -> None:
    code, out, err = run("--name", "Ada Quill", "--versus", "Veldra Post", "Lenia Times")
    assert (code, out) == (2, "")
    assert "Lenia Times is no outlet here.\nThere are: " in err


@pytest.mark.parametrize(
    "arguments",
    [
        ("--concordance",),
        ("--versus", "a", "b"),
        ("--name", "x", "--order", "left"),
        ("--name", "x", "--like", "y"),
        ("--name", "x", "all.jsonl#1"),
        ("--name", "x", "--concordance", "--versus", "a", "b"),
        ("--json", "--csv"),
        ("--kind", "river"),
    ],
)
def test_options_that_don_t_go_together(run: Run, arguments: tuple[str, ...]) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert err


@pytest.mark.parametrize(
    "arguments",
    [
        ("--json",),
        ("--csv",),
        (),
        ("--name", "Ada Quill", "--json"),
        ("--name", "Ada Quill"),
        ("--name", "Ada Quill", "--concordance", "--order", "left"),
        ("--name", "Ada Quill", "--versus", "Veldra Post", ""),
    ],
)
def test_two_runs_give_the_same_bytes(run: Run, arguments: tuple[str, ...]) -> None:
    run()
    outputs: list[Any] = [run(*arguments) for _ in range(2)]
    assert outputs[0] == outputs[1]
