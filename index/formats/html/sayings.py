"""What a page's head and marked elements say of its article, value by value, each with its place.

Every scheme has its own names for the same five things; which of them is to be believed first is
`fields`' business.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import islice
from typing import Any, NamedTuple

from index.clean import clean, one_line

_LONGEST = 2_000
_DOMAIN = re.compile(r"(?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)+/?", re.IGNORECASE)
_MOST = 2_000
"""Elements that are looked at of a kind."""


class Saying(NamedTuple):
    """A value, and where the page says it."""

    value: str
    where: str


class Sayings:
    """What a page says, by the names it says it under."""

    def __init__(self, root: Any) -> None:
        self._metas: dict[str, list[str]] = defaultdict(list)
        self._items: dict[str, list[str]] = defaultdict(list)
        for number, meta in enumerate(root.iter("meta")):
            if number > _MOST:
                break
            value = plain(meta.get("content"))
            for kind in ("property", "name", "http-equiv"):
                name = meta.get(kind)
                if name and value:
                    self._metas[name.strip().lower()[:100]].append(value)
            if meta.get("itemprop") and value:
                self._items[meta.get("itemprop").strip().lower()[:100]].append(value)
        self._read_items(root)

    def metas(self, *names: str) -> list[Saying]:
        """Return what the metas of some names say, in the order of the names."""
        return [
            Saying(value, f"meta {name}") for name in names for value in self._metas.get(name, ())
        ]

    def items(self, name: str) -> list[Saying]:
        """Return what elements that carry a name of schema.org say."""
        return [Saying(value, f"itemprop {name}") for value in self._items.get(name.lower(), ())]

    def _read_items(self, root: Any) -> None:
        for number, element in enumerate(root.xpath("//*[@itemprop]")):
            if number > _MOST:
                break
            name = element.get("itemprop").strip().lower()[:100]
            if element.tag == "meta":
                continue
            if name == "author" and _is_comment(element):
                continue
            if name in ("author", "publisher"):
                inner = element.find(".//*[@itemprop='name']")
                element = element if inner is None else inner  # noqa: PLW2901  # the name within
            said = element.get("content") or element.get("datetime") or words_of(element)
            if plain(said):
                self._items[name].append(plain(said))


def _is_comment(element: Any) -> bool:
    around = islice(element.iterancestors(), 6)
    return any("omment" in f"{each.get('class')} {each.get('itemtype')}"[:500] for each in around)


def plain(value: str | None) -> str:
    """Return the beginning of a value on one line, without what can't be shown."""
    return one_line(clean(value[: 2 * _LONGEST]).text)[:_LONGEST] if value else ""


def squeezed(words: str) -> str:
    """Return the letters and digits of a name, by which an outlet is told from its address."""
    letters = "".join(character for character in words.casefold() if character.isalnum())
    return letters.removeprefix("the")


def is_domain(words: str) -> bool:
    """Tell whether a name is the address of a site."""
    return _DOMAIN.fullmatch(words) is not None


def words_of(element: Any) -> str:
    """Return the first words that an element shows."""
    pieces: list[str] = []
    length = 0
    for piece in element.itertext():
        pieces.append(piece)
        length += len(piece)
        if length > _LONGEST:
            break
    return plain("".join(pieces))
