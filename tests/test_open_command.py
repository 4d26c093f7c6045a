from __future__ import annotations

import gc
import io
import os
import sys
from typing import TYPE_CHECKING

import pytest

from reader.__main__ import main
from reader.app import ReaderApp

if TYPE_CHECKING:
    from pathlib import Path


class Terminal(io.StringIO):
    """What says that somebody looks at it."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("said", "kept"), [(None, "120"), ("30", "30")])
def test_there_are_120_frames_a_second_unless_somebody_says_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str | None, kept: str
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(ReaderApp, "run", lambda self, **_: opened.append(self.corpus))
    monkeypatch.setattr(gc, "disable", lambda: None)
    for stream in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, stream, Terminal())
    monkeypatch.setenv("TEXTUAL_FPS", said or "")
    if said is None:
        monkeypatch.delenv("TEXTUAL_FPS")
    assert main([str(tmp_path)]) == 0
    assert opened == [tmp_path]
    assert os.environ["TEXTUAL_FPS"] == kept
