"""A folder of everything that files can do wrong, through every command, as text and as JSON.

Each file is an article, or stands with its reason among what was skipped; the good ones beside
them are as they would be alone, and nothing that a terminal acts on gets out.
"""

from __future__ import annotations

import json
import os
import random
import re
import socket
from typing import TYPE_CHECKING, Any

import pytest

from reader.__main__ import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., str]

STORY = (
    "The ferry to Orlen sails again on Monday, said Mara Tolin, the harbour master of Port Ansel. "
    "It carried 41 people.\n"
)
PLAIN = STORY.strip()
ACTED_ON = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f]")

TEXTS: dict[str, bytes | str] = {
    "bom8.txt": b"\xef\xbb\xbf" + STORY.encode(),
    "bom16le.txt": b"\xff\xfe" + STORY.encode("utf-16-le"),
    "bom16be.txt": b"\xfe\xff" + STORY.encode("utf-16-be"),
    "bom32.txt": b"\xff\xfe\0\0" + STORY.encode("utf-32-le"),
    "plain16le.txt": STORY.encode("utf-16-le"),
    "plain16be.txt": STORY.encode("utf-16-be"),
    "odd16.txt": b"\xff\xfe" + STORY.encode("utf-16-le") + b"x",
    "latin.txt": ("Café Müller à Orléans. " + STORY).encode("cp1252"),
    "mixed.txt": ("Café, naïve façade. " * 5).encode()
    + "Café €. ".encode("cp1252")
    + STORY.encode(),
    "twice.txt": "CafÃ© said â€œferryâ€\x9d. " + STORY,
    "crlf.txt": STORY.replace("\n", "\r\n"),
    "cr.txt": "Ferry sails\r\r" + STORY.replace("\n", "\r"),
    "escapes.txt": "T \x1b]0;own\x07\n\n\x1b]52;c;eA==\x07 "
    f"{PLAIN} \x9b31m \u202egnp\u202c \x1b[2J.",
    "markup.txt": "[/b] Title [sic]\n\nHe [sic] said [/b] [bold]more[/bold] "
    f"[@click=app.quit]x[/].\n{STORY}",
    "word.txt": f"{'x' * 10_000} {PLAIN} {'é' * 10_000}",
    "marks.txt": "a"
    + "\u0301" * 5_000
    + f" ferry {PLAIN} Z"
    + "\u0300\u0301\u0302" * 3_000
    + " end.",
    "emoji.txt": "👩‍👩‍👧‍👦🏳️‍🌈🇫🇷 ferry 渡轮将于星期一再次启航 " * 50 + STORY,
    "spaces.txt": " " * 300_000 + "x. " + STORY,
    "quotes.txt": '"' * 300_000 + " " + STORY,
    "dots.txt": "." * 200_000 + " " + STORY,
    "numbers.txt": "1" * 100_000 + " " + "1," * 50_000 + " " + STORY,
    "newlines.txt": "\n" * 300_000 + STORY,
    "stars.md": "*" * 100_000 + " " + STORY,
    "brackets.md": "[" * 100_000 + " " + STORY,
    "front.md": f"---\ntitle: \x1b]0;x [/b]\ndate: 9999-99-99\nauthors: 5\n---\n{STORY}",
    "dup1.txt": "Twin\n\n" + STORY,
    "dup2.txt": "Twin\n\n" + STORY,
}
RECORDS: dict[str, str] = {
    "deep900.json": '{"text": "%s", "more": ' + "[" * 900 + "]" * 900 + "}",
    "infinite.json": '{"text": "%s", "date": 1e999, "n": -1e999, "m": NaN}',
    "digits.json": '{"text": "%s", "date": ' + "9" * 4_000 + "}",
    "halves.json": r'{"title": "\ud800 t", "outlet": "\udfff", "authors": ["\udc00"],'
    r' "url": "http://x/\ud800", "text": "\ud800. %s", "date": "2024-06-19\ud800"}',
    "controls.json": r'{"title": "[/b] \u001b]0;x\u0007\u202e", "outlet": "\u009b[/b][sic]",'
    r' "text": "\u0000\u001b]52;c;AAAA\u0007. %s"}',
    "keys.json": '{"text": "a", "text": "%s", "TEXT": "zz"}',
    "year0.json": '{"text": "%s", "date": "0000-01-01"}',
    "year1.json": '{"text": "%s On Monday.", "date": "0001-01-01T00:00:00+14:00"}',
    "year9999.json": '{"text": "%s Tomorrow, next year.", "date": "9999-12-31T23:59:59-14:00"}',
    "year1e300.json": '{"text": "%s", "date": "1e300"}',
    "odd.json": '{"text": "%s", "title": {"name": [1]}, "authors": {"x": [1]}, "date": {"a": 1},'
    ' "outlet": [1, 2], "url": 5, "language": []}',
}
SKIPPED: dict[str, tuple[bytes | str, str]] = {
    "empty.txt": ("", "empty file"),
    "blank.txt": (" \n\n \t\n", "empty: nothing but white space"),
    "mark.txt": (b"\xef\xbb\xbf", "empty: nothing but white space"),
    "binary.txt": (random.Random(1).randbytes(9_000), "not text: NUL bytes"),  # noqa: S311  the same
    "png.txt": (b"\x89PNG\r\n\x1a\nabc", "a PNG picture"),
    "nul.txt": (f"A ferry\0 sails. {STORY}", "not text: NUL bytes"),
    "deep.json": ("[" * 20_000, "JSON nested too deeply"),
    "deep2.json": ("[" * 20_000 + "]" * 20_000, "JSON nested too deeply"),
    "deep3.json": ('{"text":' * 20_000 + '"a"' + "}" * 20_000, "JSON nested too deeply"),
    "digits5.json": ('{"text": "a", "n": ' + "9" * 5_000 + "}", "a number with too many digits"),
    "half.json": ('{"text": "a', "not valid JSON"),
    "empty.jsonl": ("", "empty file"),
    "blank.jsonl": ("\n\n", "empty file"),
}


def write(file: Path, content: bytes | str) -> None:
    file.write_bytes(content if isinstance(content, bytes) else content.encode())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("hostile")
    made = root / "corpus"
    made.mkdir()
    for name, content in TEXTS.items():
        write(made / name, content)
    for name, record in RECORDS.items():
        write(made / name, record.replace("%s", PLAIN))
    for name, (content, _) in SKIPPED.items():
        write(made / name, content)
    lines = [json.dumps({"title": f"T{n}", "text": f"Pier {n}. {PLAIN}"}) for n in range(1, 6)]
    lines[2] = '{"title": "broken", "text": '
    write(made / "lines.jsonl", "\r\n".join(lines))
    write(made / "lines16.jsonl", b"\xff\xfe" + "\n".join(lines[:2]).encode("utf-16-le"))
    if os.name == "posix":
        os.mkfifo(made / "pipe.txt")
        (made / "null.txt").symlink_to("/dev/null")
        (made / "zero.txt").symlink_to("/dev/zero")
        (made / "nowhere.txt").symlink_to("/nowhere")
        (made / "self.txt").symlink_to("self.txt")
        (made / "loop").symlink_to(".")
        (root / "outside").mkdir()
        write(root / "outside" / "o.txt", STORY)
        (made / "out").symlink_to(root / "outside")
        plug = socket.socket(socket.AF_UNIX)
        plug.bind(os.path.relpath(made / "plug.txt"))  # an absolute path may be too long for one
        plug.close()
    return made


@pytest.fixture
def run(quick_finder: object, capsys: pytest.CaptureFixture[str], folder: Path) -> Run:
    del quick_finder

    def running(command: str, *arguments: str, code: int = 0) -> str:
        assert main([command, str(folder), *arguments]) == code
        out, err = capsys.readouterr()
        assert "fault" not in err
        assert "Traceback" not in err
        assert not ACTED_ON.search(out + err)
        return out

    return running


def test_every_file_is_an_article_or_told(run: Run) -> None:
    skipped = {
        item["path"]: item["reason"] for item in json.loads(run("index", "--json"))["skipped"]
    }
    for name, (_, reason) in SKIPPED.items():
        assert reason in skipped.pop(name), name
    assert "not valid JSON" in skipped.pop("lines.jsonl#3")
    if os.name == "posix":
        assert skipped.pop("pipe.txt") == "not a file: a named pipe"
        assert skipped.pop("plug.txt") == "not a file: a socket"
        assert skipped.pop("null.txt") == skipped.pop("zero.txt") == "not a file: a device"
        assert skipped.pop("nowhere.txt") == skipped.pop("self.txt") == "a link that leads nowhere"
        assert skipped.pop("loop") == "a link to a folder of this corpus"
    assert skipped == {}
    articles: list[dict[str, Any]] = json.loads(run("show", "--json"))
    ids = {article["id"] for article in articles}
    lines = {f"lines.jsonl#{n}" for n in (1, 2, 4, 5)} | {"lines16.jsonl#1", "lines16.jsonl#2"}
    assert ids == {*TEXTS, *RECORDS, *lines, *(["out/o.txt"] if os.name == "posix" else [])}
    for article in articles:
        assert "Mara Tolin, the harbour master of Port Ansel." in article["text"], article["id"]
        assert not ACTED_ON.search(json.dumps(article, ensure_ascii=False))
    assert all(json.loads(line) for line in run("show", "--jsonl").splitlines())


def test_every_command_shows_it_safely(run: Run) -> None:
    run("index")
    for arguments in ((), ("--markdown",), ("--raw",)):
        assert run("show", *arguments)
    assert json.loads(run("search", "ferry", "--json", "--limit", "0"))["total"] > len(TEXTS)
    for query in ("ferry", "", "[sic]", "渡轮", "\x1b]0;x\x07 ferry [/b]"):
        run("search", query, "--limit", "0")
        run("search", query, "--limit", "0", "--csv")
    names = {name["name"]: name["mentions"] for name in json.loads(run("names", "--json"))}
    assert names["Mara Tolin"] > len(TEXTS)
    run("names")


@pytest.mark.parametrize(
    "name",
    [
        "escapes.txt",
        "markup.txt",
        "word.txt",
        "marks.txt",
        "emoji.txt",
        "halves.json",
        "numbers.txt",
    ],
)
def test_what_is_hostile_is_compared_like_anything(run: Run, name: str) -> None:
    value = json.loads(run("compare", "bom8.txt", name, "--json"))
    assert any(link["kind"] in ("verbatim", "contradiction") for link in value["links"])
    for form in ((), ("--markdown",), ("--html", "-")):
        run("compare", name, "bom8.txt", *form)


def test_a_broken_line_costs_itself_alone(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = tmp_path / "many.jsonl"
    lines = [f'{{"title": "T{n}", "text": "The ferry of pier{n} sails."}}' for n in range(1, 8_001)]
    lines[3_999] = lines[3_999][:20]
    file.write_text("\n".join(lines))
    assert main(["index", str(file), "--no-names", "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["articles"] == 7_999
    ((path, reason),) = [(item["path"], item["reason"]) for item in report["skipped"]]
    assert path == "many.jsonl#4000"
    assert reason.startswith("not valid JSON")
    assert main(["search", str(file), "pier3999 OR pier4001", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["hits"]
    assert {hit["id"] for hit in found} == {"many.jsonl#3999", "many.jsonl#4001"}
