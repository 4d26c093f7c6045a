"""From what a recogniser took for names to the mentions of an article: trimmed and of one mind.

A recogniser judges each sentence for itself, so that one man comes out as a person here and as an
organisation there, and is overlooked in the next line. Inside an article a name has one kind, the
one that most of its mentions have, where a full name counts more than a bare word; and it is found
wherever it stands.

What hangs on English words and on English capitals is left out for other languages: there, a name
is cut as it stands, and of bare words only surnames are looked for, since any noun may be written
as a name is.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from index.article import NAME_KINDS, Span
from index.names.context import signs
from index.names.overlooked import overlooked, surname
from index.names.places import country
from index.names.trim import stripped, trimmed
from index.names.vocabulary import PARTICLES, SITES
from index.tongues import ENGLISH
from index.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from index.article import NameKind

RULES = 9
"""Counts the changes to what trimming and settling give: names found under others are stale."""

# Votes. Tuned on half of a corpus of wire copy; there, anything above these gives the same.
_MENTION = 2
_FULL = 8  # of each mention of a person's full name for the bare surname
_SIGN = 8  # of each word beside a mention that tells its kind
_REACH = 60  # characters beside a name that are looked at for an office
_COUNTRY = 5  # of being called as a country for a place

_PORTFOLIO = re.compile(r"(?:,? (?:and )?[A-Z][a-z]+)* [Mm]inister\b")
_IN_CHARGE = re.compile(
    r"\b(?:[Mm]inister|[Ss]ecretary) (?:of|for) (?:the )?(?:[A-Z][a-z]+,? (?:and )?)*$"
)
_WORD = re.compile(r"\S+")
_IN_BRACKETS = re.compile(r"\s\(([A-Z]{2,7})\)")


class RawMention(NamedTuple):
    """A name where it stands in a text, before anything is known of other articles."""

    start: int
    """Offset in code points into the article's text."""
    end: int
    kind: NameKind
    text: str
    """The words as they stand: `text[start:end]` of the article."""


def settle(
    text: str, rough: Iterable[tuple[int, int, NameKind]], language: str = ENGLISH
) -> tuple[RawMention, ...]:
    """Return the mentions of an article in order, without overlaps.

    Args:
        text: The article's text.
        rough: Offsets and kind of what was taken for a name, in any order.
        language: Whose words and ways of writing names go by.
    """
    english = language == ENGLISH
    cut = trimmed if english else stripped
    found = _without_overlaps(
        RawMention(span.start, span.end, kind, text[span.start : span.end])
        for start, end, kind in rough
        for span in cut(text, start, end, kind)
        if not (english and _is_portfolio(text, span, kind))
    )
    longer = _longer(found)
    found = [part for mention in found for part in _parted(mention, longer)]
    kinds = _kinds(text, found, english=english)
    short = _introduced(text, found, kinds)
    kinds |= dict.fromkeys(map(_key, short), "organisation")
    found += _passed_over(text, found, kinds, short, english=english)
    return tuple(
        mention._replace(kind=kinds[_key(mention.text)])
        for mention in sorted(found, key=lambda mention: mention.start)
    )


def _longer(found: Iterable[RawMention]) -> dict[str, NameKind]:
    """Return the names of several words of what is no person, with their kinds.

    Not those that begin as surnames do: "van der Marsh" is a person, whatever a recogniser says.
    """
    names = (m for m in found if m.kind != "person" and " " in m.text)
    return {_key(m.text): m.kind for m in names if fold(m.text.split()[0]) not in PARTICLES}


def _parted(mention: RawMention, longer: Mapping[str, NameKind]) -> Iterator[RawMention]:
    """Yield a person, and what stands behind the name if that has a name of its own here.

    "Quill Grain Board", where the article has the Grain Board too, is somebody and something.
    """
    words = [found.span() for found in _WORD.finditer(mention.text)]
    for at, _ in words[1:-1] if mention.kind == "person" else ():
        kind = longer.get(_key(mention.text[at:]))
        if kind is not None:
            name = mention.text[:at].rstrip()
            yield mention._replace(end=mention.start + len(name), text=name)
            yield RawMention(mention.start + at, mention.end, kind, mention.text[at:])
            return
    yield mention


def _is_portfolio(text: str, span: Span, kind: NameKind) -> bool:
    """Whether what is taken for an organisation is what a minister is in charge of: "Energy"."""
    if kind != "organisation" or not text[span.start : span.end].istitle():
        return False  # "EU minister" is another thing
    before = text[max(0, span.start - _REACH) : span.start]
    after = text[span.end : span.end + _REACH]
    return bool(_PORTFOLIO.match(after) or _IN_CHARGE.search(before))


def _key(words: str) -> str:
    return " ".join(fold(word) for word in words.split())


def _without_overlaps(mentions: Iterable[RawMention]) -> list[RawMention]:
    kept: list[RawMention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end, NAME_KINDS.index(m.kind))):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _kinds(text: str, mentions: Sequence[RawMention], *, english: bool) -> dict[str, NameKind]:
    """Return the kind of each name by the votes of its mentions; the first mention breaks ties."""
    votes: defaultdict[str, Counter[NameKind]] = defaultdict(Counter)
    for mention in mentions:
        key = _key(mention.text)
        votes[key][mention.kind] += _MENTION
        if english and not country(key):
            for kind in signs(text, mention.start, mention.end, mention.kind):
                votes[key][kind] += _SIGN
    people = Counter(
        _key(last)
        for mention in mentions
        for last in [surname(mention.text)]
        if last and _first(votes[_key(mention.text)]) == "person"
    )
    for key, kinds in votes.items():
        kinds["person"] += _FULL * people[key]
        if not english:
            continue
        if key not in people and country(key):
            kinds["place"] += _COUNTRY
        elif " " in key and key.split()[-1] in SITES and not kinds["person"]:
            kinds["place"] += kinds["organisation"]
    return {key: _first(kinds) for key, kinds in votes.items()}


def _first(kinds: Counter[NameKind]) -> NameKind:
    return kinds.most_common(1)[0][0]


def _introduced(text: str, found: Sequence[RawMention], kinds: dict[str, NameKind]) -> set[str]:
    """Return the acronyms in brackets that follow organisations of several words."""
    after = (
        _IN_BRACKETS.match(text, mention.end)
        for mention in found
        if " " in mention.text and kinds[_key(mention.text)] == "organisation"
    )
    return {match[1] for match in after if match and not country(match[1])}


def _passed_over(
    text: str,
    found: Sequence[RawMention],
    kinds: dict[str, NameKind],
    short: set[str],
    *,
    english: bool,
) -> list[RawMention]:
    """Return the mentions of the names found that the recogniser has passed over.

    A person's surname is looked for too, and gets its kind here.
    """
    names = {mention.text for mention in found if english or " " in mention.text} | short
    for full in [name for name in names if kinds[_key(name)] == "person"]:
        last = surname(full)
        if last and kinds.setdefault(_key(last), "person") == "person":
            names.add(last)
    taken = [Span(mention.start, mention.end) for mention in found]
    return [
        RawMention(span.start, span.end, kinds[_key(words)], words)
        for span in overlooked(text, names, taken)
        for words in [text[span.start : span.end]]
    ]
