"""Whether two figures are of one matter: what a careful reader looks for before saying "differ".

Two sentences in nearly the same words may be of two parties, two days or two accounts: another name
where the first one stood, a denial, a hope where the other tells what came of it, "each" against a
total. Any of these is enough not to set their figures against each other.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.compare.parallels import alike, parallel
from index.compare.scenes import PARTS_OF_FIGURES, SAYING, clause, disputed, marks, scene
from index.datewords import parse_iso_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.compare.figures import Figures
    from index.compare.found import Found
    from index.compare.scenes import Scene
    from index.compare.sentencewords import Word

_RATE = re.compile(r"\s(?:an?|per|each|every)\s([a-z]{3,12})\b")
_PART = re.compile(
    r"\b(?:(?:among|including)(?:\s(?:them|whom|those))?|of\s(?:them|whom|those))\s\Z",
    re.IGNORECASE,
)
_OF_THE = re.compile(r"\sof\s(?:the|its|their|his|her|our|those|these|them|whom|all)\b")
_MOST_DAYS = 4
_FAR_DAYS = 60
"""Days from an article's own from which what it dates is of another time."""


def one_matter(a: Figures, one: Found, b: Figures, other: Found) -> bool:
    """Tell whether nothing in two sentences speaks for two matters.

    Args:
        a: The figures of A.
        one: One of them.
        b: The figures of B.
        other: One of them.
    """
    if _rate(a, one) != _rate(b, other) or _in_part(a, one) != _in_part(b, other):
        return False
    if disputed(a, one) != disputed(b, other) or parallel(a, one, b, other):
        return False
    clause_a, clause_b = clause(a, one), clause(b, other)
    if _marks(a, one, clause_a) != _marks(b, other, clause_b):
        return False
    return not _names_apart((a, one, clause_a), (b, other, clause_b))


def _marks(article: Figures, figure: Found, of: range) -> frozenset[str]:
    """Return how a figure's clause is meant, but for its own words: "earlier this month"."""
    words = article.article.words[figure.sentence]
    around = [at for at in of if words[at].end <= figure.start or words[at].start >= figure.end]
    return marks(article.article, figure.sentence, around)


def _names_apart(one: tuple[Figures, Found, range], other: tuple[Figures, Found, range]) -> bool:
    """Tell whether names speak for two matters.

    Either beside the same word ("ferry Aurel", "ferry Tamsin"), or one for the other in the clauses
    of two figures, or joined to another one on one side. Where the sentences have no two words of
    names in common, and nothing became of people, all of them count and not the clauses alone.
    """
    (a, one_figure, clause_a), (b, other_figure, clause_b) = one, other
    words_a = a.article.words[one_figure.sentence]
    words_b = b.article.words[other_figure.sentence]
    scene_a = scene(a.article, one_figure.sentence)
    scene_b = scene(b.article, other_figure.sentence)
    new_a = [at for at in scene_a.named if words_a[at].folded not in scene_b.folded]
    new_b = [at for at in scene_b.named if words_b[at].folded not in scene_a.folded]
    if not _beside(words_a, new_a).isdisjoint(_beside(words_b, new_b)):
        return True
    if _joined(words_a, new_a, one_figure, scene_a) or _joined(
        words_b, new_b, other_figure, scene_b
    ):
        return True
    if one_figure.state or _share_a_name(words_a, scene_a, words_b, scene_b):
        new_a = [at for at in new_a if at in clause_a]
        new_b = [at for at in new_b if at in clause_b]
    return bool(new_a and new_b)


def _beside(words: Sequence[Word], named: Sequence[int]) -> set[tuple[int, str]]:
    """Return the words next to names, each with the side on which it stands."""
    return {
        (step, words[at + step].folded)
        for at in named
        for step in (-1, 1)
        if 0 <= at + step < len(words) and words[at + step].weighty
    }


def _joined(words: Sequence[Word], new: Sequence[int], figure: Found, of: Scene) -> bool:
    """Tell whether, behind a figure, "and" joins a name that one sentence alone has to another."""
    every = set(of.named)
    return any(
        (at > 1 and words[at - 1].folded == "and" and at - 2 in every)
        or (at + 2 in every and words[at + 1].folded == "and")
        for at in new
        if words[at].start >= figure.end
    )


def _share_a_name(
    words_a: Sequence[Word], scene_a: Scene, words_b: Sequence[Word], scene_b: Scene
) -> bool:
    """Tell whether two sentences have at least two words of names in common."""
    names_a, names_b = (
        {words[at].folded for at in of.named}
        for words, of in ((words_a, scene_a), (words_b, scene_b))
    )
    return len(names_a & names_b) > 1


def _rate(article: Figures, figure: Found) -> str:
    found = _RATE.match(article.article.text, figure.end, figure.end + 20)
    return found[1] if found else ""


def _in_part(article: Figures, figure: Found) -> bool:
    text = article.article.text
    if figure.at >= 0 and _OF_THE.match(
        text, article.article.words[figure.sentence][figure.at].end
    ):
        return True
    return bool(_PART.search(text, max(0, figure.start - 20), figure.start))


def near_words_differ(a: Figures, one: Found, b: Figures, other: Found, near: int) -> bool:
    """Tell whether each of two figures has a word next to it that the other sentence lacks.

    Args:
        a: The figures of A.
        one: One of them.
        b: The figures of B.
        other: One of them.
        near: How many weighty words are next to a figure; 0 for those of its clause.
    """
    return bool(_left(a, one, _stems(b, other), near) and _left(b, other, _stems(a, one), near))


def _stems(article: Figures, figure: Found) -> frozenset[str]:
    """Return the stems of a figure's sentence, those alike in what they say as one."""
    words = article.article.words[figure.sentence]
    return frozenset(alike(word.term) for word in words)


def _left(article: Figures, figure: Found, theirs: frozenset[str], near: int) -> list[str]:
    """Return the stems next to a figure that aren't among some others."""
    words = article.article.words[figure.sentence]
    said = scene(article.article, figure.sentence).said
    if near:
        places = [words.index(word) for word in article.nearest(figure)[:near]]
    else:
        places = [
            at
            for at in clause(article, figure)
            if words[at].weighty
            and words[at].number is None
            and (words[at].end <= figure.start or words[at].start >= figure.end)
        ]
    return [
        words[at].term
        for at in places
        if at not in said
        and words[at].folded not in SAYING
        and words[at].folded not in PARTS_OF_FIGURES
        and alike(words[at].term) not in theirs
    ]


def other_time(a: Figures, side_a: Sequence[Found], b: Figures, side_b: Sequence[Found]) -> bool:
    """Tell whether two sentences name other dates, or one alone names one long past or to come."""
    days_a, days_b = _days(side_a), _days(side_b)
    if days_a and days_b:
        return not any(x.startswith(y) or y.startswith(x) for x in days_a for y in days_b)
    return _far(days_a, a.date) or _far(days_b, b.date)


def _days(side: Sequence[Found]) -> list[str]:
    return [
        each.value
        for each in side
        if each.kind == "date"
        and each.sort != "time"
        and each.began is None
        and each.value[0].isdigit()  # the year is known
    ][:_MOST_DAYS]


def _far(days: Sequence[str], own: str | None) -> bool:
    """Tell whether all of some dates are far from an article's own."""
    today = parse_iso_day(own) if own else None
    if today is None or not days:
        return False
    for each in days:
        when = parse_iso_day(each)
        if when is None:
            if each[:4] == str(today.year):
                return False
        elif abs((when - today).days) <= _FAR_DAYS:
            return False
    return True
