"""Which stretches of a long text can hold a hit: only those need be cut into words.

To cut a text of 50 MB takes ten seconds, to look through it for the beginnings of the words that
are wanted a tenth of that. What is found this way is the same: a stretch is only left out where
none of its words can be one of those.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

_LENGTH = 200
"""Characters of a stretch, up to the next space: short ones leave out more, long ones cost less."""
_SPACE = re.compile(r"\s")
_LETTER = re.compile(r"[^\W_]")
_FOREIGN = re.compile(r"[^\W_0-9A-Za-z]")
"""A letter beyond ASCII: its word may become anything when it is folded."""
_DROPPED = "'’.,"
"""What may stand between two letters of a word that are neighbours when it is folded."""
_LONGEST = 6
_MOST = 60


class Stretch(NamedTuple):
    """A stretch of a text, cut between words."""

    start: int
    end: int
    follows: bool
    """Whether no word was left out between this one and the one before."""


def stretches(
    text: str,
    stems: Iterable[str],
    words: Iterable[str] = (),
) -> Iterator[Stretch]:
    """Yield the stretches of a text that may hold a word of these stems, or one of these words.

    Args:
        text: Any text.
        stems: As `index.words.stem` returns them.
        words: Folded.
    """
    beginnings = _beginnings(stems, words)
    follows, start = True, 0
    while start < len(text):
        space = _SPACE.search(text, start + _LENGTH)
        end = space.start() if space else len(text)
        if beginnings is None or _may_hold(text[start:end], beginnings):
            yield Stretch(start, end, follows)
            follows = True
        elif follows and _LETTER.search(text, start, end):
            follows = False
        start = end


def _may_hold(stretch: str, beginnings: Collection[str]) -> bool:
    if not stretch.isascii() and _FOREIGN.search(stretch):
        return True
    plain = _bare(stretch.lower())
    return any(beginning in plain for beginning in beginnings)


def _beginnings(stems: Iterable[str], words: Iterable[str]) -> set[str] | None:
    """Return what all of these words begin with; None where that is too much."""
    found = {kept_by_stem(stem) for stem in stems}
    found.update(words)
    found = {_bare(beginning)[:_LONGEST] for beginning in found if beginning.isascii()}
    if len(found) > _MOST:
        found = {beginning[:2] for beginning in found}
    return found if len(found) <= _MOST else None


def kept_by_stem(stem: str) -> str:
    """Return what all words of a stem begin with.

    Porter's second stemmer changes no more than a word's end, of which its stem keeps all but the
    last letter; only the stems of a few short words ("die" of "dying") keep no more than one.
    """
    short = len(stem) < 3 or (len(stem) == 3 and stem.endswith("ie"))
    return stem[: 1 if short else len(stem) - 1]


def _bare(text: str) -> str:
    for sign in _DROPPED:
        text = text.replace(sign, "")
    return text
