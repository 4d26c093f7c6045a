"""The stories of the corpus and all that is known of one, asked beside the screen."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, cast

from textual import on, work
from textual.message import Message

from index.errors import CorpusError
from reader.results.latest import Latest
from reader.screens.list_and_detail import ListAndDetailScreen
from reader.stories.pairs import Pair, PairBook
from reader.stories.roll import StoryRoll, words_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from index.library import Library
    from index.results import Overview, Report
    from index.story import PairTold, StoryDetail, StoryId

WORDS_KEPT = 64
"""Beginnings of names of which it is kept which stories have them."""


class StoriedScreen(ListAndDetailScreen):
    """Keeps the list of stories, the detail of one, and the pairs that were worked out."""

    class PairRead(Message):
        """A pair was compared."""

        def __init__(self, pair: Pair, told: PairTold | None) -> None:
            super().__init__()
            self.pair = pair
            self.told = told
            """None where one of them has vanished."""

    class NamingRead(Message):
        """It is known which stories have names that begin so."""

        def __init__(self, number: int, words: dict[str, frozenset[StoryId]]) -> None:
            super().__init__()
            self.number = number
            self.words = words

    def __init__(self) -> None:
        super().__init__()
        self.roll: StoryRoll | None = None
        """None until it is known."""
        self.book = PairBook()
        self.naming: dict[str, frozenset[StoryId]] = {}
        """By beginning of a name, folded, the stories that have it."""
        self._names_asked = Latest()
        self._names_stale = False
        """Whether other stories may have the names typed, and nobody has asked yet."""
        self._comparing = False
        self._read_by: Report | None = None

    def show_detail(self, detail: StoryDetail | None) -> None:
        """Show all that is known of a story; None for nothing."""
        raise NotImplementedError

    def wanted_pair(self) -> Pair | None:
        """Return the pair that is to be compared next, None where none is wanted."""
        raise NotImplementedError

    def pair_learned(self) -> None:
        """Show what is known of pairs now."""
        raise NotImplementedError

    def filtered_anew(self) -> None:
        """Filter the stories again: it is known now which of them have the names typed."""
        raise NotImplementedError

    # The list and one of it

    def corpus_changed(self, overview: Overview) -> None:
        """Look again; what was compared is compared anew where files were read since."""
        if self.reader.report is not self._read_by:
            self._read_by = self.reader.report
            self.book.forget()
        super().corpus_changed(overview)

    def list_question(self) -> Callable[[Library], tuple[StoryRoll, dict[str, frozenset[StoryId]]]]:
        """Return what lists the stories, and tells which of them have the names typed."""
        return partial(_listed, before=self.roll, words=words_of(self.typed))

    def list_answered(self, answer: object, *, last: bool) -> None:
        """Show the stories as they are known now."""
        # Both of one moment: the list would jump where names were known later.
        self.roll, self.naming = cast("tuple[StoryRoll, dict[str, frozenset[StoryId]]]", answer)
        self.reader.stories_known(len(self.roll))
        self.show_list(last=last)
        self.ask_naming(anew=self._names_asked.waiting)

    def detail_question(self, of: object) -> Callable[[Library], StoryDetail | None]:
        """Return what tells all that is known of a story."""
        story = cast("StoryId", of)
        return lambda library: library.story_detail(story)

    def detail_answered(self, answer: object) -> None:
        """Show all that is known of a story; None: it has vanished, as the next list says."""
        self.show_detail(cast("StoryDetail | None", answer))
        self.compare_next()

    # Pairs

    def compare_next(self) -> None:
        """Compare the pair that is wanted most, unless one is being compared."""
        if self._comparing or not self.is_current or (pair := self.wanted_pair()) is None:
            return
        self._comparing = True
        self._compare(pair)

    @work(thread=True, group="pair")
    def _compare(self, pair: Pair) -> None:
        told = None
        if (library := self.library) is not None:
            with suppress(CorpusError):  # one has vanished meanwhile; the next list says so
                told = library.pair(pair.a, pair.b)
        self.post_message(self.PairRead(pair, told))

    @on(PairRead)
    def _pair_read(self, event: PairRead) -> None:
        self._comparing = False
        if event.told is not None:
            self.book.learn(event.told)
        else:
            self.book.fail(event.pair)
        self.pair_learned()
        self.compare_next()

    # Names that are typed

    def ask_naming(self, *, anew: bool = False) -> None:
        """Ask which stories have names that begin as what is typed does.

        Args:
            anew: Also where that was known: there may be others now.
        """
        stale = self._names_stale = self._names_stale or anew
        unknown = [word for word in words_of(self.typed) if stale or word not in self.naming]
        if unknown and self.library is not None and (number := self._names_asked.ask()) is not None:
            self._names_stale = False
            self._look_for(number, unknown)

    @work(thread=True, group="naming")
    def _look_for(self, number: int, words: list[str]) -> None:
        if (library := self.library) is not None:
            found = {word: library.stories_naming(word) for word in words}
            self.post_message(self.NamingRead(number, found))

    @on(NamingRead)
    def _naming_read(self, event: NamingRead) -> None:
        if len(self.naming) > WORDS_KEPT:
            self.naming = {}
        same = all(self.naming.get(word) == found for word, found in event.words.items())
        self.naming |= event.words
        if not same:
            self.filtered_anew()
        if not self._names_asked.answered(event.number):
            self.ask_naming()


def _listed(
    library: Library, *, before: StoryRoll | None, words: list[str]
) -> tuple[StoryRoll, dict[str, frozenset[StoryId]]]:
    listed = StoryRoll(library.stories(), before)
    return listed, {word: library.stories_naming(word) for word in words}
