"""What many tests share: patience, places of their own to write to, and a quick finder of names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Self

import pytest
from hypothesis import HealthCheck, settings
from textual.css.stylesheet import Stylesheet

from index.names.settle import RawMention

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from textual.css.model import RuleSet
    from textual.css.types import CSSLocation

    from index.article import NameKind
    from index.names.finder import NamingTask

# No test fails because the machine is busy: what is slow is measured in benchmarks/.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

_NAME = re.compile(r"(?:[A-Z][a-z]+ )*[A-Z][a-z]+")
_PLACES = {"Veldra", "Sarbuk", "Port Ansel"}


class QuickFinder:
    """Takes capitalised words for names, in this process; stands in for the recogniser's finder."""

    version = "quick-1"
    label = "quick finder of the tests"
    reason = None

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def find(
        self,
        tasks: Iterable[NamingTask],
        cancelled: Callable[[], bool],
    ) -> Iterator[tuple[str, tuple[RawMention, ...]]]:
        for task in tasks:
            if cancelled():
                return
            self.asked.append(task.text)
            yield task.key, self.names_in(task.text)

    def names_in(self, text: str) -> tuple[RawMention, ...]:
        """Return the names in a text, in order."""
        return tuple(map(_mention, _NAME.finditer(text)))


def _mention(found: re.Match[str]) -> RawMention:
    kind: NameKind = "place" if found.group() in _PLACES else "person"
    return RawMention(found.start(), found.end(), kind, found.group())


@pytest.fixture(autouse=True, scope="session")
def _style_read_once() -> Iterator[None]:
    """Have every application of the tests share the rules that Textual reads from the same style.

    It reads all style anew for each application, and again for each of its modes: that was an
    eighth of the time of a test of screens, and half of one of a widget. What it reads depends on
    nothing else and is never written to: its own copies of a style sheet share their rules too.
    """
    read: dict[object, list[RuleSet]] = {}
    parse = Stylesheet._parse_rules

    def parse_once(  # noqa: PLR0917  Textual's own signature
        sheet: Stylesheet,
        css: str,
        read_from: CSSLocation,
        is_default_rules: bool = False,  # noqa: FBT001, FBT002  likewise
        tie_breaker: int = 0,
        scope: str = "",
    ) -> list[RuleSet]:
        variables = tuple(sheet._variables.items())
        known_by = (css, read_from, is_default_rules, tie_breaker, scope, variables)
        if known_by not in read:
            read[known_by] = parse(sheet, css, read_from, is_default_rules, tie_breaker, scope)
        return read[known_by]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", parse_once)
        yield


@pytest.fixture(autouse=True)
def _own_places(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep indexes, settings and logs of tests away from those of whoever runs them."""
    home = tmp_path_factory.mktemp("home")
    for variable in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(variable, str(home / variable.lower()))
    monkeypatch.setenv("CORPUS_READER_INDEX_DIR", str(home / "indexes"))
    ours = [
        f"CORPUS_READER_{name}"
        for name in ("CONFIG", "DATA_DIR", "THEME", "MOUSE", "MEASURE", "RECOGNISER", "FOLD")
    ]
    for variable in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", *ours):
        monkeypatch.delenv(variable, raising=False)


@pytest.fixture(autouse=True)
def _nothing_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have no reader look again by itself, in the middle of what a test looks at."""
    monkeypatch.setattr("reader.watching.Watch.begin", lambda _: None)


@pytest.fixture
def quick_finder(monkeypatch: pytest.MonkeyPatch) -> QuickFinder:
    """Find names without a model, here; the finder tells what it was asked."""
    finder = QuickFinder()
    monkeypatch.setattr("index.naming._recogniser", lambda: finder)
    monkeypatch.setattr("index.names.model.expected_version", lambda: finder.version)
    return finder


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Return a folder of four articles by two outlets."""
    folder = tmp_path / "veldra"
    folder.mkdir()
    (folder / "records.jsonl").write_text(
        '{"title": "Ferry sinks off Veldra", "outlet": "The Sarbuk Post", "date": "2025-03-13",'
        ' "text": "The ferry sank before dawn, said Mara Tolin of Port Ansel."}\n'
        '{"title": "Ferry owner silent", "outlet": "The Sarbuk Post", "date": "2025-04-02",'
        ' "text": "Nobody at the company spoke. Mara Tolin waited."}\n',
        encoding="utf-8",
    )
    (folder / "one.json").write_text(
        '{"title": "Harbour opens", "outlet": "Rádio Veldra", "date": "2024-12-31T23:30:00",'
        ' "text": "A harbour for every ferry, the minister said."}',
        encoding="utf-8",
    )
    (folder / "two.json").write_text(
        '{"title": "A quiet week", "text": "Nothing sank. Ola Brink was glad."}',
        encoding="utf-8",
    )
    return folder
