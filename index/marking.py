"""What is marked of a query in a text: its words where they stand, and the names it asks for."""

from __future__ import annotations

import threading
from collections import OrderedDict
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from index.article import Span
from index.catalogue.encoding import storable
from index.fields import NameAsked
from index.results import NameRef

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from index.asking import Asking
    from index.catalogue import Catalogue
    from index.engine import Answer
    from index.engine.hits import HitFinder
    from index.named import NamesAsked
    from index.naming import Naming
    from index.textindex import TextIndex

_KEPT = 16
"""Queries whose hits can be told without asking the engine again."""
_LONG = 300_000
"""Characters. Of a longer text not every hit is looked at for its row: a book would take a second,
and a row has room for three lines."""
READ = _LONG + 1
"""Characters of a text that a row needs."""
_WEIGHED = 300
"""Hits of such a text that its lines are chosen from: the first ones."""


class Marked(NamedTuple):
    """What a query looks for in texts."""

    words: HitFinder
    names: frozenset[NameRef]


class InText(NamedTuple):
    """What is marked in the text of a row."""

    text: str
    hits: tuple[Span, ...]
    """Those that lines are chosen from."""
    number: int
    """How many there are in all."""


class Marker:
    """Asks the engine, and remembers what is to be marked of the last queries."""

    def __init__(
        self,
        catalogue: Catalogue,
        textindex: TextIndex,
        naming: Naming,
        asking: Asking,
        today: Callable[[], date] = date.today,
    ) -> None:
        """Keep what is needed.

        Args:
            catalogue: Where texts come from.
            textindex: What finds words.
            naming: Where names stand in texts.
            asking: Tells which names are meant, and which stories.
            today: Tells which day it is.
        """
        self._catalogue = catalogue
        self._textindex = textindex
        self._naming = naming
        self._asking = asking
        self._today = today
        self._guard = threading.Lock()
        self._last: OrderedDict[str, tuple[HitFinder, tuple[NameAsked, ...]]] = OrderedDict()

    def answer(self, query: str, names: NamesAsked, *, respell: bool = True) -> Answer:
        """Return what a query finds, by names as they are merged now.

        Args:
            query: The query.
            names: Those that count.
            respell: Whether closer spellings are looked for where nothing is found.
        """
        asked = storable(query) or ""
        finds = self._asking.finds(names)
        today = self._today()
        answer = self._textindex.asked(
            lambda engine: engine.search(asked, finds, today, respell=respell)
        )
        with self._guard:
            self._last[query] = answer.finder, _names(answer)
            self._last.move_to_end(query)
            while len(self._last) > _KEPT:
                self._last.popitem(last=False)
        return answer

    def marked(self, query: str) -> Marked | None:
        """Return what is to be marked; None where nothing is asked."""
        if not query.strip():
            return None
        with self._guard:
            last = self._last.get(query)
        if last is None:
            answer = self.answer(query, self._asking.names(), respell=False)
            last = answer.finder, _names(answer)
        finder, asked = last
        return Marked(finder, self._asking.names().refs(asked) if asked else frozenset())

    def hits(self, marked: Marked, text: str, text_hash: str) -> tuple[Span, ...]:
        """Return what is marked in a whole text, in order, apart from each other."""
        hits = marked.words.hits(text)  # in order and apart already
        return united(hits, self._mentions(marked.names, text_hash)) if marked.names else hits

    def for_row(
        self, marked: Marked | None, key: int, text: str, text_hash: str, *, some: bool
    ) -> InText:
        """Return a text, the hits to choose lines from, and how many there are.

        Args:
            marked: What is marked.
            key: Of the article.
            text: Its first `READ` characters.
            text_hash: Of all of it.
            some: Whether lines are wanted at all.
        """
        if marked is None:
            return InText(text, (), 0)
        if len(text) <= _LONG:
            hits = self.hits(marked, text, text_hash)
            return InText(text, hits, len(hits))
        whole, finder = self._catalogue.articles.text(key), marked.words
        names = self._mentions(marked.names, text_hash)
        hits = tuple(islice(finder.hits_in_turn(whole), _WEIGHED if some else 0))
        number = len(hits)
        if not 0 < number < _WEIGHED:
            number = self._textindex.asked(lambda engine: engine.occurrences(finder, key))
        return InText(whole, united(hits, names[:_WEIGHED]), number + len(names))

    def _mentions(self, names: frozenset[NameRef], text_hash: str) -> tuple[Span, ...]:
        if not names:
            return ()
        return tuple(
            Span(mention.start, mention.end)
            for mention in self._naming.of_text(text_hash)
            if NameRef(mention.kind, mention.name) in names
        )


def _names(answer: Answer) -> tuple[NameAsked, ...]:
    """Return the names asked for: a story stands nowhere in a text."""
    return tuple(one for one in answer.asked if isinstance(one, NameAsked))


def united(one: Iterable[Span], other: Iterable[Span]) -> tuple[Span, ...]:
    """Return stretches of a text in order, those that overlap as one."""
    return tuple(_joined(sorted((*one, *other), key=lambda span: (span.start, span.end))))


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    last: Span | None = None
    for span in spans:
        if last is not None and span.start < last.end:
            last = Span(last.start, max(last.end, span.end))
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last
