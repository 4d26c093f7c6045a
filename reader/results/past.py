"""Searches that are kept, as they are listed. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from reader.results.answer import SORT_WORDS
from reader.results.filtering import tags
from reader.survey.ledger import Column, Row
from reader.text.phrases import count, day
from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from index.searches.search import Saved, Search

NAME_CELLS = 24
"""Cells of a name at most."""
COLUMNS = (Column(0, right=False), Column(12, worth=5), Column(10, worth=3))
"""What is asked, how much it finds now, and what of it is new."""
_SAVED, _PAST = "\0saved:", "\0asked:"
"""What tells one from the other; nobody can type it."""


class Found(NamedTuple):
    """What a saved search finds now."""

    hits: int | None
    """None where it can't be understood any more."""
    new: int | None
    """Of them read since it was looked at last; None where that isn't known."""


def asked_words(search: Search) -> str:
    """Return what was asked, in a line: the query, then what narrows and orders it; guarded."""
    parts = [guard(search.query)] if search.query else ["all articles"]
    parts += [words for _, _, words in tags(search.filters)]
    if search.sort is not None:
        parts.append(SORT_WORDS[search.sort])
    if search.by_story:
        parts.append("by story")
    return " · ".join(parts)


def saved_offer(search: Search) -> str:
    """Return what tells a saved search in a list."""
    return _SAVED + search.name


def past_offer(number: int) -> str:
    """Return what tells a search by its place among those asked, from 0."""
    return f"{_PAST}{number}"


def offers(saved: Saved, past: Sequence[Search], typed: str) -> list[str]:
    """Return what is listed: saved searches, then what was asked, the newest first.

    Args:
        saved: By name.
        past: The newest last.
        typed: Words that each must have, in its name or in what it asks.
    """
    words = typed.casefold().split()

    def meant(search: Search) -> bool:
        said = f"{guard(search.name)} {asked_words(search)}".casefold()
        return all(word in said for word in words)

    found = [saved_offer(one) for one in saved.all if meant(one)]
    found += [past_offer(n) for n in range(len(past) - 1, -1, -1) if meant(past[n])]
    return found


def search_of(offer: str, saved: Saved, past: Sequence[Search]) -> Search | None:
    """Return the search that is told so; None where it is gone."""
    if offer.startswith(_SAVED):
        name = offer.removeprefix(_SAVED)
        return next((one for one in saved.all if one.name == name), None)
    number = offer.removeprefix(_PAST)
    return past[int(number)] if number.isdigit() and int(number) < len(past) else None


def rows(
    found: Iterable[str], saved: Saved, past: Sequence[Search], counted: Mapping[str, Found]
) -> list[Row]:
    """Return the lines of a list of searches, with a head above each of the two kinds.

    Args:
        found: What is listed.
        saved: By name.
        past: The newest last.
        counted: By name what saved ones find now, as far as it is known.
    """
    listed: list[Row] = []
    head = ""
    for offer in found:
        search = search_of(offer, saved, past)
        if search is None:
            continue
        own = "Saved" if search.name else "Asked before"
        if own != head:
            listed += [Row("", role="blank")] if head else []
            listed.append(Row(own, role="head"))
            head = own
        listed.append(_row(offer, search, counted.get(search.name), shared=search in saved.shared))
    return listed


def name_cells(listed: Iterable[Row]) -> int:
    """Return how wide the column of names is: what is asked has the rest."""
    return min(NAME_CELLS, max((cell_len(row.label) for row in listed if row.leads), default=0))


def no_rows(*, typed: bool) -> list[Row]:
    """Return what stands where no search is listed.

    Args:
        typed: Whether words are looked for.
    """
    if typed:
        return [Row("No search has these words.", role="note")]
    return [Row("Nothing was saved yet, and nothing asked.", role="note")]


def _row(offer: str, search: Search, found: Found | None, *, shared: bool) -> Row:
    label = guard(search.name) if search.name else day(search.at[:10] or None, weekday=False)
    hits = new = ""
    if found is not None:
        hits = "not understood" if found.hits is None else count(found.hits, "article")
        new = f"{found.new:,} new" if found.new else ""
    if shared:
        new = "shared"
    return Row(label, (asked_words(search), hits, new), leads=("search", offer))
