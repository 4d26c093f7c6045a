"""One name for every mention of an article: the surname alone gets the full name's.

An article introduces a person by the full name and goes on with a part of it. Which of two people
of one surname is meant then is decided by what the reader has read last.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from index.article import Mention, NameKind
from index.names.people import is_short_for
from index.names.spelling import acronyms, name_words, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from index.names.settle import RawMention

Words = tuple[str, ...]


def name_mentions(raw: Sequence[RawMention]) -> tuple[Mention, ...]:
    """Return the mentions of one article, each with the name that it shares with others there.

    Args:
        raw: In order, as a recogniser gives them.
    """
    words = [_words(mention) for mention in raw]
    people = _people([w for w, mention in zip(words, raw, strict=True) if mention.kind == "person"])
    others = _organisations(
        {w for w, mention in zip(words, raw, strict=True) if mention.kind == "organisation"}
    )
    waiting = iter(people)
    meant = [
        (mention.kind, next(waiting) if mention.kind == "person" else others.get(w, w))
        if mention.kind != "place"
        else (mention.kind, w)
        for w, mention in zip(words, raw, strict=True)
    ]
    spellings: defaultdict[tuple[NameKind, Words], Counter[str]] = defaultdict(Counter)
    for w, mention in zip(words, raw, strict=True):
        spellings[mention.kind, w][mention.text] += 1
    names = {key: shown(spellings[key], key[0]) for key in set(meant)}
    return tuple(
        Mention(mention.start, mention.end, mention.kind, mention.text, names[key])
        for mention, key in zip(raw, meant, strict=True)
    )


def _words(mention: RawMention) -> Words:
    return name_words(mention.text, mention.kind) or (mention.text,)


def _people(mentioned: Sequence[Words]) -> list[Words]:
    """Return the full name that each mention of a person stands for, as far as there is one."""
    counts = Counter(mentioned)  # in order of first mention
    longest = _longest([words for words in counts if len(words) > 1])
    fulls = [words for words in counts if longest.get(words) == words]
    by_last, by_first = _index(fulls, -1), _index(fulls, 0)
    latest: dict[str, Words] = {}
    meant = []
    for words in mentioned:
        full = longest.get(words)
        if full is not None:
            latest[full[-1]] = full
        else:
            full = _bearer(words[0], by_last, by_first, latest, counts)
        meant.append(full or words)
    return meant


def _bearer(
    word: str,
    by_last: Mapping[str, list[Words]],
    by_first: Mapping[str, list[Words]],
    latest: Mapping[str, Words],
    counts: Counter[Words],
) -> Words | None:
    """Return whose name a bare word is.

    Of several with that surname, the one named last before it; of several whose name begins with
    it, as where the family's name comes first, the one named most: relatives of the person in the
    news are told from that person by their full names.
    """
    surnamed, beginning = by_last.get(word, []), by_first.get(word, [])
    if not beginning and surnamed:
        return latest.get(word, surnamed[0])
    return max([*beginning, *surnamed], key=lambda full: counts[full], default=None)


def _longest(names: Sequence[Words]) -> dict[Words, Words]:
    """Return the one fuller form of each name of several words; itself if none or more than one."""
    by_last, by_first = _index(names, -1), _index(names, 0)
    longest = {}
    for name in names:
        alike = dict.fromkeys([*by_last[name[-1]], *by_first[name[0]]])
        fuller = [other for other in alike if is_short_for(name, other)]
        # "A. Quill", "Ada Quill" and "Ada Jane Quill" are a chain, not a choice.
        top = [one for one in fuller if not any(is_short_for(one, other) for other in fuller)]
        longest[name] = top[0] if len(top) == 1 else name
    return longest


def _organisations(names: set[Words]) -> dict[Words, Words]:
    """Return the full name of each organisation that is mentioned by its acronym too."""
    meant: defaultdict[str, list[Words]] = defaultdict(list)
    for name in sorted(names):
        for short in acronyms(name):
            meant[short].append(name)
    return {(short,): fulls[0] for short, fulls in meant.items() if len(fulls) == 1}


def _index(names: Iterable[Words], place: int) -> dict[str, list[Words]]:
    index: defaultdict[str, list[Words]] = defaultdict(list)
    for name in names:
        index[name[place]].append(name)
    return index
