"""Mentions that a recogniser passed over: a name found once is looked for in the whole article.

Exact spelling and whole words only, and never inside what looks like a longer name: "West" found
once doesn't make a place of the first word of "West Quill".
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from index.article import Span
from index.names.vocabulary import NEVER_NAMES, SUFFIXES, TITLES
from index.words import STOP_WORDS, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_WORD = re.compile(r"\w+")
_NEXT = re.compile(r"[ -](\w+)")
_BEFORE = re.compile(r"(\w+)(\.?[ -])$")


def surname(full: str) -> str | None:
    """Return the last word of a person's full name, suffixes aside; None of a single word."""
    words = [word for word in full.split() if fold(word.strip(",.")) not in SUFFIXES]
    last = words[-1].strip(",.") if len(words) > 1 else ""
    return last if len(last) > 2 and last[0].isupper() else None


def overlooked(text: str, names: Iterable[str], taken: Sequence[Span]) -> Iterator[Span]:
    """Yield where names stand in a text besides the spans that are taken.

    Args:
        text: The article's text.
        names: As they are spelt.
        taken: Spans in order, without overlaps.
    """
    words = list(_WORD.finditer(text))
    ordinary = {word.group() for word in words if word.group().islower()}
    wanted = _by_first_word(name for name in names if _is_telling(name, ordinary))
    ends = {word.end() for word in words}
    gaps = iter([*taken, Span(len(text), len(text))])
    gap, past = next(gaps), 0
    for word in words:
        start = word.start()
        while gap.end <= start and gap.start < len(text):
            past, gap = gap.end, next(gaps)
        if start < past or start >= gap.start:
            continue
        for name in wanted.get(word.group(), ()):
            end = start + len(name)
            if end <= gap.start and end in ends and text.startswith(name, start):
                if not _is_part(text, start, end, past, gap.start):
                    yield Span(start, end)
                past = end
                break


def _is_telling(name: str, ordinary: set[str]) -> bool:
    """Whether the words of a name are nothing but a name in this article."""
    bare = fold(name)
    return (
        len(name) > 2
        and not name.islower()
        and name.lower() not in ordinary
        and bare not in STOP_WORDS
        and bare not in NEVER_NAMES
    )


def _by_first_word(names: Iterable[str]) -> dict[str, list[str]]:
    by_word: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(set(names), key=lambda name: (-len(name), name)):
        if (first := _WORD.match(name)) is not None:
            by_word[first.group()].append(name)
    return by_word


def _is_part(text: str, start: int, end: int, past: int, gap: int) -> bool:
    """Whether another capitalised word that is no mention itself goes with `text[start:end]`."""
    after = _NEXT.match(text, end, min(end + 40, len(text)))
    if after and after.start(1) < gap and _is_capitalised(after.group(1)):
        return True
    before = _BEFORE.search(text, max(past, start - 40), start)
    if before is None or not _is_capitalised(before.group(1)):
        return False
    opening = text[max(0, before.start() - 2) : before.start()]
    begins_sentence = not opening.strip() or opening.strip()[-1] in ".!?\"'“‘”’—:"
    return not begins_sentence and fold(before.group(1)) not in TITLES


def _is_capitalised(word: str) -> bool:
    return word[0].isupper()
