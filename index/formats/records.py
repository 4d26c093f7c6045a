"""JSON: one record, a list of them, or an object that holds a list.

Who exported a corpus named its fields as they liked, and some fields are lists or objects where
others have text. Whatever a record holds, it becomes a document or a reason why not.
"""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from index.article import ArticleId, Skipped, Source
from index.bylines import names_in
from index.clean import clean, one_line
from index.dates import parse_date
from index.formats.document import Fields, RawDocument
from index.mastheads import is_link

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.encoding import Decoded

_TEXT = ("text", "body", "content", "articlebody", "article_body", "fulltext", "full_text")
_TITLE = ("title", "headline")
_OUTLET = ("outlet", "source", "publisher", "publication", "newspaper", "site_name", "sitename")
_DATE = (
    *("date", "published", "date_published", "datepublished", "published_at", "publishedat"),
    *("publication_date", "published_date", "pubdate", "pub_date", "publish_date", "timestamp"),
)
_AUTHORS = ("authors", "author", "byline", "by")
_URL = ("url", "link", "canonical_url")
_LANGUAGE = ("language", "lang")
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,2}")


def documents(path: str, digest: str, decoded: Decoded) -> Iterator[RawDocument | Skipped]:
    """Yield the documents of a JSON file, and what in it is none."""
    value = parsed(decoded.text)
    if isinstance(value, Skipped):
        yield Skipped(path, value.reason)
        return
    found = _records(value)
    if isinstance(found, str):
        yield Skipped(path, found)
        return
    source = Source(path, digest, decoded.encoding, decoded.repairs)
    if found is value:
        for number, record in enumerate(found, start=1):
            yield document(f"{path}#{number}", record, source)
    elif isinstance(value, dict) and found == [value]:
        yield document(path, value, source)
    else:
        for number, record in enumerate(found, start=1):
            yield document(f"{path}#{number}", record, source)


def parsed(text: str, *, a_line: bool = False) -> Any:
    """Return the value that a JSON text holds, or a `Skipped` without a path.

    Args:
        text: A file, or a line of one.
        a_line: It is a line, so that only the column of a fault is worth telling.
    """
    try:
        return json.loads(text)
    except RecursionError:
        return Skipped("", "JSON nested too deeply")
    except json.JSONDecodeError as fault:
        what = f"{fault.msg[:1].lower()}{fault.msg[1:]}"
        where = f"column {fault.colno}" if a_line else f"line {fault.lineno}, column {fault.colno}"
        at = f"{what} {where}" if what.endswith(" at") else f"{what} ({where})"
        return Skipped("", f"not valid JSON: {at}")
    except ValueError:  # a number of thousands of digits, which Python refuses to convert
        return Skipped("", "not valid JSON: a number with too many digits")


def document(name: str, record: Any, source: Source) -> RawDocument | Skipped:
    """Return the document of one record."""
    if not isinstance(record, dict):
        return Skipped(name, f"not a record: {_kind(record)}")
    low: dict[str, Any] = {}
    for key, value in record.items():
        low.setdefault(str(key).strip().lower(), value)
    key, text = _first(low, _TEXT, _text_of)
    if not key:
        return Skipped(name, "no field called text, body or content")
    cleaned = clean(text)
    if not cleaned.text.strip():
        return Skipped(name, f"the field {key} is empty")
    repairs = source.repairs + cleaned.repairs
    return RawDocument(
        id=ArticleId(name),
        text=cleaned.text,
        source=Source(source.path, source.sha256, source.encoding, repairs),
        fields=_fields(low),
        is_record=True,
    )


def record_sources(text: str, numbers: Iterable[int]) -> Iterator[str]:
    """Yield records of a JSON file as indented JSON.

    Raises:
        IndexError: there is no such record.
    """
    value = parsed(text)
    found = "no longer JSON" if isinstance(value, Skipped) else _records(value)
    for number in numbers:
        if isinstance(found, str) or not 1 <= number <= len(found):
            raise IndexError(f"no record {number}")
        try:
            yield json.dumps(found[number - 1], ensure_ascii=False, indent=2)
        except RecursionError:  # what could just be read may be too deep to be written
            raise IndexError(f"record {number} is nested too deeply") from None


def _records(value: Any) -> list[Any] | str:
    """Return the records in a JSON value, or why there are none."""
    if isinstance(value, list):
        return value or "no records: an empty list"
    if not isinstance(value, dict):
        return f"no records: {_kind(value)}"
    keys = {str(key).strip().lower() for key in value}
    if keys & set(_TEXT):
        return [value]
    for held in value.values():
        if isinstance(held, list) and any(isinstance(each, dict) for each in held):
            return held
    return "no field called text, body or content, and no list of records"


def _fields(low: dict[str, Any]) -> Fields:
    title_key, title = _first(low, _TITLE, _line_of)
    outlet_key, outlet = _first(low, _OUTLET, _name_of)
    date_key, date = _first(low, _DATE, _date_of)
    _, url = _first(low, _URL, _line_of)
    url = url or next((link for name in _OUTLET if is_link(link := _line_of(low.get(name)))), "")
    _, language = _first(low, _LANGUAGE, _language_of)
    authors: tuple[str, ...] = ()
    for key in _AUTHORS:
        authors = authors or _people(low.get(key))
    keys = {"title": title_key, "outlet": outlet_key, "date": date_key}
    return Fields(
        title=title or None,
        outlet=outlet or None,
        date=date or None,
        authors=authors,
        url=url or None,
        language=language or None,
        found_in={name: f"field {key}" for name, key in keys.items() if key},
    )


def _first(low: dict[str, Any], names: tuple[str, ...], take: Any) -> tuple[str, str]:
    """Return the first of some fields that has something, with its name."""
    for name in names:
        value = take(low.get(name))
        if value:
            return name, value
    return "", ""


def _text_of(value: Any) -> str:
    if isinstance(value, list):
        return "\n\n".join(part for part in value if isinstance(part, str))
    return value if isinstance(value, str) else ""


def _line_of(value: Any) -> str:
    if isinstance(value, dict):
        value = next((value[key] for key in ("name", "title", "id") if value.get(key)), None)
    return one_line(clean(value).text)[:2_000] if isinstance(value, str) else ""


def _name_of(value: Any) -> str:
    words = _line_of(value)
    return "" if is_link(words) else words


def _language_of(value: Any) -> str:
    words = _line_of(value)
    return words.replace("_", "-") if _LANGUAGE_TAG.fullmatch(words) else ""


def _date_of(value: Any) -> str:
    if isinstance(value, bool):
        return ""
    if isinstance(value, int | float):
        return _moment(value)
    return parse_date(_line_of(value)) or ""


def _moment(number: float) -> str:
    """Return the date of a Unix time in seconds or milliseconds, from 1985 to 2100."""
    # Compared as it is: a whole number of JSON may be too large for a float.
    if not -1e15 < number < 1e15:
        return ""
    seconds = number / 1000 if abs(number) >= 1e11 else number
    if not 473_385_600 <= seconds < 4_102_444_800:
        return ""
    return datetime.fromtimestamp(int(seconds), UTC).isoformat()


def _people(value: Any) -> tuple[str, ...]:
    if isinstance(value, list):
        names = (_line_of(each) for each in value[:50])
        return tuple(dict.fromkeys(name for name in names if name))
    words = _line_of(value)
    return names_in(words.removeprefix("By ").removeprefix("by ")) if words else ()


def _kind(value: Any) -> str:
    if value is None:
        return "null"
    kinds = {bool: "true or false", int: "a number", float: "a number", str: "a string"}
    return kinds.get(type(value), "a list")
