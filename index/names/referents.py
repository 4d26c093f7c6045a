"""Whom the mentions of people in an article refer to: the full name that each stands for.

An article introduces a person by the full name and goes on with a part of it. Which of two people
of one surname is meant then is told by the title ("Mrs. Quill", "President Quill"), else by what
the reader has read last. Who is introduced as somebody's daughter, or called by the given name
alone, isn't the one who was called by the surname before.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from index.names.given_names import gender
from index.names.people import is_family_first, is_full_name, is_short_for
from index.names.romanised import close_keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.names.addressed import Address
    from index.names.given_names import Gender

Words = tuple[str, ...]

_BLOCK = 50
"""Names that share a word, at most: no article has as many, but for one made to keep us busy."""


def referents(
    mentioned: Sequence[Words], addressed: Sequence[Address], others: Iterable[Words] = ()
) -> list[Words]:
    """Return the full name that each mention of a person stands for, as far as there is one.

    Args:
        mentioned: The words of each mention, in order.
        addressed: What stands before each.
        others: What the article has besides, which may be given names taken for something else.
    """
    one = _one_spelling(mentioned)
    words = [one[name] for name in mentioned]
    article = _Article(words, addressed)
    article.call(others)
    return [article.meant(at) for at in range(len(words))]


def _one_spelling(mentioned: Iterable[Words]) -> dict[Words, Words]:
    """Return for each name the romanisation of it that the article uses most."""
    spellings: dict[object, Words] = {}
    one = {}
    for name, _ in Counter(mentioned).most_common():
        one[name] = spellings.setdefault((len(name) > 1, close_keys(name)), name)
    return one


class _Article:
    """The people of an article, who are known by what, read from the beginning to the end."""

    def __init__(self, mentioned: Sequence[Words], addressed: Sequence[Address]) -> None:
        self._mentioned, self._addressed = mentioned, addressed
        self._counts = Counter(mentioned)  # in order of first mention
        self._longest = _longest([name for name in self._counts if is_full_name(name)])
        fulls = [name for name in self._counts if self._longest.get(name) == name]
        self._by_last, self._by_first = _index(fulls, -1), _index(fulls, 0)
        for name, full in self._longest.items():
            if full not in self._by_first[name[0]]:
                self._by_first[name[0]].append(full)  # "Bill" of "Bill Quill", William in full
        self._offices: defaultdict[Words, set[str]] = defaultdict(set)
        self._gender: dict[Words, Gender] = {}
        self._first: dict[Words, int] = {}
        self._surnames = {
            name[0]
            for name, address in zip(mentioned, addressed, strict=True)
            if len(name) == 1 and address.surname
        }
        """Bare words that are nobody's given name here: somebody is "Mr." or "President" so."""
        self._kin: set[Words] = set()
        """Introduced as somebody's son or sister."""
        self._familiar: set[Words] = set()
        """Called by the given name alone."""
        self._latest: dict[str, list[Words]] = {}
        for at, name in enumerate(mentioned):
            self._introduce(self._longest.get(name, name), at)

    def _introduce(self, name: Words, at: int) -> None:
        office, titled, relation, *_ = self._addressed[at]
        new = self._first.setdefault(name, at) == at
        if len(name) == 1:
            self.call([name])
            return
        if office:
            self._offices[name].add(office)
        if titled:
            self._gender.setdefault(name, titled)
        if relation and new:
            self._kin.add(name)

    def call(self, names: Iterable[Words]) -> None:
        """Take in what people are called by alone, as far as it is a given name of theirs."""
        for name in names:
            called = self._by_first.get(name[0], []) if len(name) == 1 else []
            if len(called) == 1 and name[0] not in self._by_last:
                self._familiar.add(called[0])

    def meant(self, at: int) -> Words:
        """Return the full name of one mention; to be asked for one after the other."""
        name = self._mentioned[at]
        full = self._longest.get(name)
        if full is None and len(name) == 1:
            full = self._bearer(name[0], self._addressed[at])
        if full is None:
            return name
        latest = self._latest.setdefault(full[-1], [])
        if full in latest:
            latest.remove(full)
        elif len(latest) >= _BLOCK:
            del latest[0]
        latest.append(full)
        return full

    def _bearer(self, word: str, address: Address) -> Words | None:
        """Return whose name a bare word is.

        Of several with that surname, the one named last before it; of several whose name begins
        with it, as where the family's name comes first, the one named most: relatives of the person
        in the news are told from that person by their full names.
        """
        surnamed = [full for full in self._by_last.get(word, []) if self._may_be(full, address)]
        if address.other and len(self._by_last.get(word, [])) > 1:
            return None
        surnamed = [full for full in surnamed if full not in self._kin] or surnamed
        if address.gender:
            known = [full for full in surnamed if self._own_gender(full)]
            surnamed = known or surnamed
        beginning = self._by_first.get(word, [])
        if len(beginning) > 1 or word in self._surnames:
            beginning = [full for full in beginning if is_family_first(full)]
        if beginning:
            return max([*beginning, *surnamed], key=lambda full: self._counts[full])
        if address.office:
            same = [full for full in surnamed if address.office in self._offices[full]]
            surnamed = same or surnamed
        named = [full for full in self._latest.get(word, ()) if full in surnamed]
        return named[-1] if named else next(iter(surnamed), None)

    def _may_be(self, full: Words, address: Address) -> bool:
        """Whether a surname with what stands before it may mean one of its bearers."""
        own = self._own_gender(full)
        if address.gender and own and address.gender != own:
            return False
        first = self._first.get(full[-1:], len(self._mentioned))
        if first > self._first[full]:
            return True
        # Who needed no more than an office to be introduced is somebody else than who comes later
        # without it; if not, the corpus will tell.
        office = self._addressed[first].office
        otherwise = office and office not in self._offices[full]
        return not (otherwise or full in self._kin or full in self._familiar)

    def _own_gender(self, full: Words) -> Gender | None:
        return self._gender.get(full) or gender(full[0].split()[0])


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


def _index(names: Iterable[Words], place: int) -> dict[str, list[Words]]:
    index: defaultdict[str, list[Words]] = defaultdict(list)
    for name in names:
        if len(index[name[place]]) < _BLOCK:
            index[name[place]].append(name)
    return index
