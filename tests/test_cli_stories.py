"""`stories` on the command line: the list, what narrows it, and its forms."""

from __future__ import annotations

import csv
import io
import json
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.library import Library
from reader.__main__ import main
from reader.export.story_words import STRETCHES_ARE
from tests.test_hostile_places import unwritable

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]

HOSTILE = "[/b] falls"
_CRANE = (
    "The harbour crane of Lenia fell into the basin on Tuesday. Nobody was hurt when the crane,"
    " forty metres high, toppled over a barge of gravel. The harbour master said that a storm had"
    " loosened its bolts, and that the basin stays closed until divers have looked at the wreck."
)
_TOPPLED = (
    "A crane toppled into the basin of Lenia's harbour, the harbour master said. The storm of the"
    " night had loosened its bolts. A barge loaded with gravel was crushed; nobody was hurt, and"
    " divers are to look at the wreck before the basin opens again."
)
_BOOKS = (
    "The new library of Pellworth opens its doors with forty thousand books, a reading room under"
    " a glass roof and a cafe. The mayor cut a ribbon, children sang, and the first card went to"
    " a pupil who had written to the council about the leaking roof of the old reading room."
)
_APPLES = (
    "Apples ripen late in the orchards of the Tarn valley, growers say. Frost in April took half"
    " the blossom, and a wet summer the rest; juice will cost twice as much as a year ago."
)
RECORDS: tuple[dict[str, str], ...] = (
    {"title": "Crane falls", "outlet": "Pier Post", "date": "2026-03-03T09:30", "text": _CRANE},
    {"title": f"Crane {HOSTILE}", "outlet": "Radio Veldra", "date": "2026-03-04", "text": _TOPPLED},
    {"title": "Library opens", "outlet": "Pier Post", "date": "2026-05-04", "text": _BOOKS},
    {"title": "Library opens its doors", "text": f"{_BOOKS} It is open every day but Monday."},
    {"title": "Apples late", "outlet": "Radio Veldra", "text": _APPLES},
)
CRANE = ["all.jsonl#1", "all.jsonl#2"]
BOOKS = ["all.jsonl#3", "all.jsonl#4"]
APPLES = ["all.jsonl#5"]


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("news")
    (folder / "all.jsonl").write_text("".join(f"{json.dumps(r)}\n" for r in RECORDS), "utf-8")
    return folder


@pytest.fixture
def run(news: Path, capsys: pytest.CaptureFixture[str], quick_finder: object) -> Run:
    """Run `stories` on the corpus, read once; return its exit code, output and errors."""
    del quick_finder
    indexes = news.with_name(f"{news.name}-indexes")

    def running(*arguments: object, corpus: Path = news) -> tuple[int, str, str]:
        code = main(["stories", str(corpus), *map(str, arguments), f"--index-dir={indexes}"])
        out, err = capsys.readouterr()
        assert "\x1b" not in out + err
        assert "\u202e" not in out + err
        return code, out, err

    return running


def _articles(out: str) -> list[list[str]]:
    return [story["articles"] for story in json.loads(out)]


def test_each_article_stands_in_one_story(run: Run) -> None:
    code, out, err = run("--json")
    assert (code, err) == (0, "")
    told = json.loads(out)
    assert all(story.pop("id")[0] == "s" for story in told)
    assert told == [
        {
            "title": "Library opens",
            "first": "2026-05-04",
            "last": "2026-05-04",
            "articles": BOOKS,
            "outlets": ["Pier Post"],
            "unknown": 1,
            "decided": False,
        },
        {
            "title": "Crane falls",
            "first": "2026-03-03",
            "last": "2026-03-04",
            "articles": CRANE,
            "outlets": ["Pier Post", "Radio Veldra"],
            "unknown": 0,
            "decided": False,
        },
        {
            "title": "Apples late",
            "first": None,
            "last": None,
            "articles": APPLES,
            "outlets": ["Radio Veldra"],
            "unknown": 0,
            "decided": False,
        },
    ]
    assert run("--json")[1] == out


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (("--least", 2), [BOOKS, CRANE]),
        (("--like", "OPÉ li"), [BOOKS]),
        (("--like", "pens"), []),
        (("--like", "crane radio"), [CRANE]),
        (("--like", "pellw"), [BOOKS]),
        (("--like", "lenia opens"), []),
        (("--outlet", "radio veldra"), [CRANE, APPLES]),
        (("--outlet", "Radio Veldra", "--outlet", "Pier Post"), [CRANE]),
        (("--since", "2026-03-04", "--until", "2026-04"), [CRANE]),
        (("--since", "2026-03-05"), [BOOKS]),
        (("--until", "2026-03-02"), []),
        (("--limit", 1), [BOOKS]),
        (("--order", "biggest", "--least", 1), [BOOKS, CRANE, APPLES]),
    ],
)
def test_a_list_is_narrowed(
    run: Run, arguments: tuple[object, ...], found: list[list[str]]
) -> None:
    code, out, _ = run(*arguments, "--json")
    assert (code, _articles(out)) == (0 if found else 1, found)


def test_people_are_told_of_what_two_have_told(run: Run) -> None:
    code, out, err = run()
    assert code == 0
    head, _, title, line, *_ = out.splitlines()
    assert head == "2 of 3 stories"
    assert title == "Library opens"
    assert line.startswith("4 May 2026 · 2 articles · Pier Post, 1 unknown · s")
    assert "3–4 Mar 2026 · 2 articles · Pier Post, Radio Veldra · s" in out
    assert "Apples late" not in out
    assert err == "There is 1 more, told by one outlet only; --all lists it too.\n"
    assert run("--quiet")[2] == ""
    code, out, err = run("--all")
    assert out.splitlines()[0] == "3 stories"
    assert "Apples late\ndate unknown · 1 article · Radio Veldra · s" in out
    assert err == ""
    assert run("--limit", 1)[1].splitlines()[0] == "2 of 3 stories, the first 1"


def test_a_list_as_a_table_and_as_markdown(run: Run) -> None:
    table = list(csv.DictReader(io.StringIO(run("--csv")[1])))
    assert [row["id"] for row in table] == [*BOOKS, *CRANE, *APPLES]
    assert len({row["story"] for row in table}) == 3
    assert table[2] | {"story": ""} == {
        "story": "",
        "story_title": "Crane falls",
        "id": "all.jsonl#1",
        "outlet": "Pier Post",
        "date": "2026-03-03T09:30:00",
        "words": str(len(_CRANE.split())),
        "title": "Crane falls",
        "same_text_as": "",
    }
    assert table[3]["title"] == f"Crane {HOSTILE}"
    out = run("--markdown")[1]
    assert out.startswith("# Stories\n\n2 of 3 stories\n\n- **Library opens**  \n  4 May 2026 · ")


@pytest.mark.parametrize(
    "arguments",
    [
        ("--json", "--csv"),
        ("--all", "--least", 3),
        ("--least", 0),
        ("--order", "oldest"),
        ("--since", "soon"),
        ("all.jsonl#1", "--like", "crane"),
        ("all.jsonl#1", "--order", "newest"),
        ("--stretches",),
    ],
)
def test_wrong_usage_is_told(run: Run, arguments: tuple[object, ...]) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert len(err.splitlines()) == 2


def test_of_no_articles_there_is_no_story(run: Run, tmp_path: Path) -> None:
    assert run("--json", corpus=tmp_path)[:2] == (1, "[]\n")
    (tmp_path / "one.txt").write_text("Apples ripen late.\n", "utf-8")
    (story,) = json.loads(run("--json", corpus=tmp_path)[1])
    assert story["articles"] == ["one.txt"]


def test_one_story_by_its_id_or_by_an_article(run: Run) -> None:
    code, out, err = run("all.jsonl#2")
    assert (code, err) == (0, "")
    title, line, *_ = out.splitlines()
    assert title == "Crane falls"
    assert line.startswith(
        "3–4 Mar 2026 · 2 articles · 2 outlets · 2 independent texts · 95 words · s"
    )
    story_id = line.rpartition(" ")[2]
    assert f"Tue 3 Mar 2026, 09:30 · Pier Post · 50 words · {CRANE[0]}\n    Crane falls\n" in out
    assert f"Wed 4 Mar 2026, time unknown · Radio Veldra · 45 words · {CRANE[1]}\n" in out
    assert f"    Crane {HOSTILE}\n" in out
    assert "\nIndependent texts\n  Pier Post\n  Radio Veldra\n" in out
    assert out.splitlines()[-7].split() == ["of", "Pier", "Post", "Radio", "Veldra"]
    assert out.splitlines()[-1].startswith("  Pier Post and Radio Veldra: 5 in other words")
    for asked in (story_id, story_id[:-1], CRANE[0]):
        assert run(asked)[1] == out
    alone = run(*APPLES)[1]
    assert "\ndate unknown · 1 article · 1 outlet · 35 words · s" in alone
    assert "Independent" not in alone
    assert "each pair" not in alone


def test_one_story_as_a_value_a_table_and_markdown(run: Run) -> None:
    code, out, err = run(CRANE[0], "--json")
    assert (code, err) == (0, "")
    told = json.loads(out)
    (listed,) = [story for story in json.loads(run("--json")[1]) if story["articles"] == CRANE]
    assert listed.items() <= told.items()
    (pair,) = told["pairs"]
    assert (pair["a"], pair["b"]) == tuple(CRANE)
    assert 0 < pair["share_a"]["matched"] <= pair["share_a"]["of"] == 3
    assert told["names_complete"] is True
    rows = list(csv.DictReader(io.StringIO(run(CRANE[0], "--csv")[1])))
    assert [(row["id"], row["other_id"]) for row in rows] == [tuple(CRANE), tuple(CRANE[::-1])]
    assert int(rows[0]["matched"]) == pair["share_a"]["matched"]
    assert run(CRANE[0], "--markdown")[1].startswith("# Crane falls\n\n*3–4 Mar 2026 · 2 articles")
    assert run(CRANE[0], "--json")[1] == out


def test_what_is_no_story_is_told(run: Run) -> None:
    code, out, err = run("zz")
    assert (code, out) == (2, "")
    assert err.startswith("corpus-reader: No story's id begins with “zz”. No article's id begins")
    code, out, err = run("s")
    assert (code, out) == (2, "")
    assert err.startswith("corpus-reader: “s” may be any of these stories: s")
    assert err.endswith("\nGive more of the id.\n")
    assert run("")[0] == 2


def test_of_many_articles_the_first_are_compared_unless_all_are_wanted(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("reader.cli.one_story.COMPARED", 2)
    monkeypatch.setattr("reader.export.whole_story._TILE", 1)
    for day in range(1, 5):
        head = f"---\noutlet: Post {day}\ndate: 2026-03-0{day}\n---\n\n"
        (tmp_path / f"{day}.md").write_text(f"{head}{_CRANE}\n\nIt was day {day}.\n", "utf-8")
    _, out, err = run("1.md", "--csv", corpus=tmp_path)
    assert out.count("\n") == 3
    assert err == (
        "Only the first 2 of 4 texts were compared with each other; --all compares them all.\n"
    )
    _, out, err = run("1.md", "--csv", "--all", corpus=tmp_path)
    found = [(row["id"][0], row["other_id"][0]) for row in csv.DictReader(io.StringIO(out))]
    assert [pair for pair in found if pair[0] < pair[1]] == list(combinations("1234", 2))
    assert err == ""
    monkeypatch.setattr("reader.cli.story_text._PAIRS", 4)
    told = run("1.md", "--all", corpus=tmp_path)[1].splitlines()
    assert told[-13].split() == ["of", *(word for n in "1234" for word in ("Post", n))]
    assert told[-1] == "  2 more; --csv tells them all"


@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.fixed_dictionaries(
            {"text": st.sampled_from((_CRANE, _TOPPLED, _BOOKS, "Short.", "[/b] \u202e"))},
            optional={
                "title": st.sampled_from(("A", "[/b]")),
                "outlet": st.sampled_from(("Pier Post", "Radio \x1b[2J")),
                "date": st.sampled_from(("2026-03-03", "2026-03", "2031-01-01T10:00:00Z")),
            },
        ),
        min_size=1,
        max_size=12,
    )
)
def test_whatever_there_is_stands_in_exactly_one_story(
    run: Run, tmp_path_factory: pytest.TempPathFactory, records: list[dict[str, str]]
) -> None:
    folder = tmp_path_factory.mktemp("any")
    (folder / "any.jsonl").write_text("".join(f"{json.dumps(r)}\n" for r in records), "utf-8")
    code, out, _ = run("--json", corpus=folder)
    told = sorted(one for ids in _articles(out) for one in ids)
    assert (code, told) == (0, sorted(f"any.jsonl#{n}" for n in range(1, len(records) + 1)))
    assert run("--json", corpus=folder)[1] == out
    assert run("any.jsonl#1", corpus=folder)[0] == 0
    assert run("any.jsonl#1", "--markdown", corpus=folder)[0] == 0


def test_the_very_same_text_is_compared_once(run: Run, tmp_path: Path) -> None:
    for n, text in enumerate((_CRANE, _CRANE, _TOPPLED, _CRANE)):
        (tmp_path / f"{n}.md").write_text(f"---\noutlet: Post {n}\n---\n\n{text}\n", "utf-8")
    told = json.loads(run("0.md", "--json", corpus=tmp_path)[1])
    assert [(pair["a"], pair["b"]) for pair in told["pairs"]] == [("0.md", "2.md")]
    assert [article["same_text_as"] for article in told["time_line"]] == [
        *(None, "0.md", None, "0.md"),
    ]
    out = run("3.md", corpus=tmp_path)[1]
    assert "4 outlets · 2 independent texts" in out
    assert " · Post 3 · 50 words · 3.md · same text as Post 0\n" in out


def test_shared_words_are_told_where_they_are_asked_for(run: Run, tmp_path: Path) -> None:
    for n, outlet in enumerate(("Pier Post", "Radio Veldra")):
        text = f"{_CRANE}\n\nThe {outlet} was there and saw it."
        (tmp_path / f"{n}.md").write_text(f"---\noutlet: {outlet}\n---\n\n{text}\n", "utf-8")
    out = run("0.md", corpus=tmp_path)[1]
    assert "2 outlets · 1 independent text · " in out
    assert "\nIndependent texts\n  Pier Post, Radio Veldra\n" in out
    told = "  Pier Post and Radio Veldra: 51 words in 1 stretch, 88 % of the one, 88 % of the other"
    assert f"\nStretches in common\n  {STRETCHES_ARE}\n{told}\n\n" in out
    quoted = run("0.md", "--stretches", corpus=tmp_path)[1]
    assert f"\n{told}\n    = {_CRANE} The\n" in quoted
    (pair,) = json.loads(run("0.md", "--json", corpus=tmp_path)[1])["reused"]
    assert (pair["a"], pair["b"]) == ("0.md", "1.md")
    assert pair["stretches"][0]["text"].startswith(_CRANE[:-1])
    start, end = pair["stretches"][0]["a"]
    assert end - start == len(pair["stretches"][0]["text"])


def test_clocks_of_different_zones_are_one_time(run: Run, tmp_path: Path) -> None:
    dates = ("2026-03-04T10:30+05:30", "2026-03-04T06:00Z", "2026-03-03T23:30-05:00", "2026-03-04")
    for n, date in enumerate(dates):
        text = f"---\ndate: {date}\n---\n\n{_CRANE}\n\nThat was number {n}.\n"
        (tmp_path / f"{n}.md").write_text(text, "utf-8")
    ids = [f"{n}.md" for n in (3, 2, 0, 1)]
    assert _articles(run("--json", corpus=tmp_path)[1]) == [ids]
    rows = csv.DictReader(io.StringIO(run("--csv", corpus=tmp_path)[1]))
    assert [row["id"] for row in rows] == ids


def test_what_the_user_decided_is_told(run: Run, news: Path) -> None:
    indexes = news.with_name(f"{news.name}-indexes")
    before = run()[1]
    assert "decided by you" not in before
    with Library.open(news, index_dir=indexes) as library:
        told = library.story_of(library.resolve(CRANE[0]))
        assert told is not None
        library.decide_story(library.story_word().called(told, "A [red]crane in the basin"))
    out = run()[1]
    assert "A [red]crane in the basin\n3–4 Mar 2026" in out
    assert out.count(" · decided by you · s") == 1
    assert " words · decided by you · s" in run(CRANE[0])[1]
    assert [story["decided"] for story in json.loads(run("--json")[1])] == [False, True, False]
    with Library.open(news, index_dir=indexes) as library:
        library.undo_story()
    assert run()[1] == before


def test_an_index_that_cannot_be_written_tells_what_was_grouped(
    quick_finder: object,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    del quick_finder
    (tmp_path / "one.txt").write_text(_CRANE, "utf-8")
    (tmp_path / "two.txt").write_text(_BOOKS, "utf-8")
    indexes = tmp_path.with_name("indexes-read-only")
    with Library.open(tmp_path, index_dir=indexes) as library:
        library.refresh()
    asked = ("stories", str(tmp_path), "--all", f"--index-dir={indexes}")
    with monkeypatch.context() as patched:
        unwritable(patched)
        assert main(list(asked)) == 1
    out, err = capsys.readouterr()
    assert (out, err.splitlines()[1:]) == ("0 stories\n", ["Not grouped yet: 2 articles."])
    assert main(list(asked)) == 0
    out, err = capsys.readouterr()
    assert (out.count("\n\n"), err) == (2, "")
    with monkeypatch.context() as patched:
        unwritable(patched)
        assert main(list(asked)) == 0
    assert capsys.readouterr().out == out


def test_what_keeps_shared_words_from_being_looked_for_is_told_and_fails_nothing(
    quick_finder: object, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    del quick_finder
    (tmp_path / "one.txt").write_text(_CRANE, "utf-8")
    indexes = tmp_path.with_name("indexes-without-reuse")
    with Library.open(tmp_path, index_dir=indexes) as library:
        library.refresh()
    (folder,) = (path for path in indexes.iterdir() if path.is_dir())
    (folder / "reuse").write_text("no folder", "utf-8")
    assert main(["stories", str(tmp_path), "--all", f"--index-dir={indexes}"]) == 0
    out, err = capsys.readouterr()
    assert out
    assert err.count("What articles share can't be kept") == 1


def test_where_another_process_is_grouping_it_is_waited_for(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def elsewhere(_: Library, *, progress: object, wait: bool = True) -> bool:
        asked.append(wait)
        return wait

    expected = run("--json")[1]
    monkeypatch.setattr("index.library.Library.find_stories", elsewhere)
    note = "Waiting for another corpus-reader that is grouping this corpus.\n"
    assert run("--json") == (0, expected, note)
    assert asked == [False, True]


def test_an_interrupt_while_articles_are_grouped_is_130(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("index.library.Library.find_stories", interrupted)
    assert run() == (130, "", "")
