"""What is named in an article, beside its text: lit, listed, chosen and stepped through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from index.article import NAME_KINDS
from index.results import NameRef
from index.tongues import NAMED
from reader.article.names import HEADS, name_groups, names_note
from reader.article.page import KINDS
from reader.keys import keys_by_parameter
from reader.notices import tell
from reader.screens.base import NARROW
from reader.screens.same_text import SameTextScreen
from reader.widgets.filter_list import FilterList
from reader.widgets.mention_view import MentionView
from reader.widgets.reading_view import ReadingView

if TYPE_CHECKING:
    from index.article import ArticleId, Span


class ArticleNamesScreen(SameTextScreen):
    """Connects the list of what is named in an article with its text."""

    def __init__(
        self, article_id: ArticleId, at: Span | None = None, name: tuple[str, str] | None = None
    ) -> None:
        """Keep what to open.

        Args:
            article_id: The article.
            at: The place in its text to begin at; None for its beginning.
            name: Kind and name that is chosen at first; None for none.
        """
        super().__init__(article_id)
        self._opened_for = name
        self._asked: tuple[Span | None, tuple[str, str] | None] = at, name

    def show_head(self) -> None:
        """Tell above the text where one is."""
        raise NotImplementedError

    def open_where_asked(self) -> None:
        """Go to the place and the name that the article was opened for; the first time only."""
        at, name = self._asked
        if at is not None or name is not None:
            self._asked = None, None
            self.query_one(ReadingView).open_at(at, name)

    @on(ReadingView.Stepped)
    def _stepped(self, event: ReadingView.Stepped) -> None:
        self.show_head()
        self.show_names()
        self.refresh_bindings()
        if event.around:
            tell(self.app, event.around, "around")

    def show_names(self) -> None:
        """List what is named, with what is chosen selected."""
        if self.reading is None:
            return
        view, names = self.query_one(ReadingView), self.query_one(FilterList)
        overview = self.reader.overview
        note = names_note(self.reading, overview.named if overview else NAMED)
        keys = keys_by_parameter(self.active_bindings.items(), "kind")
        groups = name_groups(
            self.reading, view.kinds, view.chosen_name, view.mention, note=note, keys=keys
        )
        names.show(groups)
        if view.chosen_name is not None:
            names.select(*view.chosen_name)

    @on(FilterList.Toggled)
    def _name_chosen(self, event: FilterList.Toggled) -> None:
        if self.size.width < NARROW:
            self.action_pane("text")  # it was hidden behind the names
        self.query_one(ReadingView).choose_name(event.kind, event.value)

    @on(MentionView.MentionClicked)
    def _mention_clicked(self, event: MentionView.MentionClicked) -> None:
        self.query_one(ReadingView).choose_mention(event.mention)

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done now."""
        reading = self.reading
        if action == "pane" and self.is_mounted:
            here = "names" if self.query_one(FilterList).has_focus else "text"
            return here not in parameters
        if action == "about_name":
            return self.has_chosen() and self._chosen_ref() is not None
        if action == "next_of_name":
            return self.has_chosen()
        if action == "mention":
            return reading is not None and any(reading.lit)
        return super().check_action(action, parameters)

    def can_let_go(self) -> bool:
        """Tell whether a name is chosen here: one that the article was opened for stays so.

        From the mentions of a name one goes into an article and back, in one step each.
        """
        return self.has_chosen() and self.query_one(ReadingView).chosen_name != self._opened_for

    def has_chosen(self) -> bool:
        """Tell whether a name is chosen."""
        return self.is_mounted and self.query_one(ReadingView).chosen_name is not None

    def action_mention(self, by: int) -> None:
        """Step through the mentions of the chosen name, or of all that are lit."""
        self.query_one(ReadingView).step_mention(by)

    def action_next_of_name(self) -> None:
        """Go on with the name that was chosen, though the list is out of sight."""
        self.query_one(ReadingView).step_mention(1)

    def _chosen_ref(self) -> NameRef | None:
        kind, name = self.query_one(ReadingView).chosen_name or ("", "")
        return next((NameRef(one, name) for one in NAME_KINDS if one == kind), None)

    def action_about_name(self) -> None:
        """Go to all that is known of the chosen name."""
        if (ref := self._chosen_ref()) is not None:
            self.reader.show_name(ref)

    def action_let_go(self) -> None:
        """Let go of the chosen name."""
        self.query_one(ReadingView).let_go()

    def action_kind(self, kind: str) -> None:
        """Light a kind of names, or don't; where the list of them doesn't tell which, say it."""
        if kind in KINDS:
            view = self.query_one(ReadingView)
            view.toggle_kind(kind)
            self.show_names()
            self.show_head()
            if not self.query_one(FilterList).display:
                tell(self.app, f"{HEADS[kind]} {'on' if kind in view.kinds else 'off'}", "kinds")

    def action_pane(self, to: str) -> None:
        """Go to the names or the text; without room beside the text, names take its place."""
        names, view = self.query_one(FilterList), self.query_one(ReadingView)
        to_names = to != "text" and not names.has_focus
        self.set_class(to_names and self.size.width < NARROW, "-names")
        (names if to_names else view).focus()
