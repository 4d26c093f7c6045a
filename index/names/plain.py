"""Names without a model: capitalised sequences, told apart by their words and a list of countries.

The fallback where spaCy can't be loaded, and its label says that it is one. It knows no names but
those of countries, so the kind of many a name is a guess from the words beside it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from index.names.model import PLAIN_VERSION
from index.names.places import country
from index.names.settle import RawMention, settle
from index.names.vocabulary import (
    NEVER_NAMES,
    ORGANISATION_WORDS,
    PARTICLES,
    PLACE_PREPOSITIONS,
    SITES,
    SPEECH_VERBS,
    TITLES,
)
from index.words import STOP_WORDS, fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.article import NameKind, Span

_WORD = re.compile(r"\S{1,80}")
_EDGES = "\"'“”‘’„«»()[]{}.,;:!?…-–—*#_"
_BORDERS = '"“”„«»()[]{},;:!?…–—'
_JOINS = PARTICLES - {"and", "in", "on", "at", "to", "a", "the"}
_LONGEST_RUN = 12  # words
_DEMONYM = re.compile(r"(?:ians?|eans?|ish|ese|aelis?|aqis?|stanis?)$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+")


class _Word(NamedTuple):
    start: int
    end: int
    bare: str
    """Without punctuation and quotes around it."""
    key: str
    """Folded."""
    capital: bool
    opens: bool
    """Whether a sentence, or a quotation, begins with it."""
    closes: bool
    """Whether something after it ends a name: a comma, a full stop that isn't its own."""


class PlainRecogniser:
    """Names by their capital letters."""

    version = PLAIN_VERSION
    label = "capitalised words, no model"

    def recognise(self, text: str, paragraphs: Sequence[Span]) -> tuple[RawMention, ...]:
        """Return the names in the paragraphs of a text, in order and without overlaps."""
        ordinary: set[str] = set()
        inside: set[str] = set()
        read = [list(_words(text, paragraph)) for paragraph in paragraphs]
        for words in read:
            ordinary.update(word.key for word in words if not word.capital)
            inside.update(word.key for word in words if word.capital and not word.opens)
        common = ordinary - inside
        return settle(text, [rough for words in read for rough in _rough(words, common, inside)])


def _words(text: str, paragraph: Span) -> Iterator[_Word]:
    opens = True
    for found in _WORD.finditer(text, paragraph.start, paragraph.end):
        word = found.group()
        bare = word.strip(_EDGES)
        key = fold(bare)
        own_stop = (
            bool(_INITIALS.fullmatch(word.lstrip(_EDGES)))
            or key in TITLES
            or key in ("st", "jr", "sr")
        )
        stops = word[-1] == "." and not own_stop
        start = found.start() + (word.find(bare) if bare else 0)
        yield _Word(
            start,
            start + len(bare),
            bare,
            key,
            bare[:1].isupper(),
            opens or word[0] in '"“„«(',
            stops or word[-1] in _BORDERS or not bare,
        )
        opens = word[-1] in '.!?:”"' and not own_stop


def _rough(
    words: list[_Word], common: set[str], inside: set[str]
) -> Iterator[tuple[int, int, NameKind]]:
    at = 0
    while at < len(words):
        if not words[at].capital:
            at += 1
            continue
        end = _run(words, at)
        run = words[at:end]
        while run and (run[0].key in STOP_WORDS or (run[0].opens and run[0].key in common)):
            run = run[1:]
        if run and (
            len(run) > 1 or not run[0].opens or run[0].key in inside or country(run[0].bare)
        ):
            before = words[at - 1] if at else None
            after = words[end].key if end < len(words) else ""
            yield from _name(run, before.key if before and not before.closes else "", after)
        at = end


def _run(words: list[_Word], at: int) -> int:
    """Return where the capitalised words from `at` on end, small words between them included."""
    end = at + 1
    while end < min(len(words), at + _LONGEST_RUN) and not words[end - 1].closes:
        if words[end].key in NEVER_NAMES or words[at].key in NEVER_NAMES:
            break
        if words[end].capital:
            end += 1
        elif words[end].key in _JOINS and end + 1 < len(words) and words[end + 1].capital:
            end += 2
        else:
            break
    return end


def _name(run: list[_Word], before: str, after: str) -> Iterator[tuple[int, int, NameKind]]:
    titled = max((i for i, word in enumerate(run) if word.key in TITLES), default=-1)
    if 0 <= titled < len(run) - 1:
        yield run[titled + 1].start, run[-1].end, "person"
        return
    kind = _kind(run, before, after)
    if kind is not None:
        yield run[0].start, run[-1].end, kind


def _kind(run: list[_Word], before: str, after: str) -> NameKind | None:
    name = " ".join(word.bare for word in run)
    last = run[-1].key
    if country(name) or (len(run) > 1 and last in SITES):
        return "place"
    institution = any(word.key in ORGANISATION_WORDS for word in run)
    if len(run) == 1 and (institution or last in NEVER_NAMES or _DEMONYM.search(last)):
        return None
    if before in PLACE_PREPOSITIONS and not institution:
        return "place"
    acronym = len(run) == 1 and run[0].bare.isupper()
    if institution or acronym:
        return "organisation"
    return "person" if len(run) > 1 or after in SPEECH_VERBS else "organisation"
