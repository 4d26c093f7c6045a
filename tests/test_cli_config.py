from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from platformdirs import user_cache_path, user_config_path, user_data_path, user_state_path

from reader.__main__ import main
from reader.cli.group import READER, arranged
from reader.keeping.log import record
from reader.keys.bindings import rebindable
from tests.sample_values import acted_on

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import QuickFinder

    Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in this process; return its exit code, output and errors."""

    def running(*arguments: object) -> tuple[int, str, str]:
        code = main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return running


@pytest.fixture
def file() -> Path:
    """Return where the settings file is looked for."""
    return user_config_path("corpus-reader", appauthor=False) / "config.toml"


@pytest.fixture
def kept(file: Path) -> Callable[[str], Path]:
    """Return what puts a settings file in its place."""

    def keep(text: str) -> Path:
        file.parent.mkdir(parents=True)
        file.write_text(text, encoding="utf-8")
        return file

    return keep


def everything_under(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*"))


def test_without_a_file_it_tells_where_one_would_be(run: Run, file: Path) -> None:
    code, out, err = run("config")
    assert (code, err) == (0, "")
    assert str(file) in out
    assert "doesn't exist" in out
    assert "corpus-reader config --write" in out
    assert "theme           ink (default)" in out
    assert not file.parent.exists()


def test_it_tells_where_everything_is_kept(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CORPUS_READER_INDEX_DIR")
    told = json.loads(run("config", "--json")[1])["folders"]
    assert told == {
        "indexes": str(user_cache_path("corpus-reader", appauthor=False)),
        "decisions": str(user_data_path("corpus-reader", appauthor=False) / "names"),
        "log": str(user_state_path("corpus-reader", appauthor=False) / "faults.log"),
    }


def test_it_tells_where_the_table_of_outlets_is(run: Run, file: Path) -> None:
    table = file.parent / "outlets.toml"
    assert json.loads(run("config", "--json")[1])["outlets"] == {
        "file": str(table),
        "exists": False,
    }
    out = run("config")[1]
    assert f"Outlets         {table}\n                which doesn't exist" in out
    table.parent.mkdir(parents=True)
    table.write_text("[outlets]\n")
    assert json.loads(run("config", "--json")[1])["outlets"]["exists"]
    assert table.read_text() == "[outlets]\n"


def test_a_command_reads_the_table_of_outlets(run: Run, file: Path, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    record = {"title": "Late", "outlet": "SKERRY-WIRE", "text": "The ferry was late."}
    (corpus / "a.json").write_text(json.dumps(record), encoding="utf-8")
    file.parent.mkdir(parents=True)
    (file.parent / "outlets.toml").write_text('[outlets]\n"Skerry-Wire" = "Skerry Wire"\n')
    (article,) = json.loads(run("show", corpus, "--json")[1])
    assert article["outlet"] == "Skerry Wire"
    assert article["found_in"]["outlet"] == "field outlet, as SKERRY-WIRE"


def test_what_is_not_there_yet_is_told_to_be_made_when_it_is_needed(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CORPUS_READER_INDEX_DIR", str(tmp_path))
    out = run("config")[1]
    assert out.splitlines()[-5:] == [
        f"Indexes         {tmp_path}",
        f"Decisions       {user_data_path('corpus-reader', appauthor=False) / 'names'}",
        "                made when there is something to keep",
        f"Log             {user_state_path('corpus-reader', appauthor=False) / 'faults.log'}",
        "                made when there is something to keep",
    ]


def test_what_is_set_is_told_with_where(
    run: Run, kept: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    kept('measure = 60\ntheme = "paper"\n[keys]\n"app.theme" = "f9"\n"search.sort" = []\n')
    monkeypatch.setenv("CORPUS_READER_THEME", "nord")
    code, out, err = run("config")
    assert (code, err) == (0, "")
    assert "measure         60 (line 1)" in out
    assert "theme           nord (CORPUS_READER_THEME)" in out
    assert "app.theme       f9 (line 4)" in out
    assert "search.sort     no key (line 5)" in out
    told = json.loads(run("config", "--json")[1])
    assert told["exists"] is True
    assert told["settings"]["theme"] == {"value": "nord", "from": "CORPUS_READER_THEME"}
    assert told["keys"]["app.theme"] == {"keys": ["f9"], "from": "line 4", "does": "theme"}
    assert told["keys"]["search.sort"]["keys"] == []
    assert told["keys"]["app.help"]["keys"] == ["?", "f1"]
    assert set(told["keys"]) == set(rebindable())


def test_what_can_not_be_used_is_told_and_a_fault(run: Run, kept: Callable[[str], Path]) -> None:
    file = kept('measure = 600\n[keys]\n"app.quit-anywhere" = []\n"app.theme" = "ctrl+q"\n')
    code, out, err = run("config")
    assert (code, err) == (2, "")
    assert out.count(str(file)) == 2  # where it is, and what is wrong with it
    at = [out.index(f"\n    line {line}: ") for line in (1, 3, 4)]
    assert out.index(f"\n  {file}\n") < at[0] < at[1] < at[2]
    code, out, _ = run("config", "--json")
    assert code == 2
    problems = json.loads(out)["problems"]
    assert [set(problem) for problem in problems] == [{"where", "message", "hint"}] * 3


def test_what_is_told_stands_in_one_column(run: Run, kept: Callable[[str], Path]) -> None:
    kept('[keys]\n"compare.next-contradiction" = "f3"\n"app.theme" = "f9"\n')
    out = run("config")[1]
    lines = {line.partition(" ")[0]: line for line in out.splitlines()}
    column = len("compare.next-contradiction") + 2
    assert lines["compare.next-contradiction"][column:] == "f3 (line 2)"
    assert lines["app.theme"][column - 2 :] == "  f9 (line 3)"
    assert lines["Settings"].startswith("Settings file".ljust(column) + "/")


def test_a_variable_that_can_not_be_used_is_told_by_its_name(
    run: Run, kept: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = kept('wrong = 1\n[keys]\n"app.help" = "no key"\n"also.wrong" = "f3"\n')
    monkeypatch.setenv("CORPUS_READER_MEASURE", "600")
    code, out, _ = run("config")
    told = out.partition("Can't be used:\n")[2].splitlines()
    assert code == 2
    heads = [line.partition(":")[0] for line in told]
    assert heads[:2] == [
        "  CORPUS_READER_MEASURE",
        "    measure can't be 600. It can be a number of cells from 40 to 80.",
    ]
    assert heads[2:] == [f"  {file}", "    line 1", "    line 3", "    line 4"]


def test_nothing_of_the_file_reaches_the_terminal(run: Run, kept: Callable[[str], Path]) -> None:
    kept(
        '"\\u001b]0;x" = "\\u009b"\ntheme = "\\u202e[/b]\\u0007"\n[keys]\n"\\u001b[2J" = "\\u001b"'
    )
    for arguments in (("config",), ("config", "--json")):
        code, out, _ = run(*arguments)
        assert code == 2
        assert acted_on(out.replace("\n", "")) == []


def test_it_writes_a_file_that_changes_nothing(run: Run, file: Path) -> None:
    code, out, err = run("config", "--write")
    assert (code, out, err) == (0, f"Written: {file}\n", "")
    text = file.read_text(encoding="utf-8")
    for binding in rebindable():
        assert f'#"{binding}" = ' in text
    code, out, _ = run("config")
    assert code == 0
    assert out.count("(default)") == 7  # the tests put indexes elsewhere
    assert everything_under(file.parent) == [file]


def test_it_tells_of_each_key_what_it_does_by_itself(run: Run, file: Path) -> None:
    run("config", "--write", "--quiet")
    told = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        binding, _, words = line.partition("  # ")
        told[binding.partition('"')[2].partition('"')[0]] = words
    assert told["article.next-hit"] == "next hit"
    assert told["article.previous-hit"] == "previous hit"
    assert told["article.next-mention"] == "next mention, of the name chosen or of all lit"
    assert told["article.next-passage"].startswith("mark the next paragraph, to copy it")
    assert told["compare.previous"] == "put the previous article on the same event beside"
    assert told["corpus.previous-pane"] == "previous pane"
    assert told["source.previous-noted"].startswith("previous line that was removed")
    assert [name for name, words in told.items() if "." in name and not words] == []
    assert told["article.people"] == "people on and off"
    assert told["article.dates"] == "dates on and off"
    assert not [words for words in told.values() if "next" in words and "previous" in words]


@pytest.mark.skipif(sys.platform == "win32", reason="rights are told otherwise there")
def test_the_file_is_its_users_alone(run: Run, file: Path) -> None:
    run("config", "--write", "--quiet")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_it_never_writes_over_a_file(run: Run, kept: Callable[[str], Path]) -> None:
    file = kept("measure = 60")
    code, out, err = run("config", "--write")
    assert (code, out) == (2, "")
    assert f"There is a file {file} already; it was left as it is." in err
    assert len(err.splitlines()) == 2
    assert file.read_text(encoding="utf-8") == "measure = 60"
    assert everything_under(file.parent) == [file]


def test_it_writes_where_a_variable_says(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CORPUS_READER_CONFIG", str(tmp_path / "mine" / "config.toml"))
    assert run("config", "--write", "--json") == (
        0,
        json.dumps({"written": str(tmp_path / "mine" / "config.toml")}) + "\n",
        "",
    )
    assert run("config")[0] == 0


def test_a_home_that_can_not_be_written_to_is_told(run: Run, file: Path) -> None:
    file.parent.parent.parent.mkdir(parents=True, exist_ok=True)
    file.parent.parent.write_text("no folder", encoding="utf-8")
    code, out, err = run("config", "--write")
    assert (code, out) == (2, "")
    assert f"{file} can't be written" in err
    assert len(err.splitlines()) == 2


def test_commands_use_what_is_right_and_tell_the_rest(
    run: Run, corpus: Path, kept: Callable[[str], Path], quick_finder: QuickFinder, tmp_path: Path
) -> None:
    del os.environ["CORPUS_READER_INDEX_DIR"]  # which the fixture for all tests puts back
    file = kept(f"index_dir = {json.dumps(str(tmp_path / 'indexes'))}\nmeasure = 600\n")
    code, out, err = run("search", corpus, "ferry", "--json")
    assert (code, json.loads(out)["total"]) == (0, 3)
    assert err == (
        f"Not used: {file}, line 2: measure can't be 600. "
        "It can be a number of cells from 40 to 80.\n"
    )
    assert (tmp_path / "indexes" / "corpus-reader-index").exists()
    assert run("search", corpus, "ferry", "--json", "--quiet")[2] == ""
    run("search", corpus, "ferry", "--index-dir", tmp_path / "others")
    assert (tmp_path / "others" / "corpus-reader-index").exists()


def test_names_are_found_by_the_recogniser_that_is_set(
    run: Run, corpus: Path, kept: Callable[[str], Path], quick_finder: QuickFinder
) -> None:
    kept('recogniser = "plain"')
    code, out, _ = run("names", corpus, "--json")
    assert code == 0
    assert "Mara Tolin" in [name["name"] for name in json.loads(out)]
    assert quick_finder.asked == []


def test_an_option_goes_over_the_recogniser_that_is_set(
    run: Run, corpus: Path, kept: Callable[[str], Path], quick_finder: QuickFinder
) -> None:
    kept('recogniser = "plain"')
    assert "Mara Tolin" in run("names", corpus, "--json", "--recogniser", "auto")[1]
    assert len(quick_finder.asked) == 4
    value = json.loads(run("config", "--json", "--recogniser", "plain,de_core_nowhere_sm")[1])
    assert value["settings"]["recogniser"] == {
        "value": ["plain", "de_core_nowhere_sm"],
        "from": "--recogniser",
    }
    code, _, err = run("names", corpus, "--recogniser", "no model")
    assert code == 2
    assert "one for each language" in err


def test_a_model_that_is_not_installed_is_told_with_what_to_do(
    run: Run, corpus: Path, quick_finder: QuickFinder
) -> None:
    code, out, err = run("names", corpus, "--json", "--recogniser", "de_core_nowhere_sm")
    assert code == 0
    assert "Mara Tolin" in out
    assert "recogniser: The model de_core_nowhere_sm is not installed." in err
    assert "python -m spacy download de_core_nowhere_sm" in err
    details = json.loads(run("index", corpus, "--details", "--json", "--recogniser", "x_sm")[1])
    assert details["details"]["named"] == ["en"]
    assert "x_sm is not installed" in details["details"]["not_as_set"][0]
    assert quick_finder.asked


def test_a_folder_of_that_name_can_be_read() -> None:
    assert arranged(["config"])[0] == "config"
    assert arranged(["./config"]) == [READER, "./config"]


def test_help_and_version_look_at_no_settings(kept: Callable[[str], Path]) -> None:
    kept("measure = 600")
    for arguments in (["--help"], ["--version"], ["config", "--help"]):
        ran = subprocess.run(
            [sys.executable, "-m", "reader", *arguments],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ},
        )
        assert (ran.returncode, ran.stderr) == (0, "")


# The log


def fail() -> None:
    raise ValueError("words of an article")


def test_the_log_is_small_and_turned_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.keeping.log._MOST_BYTES", 2_000)
    for _ in range(60):
        with pytest.raises(ValueError, match="words") as caught:
            fail()
        log = record(caught.value)
    assert log is not None
    files = sorted(log.parent.iterdir())
    assert [file.name for file in files] == ["faults.log", "faults.old.log"]
    for file in files:
        assert file.stat().st_size < 3_000
        assert "ValueError" in file.read_text(encoding="utf-8")
        assert "article" not in file.read_text(encoding="utf-8")
