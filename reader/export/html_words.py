"""Words of a sheet as HTML: guarded, escaped, in their language. Pure."""

from __future__ import annotations

import re
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from reader.export.sheet import NONE
from reader.text.phrases import day
from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.export.sheet import Role, Run

_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}")
_NOT_CHARACTERS = dict.fromkeys((0xFFFE, 0xFFFF), "\N{REPLACEMENT CHARACTER}")
_AROUND: dict[Role, tuple[str, str]] = {
    "": ("", ""),
    "sign": ('<span class="sign">', "</span>"),
    "strong": ("<strong>", "</strong>"),
    "meta": ('<span class="meta">', "</span>"),
    "mark": ("<mark>", "</mark>"),
    "del": ("<del>", "</del>"),
    "ins": ("<ins>", "</ins>"),
}
NOTHING = f'<span class="none" role="img" aria-label="none">{NONE}</span>'


def shown(text: str) -> str:
    """Return a text that a page shows as it is."""
    return escape(guard(text).translate(_NOT_CHARACTERS))


def language(lang: str | None) -> str:
    """Return the attributes of what is written in an article's language; "" for our own."""
    if lang is None:
        return ""
    return f' lang="{lang if _TAG.fullmatch(lang) else ""}" dir="auto"'


def cell(runs: Iterable[Run]) -> str:
    """Return the words of a cell; a sign for an empty one."""
    pieces = []
    for lang, some in groupby(runs, key=lambda run: run.lang):
        said = "".join(map(_run, some))
        pieces.append(said if lang is None else f"<span{language(lang)}>{said}</span>")
    return "".join(pieces) or NOTHING


def _run(run: Run) -> str:
    if run.to:
        after = " " if run.text.endswith(" ") else ""
        return f'<a class="where" href="#{run.to}">{shown(run.text.strip())}</a>{after}'
    begin, end = _AROUND[run.role]
    return f"{begin}{shown(run.text)}{end}"


def time(date: str | None) -> str:
    """Return a date in words, and as it is known for who points at it or reads it by machine."""
    if date is None:
        return "date unknown"
    iso = shown(date)
    return f'<time datetime="{iso}" title="{iso}">{shown(day(date))}</time>'
