"""One name for every mention of an article: the surname alone gets the full name's.

What is written once in full is written short from there on: people by the surname, organisations
by letters or by what they are. The text between and before the names tells more than the names do.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from index.article import Mention, NameKind
from index.names.addressed import address
from index.names.bracketed import introduced
from index.names.organisations import acronyms, is_same_office, is_shortened
from index.names.people import is_owner
from index.names.referents import referents
from index.names.spelling import name_words, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from index.names.settle import RawMention

Words = tuple[str, ...]

_BLOCK = 50
"""Organisations that share a word, at most: no article has as many, unless made to."""


def name_mentions(raw: Sequence[RawMention], text: str = "") -> tuple[Mention, ...]:
    """Return the mentions of one article, each with the name that it shares with others there.

    Args:
        raw: In order, as a recogniser gives them.
        text: Of the article; without it nothing is known but the names themselves.
    """
    words = [_words(mention) for mention in raw]
    meant = list(_meant(raw, words, text))
    spellings: defaultdict[tuple[NameKind, Words], Counter[str]] = defaultdict(Counter)
    for w, mention in zip(words, raw, strict=True):
        spellings[mention.kind, w][mention.text] += 1
    names = {key: shown(spellings[key], key[0]) for key in set(meant)}
    return tuple(
        Mention(mention.start, mention.end, mention.kind, mention.text, names[key])
        for mention, key in zip(raw, meant, strict=True)
    )


def _meant(
    raw: Sequence[RawMention], words: Sequence[Words], text: str
) -> Iterator[tuple[NameKind, Words]]:
    """Yield kind and words of the name that each mention stands for."""
    people = [
        (w, address(text, mention.start, mention.end))
        for w, mention in zip(words, raw, strict=True)
        if _is_person(mention)
    ]
    besides = {w for w, mention in zip(words, raw, strict=True) if mention.kind != "person"}
    waiting = iter(referents([w for w, _ in people], [before for _, before in people], besides))
    others = _organisations(
        Counter(w for w, m in zip(words, raw, strict=True) if m.kind == "organisation"),
        introduced(raw, text) if text else {},
    )
    for w, mention in zip(words, raw, strict=True):
        if _is_person(mention):
            yield mention.kind, next(waiting)
        elif mention.kind == "organisation":
            yield mention.kind, others.get(w, w)
        else:
            yield mention.kind, w


def _is_person(mention: RawMention) -> bool:
    """Whether a mention is a person's; what a person owns, taken along, makes it none."""
    return mention.kind == "person" and not is_owner(mention.text)


def _words(mention: RawMention) -> Words:
    return name_words(mention.text, mention.kind) or (mention.text,)


def _organisations(counts: Counter[Words], told: Mapping[Words, Words]) -> dict[Words, Words]:
    """Return the full name of each organisation that is called by something shorter too.

    Args:
        counts: The organisations, in order of first mention.
        told: Acronyms that the text introduces itself.
    """
    meant = {short: full for short, full in told.items() if full in counts and short != full}
    by_letters: defaultdict[str, list[Words]] = defaultdict(list)
    for name in sorted(counts):
        for short in acronyms(name):
            by_letters[short].append(name)
    for name in counts:
        if len(name) == 1 and name not in meant and len(by_letters[name[0]]) == 1:
            meant[name] = by_letters[name[0]][0]
    _add_shortened(meant, list(counts))
    return {short: _end(meant, short) for short in meant}


def _add_shortened(meant: dict[Words, Words], names: Sequence[Words]) -> None:
    by_word: defaultdict[str, list[int]] = defaultdict(list)
    for place, name in enumerate(names):
        for word in set(name):
            if len(by_word[word]) < _BLOCK:
                by_word[word].append(place)
    for place, name in enumerate(names):
        fuller = [
            names[other]
            for other in by_word[name[-1]]
            if is_same_office(name, names[other])
            or (other < place and is_shortened(name, names[other]))
        ]
        top = [
            one
            for one in fuller
            if not any(len(one) < len(other) and one == other[-len(one) :] for other in fuller)
        ]
        if name not in meant and len(top) == 1:
            meant[name] = top[0]


def _end(meant: Mapping[Words, Words], name: Words) -> Words:
    seen = {name}
    while meant.get(name, name) not in seen:
        name = meant[name]
        seen.add(name)
    return name
