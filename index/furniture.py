"""What a single line of a scraped page gives away about itself.

Only what holds on any site in English: the words that pages use for their own business. Which
lines are the article is decided in `body`, by the lines around them.
"""

from __future__ import annotations

import re
from functools import lru_cache

from index.sitewords import OPENINGS, PHRASE_HINTS, PHRASES, SECTIONS, SHARE_CORE, SHARE_WORDS


def _any_of(words: str) -> re.Pattern[str]:
    return re.compile("|".join(line.strip() for line in words.strip().split("\n")))


_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>|<!--[^>]{0,2000}-->")
_URL = re.compile(r"(?:https?://|www\.)\S+|pic\.twitter\.com/\S+", re.IGNORECASE)
_MARKED_LINK = re.compile(r"!?\[[^\[\]]{0,300}\]\([^\s()]{1,1000}\)")
"""A link as Markdown has it, which some ways of saving a page as text leave."""
_JOINTS = re.compile(r"\s[/|»›>•·]\s|\s?[»›]\s?")

_OPENINGS = {reason: _any_of(words) for reason, words in OPENINGS.items()}
_PHRASES = {reason: _any_of(words) for reason, words in PHRASES.items()}
_SHORT_WORDS = 14
_MENU_MOST = 100
"""Characters of a line that is worth remembering."""
_LONG_WORDS = 70

BARRIERS = frozenset({"comments", "related articles"})
"""Reasons after which what looks like text seldom belongs to the article."""


def reason_of(line: str) -> str | None:
    """Return what a line is, in two or three words, where that is certain by itself.

    Args:
        line: One line with its white space collapsed.
    """
    return _known(line) if len(line) <= _MENU_MOST else _reason(line)


@lru_cache(maxsize=16_384)
def _known(line: str) -> str | None:
    return _reason(line)  # menus come again on every page of an outlet


def _reason(line: str) -> str | None:
    if not any(character.isalnum() for character in line[:200]):
        return "separator" if len(line) <= 200 else None
    if line.startswith("<") and not _TAG.sub("", line[:4000]).strip():
        return "HTML"
    words = line[:1000].split()
    address = len(words) <= 3 and all(_URL.fullmatch(word) for word in words[:3])
    if address or (line.startswith(("[", "![")) and _MARKED_LINK.fullmatch(line)):
        return "bare link"
    low = line[:600].lower()
    if len(words) <= _SHORT_WORDS + 16:
        reason = _short(line, low, words)
        if reason is not None:
            return reason
    if len(words) <= _LONG_WORDS:
        return next(
            (
                reason
                for reason, pattern in _PHRASES.items()
                if any(hint in low for hint in PHRASE_HINTS[reason]) and pattern.search(low)
            ),
            None,
        )
    return None


def _short(line: str, low: str, words: list[str]) -> str | None:
    bare = [word.strip("|•·,-–—:") for word in low.split()]
    if _is_share_row(bare):
        return "share links"
    if " ".join(bare) in SECTIONS or (len(words) <= 10 and _is_trail(line, low)):
        return "navigation"
    for reason, pattern in _OPENINGS.items():
        if len(words) > _SHORT_WORDS and reason != "caption":
            continue
        # "Comment is free, says the minister." is a sentence, not a heading.
        whatever = reason in ("caption", "footer") or not _is_sentence(line, words)
        if whatever and pattern.match(low):
            return reason
    return None


def _is_share_row(words: list[str]) -> bool:
    """Tell whether a line is a row of buttons: "icon-facebook 12 icon-email"."""
    plain = [word.removeprefix("icon-").strip("()0123456789") for word in words]
    if not all(not word or word in SHARE_WORDS for word in plain):
        return False
    return any(word in SHARE_CORE for word in plain) or any("icon-" in word for word in words)


def _is_trail(line: str, low: str) -> bool:
    """Tell whether a line is a trail of sections: "News / Nation & World"."""
    parts = [part.strip() for part in _JOINTS.split(low)]
    return (
        len(parts) > 1
        and line[-1] not in ".!?"
        and any(part in SECTIONS for part in parts)
        and all(len(part.split()) <= 4 for part in parts)
    )


def _is_sentence(line: str, words: list[str]) -> bool:
    return len(words) >= 8 and line.rstrip("\"'”’)")[-1:] in ".?!" and line[:1] not in "[("
