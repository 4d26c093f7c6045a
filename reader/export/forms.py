"""The forms that a comparison is written in, one function each, for screen and command line."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from reader.export.comparison_values import comparison_value
from reader.export.html import comparison_html
from reader.export.jsontext import json_text
from reader.export.markdown import comparison_markdown
from reader.export.plain import comparison_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from index.article import Article
    from reader.export.record import Record


def comparison_json(record: Record) -> str:
    """Return a comparison as one line of JSON."""
    return json_text(comparison_value(record)) + "\n"


FORMS: dict[str, Callable[[Record], str]] = {
    ".md": comparison_markdown,
    ".html": comparison_html,
    ".json": comparison_json,
    ".txt": comparison_text,
}
"""By how the name of a file ends."""
_LONGEST = 40


def suggested_name(a: Article, b: Article) -> str:
    """Return what a file with a comparison may be called, but for its end: by outlets and days."""
    days = dict.fromkeys(one.date[:10] for one in (a, b) if one.date)
    words = [*(_called(one) for one in (a, b)), *days]
    return "-".join(filter(None, map(_plain, words))) or "comparison"


def _called(article: Article) -> str:
    return article.outlet or Path(article.id.rpartition("/")[2]).stem


def _plain(words: str) -> str:
    """Return words fit for the name of a file on every system."""
    return re.sub(r"[\W_]+", "-", words.casefold())[:_LONGEST].strip("-")
