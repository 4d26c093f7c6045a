"""The words that only one of two linked passages has, where most are the same. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.article import Span
from index.tongues import spoken
from reader.comparing.page import texts_of
from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.comparison import Comparison, Link
    from reader.comparing.page import SideName

_WORD = re.compile(r"\w+")


def only_spans(comparison: Comparison, link: Link | None) -> dict[SideName, tuple[Span, ...]]:
    """Return where either passage has words that the other one hasn't, wherever it has them.

    Nothing for links of other kinds than word for word and the same quotation: what is said in
    other words differs in most of them.
    """
    if link is None or link.kind not in ("verbatim", "quote"):
        return {"a": (), "b": ()}
    # Imported here, not above: numpy comes with it, and the first screen doesn't need it.
    from index.compare.comparing import differences  # noqa: PLC0415 (see the comment)

    a, b = comparison.a.text[slice(*link.a)], comparison.b.text[slice(*link.b)]
    language = spoken(comparison.a.language)
    edits = [edit for edit in differences(a, b, language) if edit.op != "equal"]
    return {
        "a": tuple(_absent(a, (edit.a for edit in edits), b, link.a.start)),
        "b": tuple(_absent(b, (edit.b for edit in edits), a, link.b.start)),
    }


def _absent(text: str, edits: Iterable[Span], other: str, start: int) -> Iterator[Span]:
    """Yield the runs of words within edits that another text hasn't anywhere.

    What only stands in another order isn't alone.
    """
    there = {word.casefold() for word in _WORD.findall(other)}
    for edit in edits:
        run: list[int] = []
        for word in _WORD.finditer(text, *edit):
            if word.group().casefold() not in there:
                run = [run[0] if run else word.start(), word.end()]
            elif run:
                yield Span(start + run[0], start + run[1])
                run = []
        if run:
            yield Span(start + run[0], start + run[1])


def only_words(comparison: Comparison, link: Link) -> list[tuple[str, list[str]]]:
    """Return the words that only one of two linked passages has: ("A", ["north", "dictation"])."""
    texts = texts_of(comparison)
    return [
        (side.upper(), [guard(texts[side][slice(*span)]) for span in own])
        for side, own in only_spans(comparison, link).items()
        if own
    ]
