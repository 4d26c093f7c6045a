"""What stands above a text in Markdown and says what it is: YAML, TOML or JSON, as sites take it.

Of YAML only `name: value` and lists are read: that is what people write there, and the rest of it
is a language whose parsers have been made to run programs.
"""

from __future__ import annotations

import json
import re
import tomllib
from datetime import date, time
from typing import Any, NamedTuple

from index.formats.document import Fields
from index.formats.mapping import Guess, flat
from index.formats.records import fields_of

_YAML = re.compile(r"---[ \t]*\n(?P<fields>(?:.*\n){0,200}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_TOML = re.compile(r"\+\+\+[ \t]*\n(?P<fields>(?:.*\n){0,200}?)\+\+\+[ \t]*(?:\n|\Z)")
_JSON = re.compile(r"\s*\{\s*\"")
_FIELD = re.compile(r"([^\W\d][\w -]{0,40}?)[ \t]*:[ \t]*(.*)")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.+)")
_QUOTES = " \t\"'[]"
_LONGEST_VALUE = 2_000
"""Characters; a title of megabytes would be on every line that shows one."""
_LONGEST_ROW = 4_000
"""Characters; a key of 500,000 parts keeps the parser for more than 25 seconds."""
_LONGEST_JSON = 100_000
_WORD = "front matter"
_DECODER = json.JSONDecoder()


class Front(NamedTuple):
    """What was read above a text, and where that ends."""

    fields: Fields
    end: int


def front_matter(text: str) -> Front:
    """Return what stands above a text; nothing where there is none that can be read."""
    found = _YAML.match(text)
    if found is not None:
        values, lines = _of_yaml(found["fields"])
        return Front(_with_lines(_fields(values), lines), found.end())
    found = _TOML.match(text)
    if found is not None:
        rows = found["fields"].split("\n")
        kept = "\n".join(row for row in rows if len(row) <= _LONGEST_ROW)
        try:
            return Front(_fields(tomllib.loads(kept)), found.end())
        except (ValueError, RecursionError):  # TOML's own, and that of numbers of many digits
            return Front(Fields(), found.end())
    if _JSON.match(text):
        try:
            value, end = _DECODER.raw_decode(text[:_LONGEST_JSON].lstrip())
        except (ValueError, RecursionError):
            return Front(Fields(), 0)
        end += len(text) - len(text.lstrip())
        if isinstance(value, dict) and text[end:].strip():
            return Front(_fields(value), end)
    return Front(Fields(), 0)


def _fields(values: dict[str, Any]) -> Fields:
    plain = {path: _plain(value) for path, value in flat(values).items()}
    places = Guess().places(plain)
    return fields_of(plain, places, _WORD)


def _plain(value: Any) -> Any:
    """Return a value of TOML as one of JSON, which knows no dates."""
    if isinstance(value, date | time):  # a datetime is a date too
        return value.isoformat()
    return value


def _of_yaml(block: str) -> tuple[dict[str, Any], dict[str, int]]:
    """Return the values of some YAML and the line of each."""
    values: dict[str, Any] = {}
    lines: dict[str, int] = {}
    current = ""
    for number, line in enumerate(block.split("\n"), start=2):
        item = _ITEM.fullmatch(line.rstrip())
        if item is not None and current:
            held = values[current]
            listed = held if isinstance(held, list) else [held] if held else []
            values[current] = [*listed, item[1].strip(_QUOTES)[:_LONGEST_VALUE]]
            continue
        match = _FIELD.fullmatch(line.rstrip())
        if match is None or match[1] in values:
            current = ""
            continue
        current = match[1]
        values[current] = match[2].strip(_QUOTES)[:_LONGEST_VALUE]
        lines[current] = number
    return values, lines


def _with_lines(fields: Fields, lines: dict[str, int]) -> Fields:
    for field, where in fields.found_in.items():
        name = where.removeprefix(f"{_WORD} ")
        if name in lines:
            fields.found_in[field] = f"line {lines[name]}: {name}"
    return fields
