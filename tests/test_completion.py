"""Completion, as the shells themselves do it, and that no name out of a file is ever run."""

from __future__ import annotations

import json
import os
import pty
import select
import shlex
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from click.shell_completion import ShellComplete
from hypothesis import given
from hypothesis import strategies as st

from index.errors import CorpusError
from index.known import bounded, known
from index.library import Library
from reader.__main__ import main
from reader.cli.completing import VARIABLE, lines, words
from reader.cli.group import COMMANDS, commands
from reader.cli.shells import SCRIPTS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import QuickFinder

TEXT = "Port Ansel, 3 May 2025. The ferry sank before dawn, said Mara Tolin. Nobody else spoke."
FILES = (
    "plain.txt",
    "two words.txt",
    "it's.txt",
    "dollar $(touch RUN).txt",
    "back`touch RUN`.txt",
    "semi;touch RUN.txt",
    "co:lon.txt",
    'quoted ".txt',
    "star*.txt",
    "ünï.txt",
    "hash #.txt",
    "back\\slash.txt",
    "new\nline.txt",
    "esc\x1b[31m.txt",
    "-dash.txt",
    "sub/first.txt",
    "sub/second.txt",
)
OUTLETS = ("Daily Post", "Sum $(touch RUN)", "The “Other” One", "O'Brink's Times", "Bell\x07")


@pytest.fixture
def news(tmp_path: Path, quick_finder: QuickFinder) -> Path:
    """Return a folder beside which nothing else is, with an index; names are hostile."""
    folder = tmp_path / "news"
    for name in FILES:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(TEXT, encoding="utf-8")
    records = [{"title": "A ferry", "outlet": outlet, "text": TEXT} for outlet in OUTLETS]
    export = "\n".join(map(json.dumps, records))
    (folder / "export.jsonl").write_text(export, encoding="utf-8")
    with Library.open(folder) as library:
        library.refresh()
        library.find_names()
    return folder


def told(*before: object, current: str = "", shell: str = "zsh") -> list[str]:
    """Return the candidates for a word, without what is said of them."""
    answered = lines(shell, [*map(str, before), current])
    return [line.split("\t")[1] for line in answered if line.startswith(("plain", "text"))]


def kinds(*before: object, current: str = "") -> set[str]:
    return {line.split("\t")[0] for line in lines("zsh", [*map(str, before), current])}


def test_the_first_word_is_a_command_or_a_corpus(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert told() == list(COMMANDS)
    assert "dir" in kinds()
    assert told(current="sh") == ["show"]
    assert told("--quiet", "--index-dir", "x", current="sh") == ["show"]
    assert (told(current="news"), kinds(current="news")) == ([], {"file"})


def test_a_command_is_no_path_where_a_folder_has_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "index").mkdir()
    assert (told(current="in"), kinds(current="in")) == (["index"], {"plain"})


def test_options_and_their_choices() -> None:
    assert {"--json", "--limit", "--outlet", "--help"} <= set(told("search", current="--"))
    assert told("search", "x", "y", "--sort", current="n") == ["newest"]
    assert told("search", "x", "y", current="--sort=n") == ["--sort=newest"]
    assert told("completion") == ["bash", "zsh", "fish"]
    assert kinds("search", "x", "y", "--index-dir") == {"dir"}
    assert kinds("show") == {"file"}
    assert told("search", "x") == []


def test_clicks_own_machinery_agrees(news: Path) -> None:
    asked = ShellComplete(commands, {}, "corpus-reader", VARIABLE)
    found = asked.get_completions(["show", str(news)], "sub/")
    assert [item.value for item in found] == ["sub/first.txt", "sub/second.txt"]


def test_ids_outlets_and_names_come_from_the_index(news: Path) -> None:
    assert told("show", news, current="sub/") == ["sub/first.txt", "sub/second.txt"]
    assert told("compare", news, "plain.txt", current="pl") == ["plain.txt"]
    assert told("names", news, current="export.jsonl#2") == ["export.jsonl#2"]
    assert told("search", news, "x", "--outlet", current="d") == ["Daily Post"]
    assert told("search", news, "x", current="--outlet=D") == ["--outlet=Daily Post"]
    assert told("search", news, "x", "--name", current="Mara") == ["Mara Tolin"]
    assert told("names", news, "--name", current="person:Mar") == ["person:Mara Tolin"]
    assert told("names", news, "--name", current="place:Ma") == []
    assert told("names", news, "--versus", current="D") == ["Daily Post"]
    assert told("names", news, "--versus", "Daily Post", current="B") == ["Bell"]
    assert set(told("names", news, "--kind", current="p")) == {"person", "place"}
    assert told("show", news, "--json", "plain.txt", current="two") == ["two words.txt"]
    assert kinds("show", news, current="no such") == {"file"}


def test_stories_come_with_their_titles_and_articles_lead_to_them(news: Path) -> None:
    assert told("stories", news, current="sub/f") == ["sub/first.txt"]
    with Library.open(news) as library:
        library.find_stories()
        ids = sorted(story.id for story in library.stories().stories)
        file = library._folder / "stories.sqlite"
    with closing(sqlite3.connect(file)) as kept:
        kept.execute("REPLACE INTO title VALUES (?, ?)", (ids[0], "A\tferry \x1b[31m\nsank"))
        kept.commit()
    assert told("stories", news) == told("search", news, "x", "--story") == ids
    assert lines("zsh", ["stories", str(news), ids[0]]) == [f"text\t{ids[0]}\tA ferry ␛[31m sank"]
    assert lines("bash", [f"corpus-reader stories {news} {ids[0]}", ids[0]]) == [f"text\t{ids[0]}"]
    assert told("stories", news, current="sub/f") == ["sub/first.txt"]


def test_what_cannot_be_shown_or_looks_like_an_option_is_left_out(news: Path) -> None:
    ids = told("show", news)
    assert {name for name in FILES if name.isprintable() and name[0] not in "-b"} < set(ids)
    assert all(found.isprintable() for found in ids)
    assert not [found for found in ids if found.startswith("-")]


def test_asking_makes_no_index_and_reads_nothing(tmp_path: Path) -> None:
    (tmp_path / "plain.txt").write_text(TEXT, encoding="utf-8")
    indexes = tmp_path / "indexes"
    asked = ("show", tmp_path, "--index-dir", indexes)
    assert kinds(*asked) == {"file"}
    indexes.mkdir()
    assert told(*asked) == []
    assert list(indexes.iterdir()) == []


def test_an_index_of_somebody_else_is_not_looked_at(news: Path) -> None:
    with Library.open(news) as library:
        folder = library._folder
    folder.chmod(0o755)
    with pytest.raises(CorpusError), known(news):
        pass
    assert told("show", news) == []


def test_a_broken_index_is_no_fault(news: Path) -> None:
    with Library.open(news) as library:
        catalogue = library._folder / "catalogue.sqlite"
    catalogue.write_bytes(b"no database" * 1_000)
    assert told("show", news) == []


def test_no_end_of_candidates_still_leads_the_right_way(news: Path) -> None:
    with known(news) as index:
        assert index is not None
        assert index.articles("", 3) == ["-dash.txt", r"back\\slash.txt", "ünï.txt"]
        assert index.outlets("", 2) == ["Bell", "The “Other” One"]
        assert index.names("", 1) == [max(index.names(""))]


def shared(values: list[str]) -> str:
    return os.path.commonprefix(values)  # noqa: RUF071  a shell does it by characters


@given(st.sets(st.text(max_size=4), max_size=40), st.text(max_size=2), st.integers(1, 10))
def test_what_all_candidates_share_is_what_all_that_are_told_share(
    values: set[str], beginning: str, most: int
) -> None:
    everything = bounded(values, beginning, 1_000)
    some = bounded(values, beginning, most)
    assert len(some) <= most
    assert set(some) <= set(everything)
    if most > 1:
        assert shared(some) == shared(everything)


@given(st.lists(st.text(min_size=1, max_size=8), max_size=5))
def test_words_come_out_as_a_shell_would_hand_them_on(typed: list[str]) -> None:
    assert words(" ".join(map(shlex.quote, typed))) == (typed or [""])


def test_a_line_is_cut_where_it_ends() -> None:
    assert words("show a ") == ["show", "a", ""]
    assert words('show "a b') == ["show", "a b"]
    assert words("show 'a $(b)") == ["show", "a $(b)"]
    assert words(r"show a\ b\$ c\ ") == ["show", "a b$", "c "]
    assert words(r'show "a\"b\c"') == ["show", r'a"b\c']
    for filler in (" ", "'", '"', "\\", "a", "a ", "' ", '" \\'):
        words(filler * 300_000)


@pytest.mark.parametrize("shell", SCRIPTS)
def test_the_script_is_printed(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    assert capsys.readouterr().out == SCRIPTS[shell]


def test_the_script_is_had_as_click_has_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(VARIABLE, "bash_source")
    assert main([]) == 0
    assert capsys.readouterr().out == SCRIPTS["bash"]
    monkeypatch.setenv(VARIABLE, "elvish_complete")
    assert main([]) == 2


def test_asking_loads_nothing_big(news: Path) -> None:
    code = (
        f"from reader.cli.completing import lines; lines('zsh', ['show', {str(news)!r}, ''])\n"
        "import sys; print(*sorted({name.split('.')[0] for name in sys.modules}))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(ran.stdout.split())
    assert not loaded & {"textual", "numpy", "scipy", "whoosh", "spacy", "pycountry"}


# In the shells themselves

PROGRAM = """#!{python}
import json, os, sys
if os.environ.get("{variable}"):
    sys.path[:0] = {path!r}
    from reader.__main__ import main
    sys.exit(main())
with open({out!r}, "w") as out:
    json.dump(sys.argv[1:], out)
print("D" + "ONE")
"""


def write_program(program: Path, out: Path) -> None:
    program.parent.mkdir()
    text = PROGRAM.format(python=sys.executable, variable=VARIABLE, path=sys.path, out=str(out))
    program.write_text(text, encoding="utf-8")
    program.chmod(0o755)


class Shell:
    """A shell in a terminal, with a program of our name that answers and else keeps its words."""

    def __init__(self, command: list[str], setup: str, folder: Path) -> None:
        self.out = folder / "words.json"
        program = folder / "bin" / "corpus-reader"
        write_program(program, self.out)
        environment = {
            **os.environ,
            "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(folder),
            "TERM": "dumb",
            "LC_ALL": "C.UTF-8",
            "HISTFILE": "/dev/null",
        }
        self._process, self._terminal = _spawned(command, environment, folder)
        self.send(setup + "\necho RE''ADY\n", until="READY")

    def send(self, keys: str, until: str) -> None:
        """Press keys; wait until something is on the screen."""
        os.write(self._terminal, keys.encode())
        seen = ""
        while until not in seen:
            ready, _, _ = select.select([self._terminal], [], [], 60)
            assert ready, f"no {until!r} in {seen!r}"
            seen += os.read(self._terminal, 4096).decode(errors="replace")

    def completed(self, typed: str) -> list[str]:
        """Return the words that the program gets if a line is typed, completed and entered."""
        self.out.unlink(missing_ok=True)
        self.send(f"{typed}\t\n", until="DONE")
        words: list[str] = json.loads(self.out.read_text(encoding="utf-8"))
        return words

    def close(self) -> None:
        """End the shell."""
        self._process.kill()
        self._process.wait()
        os.close(self._terminal)


def _spawned(
    command: list[str], environment: dict[str, str], folder: Path
) -> tuple[subprocess.Popen[bytes], int]:
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        command,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment,
        cwd=folder,
        start_new_session=True,
    )
    os.close(theirs)
    return process, ours


# fmt: off
CASES = (
    ("corpus-reader sho", ["show"]),
    ("corpus-reader show new", ["show", "news/"]),
    ("corpus-reader show news pl", ["show", "news", "plain.txt"]),
    ("corpus-reader show news two", ["show", "news", "two words.txt"]),
    ("corpus-reader show news 'two", ["show", "news", "two words.txt"]),
    ('corpus-reader show news "two', ["show", "news", "two words.txt"]),
    ("corpus-reader show news two\\ w", ["show", "news", "two words.txt"]),
    ("corpus-reader show news it", ["show", "news", "it's.txt"]),
    ("corpus-reader show news do", ["show", "news", "dollar $(touch RUN).txt"]),
    ('corpus-reader show news "do', ["show", "news", "dollar $(touch RUN).txt"]),
    ("corpus-reader show news back\\`", ["show", "news", "back`touch RUN`.txt"]),
    ("corpus-reader show news se", ["show", "news", "semi;touch RUN.txt"]),
    ("corpus-reader show news co", ["show", "news", "co:lon.txt"]),
    ("corpus-reader show news co:l", ["show", "news", "co:lon.txt"]),
    ("corpus-reader show news quo", ["show", "news", 'quoted ".txt']),
    ("corpus-reader show news st", ["show", "news", "star*.txt"]),
    ("corpus-reader show news ün", ["show", "news", "ünï.txt"]),
    ("corpus-reader show news ha", ["show", "news", "hash #.txt"]),
    ("corpus-reader show news back\\\\", ["show", "news", r"back\\slash.txt"]),
    ("corpus-reader show news sub/f", ["show", "news", "sub/first.txt"]),
    ("corpus-reader compare news plain.txt sub/s", ["compare", "news", "plain.txt", "sub/second.txt"]),  # noqa: E501  a table
    ("corpus-reader search news x --outlet Da", ["search", "news", "x", "--outlet", "Daily Post"]),
    ("corpus-reader search news x --outlet=Da", ["search", "news", "x", "--outlet=Daily Post"]),
    ("corpus-reader search news x --outlet Su", ["search", "news", "x", "--outlet", "Sum $(touch RUN)"]),  # noqa: E501  a table
    ("corpus-reader search news x --name Mar", ["search", "news", "x", "--name", "Mara Tolin"]),
    ("corpus-reader search news x --sort ol", ["search", "news", "x", "--sort", "oldest"]),
    ("corpus-reader search news x --conc", ["search", "news", "x", "--concordance"]),
)


# fmt: on


def _tried(shell: Shell, news: Path) -> None:
    found = {typed: shell.completed(typed) for typed, _ in CASES}
    shell.close()
    assert found == dict(CASES)
    assert not list(news.parent.rglob("RUN")), "a name was run"


@pytest.mark.skipif(not shutil.which("bash"), reason="bash is not on this machine")
def test_bash_completes_and_runs_no_name(news: Path) -> None:
    setup = 'PS1=; bind "set enable-bracketed-paste off"; eval "$(corpus-reader completion bash)"'
    setup = setup.replace("corpus-reader completion bash", f"{VARIABLE}=bash_source corpus-reader")
    _tried(Shell(["bash", "--norc", "--noprofile", "-i"], setup, news.parent), news)


@pytest.mark.skipif(not shutil.which("zsh"), reason="zsh is not on this machine")
def test_zsh_completes_and_runs_no_name(news: Path) -> None:
    setup = (
        "PS1=; unsetopt auto_remove_slash; autoload -Uz compinit; compinit -u -D;"
        f' eval "$({VARIABLE}=zsh_source corpus-reader)"'
    )
    _tried(Shell(["zsh", "-f", "-i"], setup, news.parent), news)


@pytest.mark.skipif(not shutil.which("fish"), reason="fish is not on this machine")
def test_fish_is_told_each_name_on_a_line_of_its_own(news: Path) -> None:
    program = news.parent / "bin" / "corpus-reader"
    write_program(program, news.parent / "words.json")
    (news.parent / "c.fish").write_text(SCRIPTS["fish"], encoding="utf-8")

    def completed(typed: str) -> set[str]:
        ran = subprocess.run(
            ["fish", "--no-config", "-c", f"source c.fish; complete -C {shlex.quote(typed)}"],
            capture_output=True,
            text=True,
            check=True,
            cwd=news.parent,
            env={**os.environ, "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}"},
        )
        return {line.split("\t")[0] for line in ran.stdout.splitlines()}

    assert completed("corpus-reader sho") == {"show"}
    assert completed("corpus-reader show new") == {"news/"}
    assert completed("corpus-reader show news do") == {"dollar $(touch RUN).txt"}
    assert completed("corpus-reader show news 'two w") == {"two words.txt"}
    assert completed("corpus-reader search news x --outlet Su") == {"Sum $(touch RUN)"}
    assert completed("corpus-reader search news x --outlet=Da") == {"--outlet=Daily Post"}
    assert not list(news.parent.rglob("RUN")), "a name was run"
