"""Nothing on the way to the first screen that need not be, and the rules between the rooms."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = {"numpy", "scipy", "whoosh", "spacy", "thinc", "sqlite3", "rapidfuzz", "pycountry"}


def modules_of(code: str) -> set[str]:
    """Return all the modules that a new process loads for some code."""
    ran = subprocess.run(
        [sys.executable, "-c", f"{code}; import sys; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(ran.stdout.split())


def loaded_by(code: str) -> set[str]:
    """Return the top names of those modules."""
    return {name.partition(".")[0] for name in modules_of(code)}


def test_the_first_screen_loads_nothing_that_it_does_not_show() -> None:
    loaded = modules_of("import reader.__main__, reader.cli.open, reader.app")
    assert not {name.partition(".")[0] for name in loaded} & {*HEAVY, "filelock"}
    screens = {name for name in loaded if name.startswith("reader.screens.")}
    assert {name.rpartition(".")[2] for name in screens} == {
        *("search", "search_keys", "search_panes", "remembering"),
        *("folding", "asking", "list_and_text", "copying", "completing", "base"),  # and its bases
    }
    values = {
        "article",
        "results",
        "instead",
        "sametext",
        "extent",
        "errors",
        "locations",
        "tongues",
    }
    values |= {"whole"}  # by the list of corpora opened last
    values |= {"fields"}  # which the query bar completes
    values |= {"story", "folded"}  # which is filtered by, and what a list leaves out
    values |= {"searches", "searches.search"}  # which are gone back to
    assert {name for name in loaded if name.startswith("index.")} <= {f"index.{v}" for v in values}


@pytest.mark.parametrize(
    "module", ["index.library", "index.compare", "index.engine", "index.formats", "index.names"]
)
def test_what_the_corpus_knows_needs_no_terminal(module: str) -> None:
    assert not loaded_by(f"import {module}") & {"reader", "textual", "rich", "click"}


def test_telling_stories_loads_nothing_that_groups_them() -> None:
    assert "scipy" not in loaded_by("import index.searching, index.stories.storybook")


def test_opening_a_library_loads_no_model() -> None:
    assert not loaded_by("import index.library") & {"spacy", "thinc", "whoosh"}
