"""What names mean once the user's decisions are applied to what merging made of them. Pure.

A decision names names, not numbers of anything: what it speaks of is looked for by the merged name
itself, else by any name of an article that differs from it in nothing that matters. So it holds as
articles come and go, and after all has been found anew.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from index.article import NAME_KINDS
from index.results import NameRef

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from index.decisions.decision import Decision
    from index.nametable import Form

_KEPT = 1 << 16
"""Names whose words are remembered: each split asks for those of all forms of a name."""


@dataclass(frozen=True, slots=True)
class Applied:
    """What forms mean now."""

    meant: tuple[NameRef | None, ...]
    """Beside the forms; None: no name."""
    moved: tuple[frozenset[int], ...]
    """Beside the decisions: the places of the forms that each gave another meaning."""
    decided: Mapping[NameRef, tuple[int, ...]]
    """By merged name the numbers of the decisions that made it what it is."""


def applied(
    forms: Sequence[Form],
    times: Sequence[int],
    before: Sequence[NameRef],
    decisions: Sequence[Decision],
) -> Applied:
    """Return what each form means.

    Args:
        forms: Words with the names that they stand for in articles.
        times: Beside them, how often each occurs.
        before: Beside them, what merging made each mean.
        decisions: In order; a later one is about what those before it made.
    """
    state = _Names(forms, times, before)
    moved, about = [], []
    for decision in decisions:
        whole, places = _followed(state, decision)
        moved.append(frozenset(places))
        about.append(places | state.some_of(whole))
    decided: defaultdict[NameRef, list[int]] = defaultdict(list)
    for number, places in enumerate(about):
        for ref in {state.meant[place] for place in places}:
            if ref is not None:
                decided[ref].append(number)
    return Applied(
        tuple(state.meant), tuple(moved), {ref: tuple(of) for ref, of in decided.items()}
    )


def _followed(state: _Names, decision: Decision) -> tuple[NameRef | None, set[int]]:
    """Do what a decision says; return what it was about, and the forms that it moved."""
    about = decision.about
    if decision.do == "merge":
        found = [state.found(name) for name in (about, *decision.names)]
        return about, set().union(*(state.move(state.members(one), about) for one in found))
    whole = state.found(about)
    if whole is None:
        return None, set()
    if decision.do == "split":
        return whole, _split(state, whole, decision)
    to = None if decision.do == "ignore" else decision.to
    return to, state.move(state.members(whole), to)


def _split(state: _Names, whole: NameRef, decision: Decision) -> set[int]:
    members = state.members(whole)
    moved: set[int] = set()
    for words in decision.forms:
        parts = state.called(members, words, decision.texts)
        ref = NameRef(whole.kind, words)
        to = ref if decision.to is None else state.found(decision.to) or decision.to
        if to == whole and parts != members:
            # What keeps the name are the words that were taken away: the rest needs another.
            rest = state.most_used(members - parts)
            if rest != whole:
                moved |= state.move(members - parts, rest)
        moved |= state.move(parts, to)
    return moved


class _Names:
    """Forms and what they mean while decisions are followed."""

    def __init__(
        self, forms: Sequence[Form], times: Sequence[int], before: Sequence[NameRef]
    ) -> None:
        self._forms = forms
        self._times = times
        self.meant: list[NameRef | None] = list(before)
        self._members: defaultdict[NameRef, set[int]] | None = None
        self._by_words: defaultdict[NameRef, list[int]] | None = None

    def members(self, ref: NameRef | None) -> set[int]:
        """Return the places of the forms of a name."""
        return set(self._groups().get(ref, ())) if ref is not None else set()

    def some_of(self, ref: NameRef | None) -> set[int]:
        """Return the place of one form of a name, if it has any."""
        members = self.members(ref)
        return {min(members)} if members else set()

    def _groups(self) -> defaultdict[NameRef, set[int]]:
        if self._members is None:
            self._members = defaultdict(set)
            for place, ref in enumerate(self.meant):
                if ref is not None:
                    self._members[ref].add(place)
        return self._members

    def found(self, ref: NameRef) -> NameRef | None:
        """Return the name that is meant: this one, else the one that articles mostly call so."""
        if ref in self._groups():
            return ref
        totals: Counter[NameRef] = Counter()
        for place in self._alike(ref):
            if (meant := self.meant[place]) is not None:
                totals[meant] += self._times[place]
        return min(totals, key=lambda one: (-totals[one], one.name), default=None)

    def _alike(self, ref: NameRef) -> Iterable[int]:
        if self._by_words is None:
            self._by_words = defaultdict(list)
            for place, form in enumerate(self._forms):
                self._by_words[_words(form.ref)].append(place)
        return self._by_words.get(_words(ref), ())

    def called(self, members: Iterable[int], words: str, texts: Sequence[str]) -> set[int]:
        """Return which forms have some words: in all texts with the articles' names for it."""
        found = set()
        wanted = {kind: _words(NameRef(kind, words)) for kind in NAME_KINDS}
        for place in members:
            form = self._forms[place]
            if texts and form.within not in texts:
                continue
            by_text = _words(NameRef(form.kind, form.text)) == wanted[form.kind]
            if by_text or (not texts and _words(form.ref) == wanted[form.kind]):
                found.add(place)
        return found

    def most_used(self, places: Iterable[int]) -> NameRef | None:
        """Return the article's name that most mentions of some forms have."""
        totals: Counter[NameRef] = Counter()
        for place in places:
            totals[self._forms[place].ref] += self._times[place]
        return min(totals, key=lambda one: (-totals[one], one.name), default=None)

    def move(self, places: Iterable[int], to: NameRef | None) -> set[int]:
        """Give forms another meaning; return those that had another."""
        groups = self._groups()
        moved = {place for place in places if self.meant[place] != to}
        for place in moved:
            if (before := self.meant[place]) is not None:
                groups[before].discard(place)
                if not groups[before]:
                    del groups[before]
            self.meant[place] = to
            if to is not None:
                groups[to].add(place)
        return moved


@lru_cache(maxsize=_KEPT)
def _words(ref: NameRef) -> NameRef:
    from index.names.spelling import name_words  # noqa: PLC0415  loads the countries

    kind = ref.kind or "person"
    return NameRef(kind, " ".join(name_words(ref.name, kind)) or ref.name)
