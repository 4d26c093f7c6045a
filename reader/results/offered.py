"""Articles offered to be put beside another one: their order, and who contradicts whom. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.results import Candidate
from reader.comparing.kinds import SIGNS, sign_role
from reader.comparing.strip import SEPARATOR
from reader.text.marks import Piece
from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from index.article import ArticleId, Card


def in_order(candidates: Iterable[Candidate], outlet: str | None) -> tuple[Candidate, ...]:
    """Return articles as they are listed: of the story, on the same event, the rest.

    In the first two, other outlets' come first.

    In each group by the figure that is shown, so that the order can be seen to be true.
    """

    def place(one: Candidate) -> tuple[bool, bool, bool, int]:
        own = one.likely and _same(one, outlet)
        return not one.same_story, not one.likely, own, -percent(one.alike)

    return tuple(sorted(candidates, key=place))


def _same(one: Candidate, outlet: str | None) -> bool:
    return outlet is not None and one.outlet == outlet


def with_the_same_text(cards: Iterable[Card]) -> tuple[Candidate, ...]:
    """Return articles with the very text of the one chosen, as they are listed."""
    return tuple(
        Candidate(one.id, one.title, one.outlet, one.date, one.words, 1.0, None, likely=True)
        for one in cards
    )


def also_the_same(words: str, same: int) -> str:
    """Return what is said of a list, and how many in it have the very same text."""
    return f"{words} · {same:,} the same text" if same else words


def text_of(one: Candidate) -> ArticleId:
    """Return what all articles offered share that have one text: the id of one of them."""
    return one.same_as or one.id


def one_of_each(candidates: Iterable[Candidate]) -> list[ArticleId]:
    """Return the first article of each text."""
    first: dict[ArticleId, ArticleId] = {}
    for one in candidates:
        first.setdefault(text_of(one), one.id)
    return list(first.values())


def same_as(one: Candidate, listed: Iterable[Candidate]) -> Iterator[Piece]:
    """Yield which article listed before it has the text of one, as a part of a line."""
    for other in listed:
        if other.id == one.id:
            return
        if text_of(other) == text_of(one):
            yield SEPARATOR
            yield Piece(f"the same text as {guard(other.outlet or other.id)}", ("meta",))
            return


def likely_words(listed: Sequence[Candidate], outlet: str | None, *, wide: bool) -> str:
    """Return how many articles on the same event are listed, and in which order."""
    several = len({_same(one, outlet) for one in listed}) > 1
    of_story = sum(one.same_story for one in listed)
    if of_story:
        like = len(listed) - of_story
        words = f"{of_story:,} of its story" + (f", {like:,} like it" if like else "")
        return f"{words}, {'other outlets' if several else 'most alike'} first"
    what = "articles probably on the same event" if wide else "probably on one event"
    order = "most alike first"
    if several:
        order = "other outlets first, then most alike" if wide else "other outlets first"
    words = f"{len(listed):,} {what}"
    return f"{words}, {order}" if len(listed) > 1 else words


def heads(listed: Sequence[Candidate], same: Container[ArticleId]) -> dict[int, str]:
    """Return what stands above the first article of each group, by its number.

    Args:
        listed: In order; nothing stands above them where none is of the story.
        same: Those that have the very text of the one chosen.
    """
    if not any(one.same_story for one in listed):
        return {}
    found: dict[int, str] = {}
    for number, one in enumerate(listed):
        head = "Less alike"
        if one.id in same:
            head = "The same text"
        elif one.likely:
            head = "Same story" if one.same_story else "Like it"
        if head not in found.values():
            found[number] = head
    return found


def all_words(listed: int, others: int, *, wide: bool) -> str:
    """Return how many of all other articles are listed, and in which order."""
    of = f"{max(listed, others):,}"
    words = f"the {listed:,} likest of {of} other articles" if wide else f"{listed:,} of {of}"
    return f"{words}, same event first, then {'most alike' if wide else 'by %'}"


def percent(alike: float) -> int:
    """Return how much alike two articles are, as it is shown."""
    return round(alike * 100)


def disputed(others: Iterable[Candidate]) -> Iterator[Piece]:
    """Yield which other articles contradict one, a part of a line for each."""
    for other in others:
        yield SEPARATOR
        yield Piece(f"{SIGNS['contradiction']} ", (sign_role("contradiction"),))
        yield Piece(f"contradicts {guard(other.outlet or other.id)}", ("meta",))
