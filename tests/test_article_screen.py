"""An article in full: copied from, told about, its removed lines in place; driven by its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.errors import CorpusError
from reader.app import ReaderApp
from reader.article.page import LIT_AT_FIRST
from reader.article.reading import steppable
from reader.article.steps import step_words
from reader.keeping.clipboard import copied_file
from reader.keys import working
from reader.screens.article import ArticleScreen
from reader.screens.compare import CompareScreen
from reader.settings import loaded
from reader.settings.asked_keys import with_checked_keys
from reader.settings.file import parsed
from reader.widgets.article_head import ArticleHead
from reader.widgets.compare_view import CompareView
from reader.widgets.filter_list import FilterList
from reader.widgets.key_bar import KeyBar
from reader.widgets.reading_view import ReadingView
from tests.harbour import harbour, opened, press, quay, settled, type_query
from tests.sample_values import HOSTILE, acted_on, article, reading
from tests.widget_host import Host, lines, styles

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["harbour", "quay"]

SIZES = [(80, 24), (80, 36), (120, 36), (160, 45)]


def text_of(app: ReaderApp) -> ReadingView:
    return app.screen.query_one(ReadingView)


def copied() -> str:
    return copied_file().read_text(encoding="utf-8")


def said(app: ReaderApp) -> list[str]:
    return [notice.message for notice in app._notifications]


async def test_a_passage_is_copied_with_its_reference(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        await type_query(app, pilot, "torvan title:closes")
        await press(app, pilot, "enter", "enter", "n", "y")
        assert app.clipboard == copied()
        assert copied().startswith("‘“The quay is no longer safe for anyone who walks on it,”")
        assert (
            "\n— Council of Marrow Bay closes the old quay, Marrow Herald, Fri 2 May 2025 ("
            in copied()
        )
        assert "export.jsonl#1, line " in copied()
        assert said(app)[-1].startswith("Copied 18 words of paragraph 2, with their reference.")
        await press(app, pilot, "y")
        assert "Fishermen said" in copied()
        assert said(app)[-1].startswith("Copied 34 words of paragraphs 2–3, with their reference.")


async def test_another_paragraph_is_marked_and_copied(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        await press(app, pilot, "enter", "enter", "p", "p", "P", "p", "y")
        assert isinstance(app.screen, ArticleScreen)
        view = text_of(app)
        assert view.reading is not None
        assert view.passage is not None
        words = view.reading.article.text[slice(*view.passage)]
        assert copied().startswith(f"“{words}”\n— ")


async def test_in_the_list_the_reference_is_copied_and_in_the_text_beside_it_the_passage(
    harbour: Path,
) -> None:
    async with opened(harbour) as (app, pilot):
        await type_query(app, pilot, "apples")
        await press(app, pilot, "enter", "y")
        assert copied().startswith(
            "[sic] Harvest of apples is late, Marrow Herald, Mon 1 Sep 2025 ("
        )
        await press(app, pilot, "tab", "y")
        assert copied().startswith(
            "“Apples ripen late this year, growers of the valley said. [/b] "
        )


async def test_in_a_narrow_terminal_the_reference_of_the_selected_article_is_copied(
    harbour: Path,
) -> None:
    async with opened(harbour, (80, 24)) as (app, pilot):
        await press(app, pilot, "enter", "down", "y")
        assert copied().startswith("Old quay shut in Marrow Bay, Radio Sarbuk, Sat 3 May 2025 (")


async def test_a_passage_is_copied_with_its_match(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        await type_query(app, pilot, "fishermen")
        await press(app, pilot, "enter", "c", "enter", "n", "y")
        assert isinstance(app.screen, CompareScreen)
        walk = app.screen.query_one(CompareView).walk
        assert walk is not None
        assert walk.match is not None
        assert ", Marrow Herald, Fri 2 May 2025 (" in copied()
        assert ", Radio Sarbuk, Sat 3 May 2025 (" in copied()
        assert said(app)[-1].startswith("Copied this passage and its match, with reference.")
        await press(app, pilot, "G", "y")
        assert "\nNo match found in: Old quay shut in Marrow Bay, Radio Sarbuk" in copied()


async def test_what_is_selected_holds_no_word_of_the_screen_around_the_text(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        await press(app, pilot, "enter", "enter")
        view = text_of(app)
        await pilot.mouse_down(view, offset=(view.left(), 0))
        await pilot.hover(offset=(100, 35))
        await pilot.mouse_up(offset=(100, 35))
        assert view.reading is not None
        assert app.screen.get_selected_text() == view.reading.article.text
        await press(app, pilot, "y")
        assert copied().startswith(f"“{view.reading.article.text}”\n— ")


@pytest.mark.parametrize("size", SIZES)
async def test_all_that_is_known_can_be_read_at_any_size(
    harbour: Path, size: tuple[int, int]
) -> None:
    async with opened(harbour, size) as (app, pilot):
        await press(app, pilot, "enter", "enter", "i")
        view = text_of(app)
        shown = " ".join(" ".join(lines(view)).replace("▐", " ").split())
        assert "outlet Marrow Herald (found in " in shown
        assert "date Mon 1 Sep 2025 (found in " in shown
        assert "file export.jsonl, as export.jsonl#3" in shown
        assert "removed nothing" in shown
        await press(app, pilot, "i")
        assert "found in" not in " ".join(lines(view))


async def test_what_is_known_is_closed_before_the_article_is_left(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        await press(app, pilot, "enter", "enter", "i", "escape")
        assert isinstance(app.screen, ArticleScreen)
        assert "found in" not in " ".join(lines(text_of(app)))
        await press(app, pilot, "i", "tab", "escape", "escape")
        assert isinstance(app.screen, ArticleScreen)
        assert "found in" not in " ".join(lines(text_of(app)))
        await press(app, pilot, "escape")
        assert not isinstance(app.screen, ArticleScreen)


async def test_a_folded_run_of_removed_lines_tells_the_key_that_unfolds_it(
    tmp_path: Path, quick_finder: object
) -> None:
    del quick_finder
    dropped = "\n".join(["Advertisement"] * 12)
    text = f"Old quay shut\n\nThe quay is shut.\n{dropped}\nNobody may walk on the old quay now."
    (tmp_path / "quay.txt").write_text(text)
    keys = loaded(parsed(b'[keys]\n"article.removed" = "f7"', tmp_path / "config.toml"), {})
    app = ReaderApp(tmp_path, loaded=with_checked_keys(keys))
    async with app.run_test(size=(80, 30)) as pilot:
        await settled(app, pilot)
        await press(app, pilot, "enter", "enter", "f7")
        assert "(f7 again shows them)" in " ".join(lines(text_of(app)))
        await press(app, pilot, "f7")
        assert "again shows" not in " ".join(lines(text_of(app)))
        assert " ".join(lines(text_of(app))).count("Advertisement") == 12


async def test_the_place_in_the_text_is_found_again_after_looking_at_what_is_known(
    quay: Path,
) -> None:
    async with opened(quay, (80, 24)) as (app, pilot):
        await press(app, pilot, "enter", "enter", "ctrl+f", "ctrl+f")
        view = text_of(app)
        there = view.offset_in_sight()
        assert there > 0
        await press(app, pilot, "i")
        assert view.top_row == 0
        await press(app, pilot, "i")
        assert view.offset_in_sight() == there


@pytest.mark.parametrize("width", [40, 76, 120])
async def test_nothing_of_where_things_were_found_is_cut(width: int) -> None:
    head = ArticleHead(id="head")
    long = "line 3: a line that somebody wrote at length"
    of = reading(article(found_in=dict.fromkeys(("title", "outlet", "date"), long)))
    async with Host(head).on_stage(width, 24) as pilot:
        head.show_head(of, (), left=2, width=width - 4, titles=1, found=True)
        await pilot.pause()
        shown = " ".join(" ".join(lines(head)).split())
        assert shown.count(long) == 3
        assert "3 lines removed" in shown
        assert head.top_row == 0
        assert head.virtual_size.height == head.size.height


def test_hits_and_mentions_are_counted_for_the_head() -> None:
    of = reading()
    bay = [m for m in of.mentions if m.name == "Marrow Bay"]
    lit = steppable(of, LIT_AT_FIRST, None)
    assert step_words(of, -1, None, None, lit) == [("2 hits, 1 in the title", "accent")]
    assert step_words(of, 1, None, lit[1], lit) == [
        ("hit 2 of 2", "accent"),
        (f"mention 2 of {len(lit)}", "accent"),
    ]
    assert step_words(of, 0, ("place", "Marrow Bay"), bay[1], bay)[1:] == [
        ("Marrow Bay 2 of 2", "place")
    ]
    assert step_words(of, 0, ("place", "Marrow Bay"), None, bay)[1:] == [
        ("Marrow Bay 2 mentions", "place")
    ]
    hostile = step_words(of, -1, ("person", HOSTILE[3]), None, [])
    assert acted_on(hostile[-1][0]) == []


async def test_the_head_tells_where_one_is_by_the_end_of_its_line() -> None:
    head = ArticleHead(id="head")
    steps = [("hit 2 of 2", "accent"), ("Marrow Bay 2 of 2", "place")]
    async with Host(head).on_stage(100, 10) as pilot:
        head.show_head(reading(), steps, left=2, width=60, titles=1, found=False)
        await pilot.pause()
        assert lines(head)[1].strip().endswith("2031 · hit 2 of 2 · Marrow Bay 2 of 2")
        assert styles(head, 1, "Marrow Bay 2 of 2") == {"italic"}


async def test_removed_lines_are_folded_then_shown_then_hidden(
    tmp_path: Path, quick_finder: object
) -> None:
    del quick_finder
    menu = "\n".join(f"* [Section {n}](https://quay.example/{n})" for n in range(30))
    prose = "\n\n".join(
        f"The council of Sarbuk met {n} times to talk about the old quay, which it shut at last."
        for n in range(4)
    )
    (tmp_path / "quay.txt").write_text(f"Old quay shut\n\n{prose}\n\n{menu}\n")
    async with opened(tmp_path) as (app, pilot):
        await press(app, pilot, "enter", "enter")
        view = text_of(app)
        assert view.reading is not None
        assert len(view.reading.article.removed) > 20
        seen = []
        for _ in range(4):
            seen.append((view.removed, "more lines:" in view.text, "Section 29" in view.text))
            await press(app, pilot, "b")
        assert seen == [
            ("none", False, False),
            ("folded", True, False),
            ("all", False, True),
            ("none", False, False),
        ]


async def test_what_cannot_be_done_is_not_offered(tmp_path: Path, quick_finder: object) -> None:
    del quick_finder
    (tmp_path / "quay.json").write_text('{"text": "nothing was lit here at all."}')
    async with opened(tmp_path) as (app, pilot):
        await press(app, pilot, "enter", "enter")
        offered = {active.binding.id for _, active in working(app.screen)}
        assert {"article.copy", "article.source", "article.found"} <= offered
        assert not {"article.next-hit", "article.next-mention", "article.removed"} & offered


async def test_copying_nothing_leaves_what_was_copied(harbour: Path) -> None:
    async with opened(harbour) as (app, pilot):
        app.copy_to_clipboard("quay")
        await press(app, pilot, "ctrl+x", "ctrl+c")
        assert app.clipboard == "quay"
        app.copy_to_clipboard("a\x1b]0;x\x07")
        assert app.clipboard == "a␛]0;x␇"
        app.copy_to_clipboard("é" * 50_000)
        assert app.clipboard == "a␛]0;x␇"
        assert copied() == "é" * 50_000


async def test_an_article_of_an_index_that_is_gone_is_told_and_ends_nothing(
    harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object) -> bool:
        raise CorpusError("The index can't be used.", "Start again.")

    async with opened(harbour) as (app, pilot):
        await press(app, pilot, "enter")
        monkeypatch.setattr("index.library.Library.names_complete", gone)
        await press(app, pilot, "enter")
        assert said(app) == ["The index can't be used. Start again."]
        assert not isinstance(app.screen, ArticleScreen)
        assert app.is_running


def hinted(app: ReaderApp) -> dict[str, str]:
    return {hint.shown: hint.label for hint in app.screen.query_one(KeyBar).hints}


@pytest.mark.parametrize("size", SIZES)
async def test_enter_steps_through_the_mentions_of_a_name_at_any_size(
    harbour: Path, size: tuple[int, int]
) -> None:
    async with opened(harbour, size) as (app, pilot):
        await type_query(app, pilot, "fishermen")
        await press(app, pilot, "enter", "enter")
        view, names = text_of(app), app.screen.query_one(FilterList)
        assert "enter" not in hinted(app)
        assert hinted(app)["tab"] == "names"
        await press(app, pilot, "tab")
        assert names.has_focus
        assert hinted(app)["tab"] == "text"
        most = max(
            (value for group in names._groups for value in group.values), key=lambda v: v.count
        )
        assert most.count > 1
        names.selected = next(n for n, item in enumerate(names._items) if item.value == most)
        seen = []
        for _ in range(most.count + 1):
            await press(app, pilot, "enter")
            assert view.mention is not None
            seen.append(view.mention.start)
        assert len(set(seen)) == most.count
        assert seen[-1] == seen[0]
        assert "enter" in hinted(app)
        await press(app, pilot, "shift+tab", "shift+tab")
        assert view.chosen_name is not None


async def test_kinds_that_are_turned_off_say_so_where_no_list_does(harbour: Path) -> None:
    async with opened(harbour, (80, 24)) as (app, pilot):
        await press(app, pilot, "enter", "enter", "1")
        assert said(app) == ["People off"]
        await press(app, pilot, "1")
        assert said(app) == ["People on"]
    async with opened(harbour, (160, 45)) as (app, pilot):
        await press(app, pilot, "enter", "enter", "1")
        assert said(app) == []
        assert any("People  off" in line for line in lines(app.screen.query_one(FilterList)))


async def test_what_was_copied_last_is_told_alone_and_paths_are_not_torn(harbour: Path) -> None:
    async with opened(harbour, (80, 24)) as (app, pilot):
        await type_query(app, pilot, "fishermen")
        await press(app, pilot, "enter", "enter", "y")
        (first,) = said(app)
        await press(app, pilot, "y")
        (second,) = said(app)
        assert first != second
        assert all(len(line) <= 40 - 4 for line in second.splitlines())
        assert any(line.endswith("copied.txt") for line in second.splitlines())
