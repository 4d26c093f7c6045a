"""What the pages in `docs/` say is tried, example by example."""

from __future__ import annotations

import importlib.util
import json
import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import pytest

from index.article import Article, ArticleId
from index.compare.disputes import _SURE_OF_DAY
from index.compare.passages import POSSIBLE, PROBABLE, STRONG
from index.engine.grammar import DEEPEST
from index.engine.lexer import LONGEST_QUERY
from index.engine.lexicon import MOST_IN_ALL
from index.engine.lexicon import MOST_WORDS as MOST_MATCHES
from index.engine.wordlexer import MOST_PATTERNS, MOST_WORDS
from index.formats import SourceFile, fieldnames, pathnames, read, walk
from index.library import Library
from index.sitewords import OPENINGS, PHRASES
from reader.__main__ import FAULT, main
from reader.cli.group import COMMANDS, arranged, commands
from reader.comparing.kinds import KIND_WORDS, SIGNS
from reader.export.plain import comparison_text
from reader.export.record import record_of
from reader.keeping.clipboard import LIMIT
from reader.results.examples import EXAMPLES as ASKED
from reader.widgets.too_small import COLUMNS, ROWS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = {page.stem: page.read_text(encoding="utf-8") for page in DOCS.glob("*.md")}
ROW = re.compile(r"^\| (?P<first>.+?) \| (?P<rest>.+) \|$", re.MULTILINE)
FENCED = r":\n\n```\w*\n(.*?)```"


def script(name: str) -> ModuleType:
    """Return a script of the documents as a module."""
    spec = importlib.util.spec_from_file_location(f"docs_{name}", DOCS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def section(page: str, head: str) -> str:
    start = PAGES[page].index(f"\n## {head}\n")
    return PAGES[page][start:].partition("\n## ")[2].partition("\n## ")[0]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder, today = tmp_path_factory.mktemp("indexes"), script("counts").TODAY
    with Library.open(ROOT / "corpus", index_dir=folder, today=lambda: today) as library:
        library.refresh()
        assert library.find_names()
        assert library.find_stories()
        yield library


# The query language


def test_each_query_finds_as_many_articles_as_its_page_says(sample: Library) -> None:
    counts = script("counts")
    assert len(counts.ROW.findall(PAGES["query"])) > 30
    assert counts.counted(PAGES["query"], sample) == PAGES["query"], "python docs/counts.py"


def test_each_query_that_cannot_be_understood_is_explained_as_its_page_says(
    sample: Library,
) -> None:
    told = re.findall(
        r"^\| `([^`]+)` \| (.+) \|$",
        section("query", "What it says when it can't understand"),
        re.MULTILINE,
    )
    assert len(told) > 15
    for query, message in told:
        problem = sample.search(query).problem
        assert problem is not None, query
        assert problem.message == message


def test_the_examples_in_the_reader_stand_on_the_page() -> None:
    for head, examples in ASKED.items():
        told = re.findall(r"^\| `([^`]+)` \|", section("query", head), re.MULTILINE)
        assert [one.query for one in examples if one.query not in told] == []


def test_each_query_for_a_story_is_understood(sample: Library) -> None:
    told = re.findall(r"^\| `([^`]+)` \|", section("query", "Stories"), re.MULTILINE)
    assert len(told) > 3
    for query in told:
        found = sample.search(query)
        assert found.problem is None, query
        assert found.storied or " -" in query, query


def test_the_limits_of_a_query_are_those_of_its_page() -> None:
    limits = section("query", "Limits")
    for number in (LONGEST_QUERY, MOST_WORDS, MOST_PATTERNS, DEEPEST, MOST_MATCHES, MOST_IN_ALL):
        assert re.search(rf"\b{number:,}\b", limits)


@pytest.mark.parametrize(
    ("query", "finds"),
    [
        ("ferr", []),
        ("radio", ["accents.json", "sink.json"]),
        ("lodz", ["accents.json"]),
        ("Łodz", ["accents.json"]),
        ("sank", []),
        ("sink", ["sink.json"]),
        ("signed", ["accents.json"]),
        ("signature", []),
        ('"distr* call"', []),
        ('"the call"', ["sink.json"]),
        ("-date:2026", ["accents.json"]),
        ("date:2026", ["sink.json"]),
        ("中国", ["accents.json"]),
        ("中文", []),
    ],
)
def test_other_things_that_the_page_says_of_queries(
    tmp_path: Path, query: str, finds: list[str]
) -> None:
    (tmp_path / "accents.json").write_text(
        '{"text": "Rádio Lodz signs. 中国 is far from Lodz, and 文 is a sign."}', encoding="utf-8"
    )
    (tmp_path / "sink.json").write_text(
        '{"text": "Ships sink, the radio said after the call.", "date": "2026-01-02"}',
        encoding="utf-8",
    )
    with Library.open(tmp_path) as library:
        library.refresh()
        found = library.search(query)
        assert sorted(row.id for row in library.rows(found, 0, 9)) == finds


# Comparing


def test_the_page_on_comparing_counts_what_is_planted(sample: Library) -> None:
    counts = script("counts")
    assert counts.MARKED.search(PAGES["comparing"])
    assert counts.OTHERS.search(PAGES["comparing"])
    assert counts.counted(PAGES["comparing"], sample) == PAGES["comparing"], "python docs/counts.py"


def test_the_comparison_on_the_page_is_what_is_told(sample: Library) -> None:
    (typed,) = re.findall(r"```sh\ncorpus-reader compare corpus (\S+) (\S+)\n", PAGES["comparing"])
    told = comparison_text(record_of(sample, *map(sample.resolve, typed)))
    (shown,) = re.findall(r"```text\n(.*?)```", PAGES["comparing"], re.DOTALL)
    assert shown in told


@pytest.mark.parametrize(
    ("page", "all_commands"), [("names", {"names", "decide"}), ("stories", {"stories", "decide"})]
)
def test_the_commands_on_a_page_do_what_they_say(
    sample: Library,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    page: str,
    all_commands: set[str],
) -> None:
    told = section(page, "On the command line")
    typed = re.findall(r"^corpus-reader (\w+) (.+)$", told, re.MULTILINE)
    assert {command for command, _ in typed} == all_commands
    monkeypatch.chdir(ROOT)
    for command, arguments in typed:
        index_dir = ("--index-dir", str(sample._folder.parent))
        assert main([command, *shlex.split(arguments), *index_dir]) == 0, arguments
        assert capsys.readouterr().out


def test_the_story_on_its_page_is_what_is_told(
    sample: Library, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def out(*arguments: str) -> str:
        assert main(["stories", "corpus", *arguments, f"--index-dir={sample._folder.parent}"]) == 0
        return capsys.readouterr().out

    monkeypatch.chdir(ROOT)
    page = PAGES["stories"]
    assert script("counts").storied(page, sample) == page, "python docs/counts.py"
    ((typed, shown),) = re.findall(
        r"corpus-reader stories corpus (\S+)\n```\n\n```text\n(.*?)```", page, re.DOTALL
    )
    assert out(typed).startswith(shown)
    (value,) = re.findall(r"```json\n(.*?)```", page, re.DOTALL)
    assert json.loads(value) in json.loads(out("--json"))
    for key in json.loads(out(typed, "--json")):
        assert f'"{key}"' in value or f"`{key}`" in page


def test_the_page_on_comparing_has_the_signs_and_thresholds_of_today() -> None:
    for kind, sign in SIGNS.items():
        assert f"| `{sign}` | {KIND_WORDS[kind]} |" in PAGES["comparing"]
    for tier, score in (("strong", STRONG), ("probable", PROBABLE), ("possible", POSSIBLE)):
        assert f"| {tier} | from {score:.2f} |" in PAGES["comparing"]
    assert f"score of {_SURE_OF_DAY};" in PAGES["comparing"]


def test_what_was_measured_stands_in_the_benchmarks() -> None:
    measured = (ROOT / "benchmarks" / "README.md").read_text(encoding="utf-8")
    figures = re.findall(r"\d\.\d{3,4}|\d+ %|\d+ pairs", section("comparing", "How good it is"))
    assert len(figures) >= 7
    assert [figure for figure in figures if figure not in measured] == []


# Files

EXAMPLES = re.findall(rf"^`([^`]+)`{FENCED}", PAGES["files"], re.MULTILINE | re.DOTALL)
READ_AS = dict(
    re.findall(rf"^`([^`]+)` is read as{FENCED}", PAGES["files"], re.MULTILINE | re.DOTALL)
)


def as_told(found: Any) -> dict[str, Any]:
    if not isinstance(found, Article):
        return {"skipped": found.path, "reason": found.reason}
    return {
        **{name: getattr(found, name) for name in ("id", "title", "outlet", "date", "url", "text")},
        "authors": list(found.authors),
        "found_in": found.found_in,
        "removed": [
            {"line": line.line, "text": line.text, "reason": line.reason} for line in found.removed
        ],
    }


def test_the_corrections_on_the_page_do_what_it_says(tmp_path: Path) -> None:
    page = section("files", "Setting it right: corpus.toml")
    toml, _ = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    (tmp_path / "corpus.toml").write_text(toml, encoding="utf-8")
    made = {
        "wire/fog.txt": "Fog\n\nThe strait was closed for five hours.\n",
        "wire/tugs.txt": "Tugs\n\nTwo tugs freed the ferry at high water.\n",
        "drafts/old/a.txt": "A draft\n\nIt was never printed by anybody.\n",
        "month.csv": "kicker,story,text\nCrew thanked,A band played.,x\n",
        "one.json": '{"source": "SKERRY-WIRE", "text": "Ferries resumed at noon."}',
        "two.json": '{"url": "https://www.courier.example/2", "text": "Fares go up."}',
    }
    for name, content in made.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    with Library.open(tmp_path, index_dir=tmp_path / "indexes") as library:
        skipped = {item.path: item.reason for item in library.refresh().skipped}
        found = {article.id: article for article in library.articles()}
    fog = found[ArticleId("wire/fog.txt")]
    assert (fog.title, fog.outlet, fog.date) == (
        "Fog closes the strait",
        "Skerry Wire",
        "2025-03-13",
    )
    assert fog.found_in["title"] == "corpus.toml line 8"
    assert "`corpus.toml line 8`" in page
    assert found[ArticleId("wire/tugs.txt")].outlet == "Skerry Wire"
    assert found[ArticleId("month.csv#1")].text == "A band played."
    assert found[ArticleId("one.json")].found_in["outlet"] == "field source, as SKERRY-WIRE"
    assert found[ArticleId("two.json")].outlet == "Port Ansel Courier"
    assert skipped["drafts/old/a.txt"] == "left out by corpus.toml: line 15"


def test_the_table_of_outlets_does_what_the_page_says(tmp_path: Path) -> None:
    page = section("files", "Setting it right: corpus.toml")
    _, _, rest = page.partition("For example, in `outlets.toml`:\n\n```toml\n")
    table = tmp_path / "outlets.toml"
    table.write_text(rest.partition("```")[0], encoding="utf-8")
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    record = '{"source": "Skerry wire", "text": "Ferries resumed at noon."}'
    (corpus / "one.json").write_text(record, encoding="utf-8")
    with Library.open(corpus, index_dir=tmp_path / "indexes", outlets=table) as library:
        assert library.refresh().skipped == ()
        assert [article.outlet for article in library.articles()] == ["Skerry Wire"]


def test_every_example_says_what_is_read_from_it() -> None:
    assert [name for name, _ in EXAMPLES] == list(READ_AS)
    suffixes = {Path(name).suffix for name, _ in EXAMPLES}
    assert suffixes == {".txt", ".md", ".json", ".jsonl"}


@pytest.mark.parametrize(("name", "content"), EXAMPLES, ids=list(READ_AS))
def test_each_file_is_read_as_its_page_says(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    (source,) = walk(tmp_path)
    assert isinstance(source, SourceFile)
    found = [as_told(each) for each in read(source)]
    wanted = json.loads(READ_AS[name])
    wanted = wanted if isinstance(wanted, list) else [wanted]
    told = [{key: each.get(key) for key in want} for each, want in zip(found, wanted, strict=True)]
    assert told == wanted


def test_the_page_names_every_ending_and_every_field() -> None:
    for suffix in pathnames.SUFFIXES:
        assert f"`{suffix}`" in section("files", "Kinds of files")
    low = PAGES["files"].lower()
    for names in (*fieldnames.NAMES.values(),):
        assert all(f"`{name}`" in low for name in names)


def test_the_page_names_every_reason_for_removing() -> None:
    told = section("files", "What is removed")
    assert [reason for reason in {*OPENINGS, *PHRASES} if reason not in told] == []


def test_the_page_names_reasons_for_skipping_as_they_are_told(tmp_path: Path) -> None:
    made: dict[str, bytes] = {
        "empty.txt": b"",
        "blank.txt": b"  \n",
        "photo.txt": b"\0\0\0binary",
        "paper.txt": b"%PDF-1.7",
        "notes.docx": b"x",
        "furniture.txt": b"Share on Facebook\n",
        "broken.json": b"{",
        "list.json": b'["a string"]',
        "other.json": b'{"title": "No text"}',
        "README.md": b"# About",
        "settings.toml": b"",
    }
    for name, content in made.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "nowhere.txt").symlink_to("no such file")
    (tmp_path / "again").symlink_to(".")
    told = section("files", "What is skipped")
    with Library.open(tmp_path) as library:
        skipped = library.refresh().skipped
    assert {item.path.partition("#")[0] for item in skipped} == {*made, "nowhere.txt", "again"}
    for item in skipped:
        said = item.reason.removeprefix("not text: ").partition(": ")[0]
        assert said in told, item


# Help and manual


def test_the_manual_page_is_the_help_of_today() -> None:
    manual = script("manual")
    assert manual.PAGE.read_text(encoding="utf-8") == manual.manual(), "python docs/manual.py"


def shown_help(name: str, width: int) -> str:
    parent = click.Context(commands, info_name="corpus-reader", terminal_width=width)
    if not name:
        return commands.get_help(parent)
    command = commands.get_command(parent, name)
    assert command is not None
    return command.get_help(click.Context(command, parent, name, terminal_width=width))


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_is_complete_and_fits(name: str) -> None:
    for width in (80, 100):
        lines = shown_help(name, width).splitlines()
        assert max(map(len, lines)) <= width
    told = shown_help(name, 100)
    assert "Examples:" in told
    assert "Exit codes:" in told
    assert all(command in told for command in COMMANDS) or name


def test_help_is_had_after_a_corpus_too() -> None:
    assert arranged(["corpus", "--quiet", "--help"]) == ["--help"]
    assert arranged(["search", "corpus", "--help"]) == ["search", "corpus", "--help"]
    told = shown_help("", 100)
    assert all(f"  {option} " in told for option in ("--index-dir", "--quiet", "--help"))


def test_every_example_of_the_help_is_understood() -> None:
    for name in ("", *COMMANDS):
        for line in re.findall(
            r"^  (corpus-reader .*?)(?: \|.*)?$", shown_help(name, 100), re.MULTILINE
        ):
            arguments = shlex.split(line)[1:]
            with commands.make_context("corpus-reader", arguments) as context:
                sub_name, command, rest = commands.resolve_command(
                    context, [*context._protected_args, *context.args]
                )
                assert command is not None
                command.make_context(sub_name, rest, parent=context).close()


# Troubleshooting


def written() -> str:
    """Return all source of the program with strings that go on over lines put together."""
    files = [*(ROOT / "index").rglob("*.py"), *(ROOT / "reader").rglob("*.py")]
    text = "\n".join(file.read_text(encoding="utf-8") for file in files)
    return re.sub(r'"\s*\n\s*f?"', "", text)


def test_each_message_of_the_index_is_one_that_the_program_has() -> None:
    rows = re.findall(r"^\| (.+?) \|", section("troubleshooting", "The index"), re.MULTILINE)
    source = written()
    for message in rows[2:]:
        for piece in filter(None, re.split(r"…|: database or disk is full", message)):
            assert piece.strip() in source, message
    assert len(rows) > 6


def test_messages_elsewhere_on_the_page_are_those_of_the_program() -> None:
    source = written()
    for words in (
        "capitalised words, no model",
        "Too small to read",
        "A fault of the program itself",
    ):
        assert words in source
        assert words in PAGES["troubleshooting"]
    for number in (COLUMNS, ROWS, LIMIT):
        assert f"{number:,}" in PAGES["troubleshooting"]


def test_what_the_page_says_to_do_about_a_folder_helps(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus, indexes = tmp_path / "corpus", tmp_path / "indexes"
    corpus.mkdir()
    indexes.mkdir()
    (corpus / "a.txt").write_text("Nothing much happened in Port Ansel on Thursday.")
    asked = ["search", str(corpus), "happened", "--index-dir", str(indexes)]
    (indexes / "letter.txt").touch()
    assert main(asked) == FAULT
    assert "holds files that are not an index" in capsys.readouterr().err
    (indexes / "letter.txt").unlink()
    assert main(asked) == 0
    indexes.chmod(0o755)
    assert main(asked) == FAULT
    told = capsys.readouterr().err
    assert "is open to other users" in told
    assert f"chmod 700 {indexes}" in told
    indexes.chmod(0o700)
    assert main(asked) == 0
    (catalogue,) = indexes.glob("*/catalogue.sqlite")
    catalogue.write_bytes(b"no database")
    assert main(asked) == 0


# Pictures


@pytest.fixture(scope="module")
def read_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pictures")
    script("pictures").read(folder)
    return folder


@pytest.mark.parametrize("name", ["search", "article", "compare", "names", "corpus"])
async def test_each_picture_is_as_it_would_be_drawn_today(read_sample: Path, name: str) -> None:
    pictures = script("pictures")
    assert name in pictures.PICTURES
    committed = (DOCS / f"{name}.svg").read_text(encoding="utf-8")
    assert await pictures.drawn(name, read_sample) == committed, "python docs/pictures.py"


def test_every_picture_is_drawn_and_tells_nothing_of_who_drew_it() -> None:
    pictures = {file.stem: file.read_text(encoding="utf-8") for file in DOCS.glob("*.svg")}
    assert set(pictures) == set(script("pictures").PICTURES)
    for picture in pictures.values():
        assert str(ROOT) not in picture
        addresses = set(re.findall(r"https?://[^\"< ]+", picture))
        assert addresses <= {"http://www.w3.org/2000/svg", "https://www.textualize.io"}


# All pages


def test_every_page_is_pointed_at_and_points_at_what_exists() -> None:
    for page, text in PAGES.items():
        for target in re.findall(r"\]\(([^)#]+)[^)]*\)", text):
            if "://" not in target:
                assert (DOCS / target).exists(), f"{target} in {page}"


def test_every_option_that_a_page_names_exists() -> None:
    context = click.Context(commands)
    there = {
        option
        for name in COMMANDS
        if (command := commands.get_command(context, name)) is not None
        for parameter in command.get_params(context)
        for option in parameter.opts
    }
    for page, text in PAGES.items():
        for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL) + re.findall(
            r"`([^`\n]+)`", text
        ):
            for line in block.splitlines():
                if "corpus-reader" in line or line.startswith("--"):
                    named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", line.partition("#")[0]))
                    assert named - there <= {"--version"}, f"{line} in {page}"
