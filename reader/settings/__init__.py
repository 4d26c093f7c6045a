"""What the user has set: in the settings file, over it in variables, over both in options.

Reading never writes, and wrong settings stop nothing: what is right is used, the rest is told.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from platformdirs import user_config_path

from reader.settings.file import Problem, SettingsFile, read
from reader.settings.values import (
    OURS,
    RECOGNISER,
    SETTINGS,
    Layout,
    Recogniser,
    Setting,
    WrongValueError,
    listing,
    nearest,
    shown,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

VARIABLE = "CORPUS_READER_CONFIG"
"""Names another settings file."""
OUTLETS = "outlets.toml"
"""What the table of outlets is called that stands beside the settings file."""
KEYS = "keys"
"""The table of keys in the settings file."""
DEFAULT = "default"
"""Where a setting comes from that nobody set."""
PREVIEW_MEASURE = 72


@dataclass(frozen=True, slots=True)
class Settings:
    """What is set, each value checked."""

    theme: str = OURS["ink"]
    """The name of the theme that the reader opens with."""
    mouse: bool = True
    """Whether the reader listens to the mouse; where it doesn't, the terminal selects text."""
    measure: int = 76
    """Cells of a line of an article's text, at most."""
    recogniser: Recogniser = ("auto",)
    """What finds names: spaCy where it works, the plain rules alone, or models by language."""
    index_dir: Path | None = None
    """The folder that indexes are kept in; None for the platform's cache folder."""
    fold: bool = True
    """Whether of articles with the very same text one is listed, for all of them."""
    history: bool = True
    """Whether what is asked is remembered when the reader is left."""
    beside: Layout = "columns"
    """How two articles stand when they are compared."""
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By the id of a binding the keys that it has instead of its own, as Textual calls them."""

    @property
    def preview_measure(self) -> int:
        """Cells of a line of a text beside a list, at most."""
        return min(self.measure, PREVIEW_MEASURE)


@dataclass(frozen=True, slots=True)
class AskedKeys:
    """Keys that the file asks for a binding, not checked yet: that needs all bindings."""

    id: str
    keys: tuple[str, ...]
    """As they are written."""
    place: str
    line: int | None

    @property
    def origin(self) -> str:
        """Where they stand, in short."""
        return _origin(self.place, self.line)

    def problem(self, message: str, hint: str) -> Problem:
        """Return what is wrong with them, with where they stand."""
        return Problem(self.place, message, hint, self.line)


@dataclass(frozen=True, slots=True)
class Loaded:
    """Settings, where each comes from, and what is wrong with the rest."""

    settings: Settings
    file: SettingsFile
    origins: Mapping[str, str]
    """By the name of a setting: "default", a line of the file, or a variable."""
    asked: tuple[AskedKeys, ...] = ()
    problems: tuple[Problem, ...] = ()


def config_file() -> tuple[Path, bool]:
    """Return where the settings file is, or would be, and whether somebody named it."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named), True
    return user_config_path("corpus-reader", appauthor=False) / "config.toml", False


def outlets_file() -> Path:
    """Return where the table of outlets is, or would be, that holds for every corpus."""
    return config_file()[0].parent / OUTLETS


def nothing_set() -> Loaded:
    """Return the settings as they are by themselves; no file is read."""
    path, _ = config_file()
    origins = {setting.name: DEFAULT for setting in SETTINGS}
    return Loaded(Settings(), SettingsFile(path, exists=False), origins)


def load(*, screen: bool = True) -> Loaded:
    """Return what is set by the file and the variables, but for the keys: those are only asked.

    Args:
        screen: Whether there will be one. Only then is the theme looked at: that loads Textual.
    """
    path, named = config_file()
    return loaded(read(path, named=named), os.environ, screen=screen)


def loaded(file: SettingsFile, variables: Mapping[str, str], *, screen: bool = True) -> Loaded:
    """Return what a settings file and variables set."""
    values: dict[str, Any] = {}
    origins = {setting.name: DEFAULT for setting in SETTINGS}
    problems = [*file.problems, *_unknown(file)]
    for setting in (setting for setting in SETTINGS if screen or setting.name != "theme"):
        for value, place, line in _given(setting, file, variables):
            try:
                values[setting.name] = setting.checked(value)
                origins[setting.name] = _origin(place, line)
            except WrongValueError as wrong:
                message = f"{setting.name} can't be {shown(value)}."
                problems.append(Problem(place, message, str(wrong), line))
    asked, wrong_keys = _asked(file)
    return Loaded(Settings(**values), file, origins, tuple(asked), (*problems, *wrong_keys))


def with_recogniser(before: Loaded, recogniser: Recogniser | None) -> Loaded:
    """Return settings with what an option says of the recogniser, if one does."""
    if recogniser is None:
        return before
    return replace(
        before,
        settings=replace(before.settings, recogniser=recogniser),
        origins={**before.origins, RECOGNISER.name: f"--{RECOGNISER.name}"},
    )


def _given(
    setting: Setting, file: SettingsFile, variables: Mapping[str, str]
) -> Iterator[tuple[object, str, int | None]]:
    """Yield each value that a setting is given, with file and line or variable; the last counts."""
    if setting.name in file.values:
        yield file.values[setting.name], str(file.path), file.line(setting.name)
    if text := variables.get(setting.variable):
        yield setting.from_text(text), setting.variable, None


def _origin(place: str, line: int | None) -> str:
    return f"line {line}" if line else place


def with_keys(
    before: Loaded, keys: Mapping[str, tuple[str, ...]], problems: Iterable[Problem]
) -> Loaded:
    """Return settings with their keys, now that they have been checked."""
    return replace(
        before,
        settings=replace(before.settings, keys=keys),
        problems=(*before.problems, *problems),
    )


def _unknown(file: SettingsFile) -> list[Problem]:
    known = [setting.name for setting in SETTINGS] + [KEYS]
    return [
        file.problem(
            f"There is no setting {shown(name)}.",
            f"Did you mean {meant}?" if (meant := nearest(name, known)) else listing(known),
            name,
        )
        for name in file.values
        if name not in known
    ]


def _asked(file: SettingsFile) -> tuple[list[AskedKeys], list[Problem]]:
    """Return the keys that are asked for, whether ids are written in quotes or as tables."""
    table = file.values.get(KEYS, {})
    if not isinstance(table, dict):
        hint = f'Write a line [{KEYS}], and below it lines like: "app.theme" = "f9"'
        return [], [file.problem(f"{KEYS} is no table.", hint, KEYS)]
    asked, problems = [], []
    waiting: list[tuple[tuple[str, ...], object]] = [((), table)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, dict):
            waiting.extend(((*path, part), inner) for part, inner in reversed(value.items()))
            continue
        name, line = ".".join(path), file.line(KEYS, *path)
        keys = (value,) if isinstance(value, str) else value
        if isinstance(keys, (tuple, list)) and all(isinstance(key, str) for key in keys):
            asked.append(AskedKeys(name, tuple(keys), str(file.path), line))
        else:
            hint = 'Write a key, as "f9", or a list of keys, as ["f9", "y"].'
            wrong = f"{name} can't be {shown(value)}."
            problems.append(file.problem(wrong, hint, KEYS, *path))
    return asked, problems
