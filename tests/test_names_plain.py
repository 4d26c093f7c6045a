"""Names without a model."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Span
from index.names.plain import PlainRecogniser


def found(text: str) -> list[tuple[str, str]]:
    mentions = PlainRecogniser().recognise(text, [Span(0, len(text))])
    assert all(text[m.start : m.end] == m.text for m in mentions)
    return [(mention.text, mention.kind) for mention in mentions]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("President Ada Quill flew to Japan.", [("Ada Quill", "person"), ("Japan", "place")]),
        ("On Monday the Ministry of Works said no.", [("Ministry of Works", "organisation")]),
        ("He lives in Varnholm, near the sea.", [("Varnholm", "place")]),
        ("The Lenian Workers Party and NLW split.",
         [("Lenian Workers Party", "organisation"), ("NLW", "organisation")]),
        ("But they left. Nobody knew.", []),
        ("In the end Quill said no.", [("Quill", "person")]),
        ("They met at Quill Square.", [("Quill Square", "place")]),
    ],
)  # fmt: skip
def test_names_are_found_by_their_capitals(text: str, names: list[tuple[str, str]]) -> None:
    assert found(text) == names


def test_it_says_that_it_is_none_of_the_best() -> None:
    assert PlainRecogniser().label == "capitalised words, no model"
    assert "plain" in PlainRecogniser().version


@given(st.text(max_size=120))
def test_any_text_is_read(text: str) -> None:
    found(text)


@pytest.mark.parametrize("piece", [" ", "A", "A ", "A.", "“", "the ", "Of of ", "\n", "'s ", "1"])
def test_a_long_stretch_of_anything_is_read(piece: str) -> None:
    found(piece * (200_000 // len(piece)))


BLOCKED = """
import sys
class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("spacy", "thinc"):
            raise ImportError(f"no {name} here")
sys.meta_path.insert(0, Blocker())
from index.article import Span
from index.names.recognise import start_recogniser
recogniser, reason = start_recogniser()
text = "Ada Quill came to Japan."
print(recogniser.label)
print(reason)
print([(m.text, m.kind) for m in recogniser.recognise(text, [Span(0, len(text))])])
"""


def test_it_stands_in_where_spacy_cannot_be_imported() -> None:
    done = subprocess.run(
        [sys.executable, "-c", BLOCKED], capture_output=True, text=True, check=True
    )
    label, reason, names = done.stdout.splitlines()
    assert label == "capitalised words, no model"
    assert reason == "spaCy 3.8 en_core_web_sm could not be loaded: no spacy here"
    assert names == "[('Ada Quill', 'person'), ('Japan', 'place')]"


@pytest.mark.parametrize("module", ["index.names", "index.names.finder", "index.names.merge"])
def test_importing_names_loads_no_model(module: str) -> None:
    code = f"import sys, {module}; print(sorted({{'spacy', 'thinc', 'numpy'}} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
