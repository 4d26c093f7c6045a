from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pytest

from index.engine import BrokenIndexError, IndexedText, open_engine
from index.engine.durability import sealed, unsealed
from index.engine.merging import MANY, TOO_MANY
from index.engine.protocol import ArticlesFound
from index.engine.terms import LAYOUT
from index.engine.whoosh_engine import STATE
from index.fields import Asked, NameAsked, StoryAsked
from index.locks import never
from index.words import term

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index.engine import Engine


def _text(
    key: int, text: str, title: str = "", outlet: str = "", day: str | None = None
) -> IndexedText:
    ordinal = date.fromisoformat(day).toordinal() if day else None
    return IndexedText(key, title, text, outlet, ordinal)


TEXTS = [
    _text(
        1,
        "The harbour treaty was signed by both towns.",
        "Towns sign",
        "Vellmark Post",
        "2024-06-18",
    ),
    _text(
        2,
        "Treaties are seldom signed in a harbour bar.",
        "A treaty at last",
        "The Gull",
        "2024-06-20",
    ),
    _text(3, "Cod prices fell. Président Öström said so.", "Cod", "Vellmark Echo", "2023-01-02"),
    _text(4, "The presidency of the cod board, O’Hara’s, is vacant; presidents wait.", "Board"),
]


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    opened = open_engine(tmp_path / "engine")
    opened.apply(TEXTS, [], 1)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """The same, to be looked at only."""
    opened = open_engine(tmp_path_factory.mktemp("filled") / "engine")
    opened.apply(TEXTS, [], 1)
    yield opened
    opened.close()


def _found(engine: Engine, query: str) -> list[int]:
    answer = engine.search(query)
    assert answer.problem is None
    assert answer.keys.dtype == np.int64
    assert answer.scores.dtype == np.float32
    return [int(key) for key in answer.keys]


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("", [1, 2, 3, 4]),
        ("  ", [1, 2, 3, 4]),
        ("treaty", [1, 2]),
        ("TREATIES harbour", [1, 2]),
        ("treaty cod", []),
        ("treaty OR cod", [1, 2, 3, 4]),
        ("cod -boards", [3]),
        ("NOT cod", [1, 2]),
        ("treaty OR NOT cod", [1, 2]),
        ("((NOT treaty) OR treaty) OR treaty", [1, 2, 3, 4]),
        ("((NOT treaty) OR treaty) AND ((NOT cod) OR cod)", [1, 2, 3, 4]),
        ('"harbour treaty"', [1]),
        ('"treaty harbour"', []),
        ('"signed in a harbour"', [2]),
        ("president ostrom", [3]),
        ("O'Hara", [4]),
        ("ohara", [4]),
        ("presid*", [3, 4]),
        ("presidents*", [4]),
        ("*ship", []),
        ("t*y", [1, 2]),
        ("signed?", [1, 2]),
        ("harb?ur", [1, 2]),
        ("harbuor~", [1, 2]),
        ("tready~", [1, 2]),
        ("title:treaty", [2]),
        ("title:tre*", [2]),
        ("outlet:vellmark", [1, 3]),
        ('outlet:"vellmark post"', [1]),
        ("outlet:(post OR gull)", [1, 2]),
        ("-outlet:vellmark", [2, 4]),
        ("date:2024", [1, 2]),
        ("date:2024-06-18", [1]),
        ("since:2024-06-19", [2]),
        ("until:2024-06-19 -cod", [1]),
        ("date:[2023 TO 2024-06-18]", [1, 3]),
        ("NOT date:2024", [3, 4]),
        ("treaty\x00 “harbour TREATY”", [1]),
    ],
)
def test_queries_find(filled: Engine, query: str, keys: list[int]) -> None:
    assert _found(filled, query) == keys


def test_a_word_in_the_title_weighs_more(engine: Engine) -> None:
    answer = engine.search("treaty")
    assert answer.scores[1] > answer.scores[0] > 0


def test_dates_and_nothing_weigh_nothing(engine: Engine) -> None:
    assert not engine.search("").scores.any()
    assert not engine.search("date:2024").scores.any()
    assert not engine.search("NOT cod").scores.any()


def test_a_wrong_query_is_explained_and_finds_nothing(engine: Engine) -> None:
    answer = engine.search('cod "treaty')
    assert answer.problem is not None
    assert (answer.problem.message, answer.problem.start) == ("unclosed quote", 4)
    assert len(answer.keys) == 0
    assert answer.finder.hits("cod treaty") == ()


def test_the_forms_of_a_word_are_listed(engine: Engine) -> None:
    assert engine.search("treaties").finds == ("treaty", "treaties")
    assert engine.search("presid*").finds == ("presidency", "president", "presidents")
    assert engine.search("cod -harbour").finds == ("cod",)


def test_names_are_answered_by_who_knows_them(engine: Engine) -> None:
    known = {"quill": [3, 1, 99], "board": [4]}
    asked: list[Asked] = []

    def named(one: Asked) -> ArticlesFound:
        asked.append(one)
        words = one.words if isinstance(one, StoryAsked) else one.name
        return ArticlesFound(np.array(known.get(words, []), np.int64), (words.title(),))

    def found(query: str) -> list[int]:
        return [int(key) for key in engine.search(query, named).keys]

    assert found("person:quill") == [1, 3]
    assert found("person:quill OR org:board") == [1, 3, 4]
    assert found("treaty person:quill") == [1]
    assert found("treaty -person:quill") == [2]
    assert found("NOT (person:quill OR name:board)") == [2]
    assert found("place:nowhere") == []
    assert found("treaty -story:quill") == [2]
    assert set(asked) == {
        NameAsked("person", "quill"),
        NameAsked("organisation", "board"),
        NameAsked(None, "board"),
        NameAsked("place", "nowhere"),
        StoryAsked("quill"),
    }
    answer = engine.search("treaty person:quill -name:board", named)
    assert answer.finds == ("treaty", "treaties", "Quill")
    assert answer.asked == (NameAsked("person", "quill"),)
    assert answer.scores.tolist() == engine.search("treaty").scores[:1].tolist()
    assert engine.search("person:quill").keys.tolist() == []  # where nobody knows any


def test_a_misspelt_query_gets_a_suggestion_that_finds_something(engine: Engine) -> None:
    assert engine.search("Harbur trety").suggestion == "harbour treaty"
    assert engine.search('"harbour traety"').suggestion == '"harbour treaty"'
    assert engine.search("outlet:velmark treaty").suggestion == "outlet:vellmark treaty"
    assert engine.search("treaty").suggestion is None
    assert engine.search("treaty cod").suggestion is None
    assert engine.search("xylophone").suggestion is None


def test_hits_are_lit_as_they_were_found(engine: Engine) -> None:
    def lit(query: str, text: str) -> list[str]:
        return [text[a:b] for a, b in engine.search(query).finder.hits(text)]

    text = "Treaties, the treaty’s end. “White” house; a white house. Présidents preside."
    assert lit("treaty", text) == ["Treaties", "treaty"]
    assert lit('"white house"', text) == ["White” house", "white house"]
    assert lit("president*", text) == ["Présidents"]
    assert lit("treaty -house", text) == ["Treaties", "treaty"]
    assert lit("title:treaty", text) == []
    assert lit("outlet:treaty since:2020", text) == []
    finder = engine.search("title:treaty OR house").finder
    assert finder.title_hits("House treaty") == ((0, 5), (6, 12))
    assert finder.hits("House treaty") == ((0, 5),)


def test_changes_replace_and_remove(engine: Engine) -> None:
    engine.apply([_text(2, "Nothing about that any more.")], [3, 99], 2)
    assert engine.generation == 2
    assert engine.documents() == 3
    assert list(engine.keys()) == [1, 2, 4]
    assert _found(engine, "treaty") == [1]
    assert _found(engine, "cod") == [4]
    assert engine.document_frequency(term("treaty")) == 1
    assert engine.search("cod prices").finds == ("cod",)


def test_a_change_can_be_applied_again(engine: Engine) -> None:
    before = engine.search("treaty")
    engine.apply(TEXTS, [], 1)
    after = engine.search("treaty")
    assert list(after.keys) == list(before.keys)
    assert list(after.scores) == list(before.scores)
    assert engine.documents() == 4


def test_scores_do_not_depend_on_the_order_of_changes(engine: Engine, tmp_path: Path) -> None:
    engine.apply([_text(5, "treaty " * 40)], [], 2)
    engine.apply([_text(1, TEXTS[0].text, TEXTS[0].title)], [5], 3)
    other = open_engine(tmp_path / "other")
    other.apply(reversed(TEXTS), [], 1)
    for query in ("treaty", "presid*", '"harbour treaty" OR cod'):
        left, right = engine.search(query), other.search(query)
        assert list(left.keys) == list(right.keys)
        assert list(left.scores) == list(right.scores)
    other.close()


def test_a_key_comes_once_in_a_change(engine: Engine) -> None:
    with pytest.raises(ValueError, match="twice"):
        engine.apply([TEXTS[0], TEXTS[0]], [], 2)
    assert engine.documents() == 4
    engine.apply([_text(5, "after that all is well")], [], 2)
    assert engine.documents() == 5


def test_what_fails_while_articles_come_leaves_the_old_state(engine: Engine) -> None:
    def interrupted() -> Iterator[IndexedText]:
        yield _text(7, "treaty")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        engine.apply(interrupted(), [1], 2)
    assert (engine.generation, engine.documents()) == (1, 4)
    engine.apply([], [1], 2)
    assert list(engine.keys()) == [2, 3, 4]


def test_hostile_texts_do_no_harm(engine: Engine) -> None:
    hostile = [
        "\ud800 lone",
        "\x00\x1b[31m",
        "x" * 1_000_000,
        "'" * 100_000,
        "",
        "ʼ ʼ",
        "国" * 5_000,
    ]
    engine.apply([_text(100 + n, text, text) for n, text in enumerate(hostile)], [], 2)
    assert engine.documents() == 4 + len(hostile)
    assert _found(engine, "lone") == [100]
    assert _found(engine, "x" * 5_000) == [102]
    assert _found(engine, "国国") == [106]


def test_an_index_is_found_again(engine: Engine, tmp_path: Path) -> None:
    again = open_engine(tmp_path / "engine")
    assert again.generation == 1
    assert _found(again, "treaty") == [1, 2]
    again.close()


def test_another_process_s_change_is_seen(engine: Engine, tmp_path: Path) -> None:
    other = open_engine(tmp_path / "engine")
    other.apply([_text(5, "a treaty more")], [], 2)
    assert _found(engine, "treaty") == [1, 2, 5]
    assert engine.generation == 2
    other.close()


@pytest.mark.parametrize("in_the_way", [False, True])
def test_what_is_held_answers_though_its_folder_is_gone(
    engine: Engine, tmp_path: Path, *, in_the_way: bool
) -> None:
    before = _found(engine, "treaty")
    assert before
    shutil.rmtree(tmp_path / "engine")
    if in_the_way:
        (tmp_path / "engine").write_text("a file in its place")
    assert _found(engine, "treaty") == before


def test_an_empty_index_answers(tmp_path: Path) -> None:
    empty = open_engine(tmp_path / "engine")
    assert (empty.generation, empty.documents(), list(empty.keys())) == (0, 0, [])
    for query in ("", "cod", "c*", '"a b"', "cod~", "date:2024", "NOT cod"):
        assert _found(empty, query) == []
    assert list(empty.candidates(["cod"], 5)) == []
    empty.tidy(never)
    empty.apply([], [4], 3)
    assert (empty.generation, empty.documents()) == (3, 0)
    empty.close()


def test_candidates_come_best_first(engine: Engine) -> None:
    stems = [term(word) for word in ("signed", "harbour", "bar")]
    assert list(engine.candidates(stems, 5)) == [2, 1]
    assert list(engine.candidates(stems, 1)) == [2]
    assert list(engine.candidates([], 5)) == []


def test_tidying_changes_no_answer(engine: Engine) -> None:
    for number in range(MANY + 2):
        engine.apply([_text(10 + number, f"treaty number{number}")], [10 + number - 2], 2 + number)
    before = engine.search("treaty OR cod")
    engine.tidy(never)
    after = engine.search("treaty OR cod")
    assert list(after.keys) == list(before.keys)
    assert list(after.scores) == list(before.scores)
    assert engine.generation == 1 + MANY + 2
    assert _found(engine, '"number7 OR"') == []
    assert _found(engine, '"treaty number7"') == [17]


def test_tidying_puts_segments_together(engine: Engine, tmp_path: Path) -> None:
    def segments() -> int:
        return len(list((tmp_path / "engine").glob("*.trm")))

    for number in range(TOO_MANY - 1):
        engine.apply([_text(10 + number, "more")], [], 2 + number)
    assert segments() == TOO_MANY
    engine.tidy(never)
    assert segments() <= MANY
    for number in range(2 * TOO_MANY):
        engine.apply([_text(50 + number, "and more")], [], 50 + number)
        assert segments() <= TOO_MANY
    assert len(_found(engine, "more")) == 3 * TOO_MANY - 1


def test_a_pattern_that_stands_for_too_much_is_told(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.engine.lexicon.MOST_WORDS", 2)
    problem = engine.search("cod presid*").problem
    assert problem is not None
    assert (problem.message, problem.start, problem.end) == (
        "stands for more than 2 words: write more of it",
        4,
        11,
    )


def test_patterns_that_stand_for_too_much_in_all_are_told(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.engine.evaluate.MOST_IN_ALL", 5)
    assert engine.search("presid* treat* NOT zz*").problem is None
    problem = engine.search("presid* NOT (treat* OR cod)").problem
    assert problem is None
    problem = engine.search("presid* NOT (tr* OR c*)").problem
    assert problem is not None
    assert problem.message == "up to here, patterns stand for more than 5 words in all"


def _open_and_look(folder: Path) -> None:
    opened = open_engine(folder)
    try:
        opened.search("treaty cod harbour presid*")
    finally:
        opened.close()


def _spoil(folder: Path, pattern: str, content: bytes) -> None:
    (found,) = folder.glob(pattern)
    found.write_bytes(content)


@pytest.mark.filterwarnings(
    # Whoosh leaves the file open where its table of contents can't be read.
    "ignore::ResourceWarning",
    "ignore::pytest.PytestUnraisableExceptionWarning",
)
@pytest.mark.parametrize("pattern", ["*.toc", "*.trm", "*.pst", "*.key.col", STATE])
@pytest.mark.parametrize("content", [b"", b"\x80nonsense" * 20])
def test_damage_is_told(engine: Engine, tmp_path: Path, pattern: str, content: bytes) -> None:
    engine.close()
    _spoil(tmp_path / "engine", pattern, content)
    with pytest.raises(BrokenIndexError):
        _open_and_look(tmp_path / "engine")


@pytest.mark.skipif(sys.platform == "win32", reason="a folder can't be told from what is forbidden")
@pytest.mark.parametrize("pattern", ["*.trm", "*.key.col", STATE])
def test_a_folder_in_the_place_of_a_file_is_damage(
    engine: Engine, tmp_path: Path, pattern: str
) -> None:
    engine.close()
    (found,) = (tmp_path / "engine").glob(pattern)
    found.unlink()
    found.mkdir()
    with pytest.raises(BrokenIndexError):
        _open_and_look(tmp_path / "engine")


@pytest.mark.parametrize(
    "change", [{"layout": LAYOUT + 1}, {"whoosh": "3.0.0"}, {"generation": "many"}]
)
def test_another_layout_is_told(engine: Engine, tmp_path: Path, change: dict[str, object]) -> None:
    state = tmp_path / "engine" / STATE
    state.write_text(sealed(unsealed(state.read_text()) | change))
    with pytest.raises(BrokenIndexError):
        open_engine(tmp_path / "engine")


_KILLED = """
import os, signal, sys
from pathlib import Path
from index.engine import IndexedText, open_engine, storage, whoosh_engine

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

engine = open_engine(Path(sys.argv[1]))
target, name = {
    "writing postings": (storage.PackedFieldWriter, "close"),
    "before the commit": (storage.PackedWriter, "_commit_toc"),
    "after the commit": (whoosh_engine.WhooshEngine, "_write_state"),
}[sys.argv[2]]
setattr(target, name, die)
engine.apply([IndexedText(5, "", "a treaty more", "", None)], [1], 2)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.parametrize(
    ("moment", "keys"),
    [
        ("writing postings", [1, 2]),
        ("before the commit", [1, 2]),
        ("after the commit", [2, 5]),
    ],
)
def test_a_killed_change_can_be_applied_again(
    engine: Engine, tmp_path: Path, moment: str, keys: list[int]
) -> None:
    folder = tmp_path / "engine"
    killed = subprocess.run(
        [sys.executable, "-c", _KILLED, str(folder), moment], capture_output=True, check=False
    )
    assert killed.returncode == -9, killed.stderr
    again = open_engine(folder)
    assert again.generation == 1
    assert _found(again, "treaty") == keys
    again.apply([_text(5, "a treaty more")], [1], 2)
    assert again.generation == 2
    assert _found(again, "treaty") == [2, 5]
    assert not [path for path in folder.rglob("*") if path.suffix in (".run", ".new")]
    again.close()


def test_searches_see_whole_states_while_changes_come(engine: Engine) -> None:
    faults: list[object] = []
    done = threading.Event()

    def look() -> None:
        while not done.is_set():
            found = len(engine.search("treaty").keys), len(engine.search("tre*").keys)
            faults.extend(count for count in found if count % 2)

    readers = [threading.Thread(target=look) for _ in range(2)]
    for reader in readers:
        reader.start()
    for number in range(8):
        pair = [_text(10 + 2 * number + n, "the treaty") for n in (0, 1)]
        engine.apply(pair, [], 2 + number)
    engine.tidy(never)
    done.set()
    for reader in readers:
        reader.join()
    assert faults == []
    assert len(_found(engine, "treaty")) == 18


def test_the_library_can_be_imported_without_whoosh() -> None:
    code = "import sys, index.engine, index.engine.hits; assert 'whoosh' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
