"""Which stretches of a long text can hold a hit: only those need be cut into words.

To cut a text of 50 MB takes ten seconds, to look through it for the beginnings of the words that
are wanted a tenth of that. What is found this way is the same: a stretch is only left out where
none of its words can be one of those.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LENGTH = 1_000
"""Characters of a stretch, up to the next space: short ones leave out more, long ones cost less."""
_SPACE = re.compile(r"\s")
_LETTER = re.compile(r"[^\W_]")
_FOREIGN = r"[^\W_0-9A-Za-z]"
"""A letter beyond ASCII: its word may become anything when it is folded."""
_DROPPED = "['’ʼ.,]?"
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
    begins = _beginnings(stems, words)
    follows, start = True, 0
    while start < len(text):
        space = _SPACE.search(text, start + _LENGTH)
        end = space.start() if space else len(text)
        if begins is None or begins.search(text, start, end):
            yield Stretch(start, end, follows)
            follows = True
        elif follows and _LETTER.search(text, start, end):
            follows = False
        start = end


def _beginnings(stems: Iterable[str], words: Iterable[str]) -> re.Pattern[str] | None:
    """Return what finds all that these words may begin with; None where that is too much."""
    # Porter's second stemmer changes no more than a word's end, of which its stem keeps all but
    # the last letter; only the stems of a few short words ("die" of "dying") keep no more than one.
    found = {stem[: len(stem) - 1 if len(stem) > 3 else 1][:_LONGEST] for stem in stems}
    found.update(word[:_LONGEST] for word in words)
    found = {beginning for beginning in found if beginning.isascii()}
    if len(found) > _MOST:
        found = {beginning[:2] for beginning in found}
    if len(found) > _MOST:
        return None
    # A beginning that another begins with says nothing more.
    least = [one for one in found if not any(one[:n] in found for n in range(1, len(one)))]
    return re.compile("|".join([*map(_pattern, sorted(least)), _FOREIGN]))


def _pattern(beginning: str) -> str:
    return _DROPPED.join(
        f"[{letter}{letter.upper()}]" if letter.isalpha() else re.escape(letter)
        for letter in beginning
    )
