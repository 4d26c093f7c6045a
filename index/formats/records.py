"""A record of a table or of JSON: one article, whatever its fields are called and hold.

Who exported a corpus named its fields as they liked, and some fields are lists or objects where
others have text. Whatever a record holds, it becomes a document or a reason why not.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from index.article import ArticleId, Skipped, Source
from index.bylines import names_in
from index.clean import clean, one_line
from index.dates import parse_date
from index.formats.document import Fields, RawDocument
from index.formats.mapping import Guess, flat
from index.mastheads import is_link

if TYPE_CHECKING:
    from collections.abc import Callable

    from index.formats.fieldnames import Field
    from index.formats.mapping import Place

_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,2}")
_MARKUP = re.compile(
    r"<(?:/?p|br ?/?|/?div|/h[1-6]|/a|/li|/strong|/em|/span|/b|/i)\s?>", re.IGNORECASE
)
_LONGEST_LINE = 2_000
"""Characters of a title or name; one of megabytes would be on every line that shows it."""


def document(
    name: str,
    record: Any,
    source: Source,
    guess: Guess,
    word: str = "field",
) -> RawDocument | Skipped:
    """Return the document of one record.

    Args:
        name: Its id.
        record: What was read; anything but an object is told.
        source: The file that it is from.
        guess: What its fields are taken for.
        word: What a field of such a file is called.
    """
    if not isinstance(record, dict):
        return Skipped(name, f"not a record: {kind_of_value(record)}")
    values = flat(record)
    places = guess.places(values)
    place, text = _first(places["text"], values, lambda value, _: text_of(value))
    if place is None:
        return Skipped(name, _without_text(values, places["text"], word))
    cleaned = clean(plain(text))
    if not cleaned.text.strip():
        return Skipped(name, f"the {word} {_name(place)} is empty")
    repairs = source.repairs + cleaned.repairs
    return RawDocument(
        id=ArticleId(name),
        text=cleaned.text,
        source=Source(source.path, source.sha256, source.encoding, repairs),
        fields=_with_text(fields_of(values, places, word), place, word),
        is_record=True,
    )


def _without_text(values: dict[str, Any], places: list[Place], word: str) -> str:
    """Return why a record has no text: the likeliest place has none, or there is no place."""
    if not places:
        return f"no {word} called text, body or content"
    is_empty = values.get(places[0].path) in (None, "", [], {})
    return f"the {word} {_name(places[0])} {'is empty' if is_empty else 'holds no text'}"


def plain(text: str) -> str:
    """Return a text without the markup that some exports leave in it."""
    if "<" not in text or len(_MARKUP.findall(text[:20_000])) < 2:
        return text
    from index.formats.html.fragment import text_of_fragment  # noqa: PLC0415  # lxml, where there is markup

    return text_of_fragment(text)


def text_of(value: Any) -> str:
    """Return the text that a field holds, paragraphs of a list put together."""
    if isinstance(value, list):
        return "\n\n".join(part for part in value if isinstance(part, str))
    return value if isinstance(value, str) else ""


def kind_of_value(value: Any) -> str:
    """Return in words what a value is that is no record."""
    if value is None:
        return "null"
    kinds = {bool: "true or false", int: "a number", float: "a number", str: "a string"}
    return kinds.get(type(value), "a list" if isinstance(value, list) else "an object")


def fields_of(
    values: dict[str, Any],
    places: dict[Field, list[Place]],
    word: str,
) -> Fields:
    """Return what the fields of a record say of its article.

    Args:
        values: The record, flat.
        places: Where each part may stand.
        word: What a field of such a file is called.
    """
    found: dict[Field, Any] = {}
    found_in: dict[str, str] = {}
    for field, take in _TAKES.items():
        place, value = _first(places[field], values, take)
        if place is not None:
            found[field] = value
            found_in[field] = f"{word} {_shown(place)}"
    if "url" not in found:
        links = (_line_of(values.get(place.path)) for place in places["outlet"])
        found["url"] = next(filter(is_link, links), None)
    return Fields(
        title=found.get("title"),
        outlet=found.get("outlet"),
        date=found.get("date"),
        authors=found.get("authors", ()),
        url=found.get("url"),
        language=found.get("language"),
        found_in={field: found_in[field] for field in _TOLD if field in found_in},
    )


_TOLD: tuple[Field, ...] = ("title", "outlet", "date", "authors", "url", "language")


def _with_text(fields: Fields, place: Place, word: str) -> Fields:
    """Tell where the text was found too, but for JSON that calls it so."""
    if place.sure and word != "column":
        return fields
    return replace(fields, found_in={**fields.found_in, "text": f"{word} {_shown(place)}"})


def _shown(place: Place) -> str:
    return f"{_name(place)}{place.note}"


def _name(place: Place) -> str:
    return one_line(clean(place.path).text)[:100]


def _first(
    places: list[Place],
    values: dict[str, Any],
    take: Callable[[Any, Place], Any],
) -> tuple[Place | None, Any]:
    """Return the first of some places that has something, and what it has."""
    for place in places:
        value = take(values.get(place.path), place)
        if value:
            return place, value
    return None, ""


def _date_of(value: Any, place: Place) -> str:
    if isinstance(value, bool):
        return ""
    if isinstance(value, int | float):
        return _moment(value)
    words = _line_of(value)
    if words.isascii() and words.isdigit() and len(words) in (10, 13):
        return _moment(int(words))  # a cell of a table has no type
    return parse_date(words, day_first=place.day_first) or ""


def _line_of(value: Any, _: Place | None = None) -> str:
    if isinstance(value, dict):
        value = next((value[key] for key in ("name", "title", "id") if value.get(key)), None)
    return one_line(clean(value).text)[:_LONGEST_LINE] if isinstance(value, str) else ""


def _name_of(value: Any, _: Place) -> str:
    words = _line_of(value)
    return "" if is_link(words) else words


def _language_of(value: Any, _: Place) -> str:
    words = _line_of(value)
    return words.replace("_", "-") if _LANGUAGE_TAG.fullmatch(words) else ""


def _moment(number: float) -> str:
    """Return the date of a Unix time in seconds or milliseconds, from 1985 to 2100."""
    # Compared as it is: a whole number of JSON may be too large for a float.
    if not -1e15 < number < 1e15:
        return ""
    seconds = number / 1000 if abs(number) >= 1e11 else number
    if not 473_385_600 <= seconds < 4_102_444_800:
        return ""
    return datetime.fromtimestamp(int(seconds), UTC).isoformat()


def _people(value: Any, _: Place) -> tuple[str, ...]:
    if isinstance(value, list):
        names = (_line_of(each) for each in value[:50])
        return tuple(dict.fromkeys(name for name in names if name))
    words = _line_of(value)
    if words.startswith("[") and words.endswith("]"):  # a list that a table holds as text
        words = "; ".join(part.strip(" '\"") for part in words[1:-1].split(","))
    return names_in(words.removeprefix("By ").removeprefix("by ")) if words else ()


_TAKES: dict[Field, Callable[[Any, Place], Any]] = {
    "title": _line_of,
    "outlet": _name_of,
    "date": _date_of,
    "authors": _people,
    "url": _line_of,
    "language": _language_of,
}
