"""Which line of a page is the title of its article, by its words and by its place."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from index.bylines import BEFORE_A_NAME, byline_names, is_person
from index.datefinding import dated_line
from index.pagedates import FAR
from index.words import STOP_WORDS, fold, words_of

if TYPE_CHECKING:
    from collections.abc import Container

    from index.body import Body

_TRAIL = re.compile(r"\s[>»›→](?:\s|\Z)|\A\s*you are here\b|\Ahome\s[|/]\s", re.IGNORECASE)
"""The way to a page: "Home > News > Islands"."""
_NUMBERED = re.compile(r"\d{1,2}[.)]\s\S")
_CREDITED = re.compile(
    r"\((?:[^()]{0,40}[:/]\s?)?(?:photos?|images?|credits?|picture|pictured|file)\b[^()]{0,60}\)\Z"
    r"|\b(?:photo(?:graph)?|image|picture|illustration|foto|credit)s?\b\.{0,3}\s?(?:by|from|:|copyright|credit)"
    r"|\w/(?:[A-Z]{2,5}|[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)\Z",
    re.IGNORECASE,
)
"""What ends the words under a picture: who took it."""
_LONGEST_SIGNED = 160
_ENDING = re.compile(r"\s+(?:[|–—-]|::)\s+|\s*[|»]\s*")
_BELOW = 6
"""Lines under a title in which who wrote it, or when, stands."""
_SAME = 0.6
"""Share of a line's words that the title of the page, on its first line, has too."""
_ONE_WORD = 0.67
"""What it counts against a line that only one word of it can stand in the text."""
_STANDFIRST = 12
"""Words from which on a line under the title sums the article up."""
_SECTION = 4
"""Words of the name of a section, at most."""
_SHORTEST = 3
"""Words of a title above it."""
_LONG = 25
_ALONE = 0.8
"""What the place of a line must say where its words say nothing."""
_FARTHEST = 90
"""Lines above the text that are looked at, menus and all."""


class Signed(NamedTuple):
    """Lines that tell of an article, by their indexes."""

    named: frozenset[int]
    """Who wrote it."""
    dated: frozenset[int]
    """When."""


def title_at(body: Body, used: Container[int]) -> int | None:
    """Return the index of the line that is most like a headline for the text.

    Args:
        body: The page's lines and which of them are text.
        used: Indexes of lines known to be something else.
    """
    topics = _topics(" ".join(body.lines[at].text for at in body.kept[:40])[:20_000])
    near = _near(body)
    looked_at = near if 0 in near or not near else (0, *near)
    signed = _signed(body, near)
    scores = {
        at: score
        for at in looked_at
        if at not in used and _may_be(body, at) and (score := _score(body, at, topics, signed)) > 0
    }
    chosen = max(scores, key=lambda at: (scores[at], -at)) if scores else None
    if chosen is not None:
        return _settled(body, chosen, scores)
    if body.lines and body.first not in used and _is_lone_title(body):
        return body.first
    return None


def _near(body: Body) -> range:
    """Return the lines above the text looked at; shares and menus don't count."""
    last = min(body.first + 1, len(body.lines))
    start, counted = last, 0
    while start > 0 and counted <= FAR and last - start < _FARTHEST:
        start -= 1
        counted += not _is_aside(body, start)
    return range(start, last)


def _is_aside(body: Body, at: int) -> bool:
    return at in body.reasons or body.lines[at].bullet


def _may_be(body: Body, at: int) -> bool:
    line = body.lines[at]
    if at and body.lines[at - 1].text.casefold().strip(" :") in BEFORE_A_NAME:
        return False
    words = max(line.word_count, len(line.text) // 8 if not line.text.isascii() else 0)
    if at in body.reasons or not 2 <= words <= 40 or len(line.text) > 300:
        return False
    if _TRAIL.search(line.text) or not any(map(str.isalpha, line.text)):
        return False
    parts = _ENDING.split(line.text)
    if len(parts) > 1 and parts[0] == parts[-1]:
        return False  # the title, and once more the title
    return dated_line(line.text) is None and byline_names(line.text) is None


def _score(body: Body, at: int, topics: frozenset[str], signed: Signed) -> float:
    words, place = _headline_score(body, at, topics), _place_score(body, at, signed)
    return words + place if words or place >= _ALONE else 0.0


def _headline_score(body: Body, at: int, topics: frozenset[str]) -> float:
    """Return how much a line is like a headline by its words, 0 for one that can't be."""
    line = body.lines[at]
    words = line.word_count
    own = _topics(line.text)
    if not own or (at == body.first and (len(body.kept) < 2 or line.text[-1] in ".,;:")):
        return 0.0
    shared = len(own & topics) / len(own)
    score = shared * (1 - _ONE_WORD / len(own) ** 2) + min(words, 8) / 16
    score += 0.3 * any(other.text == line.text for other in body.lines[:at])
    score -= 0.5 * (line.text[-1] == ".") + 0.3 * line.bullet + 0.4 * (words > _LONG)
    score -= 0.4 * is_person(line.text) + 0.5 * bool(_CREDITED.search(line.text))
    score -= 0.5 * bool(_NUMBERED.match(line.text) and _is_numbered(body, at))
    if at == body.first:
        score -= 0.6  # a title that reads like a sentence, or the first sentence
    if shared < 0.25 and score <= 1.0:
        # A play on words shares none with the text: then only its place speaks for it.
        near = words >= 3 and body.first - at <= 6 and not line.is_sentence and not line.bullet
        return 0.12 + 0.2 * shared if near else 0.0
    return score


def _place_score(body: Body, at: int, signed: Signed) -> float:
    """Return what speaks for a line but its words: what stands below it, and above everything."""
    line = body.lines[at]
    between = sum(not _is_aside(body, other) for other in range(at, body.first))
    score = -0.03 * min(between, FAR) - 0.008 * (body.first - at if at else min(body.first, FAR))
    if _meets(body, range(at + 1, body.first + _BELOW), signed.named | signed.dated):
        score += 0.45
    elif _meets(body, range(at - 1, -1, -1), signed.named):
        score -= 0.35
    top = body.lines[0].text
    if at and line.word_count > 1:
        if top.startswith((line.text + " ", line.text + "|")):
            score += 0.7
        else:
            score += 0.5 * (_likeness(line.text, top) >= _SAME)
        score += 0.3 * _ends_another(body, at) - 0.4 * _leads_to_another(body, at)
    return score


def _meets(body: Body, way: range, signed: frozenset[int]) -> bool:
    """Tell whether one of some lines is among the next ones that aren't menus or shares."""
    counted = 0
    for at in way:
        if at in signed:
            return True
        counted += at >= len(body.lines) or not _is_aside(body, at)
        if counted >= _BELOW:
            return False
    return False


def _ends_another(body: Body, at: int) -> bool:
    """Tell whether a line just above is the way to a page that ends with this line."""
    text = body.lines[at].text
    return len(text) > 15 and any(
        len(other.text) > len(text) + 3 and other.text.endswith(text)
        for other in body.lines[max(0, at - _BELOW) : at]
    )


def _leads_to_another(body: Body, at: int) -> bool:
    """Tell whether a line is a section and then the title, which also stands near by itself."""
    text = body.lines[at].text
    return any(
        len(other.text) > 15 and len(text) > len(other.text) + 3 and text.endswith(other.text)
        for other in body.lines[max(0, at - _BELOW) : body.first + 1]
    )


def _signed(body: Body, near: range) -> Signed:
    """Return which lines tell who wrote something, and which tell when."""
    amid = frozenset(body.kept[1:])
    named, dated = set(), set()
    for at in range(near.start, min(body.first + _BELOW, len(body.lines))):
        text = "" if at in amid else body.lines[at].text[: _LONGEST_SIGNED + 1]
        if len(text) > _LONGEST_SIGNED:
            continue
        if byline_names(text) is not None or text.casefold().strip(" :") in BEFORE_A_NAME:
            named.add(at)
        elif dated_line(text) is not None:
            dated.add(at)
    return Signed(frozenset(named), frozenset(dated))


def _settled(body: Body, chosen: int, scores: dict[int, float]) -> int:
    """Return the line beside the one chosen, where that is the title and this one is about it."""
    line = body.lines[chosen]
    short = line.word_count <= _SECTION and chosen + 1 in scores
    if short and body.lines[chosen + 1].text.startswith(line.text + " "):
        return chosen + 1  # a section may be called by the first words of the title
    above = chosen - 1
    if above not in scores or line.bullet:
        return chosen
    title = body.lines[above]
    sums_up = line.is_sentence or line.word_count >= _STANDFIRST
    like = title.word_count >= _SHORTEST and not title.bullet and title.text[-1] not in ".:,;"
    close = scores[above] >= scores[chosen] - 0.6
    longer = line.word_count > title.word_count and title.text.isupper() <= line.text.isupper()
    return above if sums_up and like and close and longer else chosen


def _is_numbered(body: Body, at: int) -> bool:
    beside = body.lines[max(0, at - 1) : at] + body.lines[at + 1 : at + 2]
    return any(_NUMBERED.match(line.text) for line in beside)


def _likeness(text: str, top: str) -> float:
    """Return which share of a line's words the first line of the page has too."""
    own, other = _topics(text), _topics(_ENDING.split(top)[0][:400])
    if min(len(own), len(other)) < _SHORTEST:
        return 0.0
    return len(own & other) / max(len(own), 1)


def _is_lone_title(body: Body) -> bool:
    """Tell whether the first line kept is set off from prose as a title is."""
    if len(body.kept) < 2:
        return False
    line, after = body.lines[body.kept[0]], body.lines[body.kept[1]]
    return not line.is_sentence and line.word_count <= 20 and after.word_count > line.word_count


@lru_cache(maxsize=256)
def _topics(text: str) -> frozenset[str]:
    # To remember which word is folded to what takes longer here than to fold most of them.
    folded = {w.lower() if w.isascii() and w.isalpha() else fold(w) for w in words_of(text)}
    # Five letters do for a stem here, and cost a tenth.
    return frozenset(
        [word[:5] for word in folded - STOP_WORDS if len(word) > 2 or not word.isascii()]
    )
