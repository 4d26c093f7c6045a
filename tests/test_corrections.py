"""`corpus.toml`: what it says is done, what can't be followed is told by line, the rest stays."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.corrections.folders import outlets_of_folders
from index.corrections.globs import Glob
from index.corrections.rules import checked
from index.corrections.tomlfile import MOST_BYTES, parsed
from index.library import Library

if TYPE_CHECKING:
    from pathlib import Path

    from index.article import Article
    from index.results import Report

PAGE = (
    "{title}\n\nBy Irma Tolland\n4 May 2025\n\nThe council voted on Sunday to keep the lamp lit.\n"
)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    (folder / "wire").mkdir(parents=True)
    (folder / "a.txt").write_text(PAGE.format(title="Lamp stays lit"))
    (folder / "wire" / "b.txt").write_text(PAGE.format(title="Bridge reopens to carts"))
    (folder / "many.jsonl").write_text(
        '{"title": "One", "outlet": "Hollin Echo", "text": "A lamp."}\n'
        '{"title": "Two", "url": "https://www.echo.example/two", "text": "Two lamps."}\n'
    )
    return folder


class Desk:
    """A corpus that is refreshed again and again."""

    def __init__(self, corpus: Path, indexes: Path) -> None:
        self.corpus, self.indexes = corpus, indexes
        self.report: Report | None = None

    def says(self, toml: str | bytes | None, *, rebuild: bool = False) -> dict[str, Article]:
        path = self.corpus / "corpus.toml"
        if toml is None:
            path.unlink()
        else:
            path.write_bytes(toml if isinstance(toml, bytes) else toml.encode())
        with Library.open(self.corpus, index_dir=self.indexes) as library:
            self.report = library.refresh(rebuild=rebuild)
            return {article.id: article for article in library.articles()}

    @property
    def changed(self) -> int:
        assert self.report is not None
        return self.report.changed + self.report.added + self.report.removed

    def told(self) -> list[str]:
        assert self.report is not None
        about = [each.reason for each in self.report.skipped if each.path == "corpus.toml"]
        return [reason for reason in about if reason.startswith("not followed")]


@pytest.fixture
def desk(corpus: Path, tmp_path: Path) -> Desk:
    made = Desk(corpus, tmp_path / "indexes")
    made.says("")
    return made


def test_all_of_one_article_can_be_said(desk: Desk) -> None:
    before = desk.says("")["a.txt"]
    found = desk.says(
        '[[article]]\nid = "a.txt"\ntitle = "The lamp"\noutlet = "Harbour Echo"\n'
        'date = 2025-05-03\nauthors = ["Jon Ask"]\nlanguage = "en"\nurl = "https://e.example/a"\n'
    )["a.txt"]
    assert (found.title, found.outlet, found.date) == ("The lamp", "Harbour Echo", "2025-05-03")
    assert (found.authors, found.language) == (("Jon Ask",), "en")
    assert found.url == "https://e.example/a"
    assert found.found_in == {
        name: f"corpus.toml line {line}"
        for line, name in enumerate(("title", "outlet", "date", "authors", "language", "url"), 3)
    }
    assert set(found.sure.values()) == {"certain"}
    assert (found.text, found.text_hash) == (before.text, before.text_hash)
    assert ("Lamp stays lit", "headline") in [(each.text, each.reason) for each in found.removed]
    assert desk.changed == 1


def test_a_change_concerns_its_own_articles_and_is_undone_with_the_file(desk: Desk) -> None:
    plain = desk.says("")
    assert desk.changed == 0
    found = desk.says('[[article]]\nid = "wire/**"\noutlet = "Skerry Wire"\n')
    assert [name for name in found if found[name].outlet == "Skerry Wire"] == ["wire/b.txt"]
    assert desk.changed == 1
    desk.says('[[article]]\nid = "wire/**"\noutlet = "Skerry Wire"\n')
    assert desk.changed == 0
    assert desk.says(None) == plain
    assert desk.changed == 1


def test_a_rebuild_keeps_to_what_is_said_and_what_is_said_later(desk: Desk) -> None:
    first = '[[article]]\nid = "a.txt"\noutlet = "Harbour Echo"\n'
    desk.says(first)
    found = desk.says(first.replace("Harbour", "Hollin"), rebuild=True)
    assert found["a.txt"].outlet == "Hollin Echo"
    assert desk.says(first)["a.txt"].outlet == "Harbour Echo"


def test_a_record_can_be_named_and_the_last_rule_counts(desk: Desk) -> None:
    found = desk.says(
        '[[article]]\nid = "many.jsonl"\nlanguage = "de"\ndate = "4 May 2025"\n'
        '[[article]]\nid = "many.jsonl#2"\nlanguage = "fr"\ndate = ""\n'
    )
    assert [found[f"many.jsonl#{n}"].language for n in (1, 2)] == ["de", "fr"]
    assert [found[f"many.jsonl#{n}"].date for n in (1, 2)] == ["2025-05-04", None]
    assert "date" not in found["many.jsonl#2"].found_in
    found = desk.says('[[article]]\nid = "*.jsonl#?"\ntitle = "Same"\n')
    assert [found[f"many.jsonl#{n}"].title for n in (1, 2)] == ["Same", "Same"]


def test_articles_can_be_left_out_and_come_back(desk: Desk) -> None:
    found = desk.says('[[article]]\nid = "many.jsonl#1"\nskip = true\n')
    assert set(found) == {"a.txt", "many.jsonl#2", "wire/b.txt"}
    assert desk.report is not None
    assert ("many.jsonl#1", "left out by corpus.toml: line 3") in [
        (each.path, each.reason) for each in desk.report.skipped
    ]
    found = desk.says(
        '[[article]]\nid = "**"\nskip = true\n[[article]]\nid = "a.txt"\nskip = false\n'
    )
    assert set(found) == {"a.txt"}
    assert len(desk.says(None)) == 4


def test_spellings_and_domains_of_an_outlet_become_one_name(desk: Desk) -> None:
    names = '[outlets]\n"HOLLIN ECHO" = "The Hollin Echo"\n"echo.example" = "The Hollin Echo"\n'
    found = desk.says(names)
    assert [found[f"many.jsonl#{n}"].outlet for n in (1, 2)] == ["The Hollin Echo"] * 2
    assert found["many.jsonl#1"].found_in["outlet"] == "field outlet, as Hollin Echo"
    assert found["many.jsonl#2"].found_in["outlet"] == "address, as echo.example"
    assert desk.changed == 2
    assert desk.says(None)["many.jsonl#1"].outlet == "Hollin Echo"
    assert desk.changed == 2


def test_a_table_of_outlets_holds_for_every_corpus_and_what_the_corpus_says_counts_more(
    corpus: Path, tmp_path: Path
) -> None:
    table = tmp_path / "settings" / "outlets.toml"

    def told(toml: str | None, said: str = "") -> tuple[dict[str, str | None], Report]:
        table.parent.mkdir(exist_ok=True)
        table.unlink(missing_ok=True)
        if toml is not None:
            table.write_text(toml, encoding="utf-8")
        (corpus / "corpus.toml").write_text(said, encoding="utf-8")
        with Library.open(corpus, index_dir=tmp_path / "indexes", outlets=table) as library:
            report = library.refresh()
            return {article.id: article.outlet for article in library.articles()}, report

    plain, _ = told(None)
    assert (plain["many.jsonl#1"], plain["many.jsonl#2"]) == ("Hollin Echo", "echo.example")
    toml = '[outlets]\n"HOLLIN-ECHO" = "The Echo"\n"echo.example" = "The Echo"\n'
    named, report = told(toml)
    assert {named["many.jsonl#1"], named["many.jsonl#2"]} == {"The Echo"}
    assert named["a.txt"] == plain["a.txt"]
    assert report.changed == 2
    assert told(toml)[1].changed == 0
    own = '[outlets]\n"Hollin Echo" = "Echo of Hollin"\n'
    assert told(toml, own)[0]["many.jsonl#1"] == "Echo of Hollin"
    assert told(toml, own)[0]["many.jsonl#2"] == "The Echo"
    _, report = told('[outlets]\n"HOLLIN-ECHO" = 7\n[[article]]\nid = "a.txt"\n')
    wrong = [each.reason for each in report.skipped if each.path == str(table)]
    assert wrong == [
        "not followed: line 2: not words in quotation marks",
        "not followed: line 3: article: nothing is called so; all stands under [outlets]",
    ]
    assert told(None)[0] == plain


def test_columns_can_be_said(desk: Desk) -> None:
    (desk.corpus / "t.csv").write_text("kicker,lead,rest\nLamp,It was lit.,Body text\n")
    assert desk.says("")["t.csv#1"].text != "Body text"
    found = desk.says('[[columns]]\nfile = "*.csv"\ntitle = "kicker"\ntext = "rest"\n')
    assert (found["t.csv#1"].title, found["t.csv#1"].text) == ("Lamp", "Body text")
    assert desk.changed == 1


@pytest.mark.parametrize(
    ("toml", "told"),
    [
        ('id = "a.txt"\n', ["line 1: id: nothing is called so"]),
        ('[[article]]\nid = "a.txt"\ndate = "5/6/2024"\n', ["line 3: date: not a date that can"]),
        ('[[article]]\nid = "a.txt"\ndate = 2024-13-40\n', ["line 3: "]),
        ('[[article]]\nid = "a.txt"\ntitel = "x"\n', ["line 3: titel is none of title, outlet"]),
        ('[[article]]\ntitle = "x"\n', ["line 1: [[article]] needs id"]),
        ('[article]\nid = "a.txt"\n', ["line 1: write [[article]], with two brackets"]),
        ('[[article]]\nid = "a.txt"\nskip = "yes"\n', ["line 3: skip: neither true nor false"]),
        ('[[article]]\nid = "a.txt"\nurl = "there"\n', ["line 3: url: not an address"]),
        ('[[article]]\nid = "a.txt"\nlanguage = "e!"\n', ["line 3: language: not a language"]),
        ("[outlets]\nx = 3\n", ["line 2: not words"]),
        ('outlets = "x"\n', ["write [outlets], with one bracket"]),
        ('[[columns]]\nfile = "x"\nbody = "y"\n', ["line 3: body is none of title, text"]),
        ("\n\na = \xff\n".encode("latin-1"), ["line 3: not in UTF-8"]),
        (b"a = " + b"[" * 3_000, ["nested too deep"]),
        (b"x" * 5_000, ["line 1: far too long"]),
    ],
)
def test_what_is_wrong_is_told_with_its_line(
    desk: Desk, toml: str | bytes, told: list[str]
) -> None:
    desk.says(toml)
    reasons = desk.told()
    assert len(reasons) == len(told)
    for reason, words in zip(reasons, told, strict=True):
        assert words in reason


def test_a_wrong_line_costs_only_itself(desk: Desk) -> None:
    found = desk.says(
        '[[article]]\nid = "a.txt"\ntitle = "Lamp\nlanguage = "en"\n'
        '[[artic le]]\nid = "wire/b.txt"\nlanguage = "xx"\n'
        '[[article]]\nid = "many.jsonl#1"\nauthors = ["A Bell"\nlanguage = "de"\n'
    )
    assert [each.partition(": ")[2][:7] for each in desk.told()] == [
        "line 10",
        "line 3:",
        "line 5:",
    ]
    assert (found["a.txt"].title, found["a.txt"].language) == ("Lamp stays lit", "en")
    assert found["many.jsonl#1"].language == "de"
    assert found["wire/b.txt"].language != "xx"


def test_a_folder_and_a_link_of_that_name_are_told(desk: Desk) -> None:
    path = desk.corpus / "corpus.toml"
    path.unlink()
    path.mkdir()
    with Library.open(desk.corpus, index_dir=desk.indexes) as library:
        desk.report = library.refresh()
    assert desk.told() == ["not followed: it is a folder"]
    path.rmdir()
    path.symlink_to("nowhere")
    with Library.open(desk.corpus, index_dir=desk.indexes) as library:
        desk.report = library.refresh()
    assert desk.told() == ["not followed: no such file"]


def test_a_file_of_many_megabytes_is_not_followed() -> None:
    assert "longer than" in str(parsed(b"#" * (MOST_BYTES + 1)).problems[0])
    assert parsed(b"#\n" * (MOST_BYTES // 2)).problems == ()


def test_more_outlets_than_are_followed_are_told() -> None:
    lines = "".join(f'"Echo {n}" = "The Echo"\n' for n in range(20_001))
    rules, problems = checked(parsed(f"[outlets]\n{lines}".encode()))
    assert len(rules.outlets) == 20_000
    assert [str(each) for each in problems] == [
        "line 20002: from here on there is too much to be followed"
    ]


def test_many_rules_and_faults_end() -> None:
    many = "".join(f'[[article]]\nid = "**{n}*"\ntitle = "x"\n' for n in range(1_500))
    rules, problems = checked(parsed(many.encode()))
    assert len(rules.articles) == 1_000
    assert "too much" in str(problems[0])
    _, problems = checked(parsed(b"= 1\n" * 5_000))
    assert "too many faults" in str(problems[-1])


def test_a_file_of_faults_is_not_read_from_its_beginning_for_each(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read: list[str] = []
    loads = tomllib.loads

    def reading(text: str) -> dict[str, object]:
        read.append(text)
        return loads(text)

    monkeypatch.setattr(tomllib, "loads", reading)
    wrong = range(50, 1_000, 100)
    tables = [f'[[article]]\nid = {"=" if n in wrong else ""} "{n}"\n' for n in range(1_000)]
    found = parsed("".join(tables).encode())
    assert [problem.line for problem in found.problems] == [n * 2 + 2 for n in wrong]
    assert len(found.values["article"]) == 1_000
    # From the table of each fault on, then once all of it.
    starts = [2_000 - text.count("\n") for text in read]
    assert starts == [0, *(n * 2 for n in wrong), 0]


ROWS = (
    *(
        "[[article]]",
        "[[outlet]]",
        "[[article",
        'id = "y"',
        "title = 1",
        "title = ",
        "= 1",
        "# none",
    ),
    "",
)


@given(st.lists(st.sampled_from(ROWS), max_size=14))
def test_where_a_file_is_read_again_from_makes_no_difference(rows: list[str]) -> None:
    text = "\n".join(rows)
    found, whole = parsed(text.encode()), parsed(f'# """ """\n{text}'.encode())
    assert found.values == whole.values
    assert [(one.message, one.line and one.line + 1) for one in found.problems] == [
        (one.message, one.line) for one in whole.problems
    ]


@given(st.binary(max_size=200))
def test_any_bytes_are_a_file(data: bytes) -> None:
    rules, problems = checked(parsed(data))
    assert isinstance(rules.outlets, dict)
    assert all(str(problem) for problem in problems)


# Patterns


@pytest.mark.parametrize(
    ("pattern", "text", "fits"),
    [
        ("a.txt", "a.txt", True),
        ("a.txt", "sub/a.txt", False),
        ("*.txt", "a.txt", True),
        ("*.txt", "sub/a.txt", False),
        ("**/*.txt", "a.txt", True),
        ("**/*.txt", "x/y/a.txt", True),
        ("x/**", "x/y/a.txt", True),
        ("x/**/a.txt", "x/a.txt", True),
        ("x/**/a.txt", "xa.txt", False),
        ("?.txt", "/.txt", False),
        ("**", "x/y!z#3", True),
        ("dump.zip!*#?", "dump.zip!a.jsonl#3", True),
        ("[ab].txt", "a.txt", False),
    ],
)
def test_a_pattern_fits(pattern: str, text: str, fits: bool) -> None:  # noqa: FBT001  # a case
    assert Glob(pattern).fits(text) is fits


PIECES = st.lists(st.sampled_from(["a", "b", "/", "*", "**", "?", ".", "#"]), max_size=8)


@given(PIECES, st.text("ab/.#", max_size=8))
@example(["*", "*", "/", "/"], "")
def test_patterns_fit_as_their_regular_expressions_do(pieces: list[str], text: str) -> None:
    pattern = re.sub(r"\*\*[*/]+", "**", "".join(pieces))
    parts = re.findall(r"\*\*+|\*|\?|.", pattern)
    words = {"*": "[^/]*", "?": "[^/]"}
    expression = "".join(
        ".*" if part.startswith("**") else words.get(part) or re.escape(part) for part in parts
    )
    glob = Glob(pattern)
    assert glob.fits(text) == bool(re.fullmatch(expression, text, re.DOTALL))
    path, sign, _ = text.partition("#")
    assert not (sign and glob.fits(text)) or glob.may_fit_within(path)


def test_a_row_of_stars_ends() -> None:
    assert not Glob("*a" * 200).fits("a" * 199 + "b" * 5_000)


# Folders


def test_a_folder_of_several_files_that_is_called_like_an_outlet_is_a_guess(
    desk: Desk,
) -> None:
    folder = desk.corpus / "hollin-gazette"
    folder.mkdir()
    for n in range(2):
        (folder / f"{n}.txt").write_text(PAGE.format(title=f"Lamp {n} stays lit"))
    assert desk.says("")["hollin-gazette/0.txt"].outlet is None
    (folder / "2.txt").write_text(PAGE.format(title="Lamp 2 stays lit"))
    found = desk.says("")
    assert {found[f"hollin-gazette/{n}.txt"].outlet for n in range(3)} == {"Hollin Gazette"}
    assert found["hollin-gazette/0.txt"].sure["outlet"] == "guess"
    assert found["hollin-gazette/0.txt"].found_in["outlet"] == "folder hollin-gazette"
    found = desk.says('[outlets]\n"Hollin Gazette" = "The Gazette"\n')
    assert found["hollin-gazette/0.txt"].outlet == "The Gazette"


@pytest.mark.parametrize(
    ("folder", "outlet"),
    [
        ("harbour_echo", "Harbour Echo"),
        ("www.echo.com", "echo.com"),
        ("news", None),
        ("articles", None),
        ("times", None),
        ("press releases", None),
        ("2025", None),
        ("the-times-2", None),
    ],
)
def test_names_of_folders(folder: str, outlet: str | None) -> None:
    found = outlets_of_folders(f"x/{folder}/{n}.txt" for n in range(3))
    assert found.get(f"x/{folder}") == outlet


OUTLETS_IN_TURN = [
    # Of two spellings that are the same, the last counts.
    ('"Hollin Echo" = "A"\n"HOLLIN-ECHO" = "B"\n', '"HOLLIN-ECHO" = "B"\n"Hollin Echo" = "A"\n'),
    # What the page says counts more than its address, by which it was named before.
    ('"hook.example" = "Hook"\n', '"hook.example" = "Hook"\n"Skerry Wire" = "Wire"\n'),
    # The address that a page has counts, whatever is said that it is.
    ("", '"hook.example" = "Hook"\n'),
]


@pytest.mark.parametrize(("first", "then"), OUTLETS_IN_TURN)
def test_names_of_outlets_that_change_are_as_if_said_at_once(
    desk: Desk, first: str, then: str
) -> None:
    (desk.corpus / "c.html").write_text(
        '<html><head><link rel="canonical" href="https://hook.example/c"><title>Tugs come to port'
        "</title></head><body><h1>Tugs come to port</h1><p>By Ines Dakar for Skerry Wire</p>"
        "<p>Two tugs came to the harbour on Sunday, and were moored there until noon.</p></body>"
    )
    moved = '[[article]]\nid = "c.html"\nurl = "https://else.example/c"\n' if not first else ""
    desk.says(f"{moved}[outlets]\n{first}")
    found = desk.says(f"{moved}[outlets]\n{then}")
    assert found == desk.says(f"{moved}[outlets]\n{then}", rebuild=True)


def test_rules_in_one_line_that_change_places_are_followed(desk: Desk) -> None:
    rules = ['{id = "a.txt", outlet = "One"}', '{id = "a.txt", outlet = "Two"}']
    assert desk.says(f"article = [{', '.join(rules)}]\n")["a.txt"].outlet == "Two"
    assert desk.says(f"article = [{', '.join(rules[::-1])}]\n")["a.txt"].outlet == "One"
