"""What tells one kind of decisions from another: where they are kept, and how a table says one.

The user has the last word on names and on stories. How such a word is kept, read, added and taken
back is the same for both, and knows of either only what stands here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from dataclasses import Field

LONGEST = 200
"""Characters of a name or a title."""
SCOPE = 16
"""Digits of a text's hash that tell a text."""
_DIGITS = frozenset("0123456789abcdef")


class WrongError(ValueError):
    """A decision that can't be followed; says why in a clause."""


class Kept(Protocol):
    """A decision, whatever it is about: a frozen dataclass."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    @property
    def do(self) -> str:
        """What is done."""

    @property
    def at(self) -> str:
        """When, in ISO 8601 with a zone; "" if that isn't said."""


D = TypeVar("D", bound=Kept)


@dataclass(frozen=True, slots=True)
class Codec(Generic[D]):
    """One kind of decisions, as a file says them."""

    name: str
    """Of the folder of its files, and of the file beside the articles, but for its suffix."""
    head: str
    """Comments that a new file begins with."""
    takes: Mapping[str, tuple[str, ...]]
    """By what is done the keys that it needs."""
    may: Mapping[str, tuple[str, ...]]
    """By what is done the keys that it may have."""
    made: Callable[[dict[str, Any]], D]
    """Makes a decision of a table that has all keys; raises `WrongError`."""
    told: Callable[[D], str]
    """Returns the lines of a table between what is done and when it was said."""
    checked: Callable[[D], D]
    """Returns a decision as it will be read again; raises `WrongError`."""
    table: str = "decision"
    """What a table of the file is called."""


def list_of(table: dict[str, Any], key: str, example: str, *, may_be_empty: bool) -> list[Any]:
    """Return the list that a table has under a key; nothing where it has none.

    Raises:
        WrongError: It is no list, or is empty.
    """
    found = table.get(key, [])
    if not isinstance(found, list) or (key in table and not may_be_empty and not found):
        raise WrongError(f"{key} is a list, as {example}")
    return found


def words_of(value: object, what: str) -> str:
    """Return a name or a title as it is kept.

    Raises:
        WrongError: It is none, or too long.
    """
    words = " ".join(value.split()) if isinstance(value, str) else ""
    words = words.encode("utf-8", "replace").decode()  # half a character can't be kept in a file
    if not words:
        raise WrongError(f"a {what} is missing, or isn't in quotation marks")
    if len(words) > LONGEST:
        raise WrongError(f"a {what} is longer than {LONGEST} characters")
    return words


def text_of(value: object) -> str:
    """Return what tells a text.

    Raises:
        WrongError: It doesn't.
    """
    if isinstance(value, str) and len(value) == SCOPE and set(value) <= _DIGITS:
        return value
    raise WrongError(f"a text is told by {SCOPE} digits of its hash")


def moment_of(table: dict[str, Any]) -> str:
    """Return when a table was written; "" if it doesn't say."""
    at = table.get("at", "")
    return at.isoformat() if isinstance(at, datetime) else ""
