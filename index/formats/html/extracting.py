"""trafilatura, kept to what is wanted of it: the words of an article, quietly and offline.

It is run on a tree that is parsed already and within bounds, since parts of it take time that
grows faster than its page.
"""

from __future__ import annotations

import logging
from typing import Any

from lxml import etree  # type: ignore[import-untyped]  # no types are published

for _name in ("trafilatura", "htmldate", "courlan", "dateparser"):
    _logger = logging.getLogger(_name)
    _logger.addHandler(logging.NullHandler())
    _logger.propagate = False  # what it finds odd in a page is nothing for a terminal

from trafilatura import bare_extraction  # noqa: E402  # silent from its first line
from trafilatura.settings import Extractor  # noqa: E402

STUMBLES = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
    etree.LxmlError,
)
"""What a library may raise on a page that nobody has tried it on."""


def article_words(root: Any, *, strict: bool) -> str:
    """Return the text of the article on a page, without its comments; empty where none is found.

    Args:
        root: The page's tree; it isn't changed.
        strict: Whether what is doubtful is left out.
    """
    options = Extractor(output_format="python", fast=True, precision=strict, comments=False)
    try:
        found = bare_extraction(root, options=options)
    except STUMBLES:
        return ""
    text = getattr(found, "text", None)
    return text if isinstance(text, str) else ""
