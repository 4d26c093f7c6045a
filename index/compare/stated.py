"""What of a sentence is stated, and not only who or what is named: words outside names and titles.

Two passages that both name the mayor of a town, with her office, needn't tell the same thing of
her: who she is stands in each.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from index.article import Span
from index.compare.passage import LONGEST
from index.compare.prepared import KEPT
from index.compare.sentencewords import terms_of
from index.dossiers.descriptions import descriptions
from index.dossiers.titles import title_before

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from index.compare.prepared import Prepared
    from index.compare.sentencewords import Word

_NEAR = 400
"""Characters on either side of a name that are looked at for what is put to it: more than the rules
reach."""
_OF = re.compile(r"(?:[’']s)?\s(?:of\s)?(?:the\s)?|\s\(|-")
"""Between the parts of what names one: "Captain Quill of the Harbour Watch (VHW)"."""
_ALL_NOUNS = frozenset({"de", "lb"})
"""Languages that write every noun with a capital, which then tells no name."""


class Named(NamedTuple):
    """What a sentence names."""

    names: tuple[frozenset[str], ...]
    """The terms of each name, with those of its title and description."""
    rest: frozenset[str]
    """The terms that stand outside all of them."""

    def without(self, number: int) -> frozenset[str]:
        """Return the terms that stand outside one of the names."""
        others = (name for at, name in enumerate(self.names) if at != number)
        return self.rest.union(*others)


@lru_cache(maxsize=4 * KEPT)
def named(article: Prepared) -> tuple[Named, ...]:
    """Return for each sentence what of it is a name.

    Titles and descriptions are found in English; names wherever capitals tell them.

    Args:
        article: The article.
    """
    sentences = [words[:LONGEST] for words in article.words]
    if article.language in _ALL_NOUNS:
        return tuple(Named((), terms_of(words)) for words in sentences)
    within = [(word.folded, _capital(article, word)) for words in sentences for word in words[1:]]
    always = {word for word, capital in within if capital}
    always -= {word for word, capital in within if not capital}
    return tuple(_named(article, words, always) for words in sentences)


def _named(article: Prepared, words: Sequence[Word], always: AbstractSet[str]) -> Named:
    runs = list(_names(article, words, always))
    spans = [Span(words[first].start, words[last].end) for first, last in runs]
    if article.language == "en":
        spans += [span for name in tuple(spans) for span in _beside(article.text, name)]
    whole = _joined(article.text, sorted(spans))
    names = [[word for word in words if span.start <= word.start < span.end] for span in whole]
    within = {word.start for name in names for word in name}
    rest = (word for word in words if word.start not in within)
    return Named(tuple(map(terms_of, names)), terms_of(rest))


def _joined(text: str, spans: Sequence[Span]) -> list[Span]:
    """Return spans with those made one that lie over each other, or belong to one name."""
    whole: list[Span] = []
    for span in spans:
        if whole and (
            span.start <= whole[-1].end or _OF.fullmatch(text, whole[-1].end, span.start)
        ):
            whole[-1] = Span(whole[-1].start, max(whole[-1].end, span.end))
        else:
            whole.append(span)
    return whole


def _capital(article: Prepared, word: Word) -> bool:
    return article.text[word.start].isupper()


def _names(
    article: Prepared, words: Sequence[Word], always: AbstractSet[str]
) -> Iterator[tuple[int, int]]:
    """Yield the first and last place of words with capitals next to each other.

    A sentence begins with one whatever its first word is: alone that tells a name only where the
    word always has one.
    """
    text = article.text
    begun: int | None = None
    for place in range(len(words) + 1):
        capital = place < len(words) and _capital(article, words[place])
        gap = text[words[place - 1].end : words[place].start] if place and capital else ""
        if begun is not None and not gap.isspace():
            if begun or place - begun > 1 or words[0].folded in always:
                yield begun, place - 1
            begun = None
        if capital and begun is None:
            begun = place


def _beside(text: str, name: Span) -> Iterator[Span]:
    """Yield a name with its title, and with what is put to it."""
    low = max(0, name.start - _NEAR)
    near = text[low : name.end + _NEAR]
    start, end = name.start - low, name.end - low
    title = title_before(near, start, "person")
    for span in (*([title] if title else []), *descriptions(near, start, end, "person")):
        yield Span(low + min(start, span.start), low + max(end, span.end))
