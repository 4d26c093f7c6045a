"""Each setting: how it is written, what it can be, and what is told of a value that it can't."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

OURS = {"ink": "reader-ink", "paper": "reader-paper"}
"""Our themes, by the names that people use."""
LEAST_MEASURE, MOST_MEASURE = 40, 80
_SWITCH = {"on": True, "yes": True, "true": True, "1": True}
_SWITCH |= {"off": False, "no": False, "false": False, "0": False}


Layout = Literal["columns", "rows"]
"""How two articles stand beside each other: each in its order, or B's matches opposite A's."""
_LAYOUTS: tuple[Layout, ...] = ("columns", "rows")
Recogniser = tuple[str, ...]
"""Models of spaCy by package or folder, "auto" or "plain"."""
_MOST_MODELS = 20
_LONGEST_NAME = 100


class WrongValueError(ValueError):
    """A value that a setting can't have; says what would be right."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting as it is written, checked and told."""

    name: str
    about: str
    """What it is for, a sentence."""
    allowed: str
    """What it can be, to go on after "it can be"."""
    checked: Callable[[Any], Any]
    """Returns what a value of the file means; raises ValueError with what would be right."""
    from_text: Callable[[str], object] = str
    """Returns what the text of a variable stands for in the file."""

    @property
    def variable(self) -> str:
        """The variable that overrides the file."""
        return f"CORPUS_READER_{self.name.upper()}"


def shown(value: object) -> str:
    """Return a value as it would be written in the file, shortened."""
    import json  # noqa: PLC0415  only for what is wrong

    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else f"{text[:59]}…"


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the one of the known words that is most like a word, if one is like it."""
    import difflib  # noqa: PLC0415  only for what is wrong

    found = difflib.get_close_matches(word[:60], list(known), n=1)
    return found[0] if found else None


def listing(words: Iterable[str]) -> str:
    """Return what there is, as a sentence."""
    return f"There are: {', '.join(words)}."


def _theme(value: object) -> str:
    if isinstance(value, str) and OURS.get(value, value) in OURS.values():
        return OURS.get(value, value)
    names = _themes()
    if isinstance(value, str) and value in names:
        return value
    friendly = [*OURS, *names[len(OURS) :]]
    meant = nearest(value, friendly) if isinstance(value, str) else None
    raise WrongValueError(f'Did you mean "{meant}"?' if meant else listing(friendly))


def _themes() -> list[str]:
    from textual.theme import BUILTIN_THEMES  # noqa: PLC0415  only where a theme is set

    return [*OURS.values(), *BUILTIN_THEMES]


def _bool(value: object) -> bool:
    if isinstance(value, bool):
        return value
    raise WrongValueError("It can be true or false.")


def _layout(value: object) -> Layout:
    if value in _LAYOUTS:
        return value
    raise WrongValueError('It can be "columns" or "rows".')


def _measure(value: object) -> int:
    whole = isinstance(value, int) and not isinstance(value, bool)
    if whole and LEAST_MEASURE <= cast("int", value) <= MOST_MEASURE:
        return cast("int", value)
    raise WrongValueError(f"It can be a number of cells from {LEAST_MEASURE} to {MOST_MEASURE}.")


def _recogniser(value: object) -> Recogniser:
    values = [value] if isinstance(value, str) else value
    if isinstance(values, (list, tuple)) and 0 < len(values) <= _MOST_MODELS:
        named = [_model(each) for each in values]
        if all(named):
            return tuple(cast("list[str]", named))
    raise WrongValueError(
        'It can be "auto", "plain", a model of spaCy as "de_core_news_sm" or "/home/me/model", or a'
        " list of these, one for each language."
    )


def _model(value: object) -> str | None:
    """Return a model as it is looked for, by package or by folder in full; None of no such."""
    if not isinstance(value, str) or not value.isprintable():
        return None
    path = Path(os.path.expanduser(value.strip()))  # noqa: PTH111  Path's own raises for "~nobody"
    if path.is_absolute():
        return str(path)
    name = value.strip().replace("-", "_")
    return name if name.isidentifier() and name.isascii() and len(name) <= _LONGEST_NAME else None


def _models(text: str) -> object:
    """Return what a variable names: several models are parted by commas."""
    return [part for part in text.split(",") if part.strip()] or text


def _folder(value: object) -> Path | None:
    if value == "":
        return None
    if isinstance(value, Path):
        return value
    if isinstance(value, str) and value.isprintable():
        path = Path(os.path.expanduser(value))  # noqa: PTH111  Path's own raises for "~nobody"
        if path.is_absolute():
            return path
    raise WrongValueError('It can be a folder in full, as "/home/me/indexes" or "~/indexes".')


def _switch(text: str) -> object:
    return _SWITCH.get(text.strip().lower(), text)


def _number(text: str) -> object:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else text


RECOGNISER = Setting(
    "recogniser",
    "What finds people, organisations and places.",
    '"auto", spaCy with its model for English; "plain", rules alone: quick, rough, and small in'
    " memory; or models of spaCy that you have installed and trust, one for each language, by"
    ' package or folder in full, as ["en_core_web_md", "de_core_news_sm"]',
    _recogniser,
    _models,
)
SETTINGS = (
    Setting(
        "theme",
        "The theme that the reader opens with.",
        "ink, paper, or any theme of Textual's: nord, gruvbox, solarized-light and others",
        _theme,
    ),
    Setting(
        "mouse",
        "Whether the reader listens to the mouse.",
        "true or false; false leaves the mouse to the terminal, to select text with",
        _bool,
        _switch,
    ),
    Setting(
        "measure",
        "The longest line of an article's text, in cells.",
        f"{LEAST_MEASURE} to {MOST_MEASURE}",
        _measure,
        _number,
    ),
    RECOGNISER,
    Setting(
        "index_dir",
        "The folder that indexes are kept in.",
        'a folder in full, ~ for the home; "" for the cache folder of the platform',
        _folder,
        Path,
    ),
    Setting(
        "fold",
        "Whether articles with the very same text are one line of a list, to be unfolded.",
        "true or false; false lists each by itself",
        _bool,
        _switch,
    ),
    Setting(
        "history",
        "Whether what is asked is remembered in a file, to be gone back to another day.",
        "true or false; false adds nothing to it, and deletes nothing",
        _bool,
        _switch,
    ),
    Setting(
        "beside",
        "How two articles stand when they are compared.",
        "columns, each in its own order, or rows, the matches of one opposite the other's passages",
        _layout,
    ),
)
"""All of them but the keys, in the order in which they are told."""
