"""`decide` on the command line, of stories: told, taken back, taken over."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from index.library import Library
from reader.__main__ import main
from reader.cli.completing import lines

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import QuickFinder

    Run = Callable[..., tuple[int, str, str]]

_QUAY = "The old quay of Sarbuk is closed for good since its planks rot, the council decided, and"
TEXTS = {
    "a": f"{_QUAY} boats move to the new harbour until a second quay is built there next year.",
    "b": f"{_QUAY} the fishermen move their boats to the harbour until a new quay is built there.",
    "c": "Apples ripen late in the valley of Lenia because of the rain in May and June, they say,"
    " so the harvest begins two weeks later than it did in any of the ten years before this one.",
}


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], quick_finder: QuickFinder) -> Run:
    """Run `decide` on the corpus; return its exit code, output and errors."""
    del quick_finder
    news = tmp_path / "news"
    news.mkdir()
    for day, (name, text) in enumerate(TEXTS.items(), 1):
        head = f"---\ntitle: On {name}\ndate: 2026-05-0{day}\n---\n\n"
        (news / f"{name}.md").write_text(f"{head}{text}\n", "utf-8")

    def running(*arguments: object) -> tuple[int, str, str]:
        code = main(["decide", str(news), *map(str, arguments)])
        out, err = capsys.readouterr()
        return code, out, err

    return running


def stories(tmp_path: Path) -> dict[str, str]:
    """Return by articles what each story is called."""
    with Library.open(tmp_path / "news") as library:
        return {"".join(one[0] for one in s.articles): s.title for s in library.stories().stories}


def test_stories_are_joined_parted_and_named(run: Run, tmp_path: Path) -> None:
    assert run()[0] == run("--stories")[0] == 1
    code, out, err = run("join", "a.md", "c.md")
    assert (code, out) == (0, "Made one story: On a + On c.\n")
    assert "To take it back: undo --stories" in err
    assert stories(tmp_path) == {"abc": "On a"}
    assert run("part", "b.md")[1] == "Set apart from its story: On b.\n"
    assert run("move", "c", "--into", "b")[1] == "Moved to another story: On c → On b.\n"
    (done,) = json.loads(run("name", "b", "--to", "Late apples", "--json")[1])["done"]
    assert (done["do"], done["title"], len(done["texts"])) == ("name", "Late apples", 2)
    assert stories(tmp_path) == {"a": "On a", "bc": "Late apples"}
    code, _, err = run("join", "b", "c")
    assert (code, "can't be joined with itself" in err) == (2, True)

    told = [line.partition(" · ")[0] for line in run("--stories")[1].splitlines()]
    assert told[:4] == [
        "1  Made one story: On a + On c",
        "2  Set apart from its story: On b",
        "3  Moved to another story: On c → On b",
        "4  A story of 2 texts is called “Late apples”",
    ]
    # Without a word on which, those on names stand first.
    assert run()[1].splitlines()[:1] + told[:1] == ["Nothing was decided by you.", told[0]]
    assert "\nOf stories\n1  Made one story" in run()[1]
    value = json.loads(run("--json")[1])
    assert (value["own"], [one["number"] for one in value["stories"]["own"]]) == ([], [1, 2, 3, 4])
    assert {one["idle"] for one in value["stories"]["own"]} == {False}

    assert run("undo", 4, "--stories")[1].startswith("Taken back: A story of 2 texts")
    assert json.loads(run("undo", "--stories", "--json")[1])["undone"]["do"] == "join"
    assert stories(tmp_path) == {"ac": "On a", "b": "On b"}
    assert run("undo")[0] == 1
    assert run("undo", 9, "--stories")[0] == 1


def test_somebody_elses_file_is_taken_over(run: Run, tmp_path: Path) -> None:
    run("join", "a", "c")
    run("part", "b")
    own = json.loads(run("--stories", "--json")[1])["file"]
    theirs = tmp_path / "theirs.toml"
    with open(own, "rb") as file:  # noqa: PTH123  as it is told
        theirs.write_bytes(file.read() + b"[[decision]]\ndo = 3\n")
    run("undo", "--stories")
    run("undo", "--stories")
    run("part", "b")
    code, out, _ = run("take", theirs, "--stories")
    assert code == 0
    first, *_, last = out.splitlines()
    assert first == "1 decision taken over, 1 in conflict with yours, 1 that can’t be followed"
    assert "theirs.toml: Made one story: On a + On c. Yours counts." in out
    assert last.endswith("do is one of join, part, name")
    value = json.loads(run("take", theirs, "--stories", "--json")[1])
    assert (value["taken"], value["known"], len(value["conflicts"])) == ([], 1, 1)
    assert run("take", tmp_path / "none.toml", "--stories")[0] == 2
    assert run("take", theirs)[0] == 2  # it says nothing of names


@pytest.mark.parametrize(
    "arguments",
    [
        ("join",),
        ("part",),
        ("name", "a"),
        ("name", "a", "b", "--to", "x"),
        ("move", "a"),
        ("join", "a", "b", "--stories"),
        ("merge", "a", "--into", "b", "--stories"),
    ],
)
def test_what_is_not_said_whole_is_wrong(run: Run, arguments: tuple[str, ...]) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert "decide --help" in err


def test_what_it_may_be_about_is_completed(run: Run, tmp_path: Path) -> None:
    run("join", "a", "c")
    with Library.open(tmp_path / "news") as library:
        (story,) = library.stories().stories
    for typed, wanted in (
        (["name", ""], story.id),
        (["join", "s"], story.id),
        (["part", "b"], "b.md"),
        (["move", "b.md", "--into", ""], story.id),
        (["take", ""], "file"),
    ):
        found = lines("zsh", ["decide", str(tmp_path / "news"), *typed])
        assert any(wanted in line for line in found), typed
