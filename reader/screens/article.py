"""One article, read: its names lit and listed, its hits stepped through."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.containers import Horizontal
from textual.message import Message

from index.errors import CorpusError
from index.tongues import NAMED, for_language
from reader.article.info import info_blocks
from reader.article.reading import Reading, load, with_figures, with_story
from reader.article.steps import step_words
from reader.keys import shown_key, working
from reader.places import place_named
from reader.screens.article_keys import ARTICLE_KEYS
from reader.screens.choose import ChooseScreen
from reader.screens.shared_text import SharedTextScreen
from reader.screens.source import SourceScreen
from reader.text.marks import Piece
from reader.text.safe import guard
from reader.text.wrap import fit
from reader.widgets.article_head import ArticleHead
from reader.widgets.band import dotted
from reader.widgets.filter_list import FilterList
from reader.widgets.reading_view import ReadingView

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from index.article import ArticleId, Span
    from index.listing import Listing
    from index.results import Overview, Results


class ArticleScreen(SharedTextScreen):
    """Connects an article's text and the list of its names."""

    BINDINGS: ClassVar[list[BindingType]] = ARTICLE_KEYS

    class Loaded(Message):
        """The article is there."""

        def __init__(self, reading: Reading) -> None:
            super().__init__()
            self.reading = reading

    def __init__(
        self,
        article_id: ArticleId,
        results: Results | Listing | None,
        number: int,
        *,
        via: str = "",
        at: Span | None = None,
        name: tuple[str, str] | None = None,
    ) -> None:
        """Keep what to open.

        Args:
            article_id: The article.
            results: Through which it was come upon; None for none.
            number: Its place in them, from 0.
            via: The page between the place and this article, if one led here.
            at: The place in its text to begin at; None for its beginning.
            name: Kind and name that is chosen at first; without `at`, its first mention is shown.
        """
        super().__init__(article_id, at, name)
        self._via = via
        self.results = results
        self.number = number
        """The article's place in the results, from 0."""
        self.show_info = False
        """Whether all that is known of the article stands above its text."""

    def content(self) -> ComposeResult:
        """Lay out head, text and names."""
        yield ArticleHead(id="head")
        yield self.pane_rule()
        with Horizontal(id="panes"):
            yield ReadingView(
                with_head=False, measure=self.reader.settings.measure, margin=2, id="text"
            )
            yield FilterList(id="names")

    def on_mount(self) -> None:
        """Begin in the text; the article is fetched as whenever the corpus has changed."""
        self.query_one(ReadingView).focus()
        self._show_top()

    def corpus_changed(self, overview: Overview) -> None:
        """Fetch the article again: its names may have been found."""
        del overview
        self.load()
        self.shared_again()

    @work(thread=True, group="article", exclusive=True)
    def load(self) -> None:
        """Fetch the article."""
        if (library := self.library) is None:
            return
        try:
            reading = load(library, self.article_id, self.results)
            shown = self.reading
            if shown is None or shown.article.text != reading.article.text:
                self.post_message(self.Loaded(reading))
            reading = with_figures(library, reading)
            self.post_message(self.Loaded(reading))
            self.post_message(self.Loaded(with_story(library, reading)))
        except CorpusError as error:
            self.post_message(self.Failed(error))

    @on(Loaded)
    def _loaded(self, event: Loaded) -> None:
        if event.reading == self.reading:
            return
        other = self.reading is None or self.reading.article.id != event.reading.article.id
        self.reading = event.reading
        self.query_one(ReadingView).show_reading(event.reading)
        if other:
            self.shared_again()
        self._show_all()
        self.call_after_refresh(self.open_where_asked)  # rows are known once it is laid out

    def _show_all(self) -> None:
        self._show_top()
        self.show_head()
        self._show_info()
        self.show_names()
        self.refresh_bindings()

    def _show_top(self) -> None:
        outlet = "…"
        if self.reading is not None:
            article = self.reading.article
            outlet = guard(article.outlet) if article.outlet else guard(article.id)
            outlet = fit(outlet, max(20, self.size.width * 2 // 5))
        way = [place_named(self.app.current_mode).name, *([self._via] if self._via else [])]
        here = [
            *(p for step in way for p in (Piece(f"{step}  ", ("meta",)), Piece("›  ", ("faint",)))),
            Piece(outlet, ("title",)),
        ]
        parts = []
        if self.results is not None:
            if self.results.query:
                parts.append([Piece(guard(self.results.query), ("accent",))])
            place = f"article {self.number + 1:,} of {len(self.results):,}"
            parts.append([Piece(place, ("meta",))])
        self.show_way(here, dotted(parts))

    def show_head(self) -> None:
        """Show title, meta, and where one is among hits and mentions."""
        if self.reading is None:
            return
        high, view = self.is_high(), self.query_one(ReadingView)
        self.query_one(ArticleHead).show_head(
            self.reading,
            step_words(self.reading, view.hit, view.chosen_name, view.mention, view.steppable()),
            left=view.left(),
            width=view.line_cells,
            titles=2 if high else 1,
            found=high and not self.show_info,
            shared=self.shared_words(),
        )

    def _show_info(self) -> None:
        view, overview = self.query_one(ReadingView), self.reader.overview
        if self.reading is not None:
            article, finder, named = self.reading.article, None, NAMED
            if overview is not None:
                finder = for_language(overview.recognisers, article.language)
                named = overview.named
            known = info_blocks(self.reading, finder, named)
            view.show_above(known if self.show_info else ())

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done now."""
        reading = self.reading
        if action in ("let_go", "back"):
            beside = self.is_mounted and self.query_one(FilterList).has_focus
            lets_go = self.can_let_go() and not (beside or self.show_info)
            return lets_go == (action == "let_go")
        if action == "hit":
            return reading is not None and bool(reading.hits)
        if action == "story":
            return reading is not None and reading.story is not None
        if action == "removed":
            return reading is not None and bool(reading.article.removed)
        return super().check_action(action, parameters)

    def action_hit(self, by: int) -> None:
        """Step through the hits."""
        self.query_one(ReadingView).step_hit(by)

    def action_removed(self) -> None:
        """Show what was removed, or don't."""
        keys = [key for key, one in working(self) if one.binding.id == "article.removed"]
        self.query_one(ReadingView).toggle_removed(again=shown_key(keys[0]) if keys else "")

    def action_found(self) -> None:
        """Show all that is known of the article above its text, or don't."""
        self.show_info = not self.show_info
        self.show_head()
        self._show_info()

    def action_story(self) -> None:
        """Go to the story that it is in."""
        if self.reading is not None and self.reading.story is not None:
            self.reader.show_story(self.reading.story.id)

    def action_copy(self) -> None:
        """Copy the passage that is meant with its reference."""
        self.copy_passage(self.query_one(ReadingView))

    def action_source(self) -> None:
        """Read the file that the article came from, at the passage that is meant."""
        if self.reading is not None:
            paragraph = self.query_one(ReadingView).meant_paragraph()
            self.app.push_screen(SourceScreen(self.reading.article, paragraph))

    def action_passage(self, by: int) -> None:
        """Mark another passage as the one that is meant."""
        self.query_one(ReadingView).step_passage(by)

    def action_compare(self) -> None:
        """Choose an article to put beside this one."""
        self.app.push_screen(ChooseScreen(self.article_id))

    def action_back(self) -> None:
        """Go back: to the text from the names, to it alone, and from it to the results."""
        if self.query_one(FilterList).has_focus:
            self.action_pane("text")
        elif self.show_info:
            self.action_found()
        else:
            self.dismiss()

    def action_search(self) -> None:
        """Go back to the query bar."""
        self.dismiss()
        self.reader.go_to_query()

    def focus_moved(self) -> None:
        """Draw the rules where the panes and the focus are now."""
        self.query_one(FilterList).leave_blank(int(self.is_high()))
        self.mark_panes(self.query_one("#panes").children, self.focused)
        self.show_head()
