"""Which line of a page is the title of its article, by its words and by its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.bylines import byline_names, is_person
from index.clean import one_line
from index.datefinding import dated_line
from index.pagedates import FAR
from index.words import STOP_WORDS, fold, words_of

if TYPE_CHECKING:
    from collections.abc import Container

    from index.body import Body


def line_with(body: Body, title: str) -> int | None:
    """Return the index of the first line that is a known title."""
    wanted = one_line(title).casefold()
    lines = enumerate(body.lines[: body.first + 1])
    return next((at for at, line in lines if line.text.casefold() == wanted), None)


def title_at(body: Body, used: Container[int]) -> int | None:
    """Return the index of the line that is most like a headline for the text.

    Args:
        body: The page's lines and which of them are text.
        used: Indexes of lines known to be something else.
    """
    first = body.first
    topics = _topics(" ".join(body.lines[at].text for at in body.kept[:40])[:20_000])
    best, chosen = 0.0, None
    near = range(max(0, first - FAR), min(first + 1, len(body.lines)))
    for at in near if 0 in near or not near else (0, *near):
        if at in used:
            continue
        score = _headline_score(body, at, topics) - 0.03 * min(first - at, FAR)
        if score > best:
            best, chosen = score, at
    if chosen is None and body.lines and body.first not in used and _is_lone_title(body):
        chosen = body.first
    return chosen


def _headline_score(body: Body, at: int, topics: frozenset[str]) -> float:
    """Return how much a line is like a headline, 0 for one that can't be."""
    line = body.lines[at]
    words = line.word_count
    if at in body.reasons or not 2 <= words <= 40 or len(line.text) > 300:
        return 0.0
    if dated_line(line.text) is not None or byline_names(line.text) is not None:
        return 0.0
    own = _topics(line.text)
    if not own or (at == body.first and (len(body.kept) < 2 or line.text[-1] in ".,;:")):
        return 0.0
    shared = len(own & topics) / len(own)
    score = shared + min(words, 8) / 16
    score += 0.3 * any(other.text == line.text for other in body.lines[:at])
    score += 0.5 * bool(body.lines and at and body.lines[0].text.startswith(line.text + " "))
    score -= 0.5 * (line.text[-1] == ".") + 0.3 * line.bullet + 0.4 * (words > 25)
    score -= 0.4 * is_person(line.text)
    if at == body.first:
        score -= 0.6  # a title that reads like a sentence, or the first sentence
    if shared < 0.25 and score <= 1.0:
        # A play on words shares none with the text: then only its place speaks for it.
        near = words >= 3 and body.first - at <= 6 and not line.is_sentence and not line.bullet
        return 0.12 + 0.2 * shared if near else 0.0
    return score


def _is_lone_title(body: Body) -> bool:
    """Tell whether the first line kept is set off from prose as a title is."""
    if len(body.kept) < 2:
        return False
    line, after = body.lines[body.kept[0]], body.lines[body.kept[1]]
    return not line.is_sentence and line.word_count <= 20 and after.word_count > line.word_count


def _topics(text: str) -> frozenset[str]:
    # To remember which word is folded to what takes longer here than to fold most of them.
    folded = {w.lower() if w.isascii() and w.isalpha() else fold(w) for w in words_of(text)}
    # Five letters do for a stem here, and cost a tenth.
    return frozenset([word[:5] for word in folded - STOP_WORDS if len(word) > 2])
