"""Texts put in groups: pure, by example, by property, and beside a plain reference."""

from __future__ import annotations

import random
from datetime import date
from itertools import combinations, product
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.stories import counting, web
from index.stories.counting import counted
from index.stories.grouping import TOGETHER, grouped
from index.stories.identity import named
from index.stories.keptweb import Unit
from index.stories.likeness import NO_DAY, Pairs, alike, likeness, near
from index.stories.regrouping import regrouped
from index.stories.telling import telling
from index.stories.web import Told, Wanted, Weaver
from index.stories.weighing import Vector, vector

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from index.stories.keptweb import Web

_TODAY = date(2026, 3, 3).toordinal()
Texts = dict[str, tuple[str, int]]
"""By key a text and its day."""


def told_of(event: int, teller: int, day: int = _TODAY) -> tuple[str, int]:
    """Return a text on an event, in a selection and an order of the teller's own."""
    rng = random.Random(f"{event} {teller}")  # noqa: S311  nothing is secret
    own = [f"matter{event}x{number}" for number in range(24)]
    said = [*rng.sample(own, 18), *(f"word{rng.randrange(3_000)}" for _ in range(20))]
    rng.shuffle(said)
    return " ".join(said), day


class Corpus:
    """Texts that come and go, grouped each time."""

    def __init__(self) -> None:
        self.texts: Texts = {}
        self.known: Web | None = None
        self.stories: dict[str, str] = {}
        self.titles: dict[str, str] = {}

    def group(self, texts: Mapping[str, tuple[str, int]]) -> set[frozenset[str]]:
        """Group the texts there are now, given in any order."""
        self.texts = dict(texts)
        wanted = [Wanted(Unit(key, hash(self.texts[key])), texts[key][1]) for key in sorted(texts)]
        woven = Weaver(self._told, lambda _: None, lambda: False).woven(self.known, wanted)
        titles = {key: f"title of {key}" for key in texts}
        self.stories, self.titles = regrouped(woven, self.stories, self.titles, titles)
        self.known = woven.web
        return company(self.stories)

    def _told(self, units: Sequence[Unit]) -> Iterator[Told]:
        for unit in units:
            yield Told(telling(self.texts[unit.key][0]), telling(""))


def company(stories: Mapping[str, str]) -> set[frozenset[str]]:
    groups: dict[str, set[str]] = {}
    for key, story in stories.items():
        groups.setdefault(story, set()).add(key)
    return {frozenset(group) for group in groups.values()}


def news(events: Mapping[int, int]) -> Texts:
    """Return texts on events, each told so often."""
    return {
        f"{event}-{teller}": told_of(event, teller, _TODAY + event % 3)
        for event, tellers in events.items()
        for teller in range(tellers)
    }


_EVENTS = st.dictionaries(st.integers(0, 40), st.integers(1, 3), min_size=1, max_size=5)


@given(_EVENTS)
@settings(max_examples=25, deadline=None)
def test_each_text_is_in_one_story_and_those_of_one_event_in_the_same(
    events: dict[int, int],
) -> None:
    texts = news(events)
    found = Corpus().group(texts)
    assert sorted(key for group in found for key in group) == sorted(texts)
    assert found == {
        frozenset(f"{event}-{teller}" for teller in range(tellers))
        for event, tellers in events.items()
    }


@given(_EVENTS, st.randoms(use_true_random=False))
@settings(max_examples=8, deadline=None)
def test_a_text_on_another_event_changes_no_other_story_whenever_it_comes(
    events: dict[int, int], rng: random.Random
) -> None:
    texts = {**news(events), "99-0": told_of(99, 0)}
    order = sorted(texts)
    rng.shuffle(order)
    corpus = Corpus()
    so_far: Texts = {}
    for key in order:
        before, names = company(corpus.stories), dict(corpus.stories)
        so_far[key] = texts[key]
        corpus.group(so_far)
        event = key.split("-")[0]
        others = {group for group in before if not any(one.startswith(event) for one in group)}
        assert others <= company(corpus.stories)
        unmoved = {one: story for one, story in names.items() if not one.startswith(f"{event}-")}
        assert unmoved.items() <= corpus.stories.items()
    assert company(corpus.stories) == Corpus().group(texts)


@given(_EVENTS, st.integers(0, 40), st.data())
@settings(max_examples=8, deadline=None)
def test_what_is_grouped_bit_by_bit_is_grouped_as_at_once(
    events: dict[int, int], event: int, data: st.DataObject
) -> None:
    texts = news(events)
    corpus = Corpus()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(web, "FEW", 0)
        patched.setattr(web, "_CHANGED", 0.01)
        corpus.group(texts)
        gone = data.draw(st.sampled_from(sorted(texts)))
        texts.pop(gone)
        texts[f"{event}-7"] = told_of(event, 7)
        assert corpus.group(texts) == Corpus().group(texts)
        assert corpus.known is not None
        assert len(corpus.known.units) == len(texts)


def counted_of(corpus: Corpus) -> int:
    """Return of how many texts the stems were counted last."""
    assert corpus.known is not None
    return corpus.known.frequencies.texts


def test_stems_are_counted_anew_once_a_tenth_has_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "FEW", 0)
    texts = news(dict.fromkeys(range(10), 2))
    corpus = Corpus()
    corpus.group(texts)
    for number in range(2):
        texts[f"{number}-8"] = told_of(number, 8)
        corpus.group(texts)
        assert counted_of(corpus) == 20
    texts["0-9"] = told_of(0, 9)
    corpus.group(texts)
    assert counted_of(corpus) == 23


def test_a_story_is_called_as_the_article_nearest_to_its_middle() -> None:
    corpus = Corpus()
    texts = news({5: 3})
    whole, day = told_of(5, 0)
    texts["5-1"] = (f"{whole} {' '.join(f'aside{number}' for number in range(30))}", day)
    texts["5-2"] = (" ".join(whole.split()[:20]), day)
    corpus.group(texts)
    assert list(corpus.titles.values()) == ["title of 5-0"]


def weighed(texts: Sequence[str]) -> list[Vector]:
    tellings = [telling(text) for text in texts]
    frequencies = counted((NO_DAY, one) for one in tellings)
    return [vector(one, telling(""), frequencies) for one in tellings]


def form(number: int) -> str:
    """Return a form that is filled in anew each time, with figures of its own."""
    same = " ".join(f"form{word}" for word in range(30))
    return f"{same} {' '.join(f'{number * 7 + place}9' for place in range(6))}"


def grouped_by_day(texts: Sequence[str], days: Sequence[int]) -> list[list[int]]:
    at = np.array(days, np.int64)
    found = alike(weighed(texts), at)
    return grouped(len(texts), *found.pairs[:2], likeness(found.pairs, at, found.habits))


def test_a_form_that_is_filled_in_day_by_day_is_no_story() -> None:
    days = [_TODAY + number * 2 for number in range(30)]
    assert len(grouped_by_day([form(number) for number in range(30)], days)) == 30


def test_what_is_told_over_some_days_is_one_story_still() -> None:
    texts = [told_of(1, teller)[0] for teller in range(6)]
    assert grouped_by_day(texts, [_TODAY + teller for teller in range(6)]) == [list(range(6))]


def test_many_forms_of_no_known_day_are_no_story_of_them_all() -> None:
    found = grouped_by_day([form(number) for number in range(300)], [NO_DAY] * 300)
    assert max(map(len, found)) < 5


@pytest.mark.parametrize("text", ["", "a" * 100_000, "9 " * 50_000, "the of and"])
def test_texts_that_tell_nothing_are_like_nothing(text: str) -> None:
    assert grouped_by_day([text, told_of(1, 1)[0]], [_TODAY, _TODAY]) == [[0], [1]]


def test_a_day_that_is_not_known_fits_any_and_far_days_count_less() -> None:
    days = np.array([_TODAY, NO_DAY, _TODAY + 1, _TODAY + 400])
    left = near(np.full(4, _TODAY), days)
    assert left[0] == 1
    assert left[1] > left[2] * 0.8
    assert left[2] > left[3] > 0


@st.composite
def webs(draw: st.DrawFn) -> tuple[int, Pairs]:
    size = draw(st.integers(1, 9))
    all_pairs = [(a, b) for b in range(size) for a in range(b)]
    number = draw(st.integers(0, len(all_pairs)))
    chosen = draw(st.permutations(all_pairs))[:number]
    # No two alike, nor two means, or it would be a matter of chance which are joined first.
    order = draw(st.permutations(range(40)))
    steps = [round(0.1 + s / 45 + s**2 / 9e4 + s**3 / 9e6, 8) for s in order]
    sides = np.array(chosen, np.int64).reshape(-1, 2)
    return size, Pairs(sides[:, 0], sides[:, 1], np.array(steps[:number], np.float64))


@given(webs())
@settings(deadline=None, max_examples=50)
def test_groups_are_those_of_average_linkage_over_all_pairs(found: tuple[int, Pairs]) -> None:
    size, pairs = found
    assert grouped(size, pairs.a, pairs.b, pairs.cosine) == sorted(linked(size, pairs))


def linked(size: int, pairs: Pairs) -> list[list[int]]:
    """Return the groups, worked out the long way."""
    of: dict[tuple[int, int], float] = {
        (a, b): c for a, b, c in zip(*(side.tolist() for side in pairs), strict=True)
    }
    groups = [[one] for one in range(size)]

    def mean(some: Iterable[tuple[int, int]]) -> float:
        found = [of.get((min(a, b), max(a, b)), 0.0) for a, b in some]
        return round(sum(found) / len(found), 9)

    while True:
        means: dict[tuple[int, int], float] = {}
        for x, y in combinations(range(len(groups)), 2):
            inside = [mean(combinations(groups[z], 2)) for z in (x, y) if len(groups[z]) > 1]
            across = mean(product(groups[x], groups[y]))
            close = 0.45 * min(0.6, *inside) if len(inside) == 2 else 0
            if across >= max(TOGETHER, close):
                means[x, y] = across
        if not means:
            return groups
        best = max(means, key=means.__getitem__)
        groups[best[0]] = sorted(groups[best[0]] + groups.pop(best[1]))


def test_what_all_tell_of_for_some_days_weighs_more_than_what_is_told_all_year() -> None:
    burst, always = telling("quake other"), telling("budget other")
    texts = [(_TODAY, burst)] * 30 + [(_TODAY + day, always) for day in range(1, 200)]
    found = counted([*texts, *((_TODAY + 250, always) for _ in range(30))])
    terms = np.sort(np.concatenate([burst.terms, always.terms]))
    counts, spread = found.of(np.unique(terms))
    by_term = dict(zip(np.unique(terms).tolist(), zip(counts, spread, strict=True), strict=True))
    (quake,) = set(burst.terms.tolist()) - set(always.terms.tolist())
    (budget,) = set(always.terms.tolist()) - set(burst.terms.tolist())
    assert by_term[quake][0] == 30
    assert by_term[quake][1] < 3
    assert by_term[budget][1] > 200


@given(
    st.lists(st.tuples(st.integers(NO_DAY, 6), st.sets(st.sampled_from("abcdefg")))),
    st.integers(1, 5),
)
@settings(max_examples=40, deadline=None)
def test_stems_are_counted_alike_in_blocks_of_any_size(
    told: list[tuple[int, set[str]]], size: int
) -> None:
    words = "abcdefg"
    texts = sorted(
        ((day, telling(" ".join(f"word{words.index(one)}" for one in some))) for day, some in told),
        key=lambda pair: pair[0],
    )
    whole = counted(texts)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(counting, "_BLOCK", size)
        patched.setattr(counting, "_AT_ONCE", size)
        pieces = counted(texts)
    for one, other in zip(whole[1:], pieces[1:], strict=True):
        assert np.array_equal(one, other)
    assert whole.texts == len(told)
    assert np.all(whole.spread >= 1)
    assert np.all(whole.spread <= np.maximum(whole.counts, 1))
    for term, count in zip(whole.terms.tolist(), whole.counts.tolist(), strict=True):
        assert count == sum(term in text.terms for _, text in texts)


def test_a_roundup_ties_no_two_events_together() -> None:
    texts = [told_of(event, teller)[0] for event in (1, 2) for teller in range(3)]
    texts.append(" ".join([*texts[0].split()[:12], *texts[3].split()[:12]]))
    found = grouped_by_day(texts, [_TODAY] * 7)
    assert not any({0, 3} <= set(group) for group in found)


def test_ids_stay_with_most_of_a_story() -> None:
    first = named([["a", "b", "c"], ["d"]], {})
    before = dict.fromkeys("abc", str(first[0])) | {"d": str(first[1])}
    assert named([["a"], ["b", "c", "e"], ["d"]], before)[1:] == first
