"""What all commands understand."""

from __future__ import annotations

from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from index import __version__
from reader.cli.candidates import folders
from reader.settings import Loaded, Settings, load, with_recogniser
from reader.settings.values import RECOGNISER, Recogniser, WrongValueError

if TYPE_CHECKING:
    from collections.abc import Callable


class _Path(click.Path):
    """A path of at least one character: an empty one would be taken for the current folder."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Refuse what a script leaves where its variable wasn't set."""
        if value == "":
            self.fail("It is empty: name a folder or a file.", param, ctx)
        return super().convert(value, param, ctx)


ANY_PATH = _Path(path_type=Path)
"""Whether it exists is told by the library, in words."""


@dataclass(frozen=True, slots=True)
class Options:
    """The common options."""

    json: bool
    index_dir: Path | None
    no_color: bool
    quiet: bool
    loaded: Loaded
    """What the settings file, variables and options say, but for what only a screen needs."""
    recogniser: Recogniser | None = None
    """What the option says of it."""

    @property
    def settings(self) -> Settings:
        """What is set, but for the options."""
        return self.loaded.settings


def _recogniser(
    _ctx: click.Context, _param: click.Parameter, text: str | None
) -> Recogniser | None:
    try:
        return None if text is None else RECOGNISER.checked(RECOGNISER.from_text(text))
    except WrongValueError as wrong:
        raise click.BadParameter(str(wrong)) from None


def common(function: Callable[..., int]) -> Callable[..., int]:
    """Give a command the common options, as one argument `options`."""

    @click.option("--json", "json_", is_flag=True, help="One JSON document instead of words.")
    @click.option(
        "--index-dir",
        type=ANY_PATH,
        metavar="DIR",
        shell_complete=folders,
        help="The folder to keep indexes in, else CORPUS_READER_INDEX_DIR's, else the platform's.",
    )
    @click.option(
        "--recogniser",
        metavar="MODEL",
        callback=_recogniser,
        help="What finds names, else the settings': auto, plain, or models parted by commas.",
    )
    @click.option(
        "--no-color", is_flag=True, help="No colours; NO_COLOR in the environment says the same."
    )
    @click.option(
        "--quiet", is_flag=True, help="Nothing but data and faults: no progress, no remarks."
    )
    @click.version_option(__version__, prog_name="corpus-reader", message="%(prog)s %(version)s")
    @wraps(function)
    def with_options(
        *,
        json_: bool,
        index_dir: Path | None,
        recogniser: Recogniser | None,
        no_color: bool,
        quiet: bool,
        **rest: Any,
    ) -> int:
        loaded = with_recogniser(load(screen=False), recogniser)
        index_dir = index_dir or loaded.settings.index_dir
        return function(
            options=Options(json_, index_dir, no_color, quiet, loaded, recogniser), **rest
        )

    return with_options


def one_form(**forms: object) -> None:
    """Make sure that at most one form of output is asked for.

    Raises:
        click.UsageError: More than one is.
    """
    asked = [f"--{name}" for name, given in forms.items() if given]
    if len(asked) > 1:
        raise click.UsageError(f"{' and '.join(asked)} can't be had at once.")
