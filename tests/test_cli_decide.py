"""`decide` on the command line: the user's word on names, told, taken back, taken over."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from index.library import Library
from reader.__main__ import main
from reader.cli.completing import lines

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import QuickFinder

    Run = Callable[..., tuple[int, str, str]]

RECORDS = (
    "said Ada Quill. Quill left, and so did Bor Tan.",
    "it was Ada Quil who met Bor Tann in Veldra.",
    "said Cy Marsh of Lenia to [b]Bold Boy.",
)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    written = (json.dumps({"title": "A day", "text": text}) for text in RECORDS)
    (folder / "all.jsonl").write_text("\n".join(written) + "\n", encoding="utf-8")
    return folder


@pytest.fixture
def run(news: Path, capsys: pytest.CaptureFixture[str], quick_finder: QuickFinder) -> Run:
    """Run `decide` on the corpus; return its exit code, output and errors."""
    del quick_finder

    def running(*arguments: object) -> tuple[int, str, str]:
        code = main(["decide", str(news), *map(str, arguments)])
        out, err = capsys.readouterr()
        return code, out, err

    return running


def _names(news: Path) -> dict[str, tuple[str, int]]:
    with Library.open(news) as library:
        return {entry.name: (entry.kind, entry.mentions) for entry in library.names()}


def test_nothing_was_decided(run: Run) -> None:
    code, out, _ = run()
    assert code == 1
    assert out.startswith("Nothing was decided by you.\nKept in ")
    told = json.loads(run("--json")[1])
    assert (told["own"], told["shared"], told["problems"], told["conflicts"]) == ([], [], [], [])
    assert run("undo")[:2] == (1, "")


def test_names_are_merged(run: Run, news: Path) -> None:
    code, out, err = run("merge", "ada quil", "Ada Quill", "--into", "Ada Quill")
    assert (code, out) == (0, "Ada Quill: Ada Quil made one with it.\n")
    assert "Kept in " in err
    assert _names(news)["Ada Quill"] == ("person", 3)
    assert "Ada Quil" not in _names(news)
    code, _, err = run("merge", "Ada Quill", "--into", "Ada Quill")
    assert (code, "All of that is Ada Quill already." in err) == (2, True)


def test_names_are_renamed_of_another_kind_and_ignored(run: Run, news: Path) -> None:
    assert run("rename", "Bor Tann", "--to", "Boris Tan")[1] == "Bor Tann is called Boris Tan.\n"
    assert run("kind", "Lenia", "--as", "place")[1] == "Lenia is a place.\n"
    assert run("ignore", "Bold Boy", "Cy Marsh")[1].splitlines() == [
        "Bold Boy is no name.",
        "Cy Marsh is no name.",
    ]
    names = _names(news)
    assert names["Boris Tan"] == ("person", 1)
    assert names["Lenia"] == ("place", 1)
    assert {"Bold Boy", "Cy Marsh", "Bor Tann"}.isdisjoint(names)


def test_words_are_split_off(run: Run, news: Path) -> None:
    assert _names_after(run, news, "merge", "Bor Tann", "--into", "Bor Tan")["Bor Tan"][1] == 2
    code, out, _ = run("split", "bor tann", "--from", "Bor Tan", "--to", "Bea Tann", "--json")
    (done,) = json.loads(out)["done"]
    assert code == 0
    assert (done["do"], done["name"], done["forms"], done["to"]) == (
        *("split", "Bor Tan", ["Bor Tann"]),
        {"name": "Bea Tann", "kind": "person"},
    )
    assert _names(news)["Bea Tann"] == ("person", 1)
    code, out, err = run("split", "Bo", "--from", "Bor Tan")
    assert (code, out, err) == (1, "", "“Bo” doesn't stand for Bor Tan; what does: Bor Tan\n")


def _names_after(run: Run, news: Path, *arguments: str) -> dict[str, tuple[str, int]]:
    assert run(*arguments)[0] == 0
    return _names(news)


def test_words_are_split_off_in_some_articles(run: Run, news: Path) -> None:
    with (news / "all.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps({"title": "A night", "text": "then Bor Tan slept."}) + "\n")
    code, out, _ = run(
        "split", "Bor Tan", "--from", "Bor Tan", "--to", "Bert Tan", "--in", "all.jsonl#4"
    )
    assert (code, out) == (0, "Bor Tan taken off Bor Tan in 1 article: it is Bert Tan.\n")
    assert (_names(news)["Bor Tan"][1], _names(news)["Bert Tan"][1]) == (1, 1)
    assert run("split", "Bor Tan", "--from", "Bor Tan", "--in", "all.jsonl#9")[0] == 2


def test_decisions_are_numbered_and_taken_back(run: Run, news: Path) -> None:
    run("rename", "Bor Tan", "--to", "Boris Tan")
    run("ignore", "Lenia")
    run("merge", "Ada Quil", "--into", "Ada Quill")
    out = run()[1]
    told = [line.partition(" · ")[0] for line in out.splitlines()]
    assert told[:3] == [
        "1  Bor Tan is called Boris Tan",
        "2  Lenia is no name",
        "3  Ada Quill: Ada Quil made one with it",
    ]
    value = json.loads(run("--json")[1])
    assert [(each["number"], each["do"]) for each in value["own"]] == [
        *((1, "rename"), (2, "ignore")),
        (3, "merge"),
    ]
    assert run("undo", 2)[:2] == (0, "Taken back: Lenia is no name.\n")
    assert "Lenia" in _names(news)
    assert run("undo")[1] == "Taken back: Ada Quill: Ada Quil made one with it.\n"
    for number in (0, 2, 99):
        code, out, err = run("undo", number)
        assert (code, out) == (1, "")
        assert f"No decision of yours has the number {number}" in err
    assert json.loads(run("undo", "--json")[1])["undone"]["do"] == "rename"
    assert "Bor Tan" in _names(news)


def test_what_is_decided_in_the_corpus_is_told(run: Run, news: Path) -> None:
    (news / "names.toml").write_text(
        '[[decision]]\ndo = "ignore"\nkind = "person"\nname = "Bold Boy"\n\n'
        '[[decision]]\ndo = "melt"\nkind = "person"\nname = "Bor Tan"\n',
        encoding="utf-8",
    )
    run("rename", "Bold Boy", "--to", "Bo Boy")
    out = run()[1]
    assert "\nIn the names.toml of the corpus\n  Bold Boy is no name\n" in out
    assert "\nNot followed\n  names.toml" in out
    value = json.loads(run("--json")[1])
    assert [each["do"] for each in value["shared"]] == ["ignore"]
    assert len(value["problems"]) == 1


def test_somebody_elses_file_is_taken_over(run: Run, news: Path, tmp_path: Path) -> None:
    run("ignore", "Lenia")
    file = tmp_path / "colleague.toml"
    file.write_text(
        '[[decision]]\ndo = "rename"\nkind = "person"\nname = "Bor Tan"\nto = "Boris Tan"\n\n'
        '[[decision]]\ndo = "ignore"\nkind = "person"\nname = "Lenia"\n\n'
        '[[decision]]\ndo = "ignore"\nkind = "person"\n',
        encoding="utf-8",
    )
    code, out, _ = run("take", file)
    assert code == 0
    assert out.splitlines()[0].startswith("1 decision taken over, 1 known already")
    assert "  Bor Tan is called Boris Tan" in out.splitlines()
    assert "Boris Tan" in _names(news)
    value = json.loads(run("take", file, "--json")[1])
    assert (value["taken"], value["known"], len(value["problems"])) == ([], 2, 1)
    assert run("take", tmp_path / "none.toml")[0] == 2


def test_a_name_that_nobody_has(run: Run) -> None:
    code, out, err = run("ignore", "Ada Quiller")
    assert (code, out) == (1, "")
    assert err.startswith("No name is “Ada Quiller” here. Like it: Ada Quil")
    assert run("merge", "Ada Quill", "--into", "Xz")[0] == 1
    assert run("split", "Ada Quill", "--from", "Xz")[0] == 1
    assert run("rename", "place:Bor Tan", "--to", "Tan")[0] == 1
    assert json.loads(run("--json")[1])["own"] == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("merge", "Ada Quill"),
        ("merge", "--into", "Ada Quill"),
        ("split", "Ada Quill"),
        ("rename", "Ada Quill"),
        ("rename", "Ada Quill", "Bor Tan", "--to", "x"),
        ("kind", "Ada Quill"),
        ("ignore",),
        ("ignore", "Ada Quill", "--to", "x"),
        ("undo", "x"),
        ("undo", "1", "2"),
        ("take",),
        ("take", "a", "b"),
        ("melt", "Ada Quill"),
        ("--into", "x"),
    ],
)
def test_what_is_not_said_right(run: Run, arguments: tuple[str, ...]) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert err


def test_words_to_be_decided_about_are_completed(run: Run, news: Path) -> None:
    run()
    with Library.open(news) as library:
        library.refresh()
        library.find_names()

    def told(*before: str, current: str = "") -> list[Any]:
        found = lines("zsh", ["decide", str(news), *before, current])
        return [line.split("\t")[:2] for line in found]

    assert ["plain", "merge"] in told(current="m")
    assert told("merge", current="Bor") == [["text", "Bor Tan"], ["text", "Bor Tann"]]
    assert told("merge", "Bor Tann", "--into", current="Ada Quill") == [["text", "Ada Quill"]]
    assert told("take", current="x") == [["file", ""]]
    assert told("undo") == []
