"""The user's word on stories by keys: on a small screen of its own, on a real library."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from index.errors import CorpusError
from reader.screens.deciding_stories import DECIDED_KEY, STORY_WORD_KEYS
from reader.screens.decision_file import FileScreen
from reader.screens.story_decisions import StoryDecisionsScreen
from reader.screens.story_word import StoryWordScreen
from reader.survey.decided import place_of
from reader.widgets.ask_line import AskLine
from reader.widgets.key_bar import KeyBar
from reader.widgets.ledger import Ledger
from reader.widgets.line_view import LineView
from tests.harbour import harbour, opened, press, settled
from tests.widget_host import lines

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    import pytest
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from index.article import ArticleId
    from index.story import Story, StoryId
    from reader.app import ReaderApp

__all__ = ["harbour"]


JOINED = (
    "Made one story: Council of Marrow Bay closes the old quay + [sic] Harvest of apples is late."
)


class Shelf(LineView):
    """Takes the keys where stories would be listed."""


class ShelfScreen(StoryWordScreen):
    """Chooses a story, and articles of it, as the test says."""

    BINDINGS: ClassVar[list[BindingType]] = [*STORY_WORD_KEYS, DECIDED_KEY]

    def __init__(self) -> None:
        super().__init__()
        self.story: Story | None = None
        self.articles: tuple[ArticleId, ...] = ()
        self.marks: list[int] = []
        self.followed: list[StoryId | None] = []

    def content(self) -> ComposeResult:
        yield Shelf(id="shelf")
        yield AskLine(id="ask")

    def on_mount(self) -> None:
        self.query_one(Shelf).focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        can = self.check_story_word(action) if self.is_mounted else False
        return super().check_action(action, parameters) if can is None else can

    def chosen_story(self) -> Story | None:
        return self.story

    def chosen_articles(self) -> Sequence[ArticleId]:
        return self.articles

    def show_marked(self, marked: Collection[StoryId]) -> None:
        self.marks.append(len(marked))

    def follow_story(self, story: StoryId | None) -> None:
        self.followed.append(story)


def told(app: ReaderApp) -> list[str]:
    assert app.library is not None
    return sorted(
        " ".join(article.removeprefix("export.jsonl#") for article in story.articles)
        for story in app.library.stories().stories
    )


def notices(app: ReaderApp) -> list[str]:
    return [" ".join(notice.message.split()) for notice in app._notifications]


def labels(app: ReaderApp) -> set[str]:
    return {hint.label for hint in app.screen.query_one(KeyBar).hints}


async def test_stories_are_joined_parted_moved_and_named_by_keys(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        assert app.library is not None
        app.library.find_stories()
        quay, apples = sorted(app.library.stories().stories, key=lambda one: -len(one.articles))
        assert told(app) == ["1 2", "3"]
        screen = ShelfScreen()
        app.push_screen(screen)
        await settled(app, pilot)
        screen.story = apples
        await press(app, pilot, "m")  # one story can't be joined
        assert told(app) == ["1 2", "3"]
        await press(app, pilot, "space")
        screen.story = quay
        screen.refresh_bindings()
        await press(app, pilot, "m")
        assert told(app) == ["1 2 3"]
        assert notices(app)[-1] == f"{JOINED} u takes that back."
        assert (screen.marks, screen.followed) == ([1, 0], [quay.id])
        await press(app, pilot, "u")
        assert told(app) == ["1 2", "3"]

        # An article that is chosen is parted, or moved to the story that is marked.
        screen.articles = quay.articles[1:]
        await press(app, pilot, "p")
        assert told(app) == ["1", "2", "3"]
        assert screen.followed[-1] == quay.id
        await press(app, pilot, "u")
        screen.story, screen.articles = apples, ()
        await press(app, pilot, "space")
        screen.story, screen.articles = quay, quay.articles[1:]
        screen.refresh_bindings()
        await press(app, pilot, "m")
        assert told(app) == ["1", "2 3"]
        assert screen.followed[-1] == quay.id  # who moves articles stays where they were
        assert screen.marks[-1] == 0
        assert notices(app)[-1].startswith("Moved to another story: Old quay shut")


async def test_a_story_is_named_and_what_was_decided_is_gone_through(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        assert app.library is not None
        app.library.find_stories()
        screen = ShelfScreen()
        screen.story = max(app.library.stories().stories, key=lambda one: len(one.articles))
        app.push_screen(screen)
        await settled(app, pilot)
        assert labels(app) >= {"mark", "name", "decided"}
        assert not labels(app) & {"join", "move", "part", "undo"}
        await press(app, pilot, "e")
        assert screen.asking
        assert labels(app) >= {"do it", "leave it"}
        assert not labels(app) & {"mark", "name", "decided"}
        await press(app, pilot, "escape")
        assert not screen.asking
        assert screen.focused is screen.query_one(Shelf)
        await press(app, pilot, "e", "ctrl+u", *"Quay", "enter")
        screen.story = app.library.story(screen.story.id)
        assert screen.story is not None
        assert (screen.story.title, screen.story.decided) == ("Quay", True)
        await press(app, pilot, "e", "ctrl+u", "enter")  # back to what its articles call it
        screen.story = app.library.story(screen.story.id)
        assert screen.story is not None
        assert screen.story.title.startswith("Council")

        await press(app, pilot, "d")
        assert isinstance(app.screen, StoryDecisionsScreen)
        page = app.screen.query_one(Ledger).page
        rows = [page.row(number) for number in range(len(page))]
        assert [row.cells[0] for row in rows if place_of(row) is not None] == [
            "A story of 2 texts is called as its articles are",
            "A story of 2 texts is called “Quay”",
        ]
        await press(app, pilot, "x")
        assert notices(app)[-1] == "Undone: A story of 2 texts is called as its articles are."
        decided = app.library.stories_decided()
        assert [one.title for one in decided.own] == ["Quay"]
        theirs = harbour / "stories.toml"
        theirs.write_bytes(decided.file.read_bytes() + b"[[decision]]\ndo = 3\n")
        await press(app, pilot, "x", "i")
        assert isinstance(app.screen, FileScreen)
        await press(app, pilot, *str(theirs), "enter")
        assert isinstance(app.screen, StoryDecisionsScreen)
        words = "stories.toml: 1 decision taken over, 1 that can’t be followed."
        assert notices(app)[-1] == words
        told = "\n".join(lines(app.screen.query_one(Ledger)))
        assert "From stories.toml" in told
        assert "do is one of join, part, name" in told


async def test_what_can_not_be_decided_is_told(
    harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object) -> None:
        raise CorpusError("stories.toml can’t be written.", "Check its rights.")

    async with opened(harbour) as (app, pilot):
        assert app.library is not None
        app.library.find_stories()
        screen = ShelfScreen()
        screen.story = max(app.library.stories().stories, key=lambda one: len(one.articles))
        screen.articles = screen.story.articles[:1]
        app.push_screen(screen)
        await settled(app, pilot)
        for fault in ("decide_story", "story_word"):
            monkeypatch.setattr(app.library, fault, failing)
            await press(app, pilot, "p")
        assert notices(app) == ["stories.toml can’t be written. Check its rights."] * 2
        assert screen.followed == []
