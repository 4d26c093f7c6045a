"""What the README promises is there, and what is there stands in the README."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest
from textual.binding import Binding

import reader.app
import reader.corpus_app
import reader.inked
import reader.screens
import reader.terminal_app
import reader.widgets
from reader.cli.group import commands
from reader.keys import shown_key
from reader.settings import loaded
from reader.settings.file import parsed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
KEYS = README.partition("## Keys")[2].partition("## ")[0]

SAID_IN_WORDS = {"left", "right", "up", "pageup", "pagedown", "home", "end", "space", "shift+tab"}
"""Keys that the README leaves to "arrows and page keys too", and second keys for the same."""


def modules() -> Iterator[ModuleType]:
    yield from (reader.app, reader.corpus_app, reader.inked, reader.terminal_app)
    for package in (reader.screens, reader.widgets):
        for found in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            yield importlib.import_module(found.name)


def bindings() -> Iterator[tuple[str, Binding]]:
    """Yield the bindings of every screen and widget of ours, with what has them."""
    for module in modules():
        for name, owner in vars(module).items():
            ours = inspect.isclass(owner) and owner.__module__ == module.__name__
            if ours and "BINDINGS" in owner.__dict__:
                for binding in Binding.make_bindings(owner.__dict__["BINDINGS"]):
                    yield name, binding


@pytest.mark.parametrize(
    ("owner", "key"), sorted({(owner, shown_key(binding.key)) for owner, binding in bindings()})
)
def test_every_key_stands_in_the_readme(owner: str, key: str) -> None:
    assert f"`{key}`" in KEYS or key in SAID_IN_WORDS, f"{key} of {owner}"


def test_every_key_in_the_readme_is_bound() -> None:
    bound = {shown_key(binding.key) for _, binding in bindings()}
    rows = [line for line in KEYS.splitlines() if line.startswith("|") and "`" in line]
    told = {key for line in rows for key in re.findall(r"`([^`]+)`", line.split("|")[2])}
    assert told <= bound


def test_bindings_have_ids_of_their_own_so_that_they_can_be_bound_anew() -> None:
    named = [(owner, binding.id, binding.key) for owner, binding in bindings()]
    assert all(ident for _, ident, _ in named)
    by_id: dict[str | None, set[str]] = {}
    for owner, ident, _ in named:
        by_id.setdefault(ident, set()).add(owner)
    assert {ident: owners for ident, owners in by_id.items() if len(owners) > 1} == {}


def shown_commands() -> dict[str, list[str]]:
    context = click.Context(commands)
    found = {name: commands.get_command(context, name) for name in commands.list_commands(context)}
    return {
        name: [option for parameter in command.params for option in parameter.opts]
        for name, command in found.items()
        if command is not None
    }


@pytest.mark.parametrize("name", sorted(shown_commands()))
def test_every_command_and_option_stands_in_the_readme(name: str) -> None:
    assert f"`corpus-reader {name} " in README
    for option in shown_commands()[name]:
        if option.startswith("--"):
            assert option in README, f"{option} of {name}"


def test_every_option_in_the_readme_exists() -> None:
    line_start = README.index("## On the command line")
    told = set(re.findall(r"--[a-z][a-z-]*", README[line_start:].partition("## Where")[0]))
    there = {option for options in shown_commands().values() for option in options}
    assert told - there <= {"--help", "--version"}


def test_every_file_that_the_documents_point_at_exists() -> None:
    for document in ROOT.glob("*.md"):
        for target in re.findall(r"\]\(([^)#]+)\)", document.read_text(encoding="utf-8")):
            if "://" not in target:
                assert (ROOT / target).exists(), f"{target} in {document.name}"


@pytest.mark.parametrize("suffix", [".txt", ".md", ".json", ".jsonl", ".ndjson"])
def test_every_kind_of_file_that_is_read_stands_in_the_readme(suffix: str) -> None:
    assert f"`{suffix}`" in README


def test_the_settings_in_the_readme_are_understood() -> None:
    (written,) = re.findall(r"```toml\n(.*?)```", README, re.DOTALL)
    found = loaded(parsed(written.encode(), Path("config.toml")), {})
    assert found.problems == ()
    assert found.settings.theme == "reader-paper"
    assert found.settings.measure == 72
    assert not found.settings.mouse
    assert found.settings.recogniser == ("plain",)
    assert {asked.id for asked in found.asked} <= {binding.id for _, binding in bindings()}
    assert found.asked


def test_every_page_that_the_readme_leads_to_is_there() -> None:
    pages = re.findall(r"\]\(([^)#:]+)\)", README)
    assert len(pages) > 5
    for page in pages:
        assert (ROOT / page).is_file(), page


def test_the_manual_is_where_the_readme_says() -> None:
    told = set(re.findall(r"[\w/-]*corpus-reader\.1\b", README))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    ((here, installed),) = project["tool"]["hatch"]["build"]["targets"]["wheel"][
        "shared-data"
    ].items()
    assert (ROOT / here).is_file()
    assert told == {here, f"/corpus-reader/{installed}"}
    assert f'man "$(uv tool dir)/corpus-reader/{installed}"' in README
