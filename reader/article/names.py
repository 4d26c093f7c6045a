"""The names and dates of one article as a list with counts. Pure."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from index.tongues import NAMED, is_named
from reader.article.reading import date_name
from reader.text.phrases import day
from reader.text.safe import guard
from reader.text.tongues import language_name
from reader.widgets.filter_list import FilterGroup, FilterValue

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from index.article import DateMention, Mention
    from reader.article.reading import Reading

HEADS = {
    "person": "People",
    "organisation": "Organisations",
    "place": "Places",
    "date": "Dates",
}


def name_groups(
    reading: Reading,
    kinds: Collection[str],
    chosen: tuple[str, str] | None,
    current: Mention | DateMention | None,
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
    for kind, head in HEADS.items():
        mentions: list[tuple[str, Mention | DateMention]]
        if kind == "date":
            mentions = [(date_name(date), date) for date in reading.dates]
        else:
            mentions = [(m.name, m) for m in reading.mentions if m.kind == kind]
        values = _values(kind, mentions, chosen, current)
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
    mentions: list[tuple[str, Mention | DateMention]],
    chosen: tuple[str, str] | None,
    current: Mention | DateMention | None,
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
        label = day(name) if kind == "date" and name[:4].isdigit() else guard(name)
        values.append(FilterValue(name, label, counts[name], is_chosen, at))
    return tuple(values)
