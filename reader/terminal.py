"""What the terminal sends: bytes that are no UTF-8 must not end the reader.

A terminal set to Latin-1, a meta key in eight bits, a binary file pasted: Textual decodes all input
strictly, its thread for input ends at the first wrong byte, and a traceback fills the screen.
"""

from __future__ import annotations

import codecs
import sys
from functools import partial


def forgive_bytes() -> None:
    """Have Textual read what is no UTF-8 as the character that stands for the unknown."""
    if sys.platform == "win32":
        return  # keys come as characters there
    from textual.drivers import linux_driver  # noqa: PLC0415  needs termios

    linux_driver.getincrementaldecoder = _forgiving  # type: ignore[attr-defined, assignment]


def _forgiving(encoding: str) -> partial[codecs.IncrementalDecoder]:
    return partial(codecs.getincrementaldecoder(encoding), errors="replace")
