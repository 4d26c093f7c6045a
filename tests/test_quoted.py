"""Words inside quotation marks: found, lit, counted, and nothing else."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.engine import IndexedText, open_engine
from index.engine.quoted import FIRST, LAST, numbers_and_quoted, quoted_spans
from index.engine.vocabulary import Vocabulary
from index.words import fold, term, word_spans
from tests.test_query import _problem as problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from index.engine import Engine

TEXTS = [
    "“We want a ceasefire,” said the mayor. No ceasefire came, at any cost.",
    "The mayor wants peace ‘at any cost’. 'The investigation goes on,' she said. Don't ask O'Hara.",
    "«Le cessez-le-feu», dit-il. “At any” and “cost” are apart; investigators came.",
    "He said: “No ceasefire.\n\nA ceasefire came, the mayor's “first” of many ceasefires.",
    "A ceasefire without a word of anyone, and the '90s weren't quoted.",
]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    opened = open_engine(tmp_path_factory.mktemp("quoted") / "engine")
    opened.apply([IndexedText(n, "", text, "", None) for n, text in enumerate(TEXTS[:3], 1)], [], 1)
    opened.apply([IndexedText(n, "", text, "", None) for n, text in enumerate(TEXTS[3:], 4)], [], 2)
    yield opened
    opened.close()


def lit(engine: Engine, query: str, key: int) -> list[str]:
    text = TEXTS[key - 1]
    return [text[span.start : span.end] for span in engine.search(query).finder.hits(text)]


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("quoted:ceasefire", [1, 4]),
        ("QUOTED:Ceasefires", [1, 4]),
        ('quoted:"at any cost"', [2]),
        ("quoted:(at any cost)", [2, 3]),
        ("quoted:(investigation OR first)", [2, 4]),
        ("quoted:investig*", [2]),
        ("quoted:ceasefir~", [1, 4]),
        ("quoted:c*s*t", [2, 3]),
        ("quoted:mayor", []),
        ("ceasefire -quoted:ceasefire", [5]),
        ("mayor quoted:peace", []),
        ("peace AND quoted:cost", [2]),
        ("quoted:(ceasefire NOT want)", [4]),
        ("quoted:feu", [3]),
        ("quoted:O'Hara", []),
        ("quoted:(ceasefire) cost", [1]),
        ("-quoted:(cost OR ceasefire)", [5]),
    ],
)
def test_only_what_is_quoted_is_found(engine: Engine, query: str, keys: list[int]) -> None:
    answer = engine.search(query)
    assert answer.problem is None
    assert answer.keys.tolist() == keys


def test_only_what_is_quoted_is_lit_and_counted(engine: Engine) -> None:
    assert lit(engine, "quoted:ceasefire", 1) == ["ceasefire"]
    assert lit(engine, "ceasefire", 1) == ["ceasefire", "ceasefire"]
    assert lit(engine, "quoted:ceasefire mayor", 4) == ["ceasefire", "mayor"]
    assert lit(engine, 'quoted:"at any cost"', 2) == ["at any cost"]
    assert lit(engine, 'quoted:"at any cost"', 3) == []
    assert lit(engine, "quoted:investig*", 2) == ["investigation"]
    for query, key, number in (
        ("quoted:ceasefire", 4, 1),
        ("quoted:ceasefire OR mayor", 4, 2),
        ('quoted:"at any cost"', 2, 1),
        ('quoted:"at any cost"', 3, 0),
        ("quoted:investig*", 2, 1),
    ):
        assert engine.occurrences(engine.search(query).finder, key) == number, query


def test_only_forms_that_are_quoted_are_told(engine: Engine) -> None:
    assert (engine.search("quoted:ceasefire").scores > 0).all()
    assert engine.search("ceasefire").finds == ("ceasefire", "ceasefires")
    assert engine.search("quoted:ceasefires").finds == ("ceasefire",)
    assert engine.search("quoted:cesefire").suggestion == "quoted:ceasefire"


@pytest.mark.parametrize(
    ("query", "piece", "field"),
    [
        ("quoted:date:2024", "date:", "date"),
        ("a quoted:(b (c OR org:d))", "org:", "organisation"),
        ("quoted:title:a", "title:", "title"),
        ("quoted:(quoted:a)", "quoted:", "quoted"),
    ],
)
def test_another_field_is_not_quoted(query: str, piece: str, field: str) -> None:
    message, where = problem(query)
    assert message == f"quoted: finds words, and {field}: is none"
    assert where == piece


def test_words_with_colons_are_quoted_words(engine: Engine) -> None:
    assert engine.search('quoted:https://any quoted:(a) title:x "b" date:2024').problem is None
    assert problem("quoted:(colour:red)")[0].startswith("no field colour")
    assert problem("quoted: a")[0] == "quoted: needs a word right after it"


_TEXT = st.text(alphabet="ab s.,\n\"'“”‘’‚«»„`é1", max_size=120)


@settings(max_examples=100, deadline=None)
@given(text=_TEXT)
def test_a_text_cut_at_its_quotations_has_the_same_words(text: str) -> None:
    vocabulary = Vocabulary()
    found, quoted = numbers_and_quoted(vocabulary, text)
    assert found == vocabulary.numbers(text)
    words = [span for span in word_spans(text) if fold(span[0])]
    within = [
        [n for n, (_, start, end) in enumerate(words) if start >= one.start and end <= one.end]
        for one in quoted_spans(text)
    ]
    first, last = (list(quoted.get(name.decode(), ())) for name in (FIRST, LAST))
    assert [(one[0], one[-1]) for one in within if one] == list(zip(first, last, strict=True))
    assert all(a.end <= b.start for a, b in pairwise(quoted_spans(text)))


_WORDS = st.sampled_from(
    ["cod", "cods", "war", "“cod", "war”", "‘cod", "cod’", '"war', 'cod,"', "\n\n"]
)
_ASKED = st.lists(st.sampled_from(["cod", "war", "Cods"]), min_size=1, max_size=3)


@settings(max_examples=10, deadline=None)
@given(
    texts=st.lists(st.lists(_WORDS, max_size=14).map(" ".join), min_size=3, max_size=8),
    asked=st.lists(_ASKED, min_size=3, max_size=6),
)
def test_phrases_are_found_within_one_quotation_as_a_walk_finds_them(
    folders: Callable[[], Path], texts: list[str], asked: list[list[str]]
) -> None:
    engine = open_engine(folders())
    listed = [IndexedText(key, "", text, "", None) for key, text in enumerate(texts, 1)]
    engine.apply(listed[:2], [], 1)
    engine.apply(listed[2:], [], 2)
    for words in asked:
        wanted = [term(word) for word in words]
        answer = engine.search(f'quoted:"{" ".join(words)}"')
        numbers = [_times(text, wanted) for text in texts]
        assert answer.keys.tolist() == [n for n, times in enumerate(numbers, 1) if times]
        assert [n for n, text in enumerate(texts, 1) if answer.finder.hits(text)] == list(
            answer.keys
        )
        assert [engine.occurrences(answer.finder, n) for n in range(1, len(texts) + 1)] == numbers
    engine.close()


def _times(text: str, wanted: list[str]) -> int:
    """Return how often words stand in a row within one quotation of a text."""
    times = 0
    for one in quoted_spans(text):
        words = [term(word) for word, _, _ in word_spans(text, one.start, one.end)]
        size = len(wanted)
        times += sum(words[n : n + size] == wanted for n in range(len(words) - size + 1))
    return times


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    return lambda: tmp_path_factory.mktemp("walks")
