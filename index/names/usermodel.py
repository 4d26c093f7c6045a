"""Models that the user has installed and set, for English or for another language.

A model is named by its package or by its folder. What it is, is read from its files; nothing of it
is loaded here. Its weights may be any: who sets a model trusts it, as one trusts what one installs.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import re
from pathlib import Path
from typing import Any

from index.errors import RecogniserError
from index.names.model import PACKAGES, Model, find_model, spacy_release
from index.names.settle import RULES
from index.tongues import ANY, NAMES, base

_PACKAGE = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,99}")
_MOST_OF_A_FILE = 16 << 20  # bytes: the vectors of a large model would take seconds
_MOST_FILES = 500  # a model has two or three dozen
_LONGEST_META = 4 << 20
_ALIASES = {"nb": "no", "nn": "no"}
"""Languages that texts are told to be in by another code than spaCy's."""


def is_package(name: str) -> bool:
    """Tell whether a setting can be the name of a package: "de-core-news-sm" is one too."""
    return _PACKAGE.fullmatch(_module(name)) is not None


def user_model(setting: str) -> Model:
    """Return the model that a setting names, by package or by folder in full.

    Raises:
        RecogniserError: It isn't there, or isn't a model of spaCy.
    """
    release = spacy_release()
    if _module(setting) in PACKAGES:
        return find_model()  # the one that is used anyway: its names are there already
    path = Path(setting).expanduser() if setting.startswith("~") else Path(setting)
    package = None if path.is_absolute() else _module(setting)
    folder = path if package is None else _package_folder(package)
    meta = _meta(folder)
    language = base(_word(meta, "lang"))
    if language is None:
        raise RecogniserError(
            f"The model in {folder} doesn't say which language it is for.",
            'Its meta.json should have a line like: "lang": "de"',
        )
    language = _ALIASES.get(language, language)
    name = package or f"{language}_{_word(meta, 'name') or folder.name}"
    version = f"{name}-{_word(meta, 'version') or '0'}-{_digest(folder)}"
    return Model(
        folder=folder,
        version=f"spacy-{release}/{version}/rules-{RULES}",
        label=f"spaCy {release} {name}",
        language=language,
        package=package,
    )


def language_words(language: str) -> str:
    """Return what the texts are called that a model is for: "German", "other languages"."""
    return "other languages" if language == ANY else NAMES.get(language, language)


def _module(name: str) -> str:
    return name.strip().replace("-", "_")


def _package_folder(package: str) -> Path:
    try:
        found = importlib.util.find_spec(package) if _PACKAGE.fullmatch(package) else None
    except (ImportError, ValueError):  # what some modules of the standard library answer with
        found = None
    if found is None or found.origin is None:
        raise RecogniserError(
            f"The model {package} is not installed.",
            f"Install it, as with: python -m spacy download {package}",
        )
    # A model's package holds its data in a folder that is named after what its meta.json says.
    around = Path(found.origin).parent
    meta = _meta(around)
    name = f"{_word(meta, 'lang')}_{_word(meta, 'name')}-{_word(meta, 'version')}"
    return around / name


def _meta(folder: Path) -> dict[str, Any]:
    no_model = RecogniserError(
        f"There is no model of spaCy in {folder}.",
        "Name a model's package, or the folder that holds its meta.json and config.cfg.",
    )
    try:
        with (folder / "meta.json").open("rb") as file:
            meta = json.loads(file.read(_LONGEST_META))
    except (OSError, ValueError, RecursionError):
        raise no_model from None
    if not isinstance(meta, dict):
        raise no_model
    return meta


def _word(meta: dict[str, Any], key: str) -> str:
    """Return one of the words that a model says of itself, fit for a line."""
    value = meta.get(key)
    return re.sub(r"[^\w.+-]", "", value)[:60] if isinstance(value, str) else ""


def _digest(folder: Path) -> str:
    """Return what changes with any of the model's files: a digest of how each begins."""
    digest = hashlib.sha256()
    try:
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        for path in files[:_MOST_FILES]:
            head = f"{path.relative_to(folder).as_posix()} {path.stat().st_size}\n"
            digest.update(head.encode("utf-8", "surrogateescape"))
            with path.open("rb") as file:
                digest.update(file.read(_MOST_OF_A_FILE))
    except OSError as fault:
        raise RecogniserError(
            f"The model in {folder} can't be read: {fault.strerror}.", "Check who may read it."
        ) from fault
    return digest.hexdigest()[:12]
