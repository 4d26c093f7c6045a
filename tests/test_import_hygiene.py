"""Nothing on the way to the first screen that need not be, and the rules between the rooms."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = {"numpy", "scipy", "whoosh", "spacy", "thinc", "sqlite3", "rapidfuzz", "pycountry"}


def loaded_by(code: str) -> set[str]:
    """Return the top names of the modules that a new process loads for some code."""
    shown = "import sys; print(*sorted({name.split('.')[0] for name in sys.modules}))"
    ran = subprocess.run(
        [sys.executable, "-c", f"{code}; {shown}"], capture_output=True, text=True, check=True
    )
    return set(ran.stdout.split())


def test_the_first_screen_loads_nothing_that_it_does_not_show() -> None:
    assert not loaded_by("import reader.app") & HEAVY


@pytest.mark.parametrize(
    "module", ["index.library", "index.compare", "index.engine", "index.formats", "index.names"]
)
def test_what_the_corpus_knows_needs_no_terminal(module: str) -> None:
    assert not loaded_by(f"import {module}") & {"reader", "textual", "rich", "click"}


def test_opening_a_library_loads_no_model() -> None:
    assert not loaded_by("import index.library") & {"spacy", "thinc", "whoosh"}
