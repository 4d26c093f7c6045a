"""Stories in `search` on the command line: asked for, chosen, listed once, told with each hit."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from index.article import ArticleId
from reader.__main__ import main
from tests.told_twice import ARTICLES, STORIES, opened

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from index.story import Story

    Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Story]]:
    folder = tmp_path_factory.mktemp("by-story")
    with opened(folder) as library:
        stories = [library.story_of(ArticleId(told[0])) for told in STORIES]
    return folder, [story for story in stories if story is not None]


@pytest.fixture
def run(
    news: tuple[Path, list[Story]], capsys: pytest.CaptureFixture[str], quick_finder: object
) -> Run:
    """Run `search` on the corpus, read once; return its exit code, output and errors."""

    def running(*arguments: str) -> tuple[int, str, str]:
        folder = news[0]
        code = main(
            ["search", str(folder / "news"), f"--index-dir={folder / 'indexes'}", *arguments]
        )
        out, err = capsys.readouterr()
        return code, out, err

    return running


def told(run: Run, *arguments: str) -> Any:
    return json.loads(run(*arguments, "--json")[1])


def test_of_each_story_one_hit_is_told_with_the_others(
    run: Run, news: tuple[Path, list[Story]]
) -> None:
    crane = news[1][0]
    code, out, err = run("crane", "--by-story", "--sort", "oldest")
    assert (code, err) == (0, "")
    assert out.startswith("5 articles of 9 in 2 stories\n")
    assert (
        f"\n+3 in 3 outlets: Radio Veldra, Sarbuk Gazette, Lenia Echo · story {crane.id}\n" in out
    )
    assert "\nOutlets: Pier Post 2 · Lenia Echo 1 · Radio Veldra 1 · Sarbuk Gazette 1\n" in out
    assert run("crane", "--by-story", "--limit", "1")[1].startswith(
        "5 articles of 9 in 2 stories, the first 1\n"
    )
    found = told(run, "", "--by-story", "--sort", "oldest")
    assert (found["total"], found["stories"]) == (len(ARTICLES), len(STORIES))
    assert [(hit["id"], *hit["others"]) for hit in found["hits"]] == [*STORIES]


def test_each_hit_tells_its_story_and_who_else_has_it(
    run: Run, news: tuple[Path, list[Story]]
) -> None:
    books = news[1][1]
    found = told(run, "Pellworth")
    assert "stories" not in found
    assert [hit["story"] for hit in found["hits"]] == [
        {"id": books.id, "title": books.title, "outlets": ["Pier Post", "Radio Veldra"]}
    ] * 2
    assert not any("others" in hit for hit in found["hits"])
    out = run("Pellworth", "--sort", "oldest")[1]
    assert "\nalso Radio Veldra\n" in out
    assert "\nalso Pier Post\n" in out


def test_each_article_tells_its_story(
    news: tuple[Path, list[Story]], capsys: pytest.CaptureFixture[str], quick_finder: object
) -> None:
    folder, (crane, books, *_) = news
    asked = ["show", str(folder / "news"), "c.md", "e.md", "--json"]
    assert main([*asked, f"--index-dir={folder / 'indexes'}"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [article["story"] for article in told] == [crane.id, books.id]


def test_a_story_is_chosen_by_its_id_and_again(run: Run, news: tuple[Path, list[Story]]) -> None:
    crane, books, *_ = news[1]
    asked = ("", "--sort", "oldest", "--story", crane.id, "--story", books.id[:-1])
    assert [hit["id"] for hit in told(run, *asked)["hits"]] == [*STORIES[0], *STORIES[1]]
    code, out, _ = run("ribbon", "--story", crane.id)
    assert code == 1
    assert "2 articles: corpus-reader search " in out  # without it
    ways = told(run, "ribbon", "--story", crane.id)["alternatives"]
    assert ways["wider"]["stories"] == []
    code, out, _ = run("ribbon", "--story", "s0")
    assert (code, "No story has “s0” in its title, or as its id." in out) == (1, True)


def test_articles_that_arent_grouped_yet_are_told_of(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], quick_finder: object
) -> None:
    with opened(tmp_path, grouped=False):
        pass
    asked = ["search", str(tmp_path / "news"), f"--index-dir={tmp_path / 'indexes'}", "crane"]
    assert main([*asked, "--json"]) == 0
    out, err = capsys.readouterr()
    assert ({hit["story"] for hit in json.loads(out)["hits"]}, err) == ({None}, "")
    assert main([*asked, "--by-story"]) == 0
    out, err = capsys.readouterr()
    assert "Not all articles are grouped yet; to group them: corpus-reader stories" in err
    assert out.startswith("5 articles of 9 in 4 stories\n")
