"""The names, dates and figures of one article as a list with counts. Pure."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from index.tongues import NAMED, is_named
from reader.article.reading import called
from reader.text.groups import FilterGroup, FilterValue
from reader.text.phrases import day
from reader.text.safe import guard
from reader.text.tongues import language_name

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from reader.article.reading import Lit, Reading

HEADS = {
    "person": "People",
    "organisation": "Organisations",
    "place": "Places",
    "date": "Dates",
    "figure": "Figures",
}


def name_groups(
    reading: Reading,
    kinds: Collection[str],
    chosen: tuple[str, str] | None,
    current: Lit | None,
    *,
    note: str,
    keys: Mapping[str, str],
) -> list[FilterGroup]:
    """Return the names of an article by kind, most mentioned first.

    Args:
        reading: The article.
        kinds: The kinds that are lit; the others say that they are off.
        chosen: Kind and name that is stepped through; it tells which mention is the current one.
        current: The current mention.
        note: Said where no names are known yet.
        keys: By kind the key that lights it, or doesn't.
    """
    groups = []
    mentions: dict[str, list[tuple[str, Lit]]] = {}
    for one in reading.lit:
        kind, name = called(one)
        mentions.setdefault(kind, []).append((name, one))
    for kind, head in HEADS.items():
        values = _values(kind, mentions.get(kind, []), chosen, current)
        groups.append(
            FilterGroup(kind, head, values, key=keys.get(kind, ""), off=kind not in kinds)
        )
    if note and not reading.mentions:
        groups.insert(0, FilterGroup("person", "Names", (), note))
    return groups


def names_note(reading: Reading, named: Collection[str] = NAMED) -> str:
    """Return why no name is known of an article; nothing where its names have been looked for.

    Args:
        reading: The article.
        named: The languages that there is a recogniser of names for.
    """
    language = reading.article.language
    if language is not None and not is_named(language, named):
        return f"not found in {language_name(language)}"
    return "" if reading.names_complete else "being found …"


def _values(
    kind: str,
    mentions: list[tuple[str, Lit]],
    chosen: tuple[str, str] | None,
    current: Lit | None,
) -> tuple[FilterValue, ...]:
    counts = Counter(name for name, _ in mentions)
    first = {name: place for place, (name, _) in reversed(list(enumerate(mentions)))}
    values = []
    for name in sorted(counts, key=lambda name: (-counts[name], first[name])):
        is_chosen = chosen == (kind, name)
        at = ""
        if is_chosen:
            own = [mention for other, mention in mentions if other == name]
            place = own.index(current) + 1 if current in own else 0
            at = f"{place}/{counts[name]}"
        values.append(FilterValue(name, label(kind, name), counts[name], is_chosen, at))
    return tuple(values)


def label(kind: str, name: str) -> str:
    """Return a name as it is shown, guarded; a date as a day."""
    return day(name) if kind == "date" and name[:4].isdigit() else guard(name)
