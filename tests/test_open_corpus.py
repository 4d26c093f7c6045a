"""Another corpus: what is offered, what is remembered, and what is said of a wrong path."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from platformdirs import user_state_path
from textual.widgets import Input

import reader
from reader.keeping import corpora
from reader.screens.open_corpus import CorpusList, OpenScreen
from reader.screens.search import SearchScreen
from reader.widgets.band import Band
from reader.widgets.ledger import Ledger
from reader.widgets.text_view import TextView
from tests.harbour import harbour, opened, press, settled
from tests.widget_host import lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

    from reader.app import ReaderApp

__all__ = ["harbour"]


def kept() -> Path:
    return user_state_path("corpus-reader", appauthor=False) / "opened.txt"


def test_the_corpus_opened_last_stands_first_and_once(tmp_path: Path) -> None:
    for name in ("a", "b", "a", "c"):
        corpora.remember(tmp_path / name)
    assert corpora.opened_before() == [tmp_path / "c", tmp_path / "a", tmp_path / "b"]


def test_ten_are_remembered_and_the_sample_is_not(tmp_path: Path) -> None:
    for number in range(15):
        corpora.remember(tmp_path / str(number))
    corpora.remember(corpora.sample())
    assert corpora.opened_before() == [tmp_path / str(n) for n in range(14, 4, -1)]


def test_a_path_is_remembered_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    corpora.remember(Path("here"))
    assert corpora.opened_before() == [tmp_path / "here"]


def test_damage_is_left_out_and_mended(tmp_path: Path) -> None:
    kept().parent.mkdir(parents=True, exist_ok=True)
    kept().write_bytes(b"relative\n\x00\xff\x1b[2J\n\n/one\n/one\n" + b"x" * 200_000)
    assert corpora.opened_before() == [Path("/one")]
    corpora.remember(tmp_path)
    assert kept().read_text() == f"{tmp_path}\n/one\n"


@pytest.mark.parametrize("name", ["line\nfeed", "\x1b[2J", "\udcff"])
def test_a_path_that_cannot_be_told_is_not_remembered(tmp_path: Path, name: str) -> None:
    corpora.remember(tmp_path / name)
    assert corpora.opened_before() == []


def test_where_nothing_can_be_written_nothing_is_said(tmp_path: Path) -> None:
    kept().parent.parent.mkdir(parents=True, exist_ok=True)
    kept().parent.write_text("in the way")
    corpora.remember(tmp_path)
    assert corpora.opened_before() == []
    kept().parent.unlink()


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """Return a folder of folders and files."""
    for name in ("marrow", "marl", ".hidden", "sarbuk"):
        (tmp_path / name).mkdir()
    for name in ("march.txt", "map.png", "mark.jsonl", "ma\x1bx.txt"):
        (tmp_path / name).touch()
    return tmp_path


def test_folders_and_then_files_that_are_read_complete_what_is_typed(shelf: Path) -> None:
    end = os.sep
    assert corpora.beginning_so(f"{shelf}{end}mar") == [
        f"{shelf}{end}marl{end}",
        f"{shelf}{end}marrow{end}",
        f"{shelf}{end}march.txt",
        f"{shelf}{end}mark.jsonl",
    ]


def test_hidden_folders_are_offered_once_their_dot_is_typed(shelf: Path) -> None:
    end = os.sep
    assert f"{shelf}{end}.hidden{end}" not in corpora.beginning_so(f"{shelf}{end}")
    assert corpora.beginning_so(f"{shelf}{end}.h") == [f"{shelf}{end}.hidden{end}"]


def test_a_tilde_is_kept_as_it_is_typed(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(shelf))
    assert corpora.beginning_so("~/sar") == [os.path.join("~", "sarbuk", "")]  # noqa: PTH118
    assert corpora.named("~/sarbuk") == shelf / "sarbuk"


@pytest.mark.parametrize(
    "typed", ["/no/such/folder/a", "~nobody-of-that-name/a", "\0/a", "a" * 9000 + "/"]
)
def test_what_is_nowhere_is_completed_by_nothing(typed: str) -> None:
    assert corpora.beginning_so(typed) == []
    assert corpora.named(typed) == Path(typed)


def listed(app: ReaderApp) -> list[str]:
    listing = app.screen.query_one(CorpusList)
    return [row.label for row in listing.page.top]


async def typed(app: ReaderApp, pilot: Pilot[None], path: str) -> None:
    app.screen.query_one(Input).value = path
    await settled(app, pilot)


def problem(app: ReaderApp) -> str:
    return app.screen.query_one("#path-problem", Band).text.strip()


def test_the_sample_is_found_from_anywhere_and_so_is_a_corpus_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert (corpora.default_corpus() / "PLANTED.toml").is_file()
    project = tomllib.loads((corpora.sample().parent / "pyproject.toml").read_text("utf-8"))
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert wheel["force-include"] == {"corpus": "reader/sample"}
    shipped = Path(reader.__file__).parent / "sample"  # where a wheel puts it
    monkeypatch.setattr(Path, "is_dir", lambda self: self == shipped)
    assert corpora.sample() == shipped
    monkeypatch.undo()
    monkeypatch.chdir(tmp_path)
    (tmp_path / "corpus").mkdir()
    assert corpora.default_corpus() == Path("corpus")


async def test_those_opened_before_are_offered_without_the_open_one_and_the_sample_last(
    harbour: Path, tmp_path: Path
) -> None:
    corpora.remember(tmp_path / "elsewhere")
    async with opened(harbour) as (app, pilot):
        await press(app, pilot, "ctrl+o")
        assert isinstance(app.screen, OpenScreen)
        assert corpora.opened_before() == [harbour, tmp_path / "elsewhere"]
        first, last = listed(app)
        assert first == str(tmp_path / "elsewhere")
        assert last == f"the sample that comes with the program: {corpora.sample()}"
        await press(app, pilot, "ctrl+o")
        assert len(app.screen_stack) == 2


async def test_a_path_is_completed_and_opened(harbour: Path, shelf: Path) -> None:
    async with opened(harbour) as (app, pilot):
        await press(app, pilot, "escape", "ctrl+o")
        await typed(app, pilot, f"{shelf}{os.sep}ma")
        await press(app, pilot, "tab")
        assert app.screen.query_one(Input).value == f"{shelf}{os.sep}mar"
        await press(app, pilot, "r", "tab")
        assert app.screen.query_one(Input).value == f"{shelf}{os.sep}marrow{os.sep}"
        await pilot.press("enter")
        assert app.next_corpus == shelf / "marrow"


async def test_a_corpus_is_chosen_from_the_list(harbour: Path, shelf: Path) -> None:
    corpora.remember(shelf)
    async with opened(harbour) as (app, pilot):
        await press(app, pilot, "ctrl+o", "enter")
        assert isinstance(app.focused, CorpusList)
        await press(app, pilot, "tab", "down")
        await pilot.press("enter")
        assert app.next_corpus == shelf


async def test_what_was_chosen_is_opened_though_the_list_has_changed_since(
    harbour: Path, shelf: Path
) -> None:
    corpora.remember(shelf)
    async with opened(harbour) as (app, pilot):
        await press(app, pilot, "ctrl+o")
        assert isinstance(app.screen, OpenScreen)
        listing = app.screen.query_one(CorpusList)
        chosen = Ledger.Opened(listing, listing.page.top[0])
        app.screen.offered = ()
        app.screen.post_message(chosen)
        await pilot.pause()
        assert app.next_corpus == shelf


@pytest.mark.parametrize(
    ("path", "told"),
    [
        (lambda corpus: corpus, "That is the corpus that is open."),
        (lambda corpus: corpus / "not there", "There is no file or folder"),
        (lambda corpus: corpus / ("a" * 5000), "There is no file or folder"),
    ],
)
async def test_a_wrong_path_is_explained(
    harbour: Path, path: Callable[[Path], Path], told: str
) -> None:
    async with opened(harbour) as (app, pilot):
        await press(app, pilot, "ctrl+o")
        await typed(app, pilot, str(path(harbour)))
        await press(app, pilot, "enter")
        assert problem(app).startswith(told)
        assert app.next_corpus is None
        await press(app, pilot, "backspace")
        assert problem(app) == ""
        await press(app, pilot, "escape")
        assert isinstance(app.screen, SearchScreen)


async def test_what_is_pasted_is_guarded(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        await press(app, pilot, "ctrl+o")
        await typed(app, pilot, "/srv\x1b]0;owned\x07[/b]")
        assert app.screen.query_one(Input).value == "/srv␛]0;owned␇[/b]"
        await press(app, pilot, "enter")
        assert "\x1b" not in problem(app)


async def test_the_row_chosen_is_marked_and_no_name_in_a_path_is_cut(
    harbour: Path, tmp_path: Path
) -> None:
    far = tmp_path.joinpath(*(f"folder-of-news-{n}" for n in range(9)))
    corpora.remember(far)
    async with opened(harbour, (80, 24)) as (app, pilot):
        await press(app, pilot, "ctrl+o", "enter")
        shown = [line.rstrip() for line in lines(app.screen.query_one(CorpusList))[1:3]]
        assert shown[0].startswith("▌   …/folder-of-news-")
        assert shown[0].endswith("/folder-of-news-8")
        assert shown[1].startswith("    the sample that comes with the program: ")
        await press(app, pilot, "j")
        shown = [line.rstrip() for line in lines(app.screen.query_one(CorpusList))[1:3]]
        assert [line[:1] for line in shown] == [" ", "▌"]
        await press(app, pilot, "question_mark")
        told = [line.split() for line in app.screen.query_one(TextView).text.splitlines()]
        assert ["down", "j", "down"] in told
