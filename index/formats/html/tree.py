"""A page's text to its tree, within bounds that no page can break.

The parser is libxml2's, with its own bounds left on: 256 levels of nesting, 10 MB for one value.
What it gives up on is told from its log, so that such a page can be read as flat text instead.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree, html  # type: ignore[import-untyped]  # no types are published

_ADDRESS_OF_DATA = re.compile(r"\bdata:[\w/+.;=-]{3,100},[^\"'\s<>)]{200,}")
_LONG_VALUE = re.compile(r"=\s?(?:\"[^\"]{100000,}\"|'[^']{100000,}')")
_DECLARATION = re.compile(r"\A\s*<\?xml[^<>]{0,500}\?>")
_LONG_PAGE = 1_000_000
_LONG_TAG = re.compile(r"<[A-Za-z][^<>]{10000,}")
_MOST_ATTRIBUTES = 1_000
"""Of one tag: each is held against all before it, which for 110,000 takes more than 25 seconds."""
_GIVEN_UP = re.compile("excessive depth|resource limit|buffer size|huge|growing", re.IGNORECASE)


class Tree(NamedTuple):
    """The tree of a page."""

    root: html.HtmlElement | None
    """None where there is not even a tag."""
    whole: bool
    """Whether the parser has read the page to its end."""


def parse(text: str) -> Tree:
    """Return the tree of a page; never raises for what it holds."""
    text = _DECLARATION.sub(lambda found: "\n" * found.group().count("\n"), text, count=1)
    parser = html.HTMLParser(
        encoding="utf-8", huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return Tree(None, whole=False)
    given_up = any(_GIVEN_UP.search(entry.message) for entry in parser.error_log)
    return Tree(root, whole=not given_up)


def is_overloaded(text: str) -> bool:
    """Tell whether a tag has more attributes than a parser should be given."""
    tags = (found.group() for found in _LONG_TAG.finditer(text))
    return any(len(tag.split(maxsplit=_MOST_ATTRIBUTES)) > _MOST_ATTRIBUTES for tag in tags)


def without_data(text: str) -> str:
    """Return a page without the pictures, fonts and states written out in its attributes."""
    text = _ADDRESS_OF_DATA.sub("data:,", text) if "data:" in text else text
    return _LONG_VALUE.sub('=""', text) if len(text) > _LONG_PAGE else text
