"""What at least two other outlets report of an event, and one article has no match for.

Sentences of the others that state the same are put together around the one that is most like the
rest: all are held against that one, and not each against the next, since a chain soon leads from
one thing to another. What the article itself may say is left out at the first sign of it: that
nothing was found is a grave thing to tell of a text, and to tell it less often costs little.
"""

from __future__ import annotations

from itertools import combinations, permutations
from typing import TYPE_CHECKING, NamedTuple

from index.compare.absence import Absence
from index.compare.kinds import shared_runs, signs_a_word
from index.compare.linked import Place, linked
from index.compare.passages import PROBABLE, STRONG
from index.compare.prepared import prepare
from index.elsewhere import Passage, Reported
from index.locks import never

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from index.article import Article
    from index.compare.linked import Linked
    from index.compare.sentencewords import Word

# Set by reading what came out for half of the events of 150 articles against their full texts; the
# other half was kept aside for the figures that are told (benchmarks/README.md).
_EVIDENCE = 6.0
"""How alike two passages are times the weight of the words that they share, at least: two words
that everybody uses make two short sentences alike, and state nothing."""
_STATED = 1.5
"""Weight, at least, of the words that two passages share besides one name with its titles: one word
that not everybody uses. Who somebody is isn't what they state; that two meet is."""
_COPIED = 9
"""Words in a row, none of them anybody's that is quoted, that two don't write by chance."""
_DAY = len("2031-03-12")
_MOST = 100
"""What is told at most."""


class _Tie(NamedTuple):
    """A sentence that states what another one does."""

    place: Place
    score: float
    shared: frozenset[str]
    """The terms that both have."""


class _Group(NamedTuple):
    """Sentences of several outlets that state the same."""

    middle: Place
    """The one that all others are like."""
    ties: Sequence[_Tie]
    """Of the others, the most like it first."""
    outlets: int

    wordings: int
    """How many of them are worded on their own."""

    def places(self) -> list[Place]:
        """Return the sentences, the one in the middle first."""
        return [self.middle, *(tie.place for tie in self.ties)]


def reported_elsewhere(
    article: Article,
    others: Iterable[Article],
    *,
    cancelled: Callable[[], bool] = never,
    advanced: Callable[[], object] = bool,
) -> tuple[Reported, ...]:
    """Return what at least two other outlets report, and an article has no match for.

    Args:
        article: The article.
        others: Articles of other outlets on the same event, none taken from another, in any order.
        cancelled: Asked between pairs of articles; then nothing is told.
        advanced: Told of each pair of articles that is done.
    """
    told = sorted([article, *others], key=lambda one: one.id)
    prepared = []
    for one in told:
        if cancelled():
            return ()
        prepared.append(prepare(one))
    among = linked(tuple(prepared))
    for a, b in combinations(range(len(told)), 2):
        if cancelled():
            return ()
        among.between(a, b)
        advanced()
    own = next(place for place, one in enumerate(told) if one is article)
    absence = Absence(among, own, article.title)
    ties = _ties(among, [_outlet(one) for one in told], own)
    groups = [
        group
        for group in _groups(among, ties, [_outlet(one) for one in told])
        if absence.is_sure(
            {*group.places(), *(tie.place for tie in ties[group.middle].values())},
            [tie.shared for tie in group.ties],
        )
    ]
    groups.sort(
        key=lambda group: (-group.wordings, -group.outlets, -group.ties[-1].score, group.middle)
    )
    return tuple(_reported(group, told, among, absence, own) for group in groups[:_MOST])


def _outlet(article: Article) -> str:
    """Return whose word an article is: its outlet's, or its own where that isn't known."""
    return f"outlet {article.outlet}" if article.outlet else f"article {article.id}"


def _ties(among: Linked, outlets: Sequence[str], own: int) -> dict[Place, dict[int, _Tie]]:
    """Return for each sentence of the others by article what states the same, the best of each."""
    ties: dict[Place, dict[int, _Tie]] = {}
    others = [place for place in range(len(outlets)) if place != own]
    for a, b in permutations(others, 2):
        for link in among.between(a, b) if outlets[a] != outlets[b] else ():
            if link.score < STRONG:
                continue
            place, there = Place(a, link.a), Place(b, link.b)
            shared = among.shared(place, there)
            best = ties.get(place, {}).get(b)
            if best is not None and best.score >= link.score:
                continue
            if among.is_names(place) or among.is_names(there):
                continue
            enough = link.score * sum(among.weights(shared).values()) >= _EVIDENCE
            if enough and among.stated(place, there) >= _STATED:
                ties.setdefault(place, {})[b] = _Tie(there, link.score, shared)
    return ties


def _groups(
    among: Linked, ties: dict[Place, dict[int, _Tie]], outlets: Sequence[str]
) -> Iterator[_Group]:
    """Yield sentences that state the same, each in one group: where most outlets agree first."""

    def rank(middle: Place) -> tuple[int, float, Place]:
        own = ties[middle]
        telling = {outlets[middle.article], *(outlets[article] for article in own)}
        return -len(telling), -round(sum(tie.score for tie in own.values()), 4), middle

    taken: set[Place] = set()
    for middle in sorted(ties, key=rank):
        own = [tie for tie in ties[middle].values() if tie.place not in taken]
        if middle in taken or not own:
            continue
        own.sort(key=lambda tie: (-tie.score, tie.place))
        own = list(_alike(among, own))
        taken.update((middle, *(tie.place for tie in own)))
        telling = {outlets[middle.article], *(outlets[tie.place.article] for tie in own)}
        places = [middle, *(tie.place for tie in own)]
        yield _Group(middle, own, len(telling), _wordings(among, places))


def _alike(among: Linked, ties: Iterable[_Tie]) -> Iterator[_Tie]:
    """Yield the ties of a sentence that are linked among each other too, the best first.

    A long sentence states two things, of which one has the first and another the second.
    """
    kept: list[Place] = []
    for tie in ties:
        if all(among.score(place, tie.place) >= PROBABLE for place in kept):
            kept.append(tie.place)
            yield tie


def _wordings(among: Linked, places: Iterable[Place]) -> int:
    """Return how many of some sentences are worded on their own."""
    own: list[Sequence[Word]] = []
    for place in places:
        words = among.words(place)
        if not any(_is_copied(words, other) for other in own):
            own.append(words)
    return len(own)


def _is_copied(a: Sequence[Word], b: Sequence[Word]) -> bool:
    """Tell whether two sentences share words that nobody is quoted with, too many for chance."""
    least = _COPIED * max(signs_a_word(a), signs_a_word(b))
    return any(
        sum(not (a[run.a + at].quoted and b[run.b + at].quoted) for at in range(run.length))
        >= least
        for run in shared_runs(a, b)
    )


def _reported(
    group: _Group, told: Sequence[Article], among: Linked, absence: Absence, own: int
) -> Reported:
    shared = frozenset[str]().union(*(tie.shared for tie in group.ties))
    nearest = absence.nearest(group.places(), shared)
    sentences = among.articles[own].sentences
    return Reported(
        tuple(_passage(told[place.article], among, place) for place in group.places()),
        group.outlets,
        group.ties[-1].score,
        None if nearest.sentence is None else sentences[nearest.sentence],
        nearest.score,
        group.wordings,
        sum(_is_later(told[place.article], told[own]) for place in group.places()),
    )


def _is_later(other: Article, own: Article) -> bool:
    """Tell whether an article is of a later day than another; not where a day isn't known."""
    days = [(one.date or "")[:_DAY] for one in (other, own)]
    return all(len(day) == _DAY for day in days) and days[0] > days[1]


def _passage(article: Article, among: Linked, place: Place) -> Passage:
    span = among.articles[place.article].sentences[place.sentence]
    text = article.text[span.start : span.end]
    return Passage(article.id, article.outlet, article.title, article.date, span, text)
