"""What reading a file can come to but its articles."""

from __future__ import annotations


class UnreadableError(Exception):
    """A file that can't be read; the message says why, as a clause."""


class BombError(UnreadableError):
    """What is compressed swells beyond all bounds: nothing more of the file is read."""


class StoppedError(Exception):
    """Reading was called off."""
