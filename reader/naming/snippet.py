"""A mention in its line, as much of it as fits: the name is always in it. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from reader.text.marks import Piece
from reader.text.safe import guard
from reader.text.wrap import fit, wrap

if TYPE_CHECKING:
    from index.article import NameKind
    from index.dossier import MentionLine

CUT = "… "
"""Stands before words that go on; after them it is the other way round."""
LEAST = 12
"""Cells that a line fills at least."""
_OPENING = "“‘\"'«„([—–-"
_CLOSING = ".!?…”’\"'»)]:"


def around(line: MentionLine, kind: NameKind | None, width: int) -> list[Piece]:
    """Return a mention with what stands around it, in at most so many cells.

    Args:
        line: The mention.
        kind: The kind of its name, in whose style it stands.
        width: Cells that all of it may fill, at least a dozen.
    """
    width = max(width, LEAST)
    mention = fit(guard(line.mention), width - 2 * len(CUT))
    room = width - cell_len(mention) - 2 * len(CUT)
    left, right = guard(line.left), guard(line.right)
    before = max(room // 2, room - cell_len(right))
    left, cut_left = _end_of(left, before)
    if not cut_left and not _begins(left):
        cut_left = True
    right, cut_right = _start_of(right, room - cell_len(left))
    if not cut_right and not _ends(right):
        cut_right = True
    role = (kind,) if kind else ()
    return [
        Piece(CUT + left if cut_left else left, ("meta",)),
        Piece(mention, role),
        Piece(right + CUT[::-1] if cut_right else right, ("meta",)),
    ]


def _end_of(text: str, room: int) -> tuple[str, bool]:
    """Return the last words of a text that fit, and whether any was cut off."""
    if cell_len(text) <= room:
        return text, False
    blank = text[len(text.rstrip()) :]
    words = text.split()
    kept: list[str] = []
    used = len(blank)
    while words and used + cell_len(words[-1]) + bool(kept) <= room:
        used += cell_len(words[-1]) + bool(kept)
        kept.insert(0, words.pop())
    return (" ".join(kept) + blank if kept else ""), True


def _start_of(text: str, room: int) -> tuple[str, bool]:
    """Return the first words of a text that fit, and whether any was cut off."""
    if cell_len(text) <= room:
        return text, False
    blank = text[: len(text) - len(text.lstrip())]
    if room - len(blank) < 2:
        return "", True
    first = wrap(text, len(blank), len(text), room - len(blank))[0]
    return blank + text[first.start : first.end], True


def _begins(text: str) -> bool:
    """Tell whether a sentence probably begins with a text."""
    first = text.lstrip()[:1]
    return not first or first.isupper() or first.isdigit() or first in _OPENING


def _ends(text: str) -> bool:
    """Tell whether a sentence probably ends with a text."""
    last = text.rstrip()[-1:]
    return bool(last) and last in _CLOSING
