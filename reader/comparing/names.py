"""The names of two articles side by side: lit on request, and one of them chosen on both. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from index.tongues import is_named
from reader.comparing.walk import SIDES
from reader.text.marks import NO_MARKS, Mark, Marks, Piece
from reader.text.phrases import count
from reader.text.safe import guard
from reader.text.tongues import language_name

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from index.article import Article, Mention, Span
    from index.comparison import Comparison
    from index.library import Library
    from reader.comparing.page import SideName

SEPARATOR = Piece(" · ", ("faint",))


class Named(NamedTuple):
    """What is known of the names of two articles."""

    mentions: Mapping[SideName, Sequence[Mention]]
    """In order, as the corpus calls them: one name is one on both sides."""
    unknown: Mapping[SideName, str]
    """Of a side without any, why that says nothing yet; "" where it was looked through."""


NONE = Named({"a": (), "b": ()}, {"a": "", "b": ""})


def load_names(library: Library, comparison: Comparison) -> Named:
    """Fetch the names of two articles; for a worker, not for the screen's thread.

    Raises:
        NoSuchArticleError: An article has vanished meanwhile.
    """
    articles: dict[SideName, Article] = {"a": comparison.a, "b": comparison.b}
    complete = library.names_complete()
    mentions = {
        side: tuple(m for m in library.mentions(of.id) if m.end <= len(of.text))
        for side, of in articles.items()
    }
    unknown = {
        side: "" if mentions[side] else _unknown(of.language, comparison.named, complete=complete)
        for side, of in articles.items()
    }
    return Named(mentions, unknown)


def _unknown(language: str | None, named: Collection[str], *, complete: bool) -> str:
    if language is not None and not is_named(language, named):
        return f"names not looked for in {language_name(language)}"
    return "" if complete else "names being found …"


class NamesBeside:
    """The names of both sides, and what of them is lit."""

    def __init__(self) -> None:
        self.named = NONE
        self.lit = False
        """Whether all names are lit; the chosen one always is."""
        self.chosen: tuple[str, str] | None = None
        """Kind and name of the one that is looked for on both sides."""
        self.side: SideName = "a"
        """The side that the current mention is on."""
        self.current: Mention | None = None
        """The current mention, of the chosen name; None where one has moved on from it."""
        self._marks: dict[SideName, Marks] = {}

    def take(self, named: Named) -> None:
        """Take the names as they are known now, or those of two other articles."""
        self.named = named
        if self.current not in named.mentions[self.side]:
            self.current = None
        self._marks.clear()

    def toggle(self) -> None:
        """Light all names, or don't."""
        self.lit = not self.lit
        self._marks.clear()

    def choose(self, side: SideName, mention: Mention) -> None:
        """Choose a name by one of its mentions."""
        self.side, self.current = side, mention
        self.chosen = (mention.kind, mention.name)
        self._marks.clear()

    def let_go(self) -> None:
        """Choose none."""
        self.chosen = self.current = None
        self._marks.clear()

    def moved(self, side: SideName, passage: Span) -> None:
        """Keep the current mention only where one is still in its passage."""
        here = self.current
        if here is not None and not (
            side == self.side and passage.start <= here.start < passage.end
        ):
            self.current = None
            self._marks.clear()

    def own(self, side: SideName) -> list[Mention]:
        """Return the mentions of the chosen name on a side."""
        return [m for m in self.named.mentions[side] if (m.kind, m.name) == self.chosen]

    def next(
        self, side: SideName, passage: Span, by: int, *, of_chosen: bool
    ) -> tuple[Mention, bool] | None:
        """Return the next mention on a side, and whether that is over an end; None for none.

        Args:
            side: The side.
            passage: Where one is on it; from there, where no mention is the current one.
            by: 1 for the next one, -1 for the last.
            of_chosen: Whether only those of the chosen name count.
        """
        mentions = self.own(side) if of_chosen else self.named.mentions[side]
        if not mentions:
            return None
        here = self.current if side == self.side else None
        if here in mentions:
            place = mentions.index(here) + by
        else:
            before = sum(mention.start < passage.start for mention in mentions)
            place = before if by > 0 else before - 1
        return mentions[place % len(mentions)], not 0 <= place < len(mentions)

    def at(self, side: SideName, offset: int) -> Mention | None:
        """Return the mention that is lit on a character of a side."""
        for mention in self.named.mentions[side]:
            if mention.start <= offset < mention.end:
                lit = self.lit or (mention.kind, mention.name) == self.chosen
                return mention if lit else None
        return None

    def marks(self, side: SideName) -> Marks:
        """Return what is lit on a side."""
        if side not in self._marks:
            self._marks[side] = self._lit_on(side)
        return self._marks[side]

    def _lit_on(self, side: SideName) -> Marks:
        own = self.own(side)
        shown = self.named.mentions[side] if self.lit else own
        marks = [Mark(m.start, m.end, m.kind) for m in shown]
        marks += [Mark(m.start, m.end, "chosen") for m in own]
        if self.current is not None and side == self.side:
            marks.append(Mark(self.current.start, self.current.end, "current-mention"))
        return Marks.of(marks) if marks else NO_MARKS


def name_line(names: NamesBeside) -> list[Piece]:
    """Return which name is chosen, and how often either side has it; nothing where none is."""
    if names.chosen is None:
        return []
    kind, name = names.chosen
    line = [Piece(guard(name), (kind,)), SEPARATOR, Piece(kind, ("meta",))]
    for side in SIDES:
        line += [SEPARATOR, Piece(f"{side.upper()} ", ("key",)), Piece(_told(names, side), ())]
    return line


def _told(names: NamesBeside, side: SideName) -> str:
    if own := len(names.own(side)):
        return count(own, "time")
    return names.named.unknown[side] or "not named in this text"


def name_place(names: NamesBeside) -> str:
    """Return which mention is the current one: "mention 2 of 7"; nothing where none is."""
    if names.current is None:
        return ""
    own = names.own(names.side)
    return f"mention {own.index(names.current) + 1:,} of {len(own):,}"


def no_names_words(names: NamesBeside) -> str:
    """Return why there is no name to light on either side; nothing where there is one."""
    if any(names.named.mentions.values()):
        return ""
    told = dict.fromkeys(filter(None, (names.named.unknown[side] for side in SIDES)))
    words = ", ".join(told) or "no name in either text"
    return f"{words[0].upper()}{words[1:]}".rstrip(" …") + "."
