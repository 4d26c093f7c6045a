"""A comparison with what is lit on both sides: names, words looked for, words that both have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.article.reading import around_words
from reader.comparing.columns import Columns
from reader.comparing.hits import HitsBeside, around
from reader.comparing.names import NamesBeside, no_names_words
from reader.comparing.page import other, sentences_of, texts_of
from reader.comparing.shared import SharedBeside
from reader.notices import tell
from reader.widgets.walked_view import WalkedView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from index.article import Mention, NameKind, Span
    from reader.comparing.hits import Hit
    from reader.comparing.names import Named
    from reader.comparing.page import LinkTable, SideName
    from reader.text.marks import Marks


class CompareView(WalkedView):
    """Shows two articles; keeps which names are lit, and which one is chosen."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's word)
        super().__init__(id=id)
        self.names = NamesBeside()
        self.shared = SharedBeside()
        self.hits = HitsBeside()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done now."""
        del parameters
        if action in ("own_name", "match"):
            own = self.walk is not None and bool(self.names.own(self.side))
            several = self.walk is not None and len(self.walk.matches) > 1
            return own if action == "own_name" else several and not own
        if action in ("hit", "link"):
            return any(self.hits.spans.values()) == (action == "hit")
        if action in ("side", "no_side"):
            return (self.shown_as == "columns") == (action == "side")
        if action == "name":
            return any(self.names.named.mentions[self.side])
        if action in ("contradiction", "no_contradiction"):
            found = self.walk is not None and self.walk.table.counts()["contradiction"] > 0
            return found == (action == "contradiction")
        return True

    def lit_on(self, side: SideName) -> Sequence[Marks]:
        """Return the words that both share, the names and the hits that are lit on a side."""
        return self.shared.marks(side), self.names.marks(side), self.hits.marks(side)

    def show(self, table: LinkTable, *, keep: bool = False) -> None:
        """Show a comparison; what was looked for is looked for in it too."""
        if not keep and self.hits.words:
            self.hits.look(self.hits.words, texts_of(table.comparison))
        super().show(table, keep=keep)

    def light_shared(self, *, lit: bool) -> None:
        """Light the words that both sides have in a row, or don't."""
        self.shared.lit = lit
        self.refresh()

    def show_names(self, named: Named) -> None:
        """Show the names as they are known now."""
        if named != self.names.named:
            self.names.take(named)
            self.moved()

    def moved(self) -> None:
        """Draw where one is now, and tell of it."""
        if (passage := self._passage()) is not None:
            self.names.moved(self.side, passage)
        if (hit := self.hits.current) is not None and not self._lit(hit):
            self.hits.stand_at(None)
        super().moved()

    def _lit(self, hit: Hit) -> bool:
        """Tell whether a hit is in the current passage or its match."""
        walk = self.walk
        return walk is not None and walk.lit(hit.side, walk.sentence_of(hit.side, hit.span.start))

    def _passage(self) -> Span | None:
        """Return the current passage."""
        if self.walk is None:
            return None
        sentences = sentences_of(self.walk.table.comparison, self.side)
        return sentences[self.current] if self.current < len(sentences) else None

    # Words looked for

    def look_for(self, words: str) -> None:
        """Light words on both sides; "" for none."""
        if self.walk is not None:
            self.hits.look(words, texts_of(self.walk.table.comparison))
            self.moved()

    def action_hit(self, by: int) -> None:
        """Go to the next place of the words that are looked for."""
        walk, passage = self.walk, self._passage()
        if walk is None or passage is None:
            return
        if (found := self.hits.next(walk.side, passage.start, by)) is None:
            return
        hit, over = found
        walk.go_to(hit.side, hit.span.start)
        self.hits.stand_at(hit)
        self.moved()
        if over:
            tell(self.app, around(by, len(self.hits.all)), "around")

    # Names

    def action_names(self) -> None:
        """Light the names on both sides, or don't; where there are none, say why."""
        self.names.toggle()
        if self.names.lit and (words := no_names_words(self.names)):
            tell(self.app, words, "names")
        self.moved()

    def action_name(self, by: int) -> None:
        """Choose the next name of this side."""
        self._step_name(by, of_chosen=False)

    def action_own_name(self) -> None:
        """Go to the next mention of the chosen name on this side."""
        self._step_name(1, of_chosen=True)

    def can_let_go(self) -> bool:
        """Tell whether words are looked for or a name is chosen."""
        return bool(self.hits.words) or self.names.chosen is not None

    def choose_name(self, side: SideName, name: tuple[NameKind, str]) -> bool:
        """Choose a name of a side, and go to its first mention; tell whether there is one."""
        for mention in self.names.named.mentions[side]:
            if (mention.kind, mention.name) == name:
                self._choose(side, mention)
                return True
        return False

    def let_go(self) -> None:
        """Look for no words; where none were looked for, choose no name."""
        if self.hits.words:
            self.hits.let_go()
        else:
            self.names.let_go()
        self.moved()

    def _step_name(self, by: int, *, of_chosen: bool) -> None:
        passage = self._passage()
        found = passage and self.names.next(self.side, passage, by, of_chosen=of_chosen)
        if not found:
            return
        mention, around = found
        self._choose(self.side, mention)
        if around:
            among = self.names.own(self.side) if of_chosen else self.names.named.mentions[self.side]
            tell(self.app, around_words(by, len(among)), "around")

    def _choose(self, side: SideName, mention: Mention) -> None:
        """Choose a name by a mention, and go to the passage that it is in."""
        if (walk := self.walk) is None:
            return
        self.names.choose(side, mention)
        walk.go_to(side, mention.start)
        across = other(side)
        there = [walk.sentence_of(across, own.start) for own in self.names.own(across)]
        if walk.match is None and there and isinstance(walk.plan, Columns):
            walk.plan.show(side, walk.current, there)
        self.moved()

    def on_click(self, event: events.Click) -> None:
        """Choose the name that is clicked, where it is lit."""
        # Textual calls the handler of the class above by itself, after this one.
        offset = self.offset_at(event.x, event.y)
        if offset is not None:
            side = self.side_at(event.x)
            if (mention := self.names.at(side, offset)) is not None:
                event.prevent_default()  # the rows may stand elsewhere now
                self._choose(side, mention)
